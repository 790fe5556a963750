// Many games: the same results however they are split, and what one game leaves behind.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ensemble/ensemble.h"
#include "ensemble/rows.h"
#include "ensemble/summary.h"
#include "model/month.h"
#include "store/json.h"
#include "store/pack.h"
#include "shipped.h"

#define assert_near(a, b, within) assert_true(fabs((a) - (b)) <= (within))

static Scenario scenario;

static int load(void **state) {
    (void)state;
    return shipped_setup(NULL, &scenario);
}

typedef struct Taken {
    Summary *sum;
    Text csv;
    uint64_t last, stop_after;
    atomic_bool stop;
} Taken;

static void take(void *context, uint64_t run, const Parameters *k, const Outcome *o) {
    Taken *t = context;
    assert_int_equal(run, t->last + 1);
    t->last = run;
    summary_add(t->sum, run, o);
    const RowLayout layout = rows_layout(NULL);
    double row[ROW_MAX];
    row_fill(&layout, run, k, o, row);
    rows_csv_row(&t->csv, &layout, 5, row);
    if (run == t->stop_after) atomic_store(&t->stop, true);
}

static void play(Taken *t, uint64_t runs, int months, int threads) {
    t->sum = summary_new(months);
    const Ensemble e = {.scenario = &scenario, .seed = 5, .runs = runs, .months = months,
                        .design = {.id = DESIGN_LHS, .seed = 5, .runs = runs},
                        .threads = threads, .stop = &t->stop, .context = t, .take = take};
    const uint64_t taken = ensemble_run(&e);
    assert_int_equal(taken, t->last);
}

static void forget(Taken *t) {
    free(t->sum);
    text_free(&t->csv);
}

static void threads_change_no_bit_of_the_result(void **state) {
    (void)state;
    static const int threads[] = {2, 3, 7};
    Taken one = {0};
    play(&one, 333, 72, 1);
    assert_int_equal(one.last, 333);
    for (size_t n = 0; n < COUNT_OF(threads); n++) {
        Taken many = {0};
        play(&many, 333, 72, threads[n]);
        assert_memory_equal(many.sum, one.sum, sizeof *one.sum);
        assert_string_equal(many.csv.data, one.csv.data);
        forget(&many);
    }
    forget(&one);
}

/* A start at peace counts among the histories in which the guns were silent at some time. */
static void renewed_attacks_are_a_share_also_of_starts_at_peace(void **state) {
    const World before = scenario.start;
    Taken t = {0};
    scenario.start.war = 0.0;
    scenario.start.settled = 1.0;
    scenario.start.order = ORDER_ARMED_NEUTRALITY;
    play(&t, 200, 60, 2);
    scenario.start = before;
    (void)state;
    assert_near(tally_value(&t.sum->tally, STAT_p_end_12), 1.0, 0.0);
    const Interval again = tally_interval(&t.sum->tally, STAT_p_reattack, LEVEL_TWO_SIDED_95);
    assert_true(again.estimate > 0.0 && again.estimate < 1.0 && again.low > 0.0 && again.high < 1.0);
    forget(&t);
}

static void a_stopped_ensemble_keeps_a_prefix_without_gaps(void **state) {
    (void)state;
    Taken t = {.stop_after = 64};
    play(&t, 100000, 12, 3);
    assert_true(t.last >= 64 && t.last < 1000);
    assert_int_equal(t.sum->tally.runs, t.last);
    forget(&t);
}

static void observing_changes_nothing(void **state) {
    (void)state;
    const RandomKey key = random_key_world(3, 4);
    World plain, watched;
    Observer see;
    world_begin(&plain, &scenario, &scenario.nominal, key);
    watched = plain;
    outcome_begin(&see, &watched, &scenario.nominal, &scenario, 120);
    for (int month = 0; month < 120; month++) {
        world_step(&plain, &scenario, &scenario.nominal, key, NULL);
        world_step(&watched, &scenario, &scenario.nominal, key, NULL);
        outcome_observe(&see, &watched, &scenario.nominal, &scenario);
        assert_true(digest_equal(world_digest(&plain), world_digest(&watched)));
    }
}

static void an_outcome_agrees_with_itself(void **state) {
    (void)state;
    int wars = 0, entries = 0;
    for (uint64_t run = 1; run <= 200; run++) {
        Outcome o;
        game_run(&scenario, &scenario.nominal, NULL, 1, run, 180, &o);
        double peace = 0;
        for (int order = 0; order < ORDER_COUNT; order++) peace += o.peace_months[order];
        assert_true(o.months == 180 && o.years == 15);
        assert_true(peace + o.war_months == 180);
        assert_true(o.hot_months <= o.war_months);
        assert_true(o.beyond_months <= o.hot_months && o.grey_years <= o.years);
        assert_true((o.month_war_end > 0) == (o.ended_by > 0));
        assert_true((o.month_entry > 0) == (o.window_entries + o.outside_entries > 0));
        assert_true(o.month_entry <= 0 || o.class_at[AT_END] == ORDER_MEMBER);
        for (int at = 0; at < AT_COUNT; at++)
            assert_true(o.class_at[at] >= 0 && o.class_at[at] < ORDER_COUNT);
        wars += o.month_war_end <= 0;
        entries += o.month_entry > 0;
    }
    assert_true(wars < 200 && entries > 0);
}

