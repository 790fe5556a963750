/* A contrast for people and for programs. Always true: all forms hold the same numbers. */
#include <math.h>

#include "core/version.h"
#include "ensemble/contrast.h"

static void print_bounds(Text *out, StatId id, const char *level, Interval x) {
    text_add(out, "  %s [%s, %s]", level, study_signed(id, x.low).text,
             study_signed(id, x.high).text);
}

static void print_one(Text *out, StatId id, const Difference *d) {
    text_add(out, "%s: %s\n  base        ", stat_info(id)->name, stat_info(id)->text);
    study_interval(out, id, d->base);
    text_add(out, "\n  with        ");
    study_interval(out, id, d->with);
    text_add(out, "\n  difference  %s", study_signed(id, d->at_95.estimate).text);
    print_bounds(out, id, "95 %", d->at_95);
    print_bounds(out, id, "99 %", d->at_99);
    text_add(out, "\n  verdict     %s", sign_name(d->sign));
    if (isfinite(d->gain))
        text_add(out, "; shared luck makes the variance %.1f times smaller", d->gain);
    text_add(out, "\n\n");
}

void contrast_report(Text *out, const Contrast *c) {
    study_head(out, &c->study, "accession " ACCESSION_VERSION);
    if (c->lived < c->study.runs)
        text_add(out, "interrupted: %llu runs of each arm\n", (unsigned long long)c->lived);
    text_add(out, "with: %s\n\n", c->what);
    for (int n = 0; n < c->study.stats; n++) print_one(out, c->study.stat[n], &c->difference[n]);
    text_add(out, "Verdict: the sign, if the paired 99 %% interval does not hold zero.\n");
}

static void json_bounds(JsonOut *out, const char *lo, const char *hi, Interval x) {
    json_out_put_real(out, lo, x.low);
    json_out_put_real(out, hi, x.high);
}

void contrast_json(JsonOut *out, const Contrast *c) {
    json_out_object_begin(out);
    study_json(out, &c->study);
    json_out_put_int(out, "lived", (int64_t)c->lived);
    json_out_put_text(out, "with", c->what);
    json_out_key(out, "results");
    json_out_array_begin(out);
    for (int n = 0; n < c->study.stats; n++) {
        const Difference *d = &c->difference[n];
        json_out_object_begin(out);
        json_out_put_text(out, "statistic", stat_info(c->study.stat[n])->name);
        study_json_interval(out, "base", d->base);
        study_json_interval(out, "with", d->with);
        json_out_put_real(out, "difference", d->at_95.estimate);
        json_bounds(out, "lo95", "hi95", d->at_95);
        json_bounds(out, "lo99", "hi99", d->at_99);
        json_out_put_text(out, "verdict", sign_name(d->sign));
        json_out_put_real(out, "variance_gain", d->gain);
        json_out_object_end(out);
    }
    json_out_array_end(out);
    json_out_object_end(out);
}

void contrast_csv(Text *out, const Contrast *c) {
    text_add(out, "statistic,base,base_lo,base_hi,with,with_lo,with_hi,difference,lo95,hi95,lo99,"
                  "hi99,variance_gain,verdict\n");
    for (int n = 0; n < c->study.stats; n++) {
        const Difference *d = &c->difference[n];
        const double cell[] = {d->base.estimate, d->base.low,  d->base.high,  d->with.estimate,
                               d->with.low,      d->with.high, d->at_95.estimate, d->at_95.low,
                               d->at_95.high,    d->at_99.low, d->at_99.high, d->gain};
        text_add(out, "%s", stat_info(c->study.stat[n])->name);
        for (size_t k = 0; k < COUNT_OF(cell); k++) study_csv(out, cell[k]);
        text_add(out, ",%s\n", sign_name(d->sign));
    }
}
