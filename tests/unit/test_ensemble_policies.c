/* Is there a choice at all? The standing tests of game notes 9 in a small form, and the trials'
 * own rules. `accession policies` runs them with more histories. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ensemble/policies.h"
#include "model/month.h"
#include "store/json.h"
#include "store/pack.h"
#include "shipped.h"

/* Sanitizers make a history ten times as long: there the machinery is tried, not the verdicts. */
#ifdef __SANITIZE_ADDRESS__
enum { RUNS = 4, JUDGED = 0 };
#else
enum { RUNS = 250, JUDGED = 1 };
#endif

static const char *const starts[] = {"january-2023", "stalemate", "decisive-victory-turmoil"};
static Scenario scenario;
static Trials trials[COUNT_OF(starts)];

static void open_start(const char *start) {
    Err err = {0};
    if (!shipped_load(ACCESSION_SOURCE_DIR "/scenarios/ukraine-2023", start, &scenario, &err))
        fail_msg("%s", err.text);
}

static int live(void **state) {
    (void)state;
    for (size_t n = 0; n < COUNT_OF(starts); n++) {
        static Scenario kept[COUNT_OF(starts)];
        open_start(starts[n]);
        kept[n] = scenario;
        trials[n] = (Trials){.scenario = &kept[n], .seed = 1, .runs = RUNS, .months = 180};
        if (!trials_run(&trials[n])) return -1;
    }
    return 0;
}

static int forget(void **state) {
    (void)state;
    for (size_t n = 0; n < COUNT_OF(starts); n++) trials_free(&trials[n]);
    return 0;
}

static void there_are_two_dozen_policies_and_more(void **state) {
    (void)state;
    for (size_t n = 0; n < COUNT_OF(starts); n++) {
        const Trials *t = &trials[n];
        assert_true(t->trials >= 24);
        for (int a = 0; a < t->trials; a++) {
            assert_int_equal(t->trial[a].runs, RUNS);
            for (int b = 0; b < a; b++)
                assert_string_not_equal(t->trial[a].name, t->trial[b].name);
        }
    }
}

/* With few histories an unsure difference counts as none, so that more seems dominant than is: two
 * thirds here, one half in `accession policies`. */
static void no_policy_dominates_most_of_the_others(void **state) {
    (void)state;
    for (size_t n = 0; n < COUNT_OF(starts) && JUDGED; n++) {
        const Verdicts *v = &trials[n].verdict;
        if (3 * v->most_dominates >= 2 * v->choices)
            fail_msg("%s: %s dominates %d of %d", starts[n], v->dominant, v->most_dominates,
                     v->choices);
    }
}

static void doing_everything_is_beaten(void **state) {
    (void)state;
    for (size_t n = 0; n < COUNT_OF(starts) && JUDGED; n++) {
        if (!trials[n].verdict.beats_greedy || !trials[n].verdict.no_favourite)
            fail_msg("%s: %d beat greedy; %s is the favourite of %.2f", starts[n],
                     trials[n].verdict.beating, trials[n].verdict.favourite_by,
                     trials[n].verdict.favourite);
    }
}

static void every_seat_matters(void **state) {
    (void)state;
    for (size_t n = 0; n < COUNT_OF(starts) && JUDGED; n++)
        for (int seat = 0; seat < trials[n].seats; seat++) {
            const SeatTrial *s = &trials[n].seat[seat];
            if (s->best - s->worst < 0.20 || s->levers < 2)
                fail_msg("%s, %s: %.2f to %.2f, %d levers", starts[n], seat_info(s->seat)->role,
                         s->worst, s->best, s->levers);
        }
}

static void careless_play_is_dangerous_but_rarely_fatal(void **state) {
    (void)state;
    for (size_t n = 0; n < COUNT_OF(starts) && JUDGED; n++)
        assert_true(trials[n].verdict.careless_rare);
}

static void the_report_and_its_json_hold_the_same_verdicts(void **state) {
    (void)state;
    Text text = {0}, json = {0};
    JsonOut out = json_out_start(&json, 1);
    trials_report(&trials[0], &text);
    trials_json(&trials[0], &out);
    json_out_finish(&out);
    Err err = {0};
    Json *read = json_parse("policies", json.data, json.length, &err);
    assert_non_null(read);
    JsonAt verdicts, policies;
    bool holds;
    assert_true(json_get_object(json_root(read), "verdicts", &verdicts, &err));
    assert_true(json_get_array(json_root(read), "policies", &policies, &err));
    assert_int_equal(json_count(policies), trials[0].trials);
    assert_true(json_get_bool(verdicts, "careless_rare", &holds, &err));
    assert_int_equal(holds, trials[0].verdict.careless_rare);
    assert_non_null(strstr(text.data, "Verdicts"));
    json_free(read);
    text_free(&text);
    text_free(&json);
}

static void threads_change_nothing(void **state) {
    (void)state;
    open_start("stalemate");
    Trials *one = calloc(2, sizeof *one);
    assert_non_null(one);
    for (int n = 0; n < 2; n++) {
        one[n] = (Trials){.scenario = &scenario, .seed = 3, .runs = 3, .months = 36,
                          .threads = n + 1};
        assert_true(trials_run(&one[n]));
    }
    for (int p = 0; p < one[0].trials; p++)
        for (int d = 0; d < DIALS; d++)
            assert_memory_equal(one[0].trial[p].dial[d], one[1].trial[p].dial[d],
                                3 * sizeof(double));
    trials_free(&one[0]);
    trials_free(&one[1]);
    free(one);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_are_two_dozen_policies_and_more),
        cmocka_unit_test(no_policy_dominates_most_of_the_others),
        cmocka_unit_test(doing_everything_is_beaten),
        cmocka_unit_test(every_seat_matters),
        cmocka_unit_test(careless_play_is_dangerous_but_rarely_fatal),
        cmocka_unit_test(the_report_and_its_json_hold_the_same_verdicts),
        cmocka_unit_test(threads_change_nothing),
    };
    return cmocka_run_group_tests(tests, live, forget);
}
