/* Elementary effects for people and for programs. Always true: all forms hold the same numbers. */
#include "core/version.h"
#include "ensemble/morris.h"

static void print_effects(Text *out, const Morris *m, int stat) {
    const MorrisResult *r = &m->result[stat];
    text_add(out, "%-26s %9s  %-27s %9s %9s\n", "Factor", "mu", "mu*", "sigma", "noise");
    for (int rank = 1; rank <= r->factors; rank++)
        for (int f = 0; f < r->factors; f++) {
            const MorrisEffect *x = &r->effect[f];
            if (x->rank != rank) continue;
            text_add(out, "%-26.26s %+9.3g  %8.3g [%7.3g, %7.3g]  %9.3g %9.3g\n",
                     m->factors.item[f].name, x->mu, x->mu_star.estimate, x->mu_star.low,
                     x->mu_star.high, x->sigma, x->noise);
        }
    text_add(out, "\n");
}

void morris_report(Text *out, const Morris *m) {
    study_head(out, &m->study, "accession " ACCESSION_VERSION);
    text_add(out, "%d factors, %d trajectories of %d points, %d levels%s\n\n", m->factors.count,
             m->lived, m->factors.count + 1, m->levels,
             m->lived < m->trajectories ? " (interrupted)" : "");
    for (int stat = 0; stat < m->study.stats; stat++) {
        const StatInfo *info = stat_info(m->study.stat[stat]);
        text_add(out, "%s: %s\n\n", info->name, info->text);
        print_effects(out, m, stat);
    }
    text_add(out, "Effects are in units of the statistic for the whole range of a factor. mu: "
                  "mean; mu*: mean\nof absolute values, with its 95 %% interval; sigma: standard "
                  "deviation, large where the effect\ndepends on the other factors or bends; "
                  "noise: standard deviation of one effect by sampling\nalone. Luck alone gives a "
                  "mu* of up to about 0.8 noise.\n");
}

void morris_json(JsonOut *out, const Morris *m) {
    json_out_object_begin(out);
    study_json(out, &m->study);
    json_out_put_int(out, "trajectories", m->lived);
    json_out_put_int(out, "levels", m->levels);
    json_out_key(out, "results");
    json_out_array_begin(out);
    for (int stat = 0; stat < m->study.stats; stat++) {
        json_out_object_begin(out);
        json_out_put_text(out, "statistic", stat_info(m->study.stat[stat])->name);
        json_out_key(out, "factors");
        json_out_array_begin(out);
        for (int f = 0; f < m->factors.count; f++) {
            const MorrisEffect *x = &m->result[stat].effect[f];
            json_out_object_begin(out);
            json_out_put_text(out, "factor", m->factors.item[f].name);
            json_out_put_real(out, "low", m->factors.item[f].low);
            json_out_put_real(out, "high", m->factors.item[f].high);
            json_out_put_real(out, "mu", x->mu);
            study_json_interval(out, "mu_star", x->mu_star);
            json_out_put_real(out, "sigma", x->sigma);
            json_out_put_real(out, "noise", x->noise);
            json_out_put_int(out, "effects", x->counted);
            json_out_put_int(out, "rank", x->rank);
            json_out_object_end(out);
        }
        json_out_array_end(out);
        json_out_object_end(out);
    }
    json_out_array_end(out);
    json_out_object_end(out);
}

void morris_csv(Text *out, const Morris *m) {
    text_add(out, "statistic,factor,low,high,mu,mu_star,mu_star_lo,mu_star_hi,sigma,noise,rank\n");
    for (int stat = 0; stat < m->study.stats; stat++)
        for (int f = 0; f < m->factors.count; f++) {
            const Factor *factor = &m->factors.item[f];
            const MorrisEffect *x = &m->result[stat].effect[f];
            const double cell[] = {factor->low,        factor->high,    x->mu,
                                   x->mu_star.estimate, x->mu_star.low, x->mu_star.high,
                                   x->sigma,           x->noise,        x->rank};
            text_add(out, "%s,%s", stat_info(m->study.stat[stat])->name, factor->name);
            for (size_t n = 0; n < COUNT_OF(cell); n++) study_csv(out, cell[n]);
            text_add(out, "\n");
        }
}
