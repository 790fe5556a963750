/* The turn of a session: what begins it, the months, what is told at its end.
 * Always true: no month passes but here; bots act once a turn; a clock that was stopped within a
 * turn brings nobody income. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/real.h"
#include "model/events.h"
#include "session/advisor.h"
#include "session/session_parts.h"

/* --- the begin -------------------------------------------------------------------------------- */

static int waiting_for(const Session *g, SeatId seat) {
    int count = 0;
    for (int n = 0; n < g->pendings; n++) count += g->pending[n].offer.to == seat ? 1 : 0;
    return count;
}

static bool has_offered(const Session *g, SeatId from) {
    for (int n = 0; n < g->pendings; n++)
        if (g->pending[n].offer.from == from) return true;
    return false;
}

/* Cards, a bit each, that the person was asked for lately or is being asked for by somebody else. */
static uint64_t vain_asks(const Session *g, SeatId to) {
    const int turn = session_turn(g);
    uint64_t vain = 0;
    for (int id = 0; id < ACT_COUNT; id++)
        if (g->in_vain[to][id] > 0 && turn - g->in_vain[to][id] < VAIN_PAUSE) vain |= UINT64_C(1) << id;
    for (int n = 0; n < g->pendings; n++)
        if (g->pending[n].offer.to == to) vain |= UINT64_C(1) << g->pending[n].offer.ask.act;
    return vain;
}

/* One bot's offer to one person, if it has one to make and has not made one lately. */
static void offer_to_person(Session *g, SeatId from, SeatId to) {
    const int turn = session_turn(g), last = g->offered[from][to];
    if (from == to || session_person(g, from) || !seat_sits(g->scenario, from)) return;
    if (g->pendings == PENDING_MAX || waiting_for(g, to) >= PENDING_OF_BOTS) return;
    /* an offer of this very turn is one that a game taken up here makes again */
    if (has_offered(g, from) || (last > 0 && last < turn && turn - last < OFFER_PAUSE)) return;
    const Step st = session_step(g);
    Offer offer;
    if (!bot_offer(&st, from, to, &g->panel.plan[from], vain_asks(g, to), &offer)) return;
    g->pending[g->pendings++] = (PendingOffer){.offer = offer};
    g->offered[from][to] = turn;
}

/* Each turn begins with another seat, so that nobody is always asked, or always asks, first. */
static void bots_offer(Session *g) {
    const int turn = session_turn(g);
    for (int t = 0; t < SEAT_COUNT; t++) {
        const SeatId to = (SeatId)((t + turn) % SEAT_COUNT);
        if (!session_person(g, to)) continue;
        for (int f = 0; f < SEAT_COUNT; f++)
            offer_to_person(g, (SeatId)((f + turn) % SEAT_COUNT), to);
    }
}

static void past_keep(Session *g) {
    g->past = memory_grow(g->past, (size_t)(g->turns + 1) * sizeof *g->past);
    g->past[g->turns++] = g->world;
}

static void advice_keep(Session *g) {
    for (int seat = 0; seat < SEAT_COUNT && !g->setup.unadvised; seat++) {
        if (!session_person(g, (SeatId)seat)) continue;
        if (g->advices + (int)OFFICE_COUNT > g->advices_capacity) {
            g->advices_capacity = 2 * g->advices_capacity + (int)OFFICE_COUNT;
            g->advice = memory_grow(g->advice, (size_t)g->advices_capacity * sizeof *g->advice);
        }
        g->advices += advisors_of(g, (SeatId)seat, g->advice + g->advices);
    }
}

void session_turn_begin(Session *g) {
    Step st = session_step(g);
    turn_begin(&st);
    session_turn_open(g, true);
}

void session_turn_open(Session *g, bool asked) {
    g->pendings = 0;
    past_keep(g);
    g->turn_start = g->world;
    if (asked) bots_offer(g);
    session_mark(g);
    advice_keep(g);
}

/* --- the end ---------------------------------------------------------------------------------- */

/* Capital that the seat will have for the next turn's upkeep, if its public stays as it is. */
static double purse_next(const Session *g, SeatId seat) {
    const World *w = &g->world;
    const double mood = turn_mood(w, g->scenario, &g->parameters, seat);
    return real_clamp(real_clamp(w->capital[seat] + w->income, 0.0, 12.0) + mood, 0.0, 12.0);
}

