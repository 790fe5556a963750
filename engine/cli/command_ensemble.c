/* `ensemble`: many histories. Always true: what is printed counts exactly the histories that were
 * lived, also after an interruption. */
#include "cli/cli.h"
#include "cli/game.h"
#include "cli/plot.h"
#include "cli/progress.h"
#include "core/version.h"
#include "report/plots.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ENSEMBLE_RUNS = 10000 };

typedef struct Collection {
    Summary *summary;
    uint64_t seed;
    FILE *csv; /* or NULL */
    bool csv_broken;
    Progress progress;
} Collection;

static void ensemble_row(Collection *c, Text *row) {
    c->csv_broken = c->csv_broken || fwrite(row->data, 1, row->length, c->csv) != row->length;
    text_free(row);
}

static void ensemble_take(void *context, uint64_t run, const Parameters *k, const Outcome *o) {
    Collection *c = context;
    summary_add(c->summary, run, o);
    if (c->csv) {
        Text row = {0};
        ensemble_csv_row(&row, c->seed, run, k, o);
        ensemble_row(c, &row);
    }
}

static void ensemble_progress(void *context, uint64_t done, uint64_t runs) {
    Collection *c = context;
    progress_show(&c->progress, done, runs, "histories");
}

static bool ensemble_csv_open(const Options *o, Collection *c, Err *err) {
    if (!o->csv) {
        return true;
    }
    c->csv = fopen(o->csv, "w");
    if (!c->csv) {
        return err_set(err, "--csv: cannot write %s: %s", o->csv, strerror(errno));
    }
    Text head = {0};
    ensemble_csv_head(&head);
    ensemble_row(c, &head);
    return true;
}

static bool ensemble_csv_close(const Options *o, Collection *c, Err *err) {
    const bool closed = !c->csv || fclose(c->csv) == 0;
    return closed && !c->csv_broken ? true
                                    : err_set(err, "--csv: cannot write %s: %s", o->csv,
                                              strerror(errno));
}

static void ensemble_print(const Options *o, const Game *game, const Collection *c,
                           DesignId design, Text *out) {
    char title[2 * NAME_MAX_BYTES + 4];
    snprintf(title, sizeof title, "%s, %s", game->scenario->pack, game->scenario->start_name);
    const SummaryHead head = {.version = "accession " ACCESSION_VERSION, .title = title,
                              .policy = game->policy.name, .design = design, .seed = c->seed};
    if (o->json) {
        JsonOut json = json_out_start(out, 1);
        ensemble_json(&json, c->summary, &head);
        json_out_finish(&json);
    } else {
        ensemble_report(out, c->summary, &head);
    }
}

static int ensemble_draw(const Options *o, const Game *game, const Collection *c, Err *err) {
    char since[32];
    Text source = {0};
    Picture p;
    if (c->summary->tally.runs == 0 || summary_years(c->summary) == 0) {
        err_set(err, "--plot: nothing to draw: at least one history of 12 months is wanted");
        return cli_fail(err);
    }
    plot_source(game, game->policy.name, c->seed, "runs", c->summary->tally.runs, &source);
    plot_ensemble(c->summary, &(PlotFrame){source.data, (double)o->plot_width},
                  history_known_until(game->scenario, since), &p);
    text_free(&source);
    return plot_write(o, &p, EXIT_OK);
}

static int ensemble_live(const Options *o, const Game *game, DesignId design) {
    const uint64_t runs = o->runs > 0 ? (uint64_t)o->runs : ENSEMBLE_RUNS;
    const uint64_t seed = (uint64_t)o->seed;
    Err err = {0};
    Collection c = {.seed = seed};
    if (!ensemble_csv_open(o, &c, &err)) {
        return cli_fail(&err);
    }
    c.summary = summary_new((int)o->months);
    c.progress = progress_begin();
    const Ensemble e = {.scenario = game->scenario, .policy = &game->policy,
                        .design = {.id = design, .seed = seed, .runs = runs},
                        .seed = seed, .runs = runs, .months = (int)o->months,
                        .threads = (int)o->threads, .stop = progress_stop(), .context = &c,
                        .take = ensemble_take, .progress = ensemble_progress};
    const uint64_t lived = ensemble_run(&e);
    progress_end(&c.progress);
    if (lived < runs) {
        fprintf(stderr, "accession: interrupted after %llu of %llu histories\n",
                (unsigned long long)lived, (unsigned long long)runs);
    }
    Text out = {0};
    int code = EXIT_WRONG;
    if (!pack_scripts_held(game->book, &err)) {
        cli_fail(&err);
    } else {
        ensemble_print(o, game, &c, design, &out);
        code = cli_write(NULL, &out, EXIT_OK);
        if (code == EXIT_OK && o->plot) {
            code = ensemble_draw(o, game, &c, &err);
        }
    }
    if (!ensemble_csv_close(o, &c, &err)) {
        code = cli_fail(&err);
    }
    free(c.summary);
    return code;
}

int command_ensemble(const Options *o) {
    Err err = {0};
    Game game;
    DesignId design;
    if (!design_find(o->design, &design)) {
        err_set(&err, "--design: found \"%s\", nominal, box or lhs is wanted", o->design);
        return cli_fail(&err);
    }
    if (!game_open(o, &game, &err)) {
        return cli_fail(&err);
    }
    pack_strict(game.book);
    const int code = ensemble_live(o, &game, design);
    game_close(&game);
    return code;
}
