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

/* The dial as a figure: what stands on its face, and how it moved. Lives have no arrow. */
typedef struct DialFace {
    const char *why, *caption; /* the number that opens; what the figure says */
    char value[96];
    double now, was;
    bool numbered, down_is_better;
    bool of_one; /* told with two digits, not in 100 */
} DialFace;
DialFace dial_face(DialId id, const World *w, const World *was);
/* "+3 since last turn", and whether that is better; false, and nothing written, if it did not move. */
bool dial_change(const DialFace *face, char out[96], bool *better);

/* Numbers behind them. */
double dial_escalation(const World *w);               /* chance a year: nuclear use, alliance war */
