/* Points and their making. Always true: see points.h. */
#include "ensemble/points_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/random.h"
#include "ensemble/many.h"
#include "store/form.h"

static void *zeros(size_t count, size_t size) {
    void *room = memory_zeros(count > 0 ? count : 1, size);
    return room;
}

void points_make(Points *p, int dimensions, int room) {
    ASSERT(dimensions >= 0 && dimensions <= POINT_DIMENSIONS_MAX && room >= 0);
    const size_t wide = (size_t)dimensions, long_ = (size_t)room;
    *p = (Points){.dimensions = dimensions,
                  .room = room,
                  .name = zeros(wide, sizeof *p->name),
                  .low = zeros(wide, sizeof *p->low),
                  .high = zeros(wide, sizeof *p->high),
                  .x = zeros(wide * long_, sizeof *p->x),
                  .value = zeros(long_, sizeof *p->value),
                  .yes = zeros(long_, 1),
                  .held = zeros(long_, 1),
                  .order = zeros(wide * long_, sizeof *p->order)};
}

void points_free(Points *p) {
    free(p->name);
    free(p->low);
    free(p->high);
    free(p->x);
    free(p->value);
    free(p->yes);
    free(p->held);
    free(p->order);
    *p = (Points){0};
}

static int by_value(const void *a, const void *b, void *context) {
    const double *x = context;
    const int i = *(const int *)a, j = *(const int *)b;
    return x[i] < x[j] ? -1 : x[i] > x[j] ? 1 : (i > j) - (i < j);
}

void points_finish(Points *p, uint64_t seed, double held) {
    const RandomKey key = random_key_world(seed, 0);
    const uint64_t draw = name_hash("hold out");
    for (int i = 0; i < p->count; i++) p->held[i] = random_chance(key, draw, (uint64_t)i, held);
    for (int d = 0; d < p->dimensions; d++) {
        int *order = p->order + (size_t)d * (size_t)p->room;
        for (int i = 0; i < p->count; i++) order[i] = i;
        qsort_r(order, (size_t)p->count, sizeof *order, by_value,
                p->x + (size_t)d * (size_t)p->room);
    }
}

int points_dimensions(const Scenario *s, ParamId id[POINT_DIMENSIONS_MAX]) {
    int count = 0;
    for (int n = 0; n < PARAM_COUNT; n++) {
        if (param_info((ParamId)n)->role != ROLE_BOX || !(s->low[n] < s->high[n])) continue;
        ASSERT(count < POINT_DIMENSIONS_MAX);
        id[count++] = (ParamId)n;
    }
    return count;
}

void points_name(Points *p, const Scenario *s, const ParamId *id) {
    for (int d = 0; d < p->dimensions; d++) {
        snprintf(p->name[d], sizeof p->name[d], "%s", param_info(id[d])->name);
        p->low[d] = s->low[id[d]];
        p->high[d] = s->high[id[d]];
    }
}

static bool is_yes(const Question *q, double numerator, double denominator) {
    const bool yes = q->bound ? numerator / denominator > q->above : numerator > 0;
    return yes != q->negated;
}

void points_append(Points *p, const Question *q, const ParamId *id, const Parameters *k,
                   double numerator, double denominator) {
    if (!(denominator > 0)) {
        p->uncounted++;
        return;
    }
    const int i = p->count++;
    ASSERT(i < p->room);
    for (int d = 0; d < p->dimensions; d++)
        p->x[(size_t)d * (size_t)p->room + (size_t)i] = param_get(k, id[d]);
    p->value[i] = numerator / denominator;
    p->yes[i] = is_yes(q, numerator, denominator);
}

typedef struct Lived {
    double numerator, denominator;
    bool done;
} Lived;

typedef struct Living {
    const PointsPlan *plan;
    Design design;
    Lived *lived;
} Living;

static void live_point(void *context, int n) {
    const Living *l = context;
    const PointsPlan *plan = l->plan;
    Parameters k;
    Outcome o;
    Lived *lived = &l->lived[n];
    design_draw(&l->design, plan->scenario, (uint64_t)n + 1, &k);
    for (int r = 1; r <= plan->runs; r++) {
        double numerator, denominator;
        const uint64_t run = (uint64_t)n * (uint64_t)plan->runs + (uint64_t)r;
        game_run(plan->scenario, &k, plan->policy, plan->seed, run, plan->months, &o);
        stat_of(plan->question.of, &o, &numerator, &denominator);
        lived->numerator += numerator;
        lived->denominator += denominator;
    }
    lived->done = true;
}

bool points_live(const PointsPlan *plan, Points *out) {
    ParamId id[POINT_DIMENSIONS_MAX];
    Living l = {.plan = plan,
                .design = {.id = plan->design, .seed = plan->seed, .runs = (uint64_t)plan->count},
                .lived = zeros((size_t)plan->count, sizeof(Lived))};
    const Many many = {.count = plan->count,
                       .threads = plan->threads,
                       .stop = plan->stop,
                       .context = &l,
                       .work = live_point,
                       .progress = plan->progress,
                       .told = plan->context};
    const bool whole = many_run(&many);
    points_make(out, points_dimensions(plan->scenario, id), plan->count);
    points_name(out, plan->scenario, id);
    for (int n = 0; n < plan->count; n++) {
        Parameters k;
        if (!l.lived[n].done) continue;
        design_draw(&l.design, plan->scenario, (uint64_t)n + 1, &k);
        points_append(out, &plan->question, id, &k, l.lived[n].numerator, l.lived[n].denominator);
    }
    free(l.lived);
    return whole;
}

void points_csv(const Points *p, Text *out) {
    char number[FORM_REAL_SIZE];
    for (int d = 0; d < p->dimensions; d++) text_add(out, "%s,", p->name[d]);
    text_add(out, "value,yes,held\n");
    for (int i = 0; i < p->count; i++) {
        for (int d = 0; d <= p->dimensions; d++) {
            form_real_write(d < p->dimensions ? points_x(p, d, i) : p->value[i], number);
            text_add(out, "%s,", number);
        }
        text_add(out, "%d,%d\n", p->yes[i], p->held[i]);
    }
}
