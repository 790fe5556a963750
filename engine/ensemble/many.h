/* The same work for many numbers, on all processors.
 *
 * Always true: work(context, n) is called once for every n below count unless stopped, on any thread;
 * what it writes must be its own place. Results that are added up afterwards in order do not depend on
 * the number of threads. */
#pragma once
#include <stdatomic.h>

#include "core/base.h"

typedef struct Many {
    int count, threads;      /* threads 0: as many as there are processors */
    const atomic_bool *stop; /* NULL, or: finish early once it is true */
    void *context;
    void (*work)(void *context, int n);
    /* NULL, or called now and then, on the calling thread. */
    void (*progress)(void *told, uint64_t done, uint64_t count);
    void *told;
} Many;

/* False if it was stopped. */
bool many_run(const Many *m);
