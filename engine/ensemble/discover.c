/* The search for boxes and its checks. Always true: see discover.h. */
#include "ensemble/discover.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/random.h"
#include "ensemble/many.h"

DiscoverOptions discover_usual(uint64_t seed) {
    return (DiscoverOptions){.prim = {.alpha = 0.05, .least_mass = 0.05, .objective = PRIM_MEAN},
                             .held = 1 / 3.0,
                             .quasi_p = 0.05,
                             .boxes = 3,
                             .box = -1,
                             .resamples = 10,
                             .depth = 4,
                             .seed = seed};
}

static bool stopped(const DiscoverOptions *o) { return o->stop && atomic_load(o->stop); }

/* A search in one half of the points, and what its peels are worth in the other half. Bryant &
 * Lempert 2010 search halves again; that peels be judged on other points than found them is the
 * advice of Friedman & Fisher 1999. */
typedef struct Resample {
    PrimTrajectory trajectory;
    double *worth; /* by peel */
} Resample;

typedef struct Resampling {
    const Points *points;
    const uint8_t *use;
    const DiscoverOptions *options;
    Resample *of; /* options->resamples of them */
    int box;      /* number of the box at work */
    bool whole;   /* not stopped */
} Resampling;

static void tell(void *context, uint64_t done, uint64_t count) {
    const Resampling *r = context;
    const DiscoverOptions *o = r->options;
    if (o->progress)
        o->progress(o->context, (uint64_t)r->box * count + done, (uint64_t)o->boxes * count);
}

static void resample(void *context, int n) {
    const Resampling *r = context;
    const Points *p = r->points;
    const RandomKey key = random_key_world(r->options->seed, (uint64_t)n + 1);
    const uint64_t draw = name_hash("resample");
    uint8_t *half = memory_new((size_t)p->count + 1);
    for (int i = 0; i < p->count; i++)
        half[i] = r->use[i] && random_chance(key, draw, (uint64_t)i, 0.5);
    const PrimTrajectory t = prim_peel(p, half, &r->options->prim);
    double *worth = memory_new((size_t)t.count * sizeof *worth);
    for (int i = 0; i < p->count; i++) half[i] = r->use[i] && !half[i];
    for (int k = 0; k < t.count; k++) {
        PrimBox box = t.box[k];
        prim_measure(p, half, &box);
        worth[k] = prim_worth(&box);
    }
    r->of[n] = (Resample){t, worth};
    free(half);
}

static Resampling resample_all(const Points *p, const uint8_t *use, const DiscoverOptions *o,
                               int box) {
    Resampling r = {.points = p,
                    .use = use,
                    .options = o,
                    .box = box,
                    .of = memory_zeros((size_t)o->resamples + 1, sizeof *r.of)};
    const Many many = {.count = o->resamples,
                       .threads = o->threads,
                       .stop = o->stop,
                       .context = &r,
                       .work = resample,
                       .progress = tell,
                       .told = &r};
    r.whole = o->resamples > 0 && many_run(&many);
    return r;
}

static void resampling_free(Resampling *r) {
    for (int n = 0; n < r->options->resamples; n++) {
        free(r->of[n].trajectory.box);
        free(r->of[n].worth);
    }
    free(r->of);
}

/* By the rule of discover.h. Peel k leaves about the same share of the points in every search. */
static int choose_peel(const PrimTrajectory *t, const Resampling *r) {
    int best = 0;
    double most = -1;
    for (int k = 0; k < t->count; k++) {
        double sum = 0;
        for (int n = 0; r->whole && n < r->options->resamples; n++)
            sum += k < r->of[n].trajectory.count ? r->of[n].worth[k] : 0;
        if (!r->whole) sum = prim_worth(&t->box[k]);
        if (sum > most) {
            most = sum;
            best = k;
        }
    }
    return best;
}

/* Of boxes equally near, the innermost with that coverage and the outermost with that density. */
static const PrimBox *nearest(const PrimTrajectory *t, double coverage, double density) {
    const PrimBox *best = &t->box[0];
    double least = INFINITY;
    for (int n = 0; n < t->count; n++) {
        const double away = isnan(coverage) ? fabs(t->box[n].density - density)
                                            : fabs(t->box[n].coverage - coverage);
        if (away < least || (away == least && isnan(density))) {
            least = away;
            best = &t->box[n];
        }
    }
    return best;
}

/* How often each restriction was found again. */
static void fill_again(const Resampling *r, DiscoverBox *b) {
    const int count = r->options->resamples;
    for (int e = 0; e < b->edges; e++) {
        DiscoverEdge *edge = &b->edge[e];
        int coverage = 0, density = 0;
        for (int n = 0; r->whole && n < count; n++) {
            const PrimTrajectory *t = &r->of[n].trajectory;
            coverage += prim_restricts(nearest(t, b->box.coverage, NAN), edge->dimension);
            density += prim_restricts(nearest(t, NAN, b->box.density), edge->dimension);
        }
        edge->again_coverage = r->whole ? (double)coverage / count : NAN;
        edge->again_density = r->whole ? (double)density / count : NAN;
    }
}

/* Which points take part: those on one side of the hold-out that no earlier box covers. */
static void masks(const Points *p, uint8_t *use, uint8_t *held, const DiscoverBox *boxes,
                  int count) {
    for (int i = 0; i < p->count; i++) {
        bool left = true;
        for (int b = 0; b < count && left; b++) left = !prim_holds(&boxes[b].box, p, i);
        use[i] = left && !p->held[i];
        held[i] = left && p->held[i];
    }
}

