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

int command_bench(const Options *o) {
    Err err = {0};
    Game game;
    if (!game_open(o, &game, &err)) {
        return cli_fail(&err);
    }
    const int processors = ensemble_processors();
    const Policy *policy = &game.policy;
    const Policy bots = {.name = "bots", .seated = true, .panel = panel_of(BOT_QUANTAL)};
    const double one = bench_games(o, &game, policy, 1);
    const double with_bots = bench_games(o, &game, &bots, 1);
    const double all = bench_games(o, &game, policy, processors);
    SaveTimes saves;
    if (!bench_saves(game.scenario, &saves, &err)) {
        game_close(&game);
        return cli_fail(&err);
    }
    const double ns = 1e9 / (one * (double)o->months);
    Text out = {0};
    if (o->json) {
        JsonOut json = json_out_start(&out, 1);
        json_out_object_begin(&json);
        json_out_key(&json, "games_per_s");
        json_out_object_begin(&json);
        json_out_key(&json, "one");
        json_out_real(&json, one);
        json_out_key(&json, "all");
        json_out_real(&json, all);
        json_out_object_end(&json);
        json_out_put_real(&json, "ns_per_month", ns);
        json_out_put_real(&json, "ratio.bots", one / with_bots);
        json_out_put_real(&json, "save_ms", saves.save_ms);
        json_out_put_real(&json, "save_bytes", saves.bytes);
        json_out_put_real(&json, "open_ms", saves.open_ms);
        json_out_put_real(&json, "rewind_ms", saves.rewind_ms);
        json_out_put_real(&json, "luck_1000_s", saves.luck_s);
        json_out_key(&json, "months");
        json_out_int(&json, o->months);
        json_out_key(&json, "threads");
        json_out_int(&json, processors);
        json_out_object_end(&json);
        json_out_finish(&json);
    } else {
        text_add(&out, "a game of 40 turns: %.1f ms to save (%.0f KB), %.1f ms to open, %.1f ms back to turn 1; "
                       "luck over 1000 histories %.1f s\n",
                 saves.save_ms, saves.bytes / 1000.0, saves.open_ms, saves.rewind_ms, saves.luck_s);
        text_add(&out, "%.0f ns a game-month (one thread)\n%.0f games of %lld months a second with "
                       "one thread, %.0f with %d\nwith bots in every seat %.2f times the time\n",
                 ns, one, (long long)o->months, all, processors, one / with_bots);
    }
    game_close(&game);
    return cli_write(NULL, &out, EXIT_OK);
}
