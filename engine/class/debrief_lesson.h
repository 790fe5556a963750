/* What a lesson gives to a debrief. Always true: nothing here knows the class, as a lesson does not. */
#pragma once
#include "model/scenario.h"
#include "report/page_row.h"


struct Lesson;
/* Its questions for a part of the debrief: "describe", "analyse" or "transfer". */
void debrief_lesson_questions(const struct Lesson *lesson, const Scenario *s, const char *part, Text *out);
/* Whether history is known, and a row for each thing that happened: date, text, source. */
bool debrief_lesson_has_history(const struct Lesson *lesson);
void debrief_lesson_history(const struct Lesson *lesson, const Scenario *s, Page *page);
