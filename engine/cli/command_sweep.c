/* `sweep`: statistics along one or two factors. Always true: an interruption leaves the points that
 * were lived. */
#include "cli/analysis.h"
#include "core/memory.h"
#include "ensemble/sweep.h"
#include "report/plots.h"

#include <stdio.h>
#include <stdlib.h>

enum { SWEEP_RUNS = 1000, SWEEP_STEPS = 9, SWEEP_STEPS_OF_TWO = 5 };

static void sweep_show(Text *out, const void *result) { sweep_report(out, result); }
static void sweep_show_json(JsonOut *out, const void *result) { sweep_json(out, result); }
static void sweep_show_csv(Text *out, const void *result) { sweep_csv(out, result); }
static bool sweep_show_plot(const void *result, const PlotFrame *frame, Picture *out) {
    return plot_sweep(result, frame, out);
}

static bool sweep_over(const Analysis *a, Sweep *s, Err *err) {
    const OptionList *over = &a->options->over;
    if (over->count < 1 || over->count > 2) {
        return err_set(err, "--over: over what? --over NAME=LOW:HIGH[:STEPS], once or twice, is "
                            "wanted");
    }
    s->steps[1] = 1;
    for (int n = 0; n < over->count; n++) {
        Factor one;
        s->steps[n] = over->count == 2 ? SWEEP_STEPS_OF_TWO : SWEEP_STEPS;
        if (!factor_parse(a->game.scenario, over->item[n], &one, &s->steps[n], err) ||
            !factors_put(&s->over, &one, err)) {
            return err_wrap(err, "--over");
        }
    }
    return s->over.count == over->count || err_set(err, "--over: %s is given twice",
                                                   s->over.item[0].name);
}

static int sweep_work(Analysis *a, Sweep *s) {
    Err err = {0};
    s->study = a->study;
    if (!sweep_over(a, s, &err)) {
        return cli_fail(&err);
    }
    analysis_cost(a, sweep_points(s));
    const bool done = sweep_run(s, &err) || err_wrap(&err, "--over");
    const bool held = analysis_held(a, &err);
    if (!done || !held) {
        return cli_fail(&err);
    }
    char spread[48];
    snprintf(spread, sizeof spread, "at each of %d points", sweep_points(s));
    const AnalysisForms forms = {.result = s, .report = sweep_show, .json = sweep_show_json,
                                 .csv = sweep_show_csv,
                                 .plot = sweep_show_plot, .spread = spread};
    return analysis_write(a, &forms, EXIT_OK);
}

int command_sweep(const Options *o) {
    Err err = {0};
    Analysis a;
    int code;
    if (analysis_listed(o, &code)) {
        return code;
    }
    if (!analysis_open(o, SWEEP_RUNS, BLOCKS, false, &a, &err)) {
        return cli_fail(&err);
    }
    Sweep *s = memory_zeros(1, sizeof *s);
    code = sweep_work(&a, s);
    sweep_free(s);
    free(s);
    analysis_close(&a);
    return code;
}
