// A pack from its folder: its card (pack.json), and the scenario put together from all parts.
// Always true: a Scenario or Pack is given out only when every part of the folder was read and
// every start could be applied.
#include "store/pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/text.h"
#include "store/form.h"
#include "store/pack_parts.h"

bool pack_path(const char *dir, const char *name, char path[PACK_PATH_BYTES], Err *err) {
    int length = snprintf(path, PACK_PATH_BYTES, "%s/%s", dir, name);
    if (length >= 0 && length < PACK_PATH_BYTES) return true;
    return err_set(err, "%s: the path is too long, at most %d bytes are wanted", dir,
                   PACK_PATH_BYTES - 1);
}

bool pack_get_text(JsonAt object, const char *key, char *out, size_t size, Err *err) {
    const char *text;
    if (!json_get_text(object, key, &text, err)) return false;
    size_t length = strlen(text);
    if (length == 0 || length >= size) {
        JsonAt at = object;
        json_object_find(object, key, &at);
        return json_err(at, err, "found %zu bytes, text of 1 to %zu bytes is wanted", length,
                        size - 1);
    }
    JsonAt at;
    if (text_has_controls(text) && json_object_find(object, key, &at))
        return json_err(at, err, "found a control character, plain text is wanted");
    memcpy(out, text, length + 1);
    return true;
}

// ---- forms of the card's texts

// Digits where the form has 0, the same character elsewhere.
static bool has_form(const char *text, const char *form) {
    for (; *form; text++, form++) {
        if (*form == '0' ? *text < '0' || *text > '9' : *text != *form) return false;
    }
    return *text == '\0';
}

static bool read_month(JsonAt object, const char *key, int *year, int *month, Err *err) {
    char text[8];
    JsonAt at;
    if (!json_object_find(object, key, &at)) return true;
    if (!pack_get_text(object, key, text, sizeof text, err)) return false;
    int y = has_form(text, "0000-00") ? atoi(text) : 0;
    int m = y ? atoi(text + 5) : 0;
    if (m < 1 || m > 12) {
        return json_err(at, err, "found %s, a month as in \"2023-01\" is wanted",
                        form_show(text, strlen(text)).text);
    }
    *year = y;
    *month = m;
    return true;
}

// 1.20.3 as 1020003, so that versions compare as numbers; -1 if it is no version.
static int version_number(const char *text) {
    int part[3], used = 0;
    if (sscanf(text, "%3d.%3d.%3d%n", &part[0], &part[1], &part[2], &used) != 3) return -1;
    char back[16];
    snprintf(back, sizeof back, "%d.%d.%d", part[0], part[1], part[2]);
    return text[used] == '\0' && strcmp(text, back) == 0
               ? (part[0] * 1000 + part[1]) * 1000 + part[2]
               : -1;
}

static bool read_version(JsonAt object, const char *key, char out[16], Err *err) {
    if (!pack_get_text(object, key, out, 16, err)) return false;
    if (version_number(out) >= 0) return true;
    JsonAt at;
    return json_object_find(object, key, &at) &&
           json_err(at, err, "found %s, a version as in \"1.0.0\" is wanted",
                    form_show(out, strlen(out)).text);
}

static bool check_engine(JsonAt card, Err *err) {
    static const char *const keys[] = {"from", "below"};
    JsonAt engine;
    char from[16], below[16];
    if (!json_get_object(card, "engine", &engine, err) ||
        !json_only_keys(engine, keys, COUNT_OF(keys), err) ||
        !read_version(engine, "from", from, err) || !read_version(engine, "below", below, err)) {
        return false;
    }
    int here = version_number(PACK_ENGINE);
    if (version_number(from) <= here && here < version_number(below)) return true;
    return json_err(engine, err,
                    "the pack is for engines from %s and below %s, this engine is %s", from, below,
                    PACK_ENGINE);
}

