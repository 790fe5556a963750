/* Pictures of a game that was played: for the page that is kept and for the window.
 *
 * Always true: they show what session, debrief and luck hold, in the language in use; dials go from 0 to 1,
 * better above, and are never added up. */
#pragma once
#include "report/compare.h"
#include "report/debrief.h"
#include "report/plot_frame.h"
#include "session/branches.h"

/* The dials from turn to turn, our decisions under them; d NULL: without turning points. */
void debrief_chart_dials(const Session *g, const Debrief *d, const PlotFrame *frame, Picture *out);
/* The same of two histories, with what only one of them decided. */
void compare_chart_dials(const Sides *sides, const PlotFrame *frame, Picture *out);
/* What turning point n changed; all of them on one scale. */
void debrief_chart_point(const Debrief *d, int n, const PlotFrame *frame, Picture *out);
/* The branches of a game. */
void branches_chart(const Session *g, const Branches *all, const PlotFrame *frame, Picture *out);
/* What happened in other histories: outcome classes of the same orders and of bots. */
void luck_chart_outcomes(const Luck *luck, const PlotFrame *frame, Picture *out);
/* False if the seat has no forecast that is scored. */
bool debrief_chart_forecasts(const Session *g, SeatId seat, const PlotFrame *frame, Picture *out);
void luck_chart_dials(const Luck *luck, const PlotFrame *frame, Picture *out);
/* The hidden numbers of a drawn world within their ranges; false if none are to be shown. */
bool debrief_chart_hidden(const Session *g, const PlotFrame *frame, Picture *out);
/* Turns of a game as places of time: years of the calendar. */
double debrief_year(const Session *g, double month);
bool debrief_is_decision(const JournalEntry *e); /* of a person */
