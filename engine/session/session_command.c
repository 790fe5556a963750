/* Commands: what a seat asks for is weighed, done, and written into the journal.
 * Always true: a command that is refused changed nothing; one that is taken stands in the
 * journal. */
#include <stdio.h>
#include <string.h>

#include "model/events.h"
#include "session/session_parts.h"

bool verdict_no(Verdict *out, const char *why_not, const char *nearest) {
    snprintf(out->why_not, sizeof out->why_not, "%s", tongue(why_not));
    snprintf(out->nearest, sizeof out->nearest, "%s", tongue(nearest));
    return false;
}

/* --- acts ------------------------------------------------------------------------------------- */

static bool act_exists(Act act) {
    return act.act > ACT_NONE && act.act < ACT_COUNT && act_info(act.act)->played;
}

static bool take_act(Session *g, Command *c, Verdict *out) {
    if (!act_exists(c->act) || c->act.seat != c->seat)
        return verdict_no(out, "there is no such card", "choose a card of the list");
    if (!act_info(c->act.act)->lever) c->act.to = 0.0;
    const Refusal r = act_refused(&g->world, &g->parameters, g->scenario, c->act);
    if (refusal_is(r)) {
        refusal_write(r, out->why_not, out->nearest);
        return false;
    }
    session_open(g);
    Step st = session_step(g);
    act_apply(&st, c->act);
    return true;
}

/* --- offers ----------------------------------------------------------------------------------- */

static bool offer_is_sound(const Session *g, const Command *c, Verdict *out) {
    const Offer *o = &c->offer;
    const int turn = session_turn(g);
    const int last = turn + PROMISE_TURNS < TURNS_MAX ? turn + PROMISE_TURNS : TURNS_MAX;
    const bool seats = o->from == c->seat && o->to >= 0 && o->to < SEAT_COUNT && o->to != o->from &&
                       o->ask.seat == o->to && (o->give.act == ACT_NONE || o->give.seat == o->from);
    if (!seats || !act_exists(o->ask) || (o->give.act != ACT_NONE && !act_exists(o->give)))
        return verdict_no(out, "an offer asks another seat for a card of its own",
                          "name a seat, a card of that seat and, in return, one of our own");
    if (o->ask_due < turn || o->ask_due > last)
        return verdict_no(out, "the turn by which it is asked lies too far, or behind us",
                          "name this turn or one of the next eight, before the last");
    if (o->give.act != ACT_NONE && (o->give_due < turn || o->give_due > last))
        return verdict_no(out, "the turn by which it is given lies too far, or behind us",
                          "name this turn or one of the next eight, before the last");
    if (!(o->favour >= 0.0 && o->favour <= 12.0))
        return verdict_no(out, "that is no amount of capital", "0 to 12 capital");
    for (int n = 0; n < g->pendings; n++)
        if (g->pending[n].offer.from == o->from && !g->pending[n].answered)
            return verdict_no(out, "an offer of ours still waits for its answer",
                              "wait for the answer, or undo the offer");
    return true;
}

/* Deeds have no setting; what is not given has no date: one offer, one form. */
static void offer_tidy(Offer *o) {
    if (!act_info(o->ask.act)->lever) o->ask.to = 0.0;
    if (o->give.act == ACT_NONE) {
        o->give = (Act){.seat = o->from, .act = ACT_NONE};
        o->give_due = 0;
    } else if (!act_info(o->give.act)->lever) {
        o->give.to = 0.0;
    }
}

static void offer_to_bot(Session *g, const Offer *offer, Verdict *out) {
    const Scenario *s = g->scenario;
    Outlook o;
    Step st = session_step(g);
    outlook_of(&g->world, &s->nominal, s, &o);
    offer_answer(&g->world, &s->nominal, s, &o, offer, &out->answer);
    out->answered = true;
    if (out->answer.yes) {
        offer_accept(&st, offer);
        return;
    }
    offer_nearest(&g->world, &s->nominal, s, &o, offer, &out->yes);
    offer_decline(&st, offer);
}

static bool take_offer(Session *g, Command *c, Verdict *out) {
    if (!offer_is_sound(g, c, out)) return false;
    offer_tidy(&c->offer);
    const bool to_person = session_person(g, c->offer.to);
    if (to_person && g->pendings == PENDING_MAX)
        return verdict_no(out, "too many offers wait for an answer", "wait for the answers");
    if (!offer_possible(&g->world, &g->scenario->nominal, g->scenario, &c->offer, out->why_not,
                        out->nearest))
        return false;
    session_open(g);
    if (to_person) g->pending[g->pendings++] = (PendingOffer){.offer = c->offer};
    else offer_to_bot(g, &c->offer, out);
    return true;
}

static bool take_answer(Session *g, Command *c, Verdict *out) {
    const bool there = c->number >= 1 && c->number <= g->pendings;
    PendingOffer *p = there ? &g->pending[c->number - 1] : NULL;
    if (!p || p->offer.to != c->seat)
        return verdict_no(out, "no offer of that number lies before us", "see the list of offers");
    if (p->answered)
        return verdict_no(out, "that offer is answered already", "undo the answer first");
    if (c->yes && !offer_possible(&g->world, &g->scenario->nominal, g->scenario, &p->offer,
                                  out->why_not, out->nearest))
        return false;
    session_open(g);
    Step st = session_step(g);
    c->offer = p->offer;
    p->answered = true;
    p->accepted = c->yes;
    if (c->yes) offer_accept(&st, &p->offer);
    else offer_decline(&st, &p->offer);
    return true;
}

