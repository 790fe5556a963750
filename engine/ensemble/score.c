/* Scoring what was matched. Always true: see score.h. */
#include "ensemble/score.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

ScoreParts score_parts(const double *p, const bool *observed, int count,
                       const HindcastBin bin[HINDCAST_BINS]) {
    ScoreParts parts = {0};
    double rate = 0, brier = 0;
    for (int i = 0; i < count; i++) {
        rate += (double)observed[i] / count;
        brier += (p[i] - observed[i]) * (p[i] - observed[i]) / count;
    }
    for (int b = 0; b < HINDCAST_BINS; b++) {
        if (bin[b].cases == 0) continue;
        const double weight = (double)bin[b].cases / count;
        const double off = bin[b].mean_p - bin[b].share, apart = bin[b].share - rate;
        parts.reliability += weight * off * off;
        parts.resolution += weight * apart * apart;
    }
    parts.uncertainty = rate * (1 - rate);
    parts.within = brier - (parts.reliability - parts.resolution + parts.uncertainty);
    return parts;
}

/* The yes-or-no forecasts of one maker, as arrays. */
typedef struct Sample {
    double *p, *other; /* other: room for a baseline */
    bool *observed;
    int count;
} Sample;

static Sample sample_of(Score *s, const char *by) {
    const size_t room = (size_t)s->forecasts + 1;
    Sample sample = {.p = arena_alloc(&s->arena, room * sizeof(double)),
                     .other = arena_alloc(&s->arena, room * sizeof(double)),
                     .observed = arena_alloc(&s->arena, room * sizeof(bool))};
    for (int n = 0; n < s->forecasts; n++) {
        const Forecast *f = &s->forecast[n];
        if (f->classes > 0 || f->resolution < 0 || strcmp(f->by, by) != 0) continue;
        sample.p[sample.count] = f->p[0];
        sample.observed[sample.count++] = strcmp(s->resolution[f->resolution].outcome, "yes") == 0;
    }
    return sample;
}

static ScoreBaseline baseline(const char *name, const Sample *s, double brier) {
    ScoreBaseline b = {.name = name, .fit = hindcast_fit(s->other, s->observed, s->count)};
    b.skill = b.fit.brier > 0 ? 1 - brier / b.fit.brier : NAN;
    return b;
}

/* What one could say without a forecaster; the base rate leaves out the question it is asked about.
 */
static void fill_baselines(const Sample *s, ScoreSet *set) {
    const int others = s->count - 1;
    for (int i = 0; i < s->count; i++) s->other[i] = 0;
    set->baseline[0] = baseline("never", s, set->fit.brier);
    for (int i = 0; i < s->count; i++)
        s->other[i] = others ? (double)(set->fit.happened - s->observed[i]) / others : 0.5;
    set->baseline[1] = baseline("base rate of the others", s, set->fit.brier);
    for (int i = 0; i < s->count; i++) s->other[i] = 0.5;
    set->baseline[2] = baseline("0.5", s, set->fit.brier);
}

static void score_yes(Score *s, ScoreSet *set) {
    const Sample sample = sample_of(s, set->by);
    if (sample.count == 0) return;
    set->fit = hindcast_fit(sample.p, sample.observed, sample.count);
    hindcast_bins(sample.p, sample.observed, sample.count, set->bin);
    set->parts = score_parts(sample.p, sample.observed, sample.count, set->bin);
    fill_baselines(&sample, set);
}

static double log_of(double p) { return -log(real_clamp(p, 1e-6, 1)); }

static void score_classes(const Score *s, ScoreSet *set) {
    for (int n = 0; n < s->forecasts; n++) {
        const Forecast *f = &s->forecast[n];
        if (f->classes == 0 || f->resolution < 0 || strcmp(f->by, set->by) != 0) continue;
        const double same = 1.0 / f->classes;
        set->class_cases++;
        for (int c = 0; c < f->classes; c++) {
            const bool is = strcmp(f->name[c], s->resolution[f->resolution].outcome) == 0;
            set->class_brier += (f->p[c] - is) * (f->p[c] - is);
            set->uniform_brier += (same - is) * (same - is);
            set->class_log += is ? log_of(f->p[c]) : 0;
            set->uniform_log += is ? log_of(same) : 0;
        }
    }
    if (set->class_cases == 0) return;
    set->class_brier /= set->class_cases;
    set->uniform_brier /= set->class_cases;
    set->class_log /= set->class_cases;
    set->uniform_log /= set->class_cases;
}

static void make_sets(Score *s) {
    s->set = arena_alloc(&s->arena, ((size_t)s->forecasts + 1) * sizeof *s->set);
    for (int n = 0; n < s->forecasts; n++) {
        bool known = s->forecast[n].resolution < 0;
        for (int k = 0; k < s->sets && !known; k++)
            known = strcmp(s->set[k].by, s->forecast[n].by) == 0;
        if (!known) s->set[s->sets++].by = s->forecast[n].by;
    }
}

bool score_run(const char *forecasts, const char *resolutions, Score *out, Err *err) {
    *out = (Score){.forecast_path = forecasts, .resolution_path = resolutions};
    if (!score_read(out, err)) {
        score_free(out);
        return false;
    }
    make_sets(out);
    for (int n = 0; n < out->sets; n++) {
        score_yes(out, &out->set[n]);
        score_classes(out, &out->set[n]);
    }
    return true;
}

void score_free(Score *s) {
    free(s->forecast);
    arena_free(&s->arena);
    *s = (Score){0};
}
