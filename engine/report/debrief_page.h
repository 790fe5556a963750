/* A debrief that is kept: one page that needs no other file, and two tables.
 *
 * Always true: it says what the window and `accession debrief` say, from the same numbers; nobody is named
 * but by the seat; each file begins with what it was made from. */
#pragma once
#include "report/debrief.h"

typedef struct DebriefPage {
    const DebriefAsk *ask;
    const Debrief *debrief;
    const Luck *luck;     /* NULL: not counted */
    const char *source;   /* "accession VERSION, pack, start, seed N" */
    const char *language; /* its code; NULL: en */
} DebriefPage;

void debrief_page_write(const DebriefPage *p, Text *html);
/* One row a turn: dials and the numbers that `compare` tells, when it began. */
void debrief_turns_csv(const DebriefPage *p, Text *out);
/* One row a decision or forecast of a person. */
void debrief_decisions_csv(const DebriefPage *p, Text *out);
/* debrief.html, turns.csv and decisions.csv in a folder, which is made if it is missing. */
bool debrief_store(const DebriefPage *p, const char *folder, Err *err);
