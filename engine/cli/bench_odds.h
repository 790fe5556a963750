/* How long odds take: for `bench`. */
#pragma once
#include "model/scenario.h"

typedef struct OddsTimes {
    double three_ms, one_ms;  /* until no share of the fan is wider than ±3 points at 95 %, and ±1 */
    int three_futures, one_futures;
    double cards_ms;          /* every card of the seat, ODDS_CARD_RUNS futures each, near and kept up */
    int cards;
    double cancel_ms;         /* from another question to the first thread that works on it, at most */
} OddsTimes;
/* From month 90 of a game of this start in which the candidate does little, on one processor. */
void bench_odds(const Scenario *s, OddsTimes *out);
