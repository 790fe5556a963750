/* The war: aid, the balance of forces, losses, replacement, the line over the regions.
 * Always true: the occupied share is the sum over regions, and no region leaves [0, 1]. */
#include "model/rules.h"
#include "model/terms_war.h"

/* What each donor's policy and public support, and their sum by shares of the first year. */
HOT static double aid_by_donors(World *w, const Parameters *restrict k, int n) {
    const double per_start = 1.0 / K(support_start);
    double shared[MEMBERS_MAX];
    for (int i = 0; i < n; i++)
        w->aid_given[i] = real_clamp(w->support[i] * per_start, 0.1, 1.4) * w->aid_policy[i];
    for (int i = 0; i < n; i++) shared[i] = w->aid_share[i] * w->aid_given[i];
    return real_sum(shared, n);
}

double aid_follows(const Scenario *s, SeatId seat, int i) {
    const World *w = &s->start;
    if (s->seat_member[seat] == i) return 1.0;
    if (seat != SEAT_sceptic && seat != SEAT_front) return 0.0;
    for (int other = 0; other < SEAT_COUNT; other++)
        if (s->seat_member[other] == i) return 0.0; /* decides for itself */
    const bool near = w->is_front_line[i] > 0.5;
    return near == (seat == SEAT_front) ? s->nominal.aid_following : 0.0;
}

void aid_run(Step *st) {
    USE_STEP(st);
    /* checks cost deliveries while there is much to check; so does cleaning up procurement */
    const double checked = w->governance < 0.40 ? 0.06 : 0.0;
    const double cleaned = w->governance < K(law_trusted) ? K(reform_aid) : 0.0;
    w->aid_wanted = aid_by_donors(w, k, st->s->members_padded) * P(aid) *
                    (1.0 - checked * P(conditions)) * (1.0 - cleaned * P(reform)) *
                    (1.0 - K(programme_aid) * P(deterrent_programme));
    w->aid_wanted = real_max(w->aid_wanted, K(aid_floor_pact) * P(arms_pact));
    w->aid_wanted = real_clamp(w->aid_wanted, 0.0, 4.0);
    CHANGE_BY(aid_delivered, AID);
    CHANGE_BY(own_production, OWN_PRODUCTION);
    LIMIT(own_production, 0.0, 1.0);
    CHANGE_BY(stocks, STOCKS);
    LIMIT(stocks, 0.0, 10.0);
}

/* How a move of the line is spread: towards the candidate's side over held land that lies near,
 * back over land occupied since 2022 first. */
HOT static void spread_weights(const World *w, double direction, int n, double *weight) {
    for (int r = 0; r < n; r++) {
        const double since = real_max(0.0, w->occupied[r] - w->occupied_2022[r]);
        const double forward = w->territory[r] * (1.0 - w->occupied[r]) * w->exposure[r] *
                               w->exposure[r];
        const double back = w->territory[r] * (since + 0.02 * (w->occupied[r] - since));
        weight[r] = direction > 0.0 ? forward : back;
    }
}

void occupation_move(Step *st, double share, const char *cause) {
    USE_STEP(st);
    const int n = st->s->regions_padded;
    double weight[REGIONS_MAX];
    spread_weights(w, share, n, weight);
    const double total = real_sum(weight, n);
    if (total <= 1e-12) return;
    for (int r = 0; r < st->s->regions; r++) {
        const double delta = share * weight[r] / (total * w->territory[r]);
        CHANGE_AT(occupied, w->occupied[r], r, cause, delta);
        LIMIT_MEMBER(occupied, r, 0.0, 1.0);
    }
    w->occupied_share = world_occupied(w);
}

void occupation_scale(Step *st, double left, const char *cause) {
    USE_STEP(st);
    for (int r = 0; r < st->s->regions; r++)
        CHANGE_AT(occupied, w->occupied[r], r, cause, (left - 1.0) * w->occupied[r]);
    w->occupied_share = world_occupied(w);
}

/* Mean friction where the line would move. */
static double friction_of(const World *w, double direction, int n) {
    double weight[REGIONS_MAX], slowed[REGIONS_MAX];
    spread_weights(w, direction, n, weight);
    for (int r = 0; r < n; r++) slowed[r] = weight[r] * w->friction[r];
    const double total = real_sum(weight, n);
    return total > 1e-12 ? real_sum(slowed, n) / total : 0.0;
}

static void line_move(Step *st) {
    USE_STEP(st);
    const bool rival_attacks = w->balance > 0.0;
    const double direction = rival_attacks ? 1.0 : -1.0;
    const double excess = real_abs(w->balance) - K(dead_zone);
    const double will = rival_attacks ? 1.0 : 1.0 - P(dig_in);
    const double was = w->occupied_share;
    if (excess > 0.0 && will > 0.0) {
        const double friction = friction_of(w, direction, st->s->regions_padded) * will;
        occupation_move(st, direction * K(k_f) * excess / 0.1 * w->intensity * friction *
                                K(front_scale), "line");
        const double press = rival_attacks ? P(rival_press) : P(press);
        const double p = K(p_br) * w->intensity * (1.0 + press) *
                         real_exp(K(break_growth) * real_clamp(excess, 0.0, 1.2));
        if (CHANCE(breakthrough, 0, p)) {
            const double size =
                friction * BETWEEN(breakthrough_size, 0, K(break_low), K(break_high));
            occupation_move(st, direction * size, "breakthrough");
            happen(st, rival_attacks ? HAPPENING_breakthrough_rival
                                     : HAPPENING_breakthrough_candidate, -1, size);
        }
    }
    st->gained += was - w->occupied_share;
}

