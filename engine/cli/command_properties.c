/* `properties`: the claims as tests. Always true: it returns EXIT_OK only if no chosen row fails. */
#include "cli/cli.h"
#include "cli/game.h"
#include "cli/progress.h"
#include "ensemble/property.h"

#include <stdio.h>

enum { ROBUST_POINTS = 200 };

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
        judged = properties_robust(set, &again, o->points > 0 ? (int)o->points : ROBUST_POINTS, err);
    }
    progress_end(&j->progress);
    judged = judged && pack_scripts_held(j->book, err);
    if (!judged && !err->text[0]) {
        err_set(err, "properties: interrupted before every row was judged");
    }
    return judged;
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
    const int code = properties_ask(&j, set, &err) ? properties_print(o, set) : cli_fail(&err);
    properties_free(set);
    book_close(j.book);
    return code;
}
