// Sobol' sequences and indices against functions whose answers are known.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/random.h"
#include "ensemble/resample.h"
#include "ensemble/sobol.h"

#define assert_near(a, b, within) assert_true(fabs((a) - (b)) <= (within))

static const double pi = 3.14159265358979323846;
static SobolSequence sequence;

static int begin(void **state) {
    (void)state;
    sobol_sequence_begin(&sequence);
    return 0;
}

/* --- the sequence ----------------------------------------------------------------------------- */

static void the_first_points_are_those_of_the_papers(void **state) {
    (void)state;
    // Joe & Kuo's notes on their programs print them in the order of Gray's code.
    static const double known[3][8] = {
        {0, 0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125},
        {0, 0.5, 0.25, 0.75, 0.375, 0.875, 0.125, 0.625},
        {0, 0.5, 0.25, 0.75, 0.625, 0.125, 0.875, 0.375},
    };
    for (int d = 0; d < 3; d++)
        for (uint32_t n = 0; n < 8; n++)
            assert_true(sobol_sequence_plain(&sequence, n ^ n >> 1, d) * 0x1p-32 == known[d][n]);
}

/* The product of two polynomials modulo a third, all of them as bits. */
static uint32_t times(uint32_t a, uint32_t b, uint32_t polynomial, int degree) {
    uint32_t product = 0;
    for (; b; b >>= 1) {
        if (b & 1) product ^= a;
        a <<= 1;
        if (a >> degree & 1) a ^= polynomial;
    }
    return product;
}

static bool primitive(uint32_t polynomial, int degree) {
    // x generates the whole group: the smallest power of it that is 1 is 2^degree − 1.
    uint32_t power = degree == 1 ? 1 : 2;
    const uint32_t order = (UINT32_C(1) << degree) - 1;
    for (uint32_t n = 1; n < order; n++) {
        if (power == 1) return false;
        power = times(power, 2, polynomial, degree);
    }
    return power == 1;
}

static const struct {
    int degree;
    uint32_t inner, m[9];
} rows[] = {
#define DIRECTION(dimension, degree, inner, ...) {degree, inner, {__VA_ARGS__}},
#include "ensemble/sobol_directions.def"
#undef DIRECTION
};

static void every_polynomial_is_primitive_and_stands_once(void **state) {
    (void)state;
    assert_int_equal(COUNT_OF(rows), SOBOL_DIMENSIONS - 1);
    for (size_t n = 0; n < COUNT_OF(rows); n++) {
        const int s = rows[n].degree;
        assert_true(primitive(UINT32_C(1) << s | rows[n].inner << 1 | 1, s));
        for (size_t k = 0; k < n; k++)
            assert_false(rows[k].degree == s && rows[k].inner == rows[n].inner);
        for (int i = 0; i < s; i++)
            assert_true((rows[n].m[i] & 1) == 1 && rows[n].m[i] < UINT32_C(2) << i);
    }
}

static void each_dimension_is_stratified_plain_and_scrambled(void **state) {
    (void)state;
    enum { POINTS = 1024 };
    for (int d = 0; d < SOBOL_DIMENSIONS; d++) {
        char plain[POINTS] = {0}, scrambled[POINTS] = {0};
        for (uint32_t n = 0; n < POINTS; n++) {
            const double x = sobol_sequence_scrambled(&sequence, n, d, 7);
            assert_true(x > 0 && x < 1);
            plain[sobol_sequence_plain(&sequence, n, d) >> 22]++;
            scrambled[(int)(x * POINTS)]++;
        }
        for (int n = 0; n < POINTS; n++) assert_true(plain[n] == 1 && scrambled[n] == 1);
    }
}

/* The smallest t for which the first 2^m points are a (t, m, 2)-net in dimensions a and b: every
 * elementary interval of volume 2^(t − m) holds 2^t of them. Niederreiter 1987. */
static int quality_of_pair(int a, int b, int m) {
    for (int t = 0; t < m; t++) {
        bool even = true;
        for (int of_a = 0; of_a <= m - t && even; of_a++) {
            const int of_b = m - t - of_a;
            int count[1 << 8] = {0};
            for (uint32_t n = 0; n < UINT32_C(1) << m; n++) {
                const uint32_t x = (uint32_t)((uint64_t)sobol_sequence_plain(&sequence, n, a) >>
                                              (32 - of_a));
                const uint32_t y = (uint32_t)((uint64_t)sobol_sequence_plain(&sequence, n, b) >>
                                              (32 - of_b));
                count[x << of_b | y]++;
            }
            for (int n = 0; n < 1 << (m - t); n++) even = even && count[n] == 1 << t;
        }
        if (even) return t;
    }
    return m;
}

