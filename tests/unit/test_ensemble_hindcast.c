/* Hindcasts: case files, answers, scores, reports.
 *
 * Always true: a file a test needs is written by that test and removed at its end. */
#include "ensemble/hindcast.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "model/accession.h"
#include "model/deterrence.h"
#include "store/json.h"

#define CRISIS_COLUMNS                                                                             \
    "case,stakes,hands,tripwire,reputation,nuclear_adversary,local_ratio,coalition_ratio,"         \
    "porcupine,prize,dissatisfaction,observed\n"
#define SUMMIT_COLUMNS                                                                             \
    "case,stakes,menace,dispute,governance,lead_inclination,core_inclination,veto,observed\n"

typedef struct TempFile {
    char path[200];
} TempFile;

static TempFile file_of(const char *content) {
    TempFile file;
    const char *folder = getenv("TMPDIR");
    snprintf(file.path, sizeof file.path, "%s/hindcast-XXXXXX", folder ? folder : P_tmpdir);
    int descriptor = mkstemp(file.path);
    assert_true(descriptor >= 0);
    size_t length = strlen(content);
    assert_int_equal(write(descriptor, content, length), length);
    close(descriptor);
    return file;
}

static bool run_paths(const char *const *path, int count, int draws, Hindcast *out, Err *err) {
    Parameters k = parameters_nominal();
    HindcastFiles files = {path, count, FILE_LINKS_FOLLOW};
    return hindcast_run(&files, &k, &(HindcastOptions){.draws = draws}, out, err);
}

static Hindcast run_text(const char *content, int draws) {
    TempFile file = file_of(content);
    const char *path = file.path;
    Hindcast h;
    Err err = {0};
    if (!run_paths(&path, 1, draws, &h, &err)) fail_msg("%s", err.text);
    unlink(file.path);
    return h;
}

static Hindcast run_shipped(int draws) {
    static const char *const paths[] = {
        ACCESSION_SOURCE_DIR "/scenarios/ukraine-2023/hindcast/deterrence.csv",
        ACCESSION_SOURCE_DIR "/scenarios/ukraine-2023/hindcast/accession.csv"};
    Hindcast h;
    Err err = {0};
    if (!run_paths(paths, 2, draws, &h, &err)) fail_msg("%s", err.text);
    return h;
}

static const HindcastCase *case_named(const Hindcast *h, const char *name) {
    for (int i = 0; i < h->count; i++)
        if (strcmp(h->cases[i].name, name) == 0) return &h->cases[i];
    fail_msg("no case %s", name);
    return NULL;
}

/* The error for content must be the path followed by complaint. */
static void refuse(const char *content, const char *complaint) {
    TempFile file = file_of(content);
    const char *path = file.path;
    Hindcast h;
    Err err = {0};
    char wanted[800];
    snprintf(wanted, sizeof wanted, "%s%s", file.path, complaint);
    assert_false(run_paths(&path, 1, 1, &h, &err));
    unlink(file.path);
    assert_string_equal(err.text, wanted);
    assert_int_equal(h.count, 0);
    assert_null(h.arena.newest);
}

static void nine_in_ten_shipped_crises_fall_on_the_observed_side(void **state) {
    (void)state;
    Hindcast h = run_shipped(1);
    const HindcastFit *fit = &h.scores[HINDCAST_DETERRENCE].fit;
    assert_true(fit->cases >= 13);
    assert_true(fit->accuracy >= 0.9);
    assert_true(fit->auc > 0.9);
    hindcast_free(&h);
}

static void shipped_summits_with_one_grievance_come_out_as_they_did(void **state) {
    (void)state;
    Hindcast h = run_shipped(1);
    assert_true(case_named(&h, "Macedonia 2008")->p < 0.5);
    assert_true(case_named(&h, "Bosnia 2010-22")->p < 0.5);
    assert_true(case_named(&h, "Sweden")->p > 0.5);
    assert_true(h.scores[HINDCAST_ACCESSION].fit.accuracy >= 0.9);
    hindcast_free(&h);
}

static void the_shipped_files_leave_no_column_unused(void **state) {
    (void)state;
    Hindcast h = run_shipped(1);
    assert_int_equal(h.note_count, 0);
    hindcast_free(&h);
}

/* The inputs of a made-up crisis, and its row. */
static const CodedCrisis coded_a = {.stakes = 0.5,
                                    .hands = 0.25,
                                    .tripwire = 0.125,
                                    .reputation = 0.4,
                                    .nuclear_adversary = 0.5,
                                    .local_ratio = 0.9,
                                    .coalition_ratio = -0.3,
                                    .porcupine = 0.4,
                                    .prize = 0.8,
                                    .dissatisfaction = 0.3,
                                    .punishment = 0.5,
                                    .own_deterrent = 0,
                                    .menace = 1};
