/* The turn: 3, 6 or 12 months by situation, income, upkeep, means, elections, agenda, the end.
 *
 * Always true: within a turn no seat gains anything; between turns no month passes. A game without
 * turns (policy passive, dated orders) leaves capital, seats, promises and plans alone. game notes 2 */
#pragma once
#include "model/bot.h"

enum { TURNS_MAX = 40, GAME_MONTHS_MAX = 180, CLOSING_TURNS = 8 };

/* Months of a turn that begins now: 3 while fighting is heavy, a window is open or the candidate was
 * invited within a year, 6 on a frozen line or in a young peace, 12 in settled peace. With a turn_fixed, that. */
double turn_length(const World *w);
/* Why, as a few words: "heavy fighting", "a window is open", ... */
const char *turn_reason(const World *w);

/* What a turn leaves when its months have passed: promises due, trackers of goals. */
void turn_end(Step *st);
/* Ends the last turn and begins the next: income, upkeep (what cannot be paid is dropped, dearest first), means,
 * after-election capital, trust, trackers of goals, promises due. */
void turn_begin(Step *st);
/* Whether the turn's months have passed: those that it was to last, or, once a window opens, an
 * invitation comes or the war returns, those that such times allow. */
bool turn_passed(const World *w);
/* Whether month w->month ends the turn: they have passed, or something lies on the table. */
bool turn_due(const World *w, const Scenario *s);
/* Capital that a seat's public adds to a turn's income: 1, 0 or −1. */
double turn_mood(const World *w, const Scenario *s, const Parameters *k, SeatId seat);
/* Something lies on the table that only the candidate's person can decide. */
bool turn_urgent(const World *w, const Scenario *s);
/* 15 years, 40 turns, or 8 turns after entry or lost independence. */
bool game_over(const World *w);
const char *game_over_reason(const World *w); /* NULL while it goes on */

/* A Step for acts between months: chance is keyed by the month to come. */
Step turn_step(World *w, const Scenario *s, const Parameters *k, RandomKey world_key,
               Ledger *ledger);
/* Before each month of a game that nobody watches: bots answer, a turn begins where one is due and the
 * panel acts. lived: the world comes as world_begin or world_step left it; then, and with no ledger,
 * variables that the month derives anyway stay as they were. */
void panel_month(World *w, const Scenario *s, const Parameters *k, RandomKey world_key,
                 const Panel *panel, bool lived, Ledger *ledger);
