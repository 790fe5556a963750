/* Sums of real numbers. Always true: see exact.h. */
#include "ensemble/exact.h"

static const double units = 18446744073709551616.0; /* in one: 2^64 */

static Exact negative(Exact x) {
    /* -x is ~x + 1; the one is carried on if the lower half was 0. In unsigned numbers, because the
     * upper half may wrap. */
    return (Exact){(int64_t)(~(uint64_t)x.whole + (x.part == 0)), ~x.part + 1};
}

void exact_join(Exact *sum, Exact other) {
    const uint64_t part = sum->part + other.part;
    const uint64_t carried = part < other.part;
    *sum = (Exact){(int64_t)((uint64_t)sum->whole + (uint64_t)other.whole + carried), part};
}

void exact_add(Exact *sum, double value) {
    ASSERT(value == value);
    const double size = real_min(real_abs(value), EXACT_LARGEST);
    /* Both steps are exact: the rest has no more digits than the number, and 2^64 only moves the point. */
    const uint64_t whole = (uint64_t)size;
    const Exact x = {(int64_t)whole, (uint64_t)((size - (double)whole) * units)};
    exact_join(sum, value < 0 ? negative(x) : x);
}

double exact_value(Exact sum) {
    const bool below = sum.whole < 0;
    const Exact size = below ? negative(sum) : sum;
    const double value = (double)(uint64_t)size.whole + (double)size.part / units;
    return below ? -value : value;
}
