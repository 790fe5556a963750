/* Odds from a running game: what could follow, counted in futures.
 *
 * Always true: futures have run numbers of their own, never that of the played world; what nobody
 * can see (the rival's attachment, its misreadings, the parameters that a world draws) is drawn anew
 * and never read; with and without a card the luck is the same, so that differences are paired.
 * The asking seat keeps what stands and does no more; bots sit in the others. house notes 4 */
#pragma once
#include "ensemble/outcome.h"

enum { ODDS_RUNS = 200, ODDS_MONTHS = 60, ODDS_CARDS_MAX = 24 };

typedef struct OddsFrom {
    const Scenario *scenario;
    const World *world; /* as it stands */
    SeatId seat;        /* who asks */
    uint64_t seed;      /* of the futures; any number */
    bool drawn;         /* the game draws its hidden parameters (not guided): so do its futures */
    int runs, months;   /* 0: ODDS_RUNS, ODDS_MONTHS */
} OddsFrom;

/* What one card does to a dial after `months`, if kept up. */
typedef struct DialOdds {
    double now, with;  /* means of the dial without and with the card */
    double low, high;  /* 95 % interval of the difference, paired */
    bool tells;        /* the interval does not hold 0 */
} DialOdds;
typedef struct CardOutcome {
    Act card;
    DialOdds dial[DIALS];
} CardOutcome;

/* Futures with each card against the same futures without. Levers are set and kept; deeds done. */
void odds_cards(const OddsFrom *from, const Act *cards, int count, CardOutcome *out);

/* How the game could end: shares of the outcome classes after `months` and at the horizon. */
typedef struct OddsFan {
    int runs;
    int months[3];                   /* from now: one year, five, to the end */
    double classes[3][ORDER_COUNT];
    double attack, escalated, entry; /* within the last of these: a new attack, use or war, entry */
} OddsFan;
void odds_fan(const OddsFrom *from, OddsFan *out);
