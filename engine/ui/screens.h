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

/* Offers: to a seat, and one that begins with what is asked. */
void offers_to(App *a, SeatId seat);
void offer_open(App *a, Act ask);
/* The ledger of promises as bars over the months; open: those that are not settled yet, at most `most`. */
void promises_lay(App *a, Rect *in, bool open, int most);

/* Signs that are told apart by their shape: marks.c. */
typedef enum MarkShape { MARK_DOT, MARK_RING, MARK_DIAMOND, MARK_SQUARE, MARK_DOWN, MARK_CROSS, MARK_TICK } MarkShape;
void mark_draw(Ui *ui, MarkShape shape, double x, double y, double r, Colour colour);

/* spark.c: a number at the begin of each turn and now, oldest first; and its line. least: the smallest span
 * of values that fills the height. */
enum { HISTORY_MAX = 64 };
int history_of_number(const App *a, VarId id, int index, double out[HISTORY_MAX]);
void chart_spark(App *a, Rect at, const double *value, int count, double least);

/* strip.c: what runs out when, and the file with its members, beside each other where there is room. */
void strips_lay(App *a, Rect *in);
/* forecast.c: a question with how sure, and yes or no; the same of any number, with the line to be chosen. */
void forecast_lay(App *a, Rect *in, Prediction p);
void forecast_number_lay(App *a, Rect *in, Variable v);
/* past.c: the years lived as marks, turns of the map, one turn looked at. */
void moments_lay(App *a, Rect *in);
void turns_of_map_lay(App *a, Rect *in);

/* Tabs of where things stand. */
typedef enum WorldTab {
    WORLD_dials, WORLD_goals, WORLD_land, WORLD_members, WORLD_seats, WORLD_advisors, WORLD_promises, WORLD_news, WORLD_journal
} WorldTab;

/* chart.c: the fan of outcomes over the years, from the odds as far as they are counted. */
void fan_lay(App *a, Rect at, bool whole);
/* Terms of an equation as bars that sum. */
typedef struct TermBar {
    char name[240];
    double value;
} TermBar;
void terms_lay(App *a, Rect *in, const TermBar *bar, int count);
