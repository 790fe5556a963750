// The elementary functions against values computed to 60 digits, and against themselves.
// Always true: an error is counted in units in the last place of the true value.
#include "core/digest.h"
#include "core/real.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

typedef struct ReferenceValue {
    double x, value; // value is the double nearest to the true one,
    int rest;        // which is this many thousandths of an ulp above it
} ReferenceValue;

#include "data/core/real_values.inc"

// Each function alone, as a call the compiler cannot vectorise, and in a loop that it does.
#define FUNCTION(name, f)                                                                          \
    static __attribute__((noinline)) double one_##name(double x) { return f(x); }                  \
    HOT static void all_##name(const double *x, double *y, int n) {                                \
        for (int i = 0; i < n; i++) {                                                              \
            y[i] = f(x[i]);                                                                        \
        }                                                                                          \
    }
FUNCTION(exp, real_exp)
FUNCTION(log, real_log)
FUNCTION(logistic, real_logistic)
FUNCTION(logit, real_logit)
FUNCTION(cdf, normal_cdf)
FUNCTION(quantile, normal_quantile)

typedef struct Subject {
    const char *name;
    double (*one)(double);
    void (*all)(const double *, double *, int);
    const ReferenceValue *values;
    int count;
    double allowed_ulp;
} Subject;

