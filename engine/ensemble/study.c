/* Living the points of an analysis. Always true: each point is lived in order of run number by one
 * thread, or by all of them handing over in order, so the sums are the same either way. */
#include "ensemble/study.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "ensemble/many.h"

enum { POINTS_A_THREAD = 8 };

bool study_ask(Study *s, const char *names, Err *err) {
    s->stats = 0;
    for (const char *at = names; *at;) {
        char name[64];
        const size_t length = strcspn(at, ",");
        if (length >= sizeof name) return err_set(err, "\"%.80s\" is not a statistic", at);
        memcpy(name, at, length);
        name[length] = 0;
        const int id = stat_find(name);
        if (id < 0) {
            const char *const *known;
            const size_t count = stat_names(&known);
            const char *near = text_nearest(name, known, count);
            return err_set(err, "statistic \"%s\" is not known; %s%s", name,
                           near ? "did you mean " : "--of list prints all of them",
                           near ? near : "");
        }
        if (s->stats == STUDY_STATS_MAX)
            return err_set(err, "more than %d statistics", STUDY_STATS_MAX);
        s->stat[s->stats++] = (StatId)id;
        at += length + (at[length] == ',');
    }
    return s->stats > 0 || err_set(err, "a statistic is wanted: p_member");
}

static double jackknife_variance(const double *without, int blocks) {
    double mean = 0, spread = 0;
    for (int b = 0; b < blocks; b++) mean += without[b] / blocks;
    for (int b = 0; b < blocks; b++) spread += (without[b] - mean) * (without[b] - mean);
    return spread * (blocks - 1) / blocks;
}

/* The block of run numbers that comes n-th: with few runs only the first ones are filled. */
static int block_of(int n) { return (n + 1) % BLOCKS; }

static size_t place_of(const StudyPoints *p, int point, int stat) {
    return (size_t)point * (size_t)p->study->stats + (size_t)stat;
}

static void keep(StudyPoints *p, int point, const Tally *tally) {
    for (int s = 0; s < p->study->stats; s++) {
        const StatId id = p->study->stat[s];
        const size_t place = place_of(p, point, s);
        p->at[place] = tally_interval(tally, id, LEVEL_TWO_SIDED_95);
        for (int n = 0; n < p->blocks; n++) {
            double num, den;
            tally_sums(tally, id, block_of(n), &num, &den);
            p->without[place * (size_t)p->blocks + (size_t)n] = den > 0 ? num / den : NAN;
        }
    }
    p->done[point] = true;
}

/* The scenario with the factors of one point set. */
static Scenario *scenario_at(const StudyPoints *p, int point) {
    Scenario *s = memory_new(sizeof *s);
    *s = *p->study->scenario;
    Err err = {0};
    const bool set = factors_set(p->factors, p->value + point * p->factors->count, s, &err);
    ASSERT(set);
    return s;
}

static Design design_of(const Study *s) {
    return (Design){.id = s->design, .seed = s->seed, .runs = s->runs};
}

static void live_one(void *context, int point) {
    StudyPoints *p = context;
    const Study *study = p->study;
    const Design design = design_of(study);
    Scenario *s = scenario_at(p, point);
    Tally *tally = memory_zeros(1, sizeof *tally);
    bool whole = true;
    for (uint64_t run = 1; run <= study->runs && whole; run++) {
        Parameters k;
        Outcome o;
        design_draw(&design, s, run, &k);
        game_run(s, &k, study->policy, study->seed, run, study->months, &o);
        tally_add(tally, run, &o);
        whole = !(study->stop && atomic_load(study->stop));
    }
    if (whole) keep(p, point, tally);
    free(tally);
    free(s);
}

static void take(void *context, uint64_t run, const Parameters *k, const Outcome *o) {
    (void)k;
    tally_add(context, run, o);
}

/* Few points: all threads on one point after the other. */
static bool live_in_turn(StudyPoints *p) {
    const Study *study = p->study;
    Tally *tally = memory_new(sizeof *tally);
    bool whole = true;
    for (int point = 0; point < p->count && whole; point++) {
        Scenario *s = scenario_at(p, point);
        *tally = (Tally){0};
        const Ensemble e = {.scenario = s, .policy = study->policy, .design = design_of(study),
                            .seed = study->seed, .runs = study->runs, .months = study->months,
                            .threads = study->threads, .stop = study->stop, .context = tally,
                            .take = take};
        whole = ensemble_run(&e) == study->runs;
        if (whole) keep(p, point, tally);
        if (study->progress)
            study->progress(study->context, (uint64_t)point + 1, (uint64_t)p->count);
        free(s);
    }
    free(tally);
    return whole;
}

bool study_points_live(StudyPoints *p, const Study *study, const Factors *factors, const double *value,
                 int count) {
    const int blocks = study->runs < BLOCKS ? (int)study->runs : BLOCKS;
    const size_t places = (size_t)count * (size_t)study->stats;
    *p = (StudyPoints){.study = study, .factors = factors, .count = count, .blocks = blocks,
                  .value = value, .done = memory_zeros((size_t)count, sizeof(bool)),
                  .at = memory_zeros(places, sizeof(Interval)),
                  .without = memory_zeros(places * (size_t)blocks, sizeof(double))};
    const int threads = study->threads > 0 ? study->threads : ensemble_processors();
    if (count < POINTS_A_THREAD * threads) return live_in_turn(p);
    const Many m = {.count = count, .threads = study->threads, .stop = study->stop, .context = p,
                    .work = live_one, .progress = study->progress, .told = study->context};
    many_run(&m);
    for (int n = 0; n < count; n++)
        if (!p->done[n]) return false;
    return true;
}

void study_points_free(StudyPoints *p) {
    free(p->done);
    free(p->at);
    free(p->without);
    *p = (StudyPoints){0};
}

Interval study_points_at(const StudyPoints *p, int point, int stat) {
    return p->at[place_of(p, point, stat)];
}

static void difference(const StudyPoints *p, int a, int b, int stat, double without[BLOCKS]) {
    const size_t blocks = (size_t)p->blocks;
    const double *of_a = p->without + place_of(p, a, stat) * blocks;
    const double *of_b = b < 0 ? NULL : p->without + place_of(p, b, stat) * blocks;
    for (int n = 0; n < p->blocks; n++) without[n] = of_a[n] - (of_b ? of_b[n] : 0);
}

double study_points_variance(const StudyPoints *p, int a, int b, int stat) {
    double without[BLOCKS];
    difference(p, a, b, stat, without);
    return jackknife_variance(without, p->blocks);
}

Interval study_points_difference(const StudyPoints *p, int a, int b, int stat, Level level) {
    double without[BLOCKS];
    difference(p, a, b, stat, without);
    const double estimate = study_points_at(p, a, stat).estimate - study_points_at(p, b, stat).estimate;
    return interval_jackknife(estimate, without, p->blocks, level);
}
