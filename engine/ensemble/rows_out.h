/* Where the rows of an ensemble go: CSV, SQLite, a part.
 *
 * Always true: rows come in order of run; after a failure nothing more is written and the first error is
 * kept; SQLite's file is put in place only when it is whole. */
#pragma once
#include <stdio.h>

#include "ensemble/row_file.h"
#include "store/database.h"

typedef struct RowsOut {
    RowLayout layout;
    uint64_t seed;
    const char *csv_path;
    FILE *csv;
    Database *database;
    RowFile *kept; /* borrowed */
    bool failed;
    Err err;
} RowsOut;

typedef struct RowsWanted {
    const char *csv, *sqlite; /* paths, or NULL */
    RowFile *kept;            /* begun, or NULL */
} RowsWanted;

bool rows_out_begin(RowsOut *out, const RowsWanted *wanted, const RowLayout *layout, uint64_t seed,
                    Err *err);
bool rows_out_wanted(const RowsOut *out);
void rows_out_add(RowsOut *out, const double *row);
void rows_out_meta(RowsOut *out, const char *key, const char *value); /* of SQLite's table meta */
/* False with the first error there was. */
bool rows_out_end(RowsOut *out, Err *err);
/* Ends it too: SQLite's file stays as it was. A RowsOut of zeros is allowed. */
void rows_out_drop(RowsOut *out);
