/* Events: triggers, questions, effects. Always true: see events.h. */
#include "model/events.h"

#include <string.h>

#include "model/rules.h"

static Scope scope_of(const Step *st) {
    return rulebook_scope(st->w, st->k, st->s, SEAT_NONE, NULL, NULL);
}

static double run(const Step *st, const Op *op, Program p, double otherwise) {
    if (!p.count) return otherwise;
    if (p.count == 1 && op[p.first].code == OP_NUMBER) return op[p.first].x; /* most effects */
    const Scope scope = scope_of(st);
    return program_run(op, p, &scope);
}

/* What is being done: effects of an event, with the lists that their spans and programs lie in. */
typedef struct Doing {
    Step *st;
    const Event *event;
    const Op *op;
    const Effect *effect;
} Doing;

static double value_of(const Doing *d, Program p, double otherwise) { return run(d->st, d->op, p, otherwise); }

/* --- effects ---------------------------------------------------------------------------------- */

static bool is_finite(double x) { return real_abs(x) < 1e300; } /* false for NaN */

typedef struct Range {
    double low, high;
} Range;

static Range range_of(const Step *st, VarId var, int index) {
    const VarInfo *v = var_info(var);
    const OwnVariable *own = v->kind == KIND_OWN ? &st->s->rules->own[index] : NULL;
    return own ? (Range){own->low, own->high} : (Range){v->low, v->high};
}

/* To a value that is within every range. */
static inline void put(Step *st, const char *cause, VarId var, int index, double *at, double to) {
    if (st->ledger) ledger_note(st->ledger, (int)st->w->month, var, index, cause, to - *at);
    *at = to;
}

/* To a new value, held within the range. */
static inline void move(Step *st, const char *cause, VarId var, int index, Range range, double *at, double to) {
    if (!is_finite(to)) return;
    put(st, cause, var, index, at, to);
    const double kept = real_clamp(to, range.low, range.high);
    if (st->ledger && (kept < to || kept > to))
        ledger_note(st->ledger, (int)st->w->month, var, index, "limit", kept - to);
    *at = kept;
}

static double *place_of_variable(World *w, VarId var, int index) { return (double *)w + world_place(var, index); }

static void variable_move(Step *st, const char *cause, VarId var, int index, double to) {
    st->stale |= stale_by(var);
    move(st, cause, var, index, range_of(st, var, index), place_of_variable(st->w, var, index), to);
}

static double moved_to(EffectKind kind, double was, double value) {
    return kind == EFFECT_ADD ? was + value : kind == EFFECT_SCALE ? was * value : value;
}

/* Where the members of a group come to, and what is left of that within the range; all others stay. */
HOT static void members_moved(EffectKind kind, double value, Range range, const double *restrict in,
                              const double *restrict x, double *restrict to, double *restrict kept) {
    for (int i = 0; i < MEMBERS_MAX; i++) {
        const double moved = moved_to(kind, x[i], value), held = real_clamp(moved, range.low, range.high);
        const bool takes = (in[i] > 0.5) & (real_abs(moved) < 1e300);
        to[i] = takes ? moved : x[i];
        kept[i] = takes ? held : x[i];
    }
}

static void group_effect(const Doing *d, const Effect *e, double value) {
    Step *st = d->st;
    double in[MEMBERS_MAX], to[MEMBERS_MAX], kept[MEMBERS_MAX], *x = place_of_variable(st->w, e->var, 0);
    group_members(e->group, st->w, in);
    members_moved(e->kind, value, range_of(st, e->var, 0), in, x, to, kept);
    for (int i = 0; st->ledger && i < st->s->members; i++) {
        ledger_note(st->ledger, (int)st->w->month, e->var, i, d->event->name, to[i] - x[i]);
        ledger_note(st->ledger, (int)st->w->month, e->var, i, "limit", kept[i] - to[i]);
    }
    memcpy(x, kept, sizeof kept);
    st->stale |= stale_by(e->var);
}