#define ROW_A "A,0.5,0.25,0.125,0.4,0.5,0.9,-0.3,0.4,0.8,0.3,yes\n"

static Parameters parameters_at(double nu) {
    Parameters k = parameters_nominal();
    k.nu = nu;
    return k;
}

static void a_new_crisis_is_one_row_and_gets_the_models_answer(void **state) {
    (void)state;
    Parameters k = parameters_at(0.15);
    CodedAnswer answer = deterrence_coded(&coded_a, &k);
    Hindcast h = run_text(CRISIS_COLUMNS ROW_A, 1);
    assert_int_equal(h.count, 1);
    assert_string_equal(h.cases[0].name, "A");
    assert_true(h.cases[0].observed);
    assert_false(h.cases[0].fought_known);
    assert_true(h.cases[0].p == answer.attack);
    assert_true(h.cases[0].credibility == answer.credibility);
    double shares = h.cases[0].denial + h.cases[0].entanglement + h.cases[0].punishment;
    assert_true(fabs(shares - 1.0) < 1e-12);
    hindcast_free(&h);
}

static void a_new_summit_is_one_row_and_gets_the_models_answer(void **state) {
    (void)state;
    Parameters k = parameters_at(0.15);
    CodedAccession coded = {.stakes = 0.5,
                            .menace = 0.4,
                            .dispute = 0.2,
                            .governance = 0.6,
                            .lead_inclination = 0.7,
                            .core_inclination = -0.1,
                            .veto = 0.3,
                            .eligibility = 1,
                            .months = 12};
    Hindcast h = run_text(SUMMIT_COLUMNS "B,0.5,0.4,0.2,0.6,0.7,-0.1,0.3,no\n", 1);
    assert_int_equal(h.cases[0].set, HINDCAST_ACCESSION);
    assert_false(h.cases[0].observed);
    assert_true(h.cases[0].p == accession_coded(&coded, &k));
    hindcast_free(&h);
}

static void columns_may_be_symbols_in_any_order(void **state) {
    (void)state;
    Hindcast named = run_text(CRISIS_COLUMNS ROW_A, 1);
    Hindcast greek = run_text("z,V,porc,λ₂,λ,n,ρ,τ,h,σ,Obs,Case\n"
                              "0.3,0.8,0.4,-0.3,0.9,0.5,0.4,0.125,0.25,0.5,attacked,A\n",
                              1);
    Hindcast spelt = run_text("case,sigma,h,tau,rho,n,lambda,lambda2,porc,V,z,obs\n" ROW_A, 1);
    Hindcast summit = run_text("case,σ,m,d,G,lead,core,b,E_lig,obs\n"
                               "B,0.5,0.4,0.2,0.6,0.7,-0.1,0.3,1,no\n",
                               1);
    assert_true(greek.cases[0].p == named.cases[0].p);
    assert_true(greek.cases[0].observed);
    assert_true(spelt.cases[0].p == named.cases[0].p);
    assert_int_equal(summit.cases[0].set, HINDCAST_ACCESSION);
    assert_true(summit.cases[0].input[6] == 0.3);
    hindcast_free(&named);
    hindcast_free(&greek);
    hindcast_free(&spelt);
    hindcast_free(&summit);
}

static void a_column_that_is_not_used_is_noted(void **state) {
    (void)state;
    Hindcast h = run_text("case,σ,m,d,G,lead,core,b,elegibility,colour,source,observed\n"
                          "B,0.5,0.4,0.2,0.6,0.7,-0.1,0.3,0.1,red,own coding,no\n",
                          1);
    assert_int_equal(h.note_count, 2);
    assert_non_null(strstr(h.notes[0], ": column 9 \"elegibility\" is not used (did you mean "
                                       "\"eligibility\"?)"));
    assert_non_null(strstr(h.notes[1], ": column 10 \"colour\" is not used"));
    assert_true(h.cases[0].input[7] == 1.0);
    assert_false(h.cases[0].coded[7]);
    hindcast_free(&h);
}

static void nu_is_the_same_for_all_and_can_be_told(void **state) {
    (void)state;
    TempFile file = file_of(CRISIS_COLUMNS ROW_A);
    const char *path = file.path;
    Parameters nominal = parameters_nominal(), k = parameters_at(0.3);
    HindcastFiles files = {&path, 1, FILE_LINKS_FOLLOW};
    Hindcast h;
    Err err = {0};
    assert_true(
        hindcast_run(&files, &nominal, &(HindcastOptions){.nu = 0.3, .draws = 1}, &h, &err));
    unlink(file.path);
    assert_true(h.cases[0].p == deterrence_coded(&coded_a, &k).attack);
    hindcast_free(&h);
}

