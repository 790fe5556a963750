/* Odds of the running game. Always true: see table.h; odds use what a player could know, never the drawn
 * truth, and other run numbers than the played world. */
#include "core/memory.h"
#include "table/table.h"

#include <stdlib.h>

bool table_odds_closed(const Table *t) {
    return (t->session->setup.mode == MODE_RECORD && !session_over(t->session)) ||
           odds_months_left(session_world(t->session)) == 0;
}

static void ask_fill(const Table *t, bool idle, OddsAsk *ask) {
    const Session *g = t->session;
    *ask = (OddsAsk){.world = session_world(g), .half = 0.03, .idle = idle};
    ask->from = (FutureFrom){.scenario = g->scenario, .seat = t->board.seat,
                             .seed = odds_seed(g, session_turn(g)),
                             .drawn = g->setup.mode != MODE_GUIDED,
                             .acted = g->phase == PHASE_INTERRUPTED};
    odds_deck(ask, &g->parameters);
}

void table_odds_begin(Table *t, int threads, bool idle) {
    TableOdds *o = &t->odds;
    const Session *g = t->session;
    const Digest world = world_digest(session_world(g));
    if (o->begun && digest_equal(o->world, world) && o->phase == g->phase) return;
    OddsAsk *ask = memory_new(sizeof *ask);
    if (!o->worker) o->worker = odds_worker_new(threads);
    ask_fill(t, idle, ask);
    odds_begin(o->worker, ask);
    free(ask);
    o->known = (Odds){.cards = 0};
    o->begun = true;
    o->world = world;
    o->phase = g->phase;
}

bool table_odds_poll(Table *t) {
    const int futures = t->odds.known.fan.futures;
    if (!t->odds.begun || !odds_poll(t->odds.worker, &t->odds.known)) return false;
    return t->odds.known.fan.futures != futures || !t->odds.known.fan.done;
}

void table_odds_stop(Table *t) {
    if (t->odds.worker) odds_stop(t->odds.worker);
    t->odds.begun = false;
    t->board.odds = NULL;
}
