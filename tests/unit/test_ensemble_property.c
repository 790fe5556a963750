// Properties: reading rows, judging them, refusing wrong ones with their place and words.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ensemble/property_set.h"
#include "store/pack.h"
#include "shipped.h"

/* Sanitizers make a history ten times as long: there the machinery is tried, not the verdicts. */
#ifdef __SANITIZE_ADDRESS__
enum { HEADLINE_RUNS = 10, JUDGED = 0 };
#else
enum { HEADLINE_RUNS = 1000, JUDGED = 1 };
#endif

#define PACK ACCESSION_SOURCE_DIR "/scenarios/ukraine-2023"

static int loads; // how often a start was asked for

static bool start(void *context, const char *name, Scenario *out, Err *err) {
    (void)context;
    loads++;
    return shipped_load(PACK, name, out, err);
}

// The rows of a file whose other parts are always these.
#define FRAME(rows)                                                                               \
    "{\"defaults\": {\"start\": \"january-2023\", \"runs\": 200, \"horizon\": 24,"                \
    " \"draws\": 200},\n"                                                                         \
    "\"arms\": {\"base\": {}, \"again\": {\"set\": {}}, \"little\": {\"set\": {\"aid\": 0.2}}},\n" \
    "\"coded\": {\"weak\": {\"stakes\": 0.25, \"local_ratio\": 0.1, \"coalition_ratio\": -1.3,\n" \
    " \"porcupine\": 0.7, \"prize\": \"k.V_R\", \"dissatisfaction\": 0.135},\n"                   \
    " \"firm\": {\"like\": \"weak\", \"hands\": 1}},\n"                                           \
    "\"rows\": [\n" rows "\n]}"
#define ROW(id, statistic, op, threshold, more)                                                   \
    "{\"id\": \"" id "\", \"claim\": \"c\", \"kind\": \"fits\", \"statistic\": \"" statistic      \
    "\", \"op\": \"" op "\", \"threshold\": " #threshold more "}"

static PropertySet *parse(const char *text, Err *err) {
    Json *json = json_parse("p.json", text, strlen(text), err);
    return json ? properties_parse(json, err) : NULL;
}

static PropertySet *judged(const char *text, const char *only) {
    Err err = {0};
    PropertySet *set = parse(text, &err);
    if (!set) fail_msg("%s", err.text);
    const PropertyRequest ask = {.start = start, .seed = 1, .only = only, .threads = 2};
    if (!properties_judge(set, &ask, &err)) fail_msg("%s", err.text);
    return set;
}

static void a_verdict_follows_from_interval_and_operator(void **state) {
    (void)state;
    static const struct {
        const char *id;
        Verdict verdict;
    } expected[] = {
        {"pass", VERDICT_PASS}, {"fail", VERDICT_FAIL},     {"open", VERDICT_INCONCLUSIVE},
        {"none", VERDICT_INCONCLUSIVE}, {"edge", VERDICT_PASS}, {"beyond", VERDICT_FAIL},
        {"sign", VERDICT_PASS}, {"nosign", VERDICT_INCONCLUSIVE},
    };
    PropertySet *set = judged(FRAME(ROW("pass", "base.p_member", "<", 0.5, "") ","
                                    ROW("fail", "base.p_member", ">", 0.5, "") ","
                                    ROW("open", "base.p_member", ">", 0, "") ","
                                    ROW("none", "base.p_member_given_expulsion", ">", 0, "") ","
                                    ROW("edge", "base.p_end - again.p_end", "<=", 0, "") ","
                                    ROW("beyond", "base.p_end - again.p_end", "<", 0, "") ","
                                    ROW("sign", "little.aid_12 - base.aid_12", "sign", 0, "") ","
                                    ROW("nosign", "base.aid_12 - again.aid_12", "sign", 0, "")),
                              NULL);
    assert_int_equal(properties_count(set), COUNT_OF(expected));
    for (int n = 0; n < properties_count(set); n++) {
        assert_string_equal(properties_at(set, n)->id, expected[n].id);
        assert_string_equal(verdict_name(properties_at(set, n)->verdict),
                            verdict_name(expected[n].verdict));
    }
    assert_false(properties_hold(set));
    properties_free(set);
}

static void rows_that_need_the_same_games_share_them(void **state) {
    (void)state;
    Err err = {0};
    PropertySet *set =
        parse(FRAME(ROW("a", "base.p_member", "<", 1, "") ","
                    ROW("b", "again.p_end", ">", 0, "") ","
                    ROW("c", "x.p_end", ">", 0, ", \"arms\": {\"x\": {\"set\": {\"aid\": 0.2}}}")
                    "," ROW("d", "little.p_end", ">", 0, "")), &err);
    assert_non_null(set);
    assert_int_equal(set->games_count, 2);
    properties_free(set);
}