static void a_bad_file_is_refused_with_what_would_be_right(void **state) {
    (void)state;
    refuse("who,stakes,prize,local_ratio,observed\nA,0.5,0.2,0,1\n",
           ": the column \"case\" is missing, every deterrence case needs it");
    refuse("case,σ,h,τ,ρ,n,λ,λ₂,porc,z,obs\nA,0.5,0,0,0.5,0,1,0,0.5,0.2,1\n",
           ": the column \"prize\" (or \"V\") is missing, every deterrence case needs it");
    refuse("case,name\nA,B\n",
           ": found the columns of neither set of cases; wanted are local_ratio, prize, … "
           "(deterrence) or dispute, governance, … (accession)");
    refuse("case,stakes,hands,σ,prize\nA,0,0,0,0\n",
           ": columns 2 \"stakes\" and 4 \"σ\" mean the same, one is wanted");
    refuse(CRISIS_COLUMNS, ": found no case, one row or more is wanted below the column names");
    refuse(CRISIS_COLUMNS "A,1.4,0.2,0,0.4,0,0.9,0.3,0.4,0.8,0.3,1\n",
           ":2: column 2 \"stakes\": found \"1.4\", a number from 0 to 1 is wanted");
    refuse(CRISIS_COLUMNS "# remark\nA,0.4,0.2,0,0.4,0,-3.5,0.3,0.4,0.8,0.3,1\n",
           ":3: column 7 \"local_ratio\": found \"-3.5\", a number from -3 to 3 is wanted");
    refuse(CRISIS_COLUMNS "A,0.4,0.2,0,0.4,0,0.9,0.3,0.4,0.8,0.3,maybe\n",
           ":2: column 12 \"observed\": found \"maybe\", 1 or 0 (or yes or no, attacked or not) is "
           "wanted");
    refuse(CRISIS_COLUMNS ROW_A ROW_A,
           ":3: column 1 \"case\": found \"A\" again, a name of its own is wanted for each case");
    refuse(CRISIS_COLUMNS ",0.4,0.2,0,0.4,0,0.9,0.3,0.4,0.8,0.3,1\n",
           ":2: column 1 \"case\": found \"\", a name is wanted");
}

static void a_fit_has_the_values_worked_out_by_hand(void **state) {
    (void)state;
    const double p[] = {0.9, 0.6, 0.4, 0.2};
    const bool observed[] = {true, false, true, false};
    HindcastFit fit = hindcast_fit(p, observed, 4);
    assert_int_equal(fit.happened, 2);
    assert_int_equal(fit.right, 2);
    assert_true(fit.accuracy == 0.5);
    assert_true(fit.auc == 0.75);                        /* 3 of 4 pairs in order */
    assert_true(fabs(fit.brier - 0.1925) < 1e-12);       /* (.01 + .36 + .36 + .04) / 4 */
    assert_true(fabs(fit.log_score - 0.5402714) < 1e-7); /* -(ln .9 + 2 ln .4 + ln .8) / 4 */
}

static void ties_count_half_and_one_kind_of_outcome_gives_no_auc(void **state) {
    (void)state;
    const double x[] = {1, 1, 2};
    const bool mixed[] = {true, false, false}, alike[] = {true, true, true};
    assert_true(hindcast_auc(x, mixed, 3) == 0.25);
    assert_true(isnan(hindcast_auc(x, alike, 3)));
}

/* Cases with given answers, scored. */
static Hindcast scored(const double *p, const bool *observed, int count) {
    static const char *const names[] = {"A", "B", "C", "D", "E", "F"};
    Hindcast h = {.count = count, .options = {.nu = 0.15, .seed = 1, .draws = 1}};
    h.cases = arena_alloc(&h.arena, (size_t)count * sizeof *h.cases);
    for (int i = 0; i < count; i++) {
        h.cases[i].name = names[i];
        h.cases[i].p = p[i];
        h.cases[i].observed = observed[i];
        h.cases[i].credibility = 1.0 - p[i];
        h.cases[i].fought_known = i < 2;
        h.cases[i].fought = i == 0;
        for (int input = 0; input < HINDCAST_INPUTS_MAX; input++)
            h.cases[i].input[input] = input == 5 ? 0.4 : 0.5;
    }
    Parameters k = parameters_at(0.15);
    hindcast_score(&h, &k);
    return h;
}

