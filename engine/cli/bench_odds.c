/* Measuring odds. Always true: one thread counts, from a game in its middle. */
#include "cli/bench.h"

#include <stdlib.h>

#include "core/memory.h"
#include "core/real.h"
#include "ensemble/odds_worker.h"

enum { MIDDLE = 90, RUNS_THREE = 1100, RUNS_ONE = 9700, CANCELS = 20 };

static Session *middle_game(const Scenario *s) {
    const Setup setup = session_setup(5, MODE_STANDARD, SEAT_candidate);
    Session *g = memory_new(sizeof *g);
    session_begin(g, s, &setup);
    while (!session_over(g) && g->world.month < MIDDLE) session_end_turn(g, true, NULL);
    return g;
}

/* Processor time of the one thread. */
static double counted_ms(OddsWorker *worker, const OddsAsk *ask, bool cards, Odds *out) {
    const double began = bench_cpu();
    odds_begin(worker, ask);
    odds_wait(worker, &(OddsWanted){.fan = !cards, .all = cards}, out);
    return 1e3 * (bench_cpu() - began);
}

/* The longest wait until a thread has let go of what was asked before. */
static double cancelled_ms(const OddsAsk *ask) {
    OddsWorker *worker = odds_worker_new(1);
    double most = 0;
    for (int n = 0; n < CANCELS; n++) {
        odds_begin(worker, ask);
        const double until = progress_clock() + 0.005 + 0.0003 * n;
        while (progress_clock() < until) {}
        const double began = progress_clock();
        odds_stop(worker);
        most = real_max(most, 1e3 * (progress_clock() - began));
    }
    odds_worker_free(worker);
    return most;
}

void bench_odds(Bench *b) {
    static const struct {
        FigureId figure;
        int runs;
        double half; /* 0: as many as runs says */
        bool cards;
    } asked[] = {{FIGURE_odds_three, RUNS_THREE, 0.03, false},
                 {FIGURE_odds_one, RUNS_ONE, 0.01, false},
                 {FIGURE_odds_cards, ODDS_CARD_RUNS, 0.0, true}};
    if (!bench_wants(b, GROUP_ODDS)) return;
    b->all += COUNT_OF(asked) + 1;
    Session *g = middle_game(b->game->scenario);
    OddsWorker *worker = odds_worker_new(-1);
    OddsAsk *ask = memory_zeros(1, sizeof *ask);
    Odds *odds = memory_new(sizeof *odds);
    ask->from = (FutureFrom){.scenario = g->scenario, .seat = SEAT_candidate, .drawn = true,
                             .seed = odds_seed(g, session_turn(g))};
    ask->world = session_world(g);
    for (size_t n = 0; n < COUNT_OF(asked); n++) {
        ask->runs = asked[n].runs;
        ask->half = asked[n].half;
        if (asked[n].cards) odds_deck(ask, &g->parameters);
        if (b->wanted[asked[n].figure] && !bench_stopped(b))
            bench_put(b, asked[n].figure, counted_ms(worker, ask, asked[n].cards, odds));
        bench_tick(b, "odds");
    }
    odds_deck(ask, &g->parameters);
    if (b->wanted[FIGURE_odds_cancel] && !bench_stopped(b))
        bench_put(b, FIGURE_odds_cancel, cancelled_ms(ask));
    bench_tick(b, "odds");
    odds_worker_free(worker);
    free(odds);
    free(ask);
    session_free(g);
    free(g);
}
