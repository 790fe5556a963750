/* Printing what was discovered, for people and for programs.
 * Always true: both print the same numbers. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "ensemble/discover.h"

enum { TRAJECTORY_STEP = 5 };

static double share(int part, int whole) { return whole > 0 ? (double)part / whole : NAN; }

static void print_question(Text *out, const Points *p, const DiscoverHead *h) {
    const Question *q = h->question;
    const StatInfo *info = stat_info(q->of);
    text_add(out, "Outcome: %s%s: %s", q->negated ? "not " : "", info->name, info->text);
    if (q->bound) text_add(out, "; yes where it is above %g", q->above);
    text_add(out, ".\n");
    if (h->runs > 1)
        text_add(out,
                 "A point is a yes by its statistic over %d histories at the same parameters.\n",
                 h->runs);
    else
        text_add(out, "A point is a yes by the outcome of its one history: chance is in it, and no "
                      "box can be\nas dense as with --points and --runs.\n");
    if (p->uncounted > 0)
        text_add(out, "%llu points do not count: there the statistic counts nothing.\n",
                 (unsigned long long)p->uncounted);
}

static int ascending(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Where a threshold would cut. */
static void print_values(Text *out, const Points *p, const DiscoverHead *h) {
    if (!h->question->bound || p->count == 0) return;
    double *v = memory_new((size_t)p->count * sizeof *v);
    memcpy(v, p->value, (size_t)p->count * sizeof *v);
    qsort(v, (size_t)p->count, sizeof *v, ascending);
    text_add(out,
             "Values of the points: least %.4g, 25 %% %.4g, median %.4g, 75 %% %.4g, most %.4g.\n",
             v[0], v[p->count / 4], v[p->count / 2], v[3 * (size_t)p->count / 4], v[p->count - 1]);
    free(v);
}

static void print_head(Text *out, const Discovery *d, const DiscoverHead *h) {
    const Points *p = d->points;
    if (h->version) text_add(out, "%s\n", h->version);
    text_add(out, "%s\n", h->source);
    text_add(out, "%d points in %d uncertain parameters", p->count, p->dimensions);
    if (h->lived) text_add(out, ", design %s", design_name(h->design));
    text_add(out, ", seed %llu\n", (unsigned long long)h->seed);
    print_question(out, p, h);
    print_values(out, p, h);
    text_add(out, "Searched: %d points, %d yes (%.3f). Held out: %d points, %d yes (%.3f).\n\n",
             d->searched, d->searched_yes, share(d->searched_yes, d->searched), d->held,
             d->held_yes, share(d->held_yes, d->held));
}

static void print_trajectory(Text *out, const DiscoverBox *b) {
    const PrimTrajectory *t = &b->trajectory;
    text_add(out, "  peel  coverage  density   mass  parameters\n");
    for (int n = 0; n < t->count; n++) {
        const PrimBox *box = &t->box[n];
        if (n % TRAJECTORY_STEP != 0 && n != b->chosen && n != t->count - 1) continue;
        text_add(out, "  %4d  %8.3f  %7.3f  %5.3f  %10d%s\n", n, box->coverage, box->density,
                 box->mass, box->restricted, n == b->chosen ? "  chosen" : "");
    }
}

static void print_share(Text *out, double x) {
    if (isnan(x))
        text_add(out, "     -");
    else
        text_add(out, "  %3.0f %%", 100 * x);
}

static void print_edges(Text *out, const Points *p, const DiscoverBox *b) {
    text_add(out, "\n  %-18s %10s %10s  %-21s %8s %8s  again\n", "parameter", "from", "to",
             "of the range", "quasi-p", "held p");
    for (int n = 0; n < b->edges; n++) {
        const DiscoverEdge *e = &b->edge[n];
        char range[48];
        snprintf(range, sizeof range, "%.4g to %.4g", p->low[e->dimension], p->high[e->dimension]);
        text_add(out, "  %-18s", p->name[e->dimension]);
        if (e->open_low)
            text_add(out, " %10s", "-");
        else
            text_add(out, " %10.4g", e->low);
        if (e->open_high)
            text_add(out, " %10s", "-");
        else
            text_add(out, " %10.4g", e->high);
        text_add(out, "  %-21s %8.1e %8.1e", range, e->quasi_p, e->held_p);
        print_share(out, e->again_coverage);
        print_share(out, e->again_density);
        text_add(out, "\n");
    }
}

