// Designs and overrides: what is drawn, what is held, and every refusal with its words.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ensemble/design.h"
#include "ensemble/override.h"
#include "store/pack.h"
#include "shipped.h"

#define assert_near(a, b, within) assert_true(fabs((a) - (b)) <= (within))

static Scenario loaded, scenario; // too large for the stack of a test

static int load(void **state) {
    (void)state;
    return shipped_setup(NULL, &loaded);
}

static int fresh(void **state) {
    (void)state;
    scenario = loaded;
    return 0;
}

static Parameters draw(DesignId id, uint64_t seed, uint64_t runs, uint64_t run) {
    const Design design = {.id = id, .seed = seed, .runs = runs};
    Parameters k;
    design_draw(&design, &scenario, run, &k);
    return k;
}

static void the_nominal_design_draws_nothing(void **state) {
    (void)state;
    const Parameters k = draw(DESIGN_NOMINAL, 1, 10, 3);
    assert_memory_equal(&k, &scenario.nominal, sizeof k);
}

static void a_draw_stays_in_its_range_and_holds_what_is_certain(void **state) {
    (void)state;
    for (int d = DESIGN_BOX; d <= DESIGN_LHS; d++)
        for (uint64_t run = 1; run <= 50; run++) {
            const Parameters k = draw((DesignId)d, 7, 50, run);
            for (int id = 0; id < PARAM_COUNT; id++) {
                const double x = param_get(&k, (ParamId)id);
                if (param_info((ParamId)id)->role == ROLE_BOX)
                    assert_true(x > scenario.low[id] && x < scenario.high[id]);
                else assert_true(x == param_get(&scenario.nominal, (ParamId)id));
            }
        }
}

static void a_box_of_parameters_is_filled_evenly(void **state) {
    (void)state;
    double sum = 0;
    for (uint64_t run = 1; run <= 4000; run++) {
        const Parameters k = draw(DESIGN_BOX, 1, 4000, run);
        sum += (k.nu - scenario.low[PARAM_nu]) / (scenario.high[PARAM_nu] - scenario.low[PARAM_nu]);
    }
    assert_near(sum / 4000, 0.5, 0.02); // s.e. 0.0046
}

static void a_hypercube_puts_one_run_in_every_stratum(void **state) {
    (void)state;
    static const uint64_t sizes[] = {1, 2, 7, 60, 64, 1000};
    for (size_t n = 0; n < COUNT_OF(sizes); n++) {
        char seen[1000] = {0};
        for (uint64_t run = 1; run <= sizes[n]; run++) {
            const Parameters k = draw(DESIGN_LHS, 3, sizes[n], run);
            const double low = scenario.low[PARAM_b_0], high = scenario.high[PARAM_b_0];
            const int stratum = (int)((k.b_0 - low) / (high - low) * (double)sizes[n]);
            assert_int_equal(seen[stratum], 0);
            seen[stratum] = 1;
        }
    }
}

static void two_parameters_of_a_hypercube_are_not_aligned(void **state) {
    (void)state;
    double both = 0;
    for (uint64_t run = 1; run <= 1000; run++) {
        const Parameters k = draw(DESIGN_LHS, 3, 1000, run);
        const double a = (k.b_0 - scenario.low[PARAM_b_0]) /
                         (scenario.high[PARAM_b_0] - scenario.low[PARAM_b_0]);
        const double b =
            (k.nu - scenario.low[PARAM_nu]) / (scenario.high[PARAM_nu] - scenario.low[PARAM_nu]);
        both += (a - 0.5) * (b - 0.5) * 12 / 1000; // the correlation
    }
    assert_true(both > -0.1 && both < 0.1); // s.e. 0.032
}

static void narrowing_one_range_moves_no_other_draw(void **state) {
    (void)state;
    const Parameters before = draw(DESIGN_LHS, 3, 100, 17);
    scenario.low[PARAM_nu] = scenario.high[PARAM_nu] = 0.2;
    const Parameters after = draw(DESIGN_LHS, 3, 100, 17);
    assert_true(after.nu == 0.2);
    for (int id = 0; id < PARAM_COUNT; id++)
        if (id != PARAM_nu)
            assert_true(param_get(&before, (ParamId)id) == param_get(&after, (ParamId)id));
}

