/* Living a sweep. Always true: see sweep.h. */
#include "ensemble/sweep.h"
#include "core/memory.h"

#include <math.h>
#include <stdlib.h>

int sweep_points(const Sweep *s) { return s->steps[0] * s->steps[1]; }

static double step_of(const Factor *f, int n, int steps) {
    return n == steps - 1 ? f->high : f->low + (f->high - f->low) * n / (steps - 1);
}

/* The grid; every value must be one that its factor takes. */
static bool lay_out(Sweep *s, Err *err) {
    Scenario *scratch = memory_new(sizeof *scratch);
    *scratch = *s->study.scenario;
    bool ok = true;
    for (int n = 0; n < sweep_points(s) && ok; n++) {
        const int at[2] = {n / s->steps[1], n % s->steps[1]};
        double *row = s->value + n * s->over.count;
        for (int f = 0; f < s->over.count; f++)
            row[f] = step_of(&s->over.item[f], at[f], s->steps[f]);
        ok = factors_set(&s->over, row, scratch, err);
    }
    free(scratch);
    return ok;
}

static void keep(Sweep *s, const StudyPoints *p) {
    const int points = sweep_points(s);
    for (int n = 0; n < points; n++) {
        s->done[n] = p->done[n];
        for (int k = 0; k < s->study.stats; k++)
            s->at[n * s->study.stats + k] =
                p->done[n] ? study_points_at(p, n, k) : (Interval){NAN, NAN, NAN};
    }
    for (int k = 0; k < s->study.stats; k++)
        s->rise[k] = s->whole ? study_points_difference(p, points - 1, 0, k, LEVEL_TWO_SIDED_95)
                              : (Interval){NAN, NAN, NAN};
}

bool sweep_run(Sweep *s, Err *err) {
    ASSERT(s->over.count == 1 || s->over.count == 2);
    const int points = sweep_points(s);
    if (points > SWEEP_POINTS_MAX)
        return err_set(err, "%d points; at most %d are lived", points, SWEEP_POINTS_MAX);
    s->value = memory_zeros((size_t)(points * s->over.count), sizeof *s->value);
    s->at = memory_zeros((size_t)(points * s->study.stats), sizeof *s->at);
    s->done = memory_zeros((size_t)points, sizeof *s->done);
    if (!lay_out(s, err)) return false;
    StudyPoints p;
    s->whole = study_points_live(&p, &s->study, &s->over, s->value, points);
    keep(s, &p);
    study_points_free(&p);
    return true;
}

void sweep_free(Sweep *s) {
    free(s->value);
    free(s->at);
    free(s->done);
    s->value = NULL;
    s->at = NULL;
    s->done = NULL;
}

Interval sweep_at(const Sweep *s, int first, int second, int stat) {
    return s->at[(first * s->steps[1] + second) * s->study.stats + stat];
}
