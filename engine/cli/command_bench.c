/* `bench`: how fast this machine runs this model. Always true: it measures whole games, from first
 * to last month, as ensembles run them. */
#include "cli/bench_saves.h"
#include "cli/cli.h"
#include "cli/game.h"
#include "cli/progress.h"
#include "ensemble/ensemble.h"
#include "store/json_write.h"

#include <stdlib.h>

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

/* Games a second of the same scenario under other rules. */
static double bench_rules(const Options *o, const Game *game, const Rulebook *rules) {
    Scenario *s = malloc(sizeof *s);
    ASSERT(s);
    *s = *game->scenario;
    s->rules = rules;
    const Game other = {.scenario = s};
    const double rate = bench_games(o, &other, &game->policy, 1);
    free(s);
    return rate;
}

/* The triggers as functions of Lua, called every month; 0 if the pack has no scripts. */
static double bench_functions(const Options *o, const Game *game, Err *err) {
    Text source = {0};
    if (!game->book->script) return 0.0;
    script_triggers_write(game->book->script, &source);
    const ScriptFile file = {"events/triggers.lua", source.data, source.length};
    PackScript *script = script_read(&file, 1, false, err);
    Rulebook *rules = script ? rulebook_make(script, game->scenario, NULL, 0, err) : NULL;
    const double rate = rules ? bench_rules(o, game, rules) : -1.0;
    if (rules && script_failure(rules)[0]) err_set(err, "%s", script_failure(rules));
    const bool failed = rules && script_failure(rules)[0];
    rulebook_free(rules);
    script_free(script);
    text_free(&source);
    return failed ? -1.0 : rate;
}

typedef struct BenchFigures {
    double one, with_bots, all; /* games a second: one thread, the same with bots, all processors */
    double no_events, functions;  /* without the pack's rules; with its triggers as functions */
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
    json_out_put_real(&json, "ratio.events", f->no_events / f->one);
    if (f->functions > 0.0) json_out_put_real(&json, "ratio.lua_functions", f->one / f->functions);
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
    text_add(out, "with the events of the pack %.2f times the time of none\n", f->no_events / f->one);
    if (f->functions > 0.0)
        text_add(out, "with their triggers as functions of Lua, called every month, %.0f times the time of operation lists\n",
                 f->one / f->functions);
}

int command_bench(const Options *o) {
    Err err = {0};
    Game game;
    if (!game_open(o, &game, &err)) return cli_fail(&err);
    const Policy bots = {.name = "bots", .seated = true, .panel = panel_of(BOT_QUANTAL)};
    BenchFigures f = {.processors = ensemble_processors()};
    f.one = bench_games(o, &game, &game.policy, 1);
    f.no_events = bench_rules(o, &game, NULL);
    f.functions = bench_functions(o, &game, &err);
    f.with_bots = bench_games(o, &game, &bots, 1);
    f.all = bench_games(o, &game, &game.policy, f.processors);
    const bool whole = bench_saves(game.scenario, &f.saves, &err);
    game_close(&game);
    if (!whole || f.functions < 0.0) return cli_fail(&err);
    Text out = {0};
    if (o->json) bench_json(o, &f, &out);
    else bench_text(o, &f, &out);
    return cli_write(NULL, &out, EXIT_OK);
}
