/* The design and the estimators of Sobol' indices. Always true: see sobol.h. */
#include "ensemble/sobol.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "ensemble/resample.h"

void sobol_design(int factors, int rows, uint64_t seed, double *unit) {
    SobolSequence *sequence = memory_new(sizeof *sequence);
    ASSERT(factors > 0 && factors <= FACTORS_MAX);
    sobol_sequence_begin(sequence);
    for (int row = 0; row < rows; row++) {
        double *a = unit + (size_t)row * (size_t)(factors + 2) * (size_t)factors, *b = a + factors;
        for (int f = 0; f < factors; f++) {
            a[f] = sobol_sequence_scrambled(sequence, (uint32_t)row, f, seed);
            b[f] = sobol_sequence_scrambled(sequence, (uint32_t)row, factors + f, seed);
        }
        for (int f = 0; f < factors; f++) {
            double *mixed = a + (f + 2) * factors;
            memcpy(mixed, a, (size_t)factors * sizeof *a);
            mixed[f] = b[f];
        }
    }
    free(sequence);
}

/* Rows that are defined, as lists of places. */
typedef struct Table {
    const SobolOutputs *in;
    const int *row;
    int rows, width;
} Table;

static const double *row_at(const Table *t, int n) {
    return t->in->y + (size_t)t->row[n] * (size_t)t->width;
}

typedef struct Moments {
    double mean, variance;
} Moments;

/* Over A and B together. */
static Moments moments_of(const Table *t, const int *pick, int rows) {
    double sum = 0, squares = 0;
    for (int n = 0; n < rows; n++) {
        const double *y = row_at(t, pick[n]);
        sum += y[0] + y[1];
    }
    const double mean = sum / (2 * rows);
    for (int n = 0; n < rows; n++) {
        const double *y = row_at(t, pick[n]);
        squares += (y[0] - mean) * (y[0] - mean) + (y[1] - mean) * (y[1] - mean);
    }
    return (Moments){mean, squares / (2 * rows - 1)};
}

/* S1 and ST of every factor from the rows that were picked. 0 where nothing varies. */
static Moments estimate(const Table *t, const int *pick, int rows, double *first, double *total) {
    const int factors = t->in->factors;
    const Moments m = moments_of(t, pick, rows);
    for (int f = 0; f < factors; f++) first[f] = total[f] = 0;
    for (int n = 0; n < rows; n++) {
        const double *y = row_at(t, pick[n]);
        for (int f = 0; f < factors; f++) {
            const double change = y[2 + f] - y[0];
            first[f] += (y[1] - m.mean) * change;
            total[f] += change * change;
        }
    }
    for (int f = 0; f < factors; f++) {
        first[f] = m.variance > 0 ? first[f] / rows / m.variance : 0;
        total[f] = m.variance > 0 ? total[f] / (2 * rows) / m.variance : 0;
    }
    return m;
}

/* Estimates from SOBOL_RESAMPLES draws of rows, by factor: [factor][resample]. */
typedef struct Bootstrap {
    double first[FACTORS_MAX][SOBOL_RESAMPLES], total[FACTORS_MAX][SOBOL_RESAMPLES];
} Bootstrap;

static void bootstrap(const Table *t, int rows, Bootstrap *out) {
    double first[FACTORS_MAX], total[FACTORS_MAX];
    int *pick = memory_new((size_t)rows * sizeof *pick);
    for (int r = 0; r < SOBOL_RESAMPLES; r++) {
        resample_pick(t->in->seed, r, rows, pick);
        estimate(t, pick, rows, first, total);
        for (int f = 0; f < t->in->factors; f++) {
            out->first[f][r] = first[f];
            out->total[f][r] = total[f];
        }
    }
    free(pick);
}

static void rank_totals(SobolResult *out) {
    for (int f = 0; f < out->factors; f++) {
        out->index[f].rank = 1;
        for (int g = 0; g < out->factors; g++) {
            const double mine = out->index[f].total.estimate, other = out->index[g].total.estimate;
            out->index[f].rank += other > mine || (other == mine && g < f);
        }
    }
}