static void print_box(Text *out, const Discovery *d, int n) {
    const DiscoverBox *b = &d->box[n];
    text_add(out, "Box %d%s\n", n + 1,
             n > 0 ? ", among the points that no earlier box covers" : "");
    print_trajectory(out, b);
    text_add(out,
             "\n  Peel %d, then %d weak restriction%s opened and the edges moved out while the\n"
             "  density does not fall: coverage %.3f, density %.3f, mass %.3f, %d parameters.\n",
             b->chosen, b->opened, b->opened == 1 ? "" : "s", b->coverage, b->box.density,
             b->box.mass, b->edges);
    text_add(out, "  Held out: density %.3f [%.3f, %.3f], coverage %.3f [%.3f, %.3f]; %s\n",
             b->held_density.estimate, b->held_density.low, b->held_density.high,
             b->held_coverage.estimate, b->held_coverage.low, b->held_coverage.high,
             b->confirmed ? "confirmed: denser than all held-out points."
                          : "not confirmed: not surely denser than all held-out points.");
    print_edges(out, d->points, b);
    text_add(out, "\n");
}

static void print_rule(Text *out, const Discovery *d) {
    const DiscoverOptions *o = &d->options;
    text_add(out,
             "Peels remove %g %% of the box (objective %s). Chosen, unless --box says another: "
             "the peel with\nthe highest harmonic mean of coverage and density in those halves "
             "of the searched points which\n%d searches in the other halves did not see. "
             "Opened: restrictions with a quasi-p above %g\ndivided by the number of "
             "parameters. again: share of those %d searches that restrict it too, at\nthe most "
             "similar coverage and at the most similar density.\n",
             100 * o->prim.alpha, prim_objective_name(o->prim.objective), o->resamples, o->quasi_p,
             o->resamples);
}

static void print_node(Text *out, const Discovery *d, int at, int indent) {
    const Tree *t = &d->tree;
    const TreeNode *node = &t->node[at];
    if (node->dimension < 0 || node->depth >= t->depth) return;
    const int side[2] = {node->left, node->right};
    for (int s = 0; s < 2; s++) {
        char place[80];
        snprintf(place, sizeof place, "%s %s %.4g", d->points->name[node->dimension],
                 s == 0 ? "<=" : "> ", node->at);
        text_add(out, "  %*s%-*s %.3f of %d\n", indent, "", 44 - indent, place,
                 tree_share(t, side[s]), t->node[side[s]].points);
        print_node(out, d, side[s], indent + 2);
    }
}

static void print_tree(Text *out, const Discovery *d) {
    const Tree *t = &d->tree;
    if (t->nodes == 0) return;
    text_add(out,
             "\nSecond opinion: a classification tree (Gini), depth %d of at most %d by %d-fold\n"
             "cross-validation and the rule of one standard error\n\n  %-44s %.3f of %d\n",
             t->depth, t->grown, TREE_FOLDS, "all searched points", tree_share(t, 0),
             t->node[0].points);
    print_node(out, d, 0, 2);
    if (d->held > 0)
        text_add(out,
                 "\n  Held out: mean square of share less answer %.4f; by the base rate alone "
                 "%.4f.\n",
                 d->tree_loss, d->base_loss);
}

void discover_report(Text *out, const Discovery *d, const DiscoverHead *head) {
    print_head(out, d, head);
    if (d->searched_yes == 0 || d->searched_yes == d->searched) {
        text_add(out, "All searched points have the same answer: there is nothing to discover.\n");
        return;
    }
    for (int n = 0; n < d->boxes; n++) print_box(out, d, n);
    if (d->boxes == 0 && d->box[0].trajectory.count > 0) {
        print_trajectory(out, &d->box[0]);
        text_add(out, "\nNo box: no restriction is strong enough to keep.\n\n");
    }
    print_rule(out, d);
    print_tree(out, d);
}

static void put_measures(JsonOut *out, const PrimBox *b) {
    json_out_put_int(out, "points", b->inside);
    json_out_put_int(out, "yes", b->yes);
    json_out_put_real(out, "coverage", b->coverage);
    json_out_put_real(out, "density", b->density);
    json_out_put_real(out, "mass", b->mass);
    json_out_put_int(out, "dimensions", b->restricted);
}

