/* What is true of every chart, from numbers that are made up, and of the parts that charts share. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "chart_checks.h"
#include "report/chart_parts.h"

static ChartHead head_of(const char *title, double width_mm) {
    return (ChartHead){
        .title = title,
        .width_mm = width_mm,
        .source =
            "accession 0.1.0, ukraine-2023, january-2023, policy passive, seed 1, 10000 runs"};
}

static Interval around(double estimate, double half) {
    return (Interval){estimate, estimate - half, estimate + half};
}

/* --- one chart of each kind, from numbers that are made up
 * ----------------------------------------- */

static void draw_classes(double width, Picture *p) {
    static const char *const name[] = {"war",
                                       "subjugation",
                                       "austrian neutrality",
                                       "armed neutrality",
                                       "eastern pact",
                                       "treaty guarantee",
                                       "member",
                                       "nuclear"};
    static const double end[] = {0.10, 0.03, 0.03, 0.50, 0.11, 0.14, 0.07, 0.02};
    double time[16], share[8 * 16];
    for (int t = 0; t < 16; t++) {
        const double war = 0.9 * exp(-0.28 * t) + 0.10 * (1 - exp(-0.28 * t));
        time[t] = t;
        for (int k = 0; k < 8; k++)
            share[k * 16 + t] = k == 0 ? war + (1 - 0.9 - 0.1) : end[k] / 0.9 * (1 - war);
        if (t == 0)
            for (int k = 0; k < 8; k++) share[k * 16] = k == 0;
    }
    const ChartHead head = head_of("How it stands, year by year", width);
    chart_classes(
        &head,
        &(ClassesChart){"Years after January 2023", "Share of histories", 16, 8, time, share, name, NULL, NULL},
        p);
}

static void draw_lines(double width, Picture *p) {
    enum { N = 41 };
    static double x[N];
    static Interval y[3][N];
    static const char *const name[] = {"stakes 0.25", "stakes 0.45", "stakes 0.70"};
    ChartLine line[3];
    for (int l = 0; l < 3; l++) {
        for (int n = 0; n < N; n++) {
            x[n] = n / 40.0;
            y[l][n] = around(0.02 * x[n] * exp(-(3.0 + 1.5 * l) * x[n]), 0.0004);
        }
        line[l] = (ChartLine){.name = name[l], .points = N, .x = x, .y = y[l]};
    }
    const double level = 0.001;
    const ChartHead head = head_of("A weak promise is the most dangerous one", width);
    chart_lines(&head,
                &(LinesChart){.x_title = "Promise, from none (0) to a treaty (1)",
                              .from_zero = true,
                              .y_title = "J, war of alliance and rival, a year",
                              .line = line,
                              .lines = 3,
                              .mark = &level,
                              .mark_name = "one in a thousand years"},
                p);
}

static void draw_convergence(double width, Picture *p) {
    enum { N = 30, BLOCK = 10 };
    static double x[N], bx[BLOCK];
    static Interval y[N], by[BLOCK];
    for (int n = 0; n < N; n++) {
        x[n] = 500 * (n + 1);
        y[n] = around(0.07 + 0.01 * sin(n) / sqrt(n + 1), 2 * sqrt(0.07 * 0.93 / x[n]));
    }
    for (int b = 0; b < BLOCK; b++) {
        bx[b] = 1500 * (b + 1);
        by[b] = around(0.07 + 0.008 * cos(3 * b), 0.012);
    }
    const ChartLine line[] = {{"running estimate", N, x, y, false},
                              {"one block of 1500 runs", BLOCK, bx, by, true}};
    const ChartHead head = head_of("How sure the chance of entry is after so many runs", width);
    chart_lines(&head,
                &(LinesChart){.x_title = "Runs",
                              .y_title = "Entry within the horizon",
                              .line = line,
                              .lines = 2,
                              .percent = true},
                p);
}

static const char *const inputs[] = {
    "effect of stakes", "what was paid", "rival's prize", "opportunity for crises",
    "window length",    "hold-outs",     "dispute",       "menace",
    "fatigue",          "trust"};

