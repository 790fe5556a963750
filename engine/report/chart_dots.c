/* Rows of dots and of bars, and predictions against what came. Always true: see chart.h. */
#include "core/memory.h"
#include "report/chart_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* --- rows of dots ----------------------------------------------------------------------------- */

static uint32_t kind_colour(int kind) {
    static const uint32_t colour[DOTS_MOST] = {VERMILION, BLUE, GREY};
    return colour[kind];
}

static const Shape kind_shape[DOTS_MOST] = {SHAPE_CIRCLE, SHAPE_SQUARE, SHAPE_RING};

static void dots_row(const Rows *r, const DotsChart *c, int n) {
    const double y = rows_middle(r, n);
    picture_line(r->plot.p, ROLE_GROUND, r->plot.x.from, y, r->plot.x.to, y, RULE)->size = 0.7;
    for (int kind = c->kinds - 1; kind >= 0; kind--) { /* the first lies on top */
        if (!isfinite(c->row[n].value[kind])) continue;
        Mark *m = picture_dot(r->plot.p, ROLE_DATA, scale_at(&r->plot.x, c->row[n].value[kind]), y,
                              (kind == 0 ? 0.42 : 0.36) * r->plot.type, kind_colour(kind));
        m->shape = kind_shape[kind];
        m->series = kind;
    }
}

void chart_dots(const ChartHead *head, const DotsChart *c, Picture *out) {
    Sheet s = sheet_begin(head, out);
    Key key[DOTS_MOST];
    const char **name = memory_zeros((size_t)c->rows + 1, sizeof *name);
    ASSERT(c->kinds <= DOTS_MOST);
    int keys = 0;
    for (int n = 0; n < c->kinds; n++)
        if (c->kind[n]) key[keys++] = (Key){c->kind[n], kind_colour(n), n, false, kind_shape[n]};
    sheet_keys(&s, key, keys);
    for (int n = 0; n < c->rows; n++) name[n] = c->row[n].name;
    Rows r = rows_begin(&s, scale_tight(c->low, c->high, 6), name, c->rows, 0.5 * s.type);
    for (int n = 0; n < c->rows; n++) dots_row(&r, c, n);
    rows_end(&r, c->x_title);
    sheet_end(&s);
    free(name);
}

/* --- bars from zero --------------------------------------------------------------------------- */

static void changes_row(const Rows *r, const ChangesRow *row, int n) {
    const double y = rows_middle(r, n), end = scale_at(&r->plot.x, row->value), size = r->plot.type;
    const bool down = row->value < 0;
    char text[32];
    rows_bar(r, y, 0.42 * size, 0, row->value, down ? VERMILION : BLUE, n, 0);
    tongue_write(text, sizeof text, "%s%.2f", fabs(row->value) < 0.005 ? "" : down ? "−" : "+", fabs(row->value));
    const double wide = text_width(text, 0.92 * size, false) + 4;
    const bool outside = down ? end - wide > r->plot.x.from : end + wide < r->plot.x.to;
    const double x = outside ? end : scale_at(&r->plot.x, 0); /* no room: at the other side of zero */
    Mark *m = picture_text(r->plot.p, ROLE_VALUE, x + (down == outside ? -4 : 4), y + 0.32 * size,
                           down == outside ? ANCHOR_END : ANCHOR_START, 0.92 * size, text);
    m->series = n;
    m->colour = SOFT;
}

void chart_changes(const ChartHead *head, const ChangesChart *c, Picture *out) {
    Sheet s = sheet_begin(head, out);
    const char **name = memory_zeros((size_t)c->rows + 1, sizeof *name);
    for (int n = 0; n < c->rows; n++) name[n] = c->row[n].name;
    Rows r = rows_begin(&s, scale_nice(-c->most, c->most, 8), name, c->rows, 0.5 * s.type);
    for (int n = 0; n < c->rows; n++) changes_row(&r, &c->row[n], n);
    rows_mark(&r, 0, INK);
    rows_end(&r, c->x_title);
    sheet_end(&s);
    free(name);
}

/* --- calibration ------------------------------------------------------------------------------ */

static void bin_draw(Plot *plot, const CalibrationBin *b, int n) {
    char count[16];
    const double x = scale_at(&plot->x, b->sure), y = scale_at(&plot->y, b->came.estimate);
    whisker_y(plot->p, &plot->y, x, b->came, BLUE, 0, n);
    Mark *m = picture_dot(plot->p, ROLE_ESTIMATE, x, y, 0.45 * plot->type, BLUE);
    m->series = 0;
    m->item = n;
    snprintf(count, sizeof count, "%d", b->count);
    picture_text(plot->p, ROLE_VALUE, x + 0.7 * plot->type, y + 0.34 * plot->type, ANCHOR_START, 0.92 * plot->type,
                 count)
        ->colour = SOFT;
}

void chart_calibration(const ChartHead *head, const CalibrationChart *c, Picture *out) {
    Sheet s = sheet_begin(head, out);
    Scale x = scale_tight(0.5, 1, 6), y = scale_tight(0, 1, 5);
    x.percent = y.percent = true;
    Plot plot = plot_begin(&s, x, y, c->y_title, head->height > 0 ? head->height : fmin(0.5 * (s.right - s.left), 200),
                           2.2 * s.type);
    plot_axes(&plot, false, true);
    Mark *m = picture_line(out, ROLE_GROUND, plot.at.left, scale_at(&plot.y, 0.5), plot.at.right, plot.at.top, EDGE);
    m->dash = DASH_SHORT;
    for (int n = 0; n < c->bins; n++) bin_draw(&plot, &c->bin[n], n);
    plot_end(&s, &plot, c->x_title);
    s.y += 0.2 * s.type;
    m = picture_line(out, ROLE_GROUND, s.left, s.y + 0.7 * s.type, s.left + 2 * s.type, s.y + 0.7 * s.type, EDGE);
    m->dash = DASH_SHORT;
    s.y = words_put(out, ROLE_NAME, s.left + 2.6 * s.type, s.right - s.left - 2.6 * s.type, s.y, 0.92 * s.type, false,
                    SOFT, c->line_name);
    out->mark[out->marks - 1].series = 0;
    sheet_end(&s);
}
