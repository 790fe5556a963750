/* `properties`: the claims as tests. Always true: it returns EXIT_OK only if no chosen row fails. */
#include "cli/claims.h"
#include "cli/cli.h"
#include "cli/plot.h"
#include "core/version.h"
#include "report/plots.h"

/* With --robust the shares of points; else each row against its threshold. */
static int properties_draw(const Claims *c, int code) {
    const Options *o = c->options;
    Text source = {0};
    Picture p;
    Pack card;
    Err err = {0};
    if (!pack_card(c->book, &card, &err)) {
        return cli_fail(&err);
    }
    text_add(&source, "accession %s, %s %s, seed %lld", ACCESSION_VERSION, card.id, card.version,
             (long long)o->seed);
    const PlotFrame frame = {source.data, (double)o->plot_width};
    const bool drawn = o->robust ? plot_robust(c->set, &frame, &p)
                                 : plot_rows(c->set, property_any, NULL,
                                             "Statements against their thresholds", &frame, &p);
    text_free(&source);
    if (drawn) {
        return plot_write(o, &p, code);
    }
    err_set(&err, "--plot: nothing to draw: no structural or calibrated row was chosen");
    return cli_fail(&err);
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
    const int code = claims_judge(&claims, true, o->robust, &err) ? properties_show(&claims)
                                                                  : cli_fail(&err);
    claims_close(&claims);
    return code;
}
