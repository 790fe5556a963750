// The values of a pack: data/world.json, data/parameters.json, and what a start changes.
// Always true: a value that was put into the scenario lies in its manifest's range, is whole where
// the manifest wants it whole, and has a Provenance beside it.
//
// Names: a global variable stands by its name, a posture as "posture.<name>".
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/real.h"
#include "core/text.h"
#include "store/form.h"
#include "store/pack_parts.h"

static const char posture_prefix[] = "posture.";

// A place in the scenario that a pack may give a value.
typedef struct Slot {
    enum { SLOT_VARIABLE, SLOT_POSTURE, SLOT_PARAMETER } kind;
    int id;
    double low, high;
    bool whole;
    const char *unit;
} Slot;

static Slot slot_of_variable(VarId id) {
    const VarInfo *var = var_info(id);
    return (Slot){SLOT_VARIABLE, id, var->low, var->high, var->type != TYPE_REAL, var->unit};
}

static Slot slot_of_posture(int id) {
    const PostureInfo *posture = posture_info((PostureId)id);
    return (Slot){SLOT_POSTURE, id, posture->low, posture->high, false, "step"};
}

static Slot slot_of_parameter(ParamId id) {
    const ParamInfo *param = param_info(id);
    return (Slot){SLOT_PARAMETER, id, param->low, param->high, false, param->unit};
}

// The orders of the postures are the last variables.
static Provenance *slot_provenance(const Slot *slot, Scenario *s) {
    return slot->kind == SLOT_VARIABLE    ? &s->start_from[slot->id]
           : slot->kind == SLOT_PARAMETER ? &s->param_from[slot->id]
                                          : &s->start_from[VAR_ordered_dig_in + slot->id];
}

static void slot_put(const Slot *slot, Scenario *s, const Provenance *from) {
    *slot_provenance(slot, s) = *from;
    if (slot->kind == SLOT_PARAMETER) {
        *param_at(&s->nominal, (ParamId)slot->id) = from->value;
    } else if (slot->kind == SLOT_POSTURE) {
        *world_posture(&s->start.posture, (PostureId)slot->id) = from->value;
        *world_posture(&s->start.ordered, (PostureId)slot->id) = from->value;
    } else {
        world_set(&s->start, (VarId)slot->id, 0, from->value);
    }
}

// ---- names

// T and T_pre are sums over the regions: a pack states them so that the sums can be checked.
static bool is_stated_sum(VarId id) {
    return id == VAR_occupied_share || id == VAR_prewar_share;
}

static bool is_settable(VarId id) {
    const VarInfo *var = var_info(id);
    return var->kind == KIND_GLOBAL && var->nature != NATURE_DERIVED;
}

// Global variables come before postures in the list of names, so a posture that shares its name
// with one (aid) is not found by var_find.
static VarId find_variable(const char *key) {
    VarId id = var_find(key);
    return id != VAR_NONE && var_info(id)->kind == KIND_POSTURE ? VAR_NONE : id;
}

static int find_posture(const char *key) {
    size_t length = sizeof posture_prefix - 1;
    return strncmp(key, posture_prefix, length) == 0 ? posture_find(key + length) : -1;
}

static bool unknown_posture(JsonAt at, const char *key, Err *err) {
    const char *names[POSTURE_COUNT];
    for (int id = 0; id < POSTURE_COUNT; id++) names[id] = posture_info((PostureId)id)->name;
    const char *nearest = text_nearest(key + sizeof posture_prefix - 1, names, POSTURE_COUNT);
    if (!nearest) return json_err(at, err, "unknown posture, the name of a posture is wanted");
    return json_err(at, err, "unknown posture, did you mean \"%s%s\"?", posture_prefix, nearest);
}

