/* `hump`: the most dangerous promise. Always true: what is drawn is what the table prints. */
#include "cli/plot.h"
#include "core/version.h"
#include "report/plots.h"

#include <stdio.h>

static int hump_print(const Options *o, const Game *game, const Hump *h) {
    Text out = {0};
    char title[3 * NAME_MAX_BYTES];
    if (o->json) {
        JsonOut json = json_out_start(&out, 1);
        hump_json(h, &json);
        json_out_finish(&json);
    } else {
        snprintf(title, sizeof title, "accession %s\n%s, %s", ACCESSION_VERSION,
                 game->scenario->pack, game->scenario->start_name);
        hump_report(h, title, &out);
    }
    return cli_write(NULL, &out, EXIT_OK);
}

static int hump_draw(const Options *o, const Game *game, const Hump *h) {
    Text source = {0};
    Picture p;
    plot_source(game, NULL, h->seed, "draws of the parameters", (uint64_t)h->draws, &source);
    plot_hump(h, &(PlotFrame){source.data, (double)o->plot_width}, &p);
    text_free(&source);
    return plot_write(o, &p, EXIT_OK);
}

static int hump_all(const Options *o, const Game *game, const double *stakes, int count) {
    static Hump hump;
    const int draws = o->runs == 0        ? HUMP_DRAWS
                      : o->runs < 10      ? 10
                      : o->runs > 1000000 ? 1000000
                                          : (int)o->runs;
    hump_find(game->scenario, stakes, count, (uint64_t)o->seed, draws, &hump);
    int code = hump_print(o, game, &hump);
    if (code == EXIT_OK && o->csv) {
        Text csv = {0};
        hump_csv(&hump, &csv);
        code = cli_write(o->csv, &csv, code);
    }
    return code == EXIT_OK && o->plot ? hump_draw(o, game, &hump) : code;
}

int command_hump(const Options *o) {
    Err err = {0};
    Game game;
    double stakes[HUMP_STAKES_MAX];
    int count;
    if (!hump_stakes_read(o->stakes, stakes, &count, &err) || !game_open(o, &game, &err)) {
        return cli_fail(&err);
    }
    const int code = hump_all(o, &game, stakes, count);
    game_close(&game);
    return code;
}