// A list of texts, at least one, as one text divided by ", ".
static bool read_list(JsonAt card, const char *key, char *out, size_t size, Err *err) {
    JsonAt list;
    if (!json_get_array(card, key, &list, err)) return false;
    if (json_count(list) == 0) return json_err(list, err, "found none, at least one is wanted");
    size_t used = 0;
    for (JsonAt item = {0}; json_each(list, &item, NULL);) {
        const char *text;
        if (!json_as_text(item, &text, err)) return false;
        if (text_has_controls(text)) return json_err(item, err, "found a control character, plain text is wanted");
        int added = snprintf(out + used, size - used, used ? ", %s" : "%s", text);
        if (added <= 0 || (size_t)added >= size - used) {
            return json_err(item, err, "the list is %s, 1 to %zu bytes in all are wanted",
                            added <= 0 ? "empty" : "too long", size - 1);
        }
        used += (size_t)added;
    }
    return true;
}

// ---- starts

static bool read_start(JsonAt start, const char *name, PackStart *out, Err *err) {
    static const char *const keys[] = {"title", "summary", "date",           "imagined", "quiet_seats",
                                       "set",   "members", "scale_occupied", "regions"};
    JsonAt at;
    snprintf(out->name, sizeof out->name, "%s", name);
    return json_only_keys(start, keys, COUNT_OF(keys), err) &&
           pack_get_text(start, "title", out->title, sizeof out->title, err) &&
           pack_get_text(start, "summary", out->summary, sizeof out->summary, err) &&
           read_month(start, "date", &out->year, &out->month, err) &&
           (!json_object_find(start, "imagined", &at) || json_as_bool(at, &out->imagined, err)) &&
           (!json_object_find(start, "quiet_seats", &at) || pack_read_quiet(at, out, err));
}

static int find_start(const Pack *pack, const char *name) {
    for (int i = 0; i < pack->starts; i++) {
        if (strcmp(pack->start[i].name, name) == 0) return i;
    }
    return -1;
}

static bool is_plain_name(const char *name) {
    return *name && strlen(name) < NAME_MAX_BYTES &&
           strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(name);
}

// The starts that pack.json lists must be those of starts.json: the list gives their order.
static bool read_starts(JsonAt card, JsonAt described, Pack *pack, Err *err) {
    JsonAt list, start;
    int year = 0, month = 0;
    if (!json_get_array(card, "starts", &list, err) ||
        !read_month(card, "start", &year, &month, err)) {
        return false;
    }
    if (json_count(list) < 1 || json_count(list) > PACK_STARTS_MAX) {
        return json_err(list, err, "found %d starts, 1 to %d are wanted", json_count(list),
                        PACK_STARTS_MAX);
    }
    for (JsonAt item = {0}; json_each(list, &item, NULL);) {
        const char *name;
        if (!json_as_text(item, &name, err)) return false;
        FormShown shown = form_show(name, strlen(name));
        if (!is_plain_name(name)) {
            return json_err(item, err,
                            "found %s, a name of small letters, digits and hyphens is wanted",
                            shown.text);
        }
        if (find_start(pack, name) >= 0) {
            return json_err(item, err, "the start %s is listed twice", shown.text);
        }
        if (!json_get_object(described, name, &start, err)) return false;
        PackStart *next = &pack->start[pack->starts++];
        *next = (PackStart){.year = year, .month = month};
        if (!read_start(start, name, next, err)) return false;
    }
    const char *key;
    for (JsonAt item = {0}; json_each(described, &item, &key);) {
        if (find_start(pack, key) < 0) {
            return json_err(item, err, "the start is not in the list \"starts\" of pack.json");
        }
    }
    return true;
}

// ---- the card