static void draw_tornado(double width, Picture *p) {
    TornadoRow row[10];
    for (int n = 0; n < 10; n++)
        row[n] = (TornadoRow){inputs[n], around(0.14 - 0.07 / (1 + n), 0.008),
                              around(0.14 + (n == 3 ? -0.03 : 0.09 / (1 + n)), 0.009), n == 8};
    const ChartHead head = head_of("What moves the chance of entry", width);
    chart_tornado(&head, &(TornadoChart){"Chance of entry within 15 years", 0.14, row, 10}, p);
}

static void draw_contrast(double width, Picture *p) {
    static const char *const name[] = {"Half as much aid again", "Half the aid",
                                       "The West German formula: admitted with the land outside",
                                       "Side payments to the hold-outs",
                                       "Pressure for a ceasefire"};
    ContrastRow row[5];
    for (int n = 0; n < 5; n++) row[n] = (ContrastRow){name[n], around(-0.04 + 0.025 * n, 0.012)};
    const ChartHead head = head_of("What a policy changes, under the same luck", width);
    chart_contrast(&head, &(ContrastChart){"Difference in the chance of entry", row, 5}, p);
}

static void draw_sobol(double width, Picture *p) {
    SobolRow row[10];
    for (int n = 0; n < 10; n++)
        row[n] =
            (SobolRow){inputs[n], around(0.3 / (1 + n) - 0.01, 0.02), around(0.42 / (1 + n), 0.03)};
    const ChartHead head = head_of("Where the chance of entry comes from", width);
    chart_sobol(&head, &(SobolChart){"Share of the variance", row, 10}, p);
}

static void draw_morris(double width, Picture *p) {
    enum { N = 24 };
    static char name[N][32];
    MorrisPoint point[N];
    for (int n = 0; n < N; n++) {
        snprintf(name[n], sizeof name[n], "kappa_%d", n);
        point[n] = (MorrisPoint){name[n], 0.2 / (1 + n) + 0.002 * (n % 3),
                                 0.15 / (1 + n) + 0.004 * (n % 5)};
    }
    const ChartHead head = head_of("Parameters by their effect", width);
    chart_morris(
        &head,
        &(MorrisChart){"Mean size of the effect, μ*", "Spread of the effect, σ", point, N, 12}, p);
}

static void draw_heat(double width, Picture *p) {
    static double x[9], y[6], value[54];
    for (int n = 0; n < 9; n++) x[n] = 0.4 + 0.2 * n;
    for (int n = 0; n < 6; n++) y[n] = 12.0 * n;
    for (int n = 0; n < 54; n++)
        value[n] = n == 40 ? NAN : 0.02 + 0.05 * x[n % 9] * x[n % 9] * (1 + y[n / 9] / 30);
    const ChartHead head = head_of("Entry by aid and length of windows", width);
    chart_heat(
        &head,
        &(HeatChart){"Aid, 1 as in 2022", "Window, months", "Chance of entry", 9, 6, x, y, value},
        p);
}

static void draw_boxes(double width, Picture *p) {
    enum { N = 160 };
    static const BoxDimension d[] = {{"effect of stakes", 2.4, 3.6, 2.9, 3.6},
                                     {"what was paid", 0.8, 2.4, 1.5, 2.4},
                                     {"rival's prize", 0.6, 0.9, 0.6, 0.78}};
    static double value[3 * N];
    static bool is_case[N];
    for (int n = 0; n < N; n++) {
        bool in = true;
        for (int k = 0; k < 3; k++) {
            const double u = fmod((n + 1) * (k == 0   ? 0.6180339887
                                             : k == 1 ? 0.7548776662
                                                      : 0.5698402910),
                                  1.0);
            value[k * N + n] = d[k].low + u * (d[k].high - d[k].low);
            in = in && value[k * N + n] >= d[k].box_low && value[k * N + n] <= d[k].box_high;
        }
        is_case[n] = in ? n % 5 != 0 : n % 17 == 0;
    }
    const ChartHead head = head_of("Where entry is likelier than not", width);
    chart_boxes(&head, &(BoxesChart){d, 3, N, value, is_case}, p);
}

