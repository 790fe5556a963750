/* Security orders once the guns are silent: who offers what. model notes B.4.12
 * Always true: the candidate takes the firmest order on offer; supply decides, not desire. */
#include "model/rules.h"
#include "model/terms_accession.h"

static void order_set(Step *st, OrderId order, HappeningId told, int actor) {
    USE_STEP(st);
    SET(order, "order", (double)order);
    SET(order_tabled, "order", 0.0);
    st->order_moved = true;
    const bool formal = order == ORDER_EASTERN_PACT || order == ORDER_TREATY_GUARANTEE;
    if (formal && w->month_guarantee < 0.5) SET(month_guarantee, "order", w->month);
    if (formal)
        for (int i = 0; i < st->s->members; i++) SET_MEMBER(changed, i, "new commitment", 0.0);
    happen(st, told, actor, 0.0);
}

/* An order waits for the signature of the candidate's person; bots take what they prefer: all. */
static void order_offer(Step *st, OrderId order, double guarantors) {
    USE_STEP(st);
    SET(order_tabled, "offer", (double)order);
    SET(order_guarantors, "offer", guarantors);
    happen(st, HAPPENING_order_offered, -1, 0.0);
}

static void settle_terms(Step *st, EndId how) {
    USE_STEP(st);
    SET(settled, "end of the war", how == END_FREEZE ? 0.0 : 1.0);
    SET(decisive, "end of the war", how == END_DECISION ? 1.0 : 0.0);
    SET(imposed, "end of the war", how == END_COERCION ? 1.0 : 0.0);
    SET(pressured, "end of the war", P(ceasefire_pressure) > 0.5 ? 1.0 : 0.0);
    SET(regional, "end of the war", CHANCE(regional, 0, w->regional_chance) ? 1.0 : 0.0);
    const double p = w->terms_amended > 0.5      ? 0.0
                     : P(land_settlement) > 0.5 ? K(p_delimit_land) * P(land_settlement)
                     : how == END_SETTLEMENT  ? K(p_delimit)
                     : how == END_DECISION    ? K(p_delimit_decision)
                                              : 0.0;
    const bool cleared = how == END_DECISION && w->occupied_share <= 0.005;
    const bool agreed = w->settled > 0.5 && CHANCE(delimitation, 0, p);
    SET(delimited, "end of the war", cleared || agreed ? 1.0 : 0.0);
    if (agreed && !cleared) SET(recognised_loss, "delimitation", 1.0);
    SET(terms_amended, "end of the war", 0.0);
}

/* A local settlement may bring permanent neutrality: withdrawal for limits. Austria 1955 */
static bool austrian_falls(Step *st, EndId how) {
    USE_STEP(st);
    if (how != END_SETTLEMENT || w->regional > 0.5) return false;
    if (w->force_order > 0.0) return false;
    return CHANCE(austrian, 0, w->austrian_chance);
}

static void austrian_begin(Step *st) {
    USE_STEP(st);
    const double left = w->prewar_share > 0.0 && w->occupied_share > w->prewar_share
                            ? w->prewar_share / w->occupied_share
                            : 1.0;
    occupation_scale(st, 1.0 - K(austrian_withdrawal) * (1.0 - left), "withdrawal");
    order_set(st, ORDER_AUSTRIAN_NEUTRALITY, HAPPENING_order_austrian, -1);
    if (w->stage > STAGE_DIALOGUE) file_set(st, STAGE_DIALOGUE, "neutrality");
}

