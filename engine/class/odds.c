/* Counting histories for a lesson. Always true: see odds.h. */
#include "class/odds.h"

#include <stdlib.h>

#include "store/policy_file.h"

typedef struct Count {
    const ClassOddsAsk *ask;
    Summary *summary;
    uint64_t met[GOAL_COUNT], before; /* before: histories counted by an earlier arm */
} Count;

static void count_take(void *context, uint64_t run, const Parameters *k, const Outcome *o) {
    Count *c = context;
    (void)k;
    summary_add(c->summary, run, o);
    for (int goal = 0; goal < GOAL_COUNT; goal++) c->met[goal] += outcome_goal(o, (GoalId)goal) > 0.5;
}

static void count_progress(void *context, uint64_t done, uint64_t runs) {
    const Count *c = context;
    if (c->ask->progress) c->ask->progress(c->ask->told, c->before + done, 2 * runs);
}

static bool count_arm(Count *c, const char *policy_name) {
    Policy policy;
    Err err = {0};
    const bool known = policy_read(policy_name, &policy, &err);
    ASSERT(known); /* built in */
    const ClassOddsAsk *ask = c->ask;
    const Ensemble e = {.scenario = ask->scenario, .policy = &policy, .seed = ask->seed, .runs = ask->runs,
                        .design = {.id = DESIGN_NOMINAL, .seed = ask->seed, .runs = ask->runs}, .months = ask->months,
                        .threads = ask->threads, .stop = ask->stop, .context = c, .take = count_take,
                        .progress = count_progress};
    const uint64_t taken = ensemble_run(&e);
    policy_free(&policy);
    return taken == ask->runs;
}

bool class_odds_count(const ClassOddsAsk *ask, ClassOdds *out) {
    *out = (ClassOdds){.runs = ask->runs, .seed = ask->seed, .months = ask->months,
                       .lesson_years = (ask->lesson_months < ask->months ? ask->lesson_months : ask->months) / 12,
                       .passive = summary_new(ask->months), .bots = summary_new(ask->months)};
    Count passive = {.ask = ask, .summary = out->passive},
          bots = {.ask = ask, .summary = out->bots, .before = ask->runs};
    const bool done = count_arm(&passive, "passive") && count_arm(&bots, "bots");
    for (int goal = 0; goal < GOAL_COUNT; goal++) out->met[goal] = (double)bots.met[goal] / (double)ask->runs;
    return done;
}

bool class_odds_seen(const ClassOdds *odds, OrderId id) {
    bool seen = false;
    for (int year = 0; year <= odds->months / 12; year++)
        seen = seen || odds->bots->by_year[year][id] > 0 || odds->passive->by_year[year][id] > 0;
    return seen;
}

void class_odds_free(ClassOdds *odds) {
    free(odds->passive);
    free(odds->bots);
    *odds = (ClassOdds){0};
}