static void draw_frontier(double width, Picture *p) {
    static const char *const route[] = {"expel, then join", "freeze, then join"};
    static const FrontierPoint point[] = {
        {"press and refuse terms", 0, {0.03, 0.025, 0.035}, {0.80, 0.74, 0.86}},
        {"press", 0, {0.025, 0.02, 0.03}, {0.78, 0.72, 0.84}},
        {"passive", 0, {0.015, 0.012, 0.019}, {0.79, 0.70, 0.86}},
        {"passive", 1, {0.62, 0.60, 0.64}, {0.08, 0.07, 0.09}},
        {"half the pressure", 1, {0.70, 0.68, 0.72}, {0.075, 0.066, 0.085}},
        {"all the pressure", 1, {0.76, 0.74, 0.78}, {0.07, 0.06, 0.08}}};
    const ChartHead head = head_of("First expel, or first freeze?", width);
    chart_frontier(&head,
                   &(FrontierChart){"Chance that the first step succeeds",
                                    "Chance of entry if it does", route, 2, point, 6},
                   p);
}

static void draw_strips(double width, Picture *p) {
    const Strip strip[] = {{"A1.a",
                            "Membership is hard to imagine: less than 0.25 within ten years",
                            "PASS",
                            {0.04, 0.036, 0.045},
                            0.25,
                            STRIP_BELOW,
                            false,
                            strip_colour_pass},
                           {"A3.a",
                            "If the rival seeks security, neutrality lowers the danger of attack "
                            "more than a guarantee believed equally",
                            "PASS",
                            {-0.012, -0.016, -0.008},
                            0,
                            STRIP_BELOW,
                            false,
                            strip_colour_pass},
                           {"A3.b",
                            "If the rival expands, it does not",
                            "PASS",
                            {0.021, 0.016, 0.027},
                            0,
                            STRIP_ABOVE,
                            true,
                            strip_colour_pass},
                           {"A8",
                            "Half as much aid again does not bring an attack on a member",
                            "INCONCLUSIVE",
                            {0.004, 0.001, 0.007},
                            0.005,
                            STRIP_BELOW,
                            false,
                            strip_colour_open},
                           {"C2",
                            "This was never counted",
                            "INCONCLUSIVE",
                            {NAN, NAN, NAN},
                            1,
                            STRIP_ABOVE,
                            false,
                            strip_colour_open}};
    const ChartHead head = head_of("Each statement against its threshold", width);
    chart_strips(&head, &(StripsChart){strip, (int)COUNT_OF(strip)}, p);
}

static void draw_shares(double width, Picture *p) {
    static const SharesRow row[] = {
        {"A4.a", 58, 2, 0}, {"A10", 60, 0, 0}, {"A14.b", 22, 38, 0}, {"C5d.a", 25, 34, 1}};
    const ChartHead head = head_of("At which share of the parameter box each sign holds", width);
    chart_shares(&head, &(SharesChart){"Share of parameter points", row, 4}, p);
}

static void draw_hump(double width, Picture *p) {
    enum { N = 41, M = 11 };
    static double q[N], at[M];
    static Interval jeopardy[N], share[M];
    static const char *const promise[] = {"no promise", "a treaty", "a treaty and troops"};
    static const HumpRow row[] = {{"stakes 0.25", {0.05, 0.27, 0.40}, 0.25, {0.69, 0.68, 0.70}},
                                  {"stakes 0.45", {0.08, 0.40, 0.55}, 0.45, {0.30, 0.29, 0.31}},
                                  {"stakes 0.70", {0.16, 0.59, 0.99}, 0.70, {0.02, 0.01, 0.03}}};
    for (int n = 0; n < N; n++) {
        q[n] = n / 40.0;
        jeopardy[n] = around(0.06 * q[n] * exp(-6 * q[n]), 0.03 * q[n] * exp(-6 * q[n]));
    }
    for (int n = 0; n < M; n++) {
        at[n] = n / 10.0;
        share[n] = around(1 / (1 + exp(10 * at[n] - 4)), 0.01);
    }
    const ChartHead head = head_of("A promise half believed is the most dangerous one", width);
    chart_hump(&head,
               &(HumpChart){"q", "J", "Stakes", "Worlds", "nominal, and 10 to 90 % of worlds",
                            promise, q, jeopardy, N, row, 3, at, share, M},
               p);
}

