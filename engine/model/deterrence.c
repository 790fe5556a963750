/* Deterrence: the attacker's calculus under any order, in closed form. model notes B.4.4, B.4.5 */
#include "model/rules.h"
#include "model/terms_credibility.h"
#include "model/terms_deterrence.h"

/* Odds against fighting, (1 - q) / q, of every member: as it is, and as the rival sees it. */
typedef struct Doubts {
    double really[MEMBERS_MAX], seen[MEMBERS_MAX];
} Doubts;

/* With the chances q and q̂, which go into c. Both in one loop: all but the stakes is the same. */
HOT static void doubts_of(const World *w, const Parameters *restrict k, double outside, int n,
                          Doubts *restrict d, Crisis *restrict c) {
    const double *hands = c->hands, *tripwire = c->tripwire;
    for (int i = 0; i < n; i++) {
        const double *stake = w->stake;
        d->really[i] = -(SUM_OF(CREDIBILITY));
        stake = w->stake_seen;
        d->seen[i] = -(SUM_OF(CREDIBILITY_SEEN));
    }
    for (int i = 0; i < n; i++) d->really[i] = real_exp(d->really[i]);
    for (int i = 0; i < n; i++) d->seen[i] = real_exp(d->seen[i]);
    for (int i = 0; i < n; i++) c->credibility[i] = 1.0 / (1.0 + d->really[i]);
    for (int i = 0; i < n; i++) c->credibility_seen[i] = 1.0 / (1.0 + d->seen[i]);
}

static double order_factor_of(const World *w, const Parameters *k, OrderId order) {
    switch (order) {
    case ORDER_AUSTRIAN_NEUTRALITY: return K(factor_austrian);
    case ORDER_EASTERN_PACT: return K(factor_pact);
    case ORDER_TREATY_GUARANTEE:
    case ORDER_MEMBER: return K(factor_guarantee);
    case ORDER_NUCLEAR: return K(factor_pact);
    default:
        if (P(neutrality) > 1.5) return K(factor_austrian);
        return P(arms_pact) > 0.5 ? K(factor_pact) : K(factor_armed);
    }
}

static double reinforcement_of(const Parameters *k, OrderId order, double guarantors) {
    if (order == ORDER_EASTERN_PACT) return K(reinforce_pact);
    if (order == ORDER_TREATY_GUARANTEE && guarantors > 1.5) return K(reinforce_pair);
    return K(reinforce_lead);
}

/* What the rival weighs besides belief: prize, arms, forces. */
static void stakes_of_rival(const World *w, const Parameters *k, OrderId order, Crisis *c) {
    const double held = w->occupied_share > K(prize_line) ? K(prize_held) : 0.0;
    /* a security-seeker has what it wants from a neighbour that is neutral by treaty */
    const double content = order == ORDER_AUSTRIAN_NEUTRALITY ? K(prize_neutral) * K(lambda_R) : 0.0;
    c->prize_now = c->prize * (1.0 - held) * (1.0 - content) *
                   (0.5 + 0.5 * w->stability_rival / 0.8);
    c->porcupine = order == ORDER_AUSTRIAN_NEUTRALITY ? real_min(w->porcupine, K(arms_cap))
                                                      : w->porcupine;
    c->own_deterrent = order == ORDER_NUCLEAR ? K(own_deterrent_size) : 0.0;
    c->punishment = order == ORDER_EASTERN_PACT ? 0.0 : w->nuclear_adversary;
    c->order_factor = order_factor_of(w, k, order);
    c->forces_forward = real_min(1.0, c->tripwire_mean + 0.25 * P(forward_troops));
    c->reinforcement = reinforcement_of(k, order, c->guarantors);
}

double attack_given(const Crisis *c, const Parameters *k) {
    const double sharpness = SHARPNESS;
    return real_logistic(SUM_OF(ATTACK));
}

