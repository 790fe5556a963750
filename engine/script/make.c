/* From what was declared to a rulebook of one scenario. Always true: see script.h. */
#include "script/make.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/random.h"
#include "core/real.h"

/* The text of a key, or NULL. */
static const char *text_of(const Rulebook *r, const char *format, ...) __attribute__((format(printf, 2, 3)));
static const char *text_of(const Rulebook *r, const char *format, ...) {
    char key[200];
    va_list names;
    va_start(names, format);
    vsnprintf(key, sizeof key, format, names);
    va_end(names);
    return rulebook_text(r, key);
}

static const char *kept(Maker *m, const char *text) { return text ? arena_text(m->arena, text) : NULL; }

static bool choice_make(Maker *m, const Rulebook *r, const RawEvent *raw, const RawChoice *c, EventChoice *out) {
    char name[100];
    snprintf(name, sizeof name, "%s/%s", raw->name, c->id);
    *out = (EventChoice){.id = kept(m, c->id), .key = name_hash(name), .capital = c->capital, .means = c->means};
    m->key = out->key;
    m->lots = 0;
    const char *label = text_of(r, "event.%s.choice.%s", raw->name, c->id);
    out->label = label ? label : out->id;
    out->note = text_of(r, "event.%s.choice.%s.note", raw->name, c->id);
    out->done = text_of(r, "event.%s.choice.%s.done", raw->name, c->id);
    out->needs_text = make_text(m, c->needs);
    out->bot_text = make_text(m, c->bot);
    const char *why = text_of(r, "event.%s.choice.%s.why", raw->name, c->id);
    if (out->needs_text) {
        char hint[200];
        snprintf(hint, sizeof hint, "it needs %.150s", out->needs_text);
        out->needs_hint = kept(m, hint);
        if (why) out->needs_text = why;
        else out->needs_text = kept(m, "things do not stand so that it could be chosen");
    }
    return make_program(m, c->needs, &out->needs) && make_program(m, c->bot, &out->bot) &&
           make_effects(m, &c->effects, &out->effects, &out->later);
}

/* One more part of a & b & c, at the end of what the maker has made. Where a part fails, so do all: those
 * jumps are set once the end is known. */
enum { TO_THE_END = -1 };
static bool rest_add(Maker *m, int tree, Program *rest) {
    Op *op = m->op + rest->first;
    int count;
    if (rest->count) op[rest->count++] = (Op){.code = OP_UNLESS_FALSE, .a = TO_THE_END};
    Op *part = op + rest->count;
    if (!tree_compile(&m->p->forest, tree, m->s, &m->names, part, &count, m->err)) return false;
    for (int n = 0; n < count; n++)
        if (part[n].code == OP_UNLESS_FALSE || part[n].code == OP_UNLESS_TRUE) part[n].a += rest->count;
    rest->count += count;
    return true;
}

/* Plain tests among the parts become guards, the others the rest. */
static bool guards_find(Maker *m, int tree, Guards *out) {
    const Tree *t = &m->p->forest.tree[tree];
    Op op[PROGRAM_OPS_MAX];
    int count;
    if (t->kind == TREE_OPERATION && t->and_or && t->op == OP_MULTIPLY)
        return guards_find(m, t->child[0], out) && guards_find(m, t->child[1], out);
    const bool plain = out->count < GUARDS_MAX && t->kind == TREE_OPERATION && t->size <= 4 &&
                       tree_compile(&m->p->forest, tree, m->s, &m->names, op, &count, m->err) && count == 1 &&
                       span_of_test(&op[0], &out->span[out->count]);
    if (!plain) return rest_add(m, tree, &out->rest);
    out->count++;
    return true;
}

static bool guards_make(Maker *m, int when, Guards *out) {
    make_room(m);
    out->rest.first = m->ops;
    if (!guards_find(m, when, out)) return false;
    Op *op = m->op + m->ops;
    for (int n = 0; n < out->rest.count; n++)
        if (op[n].code == OP_UNLESS_FALSE && op[n].a == TO_THE_END) op[n].a = out->rest.count;
    m->ops += out->rest.count;
    return true;
}

static double lot_of(const Maker *m, Program chance) {
    const double no_plain_number = 2.0;
    if (!chance.count) return 1.0;
    const Op *op = &m->op[chance.first];
    return chance.count == 1 && op->code == OP_NUMBER ? real_clamp(op->x, 0.0, 1.0) : no_plain_number;
}

static bool gate_make(Maker *m, const RawEvent *raw, const Event *event, int at, Rulebook *r) {
    r->gates.spread[at] = random_spread(event->key);
    r->gates.lot[at] = lot_of(m, event->chance);
    r->gates.cooldown[at] = raw->once ? (double)INT32_MAX : (double)raw->cooldown;
    return guards_make(m, raw->when, &r->guards[at]);
}

static bool event_err(const RawEvent *e, Err *err, const char *text) {
    return err_set(err, "%s:%d: event \"%s\": %s", e->file, e->line, e->name, text);
}