static bool is_day(const char *text) {
    if (!has_form(text, "0000-00-00")) return false;
    const int month = atoi(text + 5), day = atoi(text + 8);
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

static bool fill_card(JsonAt card, JsonAt starts, Pack *out, Err *err) {
    static const char *const keys[] = {"id",        "version",      "engine",     "title",
                                       "authors",   "licence",      "languages",  "model_date",
                                       "start",     "candidate",    "rival",      "alliance",
                                       "starts",    "content_note", "seats"};
    JsonAt at;
    const char *unused;
    if (!json_only_keys(card, keys, COUNT_OF(keys), err) || !check_engine(card, err) ||
        !pack_get_text(card, "id", out->id, sizeof out->id, err) ||
        !read_version(card, "version", out->version, err) ||
        !pack_get_text(card, "title", out->title, sizeof out->title, err) ||
        !read_list(card, "authors", out->authors, sizeof out->authors, err) ||
        !pack_get_text(card, "licence", out->licence, sizeof out->licence, err) ||
        !read_list(card, "languages", out->languages, sizeof out->languages, err) ||
        !pack_get_text(card, "model_date", out->model_date, sizeof out->model_date, err) ||
        !pack_get_text(card, "candidate", out->candidate, sizeof out->candidate, err) ||
        !pack_get_text(card, "rival", out->rival, sizeof out->rival, err) ||
        !pack_get_text(card, "alliance", out->alliance, sizeof out->alliance, err) ||
        !pack_get_text(card, "content_note", out->content_note, sizeof out->content_note, err) ||
        !json_get_text(card, "start", &unused, err)) {
        return false;
    }
    if (!is_plain_name(out->id) && json_object_find(card, "id", &at)) {
        return json_err(at, err, "found %s, a name of small letters, digits and hyphens is wanted",
                        form_show(out->id, strlen(out->id)).text);
    }
    if (!is_day(out->model_date) && json_object_find(card, "model_date", &at)) {
        return json_err(at, err, "found %s, a day as in \"2023-01-31\" is wanted",
                        form_show(out->model_date, strlen(out->model_date)).text);
    }
    return pack_read_seats(card, out, err) && read_starts(card, starts, out, err);
}

bool pack_read_card(const char *pack_dir, const Json *starts, Pack *out, Err *err) {
    char path[PACK_PATH_BYTES];
    if (!pack_path(pack_dir, "pack.json", path, err)) return false;
    Json *card = json_read(path, err);
    if (!card) return false;
    *out = (Pack){0};
    bool ok = fill_card(json_root(card), json_root(starts), out, err);
    json_free(card);
    return ok;
}

static Json *read_starts_file(const char *pack_dir, Err *err) {
    char path[PACK_PATH_BYTES];
    return pack_path(pack_dir, "starts.json", path, err) ? json_read(path, err) : NULL;
}

bool pack_describe(const char *pack_dir, const Json *given, Pack *out, Err *err) {
    Json *read = given ? NULL : read_starts_file(pack_dir, err);
    const Json *starts = given ? given : read;
    if (!starts) return false;
    Pack *draft = memory_zeros(1, sizeof *draft);
    bool ok = pack_read_card(pack_dir, starts, draft, err);
    if (ok) *out = *draft;
    free(draft);
    json_free(read);
    return ok;
}

// ---- the scenario

static bool choose_start(const Pack *pack, const char *name, int *chosen, Err *err) {
    *chosen = name ? find_start(pack, name) : 0;
    if (*chosen >= 0) return true;
    const char *names[PACK_STARTS_MAX];
    Text list = {0};
    for (int i = 0; i < pack->starts; i++) {
        names[i] = pack->start[i].name;
        text_add(&list, i ? ", %s" : "%s", names[i]);
    }
    const char *nearest = text_nearest(name, names, (size_t)pack->starts);
    FormShown shown = form_show(name, strlen(name));
    if (nearest) {
        err_set(err, "no start %s; did you mean \"%s\"? This pack has: %s", shown.text, nearest,
                list.data);
    } else {
        err_set(err, "no start %s; this pack has: %s", shown.text, list.data);
    }
    text_free(&list);
    return false;
}

// The engine's own start values; what the pack must give is still zero.
static void begin_scenario(const Pack *pack, Scenario *s) {
    *s = (Scenario){.nominal = parameters_nominal()};
    memcpy(s->pack, pack->id, sizeof s->pack);
    memcpy(s->version, pack->version, sizeof s->version);
    memcpy(s->title, pack->title, sizeof s->title);
    memcpy(s->candidate, pack->candidate, sizeof s->candidate);
    memcpy(s->rival, pack->rival, sizeof s->rival);
    memcpy(s->alliance, pack->alliance, sizeof s->alliance);
    memcpy(s->model_date, pack->model_date, sizeof s->model_date);
    memcpy(s->content_note, pack->content_note, sizeof s->content_note);
    for (int id = 0; id < PARAM_COUNT; id++) {
        s->low[id] = param_info((ParamId)id)->low;
        s->high[id] = param_info((ParamId)id)->high;
    }
    for (int id = 0; id < VAR_COUNT; id++) {
        const VarInfo *var = var_info((VarId)id);
        const bool engines = var->kind == KIND_GLOBAL || var->kind == KIND_SEAT ||
                             var->kind == KIND_PAIR || var->kind == KIND_PROMISE ||
                             var->kind == KIND_SETTING;
        if (!engines || var->from_pack) continue;
        for (int n = 0; n < var->count; n++) world_set(&s->start, (VarId)id, n, var->start);
    }
    for (int id = 0; id < POSTURE_COUNT; id++) {
        double passive = posture_info((PostureId)id)->passive;
        *world_posture(&s->start.posture, (PostureId)id) = passive;
        *world_posture(&s->start.ordered, (PostureId)id) = passive;
    }
}

static bool read_base(const char *pack_dir, const Pack *pack, Scenario *s, Err *err) {
    begin_scenario(pack, s);
    return pack_read_tables(pack_dir, s, err) && pack_fill_seats(pack_dir, pack, s, err) &&
           pack_read_world(pack_dir, s, err) &&
           pack_read_parameters(pack_dir, s, err);
}

static void name_start(const PackStart *start, Scenario *s) {
    memcpy(s->start_name, start->name, sizeof s->start_name);
    memcpy(s->start_title, start->title, sizeof s->start_title);
    s->start_year = start->year;
    s->start_month = start->month;
    memcpy(s->seat_quiet, start->quiet, sizeof s->seat_quiet);
}

// Applies every start to a copy of the base, so that a fault in any of them is found; keeps the
// chosen one.
static bool apply_starts(const Pack *pack, JsonAt starts, int chosen, const Scenario *base,
                         Scenario *out, Err *err) {
    Scenario *copy = memory_new(sizeof *copy);
    bool ok = true;
    for (int i = 0; ok && i < pack->starts; i++) {
        JsonAt start;
        *copy = *base;
        ok = json_get_object(starts, pack->start[i].name, &start, err) &&
             pack_apply_start(start, pack->start[i].name, copy, err);
        if (!ok || i != chosen) continue;
        name_start(&pack->start[i], copy);
        *out = *copy;
    }
    free(copy);
    return ok;
}

typedef struct Drafts {
    Pack pack;
    Scenario base, start;
} Drafts;

bool pack_load(const char *pack_dir, const Json *given, const char *start_name, Scenario *out, Err *err) {
    Json *read = given ? NULL : read_starts_file(pack_dir, err);
    const Json *starts = given ? given : read;
    if (!starts) return false;
    Drafts *draft = memory_zeros(1, sizeof *draft);
    int chosen;
    bool ok = pack_read_card(pack_dir, starts, &draft->pack, err) &&
              choose_start(&draft->pack, start_name, &chosen, err) &&
              read_base(pack_dir, &draft->pack, &draft->base, err) &&
              apply_starts(&draft->pack, json_root(starts), chosen, &draft->base, &draft->start,
                           err);
    if (ok) {
        scenario_complete(&draft->start);
        *out = draft->start;
    }
    free(draft);
    json_free(read);
    return ok;
}
