// Random numbers as a pure function of who asks: seed, run, step, draw's name, actor's name.
// Always true: a number depends on those five and on nothing else, so that adding a member, an
// event or a draw shifts no other number, and two policies under one seed share their luck.
#ifndef CORE_RANDOM_H
#define CORE_RANDOM_H

#include "core/base.h"
#include "core/real.h"

// A place in time: a world (seed, run), or one step of it.
typedef struct RandomKey {
    uint64_t word;
} RandomKey;

// A 64-bit hash of the bytes of a name, the same on every machine and in every version (saves and
// replays depend on it). FNV-1a, then random_mix.
uint64_t name_hash(const char *name);

// A bijection in which each input bit turns about half of the output bits: "mix 13" of D. Stafford,
// Better Bit Mixing (2011), the finaliser of SplitMix64.
KERNEL uint64_t random_mix(uint64_t x) {
    x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
    return x ^ (x >> 31);
}

// Neighbouring counters (runs, steps, actors by number) are spread by the golden ratio before they
// are mixed: SplitMix64's way, for which mix 13 was chosen (Steele, Lea & Flood 2014).
KERNEL uint64_t random_spread(uint64_t counter) {
    return (counter + 1) * UINT64_C(0x9e3779b97f4a7c15);
}

KERNEL uint64_t random_join(uint64_t word, uint64_t counter) {
    return random_mix(word + random_spread(counter));
}

// run 0 is the world that is played; odds and experiments use other runs.
KERNEL RandomKey random_key_world(uint64_t seed, uint64_t run) {
    return (RandomKey){random_join(random_join(0, seed), run)};
}

KERNEL RandomKey random_key_step(RandomKey world, uint64_t step) {
    return (RandomKey){random_join(world.word, step)};
}

// draw and actor are name_hash()es, never positions in a list. In a loop over actors the half that
// depends on the draw alone is computed once.
KERNEL uint64_t random_bits(RandomKey key, uint64_t draw, uint64_t actor) {
    return random_join(random_join(key.word, draw), actor);
}

// Random bits to a number in the open interval (0, 1): an odd multiple of 2^-53. They become the
// fraction of a number in [1, 2), because a conversion from 64-bit integers does not vectorise
// before AVX-512.
KERNEL double random_unit(uint64_t bits) {
    return real_from_bits(bits >> 12 | UINT64_C(0x3ff0000000000000)) - (1 - 0x1p-53);
}

// Uniform in (0, 1).
KERNEL double random_uniform(RandomKey key, uint64_t draw, uint64_t actor) {
    return random_unit(random_bits(key, draw, actor));
}

// Uniform between lo and hi.
KERNEL double random_between(RandomKey key, uint64_t draw, uint64_t actor, double lo, double hi) {
    return lo + (hi - lo) * random_uniform(key, draw, actor);
}

// Standard normal.
KERNEL double random_normal(RandomKey key, uint64_t draw, uint64_t actor) {
    return normal_draw(random_uniform(key, draw, actor));
}

// True with probability p; never when p <= 0, always when p >= 1. A larger p keeps every true.
KERNEL bool random_chance(RandomKey key, uint64_t draw, uint64_t actor, double p) {
    return random_uniform(key, draw, actor) < p;
}

#endif
