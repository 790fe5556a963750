/* Clashes, nuclear use, acts below the threshold, attacks on members. model notes B.4.14, A7, C9
 * Nuclear use is an event with consequences and never a reward: it lowers what the user holds. */
#include "model/rules.h"
#include "model/terms_settlement.h"

static void alliance_war(Step *st) {
    USE_STEP(st);
    if (w->month_alliance_war < 0.5) SET(month_alliance_war, "direct war", w->month);
    SET(clash, "direct war", real_max(w->clash, 1.0));
}

static void clash_run(Step *st) {
    USE_STEP(st);
    CHANGE(clash, "fading", -K(clash_fade) * w->clash);
    const double rate = SUM_OF(CLASH_RATE);
    if (!CHANCE(clash, 0, rate * w->war)) return;
    CHANGE(clash, "direct clash", K(clash_size));
    happen(st, HAPPENING_clash, -1, 0.0);
    if (CHANCE(clash, 1, K(p_clash_war))) alliance_war(st);
    LIMIT(clash, -2.0, 2.0);
}

static void nuclear_follows(Step *st) {
    USE_STEP(st);
    if (w->month_nuclear < 0.5) SET(month_nuclear, "nuclear use", w->month);
    CHANGE(economy_rival, "stigma", -K(stigma_economy));
    CHANGE(stability_rival, "stigma", -K(stigma_stability));
    LIMIT(economy_rival, 0.3, 1.1);
    LIMIT(stability_rival, 0.1, 0.98);
    happen(st, HAPPENING_nuclear_use, -1, 0.0);
    const double lot = UNIFORM(nuclear_outcome, 0);
    if (lot < K(p_intervention)) {
        happen(st, HAPPENING_intervention, -1, 0.0);
        alliance_war(st);
    } else if (lot < K(p_intervention) + K(p_coerced)) {
        happen(st, HAPPENING_coerced, -1, 0.0);
        war_stop(st, END_COERCION);
    } else {
        CHANGE(clash, "nuclear use", K(stigma_clash));
        LIMIT(clash, -2.0, 2.0);
    }
}

void escalation_evaluate(World *w, const Parameters *k) {
    w->nuclear_rate = w->war > 0.5 ? K(h_n) * w->intensity * real_max(0.0, SUM_OF(NUCLEAR)) : 0.0;
    w->grey_rate = real_exp(SUM_OF(GREY_RATE));
}

static void nuclear_run(Step *st) {
    USE_STEP(st);
    const bool forced = w->force_use > 0.0 && w->month == w->force_use && w->war > 0.5;
    if (CHANCE(nuclear, 0, w->nuclear_rate) || forced) nuclear_follows(st);
}

static void grey_run(Step *st) {
    USE_STEP(st);
    CHANGE(grey_recent, "fading", -K(grey_fade) * w->grey_recent);
    const double u = UNIFORM(grey_act, 0);
    if (u >= w->grey_rate) return;
    CHANGE(grey_acts, "act", 1.0);
    CHANGE(grey_recent, "act", 1.0);
    CHANGE(cohesion_shock, "sub-threshold act",
           P(rival_grey_zone) > 0.5 ? 7.0 * K(grey_cohesion) : -K(grey_cohesion));
    const int actor = (int)(UNIFORM(grey_act, 1) * (double)st->s->members);
    happen(st, HAPPENING_grey_act, actor, 0.0);
    for (int i = 0; i < st->s->members; i++)
        CHANGE_MEMBER(support, i, "sub-threshold act", -K(grey_support) * w->grey_weak[i]);
}

/* General deterrence of attacks on existing members. A security-seeker makes crises only where
 * alliance forces stand; an expansionist where belief is missing. model notes A7, C6a */
static double member_forces(const World *w, const Parameters *k) {
    return K(member_tripwire) * w->alliance_present;
}

static double member_crises(const World *w, const Parameters *k) {
    return K(member_opportunity) *
           ((1.0 - K(lambda_R)) + 2.0 * K(lambda_R) * member_forces(w, k));
}

double member_attack_given_crisis(const World *w, const Parameters *k) {
    const CodedCrisis coded = {
        .stakes = K(member_stakes),
        .hands = w->alliance_present,
        .tripwire = member_forces(w, k),
        .reputation = K(reputation_start),
        .nuclear_adversary = w->nuclear_adversary,
        .local_ratio = K(member_ratio),
        .coalition_ratio = w->alliance_present > 0.5 ? K(member_ratio_coalition) : K(member_ratio),
        .porcupine = K(member_porcupine),
        .prize = 2.0 * (1.0 - K(lambda_R)) * K(member_prize),
        .dissatisfaction = 2.0 * K(lambda_R) * K(member_dissatisfaction) * w->alliance_present,
        .punishment = w->alliance_present,
        .menace = w->menace,
    };
    return deterrence_coded(&coded, k).attack;
}

double member_attack_rate(const World *w, const Parameters *k) {
    return member_crises(w, k) * member_attack_given_crisis(w, k);
}

static void members_run(Step *st) {
    USE_STEP(st);
    if (!CHANCE(member_crisis, 0, member_crises(w, k))) return;
    if (!CHANCE(member_attacked, 0, member_attack_given_crisis(w, k))) return;
    if (w->month_member_attacked < 0.5) SET(month_member_attacked, "attack", w->month);
    happen(st, HAPPENING_member_attacked, -1, 0.0);
    alliance_war(st);
}

void escalation_run(Step *st) {
    USE_STEP(st);
    clash_run(st);
    if (w->class_alarm > 0.0) CHANGE(class_alarm, "time", -1.0);
    LIMIT(class_alarm, 0.0, 60.0);
    if (st->moved->new_class > 0.0) SET(class_alarm, "new class", 6.0);
    escalation_evaluate(w, k);
    nuclear_run(st);
    grey_run(st);
    members_run(st);
}
