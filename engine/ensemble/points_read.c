/* Points from a CSV file of an ensemble. Always true: see points.h. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "ensemble/points_parts.h"
#include "store/form.h"

/* What a column of the file is: neither, a parameter, or a number of the outcome. */
typedef struct Column {
    int param, outcome; /* -1: none */
} Column;

enum { COLUMNS_MAX = 1024 };

typedef struct Reader {
    const char *path;
    FILE *file;
    char *line;
    size_t line_room;
    int number; /* of the line, from 1 */
    Column column[COLUMNS_MAX];
    int columns;
    Err *err;
} Reader;

static bool wrong(Reader *r, const char *what) {
    return err_set(r->err, "%s:%d: %s", r->path, r->number, what);
}

static bool next_line(Reader *r) {
    const ssize_t length = getline(&r->line, &r->line_room, r->file);
    r->number++;
    if (length < 0 && !feof(r->file) && !ferror(r->file)) memory_end(); /* it would pass for the end of the file */
    if (length < 0) return false;
    r->line[strcspn(r->line, "\r\n")] = 0;
    return true;
}

static int outcome_named(const char *name) {
    for (int n = 0; n < outcome_columns(); n++)
        if (strcmp(outcome_column(n).name, name) == 0) return n;
    return -1;
}

/* Every number of an outcome must have its column, or a statistic would be judged by zeros. */
static bool has_all(Reader *r) {
    for (int n = 0; n < outcome_columns(); n++) {
        bool found = false;
        for (int c = 0; c < r->columns; c++) found = found || r->column[c].outcome == n;
        if (!found)
            return err_set(r->err,
                           "%s:1: no column \"%s\"; a file written by `accession ensemble "
                           "--csv` of this version is wanted",
                           r->path, outcome_column(n).name);
    }
    return true;
}

static bool read_head(Reader *r) {
    if (!next_line(r)) return wrong(r, "the file is empty, a line of column names is wanted");
    char *rest = r->line;
    for (char *name; (name = strsep(&rest, ",")) != NULL;) {
        if (r->columns == COLUMNS_MAX) return wrong(r, "fewer columns are wanted");
        const ParamId id = param_find(name);
        const bool box = id != PARAM_NONE && param_info(id)->role == ROLE_BOX;
        r->column[r->columns++] = (Column){box ? (int)id : -1, outcome_named(name)};
    }
    return has_all(r);
}

/* Only what lies in columns that are known is kept; the rest need not be numbers. */
static bool read_row(Reader *r, Parameters *k, Outcome *o) {
    char *rest = r->line;
    int c = 0;
    for (char *cell; (cell = strsep(&rest, ",")) != NULL; c++) {
        if (c >= r->columns) continue;
        const Column column = r->column[c];
        if (column.param < 0 && column.outcome < 0) continue;
        const size_t length = strlen(cell);
        if (length == 0 || form_number(cell, length) != length)
            return err_set(r->err, "%s:%d: column %d: found %s, a number is wanted", r->path,
                           r->number, c + 1, form_show(cell, length).text);
        const double value = form_real(cell);
        if (column.param >= 0)
            *param_at(k, (ParamId)column.param) = value;
        else
            ((double *)o)[column.outcome] = value;
    }
    return c == r->columns || err_set(r->err, "%s:%d: found %d cells, %d are wanted", r->path,
                                      r->number, c, r->columns);
}

/* What could be read is the whole file. */
static bool whole(Reader *r) {
    return !ferror(r->file) || err_set(r->err, "%s: cannot be read to its end: %s", r->path, strerror(errno));
}

/* The file is read twice: once to know how many rows there are. */
static bool count_rows(Reader *r, int *rows) {
    *rows = 0;
    while (next_line(r)) *rows += r->line[0] != 0;
    if (!whole(r)) return false;
    rewind(r->file);
    r->number = 0;
    return true;
}

/* A parameter that does not vary in the file, or has no column, is no dimension. */
static int varying(const Reader *r, const Scenario *s, ParamId id[POINT_DIMENSIONS_MAX]) {
    ParamId all[POINT_DIMENSIONS_MAX];
    const int count = points_dimensions(s, all);
    int kept = 0;
    for (int n = 0; n < count; n++)
        for (int c = 0; c < r->columns; c++)
            if (r->column[c].param == (int)all[n]) {
                id[kept++] = all[n];
                break;
            }
    return kept;
}

static bool any_varies(const Points *p) {
    for (int d = 0; d < p->dimensions; d++)
        for (int i = 1; i < p->count; i++)
            if (points_x(p, d, i) != points_x(p, d, 0)) return true;
    return p->count == 0;
}

static bool read_rows(Reader *r, const Scenario *s, const Question *q, Points *out) {
    ParamId id[POINT_DIMENSIONS_MAX];
    int rows;
    if (!count_rows(r, &rows) || !read_head(r)) return false;
    points_make(out, varying(r, s, id), rows);
    points_name(out, s, id);
    Parameters k = s->nominal;
    Outcome o = {0};
    while (next_line(r)) {
        if (!r->line[0]) continue;
        if (!read_row(r, &k, &o)) return false;
        double numerator, denominator;
        stat_of(q->of, &o, &numerator, &denominator);
        points_append(out, q, id, &k, numerator, denominator);
    }
    if (!whole(r)) return false;
    return any_varies(out) ||
           err_set(r->err,
                   "%s: no parameter varies; an ensemble with --design lhs or box is wanted",
                   r->path);
}

bool points_read(const char *path, const Scenario *s, const Question *question, Points *out,
                 Err *err) {
    Reader *r = memory_zeros(1, sizeof *r);
    *out = (Points){0};
    r->path = path;
    r->err = err;
    r->file = fopen(path, "r");
    const bool ok =
        r->file ? read_rows(r, s, question, out) : err_set(err, "%s: cannot be read", path);
    if (r->file) fclose(r->file);
    free(r->line);
    free(r);
    if (!ok) points_free(out);
    return ok;
}