static void only_what_was_asked_for_is_played(void **state) {
    (void)state;
    PropertySet *set = judged(FRAME(ROW("A1.a", "base.p_member", "<", 0.5, "") ","
                                    ROW("A1.b", "base.p_end", "<", 0.5, "") ","
                                    ROW("A12", "little.p_end", ">", 0, "")),
                              "A1,C9");
    assert_int_equal(properties_at(set, 0)->verdict, VERDICT_PASS);
    assert_int_equal(properties_at(set, 1)->verdict, VERDICT_PASS);
    assert_int_equal(properties_at(set, 2)->verdict, VERDICT_NONE);
    assert_true(properties_hold(set));
    Text out = {0};
    JsonOut json = json_out_start(&out, 0);
    properties_json(&json, set);
    json_out_finish(&json);
    assert_non_null(strstr(out.data, "{\"id\":\"A1.a\",\"kind\":\"fits\",\"estimate\":"));
    assert_null(strstr(out.data, "A12"));
    text_free(&out);
    properties_free(set);
}

static void an_unknown_id_is_refused(void **state) {
    (void)state;
    Err err = {0};
    PropertySet *set = parse(FRAME(ROW("A1", "base.p_member", "<", 1, "")), &err);
    const PropertyRequest ask = {.start = start, .seed = 1, .only = "A2"};
    assert_false(properties_judge(set, &ask, &err));
    assert_string_equal(err.text, "no row has the id A2");
    properties_free(set);
}

static void a_closed_form_needs_no_games_and_has_no_error(void **state) {
    (void)state;
    PropertySet *set = judged(FRAME(ROW("q", "firm.credibility - weak.credibility", ">", 0, "") ","
                                    ROW("s", "share(firm.attack < weak.attack)", ">", 0.9, "")),
                              NULL);
    assert_int_equal(set->games_count, 0);
    const Interval q = properties_at(set, 0)->answer;
    assert_true(q.low == q.estimate && q.high == q.estimate && q.estimate > 0.1);
    const Interval s = properties_at(set, 1)->answer; // treaty against none: never more attacks
    assert_true(s.estimate == 1 && s.low > 0.9 && s.low < 1);
    properties_free(set);
}

static void a_start_is_loaded_once_for_all_its_arms(void **state) {
    (void)state;
    loads = 0;
    properties_free(judged(FRAME(ROW("a", "base.p_end - little.p_end", ">", -1, "")), NULL));
    assert_int_equal(loads, 1);
}

static void the_sign_of_a_structural_row_is_judged_at_every_point(void **state) {
    (void)state;
    Err err = {0};
    PropertySet *set = parse(
        FRAME("{\"id\": \"S\", \"claim\": \"c\", \"kind\": \"structural\", \"op\": \">=\", "
              "\"threshold\": 2, \"statistic\": \"base.aid_12 / little.aid_12\", "
              "\"sign\": \"base.aid_12 - little.aid_12\"}," ROW("F", "base.p_member", "<", 1, "")),
        &err);
    assert_non_null(set);
    const PropertyRequest ask = {.start = start, .seed = 1, .runs = 50, .threads = 2};
    assert_true(properties_robust(set, &ask, 4, &err));
    const Robustness *r = &properties_at(set, 0)->robust;
    assert_true(r->points == 4 && r->holds == 4 && r->fails == 0);
    assert_int_equal(properties_at(set, 1)->robust.points, 0);
    properties_free(set);
}

#define STRUCTURAL(id, statistic, op, threshold)                                                   \
    "{\"id\": \"" id "\", \"claim\": \"c\", \"kind\": \"structural\", \"op\": \"" op "\", "                  \
    "\"threshold\": " #threshold ", \"statistic\": \"" statistic "\"}"

static void structural_rows_hold_jointly_only_where_each_of_them_holds(void **state) {
    (void)state;
    Err err = {0};
    PropertySet *set = parse(FRAME(STRUCTURAL("S", "base.aid_12 - little.aid_12", ">", 0) ","
                                   STRUCTURAL("K", "k.kappa_K - 2.2", ">", 0) ","
                                   ROW("F", "base.p_member", "<", 1, "")), &err);
    assert_non_null(set);
    const PropertyRequest ask = {.start = start, .seed = 1, .runs = 50, .threads = 2};
    assert_true(properties_robust(set, &ask, 8, &err));
    const JointRobustness *joint = properties_joint(set);
    assert_int_equal(joint->rows, 2);
    // kappa_K is stratified over 1.2 to 3.2: half of the points lie above 2.2
    assert_true(joint->robust.points == 8 && joint->robust.holds == 4 && joint->robust.fails == 4);
    assert_true(robustness_share(&joint->robust) == 0.5 && !properties_robust_hold(set));
    Text out = {0};
    properties_report(&out, set);
    assert_non_null(strstr(out.data, "Joint robustness: all 2 structural rows hold at 4 of 8 points"));
    text_free(&out);
    properties_robust_csv(&out, set);
    assert_non_null(strstr(out.data, "\nK,structural,8,4,4,0,0.500000,"));
    assert_non_null(strstr(out.data, "\njoint,structural,8,4,4,0,0.500000,"));
    text_free(&out);
    properties_free(set);
}