/* The calculus for one or two commitments in the same month. What is costly, the normal distribution and
 * the exponential, is taken for all at once. */
enum { BOTH = 2, LANES = 4 };

HOT static void calculus_of(const World *w, const Parameters *k, int count, Crisis *const judged[BOTH]) {
    const double sharpness = SHARPNESS;
    double win[LANES] = {0}, odds[LANES] = {0};
    for (int o = 0; o < count; o++) {
        Crisis *c = judged[o];
        c->ratio_local = SUM_OF(RATIO_LOCAL);
        c->ratio_coalition = c->ratio_local - c->reinforcement;
        win[2 * o] = c->ratio_local + w->ln_menace;
        win[2 * o + 1] = c->ratio_coalition;
    }
    for (int n = 0; n < LANES; n++)
        win[n] = normal_cdf(
            real_clamp((win[n] - K(quick_win_at)) / K(quick_win_spread), -8.0, 8.0));
    for (int o = 0; o < count; o++) {
        Crisis *c = judged[o];
        c->quick_win = win[2 * o];
        c->coalition_win = win[2 * o + 1];
        c->dissatisfaction = real_clamp(SUM_OF(DISSATISFACTION), 0.0, 0.8);
        odds[o] = -(SUM_OF(ATTACK));
    }
    odds[BOTH] = SUM_OF(CRISIS_RATE);
    for (int n = 0; n < LANES; n++) odds[n] = real_exp(odds[n]);
    for (int o = 0; o < count; o++) {
        judged[o]->attack = 1.0 / (1.0 + odds[o]);
        judged[o]->crisis_rate = real_min(1.0, odds[BOTH]);
        judged[o]->hazard = judged[o]->crisis_rate * judged[o]->attack;
    }
}

/* Where the lead ally alone decides, its own belief is the coalition's. */
static double belief_in_lead(const World *w, const Parameters *k, int i, double outside,
                             const Crisis *c) {
    const double *stake = w->stake_seen, *hands = c->hands, *tripwire = c->tripwire;
    return real_logistic(SUM_OF(CREDIBILITY_SEEN));
}

/* The order under which the rival judges today: while the war goes on, armed neutrality. */
static OrderId order_now(const World *w) {
    const OrderId order = (OrderId)w->order;
    return order == ORDER_NONE || order == ORDER_SUBJUGATION ? ORDER_ARMED_NEUTRALITY : order;
}

/* All that goes into the calculus, up to Q̂, with Q, q_i and q̂_i. */
static void judge(const World *w, const Parameters *k, const Scenario *s, OrderId order,
                  bool invited, Crisis *c) {
    const double outside = order == ORDER_MEMBER ? 0.0 : 1.0;
    const int n = s->members_padded;
    commitment_of(w, k, s, order, c);
    c->invited = invited ? 1.0 : 0.0;
    stakes_of_rival(w, k, order, c);
    Doubts d;
    doubts_of(w, k, outside, n, &d, c);
    c->coalition_seen = coalition_of(d.seen, c->pledged, s->lead, n, k);
    c->coalition = coalition_of(d.really, c->pledged, s->lead, n, k);
}

/* As a member, where everybody is a party, often only the lead ally's part matters; its share in a
 * commitment of everybody today tells. */
static bool lead_decides_member(const World *w, const Parameters *k, double leads) {
    return everybody_is_party(order_now(w), w->guarantors) &&
           lead_decides(leads, w->alliance_present - leads, k);
}

static void judge_member_by_lead(const World *w, const Parameters *k, const Scenario *s, Crisis *c) {
    commitment_of_lead(w, k, s, ORDER_MEMBER, c);
    c->invited = 0.0;
    stakes_of_rival(w, k, ORDER_MEMBER, c);
    c->coalition_seen = belief_in_lead(w, k, s->lead, 0.0, c);
}