static bool event_make(Maker *m, const Rulebook *r, const RawEvent *raw, Event *out) {
    *out = (Event){.name = kept(m, raw->name), .key = name_hash(raw->name), .seat = seat_find(raw->seat),
                   .once = raw->once, .urgent = raw->urgent, .cooldown = raw->cooldown, .otherwise = -1,
                   .claims = kept(m, raw->claims), .source = kept(m, raw->source), .mark = kept(m, raw->mark),
                   .year = raw->year, .file = kept(m, raw->file), .line = raw->line};
    const char *title = text_of(r, "event.%s.title", raw->name);
    out->title = title ? title : out->name;
    out->text = text_of(r, "event.%s.text", raw->name);
    out->watch = text_of(r, "event.%s.watch", raw->name);
    out->when_text = make_text(m, raw->when);
    out->chance_text = make_text(m, raw->chance);
    m->key = out->key;
    m->lots = 0;
    if (!make_program(m, raw->when, &out->when) || !make_program(m, raw->chance, &out->chance) ||
        !make_effects(m, &raw->effects, &out->effects, &out->later))
        return false;
    for (int n = 0; n < raw->choices; n++)
        if (!choice_make(m, r, raw, &raw->choice[n], &out->choice[n])) return false;
    out->choices = raw->choices;
    for (int n = 0; n < raw->choices; n++)
        if (strcmp(raw->choice[n].id, raw->fallback) == 0) out->otherwise = n;
    if (!raw->choices) return true;
    if (out->otherwise < 0) return event_err(raw, m->err, "\"default\" is none of its choices");
    const EventChoice *d = &out->choice[out->otherwise];
    if (d->capital > 0.0 || d->means > 0.0 || d->needs.count)
        return event_err(raw, m->err,
                         "the default must cost nothing and need nothing: it is taken when nobody chooses");
    for (int n = 0; out->later >= 0 && n < out->choices; n++)
        if (out->choice[n].later >= 0)
            return event_err(raw, m->err, "later() stands in its effects and in a choice; one is wanted");
    return true;
}

static bool own_make(Maker *m, const Rulebook *r, const RawVariable *raw, OwnVariable *out) {
    *out = (OwnVariable){.name = kept(m, raw->name), .unit = kept(m, raw->unit), .low = raw->low, .high = raw->high,
                         .start = raw->start, .seen_by = raw->seen_by, .rule_text = make_text(m, raw->month),
                         .file = kept(m, raw->file), .line = raw->line};
    const char *text = text_of(r, "variable.%s", raw->name);
    out->text = text ? text : out->name;
    return make_program(m, raw->month, &out->month);
}

static bool lever_make(Maker *m, const Rulebook *r, const RawLever *raw, LeverRule *out) {
    *out = (LeverRule){.act = act_find(raw->card), .why = text_of(r, "lever.%s.why", raw->card),
                       .nearest = make_text(m, raw->needs), .file = kept(m, raw->file), .line = raw->line};
    return make_program(m, raw->needs, &out->needs) && make_program(m, raw->back, &out->back);
}

static bool goal_make(Maker *m, const Rulebook *r, const RawGoal *raw, PackGoal *out) {
    *out = (PackGoal){.name = kept(m, raw->name), .seat = seat_find(raw->seat), .is_private = raw->is_private,
                      .file = kept(m, raw->file), .line = raw->line};
    const char *text = text_of(r, "goal.%s", raw->name);
    out->text = text ? text : out->name;
    return make_program(m, raw->met, &out->met) && make_program(m, raw->partly, &out->partly);
}

static bool advisor_make(Maker *m, Rulebook *r, const RawAdvisor *raw) {
    OfficeRule *o = &r->office[r->offices++];
    *o = (OfficeRule){
        .office = kept(m, raw->office), .seat = seat_find(raw->seat), .weighs = raw->weighs, .thrift = raw->thrift};
    memcpy(o->weight, raw->weight, sizeof o->weight);
    o->title = text_of(r, "advisor.%s.%s.title", raw->office, raw->seat);
    for (int n = 0; n < raw->remarks; n++) {
        Remark *out = &r->remark[r->remarks++];
        *out = (Remark){.office = o->office,
                        .id = kept(m, raw->remark[n].id),
                        .text = text_of(r, "advisor.%s.%s.remark.%s", raw->office, raw->seat, raw->remark[n].id),
                        .seat = o->seat,
                        .file = kept(m, raw->file),
                        .line = raw->line};
        if (!make_program(m, raw->remark[n].when, &out->when)) return false;
    }
    return true;
}

static bool lesson_make(Maker *m, Rulebook *r, const RawLesson *raw) {
    for (int n = 0; n < raw->steps && strcmp(raw->start, m->s->start_name) == 0; n++) {
        LessonStep *out = &r->step[r->steps++];
        const char *text = text_of(r, "lesson.%s.%s", raw->name, raw->step[n].id);
        *out =
            (LessonStep){.id = kept(m, raw->step[n].id), .text = text ? text : out->id, .seat = seat_find(raw->seat)};
        if (!make_program(m, raw->step[n].when, &out->done)) return false;
    }
    return true;
}

