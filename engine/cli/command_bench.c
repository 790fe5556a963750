/* `bench`: how fast this machine runs this model. Always true: it measures whole games, from first
 * to last month, as ensembles run them. */
#include "cli/bench_saves.h"
#include "cli/cli.h"
#include "cli/game.h"
#include "cli/progress.h"
#include "ensemble/ensemble.h"
#include "store/json_write.h"

/* Seconds that a measurement should take at least. */
#define BENCH_SECONDS 1.0

static void bench_ignore(void *context, uint64_t run, const Parameters *k, const Outcome *o) {
    (void)context;
    (void)run;
    (void)k;
    (void)o;
}

/* Games a second with so many threads: the number of games doubles until they take long enough. */
static double bench_games(const Options *o, const Game *game, const Policy *policy, int threads) {
    for (uint64_t runs = 64;; runs *= 2) {
        const Ensemble e = {.scenario = game->scenario, .policy = policy,
                            .design = {.id = DESIGN_NOMINAL, .runs = runs}, .runs = runs,
                            .seed = (uint64_t)o->seed, .months = (int)o->months,
                            .threads = threads, .take = bench_ignore};
        const double began = progress_clock();
        const uint64_t done = ensemble_run(&e);
        const double took = progress_clock() - began;
        if (took >= BENCH_SECONDS) {
            return (double)done / took;
        }
    }
}

typedef struct BenchFigures {
    double one, with_bots, all; /* games a second: one thread, the same with bots, all processors */
    int processors;
    SaveTimes saves;
} BenchFigures;

static void bench_json(const Options *o, const BenchFigures *f, Text *out) {
    JsonOut json = json_out_start(out, 1);
    json_out_object_begin(&json);
    json_out_key(&json, "games_per_s");
    json_out_object_begin(&json);
    json_out_put_real(&json, "one", f->one);
    json_out_put_real(&json, "all", f->all);
    json_out_object_end(&json);
    json_out_put_real(&json, "ns_per_month", 1e9 / (f->one * (double)o->months));
    json_out_put_real(&json, "ratio.bots", f->one / f->with_bots);
    json_out_put_real(&json, "save_ms", f->saves.save_ms);
    json_out_put_real(&json, "save_bytes", f->saves.bytes);
    json_out_put_real(&json, "open_ms", f->saves.open_ms);
    json_out_put_real(&json, "rewind_ms", f->saves.rewind_ms);
    json_out_put_real(&json, "luck_1000_s", f->saves.luck_s);
    json_out_put_int(&json, "months", o->months);
    json_out_put_int(&json, "threads", f->processors);
    json_out_object_end(&json);
    json_out_finish(&json);
}

static void bench_text(const Options *o, const BenchFigures *f, Text *out) {
    text_add(out, "a game of 40 turns: %.1f ms to save (%.0f KB), %.1f ms to open, %.1f ms back to turn 1; "
                  "luck over 1000 histories %.1f s\n",
             f->saves.save_ms, f->saves.bytes / 1000.0, f->saves.open_ms, f->saves.rewind_ms,
             f->saves.luck_s);
    text_add(out, "%.0f ns a game-month (one thread)\n%.0f games of %lld months a second with one thread, "
                  "%.0f with %d\nwith bots in every seat %.2f times the time\n",
             1e9 / (f->one * (double)o->months), f->one, (long long)o->months, f->all, f->processors,
             f->one / f->with_bots);
}

int command_bench(const Options *o) {
    Err err = {0};
    Game game;
    if (!game_open(o, &game, &err)) return cli_fail(&err);
    const Policy bots = {.name = "bots", .seated = true, .panel = panel_of(BOT_QUANTAL)};
    BenchFigures f = {.processors = ensemble_processors()};
    f.one = bench_games(o, &game, &game.policy, 1);
    f.with_bots = bench_games(o, &game, &bots, 1);
    f.all = bench_games(o, &game, &game.policy, f.processors);
    const bool whole = bench_saves(game.scenario, &f.saves, &err);
    game_close(&game);
    if (!whole) return cli_fail(&err);
    Text out = {0};
    if (o->json) bench_json(o, &f, &out);
    else bench_text(o, &f, &out);
    return cli_write(NULL, &out, EXIT_OK);
}
