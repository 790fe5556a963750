/* A plan as text, as JSON, and as what is printed: a run sheet and placards.
 *
 * Always true: HTML is one file that needs no other; what is on a placard's front is no secret. */
#pragma once
#include "class/lesson.h"
#include "class/odds.h"
#include "store/json_write.h"

void class_plan_write(const ClassPlan *plan, const Scenario *s, Text *out);
void class_plan_json(const ClassPlan *plan, const Scenario *s, JsonOut *json);

/* Minute by minute, with what to say. odds: what texts ask to be counted, or NULL. */
void run_sheet_write(const ClassPlan *plan, const Scenario *s, const Lesson *lesson, const ClassOdds *odds, Text *out);
/* A sheet for everybody who has a seat, folded to stand: in front the place, behind what it answers for. */
void placards_write(const ClassPlan *plan, const Scenario *s, Text *out);

/* "24 people, 50 minutes: 4 tables, 6 turns of 3:30 (6 months each). The debrief ...": the whole in two sentences. */
void class_plan_short(const ClassPlan *plan, Text *out);
/* "Debrief: analyse", "Play 2". */
void class_block_title(const ClassPlan *plan, const PlanBlock *b, Text *out);
/* "Each turn: read 0:40 · ...". */
void class_phases(const ClassPlan *plan, Text *out);
/* "0:40", "3:30". */
void class_clock(int seconds, Text *out);
/* The names of the seats that bots decide at a table, divided by commas; how many. */
int class_bots(const ClassPlan *plan, const Scenario *s, int table, Text *out);
