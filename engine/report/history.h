/* One lived history: the world after each month, and the ledger of how it came about.
 *
 * Always true: worlds[0] is the world after month `first`, mostly the start, worlds[m] after month first + m; the same
 * scenario, parameters, policy and seed give the same history, bit for bit. */
#pragma once
#include "model/ledger.h"
#include "model/policy.h"

typedef struct History {
    const Scenario *scenario; /* borrowed */
    const Policy *policy;     /* borrowed; NULL for passive */
    Parameters parameters;
    uint64_t seed;
    int first, months;
    World *worlds; /* months − first + 1 */
    Ledger ledger;
} History;

/* Lives `months` months of the played world (run 0) of a seed. Free it with history_free. */
void history_live(History *h, const Scenario *s, const Parameters *k, const Policy *policy,
                  uint64_t seed, int months);
void history_free(History *h);

const World *history_at(const History *h, int month); /* first..months */
const World *history_end(const History *h);

/* "31 January 2023": the pack's model date, which the assumptions know; where no pack says, the last
 * day before the first month is lived. */
const char *history_known_until(const Scenario *s, char buf[32]);