static void variable_effect(const Doing *d, const Effect *e) {
    const double value = value_of(d, e->value, 0.0);
    if (e->index < 0) group_effect(d, e, value);
    else {
        const double *at = place_of_variable(d->st->w, e->var, e->index);
        variable_move(d->st, d->event->name, e->var, e->index, moved_to(e->kind, *at, value));
    }
}

/* A seat's own setting; where nobody takes turns, the posture itself. */
static void lever_effect(const Doing *d, const Effect *e) {
    Step *st = d->st;
    World *w = st->w;
    const PostureInfo *p = posture_info((PostureId)e->act);
    const bool turns = w->turn > 0.5;
    double *ordered = world_posture(&w->ordered, (PostureId)e->act);
    const double value = value_of(d, e->value, 0.0), was = turns ? act_setting(w, e->act, e->seat) : *ordered;
    const double part = turns ? 1.0 : act_part(e->act, e->seat, st->s);
    const double aim = e->kind == EFFECT_LEVER_ADD ? was + part * value : was + part * (value - was);
    const double to = real_clamp(aim, p->low, p->high);
    if (!is_finite(aim) || !act_owned(e->act, e->seat, st->s)) return;
    if (turns) {
        act_set(st, e->act, e->seat, to, d->event->name);
        return;
    }
    if (st->ledger)
        ledger_note(st->ledger, (int)w->month, (VarId)((int)VAR_ordered_dig_in + (int)e->act), 0, d->event->name,
                    to - was);
    *ordered = to;
}

static void window_effect(const Doing *d, const Effect *e) {
    const double from = value_of(d, e->value, 12.0), to = value_of(d, e->value_2, from);
    const double menace = real_clamp(value_of(d, e->value_3, 0.45), 0.2, 1.0);
    const double months = random_between(d->st->key, e->key, 0, from, to);
    if (!is_finite(months) || !is_finite(menace)) return;
    window_open(d->st, real_clamp(months, 1.0, 200.0), menace);
    d->st->stale = STALE_ALL;
}

/* Whole months, at least `least`; what is no number counts as that. */
static double months_of(const Doing *d, Program p, double least, double most) {
    const double months = value_of(d, p, least);
    return is_finite(months) ? (double)(int)(real_clamp(months, least, most) + 0.5) : least;
}

static void bar_effect(const Doing *d, const Effect *e) {
    World *w = d->st->w;
    const double until = w->month + months_of(d, e->value, 0.0, 60.0);
    if (until > w->barred_until) variable_move(d->st, d->event->name, VAR_barred_until, 0, until);
}

static int place_of(const Doing *d) { return (int)(d->event - d->st->s->rules->event); }

/* The function's own effects come through the host, or none of them. */
static void script_effect(const Doing *d, const Effect *e) {
    World *w = d->st->w;
    const Rulebook *r = d->st->s->rules;
    const int at = place_of(d);
    const bool barred = w->event_stopped[at] > 0.5 && w->event_stopped[at] > w->turn_began &&
                        w->month >= w->event_stopped[at];
    bool clock = false;
    if (!r->call || barred || r->call(r->host, e->function, d->st, d->event, &clock, NULL)) return;
    if (clock) variable_move(d->st, "stopped by the clock", VAR_event_stopped, at, w->month);
    happen_event(d->st, HAPPENING_script_failed, at, -1);
}

static void effects_apply(const Doing *d, EffectSpan span);

static void perhaps_effect(const Doing *d, const Effect *e, int at) {
    const bool yes = random_chance(d->st->key, e->key, 0, value_of(d, e->value, 0.0));
    effects_apply(d, yes ? (EffectSpan){at + 1, e->then} : (EffectSpan){at + 1 + e->then, e->otherwise});
}