void war_stop(Step *st, EndId how) {
    USE_STEP(st);
    st->order_moved = true;
    SET(terms_tabled, "end of the war", 0.0);
    SET(war, "end of the war", 0.0);
    SET(frozen, "end of the war", 0.0);
    SET(months_peace, "end of the war", 0.0);
    SET(ended_by, "end of the war", (double)how);
    if (w->month_war_end < 0.5) SET(month_war_end, "end of the war", w->month);
    w->intensity = 0.0;
    settle_terms(st, how);
    SET(porcupine, "end of the war",
        real_clamp(K(arms_start) + K(arms_aid) * w->aid_delivered + K(arms_noise) * NORMAL(arms_after_war, 0),
                   0.1, 1.0));
    if (how == END_SETTLEMENT)
        happen(st, w->regional > 0.5 ? HAPPENING_settlement_regional : HAPPENING_settlement_local,
               -1, 0.0);
    if (how == END_FREEZE) happen(st, HAPPENING_armistice, -1, 0.0);
    if (w->order == ORDER_MEMBER) return;
    if (how == END_DEFEAT) {
        SET(order, "defeat", (double)ORDER_SUBJUGATION);
        file_set(st, STAGE_ASPIRANT, "defeat");
    } else if (w->force_order > 0.0) {
        SET(order, "experiment", w->force_order);
    } else {
        const bool offered = austrian_falls(st, how), signs = w->candidate_signs > 0.5;
        if (offered && !signs) austrian_begin(st);
        else order_set(st, ORDER_ARMED_NEUTRALITY, HAPPENING_order_armed, -1);
        if (offered && signs) order_offer(st, ORDER_AUSTRIAN_NEUTRALITY, 0.0);
    }
}

void war_resume(Step *st) {
    USE_STEP(st);
    st->order_moved = true;
    SET(order_tabled, "attack", 0.0);
    SET(war, "attack", 1.0);
    SET(settled, "attack", 0.0);
    SET(delimited, "attack", 0.0);
    SET(decisive, "attack", 0.0);
    SET(regional, "attack", 0.0);
    SET(uncertainty, "attack", 0.3);
    SET(exhaustion_candidate, "attack", real_max(w->exhaustion_candidate, 0.15));
    CHANGE(force_candidate, "surprise",
           w->force_candidate * (0.5 + 0.5 * w->porcupine - 1.0));
    CHANGE(accords_failed, "attack", 1.0);
    SET(trust_candidate_rival, "broken accord",
        w->trust_candidate_rival * K(trust_broken));
    if (w->order == ORDER_MEMBER) return;
    SET(order, "attack", (double)ORDER_NONE);
    SET(guarantors, "attack", 0.0);
    if (w->stage > STAGE_DIALOGUE) file_set(st, STAGE_DIALOGUE, "attack");
}

static void guarantee_begin(Step *st, double guarantors) {
    USE_STEP(st);
    SET(guarantors, "order", guarantors);
    order_set(st, ORDER_TREATY_GUARANTEE,
              guarantors < 1.5 ? HAPPENING_order_treaty_lead : HAPPENING_order_treaty_pair, -1);
}

static bool guarantee_signed(Step *st) {
    USE_STEP(st);
    if (w->guarantees_on < 0.5 || !CHANCE(guarantee_vote, 0, K(p_guarantee))) return false;
    int willing = 0;
    bool lead = false;
    for (int i = 0; i < st->s->members; i++) {
        if (w->belongs[i] < 0.5 || SUM_OF(GUARANTEE) <= 0.0) continue;
        lead = lead || i == st->s->lead;
        willing += w->is_core[i] > 0.5 && w->is_nuclear[i] > 0.5 ? 1 : 0;
    }
    if (!lead && willing < 2) return false;
    if (w->candidate_signs > 0.5) order_offer(st, ORDER_TREATY_GUARANTEE, lead ? 1.0 : 2.0);
    else guarantee_begin(st, lead ? 1.0 : 2.0);
    return true;
}

