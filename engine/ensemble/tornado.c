/* Living and printing a tornado. Always true: see tornado.h. */
#include "ensemble/tornado.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/memory.h"
#include "store/form.h"

enum { HALF_WIDTH = 15 };

typedef struct Blowing {
    const Tornado *t;
    Scenario *work;
    Tally *tally; /* of the ensemble at work */
    uint64_t done, all;
} Blowing;

static void take(void *context, uint64_t run, const Parameters *k, const Outcome *o) {
    (void)k;
    tally_add(((Blowing *)context)->tally, run, o);
}

static void tell(void *context, uint64_t done, uint64_t runs) {
    const Blowing *b = context;
    (void)runs;
    if (b->t->progress) b->t->progress(b->t->context, b->done + done, b->all);
}

/* Lives the runs with one parameter at a value (PARAM_NONE: all nominal). False if stopped. */
static bool live(Blowing *b, ParamId id, double value, Tally *into) {
    const Tornado *t = b->t;
    *into = (Tally){0};
    b->tally = into;
    if (id != PARAM_NONE) *param_at(&b->work->nominal, id) = value;
    const Ensemble e = {.scenario = b->work,
                        .policy = t->policy,
                        .seed = t->seed,
                        .runs = t->runs,
                        .design = {.id = DESIGN_NOMINAL, .seed = t->seed, .runs = t->runs},
                        .months = t->months,
                        .threads = t->threads,
                        .stop = t->stop,
                        .context = b,
                        .take = take,
                        .progress = tell};
    const uint64_t lived = ensemble_run(&e);
    b->done += lived;
    if (id != PARAM_NONE) *param_at(&b->work->nominal, id) = param_get(&t->scenario->nominal, id);
    return lived == t->runs;
}

static double value_without(const Tally *t, StatId id, int without) {
    double numerator, denominator;
    tally_sums(t, id, without, &numerator, &denominator);
    return denominator > 0 ? numerator / denominator : NAN;
}

static TornadoBar bar_of(const Tornado *t, ParamId id, const Tally *low, const Tally *high) {
    TornadoBar bar = {.parameter = id,
                      .low = t->scenario->low[id],
                      .high = t->scenario->high[id],
                      .at_low = tally_value(low, t->of),
                      .at_high = tally_value(high, t->of)};
    double without[BLOCKS];
    for (int b = 0; b < BLOCKS; b++)
        without[b] = value_without(high, t->of, b) - value_without(low, t->of, b);
    bar.change = interval_jackknife(bar.at_high - bar.at_low, without, BLOCKS, LEVEL_TWO_SIDED_95);
    bar.tells = bar.change.low > 0 || bar.change.high < 0;
    return bar;
}

/* The larger change first; what was not counted last; equals as in the manifest. */
static int larger(const void *a, const void *b) {
    const TornadoBar *x = a, *y = b;
    const double p = isnan(x->change.estimate) ? -1 : fabs(x->change.estimate);
    const double q = isnan(y->change.estimate) ? -1 : fabs(y->change.estimate);
    if (p != q) return p > q ? -1 : 1;
    return (x->parameter > y->parameter) - (x->parameter < y->parameter);
}

static bool varies(const Scenario *s, int id) {
    return param_info((ParamId)id)->role == ROLE_BOX && s->low[id] < s->high[id];
}

bool tornado_run(Tornado *t) {
    Blowing b = {.t = t, .work = memory_new(sizeof *b.work)};
    Tally *low = memory_new(sizeof *low), *high = memory_new(sizeof *high);
    *b.work = *t->scenario;
    b.all = t->runs;
    for (int id = 0; id < PARAM_COUNT; id++) b.all += varies(t->scenario, id) ? 2 * t->runs : 0;
    t->bars = 0;
    bool whole = live(&b, PARAM_NONE, 0, low);
    t->nominal = tally_interval(low, t->of, LEVEL_TWO_SIDED_95);
    for (int id = 0; whole && id < PARAM_COUNT; id++) {
        if (!varies(t->scenario, id)) continue;
        whole = live(&b, (ParamId)id, t->scenario->low[id], low) &&
                live(&b, (ParamId)id, t->scenario->high[id], high);
        if (whole) t->bar[t->bars++] = bar_of(t, (ParamId)id, low, high);
    }
    qsort(t->bar, (size_t)t->bars, sizeof *t->bar, larger);
    free(low);
    free(high);
    free(b.work);
    return whole;
}

