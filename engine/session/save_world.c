/* A world and its marks in a save. Always true: see save_parts.h; a world that is read lies within the
 * ranges of its manifest. */
#include <string.h>

#include "core/random.h"
#include "session/save_parts.h"

void save_world_write(const World *w, JsonOut *json) {
    json_out_object_begin(json);
    for (int id = 0; id < VAR_COUNT; id++) {
        const VarInfo *v = var_info((VarId)id);
        int count = v->count;
        while (count > 0 && real_bits(world_get(w, (VarId)id, count - 1)) == 0) count--;
        json_out_key(json, v->name);
        if (v->count == 1) {
            json_out_real(json, world_get(w, (VarId)id, 0));
            continue;
        }
        json_out_array_begin(json);
        for (int n = 0; n < count; n++) json_out_real(json, world_get(w, (VarId)id, n));
        json_out_array_end(json);
    }
    json_out_object_end(json);
}

static bool values_read(JsonAt at, VarId id, World *w, Err *err) {
    const VarInfo *v = var_info(id);
    double value;
    if (v->count == 1) {
        if (!json_as_real(at, v->low, v->high, &value, err)) return false;
        world_set(w, id, 0, value);
        return true;
    }
    if (!json_as_array(at, err)) return false;
    if (json_count(at) > v->count)
        return json_err(at, err, "found %d values, at most %d are wanted", json_count(at), v->count);
    int n = 0;
    for (int rest = 0; rest < v->count; rest++) world_set(w, id, rest, 0.0);
    for (JsonAt item = {0}; json_each(at, &item, NULL);) {
        if (!json_as_real(item, v->low, v->high, &value, err)) return false;
        world_set(w, id, n++, value);
    }
    return true;
}

static bool all_there(JsonAt at, const bool *seen, Err *err) {
    for (int id = 0; id < VAR_COUNT; id++)
        if (!seen[id])
            return json_err(at, err, "\"%s\" is missing, which every save of this version has",
                            var_info((VarId)id)->name);
    return true;
}

/* Variables that this engine has and the save does not keep the start value of the manifest. */
bool save_world_read(JsonAt at, bool same_engine, World *out, int *unknown, Err *err) {
    bool seen[VAR_COUNT] = {false};
    const char *name;
    VarId bad;
    int index;
    memset(out, 0, sizeof *out);
    for (int id = 0; id < VAR_COUNT; id++)
        for (int n = 0; n < var_info((VarId)id)->count; n++)
            world_set(out, (VarId)id, n, var_info((VarId)id)->start);
    if (!json_as_object(at, err)) return false;
    for (JsonAt item = {0}; json_each(at, &item, &name);) {
        const VarId id = var_find(name);
        if (id == VAR_NONE && same_engine)
            return json_err(item, err, "there is no variable of this name");
        *unknown += id == VAR_NONE ? 1 : 0;
        if (id == VAR_NONE) continue;
        seen[id] = true;
        if (!values_read(item, id, out, err)) return false;
    }
    if (same_engine && !all_there(at, seen, err)) return false;
    if (world_valid(out, &bad, &index)) return true;
    return json_err(at, err, "%s[%d] is out of its range or not whole", var_info(bad)->name, index);
}

/* --- marks ------------------------------------------------------------------------------------ */

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

void save_marks_write(const WorldMarks *marks, Text *out) {
    for (int id = 0; id < VAR_COUNT; id++)
        text_add(out, "%c%c", letters[marks->of[id] >> 6], letters[marks->of[id] & 63]);
}

static int digit_of(char c) {
    const char *at = c ? strchr(letters, c) : NULL;
    return at ? (int)(at - letters) : -1;
}

bool save_marks_read(JsonAt at, const VarId *order, int count, WorldMarks *out, Err *err) {
    const char *text;
    if (!json_as_text(at, &text, err)) return false;
    if (strlen(text) != 2 * (size_t)count)
        return json_err(at, err, "found %zu characters, %d are wanted: two a variable", strlen(text),
                        2 * count);
    *out = (WorldMarks){{0}};
    for (int n = 0; n < count; n++) {
        const int high = digit_of(text[2 * n]), low = digit_of(text[2 * n + 1]);
        if (high < 0 || low < 0)
            return json_err(at, err, "found a character that is no mark; A-Z a-z 0-9 - _ are wanted");
        if (order[n] != VAR_NONE) out->of[order[n]] = (uint16_t)(high << 6 | low);
    }
    return true;
}
