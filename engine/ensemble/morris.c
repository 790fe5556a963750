/* Trajectories and elementary effects. Always true: see morris.h. */
#include "ensemble/morris.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/random.h"
#include "ensemble/resample.h"

/* The order in which a trajectory moves the factors: Fisher & Yates 1938. */
static void shuffle(RandomKey key, int factors, int *order) {
    const uint64_t draw = name_hash("morris order");
    for (int f = 0; f < factors; f++) order[f] = f;
    for (int f = factors - 1; f > 0; f--) {
        const int other = (int)(random_uniform(key, draw, (uint64_t)f) * (f + 1));
        const int kept = order[f];
        order[f] = order[other];
        order[other] = kept;
    }
}

void morris_design(int factors, int trajectories, int levels, uint64_t seed, double *unit) {
    ASSERT(factors > 0 && factors <= FACTORS_MAX && levels >= 2 && levels % 2 == 0);
    const uint64_t draw = name_hash("morris start");
    for (int t = 0; t < trajectories; t++) {
        double *point = unit + (size_t)t * (size_t)(factors + 1) * (size_t)factors;
        const RandomKey key = random_key_world(seed, (uint64_t)t);
        int level[FACTORS_MAX], order[FACTORS_MAX];
        for (int f = 0; f < factors; f++) {
            level[f] = (int)(random_uniform(key, draw, (uint64_t)f) * levels);
            point[f] = (double)level[f] / (levels - 1);
        }
        shuffle(key, factors, order);
        for (int n = 0; n < factors; n++) {
            memcpy(point + factors, point, (size_t)factors * sizeof *point);
            point += factors;
            const int f = order[n];
            /* The lower half has room above it alone, the upper half below it. */
            level[f] += level[f] < levels / 2 ? levels / 2 : -levels / 2;
            point[f] = (double)level[f] / (levels - 1);
        }
    }
}

/* [factor][trajectory], NAN where it is not defined; variances of sampling likewise. */
typedef struct Effects {
    double *effect, *variance;
} Effects;

static void take_effects(const MorrisOutputs *in, Effects *out) {
    const int factors = in->factors;
    for (int t = 0; t < in->trajectories; t++)
        for (int n = 1; n <= factors; n++) {
            const int at = t * (factors + 1) + n;
            const double *now = in->unit + (size_t)at * (size_t)factors, *before = now - factors;
            int f = 0;
            while (now[f] == before[f]) f++;
            const double step = now[f] - before[f];
            out->effect[f * in->trajectories + t] = (in->y[at] - in->y[at - 1]) / step;
            out->variance[f * in->trajectories + t] =
                in->noise ? in->noise[at] / (step * step) : 0;
        }
}

static double mean_of_absolutes(const double *effect, int count, const int *pick) {
    double sum = 0;
    for (int n = 0; n < count; n++) sum += fabs(effect[pick ? pick[n] : n]);
    return sum / count;
}

static Interval mu_star_of(const double *effect, int count, uint64_t seed) {
    double star[MORRIS_RESAMPLES];
    int *pick = memory_new((size_t)count * sizeof *pick);
    for (int r = 0; r < MORRIS_RESAMPLES; r++) {
        resample_pick(seed, r, count, pick);
        star[r] = mean_of_absolutes(effect, count, pick);
    }
    free(pick);
    return resample_interval(mean_of_absolutes(effect, count, NULL), star, MORRIS_RESAMPLES);
}

/* Moves what is defined to the front; returns how many. */
static int defined(double *value, int count) {
    int kept = 0;
    for (int n = 0; n < count; n++)
        if (isfinite(value[n])) value[kept++] = value[n];
    return kept;
}

