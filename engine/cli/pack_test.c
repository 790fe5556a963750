/* `pack test`: the tests that a pack declares. Always true: EXIT_OK only if none of them fails. */
#include "cli/pack_commands.h"
#include "cli/pack_dir.h"
#include "cli/progress.h"
#include "ensemble/pack_test.h"

static void test_progress(void *context, uint64_t done, uint64_t all, const char *what) {
    progress_show(context, done, all, what);
}

static int tests_print(const Options *o, const PackTests *t) {
    Text out = {0};
    if (o->json) {
        JsonOut json = json_out_start(&out, 1);
        pack_tests_json(t, &json);
        json_out_finish(&json);
    } else {
        pack_tests_report(t, &out);
    }
    return cli_write(NULL, &out, pack_tests_hold(t) ? EXIT_OK : EXIT_NO);
}

int pack_test_run(const Options *o) {
    char dir[PACK_PATH_BYTES];
    PackBook book;
    Err err = {0};
    if (!pack_dir(o, "pack test", dir, &err) || !pack_open_tests(dir, o->language, &book, &err)) {
        return cli_fail(&err);
    }
    Progress progress = progress_begin();
    PackTests tests = {.book = &book, .only = o->only, .threads = (int)o->threads, .stop = progress_stop(),
                       .context = &progress, .progress = test_progress};
    const bool done = pack_tests_run(&tests, &err);
    progress_end(&progress);
    const int code = done ? tests_print(o, &tests) : cli_fail(&err);
    pack_tests_free(&tests);
    pack_close(&book);
    return code;
}