static void effect_apply(const Doing *d, const Effect *e, int at) {
    switch (e->kind) {
    case EFFECT_ADD:
    case EFFECT_SET:
    case EFFECT_SCALE: variable_effect(d, e); break;
    case EFFECT_LEVER_ADD:
    case EFFECT_LEVER_SET: lever_effect(d, e); break;
    case EFFECT_WINDOW: window_effect(d, e); break;
    case EFFECT_BAR: bar_effect(d, e); break;
    case EFFECT_PERHAPS: perhaps_effect(d, e, at); break;
    case EFFECT_LATER:
        variable_move(d->st, d->event->name, VAR_event_due, place_of(d),
                      d->st->w->month + months_of(d, e->value, 1.0, 240.0));
        break;
    case EFFECT_SCRIPT: script_effect(d, e); break;
    }
}

static void effects_apply(const Doing *d, EffectSpan span) {
    for (int n = span.first; n < span.first + span.count; n++) {
        const Effect *e = &d->effect[n];
        effect_apply(d, e, n);
        n += e->then + e->otherwise;
    }
    if (span.count) d->st->stale |= STALE_OUTLINE;
}

static void event_apply(Step *st, const Event *event, EffectSpan span) {
    effects_apply(&(Doing){st, event, st->s->rules->op, st->s->rules->effect}, span);
}

void events_apply(Step *st, const Event *event, const Op *op, const Effect *effect, EffectSpan span) {
    effects_apply(&(Doing){st, event, op, effect}, span);
}

/* What was announced for this month. */
static void later_run(Step *st, int at) {
    World *w = st->w;
    const Rulebook *r = st->s->rules;
    const Event *event = &r->event[at];
    const int choice = (int)w->event_choice[at] - 1;
    const int later = choice >= 0 && event->choice[choice].later >= 0 ? event->choice[choice].later : event->later;
    put(st, event->name, VAR_event_due, at, &w->event_due[at], 0.0);
    if (later < 0) return; /* the pack was changed in between */
    event_apply(st, event, (EffectSpan){later + 1, r->effect[later].then});
    happen_event(st, HAPPENING_event_later, at, choice);
}

/* --- choices ---------------------------------------------------------------------------------- */

int events_asked(const World *w, SeatId seat, int event[2]) {
    int count = 0;
    if (w->asked_1[seat] > 0.5) event[count++] = (int)w->asked_1[seat] - 1;
    if (w->asked_2[seat] > 0.5) event[count++] = (int)w->asked_2[seat] - 1;
    return count;
}

bool events_urgent(const World *w, const Scenario *s) {
    for (int seat = 0; s->rules && seat < SEAT_COUNT; seat++) {
        int event[2];
        const int count = w->person[seat] > 0.5 ? events_asked(w, (SeatId)seat, event) : 0;
        for (int n = 0; n < count; n++)
            if (s->rules->event[event[n]].urgent) return true;
    }
    return false;
}

static bool needs_fail(const World *w, const Scenario *s, const Event *e, const EventChoice *c) {
    double weight[AIMS];
    if (!c->needs.count) return false;
    const Scope scope = rulebook_scope(w, &s->nominal, s, e->seat, NULL, weight); /* not the drawn truth */
    return !program_holds(s->rules->op, c->needs, &scope);
}

static bool is_open(const World *w, const Scenario *s, const Event *e, const EventChoice *c) {
    return c->capital <= w->capital[e->seat] + 1e-9 && c->means <= w->means[e->seat] + 1e-9 && !needs_fail(w, s, e, c);
}

Refusal event_refused(const World *w, const Scenario *s, int event, int choice) {
    const Event *e = &s->rules->event[event];
    const EventChoice *c = &e->choice[choice];
    if (needs_fail(w, s, e, c))
        return (Refusal){.need = NEED_pack, .short_by = 1.0, .why = c->needs_text, .nearest = c->needs_hint};
    if (c->capital > w->capital[e->seat] + 1e-9)
        return (Refusal){.need = NEED_capital, .short_by = c->capital - w->capital[e->seat]};
    if (c->means > w->means[e->seat] + 1e-9)
        return (Refusal){.need = NEED_means, .short_by = c->means - w->means[e->seat]};
    return (Refusal){.need = NEED_COUNT};
}

