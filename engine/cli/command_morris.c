/* `morris`: screening by elementary effects. Always true: an interruption leaves the effects of the
 * trajectories that were lived. */
#include "cli/analysis.h"
#include "core/memory.h"
#include "ensemble/morris.h"
#include "report/plots.h"

#include <stdio.h>
#include <stdlib.h>

enum { MORRIS_RUNS = 100 };

static void morris_show(Text *out, const void *result) { morris_report(out, result); }
static void morris_show_json(JsonOut *out, const void *result) { morris_json(out, result); }
static void morris_show_csv(Text *out, const void *result) { morris_csv(out, result); }
static bool morris_show_plot(const void *result, const PlotFrame *frame, Picture *out) {
    return plot_morris(result, frame, out);
}

static int morris_work(Analysis *a, Morris *m) {
    Err err = {0};
    m->study = a->study;
    m->factors = a->factors;
    analysis_cost(a, m->trajectories * (m->factors.count + 1));
    const bool done = morris_run(m, &err);
    const bool held = analysis_held(a, &err);
    if (!done || !held) {
        return cli_fail(&err);
    }
    char spread[48];
    snprintf(spread, sizeof spread, "at each of %d points", m->lived * (m->factors.count + 1));
    const AnalysisForms forms = {.result = m, .report = morris_show, .json = morris_show_json,
                                 .csv = morris_show_csv,
                                 .plot = morris_show_plot, .spread = spread};
    return analysis_write(a, &forms, EXIT_OK);
}

int command_morris(const Options *o) {
    Err err = {0};
    Analysis a;
    int code;
    if (analysis_listed(o, &code)) {
        return code;
    }
    if (o->levels % 2 != 0) {
        err_set(&err, "--levels: found %lld, an even number is wanted", (long long)o->levels);
        return cli_fail(&err);
    }
    if (!analysis_open(o, MORRIS_RUNS, 2, true, &a, &err)) {
        return cli_fail(&err);
    }
    Morris *m = memory_zeros(1, sizeof *m);
    m->trajectories = (int)o->trajectories;
    m->levels = (int)o->levels;
    code = morris_work(&a, m);
    free(m);
    analysis_close(&a);
    return code;
}
