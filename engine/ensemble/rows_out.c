/* Rows to where they are wanted. Always true: see rows_out.h. */
#include "ensemble/rows_out.h"
#include "core/memory.h"

#include <stdlib.h>

enum { CSV_BYTES = 64 * 1024 }; /* that are kept back before the file is written on */

static bool csv_wrong(const RowsOut *out, Err *err) { return err_wrap(err, "--csv: cannot write %s", out->csv->path); }

static void csv_flush(RowsOut *out) {
    if (!out->failed && !file_out_write(out->csv, out->text.data, out->text.length, &out->err))
        out->failed = !csv_wrong(out, &out->err);
    out->text.length = 0;
}

static bool csv_begin(RowsOut *out, const char *path, Err *err) {
    FileOut *file = memory_new(sizeof *file);
    if (!file_out_begin(file, path, err)) {
        free(file);
        return err_wrap(err, "--csv: cannot write %s", path);
    }
    out->csv = file;
    rows_csv_head(&out->text, &out->layout);
    return true;
}

static void csv_end(RowsOut *out) {
    csv_flush(out);
    if (out->failed) file_out_drop(out->csv);
    else if (!file_out_keep(out->csv, 0, &out->err)) out->failed = !csv_wrong(out, &out->err);
    free(out->csv);
    text_free(&out->text);
    out->csv = NULL;
}

static bool database_begin(RowsOut *out, const char *path, Err *err) {
    RowColumn *column = memory_new(ROW_MAX * sizeof *column);
    const char *names[ROW_MAX];
    const int columns = row_columns(&out->layout);
    for (int n = 1; n < columns; n++) {
        column[n] = row_column(&out->layout, n);
        names[n - 1] = column[n].name;
    }
    out->database = database_open(path, names, out->layout.params, columns - 1 - out->layout.params,
                                  err);
    free(column);
    return out->database || err_wrap(err, "--sqlite");
}

bool rows_out_begin(RowsOut *out, const RowsWanted *wanted, const RowLayout *layout, uint64_t seed,
                    Err *err) {
    *out = (RowsOut){.layout = *layout, .seed = seed, .kept = wanted->kept};
    if (wanted->csv && !csv_begin(out, wanted->csv, err)) return false;
    /* SQLite's file is opened last: it is in place only when it is kept. */
    if (!wanted->sqlite || database_begin(out, wanted->sqlite, err)) return true;
    rows_out_drop(out);
    return false;
}

bool rows_out_wanted(const RowsOut *out) { return out->csv || out->database || out->kept; }

void rows_out_add(RowsOut *out, const double *row) {
    if (out->failed) return;
    if (out->csv) {
        rows_csv_row(&out->text, &out->layout, out->seed, row);
        if (out->text.length >= CSV_BYTES) csv_flush(out);
    }
    if (out->database && !database_row(out->database, row, &out->err)) out->failed = true;
    if (out->kept && !row_file_add(out->kept, row, &out->err)) out->failed = true;
}

void rows_out_meta(RowsOut *out, const char *key, const char *value) {
    if (out->database && !out->failed && !database_meta(out->database, key, value, &out->err))
        out->failed = true;
}

bool rows_out_end(RowsOut *out, Err *err) {
    if (out->csv) csv_end(out);
    if (out->database && out->failed) database_drop(out->database);
    else if (out->database) out->failed = !database_keep(out->database, &out->err);
    if (out->failed) *err = out->err;
    return !out->failed;
}

void rows_out_drop(RowsOut *out) {
    out->failed = true;
    if (out->csv) csv_end(out);
    database_drop(out->database);
    *out = (RowsOut){0};
}
