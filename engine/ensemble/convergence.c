/* Running estimates. Always true: see convergence.h. */
#include "ensemble/convergence.h"
#include "core/memory.h"

#include <math.h>
#include <stdlib.h>

typedef struct Collector {
    Convergence *c;
    Tally all, block[CONVERGENCE_BLOCKS];
    uint64_t next; /* runs of the next row */
    uint64_t lived;
} Collector;

static void add_row(Collector *x) {
    Convergence *c = x->c;
    if (c->rows == CONVERGENCE_ROWS_MAX) return;
    for (int s = 0; s < c->study.stats; s++)
        c->row[s][c->rows] = (ConvergenceRow){
            x->lived, tally_interval(&x->all, c->study.stat[s], LEVEL_TWO_SIDED_95)};
    c->rows++;
}

static void take(void *context, uint64_t run, const Parameters *k, const Outcome *o) {
    Collector *x = context;
    (void)k;
    tally_add(&x->all, run, o);
    const uint64_t block = (run - 1) / x->c->block_runs;
    if (block < CONVERGENCE_BLOCKS) tally_add(&x->block[block], run, o);
    x->lived++;
    if (x->lived != x->next) return;
    add_row(x);
    x->next *= 2;
}

static void tell(void *context, uint64_t done, uint64_t runs) {
    const Study *s = &((const Collector *)context)->c->study;
    if (s->progress) s->progress(s->context, done, runs);
}

/* Standard deviation of the defined blocks over √(runs / block) times the whole's standard error. */
static double scatter_of(const Convergence *c, int s, double half) {
    double mean = 0, spread = 0;
    int counted = 0;
    const int whole = (int)(c->lived / c->block_runs);
    const int blocks = whole < CONVERGENCE_BLOCKS ? whole : CONVERGENCE_BLOCKS;
    for (int b = 0; b < blocks; b++)
        if (isfinite(c->block[s][b].estimate)) {
            mean += c->block[s][b].estimate;
            counted++;
        }
    if (counted < 2 || !(half > 0)) return NAN;
    mean /= counted;
    for (int b = 0; b < blocks; b++)
        if (isfinite(c->block[s][b].estimate))
            spread += (c->block[s][b].estimate - mean) * (c->block[s][b].estimate - mean);
    const double expected = half / 1.96 * sqrt((double)c->lived / (double)c->block_runs);
    return sqrt(spread / (counted - 1)) / expected;
}

static void judge(Convergence *c, int s, const Tally *all) {
    const StatId id = c->study.stat[s];
    const Interval x = tally_interval(all, id, LEVEL_TWO_SIDED_95);
    ConvergenceNeed *need = &c->need[s];
    need->half_width = (x.high - x.low) / 2;
    const double unit = stat_info(id)->share ? 1 : fabs(x.estimate);
    for (int n = 0; n < 2; n++) {
        need->target[n] = (n == 0 ? 0.01 : 0.005) * unit;
        const double times = need->half_width / need->target[n];
        need->runs[n] = isfinite(x.estimate) ? ceil((double)c->lived * times * times) : NAN;
    }
    need->scatter = scatter_of(c, s, need->half_width);
}

bool convergence_run(Convergence *c, Err *err) {
    Collector *x = memory_zeros(1, sizeof *x);
    const Study *s = &c->study;
    ASSERT(s->runs >= CONVERGENCE_LEAST);
    c->rows = 0;
    c->block_runs = s->runs / CONVERGENCE_BLOCKS;
    x->c = c;
    x->next = CONVERGENCE_FIRST;
    const Ensemble e = {.scenario = s->scenario, .policy = s->policy, .seed = s->seed,
                        .runs = s->runs, .months = s->months, .threads = s->threads,
                        .design = {.id = s->design, .seed = s->seed, .runs = s->runs},
                        .stop = s->stop, .context = x, .take = take, .progress = tell};
    c->lived = ensemble_run(&e);
    if (c->rows == 0 || c->row[0][c->rows - 1].runs != c->lived) add_row(x);
    for (int n = 0; n < s->stats; n++) {
        for (int b = 0; b < CONVERGENCE_BLOCKS; b++)
            c->block[n][b] = tally_interval(&x->block[b], s->stat[n], LEVEL_TWO_SIDED_95);
        judge(c, n, &x->all);
    }
    free(x);
    return c->lived >= BLOCKS || err_set(err, "interrupted before %d histories were lived", BLOCKS);
}
