/* The hindcasts as one JSON document.
 *
 * Always true: a score that does not exist is null. */
#include <math.h>

#include "ensemble/hindcast.h"
#include "store/json_write.h"

static void put_inputs(JsonOut *out, const HindcastCase *one) {
    int count;
    const HindcastInput *inputs = hindcast_inputs(one->set, &count);
    json_out_key(out, "inputs");
    json_out_object_begin(out);
    for (int i = 0; i < count; i++) json_out_put_real(out, inputs[i].name, one->input[i]);
    json_out_object_end(out);
}

static void put_case(JsonOut *out, const HindcastCase *one) {
    json_out_object_begin(out);
    json_out_put_text(out, "case", one->name);
    json_out_put_text(out, "set", hindcast_set_name(one->set));
    json_out_put_real(out, "p", one->p);
    json_out_put_bool(out, "observed", one->observed);
    if (one->set == HINDCAST_DETERRENCE) {
        json_out_put_real(out, "q", one->credibility);
        json_out_put_real(out, "denial", one->denial);
        json_out_put_real(out, "entanglement", one->entanglement);
        json_out_put_real(out, "punishment", one->punishment);
    }
    if (one->fought_known) json_out_put_bool(out, "guarantor_fought", one->fought);
    put_inputs(out, one);
    json_out_object_end(out);
}

/* Within an object that is open. */
static void put_fit(JsonOut *out, const HindcastFit *fit) {
    json_out_put_int(out, "cases", fit->cases);
    json_out_put_int(out, "happened", fit->happened);
    json_out_put_int(out, "right", fit->right);
    json_out_put_real(out, "accuracy", fit->accuracy);
    json_out_put_real(out, "auc", fit->auc);
    json_out_put_real(out, "brier", fit->brier);
    json_out_put_real(out, "log_score", fit->log_score);
}

static void put_bins(JsonOut *out, const HindcastScores *scores) {
    json_out_key(out, "calibration");
    json_out_array_begin(out);
    for (int i = 0; i < HINDCAST_BINS; i++) {
        const HindcastBin *bin = &scores->bin[i];
        json_out_object_begin(out);
        json_out_put_real(out, "low", bin->low);
        json_out_put_real(out, "high", bin->high);
        json_out_put_int(out, "cases", bin->cases);
        json_out_put_real(out, "mean_p", bin->mean_p);
        json_out_put_real(out, "observed", bin->share);
        json_out_object_end(out);
    }
    json_out_array_end(out);
}

static void put_rivals(JsonOut *out, const HindcastScores *scores) {
    json_out_key(out, "baselines");
    json_out_array_begin(out);
    for (int i = 0; i < scores->baselines; i++) {
        json_out_object_begin(out);
        json_out_put_text(out, "name", scores->baseline[i].name);
        put_fit(out, &scores->baseline[i].fit);
        json_out_object_end(out);
    }
    json_out_array_end(out);
    json_out_key(out, "predictors");
    json_out_array_begin(out);
    for (int i = 0; i < scores->predictors; i++) {
        json_out_object_begin(out);
        json_out_put_text(out, "name", scores->predictor[i].name);
        json_out_put_real(out, "auc", scores->predictor[i].auc);
        json_out_put_bool(out, "lowers", scores->predictor[i].lowers);
        json_out_object_end(out);
    }
    json_out_array_end(out);
}

static void put_jitters(JsonOut *out, const HindcastScores *scores, int draws) {
    json_out_key(out, "jitter");
    json_out_array_begin(out);
    for (int i = 0; i < HINDCAST_JITTERS; i++) {
        json_out_object_begin(out);
        json_out_put_real(out, "sd", scores->jitter[i].sd);
        json_out_put_int(out, "draws", draws);
        json_out_put_real(out, "accuracy", scores->jitter[i].accuracy);
        json_out_put_real(out, "auc", scores->jitter[i].auc);
        json_out_put_real(out, "brier", scores->jitter[i].brier);
        json_out_object_end(out);
    }
    json_out_array_end(out);
}

static void put_scores(JsonOut *out, const HindcastScores *scores, int draws) {
    json_out_object_begin(out);
    put_fit(out, &scores->fit);
    put_bins(out, scores);
    put_rivals(out, scores);
    put_jitters(out, scores, draws);
    if (scores->fought.cases > 0) {
        json_out_key(out, "guarantor_fought");
        json_out_object_begin(out);
        put_fit(out, &scores->fought);
        json_out_object_end(out);
    }
    json_out_object_end(out);
}

void hindcast_json(const Hindcast *hindcast, Text *text) {
    JsonOut out = json_out_start(text, 2);
    json_out_object_begin(&out);
    json_out_key(&out, "cases");
    json_out_array_begin(&out);
    for (int i = 0; i < hindcast->count; i++) put_case(&out, &hindcast->cases[i]);
    json_out_array_end(&out);
    json_out_key(&out, "scores");
    json_out_object_begin(&out);
    for (int set = 0; set < HINDCAST_SETS; set++) {
        if (hindcast->scores[set].fit.cases == 0) continue;
        json_out_key(&out, hindcast_set_name((HindcastSet)set));
        put_scores(&out, &hindcast->scores[set], hindcast->options.draws);
    }
    json_out_object_end(&out);
    json_out_put_real(&out, "nu", hindcast->options.nu);
    json_out_key(&out, "notes");
    json_out_array_begin(&out);
    for (int i = 0; i < hindcast->note_count; i++) json_out_text(&out, hindcast->notes[i]);
    json_out_array_end(&out);
    json_out_object_end(&out);
    json_out_finish(&out);
}
