/* How well the cases are met: fit, calibration, naive rivals, single inputs, coding noise.
 *
 * Always true: scores read the cases and change nothing in them; the jitter study is a pure
 * function of seed, draw, case name and input name, so that a new case shifts no other's noise. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/random.h"
#include "ensemble/hindcast.h"

/* The cases of one set, as arrays. */
typedef struct Sample {
    HindcastCase **cases;
    double *p;
    bool *observed;
    int count;
} Sample;

static Sample sample_of(Hindcast *hindcast, HindcastSet set) {
    size_t room = (size_t)hindcast->count;
    Sample s = {.cases = arena_alloc(&hindcast->arena, room * sizeof *s.cases),
                .p = arena_alloc(&hindcast->arena, room * sizeof *s.p),
                .observed = arena_alloc(&hindcast->arena, room * sizeof *s.observed)};
    for (int i = 0; i < hindcast->count; i++) {
        if (hindcast->cases[i].set != set) continue;
        s.cases[s.count] = &hindcast->cases[i];
        s.p[s.count] = hindcast->cases[i].p;
        s.observed[s.count++] = hindcast->cases[i].observed;
    }
    return s;
}

double hindcast_auc(const double *x, const bool *observed, int count) {
    double won = 0;
    long pairs = 0;
    for (int i = 0; i < count; i++) {
        for (int j = 0; j < count; j++) {
            if (!observed[i] || observed[j]) continue;
            pairs++;
            won += x[i] > x[j] ? 1.0 : x[i] == x[j] ? 0.5 : 0.0;
        }
    }
    return pairs ? won / (double)pairs : NAN;
}

HindcastFit hindcast_fit(const double *p, const bool *observed, int count) {
    ASSERT(count > 0);
    HindcastFit fit = {.cases = count, .auc = hindcast_auc(p, observed, count)};
    for (int i = 0; i < count; i++) {
        double miss = p[i] - (observed[i] ? 1.0 : 0.0);
        double given = real_clamp(observed[i] ? p[i] : 1.0 - p[i], 1e-6, 1.0 - 1e-6);
        fit.happened += observed[i];
        fit.right += (p[i] >= 0.5) == observed[i];
        fit.brier += miss * miss / count;
        fit.log_score -= log(given) / count;
    }
    fit.accuracy = (double)fit.right / count;
    return fit;
}

void hindcast_bins(const double *p, const bool *observed, int count,
                   HindcastBin bins[HINDCAST_BINS]) {
    for (int b = 0; b < HINDCAST_BINS; b++) {
        HindcastBin bin = {.low = (double)b / HINDCAST_BINS, .high = (b + 1.0) / HINDCAST_BINS};
        bool last = b == HINDCAST_BINS - 1;
        for (int i = 0; i < count; i++) {
            if (p[i] < bin.low || (p[i] >= bin.high && !last)) continue;
            bin.cases++;
            bin.mean_p += p[i];
            bin.share += observed[i];
        }
        bin.mean_p /= bin.cases; /* 0 / 0 is the NAN of an empty bin */
        bin.share /= bin.cases;
        bins[b] = bin;
    }
}

static void add_baseline(HindcastScores *scores, const char *name, const char *text,
                         const double *p, const Sample *s) {
    scores->baseline[scores->baselines++] =
        (HindcastBaseline){name, text, hindcast_fit(p, s->observed, s->count)};
}

static int input_named(HindcastSet set, const char *name) {
    int count;
    const HindcastInput *inputs = hindcast_inputs(set, &count);
    int i = 0;
    while (i < count && strcmp(inputs[i].name, name) != 0) i++;
    ASSERT(i < count);
    return i;
}

/* What one could say without the model; nothing fitted but the base rate, which therefore leaves
 * out the case it is asked about. */
static void fill_baselines(HindcastSet set, const Sample *s, const Parameters *k, double *p,
                           HindcastScores *scores) {
    for (int i = 0; i < s->count; i++) p[i] = 0.0;
    add_baseline(scores, "never", "it does not happen", p, s);
    int others = s->count - 1;
    for (int i = 0; i < s->count; i++)
        p[i] = others ? (double)(scores->fit.happened - s->observed[i]) / others : 0.5;
    add_baseline(scores, "base rate", "as often as among the other cases", p, s);
    scores->baseline[1].fit.auc = NAN; /* leaving one out orders the cases by their outcomes */
    if (set != HINDCAST_DETERRENCE) return;
    int ratio = input_named(set, "local_ratio");
    for (int i = 0; i < s->count; i++)
        p[i] = normal_cdf((s->cases[i]->input[ratio] - k->quick_win_at) / k->quick_win_spread);
    add_baseline(scores, "local ratio only", "chance of a quick win alone", p, s);
}

static int better_predictor(const void *a, const void *b) {
    double x = ((const HindcastPredictor *)a)->auc, y = ((const HindcastPredictor *)b)->auc;
    return (x < y) - (x > y);
}

