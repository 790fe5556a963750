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

/* False if it was stopped; out is unfinished then. */
bool debrief_write(const DebriefAsk *ask, Text *out);
bool debrief_json(const DebriefAsk *ask, JsonOut *json);

/* Month in which a claim was first touched, given the month in which each thing first happened (−1: never); −1
 * if it was not. */
int claim_touched(const Claim *c, const int first[HAPPENING_COUNT]);

/* Luck or judgement, in words. */
void luck_write(const Luck *luck, const Session *g, Text *out);
void luck_json(const Luck *luck, const Session *g, JsonOut *json);
const char *standing_dial_name(int dial); /* of outcome_dials: "security", ... */
/* "luck was kind": how luck fell where in such a share of histories it fell worse. */
const char *luck_word(double lower);
