/* Growing and judging trees. Always true: see tree.h. */
#include "ensemble/tree.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/random.h"

typedef struct Split {
    int dimension; /* -1: none */
    double at, gain;
} Split;

/* What has been passed on the left while a dimension is walked in order. */
typedef struct Side {
    int points, yes;
    double last;
} Side;

/* Points times the Gini impurity, half. */
static double impurity(int points, int yes) {
    return points > 0 ? (double)yes * (points - yes) / points : 0;
}

/* Walks one dimension once, for all nodes of a level together. node_of: -1 for points not in use.
 */
static void seek_splits(const Points *p, const Tree *t, const int *node_of, int d, int least,
                        Split best[TREE_NODES_MAX]) {
    Side left[TREE_NODES_MAX] = {0};
    for (int n = 0; n < p->count; n++) {
        const int i = p->order[(size_t)d * (size_t)p->room + (size_t)n];
        const int at = node_of[i];
        if (at < 0) continue;
        const TreeNode *node = &t->node[at];
        Side *l = &left[at];
        const double x = points_x(p, d, i);
        if (l->points >= least && node->points - l->points >= least && x != l->last) {
            const double gain = impurity(node->points, node->yes) - impurity(l->points, l->yes) -
                                impurity(node->points - l->points, node->yes - l->yes);
            if (gain > best[at].gain) best[at] = (Split){d, l->last + (x - l->last) / 2, gain};
        }
        l->points++;
        l->yes += p->yes[i];
        l->last = x;
    }
}

static void divide(const Points *p, Tree *t, int *node_of, int at, const Split *split) {
    TreeNode *node = &t->node[at];
    node->dimension = split->dimension;
    node->at = split->at;
    node->left = t->nodes++;
    node->right = t->nodes++;
    t->node[node->left] = t->node[node->right] =
        (TreeNode){.dimension = -1, .depth = node->depth + 1};
    for (int i = 0; i < p->count; i++) {
        if (node_of[i] != at) continue;
        node_of[i] = points_x(p, node->dimension, i) <= node->at ? node->left : node->right;
        t->node[node_of[i]].points++;
        t->node[node_of[i]].yes += p->yes[i];
    }
}

static void grow_level(const Points *p, Tree *t, int *node_of, int depth, int least) {
    Split best[TREE_NODES_MAX];
    for (int n = 0; n < TREE_NODES_MAX; n++) best[n] = (Split){.dimension = -1, .gain = 1e-9};
    for (int d = 0; d < p->dimensions; d++) seek_splits(p, t, node_of, d, least, best);
    const int nodes = t->nodes;
    for (int n = 0; n < nodes; n++)
        if (t->node[n].depth == depth && best[n].dimension >= 0) divide(p, t, node_of, n, &best[n]);
}

void tree_grow(const Points *p, const uint8_t *use, int depth, int least, Tree *out) {
    ASSERT(depth >= 0 && depth <= TREE_DEPTH_MAX && least > 0);
    int *node_of = memory_new(((size_t)p->count + 1) * sizeof *node_of);
    *out = (Tree){.nodes = 1, .grown = depth, .depth = depth};
    TreeNode root = {.dimension = -1};
    for (int i = 0; i < p->count; i++) {
        node_of[i] = use[i] ? 0 : -1;
        root.points += use[i];
        root.yes += use[i] && p->yes[i];
    }
    out->node[0] = root;
    for (int level = 0; level < depth; level++) grow_level(p, out, node_of, level, least);
    free(node_of);
}

int tree_node_of(const Tree *t, const Points *p, int point, int depth) {
    int at = 0;
    while (t->node[at].dimension >= 0 && t->node[at].depth < depth) {
        const TreeNode *node = &t->node[at];
        at = points_x(p, node->dimension, point) <= node->at ? node->left : node->right;
    }
    return at;
}

double tree_share(const Tree *t, int node) {
    return t->node[node].points > 0 ? (double)t->node[node].yes / t->node[node].points : 0.5;
}

/* Sums of the loss and of its square, by depth. */
typedef struct Losses {
    double sum[TREE_DEPTH_MAX + 1], square[TREE_DEPTH_MAX + 1];
    int points;
} Losses;

/* Grows a tree without one fold and judges it there. part: room for a mask. */
static void judge_fold(const Points *p, const uint8_t *use, const int *fold, int out, int depth,
                       int least, uint8_t *part, Losses *losses) {
    Tree tree;
    for (int i = 0; i < p->count; i++) part[i] = use[i] && fold[i] != out;
    tree_grow(p, part, depth, least, &tree);
    for (int i = 0; i < p->count; i++) {
        if (!use[i] || fold[i] != out) continue;
        losses->points++;
        for (int k = 0; k <= depth; k++) {
            const double miss = tree_share(&tree, tree_node_of(&tree, p, i, k)) - p->yes[i];
            losses->sum[k] += miss * miss;
            losses->square[k] += miss * miss * miss * miss;
        }
    }
}

static void choose_depth(const Losses *losses, Tree *t) {
    const double n = losses->points;
    int least = 0;
    for (int k = 0; k <= t->grown && n > 1; k++) {
        t->loss[k] = losses->sum[k] / n;
        t->error[k] = sqrt(fmax(0, losses->square[k] / n - t->loss[k] * t->loss[k]) / (n - 1));
        if (t->loss[k] < t->loss[least]) least = k;
    }
    t->depth = 0;
    while (t->loss[t->depth] > t->loss[least] + t->error[least]) t->depth++;
}

void tree_grow_validated(const Points *p, const uint8_t *use, uint64_t seed, int depth, int least,
                         Tree *out) {
    const RandomKey key = random_key_world(seed, 0);
    int *fold = memory_new(((size_t)p->count + 1) * sizeof *fold);
    uint8_t *part = memory_new((size_t)p->count + 1);
    Losses losses = {0};
    for (int i = 0; i < p->count; i++)
        fold[i] = (int)(random_bits(key, name_hash("fold"), (uint64_t)i) % TREE_FOLDS);
    for (int f = 0; f < TREE_FOLDS; f++) judge_fold(p, use, fold, f, depth, least, part, &losses);
    tree_grow(p, use, depth, least, out);
    choose_depth(&losses, out);
    free(fold);
    free(part);
}
