/* `contrast`: two arms under the same luck. Always true: the arms differ by --with and
 * --against-policy alone. */
#include "cli/analysis.h"
#include "core/memory.h"
#include "ensemble/contrast.h"
#include "ensemble/override.h"
#include "report/plots.h"

#include <stdlib.h>

enum { CONTRAST_RUNS = 2000 };

static void contrast_show(Text *out, const void *result) { contrast_report(out, result); }
static void contrast_show_json(JsonOut *out, const void *result) { contrast_json(out, result); }
static void contrast_show_csv(Text *out, const void *result) { contrast_csv(out, result); }
static bool contrast_show_plot(const void *result, const PlotFrame *frame, Picture *out) {
    return plot_contrast(result, frame, out);
}

/* "aid=1.5, policy side-payments" */
static void contrast_name(const Options *o, const Policy *policy, Text *out) {
    for (int n = 0; n < o->with.count; n++) {
        text_add(out, "%s%s", n ? ", " : "", o->with.item[n]);
    }
    if (o->against_policy) {
        text_add(out, "%spolicy %s", o->with.count ? ", " : "", policy->name);
    }
}

static bool contrast_arm(const Analysis *a, Scenario *scenario, Policy *policy, Err *err) {
    const Options *o = a->options;
    if (o->with.count == 0 && !o->against_policy) {
        return err_set(err, "what differs? --with NAME=VALUE or --against-policy NAME is wanted");
    }
    *scenario = *a->game.scenario;
    for (int n = 0; n < o->with.count; n++) {
        if (!override_parse(scenario, o->with.item[n], err)) {
            return err_wrap(err, "--with");
        }
    }
    return !o->against_policy ||
           game_policy(&a->game, "--against-policy", o->against_policy, policy, err);
}

static int contrast_work(Analysis *a, Contrast *c) {
    Err err = {0};
    analysis_cost(a, 2);
    const bool done = contrast_run(c, &err);
    const bool held = analysis_held(a, &err);
    if (!done || !held) {
        return cli_fail(&err);
    }
    a->study.runs = c->lived; /* an interruption may have left fewer */
    const AnalysisForms forms = {.result = c, .report = contrast_show, .json = contrast_show_json,
                                 .csv = contrast_show_csv,
                                 .plot = contrast_show_plot, .spread = "in both arms"};
    return analysis_write(a, &forms, EXIT_OK);
}

int command_contrast(const Options *o) {
    Err err = {0};
    Analysis a;
    Policy policy = {0};
    int code = EXIT_WRONG;
    if (analysis_listed(o, &code)) {
        return code;
    }
    if (!analysis_open(o, CONTRAST_RUNS, BLOCKS, false, &a, &err)) {
        return cli_fail(&err);
    }
    Scenario *scenario = memory_new(sizeof *scenario);
    Contrast *c = memory_zeros(1, sizeof *c);
    if (contrast_arm(&a, scenario, &policy, &err)) {
        Text what = {0};
        contrast_name(o, &policy, &what);
        *c = (Contrast){.study = a.study, .what = what.data,
                        .with = {scenario, o->against_policy ? &policy : &a.game.policy}};
        code = contrast_work(&a, c);
        text_free(&what);
    } else {
        code = cli_fail(&err);
    }
    free(c);
    free(scenario);
    policy_free(&policy);
    analysis_close(&a);
    return code;
}