static int stronger(const void *a, const void *b) {
    const DiscoverEdge *x = a, *y = b;
    if (x->quasi_p != y->quasi_p) return x->quasi_p < y->quasi_p ? -1 : 1;
    return (x->dimension > y->dimension) - (x->dimension < y->dimension);
}

static void fill_edges(const Points *p, const uint8_t *use, const uint8_t *held, DiscoverBox *b) {
    const PrimBox *box = &b->box;
    for (int d = 0; d < p->dimensions; d++) {
        if (!prim_restricts(box, d)) continue;
        b->edge[b->edges++] =
            (DiscoverEdge){.dimension = d,
                           .open_low = !isfinite(box->low[d]),
                           .open_high = !isfinite(box->high[d]),
                           .low = isfinite(box->low[d]) ? box->low[d] : p->low[d],
                           .high = isfinite(box->high[d]) ? box->high[d] : p->high[d],
                           .quasi_p = prim_quasi_p(p, use, box, d),
                           .held_p = prim_quasi_p(p, held, &b->held, d)};
    }
    qsort(b->edge, (size_t)b->edges, sizeof *b->edge, stronger);
}

static double share(int part, int whole) { return whole > 0 ? (double)part / whole : 0; }

static void check_held(const Discovery *out, DiscoverBox *b) {
    b->held_density = interval_wilson(b->held.yes, b->held.inside, LEVEL_TWO_SIDED_95);
    b->held_coverage = interval_wilson(b->held.yes, out->held_yes, LEVEL_TWO_SIDED_95);
    b->confirmed = b->edges > 0 && b->held_density.low > share(out->held_yes, out->held);
}

/* One box among the points that are left. False if none restricts anything. */
static bool find_box(const Points *p, const uint8_t *use, const uint8_t *held, Discovery *out) {
    const DiscoverOptions *o = &out->options;
    DiscoverBox *b = &out->box[out->boxes];
    const double most = o->quasi_p / (p->dimensions > 0 ? p->dimensions : 1);
    *b = (DiscoverBox){.trajectory = prim_peel(p, use, &o->prim)};
    Resampling again = resample_all(p, use, o, out->boxes);
    b->chosen = choose_peel(&b->trajectory, &again);
    if (out->boxes == 0 && o->box >= 0 && o->box < b->trajectory.count) b->chosen = o->box;
    b->box = b->trajectory.box[b->chosen];
    b->opened = prim_prune(p, use, most, &b->box);
    prim_paste(p, use, &o->prim, &b->box);
    b->opened += prim_prune(p, use, most, &b->box);
    b->coverage = share(b->box.yes, out->searched_yes);
    b->held = b->box;
    prim_measure(p, held, &b->held);
    fill_edges(p, use, held, b);
    check_held(out, b);
    fill_again(&again, b);
    resampling_free(&again);
    return b->edges > 0 && b->box.density > share(out->searched_yes, out->searched);
}

/* The first trajectory is kept even if nothing came of it: it is what was looked at. */
static void find_boxes(const Points *p, uint8_t *use, uint8_t *held, Discovery *out) {
    while (out->boxes < out->options.boxes && !stopped(&out->options)) {
        masks(p, use, held, out->box, out->boxes);
        if (!find_box(p, use, held, out)) break;
        out->boxes++;
    }
}

static void grow_tree(const Points *p, uint8_t *use, Discovery *out) {
    const double base = share(out->searched_yes, out->searched);
    const int hundredth = out->searched / 100, least = hundredth > 5 ? hundredth : 5;
    for (int i = 0; i < p->count; i++) use[i] = !p->held[i];
    tree_grow_validated(p, use, out->options.seed, out->options.depth, least, &out->tree);
    for (int i = 0; i < p->count; i++) {
        if (!p->held[i]) continue;
        const double said = tree_share(&out->tree, tree_node_of(&out->tree, p, i, out->tree.depth));
        out->tree_loss += (said - p->yes[i]) * (said - p->yes[i]) / out->held;
        out->base_loss += (base - p->yes[i]) * (base - p->yes[i]) / out->held;
    }
}

void discover(const Points *points, const DiscoverOptions *options, Discovery *out) {
    ASSERT(options->boxes <= DISCOVER_BOXES_MAX && options->resamples <= DISCOVER_RESAMPLES_MAX);
    *out = (Discovery){
        .points = points, .options = *options, .box = memory_zeros(DISCOVER_BOXES_MAX, sizeof *out->box)};
    uint8_t *use = memory_new((size_t)points->count + 1), *held = memory_new((size_t)points->count + 1);
    for (int i = 0; i < points->count; i++) {
        const int yes = points->yes[i];
        *(points->held[i] ? &out->held : &out->searched) += 1;
        *(points->held[i] ? &out->held_yes : &out->searched_yes) += yes;
    }
    find_boxes(points, use, held, out);
    if (!stopped(options)) grow_tree(points, use, out);
    free(use);
    free(held);
}

void discover_free(Discovery *d) {
    for (int b = 0; d->box && b < DISCOVER_BOXES_MAX; b++) free(d->box[b].trajectory.box);
    free(d->box);
    *d = (Discovery){0};
}
