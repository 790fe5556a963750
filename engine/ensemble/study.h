/* What every analysis begins with: a scenario, who plays, which luck, how many histories, and which
 * statistics are asked.
 *
 * Always true: all points and arms of a study live runs 1 to `runs` of the same seed, so that
 * differences between them are paired (common random numbers). */
#pragma once
#include "core/err.h"
#include "core/text.h"
#include "ensemble/ensemble.h"
#include "ensemble/factors.h"
#include "ensemble/statistic.h"
#include "store/json_write.h"

enum { STUDY_STATS_MAX = 16, STUDY_NUMBER_BYTES = 32 };

typedef struct Study {
    const Scenario *scenario;
    const Policy *policy;
    DesignId design; /* of the parameters that the analysis itself does not set */
    uint64_t seed, runs;
    int months, threads;
    StatId stat[STUDY_STATS_MAX];
    int stats;
    const atomic_bool *stop; /* NULL, or: finish early once it is true */
    void *context;
    void (*progress)(void *context, uint64_t done, uint64_t all); /* or NULL */
} Study;

/* "p_member,p_reattack" into stat and stats. */
bool study_ask(Study *s, const char *names, Err *err);
/* Every statistic that can be asked, with what it means. */
void study_list(Text *out);

/* Pack, start, policy, runs, months, seed, design: three lines and an empty one, or keys. version:
 * a line, may be NULL. */
void study_head(Text *out, const Study *s, const char *version);
void study_json(JsonOut *out, const Study *s);

/* A value of a statistic for a person: shares with three places, means with four digits, "-" for
 * what was never counted. */
typedef struct StudyNumber {
    char text[STUDY_NUMBER_BYTES];
} StudyNumber;
StudyNumber study_number(StatId id, double value);
StudyNumber study_signed(StatId id, double value); /* with its sign */
/* "0.074 [0.069, 0.080]" */
void study_interval(Text *out, StatId id, Interval x);
/* {"estimate":…,"lo":…,"hi":…}, after a key. */
void study_json_interval(JsonOut *out, const char *key, Interval x);
/* A cell of a CSV row, after a comma; empty for what is not finite. */
void study_csv(Text *out, double value);

/* The points of an analysis, lived. */
typedef struct StudyPoints {
    const Study *study;
    const Factors *factors;
    int count, blocks;
    bool *done;       /* of each point */
    Interval *at;     /* of each point and statistic, 95 % */
    double *without;  /* of each point, statistic and block: the estimate without that block */
    const double *value; /* while they are lived */
} StudyPoints;
/* value: count rows of factors->count numbers, every one settable. False if it was stopped: then
 * `done` says which points are there. study_points_free in both cases. */
bool study_points_live(StudyPoints *p, const Study *study, const Factors *factors, const double *value,
                 int count);
void study_points_free(StudyPoints *p);
Interval study_points_at(const StudyPoints *p, int point, int stat);
/* The sampling variance of point a minus point b (b < 0: of a alone); jackknife over blocks of
 * runs, which sees what the shared luck takes away. NAN where it is not defined. */
double study_points_variance(const StudyPoints *p, int a, int b, int stat);
/* Estimates of a minus b without each block, for interval_jackknife. */
Interval study_points_difference(const StudyPoints *p, int a, int b, int stat, Level level);