static MorrisEffect effect_of(double *effect, double *variance, int trajectories, uint64_t seed) {
    MorrisEffect x = {.counted = defined(effect, trajectories)};
    const int variances = defined(variance, trajectories);
    if (x.counted == 0) {
        x.mu = x.sigma = x.noise = NAN;
        x.mu_star = (Interval){NAN, NAN, NAN};
        return x;
    }
    double spread = 0, noise = 0;
    for (int n = 0; n < x.counted; n++) x.mu += effect[n] / x.counted;
    for (int n = 0; n < x.counted; n++) spread += (effect[n] - x.mu) * (effect[n] - x.mu);
    for (int n = 0; n < variances; n++) noise += variance[n] / variances;
    x.sigma = x.counted > 1 ? sqrt(spread / (x.counted - 1)) : NAN;
    x.noise = sqrt(noise);
    x.mu_star = mu_star_of(effect, x.counted, seed);
    return x;
}

static void rank_effects(MorrisResult *out) {
    for (int f = 0; f < out->factors; f++) {
        out->effect[f].rank = 1;
        for (int g = 0; g < out->factors; g++) {
            const double mine = out->effect[f].mu_star.estimate;
            const double other = out->effect[g].mu_star.estimate;
            const bool unranked = !isfinite(mine) && isfinite(other);
            const bool equal = other == mine || (!isfinite(mine) && !isfinite(other));
            out->effect[f].rank += unranked || other > mine || (equal && g < f);
        }
    }
}

bool morris_effects(const MorrisOutputs *in, MorrisResult *out, Err *err) {
    const size_t places = (size_t)in->factors * (size_t)in->trajectories;
    Effects e = {.effect = memory_new(places * sizeof(double)),
                 .variance = memory_new(places * sizeof(double))};
    ASSERT(in->factors > 0 && in->factors <= FACTORS_MAX);
    take_effects(in, &e);
    *out = (MorrisResult){.factors = in->factors, .trajectories = in->trajectories};
    int counted = 0;
    for (int f = 0; f < in->factors; f++) {
        const int at = f * in->trajectories;
        out->effect[f] = effect_of(e.effect + at, e.variance + at, in->trajectories, in->seed);
        counted += out->effect[f].counted;
    }
    rank_effects(out);
    free(e.effect);
    free(e.variance);
    return counted > 0 || err_set(err, "not defined at any two neighbouring points: more runs a "
                                       "point, or a statistic that is always defined");
}

/* --- the model -------------------------------------------------------------------------------- */

static bool judge(Morris *m, const StudyPoints *p, const double *unit, int stat, Err *err) {
    const int width = m->factors.count + 1, count = m->lived * width;
    double *y = memory_new((size_t)count * sizeof *y), *noise = memory_zeros((size_t)count, sizeof *noise);
    for (int n = 0; n < count; n++) {
        y[n] = study_points_at(p, n, stat).estimate;
        if (n % width) noise[n] = study_points_variance(p, n, n - 1, stat);
    }
    const MorrisOutputs in = {.trajectories = m->lived, .factors = m->factors.count, .unit = unit,
                              .y = y, .noise = noise, .seed = m->study.seed};
    const bool ok = morris_effects(&in, &m->result[stat], err);
    free(y);
    free(noise);
    return ok || err_wrap(err, "%s", stat_info(m->study.stat[stat])->name);
}

bool morris_run(Morris *m, Err *err) {
    const int factors = m->factors.count, count = m->trajectories * (factors + 1);
    const size_t numbers = (size_t)count * (size_t)factors;
    double *unit = memory_new(numbers * sizeof *unit), *value = memory_new(numbers * sizeof *value);
    morris_design(factors, m->trajectories, m->levels, m->study.seed, unit);
    for (int n = 0; n < count; n++)
        factors_scale(&m->factors, unit + n * factors, value + n * factors);
    StudyPoints p;
    study_points_live(&p, &m->study, &m->factors, value, count);
    int whole = 0;
    while (whole < count && p.done[whole]) whole++;
    m->lived = whole / (factors + 1);
    bool ok = m->lived >= 2 || err_set(err, "interrupted before two trajectories were lived");
    for (int stat = 0; ok && stat < m->study.stats; stat++) ok = judge(m, &p, unit, stat, err);
    study_points_free(&p);
    free(unit);
    free(value);
    return ok;
}
