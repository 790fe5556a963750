/* Many games over threads.
 *
 * Always true: outcomes are handed over one at a time in order of run number, so every result is
 * the same for any number of threads; memory does not grow with the number of runs. */
#pragma once
#include <stdatomic.h>

#include "ensemble/design.h"
#include "ensemble/outcome.h"

typedef struct Ensemble {
    const Scenario *scenario;
    const Policy *policy; /* NULL: passive */
    Design design;        /* design.runs and design.seed as below unless meant otherwise */
    uint64_t seed, runs;  /* of luck, and how many */
    uint64_t first;       /* run number of the first; 0 means 1: run 0 is the played world */
    int months;
    int threads;          /* 0: as many as there are processors */
    const atomic_bool *stop; /* NULL, or: finish early once it is true */
    void *context;
    /* For every run in order, never two at a time, but on any thread. */
    void (*take)(void *context, uint64_t run, const Parameters *k, const Outcome *o);
    /* NULL, or called now and then from the calling order of take. */
    void (*progress)(void *context, uint64_t done, uint64_t runs);
} Ensemble;

/* Returns how many runs were taken: runs, or fewer if stopped. */
uint64_t ensemble_run(const Ensemble *e);
int ensemble_processors(void);
