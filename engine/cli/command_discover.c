/* `discover`: which corner of the parameter box an outcome comes from. Always true: what is printed
 * counts exactly the points that were lived, also after an interruption. */
#include "cli/cli.h"
#include "cli/game.h"
#include "cli/plot.h"
#include "cli/progress.h"
#include "cli/statistic_option.h"
#include "core/version.h"
#include "ensemble/discover.h"
#include "report/plots.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    DISCOVER_RUNS = 10000,
    DISCOVER_PER_POINT = 100,
    DISCOVER_FEWEST = 20,    /* points: fewer tell nothing */
    DISCOVER_MOST = 1000000, /* points: they are kept in memory, a few hundred bytes each */
    DISCOVER_SOURCE_BYTES = 512
};

static bool discover_number(const char *option, const char *text, double low, double high,
                            double *out, Err *err) {
    char *end;
    const double value = strtod(text, &end);
    if (end == text || *end || !(value >= low && value <= high)) {
        return err_set(err, "--%s: found \"%s\", a number from %g to %g is wanted", option, text,
                       low, high);
    }
    *out = value;
    return true;
}

/* Points with several histories each are judged by a threshold; one history says yes or no. */
static bool discover_question(const Options *o, Question *q, Err *err) {
    *q = (Question){.negated = o->not, .above = 0.5};
    if (!o->of) {
        return err_set(err,
                       "discover: of which outcome? --of class_subjugation, --of p_member, ...");
    }
    if (!statistic_option(o->of, &q->of, err)) {
        return false;
    }
    q->bound = o->given[OPTION_above] || o->given[OPTION_points];
    if (o->above && !discover_number("above", o->above, -1e9, 1e9, &q->above, err)) {
        return false;
    }
    const bool share = stat_info(q->of)->share;
    if (!share && !o->above) {
        return err_set(
            err, "--of %s is a mean: say from where on it counts as a yes, --above NUMBER", o->of);
    }
    return true;
}

static bool discover_options(const Options *o, DiscoverOptions *out, Err *err) {
    *out = discover_usual((uint64_t)o->seed);
    out->box = o->given[OPTION_box] ? (int)o->box : -1;
    out->boxes = (int)o->boxes;
    out->threads = (int)o->threads;
    out->stop = progress_stop();
    if (!prim_objective_find(o->objective, &out->prim.objective)) {
        return err_set(err, "--objective: found \"%s\", mean or gain is wanted", o->objective);
    }
    if (o->from && (o->given[OPTION_points] || o->given[OPTION_runs] || o->given[OPTION_design])) {
        return err_set(err, "--from: the points are in the file; --points, --runs and --design do "
                            "not go with it");
    }
    return discover_number("alpha", o->alpha, 0.005, 0.5, &out->prim.alpha, err);
}

static void discover_progress(void *context, uint64_t done, uint64_t count) {
    progress_show(context, done, count, "points");
}

static void discover_search_progress(void *context, uint64_t done, uint64_t count) {
    progress_show(context, done, count, "searches");
}

static bool discover_live(const Options *o, const Game *game, DiscoverHead *head, Points *out,
                          Err *err) {
    if (!design_find(o->given[OPTION_design] ? o->design : "lhs", &head->design) ||
        head->design == DESIGN_NOMINAL) {
        return err_set(err, "--design: found \"%s\", box or lhs is wanted", o->design);
    }
    const bool several = o->given[OPTION_points];
    const int64_t runs = o->runs > 0 ? o->runs : several ? DISCOVER_PER_POINT : DISCOVER_RUNS;
    if (!several && runs > DISCOVER_MOST) {
        return err_set(err, "--runs: found %lld, at most %d points of one history are wanted",
                       (long long)runs, DISCOVER_MOST);
    }
    Progress progress = progress_begin();
    const PointsPlan plan = {.scenario = game->scenario,
                             .policy = &game->policy,
                             .design = head->design,
                             .seed = head->seed,
                             .count = (int)(several ? o->points : runs),
                             .runs = (int)(several ? runs : 1),
                             .months = (int)o->months,
                             .threads = (int)o->threads,
                             .question = *head->question,
                             .stop = progress_stop(),
                             .context = &progress,
                             .progress = discover_progress};
    const bool whole = points_live(&plan, out);
    progress_end(&progress);
    head->lived = true;
    head->runs = plan.runs;
    if (!whole) {
        fprintf(stderr, "accession: interrupted after %d of %d points\n",
                out->count + (int)out->uncounted, plan.count);
    }
    return pack_scripts_held(game->book, err);
}

