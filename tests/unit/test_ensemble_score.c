// Scores of stored forecasts: hand values, Murphy's parts, and every refusal with its words.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "ensemble/forecast.h"
#include "ensemble/score.h"
#include "shipped.h"

#define assert_near(a, b) assert_true(fabs((a) - (b)) <= 1e-9)
#define HEAD "question,by,made,horizon,class,probability\n"
#define RESOLVED "question,resolved,outcome\n"

static char forecasts[64], resolutions[64]; // paths; their names are shown in errors without folder

static void write_file(char path[64], const char *ending, const char *text) {
    snprintf(path, 64, "score_XXXXXX%s", ending);
    const int file = mkstemps(path, (int)strlen(ending));
    assert_true(file >= 0);
    assert_int_equal(write(file, text, strlen(text)), (ssize_t)strlen(text));
    close(file);
}

static bool scored(const char *ending, const char *said, const char *came, Score *out, Err *err) {
    write_file(forecasts, ending, said);
    write_file(resolutions, ".csv", came);
    const bool ok = score_run(forecasts, resolutions, out, err);
    unlink(forecasts);
    unlink(resolutions);
    return ok;
}

static void scores_are_those_computed_by_hand(void **state) {
    (void)state;
    Score s;
    Err err = {0};
    assert_true(scored(".csv",
                       HEAD "a,me,2041-01-01,2041-12-31,,0.8\nb,me,2041-01-01,2041-12-31,,0.3\n"
                            "c,me,2041-01-02,2041-12-31,,0.5\nd,me,2041-01-02,2051-12-31,,0.9\n",
                       RESOLVED "a,2041-05-01,yes\nb,2042-01-01,no\nc,2042-01-01,no\n", &s, &err));
    assert_int_equal(s.forecasts, 4);
    assert_int_equal(s.open, 1);
    assert_int_equal(s.sets, 1);
    const ScoreSet *set = &s.set[0];
    assert_int_equal(set->fit.cases, 3);
    assert_near(set->fit.brier, (0.04 + 0.09 + 0.25) / 3);
    assert_near(set->fit.log_score, -(log(0.8) + log(0.7) + log(0.5)) / 3);
    assert_near(set->baseline[0].fit.brier, 1 / 3.0);               // never
    assert_near(set->baseline[1].fit.brier, (1 + 0.25 + 0.25) / 3); // base rate of the others
    assert_near(set->baseline[2].fit.brier, 0.25);                  // 0.5
    assert_near(set->baseline[2].skill, 1 - set->fit.brier / 0.25);
    Text out = {0};
    score_report(&out, &s);
    assert_non_null(strstr(out.data, "Not resolved, and not scored:\n  line 5: d, by me"));
    text_free(&out);
    score_free(&s);
}

static void the_parts_of_the_brier_score_sum_to_it(void **state) {
    (void)state;
    static const double p[] = {0.1, 0.1, 0.1, 0.1, 0.7, 0.7, 0.7, 0.7};
    static const bool came[] = {0, 0, 0, 1, 1, 1, 1, 0};
    HindcastBin bin[HINDCAST_BINS];
    hindcast_bins(p, came, 8, bin);
    ScoreParts parts = score_parts(p, came, 8, bin);
    assert_near(parts.reliability, (0.15 * 0.15 + 0.05 * 0.05) / 2);
    assert_near(parts.resolution, 0.25 * 0.25);
    assert_near(parts.uncertainty, 0.25);
    assert_near(parts.within, 0); // Murphy's identity: equal forecasts in each bin
    static const double mixed[] = {0.05, 0.15, 0.1, 0.1, 0.65, 0.75, 0.7, 0.7};
    hindcast_bins(mixed, came, 8, bin);
    parts = score_parts(mixed, came, 8, bin);
    assert_near(parts.reliability - parts.resolution + parts.uncertainty + parts.within,
                hindcast_fit(mixed, came, 8).brier);
    assert_true(fabs(parts.within) > 1e-4);
}