static void pairs_of_dimensions_are_nets_of_good_quality(void **state) {
    (void)state;
    assert_int_equal(quality_of_pair(0, 1, 8), 0);
    int sum = 0, pairs = 0;
    for (int a = 0; a < 40; a++)
        for (int b = a + 1; b < 40; b += 3) {
            sum += quality_of_pair(a, b, 8);
            pairs++;
        }
    // A random choice of initial numbers gives above 3 on average at 2^8 points.
    assert_true((double)sum / pairs < 3);
}

static void another_seed_scrambles_otherwise(void **state) {
    (void)state;
    int same = 0;
    for (uint32_t n = 0; n < 64; n++)
        same += sobol_sequence_scrambled(&sequence, n, 4, 1) ==
                sobol_sequence_scrambled(&sequence, n, 4, 2);
    assert_true(same == 0);
}

/* --- indices ---------------------------------------------------------------------------------- */

typedef double (*Function)(const double *unit, int factors);

static SobolResult indices(Function f, int factors, int rows_wanted, double noise) {
    const int width = factors + 2, count = rows_wanted * width;
    double *unit = malloc((size_t)(count * factors) * sizeof *unit);
    double *y = malloc((size_t)count * sizeof *y), *variance = malloc((size_t)count * sizeof *y);
    sobol_design(factors, rows_wanted, 1, unit);
    for (int n = 0; n < count; n++) {
        y[n] = f(unit + n * factors, factors);
        y[n] += noise * random_normal(random_key_world(3, (uint64_t)n), 1, 2);
        variance[n] = n % width == 0 ? noise * noise : 2 * noise * noise;
    }
    const SobolOutputs in = {.rows = rows_wanted, .factors = factors, .y = y, .noise = variance,
                             .seed = 1};
    SobolResult r;
    Err err = {0};
    if (!sobol_indices(&in, &r, &err)) fail_msg("%s", err.text);
    free(unit);
    free(y);
    free(variance);
    return r;
}

static void covers(Interval x, double truth) {
    if (!(x.low <= truth && truth <= x.high))
        fail_msg("%g is not in %g [%g, %g]", truth, x.estimate, x.low, x.high);
}

// Ishigami & Homma 1990: sin a + 7 sin² b + 0.1 c⁴ sin a, each in [−π, π].
static double ishigami(const double *u, int factors) {
    assert_int_equal(factors, 3);
    const double a = pi * (2 * u[0] - 1), b = pi * (2 * u[1] - 1), c = pi * (2 * u[2] - 1);
    return sin(a) + 7 * sin(b) * sin(b) + 0.1 * c * c * c * c * sin(a);
}

static void the_ishigami_function_has_its_known_indices(void **state) {
    (void)state;
    const SobolResult r = indices(ishigami, 3, 1024, 0);
    static const double first[] = {0.3139, 0.4424, 0}, total[] = {0.5576, 0.4424, 0.2437};
    for (int f = 0; f < 3; f++) {
        covers(r.index[f].first, first[f]);
        covers(r.index[f].total, total[f]);
        assert_near(r.index[f].first.estimate, first[f], 0.03);
        assert_near(r.index[f].total.estimate, total[f], 0.02);
        assert_int_equal(r.index[f].rank, f + 1);
    }
    assert_near(r.mean, 3.5, 0.02);
    assert_near(r.variance, 13.8446, 0.3);
    assert_true(r.noise_share == 0 && r.index[0].clean == r.index[0].total.estimate);
}

// Sobol's g-function with a = 0, 1, 4.5, 9, 99, 99, 99, 99; Saltelli & Sobol' 1995.
static const double g_a[8] = {0, 1, 4.5, 9, 99, 99, 99, 99};
static double g_function(const double *u, int factors) {
    double y = 1;
    for (int f = 0; f < factors; f++) y *= (fabs(4 * u[f] - 2) + g_a[f]) / (1 + g_a[f]);
    return y;
}

static void the_g_function_has_its_known_indices(void **state) {
    (void)state;
    const SobolResult r = indices(g_function, 8, 1024, 0);
    double all = 1;
    for (int f = 0; f < 8; f++) all *= 1 + 1 / (3 * (1 + g_a[f]) * (1 + g_a[f]));
    for (int f = 0; f < 8; f++) {
        const double own = 1 / (3 * (1 + g_a[f]) * (1 + g_a[f]));
        covers(r.index[f].first, own / (all - 1));
        covers(r.index[f].total, own * all / (1 + own) / (all - 1));
    }
    assert_near(r.index[0].first.estimate, 0.716, 0.03);
    assert_near(r.index[1].total.estimate, 0.242, 0.02);
}

