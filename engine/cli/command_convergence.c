/* `convergence`: how many histories are enough? Always true: an interruption leaves the rows of
 * what was lived. */
#include "cli/analysis.h"
#include "core/memory.h"
#include "ensemble/convergence.h"
#include "report/plots.h"

#include <stdlib.h>

enum { CONVERGENCE_RUNS = 6400 };

static void convergence_show(Text *out, const void *result) { convergence_report(out, result); }
static void convergence_show_json(JsonOut *out, const void *result) {
    convergence_json(out, result);
}
static void convergence_show_csv(Text *out, const void *result) { convergence_csv(out, result); }
static bool convergence_show_plot(const void *result, const PlotFrame *frame, Picture *out) {
    return plot_convergence(result, frame, out);
}

static int convergence_work(Analysis *a, Convergence *c) {
    Err err = {0};
    c->study = a->study;
    analysis_cost(a, 1);
    const bool done = convergence_run(c, &err);
    const bool held = analysis_held(a, &err);
    if (!done || !held) {
        return cli_fail(&err);
    }
    a->study.runs = c->lived; /* an interruption may have left fewer */
    const AnalysisForms forms = {.result = c, .report = convergence_show,
                                 .json = convergence_show_json, .csv = convergence_show_csv,
                                 .plot = convergence_show_plot};
    return analysis_write(a, &forms, EXIT_OK);
}

int command_convergence(const Options *o) {
    Err err = {0};
    Analysis a;
    int code;
    if (analysis_listed(o, &code)) {
        return code;
    }
    if (!analysis_open(o, CONVERGENCE_RUNS, CONVERGENCE_LEAST, false, &a, &err)) {
        return cli_fail(&err);
    }
    Convergence *c = memory_zeros(1, sizeof *c);
    code = convergence_work(&a, c);
    free(c);
    analysis_close(&a);
    return code;
}
