// Analyses of the model: shared luck, the same results on any number of threads, clean stops, and
// every refusal with its words.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ensemble/contrast.h"
#include "ensemble/convergence.h"
#include "ensemble/morris.h"
#include "ensemble/override.h"
#include "ensemble/sobol.h"
#include "ensemble/sweep.h"
#include "shipped.h"

#define assert_near(a, b, within) assert_true(fabs((a) - (b)) <= (within))

static Scenario scenario, other; // too large for the stack of a test

static int load(void **state) {
    (void)state;
    return shipped_setup(NULL, &scenario);
}

static Study study(uint64_t runs, int threads) {
    return (Study){.scenario = &scenario, .seed = 3, .runs = runs, .months = 40, .threads = threads,
                   .stat = {STAT_p_end, STAT_war_months}, .stats = 2};
}

static Factor factor(const char *text, int *steps) {
    Factor f;
    Err err = {0};
    if (!factor_parse(&scenario, text, &f, steps, &err)) fail_msg("%s", err.text);
    return f;
}

static void factors_are_the_uncertain_parameters_or_what_is_chosen(void **state) {
    (void)state;
    Factors all;
    Err err = {0};
    int steps = 7;
    assert_true(factors_default(&scenario, &all, &err));
    int boxed = 0;
    for (int id = 0; id < PARAM_COUNT; id++) boxed += param_info((ParamId)id)->role == ROLE_BOX;
    assert_int_equal(all.count, boxed);
    Factor f = factor("nu", NULL);
    assert_true(f.low == scenario.low[PARAM_nu] && f.high == scenario.high[PARAM_nu] && !f.whole);
    f = factor("aid", NULL);
    assert_true(f.low == 0 && f.high == 2);
    f = factor("leaning[DEU]=-0.5:0.5", NULL);
    assert_string_equal(f.name, "leaning[DEU]");
    assert_true(f.low == -0.5 && f.high == 0.5);
    f = factor("windows_on=0:1:2", &steps);
    assert_true(f.whole && steps == 2);
    const Factor narrow = factor("nu=0.1:0.2", NULL);
    assert_true(factors_put(&all, &narrow, &err));
    assert_int_equal(all.count, boxed); // the range is changed, nothing is added
}

static void a_wrong_factor_is_refused_with_the_words_that_help(void **state) {
    (void)state;
    static const char *const wrong[][2] = {
        {"nuu=0:1", "nuu is not known"},
        {"nu=0.1", "nu=0.1: NAME or NAME=LOW:HIGH is wanted"},
        {"nu=0.2:0.1", "nu=0.2:0.1: 0.2 is not below 0.1"},
        {"nu=0.1:0.2:3", "nu=0.1:0.2:3: NAME or NAME=LOW:HIGH is wanted"},
        {"nu=0.1:9", "parameter nu = 9: a number from 0 to 0.74 is wanted"},
        {"=1:2", "=1:2: NAME or NAME=LOW:HIGH is wanted"},
        {"aid=x:y", "aid=x:y: NAME or NAME=LOW:HIGH is wanted"},
    };
    for (size_t n = 0; n < COUNT_OF(wrong); n++) {
        Factor f;
        Err err = {0};
        assert_false(factor_parse(&scenario, wrong[n][0], &f, NULL, &err));
        if (!strstr(err.text, wrong[n][1])) fail_msg("%s", err.text);
    }
    other = scenario;
    Err err = {0};
    Factor f;
    assert_true(override_parse(&other, "nu=0.2", &err));
    assert_false(factor_parse(&other, "nu", &f, NULL, &err));
    assert_string_equal(err.text, "nu is held; nu=LOW:HIGH says how far it may go");
}

static void statistics_are_asked_by_name(void **state) {
    (void)state;
    Study s = {0};
    Err err = {0};
    assert_true(study_ask(&s, "p_member,war_months", &err));
    assert_true(s.stats == 2 && s.stat[0] == STAT_p_member && s.stat[1] == STAT_war_months);
    assert_false(study_ask(&s, "p_membr", &err));
    assert_string_equal(err.text, "statistic \"p_membr\" is not known; did you mean p_member");
    assert_false(study_ask(&s, "", &err));
}

static void sweep_of(Sweep *s, const char *first, const char *second, uint64_t runs, int threads) {
    *s = (Sweep){.study = study(runs, threads), .steps = {3, 1}};
    Err err = {0};
    const Factor one = factor(first, &s->steps[0]);
    assert_true(factors_put(&s->over, &one, &err));
    if (second) {
        s->steps[1] = 3;
        const Factor two = factor(second, &s->steps[1]);
        assert_true(factors_put(&s->over, &two, &err));
    }
    if (!sweep_run(s, &err)) fail_msg("%s", err.text);
}

