/* What all pages of a lesson have in common.
 *
 * Always true: every page says its date of assumptions, and the content note and disclaimer of its pack;
 * every number in it was computed or read. */
#pragma once
#include "class/lesson.h"
#include "class/odds.h"
#include "report/page_row.h"

/* odds NULL: numbers that have to be counted stay in braces; no text to say aloud has one. */
typedef struct LessonPage {
    const Scenario *s;
    const Lesson *lesson;
    const ClassOdds *odds;
    Page page;
} LessonPage;

/* Of the language in use, for HTML: "en". */
const char *lesson_language(void);
void lesson_page_begin(LessonPage *sheet, const char *title);
void lesson_page_end(LessonPage *sheet, Text *out);

/* A text of a lesson, with {candidate} and the like filled, {bots:p_member} and {passive:p_member} (any statistic
 * of `accession sweep --of list`), {lesson_bots:class_member} (a class when the lesson ends) and {start:unity} (a
 * number of the start). What nothing knows stays as it stands; lesson_page_check finds it. */
void lesson_page_fill(const LessonPage *sheet, const char *text, Text *out);
/* False, naming the first text with a number that nothing knows. */
bool lesson_page_check(const LessonPage *sheet, Err *err);

void lesson_page_paragraph(LessonPage *sheet, const char *text);
/* The items of a part as paragraphs, or as a list. */
void lesson_page_part(LessonPage *sheet, LessonPart part, bool list);
/* The texts of a part of blocks that belong to one block, one after the other. */
void lesson_page_of_block(const LessonPage *sheet, LessonPart part, BlockId block, Text *out);
