/* The lesson kit of a start: pages to print, and an index.
 *
 * Always true: each page is one file of HTML that needs no other, black on white, on A4 or Letter; roles,
 * goals, levers, prices and shares come from the engine, sentences from the lesson. */
#pragma once
#include "class/plan_tell.h"
#include "class/lesson_page.h"

typedef struct Kit {
    const Scenario *s;
    const PackStart *start;
    const Lesson *lesson;
    const ClassOdds *odds;
    const ClassPlan *plan; /* of the run sheet */
    const World *first;    /* as the first turn begins; kit_write makes it */
} Kit;

/* The pages of kit_pages.def, placards and an index into a folder, which is made if it is missing. */
bool kit_write(const Kit *kit, const char *folder, Err *err);

/* kit_roles.c */
void kit_roles(const Kit *kit, LessonPage *sheet);
/* kit_promise.c */
void kit_promise(const Kit *kit, LessonPage *sheet);
/* kit_outcomes.c */
void kit_outcomes(const Kit *kit, LessonPage *sheet);