static bool unknown_name(JsonAt at, const char *key, bool parameters, Err *err) {
    if (strncmp(key, posture_prefix, sizeof posture_prefix - 1) == 0) {
        return unknown_posture(at, key, err);
    }
    if (posture_find(key) >= 0) {
        return json_err(at, err, "this is a posture, it is written \"%s%s\"", posture_prefix, key);
    }
    const char *names[VAR_COUNT + PARAM_COUNT];
    size_t n = 0;
    for (int id = 0; id < VAR_COUNT; id++) {
        if (is_settable((VarId)id)) names[n++] = var_info((VarId)id)->name;
    }
    for (int id = 0; parameters && id < PARAM_COUNT; id++) {
        names[n++] = param_info((ParamId)id)->name;
    }
    const char *nearest = text_nearest(key, names, n);
    if (nearest) return json_err(at, err, "unknown name, did you mean \"%s\"?", nearest);
    return json_err(at, err, "unknown name, a global variable%s or a posture is wanted",
                    parameters ? ", a parameter" : "");
}

static bool find_slot(JsonAt at, const char *key, bool parameters, Slot *slot, Err *err) {
    VarId var = find_variable(key);
    int posture = find_posture(key);
    ParamId param = parameters ? param_find(key) : PARAM_NONE;
    if (var != VAR_NONE && is_settable(var)) {
        *slot = slot_of_variable(var);
    } else if (var != VAR_NONE && var_info(var)->nature == NATURE_DERIVED) {
        return json_err(at, err, "this variable is computed by the rules and cannot be given");
    } else if (var != VAR_NONE) {
        return json_err(at, err, "this variable belongs to each %s, a column of data/%s.csv",
                        var_info(var)->kind == KIND_MEMBER ? "member" : "region",
                        var_info(var)->kind == KIND_MEMBER ? "members" : "regions");
    } else if (posture >= 0) {
        *slot = slot_of_posture(posture);
    } else if (param != PARAM_NONE) {
        *slot = slot_of_parameter(param);
    } else {
        return unknown_name(at, key, parameters, err);
    }
    return true;
}

// ---- values

static bool read_number(JsonAt object, const char *key, const Slot *slot, double *out, Err *err) {
    int whole;
    if (!slot->whole) return json_get_real(object, key, slot->low, slot->high, out, err);
    if (!json_get_int(object, key, (int)slot->low, (int)slot->high, &whole, err)) return false;
    *out = whole;
    return true;
}

static bool read_mark(JsonAt entry, char mark[4], Err *err) {
    if (!pack_get_text(entry, "mark", mark, 4, err)) return false;
    if (strlen(mark) == 1 && strchr("VRDP", *mark)) return true;
    JsonAt at;
    return json_object_find(entry, "mark", &at) &&
           json_err(at, err, "found %s, V checked, R recalled, D coding or P prototype is wanted",
                    form_show(mark, strlen(mark)).text);
}

static bool read_unit(JsonAt entry, const char *wanted, char unit[32], Err *err) {
    const char *text;
    JsonAt at;
    if (!json_get_text(entry, "unit", &text, err)) return false;
    if (strcmp(text, wanted) != 0 && json_object_find(entry, "unit", &at)) {
        return json_err(at, err, "found %s, the unit \"%s\" is wanted",
                        form_show(text, strlen(text)).text, wanted);
    }
    snprintf(unit, 32, "%s", wanted);
    return true;
}

// low and high around the value, within the slot's range.
static bool read_range(JsonAt entry, const Slot *slot, Provenance *from, Err *err) {
    if (!read_number(entry, "low", slot, &from->low, err)) return false;
    if (!read_number(entry, "high", slot, &from->high, err)) return false;
    if (from->low <= from->value && from->value <= from->high) return true;
    return json_err(entry, err, "value %g is outside its own range, low %g to high %g",
                    from->value, from->low, from->high);
}

static bool read_entry(JsonAt entry, const Slot *slot, Provenance *from, Err *err) {
    static const char *const keys[] = {"value", "low", "high", "unit", "mark", "source"};
    *from = (Provenance){0};
    return json_only_keys(entry, keys, COUNT_OF(keys), err) &&
           read_number(entry, "value", slot, &from->value, err) &&
           read_range(entry, slot, from, err) && read_unit(entry, slot->unit, from->unit, err) &&
           read_mark(entry, from->mark, err) &&
           pack_get_text(entry, "source", from->source, sizeof from->source, err);
}

