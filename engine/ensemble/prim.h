/* Boxes with many yeses: the patient rule induction method. Friedman & Fisher 1999, "Bump hunting
 * in high-dimensional data"; its use to discover scenarios: Bryant & Lempert 2010.
 *
 * Always true: a box restricts a dimension by a low edge, a high edge or both, and what is not
 * restricted is infinite; the same points give the same boxes on every machine: ratios of whole
 * counts are compared, and ties go to the earlier dimension and the low side. */
#pragma once
#include "ensemble/points.h"

typedef enum PrimObjective {
    PRIM_MEAN, /* peel to the box with the highest density: Friedman & Fisher 1999, eq. 9 */
    PRIM_GAIN, /* the gain in density for each point removed; differs where many points are equal */
    PRIM_OBJECTIVES
} PrimObjective;
const char *prim_objective_name(PrimObjective objective); /* mean, gain */
bool prim_objective_find(const char *name, PrimObjective *out);

typedef struct PrimOptions {
    double alpha;      /* share of the box that a peel removes; 0.05 */
    double least_mass; /* no box below this share of the points; 0.05 */
    PrimObjective objective;
} PrimOptions;

typedef struct PrimBox {
    double low[POINT_DIMENSIONS_MAX], high[POINT_DIMENSIONS_MAX]; /* -INFINITY, INFINITY: open */
    int inside, yes, restricted;    /* points in it, yeses among them, dimensions it restricts */
    double coverage, density, mass; /* yes / all yeses, yes / inside, inside / all points */
} PrimBox;
bool prim_restricts(const PrimBox *box, int dimension);
bool prim_holds(const PrimBox *box, const Points *p, int point);

/* `use` says for each point whether it takes part: 1 or 0. Below, "all" are those that do. */
PrimBox prim_open(const Points *p, const uint8_t *use); /* the box of everything */
void prim_measure(const Points *p, const uint8_t *use, PrimBox *box);

typedef struct PrimTrajectory {
    PrimBox *box; /* from the box of everything inward; free() it */
    int count;
} PrimTrajectory;
PrimTrajectory prim_peel(const Points *p, const uint8_t *use, const PrimOptions *o);
/* The harmonic mean of coverage and density: what a box is chosen by. */
double prim_worth(const PrimBox *box);
/* Moves edges outward again while the density does not fall. */
void prim_paste(const Points *p, const uint8_t *use, const PrimOptions *o, PrimBox *box);
/* Chance of as many yeses as the box holds, or more, were each of its points a yes as often as in
 * the box without this restriction: one-sided binomial. It is a "quasi" p-value, since the box was
 * chosen for its yeses; on points that were not searched it is a p-value. Bryant & Lempert 2010 */
double prim_quasi_p(const Points *p, const uint8_t *use, const PrimBox *box, int dimension);
/* Opens restrictions whose quasi-p is above `most`, the weakest first. How many it opened. */
int prim_prune(const Points *p, const uint8_t *use, double most, PrimBox *box);

/* Chance of `count` or more yeses in `trials`, each with chance p. */
double binomial_tail(int count, int trials, double p);
