/* Lines with bands. Always true: see chart.h. */
#include "core/memory.h"
#include "report/chart_parts.h"

#include <math.h>
#include <stdlib.h>

static void span_of(const LinesChart *c, double *xs, double *ys) {
    xs[0] = ys[0] = INFINITY;
    xs[1] = ys[1] = -INFINITY;
    for (int l = 0; l < c->lines; l++)
        for (int n = 0; n < c->line[l].points; n++) {
            const double x = c->line[l].x[n];
            span_add(&xs[0], &xs[1], (Interval){x, x, x});
            span_add(&ys[0], &ys[1], c->line[l].y[n]);
        }
    if (c->from_zero) ys[0] = 0;
    if (c->x_from_zero) xs[0] = 0;
    if (c->mark) span_add(&ys[0], &ys[1], (Interval){*c->mark, *c->mark, *c->mark});
}

static bool known(Interval y) { return isfinite(y.estimate); }

static double held(double bound, double otherwise) { return isfinite(bound) ? bound : otherwise; }

/* One unbroken stretch of a line: its band and the line in it. */
static void stretch_draw(Plot *plot, const double *xs, const Interval *ys, int count, int series,
                         uint32_t colour, Dash dash) {
    Spot *band = memory_new(sizeof *band * (size_t)(3 * count)), *middle = band + 2 * count;
    bool wide = false;
    for (int n = 0; n < count; n++) {
        const double x = scale_at(&plot->x, xs[n]);
        band[n] = (Spot){x, scale_at(&plot->y, held(ys[n].high, plot->y.high))};
        band[2 * count - 1 - n] = (Spot){x, scale_at(&plot->y, held(ys[n].low, plot->y.low))};
        middle[n] = (Spot){x, scale_at(&plot->y, ys[n].estimate)};
        wide = wide || ys[n].high > ys[n].low;
    }
    if (wide) {
        Mark *m = picture_path(plot->p, MARK_AREA, ROLE_INTERVAL, band, 2 * count, colour);
        m->opacity = 0.2;
        m->series = series;
    }
    Mark *m = picture_path(plot->p, MARK_LINE, ROLE_DATA, middle, count, colour);
    m->size = 1.6;
    m->series = series;
    m->dash = dash;
    free(band);
}

void band_line(Plot *plot, const double *x, const Interval *y, int points, int series,
               uint32_t colour, Dash dash) {
    for (int from = 0; from < points;) {
        int to = from;
        while (to < points && known(y[to])) to++;
        if (to > from) stretch_draw(plot, x + from, y + from, to - from, series, colour, dash);
        from = to + 1;
    }
}

static void dots_draw(Plot *plot, const ChartLine *line, int series, uint32_t colour) {
    for (int n = 0; n < line->points; n++) {
        if (!known(line->y[n])) continue;
        const double x = scale_at(&plot->x, line->x[n]);
        if (line->y[n].high > line->y[n].low)
            whisker_y(plot->p, &plot->y, x, line->y[n], colour, series, n);
        Mark *m = picture_dot(plot->p, ROLE_ESTIMATE, x, scale_at(&plot->y, line->y[n].estimate),
                              0.22 * plot->type, colour);
        m->series = series;
        m->item = n;
        m->shape = (Shape)(series % SHAPE_RING);
    }
}

static double last_of(const ChartLine *line) {
    for (int n = line->points - 1; n >= 0; n--)
        if (known(line->y[n])) return line->y[n].estimate;
    return 0;
}

/* Names at the ends of their lines. */
static void names_at_end(Plot *plot, const LinesChart *c) {
    double *place = memory_zeros((size_t)c->lines + 1, sizeof *place);
    for (int l = 0; l < c->lines; l++) place[l] = scale_at(&plot->y, last_of(&c->line[l]));
    places_spread(place, c->lines, 1.3 * plot->type, plot->at.top, plot->at.bottom);
    for (int l = 0; l < c->lines; l++) {
        const double y = scale_at(&plot->y, last_of(&c->line[l])), x = plot->at.right;
        picture_line(plot->p, ROLE_GROUND, x + 1, y, x + 9, place[l], chart_colour(l))->size = 0.8;
        picture_text(plot->p, ROLE_NAME, x + 11, place[l] + 0.34 * plot->type, ANCHOR_START,
                     plot->type, c->line[l].name)
            ->series = l;
    }
    free(place);
}

