/* Sobol' indices for people and for programs. Always true: all forms hold the same numbers. */
#include <math.h>

#include "core/version.h"
#include "ensemble/sobol.h"

static void print_indices(Text *out, const Sobol *s, const SobolResult *r) {
    text_add(out, "%-26s %-22s %-22s %7s %7s\n", "Factor", "S1, alone", "ST, with all others",
             "noise", "ST-");
    for (int rank = 1; rank <= r->factors; rank++)
        for (int f = 0; f < r->factors; f++) {
            const SobolIndex *x = &r->index[f];
            if (x->rank != rank) continue;
            text_add(out, "%-26.26s %6.3f [%6.3f,%6.3f] %6.3f [%6.3f,%6.3f] %7.3f %7.3f\n",
                     s->factors.item[f].name, x->first.estimate, x->first.low, x->first.high,
                     x->total.estimate, x->total.low, x->total.high, x->noise, x->clean);
        }
    text_add(out, "\n");
}

static void print_noise(Text *out, const SobolResult *r) {
    const double n = r->noise_share;
    text_add(out, "Sampling noise makes %.1f %% of the variance (%.1f %% if every point had its "
                  "own luck);\nfour times the runs would make it about %.1f %%. Noise enters every ST "
                  "as the column\n\"noise\" says; \"ST-\" is ST without it. S1 is too low by the "
                  "same share.\n\n",
             100 * n, 100 * fmin(r->noise_share_independent, 1), 100 * n / 4 / (1 - 0.75 * n));
}

static void print_steps(Text *out, const SobolResult *r) {
    text_add(out, "Convergence             rows  widest ST interval  shift of ranks\n");
    for (int n = 0; n < r->steps; n++)
        text_add(out, "%28d  %18.3f  %14.2f\n", r->step[n].rows, r->step[n].width,
                 r->step[n].rank_shift);
    const SobolStep *last = &r->step[r->steps - 1];
    text_add(out, "Settled when the interval is below 0.05 and ranks shift by less than 1 "
                  "(Sarrazin et al.\n2016): indices %s, ranks %s.\n\n",
             last->width < 0.05 ? "settled" : "not yet",
             last->rank_shift < 1 ? "settled" : "not yet");
}

void sobol_report(Text *out, const Sobol *s) {
    study_head(out, &s->study, "accession " ACCESSION_VERSION);
    text_add(out, "%d factors, %d rows of %d points%s\n\n", s->factors.count, s->lived,
             s->factors.count + 2, s->lived < s->rows ? " (interrupted)" : "");
    for (int stat = 0; stat < s->study.stats; stat++) {
        const SobolResult *r = &s->result[stat];
        const StatInfo *info = stat_info(s->study.stat[stat]);
        text_add(out, "%s: %s\nMean over the box %.4g, standard deviation %.4g.", info->name,
                 info->text, r->mean, sqrt(r->variance));
        if (r->left_out) text_add(out, " %d rows are left out: not defined there.", r->left_out);
        text_add(out, "\n\n");
        print_indices(out, s, r);
        print_noise(out, r);
        print_steps(out, r);
    }
}

/* The factor with the rank-th largest clean index; a tie goes by the order of the factors. */
static int rank_clean(const SobolResult *r, int rank) {
    for (int f = 0; f < r->factors; f++) {
        int above = 0;
        for (int g = 0; g < r->factors; g++)
            above += r->index[g].clean > r->index[f].clean || (g < f && r->index[g].clean >= r->index[f].clean);
        if (above == rank) return f;
    }
    return -1;
}

void sobol_summary(Text *out, const Sobol *s, int most) {
    for (int stat = 0; stat < s->study.stats; stat++) {
        const SobolResult *r = &s->result[stat];
        text_add(
            out,
            "Inputs whose uncertainty makes the variance of %s (total Sobol index without sampling noise; with it, "
            "95 %%):\n",
            stat_info(s->study.stat[stat])->name);
        for (int rank = 0; rank < most && rank < r->factors; rank++) {
            const int f = rank_clean(r, rank);
            const SobolIndex *x = &r->index[f];
            text_add(out, "  %-24s %.2f  [%.2f, %.2f]\n", s->factors.item[f].name, x->clean, x->total.low,
                     x->total.high);
        }
    }
}

