/* Scenario discovery: which corner of the parameter box does an outcome come from? Bryant & Lempert
 * 2010, "Thinking inside the box".
 *
 * Always true: boxes and trees are looked for in the points that are not held out, and judged a
 * second time on those that are; whatever is printed as held out had no part in the search. */
#pragma once
#include "ensemble/prim.h"
#include "ensemble/tree.h"
#include "store/json_write.h"

enum { DISCOVER_BOXES_MAX = 8, DISCOVER_RESAMPLES_MAX = 100 };

typedef struct DiscoverOptions {
    PrimOptions prim;
    double held;    /* share of the points that is held out; 1/3 */
    double quasi_p; /* restrictions weaker than this, divided by the dimensions, are opened; 0.05 */
    int boxes;      /* at most; the next is looked for among the points no earlier one covers */
    int box;        /* peel of the first trajectory to take, or -1: by the rule */
    int resamples;  /* halves of the points, searched again; 10 */
    int depth;      /* of the tree, at most */
    uint64_t seed;  /* of holding out, resampling and folds */
    int threads;
    const atomic_bool *stop; /* NULL, or: no further box, resample or tree once it is true */
    void *context;
    void (*progress)(void *context, uint64_t done, uint64_t all); /* searches; may be NULL */
} DiscoverOptions;
DiscoverOptions discover_usual(uint64_t seed);

/* The rule by which a peel of a trajectory is chosen: each resample is searched for itself, and
 * each of its peels measured in the half that it did not see; the peel with the highest mean of
 * prim_worth there. On the searched points the smallest boxes would look best, by chance. */

/* One restriction of a box. */
typedef struct DiscoverEdge {
    int dimension;
    double low, high; /* the range of the dimension where the box is open */
    bool open_low, open_high;
    double quasi_p, held_p; /* prim_quasi_p among the searched and the held-out points */
    double again_coverage, again_density; /* share of the resamples whose box of the most similar
                                             coverage, or density, restricts it too */
} DiscoverEdge;

typedef struct DiscoverBox {
    PrimTrajectory trajectory; /* of the search among the points left over by earlier boxes */
    int chosen;                /* peel of it; then pruned and pasted */
    PrimBox box;               /* measured among the points left over */
    int opened;                /* restrictions that were too weak */
    DiscoverEdge edge[POINT_DIMENSIONS_MAX]; /* strongest first */
    int edges;
    double coverage;                      /* of all searched yeses, not only of those left over */
    PrimBox held;                         /* the same box among the held-out points left over */
    Interval held_density, held_coverage; /* Wilson, 95 %; coverage of all held-out yeses */
    bool confirmed; /* the interval of the held density lies above the held base rate */
} DiscoverBox;

typedef struct Discovery {
    const Points *points;
    DiscoverOptions options;
    int searched, searched_yes, held, held_yes;
    DiscoverBox *box; /* DISCOVER_BOXES_MAX of them */
    int boxes;
    Tree tree;
    double tree_loss, base_loss; /* of the tree and of the base rate on the held-out points */
} Discovery;

/* points: finished (points_finish) and staying where they are. Free with discover_free. */
void discover(const Points *points, const DiscoverOptions *options, Discovery *out);
void discover_free(Discovery *d);

/* How the points came about, for the head of the report. */
typedef struct DiscoverHead {
    const char *version, *source; /* source: pack, start and policy, or the file */
    const Question *question;
    DesignId design;
    bool lived; /* else read from a file */
    int runs;   /* a point; 1: the outcome of a point is that of one run */
    uint64_t seed;
} DiscoverHead;
void discover_report(Text *out, const Discovery *d, const DiscoverHead *head);
void discover_json(JsonOut *out, const Discovery *d, const DiscoverHead *head);
