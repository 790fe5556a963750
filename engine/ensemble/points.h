/* Points of the parameter box, each with a yes or a no: what boxes and trees are looked for in.
 *
 * Always true: a point that counts has every coordinate and an answer; whether it is held out
 * depends on the seed and its number alone. */
#pragma once
#include <stdatomic.h>

#include "core/err.h"
#include "core/text.h"
#include "ensemble/design.h"
#include "ensemble/statistic.h"

enum { POINT_DIMENSIONS_MAX = 128, POINT_NAME_BYTES = 48 };

typedef struct Points {
    int dimensions, count, room;
    char (*name)[POINT_NAME_BYTES];
    double *low, *high; /* range of each dimension */
    double *x;          /* of point i in dimension d: x[d * room + i] */
    double *value;      /* by which yes or no was judged */
    uint8_t *yes;       /* 1 or 0 */
    uint8_t *held;      /* 1: not searched, kept for the check */
    int *order;         /* points of dimension d by x, ties by number: order[d * room + n] */
    uint64_t uncounted; /* runs or points in which the denominator of the statistic was 0 */
} Points;

void points_make(Points *p, int dimensions, int room);
void points_free(Points *p); /* zeros are allowed */
static inline double points_x(const Points *p, int dimension, int point) {
    return p->x[(size_t)dimension * (size_t)p->room + (size_t)point];
}
/* To be called once all points are there: sorts them, and holds out a share of them (0 to 1),
 * drawn by the seed. */
void points_finish(Points *p, uint64_t seed, double held);

/* What makes a point a yes. */
typedef struct Question {
    StatId of;
    bool negated; /* --not */
    bool bound;   /* judged by a threshold: value > above; else: numerator > 0 */
    double above;
} Question;

/* Lives the points: `runs` histories at each of `count` points of a design. With one run a point
 * the statistic of a point is what that run contributes. Points whose denominator is 0 do not
 * count. Point n lives the run numbers (n - 1) runs + 1 to n runs of the seed. */
typedef struct PointsPlan {
    const Scenario *scenario;
    const Policy *policy;
    DesignId design;
    uint64_t seed;
    int count, runs, months, threads;
    Question question;
    const atomic_bool *stop; /* NULL, or: finish early; the points lived so far are kept */
    void *context;
    void (*progress)(void *context, uint64_t done, uint64_t count); /* may be NULL */
} PointsPlan;
bool points_live(const PointsPlan *plan, Points *out); /* false if it was stopped */

/* Reads the runs of a CSV file that `accession ensemble --csv` wrote: its uncertain parameters and
 * the statistic of each run. Ranges are the scenario's. Errors name file, line and column. */
bool points_read(const char *path, const Scenario *s, const Question *question, Points *out,
                 Err *err);
/* One row a point: the coordinates, the value, yes, held. */
void points_csv(const Points *p, Text *out);
