// The tables of a pack: data/members.csv and data/regions.csv.
// Always true: a column is a variable of world.def by its name, or a text that helps to read the
// row; every column is described in data/columns.csv and every cell keeps to that description.
#include <stdio.h>
#include <string.h>

#include "core/real.h"
#include "store/csv.h"
#include "store/form.h"
#include "store/pack_parts.h"

enum { COLUMNS_MAX = 64 };

typedef struct Tables {
    Csv *columns, *members, *regions;
} Tables;

// ---- data/columns.csv

typedef struct Description {
    int file, column, unit, lo, hi, mark;
} Description;

static bool find_description(const Csv *columns, Description *d, Err *err) {
    static const char *const names[] = {"file", "column", "unit",   "lo",
                                        "hi",   "mark",   "source", "description"};
    int unused;
    return csv_has_only_columns(columns, names, COUNT_OF(names), err) &&
           csv_column_get(columns, "file", &d->file, err) &&
           csv_column_get(columns, "column", &d->column, err) &&
           csv_column_get(columns, "unit", &d->unit, err) &&
           csv_column_get(columns, "lo", &d->lo, err) &&
           csv_column_get(columns, "hi", &d->hi, err) &&
           csv_column_get(columns, "mark", &d->mark, err) &&
           csv_column_get(columns, "source", &unused, err) &&
           csv_column_get(columns, "description", &unused, err);
}

static bool is_one_of(const char *cell, const char *choices) {
    size_t length = strlen(cell);
    for (const char *at = choices;; at++) {
        size_t step = strcspn(at, "|");
        if (step == length && strncmp(at, cell, length) == 0) return true;
        at += step;
        if (*at == '\0') return false;
    }
}

// One column of a table against row r of the descriptions.
static bool check_column(const Csv *columns, const Description *d, int r, const Csv *table,
                         int column, Err *err) {
    const char *unit = csv_text(columns, r, d->unit);
    bool is_mark = strcmp(unit, "mark") == 0, is_flag = strcmp(unit, "flag") == 0;
    bool numeric = *csv_text(columns, r, d->lo) || *csv_text(columns, r, d->hi);
    const char *choices = is_mark ? "V|R|D|P" : strchr(unit, '|') ? unit : NULL;
    double lo = 0, hi = 0, value;
    int whole;
    if (numeric && (!csv_real(columns, r, d->lo, -1e300, 1e300, &lo, err) ||
                    !csv_real(columns, r, d->hi, lo, 1e300, &hi, err))) {
        return false;
    }
    for (int row = 0; row < csv_rows(table); row++) {
        const char *cell = csv_text(table, row, column);
        if (choices && !is_one_of(cell, choices)) {
            return csv_err(table, row, column, err, "found %s, one of %s is wanted",
                           form_show(cell, strlen(cell)).text, choices);
        }
        if (!numeric) continue;
        bool ok = is_flag ? csv_int(table, row, column, (int)lo, (int)hi, &whole, err)
                          : csv_real(table, row, column, lo, hi, &value, err);
        if (!ok) return false;
    }
    return true;
}

// Every described column is there and keeps to its description, and no other column is.
static bool check_table(const Csv *columns, const char *file, const Csv *table, Err *err) {
    Description d;
    if (!find_description(columns, &d, err)) return false;
    const char *described[COLUMNS_MAX];
    size_t n = 0;
    for (int r = 0; r < csv_rows(columns); r++) {
        if (strcmp(csv_text(columns, r, d.file), file) != 0) continue;
        const char *name = csv_text(columns, r, d.column), *mark = csv_text(columns, r, d.mark);
        int column;
        if (!is_one_of(mark, "V|R|D|P|row")) {
            return csv_err(columns, r, d.mark, err, "found %s, V, R, D, P or row is wanted",
                           form_show(mark, strlen(mark)).text);
        }
        if (n == COLUMNS_MAX) {
            return csv_err(columns, r, d.column, err, "a table has at most %d columns",
                           COLUMNS_MAX);
        }
        if (!csv_column_get(table, name, &column, err) ||
            !check_column(columns, &d, r, table, column, err)) {
            return false;
        }
        described[n++] = name;
    }
    return csv_has_only_columns(table, described, n, err);
}

// ---- columns that are variables

static bool is_column(VarId id, VarKind kind) {
    const VarInfo *var = var_info(id);
    return var->kind == kind &&
           (var->from_pack || id == VAR_is_nuclear || id == VAR_is_front_line);
}

// Columns that are no variable, beside <name>_mark and <name>_source.
static const char *const member_texts[] = {"id",        "name", "status", "kind",
                                           "objectors", "mark", "source", "note"};
static const char *const region_texts[] = {"id", "name", "area_km2", "front",
                                           "mark", "source", "note"};

static bool ends_in(const char *name, const char *end) {
    size_t length = strlen(name), tail = strlen(end);
    return length > tail && strcmp(name + length - tail, end) == 0;
}