static bool discover_points(const Options *o, const Game *game, DiscoverHead *head, Points *out,
                            Err *err) {
    head->runs = 1;
    const bool got = o->from ? points_read(o->from, game->scenario, head->question, out, err)
                             : discover_live(o, game, head, out, err);
    if (!got) {
        return false;
    }
    if (out->count < DISCOVER_FEWEST) {
        return err_set(err, "discover: %s counts something at %d points; %d or more are wanted",
                       stat_info(head->question->of)->name, out->count, DISCOVER_FEWEST);
    }
    return true;
}

static int discover_print(const Options *o, const Discovery *d, const DiscoverHead *head) {
    Text out = {0};
    if (o->json) {
        JsonOut json = json_out_start(&out, 1);
        discover_json(&json, d, head);
        json_out_finish(&json);
    } else {
        discover_report(&out, d, head);
    }
    if (o->csv) {
        Text rows = {0};
        points_csv(d->points, &rows);
        if (cli_write(o->csv, &rows, EXIT_OK) != EXIT_OK) {
            text_free(&out);
            return EXIT_WRONG;
        }
    }
    return cli_write(NULL, &out, EXIT_OK);
}

/* "…, 300 points of 50 runs each, design lhs" or the file that the points are from. */
static int discover_draw(const Options *o, const Game *game, const Discovery *d,
                         const DiscoverHead *head, int code) {
    Text source = {0};
    Picture p;
    plot_source(game, game->policy.name, head->seed, NULL, 0, &source);
    if (o->from) text_add(&source, ", %s", o->from);
    text_add(&source, ", %d points", d->points->count);
    if (head->runs > 1) text_add(&source, " of %d runs each", head->runs);
    if (head->lived) text_add(&source, ", design %s", design_name(head->design));
    const PlotFrame frame = {source.data, (double)o->plot_width};
    const bool drawn = plot_discovery(d, head->question, &frame, &p);
    text_free(&source);
    return drawn ? plot_write(o, &p, code) : plot_nothing("no box was found");
}

static int discover_in(const Options *o, const Game *game, const Question *question,
                       DiscoverOptions options) {
    char source[DISCOVER_SOURCE_BYTES];
    Err err = {0};
    Points points = {0};
    Discovery found;
    snprintf(source, sizeof source, "%s, %s, policy %s", game->scenario->pack,
             game->scenario->start_name, game->policy.name);
    DiscoverHead head = {.version = "accession " ACCESSION_VERSION,
                         .source = o->from ? o->from : source,
                         .question = question,
                         .seed = (uint64_t)o->seed};
    if (!discover_points(o, game, &head, &points, &err)) {
        points_free(&points);
        return cli_fail(&err);
    }
    points_finish(&points, head.seed, options.held);
    Progress progress = progress_begin();
    options.context = &progress;
    options.progress = discover_search_progress;
    discover(&points, &options, &found);
    progress_end(&progress);
    const int peels = found.box[0].trajectory.count;
    if (options.box >= peels && peels > 0) {
        err_set(&err, "--box: found %d, the trajectory has the peels 0 to %d", options.box,
                peels - 1);
    }
    int code = err.text[0] ? cli_fail(&err) : discover_print(o, &found, &head);
    if (code == EXIT_OK && o->plot) code = discover_draw(o, game, &found, &head, code);
    discover_free(&found);
    points_free(&points);
    return code;
}

int command_discover(const Options *o) {
    Err err = {0};
    Game game;
    Question question;
    DiscoverOptions options;
    if (!discover_question(o, &question, &err) || !discover_options(o, &options, &err) ||
        !game_open(o, &game, &err)) {
        return cli_fail(&err);
    }
    pack_strict(game.book);
    const int code = discover_in(o, &game, &question, options);
    game_close(&game);
    return code;
}
