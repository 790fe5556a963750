/* How happenings are told, and the reasons that are given for them.
 *
 * Always true: every happening has a row in telling.def (a test proves it), so nothing is told
 * without an equation, a rule or a lot behind it. */
#pragma once
#include "core/text.h"
#include "model/ledger.h"

typedef enum TellManner { TELL_NEWS, TELL_JOINED, TELL_COUNT } TellManner;
typedef enum TellGround { GROUND_EQUATION, GROUND_LOT, GROUND_RULE } TellGround;

typedef struct Telling {
    bool known; /* false for a happening without a row */
    TellManner manner;
    int direction;
    TellGround ground;
    const char *rule; /* for GROUND_RULE */
} Telling;

Telling telling_of(HappeningId id);

enum { REASONS_MAX = 3 };

/* The terms that push most in the direction (1 or -1), largest first, constants left out, none
 * smaller than a tenth of the largest. terms as from equation_terms. Returns how many. */
int reasons_pick(EquationId id, const double *terms, int direction, int picked[REASONS_MAX]);

/* "Reasons: what the member has paid (+0.8). Against it: the open dispute (−0.9)."; direction 0
 * stands for 1. Nothing if no term speaks either way. */
void reasons_write(EquationId id, const double *terms, int direction, const Scenario *s,
                   Text *out);

/* The terms behind a happening: as stored with it, or, where its equation has terms only within a
 * month, the ledger's causes of that month. False if it has no equation or nothing was noted. */
bool telling_terms(const Happening *h, const Ledger *l, double terms[TERMS_MAX]);

/* The reason of a happening: its equation's terms, its rule, or the lot. Empty only if the equation
 * left no term that could be named. */
void telling_reason(const Happening *h, const Ledger *l, const Scenario *s, Text *out);
