/* The rungs of a promise, from an open door to membership, each judged as if it stood today.
 *
 * Always true: closed form, under today's other conditions (stakes, forces, settlement, troops on members'
 * soil); nothing steps the model, draws chance or changes the world; the prize, which nobody sees, is the
 * parameter's. game notes 5, model notes B.4 */
#pragma once
#include "model/deterrence.h"

typedef enum RungId {
    RUNG_door, RUNG_arms_pact, RUNG_pledge, RUNG_treaty_trainers, RUNG_treaty_planning, RUNG_member,
    RUNGS
} RungId;

typedef struct Rung {
    double belief;       /* the rival's, that a coalition would fight */
    double attack;       /* chance of a new attack within ten years, the guns silent */
    double alliance_war; /* of one that the coalition answers: the alliance at war */
} Rung;

void rungs_of(const World *w, const Parameters *k, const Scenario *s, Rung out[RUNGS]);
/* The highest rung that stands today; RUNGS: none of them, as under a pact or neutrality. */
RungId rung_now(const World *w);
const char *rung_words(RungId id); /* English, to be looked up; "treaty with trainers" */
