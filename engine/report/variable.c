/* Variables by name. Always true: see variable.h. */
#include "report/variable.h"

#include "model/rulebook.h"
#include "session/naming.h"

#include <stdio.h>
#include <string.h>

static bool variable_unknown(const char *name, Err *err) {
    const char *const *known;
    const size_t count = var_names(&known);
    const char *near = text_nearest(name, known, count);
    return near ? err_set(err, tongue("there is no variable \"%s\"; did you mean \"%s\"?"), name, near)
                : err_set(err, tongue("there is no variable \"%s\"; `accession reference` lists them"), name);
}

/* Kinds that have a value for each of something, how that is called and how one is written. */
typedef struct Placed {
    const char *word, *example;
} Placed;

static Placed variable_placed(const Scenario *s, VarKind kind) {
    switch (kind) {
    case KIND_MEMBER: return (Placed){TONGUE_IN("member", "each"), s->member_id[s->lead]};
    case KIND_REGION: return (Placed){TONGUE_IN("region", "each"), s->region_id[0]};
    case KIND_SEAT:
    case KIND_SETTING: return (Placed){TONGUE_IN("seat", "each"), "lead"};
    case KIND_PAIR: return (Placed){TONGUE_IN("pair of seats", "each"), "candidate>lead"};
    case KIND_PROMISE: return (Placed){TONGUE_IN("promise", "each"), "1"};
    case KIND_EVENT:
        return (Placed){TONGUE_IN("event", "each"), s->rules && s->rules->events ? s->rules->event[0].name : "name"};
    case KIND_OWN:
        return (Placed){TONGUE_IN("variable of the pack", "each"),
                        s->rules && s->rules->owns ? s->rules->own[0].name : "name"};
    default: return (Placed){NULL, NULL};
    }
}

static bool variable_seat(const Scenario *s, const char *place, int *index, Err *err) {
    const char *known[2 * SEAT_COUNT];
    for (int n = 0; n < SEAT_COUNT; n++) {
        known[n] = seat_info((SeatId)n)->role;
        known[SEAT_COUNT + n] = s->seat_name[n];
    }
    *index = naming_seat(s, place);
    if (*index >= 0) {
        return true;
    }
    const char *near = text_nearest(place, known, COUNT_OF(known));
    return err_set(err, near ? tongue("there is no seat \"%s\"; did you mean \"%s\"?")
                             : tongue("there is no seat \"%s\"; they are named like \"%s\""), place,
                   near ? near : known[0]);
}

/* "Kyiv>Berlin": how far the first trusts the second. */
static bool variable_pair(const Scenario *s, const char *place, int *index, Err *err) {
    char from[64];
    const char *towards = strchr(place, '>');
    int one, other;
    if (!towards) {
        return err_set(err, tongue("\"%s\" is no pair of seats: write candidate>lead"), place);
    }
    snprintf(from, sizeof from, "%.*s", (int)(towards - place), place);
    if (!variable_seat(s, from, &one, err) || !variable_seat(s, towards + 1, &other, err)) {
        return false;
    }
    *index = SEATS_MAX * one + other;
    return true;
}

static bool variable_number(const char *place, int *index, Err *err) {
    int used = 0;
    if (sscanf(place, "%3d%n", index, &used) == 1 && place[used] == '\0' && *index >= 1 &&
        *index <= PROMISES_MAX) {
        *index -= 1;
        return true;
    }
    return err_set(err, tongue("\"%s\" is no promise: they are numbered from 1 to %d"), place, PROMISES_MAX);
}

static bool variable_of_pack(const Scenario *s, VarKind kind, const char *place, int *index, Err *err) {
    const Rulebook *r = s->rules;
    *index = !r ? -1 : kind == KIND_EVENT ? rulebook_event_find(r, place) : rulebook_own_find(r, place);
    return *index >= 0 || err_set(err,
                                  kind == KIND_EVENT ? tongue("the pack has no event \"%s\"")
                                                     : tongue("the pack has no variable \"%s\""),
                                  place);
}

static bool variable_listed(const Scenario *s, VarKind kind, const char *place, int *index,
                            Err *err) {
    const bool member = kind == KIND_MEMBER;
    *index = member ? scenario_member_find(s, place) : scenario_region_find(s, place);
    if (*index >= 0) {
        return true;
    }
    const char *known[MEMBERS_MAX > REGIONS_MAX ? MEMBERS_MAX : REGIONS_MAX];
    const int count = member ? s->members : s->regions;
    for (int i = 0; i < count; i++) {
        known[i] = member ? s->member_id[i] : s->region_id[i];
    }
    const char *near = text_nearest(place, known, (size_t)count);
    if (near)
        return err_set(err, member ? tongue("there is no member \"%s\"; did you mean \"%s\"?")
                                   : tongue("there is no region \"%s\"; did you mean \"%s\"?"), place, near);
    return err_set(err, member ? tongue("there is no member \"%s\"; they are named like \"%s\"")
                               : tongue("there is no region \"%s\"; they are named like \"%s\""), place, known[0]);
}

