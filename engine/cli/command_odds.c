/* `odds`: what could follow from a saved game. Always true: see cli.h; the file is only read. */
#include "cli/cli.h"
#include "cli/plot.h"
#include "cli/progress.h"
#include "cli/game_saved.h"
#include "core/memory.h"
#include "core/version.h"
#include "ensemble/ensemble.h"
#include "ensemble/odds_worker.h"
#include "report/odds_report.h"
#include "report/plots_odds.h"

#include <stdio.h>
#include <stdlib.h>

enum { RUNS = 2000, CARDS_PART = 5, CARD_LEAST = 2 };

static SeatId seat_of(const Setup *setup) {
    SeatId seat = SEAT_candidate;
    for (int n = SEAT_COUNT; n-- > 0;)
        if (setup->holder[n] == HOLDER_PERSON) seat = (SeatId)n;
    return seat;
}

/* The world at the begin of --turn, or as it stands. */
static const World *world_of(const Options *o, const Saved *s, Err *err) {
    const Session *g = s->session;
    if (o->turn == 0) return session_world(g);
    const World *w = session_past(g, (int)o->turn);
    if (!w)
        err_set(err, "odds: --turn %lld: %s knows the turns %d to %d", (long long)o->turn, s->path,
                g->first_turn, session_turn(g));
    return w;
}

static bool can_ask(const Saved *s, const World *w, Err *err) {
    if (s->session->setup.mode == MODE_RECORD && !session_over(s->session))
        return err_set(err, "odds: %s: a game for the record, and not over yet", s->path);
    return odds_months_left(w) > 0 ||
           err_set(err, "odds: %s: fifteen years have passed, nothing follows; --turn N asks from the begin "
                        "of an earlier turn", s->path);
}

static void ask_fill(const Options *o, const Saved *s, const World *w, OddsAsk *ask) {
    const Session *g = s->session;
    const bool now = w == session_world(g);
    ask->from = (FutureFrom){.scenario = g->scenario, .seat = seat_of(&g->setup),
                             .seed = odds_seed(g, (int)w->turn), .drawn = g->setup.mode != MODE_GUIDED,
                             .acted = now && g->phase == PHASE_INTERRUPTED};
    ask->world = w;
    ask->runs = o->runs > 0 ? (int)o->runs : RUNS;
    ask->card_runs = ask->runs / CARDS_PART < CARD_LEAST ? CARD_LEAST : ask->runs / CARDS_PART;
    if (ask->runs < ask->card_runs) ask->runs = ask->card_runs;
    odds_deck(ask, &g->parameters);
}

static void told(void *progress, uint64_t done, uint64_t all) { progress_show(progress, done, all, "futures"); }

static void write_json(const Saved *s, const OddsAsk *ask, const World *w, const Odds *odds, bool whole,
                       Text *out) {
    JsonOut json = json_out_start(out, 1);
    json_out_object_begin(&json);
    json_out_put_text(&json, "file", s->path);
    json_out_put_text(&json, "seat", seat_info(ask->from.seat)->role);
    json_out_put_int(&json, "turn", (int)w->turn);
    json_out_put_int(&json, "month", (int)w->month);
    json_out_put_bool(&json, "complete", whole);
    odds_json(odds, ask->from.scenario, w, &json);
    json_out_object_end(&json);
    json_out_finish(&json);
}

static void write_text(const OddsAsk *ask, const World *w, const Odds *odds, Text *out) {
    const Scenario *s = ask->from.scenario;
    char date[16];
    text_add(out, "%s, turn %d, %s: standing decisions kept, bots in the other seats.\n",
             s->seat_name[ask->from.seat], (int)w->turn, scenario_date(s, (int)w->month, date));
    odds_precision_write(&odds->fan, out);
    text_add(out, "\n\n");
    odds_fan_write(&odds->fan, s, out);
    text_add(out, "\n");
    odds_cards_write(odds, w, out);
}

/* "accession 0.1.0, ukraine-2023, stalemate, seat kyiv, turn 3, seed 7, 2000 futures" */
static int draw(const Options *o, const OddsAsk *ask, const World *w, const Odds *odds,
                uint64_t seed, int code) {
    const Scenario *s = ask->from.scenario;
    char date[16];
    Text source = {0};
    Picture p;
    text_add(&source, "accession %s, %s, %s, seat %s, turn %d, standing decisions kept, seed %llu, "
                      "%d futures",
             ACCESSION_VERSION, s->pack, s->start_name, s->seat_name[ask->from.seat], (int)w->turn,
             (unsigned long long)seed, odds->fan.futures);
    const PlotFrame frame = {source.data, (double)o->plot_width};
    const bool drawn = plot_odds(&odds->fan, world_outcome(w), scenario_date(s, (int)w->month, date),
                                 &frame, &p);
    text_free(&source);
    return drawn ? plot_write(o, &p, code) : plot_nothing("no future was counted");
}

static int count(const Options *o, const Saved *s, const World *w) {
    OddsAsk *ask = memory_zeros(1, sizeof *ask);
    Odds *odds = memory_new(sizeof *odds);
    ask_fill(o, s, w, ask);
    Progress progress = progress_begin();
    const int threads = o->threads > 0 ? (int)o->threads : ensemble_processors();
    OddsWorker *worker = odds_worker_new(threads > 1 ? threads - 1 : -1); /* and this one */
    odds_begin(worker, ask);
    const OddsWanted wanted = {.all = true, .stop = progress_stop(), .told = &progress, .progress = told};
    const bool whole = odds_wait(worker, &wanted, odds);
    odds_worker_free(worker);
    progress_end(&progress);
    Text out = {0};
    Err err = {0};
    int code = EXIT_OK;
    if (!whole && odds->fan.futures == 0) {
        err_set(&err, "odds: interrupted before the first futures were counted");
        code = cli_fail(&err);
    } else {
        if (!whole) fprintf(stderr, "accession: odds: interrupted; this is what was counted so far\n");
        if (o->json) write_json(s, ask, w, odds, whole, &out);
        else write_text(ask, w, odds, &out);
        code = cli_write(NULL, &out, EXIT_OK);
        if (code == EXIT_OK && o->plot) code = draw(o, ask, w, odds, s->session->setup.seed, code);
    }
    free(odds);
    free(ask);
    return code;
}

int command_odds(const Options *o) {
    Err err = {0};
    Saved s;
    if (o->words.count != 1) {
        err_set(&err, "odds: one saved game is wanted, a name of the saves folder or a path");
        return cli_fail(&err);
    }
    if (!game_saved(o, o->words.item[0], &s, &err)) return cli_fail(&err);
    const World *w = world_of(o, &s, &err);
    int code = EXIT_WRONG;
    if (!w) cli_fail(&err);
    else if (!can_ask(&s, w, &err)) {
        cli_fail(&err);
        code = EXIT_NO;
    } else code = count(o, &s, w);
    saved_close(&s);
    return code;
}
