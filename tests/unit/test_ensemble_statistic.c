// Statistics, intervals and formulas against values worked out by hand.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ensemble/formula.h"

#define assert_near(a, b, within) assert_true(fabs((a) - (b)) <= (within))

static void wilson_gives_the_textbook_interval(void **state) {
    (void)state;
    // 10 of 100 at 95 %: 0.0552 to 0.1744; 0 of 10: 0 to 0.2775 (Newcombe 1998, method 3)
    Interval x = interval_wilson(10, 100, LEVEL_TWO_SIDED_95);
    assert_near(x.low, 0.0552, 5e-5);
    assert_near(x.high, 0.1744, 5e-5);
    x = interval_wilson(0, 10, LEVEL_TWO_SIDED_95);
    assert_true(x.low == 0 && x.estimate == 0);
    assert_near(x.high, 0.2775, 5e-5);
    x = interval_wilson(10, 10, LEVEL_TWO_SIDED_95);
    assert_true(x.high == 1);
    assert_true(isnan(interval_wilson(0, 0, LEVEL_ONE_SIDED_99).estimate));
}

static void the_jackknife_of_a_mean_is_its_standard_error(void **state) {
    (void)state;
    // 1 … 50: mean 25.5, s.e. √(50·51/12/50) = 2.0616
    double without[BLOCKS];
    for (int b = 0; b < BLOCKS; b++) without[b] = (1275.0 - (b + 1)) / 49;
    const Interval x = interval_jackknife(25.5, without, BLOCKS, LEVEL_TWO_SIDED_99);
    assert_near((x.high - x.low) / 2, 2.679952 * 2.061553, 1e-4);
    assert_near((x.high + x.low) / 2, 25.5, 1e-9);
}

static void a_number_that_is_not_defined_decides_nothing(void **state) {
    (void)state;
    double without[BLOCKS] = {0};
    without[3] = NAN;
    const Interval x = interval_jackknife(1, without, BLOCKS, LEVEL_ONE_SIDED_99);
    assert_true(x.low == -INFINITY && x.high == INFINITY);
}

static Tally tally, other;

// `tally`: every second run enters, in month 50 after an invitation in month 30; `other`: every
// fourth does.
static int fill(void **state) {
    (void)state;
    tally = other = (Tally){0};
    for (uint64_t run = 1; run <= 1000; run++) {
        Outcome o = {.months = 180, .month_invited = 30, .month_entry = run % 2 ? 50 : 0};
        o.class_at[AT_END] = run % 2 ? ORDER_MEMBER : ORDER_ARMED_NEUTRALITY;
        o.hot_months = 10;
        o.nuclear_rate = run % 2 ? 0.02 : 0;
        tally_add(&tally, run, &o);
        o.month_entry = run % 4 == 1 ? 50 : 0;
        tally_add(&other, run, &o);
    }
    return 0;
}

static void a_statistic_is_a_ratio_of_sums_over_runs(void **state) {
    (void)state;
    assert_int_equal(tally.runs, 1000);
    assert_near(tally_value(&tally, STAT_p_member), 0.5, 1e-12);
    assert_near(tally_value(&tally, STAT_months_to_entry), 20, 1e-12);
    assert_near(tally_value(&tally, STAT_nuclear_year), 12 * 0.01 / 10, 1e-12);
    assert_true(isnan(tally_value(&tally, STAT_p_member_given_turmoil)));
    assert_near(tally_interval(&tally, STAT_p_member, LEVEL_TWO_SIDED_95).low,
                       interval_wilson(500, 1000, LEVEL_TWO_SIDED_95).low, 1e-12);
}

static void every_statistic_is_found_by_its_name(void **state) {
    (void)state;
    for (int id = 0; id < STAT_COUNT; id++) {
        assert_int_equal(stat_find(stat_info((StatId)id)->name), id);
        assert_true(strlen(stat_info((StatId)id)->text) > 3);
    }
    assert_int_equal(stat_find("p_nothing"), -1);
}

static int find_arm(void *context, const char *name) {
    (void)context;
    return strcmp(name, "with") == 0 ? 0 : strcmp(name, "base") == 0 ? 1 : -1;
}

static int find_coded(void *context, const char *name) {
    (void)context;
    return strcmp(name, "crisis") == 0 ? 0 : -1;
}

static const FormulaNames names = {.arm = find_arm, .coded = find_coded};

static double value(const char *text) {
    const Tally *const arms[] = {&tally, &other};
    const CodedAnswer coded = {.credibility = 0.25, .attack = 0.5, .jeopardy = 0.003};
    const Parameters k = {.nu = 0.2};
    Counts counts[FORMULA_COUNTS_MAX] = {{{0}, {0}}};
    counts[0].yes[4] = 3;
    counts[0].all[4] = 12;
    const FormulaSource from = {.arm = arms, .coded = &coded, .k = &k, .counts = counts};
    Arena arena = {0};
    Formula f;
    Err err = {0};
    if (!formula_parse(text, &names, &arena, &f, &err)) fail_msg("%s", err.text);
    const double x = formula_value(&f, &from, -1);
    arena_free(&arena);
    return x;
}

