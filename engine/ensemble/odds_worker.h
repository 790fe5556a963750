/* Counting in the background, so that a game never waits.
 *
 * Always true: begin and poll hold the lock only to copy or to swap, and poll does not wait for it; what
 * was asked before is given up within one future (about a millisecond); after odds_stop nobody reads
 * the scenario any more; one thread at a time calls these. */
#pragma once
#include "ensemble/odds.h"

typedef struct OddsWorker OddsWorker;

/* threads 0: as many as there are processors. Without one (none could be had, or threads below 0)
 * everything is counted in odds_wait, by the caller. */
OddsWorker *odds_worker_new(int threads);
void odds_worker_free(OddsWorker *worker); /* NULL is allowed */

/* Another question; the scenario must live until odds_stop or the next begin has returned. First the fan,
 * then the cards in their order. */
void odds_begin(OddsWorker *worker, const OddsAsk *ask);
/* What is known by now. Never waits: false, and *out as it was, if nothing is asked, or if somebody is
 * adding to it at this moment; look again in the next frame. */
bool odds_poll(OddsWorker *worker, Odds *out);
void odds_stop(OddsWorker *worker);

/* What somebody waits for, and what is therefore counted first. */
typedef struct OddsWanted {
    bool fan, all;      /* all: fan and every card */
    const Act *card;
    int cards;
    const atomic_bool *stop; /* NULL, or: give up once it is true */
    void *told;
    void (*progress)(void *told, uint64_t done, uint64_t all); /* NULL, or called now and then; futures */
} OddsWanted;
/* Waits, and counts along, until that is known to the end. False if it was stopped. */
bool odds_wait(OddsWorker *worker, const OddsWanted *wanted, Odds *out);
