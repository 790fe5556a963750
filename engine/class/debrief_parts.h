/* What the files of the debrief of a class share. Nobody outside them includes it. */
#pragma once
#include "class/debrief_class.h"
#include "report/dials.h"
#include "report/page_row.h"

typedef struct DebriefPage {
    const ClassDebrief *d;
    const Class *c;
    const ClassStudy *study;
    const Scenario *s;
    Page page;
} DebriefPage;

/* The text as a paragraph, or as an item of a list; it is emptied. */
void debrief_paragraph(DebriefPage *p, Text *text);
void debrief_item(DebriefPage *p, bool first, bool last, Text *text);

/* "2", and "2′" in the second play: the table's name, everywhere. */
const char *debrief_label(const TableStudy *t);
/* Tables of one play; they stand together, the first play's before the second's. */
int debrief_tables_of(const ClassStudy *study, int play);
/* "2c": the third act of the facilitator at the second table, as charts and time lines name it. */
void debrief_act_name(const TableStudy *t, int act, Text *out);
/* What an act of the facilitator was, in words. */
void debrief_act_told(const Session *g, const JournalEntry *e, Text *out);
/* A choice as a phrase without its seat. */
void debrief_choice_told(const Session *g, const JournalEntry *e, Text *out);
/* "Kyiv: 2 people", or their names. */
void debrief_seat_told(const DebriefPage *p, int table, SeatId seat, Text *out);
/* Rank of the turning point that an entry of the journal is, from 1; 0: none. */
int debrief_point_of(const TableStudy *t, size_t entry);
/* The dial, but for lives, that a turning point moved most; −1 if it moved none of them. */
int debrief_dial_most(const Turning *t);

/* "cohesion above 0.6" */
void debrief_forecast_told(const Session *g, const Forecast *f, Text *out);

/* Parts of the page, in their order. */
void debrief_overview(DebriefPage *p);   /* debrief_overview.c */
void debrief_curves(DebriefPage *p);     /* debrief_curves.c */
void debrief_table(DebriefPage *p, const TableStudy *t); /* debrief_table.c */
void debrief_predictions(DebriefPage *p); /* debrief_room.c */
void debrief_theories(DebriefPage *p);
void debrief_hidden(DebriefPage *p);
void debrief_said(DebriefPage *p);
void debrief_questions(DebriefPage *p);  /* debrief_questions.c */
void debrief_history(DebriefPage *p);
