/* Two arms, paired. Always true: see contrast.h. */
#include "ensemble/contrast.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "ensemble/many.h"

/* Histories are lived by rounds, so that memory does not grow with their number. */
enum { ROUND = 500 };

const char *sign_name(Sign sign) {
    static const char *const names[] = {"cannot tell", "higher", "lower", "no difference"};
    return names[sign];
}

static void without_blocks(const Tally *t, StatId id, double without[BLOCKS]) {
    for (int b = 0; b < BLOCKS; b++) {
        double num, den;
        tally_sums(t, id, b, &num, &den);
        without[b] = den > 0 ? num / den : NAN;
    }
}

static double half_squared(const double *without) {
    const Interval x = interval_jackknife(0, without, BLOCKS, LEVEL_TWO_SIDED_95);
    return x.high * x.high;
}

Difference contrast_of(const Tally *base, const Tally *with, StatId id) {
    double of_base[BLOCKS], of_with[BLOCKS], apart[BLOCKS];
    without_blocks(base, id, of_base);
    without_blocks(with, id, of_with);
    for (int b = 0; b < BLOCKS; b++) apart[b] = of_with[b] - of_base[b];
    const double change = tally_value(with, id) - tally_value(base, id);
    Difference d = {.base = tally_interval(base, id, LEVEL_TWO_SIDED_95),
                    .with = tally_interval(with, id, LEVEL_TWO_SIDED_95),
                    .at_95 = interval_jackknife(change, apart, BLOCKS, LEVEL_TWO_SIDED_95),
                    .at_99 = interval_jackknife(change, apart, BLOCKS, LEVEL_TWO_SIDED_99)};
    const double paired = half_squared(apart);
    const double apart_by_luck = half_squared(of_base) + half_squared(of_with);
    d.gain = paired > 0 && isfinite(paired) ? apart_by_luck / paired : NAN;
    if (d.at_99.low > 0) d.sign = SIGN_HIGHER;
    else if (d.at_99.high < 0) d.sign = SIGN_LOWER;
    else if (change == 0 && paired == 0) d.sign = SIGN_SAME;
    return d;
}

/* --- living both arms ------------------------------------------------------------------------- */

typedef struct Round {
    const Contrast *c;
    uint64_t before; /* runs of earlier rounds */
    Outcome base[ROUND], with[ROUND];
    bool done[ROUND];
} Round;

static void live_arm(const Study *s, const Arm *arm, uint64_t run, Outcome *o) {
    const Design design = {.id = s->design, .seed = s->seed, .runs = s->runs};
    Parameters k;
    design_draw(&design, arm->scenario, run, &k);
    game_run(arm->scenario, &k, arm->policy, s->seed, run, s->months, o);
}

static void live_pair(void *context, int n) {
    Round *r = context;
    const Study *s = &r->c->study;
    const Arm base = {s->scenario, s->policy};
    const uint64_t run = r->before + (uint64_t)n + 1;
    live_arm(s, &base, run, &r->base[n]);
    live_arm(s, &r->c->with, run, &r->with[n]);
    r->done[n] = true;
}

/* Adds what was lived without a gap, in order of run number. */
static int add_round(const Round *r, int count, Tally *base, Tally *with) {
    int n = 0;
    for (; n < count && r->done[n]; n++) {
        tally_add(base, r->before + (uint64_t)n + 1, &r->base[n]);
        tally_add(with, r->before + (uint64_t)n + 1, &r->with[n]);
    }
    return n;
}

static uint64_t live_both(const Contrast *c, Tally *base, Tally *with) {
    const Study *s = &c->study;
    Round *r = memory_zeros(1, sizeof *r);
    r->c = c;
    bool whole = true;
    while (whole && r->before < s->runs) {
        const uint64_t left = s->runs - r->before;
        const int count = left < ROUND ? (int)left : ROUND;
        memset(r->done, 0, sizeof r->done);
        const Many m = {.count = count, .threads = s->threads, .stop = s->stop, .context = r,
                        .work = live_pair};
        whole = many_run(&m);
        r->before += (uint64_t)add_round(r, count, base, with);
        if (s->progress) s->progress(s->context, r->before, s->runs);
    }
    const uint64_t lived = r->before;
    free(r);
    return lived;
}

bool contrast_run(Contrast *c, Err *err) {
    Tally *base = memory_zeros(1, sizeof *base), *with = memory_zeros(1, sizeof *with);
    ASSERT(c->study.runs >= BLOCKS);
    c->lived = live_both(c, base, with);
    for (int n = 0; n < c->study.stats; n++)
        c->difference[n] = contrast_of(base, with, c->study.stat[n]);
    free(base);
    free(with);
    return c->lived >= BLOCKS ||
           err_set(err, "interrupted before %d histories of each arm were lived", BLOCKS);
}
