/* `properties`: the claims as tests. Always true: it returns EXIT_OK only if no chosen row fails. */
#include "cli/cli.h"
#include "cli/plot.h"
#include "cli/progress.h"
#include "core/version.h"
#include "report/plots.h"

#include <stdio.h>

typedef struct Judgement {
    char dir[PACK_PATH_BYTES];
    PackBook *book;
    const Options *options;
    Progress progress;
} Judgement;

static bool properties_start(void *context, const char *name, Scenario *out, Err *err) {
    const Judgement *j = context;
    return game_start(j->book, name[0] ? name : NULL, &j->options->set, out, err);
}

static void properties_progress(void *context, uint64_t done, uint64_t games, const char *what) {
    Judgement *j = context;
    progress_show(&j->progress, done, games, what);
}

static bool properties_ask(Judgement *j, PropertySet *set, Err *err) {
    const Options *o = j->options;
    const PropertyRequest ask = {.start = properties_start, .progress = properties_progress,
                                 .context = j, .seed = (uint64_t)o->seed,
                                 .runs = (uint64_t)o->runs, .only = o->only,
                                 .threads = (int)o->threads, .stop = progress_stop()};
    j->progress = progress_begin();
    bool judged = properties_judge(set, &ask, err);
    if (judged && o->robust) {
        const PropertyRequest again = {.start = ask.start, .progress = ask.progress, .context = j,
                                       .seed = ask.seed, .only = ask.only, .runs = ask.runs,
                                       .threads = ask.threads, .stop = ask.stop};
        judged = properties_robust(set, &again, (int)o->points, err);
    }
    progress_end(&j->progress);
    judged = judged && pack_scripts_held(j->book, err);
    if (!judged && !err->text[0]) {
        err_set(err, "properties: interrupted before every row was judged");
    }
    return judged;
}

/* With --robust the shares of points; else each row against its threshold. */
static int properties_draw(const Judgement *j, const PropertySet *set, int code) {
    const Options *o = j->options;
    Text source = {0};
    Picture p;
    Pack card;
    Err err = {0};
    if (!pack_card(j->book, &card, &err)) {
        return cli_fail(&err);
    }
    text_add(&source, "accession %s, %s %s, seed %lld", ACCESSION_VERSION, card.id, card.version,
             (long long)o->seed);
    const PlotFrame frame = {source.data, (double)o->plot_width};
    const bool drawn = o->robust ? plot_robust(set, &frame, &p)
                                 : plot_rows(set, property_any, NULL, "Statements against their thresholds", &frame, &p);
    text_free(&source);
    if (drawn) {
        return plot_write(o, &p, code);
    }
    err_set(&err, "--plot: nothing to draw: no structural or calibrated row was chosen");
    return cli_fail(&err);
}

static int properties_print(const Options *o, const PropertySet *set) {
    Text out = {0};
    if (o->json) {
        JsonOut json = json_out_start(&out, 1);
        properties_json(&json, set);
        json_out_finish(&json);
    } else {
        properties_report(&out, set);
    }
    return cli_write(NULL, &out, properties_hold(set) ? EXIT_OK : EXIT_NO);
}

static int properties_show(const Judgement *j, const PropertySet *set) {
    const int code = properties_print(j->options, set);
    return code != EXIT_WRONG && j->options->plot ? properties_draw(j, set, code) : code;
}

int command_properties(const Options *o) {
    Err err = {0};
    Judgement j = {.options = o};
    if (!game_find(o, o->pack, j.dir, &err)) {
        return cli_fail(&err);
    }
    j.book = book_open(j.dir, NULL, &err);
    PropertySet *set = j.book ? properties_of(j.book, &err) : NULL;
    if (!set) {
        book_close(j.book);
        return cli_fail(&err);
    }
    pack_strict(j.book);
    const int code = properties_ask(&j, set, &err) ? properties_show(&j, set) : cli_fail(&err);
    properties_free(set);
    book_close(j.book);
    return code;
}