static void a_sweep_is_the_same_on_any_number_of_threads(void **state) {
    (void)state;
    // Of 12 points one thread lives one after the other; several share each.
    static const int threads[] = {1, 2, 5};
    Sweep first, again;
    sweep_of(&first, "aid=0:2:4", "nu=0.1:0.3:3", 60, threads[0]);
    for (size_t n = 1; n < COUNT_OF(threads); n++) {
        sweep_of(&again, "aid=0:2:4", "nu=0.1:0.3:3", 60, threads[n]);
        assert_memory_equal(first.at, again.at, sizeof(Interval) * 12 * 2);
        sweep_free(&again);
    }
    assert_true(first.value[0] == 0 && first.value[1] == 0.1 && first.value[2 * 11] == 2);
    assert_true(sweep_at(&first, 3, 2, 0).estimate == first.at[22].estimate);
    sweep_free(&first);
}

static void the_rise_is_paired(void **state) {
    (void)state;
    Sweep s;
    sweep_of(&s, "aid=0.5:1.5:2", NULL, 200, 2);
    const Interval low = sweep_at(&s, 0, 0, 1), high = sweep_at(&s, 1, 0, 1), rise = s.rise[1];
    assert_near(rise.estimate, high.estimate - low.estimate, 1e-12);
    const double unpaired = hypot(high.high - high.estimate, low.high - low.estimate);
    assert_true(rise.high - rise.estimate < 0.8 * unpaired);
    sweep_free(&s);
}

static void a_step_that_is_no_value_is_refused(void **state) {
    (void)state;
    Sweep s = {.study = study(50, 1), .steps = {3, 1}};
    Err err = {0};
    const Factor f = factor("windows_on=0:1:3", &s.steps[0]);
    assert_true(factors_put(&s.over, &f, &err));
    assert_false(sweep_run(&s, &err));
    assert_string_equal(err.text, "windows_on = 0.5: a whole number from 0 to 1 is wanted");
    sweep_free(&s);
}

static Contrast contrast_with(const char *setting, int threads) {
    other = scenario;
    Err err = {0};
    if (setting && !override_parse(&other, setting, &err)) fail_msg("%s", err.text);
    Contrast c = {.study = study(600, threads), .with = {&other, NULL}, .what = "test"};
    if (!contrast_run(&c, &err)) fail_msg("%s", err.text);
    return c;
}

static void arms_that_are_the_same_do_not_differ_at_all(void **state) {
    (void)state;
    const Contrast c = contrast_with(NULL, 2);
    for (int n = 0; n < 2; n++) {
        const Difference *d = &c.difference[n];
        assert_true(d->at_99.low == 0 && d->at_99.high == 0 && d->sign == SIGN_SAME);
        assert_true(isnan(d->gain));
    }
}

static void a_contrast_finds_the_sign_and_what_pairing_is_worth(void **state) {
    (void)state;
    const Contrast c = contrast_with("settle=0.03", 2), again = contrast_with("settle=0.03", 3);
    assert_memory_equal(c.difference, again.difference, sizeof c.difference);
    assert_int_equal(c.difference[0].sign, SIGN_HIGHER); // more settlements: guns silent more often
    assert_int_equal(c.difference[1].sign, SIGN_LOWER);  // fewer months of war
    assert_true(c.difference[0].gain > 1.5);
    assert_true(c.difference[0].at_99.low < c.difference[0].at_95.low);
}

static void a_difference_that_is_all_luck_cannot_be_told(void **state) {
    (void)state;
    // Two tallies of other luck: the same chance, some runs apart.
    static Tally base, with;
    for (uint64_t run = 1; run <= 1000; run++) {
        Outcome o = {.month_entry = run * 7 % 10 < 3 ? 50 : 0};
        tally_add(&base, run, &o);
        o.month_entry = run * 13 / 10 % 10 < 3 ? 50 : 0;
        tally_add(&with, run, &o);
    }
    const Difference d = contrast_of(&base, &with, STAT_p_member);
    assert_int_equal(d.sign, SIGN_UNSURE);
    assert_true(d.at_95.low < 0 && d.at_95.high > 0);
}

