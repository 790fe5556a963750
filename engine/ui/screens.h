/* What screens lend each other. Always true: see app.h. */
#pragma once
#include "ui/parts.h"

typedef struct CardTexts {
    bool open; /* can be taken now */
    char title[400], price[400], more[1400]; /* more: why not, else what is counted, in words */
} CardTexts;
void card_texts(App *a, Act act, CardTexts *out);
/* span: as effects_span has it. Pressed, it opens the card. */
void card_lay(App *a, UiId id, Rect *in, Act act, double span);
/* What stands over the columns of such cards, if something is counted of them. */
void cards_head_lay(App *a, Rect *in);
void card_take(App *a, Act act);
bool card_refused(const App *a, Act act, char why[REASON_MAX_BYTES], char nearest[REASON_MAX_BYTES]);

/* A decision left out, all else ordered the same: to the screen that shows both. */
void past_without(App *a, size_t entry);
/* Another in its place: to the screen where it is chosen. */
void past_instead(App *a, size_t entry);
/* To the begin of a turn, on a branch of its own. The session is another after it. */
void past_go_back(App *a, int turn);

void language_lay(App *a, Rect *in); /* screen_settings.c */
/* Packs and the starts of the chosen one: a->chosen. */
void start_choice_lay(App *a, Rect *in);
/* hump_panel.c: the danger of a war of the alliance over belief in its promise. */
void hump_lay(App *a, Rect *in);
/* rungs_panel.c: what each promise would do, as a table; pressed, it opens the number behind it. */
void rungs_lay(App *a, Rect *in);
double rungs_height(const App *a, double width);
/* class_desk.c: what is done for a class beside its host. */
void class_desk_free(App *a);
/* screen_class.c: what the host of a class says; a frame is wanted if it said something. */
void host_follow(App *a);
/* The question before a window is closed that has opened a class. */
void leave_lay(App *a, Rect at);
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

/* The colour in which a look draws an area of a chart. */
Colour picture_area_colour(const Look *look, Colour colour);
/* Draws it at the top of the rectangle, which loses it, and frees it. */
void picture_take(Ui *ui, Rect *in, PaperSize size, struct Picture *p);

/* chart.c: the fan of outcomes over the years, from the odds as far as they are counted; so high, or as high as
 * its names need. */
void fan_lay(App *a, Rect *in, double height);
/* Offers: to a seat, and one that begins with what is asked. */
void offers_to(App *a, SeatId seat);
void offer_open(App *a, Act ask);
/* The ledger of promises as bars over the months; open: those that are not settled yet, at most `most`. */
void promises_lay(App *a, Rect *in, bool open, int most);

/* effects.c: what futures count of a card; false: nothing yet. */
bool effects_known(const App *a, Act act, CardOdds *out);
/* Points of 100 from the middle of an axis to its end: all that is told of one card or two fits, and most of what
 * is told of more; act NULL: of all cards. */
double effects_span(const App *a, const Act *act, int acts);
double effects_height(const App *a, const CardOdds *c, double width);
/* open: each row can be pressed, and opens the odds of its dial. */
void effects_lay(App *a, Rect *in, const CardOdds *c, double span, bool open);
void effects_untold(const CardOdds *c, Text *out); /* "Cannot tell: cohesion, rule of law.", or nothing */
void effects_head_lay(App *a, Rect *in, const CardOdds *c); /* what the columns are */

/* Signs that are told apart by their shape: signs.c. */
typedef enum SignShape { SIGN_DOT, SIGN_RING, SIGN_DIAMOND, SIGN_SQUARE, SIGN_DOWN, SIGN_CROSS, SIGN_TICK } SignShape;
void sign_draw(Ui *ui, SignShape shape, double x, double y, double r, Colour colour);

/* spark.c: a number at the begin of each turn and now, oldest first; and its line. least: the smallest span
 * of values that fills the height. */
enum { HISTORY_MAX = 64 };
typedef double (*NumberOf)(const World *w, int id, int index);
int history_of(const App *a, NumberOf of, int id, int index, double out[HISTORY_MAX]);
int history_of_number(const App *a, VarId id, int index, double out[HISTORY_MAX]);
void chart_spark(App *a, Rect at, const double *value, int count, double least);

/* dial_row.c: six numbers with their histories and how they changed; none is added to another. */
void dial_row_lay(App *a, Rect *in);
/* strip.c: what runs out when, and the file with its members, beside each other where there is room. */
void strips_lay(App *a, Rect *in);
/* forecast.c: a question with how sure, and yes or no; the same of any number, with the line to be chosen. */
void forecast_lay(App *a, Rect *in, Prediction p);
void forecast_number_lay(App *a, Rect *in, Variable v);
/* past.c: the years lived as marks, turns of the map, one turn looked at. */
void moments_lay(App *a, Rect *in);
bool turns_of_map_lay(App *a, Rect *in); /* false: the session may be another */
bool past_choices_lay(App *a, Rect *in, int turn); /* screen_past.c: the same */

/* Tabs of where things stand. */
typedef enum WorldTab {
    WORLD_dials,
    WORLD_goals,
    WORLD_land,
    WORLD_members,
    WORLD_seats,
    WORLD_advisors,
    WORLD_promises,
    WORLD_news,
    WORLD_journal
} WorldTab;

/* Terms of an equation as bars that sum. */
typedef struct TermBar {
    char name[240];
    double value;
} TermBar;
void terms_lay(App *a, Rect *in, const TermBar *bar, int count);
