/* What is true of every chart is true of the plots of real results, small ones. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "chart_checks.h"
#include "report/plots.h"
#include "shipped.h"

enum { MONTHS = 40, RUNS = 100, BOX_POINTS = 400 };

static Scenario scenario, other; // too large for the stack of a test
static Sweep lines, map;
static Contrast contrast;
static Morris morris;
static Sobol sobol;
static Convergence convergence;
static Points points;
static Discovery discovery;
static Tornado tornado;

static PlotFrame frame(double width) {
    return (PlotFrame){"accession 0.1.0, ukraine-2023, january-2023, policy passive, seed 3, "
                       "100 runs at each of 300 points",
                       width};
}

static Study study(uint64_t runs, StatId a, StatId b, StatId c) {
    return (Study){.scenario = &scenario,
                   .seed = 3,
                   .runs = runs,
                   .months = MONTHS,
                   .stat = {a, b, c},
                   .stats = 3};
}

static Factor factor(const char *text) {
    Factor f;
    Err err = {0};
    if (!factor_parse(&scenario, text, &f, NULL, &err)) fail_msg("%s", err.text);
    return f;
}

static void add(Factors *all, const char *text) {
    const Factor f = factor(text);
    Err err = {0};
    assert_true(factors_put(all, &f, &err));
}

static bool live_sweeps(Err *err) {
    lines =
        (Sweep){.study = study(RUNS, STAT_p_end, STAT_p_settled, STAT_war_months), .steps = {5, 1}};
    add(&lines.over, "kappa_K=1.2:3.2");
    map =
        (Sweep){.study = study(RUNS, STAT_p_end, STAT_p_settled, STAT_war_months), .steps = {4, 3}};
    map.study.stats = 2;
    add(&map.over, "aid=0:2");
    add(&map.over, "nu=0.08:0.3");
    return sweep_run(&lines, err) && sweep_run(&map, err);
}

static bool live_effects(Err *err) {
    morris = (Morris){.study = study(RUNS, STAT_p_end, STAT_war_months, STAT_p_settled),
                      .trajectories = 2,
                      .levels = 4};
    morris.study.stats = 2;
    sobol = (Sobol){.study = morris.study, .rows = 16};
    sobol.study.runs = 10;
    add(&sobol.factors, "aid=0:2");
    add(&sobol.factors, "nu");
    add(&sobol.factors, "V_R");
    return factors_default(&scenario, &morris.factors, err) && morris_run(&morris, err) &&
           sobol_run(&sobol, err);
}

static bool live_arms(Err *err) {
    other = scenario;
    other.nominal.nu = 0.3;
    contrast = (Contrast){.study = study(200, STAT_p_end, STAT_p_settled, STAT_war_months),
                          .with = {.scenario = &other},
                          .what = "nu=0.3"};
    convergence = (Convergence){.study = study(800, STAT_p_end, STAT_war_months, STAT_p_end)};
    convergence.study.stats = 2;
    return contrast_run(&contrast, err) && convergence_run(&convergence, err);
}

/* Where the stakes are seen to be high: one parameter makes most of it, so that a box is there. */
static const Question question = {.of = STAT_stake_24, .bound = true, .above = 0.5};

static void live_box(void) {
    const PointsPlan plan = {.scenario = &scenario,
                             .design = DESIGN_LHS,
                             .seed = 3,
                             .count = BOX_POINTS,
                             .runs = 1,
                             .months = MONTHS,
                             .question = question};
    DiscoverOptions o = discover_usual(3);
    assert_true(points_live(&plan, &points));
    points_finish(&points, 3, o.held);
    o.boxes = 2;
    o.resamples = 2;
    discover(&points, &o, &discovery);
    tornado = (Tornado){
        .scenario = &scenario, .of = STAT_p_end, .seed = 3, .runs = RUNS, .months = MONTHS};
    assert_true(tornado_run(&tornado));
}

