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

/* A decision left out, all else ordered the same: to the screen that shows both. */
void past_without(App *a, size_t entry);
/* To the begin of a turn, on a branch of its own. The session is another after it. */
void past_go_back(App *a, int turn);

/* What waits for an answer, each with what can be answered. */
void waiting_lay(App *a, Rect *in);

/* chart_picture.c: charts of engine/report. For which sheet of paper a chart of so many pixels is made, its
 * letters as high as small ones here; pixels of a unit of that sheet. */
typedef struct PaperSize {
    double width_mm, unit;
} PaperSize;
PaperSize paper_size(const Ui *ui, double width);
/* Draws it with its upper left corner there; returns its height in pixels. */
struct Picture;
double picture_lay(Ui *ui, double x, double y, double unit, const struct Picture *p);

/* Draws it at the top of the rectangle, which loses it, and frees it. */
void picture_take(Ui *ui, Rect *in, PaperSize size, struct Picture *p);

/* chart.c: the fan of outcomes over the years, from the odds as far as they are counted; so high, or as high as
 * its names need. */
void fan_lay(App *a, Rect *in, double height);
/* Terms of an equation as bars that sum. */
typedef struct TermBar {
    char name[240];
    double value;
} TermBar;
void terms_lay(App *a, Rect *in, const TermBar *bar, int count);
