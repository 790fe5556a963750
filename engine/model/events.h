/* Events of the pack: what happens, who is asked, what a choice does.
 *
 * Always true: the pack's variables come first, then events in order of file and line; a chance is
 * drawn only when its condition holds, by the event's name; a seat is asked at most two things at a
 * time, and what is not answered takes the stated default; nothing here but effects changes the
 * world, under the event's name. */
#pragma once
#include "model/bot.h"
#include "model/rulebook.h"

/* Turns until a person is asked the same again. game notes 4 */
enum { ASK_AGAIN_TURNS = 4 };

/* The phases of the month: the second after all others. */
void influences_run(Step *st);
void events_run(Step *st);
/* What waits for a seat's choice: indices of events; how many. */
int events_asked(const World *w, SeatId seat, int event[2]);
/* Somebody's person must choose before the clock goes on. */
bool events_urgent(const World *w, const Scenario *s);
/* Why the seat cannot choose it now, as a refusal of needs.def; and the way to do it. */
Refusal event_refused(const World *w, const Scenario *s, int event, int choice);
/* Pays, applies, notes; the event no longer waits. */
void event_choose(Step *st, int event, int choice);
/* Bots answer what waits for them; passive ones by default. */
void events_answer(Step *st, const Panel *panel);
/* The same without what is derived from it (st->stale); whether anything was answered. */
bool events_decide(Step *st, const Panel *panel);
/* What the bot in that seat holds each choice worth. */
double event_worth(const World *w, const Parameters *k, const Scenario *s, int event, int choice,
                   const double *tilt);
/* A person said nothing: the default. */
void events_lapse(Step *st, SeatId seat);
/* Effects that a function of the pack answered with, under the event's name. */
void events_apply(Step *st, const Event *event, const Op *op, const Effect *effect, EffectSpan span);
/* It happens now, whatever its condition says; what is derived is left to the caller. */
void event_inject(Step *st, int event);
/* Start values of the pack's variables. */
void events_begin(World *w, const Scenario *s);
