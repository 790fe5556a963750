/* The hand-written half of a lesson kit: short texts of every lesson, of a pack and of one start.
 *
 * Always true: what was read is whole, every item has its cells, and every block that is named is one of
 * blocks.def; a pack without class/ has the texts of every lesson. lesson_parts.def, docs/packs.md */
#pragma once
#include "class/plan.h"
#include "store/pack.h"

typedef enum LessonPart {
#define LESSON(name, ...) LESSON_##name,
#include "class/lesson_parts.def"
#undef LESSON
    LESSON_PARTS
} LessonPart;

enum { LESSON_CELLS = 4, LESSON_ITEMS_MAX = 64, LESSON_LAYERS = 2 };

typedef struct LessonItem {
    const char *cell[LESSON_CELLS]; /* "" where there is none */
} LessonItem;

typedef struct Lesson {
    Json *document[LESSON_LAYERS]; /* of every lesson; of the pack, or NULL */
    LessonItem item[LESSON_PARTS][LESSON_ITEMS_MAX];
    int count[LESSON_PARTS];
} Lesson;

/* Of every lesson and of the pack, class/<language>.json, else class/en.json. lesson_free() *out in any case. */
bool lesson_read(const char *pack_dir, const char *language, const Pack *card, const char *start, Lesson *out,
                 Err *err);
void lesson_free(Lesson *lesson);