static bool upkeep_is_paid(const Session *g, Verdict *out) {
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        if (!session_person(g, (SeatId)seat)) continue;
        const double upkeep = act_upkeep(&g->world, g->scenario, (SeatId)seat);
        const double purse = purse_next(g, (SeatId)seat);
        if (upkeep <= purse + 1e-9) continue;
        const ActId dearest = act_dearest(&g->world, g->scenario, (SeatId)seat);
        tongue_write(out->why_not, sizeof out->why_not,
                     "%s will have %.3g capital, and upkeep of the next turn is %.3g", g->scenario->seat_name[seat],
                     purse, upkeep);
        tongue_write(out->nearest, sizeof out->nearest,
                     "drop a posture, or end the turn anyway: then the dearest goes, \"%s\"",
                     tongue(act_info(dearest)->title));
        return false;
    }
    return true;
}

/* What lay on the table of a person who said nothing is refused. */
void session_terms_lapse(Session *g) {
    static const ActId refusals[] = {ACT_refuse_terms, ACT_refuse_order};
    if (!session_person(g, SEAT_candidate)) return;
    for (size_t n = 0; n < COUNT_OF(refusals); n++) {
        const Act act = {.seat = SEAT_candidate, .act = refusals[n]};
        if (refusal_is(act_refused(&g->world, &g->parameters, g->scenario, act))) continue;
        Step st = session_step(g);
        act_apply(&st, act);
    }
}

/* What a person was asked and did not answer takes the stated default. */
static void questions_lapse(Session *g) {
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        if (!session_person(g, (SeatId)seat)) continue;
        Step st = session_step(g);
        events_lapse(&st, (SeatId)seat);
    }
}

/* Scripts that the processor's clock stopped in these months, for whoever lives them again. */
static void stops_note(Session *g) {
    const Rulebook *r = g->scenario->rules;
    for (int n = 0; r && n < r->events; n++) {
        const double now = g->world.event_stopped[n];
        if (now <= g->before_months.event_stopped[n]) continue;
        const Command c = {.kind = COMMAND_STOPPED, .seat = SEAT_NONE, .event = n, .number = (int)now};
        JournalEntry *e = journal_add(&g->journal, &g->before_months, &c);
        e->turn = session_turn(g);
    }
}

/* At least one month, then until the turn is due. */
static void months_live(Session *g) {
    World *w = &g->world;
    do {
        Step st = session_step(g);
        events_answer(&st, &g->panel);
        world_step(w, g->scenario, &g->parameters, g->key, session_ledger(g));
    }
    while (!turn_due(w, g->scenario));
}

static void forecasts_score(Session *g) {
    for (int n = 0; n < g->forecasts; n++) {
        Forecast *f = &g->forecast[n];
        if (f->scored || f->turn != session_turn(g)) continue;
        const Prediction *p = &f->prediction;
        const bool above = world_get(&g->world, p->var, p->index) > p->line;
        const double miss = p->confidence - (above == p->above ? 1.0 : 0.0);
        f->came_true = above == p->above;
        f->brier = miss * miss;
        f->scored = true;
    }
}

/* After the months: the next turn, a stopped clock, or the end. */
static void resolve(Session *g) {
    if (!turn_passed(&g->world)) {
        g->phase = PHASE_INTERRUPTED;
        session_mark(g);
        return;
    }
    forecasts_score(g);
    if (game_over(&g->world)) {
        Step st = session_step(g);
        turn_end(&st);
        g->phase = PHASE_OVER;
        session_mark(g);
        return;
    }
    g->phase = PHASE_RESOLVED;
    session_turn_begin(g);
}

/* Offers without an answer lapse; what was not given is remembered. */
static void offers_lapse(Session *g) {
    for (int n = 0; n < g->pendings; n++) {
        const PendingOffer *p = &g->pending[n];
        if (!p->accepted) g->in_vain[p->offer.to][p->offer.ask.act] = session_turn(g);
    }
    g->pendings = 0;
}

