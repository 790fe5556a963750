// Elementary effects of functions that are known.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ensemble/morris.h"

#define assert_near(a, b, within) assert_true(fabs((a) - (b)) <= (within))

enum { FACTORS = 5, TRAJECTORIES = 40, POINTS = TRAJECTORIES * (FACTORS + 1) };
static double unit[POINTS * FACTORS];

static int lay_out(void **state) {
    (void)state;
    morris_design(FACTORS, TRAJECTORIES, 4, 1, unit);
    return 0;
}

static void a_trajectory_moves_every_factor_once_by_two_thirds(void **state) {
    (void)state;
    for (int t = 0; t < TRAJECTORIES; t++) {
        int moved[FACTORS] = {0};
        for (int n = 1; n <= FACTORS; n++) {
            const double *now = unit + (t * (FACTORS + 1) + n) * FACTORS, *before = now - FACTORS;
            int changes = 0;
            for (int f = 0; f < FACTORS; f++) {
                assert_true(now[f] >= 0 && now[f] <= 1);
                if (now[f] == before[f]) continue;
                assert_near(fabs(now[f] - before[f]), 2.0 / 3, 1e-12);
                moved[f]++;
                changes++;
            }
            assert_int_equal(changes, 1);
        }
        for (int f = 0; f < FACTORS; f++) assert_int_equal(moved[f], 1);
    }
}

static void starts_and_orders_differ(void **state) {
    (void)state;
    int level[4] = {0}, first[FACTORS] = {0};
    for (int t = 0; t < TRAJECTORIES; t++) {
        const double *start = unit + t * (FACTORS + 1) * FACTORS;
        level[(int)(start[0] * 3 + 0.5)]++;
        for (int f = 0; f < FACTORS; f++) first[f] += start[f] != start[f + FACTORS];
    }
    for (int n = 0; n < 4; n++) assert_true(level[n] >= 3);
    for (int f = 0; f < FACTORS; f++) assert_true(first[f] >= 2);
}

/* Of x0 … x4: linear; bent; a product of two; nothing. */
static double known(const double *x) {
    return 3 * x[0] - 6 * (2 * x[1] - 1) * (2 * x[1] - 1) + 2 * x[2] * x[3];
}

static MorrisResult effects(double (*f)(const double *), const double *noise) {
    double y[POINTS];
    for (int n = 0; n < POINTS; n++) y[n] = f(unit + n * FACTORS);
    const MorrisOutputs in = {.trajectories = TRAJECTORIES, .factors = FACTORS, .unit = unit,
                              .y = y, .noise = noise, .seed = 1};
    MorrisResult r;
    Err err = {0};
    if (!morris_effects(&in, &r, &err)) fail_msg("%s", err.text);
    return r;
}

static void the_effects_of_a_known_function_are_found(void **state) {
    (void)state;
    const MorrisResult r = effects(known, NULL);
    // linear: the coefficient, always the same
    assert_near(r.effect[0].mu, 3, 1e-9);
    assert_near(r.effect[0].mu_star.low, 3, 1e-9);
    assert_near(r.effect[0].mu_star.high, 3, 1e-9);
    assert_near(r.effect[0].sigma, 0, 1e-9);
    // the square: from 0 to 2/3 up by 8, from 1/3 to 1 down by 8: a mean hides it, mu* does not
    assert_near(r.effect[1].mu_star.estimate, 8, 1e-9);
    assert_true(fabs(r.effect[1].mu) < 4);
    assert_true(r.effect[1].sigma > 6);
    // the product: twice the other one, whose mean over the grid is 1/2
    assert_near(r.effect[2].mu, 1, 0.35);
    assert_true(r.effect[2].sigma > 0.3 && r.effect[3].sigma > 0.3);
    assert_true(r.effect[4].mu_star.estimate == 0 && r.effect[4].mu_star.high == 0);
    assert_int_equal(r.effect[1].rank, 1);
    assert_int_equal(r.effect[0].rank, 2);
    assert_int_equal(r.effect[4].rank, 5);
    assert_int_equal(r.effect[0].counted, TRAJECTORIES);
}

static void the_noise_is_that_of_one_effect(void **state) {
    (void)state;
    double variance[POINTS];
    for (int n = 0; n < POINTS; n++) variance[n] = 0.04;
    const MorrisResult r = effects(known, variance);
    for (int f = 0; f < FACTORS; f++) assert_near(r.effect[f].noise, 0.2 * 1.5, 1e-9);
}

static double sometimes(const double *x) { return x[0] > 0.9 ? (double)NAN : x[1]; }
static double never(const double *x) {
    (void)x;
    return NAN;
}

static void what_is_not_defined_is_left_out(void **state) {
    (void)state;
    const MorrisResult r = effects(sometimes, NULL);
    assert_true(r.effect[1].counted > 0 && r.effect[1].counted < TRAJECTORIES);
    assert_near(r.effect[1].mu, 1, 1e-9);
    double y[POINTS];
    for (int n = 0; n < POINTS; n++) y[n] = never(NULL);
    const MorrisOutputs in = {.trajectories = TRAJECTORIES, .factors = FACTORS, .unit = unit,
                              .y = y, .seed = 1};
    MorrisResult none;
    Err err = {0};
    assert_false(morris_effects(&in, &none, &err));
    assert_non_null(strstr(err.text, "more runs a point"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_trajectory_moves_every_factor_once_by_two_thirds),
        cmocka_unit_test(starts_and_orders_differ),
        cmocka_unit_test(the_effects_of_a_known_function_are_found),
        cmocka_unit_test(the_noise_is_that_of_one_effect),
        cmocka_unit_test(what_is_not_defined_is_left_out),
    };
    return cmocka_run_group_tests(tests, lay_out, NULL);
}
