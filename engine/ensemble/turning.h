/* Turning points: what each decision of a game was worth, by living the game again without it.
 *
 * Always true: the counterfactual has the same luck and all other orders; bots answer what they see
 * there; the number told is the difference between the two histories when the game ends. */
#pragma once
#include "ensemble/luck.h"

typedef struct Turning {
    size_t entry;        /* of the journal */
    Standing without;    /* how the game would stand */
    double moved[DIALS]; /* dial here less dial without */
    double size;         /* sum of their sizes, and 0.5 if the outcome is another */
    int tried, mattered, agree; /* other histories with the same orders: how many, in how many the dial
                          * that moved most moved at all, in how many the same way */
} Turning;

typedef struct TurningAsk {
    const Session *game;
    int most;                   /* how many are wanted, the largest first, of different turns */
    int others;                 /* other histories in which each of these is tried */
    int threads;
    const atomic_bool *stop;
    void *told;
    void (*progress)(void *told, uint64_t done, uint64_t all);
} TurningAsk;
enum { TURNINGS_MAX = 8 };
/* Fills at most ask->most turnings; returns how many, −1 if stopped. */
int turning_points(const TurningAsk *ask, Turning out[TURNINGS_MAX]);

/* One choice made otherwise, to where the game stands now. False if the other command was refused. */
bool counterfactual(const Session *game, const Deviation *deviation, Session *out, Followed *followed);

/* How an office's advice came out: each card it wanted, with and without it, a year later. */
typedef struct AdviceScore {
    SeatId seat;
    int office;                 /* OfficeId */
    int given, followed;        /* pieces of advice for a card; how many were taken in that turn */
    int better, worse, same;    /* the aim that it named, with the card against without */
} AdviceScore;
enum { ADVICE_SCORES_MAX = 48 };
int advice_scores(const TurningAsk *ask, AdviceScore out[ADVICE_SCORES_MAX]); /* −1 if stopped */