static void calibration_puts_each_case_into_one_bin(void **state) {
    (void)state;
    const double p[] = {0.0, 0.1, 0.2, 0.75, 1.0, 0.85};
    const bool observed[] = {false, true, false, true, true, true};
    Hindcast h = scored(p, observed, 6);
    const HindcastBin *bin = h.scores[HINDCAST_DETERRENCE].bin;
    const int cases[HINDCAST_BINS] = {2, 1, 0, 1, 2};
    for (int b = 0; b < HINDCAST_BINS; b++) assert_int_equal(bin[b].cases, cases[b]);
    assert_true(fabs(bin[0].mean_p - 0.05) < 1e-12);
    assert_true(bin[0].share == 0.5);
    assert_true(isnan(bin[2].share));
    assert_true(bin[4].share == 1.0);
    hindcast_free(&h);
}

static void baselines_have_the_values_worked_out_by_hand(void **state) {
    (void)state;
    const double p[] = {0.9, 0.8, 0.3};
    const bool observed[] = {true, true, false};
    Hindcast h = scored(p, observed, 3);
    const HindcastScores *scores = &h.scores[HINDCAST_DETERRENCE];
    assert_int_equal(scores->baselines, 3);
    const HindcastFit *never = &scores->baseline[0].fit, *rate = &scores->baseline[1].fit;
    assert_int_equal(never->right, 1);
    assert_true(fabs(never->brier - 2.0 / 3.0) < 1e-12);
    /* the others' rate: 1/2 for the two that were attacked, 1 for the one that was not */
    assert_true(fabs(rate->brier - 0.5) < 1e-12);
    assert_int_equal(rate->right, 2);
    assert_true(isnan(rate->auc));
    /* parity of a quick win, one half each */
    assert_true(fabs(scores->baseline[2].fit.brier - 0.25) < 1e-9);
    hindcast_free(&h);
}

static void the_second_stage_compares_q_with_who_fought(void **state) {
    (void)state;
    const double p[] = {0.9, 0.8, 0.3};
    const bool observed[] = {true, true, false};
    Hindcast h = scored(p, observed, 3);
    const HindcastFit *fought = &h.scores[HINDCAST_DETERRENCE].fought;
    assert_int_equal(fought->cases, 2); /* q .1 fought, q .2 did not */
    assert_int_equal(fought->right, 1);
    assert_true(fought->auc == 0.0);
    assert_true(fabs(fought->brier - 0.425) < 1e-12);
    hindcast_free(&h);
}

static void a_predictor_is_read_in_the_direction_that_fits(void **state) {
    (void)state;
    Hindcast h = run_text(CRISIS_COLUMNS ROW_A "B,0.9,1,0.9,0.5,1,0.9,-0.5,0.7,0.8,0.1,0\n"
                                               "C,0.2,0,0.0,0.5,1,0.9,0.5,0.1,0.8,0.4,1\n",
                          1);
    const HindcastScores *scores = &h.scores[HINDCAST_DETERRENCE];
    int seen = 0;
    for (int i = 0; i < scores->predictors; i++) {
        const HindcastPredictor *one = &scores->predictor[i];
        assert_true(i == 0 || one->auc <= scores->predictor[i - 1].auc);
        if (strcmp(one->name, "stakes") == 0) seen += one->auc == 1.0 && one->lowers;
        if (strcmp(one->name, "dissatisfaction") == 0) seen += one->auc == 1.0 && !one->lowers;
        if (strcmp(one->name, "local_ratio") == 0) seen += one->auc == 0.5;
        assert_string_not_equal(one->name, "menace"); /* no file gave it */
    }
    assert_int_equal(seen, 3);
    hindcast_free(&h);
}

static void noise_belongs_to_a_case_and_not_to_its_row(void **state) {
    (void)state;
    const char *b = "B,0.9,1,0.9,0.5,1,0.9,-0.5,0.7,0.8,0.1,0\n";
    char there[600], back[600];
    snprintf(there, sizeof there, "%s%s%s", CRISIS_COLUMNS, ROW_A, b);
    snprintf(back, sizeof back, "%s%s%s", CRISIS_COLUMNS, b, ROW_A);
    Hindcast one = run_text(there, 50), two = run_text(back, 50);
    for (int i = 0; i < HINDCAST_JITTERS; i++) {
        const HindcastJitter *x = &one.scores[HINDCAST_DETERRENCE].jitter[i];
        const HindcastJitter *y = &two.scores[HINDCAST_DETERRENCE].jitter[i];
        assert_true(fabs(x->brier - y->brier) < 1e-12);
        assert_true(x->brier != one.scores[HINDCAST_DETERRENCE].fit.brier);
    }
    hindcast_free(&one);
    hindcast_free(&two);
}

