/* Reading a table of parameter points. Always true: see design_table.h. */
#include "ensemble/design_table.h"

#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "ensemble/override.h"
#include "store/csv.h"
#include "store/file.h"
#include "store/form.h"

static bool columns_read(const Csv *csv, const char *path, const bool *held, DesignTable *p, Err *err) {
    const char *const *names;
    const size_t n = param_names(&names);
    if (!csv_has_only_columns(csv, names, n, err)) return false;
    p->columns = csv_columns(csv);
    for (int c = 0; c < p->columns; c++) {
        p->column[c] = param_find(csv_column_name(csv, c));
        if (held && held[p->column[c]])
            return err_set(err, "%s: column %d \"%s\": this parameter is set by --set already; one of "
                                "both is wanted", path, c + 1, csv_column_name(csv, c));
    }
    return true;
}

static bool values_read(const Csv *csv, DesignTable *p, Err *err) {
    for (int c = 0; c < p->columns; c++) {
        double low, high;
        override_limits(p->column[c], &low, &high);
        for (int r = 0; r < p->rows; r++)
            if (!csv_real(csv, r, c, low, high, &p->value[(size_t)r * (size_t)p->columns + (size_t)c],
                          err))
                return false;
    }
    return true;
}

static Digest table_digest(const DesignTable *p) {
    Digest d = digest_start();
    for (int c = 0; c < p->columns; c++) digest_add_text(&d, param_info(p->column[c])->name);
    digest_add_reals(&d, p->value, (size_t)p->rows * (size_t)p->columns);
    return d;
}

static bool table_read(const Csv *csv, const char *path, const bool *held, DesignTable *p, Err *err) {
    p->rows = csv_rows(csv);
    if (p->rows == 0) return err_set(err, "%s: found no rows, one for each run is wanted", path);
    if (!columns_read(csv, path, held, p, err)) return false;
    p->value = memory_new((size_t)p->rows * (size_t)p->columns * sizeof *p->value);
    if (!values_read(csv, p, err)) return false;
    p->digest = table_digest(p);
    return true;
}

bool design_table_read(const char *path, const bool *held, DesignTable *out, Err *err) {
    char *bytes;
    size_t length;
    if (!file_read(path, DESIGN_TABLE_MAX_BYTES, FILE_LINKS_FOLLOW, &bytes, &length, err)) return false;
    DesignTable p = {0};
    Csv *csv = csv_parse_large(path, bytes, length, DESIGN_TABLE_MAX_CELLS, err);
    free(bytes);
    const bool ok = csv && table_read(csv, path, held, &p, err);
    csv_free(csv);
    if (ok) *out = p;
    else design_table_free(&p);
    return ok;
}

void design_table_free(DesignTable *table) {
    free(table->value);
    *table = (DesignTable){0};
}

void design_table_set(const DesignTable *table, uint64_t run, Parameters *k) {
    ASSERT(table && run >= 1 && run <= (uint64_t)table->rows);
    const double *row = table->value + (run - 1) * (uint64_t)table->columns;
    for (int c = 0; c < table->columns; c++) *param_at(k, table->column[c]) = row[c];
}
