// The random numbers: that they hang on names alone, and that they look random.
// Always true: every test has fixed seeds, so it passes always or never; the thresholds are about
// six standard deviations out, where a sound generator does not come and a broken one goes far by.
#include "core/random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

// The five things a number depends on.
enum { SEED, RUN, STEP, DRAW, ACTOR, AXES };
typedef struct Place {
    uint64_t at[AXES];
} Place;

static const Place somewhere = {{2023, 5, 17, 4, 11}};

static RandomKey key_of(const Place *p) {
    return random_key_step(random_key_world(p->at[SEED], p->at[RUN]), p->at[STEP]);
}

static uint64_t bits_at(const Place *p) {
    return random_bits(key_of(p), p->at[DRAW], p->at[ACTOR]);
}

static double uniform_at(const Place *p) {
    return random_uniform(key_of(p), p->at[DRAW], p->at[ACTOR]);
}

static void numbers_are_the_same_in_every_version(void **state) {
    (void)state;
    RandomKey key = random_key_step(random_key_world(1, 0), 12);
    uint64_t attack = name_hash("attack");
    assert_int_equal(name_hash(""), UINT64_C(0xf52a15e9a9b5e89b));
    assert_int_equal(name_hash("Estonia"), UINT64_C(0xa9fe7019e33b4061));
    assert_int_equal(random_bits(key, attack, name_hash("Estonia")), UINT64_C(0x95677e03347dec65));
}

static void a_name_hash_does_not_depend_on_position(void **state) {
    (void)state;
    const char *short_list[] = {"Finland", "Turkey"};
    const char *long_list[] = {"Albania", "Finland", "Sweden", "Turkey"};
    RandomKey key = random_key_step(random_key_world(7, 0), 3);
    uint64_t draw = name_hash("consent");
    for (int i = 0; i < 2; i++) {
        uint64_t before = random_bits(key, draw, name_hash(short_list[i]));
        assert_int_equal(before, random_bits(key, draw, name_hash(long_list[2 * i + 1])));
    }
}

static void name_hashes_tell_near_names_apart(void **state) {
    (void)state;
    assert_int_not_equal(name_hash("ab"), name_hash("ba"));
    assert_int_not_equal(name_hash("a"), name_hash("A"));
    assert_int_not_equal(name_hash(""), name_hash("a"));
    assert_int_not_equal(name_hash("\xc3\xa9"), name_hash("e"));
}

static void uniforms_are_odd_multiples_of_the_smallest_step(void **state) {
    (void)state;
    Place p = somewhere;
    for (p.at[ACTOR] = 0; p.at[ACTOR] < 100000; p.at[ACTOR]++) {
        double u = uniform_at(&p);
        assert_true(u > 0 && u < 1);
        assert_int_equal((uint64_t)(u * 0x1p53) & 1, 1);
        double v = random_between(key_of(&p), p.at[DRAW], p.at[ACTOR], -3, 5);
        assert_true(v > -3 && v < 5 && real_abs(v - (8 * u - 3)) < 1e-14);
    }
}

// The chi-square statistic of n draws in 256 equal cells; mean 255, standard deviation 22.6.
static double chi_square(const unsigned *cells, double n) {
    double sum = 0;
    for (int i = 0; i < 256; i++) {
        double off = cells[i] - n / 256;
        sum += off * off / (n / 256);
    }
    return sum;
}

static void assert_even(const unsigned *cells, double n) {
    double statistic = chi_square(cells, n);
    assert_true(statistic > 255 - 6 * 22.6 && statistic < 255 + 6 * 22.6);
}

static void neighbours_on_every_axis_fill_cells_and_pairs_of_cells_evenly(void **state) {
    (void)state;
    enum { DRAWS = 1 << 18 };
    for (int axis = 0; axis < AXES; axis++) {
        unsigned high[256] = {0}, low[256] = {0}, pairs[256] = {0};
        Place p = somewhere;
        unsigned last = 0;
        for (int i = 0; i < DRAWS; i++) {
            p.at[axis] = (uint64_t)i;
            unsigned now = (unsigned)(uniform_at(&p) * 256);
            high[now]++;
            low[bits_at(&p) & 255]++;
            pairs[last / 16 * 16 + now / 16]++;
            last = now;
        }
        assert_even(high, DRAWS);
        assert_even(low, DRAWS);
        assert_even(pairs, DRAWS);
    }
}

// Correlation of the draws along `along` at two values of `across`, for all pairs of small values.
static double worst_correlation(int across, int along) {
    enum { VALUES = 24, DRAWS = 1024 };
    static double series[VALUES][DRAWS];
    Place p = somewhere;
    for (int v = 0; v < VALUES; v++) {
        for (int i = 0; i < DRAWS; i++) {
            p.at[across] = (uint64_t)v;
            p.at[along] = (uint64_t)i;
            series[v][i] = (uniform_at(&p) - 0.5) * real_sqrt(12);
        }
    }
    double worst = 0;
    for (int v = 0; v < VALUES; v++) {
        for (int w = 0; w < v; w++) {
            double sum = 0;
            for (int i = 0; i < DRAWS; i++) {
                sum += series[v][i] * series[w][i];
            }
            worst = real_max(worst, real_abs(sum) / real_sqrt(DRAWS));
        }
    }
    return worst; // in standard deviations
}

static void small_counters_do_not_correlate_on_any_pair_of_axes(void **state) {
    (void)state;
    for (int across = 0; across < AXES; across++) {
        for (int along = 0; along < AXES; along++) {
            if (across != along) {
                assert_true(worst_correlation(across, along) < 6);
            }
        }
    }
}

