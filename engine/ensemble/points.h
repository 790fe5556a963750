/* A design of one's own: a table of parameter points, one row a run.
 *
 * Always true: each column is a parameter that the scenario does not hold, each number lies within what
 * an experiment may set (override.h); what has no column keeps its nominal value. */
#pragma once
#include "core/digest.h"
#include "core/err.h"
#include "model/scenario.h"

enum { POINTS_MAX_BYTES = 256 << 20, POINTS_MAX_CELLS = 100000000 };

typedef struct Points {
    int rows, columns;
    ParamId column[PARAM_COUNT];
    double *value; /* rows · columns */
    Digest digest; /* of names and numbers */
} Points;

/* CSV: a row of names, then numbers. held: PARAM_COUNT flags, or NULL: these were set by --set. Errors
 * name line and column, and the nearest known name. points_free() *out after success. */
bool points_read(const char *path, const bool *held, Points *out, Err *err);
void points_free(Points *points); /* a Points of zeros is allowed */
/* The parameters of a run, 1 to rows. */
void points_set(const Points *points, uint64_t run, Parameters *k);
