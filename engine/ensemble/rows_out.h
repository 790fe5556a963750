/* Where the rows of an ensemble go: CSV, SQLite, a part.
 *
 * Always true: rows come in order of run; after a failure nothing more is written and the first error is
 * kept; files are put in place only when they are whole. */
#pragma once
#include "ensemble/row_file.h"
#include "store/database.h"
#include "store/file.h"

typedef struct RowsOut {
    RowLayout layout;
    uint64_t seed;
    FileOut *csv;
    Text text; /* what is not yet written of it */
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
/* Ends it too: the files stay as they were. A RowsOut of zeros is allowed. */
void rows_out_drop(RowsOut *out);
