/* `class debrief`, which is `debrief` for the file of a class. Always true: see cli.h; the class is only read. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "class/debrief_class.h"
#include "cli/class_lesson.h"
#include "cli/class_open.h"
#include "cli/cli.h"
#include "cli/progress.h"
#include "core/memory.h"
#include "store/claim_file.h"

int class_debrief_run(const Options *o);

bool class_is_file(const char *path) {
    static const char head[] = "accession-class ";
    char bytes[sizeof head - 1];
    FILE *file = fopen(path, "rb");
    const bool is =
        file && fread(bytes, 1, sizeof bytes, file) == sizeof bytes && memcmp(bytes, head, sizeof bytes) == 0;
    if (file) fclose(file);
    return is;
}

bool class_find_pack(void *options, const char *pack, char dir[PACK_PATH_BYTES], Err *err) {
    const Options *o = options;
    return game_find(o, o->given[OPTION_pack] ? o->pack : pack, dir, err);
}

bool class_open(const Options *o, const char *path, bool to_write, Class *out, Err *err) {
    Options copy = *o;
    Text said = {0};
    const char *language = !to_write && o->given[OPTION_language] ? o->language : NULL;
    const bool done = class_file_open(out, path, to_write, language, class_find_pack, &copy, &said, err);
    if (said.length) fputs(said.data, stderr);
    text_free(&said);
    return done;
}

static void told(void *progress, uint64_t done, uint64_t all) { progress_show(progress, done, all, "histories"); }

static bool study_write(const Options *o, const Class *c, ClassDebrief *d, Err *err) {
    ClassStudy *study = memory_zeros(1, sizeof *study);
    Theories *theories = memory_zeros(1, sizeof *theories);
    Claims *claims = memory_zeros(1, sizeof *claims);
    Progress progress = progress_begin();
    const StudyAsk ask = {.c = c, .theories = theories, .runs = (int)o->runs, .threads = (int)o->threads,
                          .stop = progress_stop(), .told = &progress, .progress = told};
    d->study = study;
    d->claims = claims;
    bool done = theories_read(c->book->dir, theories, err) && claims_read(c->book->dir, claims, err) &&
                class_study(&ask, study, err);
    progress_end(&progress);
    done = done && debrief_class_write(d, o->output, err);
    study_free(study);
    free(study);
    free(theories);
    free(claims);
    return done;
}

/* The language that was asked for, else the one that the class was in. */
static const char *language_of(const Options *o, const Class *c) {
    return o->given[OPTION_language] || !c->setup.language[0] ? o->language : c->setup.language;
}

static bool speaks(const Options *o, const Class *c, Tongue *out, Err *err) {
    Options copy = *o;
    copy.language = language_of(o, c);
    copy.json = false;
    return game_speaks(&copy, out, err);
}

int class_debrief(const Options *o, const char *path) {
    Err err = {0};
    Tongue tongue = {0};
    if (!o->output) {
        err_set(&err, "debrief: %s is a class; -o DIR says where its debrief goes", path);
        return cli_fail(&err);
    }
    Class *c = memory_zeros(1, sizeof *c);
    bool done = class_open(o, path, false, c, &err);
    if (done) {
        ClassDebrief d = {.names = o->names};
        struct Lesson *lesson = class_lesson_read(c->book->dir, language_of(o, c), c->pack, c->setup.start, &err);
        d.lesson = lesson;
        done = lesson && speaks(o, c, &tongue, &err) && study_write(o, c, &d, &err);
        class_lesson_free(lesson);
        class_end(c);
    }
    free(c);
    tongue_free(&tongue);
    if (!done) return err_wrap(&err, "debrief"), cli_fail(&err);
    printf("%s/debrief.html: the debrief of the class\n", o->output);
    return EXIT_OK;
}

int class_debrief_run(const Options *o) {
    Err err = {0};
    if (o->words.count == 1) return class_debrief(o, o->words.item[0]);
    err_set(&err, "class debrief: the file of one class is wanted");
    return cli_fail(&err);
}
