/* Sobol' indices of the model. Always true: rows are lived in order, so what an interruption leaves
 * is the beginning of the design. */
#include <stdlib.h>

#include "core/memory.h"
#include "ensemble/sobol.h"

static int whole_rows(const Sobol *s, const StudyPoints *p) {
    const int width = s->factors.count + 2;
    int whole = 0;
    while (whole < p->count && p->done[whole]) whole++;
    whole /= width;
    int rows = 1;
    while (2 * rows <= whole) rows *= 2;
    return whole > 0 ? rows : 0;
}

static bool judge(Sobol *s, const StudyPoints *p, int stat, Err *err) {
    const int width = s->factors.count + 2;
    const size_t places = (size_t)s->lived * (size_t)width;
    double *y = memory_new(places * sizeof *y), *noise = memory_new(places * sizeof *noise);
    for (int row = 0; row < s->lived; row++)
        for (int c = 0; c < width; c++) {
            const int a = row * width, at = a + c;
            y[at] = study_points_at(p, at, stat).estimate;
            noise[at] = study_points_variance(p, at, c > 0 ? a : -1, stat);
        }
    const SobolOutputs in = {.rows = s->lived, .factors = s->factors.count, .y = y,
                             .noise = noise, .seed = s->study.seed};
    const bool ok = sobol_indices(&in, &s->result[stat], err);
    free(y);
    free(noise);
    return ok || err_wrap(err, "%s", stat_info(s->study.stat[stat])->name);
}

bool sobol_run(Sobol *s, Err *err) {
    const int factors = s->factors.count, count = s->rows * (factors + 2);
    double *value = memory_new((size_t)count * (size_t)factors * sizeof *value);
    ASSERT(s->rows >= SOBOL_ROWS_LEAST && (s->rows & (s->rows - 1)) == 0);
    sobol_design(factors, s->rows, s->study.seed, value);
    for (int n = 0; n < count; n++)
        factors_scale(&s->factors, value + n * factors, value + n * factors);
    StudyPoints p;
    study_points_live(&p, &s->study, &s->factors, value, count);
    s->lived = whole_rows(s, &p);
    bool ok = s->lived >= SOBOL_ROWS_LEAST ||
              err_set(err, "interrupted before %d rows of %d points were lived", SOBOL_ROWS_LEAST,
                      factors + 2);
    for (int stat = 0; ok && stat < s->study.stats; stat++) ok = judge(s, &p, stat, err);
    study_points_free(&p);
    free(value);
    return ok;
}
