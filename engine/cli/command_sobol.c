/* `sobol`: variance-based sensitivity. Always true: an interruption leaves the indices of the
 * points that were lived. */
#include "cli/analysis.h"
#include "core/memory.h"
#include "ensemble/sobol.h"
#include "report/plots.h"

#include <stdio.h>
#include <stdlib.h>

/* A share needs some runs to be a number at all; thirty leave it little noise. */
enum { SOBOL_RUNS = 30, SOBOL_POINTS = 256 };

static void sobol_show(Text *out, const void *result) { sobol_report(out, result); }
static void sobol_show_json(JsonOut *out, const void *result) { sobol_json(out, result); }
static void sobol_show_csv(Text *out, const void *result) { sobol_csv(out, result); }
static bool sobol_show_plot(const void *result, const PlotFrame *frame, Picture *out) {
    return plot_sobol(result, frame, out);
}

static int sobol_work(Analysis *a, Sobol *s) {
    Err err = {0};
    s->study = a->study;
    s->factors = a->factors;
    analysis_cost(a, s->rows * (s->factors.count + 2));
    const bool done = sobol_run(s, &err);
    const bool held = analysis_held(a, &err);
    if (!done || !held) {
        return cli_fail(&err);
    }
    char spread[48];
    snprintf(spread, sizeof spread, "at each of %d points", s->lived * (s->factors.count + 2));
    const AnalysisForms forms = {.result = s, .report = sobol_show, .json = sobol_show_json,
                                 .csv = sobol_show_csv,
                                 .plot = sobol_show_plot, .spread = spread};
    return analysis_write(a, &forms, EXIT_OK);
}

int command_sobol(const Options *o) {
    Err err = {0};
    Analysis a;
    int code;
    const int64_t rows = o->points > 0 ? o->points : SOBOL_POINTS;
    if (analysis_listed(o, &code)) {
        return code;
    }
    if (rows < SOBOL_ROWS_LEAST || rows > SOBOL_ROWS_MOST || (rows & (rows - 1)) != 0) {
        err_set(&err, "--points: found %lld, a power of two from %d to %d is wanted",
                (long long)rows, SOBOL_ROWS_LEAST, SOBOL_ROWS_MOST);
        return cli_fail(&err);
    }
    if (!analysis_open(o, SOBOL_RUNS, 2, true, &a, &err)) {
        return cli_fail(&err);
    }
    Sobol *s = memory_zeros(1, sizeof *s);
    s->rows = (int)rows;
    code = sobol_work(&a, s);
    free(s);
    analysis_close(&a);
    return code;
}