static void balance_of_forces(Step *st) {
    USE_STEP(st);
    const double shock = SHOCK_OF(balance);
    const double aid_quality = w->stocks < 1.0 ? K(stock_quality) : 1.0;
    CHANGE(balance, "last month", -w->balance);
    CHANGE_BY(balance, BALANCE);
    LIMIT(balance, -3.0, 3.0);
}

/* People called up in a month: replacement within what the pools still give. */
static double called_rival(const World *w, const Parameters *k, double base) {
    return K(g_R) * base * w->intensity * (0.6 + 0.4 * w->economy_rival) *
           (w->stability_rival > 0.4 ? 1.0 : 0.5) * K(replace_scale_rival) *
           (1.0 + K(war_economy) * P(rival_war_economy)) *
           real_clamp(w->pool_rival / K(pool_scarce), 0.0, 1.0);
}

static double called_candidate(const World *w, const Parameters *k, double base) {
    return K(g_U) * base * w->intensity *
           (0.6 + 0.4 * real_clamp(w->aid_delivered + w->own_production, 0.0, 1.3)) *
           (1.25 - 0.5 * w->exhaustion_candidate) * K(replace_scale_candidate) *
           real_clamp(w->pool_candidate / K(pool_scarce), 0.0, 1.0);
}

static void rival_forces(Step *st, double even_losses, double rival_attacks) {
    USE_STEP(st);
    const Postures *moved = st->moved;
    const double losses = SUM_OF(LOSSES_RIVAL);
    CHANGE_BY(losses_rival, LOSSES_RIVAL);
    const double called = called_rival(w, k, st->s->start.force_rival);
    const double demobilised =
        w->war > 0.5 ? 0.0 : K(force_pull) * (K(force_goal_rival) *
                                              real_clamp(w->economy_rival, 0.4, 1.0) - w->force_rival);
    CHANGE_BY(force_rival, FORCE_RIVAL);
    LIMIT(force_rival, K(force_least_rival), K(force_most_rival));
    CHANGE(pool_rival, "called up", -called - K(wave_rival) * moved->rival_mobilisation);
    CHANGE(pool_rival, "new cohorts", K(cohort_rival));
    LIMIT(pool_rival, 0.0, 20000.0);
    CHANGE_BY(exhaustion_rival, EXHAUSTION_RIVAL);
    LIMIT(exhaustion_rival, 0.0, 1.0);
}

static void candidate_forces(Step *st, double even_losses, double candidate_attacks) {
    USE_STEP(st);
    const Postures *moved = st->moved;
    const double losses = SUM_OF(LOSSES_CANDIDATE);
    CHANGE_BY(losses_candidate, LOSSES_CANDIDATE);
    const double called = called_candidate(w, k, st->s->start.force_candidate);
    const double demobilised =
        w->war > 0.5 ? 0.0 : K(force_pull) * (K(force_goal_candidate) - w->force_candidate);
    CHANGE_BY(force_candidate, FORCE_CANDIDATE);
    LIMIT(force_candidate, K(force_least_candidate), K(force_most_candidate));
    CHANGE(pool_candidate, "called up", -called - K(wave_candidate) * moved->mobilisation);
    CHANGE(pool_candidate, "new cohorts", K(cohort_candidate));
    LIMIT(pool_candidate, 0.0, 20000.0);
    CHANGE_BY(exhaustion_candidate, EXHAUSTION_CANDIDATE);
    LIMIT(exhaustion_candidate, 0.0, 1.0);
}

void war_run(Step *st) {
    USE_STEP(st);
    w->intensity = intensity_of(w, k);
    st->gained = 0.0;
    double even_losses = 0.0, rival_attacks = 0.0;
    if (w->war > 0.5) {
        balance_of_forces(st);
        even_losses = K(alpha) * w->intensity * real_sqrt(w->force_candidate * w->force_rival);
        rival_attacks = w->balance > 0.0 ? 1.0 : 0.0;
        CHANGE(uncertainty, "fighting reveals", -K(information) * w->uncertainty);
    }
    rival_forces(st, even_losses, rival_attacks);
    candidate_forces(st, even_losses, 1.0 - rival_attacks);
    if (w->war > 0.5) line_move(st);
    if (w->force_expulsion > 0.0 && w->month == w->force_expulsion) {
        st->gained += w->occupied_share;
        occupation_scale(st, 0.0, "experiment");
    }
    if (w->paralysis_left > 0.0) CHANGE(paralysis_left, "time", -1.0);
    LIMIT(paralysis_left, 0.0, 60.0);
}
