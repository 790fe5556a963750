/* A run of the hindcasts: read, answer, score.
 *
 * Always true: every case is answered by the model's own functions at the same parameters. */
#include "ensemble/hindcast.h"

#include <string.h>

#include "model/accession.h"
#include "model/deterrence.h"

/* coded: a CodedCrisis or CodedAccession. */
static void fill_coded(const HindcastCase *one, void *coded) {
    int count;
    const HindcastInput *inputs = hindcast_inputs(one->set, &count);
    for (int i = 0; i < count; i++)
        memcpy((char *)coded + inputs[i].at, &one->input[i], sizeof one->input[i]);
}

static void answer_crisis(HindcastCase *one, const Parameters *k) {
    CodedCrisis coded;
    fill_coded(one, &coded);
    CodedAnswer answer = deterrence_coded(&coded, k);
    double denial = real_max(0.0, answer.denial);
    double entanglement = real_max(0.0, answer.entanglement);
    double punishment = real_max(0.0, answer.punishment);
    double sum = denial + entanglement + punishment;
    double per = sum > 0.0 ? 1.0 / sum : 0.0;
    one->p = answer.attack;
    one->credibility = answer.credibility;
    one->denial = denial * per;
    one->entanglement = entanglement * per;
    one->punishment = punishment * per;
}

void hindcast_answer(HindcastCase *one, const Parameters *k) {
    if (one->set == HINDCAST_DETERRENCE) {
        answer_crisis(one, k);
        return;
    }
    CodedAccession coded;
    fill_coded(one, &coded);
    one->p = accession_coded(&coded, k);
}

static HindcastOptions with_defaults(const HindcastOptions *options) {
    HindcastOptions full = *options;
    if (full.nu <= 0.0) full.nu = 0.15; /* model notes C.4 */
    if (full.seed == 0) full.seed = 1;
    if (full.draws <= 0) full.draws = 2000;
    return full;
}

bool hindcast_run(const HindcastFiles *files, const Parameters *k, const HindcastOptions *options,
                  Hindcast *out, Err *err) {
    *out = (Hindcast){.options = with_defaults(options)};
    for (int i = 0; i < files->count; i++) {
        if (hindcast_read(files->path[i], files->links, out, err)) continue;
        hindcast_free(out);
        return false;
    }
    Parameters held = *k;
    held.nu = out->options.nu;
    for (int i = 0; i < out->count; i++) hindcast_answer(&out->cases[i], &held);
    hindcast_score(out, &held);
    return true;
}

void hindcast_free(Hindcast *hindcast) {
    arena_free(&hindcast->arena);
    *hindcast = (Hindcast){0};
}
