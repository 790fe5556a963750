/* `pack coverage`: what of a pack ever happens. Always true: EXIT_OK only if nothing is missing or never
 * happens. */
#include "cli/pack_commands.h"
#include "cli/pack_dir.h"
#include "cli/progress.h"
#include "ensemble/coverage.h"

enum { COVERAGE_RUNS = 2000 };

static void coverage_progress(void *context, uint64_t done, uint64_t all) {
    progress_show(context, done, all, "parts of the histories");
}

static int coverage_print(const Options *o, const Coverage *c) {
    Text out = {0};
    if (o->json) {
        JsonOut json = json_out_start(&out, 1);
        coverage_json(c, &json);
        json_out_finish(&json);
    } else {
        coverage_report(c, &out);
    }
    return cli_write(NULL, &out, coverage_holds(c) ? EXIT_OK : EXIT_NO);
}

int pack_coverage_run(const Options *o) {
    char dir[PACK_PATH_BYTES];
    PackBook book;
    Err err = {0};
    if (!pack_dir(o, "pack coverage", dir, &err) || !pack_open(dir, o->language, &book, &err)) {
        return cli_fail(&err);
    }
    Progress progress = progress_begin();
    Coverage c = {.book = &book, .seed = (uint64_t)o->seed, .runs = o->runs ? (uint64_t)o->runs : COVERAGE_RUNS,
                  .threads = (int)o->threads, .stop = progress_stop(), .context = &progress,
                  .progress = coverage_progress};
    const bool done = coverage_run(&c, &err);
    progress_end(&progress);
    const int code = done ? coverage_print(o, &c) : cli_fail(&err);
    coverage_free(&c);
    pack_close(&book);
    return code;
}
