/* Who held what, by month. Always true: see map_file.h. */
#include <stdlib.h>
#include <string.h>

#include "store/csv.h"
#include "store/file.h"
#include "store/map_file.h"

static bool id_cell(const Csv *csv, int row, int column, bool empty, char out[MAP_ID_BYTES], Err *err) {
    const char *text = csv_text(csv, row, column);
    const size_t length = strlen(text);
    if (length >= MAP_ID_BYTES || (!length && !empty))
        return csv_err(csv, row, column, err, "from 1 to %d characters are wanted", MAP_ID_BYTES - 1);
    memcpy(out, text, length + 1);
    return true;
}

/* "1991-12"; nothing: since ever. */
static bool month_cell(const Csv *csv, int row, int column, int *out, Err *err) {
    const char *t = csv_text(csv, row, column);
    *out = 0;
    if (!*t) return true;
    bool good = strlen(t) == 7 && t[4] == '-';
    for (int n = 0; good && n < 7; n++) good = n == 4 || (t[n] >= '0' && t[n] <= '9');
    const int month = good ? (t[5] - '0') * 10 + t[6] - '0' : 0;
    if (month < 1 || month > 12) return csv_err(csv, row, column, err, "a month as 1991-12, or nothing, is wanted");
    *out = 12 * ((t[0] - '0') * 1000 + (t[1] - '0') * 100 + (t[2] - '0') * 10 + t[3] - '0') + month - 1;
    return true;
}

static bool row_read(const Csv *csv, int row, MapOwners *out, MapOwner *owner, Err *err) {
    int unit, from, state, name, with;
    if (!csv_column_get(csv, "unit", &unit, err) || !csv_column_get(csv, "from", &from, err) ||
        !csv_column_get(csv, "state", &state, err) || !csv_column_get(csv, "name", &name, err) ||
        !csv_column_get(csv, "with", &with, err))
        return false;
    const char *text = csv_text(csv, row, name);
    if (!*text || strlen(text) > 63 || text_has_controls(text))
        return csv_err(csv, row, name, err, "a name of 1 to 63 bytes without control characters is wanted");
    owner->name = arena_text(&out->arena, text);
    return id_cell(csv, row, unit, false, owner->unit, err) && month_cell(csv, row, from, &owner->from, err) &&
           id_cell(csv, row, state, false, owner->state, err) && id_cell(csv, row, with, true, owner->with, err);
}

static bool rows_read(const Csv *csv, MapOwners *out, Err *err) {
    static const char *const columns[] = {"unit", "from", "state", "name", "with"};
    if (!csv_has_only_columns(csv, columns, COUNT_OF(columns), err)) return false;
    const int rows = csv_rows(csv);
    MapOwner *list = arena_alloc(&out->arena, (size_t)(rows + out->rows) * sizeof *list);
    if (out->rows) memcpy(list, out->row, (size_t)out->rows * sizeof *list);
    for (int n = 0; n < rows; n++)
        if (!row_read(csv, n, out, &list[out->rows + n], err)) return false;
    out->row = list;
    out->rows += rows;
    return true;
}

bool map_owners_parse(const char *name, const char *bytes, size_t length, MapOwners *out, Err *err) {
    Csv *csv = csv_parse(name, bytes, length, err);
    const bool done = csv && rows_read(csv, out, err);
    csv_free(csv);
    return done;
}

bool map_owners_read(const char *path, MapOwners *out, Err *err) {
    char *bytes;
    size_t length;
    if (!file_read(path, CSV_MAX_BYTES, FILE_LINKS_REFUSE, &bytes, &length, err)) return false;
    const bool done = map_owners_parse(path, bytes, length, out, err);
    free(bytes);
    return done;
}

void map_owners_free(MapOwners *owners) {
    arena_free(&owners->arena);
    *owners = (MapOwners){0};
}

const MapOwner *map_owner(const MapOwners *owners, const MapUnit *unit, int month) {
    const MapOwner *found = NULL;
    bool own = false;
    for (int n = 0; n < owners->rows; n++) {
        const MapOwner *row = &owners->row[n];
        const bool exact = strcmp(row->unit, unit->id) == 0;
        if ((!exact && strcmp(row->unit, unit->country) != 0) || row->from > month || (own && !exact)) continue;
        if (found && own == exact && row->from < found->from) continue;
        found = row;
        own = exact;
    }
    return found;
}