static int load(void **state) {
    (void)state;
    Err err = {0};
    if (shipped_load(ACCESSION_SOURCE_DIR "/scenarios/ukraine-2023", NULL, &scenario, &err) &&
        live_sweeps(&err) && live_effects(&err) && live_arms(&err)) {
        live_box();
        return 0;
    }
    print_error("%s\n", err.text);
    return -1;
}

static int unload(void **state) {
    (void)state;
    sweep_free(&lines);
    sweep_free(&map);
    discover_free(&discovery);
    points_free(&points);
    return 0;
}

#define DRAWS(name, call)                                                                          \
    static void draw_##name(double width, Picture *p) {                                            \
        const PlotFrame at = frame(width);                                                         \
        assert_true(call);                                                                         \
    }
DRAWS(lines, plot_sweep(&lines, &at, p))
DRAWS(map, plot_sweep(&map, &at, p))
DRAWS(contrast, plot_contrast(&contrast, &at, p))
DRAWS(morris, plot_morris(&morris, &at, p))
DRAWS(sobol, plot_sobol(&sobol, &at, p))
DRAWS(convergence, plot_convergence(&convergence, &at, p))
DRAWS(discovery, plot_discovery(&discovery, &question, &at, p))
DRAWS(tornado, plot_tornado(&tornado, &at, p))

static const ChartKind kinds[] = {
    {"plot-sweep", draw_lines, 3},         {"plot-map", draw_map, 0},
    {"plot-contrast", draw_contrast, 3},   {"plot-morris", draw_morris, 20},
    {"plot-sobol", draw_sobol, 6},         {"plot-convergence", draw_convergence, 4},
    {"plot-discovery", draw_discovery, 0}, {"plot-tornado", draw_tornado, 20},
};

CHART_TESTS(kinds)

static int texts(const Picture *p, const char *text) {
    int found = 0;
    for (int n = 0; n < p->marks; n++)
        found += p->mark[n].text && strstr(p->mark[n].text, text) != NULL;
    return found;
}

static void the_source_stands_once_under_all_panels(void **state) {
    (void)state;
    Picture p;
    draw_lines(170, &p);
    assert_int_equal(texts(&p, "Imagined histories"), 1);
    assert_int_equal(texts(&p, "accession 0.1.0"), 1);
    picture_free(&p);
}

static void shares_have_one_panel_and_a_mean_has_its_own(void **state) {
    (void)state;
    Picture p;
    int titles = 0;
    draw_lines(170, &p);
    for (int n = 0; n < p.marks; n++) titles += p.mark[n].role == ROLE_TITLE;
    assert_int_equal(titles, 2);
    assert_int_equal(texts(&p, "Chance (bands"), 1);
    assert_true(texts(&p, "Months of war") > 0);
    picture_free(&p);
}

static void a_contrast_names_both_arms_and_draws_the_difference(void **state) {
    (void)state;
    Picture p;
    Text pair = {0};
    const Difference *d = &contrast.difference[0];
    text_add(&pair, "%s → %s", study_number(STAT_p_end, d->base.estimate).text,
             study_number(STAT_p_end, d->with.estimate).text);
    draw_contrast(170, &p);
    assert_int_equal(texts(&p, pair.data), 1);
    assert_int_equal(texts(&p, "What nu=0.3 changes"), 2); /* shares, and the mean */
    picture_free(&p);
    text_free(&pair);
}

static void nothing_is_drawn_of_nothing(void **state) {
    (void)state;
    const PlotFrame at = frame(85);
    Picture p;
    Discovery none = discovery;
    Tornado bare = tornado;
    none.boxes = 0;
    bare.bars = 0;
    assert_false(plot_discovery(&none, &question, &at, &p));
    assert_false(plot_tornado(&bare, &at, &p));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHART_UNIT_TESTS,
        cmocka_unit_test(the_source_stands_once_under_all_panels),
        cmocka_unit_test(shares_have_one_panel_and_a_mean_has_its_own),
        cmocka_unit_test(a_contrast_names_both_arms_and_draws_the_difference),
        cmocka_unit_test(nothing_is_drawn_of_nothing),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