static void formulas_compute_as_on_paper(void **state) {
    (void)state;
    assert_near(value("1 + 2 * 3 - 4 / 2"), 5, 1e-12);
    assert_near(value("-(1 - 3) * (2 + .5)"), 5, 1e-12);
    assert_near(value("8 / 4 / 2 - 1 - 1"), -1, 1e-12);
    assert_near(value("min(3, max(1, 2), 5) + abs(-4)"), 6, 1e-12);
    assert_near(value("log(2.718281828459045) + plogp(0.5) + plogp(0)"), 0.5, 1e-12);
    assert_near(value("with.p_member / base.p_member"), 2, 1e-12);
    assert_near(value("crisis.attack * crisis.credibility + k.nu"), 0.325, 1e-12);
    assert_near(value("(1 < 2) + (2 < 1) + (3 > 2)"), 2, 1e-12);
    assert_near(value("pair(with, base)"), 0.25, 1e-12);
    assert_true(isnan(value("max(with.p_member_given_turmoil, 1)")));
}

static void a_wrong_formula_is_refused_with_the_words_that_help(void **state) {
    (void)state;
    static const char *const wrong[][2] = {
        {"with.p_membr",
         "\"with.p_membr\": statistic \"p_membr\" is not known; did you mean p_member"},
        {"wth.p_member", "\"wth.p_member\": arm \"wth\" is not known"},
        {"crisis.atack", "\"crisis.atack\": field of a coded crisis \"atack\" is not known; "
                         "did you mean attack"},
        {"k.nuu", "\"k.nuu\": parameter \"nuu\" is not known; did you mean nu"},
        {"1 +", "\"1 +\": at \"\" a name is wanted"},
        {"(1", "\"(1\": at \"\" ) is wanted"},
        {"1 2", "\"1 2\": at \"2\" the end, or an operator is wanted"},
        {"sin(1)", "\"sin(1)\": function \"sin\" is not known"},
        {"with", "\"with\": at \"\" a dot or a bracket after a name is wanted"},
        {"", "\"\": at \"\" a name is wanted"},
    };
    for (size_t n = 0; n < COUNT_OF(wrong); n++) {
        Arena arena = {0};
        Formula f;
        Err err = {0};
        assert_false(formula_parse(wrong[n][0], &names, &arena, &f, &err));
        assert_string_equal(err.text, wrong[n][1]);
        arena_free(&arena);
    }
    char deep[400];
    memset(deep, '(', sizeof deep - 1);
    deep[sizeof deep - 1] = 0;
    Arena arena = {0};
    Formula f;
    Err err = {0};
    assert_false(formula_parse(deep, &names, &arena, &f, &err));
    assert_non_null(strstr(err.text, "less nesting"));
    arena_free(&arena);
}

static Interval interval(const char *text) {
    const Tally *const arms[] = {&tally, &other};
    const FormulaSource from = {.arm = arms};
    Arena arena = {0};
    Formula f;
    Err err = {0};
    assert_true(formula_parse(text, &names, &arena, &f, &err));
    const Interval x = formula_interval(&f, &from);
    arena_free(&arena);
    return x;
}

static void paired_arms_share_their_luck(void **state) {
    (void)state;
    // The same arm against itself has no error at all; against independent luck it would have one.
    const Interval same = interval("with.p_member - with.p_member");
    assert_true(same.low == 0 && same.high == 0);
    const Interval contrast = interval("with.p_member - base.p_member");
    assert_near(contrast.estimate, 0.25, 1e-12);
    assert_true(contrast.low < 0.25 && contrast.high > 0.25);
}

static void closed_forms_have_no_error(void **state) {
    (void)state;
    const Interval x = interval("1 - 0.25");
    assert_true(x.low == 0.75 && x.high == 0.75);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wilson_gives_the_textbook_interval),
        cmocka_unit_test(the_jackknife_of_a_mean_is_its_standard_error),
        cmocka_unit_test(a_number_that_is_not_defined_decides_nothing),
        cmocka_unit_test(a_statistic_is_a_ratio_of_sums_over_runs),
        cmocka_unit_test(every_statistic_is_found_by_its_name),
        cmocka_unit_test(formulas_compute_as_on_paper),
        cmocka_unit_test(a_wrong_formula_is_refused_with_the_words_that_help),
        cmocka_unit_test(paired_arms_share_their_luck),
        cmocka_unit_test(closed_forms_have_no_error),
    };
    return cmocka_run_group_tests(tests, fill, NULL);
}
