/* Luck or judgement: the same orders in many other histories, and bots in their place.
 *
 * Always true: the other histories have seeds of their own, so that each draws its luck and its hidden
 * parameters anew; private goals are those of the game; the order of the histories does not depend on
 * threads; nothing of the game changes. Orders that another history refuses are left out and counted. */
#pragma once
#include <stdatomic.h>

#include "ensemble/outcome.h"
#include "session/session.h"

enum { GOALS_OF_SEAT_MAX = 8 };

/* How a game stands: its class, its dials from 0 to 1, the goals of every seat. */
typedef struct Standing {
    int month, turns;
    OrderId outcome;
    double dial[DIALS];
    GoalState goal[SEAT_COUNT][GOALS_OF_SEAT_MAX]; /* in the order of standing_goals */
} Standing;
void standing_of(const Session *g, Standing *out);
/* Public goals of a seat and its one private goal; returns how many. */
int standing_goals(const Session *g, SeatId seat, GoalId out[GOALS_OF_SEAT_MAX]);

/* One kind of histories, added up. */
typedef struct LuckSide {
    double outcome[ORDER_COUNT];             /* shares */
    double dial[DIALS];                      /* means */
    double met[SEAT_COUNT][GOALS_OF_SEAT_MAX]; /* shares in which the goal was met */
} LuckSide;

/* The setup of history n of a game that is only counted: 0 its own luck, from 1 on another's. Private goals stay. */
void luck_setup(const Session *g, int n, Setup *out);

typedef struct Luck {
    int runs;
    Standing here;
    LuckSide orders, bots;      /* the same orders; bots in every seat */
    double lower[DIALS];        /* share of histories with these orders in which the dial is lower, ties half */
    double given, refused;      /* orders in a history, on average */
} Luck;

typedef struct LuckAsk {
    const Session *game;
    int runs, threads;          /* 0: 1000; all */
    const LuckSide *bots;       /* NULL, or what is known of bots in every seat: of a game of the same
                                 * scenario, seed and private goals, as many runs, to the same month */
    const atomic_bool *stop;
    void *told;
    void (*progress)(void *told, uint64_t done, uint64_t all);
} LuckAsk;
/* False if it was stopped. */
bool luck_count(const LuckAsk *ask, Luck *out);
