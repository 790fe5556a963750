/* A policy that needs no player: dated orders that set postures, and bots in the seats.
 *
 * Always true: orders stand in order of month; `passive` has none and nobody sits, so it defines the
 * article's numbers: aid 1.0, consent and settlement automatic, no lever pulled. */
#pragma once
#include "model/turn.h"

typedef struct PolicyOrder {
    int month; /* given before this month is lived; 1 is the first */
    PostureId posture;
    double value;
} PolicyOrder;

typedef struct Policy {
    char name[NAME_MAX_BYTES];
    PolicyOrder *orders;
    size_t count;
    bool seated; /* the panel plays by turns */
    Panel panel;
} Policy;

/* Gives the orders that fall before month w->month + 1. */
void policy_apply(const Policy *policy, World *w);
/* The same, and the panel's turn where one begins. policy may be NULL: passive. */
void policy_month(const Policy *policy, World *w, const Scenario *s, const Parameters *k,
                  RandomKey world_key, Ledger *ledger);
