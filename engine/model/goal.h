/* Goals: what each seat wants, public and private, met, partly met or missed. No total, no score.
 *
 * Always true: goals.def is the only list; a goal reads the world (and a Brier score for the rival's
 * analyst) and moves nothing. game notes 3 */
#pragma once
#include "model/seat.h"
#include "model/scenario.h"

typedef enum GoalId {
#define GOAL(name, ...) GOAL_##name,
#include "model/goals.def"
#undef GOAL
    GOAL_COUNT /* from here on: goals of the pack */
} GoalId;
enum { GOALS_MAX = GOAL_COUNT + 64 };

typedef enum GoalState { GOAL_MISSED, GOAL_PARTLY, GOAL_MET } GoalState;

typedef struct GoalInfo {
    const char *name;
    SeatId seat;     /* both hold-outs share the goals of hold_out */
    bool is_private;
    const char *text; /* with {candidate}, {rival}, {alliance} and seat names {lead} ... */
} GoalInfo;

/* s may be NULL for a goal of the engine. */
GoalInfo goal_info(const Scenario *s, GoalId id);
/* Goals of a seat in order, public first then private; returns how many. Those that the pack gives the
 * seat stand in place of the engine's; s NULL: the engine's. */
int goals_of(const Scenario *s, SeatId seat, GoalId out[GOALS_MAX]);
/* Whether it is a private one of that seat here. */
bool goal_is_private_of(const Scenario *s, SeatId seat, int goal);
/* How it stands now. brier: mean score of the seat's forecasts, 1 if it has none. */
GoalState goal_state(GoalId id, const World *w, const Scenario *s, SeatId seat, double brier);
const char *goal_state_word(GoalState state); /* "met" */
