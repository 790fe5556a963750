/* Charts: from plain numbers with intervals and names to a list of marks.
 *
 * Always true: the same numbers give the same marks; every series and row is named beside it, so
 * colour says nothing alone; an interval is drawn with its estimate; no two texts overlap
 * (picture.h measures); the source and "imagined histories" stand under each. What is not finite is
 * left out, a row of it is named all the same. Texts are borrowed until the chart is drawn.
 *
 * width_mm: 85 is one column of a journal, 170 a full page; the letters stay about as high on both.
 */
#pragma once
#include "ensemble/statistic.h"
#include "report/picture.h"

typedef struct ChartHead {
    const char *title;  /* what is seen */
    const char *about;  /* for who hears it; NULL: the title */
    const char *source; /* "accession VERSION, pack, start, policy, seed, N runs"; NULL: another
                           chart goes under this one and says it */
    double width_mm;
    double height; /* of the plot, where a chart has one; 0: as suits the width */
} ChartHead;
/* Puts a chart of the same width under another, and frees it; its series are numbered on. */
void chart_under(Picture *out, Picture *more);

/* Shares of classes over time, stacked; share[class * times + time]. */
/* Of the outcome classes, in the order of OrderId; laid over the ground with this opacity. */
enum { CHART_CLASSES = 8 };
extern const uint32_t chart_class_colour[CHART_CLASSES];
extern const double chart_class_opacity;

typedef struct ClassesChart {
    const char *x_title, *y_title;
    int times, classes;
    const double *time, *share;
    const char *const *name;
    const int *kind;      /* which class each is, for its colour; NULL: in this order */
    const Interval *last; /* NULL, or the shares at the end with their intervals, told beside the names */
} ClassesChart;
void chart_classes(const ChartHead *head, const ClassesChart *c, Picture *out);

/* Lines with bands: a sweep, the hump, an estimate that settles. */
typedef struct ChartLine {
    const char *name;
    int points;
    const double *x;
    const Interval *y; /* low = high = estimate: no band */
    bool dots;         /* a dot with its interval at each point, and no line: seed blocks */
} ChartLine;
/* Something done from outside at one place of a line: a diamond on it, with a name. */
typedef struct ChartAct {
    int line;
    double x;
    const char *name;
} ChartAct;
typedef struct LinesChart {
    const char *x_title, *y_title;
    const ChartLine *line;
    int lines;
    bool percent;       /* y is a share */
    bool from_zero;     /* y begins at 0 */
    bool x_from_zero;   /* x does */
    const double *mark; /* NULL, or a level of y that is drawn and named */
    const char *mark_name;
    const ChartAct *act;
    int acts;
} LinesChart;
void chart_lines(const ChartHead *head, const LinesChart *c, Picture *out);

/* One history, or two that part: lines under each other over the same time, each on its own scale,
 * with marks of what was done and what happened. */
enum { TIMELINE_SIDES = 2 };
typedef struct TimelineLine {
    const char *name;
    double low, high;
    const double *value[TIMELINE_SIDES]; /* one for each point of the side */
} TimelineLine;
typedef struct TimelineMark {
    double x;
    int number; /* 0: a small mark; else written, with a hairline through all lines */
    int side;
} TimelineMark;
typedef struct TimelineChart {
    const char *x_title;
    int sides; /* 1 or 2 */
    const char *side_name[TIMELINE_SIDES];
    int points[TIMELINE_SIDES];
    const double *x[TIMELINE_SIDES];
    const TimelineLine *line;
    int lines;
    const TimelineMark *mark;
    int marks;
    const char *mark_name, *number_name; /* what small and numbered marks are; NULL: there are none */
    const double *part;                  /* NULL, or where the sides part */
    const char *part_name;
} TimelineChart;
void chart_timeline(const ChartHead *head, const TimelineChart *c, Picture *out);

/* How sure it was said, and how often it came true; both from 0 to 1. */
typedef struct CalibrationBin {
    double sure;
    Interval came;
    int count;
} CalibrationBin;
typedef struct CalibrationChart {
    const char *x_title, *y_title, *line_name; /* the line on which both are the same */
    const CalibrationBin *bin;
    int bins;
} CalibrationChart;
void chart_calibration(const ChartHead *head, const CalibrationChart *c, Picture *out);

/* Rows of dots on one scale, each kind of dot named once, a kind without a name left out; not finite: none. */
enum { DOTS_MOST = 3 };
typedef struct DotsRow {
    const char *name;
    double value[DOTS_MOST];
} DotsRow;
typedef struct DotsChart {
    const char *x_title;
    double low, high;
    const char *kind[DOTS_MOST];
    int kinds;
    const DotsRow *row;
    int rows;
} DotsChart;
void chart_dots(const ChartHead *head, const DotsChart *c, Picture *out);

/* Bars from zero, each with its number. */
typedef struct ChangesRow {
    const char *name;
    double value;
} ChangesRow;
typedef struct ChangesChart {
    const char *x_title;
    double most; /* the scale goes so far to both sides */
    const ChangesRow *row;
    int rows;
} ChangesChart;
void chart_changes(const ChartHead *head, const ChangesChart *c, Picture *out);