static void json_index(JsonOut *out, const Factor *f, const SobolIndex *x) {
    json_out_object_begin(out);
    json_out_put_text(out, "factor", f->name);
    json_out_put_real(out, "low", f->low);
    json_out_put_real(out, "high", f->high);
    study_json_interval(out, "S1", x->first);
    study_json_interval(out, "ST", x->total);
    json_out_put_real(out, "ST_noise", x->noise);
    json_out_put_real(out, "ST_clean", x->clean);
    json_out_put_int(out, "rank", x->rank);
    json_out_object_end(out);
}

static void json_result(JsonOut *out, const Sobol *s, int stat) {
    const SobolResult *r = &s->result[stat];
    json_out_object_begin(out);
    json_out_put_text(out, "statistic", stat_info(s->study.stat[stat])->name);
    json_out_put_int(out, "rows", r->rows);
    json_out_put_int(out, "rows_left_out", r->left_out);
    json_out_put_real(out, "mean", r->mean);
    json_out_put_real(out, "variance", r->variance);
    json_out_put_real(out, "noise_share", r->noise_share);
    json_out_put_real(out, "noise_share_independent", r->noise_share_independent);
    json_out_key(out, "factors");
    json_out_array_begin(out);
    for (int f = 0; f < r->factors; f++) json_index(out, &s->factors.item[f], &r->index[f]);
    json_out_array_end(out);
    json_out_key(out, "convergence");
    json_out_array_begin(out);
    for (int n = 0; n < r->steps; n++) {
        json_out_object_begin(out);
        json_out_put_int(out, "rows", r->step[n].rows);
        json_out_put_real(out, "widest_ST_interval", r->step[n].width);
        json_out_put_real(out, "rank_shift", r->step[n].rank_shift);
        json_out_object_end(out);
    }
    json_out_array_end(out);
    json_out_object_end(out);
}

void sobol_summary_json(JsonOut *out, const Sobol *s, int most) {
    json_out_key(out, "total_indices");
    json_out_object_begin(out);
    for (int stat = 0; stat < s->study.stats; stat++) {
        const SobolResult *r = &s->result[stat];
        json_out_key(out, stat_info(s->study.stat[stat])->name);
        json_out_array_begin(out);
        for (int rank = 0; rank < most && rank < r->factors; rank++) {
            const int f = rank_clean(r, rank);
            json_index(out, &s->factors.item[f], &r->index[f]);
        }
        json_out_array_end(out);
    }
    json_out_object_end(out);
}

void sobol_json(JsonOut *out, const Sobol *s) {
    json_out_object_begin(out);
    study_json(out, &s->study);
    json_out_put_int(out, "points", s->lived);
    json_out_key(out, "results");
    json_out_array_begin(out);
    for (int stat = 0; stat < s->study.stats; stat++) json_result(out, s, stat);
    json_out_array_end(out);
    json_out_object_end(out);
}

void sobol_csv(Text *out, const Sobol *s) {
    text_add(out, "statistic,factor,low,high,S1,S1_lo,S1_hi,ST,ST_lo,ST_hi,ST_noise,ST_clean\n");
    for (int stat = 0; stat < s->study.stats; stat++)
        for (int f = 0; f < s->factors.count; f++) {
            const Factor *factor = &s->factors.item[f];
            const SobolIndex *x = &s->result[stat].index[f];
            const double cell[] = {factor->low,       factor->high,  x->first.estimate,
                                   x->first.low,      x->first.high, x->total.estimate,
                                   x->total.low,      x->total.high, x->noise,
                                   x->clean};
            text_add(out, "%s,%s", stat_info(s->study.stat[stat])->name, factor->name);
            for (size_t n = 0; n < COUNT_OF(cell); n++) study_csv(out, cell[n]);
            text_add(out, "\n");
        }
}