/* --- a game that was played -------------------------------------------------------------------- */

static const char *const dial_names[] = {"Security", "Lives", "Sovereignty", "Escalation", "Cohesion", "Rule of law"};

static void draw_sides(int sides, double width, Picture *p) {
    enum { N = 40 };
    static double x[2][N], y[2][6][N];
    TimelineLine line[6];
    TimelineMark mark[2 * N];
    int marks = 0;
    for (int side = 0; side < 2; side++)
        for (int n = 0; n < N; n++) {
            x[side][n] = 2023 + n / 3.0;
            for (int d = 0; d < 6; d++) y[side][d][n] = 0.5 + 0.5 * sin(n / (4.0 + d) + 0.02 * side * n);
            if (side < sides)
                mark[marks++] =
                    (TimelineMark){.x = x[side][n], .side = side, .number = sides == 1 && n % 13 == 1 ? 1 + n / 13 : 0};
        }
    for (int d = 0; d < 6; d++) line[d] = (TimelineLine){dial_names[d], 0, 1, {y[0][d], y[1][d]}};
    const double part = x[0][5];
    const ChartHead head = head_of("The dials from turn to turn", width);
    chart_timeline(&head,
                   &(TimelineChart){.x_title = "Year",
                                    .sides = sides,
                                    .side_name = {"main", "with-terms"},
                                    .points = {N, N - 6},
                                    .x = {x[0], x[1]},
                                    .line = line,
                                    .lines = 6,
                                    .mark = mark,
                                    .marks = marks,
                                    .mark_name = "decisions",
                                    .number_name = sides == 1 ? "turning points" : NULL,
                                    .part = sides == 2 ? &part : NULL,
                                    .part_name = "where they part"},
                   p);
}

static void draw_timeline(double width, Picture *p) { draw_sides(1, width, p); }
static void draw_two(double width, Picture *p) { draw_sides(2, width, p); }

static void draw_calibration(double width, Picture *p) {
    CalibrationBin bin[5];
    for (int n = 0; n < 5; n++)
        bin[n] = (CalibrationBin){0.55 + 0.1 * n, interval_wilson(2 + n, 8, LEVEL_TWO_SIDED_95), 8};
    const ChartHead head = head_of("Forecasts against what came", width);
    chart_calibration(&head, &(CalibrationChart){"How sure", "How often it came true", "as sure as right", bin, 5}, p);
}

static void draw_dots(double width, Picture *p) {
    DotsRow row[6];
    for (int d = 0; d < 6; d++) row[d] = (DotsRow){dial_names[d], {d / 5.0, 1 - d / 6.0, d == 3 ? NAN : 0.5}};
    const ChartHead head = head_of("Luck or judgement", width);
    chart_dots(&head, &(DotsChart){"better to the right", 0, 1, {"this history", "the same orders", "bots"}, 3, row, 6},
               p);
}

static void draw_changes(double width, Picture *p) {
    static const double value[] = {0.31, -0.6, 0.001, -0.02, 0.6, 0};
    ChangesRow row[6];
    for (int d = 0; d < 6; d++) row[d] = (ChangesRow){dial_names[d], value[d]};
    const ChartHead head = head_of("What it changed", width);
    chart_changes(&head, &(ChangesChart){"with it, less without it", 0.6, row, 6}, p);
}

static void draw_branches(double width, Picture *p) {
    static const char *const name[] = {"main", "2", "before-the-summit-of-that-year", "4"};
    static double turn[4][30];
    BranchLine branch[4];
    for (int n = 0; n < 4; n++) {
        for (int t = 0; t < 30; t++) turn[n][t] = 2023 + t / 2.0;
        branch[n] = (BranchLine){name[n], n - 1, 2023 + 1.5 * n, turn[n], 30 - 5 * n};
    }
    const ChartHead head = head_of("", width);
    chart_branches(&head, &(BranchesChart){"Year", branch, 4, 2}, p);
}