static void a_forecaster_who_is_always_right_in_the_mean_has_no_reliability_term(void **state) {
    (void)state;
    double p[100];
    bool came[100];
    for (int i = 0; i < 100; i++) {
        p[i] = i < 50 ? 0.1 : 0.9;
        came[i] = i < 50 ? i < 5 : i < 95;
    }
    HindcastBin bin[HINDCAST_BINS];
    hindcast_bins(p, came, 100, bin);
    const ScoreParts parts = score_parts(p, came, 100, bin);
    assert_near(parts.reliability, 0);
    assert_near(parts.resolution, 0.16);
}

static void classes_are_scored_by_what_was_given_to_the_one_that_came(void **state) {
    (void)state;
    Score s;
    Err err = {0};
    const char *json = "{\"forecasts\": [{\"question\": \"q\", \"by\": \"me\", \"made\": "
                       "\"2041-01-01\", \"horizon\": \"2044-02-29\", \"classes\": {\"in\": 0.5, "
                       "\"out\": 0.3, \"other\": 0.2}}]}";
    assert_true(scored(".json", json, RESOLVED "q,2044-03-01,out\n", &s, &err));
    const ScoreSet *set = &s.set[0];
    assert_int_equal(set->class_cases, 1);
    assert_near(set->class_brier, 0.25 + 0.49 + 0.04);
    assert_near(set->class_log, -log(0.3));
    assert_near(set->uniform_brier, 2 / 3.0);
    assert_near(set->uniform_log, log(3));
    score_free(&s);
}

static void makers_are_scored_apart(void **state) {
    (void)state;
    Score s;
    Err err = {0};
    assert_true(scored(".csv",
                       HEAD "a,me,2041-01-01,2041-12-31,,1\na,you,2041-01-01,2041-12-31,,0\n",
                       RESOLVED "a,2041-05-01,yes\n", &s, &err));
    assert_int_equal(s.sets, 2);
    assert_near(s.set[0].fit.brier, 0);
    assert_near(s.set[1].fit.brier, 1);
    assert_near(s.set[1].fit.log_score,
                -log(1e-6)); // certainty that failed: held to a finite number
    score_free(&s);
}

static void what_is_wrong_is_refused_with_its_file_and_line(void **state) {
    (void)state;
    static const struct {
        const char *ending, *said, *came, *words;
    } wrong[] = {
        {".csv", HEAD "a,me,2041-06-01,2041-12-31,,0.8\n", RESOLVED "a,2041-05-01,yes\n",
         ".csv:2: the forecast of \"a\" was made on 2041-06-01, but "},
        {".csv", HEAD "a,me,2041-05-01,2041-12-31,,0.8\n", RESOLVED "a,2041-05-01,yes\n",
         ".csv:2 resolves it on 2041-05-01; a forecast is wanted that was made before that day"},
        {".csv", HEAD "a,me,2042-01-01,2041-12-31,,0.8\n", RESOLVED,
         "the horizon 2041-12-31 lies before"},
        {".csv", HEAD "a,me,2041-02-29,2041-12-31,,0.8\n", RESOLVED,
         "column 3 \"made\": found \"2041-02-29\", a date YYYY-MM-DD is wanted"},
        {".csv", HEAD "a,me,2041-02-01,2041-12-31,,1.2\n", RESOLVED,
         "a number from 0 to 1 is wanted"},
        {".csv", HEAD "a,me,2041-02-01,2041-12-31,x,0.2\na,me,2041-02-01,2041-12-31,y,0.3\n",
         RESOLVED, "the classes of \"a\" sum to 0.5, 1 is wanted"},
        {".csv", HEAD "a,me,2041-02-01,2041-12-31,x,0.2\na,me,2041-02-01,2041-12-31,x,0.8\n",
         RESOLVED, ".csv:3: the class \"x\" of \"a\" is given twice"},
        {".csv", HEAD "a,me,2041-02-01,2041-12-31,,0.2\na,me,2041-02-01,2041-12-31,,0.8\n",
         RESOLVED, "a second forecast of \"a\" by \"me\" on 2041-02-01; the first is in line 2"},
        {".csv", HEAD "a,me,2041-02-01,2041-12-31,,0.2\n", RESOLVED "a,2042-05-01,yes\n",
         "came true on 2042-05-01, after the horizon 2041-12-31"},
        {".csv", HEAD "a,me,2041-02-01,2041-12-31,,0.2\n", RESOLVED "a,2041-05-01,maybe\n",
         "outcome \"maybe\" of \"a\": yes or no is wanted"},
        {".csv", HEAD "a,me,2041-02-01,2041-12-31,x,1\n", RESOLVED "a,2042-01-01,z\n",
         "outcome \"z\" is no class of the forecast of \"a\""},
        {".csv", HEAD "a,me,2041-02-01,2041-12-31,,0.2\n",
         RESOLVED "a,2041-05-01,yes\na,2041-06-01,no\n", "\"a\" is resolved in line 2 already"},
        {".csv", "question,by,made,horizon\n", RESOLVED, "probability"},
        {".csv", HEAD, "question,outcome\n", "resolved"},
        {".json",
         "{\"forecasts\": [{\"question\": \"q\", \"by\": \"me\", \"made\": \"yesterday\", "
         "\"horizon\": \"2041-01-01\", \"probability\": 0.5}]}",
         RESOLVED, "$.forecasts[0].made: found \"yesterday\", a date YYYY-MM-DD is wanted"},
    };
    for (size_t n = 0; n < COUNT_OF(wrong); n++) {
        Score s;
        Err err = {0};
        const bool ok = scored(wrong[n].ending, wrong[n].said, wrong[n].came, &s, &err);
        if (ok || !strstr(err.text, wrong[n].words)) print_error("%zu: %s\n", n, err.text);
        assert_false(ok);
        assert_non_null(strstr(err.text, wrong[n].words));
    }
}