static void add_predictor(HindcastScores *scores, const char *name, const double *x,
                          const Sample *s) {
    double auc = hindcast_auc(x, s->observed, s->count);
    scores->predictor[scores->predictors++] =
        (HindcastPredictor){name, auc < 0.5 ? 1.0 - auc : auc, auc < 0.5};
}

/* Inputs that no file gave say nothing. x: room for one number a case. */
static void fill_predictors(HindcastSet set, const Sample *s, double *x, HindcastScores *scores) {
    int count;
    const HindcastInput *inputs = hindcast_inputs(set, &count);
    for (int input = 0; input < count; input++) {
        bool coded = false;
        for (int i = 0; i < s->count; i++) {
            coded |= s->cases[i]->coded[input];
            x[i] = s->cases[i]->input[input];
        }
        if (coded) add_predictor(scores, inputs[input].name, x, s);
    }
    for (int i = 0; i < s->count; i++) x[i] = s->cases[i]->credibility;
    if (set == HINDCAST_DETERRENCE) add_predictor(scores, "credibility", x, s);
    qsort(scores->predictor, (size_t)scores->predictors, sizeof *scores->predictor,
          better_predictor);
}

/* One point of the parameter box. */
static Parameters parameters_drawn(const Parameters *k, RandomKey key) {
    Parameters drawn = *k;
    uint64_t draw = name_hash("parameter");
    for (int id = 0; id < PARAM_COUNT; id++) {
        const ParamInfo *info = param_info((ParamId)id);
        if (info->role != ROLE_BOX) continue;
        *param_at(&drawn, (ParamId)id) =
            random_between(key, draw, name_hash(info->name), info->low, info->high);
    }
    return drawn;
}

/* The case as another coder might have coded it. */
static HindcastCase case_recoded(const HindcastCase *one, double sd, RandomKey key) {
    int count;
    const HindcastInput *inputs = hindcast_inputs(one->set, &count);
    HindcastCase other = *one;
    for (int i = 0; i < count; i++) {
        if (!one->coded[i] || inputs[i].span <= 0) continue;
        double noise = random_normal(key, name_hash(inputs[i].name), name_hash(one->name));
        other.input[i] =
            real_clamp(one->input[i] + sd * inputs[i].span * noise, inputs[i].low, inputs[i].high);
    }
    return other;
}

/* p: room for one number a case. */
static HindcastJitter jitter_of(const Sample *s, const Parameters *k, double sd,
                                const HindcastOptions *options, double *p) {
    HindcastJitter mean = {.sd = sd};
    for (int draw = 0; draw < options->draws; draw++) {
        RandomKey key = random_key_world(options->seed, (uint64_t)draw + 1);
        Parameters drawn = parameters_drawn(k, key);
        for (int i = 0; i < s->count; i++) {
            HindcastCase other = case_recoded(s->cases[i], sd, key);
            hindcast_answer(&other, &drawn);
            p[i] = other.p;
        }
        HindcastFit fit = hindcast_fit(p, s->observed, s->count);
        mean.accuracy += fit.accuracy / options->draws;
        mean.auc += fit.auc / options->draws;
        mean.brier += fit.brier / options->draws;
    }
    return mean;
}

/* Second stage: does q tell who was fought for? */
static HindcastFit fought_fit(const Sample *s, double *q, bool *fought) {
    int count = 0;
    for (int i = 0; i < s->count; i++) {
        if (!s->cases[i]->fought_known) continue;
        q[count] = s->cases[i]->credibility;
        fought[count++] = s->cases[i]->fought;
    }
    return count ? hindcast_fit(q, fought, count) : (HindcastFit){0};
}

static void score_set(Hindcast *hindcast, HindcastSet set, const Parameters *k) {
    static const double noise[HINDCAST_JITTERS] = {0.15, 0.30};
    HindcastScores *scores = &hindcast->scores[set];
    *scores = (HindcastScores){0};
    Sample s = sample_of(hindcast, set);
    if (s.count == 0) return;
    double *room = arena_alloc(&hindcast->arena, (size_t)s.count * sizeof *room);
    bool *fought = arena_alloc(&hindcast->arena, (size_t)s.count * sizeof *fought);
    scores->fit = hindcast_fit(s.p, s.observed, s.count);
    hindcast_bins(s.p, s.observed, s.count, scores->bin);
    fill_baselines(set, &s, k, room, scores);
    fill_predictors(set, &s, room, scores);
    for (int i = 0; i < HINDCAST_JITTERS; i++)
        scores->jitter[i] = jitter_of(&s, k, noise[i], &hindcast->options, room);
    scores->fought = fought_fit(&s, room, fought);
}

void hindcast_score(Hindcast *hindcast, const Parameters *k) {
    for (int set = 0; set < HINDCAST_SETS; set++) score_set(hindcast, (HindcastSet)set, k);
}
