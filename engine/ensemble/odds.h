/* Odds from a running game: what could follow, counted in futures.
 *
 * Always true: counts after n futures are those of futures 1 to n, whatever the number of threads and
 * however often somebody looked; a point in time is counted until its own intervals are narrow, so that
 * near points, to which a future is short, may rest on more of the same futures than far ones; with and
 * without a card the luck is the same, so that differences
 * are paired; what nobody can see is drawn anew and never read (future.h). */
#pragma once
#include <stdatomic.h>

#include "ensemble/future.h"
#include "ensemble/statistic.h"

enum {
    ODDS_RUNS = 1100,      /* ±3 points at 95 % need 1,067 where a share is a half */
    ODDS_CARD_RUNS = 200,
    ODDS_POINTS = 16,      /* years from now to the end */
    ODDS_CARDS_MAX = CHOICES_MAX
};

/* What is to be counted. */
typedef struct OddsAsk {
    FutureFrom from;
    const World *world;    /* as it stands; copied */
    int runs;              /* 0: ODDS_RUNS; at least as many as card_runs */
    double half; /* stop sooner where no interval is wider than ± this share, from the last point on; 0: never */
    int card_runs;         /* 0: ODDS_CARD_RUNS */
    bool idle;             /* count only what somebody waits for */
    int cards;             /* how many stand in card */
    Act card[ODDS_CARDS_MAX];
} OddsAsk;
/* Futures of a turn share their luck, so that asking twice gives the same answer. */
uint64_t odds_seed(const Session *g, int turn);
/* Every step of every card of the seat that could be counted: in range, and refused at most for want of
 * capital, an initiative or a word given. Fills ask->card. k: of the game that asks. */
void odds_deck(OddsAsk *ask, const Parameters *k);
int odds_months_left(const World *w); /* 0: nothing follows any more */

/* Futures by how they stand at each point; attack: attacked anew by then, and so on. */
typedef struct OddsFan {
    int futures;           /* begun: those of the first point */
    bool done;             /* as many as were asked for, or as narrow */
    int points, months[ODDS_POINTS]; /* from now: each year, and the end */
    int wide;              /* the first so many points are still being counted */
    int counted[ODDS_POINTS]; /* futures that reached the point */
    int classes[ODDS_POINTS][ORDER_COUNT];
    int attack[ODDS_POINTS], escalated[ODDS_POINTS], entry[ODDS_POINTS];
} OddsFan;

/* Sums over futures of a dial without the card, of the difference and of its square. */
typedef struct DialSum {
    double without, more, square;
} DialSum;
typedef struct CardSum {
    int futures;
    DialSum dial[ODDS_ENDS][ODDS_DIALS];
} CardSum;

/* What is known so far: plain, copied by assignment. */
typedef struct Odds {
    OddsFan fan;
    int cards, card_runs;
    int months[ODDS_ENDS];
    Act card[ODDS_CARDS_MAX];
    CardSum sum[ODDS_CARDS_MAX];
} Odds;

/* A share of the futures of a point with its 95 % interval. Wilson 1927 */
Interval odds_share(const OddsFan *fan, int point, int count);
/* The widest half of those intervals: "good to ±". 0.5 before the first future. */
double odds_half(const OddsFan *fan);
double odds_point_half(const OddsFan *fan, int point); /* of one point alone */
int odds_find(const Odds *o, Act card); /* -1 if it is not counted */
/* What is known of card n. Its intervals are Bonferroni's: those of all numbers that could be told, cards
 * times dials times two, hold together with 95 %, so that a long table does not tell of effects that
 * are luck; those of one card alone are the same. False if no future was counted yet. */
bool odds_card(const Odds *o, int n, CardOdds *out);
int odds_comparisons(const Odds *o);

/* --- counting: odds_count.c ------------------------------------------------------------------- */

enum { ODDS_BLOCK = 16, ODDS_FAN = 0 };
/* What a block of futures gave: futures ODDS_BLOCK · number + 1 and so on. */
typedef struct FanRow {
    uint8_t classes[ODDS_POINTS];
    uint8_t attack, escalated, entry; /* first point by which it had happened; ODDS_POINTS: never */
    double dial[ODDS_ENDS][ODDS_DIALS];
} FanRow;
typedef struct OddsBlock {
    int series;            /* ODDS_FAN, or 1 + the card's place */
    int number, futures;
    int points;            /* how far the fan's are lived: its `wide` when the block was begun */
    FanRow row[ODDS_BLOCK];  /* of the fan */
    CardSum sum;           /* of a card */
} OddsBlock;

/* One question being counted, in blocks that must be added in the order of their numbers. */
typedef struct OddsCount {
    OddsAsk ask;
    World known;
    int runs, card_runs;
    double (*base)[ODDS_ENDS][ODDS_DIALS]; /* of each future without a card, as far as fan.futures */
    Odds odds;
} OddsCount;
OddsCount *odds_count_new(const OddsAsk *ask);
void odds_count_free(OddsCount *c);
int odds_blocks(const OddsCount *c, int series);
/* Whether a block can be worked on now: a card's futures need their fellows without it. */
bool odds_block_ready(const OddsCount *c, int series, int number);
bool odds_series_done(const OddsCount *c, int series);
/* Lives the futures of a block; stop (NULL: never): false, and the block is worth nothing. */
bool odds_block_work(const OddsCount *c, OddsBlock *block, const atomic_bool *stop);
void odds_block_add(OddsCount *c, const OddsBlock *block);
