/* What is true of every chart is true of the odds of a real game. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "session_play.h"

#include "chart_checks.h"
#include "ensemble/odds_worker.h"
#include "report/plots_odds.h"

static Odds odds;
static OrderId now;

static int load(void **state) {
    (void)state;
    const Setup setup = session_setup(3, MODE_STANDARD, SEAT_candidate);
    Session *g = session_new(shipped_start("stalemate"), &setup);
    OddsAsk *ask = calloc(1, sizeof *ask);
    OddsWorker *worker = odds_worker_new(1);
    assert_non_null(ask);
    ask->from =
        (FutureFrom){.scenario = g->scenario, .seat = SEAT_candidate, .seed = 9, .drawn = true};
    ask->world = &g->world;
    ask->runs = 100;
    ask->card_runs = 2;
    odds_begin(worker, ask);
    assert_true(odds_wait(worker, &(OddsWanted){.all = true}, &odds));
    now = world_outcome(&g->world);
    odds_worker_free(worker);
    free(ask);
    session_end(g);
    return 0;
}

static void draw(double width, Picture *p) {
    const PlotFrame frame = {
        "accession 0.1.0, ukraine-2023, stalemate, seat Kyiv, turn 1, standing "
        "decisions kept, seed 3, 100 futures",
        width};
    assert_true(plot_odds(&odds.fan, now, "January 2023", &frame, p));
}

static const ChartKind kinds[] = {{"plot-odds", draw, ORDER_COUNT + 3}};
CHART_TESTS(kinds)

static void without_a_future_nothing_is_drawn(void **state) {
    (void)state;
    const OddsFan none = {0};
    Picture p;
    assert_false(plot_odds(&none, now, "", &(PlotFrame){"", 85}, &p));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CHART_UNIT_TESTS,
        cmocka_unit_test(without_a_future_nothing_is_drawn),
    };
    return cmocka_run_group_tests(tests, load, NULL);
}
