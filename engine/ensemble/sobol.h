/* Variance-based sensitivity: which factor's uncertainty makes how much of an output's variance.
 *
 * Always true: the estimators see a matrix of outputs and nothing of the model, so that they can be
 * tested on functions whose indices are known; the same outputs and seed give the same result. */
#pragma once
#include "ensemble/study.h"

enum { SOBOL_ROWS_LEAST = 16, SOBOL_ROWS_MOST = 16384, SOBOL_STEPS = 4, SOBOL_RESAMPLES = 500 };

/* The design of Saltelli et al. 2010 (Computer Physics Communications 181): `rows` rows (a power of
 * two) of factors + 2 points: A, B, then A with each one coordinate from B, where A and B are the
 * two halves of a scrambled Sobol point. unit: rows × (factors + 2) × factors numbers in (0, 1). */
void sobol_design(int factors, int rows, uint64_t seed, double *unit);

/* What came out at the points of the design, in its order. */
typedef struct SobolOutputs {
    int rows, factors;
    const double *y; /* rows × (factors + 2); a row with one that is not finite is left out */
    /* NULL: no sampling noise; or, in the same shape, sampling variances: of A by itself, of B
     * minus A, and of each mixed point minus A. */
    const double *noise;
    uint64_t seed; /* of the bootstrap */
} SobolOutputs;

typedef struct SobolIndex {
    Interval first; /* S1, Saltelli et al. 2010; 95 % percentile bootstrap over rows */
    Interval total; /* ST, Jansen 1999; the same */
    double noise;   /* the part of ST that is sampling noise */
    double clean;   /* ST with the noise taken out of numerator and variance */
    int rank;       /* by ST, 1 is the largest */
} SobolIndex;

/* The same from the first rows alone: is it settled? Sarrazin, Pianosi & Wagener 2016
 * (Environmental Modelling & Software 79): the widest interval of ST below 0.05, and the 95 %
 * quantile over pairs of resamples of the change of ranks, weighted by the larger ST squared, below
 * 1. */
typedef struct SobolStep {
    int rows;
    double width, rank_shift;
} SobolStep;

typedef struct SobolResult {
    int factors, rows, left_out; /* rows that counted; rows with an output that is not defined */
    double mean, variance;       /* of the output over the factors' box */
    /* Share of the variance that is sampling noise: as it was, and as it would have been with
     * independent luck at every point. 0 without noise. */
    double noise_share, noise_share_independent;
    SobolIndex index[FACTORS_MAX];
    SobolStep step[SOBOL_STEPS];
    int steps;
} SobolResult;
/* False if fewer than SOBOL_ROWS_LEAST rows are defined, or the output never varies. */
bool sobol_indices(const SobolOutputs *in, SobolResult *out, Err *err);

/* The whole analysis of a model. Free with sobol_free. */
typedef struct Sobol {
    Study study;
    Factors factors;
    int rows;                            /* wanted; a power of two */
    int lived;                           /* rows that were lived */
    SobolResult result[STUDY_STATS_MAX]; /* of each statistic */
} Sobol;
/* study, factors and rows are ours to set. When stopped it works with the largest power of two of
 * rows that are there. */
bool sobol_run(Sobol *s, Err *err);
void sobol_report(Text *out, const Sobol *s);
void sobol_json(JsonOut *out, const Sobol *s);
/* The factors with the largest total indices of each statistic, noise taken out, `most` of them at most: a line each,
 * or "total_indices": {"p_member": [{"factor": …, "ST": {…}, "ST_clean": …}, …]}. */
void sobol_summary(Text *out, const Sobol *s, int most);
void sobol_summary_json(JsonOut *out, const Sobol *s, int most);
/* One row for each statistic and factor. */
void sobol_csv(Text *out, const Sobol *s);
