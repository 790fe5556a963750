/* The six dials: what a history is judged by, side by side and never added up. game notes 4
 *
 * Always true: nothing here is a score; lives are months, words and ranges. */
#pragma once
#include "core/text.h"
#include "model/scenario.h"

typedef enum DialId {
    DIAL_SECURITY,
    DIAL_LIVES,
    DIAL_SOVEREIGNTY,
    DIAL_ESCALATION,
    DIAL_COHESION,
    DIAL_LAW,
    DIAL_COUNT
} DialId;

const char *dial_name(DialId id);
/* What the dial shows in a world, in one or two plain sentences. */
void dial_write(DialId id, const Scenario *s, const World *w, Text *out);

/* Numbers behind them. */
double dial_escalation(const World *w);               /* chance a year: nuclear use, alliance war */
