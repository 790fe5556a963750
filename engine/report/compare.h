/* Two histories side by side: what was chosen differently, when they part, what it led to.
 *
 * Always true: nothing is added up and neither is called the better one; what is told of numbers is read
 * from both worlds as they stand. */
#pragma once
#include "core/text.h"
#include "session/branches.h"
#include "store/json_write.h"

typedef struct Sides {
    const Session *game[2];
    const char *name[2];
} Sides;

/* What a person calls a branch: by the name that was given, else "as first played" or "from Aug 2023". */
enum { BRANCH_WORDS_BYTES = 80 };
const char *compare_branch(const Scenario *s, const Branches *all, int n, char out[BRANCH_WORDS_BYTES]);

/* Turn in which the first command or the first digest differs; 0 if the journals are the same. */
int compare_parts(const Sides *sides);
/* Whether an entry of one side is a choice that the other did not make; from: the turn in which they part. */
bool compare_only(const Sides *sides, int side, int from, const JournalEntry *e);
/* Choices of one side alone; goals of persons' seats; numbers that differ. */
void compare_choices(const Sides *sides, int side, Text *out);
void compare_goals(const Sides *sides, Text *out);
void compare_numbers(const Sides *sides, Text *out);
const VarId *compare_numbers_told(int *count); /* which these are */
/* "A and B part in turn 3, Aug 2023.", or that they are the same. */
void compare_parting(const Sides *sides, Text *out);
/* How one side stands: date, turn, outcome, file. */
void compare_outcome(const Sides *sides, int side, Text *out);
void compare_write(const Sides *sides, Text *out);
void compare_json(const Sides *sides, JsonOut *json);
/* A command as a plain phrase: "Kyiv: Call up more people". */
void compare_command(const Session *g, const JournalEntry *e, Text *out);
