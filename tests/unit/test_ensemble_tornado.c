// The tornado: bars have the sign, the order and the exact zeros that the equations give them.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ensemble/tornado.h"
#include "shipped.h"

static Scenario scenario; // too large for the stack of a test
static Tornado tornado;
static int months = 36;

static int load(void **state) {
    (void)state;
    return shipped_setup(NULL, &scenario);
}

/* A short tornado, in which only these parameters vary. */
static void blow(StatId of, int threads, const ParamId *kept, int count) {
    static Scenario narrow;
    narrow = scenario;
    for (int id = 0; id < PARAM_COUNT; id++) {
        bool keep = false;
        for (int n = 0; n < count; n++) keep = keep || kept[n] == (ParamId)id;
        if (!keep) narrow.low[id] = narrow.high[id] = param_get(&narrow.nominal, (ParamId)id);
    }
    tornado = (Tornado){.scenario = &narrow,
                        .of = of,
                        .seed = 3,
                        .runs = 100,
                        .months = months,
                        .threads = threads};
    assert_true(tornado_run(&tornado));
}

static const TornadoBar *bar(ParamId id) {
    for (int n = 0; n < tornado.bars; n++)
        if (tornado.bar[n].parameter == id) return &tornado.bar[n];
    return NULL;
}

static void a_bar_has_the_sign_of_its_parameter_and_none_without_a_bearing(void **state) {
    (void)state;
    static const ParamId kept[] = {PARAM_nu, PARAM_kappa_K, PARAM_b_0};
    blow(STAT_stake_24, 2, kept, 3);
    assert_int_equal(tornado.bars, 3);
    const TornadoBar *aid = bar(PARAM_kappa_K), *consent = bar(PARAM_b_0);
    assert_true(aid == &tornado.bar[0]); // the largest stands first
    assert_true(aid->tells && aid->change.low > 0);
    assert_true(aid->low == scenario.low[PARAM_kappa_K] &&
                aid->high == scenario.high[PARAM_kappa_K]);
    assert_true(aid->change.estimate == aid->at_high - aid->at_low);
    assert_true(aid->at_low < tornado.nominal.estimate && tornado.nominal.estimate < aid->at_high);
    // stakes after 24 months know nothing of the members' consent: the same luck, the same history
    assert_true(consent->change.estimate == 0 && consent->change.low == 0 &&
                consent->change.high == 0);
    assert_false(consent->tells);
}

static void threads_do_not_change_a_tornado(void **state) {
    (void)state;
    static const ParamId kept[] = {PARAM_g_U, PARAM_fatigue};
    char *text[2];
    for (int n = 0; n < 2; n++) {
        Text out = {0};
        blow(STAT_p_end_12, n == 0 ? 1 : 3, kept, 2);
        JsonOut json = json_out_start(&out, 0);
        tornado_json(&json, &tornado);
        json_out_finish(&json);
        text[n] = text_take(&out);
    }
    assert_string_equal(text[0], text[1]);
    free(text[0]);
    free(text[1]);
}

static void what_is_never_counted_has_no_number(void **state) {
    (void)state;
    static const ParamId kept[] = {PARAM_nu};
    months = 1; // nobody is expelled so soon
    blow(STAT_p_member_given_expulsion, 2, kept, 1);
    months = 36;
    assert_true(isnan(tornado.bar[0].change.estimate) && !tornado.bar[0].tells);
    Text out = {0};
    tornado_csv(&out, &tornado);
    assert_non_null(strstr(out.data, ",,,,,,0\n"));
    text_free(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bar_has_the_sign_of_its_parameter_and_none_without_a_bearing),
        cmocka_unit_test(threads_do_not_change_a_tornado),
        cmocka_unit_test(what_is_never_counted_has_no_number),
    };
    return cmocka_run_group_tests(tests, load, NULL);
}
