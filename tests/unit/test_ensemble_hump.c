/* The hump, the two roads, classes by year, and the claims that rows belong to. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ensemble/frontier.h"
#include "ensemble/hump.h"
#include "ensemble/property.h"
#include "ensemble/summary.h"
#include "shipped.h"

#define PACK ACCESSION_SOURCE_DIR "/scenarios/ukraine-2023"

static Scenario scenario;
static Hump hump;

static int open_pack(void **state) {
    (void)state;
    Err err = {0};
    static const double stakes[] = {0.25, 0.45, 0.70};
    if (!shipped_load(PACK, "january-2023", &scenario, &err)) return -1;
    hump_find(&scenario, stakes, 3, 1, 1000, &hump);
    return 0;
}

static void belief_that_is_given_answers_as_belief_that_is_computed(void **state) {
    (void)state;
    const CodedCrisis crisis = {.stakes = 0.4,
                                .hands = 0.5,
                                .reputation = 0.5,
                                .nuclear_adversary = 1,
                                .local_ratio = 0.1,
                                .coalition_ratio = -1.3,
                                .porcupine = 0.7,
                                .prize = 0.7,
                                .dissatisfaction = 0.2,
                                .punishment = 1,
                                .menace = 1};
    const CodedAnswer computed = deterrence_coded(&crisis, &scenario.nominal);
    const CodedAnswer given = deterrence_believed(&crisis, computed.credibility, &scenario.nominal);
    assert_memory_equal(&computed, &given, sizeof given);
}

static void jeopardy_rises_with_belief_and_then_falls(void **state) {
    (void)state;
    assert_true(hump.jeopardy[0].estimate == 0);                       /* nobody fights */
    assert_true(hump.q[hump.peak] >= 0.1 && hump.q[hump.peak] <= 0.3); /* model notes A9 */
    for (int n = 1; n < HUMP_POINTS; n++) {
        const double step = hump.jeopardy[n].estimate - hump.jeopardy[n - 1].estimate;
        assert_true(n <= hump.peak ? step >= 0 : step <= 0);
        assert_true(hump.jeopardy[n].low <= hump.jeopardy[n].high);
    }
}

static void a_promise_is_believed_the_more_the_higher_the_stakes(void **state) {
    (void)state;
    for (int n = 0; n < hump.stakes; n++)
        for (int p = 0; p < HUMP_PROMISES; p++) {
            if (p > 0) assert_true(hump.stake[n].q[p] > hump.stake[n].q[p - 1]);
            if (n > 0) assert_true(hump.stake[n].q[p] > hump.stake[n - 1].q[p]);
        }
}

static void membership_raises_jeopardy_in_ever_fewer_worlds_as_stakes_rise(void **state) {
    (void)state;
    for (int n = 1; n < HUMP_SHARES; n++)
        assert_true(hump.share[n].estimate <= hump.share[n - 1].estimate);
    assert_true(hump.stake[0].raises.low > 0.4);
    assert_true(hump.stake[2].raises.high < 0.05);
}

static void stakes_are_read_or_refused_with_what_was_found(void **state) {
    (void)state;
    static const char *const wrong[] = {"",    "0.2,", "a",   "0.2 0.3",
                                        "1.1", "-0.1", "nan", "0,0,0,0,0,0,0,0,0"};
    double stakes[HUMP_STAKES_MAX];
    int count;
    Err err = {0};
    assert_true(hump_stakes_read("0,0.25,1", stakes, &count, &err));
    assert_int_equal(count, 3);
    assert_true(stakes[1] == 0.25);
    for (size_t n = 0; n < COUNT_OF(wrong); n++) {
        err = (Err){0};
        assert_false(hump_stakes_read(wrong[n], stakes, &count, &err));
        assert_non_null(strstr(err.text, "--stakes"));
    }
}

static void take(void *context, uint64_t run, const Parameters *k, const Outcome *o) {
    (void)k;
    summary_add(context, run, o);
}

static Summary *lived(uint64_t runs, int months, int threads) {
    Summary *sum = summary_new(months);
    const Ensemble e = {.scenario = &scenario,
                        .design = {.seed = 3, .runs = runs},
                        .seed = 3,
                        .runs = runs,
                        .months = months,
                        .threads = threads,
                        .context = sum,
                        .take = take};
    assert_int_equal(ensemble_run(&e), runs);
    return sum;
}

static void every_run_is_counted_in_one_class_a_year(void **state) {
    (void)state;
    Summary *sum = lived(100, 130, 2), *again = lived(100, 130, 1);
    assert_int_equal(summary_years(sum), 10);
    for (int year = 0; year < OUTCOME_YEARS; year++) {
        uint64_t runs = 0;
        for (int k = 0; k < ORDER_COUNT; k++) runs += sum->by_year[year][k];
        assert_int_equal(runs, year <= 10 ? 100 : 0);
    }
    assert_memory_equal(sum->by_year[5], sum->classes[AT_60], sizeof sum->by_year[5]);
    assert_memory_equal(sum->by_year[10], sum->classes[AT_120], sizeof sum->by_year[10]);
    assert_memory_equal(sum->by_year, again->by_year, sizeof sum->by_year);
    free(sum);
    free(again);
}

