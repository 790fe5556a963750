/* What every report says before anything else. model notes part E, rules 1, 9 and 10. */
#pragma once

#define NOTICE_CONTENT                                                                             \
    "Content note: this text speaks of war, of deaths and of people driven from their homes and, " \
    "in some histories, of the use of a nuclear weapon."

#define NOTICE_DISCLAIMER                                                                          \
    "An exploratory model of one published argument and its critics. It does not predict, "        \
    "recommend or justify any policy. People are living and dying in this war; numbers here "      \
    "stand for them imperfectly. Every assumption can be read and changed."