/* --- forecasts -------------------------------------------------------------------------------- */

static bool forecast_stands(const Session *g, const Command *c) {
    for (int n = 0; n < g->forecasts; n++) {
        const Forecast *f = &g->forecast[n];
        if (f->seat == c->seat && f->turn == session_turn(g) &&
            f->prediction.var == c->prediction.var && f->prediction.index == c->prediction.index)
            return true;
    }
    return false;
}

static bool take_prediction(Session *g, const Command *c, Verdict *out) {
    const Prediction *p = &c->prediction;
    if (p->var <= VAR_NONE || p->var >= VAR_COUNT || p->index < 0 ||
        p->index >= var_info(p->var)->count)
        return verdict_no(out, "there is no such number", "name a number of the dials");
    const VarInfo *v = var_info(p->var);
    if (!seat_may_see(c->seat, v->seen_by))
        return verdict_no(out, "that number is not ours to see", "name a number of our own dials");
    if (!(p->line >= v->low && p->line <= v->high)) {
        char range[96];
        tongue_write(range, sizeof range, "a line from %.6g to %.6g", v->low, v->high);
        return verdict_no(out, "that line is outside the range of the number", range);
    }
    if (!(p->confidence >= 0.5 && p->confidence <= 1.0))
        return verdict_no(out, "how sure goes from 0.5 to 1", "below 0.5, predict the opposite");
    if (g->phase == PHASE_INTERRUPTED)
        return verdict_no(out, "part of the turn has been lived",
                          "forecasts come before the months");
    if (forecast_stands(g, c))
        return verdict_no(out, "we have a forecast of that number for this turn", "undo it first");
    if (g->forecasts == FORECASTS_MAX)
        return verdict_no(out, "no more forecasts are kept", "end the turn");
    session_open(g);
    g->forecast[g->forecasts++] =
        (Forecast){.turn = session_turn(g), .seat = c->seat, .prediction = *p};
    g->phase = PHASE_PREDICTION;
    return true;
}

/* --- events ----------------------------------------------------------------------------------- */

static bool is_asked(const Session *g, const Command *c) {
    const Rulebook *r = g->scenario->rules;
    int event[2];
    if (!r || c->event < 0 || c->event >= r->events || c->number < 0 || c->number >= r->event[c->event].choices)
        return false;
    const int count = events_asked(&g->world, c->seat, event);
    for (int n = 0; n < count; n++)
        if (event[n] == c->event) return true;
    return false;
}

static bool take_choice(Session *g, const Command *c, Verdict *out) {
    if (!is_asked(g, c))
        return verdict_no(out, "nothing of that kind waits for our choice", "see what is asked: event");
    const Refusal r = event_refused(&g->world, g->scenario, c->event, c->number);
    if (refusal_is(r)) {
        refusal_write(r, out->why_not, out->nearest);
        return false;
    }
    session_open(g);
    Step st = session_step(g);
    event_choose(&st, c->event, c->number);
    return true;
}

/* From a record: what the clock did when it was lived. */
static bool take_stopped(Session *g, const Command *c, Verdict *out) {
    const Rulebook *r = g->scenario->rules;
    if (!r || c->event < 0 || c->event >= r->events || c->number < (int)g->world.month)
        return verdict_no(out, "there is no such script, or it was stopped earlier", "a line as the journal has it");
    session_open(g);
    g->world.event_stopped[c->event] = c->number;
    return true;
}

/* --- by whoever leads the game ------------------------------------------------------------------ */

static bool take_hold(Session *g, const Command *c, Verdict *out) {
    if (c->seat <= SEAT_NONE || c->seat >= SEAT_COUNT || !seat_sits(g->scenario, c->seat))
        return verdict_no(out, "nobody sits there in this pack", "name a seat that the pack fills");
    if (session_person(g, c->seat) == c->yes)
        return verdict_no(out, "that is how it is already", "nothing is left to do");
    session_open(g);
    if (!c->yes && c->seat == SEAT_candidate) session_terms_lapse(g);
    session_hold(g, c->seat, c->yes);
    return true;
}

/* What follows from the state after a change that no phase made. */
static void follow_up(Session *g, const World *before) {
    world_evaluate(&g->world, &g->parameters, g->scenario);
    if (!g->setup.untold) ledger_note_derived(&g->ledger, g->scenario, &g->parameters, before, &g->world);
}

static bool take_inject(Session *g, const Command *c, Verdict *out) {
    const Rulebook *r = g->scenario->rules;
    if (!r || c->event < 0 || c->event >= r->events)
        return verdict_no(out, "there is no such event", "name an event of the pack");
    session_open(g);
    Step st = session_step(g);
    const World before = g->world;
    event_inject(&st, c->event);
    follow_up(g, &before);
    return true;
}