// A misspelt variable would otherwise pass as a text that nobody reads.
static bool check_names(const Csv *table, VarKind kind, Err *err) {
    const char *known[VAR_COUNT + CSV_MAX_COLUMNS];
    size_t n = 0;
    const char *const *texts = kind == KIND_MEMBER ? member_texts : region_texts;
    size_t count = kind == KIND_MEMBER ? COUNT_OF(member_texts) : COUNT_OF(region_texts);
    for (; n < count; n++) known[n] = texts[n];
    for (int id = 0; id < VAR_COUNT; id++) {
        if (is_column((VarId)id, kind)) known[n++] = var_info((VarId)id)->name;
    }
    for (int column = 0; column < csv_columns(table); column++) {
        const char *name = csv_column_name(table, column);
        if (ends_in(name, "_mark") || ends_in(name, "_source")) known[n++] = name;
    }
    return csv_has_only_columns(table, known, n, err);
}

static bool read_variable(const Csv *table, VarId id, Scenario *s, Err *err) {
    const VarInfo *var = var_info(id);
    int column;
    if (!csv_column_get(table, var->name, &column, err)) return false;
    for (int row = 0; row < csv_rows(table); row++) {
        double value;
        int whole;
        if (var->type == TYPE_REAL) {
            if (!csv_real(table, row, column, var->low, var->high, &value, err)) return false;
        } else {
            if (!csv_int(table, row, column, (int)var->low, (int)var->high, &whole, err)) {
                return false;
            }
            value = whole;
        }
        world_set(&s->start, id, row, value);
    }
    return true;
}

// The variables of one kind: from their columns, or the engine's start value.
static bool read_variables(const Csv *table, VarKind kind, Scenario *s, Err *err) {
    for (int id = 0; id < VAR_COUNT; id++) {
        const VarInfo *var = var_info((VarId)id);
        if (var->kind != kind) continue;
        if (is_column((VarId)id, kind)) {
            if (!read_variable(table, (VarId)id, s, err)) return false;
            continue;
        }
        for (int row = 0; row < csv_rows(table); row++) {
            world_set(&s->start, (VarId)id, row, var->start);
        }
    }
    return true;
}

// ---- ids and names

static bool read_cell(const Csv *table, int row, int column, char *out, size_t size, Err *err) {
    const char *cell = csv_text(table, row, column);
    size_t length = strlen(cell);
    if (length == 0 || length >= size) {
        return csv_err(table, row, column, err, "found %zu bytes, 1 to %zu are wanted", length,
                       size - 1);
    }
    memcpy(out, cell, length + 1);
    return true;
}

static bool read_ids(const Csv *table, int most, char (*ids)[8], char (*names)[NAME_MAX_BYTES],
                     Err *err) {
    int id, name;
    if (!csv_column_get(table, "id", &id, err) || !csv_column_get(table, "name", &name, err)) {
        return false;
    }
    for (int row = 0; row < csv_rows(table); row++) {
        if (row == most) {
            return csv_err(table, row, id, err, "there are %d rows, at most %d are wanted",
                           csv_rows(table), most);
        }
        if (!read_cell(table, row, id, ids[row], 8, err) ||
            !read_cell(table, row, name, names[row], NAME_MAX_BYTES, err)) {
            return false;
        }
        for (int before = 0; before < row; before++) {
            if (strcmp(ids[before], ids[row]) != 0) continue;
            return csv_err(table, row, id, err, "\"%s\" stands on line %d already", ids[row],
                           csv_row_line(table, before));
        }
    }
    return true;
}

// ---- members

static int find_id(const char (*ids)[8], int n, const char *text, size_t length) {
    for (int i = 0; i < n; i++) {
        if (strlen(ids[i]) == length && strncmp(ids[i], text, length) == 0) return i;
    }
    return -1;
}

// Ids divided by ";": the members whose ratification a pending member still waits for.
static bool read_objectors(const Csv *table, int row, int column, Scenario *s, Err *err) {
    World *w = &s->start;
    const char *at = csv_text(table, row, column);
    bool counted[MEMBERS_MAX] = {0};
    if (*at && w->belongs[row] > 0) {
        return csv_err(table, row, column, err, "a member has none, found %s",
                       form_show(at, strlen(at)).text);
    }
    while (*at) {
        size_t length = strcspn(at, ";");
        int who = find_id((const char(*)[8])s->member_id, s->members, at, length);
        if (who < 0 || w->belongs[who] < 1 || counted[who]) {
            return csv_err(table, row, column, err,
                           "found %s, ids of different members divided by ; are wanted",
                           form_show(at, length).text);
        }
        counted[who] = true;
        w->objectors_left[row] += 1;
        at += length;
        if (*at) at++;
    }
    return true;
}

