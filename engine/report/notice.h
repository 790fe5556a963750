/* What every report says before anything else. model notes part E, rules 1, 9 and 10.
 * Always true: a pack's own note comes first, for only the pack knows whose war, if any, it is about;
 * what it leaves unsaid about the model is added. */
#pragma once
#include "core/tongue.h"
#include "model/scenario.h"

#define NOTICE_CONTENT                                                                             \
    TONGUE("Content note: this text speaks of war, of deaths and of people driven from their homes and, " \
    "in some histories, of the use of a nuclear weapon.")

#define NOTICE_DISCLAIMER                                                                          \
    TONGUE("An exploratory model of one published argument and its critics. It does not predict, "        \
    "recommend or justify any policy. Numbers stand for people imperfectly. Every assumption can " \
    "be read and changed.")

#define NOTICE_NOT_SHOWN                                                                                               \
    TONGUE("No pictures of victims, no targets and no use of weapons in detail, no advice on how to harm anybody. "    \
           "Losses are told in words and ranges, and never count as points. Whoever plays may leave a text or the "    \
           "game at any time.")

/* The content note of the scenario's pack. */
void notice_content(const Scenario *s, Text *out);
/* The disclaimer, where the note does not hold one; else nothing. */
void notice_disclaimer(const Scenario *s, Text *out);
/* In another language than English: that nobody has read it yet who should have. model notes E 9, game notes 8 */
void notice_translation(Text *out);
/* Both, wrapped, with `between` after each. */
void notice_write(const Scenario *s, const char *between, Text *out);