static void names_above(Sheet *s, const LinesChart *c) {
    Key *key = memory_zeros((size_t)c->lines + 1, sizeof *key);
    for (int l = 0; l < c->lines; l++)
        key[l] =
            (Key){c->line[l].name, chart_colour(l), l, !c->line[l].dots, (Shape)(l % SHAPE_RING)};
    sheet_keys(s, key, c->lines);
    free(key);
}

static void level_draw(Plot *plot, const LinesChart *c) {
    const double y = scale_at(&plot->y, *c->mark);
    Mark *m = picture_line(plot->p, ROLE_GROUND, plot->at.left, y, plot->at.right, y, SOFT);
    m->dash = DASH_SHORT;
    m->size = 0.8;
    if (!c->mark_name) return;
    const double size = 0.92 * plot->type, right = plot->at.right - 3,
                 wide = text_width(c->mark_name, size, false);
    picture_bar(plot->p, ROLE_GROUND, (Area){right - wide - 2, y - 2 - size, right + 2, y - 1},
                PAPER)
        ->opacity = 0.8;
    picture_text(plot->p, ROLE_NOTE, right, y - 3, ANCHOR_END, size, c->mark_name)->colour = SOFT;
}

/* A line at x, between its points; NAN where it is not known. */
static double line_at(const ChartLine *line, double x) {
    for (int n = 0; n < line->points; n++) {
        if (line->x[n] < x) continue;
        if (n == 0 || line->x[n] <= x) return line->y[n].estimate;
        const double part = (x - line->x[n - 1]) / (line->x[n] - line->x[n - 1]);
        return line->y[n - 1].estimate + part * (line->y[n].estimate - line->y[n - 1].estimate);
    }
    return NAN;
}

static void acts_draw(Plot *plot, const LinesChart *c) {
    const double radius = 0.26 * plot->type;
    for (int n = 0; n < c->acts; n++) {
        const double y = line_at(&c->line[c->act[n].line], c->act[n].x);
        if (!isfinite(y)) continue;
        Mark *m = picture_dot(plot->p, ROLE_NOTE, scale_at(&plot->x, c->act[n].x), scale_at(&plot->y, y), radius, INK);
        m->shape = SHAPE_DIAMOND;
        m->series = c->act[n].line;
        m->item = n;
    }
    for (int n = 0; n < c->acts; n++) {
        const double y = line_at(&c->line[c->act[n].line], c->act[n].x);
        if (isfinite(y))
            name_beside(plot->p, plot->at, scale_at(&plot->x, c->act[n].x), scale_at(&plot->y, y), radius,
                        0.85 * plot->type, c->act[n].line, c->act[n].name);
    }
}

void chart_lines(const ChartHead *head, const LinesChart *c, Picture *out) {
    Sheet s = sheet_begin(head, out);
    double xs[2], ys[2], widest = 0;
    bool ends = true; /* every line runs to the right edge, so that its name can stand there */
    span_of(c, xs, ys);
    for (int l = 0; l < c->lines; l++) {
        const ChartLine *line = &c->line[l];
        widest = fmax(widest, text_width(line->name, s.type, false));
        ends = ends && !line->dots && line->points > 0 && line->x[line->points - 1] >= xs[1] &&
               known(line->y[line->points - 1]);
    }
    const double wide = s.right - s.left;
    const bool beside = ends && c->lines > 1 && widest < 0.3 * wide;
    if (!beside) names_above(&s, c);
    Scale y = scale_nice(ys[0], ys[1], 6);
    y.percent = c->percent;
    Plot plot = plot_begin(&s, scale_tight(xs[0], xs[1], 7), y, c->y_title,
                           head->height > 0 ? head->height : fmin(0.5 * wide, 230) + 20, beside ? widest + 13 : 8);
    plot_axes(&plot, false, true);
    for (int l = 0; l < c->lines; l++)
        if (c->line[l].dots) dots_draw(&plot, &c->line[l], l, chart_colour(l));
    for (int l = 0; l < c->lines; l++)
        if (!c->line[l].dots)
            band_line(&plot, c->line[l].x, c->line[l].y, c->line[l].points, l, chart_colour(l),
                      (Dash)(l % DASH_COUNT));
    if (c->mark) level_draw(&plot, c);
    acts_draw(&plot, c);
    if (beside) names_at_end(&plot, c);
    plot_end(&s, &plot, c->x_title);
    sheet_end(&s);
}
