/* `class compare`. Always true: see cli.h; the classes are only read. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "class/compare_classes.h"
#include "cli/class_open.h"
#include "cli/cli.h"
#include "cli/progress.h"
#include "core/memory.h"
#include "store/file.h"

int class_compare_run(const Options *o);

typedef struct Side {
    Class *c;
    ClassStudy study;
    Theories theories;
} Side;

static void told(void *progress, uint64_t done, uint64_t all) { progress_show(progress, done, all, "histories"); }

static bool side_open(const Options *o, const char *path, Side *side, Err *err) {
    side->c = memory_zeros(1, sizeof *side->c);
    if (!class_open(o, path, false, side->c, err)) {
        free(side->c);
        side->c = NULL;
        return false;
    }
    Progress progress = progress_begin();
    const StudyAsk ask = {.c = side->c,
                          .theories = &side->theories,
                          .runs = (int)o->runs,
                          .threads = (int)o->threads,
                          .stop = progress_stop(),
                          .told = &progress,
                          .progress = told};
    const bool done = theories_read(side->c->book->dir, &side->theories, err) && class_study(&ask, &side->study, err);
    progress_end(&progress);
    return done || err_wrap(err, "%s", path);
}

static bool put(const char *folder, const char *name, Text *text, Err *err) {
    char path[PACK_PATH_BYTES];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    const bool done = file_replace(path, text->data, text->length, 0, err);
    text_free(text);
    return done;
}

static bool both_write(const Options *o, const Compared *all, Err *err) {
    Tongue tongue = {0};
    Text page = {0}, csv = {0};
    Options copy = *o;
    copy.json = false;
    if (!game_speaks(&copy, &tongue, err)) return false;
    compare_classes_page(all, &page);
    compare_classes_csv(all, &csv);
    tongue_free(&tongue);
    return file_folder(o->output, err) && put(o->output, "compare.html", &page, err) &&
           put(o->output, "compare.csv", &csv, err);
}

int class_compare_run(const Options *o) {
    Err err = {0};
    Side *side = memory_zeros(COMPARED_MAX, sizeof *side);
    Compared *all = memory_zeros(1, sizeof *all);
    bool done = (o->words.count >= 2 && o->words.count <= COMPARED_MAX) ||
                err_set(&err, "2 to %d classes are wanted", COMPARED_MAX);
    done = done && (o->output || err_set(&err, "-o DIR says where the page goes"));
    for (int n = 0; done && n < o->words.count; n++) {
        const char *slash = strrchr(o->words.item[n], '/');
        done = side_open(o, o->words.item[n], &side[n], &err);
        all->study[n] = &side[n].study;
        all->name[n] = slash ? slash + 1 : o->words.item[n];
        all->count = n + 1;
    }
    done = done && both_write(o, all, &err);
    for (int n = 0; n < COMPARED_MAX; n++) {
        if (!side[n].c) continue;
        study_free(&side[n].study);
        class_end(side[n].c);
        free(side[n].c);
    }
    free(side);
    free(all);
    if (!done) return err_wrap(&err, "class compare"), cli_fail(&err);
    printf("%s/compare.html: the classes side by side\n", o->output);
    return EXIT_OK;
}