// ---- data/world.json

static bool check_all_given(JsonAt world, Err *err) {
    JsonAt entry;
    for (int id = 0; id < VAR_COUNT; id++) {
        const VarInfo *var = var_info((VarId)id);
        bool wanted = (var->kind == KIND_GLOBAL && var->from_pack) || is_stated_sum((VarId)id);
        if (wanted && !json_get_object(world, var->name, &entry, err)) return false;
    }
    return true;
}

static double sum_over_regions(const Scenario *s, const double *share) {
    double sum = 0;
    for (int i = 0; i < s->regions; i++) sum += s->start.territory[i] * share[i];
    return sum;
}

static bool check_sum(JsonAt entry, VarId id, Scenario *s, Err *err) {
    Slot slot = slot_of_variable(id);
    Provenance *from = slot_provenance(&slot, s);
    if (!read_entry(entry, &slot, from, err)) return false;
    bool now = id == VAR_occupied_share;
    double sum = sum_over_regions(s, now ? s->start.occupied : s->start.occupied_2022);
    if (from->low <= sum && sum <= from->high) return true;
    return json_err(entry, err,
                    "the column \"%s\" of data/regions.csv, weighted by area, sums to %.4f, "
                    "low %g to high %g is wanted",
                    now ? "occupied" : "occupied_2022", sum, from->low, from->high);
}

static bool read_world(JsonAt world, Scenario *s, Err *err) {
    if (!json_as_object(world, err)) return false;
    const char *key;
    for (JsonAt entry = {0}; json_each(world, &entry, &key);) {
        VarId id = find_variable(key);
        Slot slot;
        Provenance from;
        if (id != VAR_NONE && is_stated_sum(id)) {
            if (!check_sum(entry, id, s, err)) return false;
            continue;
        }
        if (!find_slot(entry, key, false, &slot, err) || !read_entry(entry, &slot, &from, err)) {
            return false;
        }
        slot_put(&slot, s, &from);
    }
    return check_all_given(world, err); // last: a misspelt name is told as such
}

bool pack_read_world(const char *pack_dir, Scenario *s, Err *err) {
    char path[PACK_PATH_BYTES];
    if (!pack_path(pack_dir, "data/world.json", path, err)) return false;
    Json *json = json_read(path, err);
    if (!json) return false;
    bool ok = read_world(json_root(json), s, err);
    json_free(json);
    return ok;
}

// ---- data/parameters.json

static bool unknown_parameter(JsonAt at, const char *key, Err *err) {
    const char *const *names;
    size_t n = param_names(&names);
    const char *nearest = text_nearest(key, names, n);
    if (nearest) return json_err(at, err, "unknown parameter, did you mean \"%s\"?", nearest);
    return json_err(at, err, "unknown parameter, the name of a coefficient is wanted");
}

// A pack that gives low and high replaces the engine's range; else the value lies in it.
static bool read_parameter(JsonAt entry, const char *key, Scenario *s, Err *err) {
    static const char *const keys[] = {"value", "low", "high", "mark", "source"};
    ParamId id = param_find(key);
    if (id == PARAM_NONE) return unknown_parameter(entry, key, err);
    if (!json_only_keys(entry, keys, COUNT_OF(keys), err)) return false;
    Slot slot = slot_of_parameter(id);
    Provenance from = {.low = slot.low, .high = slot.high};
    JsonAt unused;
    bool own = json_object_find(entry, "low", &unused) || json_object_find(entry, "high", &unused);
    if (own) {
        slot.low = -__builtin_inf();
        slot.high = __builtin_inf();
    }
    if (!read_number(entry, "value", &slot, &from.value, err) ||
        (own && !read_range(entry, &slot, &from, err)) || !read_mark(entry, from.mark, err) ||
        !pack_get_text(entry, "source", from.source, sizeof from.source, err)) {
        return false;
    }
    snprintf(from.unit, sizeof from.unit, "%s", slot.unit);
    slot_put(&slot, s, &from);
    s->low[id] = from.low;
    s->high[id] = from.high;
    return true;
}

