/* Measuring the window. Always true: its figures come by key from the room that draws (cli.h); a start is
 * a process of its own, from before it is made to after its first frame. */
#include <stdio.h>
#include <string.h>

#include "cli/bench.h"
#include "cli/cli.h"
#include "store/json_write.h"

enum { STARTS = 9 };

int bench_first_frame(const Options *o) {
    Err err = {0};
    Text out = {0};
    if (!cli_window) err_set(&err, "bench: this build has no window");
    if (!cli_window || !cli_window->first_frame(o, &err)) return cli_fail(&err);
    JsonOut json = json_out_start(&out, 0);
    json_out_object_begin(&json);
    json_out_put_real(&json, "clock_s", progress_clock());
    json_out_object_end(&json);
    json_out_finish(&json);
    return cli_write(NULL, &out, EXIT_OK);
}

static void first_measure(Bench *b) {
    const char *argv[8] = {"/proc/self/exe", "bench", "--first-frame"};
    int words = 3;
    double took[STARTS];
    Err err = {0};
    if (b->o->data) argv[words++] = "--data", argv[words++] = b->o->data;
    for (int n = 0; n < STARTS && !bench_stopped(b); n++) {
        const double began = progress_clock();
        double ended;
        if (!child_number(argv, "clock_s", &ended, &err)) {
            bench_miss(b, FIGURE_ui_first, err.text);
            return;
        }
        took[n] = 1e3 * (ended - began);
        bench_tick(b, "starts");
    }
    if (!bench_stopped(b)) bench_put(b, FIGURE_ui_first, bench_median(took, STARTS));
}

static void put(void *context, const char *key, double value) {
    Bench *b = context;
    for (int id = 0; id < FIGURE_COUNT; id++)
        if (strcmp(figure_info((FigureId)id)->key, key) == 0) bench_put(b, (FigureId)id, value);
}

void bench_ui(Bench *b) {
    Err err = {0};
    if (!bench_wants(b, GROUP_UI)) return;
    b->all += STARTS + 1;
    if (!cli_window) err_set(&err, "this build has no window");
    else cli_window->times(b->o, b->shown, put, b, &err);
    bench_tick(b, "frames");
    if (cli_window && b->wanted[FIGURE_ui_first]) first_measure(b);
    for (int id = 0; id < FIGURE_COUNT; id++)
        if (err.text[0] && figure_info((FigureId)id)->group == GROUP_UI && !b->known[id])
            bench_miss(b, (FigureId)id, err.text);
}