static bool read_roles(const Csv *table, Scenario *s, Err *err) {
    World *w = &s->start;
    int status, kind, leads = 0;
    if (!csv_column_get(table, "status", &status, err) ||
        !csv_column_get(table, "kind", &kind, err)) {
        return false;
    }
    for (int row = 0; row < csv_rows(table); row++) {
        const char *is = csv_text(table, row, status), *what = csv_text(table, row, kind);
        if (!is_one_of(is, "member|pending")) {
            return csv_err(table, row, status, err, "found %s, member or pending is wanted",
                           form_show(is, strlen(is)).text);
        }
        if (!is_one_of(what, "lead|core|ordinary|hold_out")) {
            return csv_err(table, row, kind, err,
                           "found %s, lead, core, ordinary or hold_out is wanted",
                           form_show(what, strlen(what)).text);
        }
        w->belongs[row] = strcmp(is, "member") == 0;
        w->is_lead[row] = strcmp(what, "lead") == 0;
        w->is_core[row] = strcmp(what, "core") == 0;
        w->is_hold_out[row] = strcmp(what, "hold_out") == 0;
        leads += w->is_lead[row] > 0;
        if (w->is_lead[row] > 0 && leads > 1) {
            return csv_err(table, row, kind, err, "this is the second lead, one is wanted");
        }
        if (w->is_lead[row] > w->belongs[row]) {
            return csv_err(table, row, kind, err, "the lead is pending, a member is wanted");
        }
    }
    return leads == 1 || csv_err(table, 0, kind, err, "no row has the kind lead, one is wanted");
}

// Shares are taken of these sums.
static bool check_member_sums(const Csv *table, const Scenario *s, Err *err) {
    static const VarId vars[] = {VAR_gdp_bn_usd, VAR_population_m, VAR_defence_pct_gdp};
    for (size_t v = 0; v < COUNT_OF(vars); v++) {
        double sum = 0;
        for (int i = 0; i < s->members; i++) {
            sum += s->start.belongs[i] * world_get(&s->start, vars[v], i);
        }
        int column;
        if (sum > 0) continue;
        return csv_column_get(table, var_info(vars[v])->name, &column, err) &&
               csv_err(table, 0, column, err,
                       "the members' values sum to 0, a larger sum is wanted");
    }
    return true;
}

static bool read_members(const Csv *table, Scenario *s, Err *err) {
    int objectors;
    if (!check_names(table, KIND_MEMBER, err) ||
        !read_ids(table, MEMBERS_MAX, s->member_id, s->member_name, err) ||
        !read_variables(table, KIND_MEMBER, s, err) || !read_roles(table, s, err) ||
        !csv_column_get(table, "objectors", &objectors, err)) {
        return false;
    }
    s->members = csv_rows(table);
    for (int row = 0; row < s->members; row++) {
        if (!read_objectors(table, row, objectors, s, err)) return false;
    }
    return check_member_sums(table, s, err);
}

// ---- regions

static bool read_regions(const Csv *table, Scenario *s, Err *err) {
    int area;
    double sum = 0;
    if (!check_names(table, KIND_REGION, err) ||
        !read_ids(table, REGIONS_MAX, s->region_id, s->region_name, err) ||
        !read_variables(table, KIND_REGION, s, err) ||
        !csv_column_get(table, "area_km2", &area, err)) {
        return false;
    }
    s->regions = csv_rows(table);
    for (int row = 0; row < s->regions; row++) {
        if (!csv_real(table, row, area, 0.01, 1e9, &s->start.territory[row], err)) return false;
        sum += s->start.territory[row];
    }
    for (int row = 0; row < s->regions; row++) s->start.territory[row] /= sum;
    return true;
}

// ---- all tables

static Csv *open_table(const char *pack_dir, const char *file, Err *err) {
    char path[PACK_PATH_BYTES];
    Csv *table = pack_path(pack_dir, file, path, err) ? csv_read(path, err) : NULL;
    if (!table || csv_rows(table) > 0) return table;
    err_set(err, "%s: has a header and no row, at least one is wanted", path);
    csv_free(table);
    return NULL;
}

static bool read_all(const char *pack_dir, Tables *t, Scenario *s, Err *err) {
    static const char members[] = "data/members.csv", regions[] = "data/regions.csv";
    return (t->columns = open_table(pack_dir, "data/columns.csv", err)) &&
           (t->members = open_table(pack_dir, members, err)) &&
           (t->regions = open_table(pack_dir, regions, err)) &&
           read_members(t->members, s, err) && read_regions(t->regions, s, err) &&
           check_table(t->columns, members, t->members, err) &&
           check_table(t->columns, regions, t->regions, err);
}

bool pack_read_tables(const char *pack_dir, Scenario *s, Err *err) {
    Tables tables = {0};
    bool ok = read_all(pack_dir, &tables, s, err);
    csv_free(tables.columns);
    csv_free(tables.members);
    csv_free(tables.regions);
    return ok;
}
