/* Crises on the line and renewed attacks. The rival decides on what it believes; the guarantors
 * act on what they really would do. Finding 3 of model notes; B.4.13 */
#include "model/rules.h"

/* q̂ as it is read in this crisis, with the error of the moment. */
static double belief_in_crisis(const Step *st) {
    USE_STEP(st);
    const double spread = K(belief_noise) + K(ambiguity_noise) * P(ambiguity);
    const double logit = real_logit(real_clamp(w->coalition_seen, 1e-6, 1.0 - 1e-6));
    return real_logistic(logit + spread * NORMAL(perception, 0));
}

static void coalition_met(Step *st) {
    USE_STEP(st);
    st->order_moved = true;
    happen(st, HAPPENING_attack_met, -1, 0.0);
    if (w->month_alliance_war < 0.5) SET(month_alliance_war, "attack", w->month);
    SET(clash, "attack", real_max(w->clash, 1.0));
    for (int i = 0; i < st->s->members; i++) {
        if (w->pledged[i] <= 0.0) continue;
        CHANGE_MEMBER(reputation, i, "fought", K(reputation_fought));
        LIMIT_MEMBER(reputation, i, 0.0, 1.0);
    }
    if (w->menace > K(crisis_menace_after)) SET(menace, "thrown back", K(crisis_menace_after));
    SET(settled, "thrown back", 1.0);
}

static void left_alone(Step *st) {
    USE_STEP(st);
    happen(st, HAPPENING_attack_alone, -1, 0.0);
    for (int i = 0; i < st->s->members; i++) {
        if (w->pledged[i] <= 0.0 || w->hands[i] <= 0.0) continue;
        CHANGE_MEMBER(reputation, i, "defaulted", -K(reputation_default) * w->hands[i]);
        LIMIT_MEMBER(reputation, i, 0.0, 1.0);
    }
    /* stakes fall with a promise that was called and broken: a treaty whole, words by half */
    const bool treaty = w->order >= ORDER_EASTERN_PACT && w->order <= ORDER_MEMBER;
    const double words = real_max(P(pledge), 0.5 * P(ambiguity));
    CHANGE(clash, "default", K(abandoned_clash) * (treaty ? 1.0 : 0.5 * words));
    LIMIT(clash, -2.0, 2.0);
    war_resume(st);
}

void attack_run(Step *st) {
    USE_STEP(st);
    if (w->war > 0.5 || w->order == ORDER_SUBJUGATION) return;
    if (st->order_moved) credibility_evaluate(w, k, st->s);
    if (!CHANCE(crisis, 0, w->crisis_rate)) return;
    Crisis c;
    deterrence_of(w, k, st->s, (OrderId)w->order, w->invited > 0.5, &c);
    c.coalition_seen = belief_in_crisis(st);
    CHANGE(crises, "crisis", 1.0);
    happen(st, HAPPENING_crisis, -1, c.coalition_seen);
    if (!CHANCE(attack, 0, attack_given(&c, k))) {
        happen(st, HAPPENING_crisis_held, -1, 0.0);
        return;
    }
    CHANGE(reattacks, "attack", 1.0);
    if (CHANCE(coalition_fights, 0, w->coalition)) coalition_met(st);
    else left_alone(st);
}