static bool variable_place(const Scenario *s, VarKind kind, const char *place, Variable *out,
                           Err *err) {
    switch (kind) {
    case KIND_SEAT:
    case KIND_SETTING: return variable_seat(s, place, &out->index, err);
    case KIND_PAIR: return variable_pair(s, place, &out->index, err);
    case KIND_PROMISE: return variable_number(place, &out->index, err);
    case KIND_EVENT:
    case KIND_OWN: return variable_of_pack(s, kind, place, &out->index, err);
    default: return variable_listed(s, kind, place, &out->index, err);
    }
}

bool variable_parse(const Scenario *s, const char *text, Variable *out, Err *err) {
    char name[96];
    const char *bracket = strchr(text, '[');
    const size_t length = bracket ? (size_t)(bracket - text) : strlen(text);
    const size_t end = strlen(text);
    if (length >= sizeof name || (bracket && text[end - 1] != ']')) {
        return err_set(err, tongue("\"%s\" is not written like menace or credibility[USA]"), text);
    }
    snprintf(name, sizeof name, "%.*s", (int)length, text);
    *out = (Variable){var_find(name), 0};
    const int own = out->id == VAR_NONE && s->rules && !bracket ? rulebook_own_find(s->rules, name) : -1;
    if (own >= 0) {
        *out = (Variable){VAR_own, own};
        return true;
    }
    if (out->id == VAR_NONE) {
        return variable_unknown(name, err);
    }
    const VarInfo *v = var_info(out->id);
    const Placed by = variable_placed(s, v->kind);
    const bool placed = by.word != NULL;
    if (placed != (bracket != NULL)) {
        return placed ? err_set(err, tongue("\"%s\" has a value for each %s: write %s[%s]"), name,
                                tongue_in(by.word, "each"), name, by.example)
                      : err_set(err, tongue("\"%s\" is one value: write it without brackets"), name);
    }
    if (!placed) {
        return true;
    }
    char place[64];
    snprintf(place, sizeof place, "%.*s", (int)(end - length - 2), bracket + 1);
    return variable_place(s, v->kind, place, out, err);
}

VarInfo variable_info(const Scenario *s, Variable v) {
    VarInfo info = *var_info(v.id);
    const Rulebook *r = s->rules;
    if (v.id != VAR_own || !r || v.index >= r->owns) return info;
    const OwnVariable *own = &r->own[v.index];
    info.name = own->name;
    info.text = own->text;
    info.unit = own->unit;
    info.low = own->low;
    info.high = own->high;
    info.seen_by = own->seen_by;
    return info;
}

void variable_write(const Scenario *s, Variable v, Text *out) {
    const VarInfo *info = var_info(v.id);
    const Rulebook *r = s->rules;
    if (v.id == VAR_own && r && v.index < r->owns) {
        text_add(out, "%s", r->own[v.index].name);
        return;
    }
    text_add(out, "%s", info->name);
    switch (info->kind) {
    case KIND_MEMBER: text_add(out, "[%s]", s->member_id[v.index]); break;
    case KIND_REGION: text_add(out, "[%s]", s->region_id[v.index]); break;
    case KIND_SEAT:
    case KIND_SETTING: text_add(out, "[%s]", s->seat_name[v.index]); break;
    case KIND_PAIR:
        text_add(out, "[%s>%s]", s->seat_name[v.index / SEATS_MAX],
                 s->seat_name[v.index % SEATS_MAX]);
        break;
    case KIND_PROMISE: text_add(out, "[%d]", v.index + 1); break;
    case KIND_EVENT:
        if (r && v.index < r->events) text_add(out, "[%s]", r->event[v.index].name);
        break;
    default: break;
    }
}

const char *variable_seen_by(VarSeen seen) {
    static const char *const names[] = {
        [SEEN_ALL] = TONGUE("everybody"), [SEEN_CANDIDATE] = TONGUE("the candidate"),
        [SEEN_ALLIANCE] = TONGUE("the alliance"), [SEEN_RIVAL] = TONGUE("the rival"),
        [SEEN_NOBODY] = TONGUE("nobody (a truth of the drawn world)"),
    };
    ASSERT((size_t)seen < COUNT_OF(names));
    return names[seen];
}