bool pack_read_parameters(const char *pack_dir, Scenario *s, Err *err) {
    char path[PACK_PATH_BYTES];
    if (!pack_path(pack_dir, "data/parameters.json", path, err)) return false;
    if (access(path, F_OK) != 0) return true;
    Json *json = json_read(path, err);
    if (!json) return false;
    bool ok = json_as_object(json_root(json), err);
    const char *key;
    for (JsonAt entry = {0}; ok && json_each(json_root(json), &entry, &key);) {
        ok = read_parameter(entry, key, s, err);
    }
    json_free(json);
    return ok;
}

// ---- what a start changes

static bool apply_set(JsonAt set, const char *start, Scenario *s, Err *err) {
    const char *key;
    for (JsonAt item = {0}; json_each(set, &item, &key);) {
        Slot slot;
        if (!find_slot(item, key, true, &slot, err)) return false;
        if (slot.kind == SLOT_PARAMETER) {
            slot.low = s->low[slot.id];
            slot.high = s->high[slot.id];
        }
        Provenance from = {.mark = "D"};
        if (!read_number(set, key, &slot, &from.value, err)) return false;
        from.low = from.high = from.value;
        snprintf(from.unit, sizeof from.unit, "%s", slot.unit);
        snprintf(from.source, sizeof from.source, "set by the start \"%s\"", start);
        slot_put(&slot, s, &from);
    }
    return true;
}

// One value for everybody, or an object of values by id.
static bool apply_values(JsonAt at, VarId id, int n, char (*ids)[8], Scenario *s, Err *err) {
    const VarInfo *var = var_info(id);
    const char *names[REGIONS_MAX];
    for (int i = 0; i < n; i++) names[i] = ids[i];
    bool each = json_kind(at) == JSON_OBJECT;
    if (each && !json_only_keys(at, names, (size_t)n, err)) return false;
    for (int i = 0; i < n; i++) {
        JsonAt one = at;
        double value;
        int whole;
        if (each && !json_object_find(at, names[i], &one)) continue;
        if (var->type == TYPE_REAL) {
            if (!json_as_real(one, var->low, var->high, &value, err)) return false;
        } else {
            if (!json_as_int(one, (int)var->low, (int)var->high, &whole, err)) return false;
            value = whole;
        }
        world_set(&s->start, id, i, value);
    }
    return true;
}

// The state variables of members or of regions.
static bool apply_table(JsonAt table, VarKind kind, Scenario *s, Err *err) {
    bool of_members = kind == KIND_MEMBER;
    const char *known[VAR_COUNT], *key;
    size_t n = 0;
    for (int id = 0; id < VAR_COUNT; id++) {
        const VarInfo *var = var_info((VarId)id);
        if (var->kind == kind && var->nature == NATURE_STATE) known[n++] = var->name;
    }
    if (!json_only_keys(table, known, n, err)) return false;
    for (JsonAt at = {0}; json_each(table, &at, &key);) {
        if (!apply_values(at, var_find(key), of_members ? s->members : s->regions,
                          of_members ? s->member_id : s->region_id, s, err)) {
            return false;
        }
    }
    return true;
}

bool pack_apply_start(JsonAt start, const char *name, Scenario *s, Err *err) {
    JsonAt at;
    double scale = 1;
    if (json_object_find(start, "set", &at) &&
        (!json_as_object(at, err) || !apply_set(at, name, s, err))) {
        return false;
    }
    if (json_object_find(start, "members", &at) && !apply_table(at, KIND_MEMBER, s, err)) {
        return false;
    }
    if (json_object_find(start, "scale_occupied", &at) && !json_as_real(at, 0, 1, &scale, err)) {
        return false;
    }
    for (int i = 0; i < s->regions; i++) s->start.occupied[i] *= scale;
    return !json_object_find(start, "regions", &at) || apply_table(at, KIND_REGION, s, err);
}
