/* The tornado: one statistic, each uncertain parameter alone at the low and the high end of its
 * range.
 *
 * Always true: every bar lives the same run numbers of the same seed as the nominal parameters, so
 * a parameter that has no bearing on the statistic changes it by exactly nothing; bars stand in
 * order of the size of their change. */
#pragma once
#include <stdatomic.h>

#include "core/text.h"
#include "ensemble/ensemble.h"
#include "ensemble/statistic.h"
#include "store/json_write.h"

typedef struct TornadoBar {
    ParamId parameter;
    double low, high;       /* of the parameter */
    double at_low, at_high; /* the statistic there; NAN if nothing was counted */
    Interval change;        /* at_high - at_low, paired: jackknife over blocks of runs, 95 % */
    bool tells;             /* the interval does not hold 0 */
} TornadoBar;

typedef struct Tornado {
    const Scenario *scenario;
    const Policy *policy;
    StatId of;
    uint64_t seed, runs; /* for each end of each bar */
    int months, threads;
    const atomic_bool *stop; /* may be NULL */
    void *context;
    void (*progress)(void *context, uint64_t done, uint64_t all); /* histories; may be NULL */
    Interval nominal; /* the statistic with every parameter at its nominal value, 95 % */
    TornadoBar bar[PARAM_COUNT];
    int bars;
} Tornado;

/* Everything before `nominal` is ours to set. False if it was stopped; bars holds those done, in
 * order. */
bool tornado_run(Tornado *t);
void tornado_report(Text *out, const Tornado *t);
void tornado_json(JsonOut *out, const Tornado *t);
void tornado_csv(Text *out, const Tornado *t);
