/* Statistics and intervals. Always true: see statistic.h. */
#include "ensemble/statistic.h"

#include <math.h>
#include <string.h>

#include "core/base.h"

enum { SHARE = 1, MEAN = 0 };

static const StatInfo infos[STAT_COUNT] = {
#define STAT(name, kind, numerator, denominator, text) {#name, kind == SHARE, text},
#include "ensemble/statistics.def"
#undef STAT
};

const StatInfo *stat_info(StatId id) { return &infos[id]; }

size_t stat_names(const char *const **names) {
    static const char *const list[] = {
#define STAT(name, ...) #name,
#include "ensemble/statistics.def"
#undef STAT
    };
    *names = list;
    return STAT_COUNT;
}

int stat_find(const char *name) {
    for (int id = 0; id < STAT_COUNT; id++)
        if (strcmp(infos[id].name, name) == 0) return id;
    return -1;
}

#define IS(order) (o->class_at[AT_END] == ORDER_##order)
#define HAS(field) (o->field > 0)
#define BY(field, month) (o->field > 0 && o->field <= (month))
#define STALEMATE (o->ended_by == END_SETTLEMENT || o->ended_by == END_FREEZE)

void tally_add(Tally *t, uint64_t run, const Outcome *o) {
    Exact *num = t->numerator[run % BLOCKS], *den = t->denominator[run % BLOCKS];
    t->runs++;
#define STAT(name, kind, numerator, denominator, text)                                             \
    exact_add(&num[STAT_##name], (double)(numerator));                                             \
    exact_add(&den[STAT_##name], (double)(denominator));
#include "ensemble/statistics.def"
#undef STAT
}

void tally_join(Tally *t, const Tally *other) {
    t->runs += other->runs;
    for (int b = 0; b < BLOCKS; b++)
        for (int id = 0; id < STAT_COUNT; id++) {
            exact_join(&t->numerator[b][id], other->numerator[b][id]);
            exact_join(&t->denominator[b][id], other->denominator[b][id]);
        }
}

void stat_of(StatId id, const Outcome *o, double *numerator, double *denominator) {
    switch (id) {
#define STAT(name, kind, top, bottom, text)                                                        \
    case STAT_##name:                                                                              \
        *numerator = (double)(top);                                                                \
        *denominator = (double)(bottom);                                                           \
        return;
#include "ensemble/statistics.def"
#undef STAT
    default: ASSERT(id < STAT_COUNT);
    }
}

void tally_sums(const Tally *t, StatId id, int without, double *numerator, double *denominator) {
    Exact num = {0}, den = {0};
    for (int b = 0; b < BLOCKS; b++) {
        if (b == without) continue;
        exact_join(&num, t->numerator[b][id]);
        exact_join(&den, t->denominator[b][id]);
    }
    *numerator = exact_value(num);
    *denominator = exact_value(den);
}

static double ratio_without(const Tally *t, StatId id, int without) {
    double num, den;
    tally_sums(t, id, without, &num, &den);
    return den > 0 ? num / den : NAN;
}

double tally_value(const Tally *t, StatId id) { return ratio_without(t, id, -1); }

Interval interval_wilson(double count, double trials, Level level) {
    static const double quantile[] = {1.959964, 2.326348, 2.575829};
    if (!(trials > 0)) return (Interval){NAN, 0, 1};
    const double p = count / trials, z = quantile[level], zz = z * z / trials;
    const double centre = (p + zz / 2) / (1 + zz);
    const double half = z * sqrt(p * (1 - p) / trials + zz / (4 * trials)) / (1 + zz);
    /* At the ends rounding could leave a bound a hair beyond the estimate. */
    return (Interval){p, count > 0 ? fmin(p, fmax(0, centre - half)) : 0,
                      count < trials ? fmax(p, fmin(1, centre + half)) : 1};
}

Interval interval_jackknife(double estimate, const double *without, int blocks, Level level) {
    static const double quantile[] = {2.009575, 2.404892, 2.679952}; /* t, 49 degrees of freedom */
    if (blocks < 2 || !isfinite(estimate)) return (Interval){estimate, -INFINITY, INFINITY};
    double mean = 0, spread = 0;
    for (int b = 0; b < blocks; b++) mean += without[b] / blocks;
    for (int b = 0; b < blocks; b++) spread += (without[b] - mean) * (without[b] - mean);
    if (!isfinite(spread)) return (Interval){estimate, -INFINITY, INFINITY};
    const double half = quantile[level] * sqrt(spread * (blocks - 1) / blocks);
    return (Interval){estimate, estimate - half, estimate + half};
}

Interval tally_interval(const Tally *t, StatId id, Level level) {
    if (infos[id].share) {
        double num, den;
        tally_sums(t, id, -1, &num, &den);
        return interval_wilson(num, den, level);
    }
    double without[BLOCKS];
    for (int b = 0; b < BLOCKS; b++) without[b] = ratio_without(t, id, b);
    return interval_jackknife(tally_value(t, id), without, BLOCKS, level);
}

void interval_put(JsonOut *out, const char *name, Interval x) {
    json_out_put_real(out, name, x.estimate);
    json_out_put_real(out, "lo", x.low);
    json_out_put_real(out, "hi", x.high);
}

void interval_json(JsonOut *out, const char *key, Interval x) {
    json_out_key(out, key);
    json_out_object_begin(out);
    interval_put(out, "p", x);
    json_out_object_end(out);
}
