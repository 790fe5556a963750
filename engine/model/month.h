/* The month: the order in which the rules act.
 *
 * Always true: the same scenario, parameters, key and orders give the same world, bit for bit. */
#pragma once
#include "core/random.h"
#include "model/ledger.h"

/* What a rule of the month works on. */
typedef struct Step {
    World *w;
    const Parameters *k;
    const Scenario *s;
    RandomKey key;         /* of this month */
    Ledger *ledger;        /* NULL when nobody listens */
    Postures *moved;       /* how far each posture moved into effect this month */
    bool order_moved;      /* war, stage or order changed this month */
    double shock[SHOCKS_PADDED]; /* this month's standard normals */
    double gained;         /* share of territory regained this month, below 0 lost */
} Step;

/* Sets up month 0: start values, the hidden draws of this world, derived variables. */
void world_begin(World *w, const Scenario *s, const Parameters *k, RandomKey world_key);

/* All derived variables anew, from the state. */
void world_evaluate(World *w, const Parameters *k, const Scenario *s);

/* Lives one month. ledger may be NULL. */
void world_step(World *w, const Scenario *s, const Parameters *k, RandomKey world_key,
                Ledger *ledger);

/* Tells of an event of the pack; choice −1: none. */
void happen_event(const Step *st, HappeningId id, int event, int choice);

/* Names of the phases in their order, for the reference. */
size_t month_phases(const char *const **names, const char *const **texts);