static void no_longer_asked(Step *st, SeatId seat, int event) {
    World *w = st->w;
    if ((int)w->asked_1[seat] == event + 1) put(st, "answered", VAR_asked_1, (int)seat, &w->asked_1[seat], 0.0);
    if ((int)w->asked_2[seat] == event + 1) put(st, "answered", VAR_asked_2, (int)seat, &w->asked_2[seat], 0.0);
}

static void choice_take(Step *st, int at, int choice, HappeningId told) {
    World *w = st->w;
    const Event *event = &st->s->rules->event[at];
    const EventChoice *c = &event->choice[choice];
    no_longer_asked(st, event->seat, at);
    put(st, event->name, VAR_event_choice, at, &w->event_choice[at], choice + 1.0);
    if (c->capital > 0.0 && w->turn > 0.5)
        variable_move(st, event->name, VAR_capital, (int)event->seat, w->capital[event->seat] - c->capital);
    if (c->means > 0.0 && w->turn > 0.5)
        variable_move(st, event->name, VAR_means, (int)event->seat, w->means[event->seat] - c->means);
    event_apply(st, event, c->effects);
    happen_event(st, told, at, choice);
}

/* What follows from the state, once choices were taken between months. */
static void follow_up(Step *st, const World *before) {
    world_evaluate_stale(st->w, st->k, st->s, st->stale);
    if (st->ledger) ledger_note_derived(st->ledger, st->s, st->k, before, st->w);
}

void event_choose(Step *st, int event, int choice) {
    World before;
    if (st->ledger) before = *st->w;
    choice_take(st, event, choice, HAPPENING_event_choice);
    follow_up(st, &before);
}

void events_lapse(Step *st, SeatId seat) {
    int event[2];
    const int count = st->s->rules ? events_asked(st->w, seat, event) : 0;
    for (int n = 0; n < count; n++) event_choose(st, event[n], st->s->rules->event[event[n]].otherwise);
}

/* --- bots ------------------------------------------------------------------------------------- */

static double choice_worth(const EventChoice *c, const Op *op, const Parameters *k,
                           const Scope *scope) {
    const double worth = c->bot.count ? program_run(op, c->bot, scope) : 0.0;
    return (is_finite(worth) ? worth : 0.0) - k->bot_capital * c->capital;
}

double event_worth(const World *w, const Parameters *k, const Scenario *s, int event, int choice,
                   const double *tilt) {
    const Event *e = &s->rules->event[event];
    double weight[AIMS];
    const Scope scope = rulebook_scope(w, &s->nominal, s, e->seat, tilt, weight);
    return choice_worth(&e->choice[choice], s->rules->op, k, &scope);
}

/* What waits for the seats whose choice is theirs, in the order of seats, with the noise of each
 * choice. */
enum { ASKED_MAX = 2 * SEATS_MAX };
typedef struct Asked {
    int count, event[ASKED_MAX];
    uint64_t draw[ASKED_MAX * CHOICES_OF_EVENT], actor[ASKED_MAX * CHOICES_OF_EVENT];
    double noise[ASKED_MAX * CHOICES_OF_EVENT];
} Asked;

/* Gumbel noise: the largest of worth plus this is a draw from the logit, a quantal response. */
HOT static void gumbel(RandomKey key, double size, Asked *restrict a) {
    for (int n = 0; n < a->count * CHOICES_OF_EVENT; n++)
        a->noise[n] = size * real_log(-real_log(random_uniform(key, a->draw[n], a->actor[n])));
}

static void asked_find(const Step *st, const Panel *panel, Asked *a) {
    a->count = 0;
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        if (panel->plan[seat].kind == BOT_PERSON) continue;
        a->count += events_asked(st->w, (SeatId)seat, a->event + a->count);
    }
    for (int n = 0; n < a->count; n++) {
        const Event *e = &st->s->rules->event[a->event[n]];
        for (int c = 0; c < CHOICES_OF_EVENT; c++) {
            a->draw[n * CHOICES_OF_EVENT + c] = e->choice[c].key;
            a->actor[n * CHOICES_OF_EVENT + c] = e->key;
        }
    }
}

