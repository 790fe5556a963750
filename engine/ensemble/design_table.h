/* A design of one's own: a table of parameter points, one row a run.
 *
 * Always true: each column is a parameter that the scenario does not hold, each number lies within what
 * an experiment may set (override.h); what has no column keeps its nominal value. */
#pragma once
#include "core/digest.h"
#include "core/err.h"
#include "model/scenario.h"

enum { DESIGN_TABLE_MAX_BYTES = 256 << 20, DESIGN_TABLE_MAX_CELLS = 100000000 };

typedef struct DesignTable {
    int rows, columns;
    ParamId column[PARAM_COUNT];
    double *value; /* rows · columns */
    Digest digest; /* of names and numbers */
} DesignTable;

/* CSV: a row of names, then numbers. held: PARAM_COUNT flags, or NULL: these were set by --set. Errors
 * name line and column, and the nearest known name. design_table_free() *out after success. */
bool design_table_read(const char *path, const bool *held, DesignTable *out, Err *err);
void design_table_free(DesignTable *table); /* a DesignTable of zeros is allowed */
/* The parameters of a run, 1 to rows. */
void design_table_set(const DesignTable *table, uint64_t run, Parameters *k);
