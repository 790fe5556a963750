/* Sobol's sequence. Always true: see sobol_sequence.h. */
#include "ensemble/sobol_sequence.h"

#include "core/random.h"

enum { DEGREE_MAX = 9 };

typedef struct Direction {
    int degree;
    uint32_t inner, initial[DEGREE_MAX];
} Direction;

static const Direction directions[SOBOL_DIMENSIONS - 1] = {
#define DIRECTION(dimension, degree, inner, ...) [(dimension) - 2] = {degree, inner, {__VA_ARGS__}},
#include "ensemble/sobol_directions.def"
#undef DIRECTION
};

/* The recurrence of a primitive polynomial; Bratley & Fox 1988, section 2. */
static void fill(const Direction *from, uint32_t v[SOBOL_BITS]) {
    const int s = from->degree;
    for (int n = 0; n < s; n++) v[n] = from->initial[n] << (SOBOL_BITS - 1 - n);
    for (int n = s; n < SOBOL_BITS; n++) {
        v[n] = v[n - s] ^ (v[n - s] >> s);
        for (int k = 1; k < s; k++)
            if (from->inner >> (s - 1 - k) & 1) v[n] ^= v[n - k];
    }
}

void sobol_sequence_begin(SobolSequence *s) {
    for (int n = 0; n < SOBOL_BITS; n++) s->direction[0][n] = UINT32_C(1) << (SOBOL_BITS - 1 - n);
    for (int d = 1; d < SOBOL_DIMENSIONS; d++) fill(&directions[d - 1], s->direction[d]);
}

uint32_t sobol_sequence_plain(const SobolSequence *s, uint32_t n, int dimension) {
    uint32_t x = 0;
    for (int bit = 0; n; bit++, n >>= 1)
        if (n & 1) x ^= s->direction[dimension][bit];
    return x;
}

/* Each digit is turned or not by what stands before it. */
double sobol_sequence_scrambled(const SobolSequence *s, uint32_t n, int dimension, uint64_t seed) {
    const uint32_t x = sobol_sequence_plain(s, n, dimension);
    const uint64_t key = random_join(random_join(name_hash("sobol"), seed), (uint64_t)dimension);
    uint32_t turned = 0;
    for (int bit = 0; bit < SOBOL_BITS; bit++) {
        const uint32_t before = bit ? x >> (SOBOL_BITS - bit) : 0;
        const uint32_t turn = random_join(random_join(key, (uint64_t)bit), before) & 1;
        turned |= turn << (SOBOL_BITS - 1 - bit);
    }
    return ((double)(x ^ turned) + 0.5) * 0x1p-32;
}