static int bot_choice(const Step *st, int at, const double *tilt, const double *noise) {
    const Scenario *s = st->s;
    const Event *e = &s->rules->event[at];
    double weight[AIMS], most = -1e300;
    int best = e->otherwise;
    const Scope scope = rulebook_scope(st->w, &s->nominal, s, e->seat, tilt, weight);
    for (int c = 0; c < e->choices; c++) {
        if (!is_open(st->w, s, e, &e->choice[c])) continue;
        const double noisy = choice_worth(&e->choice[c], s->rules->op, st->k, &scope) - noise[c];
        if (noisy <= most) continue;
        most = noisy;
        best = c;
    }
    return best;
}

bool events_decide(Step *st, const Panel *panel) {
    Asked a;
    if (!st->s->rules) return false;
    asked_find(st, panel, &a);
    if (!a.count) return false;
    gumbel(st->key, st->k->event_temperature, &a);
    for (int n = 0; n < a.count; n++) {
        const Event *e = &st->s->rules->event[a.event[n]];
        const BotPlan *plan = &panel->plan[e->seat];
        const double *noise = a.noise + n * CHOICES_OF_EVENT;
        const int choice = plan->kind == BOT_PASSIVE ? e->otherwise
                                                     : bot_choice(st, a.event[n], plan->tilt, noise);
        choice_take(st, a.event[n], choice, HAPPENING_event_choice);
    }
    return true;
}

void events_answer(Step *st, const Panel *panel) {
    World before;
    if (st->ledger) before = *st->w;
    if (events_decide(st, panel)) follow_up(st, &before);
}

/* --- the month -------------------------------------------------------------------------------- */

void events_begin(World *w, const Scenario *s) {
    const Rulebook *r = s->rules;
    for (int n = 0; r && n < r->owns; n++) w->own[n] = r->own[n].start;
}

static void own_run(Step *st) {
    World *w = st->w;
    const Rulebook *r = st->s->rules;
    Scope scope = scope_of(st);
    for (int n = 0; n < r->owns; n++) {
        const OwnVariable *o = &r->own[n];
        if (!o->month.count) continue;
        scope.self = w->own[n];
        move(st, "month", VAR_own, n, (Range){o->low, o->high}, &w->own[n], program_run(r->op, o->month, &scope));
    }
}

/* Whether the seat is asked: somebody takes turns there, and it is not asked too much already. */
static bool can_ask(const Step *st, int at) {
    const World *w = st->w;
    const SeatId seat = st->s->rules->event[at].seat;
    if (w->turn < 0.5 || !seat_sits(st->s, seat)) return false;
    if (w->asked_1[seat] > 0.5 && w->asked_2[seat] > 0.5) return false;
    const bool lately = w->event_turn[at] > 0.5 && w->turn - w->event_turn[at] < ASK_AGAIN_TURNS;
    return !(w->person[seat] > 0.5 && lately);
}

static void ask(Step *st, int at) {
    World *w = st->w;
    const Event *event = &st->s->rules->event[at];
    if (!can_ask(st, at)) {
        choice_take(st, at, event->otherwise, HAPPENING_event_default);
        return;
    }
    const bool second = w->asked_1[event->seat] > 0.5;
    double *slot = second ? &w->asked_2[event->seat] : &w->asked_1[event->seat];
    put(st, event->name, second ? VAR_asked_2 : VAR_asked_1, (int)event->seat, slot, at + 1.0);
    put(st, event->name, VAR_event_turn, at, &w->event_turn[at], w->turn);
    happen_event(st, HAPPENING_event_asked, at, -1);
}

/* Sets of events, a bit each. */
enum { EVENT_WORDS = EVENTS_MAX / 64 };
typedef struct EventSet {
    uint64_t bits[EVENT_WORDS];
} EventSet;
_Static_assert(EVENTS_MAX % 64 == 0, "whole words of events");