static void only_what_is_redrawn_changes(void **state) {
    (void)state;
    bool redrawn[PARAM_COUNT] = {false};
    redrawn[PARAM_nu] = true;
    const Design design = {.id = DESIGN_BOX, .seed = 3, .runs = 100, .redrawn = redrawn};
    const Parameters before = draw(DESIGN_BOX, 3, 100, 17);
    Parameters after;
    design_draw(&design, &scenario, 17, &after);
    assert_true(before.nu != after.nu);
    after.nu = before.nu;
    assert_memory_equal(&before, &after, sizeof after);
}

static void a_posture_a_parameter_and_a_variable_can_be_set(void **state) {
    (void)state;
    Err err = {0};
    assert_true(override_parse(&scenario, "aid=1.5", &err));
    assert_true(scenario.start.posture.aid == 1.5 && scenario.start.ordered.aid == 1.5);
    assert_true(override_parse(&scenario, "kappa_K=0", &err));
    assert_true(scenario.nominal.kappa_K == 0);
    assert_true(draw(DESIGN_BOX, 1, 10, 4).kappa_K == 0);
    assert_true(override_parse(&scenario, "windows_on=0", &err));
    assert_true(scenario.start.windows_on == 0);
    assert_true(override_parse(&scenario, "leaning[DEU]=0.5", &err));
    const int deu = scenario_member_find(&scenario, "DEU");
    for (int i = 0; i < scenario.members; i++)
        assert_true(scenario.start.leaning[i] == (i == deu ? 0.5 : loaded.start.leaning[i]));
    assert_true(override_parse(&scenario, "grievance=0.25", &err));
    for (int i = 0; i < scenario.members; i++) assert_true(scenario.start.grievance[i] == 0.25);
}

static void a_wrong_assignment_is_refused_with_the_words_that_help(void **state) {
    (void)state;
    static const char *const wrong[][2] = {
        {"aid=3", "posture aid = 3: a number from 0 to 2 is wanted"},
        {"nu=9", "parameter nu = 9: a number from 0 to 0.74 is wanted"},
        {"kapa_K=1", "kapa_K is not known; did you mean kappa_K?"},
        {"windows_on=0.5", "windows_on = 0.5: a whole number from 0 to 1 is wanted"},
        {"hazard=0.5", "hazard cannot be set: it is computed each month"},
        {"leaning[XYZ]=0", "leaning[XYZ]: no such member"},
        {"menace[USA]=0.5", "menace is one number, without [USA]"},
        {"aid", "aid: NAME=NUMBER is wanted"},
        {"aid=much", "aid: found \"much\", a number is wanted"},
        {"aid=nan", "aid: a finite number is wanted"},
        {"leaning[=0", "leaning[: NAME or NAME[ID] is wanted"},
    };
    for (size_t n = 0; n < COUNT_OF(wrong); n++) {
        Err err = {0};
        assert_false(override_parse(&scenario, wrong[n][0], &err));
        assert_string_equal(err.text, wrong[n][1]);
        assert_memory_equal(&scenario, &loaded, sizeof scenario);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(the_nominal_design_draws_nothing, fresh),
        cmocka_unit_test_setup(a_draw_stays_in_its_range_and_holds_what_is_certain, fresh),
        cmocka_unit_test_setup(a_box_of_parameters_is_filled_evenly, fresh),
        cmocka_unit_test_setup(a_hypercube_puts_one_run_in_every_stratum, fresh),
        cmocka_unit_test_setup(two_parameters_of_a_hypercube_are_not_aligned, fresh),
        cmocka_unit_test_setup(narrowing_one_range_moves_no_other_draw, fresh),
        cmocka_unit_test_setup(only_what_is_redrawn_changes, fresh),
        cmocka_unit_test_setup(a_posture_a_parameter_and_a_variable_can_be_set, fresh),
        cmocka_unit_test_setup(a_wrong_assignment_is_refused_with_the_words_that_help, fresh),
    };
    return cmocka_run_group_tests(tests, load, NULL);
}
