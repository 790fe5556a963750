/* Living what is missing of a part, and putting it together from the processes of an MPI job.
 *
 * Always true: runs are counted and rows handed over in order of run number, those of an earlier part in
 * their places, so the result is the one of an ensemble that was lived in one go, by one process; what was
 * done when it was stopped is counted. */
#pragma once
#include "ensemble/part.h"

typedef struct Collect {
    Ensemble ensemble; /* without first, runs, context, take, progress */
    const Part *old;   /* an earlier part to go on with, or NULL */
    Part *part;        /* begun; its summary counts what is lived, and the old part */
    PartSpan range;    /* of it; may be empty. All of the old part lies in it */
    RowsOut *rows;     /* begun, or NULL */
    void *told;        /* for progress, which may be NULL */
    void (*progress)(void *told, uint64_t done, uint64_t runs);
    uint64_t lived, wanted; /* so far, and in all; without those of the old part */
} Collect;

/* False with err if a row of the old part cannot be read. */
bool collect_run(Collect *c, Err *err);

/* In an MPI job of several processes (ranks.h): the slice of first to last that falls to this one. */
PartSpan collect_slice(uint64_t first, uint64_t last);
/* The first process takes in the parts and rows of the others, in order; the others send theirs. kept: the
 * rows of one of the others. */
bool collect_gather(Part *part, RowsOut *rows, RowFile *kept, Err *err);
