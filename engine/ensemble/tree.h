/* A second opinion: a small classification tree. Breiman, Friedman, Olshen & Stone 1984.
 *
 * Always true: a tree cut off at a smaller depth is the tree that would have been grown to that
 * depth, since every node is split greedily; ties go to the earlier dimension and the lower place.
 */
#pragma once
#include "ensemble/points.h"

enum { TREE_DEPTH_MAX = 5, TREE_NODES_MAX = 64, TREE_FOLDS = 10 };

typedef struct TreeNode {
    int dimension;   /* -1: a leaf */
    double at;       /* x <= at goes left */
    int left, right; /* nodes */
    int depth, points, yes;
} TreeNode;

typedef struct Tree {
    TreeNode node[TREE_NODES_MAX]; /* 0 is the root */
    int nodes, grown;              /* deepest split asked for */
    int depth;                     /* chosen: to be read no deeper */
    /* By ten-fold cross-validation, for each depth: mean (share in the leaf - answer)^2, half the
     * Gini impurity where nothing is overfitted, and its standard error. */
    double loss[TREE_DEPTH_MAX + 1], error[TREE_DEPTH_MAX + 1];
} Tree;

/* Splits by the Gini impurity until `depth`, or until a side would have fewer than `least` points.
 */
void tree_grow(const Points *p, const uint8_t *use, int depth, int least, Tree *out);
/* The same, with the depth chosen: the smallest whose loss is within one standard error of the
 * least. Folds are drawn by the seed. */
void tree_grow_validated(const Points *p, const uint8_t *use, uint64_t seed, int depth, int least,
                         Tree *out);
/* The node a point comes to at a depth; the share of yeses there (0.5 if it is empty). */
int tree_node_of(const Tree *t, const Points *p, int point, int depth);
double tree_share(const Tree *t, int node);
