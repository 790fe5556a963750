/* Which runs an ensemble is to live, and with which parameters, as the options say.
 *
 * Always true: a plan that was read has 1 <= first <= last, and a design that knows all these runs. */
#pragma once
#include "cli/game.h"
#include "ensemble/part.h"
#include "ensemble/design_table.h"

typedef struct Plan {
    uint64_t first, last;
    DesignId design;
    uint64_t design_runs; /* size of the hypercube or the table; 0: of no meaning */
    DesignTable table;
} Plan;

bool plan_read(const Options *o, Plan *out, Err *err);
void plan_free(Plan *plan); /* a Plan of zeros is allowed */
/* A part of the planned ensemble, with everything in its head and nothing lived yet. */
bool plan_part(const Options *o, const Game *game, const Plan *plan, Part *out, Err *err);
