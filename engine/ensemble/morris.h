/* Morris' screening: how much, and how unevenly, each factor moves a statistic.
 *
 * Always true: the effects are computed from a matrix of outputs and nothing of the model; the same
 * outputs and seed give the same result. Morris 1991 (Technometrics 33); mu* of Campolongo,
 * Cariboni & Saltelli 2007 (Environmental Modelling & Software 22). */
#pragma once
#include "ensemble/study.h"

enum { MORRIS_RESAMPLES = 500 };

/* Trajectories on a grid of `levels` (even) levels: each begins at a random point of it and moves
 * every factor once, in random order, by levels / (2 (levels − 1)) of its range, up or down as
 * there is room. unit: trajectories × (factors + 1) × factors numbers from 0 to 1. */
void morris_design(int factors, int trajectories, int levels, uint64_t seed, double *unit);

typedef struct MorrisOutputs {
    int trajectories, factors;
    const double *unit;  /* the design */
    const double *y;     /* trajectories × (factors + 1) */
    const double *noise; /* NULL, or the sampling variance of each point minus the one before it */
    uint64_t seed;       /* of the bootstrap */
} MorrisOutputs;

/* Of one factor, in units of the statistic for the whole range of the factor. */
typedef struct MorrisEffect {
    double mu;        /* mean effect, with its sign */
    Interval mu_star; /* mean of absolute effects; 95 % percentile bootstrap over trajectories */
    double sigma;     /* standard deviation: interaction, or a bent curve */
    double noise;     /* standard deviation of one effect from sampling alone */
    int rank;         /* by mu*, 1 is the largest */
    int counted;      /* effects that are defined */
} MorrisEffect;

typedef struct MorrisResult {
    int factors, trajectories;
    MorrisEffect effect[FACTORS_MAX];
} MorrisResult;
/* False if no effect is defined. */
bool morris_effects(const MorrisOutputs *in, MorrisResult *out, Err *err);

/* The whole screening of a model. */
typedef struct Morris {
    Study study;
    Factors factors;
    int trajectories, levels;
    int lived; /* trajectories that were lived */
    MorrisResult result[STUDY_STATS_MAX];
} Morris;
/* study, factors, trajectories and levels are ours to set. When stopped it works with the whole
 * trajectories that are there, at least two. */
bool morris_run(Morris *m, Err *err);
void morris_report(Text *out, const Morris *m);
void morris_json(JsonOut *out, const Morris *m);
void morris_csv(Text *out, const Morris *m); /* one row for each statistic and factor */
