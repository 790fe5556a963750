/* How wars end: defeat, decision, settlement, freeze. model notes B.4.10 */
#include "model/rules.h"
#include "model/terms_credibility.h"
#include "model/terms_settlement.h"

/* Credibility of the guarantee that could be offered at the table: a pledge with trainers, from
 * the lead ally. A credible third party stands in for trust. Walter 1997 */
static double offer_credibility(const World *w, const Parameters *k, int i) {
    Crisis offer;
    offer.hands[i] = real_max(K(hands_pledge), w->hands[i]);
    offer.tripwire[i] = K(tripwire_trainers);
    const double *stake = w->stake, *hands = offer.hands, *tripwire = offer.tripwire;
    const double outside = 1.0;
    return real_logistic(SUM_OF(CREDIBILITY));
}

/* Powell 2006: no deal holds when the side that will grow stronger cannot bind itself. */
static bool commitment_allows(const World *w, const Parameters *k) {
    const double shift = K(patience) * K(power_shift) * (1.0 - w->offer_credibility) * w->prize;
    const double cost = K(war_cost) * (w->exhaustion_candidate + w->exhaustion_rival);
    return shift <= cost;
}

static void table_empty(World *w) {
    w->offer_credibility = w->bargaining = w->regional_chance = 0.0;
    w->austrian_chance = w->settle_rate = 0.0;
}

void settlement_evaluate(World *w, const Parameters *k, const Scenario *s) {
    const int w_lead = s->lead;
    if (w->war < 0.5) {
        table_empty(w);
        return;
    }
    w->offer_credibility = offer_credibility(w, k, s->lead);
    w->bargaining = SUM_OF(BARGAINING);
    w->regional_chance = real_logistic(SUM_OF(REGIONAL));
    w->austrian_chance = real_logistic(SUM_OF(AUSTRIAN));
    const double pace = (w->frozen > 0.5 ? K(settle_frozen) : 1.0) *
                        (1.0 + K(pressure_effect) * P(ceasefire_pressure));
    w->settle_rate = commitment_allows(w, k)
                         ? K(settle) * pace *
                               real_logistic(K(settle_slope) * (w->bargaining + K(settle_shift)))
                         : 0.0;
}

static bool is_defeated(const World *w, const Parameters *k) {
    return w->occupied_share > K(defeat_share) || w->unity < K(defeat_unity) ||
           (w->balance > K(defeat_balance) && w->exhaustion_candidate > K(defeat_exhaustion));
}

/* A trigger may end the war at once. */
static bool decision_falls(Step *st) {
    USE_STEP(st);
    const bool expelled = w->occupied_share <= 0.005;
    if (expelled) {
        const double p = w->force_expulsion > 0.0 ? 1.0 : K(p_decision_expulsion);
        return CHANCE(decision, 1, p);
    }
    const bool collapsed = w->economy_rival < K(collapse_below) && w->month_collapse < 0.5;
    const bool withdraws = w->turmoil == TURMOIL_WITHDRAWAL;
    if (!collapsed && !withdraws) return false;
    const bool forced = (collapsed && w->force_collapse > 0.0) ||
                        (withdraws && w->force_turmoil > 0.0);
    if (!CHANCE(decision, 2, forced ? 1.0 : K(p_decision))) return false;
    occupation_scale(st, BETWEEN(withdrawal, 0, K(withdrawal_low), K(withdrawal_high)),
                     "withdrawal");
    return true;
}

/* No war ends without the parties: where a person signs for the candidate, terms lie on the table
 * until the person has answered. Bots sign at once. game notes 2 */
static void terms_fall(Step *st, EndId how) {
    USE_STEP(st);
    if (w->candidate_signs < 0.5) {
        war_stop(st, how);
        return;
    }
    SET(terms_tabled, "terms", (double)how);
    SET(terms_amended, "terms", 0.0);
    happen(st, HAPPENING_terms_tabled, -1, 0.0);
}

void terms_sign(Step *st) {
    USE_STEP(st);
    const EndId how = (EndId)w->terms_tabled;
    SET(terms_tabled, "signed", 0.0);
    war_stop(st, how);
}

void terms_amend(Step *st) {
    USE_STEP(st);
    if (CHANCE(amendment, 0, K(p_amendment_refused))) {
        SET(terms_tabled, "withdrawn", 0.0);
        happen(st, HAPPENING_terms_withdrawn, -1, 0.0);
        return;
    }
    SET(terms_amended, "amended", 1.0);
    terms_sign(st);
}

void terms_refuse(Step *st) {
    USE_STEP(st);
    SET(terms_tabled, "refused", 0.0);
    CHANGE(terms_refused, "refused", 1.0);
    CHANGE(unity, "terms refused", -0.01);
    LIMIT(unity, 0.1, 0.98);
    if (w->exhaustion_candidate > 0.35)
        for (int i = 0; i < st->s->members; i++)
            CHANGE_MEMBER(support, i, "terms refused", -0.01);
    happen(st, HAPPENING_terms_refused, -1, 0.0);
}

static void freeze_run(Step *st) {
    USE_STEP(st);
    if (w->frozen > 0.5) {
        if (!CHANCE(freeze_end, 0, K(freeze_end))) return;
        terms_fall(st, END_FREEZE);
    } else if (CHANCE(freeze, 0, K(freeze_rate) * real_logistic(SUM_OF(FREEZE)))) {
        SET(frozen, "freeze", 1.0);
        happen(st, HAPPENING_line_frozen, -1, 0.0);
    }
}

void settlement_run(Step *st) {
    USE_STEP(st);
    if (w->war < 0.5) return; /* chances as they stood at the end of last month */
    const bool forced = w->force_settlement > 0.0 && w->month == w->force_settlement;
    if (is_defeated(w, k)) {
        happen(st, HAPPENING_defeat, -1, 0.0);
        war_stop(st, END_DEFEAT);
    } else if (decision_falls(st)) {
        happen(st, HAPPENING_decision, -1, w->occupied_share);
        war_stop(st, END_DECISION);
    } else if (w->terms_tabled > 0.5) {
        return; /* they wait for an answer */
    } else if (CHANCE(settlement, 0, w->settle_rate) || forced) {
        terms_fall(st, END_SETTLEMENT);
    } else {
        freeze_run(st);
    }
}
