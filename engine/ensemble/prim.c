/* Peeling, pasting, judging boxes. Always true: see prim.h. */
#include "ensemble/prim.h"
#include "core/memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PASTE_FINEST = 16 };

static const char *const objective_names[PRIM_OBJECTIVES] = {"mean", "gain"};

const char *prim_objective_name(PrimObjective objective) { return objective_names[objective]; }

bool prim_objective_find(const char *name, PrimObjective *out) {
    for (int n = 0; n < PRIM_OBJECTIVES; n++)
        if (strcmp(objective_names[n], name) == 0) {
            *out = (PrimObjective)n;
            return true;
        }
    return false;
}

bool prim_restricts(const PrimBox *box, int d) {
    return isfinite(box->low[d]) || isfinite(box->high[d]);
}

static bool within(const PrimBox *box, const Points *p, int d, int i) {
    const double x = points_x(p, d, i);
    return x >= box->low[d] && x <= box->high[d];
}

/* How many restrictions keep a point out, and the last of them. */
static int kept_out(const PrimBox *box, const Points *p, int i, int *by) {
    int count = 0;
    for (int d = 0; d < p->dimensions; d++)
        if (!within(box, p, d, i)) {
            count++;
            *by = d;
        }
    return count;
}

bool prim_holds(const PrimBox *box, const Points *p, int i) {
    int by;
    return kept_out(box, p, i, &by) == 0;
}

void prim_measure(const Points *p, const uint8_t *use, PrimBox *box) {
    int all = 0, all_yes = 0;
    box->inside = box->yes = box->restricted = 0;
    for (int d = 0; d < p->dimensions; d++) box->restricted += prim_restricts(box, d);
    for (int i = 0; i < p->count; i++) {
        if (!use[i]) continue;
        const bool in = prim_holds(box, p, i);
        all++;
        all_yes += p->yes[i];
        box->inside += in;
        box->yes += in && p->yes[i];
    }
    box->coverage = all_yes > 0 ? (double)box->yes / all_yes : 0;
    box->density = box->inside > 0 ? (double)box->yes / box->inside : 0;
    box->mass = all > 0 ? (double)box->inside / all : 0;
}

PrimBox prim_open(const Points *p, const uint8_t *use) {
    PrimBox box = {0};
    for (int d = 0; d < POINT_DIMENSIONS_MAX; d++) {
        box.low[d] = -INFINITY;
        box.high[d] = INFINITY;
    }
    prim_measure(p, use, &box);
    return box;
}

/* A shift of one edge: what it takes from a box, or brings to it. */
typedef struct Shift {
    int dimension; /* -1: there is none */
    bool high;     /* of the high edge */
    double edge;
    int points, yes;
} Shift;

/* The points of a dimension from one end. */
static int from_end(const Points *p, int d, bool high, int n) {
    return p->order[(size_t)d * (size_t)p->room + (size_t)(high ? p->count - 1 - n : n)];
}

/* The peel of one side: at least `wanted` points, and all that equal the last of them. The edge
 * lies midway to the first that stays. */
static Shift peel_of(const Points *p, const uint8_t *in, int d, bool high, int wanted) {
    Shift m = {.dimension = -1, .high = high};
    double last = 0;
    for (int n = 0; n < p->count; n++) {
        const int i = from_end(p, d, high, n);
        if (!in[i]) continue;
        const double x = points_x(p, d, i);
        if (m.points >= wanted && x != last) {
            m.dimension = d;
            m.edge = last + (x - last) / 2;
            return m;
        }
        last = x;
        m.points++;
        m.yes += p->yes[i];
    }
    return m; /* all are equal: nothing would stay */
}

/* How good the box is without a shift. */
static double worth(const PrimBox *box, const Shift *m, PrimObjective objective) {
    const double density = (double)(box->yes - m->yes) / (box->inside - m->points);
    return objective == PRIM_MEAN ? density : (density - box->density) / m->points;
}

static int share_of(double alpha, int inside) {
    const int points = (int)(alpha * inside);
    return points > 1 ? points : 1;
}

static Shift best_peel(const Points *p, const uint8_t *in, const PrimBox *box, int least,
                       const PrimOptions *o) {
    Shift best = {.dimension = -1};
    double most = 0;
    const int wanted = share_of(o->alpha, box->inside);
    for (int d = 0; d < p->dimensions; d++)
        for (int high = 0; high < 2; high++) {
            const Shift m = peel_of(p, in, d, high, wanted);
            if (m.dimension < 0 || box->inside - m.points < least) continue;
            const double now = worth(box, &m, o->objective);
            if (best.dimension >= 0 && now <= most) continue;
            best = m;
            most = now;
        }
    return best;
}

static void move_edge(PrimBox *box, const Shift *m) {
    *(m->high ? &box->high[m->dimension] : &box->low[m->dimension]) = m->edge;
}

PrimTrajectory prim_peel(const Points *p, const uint8_t *use, const PrimOptions *o) {
    PrimTrajectory t = {0};
    int room = 64;
    uint8_t *in = memory_new((size_t)p->count + 1);
    t.box = memory_new((size_t)room * sizeof *t.box);
    memcpy(in, use, (size_t)p->count);
    t.box[t.count++] = prim_open(p, use);
    const int least = (int)ceil(o->least_mass * t.box[0].inside);
    for (;;) {
        PrimBox box = t.box[t.count - 1];
        const Shift m = best_peel(p, in, &box, least > 1 ? least : 1, o);
        if (m.dimension < 0) break;
        move_edge(&box, &m);
        prim_measure(p, use, &box);
        for (int i = 0; i < p->count; i++) in[i] = in[i] && within(&box, p, m.dimension, i);
        if (t.count == room) {
            room *= 2;
            t.box = memory_grow(t.box, (size_t)room * sizeof *t.box);
        }
        t.box[t.count++] = box;
    }
    free(in);
    return t;
}

