/* Reading a lesson. Always true: see class_lesson.h. */
#include "cli/class_lesson.h"

#include <stdlib.h>

#include "class/lesson.h"
#include "core/memory.h"

struct Lesson *class_lesson_read(const char *dir, const char *language, const Pack *card, const char *start, Err *err) {
    Lesson *lesson = memory_zeros(1, sizeof *lesson);
    if (lesson_read(dir, language, card, start, lesson, err)) return lesson;
    class_lesson_free(lesson);
    return NULL;
}

void class_lesson_free(struct Lesson *lesson) {
    if (lesson) lesson_free(lesson);
    free(lesson);
}
