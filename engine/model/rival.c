/* The rival's economy and regime: crises, turmoil by lot. model notes B.4.7 */
#include "model/rules.h"
#include "model/terms_rival.h"

/* No month's rate comes near these: the sum is worked out only when the draw is below. */
static const double crisis_ceiling = 0.05, turmoil_ceiling = 0.3;

static bool crisis_falls(const Step *st) {
    USE_STEP(st);
    const double u = UNIFORM(economic_crisis, 0);
    return u < crisis_ceiling && u < real_exp(SUM_OF(CRISIS_ECONOMY));
}

static bool turmoil_comes(const Step *st) {
    USE_STEP(st);
    const double u = UNIFORM(turmoil, 0);
    return u < turmoil_ceiling && u < real_exp(SUM_OF(TURMOIL_RATE));
}

static void economy_run(Step *st) {
    USE_STEP(st);
    const Postures *moved = st->moved;
    const double shock = SHOCK_OF(economy_rival);
    const bool forced = w->force_collapse > 0.0 && w->month == w->force_collapse;
    const double crisis = crisis_falls(st) || forced ? 1.0 : 0.0;
    if (crisis > 0.5) happen(st, HAPPENING_economic_shock, -1, 0.0);
    CHANGE_BY(economy_rival, ECONOMY_RIVAL);
    if (forced) SET(economy_rival, "experiment", real_min(w->economy_rival, 0.60));
    LIMIT(economy_rival, 0.3, 1.1);
}

static void turmoil_falls(Step *st) {
    USE_STEP(st);
    const double lot = UNIFORM(turmoil_kind, 0);
    const TurmoilId kind = lot < K(p_withdrawal)                      ? TURMOIL_WITHDRAWAL
                           : lot < K(p_withdrawal) + K(p_harder_line) ? TURMOIL_HARDER_LINE
                                                                      : TURMOIL_PARALYSIS;
    SET(turmoil, "turmoil", (double)kind);
    if (w->month_turmoil < 0.5) SET(month_turmoil, "turmoil", w->month);
    CHANGE(trust_candidate_rival, "change of government",
           K(trust_turnover) * real_max(0.0, 0.5 - w->trust_candidate_rival));
    if (kind == TURMOIL_HARDER_LINE) {
        CHANGE(prize, "harder line", K(harder_prize));
        happen(st, HAPPENING_turmoil_harder_line, -1, 0.0);
    } else if (kind == TURMOIL_PARALYSIS) {
        CHANGE(force_rival, "paralysis", -K(paralysis_force) * w->force_rival);
        SET(paralysis_left, "paralysis", BETWEEN(paralysis, 0, 6.0, 18.0));
        happen(st, HAPPENING_turmoil_paralysis, -1, 0.0);
    } else {
        CHANGE(force_rival, "turmoil", -K(turmoil_force) * w->force_rival);
        CHANGE(prize, "change of government",
               K(turnover_mean) + K(turnover_spread) * NORMAL(turnover_prize, 0));
        happen(st, HAPPENING_turmoil_withdrawal, -1, 0.0);
    }
    LIMIT(prize, 0.05, 1.1);
}

void rival_run(Step *st) {
    USE_STEP(st);
    const Postures *moved = st->moved;
    economy_run(st);
    const double shock = SHOCK_OF(stability_rival);
    CHANGE_BY(stability_rival, STABILITY_RIVAL);
    LIMIT(stability_rival, 0.1, 0.98);
    SET(turmoil, "turmoil passes", 0.0);
    const bool forced = w->force_turmoil > 0.0 && w->month == w->force_turmoil;
    if (turmoil_comes(st) || forced) turmoil_falls(st);
}
