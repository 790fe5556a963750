/* Drawing parameters. Always true: see design.h. */
#include "ensemble/design.h"

#include <string.h>

#include "core/random.h"
#include "ensemble/design_table.h"

static const char *const names[DESIGN_COUNT] = {"nominal", "box", "lhs", "file"};

const char *design_name(DesignId id) { return names[id]; }

bool design_find(const char *name, DesignId *id) {
    for (int d = 0; d < DESIGN_FILE; d++)
        if (strcmp(names[d], name) == 0) {
            *id = (DesignId)d;
            return true;
        }
    return false;
}

/* One of four rounds of a Feistel network over 2 × `bits` bits: a bijection whatever the mix. */
static uint64_t feistel(uint64_t x, int bits, uint64_t key) {
    const uint64_t mask = (UINT64_C(1) << bits) - 1;
    uint64_t left = x >> bits, right = x & mask;
    for (uint64_t round = 0; round < 4; round++) {
        const uint64_t next = left ^ (random_join(random_join(key, round), right) & mask);
        left = right;
        right = next;
    }
    return left << bits | right;
}

/* A permutation of 0 … n−1: the network is walked until it lands inside. */
static uint64_t permute(uint64_t x, uint64_t n, uint64_t key) {
    int bits = 1;
    while (n > UINT64_C(1) << (2 * bits)) bits++;
    do x = feistel(x, bits, key);
    while (x >= n);
    return x;
}

/* Stratum of this run among the runs, and a place within it: McKay, Beckman & Conover 1979. */
static double stratified(const Design *design, uint64_t run, uint64_t draw, uint64_t actor,
                         double within) {
    const uint64_t n = design->runs > 0 ? design->runs : 1;
    const uint64_t key = random_join(random_join(random_join(0, design->seed), draw), actor);
    const uint64_t stratum = permute((run - 1) % n, n, key);
    return ((double)stratum + within) / (double)n;
}

void design_draw(const Design *design, const Scenario *s, uint64_t run, Parameters *k) {
    *k = s->nominal;
    if (design->id == DESIGN_NOMINAL) return;
    if (design->id == DESIGN_FILE) {
        design_table_set(design->table, run, k);
        return;
    }
    const RandomKey key = random_key_world(design->seed, run);
    const uint64_t first = name_hash("design"), second = name_hash("design redrawn");
    for (int id = 0; id < PARAM_COUNT; id++) {
        const ParamInfo *info = param_info((ParamId)id);
        if (info->role != ROLE_BOX) continue;
        const uint64_t draw = design->redrawn && design->redrawn[id] ? second : first;
        const uint64_t actor = name_hash(info->name);
        double place = random_uniform(key, draw, actor);
        if (design->id == DESIGN_LHS) place = stratified(design, run, draw, actor, place);
        *param_at(k, (ParamId)id) = s->low[id] + (s->high[id] - s->low[id]) * place;
    }
}