/* A bar of text to the left or right of the middle, relative to the longest. */
static void draw_bar(Text *out, double change, double longest) {
    const double part = longest > 0 && !isnan(change) ? change / longest : 0;
    const int length = (int)(fabs(part) * HALF_WIDTH + 0.5);
    char line[2 * HALF_WIDTH + 2];
    for (int n = 0; n <= 2 * HALF_WIDTH; n++) {
        const int from = n - HALF_WIDTH;
        const bool in = part < 0 ? from < 0 && from >= -length : from > 0 && from <= length;
        line[n] = from == 0 ? '|' : in ? '#' : ' ';
    }
    line[part > 0 ? HALF_WIDTH + length + 1 : HALF_WIDTH + 1] = 0;
    text_add(out, "%s", line);
}

void tornado_report(Text *out, const Tornado *t) {
    const StatInfo *info = stat_info(t->of);
    text_add(out, "%s: %s\n", info->name, info->text);
    text_add(out,
             "Nominal %.4g [%.4g, %.4g]; %llu runs at each end, seed %llu, the same luck "
             "everywhere\n\n",
             t->nominal.estimate, t->nominal.low, t->nominal.high, (unsigned long long)t->runs,
             (unsigned long long)t->seed);
    text_add(out, "%-18s %8s %8s  %-26s %*s\n", "parameter", "at low", "at high",
             "change, 95 % interval", HALF_WIDTH + 1, "0");
    const double longest = t->bars > 0 ? fabs(t->bar[0].change.estimate) : 0;
    for (int n = 0; n < t->bars; n++) {
        const TornadoBar *b = &t->bar[n];
        char change[48];
        snprintf(change, sizeof change, "%+.4f [%+.4f, %+.4f]", b->change.estimate, b->change.low,
                 b->change.high);
        text_add(out, "%-18s %8.4g %8.4g  %-26s ", param_info(b->parameter)->name, b->at_low,
                 b->at_high, change);
        if (b->tells)
            draw_bar(out, b->change.estimate, longest);
        else
            text_add(out, b->change.low < b->change.high ? "cannot tell" : "no run changed");
        text_add(out, "\n");
    }
}

void tornado_json(JsonOut *out, const Tornado *t) {
    json_out_object_begin(out);
    json_out_put_text(out, "statistic", stat_info(t->of)->name);
    json_out_put_int(out, "seed", (int64_t)t->seed);
    json_out_put_int(out, "runs", (int64_t)t->runs);
    json_out_put_real(out, "nominal", t->nominal.estimate);
    json_out_put_real(out, "nominal_lo", t->nominal.low);
    json_out_put_real(out, "nominal_hi", t->nominal.high);
    json_out_key(out, "bars");
    json_out_array_begin(out);
    for (int n = 0; n < t->bars; n++) {
        const TornadoBar *b = &t->bar[n];
        json_out_object_begin(out);
        json_out_put_text(out, "parameter", param_info(b->parameter)->name);
        json_out_put_real(out, "low", b->low);
        json_out_put_real(out, "high", b->high);
        json_out_put_real(out, "at_low", b->at_low);
        json_out_put_real(out, "at_high", b->at_high);
        interval_put(out, "change", b->change);
        json_out_put_bool(out, "tells", b->tells);
        json_out_object_end(out);
    }
    json_out_array_end(out);
    json_out_object_end(out);
}

static void csv_number(Text *out, double x) {
    char number[FORM_REAL_SIZE] = "";
    if (isfinite(x)) form_real_write(x, number);
    text_add(out, ",%s", number);
}

void tornado_csv(Text *out, const Tornado *t) {
    text_add(out, "parameter,low,high,at_low,at_high,change,lo,hi,tells\n");
    for (int n = 0; n < t->bars; n++) {
        const TornadoBar *b = &t->bar[n];
        text_add(out, "%s", param_info(b->parameter)->name);
        csv_number(out, b->low);
        csv_number(out, b->high);
        csv_number(out, b->at_low);
        csv_number(out, b->at_high);
        csv_number(out, b->change.estimate);
        csv_number(out, b->change.low);
        csv_number(out, b->change.high);
        text_add(out, ",%d\n", b->tells);
    }
}
