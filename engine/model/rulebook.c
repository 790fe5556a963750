/* Looking things up in a rulebook. Always true: see rulebook.h. */
#include "model/rulebook.h"

#include <stdlib.h>
#include <string.h>

static int compare_key(const void *key, const void *entry) {
    return strcmp(key, ((const TextEntry *)entry)->key);
}

const char *rulebook_text(const Rulebook *r, const char *key) {
    if (!r->texts) return NULL;
    const TextEntry *found = bsearch(key, r->text, (size_t)r->texts, sizeof *r->text, compare_key);
    return found ? found->text : NULL;
}

int rulebook_event_find(const Rulebook *r, const char *name) {
    for (int n = 0; n < r->events; n++)
        if (strcmp(r->event[n].name, name) == 0) return n;
    return -1;
}

int rulebook_own_find(const Rulebook *r, const char *name) {
    for (int n = 0; n < r->owns; n++)
        if (strcmp(r->own[n].name, name) == 0) return n;
    return -1;
}

bool rulebook_may_move(VarId var) {
    const VarInfo *v = var_info(var);
    if (v->nature != NATURE_STATE || v->type != TYPE_REAL) return false;
    switch (v->kind) {
    case KIND_GLOBAL:
    case KIND_MEMBER:
    case KIND_REGION:
    case KIND_PAIR: return true;
    case KIND_SEAT: return var == VAR_capital || var == VAR_means || var == VAR_standing;
    case KIND_SETTING: return var < VAR_set_turn_dig_in;
    default: return false;
    }
}

int event_choice_find(const Event *e, const char *id) {
    for (int n = 0; n < e->choices; n++)
        if (strcmp(e->choice[n].id, id) == 0) return n;
    return -1;
}

Scope rulebook_scope(const World *w, const Parameters *k, const Scenario *s, SeatId seat,
                     const double *tilt, double *weight) {
    Scope scope = {.w = w, .k = k, .members = s->members,
                   .calendar_month = (s->start_month - 1 + (int)w->month) % 12 + 1};
    if (seat == SEAT_NONE) return scope;
    for (int a = 0; a < (int)AIMS; a++)
        weight[a] = seat_info(seat)->weight[a] + (tilt ? tilt[a] : 0.0);
    scope.weight = weight;
    return scope;
}