#define SUBJECT(name, ulp)                                                                         \
    { #name, one_##name, all_##name, name##_values, (int)COUNT_OF(name##_values), ulp }

static const Subject subjects[] = {
    SUBJECT(exp, 1),   SUBJECT(log, 1), SUBJECT(logistic, 2),
    SUBJECT(logit, 2), SUBJECT(cdf, 2), SUBJECT(quantile, 8),
};

enum { MOST_VALUES = 4096 };

// The size of the last place of a normal double.
static double ulp_of(double x) {
    double power = real_from_bits(real_bits(x) & UINT64_C(0x7ff0000000000000));
    return power * 0x1p-52;
}

static double error_ulp(double got, const ReferenceValue *want) {
    if (want->value == 0) {
        return got == 0 ? 0 : 1e9;
    }
    return real_abs((got - want->value) / ulp_of(want->value) - want->rest / 1000.0);
}

static void every_function_is_as_accurate_as_its_header_says(void **state) {
    (void)state;
    for (size_t s = 0; s < COUNT_OF(subjects); s++) {
        const Subject *subject = &subjects[s];
        assert_true(subject->count >= 2000);
        double worst = 0, worst_x = 0, worst_relative = 0;
        for (int i = 0; i < subject->count; i++) {
            const ReferenceValue *want = &subject->values[i];
            double got = subject->one(want->x);
            double error = error_ulp(got, want);
            if (error > worst) {
                worst = error;
                worst_x = want->x;
            }
            if (want->value != 0) {
                double relative = error * ulp_of(want->value) / real_abs(want->value);
                worst_relative = real_max(worst_relative, relative);
            }
        }
        printf("%-9s %d points, worst %.3f ulp at %.17g, relative %.3g\n", subject->name,
               subject->count, worst, worst_x, worst_relative);
        assert_true(worst <= subject->allowed_ulp);
    }
}

static void a_loop_gives_the_same_bits_as_single_calls(void **state) {
    (void)state;
    static double x[MOST_VALUES], y[MOST_VALUES];
    for (size_t s = 0; s < COUNT_OF(subjects); s++) {
        const Subject *subject = &subjects[s];
        assert_true(subject->count <= MOST_VALUES);
        for (int i = 0; i < subject->count; i++) {
            x[i] = subject->values[i].x;
        }
        subject->all(x, y, subject->count);
        for (int i = 0; i < subject->count; i++) {
            assert_int_equal(real_bits(y[i]), real_bits(subject->one(x[i])));
        }
    }
}

// One digest of all values, for every compiler, optimisation level and machine.
static void the_bits_are_those_of_every_other_machine(void **state) {
    (void)state;
    Digest digest = digest_start();
    for (size_t s = 0; s < COUNT_OF(subjects); s++) {
        for (int i = 0; i < subjects[s].count; i++) {
            digest_add_real(&digest, subjects[s].one(subjects[s].values[i].x));
        }
    }
    char text[33];
    digest_text(digest, text);
    assert_string_equal(text, "5f0158c0c8cd6de462576878fb3aa90b");
}

static void extreme_arguments_stay_finite(void **state) {
    (void)state;
    double infinity = __builtin_inf();
    assert_true(one_exp(infinity) == one_exp(709) && one_exp(1e300) < infinity);
    assert_true(one_exp(-infinity) == 0 && one_exp(-746) == 0 && one_exp(-707.9) > 0);
    assert_true(one_exp(0) == 1 && one_exp(-0.0) == 1);
    assert_true(one_logistic(-1e9) > 0 && one_logistic(-infinity) > 0);
    assert_true(one_logistic(infinity) == 1 && one_logistic(0) == 0.5);
    assert_true(one_log(0) == one_log(0x1p-1022) && one_log(0) < -708);
    assert_true(one_log(1) == 0);
    assert_true(one_logit(0) < -690 && one_logit(0) > -infinity);
    assert_true(one_logit(1) > 36 && one_logit(1) < 37);
    assert_true(one_cdf(infinity) == 1 && one_cdf(-infinity) == one_cdf(-12));
    assert_true(one_cdf(-12) > 1.77e-33 && one_cdf(-12) < 1.78e-33);
    assert_true(one_cdf(0) == 0.5);
    assert_true(one_quantile(0x1p-53) == -one_quantile(1 - 0x1p-53));
}

static void not_a_number_goes_through_and_is_not_made_a_number(void **state) {
    (void)state;
    double nan = __builtin_nan("");
    for (size_t s = 0; s < COUNT_OF(subjects); s++) {
        double y = subjects[s].one(nan);
        assert_true(y != y);
    }
    double below_zero = one_log(-1);
    assert_true(below_zero != below_zero);
    double clamped = real_clamp(nan, 0, 1);
    assert_true(clamped != clamped);
}

static void the_logistic_and_the_normal_are_symmetric(void **state) {
    (void)state;
    for (int i = -800; i <= 800; i++) {
        double x = i / 100.0;
        assert_true(real_abs(one_cdf(x) + one_cdf(-x) - 1) <= 0x1p-53);
        assert_true(real_abs(one_logistic(x) + one_logistic(-x) - 1) <= 0x1p-52);
        double back = one_logit(one_logistic(x));
        assert_true(real_abs(back - x) <= 1e-15 * one_exp(real_abs(x)) + 1e-15);
    }
}

static void a_sum_adds_four_lanes_in_a_fixed_order(void **state) {
    (void)state;
    double x[8] = {1, 1e16, 3, -1e16, 0.5, 1, 0.25, 1};
    // (1 + 0.5) + (1e16 + 1), then (3 + 0.25) + (-1e16 + 1)
    double want = ((1 + 0.5) + (1e16 + 1)) + ((3 + 0.25) + (-1e16 + 1));
    assert_int_equal(real_bits(real_sum(x, 8)), real_bits(want));
    assert_true(real_sum(x, 0) == 0);
}

static void small_arithmetic_is_right_at_its_edges(void **state) {
    (void)state;
    assert_true(real_min(1, 2) == 1 && real_max(1, 2) == 2);
    assert_true(real_clamp(-5, 0, 1) == 0 && real_clamp(5, 0, 1) == 1);
    assert_true(real_clamp(0.5, 0, 1) == 0.5);
    assert_true(real_abs(-2) == 2 && real_abs(2) == 2 && 1 / real_abs(-0.0) > 0);
    assert_true(real_pow15(4) == 8 && real_pow15(0) == 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_function_is_as_accurate_as_its_header_says),
        cmocka_unit_test(a_loop_gives_the_same_bits_as_single_calls),
        cmocka_unit_test(the_bits_are_those_of_every_other_machine),
        cmocka_unit_test(extreme_arguments_stay_finite),
        cmocka_unit_test(not_a_number_goes_through_and_is_not_made_a_number),
        cmocka_unit_test(the_logistic_and_the_normal_are_symmetric),
        cmocka_unit_test(a_sum_adds_four_lanes_in_a_fixed_order),
        cmocka_unit_test(small_arithmetic_is_right_at_its_edges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
