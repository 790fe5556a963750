/* Named statistics of an ensemble, and their intervals.
 *
 * Always true: a statistic is a ratio of sums over runs; the sums are kept for 50 fixed blocks of
 * runs (run number modulo 50), so that any expression over statistics has a jackknife error, and
 * arms with the same seed are compared run by run. The sums are exact: the order of the runs, and how
 * they were split among threads and machines, changes no bit. */
#pragma once
#include "ensemble/exact.h"
#include "ensemble/outcome.h"
#include "store/json_write.h"

enum { BLOCKS = 50 };

typedef enum StatId {
#define STAT(name, ...) STAT_##name,
#include "ensemble/statistics.def"
#undef STAT
    STAT_COUNT
} StatId;

typedef struct StatInfo {
    const char *name;
    bool share; /* a plain proportion: its interval is Wilson's */
    const char *text;
} StatInfo;
const StatInfo *stat_info(StatId id);
int stat_find(const char *name); /* -1 if unknown */
size_t stat_names(const char *const **names);

/* What one run contributes: the statistic is the ratio of the sums of these over runs. */
void stat_of(StatId id, const Outcome *o, double *numerator, double *denominator);

typedef struct Tally {
    uint64_t runs;
    Exact numerator[BLOCKS][STAT_COUNT], denominator[BLOCKS][STAT_COUNT];
} Tally;
void tally_add(Tally *t, uint64_t run, const Outcome *o);
/* Adds the runs of another, which must be others. */
void tally_join(Tally *t, const Tally *other);
/* Sums over all blocks but `without` (-1: over all). */
void tally_sums(const Tally *t, StatId id, int without, double *numerator, double *denominator);
double tally_value(const Tally *t, StatId id); /* NAN when nothing was counted */

typedef struct Interval {
    double estimate, low, high;
} Interval;
/* Into the open object: its estimate under `name`, and "lo" and "hi". */
void interval_put(JsonOut *out, const char *name, Interval x);
/* "key": {"p": estimate, "lo": …, "hi": …} */
void interval_json(JsonOut *out, const char *key, Interval x);

/* Levels of confidence: Wilson's use the normal, the jackknife Student's t with 49 degrees. */
typedef enum Level { LEVEL_TWO_SIDED_95, LEVEL_ONE_SIDED_99, LEVEL_TWO_SIDED_99 } Level;

/* A proportion of `count` in `trials`; Wilson 1927. trials 0: NAN between 0 and 1. */
Interval interval_wilson(double count, double trials, Level level);
/* From the estimate and the `blocks` estimates without one block; Quenouille 1949, Tukey 1958. */
Interval interval_jackknife(double estimate, const double *without, int blocks, Level level);
/* Of one statistic: Wilson's or the jackknife's, as fits. */
Interval tally_interval(const Tally *t, StatId id, Level level);