static void a_strategy_that_sets_nothing_lives_what_an_ensemble_lives(void **state) {
    (void)state;
    Err err = {0};
    Frontier *f = calloc(1, sizeof *f);
    Summary *sum = lived(100, 120, 1);
    *f = (Frontier){.scenario = &scenario, .seed = 3, .runs = 100, .months = 120, .threads = 2};
    assert_true(frontier_find(f, &err));
    const Road *road = &f->road[STRATEGY_passive];
    for (int r = 0; r < ROUTE_COUNT; r++) {
        const Interval x =
            tally_interval(&sum->tally, route_info((RouteId)r)->success, LEVEL_TWO_SIDED_95);
        assert_memory_equal(&x, &road->success[r], sizeof x);
    }
    assert_true(f->road[STRATEGY_aid].member.estimate != road->member.estimate ||
                f->road[STRATEGY_refuse].success[ROUTE_freeze].estimate !=
                    road->success[ROUTE_freeze].estimate);
    free(sum);
    free(f);
}

static PropertySet *parse(const char *text, Err *err) {
    Json *json = json_parse("p.json", text, strlen(text), err);
    return json ? properties_parse(json, err) : NULL;
}

#define ROW(id)                                                                                    \
    "{\"id\": \"" id "\", \"claim\": \"c\", \"kind\": \"fits\", \"statistic\": \"1\", \"op\": "    \
                     "\">\", \"threshold\": 0}"

static void a_row_belongs_to_the_claim_of_its_name(void **state) {
    (void)state;
    static const char *const expected[] = {"A12", "A12", "C5a", "C5", "X7b", "windows"};
    Err err = {0};
    PropertySet *set = parse("{\"claims\": {\"A12\": {\"claim\": \"all\", \"mechanism\": \"m\", "
                             "\"figure\": \"hump\"},"
                             "\"C5\": {\"claim\": \"rest\"}, \"C5a\": {\"claim\": \"own\"}}, "
                             "\"rows\": [" ROW("A12a.1") "," ROW("A12b") "," ROW("C5a.x") "," ROW(
                                 "C5b") "," ROW("X7b.a") "," ROW("windows") "]}",
                             &err);
    if (!set) fail_msg("%s", err.text);
    for (int n = 0; n < properties_count(set); n++)
        assert_string_equal(properties_claim(set, properties_at(set, n)).id, expected[n]);
    assert_string_equal(properties_claim(set, properties_at(set, 0)).figure, "hump");
    assert_string_equal(properties_claim(set, properties_at(set, 4)).claim, "");
    properties_free(set);
}

static void a_claim_that_is_wrong_is_refused_with_its_place(void **state) {
    (void)state;
    static const struct {
        const char *claims, *words;
    } wrong[] = {{"{\"A\": {}}", "claim"},
                 {"{\"A\": {\"claim\": 1}}", "claims.A"},
                 {"[]", "claims"},
                 {"{\"A\": {\"claim\": \"c\", \"figure\": \"cube\"}}", "classes, hump, frontier"},
                 {"{\"A\": {\"claim\": \"c\", \"why\": \"w\"}}", "why"}};
    for (size_t n = 0; n < COUNT_OF(wrong); n++) {
        Err err = {0};
        Text text = {0};
        text_add(&text, "{\"claims\": %s, \"rows\": []}", wrong[n].claims);
        assert_null(parse(text.data, &err));
        if (!strstr(err.text, wrong[n].words))
            fail_msg("\"%s\" is not in: %s", wrong[n].words, err.text);
        text_free(&text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(belief_that_is_given_answers_as_belief_that_is_computed),
        cmocka_unit_test(jeopardy_rises_with_belief_and_then_falls),
        cmocka_unit_test(a_promise_is_believed_the_more_the_higher_the_stakes),
        cmocka_unit_test(membership_raises_jeopardy_in_ever_fewer_worlds_as_stakes_rise),
        cmocka_unit_test(stakes_are_read_or_refused_with_what_was_found),
        cmocka_unit_test(every_run_is_counted_in_one_class_a_year),
        cmocka_unit_test(a_strategy_that_sets_nothing_lives_what_an_ensemble_lives),
        cmocka_unit_test(a_row_belongs_to_the_claim_of_its_name),
        cmocka_unit_test(a_claim_that_is_wrong_is_refused_with_its_place),
    };
    return cmocka_run_group_tests(tests, open_pack, NULL);
}