static void more_noise_makes_the_shipped_crises_harder(void **state) {
    (void)state;
    Hindcast h = run_shipped(300);
    const HindcastScores *scores = &h.scores[HINDCAST_DETERRENCE];
    assert_true(scores->fit.brier < scores->jitter[0].brier);
    assert_true(scores->jitter[0].brier < scores->jitter[1].brier);
    assert_true(scores->jitter[0].accuracy > scores->jitter[1].accuracy);
    hindcast_free(&h);
}

static void the_json_tells_case_p_and_observed(void **state) {
    (void)state;
    Hindcast h = run_text(CRISIS_COLUMNS ROW_A, 1);
    Text text = {0};
    Err err = {0};
    hindcast_json(&h, &text);
    Json *json = json_parse("hindcast", text.data, text.length, &err);
    assert_non_null(json);
    JsonAt cases, one = {0}, scores, crises;
    const char *name;
    double p;
    bool observed;
    assert_true(json_get_array(json_root(json), "cases", &cases, &err));
    assert_true(json_each(cases, &one, NULL));
    assert_true(json_get_text(one, "case", &name, &err));
    assert_string_equal(name, "A");
    assert_true(json_get_real(one, "p", 0, 1, &p, &err));
    assert_true(p == h.cases[0].p);
    assert_true(json_get_bool(one, "observed", &observed, &err));
    assert_true(observed);
    assert_true(json_get_object(json_root(json), "scores", &scores, &err));
    assert_true(json_get_object(scores, "deterrence", &crises, &err));
    assert_false(json_object_find(scores, "accession", &crises)); /* it has no case */
    json_free(json);
    text_free(&text);
    hindcast_free(&h);
}

static void no_line_of_the_report_is_longer_than_100_characters(void **state) {
    (void)state;
    Hindcast h = run_shipped(1);
    Text text = {0};
    hindcast_report(&h, &text);
    int characters = 0;
    for (const char *c = text.data; *c; c++) {
        characters += ((unsigned char)*c & 0xC0) != 0x80;
        if (*c == '\n') characters = 0;
        assert_true(characters <= 100);
    }
    assert_non_null(strstr(text.data, "Baltic members 2004-23 "));
    assert_non_null(strstr(text.data, "not a validation"));
    text_free(&text);
    hindcast_free(&h);
}

static void a_long_name_is_cut_between_characters(void **state) {
    (void)state;
    Hindcast h = run_text(CRISIS_COLUMNS "Österreich und die Ägäisinseln"
                                         ",0.5,0.2,0.1,0.4,0.5,0.9,0.3,0.4,0.8,0.3,yes\n",
                          1);
    Text text = {0};
    hindcast_report(&h, &text);
    assert_non_null(strstr(text.data, "\nÖsterreich und die Äg…  0.50"));
    text_free(&text);
    hindcast_free(&h);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nine_in_ten_shipped_crises_fall_on_the_observed_side),
        cmocka_unit_test(shipped_summits_with_one_grievance_come_out_as_they_did),
        cmocka_unit_test(the_shipped_files_leave_no_column_unused),
        cmocka_unit_test(a_new_crisis_is_one_row_and_gets_the_models_answer),
        cmocka_unit_test(a_new_summit_is_one_row_and_gets_the_models_answer),
        cmocka_unit_test(columns_may_be_symbols_in_any_order),
        cmocka_unit_test(a_column_that_is_not_used_is_noted),
        cmocka_unit_test(nu_is_the_same_for_all_and_can_be_told),
        cmocka_unit_test(a_bad_file_is_refused_with_what_would_be_right),
        cmocka_unit_test(a_fit_has_the_values_worked_out_by_hand),
        cmocka_unit_test(ties_count_half_and_one_kind_of_outcome_gives_no_auc),
        cmocka_unit_test(calibration_puts_each_case_into_one_bin),
        cmocka_unit_test(baselines_have_the_values_worked_out_by_hand),
        cmocka_unit_test(the_second_stage_compares_q_with_who_fought),
        cmocka_unit_test(a_predictor_is_read_in_the_direction_that_fits),
        cmocka_unit_test(noise_belongs_to_a_case_and_not_to_its_row),
        cmocka_unit_test(more_noise_makes_the_shipped_crises_harder),
        cmocka_unit_test(the_json_tells_case_p_and_observed),
        cmocka_unit_test(no_line_of_the_report_is_longer_than_100_characters),
        cmocka_unit_test(a_long_name_is_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