static double linear(const double *u, int factors) {
    double y = 5;
    for (int f = 0; f < factors; f++) y += (f + 1) * u[f];
    return y;
}

static void a_linear_function_has_the_squares_of_its_coefficients(void **state) {
    (void)state;
    const SobolResult r = indices(linear, 4, 256, 0);
    for (int f = 0; f < 4; f++) {
        const double truth = (f + 1) * (f + 1) / 30.0;
        covers(r.index[f].first, truth);
        assert_near(r.index[f].first.estimate, truth, 0.02);
        assert_near(r.index[f].total.estimate, truth, 0.01);
        assert_int_equal(r.index[f].rank, 4 - f);
    }
}

static void noise_is_found_and_taken_out_of_the_total(void **state) {
    (void)state;
    // Variance 30/12 of the function; noise of variance 2.5 as much again: each ST gains a half.
    const SobolResult r = indices(linear, 4, 4096, sqrt(2.5));
    assert_near(r.noise_share, 0.5, 0.05);
    assert_near(r.noise_share_independent, 0.5, 0.05);
    for (int f = 0; f < 4; f++) {
        const double truth = (f + 1) * (f + 1) / 30.0;
        assert_near(r.index[f].total.estimate, 0.5 + truth / 2, 0.05);
        assert_near(r.index[f].clean, truth, 0.1);
    }
}

static void the_table_of_convergence_narrows(void **state) {
    (void)state;
    const SobolResult r = indices(ishigami, 3, 1024, 0);
    assert_int_equal(r.steps, 4);
    assert_int_equal(r.step[0].rows, 128);
    assert_int_equal(r.step[3].rows, 1024);
    assert_true(r.step[3].width < 0.6 * r.step[0].width);
    assert_true(r.step[3].rank_shift < 1);
}

static void ranks_that_never_move_have_no_shift(void **state) {
    (void)state;
    // Two factors: 0.9 and 0.1 in every resample; then exchanged in every second one.
    double value[2][10];
    for (int r = 0; r < 10; r++) {
        value[0][r] = 0.9;
        value[1][r] = 0.1;
    }
    assert_true(resample_rank_shift(&value[0][0], 2, 10) == 0);
    for (int r = 0; r < 10; r += 2) {
        value[0][r] = 0.1;
        value[1][r] = 0.9;
    }
    assert_near(resample_rank_shift(&value[0][0], 2, 10), 1, 1e-12);
}

static double broken(const double *u, int factors) {
    (void)factors;
    return u[0] < 0.01 ? (double)NAN : u[0];
}

static void rows_that_are_not_defined_are_left_out_and_counted(void **state) {
    (void)state;
    const SobolResult r = indices(broken, 2, 256, 0);
    assert_true(r.left_out > 0 && r.rows + r.left_out == 256);
    assert_near(r.index[0].total.estimate, 1, 0.05);
}

static double constant(const double *u, int factors) {
    (void)u;
    (void)factors;
    return 2;
}

static void what_never_varies_has_no_indices(void **state) {
    (void)state;
    double y[16 * 3];
    for (int n = 0; n < 48; n++) y[n] = constant(NULL, 1);
    const SobolOutputs in = {.rows = 16, .factors = 1, .y = y, .seed = 1};
    SobolResult r;
    Err err = {0};
    assert_false(sobol_indices(&in, &r, &err));
    assert_string_equal(err.text, "the output is 2 at every point");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_points_are_those_of_the_papers),
        cmocka_unit_test(every_polynomial_is_primitive_and_stands_once),
        cmocka_unit_test(each_dimension_is_stratified_plain_and_scrambled),
        cmocka_unit_test(pairs_of_dimensions_are_nets_of_good_quality),
        cmocka_unit_test(another_seed_scrambles_otherwise),
        cmocka_unit_test(the_ishigami_function_has_its_known_indices),
        cmocka_unit_test(the_g_function_has_its_known_indices),
        cmocka_unit_test(a_linear_function_has_the_squares_of_its_coefficients),
        cmocka_unit_test(noise_is_found_and_taken_out_of_the_total),
        cmocka_unit_test(the_table_of_convergence_narrows),
        cmocka_unit_test(ranks_that_never_move_have_no_shift),
        cmocka_unit_test(rows_that_are_not_defined_are_left_out_and_counted),
        cmocka_unit_test(what_never_varies_has_no_indices),
    };
    return cmocka_run_group_tests(tests, begin, NULL);
}
