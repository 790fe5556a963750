/* Designs: how the uncertain parameters of a game are chosen.
 *
 * Always true: a draw depends on (seed, run, the parameter's name) and on nothing else, so adding a
 * parameter shifts no other; a parameter whose range is a point keeps that value. */
#pragma once
#include "model/scenario.h"

typedef enum DesignId {
    DESIGN_NOMINAL, /* every parameter at its nominal value */
    DESIGN_BOX,     /* each BOX parameter uniform in its range */
    DESIGN_LHS,     /* the same as a Latin hypercube over the runs of the ensemble */
    DESIGN_FILE,    /* run n as row n of a table says */
    DESIGN_COUNT
} DesignId;
const char *design_name(DesignId id); /* nominal, box, lhs, file */
bool design_find(const char *name, DesignId *id); /* of the first three, which need nothing else */

typedef struct Design {
    DesignId id;
    uint64_t seed;
    uint64_t runs;       /* size of the hypercube; runs are numbered from 1 */
    const struct DesignTable *table; /* of DESIGN_FILE */
    const bool *redrawn; /* PARAM_COUNT flags, or NULL: these take a second, independent draw */
} Design;
void design_draw(const Design *design, const Scenario *s, uint64_t run, Parameters *k);
