/* What charts share: the sheet with its words, scales with nice ticks, labels kept apart; for
 * chart_*.c.
 *
 * Always true: a sheet fills from top to bottom: title, what the chart draws, the source line; `y`
 * is the next free place. */
#pragma once
#include "core/text.h"
#include "report/chart.h"

#define INK PICTURE_INK
#define SOFT PICTURE_SOFT
#define RULE PICTURE_RULE
#define EDGE PICTURE_EDGE
#define PAPER PICTURE_PAPER
/* Okabe & Ito 2008, told apart with every common kind of colour vision */
#define BLUE 0x0072b2u
#define VERMILION 0xd55e00u
#define GREEN 0x009e73u
#define ORANGE 0xe69f00u
#define SKY 0x56b4e9u
#define PURPLE 0xcc79a7u
#define YELLOW 0xf0e442u
#define GREY 0x4b5157u

typedef enum ChartText {
#define CHART_TEXT(name, text) CHART_##name,
#include "report/chart_texts.def"
#undef CHART_TEXT
    CHART_TEXT_COUNT
} ChartText;
const char *chart_text(ChartText id);
uint32_t chart_colour(int series); /* repeats after seven */

typedef struct Sheet {
    Picture *p;
    const ChartHead *head;
    double type; /* height of its ordinary text */
    double left, right, y;
} Sheet;
Sheet sheet_begin(const ChartHead *head, Picture *p); /* writes the title */
void sheet_end(Sheet *s);                             /* writes the source, sets the height */
/* Lines of text between left and right; moves y below them. */
void sheet_words(Sheet *s, Role role, double size, bool bold, uint32_t colour, const char *text);
/* The same anywhere: returns y below the text. */
double words_put(Picture *p, Role role, double x, double width, double y, double size, bool bold,
                 uint32_t colour, const char *text);
double words_height(double width, double size, bool bold, const char *text);
/* A row of coloured keys with their names, as many lines as it takes; moves y below them. */
typedef struct Key {
    const char *name;
    uint32_t colour;
    int series;
    bool bar; /* a patch of colour, else a dot of the shape */
    Shape shape;
} Key;
void sheet_keys(Sheet *s, const Key *key, int count);

/* From values to places along one direction. */
typedef struct Scale {
    double low, high, step; /* nice */
    double from, to;        /* places of low and high */
    int digits;             /* after the point, of a tick */
    bool percent;
} Scale;
/* Loose labels with about `ticks` ticks. Heckbert 1990, Graphics Gems, 61-63. Equal or unordered
 * bounds are widened. */
Scale scale_nice(double low, double high, int ticks);
/* The same bounds as given, nice ticks inside: for years and shares that end where they end. */
Scale scale_tight(double low, double high, int ticks);
Scale scale_years(double low, double high); /* of the calendar: whole ones alone are named */
double scale_at(const Scale *s, double value); /* held within the scale */
int scale_ticks(const Scale *s);
double scale_tick(const Scale *s, int n);
void scale_write(const Scale *s, double value, Text *out); /* with a true minus sign */
double scale_widest(const Scale *s, double size);          /* of its tick labels */

/* A plot of two scales; at: its inner rectangle. */
typedef struct Plot {
    Picture *p;
    Area at;
    Scale x, y;
    double type;
} Plot;
void plot_axes(Plot *plot, bool grid_x, bool grid_y); /* grid, ticks, tick labels */

/* Moves places apart to at least `gap`, within low and high, changing as little as a few passes
 * can. */
void places_spread(double *place, int count, double gap, double low, double high);
/* A name beside a dot, where nothing else is written or dotted, with a hairline if it is far; the
 * dots must be in the picture already. */
void name_beside(Picture *p, Area inside, double x, double y, double radius, double size,
                 int series, const char *name);
void value_write(double value, Text *out); /* about three figures, true minus */

/* A plot on the sheet: the title of y above it, its ticks at the left, `room` left free at its
 * right; plot_end writes the title of x and moves the sheet's y below. */
Plot plot_begin(Sheet *s, Scale x, Scale y, const char *y_title, double height, double room);
void plot_end(Sheet *s, Plot *plot, const char *x_title);

/* Rows with names: beside their bars if the names are short, else above them. */
typedef struct Rows {
    Sheet *s;
    Plot plot;    /* y: of no use */
    double row;   /* height of one */
    double bar;   /* from the top of a row to the middle of its bar */
    double thick; /* half of a bar */
    bool above;
    int count;
} Rows;
Rows rows_begin(Sheet *s, Scale x, const char *const *name, int count, double thick);
double rows_middle(const Rows *r, int n);
void rows_end(Rows *r, const char *x_title);
void rows_mark(const Rows *r, double value,
               uint32_t colour); /* an upright line that crosses no name */
/* A bar from..to, and an interval with ends. */
void rows_bar(const Rows *r, double y, double half, double from, double to, uint32_t colour,
              int series, int item);
void whisker_x(Picture *p, const Scale *x, double y, Interval a, uint32_t colour, int series,
               int item);
void whisker_y(Picture *p, const Scale *y, double x, Interval a, uint32_t colour, int series,
               int item);
/* Widens low..high by an interval, leaving out what is not finite. */
void span_add(double *low, double *high, Interval a);

/* A band and the line in it, unbroken where the estimate is known. */
void band_line(Plot *plot, const double *x, const Interval *y, int points, int series,
               uint32_t colour, Dash dash);
