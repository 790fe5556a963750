/* A sweep: statistics along one factor, or over a grid of two.
 *
 * Always true: every point lives the same run numbers, so that what the curve does between two
 * points is known better than either of them. */
#pragma once
#include "ensemble/study.h"

enum { SWEEP_STEPS_MAX = 1000, SWEEP_POINTS_MAX = 10000 };

typedef struct Sweep {
    Study study;
    Factors over; /* one or two */
    int steps[2]; /* of each, at least 2; 1 for the second of one */
    double *value;    /* of each point: one number for each factor; the last factor runs fastest */
    Interval *at;     /* of each point and statistic, 95 % */
    bool *done;       /* of each point */
    Interval rise[STUDY_STATS_MAX]; /* of one factor: last point minus first, paired, 95 % */
    bool whole;
} Sweep;
/* study, over and steps are ours to set. Free with sweep_free. Errors: a step is no value of its
 * factor; too many points. Stopped, it holds the points that were lived. */
bool sweep_run(Sweep *s, Err *err);
void sweep_free(Sweep *s);
int sweep_points(const Sweep *s);
Interval sweep_at(const Sweep *s, int first, int second, int stat); /* NAN if it was not lived */
void sweep_report(Text *out, const Sweep *s);
void sweep_json(JsonOut *out, const Sweep *s);
void sweep_csv(Text *out, const Sweep *s); /* one row a point */
