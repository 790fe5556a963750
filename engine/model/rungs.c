/* The rungs of a promise. Always true: see rungs.h. */
#include "model/rungs.h"

#include "core/tongue.h"
#include "model/rules.h"

typedef struct RungForm {
    const char *words;
    OrderId order;
    double arms_pact, pledge, trainers, planning;
} RungForm;

/* A treaty is the lead ally's own; its planning brings a battalion (tripwire_of_order), as entry does. */
static const RungForm forms[RUNGS] = {
    [RUNG_door] = {TONGUE("open door"), ORDER_ARMED_NEUTRALITY, 0, 0, 0, 0},
    [RUNG_arms_pact] = {TONGUE("arms pact"), ORDER_ARMED_NEUTRALITY, 1, 0, 0, 0},
    [RUNG_pledge] = {TONGUE("clear pledge"), ORDER_ARMED_NEUTRALITY, 0, 1, 0, 0},
    [RUNG_treaty_trainers] = {TONGUE("treaty with trainers"), ORDER_TREATY_GUARANTEE, 0, 0, 1, 0},
    [RUNG_treaty_planning] = {TONGUE("treaty with planning and battalion"), ORDER_TREATY_GUARANTEE, 0, 0, 0, 1},
    [RUNG_member] = {TONGUE("member with battalion"), ORDER_MEMBER, 0, 0, 0, 0},
};

const char *rung_words(RungId id) {
    ASSERT(id < RUNGS);
    return forms[id].words;
}

void rungs_of(const World *w, const Parameters *k, const Scenario *s, Rung out[RUNGS]) {
    World if_so = *w;
    Postures *p = &if_so.posture;
    p->ambiguity = 0.0;
    for (int n = 0; n < RUNGS; n++) {
        const RungForm *form = &forms[n];
        Crisis c;
        p->arms_pact = form->arms_pact;
        p->pledge = form->pledge;
        p->trainers_inside = form->trainers;
        p->treaty_planning = form->planning;
        deterrence_of_offer(&if_so, k, s, form->order, form->order == ORDER_TREATY_GUARANTEE ? 1.0 : 0.0, K(V_R), &c);
        out[n] = (Rung){.belief = c.coalition_seen,
                        .attack = 1.0 - real_exp(-120.0 * c.hazard),
                        .alliance_war = 1.0 - real_exp(-120.0 * c.hazard * c.coalition_seen)};
    }
}

RungId rung_now(const World *w) {
    const Postures *p = &w->ordered;
    if (w->order == ORDER_MEMBER) return RUNG_member;
    if (w->order == ORDER_TREATY_GUARANTEE)
        return p->treaty_planning > 0.5 ? RUNG_treaty_planning : RUNG_treaty_trainers;
    if (w->order != ORDER_NONE && w->order != ORDER_ARMED_NEUTRALITY) return RUNGS;
    return p->pledge > 0.5 ? RUNG_pledge : p->arms_pact > 0.5 ? RUNG_arms_pact : RUNG_door;
}