/* A pact needs its founder, the strongest front-line member, and others: pact_members in all. */
static bool pact_founded(Step *st) {
    USE_STEP(st);
    const int w_lead = st->s->lead;
    if (w->guarantees_on < 0.5) return false;
    int willing = 0, strongest = -1;
    bool founder = false;
    for (int i = 0; i < st->s->members; i++) {
        if (w->belongs[i] < 0.5 || w->is_front_line[i] < 0.5 || w->inclination[i] <= 0.0) continue;
        const bool yes = SUM_OF(EASTERN_PACT) > 0.0;
        willing += yes ? 1 : 0;
        if (strongest < 0 || w->capability[i] > w->capability[strongest]) {
            strongest = i;
            founder = yes;
        }
    }
    if (!founder || willing < K(pact_members) || !CHANCE(pact_founded, 0, K(p_pact))) return false;
    if (w->candidate_signs > 0.5) order_offer(st, ORDER_EASTERN_PACT, 0.0);
    else order_set(st, ORDER_EASTERN_PACT, HAPPENING_order_pact, strongest);
    return true;
}

static int pact_founder(const World *w, const Scenario *s) {
    int founder = s->lead;
    for (int i = 0; i < s->members; i++)
        if (w->is_front_line[i] > 0.5 &&
            (w->is_front_line[founder] < 0.5 || w->capability[i] > w->capability[founder]))
            founder = i;
    return founder;
}

void order_sign(Step *st) {
    USE_STEP(st);
    const OrderId order = (OrderId)w->order_tabled;
    SET(order_tabled, "signed", 0.0);
    if (order == ORDER_AUSTRIAN_NEUTRALITY) austrian_begin(st);
    else if (order == ORDER_TREATY_GUARANTEE) guarantee_begin(st, w->order_guarantors);
    else order_set(st, ORDER_EASTERN_PACT, HAPPENING_order_pact, pact_founder(w, st->s));
}

void order_refuse(Step *st) {
    USE_STEP(st);
    SET(order_tabled, "declined", 0.0);
    SET(offers_barred, "declined", w->month + 12.0);
    happen(st, HAPPENING_order_declined, -1, 0.0);
}

/* A nuclear programme: begun in insecurity without a guarantee, or ordered; years of latency. */
static void programme_run(Step *st) {
    USE_STEP(st);
    const bool alone = w->order == ORDER_ARMED_NEUTRALITY && w->war < 0.5;
    if (w->deterrent_progress <= 0.0 && alone && w->prize > K(programme_prize)) {
        const double insecurity = (1.0 + 2.0 * (w->month_nuclear > 0.5 ? 1.0 : 0.0) +
                                   1.5 * (w->reattacks > 0.5 ? 1.0 : 0.0)) *
                                  (1.0 - 0.5 * real_min(1.0, w->aid_delivered)) *
                                  (1.0 - K(programme_hope) * 0.5 *
                                             (w->accession_on + w->guarantees_on));
        if (CHANCE(programme_begins, 0, K(programme_rate) * insecurity)) {
            CHANGE(deterrent_progress, "programme", 0.01);
            happen(st, HAPPENING_programme, -1, 0.0);
        }
    }
    const double effort = w->deterrent_progress > 0.0 ? 1.0 : P(deterrent_programme);
    CHANGE(deterrent_progress, "programme", effort / (12.0 * K(programme_years)));
    if (effort > 0.0) st->order_moved = true; /* the rate of crises hangs on it */
    LIMIT(deterrent_progress, 0.0, 1.0);
    if (w->deterrent_progress >= 1.0 && alone)
        order_set(st, ORDER_NUCLEAR, HAPPENING_order_nuclear, -1);
}

void orders_run(Step *st) {
    USE_STEP(st);
    programme_run(st);
    if (w->war > 0.5 || w->order == ORDER_SUBJUGATION || w->order == ORDER_MEMBER) return;
    if (w->force_order > 0.0 || (int)w->months_peace % 12 != 6) return;
    if (w->order_tabled > 0.5 || w->month < w->offers_barred) return;
    const bool bare = w->order == ORDER_ARMED_NEUTRALITY && w->deterrent_progress <= 0.0;
    if (!bare && w->order != ORDER_EASTERN_PACT) return;
    if (guarantee_signed(st)) return;
    if (bare) pact_founded(st);
}