static bool take_override(Session *g, const Command *c, Verdict *out) {
    const Prediction *p = &c->prediction;
    if (p->var <= VAR_NONE || p->var >= VAR_COUNT || p->index < 0 || p->index >= var_info(p->var)->count ||
        !rulebook_may_move(p->var) || var_info(p->var)->kind == KIND_SETTING)
        return verdict_no(out, "that number cannot be set: it follows from others, or the rules keep it",
                          "name a number that an event could move, as support[DEU]");
    const VarInfo *v = var_info(p->var);
    if (!(p->line >= v->low && p->line <= v->high)) {
        char range[96];
        tongue_write(range, sizeof range, "a number from %.6g to %.6g", v->low, v->high);
        return verdict_no(out, "that is outside the range of the number", range);
    }
    session_open(g);
    const World before = g->world;
    double *at = (double *)&g->world + world_place(p->var, p->index);
    if (!g->setup.untold)
        ledger_note(&g->ledger, (int)g->world.month, p->var, p->index, TONGUE("set by hand"), p->line - *at);
    *at = p->line;
    follow_up(g, &before);
    return true;
}

static bool draws_lots(const Scenario *s, const EventChoice *c) {
    for (int n = c->effects.first; n < c->effects.first + c->effects.count; n++) {
        const Effect *e = &s->rules->effect[n];
        const bool drawn_length = e->kind == EFFECT_WINDOW && e->value_2.count;
        if (e->kind == EFFECT_PERHAPS || e->kind == EFFECT_SCRIPT || drawn_length) return true;
    }
    return false;
}

/* --- the door --------------------------------------------------------------------------------- */

static bool take(Session *g, Command *c, Verdict *out) {
    switch (c->kind) {
    case COMMAND_ACT: return take_act(g, c, out);
    case COMMAND_OFFER: return take_offer(g, c, out);
    case COMMAND_ANSWER: return take_answer(g, c, out);
    case COMMAND_PREDICT: return take_prediction(g, c, out);
    case COMMAND_CHOOSE: return take_choice(g, c, out);
    case COMMAND_STOPPED: return take_stopped(g, c, out);
    case COMMAND_HOLD: return take_hold(g, c, out);
    case COMMAND_INJECT: return take_inject(g, c, out);
    case COMMAND_OVERRIDE: return take_override(g, c, out);
    default: return verdict_no(out, "there is no such command", "act, offer, answer, predict, end");
    }
}

/* A signature ends a war, and how it ends is drawn, as are some choices: nobody may look and take it back.
 * Nor does a seat take back what was not its own to do. */
static bool shows_luck(const Scenario *s, const Command *c) {
    if (!command_of_seat(c->kind)) return true;
    if (c->kind == COMMAND_CHOOSE) return draws_lots(s, &s->rules->event[c->event].choice[c->number]);
    return c->kind == COMMAND_ACT && (c->act.act == ACT_sign_terms || c->act.act == ACT_amend_terms ||
                                      c->act.act == ACT_sign_order);
}

/* Only what the kind uses, so that a journal line says everything. */
static Command command_tidy(const Command *c) {
    Command tidy = {.kind = c->kind, .seat = c->seat};
    if (c->kind == COMMAND_ACT) tidy.act = c->act;
    if (c->kind == COMMAND_OFFER) tidy.offer = c->offer;
    if (c->kind == COMMAND_PREDICT) tidy.prediction = c->prediction;
    if (c->kind == COMMAND_CHOOSE || c->kind == COMMAND_STOPPED) tidy.event = c->event, tidy.number = c->number;
    if (c->kind == COMMAND_ANSWER) tidy.number = c->number, tidy.yes = c->yes;
    if (c->kind == COMMAND_HOLD) tidy.yes = c->yes;
    if (c->kind == COMMAND_INJECT) tidy.event = c->event;
    if (c->kind == COMMAND_OVERRIDE)
        tidy.prediction =
            (Prediction){.var = c->prediction.var, .index = c->prediction.index, .line = c->prediction.line};
    return tidy;
}

bool session_submit(Session *g, const Command *command, Verdict *out) {
    Verdict unread;
    if (!out) out = &unread;
    memset(out, 0, sizeof *out);
    if (command->kind == COMMAND_END_TURN) return session_end_turn(g, command->yes, out);
    if (g->phase == PHASE_OVER)
        return verdict_no(out, "the game has ended", "begin another, or read how it went");
    if (command_of_seat(command->kind) && (command->seat <= SEAT_NONE || command->seat >= SEAT_COUNT ||
                   !session_person(g, command->seat)))
        return verdict_no(out, "no person holds this seat", "speak for a seat that a person holds");
    Command c = command_tidy(command);
    const int turn = (int)g->world.turn, month = (int)g->world.month;
    if (!take(g, &c, out)) return false;
    /* acts never move the clock */
    ASSERT(turn == (int)g->world.turn && month == (int)g->world.month);
    journal_add(&g->journal, &g->world, &c);
    if (shows_luck(g->scenario, &c)) g->sealed = g->journal.count;
    out->taken = true;
    return true;
}
