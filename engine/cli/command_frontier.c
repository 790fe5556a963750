/* `frontier`: expel first, or freeze first. Always true: nothing is printed from a part of the
 * runs. */
#include "cli/plot.h"
#include "cli/progress.h"
#include "core/version.h"
#include "report/plots.h"

#include <stdio.h>
#include <stdlib.h>

enum { FRONTIER_RUNS = 10000 };

static void frontier_progress(void *context, uint64_t done, uint64_t all) {
    progress_show(context, done, all, "histories");
}

static int frontier_print(const Options *o, const Game *game, const Frontier *f) {
    Text out = {0};
    char title[3 * NAME_MAX_BYTES];
    if (o->json) {
        JsonOut json = json_out_start(&out, 1);
        frontier_json(f, &json);
        json_out_finish(&json);
    } else {
        snprintf(title, sizeof title, "accession %s\n%s, %s", ACCESSION_VERSION,
                 game->scenario->pack, game->scenario->start_name);
        frontier_report(f, title, &out);
    }
    const int code = cli_write(NULL, &out, EXIT_OK);
    if (code != EXIT_OK || !o->plot) return code;
    Text source = {0};
    Picture p;
    plot_source(game, NULL, f->seed, "runs for each strategy", f->runs, &source);
    plot_frontier(f, &(PlotFrame){source.data, (double)o->plot_width}, &p);
    text_free(&source);
    return plot_write(o, &p, code);
}

int command_frontier(const Options *o) {
    Err err = {0};
    Game game;
    if (!game_open(o, &game, &err)) {
        return cli_fail(&err);
    }
    pack_strict(game.book);
    Progress progress = progress_begin();
    Frontier f = {.scenario = game.scenario,
                  .seed = (uint64_t)o->seed,
                  .runs = o->runs > 0 ? (uint64_t)o->runs : FRONTIER_RUNS,
                  .months = (int)o->months,
                  .threads = (int)o->threads,
                  .stop = progress_stop(),
                  .context = &progress,
                  .progress = frontier_progress};
    bool whole = frontier_find(&f, &err);
    progress_end(&progress);
    whole = whole && pack_scripts_held(game.book, &err);
    if (!whole && !err.text[0]) {
        err_set(&err, "frontier: interrupted; strategies are compared only when all are lived");
    }
    const int code = whole ? frontier_print(o, &game, &f) : cli_fail(&err);
    game_close(&game);
    return code;
}
