/* Two histories side by side: what was chosen differently, when they part, what it led to.
 *
 * Always true: nothing is added up and neither is called the better one; what is told of numbers is read
 * from both worlds as they stand. */
#pragma once
#include "core/text.h"
#include "session/session.h"
#include "store/json_write.h"

typedef struct Sides {
    const Session *game[2];
    const char *name[2];
} Sides;

/* Turn in which the first command or the first digest differs; 0 if the journals are the same. */
int compare_parts(const Sides *sides);
void compare_write(const Sides *sides, Text *out);
void compare_json(const Sides *sides, JsonOut *json);
/* A command as a plain phrase: "Kyiv: Call up more people". */
void compare_command(const Session *g, const JournalEntry *e, Text *out);