double prim_worth(const PrimBox *box) {
    const double sum = box->coverage + box->density;
    return sum > 0 ? 2 * box->coverage * box->density / sum : 0;
}

/* The nearest points beyond one edge that only this edge keeps out: at least `wanted` if there are
 * so many, and all that equal the last of them. The edge lies midway to the next one further out,
 * or is opened. `by`: the one dimension that keeps a point out, or -1. */
static Shift paste_of(const Points *p, const PrimBox *box, const int *by, int d, bool high,
                      int wanted) {
    Shift m = {.dimension = -1, .high = high, .edge = high ? INFINITY : -INFINITY};
    double last = 0;
    for (int n = p->count - 1; n >= 0; n--) {
        const int i = from_end(p, d, high, n);
        const double x = points_x(p, d, i);
        if (by[i] != d || (high ? x <= box->high[d] : x >= box->low[d])) continue;
        if (m.points >= wanted && x != last) {
            m.edge = last + (x - last) / 2;
            break;
        }
        last = x;
        m.points++;
        m.yes += p->yes[i];
    }
    if (m.points > 0) m.dimension = d;
    return m;
}

/* Whether the box with shift a is denser than with b. */
static bool better_paste(const PrimBox *box, const Shift *a, const Shift *b) {
    if (b->dimension < 0) return true;
    return (int64_t)(box->yes + a->yes) * (box->inside + b->points) >
           (int64_t)(box->yes + b->yes) * (box->inside + a->points);
}

static Shift best_paste(const Points *p, const uint8_t *use, const PrimBox *box, int *by,
                        double alpha) {
    Shift best = {.dimension = -1};
    const int wanted = share_of(alpha, box->inside);
    for (int i = 0; i < p->count; i++) {
        int last = -1;
        by[i] = use[i] && kept_out(box, p, i, &last) == 1 ? last : -1;
    }
    for (int d = 0; d < p->dimensions; d++)
        for (int high = 0; high < 2; high++) {
            if (!isfinite(high ? box->high[d] : box->low[d])) continue;
            const Shift m = paste_of(p, box, by, d, high, wanted);
            if (m.dimension >= 0 && better_paste(box, &m, &best)) best = m;
        }
    return best;
}

/* Steps as wide as a peel first, then finer ones, or up to a peel's width would stay lost at every
 * edge. */
void prim_paste(const Points *p, const uint8_t *use, const PrimOptions *o, PrimBox *box) {
    int *by = memory_new(((size_t)p->count + 1) * sizeof *by);
    for (double alpha = o->alpha; alpha > o->alpha / PASTE_FINEST;) {
        const Shift m = best_paste(p, use, box, by, alpha);
        const int64_t with = (int64_t)(box->yes + m.yes) * box->inside;
        if (m.dimension < 0 || with < (int64_t)box->yes * (box->inside + m.points)) {
            alpha /= 2;
            continue;
        }
        move_edge(box, &m);
        prim_measure(p, use, box);
    }
    free(by);
}

/* Sum of the chances of `from` yeses and of all counts beyond it, upward or downward; each follows
 * from the one before. */
static double binomial_beyond(int from, bool upward, int trials, double p) {
    int sign;
    double term =
        exp(lgamma_r(trials + 1.0, &sign) - lgamma_r(from + 1.0, &sign) -
            lgamma_r(trials - from + 1.0, &sign) + from * log(p) + (trials - from) * log1p(-p));
    double sum = 0;
    for (int k = from; k >= 0 && k <= trials; k += upward ? 1 : -1) {
        sum += term;
        term *= upward ? (trials - k) / (k + 1.0) * (p / (1 - p))
                       : k / (trials - k + 1.0) * ((1 - p) / p);
    }
    return fmin(1, sum);
}

double binomial_tail(int count, int trials, double p) {
    if (count <= 0) return 1;
    if (count > trials || p <= 0) return 0;
    if (p >= 1) return 1;
    /* Away from the middle, so that the first term is the largest. */
    return count > p * trials ? binomial_beyond(count, true, trials, p)
                              : 1 - binomial_beyond(count - 1, false, trials, p);
}

double prim_quasi_p(const Points *p, const uint8_t *use, const PrimBox *box, int dimension) {
    PrimBox without = *box;
    without.low[dimension] = -INFINITY;
    without.high[dimension] = INFINITY;
    prim_measure(p, use, &without);
    return without.inside > 0 ? binomial_tail(box->yes, box->inside, without.density) : 1;
}

int prim_prune(const Points *p, const uint8_t *use, double most, PrimBox *box) {
    for (int opened = 0;; opened++) {
        int weakest = -1;
        double largest = most;
        for (int d = 0; d < p->dimensions; d++) {
            if (!prim_restricts(box, d)) continue;
            const double quasi_p = prim_quasi_p(p, use, box, d);
            if (quasi_p > largest) {
                largest = quasi_p;
                weakest = d;
            }
        }
        if (weakest < 0) return opened;
        box->low[weakest] = -INFINITY;
        box->high[weakest] = INFINITY;
        prim_measure(p, use, box);
    }
}
