/* Several classes side by side: the same start in other rooms, or other starts.
 *
 * Always true: nothing is added up to a score and no class is ranked; where classes had another pack, start or luck, it
 * stands beside their numbers; tables at which the facilitator acted are counted apart. */
#pragma once
#include "class/study.h"

enum { COMPARED_MAX = 12 };
typedef struct Compared {
    const ClassStudy *study[COMPARED_MAX];
    const char *name[COMPARED_MAX];
    int count;
} Compared;
void compare_classes_page(const Compared *all, Text *out);
void compare_classes_csv(const Compared *all, Text *out); /* a row for each table */