bool session_end_turn(Session *g, bool anyway, Verdict *out) {
    Verdict unread;
    if (!out) out = &unread;
    memset(out, 0, sizeof *out);
    if (g->phase == PHASE_OVER)
        return verdict_no(out, "the game has ended", "begin another, or read how it went");
    if (!anyway && !upkeep_is_paid(g, out)) return false;
    session_open(g);
    session_terms_lapse(g);
    questions_lapse(g);
    offers_lapse(g);
    if (g->phase != PHASE_INTERRUPTED) {
        Step st = session_step(g);
        bots_act(&st, &g->panel);
    }
    g->before_months = g->world;
    months_live(g);
    stops_note(g);
    journal_add_end(&g->journal, &g->world, session_turn(g), anyway, !g->setup.untold);
    resolve(g);
    out->taken = true;
    return true;
}

/* --- forecasts -------------------------------------------------------------------------------- */

double session_brier(const Session *g, SeatId seat) {
    double sum = 0.0;
    int count = 0;
    for (int n = 0; n < g->forecasts; n++) {
        if (g->forecast[n].seat != seat || !g->forecast[n].scored) continue;
        sum += g->forecast[n].brier;
        count++;
    }
    for (; count < FORECASTS_WANTED; count++) sum += 1.0;
    return sum / (double)count;
}

enum { QUESTIONS = 6 };
/* What a seat is asked about in turn; of a variable of seats or members, its own. Never losses, land
 * or nuclear use (game notes 8). */
static const VarId questions[SEAT_COUNT][QUESTIONS] = {
    [SEAT_candidate] = {VAR_support_mean, VAR_unity, VAR_coalition_seen, VAR_governance,
                        VAR_attack_decade, VAR_cohesion},
    [SEAT_lead] = {VAR_support, VAR_coalition_seen, VAR_cohesion, VAR_reputation,
                   VAR_attack_decade, VAR_governance},
    [SEAT_sceptic] = {VAR_support, VAR_consent, VAR_cohesion, VAR_governance, VAR_coalition_seen,
                      VAR_support_mean},
    [SEAT_front] = {VAR_attack_decade, VAR_support, VAR_coalition_seen, VAR_cohesion, VAR_unity,
                    VAR_consent},
    [SEAT_hold_out] = {VAR_support, VAR_consent, VAR_cohesion, VAR_standing, VAR_support_mean,
                       VAR_coalition_seen},
    [SEAT_hold_out_2] = {VAR_support, VAR_consent, VAR_cohesion, VAR_standing, VAR_support_mean,
                         VAR_coalition_seen},
    [SEAT_secretariat] = {VAR_cohesion, VAR_support_mean, VAR_ready, VAR_coalition_seen,
                          VAR_governance, VAR_unity},
    [SEAT_rival] = {VAR_coalition_seen, VAR_support_mean, VAR_cohesion, VAR_dissatisfaction,
                    VAR_stability_rival, VAR_porcupine},
};

/* To hundredths: a line that a person can say. */
static double line_at(double x) {
    const double hundred = 100.0 * real_abs(x) + 0.5;
    const double cut = (double)(long)hundred / 100.0;
    return x < 0.0 ? -cut : cut;
}

static int index_of(const Session *g, SeatId seat, VarId var) {
    const VarKind kind = var_info(var)->kind;
    return kind == KIND_SEAT ? (int)seat : kind == KIND_MEMBER ? g->scenario->seat_member[seat] : 0;
}

/* The turn's question; the next one if its number stands at an end of its range, where the answer is
 * known. */
static VarId question_of(const Session *g, SeatId seat) {
    const int first = session_turn(g) - 1;
    for (int n = 0; n < QUESTIONS; n++) {
        const VarId var = questions[seat][(first + n) % QUESTIONS];
        const VarInfo *v = var_info(var);
        const double now = world_get(&g->world, var, index_of(g, seat, var));
        const double margin = 0.03 * (v->high - v->low);
        if (now > v->low + margin && now < v->high - margin) return var;
    }
    return questions[seat][first % QUESTIONS];
}

Prediction session_question(const Session *g, SeatId seat) {
    const VarId var = question_of(g, seat);
    const VarInfo *v = var_info(var);
    const int index = index_of(g, seat, var);
    const double now = world_get(&g->world, var, index);
    return (Prediction){.var = var, .index = index, .above = true, .confidence = 0.5,
                        .line = real_clamp(line_at(now), v->low, v->high)};
}
