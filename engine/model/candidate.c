/* The candidate's economy, unity, law and trust. */
#include "model/rules.h"
#include "model/terms_rival.h"
#include "model/terms_war.h"

static void law_run(Step *st) {
    USE_STEP(st);
    const double shock = SHOCK_OF(law);
    const Postures *moved = st->moved;
    const double rate = K(scandal_rate) * real_max(0.0, 0.6 - w->governance) *
                        (1.0 + K(scandal_reform) * P(reform));
    const double scandal = CHANCE(scandal, 0, rate) ? 1.0 : 0.0;
    CHANGE_BY(governance, GOVERNANCE);
    LIMIT(governance, 0.05, 0.95);
    if (scandal < 0.5) return;
    happen(st, HAPPENING_scandal, -1, 0.0);
    for (int i = 0; i < st->s->members; i++)
        CHANGE_MEMBER(support, i, "scandal", -K(scandal_support));
}

void candidate_run(Step *st) {
    USE_STEP(st);
    const Postures *moved = st->moved;
    const double shock = SHOCK_OF(economy_candidate);
    CHANGE_BY(economy_candidate, ECONOMY_CANDIDATE);
    LIMIT(economy_candidate, 0.3, 1.5);
    const double aid_low = w->aid_delivered < 0.5 ? 1.0 : 0.0;
    CHANGE_BY(unity, UNITY);
    LIMIT(unity, 0.1, 0.98);
    law_run(st);
    const double unlimited = w->order == ORDER_AUSTRIAN_NEUTRALITY ? 0.0 : 1.0;
    CHANGE_BY(porcupine, PORCUPINE);
    LIMIT(porcupine, 0.1, 1.0);
    CHANGE_BY(trust_candidate_rival, TRUST_CANDIDATE);
    CHANGE_BY(trust_alliance_rival, TRUST_ALLIANCE);
    CHANGE(trust_alliance_rival, "pressed for a ceasefire", -0.1 * moved->ceasefire_pressure);
    LIMIT(trust_alliance_rival, 0.0, 1.0);
}
