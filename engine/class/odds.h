/* What is counted of a start for a lesson.
 *
 * Always true: the same scenario, runs and seed give the same counts, whatever the number of threads.
 * These odds are of whole histories by bots or by nobody, not of a class. */
#pragma once
#include "ensemble/summary.h"

/* What was counted of a start: histories in which nobody pulls a lever, and with bots in every seat. */
typedef struct ClassOdds {
    uint64_t runs, seed;
    int months, lesson_years; /* of a history; full years that a lesson lasts */
    Summary *passive, *bots;
    double met[GOAL_COUNT]; /* share of the histories of bots in which a goal of the engine was met */
} ClassOdds;

typedef struct ClassOddsAsk {
    const Scenario *scenario;
    uint64_t runs, seed;
    int months, lesson_months, threads;
    const atomic_bool *stop;
    void *told;
    void (*progress)(void *told, uint64_t done, uint64_t all);
} ClassOddsAsk;
/* False if it was stopped. class_odds_free() *out in any case. */
bool class_odds_count(const ClassOddsAsk *ask, ClassOdds *out);
void class_odds_free(ClassOdds *odds);
/* Whether a history of either kind stood so after any year. */
bool class_odds_seen(const ClassOdds *odds, OrderId id);
