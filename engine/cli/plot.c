/* Writing plots. Always true: see plot.h. */
#include "cli/plot.h"

#include "core/version.h"
#include "report/svg.h"

int plot_write(const Options *o, Picture *p, int code) {
    Text svg = {0};
    svg_write(p, &svg);
    picture_free(p);
    return cli_write(o->plot, &svg, code);
}

int plot_nothing(const char *why) {
    Err err = {0};
    err_set(&err, "--plot: nothing to draw: %s", why);
    return cli_fail(&err);
}

void plot_source(const Game *game, const char *policy, uint64_t seed, const char *what,
                 uint64_t count, Text *out) {
    text_add(out, "accession %s, %s, %s", ACCESSION_VERSION, game->scenario->pack,
             game->scenario->start_name);
    if (policy) text_add(out, ", policy %s", policy);
    text_add(out, ", seed %llu", (unsigned long long)seed);
    if (what) text_add(out, ", %llu %s", (unsigned long long)count, what);
}