static void put_trajectory(JsonOut *out, const PrimTrajectory *t) {
    json_out_key(out, "trajectory");
    json_out_array_begin(out);
    for (int n = 0; n < t->count; n++) {
        json_out_object_begin(out);
        put_measures(out, &t->box[n]);
        json_out_object_end(out);
    }
    json_out_array_end(out);
}

static void put_edge(JsonOut *out, const Points *p, const DiscoverEdge *e) {
    json_out_object_begin(out);
    json_out_put_text(out, "parameter", p->name[e->dimension]);
    json_out_put_real(out, "from", e->low);
    json_out_put_real(out, "to", e->high);
    json_out_put_real(out, "low", p->low[e->dimension]);
    json_out_put_real(out, "high", p->high[e->dimension]);
    json_out_put_real(out, "quasi_p", e->quasi_p);
    json_out_put_real(out, "held_p", e->held_p);
    json_out_put_real(out, "again_coverage", e->again_coverage);
    json_out_put_real(out, "again_density", e->again_density);
    json_out_object_end(out);
}

static void put_box(JsonOut *out, const Discovery *d, const DiscoverBox *b) {
    json_out_object_begin(out);
    put_measures(out, &b->box);
    json_out_put_real(out, "coverage_of_all", b->coverage);
    json_out_put_int(out, "chosen", b->chosen);
    json_out_put_int(out, "opened", b->opened);
    json_out_put_bool(out, "confirmed", b->confirmed);
    interval_json(out, "held_density", b->held_density);
    interval_json(out, "held_coverage", b->held_coverage);
    json_out_key(out, "restrictions");
    json_out_array_begin(out);
    for (int n = 0; n < b->edges; n++) put_edge(out, d->points, &b->edge[n]);
    json_out_array_end(out);
    put_trajectory(out, &b->trajectory);
    json_out_object_end(out);
}

static void put_node(JsonOut *out, const Discovery *d, int at) {
    const Tree *t = &d->tree;
    const TreeNode *node = &t->node[at];
    json_out_object_begin(out);
    json_out_put_int(out, "points", node->points);
    json_out_put_int(out, "yes", node->yes);
    if (node->dimension >= 0 && node->depth < t->depth) {
        json_out_put_text(out, "parameter", d->points->name[node->dimension]);
        json_out_put_real(out, "at", node->at);
        json_out_key(out, "below");
        put_node(out, d, node->left);
        json_out_key(out, "above");
        put_node(out, d, node->right);
    }
    json_out_object_end(out);
}

static void put_tree(JsonOut *out, const Discovery *d) {
    const Tree *t = &d->tree;
    json_out_key(out, "tree");
    json_out_object_begin(out);
    json_out_put_int(out, "depth", t->depth);
    json_out_key(out, "loss_by_depth");
    json_out_array_begin(out);
    for (int k = 0; k <= t->grown; k++) json_out_real(out, t->loss[k]);
    json_out_array_end(out);
    json_out_put_real(out, "held_loss", d->tree_loss);
    json_out_put_real(out, "held_base_loss", d->base_loss);
    if (t->nodes > 0) {
        json_out_key(out, "root");
        put_node(out, d, 0);
    }
    json_out_object_end(out);
}

void discover_json(JsonOut *out, const Discovery *d, const DiscoverHead *h) {
    json_out_object_begin(out);
    json_out_put_text(out, "source", h->source);
    json_out_put_text(out, "statistic", stat_info(h->question->of)->name);
    json_out_put_bool(out, "not", h->question->negated);
    json_out_put_real(out, "above", h->question->bound ? h->question->above : NAN);
    json_out_put_int(out, "seed", (int64_t)h->seed);
    json_out_put_text(out, "design", h->lived ? design_name(h->design) : NULL);
    json_out_put_int(out, "points", d->points->count);
    json_out_put_int(out, "runs", h->runs);
    json_out_put_int(out, "uncounted", (int64_t)d->points->uncounted);
    json_out_put_int(out, "searched", d->searched);
    json_out_put_int(out, "searched_yes", d->searched_yes);
    json_out_put_int(out, "held", d->held);
    json_out_put_int(out, "held_yes", d->held_yes);
    json_out_key(out, "boxes");
    json_out_array_begin(out);
    for (int n = 0; n < d->boxes; n++) put_box(out, d, &d->box[n]);
    json_out_array_end(out);
    put_tree(out, d);
    json_out_object_end(out);
}
