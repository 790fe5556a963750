/* `properties`: the claims as tests. Always true: it returns EXIT_OK only if no chosen row fails. */
#include "cli/claims.h"
#include "cli/cli.h"
#include "cli/plot.h"
#include "report/plots.h"

/* With --robust the shares of points; else each row against its threshold. */
static int properties_draw(const Claims *c, int code) {
    const Options *o = c->options;
    Text source = {0};
    Picture p;
    Err err = {0};
    if (!claims_source(c, &source, &err)) {
        return cli_fail(&err);
    }
    const PlotFrame frame = {source.data, (double)o->plot_width};
    const bool drawn = o->robust ? plot_robust(c->set, &frame, &p)
                                 : plot_rows(c->set, property_any, NULL,
                                             "Statements against their thresholds", &frame, &p);
    text_free(&source);
    return drawn ? plot_write(o, &p, code)
                 : plot_nothing("no structural or calibrated row was chosen");
}

static int properties_print(const Options *o, const PropertySet *set) {
    Text out = {0};
    if (o->json) {
        JsonOut json = json_out_start(&out, 1);
        properties_json(&json, set);
        json_out_finish(&json);
    } else {
        properties_report(&out, set);
    }
    return cli_write(NULL, &out, properties_hold(set) ? EXIT_OK : EXIT_NO);
}

static int properties_show(const Claims *c) {
    const int code = properties_print(c->options, c->set);
    return code != EXIT_WRONG && c->options->plot ? properties_draw(c, code) : code;
}

int command_properties(const Options *o) {
    Err err = {0};
    Claims claims;
    if (!claims_open(o, &claims, &err)) {
        return cli_fail(&err);
    }
    const ClaimsJudge judge = {.nominal = true, .robust = o->robust, .runs = (uint64_t)o->runs};
    const int code = claims_judge(&claims, &judge, &err) ? properties_show(&claims)
                                                         : cli_fail(&err);
    claims_close(&claims);
    return code;
}
