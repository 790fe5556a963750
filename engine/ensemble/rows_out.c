/* Rows to where they are wanted. Always true: see rows_out.h. */
#include "ensemble/rows_out.h"
#include "core/memory.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static void csv_write(RowsOut *out, Text *text) {
    if (fwrite(text->data, 1, text->length, out->csv) != text->length) {
        err_set(&out->err, "--csv: cannot write %s: %s", out->csv_path, strerror(errno));
        out->failed = true;
    }
    text_free(text);
}

static bool csv_begin(RowsOut *out, const char *path, Err *err) {
    out->csv_path = path;
    out->csv = fopen(path, "w");
    if (!out->csv) return err_set(err, "--csv: cannot write %s: %s", path, strerror(errno));
    Text head = {0};
    rows_csv_head(&head, &out->layout);
    csv_write(out, &head);
    return true;
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
        Text text = {0};
        rows_csv_row(&text, &out->layout, out->seed, row);
        csv_write(out, &text);
    }
    if (out->database && !database_row(out->database, row, &out->err)) out->failed = true;
    if (out->kept && !row_file_add(out->kept, row, &out->err)) out->failed = true;
}

void rows_out_meta(RowsOut *out, const char *key, const char *value) {
    if (out->database && !out->failed && !database_meta(out->database, key, value, &out->err))
        out->failed = true;
}

bool rows_out_end(RowsOut *out, Err *err) {
    if (out->csv && fclose(out->csv) != 0 && !out->failed) {
        err_set(&out->err, "--csv: cannot write %s: %s", out->csv_path, strerror(errno));
        out->failed = true;
    }
    if (out->database && out->failed) database_drop(out->database);
    else if (out->database) out->failed = !database_keep(out->database, &out->err);
    if (out->failed) *err = out->err;
    return !out->failed;
}

void rows_out_drop(RowsOut *out) {
    if (out->csv) fclose(out->csv);
    database_drop(out->database);
    *out = (RowsOut){0};
}
