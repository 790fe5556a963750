/* Printing scores. Always true: the text and the JSON document hold the same numbers. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "ensemble/score.h"

static void print_fit(Text *out, const char *name, const HindcastFit *fit, double skill) {
    text_add(out, "  %-26s %6.4f %8.4f", name, fit->brier, fit->log_score);
    if (!isnan(skill)) text_add(out, "  skill of the forecasts %+.2f", skill);
    text_add(out, "\n");
}

static void print_bins(Text *out, const ScoreSet *set) {
    text_add(out, "  calibration  forecasts  mean p  came true\n");
    for (int b = 0; b < HINDCAST_BINS; b++) {
        const HindcastBin *bin = &set->bin[b];
        text_add(out, "  %.1f to %.1f %12d", bin->low, bin->high, bin->cases);
        if (bin->cases > 0) text_add(out, "%8.2f%11.2f", bin->mean_p, bin->share);
        text_add(out, "\n");
    }
}

static void print_yes(Text *out, const ScoreSet *set) {
    const ScoreParts *p = &set->parts;
    text_add(out, "  %d yes-or-no forecasts resolved, %d came true\n\n  %-26s %6s %8s\n",
             set->fit.cases, set->fit.happened, "", "Brier", "log");
    print_fit(out, "forecasts", &set->fit, NAN);
    for (int n = 0; n < SCORE_BASELINES; n++)
        print_fit(out, set->baseline[n].name, &set->baseline[n].fit, set->baseline[n].skill);
    text_add(out,
             "\n  Brier %.4f = reliability %.4f - resolution %.4f + uncertainty %.4f + within "
             "bins %.4f\n\n",
             set->fit.brier, p->reliability, p->resolution, p->uncertainty, p->within);
    print_bins(out, set);
}

static void print_set(Text *out, const ScoreSet *set) {
    text_add(out, "%s\n", set->by);
    if (set->fit.cases > 0) print_yes(out, set);
    if (set->class_cases > 0)
        text_add(out,
                 "  %d forecasts of classes resolved: Brier %.4f (0 to 2), log %.4f; the same "
                 "chance\n  for every class: Brier %.4f, log %.4f\n",
                 set->class_cases, set->class_brier, set->class_log, set->uniform_brier,
                 set->uniform_log);
    text_add(out, "\n");
}

static void print_open(Text *out, const Score *s) {
    if (s->open > 0) text_add(out, "Not resolved, and not scored:\n");
    for (int n = 0; n < s->forecasts; n++) {
        const Forecast *f = &s->forecast[n];
        if (f->resolution >= 0) continue;
        text_add(out, "  line %d: %s, by %s, made %s, horizon %s", f->line, f->question, f->by,
                 date_text(f->made).text, date_text(f->horizon).text);
        if (f->classes == 0) text_add(out, ": %.3f", f->p[0]);
        for (int c = 0; c < f->classes; c++)
            text_add(out, "%s %s %.3f", c ? "," : ":", f->name[c], f->p[c]);
        text_add(out, "\n");
    }
}

void score_report(Text *out, const Score *s) {
    text_add(out, "%s, fingerprint %s\n", s->forecast_path, s->fingerprint);
    text_add(out, "%d forecasts, %d resolved by %s\n\n", s->forecasts, s->forecasts - s->open,
             s->resolution_path);
    for (int n = 0; n < s->sets; n++) print_set(out, &s->set[n]);
    print_open(out, s);
    text_add(out,
             "%sScores are of the forecasts as stored; nothing is fitted to the resolutions. "
             "Lower is better;\nlog: mean of -ln of the chance given to what happened. Few "
             "forecasts say little about who made them.\n",
             s->open > 0 ? "\n" : "");
}

static void put_fit(JsonOut *out, const HindcastFit *fit) {
    json_out_put_int(out, "forecasts", fit->cases);
    json_out_put_int(out, "came_true", fit->happened);
    json_out_put_real(out, "brier", fit->brier);
    json_out_put_real(out, "log", fit->log_score);
}

static void put_bins(JsonOut *out, const ScoreSet *set) {
    json_out_key(out, "calibration");
    json_out_array_begin(out);
    for (int b = 0; b < HINDCAST_BINS; b++) {
        json_out_object_begin(out);
        json_out_put_real(out, "low", set->bin[b].low);
        json_out_put_real(out, "high", set->bin[b].high);
        json_out_put_int(out, "forecasts", set->bin[b].cases);
        json_out_put_real(out, "mean_p", set->bin[b].mean_p);
        json_out_put_real(out, "came_true", set->bin[b].share);
        json_out_object_end(out);
    }
    json_out_array_end(out);
}

static void put_baselines(JsonOut *out, const ScoreSet *set) {
    json_out_key(out, "baselines");
    json_out_array_begin(out);
    for (int n = 0; n < SCORE_BASELINES; n++) {
        json_out_object_begin(out);
        json_out_put_text(out, "name", set->baseline[n].name);
        put_fit(out, &set->baseline[n].fit);
        json_out_put_real(out, "skill", set->baseline[n].skill);
        json_out_object_end(out);
    }
    json_out_array_end(out);
}

static void put_set(JsonOut *out, const ScoreSet *set) {
    json_out_object_begin(out);
    json_out_put_text(out, "by", set->by);
    if (set->fit.cases > 0) {
        put_fit(out, &set->fit);
        json_out_put_real(out, "reliability", set->parts.reliability);
        json_out_put_real(out, "resolution", set->parts.resolution);
        json_out_put_real(out, "uncertainty", set->parts.uncertainty);
        json_out_put_real(out, "within_bins", set->parts.within);
        put_baselines(out, set);
        put_bins(out, set);
    }
    if (set->class_cases > 0) {
        json_out_key(out, "classes");
        json_out_object_begin(out);
        json_out_put_int(out, "forecasts", set->class_cases);
        json_out_put_real(out, "brier", set->class_brier);
        json_out_put_real(out, "log", set->class_log);
        json_out_put_real(out, "uniform_brier", set->uniform_brier);
        json_out_put_real(out, "uniform_log", set->uniform_log);
        json_out_object_end(out);
    }
    json_out_object_end(out);
}

static void put_open(JsonOut *out, const Score *s) {
    json_out_key(out, "unresolved");
    json_out_array_begin(out);
    for (int n = 0; n < s->forecasts; n++) {
        const Forecast *f = &s->forecast[n];
        if (f->resolution >= 0) continue;
        json_out_object_begin(out);
        json_out_put_int(out, "line", f->line);
        json_out_put_text(out, "question", f->question);
        json_out_put_text(out, "by", f->by);
        json_out_put_text(out, "made", date_text(f->made).text);
        json_out_put_text(out, "horizon", date_text(f->horizon).text);
        json_out_object_end(out);
    }
    json_out_array_end(out);
}

void score_json(JsonOut *out, const Score *s) {
    json_out_object_begin(out);
    json_out_put_text(out, "file", s->forecast_path);
    json_out_put_text(out, "fingerprint", s->fingerprint);
    json_out_put_int(out, "forecasts", s->forecasts);
    json_out_put_int(out, "resolved", s->forecasts - s->open);
    json_out_key(out, "scores");
    json_out_array_begin(out);
    for (int n = 0; n < s->sets; n++) put_set(out, &s->set[n]);
    json_out_array_end(out);
    put_open(out, s);
    json_out_object_end(out);
}
