/* The ledger of promises: who owes whom what by the end of which turn.
 *
 * Always true: a line is open (1), kept (2) or broken (3); a kept promise binds for REVERSAL_TURNS
 * turns past its day, and taking it back before that breaks it. A person may break its word and pays
 * in trust; a bot never does. game notes 2 */
#pragma once
#include "model/act.h"

/* How far ahead a promise can lie: one that need not be kept in the game is none. */
enum { PROMISE_TURNS = 8 };

/* paid: it was asked for, and the taker paid its price. */
void promise_write(Step *st, SeatId giver, SeatId taker, Act act, int due, bool paid);
/* Whether `act` does what an open promise of its seat says, and somebody else has paid for it. */
bool promise_paid_for(const World *w, Act act);
/* Whether setting `to` (of a lever), or the deed, goes against line n: one that the seat has still
 * to keep, or one that still binds. */
bool promise_against(const World *w, int n, SeatId seat, ActId act, double to);
/* Turns for which such promises of the seat still bind; 0 if none does. */
double promise_binds(const World *w, SeatId seat, ActId act, double to);
/* Before a seat does `act` (or its upkeep lapses): what it had kept and now takes back is broken. */
void promises_break(Step *st, Act act);
/* At the end of a turn: promises that stand as promised are kept, those past due broken. */
void promises_settle(Step *st);
/* The bot in `seat` keeps what it promised and can pay for. */
void promises_keep(Step *st, SeatId seat);
int promise_count(const World *w, int state); /* with that promise_state */
