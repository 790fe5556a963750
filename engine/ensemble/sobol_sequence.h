/* Sobol's sequence in up to 101 dimensions, plain or scrambled.
 *
 * Always true: of the first 2^k points, and of each later 2^k, one lies in each of the 2^k equal
 * parts of every dimension; scrambling depends on the seed alone, keeps this, and gives no 0 or 1.
 * Sobol' 1967; direction numbers of Joe & Kuo 2008; nested scrambling of Owen 1995. */
#pragma once
#include "core/base.h"

enum { SOBOL_DIMENSIONS = 101, SOBOL_BITS = 32 };

typedef struct SobolSequence {
    uint32_t direction[SOBOL_DIMENSIONS][SOBOL_BITS];
} SobolSequence;
void sobol_sequence_begin(SobolSequence *s);
/* Coordinate `dimension` (from 0) of point n (from 0), as a fraction of 2^32. */
uint32_t sobol_sequence_plain(const SobolSequence *s, uint32_t n, int dimension);
/* The same scrambled, strictly between 0 and 1. */
double sobol_sequence_scrambled(const SobolSequence *s, uint32_t n, int dimension, uint64_t seed);
