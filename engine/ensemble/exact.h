/* Sums of real numbers that do not depend on the order of what is added.
 *
 * A sum is a whole number of units of 2^-64 in 128 bits, two's complement: `whole` the upper half,
 * `part` the lower. Whole numbers are added without any error; of others, what is below one unit is cut
 * off, towards zero, once for each number added.
 *
 * Always true: a number is held to ±2^32 before it is added, so 2^30 of them, which is more than an
 * ensemble may have runs, stay within ±2^62 and cannot overflow; joined sums are the sums of all. */
#pragma once
#include "core/base.h"

#define EXACT_LARGEST 4294967296.0 /* 2^32 */
enum { EXACT_COUNT_MAX = 1 << 30 };

typedef struct Exact {
    int64_t whole;
    uint64_t part;
} Exact;

/* value must not be NaN. */
void exact_add(Exact *sum, double value);
void exact_join(Exact *sum, Exact other);
/* Rounded once or twice to the nearest double, everywhere alike. */
double exact_value(Exact sum);