static void a_short_game_does_not_reach_the_later_dates(void **state) {
    (void)state;
    Outcome o;
    game_run(&scenario, &scenario.nominal, NULL, 1, 1, 60, &o);
    assert_true(o.class_at[AT_60] >= 0 && o.class_at[AT_120] == -1);
    assert_true(o.class_at[AT_END] == o.class_at[AT_60]);
}

static void csv_has_a_name_for_every_number(void **state) {
    (void)state;
    Text head = {0}, row = {0};
    Outcome o;
    game_run(&scenario, &scenario.nominal, NULL, 1, 1, 24, &o);
    const RowLayout layout = rows_layout(NULL);
    double number[ROW_MAX];
    row_fill(&layout, 1, &scenario.nominal, &o, number);
    rows_csv_head(&head, &layout);
    rows_csv_row(&row, &layout, 1, number);
    size_t names = 1, numbers = 1;
    for (const char *c = head.data; *c; c++) names += *c == ',';
    for (const char *c = row.data; *c; c++) numbers += *c == ',';
    assert_int_equal(names, numbers);
    assert_non_null(strstr(head.data, ",class_at_end,"));
    assert_non_null(strstr(head.data, ",peace_hazard_member,"));
    assert_memory_equal(head.data, "seed,run,kappa_K,", 17);
    text_free(&head);
    text_free(&row);
}

static void the_report_and_its_json_hold_the_same_classes(void **state) {
    (void)state;
    Taken t = {0};
    play(&t, 200, 180, 2);
    const SummaryHead head = {.version = "v", .title = "t", .policy = "passive",
                              .design = DESIGN_LHS, .seed = 5};
    Text report = {0}, text = {0};
    ensemble_report(&report, t.sum, &head);
    JsonOut out = json_out_start(&text, 0);
    json_out_object_begin(&out);
    ensemble_json(&out, t.sum, &head);
    json_out_object_end(&out);
    json_out_finish(&out);
    Err err = {0};
    Json *json = json_parse("json", text.data, text.length, &err);
    assert_non_null(json);
    JsonAt classes, class;
    double total = 0;
    assert_true(json_get_object(json_root(json), "classes", &classes, &err));
    assert_int_equal(json_count(classes), 8);
    for (int c = 0; c < ORDER_COUNT; c++) {
        double p = 0, lo = 0, hi = 0;
        char line[64];
        assert_true(json_get_object(classes, order_name((OrderId)c), &class, &err));
        assert_true(json_get_real(class, "p", 0, 1, &p, &err) &&
                    json_get_real(class, "lo", 0, p, &lo, &err) &&
                    json_get_real(class, "hi", p, 1, &hi, &err));
        snprintf(line, sizeof line, "%.3f [%.3f, %.3f]\n", p, lo, hi);
        assert_non_null(strstr(report.data, line));
        total += p;
    }
    assert_near(total, 1, 1e-12);
    json_free(json);
    text_free(&text);
    text_free(&report);
    forget(&t);
}

static void quantiles_of_a_histogram_are_those_of_the_numbers(void **state) {
    (void)state;
    Summary *sum = summary_new(180);
    for (uint64_t run = 1; run <= 1000; run++) {
        Outcome o = {.month_war_end = (double)(run % 100 + 1)};
        for (int at = 0; at < AT_COUNT; at++) o.coalition_at[at] = (double)run / 1000;
        summary_add(sum, run, &o);
    }
    assert_int_equal(summary_war_end(sum, 0.5), 50);
    assert_int_equal(summary_war_end(sum, 0.9), 90);
    assert_near(histogram_quantile(&sum->coalition[AT_END], 0.1, SCALE_PROBABILITY), 0.1,
                       0.0005);
    assert_near(summary_entropy(sum, AT_END), 0, 1e-12);
    free(sum);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_change_no_bit_of_the_result),
        cmocka_unit_test(renewed_attacks_are_a_share_also_of_starts_at_peace),
        cmocka_unit_test(a_stopped_ensemble_keeps_a_prefix_without_gaps),
        cmocka_unit_test(observing_changes_nothing),
        cmocka_unit_test(an_outcome_agrees_with_itself),
        cmocka_unit_test(a_short_game_does_not_reach_the_later_dates),
        cmocka_unit_test(csv_has_a_name_for_every_number),
        cmocka_unit_test(the_report_and_its_json_hold_the_same_classes),
        cmocka_unit_test(quantiles_of_a_histogram_are_those_of_the_numbers),
    };
    return cmocka_run_group_tests(tests, load, NULL);
}