/* What this start gives the pack's variables. */
static bool own_start(Maker *m, Rulebook *r) {
    for (int n = 0; n < m->p->starts; n++) {
        const RawData *start = &m->p->start[n];
        for (int v = 0; v < start->owns && strcmp(start->name, m->s->start_name) == 0; v++) {
            const int at = rulebook_own_find(r, start->own[v].name);
            const double x = start->own[v].value;
            if (at < 0)
                return err_set(m->err, "%s:%d: start \"%s\": own: no variable \"%s\" is declared", start->file,
                               start->line, start->name, start->own[v].name);
            if (!(x >= r->own[at].low && x <= r->own[at].high))
                return err_set(m->err, "%s:%d: start \"%s\": own: %s: found %.6g, a number from %.6g to %.6g is wanted",
                               start->file, start->line, start->name, r->own[at].name, x, r->own[at].low,
                               r->own[at].high);
            r->own[at].start = x;
        }
    }
    return true;
}

static void texts_copy(Rulebook *r, const TextEntry *texts, int count) {
    r->text = arena_alloc(&r->arena, sizeof *r->text * (size_t)(count + 1));
    r->texts = count;
    for (int n = 0; n < count; n++)
        r->text[n] = (TextEntry){arena_text(&r->arena, texts[n].key), arena_text(&r->arena, texts[n].text)};
}

/* Every list of the rulebook, in the order of declaration. */
static bool lists_make(Maker *m, Rulebook *r) {
    Reader *p = m->p;
    int remarks = 0, steps = 0;
    for (int n = 0; n < p->lessons; n++) steps += p->lesson[n].steps;
    for (int n = 0; n < p->advisors; n++) remarks += p->advisor[n].remarks;
#define ROOM(list, n) r->list = arena_alloc(&r->arena, sizeof *r->list * (size_t)((n) + 1))
    ROOM(event, p->events);
    ROOM(guards, p->events);
    ROOM(own, p->variables);
    ROOM(lever, p->levers);
    ROOM(goal, p->goals);
    ROOM(office, p->advisors);
    ROOM(remark, remarks);
    ROOM(step, steps);
#undef ROOM
    for (int n = 0; n < p->variables; n++, r->owns++)
        if (!own_make(m, r, &p->variable[n], &r->own[n])) return false;
    if (!own_start(m, r)) return false;
    for (int n = 0; n < p->events; n++, r->events++) {
        if (!event_make(m, r, &p->event[n], &r->event[n])) return false;
        if (!gate_make(m, &p->event[n], &r->event[n], n, r)) return false;
    }
    for (int n = 0; n < p->levers; n++, r->levers++)
        if (!lever_make(m, r, &p->lever[n], &r->lever[n])) return false;
    for (int n = 0; n < p->goals; n++, r->goals++)
        if (!goal_make(m, r, &p->goal[n], &r->goal[n])) return false;
    for (int n = 0; n < p->advisors; n++)
        if (!advisor_make(m, r, &p->advisor[n])) return false;
    for (int n = 0; n < p->lessons; n++)
        if (!lesson_make(m, r, &p->lesson[n])) return false;
    return true;
}

/* The lists that grew on the heap move into the rulebook's arena. */
static void lists_keep(Maker *m, Rulebook *r) {
    r->op = arena_alloc(&r->arena, sizeof *r->op * (size_t)(m->ops + 1));
    r->effect = arena_alloc(&r->arena, sizeof *r->effect * (size_t)(m->effects + 1));
    if (m->ops) memcpy(r->op, m->op, sizeof *r->op * (size_t)m->ops);
    if (m->effects) memcpy(r->effect, m->effect, sizeof *r->effect * (size_t)m->effects);
    r->ops = m->ops;
    r->effects = m->effects;
}

bool rulebook_has_functions(const Rulebook *r) {
    for (int n = 0; n < r->effects; n++)
        if (r->effect[n].kind == EFFECT_SCRIPT) return true;
    return false;
}

Rulebook *rulebook_make(PackScript *p, const Scenario *s, const TextEntry *texts, int count, Err *err) {
    Rulebook *r = memory_zeros(1, sizeof *r);
    Maker m = {.p = p, .s = s, .arena = &r->arena, .names = reader_event_names(p), .err = err};
    texts_copy(r, texts, count);
    const bool ok = lists_make(&m, r);
    if (ok) lists_keep(&m, r);
    free(m.op);
    free(m.effect);
    if (!ok) {
        rulebook_free(r);
        return NULL;
    }
    if (rulebook_has_functions(r)) {
        if (!p->host) p->host = script_host_open(p);
        r->host = p->host;
        r->call = script_host_call;
    }
    return r;
}

void rulebook_free(Rulebook *r) {
    if (!r) return;
    arena_free(&r->arena);
    free(r);
}

const char *script_failure(const Rulebook *r) { return r && r->host ? r->host->failure : ""; }

void script_strict(const Rulebook *r) {
    if (r && r->host) atomic_store(&r->host->strict, true);
}
