/* The ledger: every change of the world with its cause, and everything that happened.
 *
 * Always true: for every state variable and month the entries' deltas sum to the change, within
 * rounding; for every derived variable that has an equation the terms' shares sum to its change.
 * A game without a listener (ledger NULL) computes the same bits. */
#pragma once
#include "model/equations.h"
#include "model/scenario.h"

typedef struct Entry {
    int month;
    VarId var;
    int index;
    const char *cause; /* a term's name, "limit", or "set by …" */
    double delta;
} Entry;

typedef enum HappeningId {
#define HAPPENING(name, ...) HAPPENING_##name,
#include "model/happenings.def"
#undef HAPPENING
    HAPPENING_COUNT
} HappeningId;

typedef struct Happening {
    int month;
    HappeningId id;
    int actor;      /* member index, -1 if none */
    double amount;
    int event, choice; /* of the pack, counted from 1; 0 none */
    EquationId why; /* EQUATION_NONE if none */
    double terms[TERMS_MAX]; /* of the equation why, in that moment */
} Happening;

typedef struct Ledger {
    Entry *entries;
    size_t count, capacity;
    Happening *happenings;
    size_t happened, happenings_capacity;
} Ledger;

void ledger_free(Ledger *l);
void ledger_clear(Ledger *l);
void ledger_note(Ledger *l, int month, VarId var, int index, const char *cause, double delta);
void ledger_happen(Ledger *l, const Happening *h);
/* Shares the month's change of every derived variable with an equation among its terms. */
void ledger_note_derived(Ledger *l, const Scenario *s, const Parameters *k, const World *before,
                         const World *after);

/* Text of a happening with its names filled in; `buf` of `size` bytes. */
enum { HAPPENING_BYTES = 2400 };
void happening_text(const Happening *h, const Scenario *s, char *buf, size_t size);
const char *happening_name(HappeningId id);
EquationId happening_why(HappeningId id); /* EQUATION_NONE if none */