static void each_input_bit_turns_each_output_bit_half_of_the_time(void **state) {
    (void)state;
    enum { TRIALS = 2048 };
    for (int axis = 0; axis < AXES; axis++) {
        for (int in = 0; in < 64; in++) {
            int turned[64] = {0};
            for (int trial = 0; trial < TRIALS; trial++) {
                Place p = somewhere;
                p.at[axis] = (uint64_t)trial;
                uint64_t before = bits_at(&p);
                p.at[axis] ^= UINT64_C(1) << in;
                uint64_t change = before ^ bits_at(&p);
                for (int out = 0; out < 64; out++) {
                    turned[out] += (int)(change >> out & 1);
                }
            }
            // The standard deviation is sqrt(2048) / 2 = 22.6; where turning a small bit pairs the
            // trials up, each pair counts twice, and it is 32.
            for (int out = 0; out < 64; out++) {
                assert_in_range(turned[out], TRIALS / 2 - 6 * 32, TRIALS / 2 + 6 * 32);
            }
        }
    }
}

static int by_value(const void *x, const void *y) {
    uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
    return (a > b) - (a < b);
}

static int count_equal(uint64_t *words, size_t n) {
    qsort(words, n, sizeof *words, by_value);
    int equal = 0;
    for (size_t i = 1; i < n; i++) {
        equal += words[i] == words[i - 1];
    }
    return equal;
}

static void small_counters_collide_as_often_as_birthdays_would(void **state) {
    (void)state;
    enum { EACH = 12, ALL = EACH * EACH * EACH * EACH * EACH };
    static uint64_t words[ALL];
    for (int i = 0; i < ALL; i++) {
        Place p;
        int rest = i;
        for (int axis = 0; axis < AXES; axis++) {
            p.at[axis] = (uint64_t)(rest % EACH);
            rest /= EACH;
        }
        words[i] = bits_at(&p);
    }
    assert_int_equal(count_equal(words, ALL), 0);
    // 248,832 draws of 32 bits: 248,832^2 / 2^33 = 7.2 collisions expected, Poisson.
    for (int i = 0; i < ALL; i++) {
        words[i] >>= 32;
    }
    assert_in_range(count_equal(words, ALL), 1, 30);
}

static void normals_have_the_moments_of_a_normal(void **state) {
    (void)state;
    enum { DRAWS = 1 << 20 };
    double moment[5] = {0};
    Place p = somewhere;
    for (int i = 0; i < DRAWS; i++) {
        p.at[STEP] = (uint64_t)i;
        double x = random_normal(key_of(&p), p.at[DRAW], p.at[ACTOR]);
        double power = x;
        for (int k = 1; k <= 4; k++, power *= x) {
            moment[k] += power / DRAWS;
        }
    }
    double sd = 1 / real_sqrt(DRAWS); // times the deviation of each power: 1, sqrt 2, sqrt 15, ...
    assert_true(real_abs(moment[1]) < 6 * sd);
    assert_true(real_abs(moment[2] - 1) < 6 * 1.42 * sd);
    assert_true(real_abs(moment[3]) < 6 * 3.88 * sd);
    assert_true(real_abs(moment[4] - 3) < 6 * 9.80 * sd);
}

static void a_normal_draw_is_the_quantile_to_nine_digits(void **state) {
    (void)state;
    for (double side = 0x1p-53; side < 0.5; side *= 1.001) {
        double exact = normal_quantile(side);
        assert_true(real_abs(normal_draw(side) - exact) <= 2e-9 * real_abs(exact));
        if (side >= 1e-6) { // 1 - side is rounded: the quantile of what is left of it
            exact = normal_quantile(1 - side);
            assert_true(real_abs(normal_draw(1 - side) - exact) <= 2e-9 * real_abs(exact));
        }
    }
    assert_true(real_abs(normal_draw(0.5)) <= 0);
}

static void a_chance_comes_true_as_often_as_it_says(void **state) {
    (void)state;
    enum { DRAWS = 100000 };
    int hits = 0;
    Place p = somewhere;
    for (int i = 0; i < DRAWS; i++) {
        p.at[RUN] = (uint64_t)i;
        RandomKey key = key_of(&p);
        bool hit = random_chance(key, 1, 2, 0.1);
        hits += hit;
        assert_false(random_chance(key, 1, 2, 0));
        assert_true(random_chance(key, 1, 2, 1));
        assert_true(!hit || random_chance(key, 1, 2, 0.2)); // more likely: nothing is lost
    }
    assert_in_range(hits, 10000 - 6 * 95, 10000 + 6 * 95);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_the_same_in_every_version),
        cmocka_unit_test(a_name_hash_does_not_depend_on_position),
        cmocka_unit_test(name_hashes_tell_near_names_apart),
        cmocka_unit_test(uniforms_are_odd_multiples_of_the_smallest_step),
        cmocka_unit_test(neighbours_on_every_axis_fill_cells_and_pairs_of_cells_evenly),
        cmocka_unit_test(small_counters_do_not_correlate_on_any_pair_of_axes),
        cmocka_unit_test(each_input_bit_turns_each_output_bit_half_of_the_time),
        cmocka_unit_test(small_counters_collide_as_often_as_birthdays_would),
        cmocka_unit_test(normals_have_the_moments_of_a_normal),
        cmocka_unit_test(a_normal_draw_is_the_quantile_to_nine_digits),
        cmocka_unit_test(a_chance_comes_true_as_often_as_it_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
