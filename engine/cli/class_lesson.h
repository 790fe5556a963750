/* The lesson of a class, for who knows no plans. Always true: what was read is whole. */
#pragma once
#include "store/pack.h"

struct Lesson;
/* NULL with err if it cannot be read; class_lesson_free() it. */
struct Lesson *class_lesson_read(const char *dir, const char *language, const Pack *card, const char *start, Err *err);
void class_lesson_free(struct Lesson *lesson); /* NULL is allowed */
