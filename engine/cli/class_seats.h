/* Who will sit where in a class that is served: a plan, in the words of class.h. */
#pragma once
#include "cli/options.h"
#include "model/scenario.h"

enum { CLASS_SEATS_LISTED = 256 };
typedef struct ClassSeats {
    int tables, turns, turn_seconds, result_seconds, turn_months, minutes, plays; /* plays: 0: one */
    int table[CLASS_SEATS_LISTED], seat[CLASS_SEATS_LISTED]; /* SEAT_NONE: observer */
    int places;
} ClassSeats;
/* By --people or --roster as `class plan` would; by --tables alone as many as come; by --projector nobody. */
bool class_seats(const Options *o, const Scenario *s, ClassSeats *out, Err *err);