/* Histories that part: each a line with its turns, from where it leaves its parent. */
typedef struct BranchLine {
    const char *name;
    int parent; /* -1: none */
    double part;
    const double *turn;
    int turns;
} BranchLine;
typedef struct BranchesChart {
    const char *x_title;
    const BranchLine *branch;
    int branches, current;
} BranchesChart;
void chart_branches(const ChartHead *head, const BranchesChart *c, Picture *out);

/* A sweep in two directions; value[y * nx + x]. */
typedef struct HeatChart {
    const char *x_title, *y_title, *value_title;
    int nx, ny;
    const double *x, *y, *value;
} HeatChart;
void chart_heat(const ChartHead *head, const HeatChart *c, Picture *out);

/* Tornado: what a statistic becomes at both ends of an input's range; drawn widest first. */
typedef struct TornadoRow {
    const char *name;
    Interval low, high;
    bool unsure; /* the change may be luck: drawn pale, and the key says so */
} TornadoRow;
typedef struct TornadoChart {
    const char *x_title;
    double base;
    const TornadoRow *row;
    int rows;
} TornadoChart;
void chart_tornado(const ChartHead *head, const TornadoChart *c, Picture *out);

/* Pairs that lived the same luck. */
typedef struct ContrastRow {
    const char *name;
    Interval difference;
} ContrastRow;
typedef struct ContrastChart {
    const char *x_title;
    const ContrastRow *row;
    int rows;
} ContrastChart;
void chart_contrast(const ChartHead *head, const ContrastChart *c, Picture *out);

/* First-order and total indices; Saltelli et al. 2010. Drawn by total, greatest first. */
typedef struct SobolRow {
    const char *name;
    Interval first, total;
} SobolRow;
typedef struct SobolChart {
    const char *x_title;
    const SobolRow *row;
    int rows;
} SobolChart;
void chart_sobol(const ChartHead *head, const SobolChart *c, Picture *out);

/* Elementary effects: mean of their size, and their spread; Morris 1991, Campolongo et al. 2007. */
typedef struct MorrisPoint {
    const char *name;
    double mu_star, sigma;
} MorrisPoint;
typedef struct MorrisChart {
    const char *x_title, *y_title;
    const MorrisPoint *point;
    int points;
    int named; /* only the greatest so many are named; 0: all */
} MorrisChart;
void chart_morris(const ChartHead *head, const MorrisChart *c, Picture *out);

/* A box in some dimensions, with the cases in and around it; value[dimension * points + point].
 * PRIM: Friedman & Fisher 1999, Bryant & Lempert 2010. */
typedef struct BoxDimension {
    const char *name;
    double low, high; /* of the whole range */
    double box_low, box_high;
} BoxDimension;
typedef struct BoxesChart {
    const BoxDimension *dimension;
    int dimensions; /* 2 to 5; more are not drawn */
    int points;
    const double *value;
    const bool *is_case;
} BoxesChart;
void chart_boxes(const ChartHead *head, const BoxesChart *c, Picture *out);

/* Two chances that follow each other, and curves along which their product is the same. */
typedef struct FrontierPoint {
    const char *name;
    int route; /* of route_name */
    Interval first, then;
} FrontierPoint;
typedef struct FrontierChart {
    const char *x_title, *y_title;
    const char *const *route_name;
    int routes;
    const FrontierPoint *point;
    int points;
} FrontierChart;
void chart_frontier(const ChartHead *head, const FrontierChart *c, Picture *out);

/* Statements with a threshold: one strip each, on its own scale unless `same_scale` as the strip
 * before; the side on which the statement holds is tinted. */
typedef enum StripSide { STRIP_ABOVE, STRIP_BELOW, STRIP_EITHER } StripSide;
typedef struct Strip {
    const char *name, *text, *verdict;
    Interval answer;
    double threshold;
    StripSide side;
    bool same_scale;
    uint32_t colour;
} Strip;
typedef struct StripsChart {
    const Strip *strip;
    int strips;
} StripsChart;
void chart_strips(const ChartHead *head, const StripsChart *c, Picture *out);
extern const uint32_t strip_colour_pass, strip_colour_fail, strip_colour_open;

/* Of so many points, how many hold, fail, are undecided. */
typedef struct SharesRow {
    const char *name;
    int holds, undecided, fails;
} SharesRow;
typedef struct SharesChart {
    const char *x_title;
    const SharesRow *row;
    int rows;
} SharesChart;
void chart_shares(const ChartHead *head, const SharesChart *c, Picture *out);

/* Jeopardy against belief, under it where the promises of each level of stakes lie, and below the
 * share of worlds in which membership raises jeopardy. */
enum { CHART_PROMISES = 3 };
typedef struct HumpRow {
    const char *name;
    double q[CHART_PROMISES];
    double stakes;
    Interval raises;
} HumpRow;
typedef struct HumpChart {
    const char *x_title, *y_title, *share_x_title, *share_y_title, *band_name;
    const char *const *promise; /* CHART_PROMISES names */
    const double *q;
    const Interval *jeopardy;
    int points;
    const HumpRow *row;
    int rows;
    const double *share_at;
    const Interval *share;
    int shares;
} HumpChart;
void chart_hump(const ChartHead *head, const HumpChart *c, Picture *out);
