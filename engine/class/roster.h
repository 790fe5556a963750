/* A roster: one label a line, of one's own choosing.
 *
 * Always true: labels are 1 to 24 letters, digits, spaces and - ' . _ characters of UTF-8, none twice;
 * a roster is read where the lesson is planned and goes nowhere else. */
#pragma once
#include "class/plan.h"

typedef struct Roster {
    ClassLabel label[PLAN_PEOPLE_MAX];
    int count; /* 1 to 60 */
} Roster;

/* Empty lines and those that begin with # are left out. name is what errors call it. */
bool roster_parse(const char *name, const char *bytes, size_t length, Roster *out, Err *err);
bool roster_read(const char *path, Roster *out, Err *err);