static void a_wrong_row_is_refused_with_its_place_and_what_would_be_right(void **state) {
    (void)state;
    static const char *const wrong[][2] = {
        {FRAME(ROW("A", "base.p_membr", "<", 1, "")),
         "p.json:7: $.rows[0].statistic: \"base.p_membr\": statistic \"p_membr\" is not known; did "
         "you mean p_member"},
        {FRAME(ROW("A", "base.p_end", "=", 1, "")),
         "p.json:7: $.rows[0].op: found \"=\", one of <, <=, >, >=, sign is wanted"},
        {FRAME(ROW("A", "x.p_end", "<", 1, ", \"arms\": {\"x\": {\"set\": {\"aids\": 1}}}")),
         "p.json:7: $.rows[0].arms.x.set.aids: found \"aids\", a posture, a parameter or a "
         "variable is wanted; did you mean aid"},
        {FRAME(ROW("A", "x.p_end", "<", 1, ", \"arms\": {\"x\": {\"design\": \"cube\"}}")),
         "p.json:7: $.rows[0].arms.x.design: found \"cube\", nominal, box or lhs is wanted"},
        {FRAME(ROW("A", "x.attack", "<", 1, ", \"coded\": {\"x\": {\"stakes\": 0.5}}")),
         "p.json:7: $.rows[0].coded.x: \"local_ratio\" is wanted"},
        {FRAME(ROW("A", "base.p_end", "<", 1, "") ",\n" ROW("A", "base.p_end", "<", 1, "")),
         "p.json:8: $.rows[1]: the id \"A\" is already used"},
    };
    for (size_t n = 0; n < COUNT_OF(wrong); n++) {
        Err err = {0};
        assert_null(parse(wrong[n][0], &err));
        assert_string_equal(err.text, wrong[n][1]);
    }
}

static void a_setting_out_of_range_is_refused_with_its_place(void **state) {
    (void)state;
    Err err = {0};
    PropertySet *set = parse(
        FRAME(ROW("A", "x.p_end", "<", 1, ", \"arms\": {\"x\": {\"set\": {\"aid\": 7}}}")), &err);
    const PropertyRequest ask = {.start = start, .seed = 1};
    assert_false(properties_judge(set, &ask, &err));
    assert_string_equal(err.text, "p.json:7: $.rows[0].arms.x.set.aid: posture aid = 7: a number "
                                  "from 0 to 2 is wanted");
    properties_free(set);
}

static void every_claim_of_the_pack_has_a_row(void **state) {
    (void)state;
    Err err = {0};
    PropertySet *set = properties_read(PACK "/properties.json", &err);
    if (!set) fail_msg("%s", err.text);
    for (int claim = 1; claim <= 49; claim++) {
        char id[8];
        const size_t length = (size_t)snprintf(id, sizeof id, "%c%d", claim <= 29 ? 'A' : 'C',
                                               claim <= 29 ? claim : claim - 29);
        bool found = strcmp(id, "C18") == 0; // has no property
        for (int n = 0; n < properties_count(set); n++) {
            const char *row = properties_at(set, n)->id;
            found = found || (strncmp(row, id, length) == 0 &&
                              !(row[length] >= '0' && row[length] <= '9'));
        }
        if (!found) fail_msg("no row for %s", id);
    }
    properties_free(set);
}

static void no_headline_claim_fails_in_a_seed_block_not_used_for_tuning(void **state) {
    (void)state;
    Err err = {0};
    PropertySet *set = properties_read(PACK "/properties.json", &err);
    const PropertyRequest ask = {.start = start, .seed = 20230131, .runs = HEADLINE_RUNS};
    if (!set || !properties_judge(set, &ask, &err)) fail_msg("%s", err.text);
    int failed = 0;
    for (int n = 0; n < properties_count(set); n++) {
        const Property *p = properties_at(set, n);
        if (!p->bold || p->verdict != VERDICT_FAIL || !JUDGED) continue;
        print_error("%s: %s: %g\n", p->id, p->claim, p->answer.estimate);
        failed++;
    }
    assert_int_equal(failed, 0);
    properties_free(set);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_verdict_follows_from_interval_and_operator),
        cmocka_unit_test(rows_that_need_the_same_games_share_them),
        cmocka_unit_test(only_what_was_asked_for_is_played),
        cmocka_unit_test(an_unknown_id_is_refused),
        cmocka_unit_test(a_closed_form_needs_no_games_and_has_no_error),
        cmocka_unit_test(a_start_is_loaded_once_for_all_its_arms),
        cmocka_unit_test(the_sign_of_a_structural_row_is_judged_at_every_point),
        cmocka_unit_test(structural_rows_hold_jointly_only_where_each_of_them_holds),
        cmocka_unit_test(a_wrong_row_is_refused_with_its_place_and_what_would_be_right),
        cmocka_unit_test(a_setting_out_of_range_is_refused_with_its_place),
        cmocka_unit_test(every_claim_of_the_pack_has_a_row),
        cmocka_unit_test(no_headline_claim_fails_in_a_seed_block_not_used_for_tuning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
