/* A lesson's part of a debrief. Always true: see debrief_lesson.h. */
#include "class/debrief_lesson.h"

#include <string.h>

#include "class/lesson.h"
#include "session/naming.h"

void debrief_lesson_questions(const Lesson *l, const Scenario *s, const char *part, Text *out) {
    for (int n = 0; l && n < l->count[LESSON_questions]; n++) {
        if (strcmp(l->item[LESSON_questions][n].cell[0], part) != 0) continue;
        if (out->length) text_add(out, " ");
        naming_fill(s, l->item[LESSON_questions][n].cell[1], out);
    }
}

bool debrief_lesson_has_history(const Lesson *l) { return l && l->count[LESSON_happened] > 0; }

void debrief_lesson_history(const Lesson *l, const Scenario *s, Page *page) {
    for (int n = 0; n < l->count[LESSON_happened]; n++) {
        Row row = {0};
        for (int c = 0; c < 3; c++) naming_fill(s, l->item[LESSON_happened][n].cell[c], row_cell(&row));
        row_write(&row, page, NULL, NULL);
    }
}
