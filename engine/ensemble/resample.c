/* Drawing with replacement, percentiles, ranks. Always true: see resample.h. */
#include "ensemble/resample.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/random.h"

enum { PAIRED_RESAMPLES = 100 };

void resample_pick(uint64_t seed, int resample, int rows, int *pick) {
    const RandomKey key = random_key_world(seed, (uint64_t)resample);
    const uint64_t draw = name_hash("bootstrap");
    for (int n = 0; n < rows; n++) {
        const int at = (int)(random_uniform(key, draw, (uint64_t)n) * rows);
        pick[n] = at < rows ? at : rows - 1;
    }
}

static int compare(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double quantile_of(const double *sorted, int count, double p) {
    const double place = p * (count - 1);
    const int below = (int)place, above = below + 1 < count ? below + 1 : below;
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

Interval resample_interval(double estimate, const double *value, int resamples) {
    double *sorted = memory_new((size_t)resamples * sizeof *sorted);
    memcpy(sorted, value, (size_t)resamples * sizeof *sorted);
    qsort(sorted, (size_t)resamples, sizeof *sorted, compare);
    const Interval x = {estimate, quantile_of(sorted, resamples, 0.025),
                        quantile_of(sorted, resamples, 0.975)};
    free(sorted);
    return x;
}

/* rank[resample × factors]; equal values keep the order of the factors. */
static void rank_all(const double *value, int factors, int resamples, int taken, int *rank) {
    for (int r = 0; r < taken; r++)
        for (int f = 0; f < factors; f++) {
            const double mine = value[f * resamples + r];
            int above = 0;
            for (int g = 0; g < factors; g++) {
                const double other = value[g * resamples + r];
                above += other > mine || (other == mine && g < f);
            }
            rank[r * factors + f] = above + 1;
        }
}

static double shift_between(const double *value, const int *rank, int factors, int resamples,
                            int a, int b) {
    double moved = 0, weight = 0;
    for (int f = 0; f < factors; f++) {
        const double larger = fmax(value[f * resamples + a], value[f * resamples + b]);
        moved += abs(rank[a * factors + f] - rank[b * factors + f]) * larger * larger;
        weight += larger * larger;
    }
    return weight > 0 ? moved / weight : 0;
}

double resample_rank_shift(const double *value, int factors, int resamples) {
    const int taken = resamples < PAIRED_RESAMPLES ? resamples : PAIRED_RESAMPLES;
    const int pairs = taken * (taken - 1) / 2;
    int *rank = memory_new((size_t)(taken * factors) * sizeof *rank);
    double *shift = memory_new((size_t)pairs * sizeof *shift);
    ASSERT(pairs > 0);
    rank_all(value, factors, resamples, taken, rank);
    int n = 0;
    for (int a = 0; a < taken; a++)
        for (int b = a + 1; b < taken; b++)
            shift[n++] = shift_between(value, rank, factors, resamples, a, b);
    qsort(shift, (size_t)pairs, sizeof *shift, compare);
    const double result = quantile_of(shift, pairs, 0.95);
    free(rank);
    free(shift);
    return result;
}
