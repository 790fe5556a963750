/* What the files of a session share. Nobody outside this room includes it.
 *
 * Always true: these keep the promises of session.h only together; session_submit and
 * session_end_turn are the doors. */
#pragma once
#include "session/session.h"

/* The ledger, or NULL in a game of which nothing is told. */
Ledger *session_ledger(Session *g);
/* A Step for acts of this moment. */
Step session_step(Session *g);
/* A person or a bot holds the seat from now on: what the world and the bots must know of it. */
void session_hold(Session *g, SeatId seat, bool person);
void session_seats_follow(Session *g); /* bots and people sit where the world says */
/* Terms and an order that lie unanswered before a person are refused. */
void session_terms_lapse(Session *g);

/* Why not, and what would allow it; always false. */
bool verdict_no(Verdict *out, const char *why_not, const char *nearest);

/* Adds an entry at the world's present turn and month. */
JournalEntry *journal_add(Journal *journal, const World *w, const Command *command);
/* The end of a turn: its digest and marks are those of w, unless nothing is told. */
void journal_add_end(Journal *journal, const World *w, int turn, bool anyway, bool told);

/* Begins the next turn: income, offers of bots, advice; the point to which undo goes back. */
void session_turn_begin(Session *g);
/* The same after turn_begin; asked: bots make their offers to persons. */
void session_turn_open(Session *g, bool asked);
/* What both ways to begin share: parameters, luck, and who sits where. */
void session_set_up(Session *g, const Scenario *s, const Setup *setup);
/* From here on commands can be taken back. */
void session_mark(Session *g);
/* Before the first command after a turn was told: its ledger makes room for the next. */
void session_open(Session *g);
