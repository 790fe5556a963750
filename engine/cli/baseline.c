/* The baseline's report. Always true: see baseline.h. */
#include "cli/baseline.h"
#include "core/memory.h"

#include <stdlib.h>

/* As many as tell the largest indices from the noise, and the share from its luck. */
enum { BASELINE_RUNS = 30, BASELINE_POINTS = 60, BASELINE_TOP = 5 };

static int baseline_points(const Baseline *b) {
    return b->options.points > 0 ? (int)b->options.points : BASELINE_POINTS;
}

/* The power of two that is as many points or more. */
static int baseline_rows(const Baseline *b) {
    int rows = SOBOL_ROWS_LEAST;
    while (rows < SOBOL_ROWS_MOST && rows < baseline_points(b)) rows *= 2;
    return rows;
}

static bool baseline_sobol(Baseline *b, Err *err) {
    b->sobol = memory_zeros(1, sizeof *b->sobol);
    b->sobol->rows = baseline_rows(b);
    b->sobol->study = b->analysis.study;
    b->sobol->factors = b->analysis.factors;
    analysis_cost(&b->analysis, b->sobol->rows * (b->sobol->factors.count + 2));
    const bool done = sobol_run(b->sobol, err);
    return analysis_held(&b->analysis, err) && done;
}

static bool baseline_claims(Baseline *b, Err *err) {
    const ClaimsJudge judge = {.nominal = true, .robust = true, .points = baseline_points(b)};
    return claims_judge(&b->claims, &judge, err);
}

bool baseline_count(const Options *o, Baseline *b, Err *err) {
    *b = (Baseline){.options = *o};
    b->options.runs = 0;
    return (claims_open(&b->options, &b->claims, err) &&
            analysis_open(&b->options, BASELINE_RUNS, 2, true, &b->analysis, err) && baseline_sobol(b, err) &&
            baseline_claims(b, err)) ||
           err_wrap(err, "--baseline");
}

void baseline_report(Text *out, const Baseline *b) {
    text_add(out, "\n");
    sobol_summary(out, b->sobol, BASELINE_TOP);
    properties_summary(out, b->claims.set);
}

void baseline_json(JsonOut *out, const Baseline *b) {
    sobol_summary_json(out, b->sobol, BASELINE_TOP);
    properties_summary_json(out, b->claims.set);
}

void baseline_free(Baseline *b) {
    free(b->sobol);
    if (b->claims.set) claims_close(&b->claims);
    if (b->analysis.options) analysis_close(&b->analysis);
}