static const ChartKind kinds[] = {
    {"classes", draw_classes, 8},
    {"lines", draw_lines, 3},       {"convergence", draw_convergence, 2},
    {"tornado", draw_tornado, 10},  {"contrast", draw_contrast, 5},
    {"sobol", draw_sobol, 10},      {"morris", draw_morris, 12},
    {"heat", draw_heat, 0},         {"boxes", draw_boxes, 0},
    {"frontier", draw_frontier, 6}, {"strips", draw_strips, 5},
    {"shares", draw_shares, 4},     {"hump", draw_hump, 4},
    {"timeline", draw_timeline, 6}, {"two", draw_two, 2},
    {"calibration", draw_calibration, 1}, {"dots", draw_dots, 3},
    {"changes", draw_changes, 6},   {"branches", draw_branches, 4},
};

CHART_TESTS(kinds)

static void a_text_of_the_reader_cannot_break_the_document(void **state) {
    (void)state;
    const ContrastRow row = {"<b> & \"c\"", around(1, 0.5)};
    const ChartHead head = head_of("a < b & c", 85);
    Picture p;
    Text svg = {0};
    chart_contrast(&head, &(ContrastChart){"x > \"y\"", &row, 1}, &p);
    svg_write(&p, &svg);
    assert_well_formed(svg.data, "hostile");
    assert_null(strstr(svg.data, "<b>"));
    text_free(&svg);
    picture_free(&p);
}

/* --- the parts
 * ------------------------------------------------------------------------------------- */

static void ticks_are_nice_and_cover_the_values(void **state) {
    (void)state;
    static const double ends[][2] = {{0, 1},     {0.0003, 0.0121}, {-7, 13},
                                     {105, 543}, {0.14, 0.1403},   {-0.002, 0.0001}};
    for (size_t n = 0; n < COUNT_OF(ends); n++) {
        const Scale s = scale_nice(ends[n][0], ends[n][1], 6);
        const double first = s.step / pow(10, floor(log10(s.step) + 1e-9));
        assert_true(s.low <= ends[n][0] + 1e-12 && s.high >= ends[n][1] - 1e-12);
        assert_true(fabs(first - 1) < 1e-6 || fabs(first - 2) < 1e-6 || fabs(first - 5) < 1e-6);
        assert_in_range(scale_ticks(&s), 3, 12);
    }
}

static void a_scale_of_one_value_is_widened(void **state) {
    (void)state;
    const Scale same = scale_nice(2, 2, 5), none = scale_nice(INFINITY, -INFINITY, 5);
    assert_true(same.low < 2 && same.high > 2);
    assert_true(none.low < none.high);
}

static void the_known_contrast_of_black_on_white_is_21(void **state) {
    (void)state;
    assert_true(fabs(colour_contrast(0x000000, 0xffffff) - 21) < 1e-9);
    assert_true(fabs(colour_contrast(0x777777, 0xffffff) - 4.48) < 0.01);
}

static void places_are_spread_without_leaving_their_bounds(void **state) {
    (void)state;
    double place[] = {50, 50.5, 51, 10, 98, 99, 100};
    places_spread(place, 7, 10, 0, 100);
    for (int a = 0; a < 7; a++) {
        assert_true(place[a] >= -1e-9 && place[a] <= 100 + 1e-9);
        for (int b = 0; b < a; b++) assert_true(fabs(place[a] - place[b]) > 10 - 1e-9);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHART_UNIT_TESTS,
        cmocka_unit_test(a_text_of_the_reader_cannot_break_the_document),
        cmocka_unit_test(ticks_are_nice_and_cover_the_values),
        cmocka_unit_test(a_scale_of_one_value_is_widened),
        cmocka_unit_test(the_known_contrast_of_black_on_white_is_21),
        cmocka_unit_test(places_are_spread_without_leaving_their_bounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
