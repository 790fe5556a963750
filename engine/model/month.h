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
    unsigned stale;        /* what effects of events left to derive anew, a bit each (Stale) */
    double shock[SHOCKS_PADDED]; /* this month's standard normals */
    double gained;         /* share of territory regained this month, below 0 lost */
} Step;

/* Sets up month 0: start values, the hidden draws of this world, derived variables. */
void world_begin(World *w, const Scenario *s, const Parameters *k, RandomKey world_key);

/* All derived variables anew, from the state. */
void world_evaluate(World *w, const Parameters *k, const Scenario *s);

/* Parts of the derived variables: what costs time is made anew only if something moved that it reads. */
typedef enum Stale {
    STALE_OUTLINE = 1, /* escalation, politics, settlement: with any other */
    STALE_STAKES = 2,
    STALE_CREDIBILITY = 4,
    STALE_CONSENT = 8,
    STALE_GROUND = 16, /* logs, shares: all reads them */
    STALE_ALL = 31
} Stale;
/* Parts that read the variable; not those that follow from them. */
unsigned stale_by(VarId moved);
/* The same as world_evaluate in a world of which no more has moved since it was evaluated or a month
 * was lived. */
void world_evaluate_stale(World *w, const Parameters *k, const Scenario *s, unsigned stale);
/* The same, but no more than the coming month reads before it makes it anew itself: consent, the table
 * of a settlement, the belief. For a world that nobody looks at before world_step. */
void world_evaluate_ahead(World *w, const Parameters *k, const Scenario *s, unsigned stale);

/* Lives one month. ledger may be NULL. */
void world_step(World *w, const Scenario *s, const Parameters *k, RandomKey world_key,
                Ledger *ledger);

/* Tells of an event of the pack; choice −1: none. */
void happen_event(const Step *st, HappeningId id, int event, int choice);

/* Names of the phases in their order, for the reference. */
size_t month_phases(const char *const **names, const char *const **texts);