/* Means of sampling variances over rows: of A alone, of B − A, of each mixed point − A. */
static void take_noise(const Table *t, SobolResult *out) {
    const SobolOutputs *in = t->in;
    double mean[FACTORS_MAX + 2];
    for (int c = 0; c < t->width; c++) {
        double sum = 0;
        int counted = 0;
        for (int n = 0; n < t->rows; n++) {
            const double v = in->noise ? in->noise[(size_t)t->row[n] * (size_t)t->width + (size_t)c]
                                       : 0;
            if (!isfinite(v)) continue;
            sum += v;
            counted++;
        }
        mean[c] = counted > 0 ? sum / counted : 0;
    }
    const double v = out->variance, of_noise = fmin(mean[1] / 2, v);
    out->noise_share = of_noise / v;
    out->noise_share_independent = mean[0] / v;
    for (int f = 0; f < in->factors; f++) {
        SobolIndex *x = &out->index[f];
        x->noise = fmin(mean[2 + f] / 2 / v, x->total.estimate);
        x->clean = v > of_noise ? (x->total.estimate - x->noise) * v / (v - of_noise) : NAN;
    }
}

static double widest(const Table *t, const Bootstrap *boot) {
    double width = 0;
    for (int f = 0; f < t->in->factors; f++) {
        const Interval x = resample_interval(0, boot->total[f], SOBOL_RESAMPLES);
        width = fmax(width, x.high - x.low);
    }
    return width;
}

static void add_steps(const Table *t, Bootstrap *boot, SobolResult *out) {
    for (int part = 8; part >= 1; part /= 2) {
        const int rows = t->rows / part;
        if (rows < SOBOL_ROWS_LEAST) continue;
        bootstrap(t, rows, boot);
        out->step[out->steps++] = (SobolStep){
            .rows = rows, .width = widest(t, boot),
            .rank_shift = resample_rank_shift(&boot->total[0][0], t->in->factors, SOBOL_RESAMPLES)};
    }
}

static int *whole_rows(const SobolOutputs *in, int width, int *count) {
    int *row = memory_new((size_t)in->rows * sizeof *row);
    *count = 0;
    for (int n = 0; n < in->rows; n++) {
        bool whole = true;
        for (int c = 0; c < width; c++)
            whole = whole && isfinite(in->y[(size_t)n * (size_t)width + (size_t)c]);
        if (whole) row[(*count)++] = n;
    }
    return row;
}

static bool indices_of(const Table *t, SobolResult *out, Err *err) {
    double first[FACTORS_MAX], total[FACTORS_MAX];
    if (t->rows < SOBOL_ROWS_LEAST)
        return err_set(err, "only %d of %d rows have an output everywhere, %d are wanted: more "
                            "runs a point, more points, or a statistic that is always defined",
                       t->rows, t->in->rows, SOBOL_ROWS_LEAST);
    int *all = memory_new((size_t)t->rows * sizeof *all);
    Bootstrap *boot = memory_new(sizeof *boot);
    for (int n = 0; n < t->rows; n++) all[n] = n;
    const Moments m = estimate(t, all, t->rows, first, total);
    out->mean = m.mean;
    out->variance = m.variance;
    if (m.variance > 0) {
        add_steps(t, boot, out); /* the last one is of all rows */
        for (int f = 0; f < out->factors; f++) {
            out->index[f].first = resample_interval(first[f], boot->first[f], SOBOL_RESAMPLES);
            out->index[f].total = resample_interval(total[f], boot->total[f], SOBOL_RESAMPLES);
        }
        rank_totals(out);
        take_noise(t, out);
    }
    free(all);
    free(boot);
    return m.variance > 0 || err_set(err, "the output is %g at every point", m.mean);
}

bool sobol_indices(const SobolOutputs *in, SobolResult *out, Err *err) {
    ASSERT(in->factors > 0 && in->factors <= FACTORS_MAX);
    Table t = {.in = in, .width = in->factors + 2};
    int *row = whole_rows(in, t.width, &t.rows);
    t.row = row;
    *out = (SobolResult){.factors = in->factors, .rows = t.rows, .left_out = in->rows - t.rows};
    const bool ok = indices_of(&t, out, err);
    free(row);
    return ok;
}
