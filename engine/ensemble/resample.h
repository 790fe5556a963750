/* The bootstrap that analyses share. Efron 1979.
 *
 * Always true: resample r of a seed depends on seed, r and the number of rows alone. */
#pragma once
#include "ensemble/statistic.h"

/* rows row numbers below rows, drawn with replacement. */
void resample_pick(uint64_t seed, int resample, int rows, int *pick);
/* The estimate with the 2.5 and 97.5 % percentiles of its resamples. */
Interval resample_interval(double estimate, const double *value, int resamples);
/* How far ranks move between resamples: for each pair of the first resamples the mean change of
 * rank, each factor weighted by the square of the larger of its two values; of these the 95 %
 * quantile. value: [factor][resample]. Sarrazin, Pianosi & Wagener 2016. */
double resample_rank_shift(const double *value, int factors, int resamples);
