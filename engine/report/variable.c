/* Variables by name. Always true: see variable.h. */
#include "report/variable.h"

#include <stdio.h>
#include <string.h>

static bool variable_unknown(const char *name, Err *err) {
    const char *const *known;
    const size_t count = var_names(&known);
    const char *near = text_nearest(name, known, count);
    return near ? err_set(err, "there is no variable \"%s\"; did you mean \"%s\"?", name, near)
                : err_set(err, "there is no variable \"%s\"; `accession reference` lists them",
                          name);
}

static bool variable_place(const Scenario *s, VarKind kind, const char *place, Variable *out,
                           Err *err) {
    const bool member = kind == KIND_MEMBER;
    out->index = member ? scenario_member_find(s, place) : scenario_region_find(s, place);
    if (out->index >= 0) {
        return true;
    }
    const char *known[MEMBERS_MAX > REGIONS_MAX ? MEMBERS_MAX : REGIONS_MAX];
    const int count = member ? s->members : s->regions;
    for (int i = 0; i < count; i++) {
        known[i] = member ? s->member_id[i] : s->region_id[i];
    }
    const char *near = text_nearest(place, known, (size_t)count);
    return err_set(err, "there is no %s \"%s\"; %s \"%s\"%s", member ? "member" : "region", place,
                   near ? "did you mean" : "they are named like", near ? near : known[0],
                   near ? "?" : "");
}

bool variable_parse(const Scenario *s, const char *text, Variable *out, Err *err) {
    char name[96];
    const char *bracket = strchr(text, '[');
    const size_t length = bracket ? (size_t)(bracket - text) : strlen(text);
    const size_t end = strlen(text);
    if (length >= sizeof name || (bracket && text[end - 1] != ']')) {
        return err_set(err, "\"%s\" is not written like menace or credibility[USA]", text);
    }
    snprintf(name, sizeof name, "%.*s", (int)length, text);
    *out = (Variable){var_find(name), 0};
    if (out->id == VAR_NONE) {
        return variable_unknown(name, err);
    }
    const VarInfo *v = var_info(out->id);
    const bool placed = v->kind == KIND_MEMBER || v->kind == KIND_REGION;
    if (placed != (bracket != NULL)) {
        const char *example = v->kind == KIND_REGION ? s->region_id[0] : s->member_id[s->lead];
        return placed ? err_set(err, "\"%s\" has a value for each %s: write %s[%s]", name,
                                v->kind == KIND_REGION ? "region" : "member", name, example)
                      : err_set(err, "\"%s\" is one value: write it without brackets", name);
    }
    if (!placed) {
        return true;
    }
    char place[64];
    snprintf(place, sizeof place, "%.*s", (int)(end - length - 2), bracket + 1);
    return variable_place(s, v->kind, place, out, err);
}

void variable_write(const Scenario *s, Variable v, Text *out) {
    const VarInfo *info = var_info(v.id);
    text_add(out, "%s", info->name);
    if (info->kind == KIND_MEMBER) {
        text_add(out, "[%s]", s->member_id[v.index]);
    } else if (info->kind == KIND_REGION) {
        text_add(out, "[%s]", s->region_id[v.index]);
    }
}

const char *variable_seen_by(VarSeen seen) {
    static const char *const names[] = {
        [SEEN_ALL] = "everybody", [SEEN_CANDIDATE] = "the candidate",
        [SEEN_ALLIANCE] = "the alliance", [SEEN_RIVAL] = "the rival",
        [SEEN_NOBODY] = "nobody (a truth of the drawn world)",
    };
    ASSERT((size_t)seen < COUNT_OF(names));
    return names[seen];
}
