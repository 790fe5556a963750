/* What one game leaves behind.
 *
 * Always true: an Outcome begins as a plain array of doubles in the order of outcome.def, which are
 * its columns; observing a game changes nothing in it. */
#pragma once
#include "model/goal.h"
#include "model/policy.h"

typedef enum OutcomeAt { AT_START, AT_60, AT_120, AT_END, AT_COUNT } OutcomeAt;

enum { OUTCOME_YEARS = 104 }; /* 0 to 100 years, and no padding */

typedef struct Outcome {
#define OUTCOME(name, ...) double name;
#define OUTCOME_AT(name, ...) double name[AT_COUNT];
#define OUTCOME_ORDER(name, ...) double name[ORDER_COUNT];
#include "ensemble/outcome.def"
#undef OUTCOME
#undef OUTCOME_AT
#undef OUTCOME_ORDER
#define GOAL(name, ...) double goal_##name; /* met at the end: 1, else 0 */
#include "model/goals.def"
#undef GOAL
    int8_t class_year[OUTCOME_YEARS]; /* class after so many years; -1 not reached. No column */
} Outcome;

/* One number of an Outcome: column k of n, as written to CSV: "month_entry", "class_at_60",
 * "peace_hazard_member". */
typedef struct OutcomeColumn {
    char name[48];
    const char *text;
} OutcomeColumn;
int outcome_columns(void);
OutcomeColumn outcome_column(int column);

/* The dials of game notes 4 as numbers from 0 to 1, better above, never added up: security, lives,
 * sovereignty, escalation, cohesion, law. `since` is the world when counting began: lives and
 * escalation are about what happened from then on. */
enum { DIALS = 6 };
void outcome_dials(const World *w, const World *since, const Scenario *s, double dial[DIALS]);

/* Whether a goal was met: 1 or 0. */
double outcome_goal(const Outcome *o, GoalId id);

/* Follows one game. Begin at month 0, observe after each month, end after the last. */
typedef struct Observer {
    Outcome o;
    int horizon;
    double was_stage, was_window, was_clash, was_losses, was_occupied, was_reattacks;
    double was_reputation, was_stake, was_grey, trust_at_turmoil;
} Observer;
void outcome_begin(Observer *see, const World *w, const Parameters *k, const Scenario *s,
                   int horizon);
void outcome_observe(Observer *see, const World *w, const Parameters *k, const Scenario *s);
void outcome_end(Observer *see, const World *w, const Scenario *s);

/* Plays one game of `months` months under a policy, from (seed, run). */
void game_run(const Scenario *s, const Parameters *k, const Policy *policy, uint64_t seed,
              uint64_t run, int months, Outcome *outcome);
