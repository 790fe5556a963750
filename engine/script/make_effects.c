/* Programs and effects of a rulebook in the making. Always true: see script.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/random.h"
#include "script/make.h"

static int event_of(const void *context, const char *name) {
    const Reader *p = context;
    for (int n = 0; n < p->events; n++)
        if (strcmp(p->event[n].name, name) == 0) return n;
    return -1;
}

static int choice_of(const void *context, int event, const char *id) {
    const RawEvent *e = &((const Reader *)context)->event[event];
    for (int n = 0; n < e->choices; n++)
        if (strcmp(e->choice[n].id, id) == 0) return n;
    return -1;
}

EventNames reader_event_names(const Reader *p) { return (EventNames){p, event_of, choice_of}; }

void make_room(Maker *m) {
    if (m->ops + PROGRAM_OPS_MAX <= m->op_room) return;
    m->op_room = 2 * m->op_room + 4 * PROGRAM_OPS_MAX;
    m->op = memory_grow(m->op, sizeof *m->op * (size_t)m->op_room);
}

bool make_program(Maker *m, int tree, Program *out) {
    int count;
    *out = (Program){0};
    if (tree == NO_TREE) return true;
    make_room(m);
    if (!tree_compile(&m->p->forest, tree, m->s, &m->names, m->op + m->ops, &count, m->err)) return false;
    *out = (Program){m->ops, count};
    m->ops += count;
    return true;
}

/* Without brackets around the whole. */
const char *make_text(Maker *m, int tree) {
    Text text = {0};
    if (tree == NO_TREE) return NULL;
    tree_text(&m->p->forest, tree, &text);
    char *from = text.data;
    int depth = 0;
    for (const char *at = from; *from == '(' && *at; at++) {
        depth += *at == '(' ? 1 : *at == ')' ? -1 : 0;
        if (depth == 0) {
            if (!at[1]) from[text.length - 1] = '\0', from++;
            break;
        }
    }
    const char *kept = arena_text(m->arena, from);
    text_free(&text);
    return kept;
}

/* --- effects ---------------------------------------------------------------------------------- */

static Effect *effect_add(Maker *m) {
    if (m->effects == m->effect_room) {
        m->effect_room = 2 * m->effect_room + 64;
        m->effect = memory_grow(m->effect, sizeof *m->effect * (size_t)m->effect_room);
    }
    m->effect[m->effects] =
        (Effect){.act = ACT_NONE, .seat = SEAT_NONE, .key = random_join(m->key, (uint64_t)m->lots++)};
    return &m->effect[m->effects++];
}

static bool target_err(const Tree *t, Err *err) {
    const VarInfo *v = var_info(t->var);
    if (v->kind == KIND_POSTURE)
        return tree_err(t, err, "a posture cannot be moved by itself; a seat's lever can: w.set.%s.SEAT",
                        strchr(v->name, '.') ? strchr(v->name, '.') + 1 : v->name);
    if (v->nature == NATURE_DERIVED)
        return tree_err(t, err, "%s follows from other variables and cannot be changed; see docs/reference.md",
                        v->name);
    return tree_err(t, err, "%s is kept by the engine and cannot be changed by a pack", v->name);
}

static bool lever_target(Maker *m, const Tree *t, Effect *e) {
    const VarInfo *v = var_info(t->var);
    e->kind = e->kind == EFFECT_ADD ? EFFECT_LEVER_ADD : EFFECT_LEVER_SET;
    e->act = (ActId)((int)t->var - (int)VAR_set_dig_in);
    e->seat = (SeatId)e->index;
    if (e->index < 0 || !seat_is_letter(e->seat, posture_info((PostureId)e->act)->seats))
        return tree_err(t, m->err, "%s is not a card of %s", v->name + 4, t->place);
    return true;
}

static bool change_make(Maker *m, const RawEffect *raw, Effect *e) {
    static const EffectKind kinds[] = {[RAW_ADD] = EFFECT_ADD, [RAW_SET] = EFFECT_SET, [RAW_SCALE] = EFFECT_SCALE};
    const Tree *t = &m->p->forest.tree[raw->target];
    e->kind = kinds[raw->kind];
    if (t->kind == TREE_OWN) {
        e->var = VAR_own;
        e->index = t->index;
        return true;
    }
    e->var = t->var;
    if (!rulebook_may_move(t->var)) return target_err(t, m->err);
    if (!tree_place(t, m->s, &e->index, &e->group, m->err)) return false;
    if (var_info(t->var)->kind == KIND_SETTING && raw->kind == RAW_SCALE)
        return tree_err(t, m->err, "a lever is moved by :add() or :set()");
    return var_info(t->var)->kind == KIND_SETTING ? lever_target(m, t, e) : true;
}

static bool list_make(Maker *m, const RawList *list, int *count, int *later);

static bool nested_make(Maker *m, const RawEffect *raw, int at) {
    int then, otherwise;
    if (!list_make(m, &raw->then, &then, NULL) || !list_make(m, &raw->otherwise, &otherwise, NULL)) return false;
    m->effect[at].then = then;
    m->effect[at].otherwise = otherwise;
    return true;
}

static bool effect_make(Maker *m, const RawEffect *raw) {
    static const EffectKind kinds[] = {[RAW_WINDOW] = EFFECT_WINDOW,
                                       [RAW_BAR] = EFFECT_BAR,
                                       [RAW_PERHAPS] = EFFECT_PERHAPS,
                                       [RAW_LATER] = EFFECT_LATER,
                                       [RAW_SCRIPT] = EFFECT_SCRIPT};
    Effect e = *effect_add(m);
    const int at = m->effects - 1;
    if (raw->kind <= RAW_SCALE) {
        if (!change_make(m, raw, &e)) return false;
    } else {
        e.kind = kinds[raw->kind];
    }
    e.function = raw->function;
    if (!make_program(m, raw->value, &e.value) || !make_program(m, raw->value_2, &e.value_2) ||
        !make_program(m, raw->value_3, &e.value_3))
        return false;
    m->effect[at] = e;
    return nested_make(m, raw, at);
}

/* How many entries the list takes with all that belongs to them. later: where its later() stands. */
static bool list_make(Maker *m, const RawList *list, int *count, int *later) {
    const int first = m->effects;
    for (int n = 0; n < list->count; n++) {
        const RawEffect *raw = &m->p->effect[list->item[n]];
        if (raw->kind == RAW_LATER && later) {
            if (*later >= 0) return err_set(m->err, "%s:%d: later: one is wanted at most", raw->file, raw->line);
            *later = m->effects;
        }
        if (!effect_make(m, raw)) return false;
    }
    *count = m->effects - first;
    return true;
}

bool make_effects(Maker *m, const RawList *list, EffectSpan *out, int *later) {
    *later = -1;
    out->first = m->effects;
    return list_make(m, list, &out->count, later);
}