static void judge_member(const World *w, const Parameters *k, const Scenario *s,
                         const Crisis *now, Crisis *c) {
    if (lead_decides_member(w, k, now->pledged[s->lead])) judge_member_by_lead(w, k, s, c);
    else judge(w, k, s, ORDER_MEMBER, false, c);
}

static void answer(const World *w, const Parameters *k, const Scenario *s, OrderId order,
                   bool invited, Crisis *c) {
    judge(w, k, s, order, invited, c);
    calculus_of(w, k, 1, (Crisis *const[BOTH]){c});
    c->jeopardy = 12.0 * c->hazard * c->coalition;
}

static void take_world(const World *w, Crisis *c) {
    c->guarantors = w->guarantors;
    c->prize = w->prize;
}

void deterrence_of(const World *w, const Parameters *k, const Scenario *s, OrderId order,
                   bool invited, Crisis *c) {
    take_world(w, c);
    answer(w, k, s, order, invited, c);
}

void deterrence_of_offer(const World *w, const Parameters *k, const Scenario *s, OrderId order,
                         double guarantors, double prize, Crisis *c) {
    c->guarantors = guarantors;
    c->prize = prize;
    answer(w, k, s, order, false, c);
}

HOT static void world_takes(World *restrict w, const Crisis *restrict c, int n) {
    for (int i = 0; i < n; i++) {
        w->hands[i] = c->hands[i];
        w->tripwire[i] = c->tripwire[i];
        w->pledged[i] = c->pledged[i];
        w->credibility[i] = c->credibility[i];
        w->credibility_seen[i] = c->credibility_seen[i];
    }
    w->coalition = c->coalition;
    w->coalition_seen = c->coalition_seen;
    w->ratio_local = c->ratio_local;
    w->ratio_coalition = c->ratio_coalition;
    w->quick_win = c->quick_win;
    w->coalition_win = c->coalition_win;
    w->own_deterrent = c->own_deterrent;
    w->punishment = c->punishment;
    w->order_factor = c->order_factor;
    w->forces_forward = c->forces_forward;
    w->reinforcement = c->reinforcement;
    w->tripwire_mean = c->tripwire_mean;
    w->prize_now = c->prize_now;
    w->dissatisfaction = c->dissatisfaction;
    w->attack = c->attack;
    w->crisis_rate = c->crisis_rate;
    w->hazard = c->hazard;
    w->jeopardy = c->jeopardy;
}

static void world_takes_member(World *w, const Parameters *k, const Crisis *member) {
    w->hazard_member = member->hazard;
    w->coalition_member = member->coalition_seen;
    w->jeopardy_member = 12.0 * member->hazard * member->coalition_seen;
    w->jeopardy_ratio = real_clamp(w->jeopardy_member / K(jeopardy_reference), 0.0, 2.0);
}

static void forces_evaluate(World *w) { w->ratio_forces = real_log(w->force_rival / w->force_candidate); }

void credibility_evaluate(World *w, const Parameters *k, const Scenario *s) {
    Crisis judged[BOTH], *now = &judged[0], *member = &judged[1];
    take_world(w, now);
    take_world(w, member);
    forces_evaluate(w);
    w->invited = w->stage >= STAGE_INVITED && w->stage < STAGE_MEMBER ? 1.0 : 0.0;
    judge(w, k, s, order_now(w), w->invited > 0.5, now);
    judge_member(w, k, s, now, member);
    calculus_of(w, k, BOTH, (Crisis *const[BOTH]){now, member});
    now->jeopardy = 12.0 * now->hazard * now->coalition;
    world_takes(w, now, s->members_padded);
    world_takes_member(w, k, member);
    w->deterrence_year = real_exp(-12.0 * w->hazard);
    const double calm2 = w->deterrence_year * w->deterrence_year, calm4 = calm2 * calm2;
    w->attack_decade = 1.0 - calm4 * calm4 * calm2; /* ten such years */
}