static bool set_has(const EventSet *set, int at) {
    return (set->bits[at / 64] >> at % 64 & 1) != 0;
}

/* Where flag is 1 rather than 0. */
KERNEL EventSet set_of(const uint64_t *flag) {
    EventSet set;
    for (int word = 0; word < EVENT_WORDS; word++) {
        uint64_t bits = 0;
        for (uint64_t b = 0; b < 64; b++) bits |= flag[64 * word + (int)b] << b;
        set.bits[word] = bits;
    }
    return set;
}

/* Below 0, as a flag: a sign is a bit that vectorises. */
KERNEL uint64_t is_below_0(double x) { return real_bits(x) >> 63; }

/* For all events at once: whose lot falls this month and whose rest is over, and what was announced
 * for now. A draw depends on nothing but its names, and no event moves what another's lot and rest
 * are read from, so that this can be asked before the first of them happens. */
HOT static void events_open(const World *w, const Gates *g, RandomKey key, EventSet *open,
                            EventSet *due) {
    uint64_t falls[EVENTS_MAX], comes[EVENTS_MAX];
    const double month = w->month;
    for (int n = 0; n < EVENTS_MAX; n++) {
        const double last = w->event_month[n], later = w->event_due[n];
        const double rested = month - (last > 0.5 ? last : -1e300);
        const double chance = g->lot[n], cooldown = g->cooldown[n];
        /* random_uniform of the event's key */
        const double lot = random_unit(random_join(random_mix(key.word + g->spread[n]), 0));
        const double open_to = rested < cooldown ? 0.0 : chance;
        falls[n] = is_below_0(lot - (later > month ? 0.0 : open_to)); /* what is announced comes first */
        comes[n] = is_below_0((later > 0.5 ? later : 1e300) <= month ? -1.0 : 0.0);
    }
    *open = set_of(falls);
    *due = set_of(comes);
}

static bool happens(const Step *st, int at, const Scope *scope) {
    const Rulebook *r = st->s->rules;
    const Guards *guards = &r->guards[at];
    for (int n = 0; n < guards->count; n++)
        if (!span_holds(&guards->span[n], st->w)) return false;
    if (guards->rest.count && !program_holds(r->op, guards->rest, scope)) return false;
    if (r->gates.lot[at] <= 1.0) return true; /* it has fallen */
    return random_chance(st->key, r->event[at].key, 0, run(st, r->op, r->event[at].chance, 1.0));
}

static void event_fire(Step *st, const Event *event, int at) {
    World *w = st->w;
    put(st, event->name, VAR_event_month, at, &w->event_month[at], w->month);
    if (!event->choices) happen_event(st, HAPPENING_event, at, -1);
    event_apply(st, event, event->effects);
    if (event->choices) ask(st, at);
}

void event_inject(Step *st, int event) { event_fire(st, &st->s->rules->event[event], event); }

void influences_run(Step *st) {
    USE_STEP(st);
#define INFLUENCE(name, ...)                                                                       \
    if (w->name < 0.0 || w->name > 0.0) CHANGE(name, "fading", -K(shift_fade) * w->name);
#include "model/influences.def"
#undef INFLUENCE
}

void events_run(Step *st) {
    USE_STEP(st);
    const Rulebook *r = st->s->rules;
    if (!r) return;
    own_run(st);
    const Scope scope = scope_of(st);
    if (!r->events) return;
    EventSet open, due;
    events_open(w, &r->gates, st->key, &open, &due);
    for (int word = 0; word < EVENT_WORDS; word++)
        for (uint64_t left = open.bits[word] | due.bits[word]; left; left &= left - 1) {
            const int n = 64 * word + __builtin_ctzll(left);
            if (set_has(&due, n)) later_run(st, n);
            if (set_has(&open, n) && happens(st, n, &scope)) event_fire(st, &r->event[n], n);
        }
}
