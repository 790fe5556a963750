/* The debrief of a game: how it ended, what turned it, who was right, which claims it touched.
 *
 * Always true: every number comes from the game, from living it again, or from counting other
 * histories; decisions are judged by what would have been without them, never by how it ended alone.
 * product notes, debrief */
#pragma once
#include <stdatomic.h>

#include "ensemble/turning.h"
#include "report/board.h"
#include "store/claim_file.h"
#include "store/json_write.h"

typedef struct DebriefAsk {
    const Session *game;
    SeatId seat;
    const char *assumed;  /* as in Board */
    const Claims *claims; /* of the pack */
    int threads;
    const atomic_bool *stop;
    void *told;
    void (*progress)(void *told, uint64_t done, uint64_t all);
} DebriefAsk;

/* What is counted and lived again, once; it is told in several forms. */
enum { DEBRIEF_POINTS = 3 };
typedef struct Debrief {
    Turning point[TURNINGS_MAX];
    int points;
    Text in_turn[TURNINGS_MAX]; /* what each did in its own turn, from the ledger */
    LastTurn last;
    int first[HAPPENING_COUNT]; /* month; -1 if it never happened */
    AdviceScore score[ADVICE_SCORES_MAX];
    int scores;
} Debrief;
/* False if it was stopped; *out is to be freed in any case. */
bool debrief_count(const DebriefAsk *ask, Debrief *out);
void debrief_free(Debrief *d);

void debrief_write(const DebriefAsk *ask, const Debrief *d, Text *out);
void debrief_json(const DebriefAsk *ask, const Debrief *d, JsonOut *json);
/* Its parts: a turning point from its date on, with what it changed; advisors and claims with their titles. */
void debrief_point(const DebriefAsk *ask, const Debrief *d, int n, Text *out);
void debrief_advisors(const DebriefAsk *ask, const Debrief *d, Text *out);
void debrief_claims(const DebriefAsk *ask, const Debrief *d, Text *out);

/* Month in which a claim was first touched, given the month in which each thing first happened (−1: never); −1
 * if it was not. */
int claim_touched(const Claim *c, const int first[HAPPENING_COUNT]);

/* Luck or judgement, in words. */
void luck_write(const Luck *luck, const Session *g, Text *out);
/* Its parts: of what, and how it stood; each dial in words; goals of persons; goals of others that move. */
void luck_lead(const Luck *luck, const Session *g, Text *out);
void luck_dials(const Luck *luck, Text *out);
void luck_goals(const Luck *luck, const Session *g, Text *out);
void luck_others(const Luck *luck, const Session *g, Text *out);
void luck_json(const Luck *luck, const Session *g, JsonOut *json);
const char *standing_dial_name(int dial); /* of outcome_dials: "security", ... */
/* "luck was kind": how luck fell where in such a share of histories it fell worse. */
const char *luck_word(double lower);
