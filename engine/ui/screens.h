/* What screens lend each other. Always true: see app.h. */
#pragma once
#include "ui/parts.h"

typedef struct CardTexts {
    bool open; /* can be taken now */
    char title[400], price[400], more[1400];
} CardTexts;
void card_texts(App *a, Act act, CardTexts *out);
void card_lay(App *a, UiId id, Rect *in, Act act);
void card_take(App *a, Act act);
bool card_refused(const App *a, Act act, char why[REASON_MAX_BYTES], char nearest[REASON_MAX_BYTES]);

/* What waits for an answer, each with what can be answered. */
void waiting_lay(App *a, Rect *in);

/* chart.c: the fan of outcomes over the years, from the odds as far as they are counted. */
void fan_lay(App *a, Rect at, bool whole);
/* Terms of an equation as bars that sum. */
typedef struct TermBar {
    char name[240];
    double value;
} TermBar;
void terms_lay(App *a, Rect *in, const TermBar *bar, int count);
