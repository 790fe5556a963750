/* How many runs are enough? Running estimates at doubling numbers of runs, and by block of luck.
 *
 * Always true: the runs of an earlier row are among those of every later one, and no two blocks
 * share a run. Background: Lee et al. 2015 (JASSS 18(4) 4), who let the number of runs of a
 * stochastic model grow until its spread is stable. */
#pragma once
#include "ensemble/study.h"

enum { CONVERGENCE_ROWS_MAX = 32, CONVERGENCE_BLOCKS = 10, CONVERGENCE_FIRST = 100,
       CONVERGENCE_LEAST = BLOCKS * CONVERGENCE_BLOCKS };

typedef struct ConvergenceRow {
    uint64_t runs;
    Interval at; /* 95 % */
} ConvergenceRow;

/* What one statistic needs. Shares: absolute half-widths of 0.01 and 0.005; means: relative to the
 * estimate. */
typedef struct ConvergenceNeed {
    double half_width; /* now, in the statistic's unit */
    double target[2];  /* half-widths that are asked */
    double runs[2];    /* that would give them; NAN where nothing was counted */
    double scatter;    /* standard deviation between blocks over the one expected: of ten
                          blocks from 0.55 to 1.45 in 95 of 100 cases */
} ConvergenceNeed;

typedef struct Convergence {
    Study study; /* runs: of the last row */
    ConvergenceRow row[STUDY_STATS_MAX][CONVERGENCE_ROWS_MAX];
    int rows;
    Interval block[STUDY_STATS_MAX][CONVERGENCE_BLOCKS]; /* equal parts of the runs, in order */
    uint64_t block_runs, lived;
    ConvergenceNeed need[STUDY_STATS_MAX];
} Convergence;

/* study is ours to set, with at least CONVERGENCE_LEAST runs. Stopped, it tells of the runs that
 * were lived; false if fewer than BLOCKS were. */
bool convergence_run(Convergence *c, Err *err);
void convergence_report(Text *out, const Convergence *c);
void convergence_json(JsonOut *out, const Convergence *c);
/* One row for each statistic and row or block. */
void convergence_csv(Text *out, const Convergence *c);