static void a_statement_can_be_scored_and_calls_nothing_impossible(void **state) {
    (void)state;
    static Scenario scenario;
    static Tally tally; // nothing ever happened in a hundred runs
    static const Outcome nothing = {0};
    Err err = {0};
    assert_true(shipped_load(ACCESSION_SOURCE_DIR "/scenarios/archipelago", NULL, &scenario, &err));
    for (uint64_t run = 1; run <= 100; run++) tally_add(&tally, run, &nothing);
    const ForecastHead head = {.scenario = &scenario,
                               .version = "accession test",
                               .commit = "none",
                               .policy = "passive",
                               .design = "nominal",
                               .set = "aid=1.5",
                               .seed = 1,
                               .months = 180,
                               .made = 20420601};
    assert_int_equal(forecast_horizon(&scenario, 1), 20410228);
    assert_int_equal(forecast_horizon(&scenario, 37), 20440229);
    Text out = {0};
    int left_out;
    const int rows = forecast_csv(&out, &tally, &head, &left_out);
    assert_true(rows > 15 && left_out == 1); // twelve months after January 2041 are over
    Score s;
    assert_true(scored(".csv", out.data,
                       RESOLVED "archipelago/open-question/p_member/2056-01-31,"
                                "2050-01-01,yes\n",
                       &s, &err));
    assert_int_equal(s.open, s.forecasts - 1);
    assert_near(s.set[0].fit.brier, (1 - 0.5 / 101) * (1 - 0.5 / 101));
    for (int n = 0; n < s.forecasts; n++)
        assert_true(s.forecast[n].p[0] > 0 && s.forecast[n].p[0] < 1);
    score_free(&s);
    text_free(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scores_are_those_computed_by_hand),
        cmocka_unit_test(the_parts_of_the_brier_score_sum_to_it),
        cmocka_unit_test(a_forecaster_who_is_always_right_in_the_mean_has_no_reliability_term),
        cmocka_unit_test(classes_are_scored_by_what_was_given_to_the_one_that_came),
        cmocka_unit_test(makers_are_scored_apart),
        cmocka_unit_test(what_is_wrong_is_refused_with_its_file_and_line),
        cmocka_unit_test(a_statement_can_be_scored_and_calls_nothing_impossible),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
