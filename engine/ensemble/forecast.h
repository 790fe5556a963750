/* A registered statement: the dated forecasts of a scenario, to be scored once they are resolved.
 *
 * Always true: every row says who made it (version, pack with fingerprint, start, what was set,
 * policy, seed, runs), on which assumptions and when; no chance is 0 or 1, since what did not
 * happen in N runs is not thereby impossible: the chance is (yes + 1/2) / (N + 1), and of K classes
 * (count + 1/2) / (N + K / 2). */
#pragma once
#include "core/digest.h"
#include "core/text.h"
#include "ensemble/statistic.h"

typedef struct ForecastHead {
    const Scenario *scenario;
    const char *version, *commit, *policy, *design;
    const char *set; /* what an experiment set, "NAME=VALUE ..."; "" for the pack as it stands */
    Digest pack;     /* its fingerprint */
    uint64_t seed;
    int months, made; /* horizon of the ensemble; the day of the statement, yyyymmdd */
} ForecastHead;

/* The last day of month `month` of a scenario, yyyymmdd. */
int forecast_horizon(const Scenario *s, int month);
/* Appends the statement as CSV that score_run reads. Questions whose horizon is not after the day
 * of the statement are left out; returns how many rows there are, *left_out the others. */
int forecast_csv(Text *out, const Tally *t, const ForecastHead *head, int *left_out);
