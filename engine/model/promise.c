/* The ledger of promises. Always true: see promise.h. */
#include "model/promise.h"

#include "model/rules.h"

/* The slot of a new promise: an empty one, else the oldest that is closed. */
static int promise_slot(const World *w) {
    int slot = -1;
    for (int n = 0; n < PROMISES_MAX; n++) {
        if (w->promise_state[n] < 0.5) return n;
        if (w->promise_state[n] < 1.5) continue;
        if (slot < 0 || w->promise_month[n] < w->promise_month[slot]) slot = n;
    }
    return slot;
}

#define PUT(field, n, value) CHANGE_AT(field, w->field[n], n, "promise", (value) - w->field[n])

void promise_write(Step *st, SeatId giver, SeatId taker, Act act, int due, bool paid) {
    USE_STEP(st);
    const int n = promise_slot(w);
    if (n < 0) return; /* two dozen are open: the word stands, the ledger is full */
    PUT(promise_state, n, 1.0);
    PUT(promise_giver, n, (double)giver);
    PUT(promise_taker, n, (double)taker);
    PUT(promise_act, n, (double)act.act);
    PUT(promise_value, n, act_info(act.act)->lever ? act.to : 0.0);
    PUT(promise_from, n, act_setting(w, act.act, giver));
    PUT(promise_due, n, (double)due);
    PUT(promise_month, n, w->month);
    PUT(promise_paid, n, paid ? 1.0 : 0.0);
}

bool promise_paid_for(const World *w, Act act) {
    for (int n = 0; n < PROMISES_MAX; n++) {
        if ((int)w->promise_state[n] != 1 || w->promise_paid[n] < 0.5 ||
            (SeatId)w->promise_giver[n] != act.seat || (ActId)w->promise_act[n] != act.act)
            continue;
        const double wanted = w->promise_value[n];
        if (!act_info(act.act)->lever ||
            (wanted >= w->promise_from[n] ? act.to >= wanted - 1e-9 : act.to <= wanted + 1e-9))
            return true;
    }
    return false;
}

/* --- what binds -------------------------------------------------------------------------------- */

/* Whether `act` takes back what the deed `done` left. */
static bool deed_undoes(ActId act, ActId done) {
    switch (done) {
    case ACT_vote_yes: return act == ACT_vote_no || act == ACT_vote_free;
    case ACT_vote_no: return act == ACT_vote_yes || act == ACT_vote_free;
    case ACT_vote_free: return act == ACT_vote_yes || act == ACT_vote_no;
    case ACT_ratify_now: return act == ACT_ratify_late;
    case ACT_ratify_late: return act == ACT_ratify_now;
    case ACT_drop_grievance: return act == ACT_raise_grievance;
    default: return false;
    }
}

bool promise_against(const World *w, int n, SeatId seat, ActId act, double to) {
    const ActId promised = (ActId)w->promise_act[n];
    if (w->promise_state[n] < 0.5 || w->promise_state[n] > 2.5 ||
        (SeatId)w->promise_giver[n] != seat || w->turn >= w->promise_due[n] + REVERSAL_TURNS)
        return false;
    if (!act_info(promised)->lever) return deed_undoes(act, promised);
    const double wanted = w->promise_value[n];
    return act == promised &&
           (wanted >= w->promise_from[n] ? to < wanted - 1e-9 : to > wanted + 1e-9);
}

/* Whether the seat has any line that can still be gone against: asked first, because seldom. */
HOT static bool any_binds(const World *w, double seat) {
    double binds[PROMISES_MAX];
    for (int n = 0; n < PROMISES_MAX; n++) {
        const double state = w->promise_state[n], until = w->promise_due[n] + REVERSAL_TURNS;
        const bool stands = (state >= 0.5) & (state <= 2.5), binding = w->turn < until;
        const bool own = real_abs(w->promise_giver[n] - seat) < 0.5;
        binds[n] = (stands & binding & own) ? 1.0 : 0.0;
    }
    return real_sum(binds, PROMISES_MAX) > 0.0;
}

double promise_binds(const World *w, SeatId seat, ActId act, double to) {
    double turns = 0.0;
    if (!any_binds(w, (double)seat)) return 0.0;
    for (int n = 0; n < PROMISES_MAX; n++)
        if (promise_against(w, n, seat, act, to))
            turns = real_max(turns, w->promise_due[n] + REVERSAL_TURNS - w->turn);
    return turns;
}

/* --- keeping it -------------------------------------------------------------------------------- */

static Act promised(const World *w, int n) {
    return (Act){(SeatId)w->promise_giver[n], (ActId)w->promise_act[n], w->promise_value[n]};
}

static void promise_close(Step *st, int n, bool kept) {
    USE_STEP(st);
    const int giver = (int)w->promise_giver[n], taker = (int)w->promise_taker[n];
    const int pair = SEATS_MAX * taker + giver;
    const double to = real_clamp(w->trust[pair] + (kept ? K(trust_kept) : -K(trust_word_broken)),
                                 0.0, 1.0);
    PUT(promise_state, n, kept ? 2.0 : 3.0);
    CHANGE_AT(trust, w->trust[pair], pair, kept ? "kept promise" : "broken promise",
              to - w->trust[pair]);
    if (!kept)
        CHANGE_AT(promises_broken, w->promises_broken[giver], giver, "broken promise", 1.0);
    happen(st, kept ? HAPPENING_promise_kept : HAPPENING_promise_broken, giver, 0.0);
}

void promises_break(Step *st, Act act) {
    USE_STEP(st);
    for (int n = 0; n < PROMISES_MAX; n++)
        if (w->promise_state[n] > 1.5 && promise_against(w, n, act.seat, act.act, act.to))
            promise_close(st, n, false);
}

void promises_settle(Step *st) {
    USE_STEP(st);
    for (int n = 0; n < PROMISES_MAX; n++) {
        if (w->promise_state[n] < 0.5 || w->promise_state[n] > 1.5) continue;
        if (act_done(w, st->s, promised(w, n), w->promise_from[n])) promise_close(st, n, true);
        else if (w->turn >= w->promise_due[n]) promise_close(st, n, false);
    }
}

void promises_keep(Step *st, SeatId seat) {
    USE_STEP(st);
    for (int n = 0; n < PROMISES_MAX; n++) {
        if (w->promise_state[n] < 0.5 || w->promise_state[n] > 1.5) continue;
        Act act = promised(w, n);
        if (act.seat != seat || act_done(w, st->s, act, w->promise_from[n])) continue;
        /* a step may have been taken meanwhile: what is left of it */
        if (!act_allowed_to_promise(w, k, st->s, act)) continue;
        act_fulfil(st, act);
    }
}

int promise_count(const World *w, int state) {
    int count = 0;
    for (int n = 0; n < PROMISES_MAX; n++) count += (int)w->promise_state[n] == state ? 1 : 0;
    return count;
}
