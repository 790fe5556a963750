/* Measuring odds. Always true: one thread counts, from a game in its middle. */
#include "cli/bench_odds.h"

#include <stdlib.h>

#include "cli/progress.h"
#include "core/real.h"
#include "ensemble/odds_worker.h"

enum { MIDDLE = 90, RUNS_THREE = 1100, RUNS_ONE = 9700, CANCELS = 20 };

static Session *middle_game(const Scenario *s) {
    const Setup setup = session_setup(5, MODE_STANDARD, SEAT_candidate);
    Session *g = malloc(sizeof *g);
    ASSERT(g);
    session_begin(g, s, &setup);
    while (!session_over(g) && g->world.month < MIDDLE) session_end_turn(g, true, NULL);
    return g;
}

static double counted_ms(OddsWorker *worker, const OddsAsk *ask, bool cards, Odds *out) {
    const double began = progress_clock();
    odds_begin(worker, ask);
    odds_wait(worker, &(OddsWanted){.fan = !cards, .all = cards}, out);
    return 1e3 * (progress_clock() - began);
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

void bench_odds(const Scenario *s, OddsTimes *out) {
    Session *g = middle_game(s);
    OddsWorker *worker = odds_worker_new(-1);
    OddsAsk *ask = calloc(1, sizeof *ask);
    Odds *odds = malloc(sizeof *odds);
    ASSERT(ask && odds);
    ask->from = (FutureFrom){.scenario = s, .seat = SEAT_candidate, .drawn = true,
                             .seed = odds_seed(g, session_turn(g))};
    ask->world = session_world(g);
    ask->runs = RUNS_THREE;
    ask->half = 0.03;
    out->three_ms = counted_ms(worker, ask, false, odds);
    out->three_futures = odds->fan.futures;
    ask->runs = RUNS_ONE;
    ask->half = 0.01;
    out->one_ms = counted_ms(worker, ask, false, odds);
    out->one_futures = odds->fan.futures;
    ask->runs = ODDS_CARD_RUNS;
    odds_deck(ask, &g->parameters);
    out->cards_ms = counted_ms(worker, ask, true, odds);
    out->cards = odds->cards;
    out->cancel_ms = cancelled_ms(ask);
    odds_worker_free(worker);
    free(odds);
    free(ask);
    session_free(g);
    free(g);
}
