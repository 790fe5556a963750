/* `robust`: the claims over the parameter box, and the tornado of one statistic. Always true: what
 * is printed counts whole points and whole bars, also after an interruption. */
#include "cli/claims.h"
#include "cli/cli.h"
#include "cli/plot.h"
#include "cli/statistic_option.h"
#include "core/version.h"
#include "ensemble/tornado.h"
#include "report/plots.h"

#include <stdio.h>

enum { TORNADO_RUNS = 1000 };

/* The rows as CSV, if wanted, then the answer. */
static int robust_write(const Options *o, Text *rows, Text *out, int code) {
    if (o->csv && cli_write(o->csv, rows, EXIT_OK) != EXIT_OK) {
        text_free(out);
        return EXIT_WRONG;
    }
    return cli_write(NULL, out, code);
}

static int robust_claims_print(const Options *o, const PropertySet *set) {
    Text out = {0}, rows = {0};
    if (o->json) {
        JsonOut json = json_out_start(&out, 1);
        properties_robust_json(&json, set);
        json_out_finish(&json);
    } else if (o->summary) {
        properties_summary(&out, set);
    } else {
        properties_report(&out, set);
    }
    if (o->csv) {
        properties_robust_csv(&rows, set);
    }
    const bool holds = properties_robust_hold(set) && (!o->summary || properties_hold(set));
    return robust_write(o, &rows, &out, holds ? EXIT_OK : EXIT_NO);
}

/* Claims have starts and orders of their own, so the source names the pack alone. */
static int robust_claims_draw(const Claims *c, int code) {
    const Options *o = c->options;
    Text source = {0};
    Picture p;
    Err err = {0};
    if (!claims_source(c, &source, &err)) return cli_fail(&err);
    const PlotFrame frame = {source.data, (double)o->plot_width};
    const bool drawn = plot_robust(c->set, &frame, &p);
    text_free(&source);
    return drawn ? plot_write(o, &p, code) : plot_nothing("no point of the box was judged");
}

/* A claim names its own starts, orders and months. */
static bool robust_claims_options(const Options *o, Err *err) {
    return !(o->given[OPTION_start] || o->given[OPTION_policy] || o->given[OPTION_months]) ||
           err_set(err,
                   "robust: --start, --policy and --months belong to --of; a claim says its own");
}

static int robust_claims(const Options *o) {
    Err err = {0};
    Claims claims;
    if (!robust_claims_options(o, &err) || !claims_open(o, &claims, &err)) {
        return cli_fail(&err);
    }
    const ClaimsJudge judge = {.nominal = o->summary, .robust = true, .runs = (uint64_t)o->runs};
    int code = claims_judge(&claims, &judge, &err) ? robust_claims_print(o, claims.set)
                                                   : cli_fail(&err);
    if (code != EXIT_WRONG && o->plot) code = robust_claims_draw(&claims, code);
    claims_close(&claims);
    return code;
}

static int tornado_print(const Options *o, const Game *game, const Tornado *t) {
    Text out = {0}, rows = {0};
    if (o->json) {
        JsonOut json = json_out_start(&out, 1);
        tornado_json(&json, t);
        json_out_finish(&json);
    } else {
        text_add(&out, "accession %s\n%s, %s, policy %s, %d months\n", ACCESSION_VERSION,
                 game->scenario->pack, game->scenario->start_name, game->policy.name, t->months);
        tornado_report(&out, t);
    }
    if (o->csv) {
        tornado_csv(&rows, t);
    }
    return robust_write(o, &rows, &out, EXIT_OK);
}

static int tornado_draw(const Options *o, const Game *game, const Tornado *t, int code) {
    Text source = {0};
    Picture p;
    plot_source(game, game->policy.name, t->seed, "runs", t->runs, &source);
    text_add(&source, " at each of %d points", 2 * t->bars + 1);
    const PlotFrame frame = {source.data, (double)o->plot_width};
    const bool drawn = plot_tornado(t, &frame, &p);
    text_free(&source);
    return drawn ? plot_write(o, &p, code) : plot_nothing("nothing was counted");
}

static void tornado_progress(void *context, uint64_t done, uint64_t all) {
    progress_show(context, done, all, "histories");
}

static int robust_tornado(const Options *o, const Game *game, StatId of) {
    Err err = {0};
    Progress progress = progress_begin();
    Tornado t = {.scenario = game->scenario,
                 .policy = &game->policy,
                 .of = of,
                 .seed = (uint64_t)o->seed,
                 .runs = o->runs > 0 ? (uint64_t)o->runs : TORNADO_RUNS,
                 .months = (int)o->months,
                 .threads = (int)o->threads,
                 .stop = progress_stop(),
                 .context = &progress,
                 .progress = tornado_progress};
    const bool whole = tornado_run(&t);
    progress_end(&progress);
    if (!whole) {
        fprintf(stderr, "accession: interrupted after %d parameters\n", t.bars);
    }
    if (!pack_scripts_held(game->book, &err)) return cli_fail(&err);
    const int code = tornado_print(o, game, &t);
    return code == EXIT_OK && o->plot ? tornado_draw(o, game, &t, code) : code;
}

int command_robust(const Options *o) {
    Err err = {0};
    Game game;
    StatId of;
    if (!o->of) {
        return robust_claims(o);
    }
    if (o->only || o->summary || o->given[OPTION_points]) {
        err_set(&err, "robust: --only, --points and --summary are about claims; leave out --of");
        return cli_fail(&err);
    }
    if (!statistic_option(o->of, &of, &err) || !game_open(o, &game, &err)) {
        return cli_fail(&err);
    }
    pack_strict(game.book);
    const int code = robust_tornado(o, &game, of);
    game_close(&game);
    return code;
}