static void convergence_doubles_and_says_how_many_runs_are_enough(void **state) {
    (void)state;
    Convergence *c = calloc(1, sizeof *c);
    Err err = {0};
    c->study = study(1000, 2);
    assert_true(convergence_run(c, &err));
    static const uint64_t runs[] = {100, 200, 400, 800, 1000};
    assert_int_equal(c->rows, 5);
    for (int n = 0; n < 5; n++) assert_int_equal(c->row[0][n].runs, runs[n]);
    double blocks = 0;
    for (int b = 0; b < CONVERGENCE_BLOCKS; b++) blocks += c->block[0][b].estimate / 10;
    const Interval last = c->row[0][4].at;
    assert_near(blocks, last.estimate, 1e-12); // ten equal parts of the same runs
    // A share p of n runs: n' = 1.96² p (1 − p) / 0.01², but for Wilson's correction
    const double p = last.estimate, wanted = 1.96 * 1.96 * p * (1 - p) / 1e-4;
    assert_near(c->need[0].runs[0] / wanted, 1, 0.02);
    assert_near(c->need[0].runs[1] / c->need[0].runs[0], 4, 0.01);
    assert_near(c->need[1].target[0], 0.01 * c->row[1][4].at.estimate, 1e-12);
    assert_true(c->need[0].scatter > 0.3 && c->need[0].scatter < 1.8);
    free(c);
}

typedef struct Stopper {
    atomic_bool stop;
    uint64_t after;
} Stopper;

static void stop_after(void *context, uint64_t done, uint64_t all) {
    (void)all;
    Stopper *s = context;
    if (done >= s->after) atomic_store(&s->stop, true);
}

static void a_stopped_sobol_uses_the_rows_that_are_there(void **state) {
    (void)state;
    Stopper stopper = {.after = 16 * 4 + 40};
    Sobol *s = calloc(1, sizeof *s);
    Err err = {0};
    s->study = study(4, 1);
    s->study.months = 24;
    s->study.stop = &stopper.stop;
    s->study.context = &stopper;
    s->study.progress = stop_after;
    s->rows = 128;
    const Factor one = factor("settle", NULL), two = factor("alpha", NULL);
    assert_true(factors_put(&s->factors, &one, &err) && factors_put(&s->factors, &two, &err));
    s->study.stat[0] = STAT_losses_24;
    s->study.stats = 1;
    if (!sobol_run(s, &err)) fail_msg("%s", err.text);
    assert_true(s->lived == 16 || s->lived == 32);
    atomic_store(&stopper.stop, true);
    assert_false(sobol_run(s, &err));
    assert_non_null(strstr(err.text, "interrupted before 16 rows"));
    free(s);
}

static void a_lever_without_effect_has_no_index_and_no_elementary_effect(void **state) {
    (void)state;
    Sobol *s = calloc(1, sizeof *s);
    Morris *m = calloc(1, sizeof *m);
    Err err = {0};
    // alliance politics cannot change how fast a war of two years settles
    const Factor one = factor("settle", NULL), two = factor("b_hot", NULL);
    assert_true(factors_put(&s->factors, &one, &err) && factors_put(&s->factors, &two, &err));
    s->study = study(10, 2);
    s->study.stat[0] = STAT_war_months;
    s->study.stats = 1;
    s->rows = 32;
    m->study = s->study;
    m->factors = s->factors;
    m->trajectories = 10;
    m->levels = 4;
    if (!sobol_run(s, &err) || !morris_run(m, &err)) fail_msg("%s", err.text);
    assert_int_equal(s->result[0].index[0].rank, 1);
    assert_near(s->result[0].index[0].total.estimate, 1, 0.35);
    assert_true(s->result[0].index[1].total.estimate < 0.02);
    assert_true(s->result[0].noise_share > 0 && s->result[0].noise_share_independent > 0);
    assert_int_equal(m->result[0].effect[0].rank, 1);
    assert_true(m->result[0].effect[0].mu < 0); // settlements end the war
    assert_true(fabs(m->result[0].effect[1].mu) < 0.3 * fabs(m->result[0].effect[0].mu));
    free(s);
    free(m);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(factors_are_the_uncertain_parameters_or_what_is_chosen),
        cmocka_unit_test(a_wrong_factor_is_refused_with_the_words_that_help),
        cmocka_unit_test(statistics_are_asked_by_name),
        cmocka_unit_test(a_sweep_is_the_same_on_any_number_of_threads),
        cmocka_unit_test(the_rise_is_paired),
        cmocka_unit_test(a_step_that_is_no_value_is_refused),
        cmocka_unit_test(arms_that_are_the_same_do_not_differ_at_all),
        cmocka_unit_test(a_contrast_finds_the_sign_and_what_pairing_is_worth),
        cmocka_unit_test(a_difference_that_is_all_luck_cannot_be_told),
        cmocka_unit_test(convergence_doubles_and_says_how_many_runs_are_enough),
        cmocka_unit_test(a_stopped_sobol_uses_the_rows_that_are_there),
        cmocka_unit_test(a_lever_without_effect_has_no_index_and_no_elementary_effect),
    };
    return cmocka_run_group_tests(tests, load, NULL);
}