/* Commitments stand as the world has them: they hang on order and postures alone. */
void credibility_evaluate_ahead(World *w, const Parameters *k, const Scenario *s) {
    Crisis now, member;
    const double leads = w->pledged[s->lead], total = real_sum(w->pledged, s->members_padded);
    if (!lead_decides_member(w, k, leads) || !lead_decides(leads, total - leads, k)) {
        credibility_evaluate(w, k, s);
        return;
    }
    forces_evaluate(w);
    now.hands[s->lead] = w->hands[s->lead];
    now.tripwire[s->lead] = w->tripwire[s->lead];
    w->coalition_seen = belief_in_lead(w, k, s->lead, w->order == ORDER_MEMBER ? 0.0 : 1.0, &now);
    take_world(w, &member);
    judge_member_by_lead(w, k, s, &member);
    calculus_of(w, k, 1, (Crisis *const[BOTH]){&member});
    world_takes_member(w, k, &member);
}

void credibility_run(Step *st) {
    credibility_evaluate(st->w, st->k, st->s);
}

/* One guarantor whose coded fields stand where the world's arrays do, so that CREDIBILITY is the
 * same list for a hindcast and for a game. No posture is in effect. */
typedef struct Guarantor {
    double stake[1], hands[1], tripwire[1], reputation[1], ln_capability[1], changed[1];
    double nuclear_adversary, shift_belief;
    Postures posture;
} Guarantor;

static double coded_credibility(const CodedCrisis *coded, const Parameters *k) {
    const Guarantor one = {.stake = {coded->stakes},
                           .hands = {coded->hands},
                           .tripwire = {coded->tripwire},
                           .reputation = {coded->reputation},
                           .nuclear_adversary = coded->nuclear_adversary};
    const Guarantor *w = &one;
    const double *stake = one.stake, *hands = one.hands, *tripwire = one.tripwire;
    const double outside = 1.0;
    const int i = 0;
    return real_logistic(SUM_OF(CREDIBILITY));
}

static double chance_of_win(const Parameters *k, double ratio) {
    return normal_cdf(real_clamp((ratio - K(quick_win_at)) / K(quick_win_spread), -8.0, 8.0));
}

/* How far denial, entanglement and punishment each lower the logit of an attack, against a prize
 * that is unarmed and unguaranteed. */
static void shares_of_threat(const Crisis *c, const Parameters *k, CodedAnswer *answer) {
    const double sharpness = SHARPNESS;
    double terms[TERMS_MAX];
    TERMS_OF(ATTACK, terms);
    const double q = c->coalition_seen;
    answer->denial = (1.0 - q) * c->prize_now / K(nu) - terms[0] - terms[1];
    answer->entanglement = q * c->prize_now / K(nu) - terms[2] - terms[3];
    answer->punishment = -terms[4] - terms[5];
}

CodedAnswer deterrence_coded(const CodedCrisis *coded, const Parameters *k) {
    return deterrence_believed(coded, coded_credibility(coded, k), k);
}

CodedAnswer deterrence_believed(const CodedCrisis *coded, double credibility, const Parameters *k) {
    CodedAnswer answer;
    const double menace = real_clamp(coded->menace, 0.2, 1.0);
    answer.credibility = credibility;
    const Crisis crisis = {.coalition_seen = answer.credibility,
                           .quick_win = chance_of_win(k, coded->local_ratio + real_log(menace)),
                           .coalition_win = chance_of_win(k, coded->coalition_ratio),
                           .porcupine = coded->porcupine,
                           .prize_now = coded->prize,
                           .dissatisfaction = coded->dissatisfaction,
                           .own_deterrent = coded->own_deterrent,
                           .punishment = coded->punishment};
    answer.attack = attack_given(&crisis, k);
    answer.jeopardy = 12.0 * real_exp(K(log_opportunity)) * menace * answer.attack * answer.credibility;
    shares_of_threat(&crisis, k, &answer);
    return answer;
}
