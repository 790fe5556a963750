/* Charts of rows: tornado, contrast, Sobol indices, shares of points. Always true: see chart.h. */
#include "core/memory.h"
#include "report/chart_parts.h"

#include <math.h>
#include <stdlib.h>

void span_add(double *low, double *high, Interval a) {
    const double value[] = {a.estimate, a.low, a.high};
    for (int n = 0; n < 3; n++) {
        if (!isfinite(value[n])) continue;
        *low = fmin(*low, value[n]);
        *high = fmax(*high, value[n]);
    }
}

Rows rows_begin(Sheet *s, Scale x, const char *const *name, int count, double thick) {
    const double size = s->type, wide = s->right - s->left;
    double longest = 0;
    for (int n = 0; n < count; n++) longest = fmax(longest, text_width(name[n], size, false));
    Rows r = {.s = s, .count = count, .above = longest > 0.42 * wide, .thick = thick};
    const double left = s->left + (r.above ? 2 : longest + 8);
    r.bar = r.above ? 1.35 * size + thick : fmax(0.75 * size, thick + 2.5);
    r.row = r.above ? r.bar + thick + 0.45 * size : 2 * r.bar;
    s->y += 0.3 * size;
    r.plot = (Plot){.p = s->p,
                    .type = size,
                    .x = x,
                    .at = {left, s->y, s->right - 10, s->y + r.row * count + 2}};
    r.plot.x.from = r.plot.at.left;
    r.plot.x.to = r.plot.at.right;
    r.plot.y = (Scale){.low = 0.5, .high = 0.6, .step = 1}; /* without a tick */
    plot_axes(&r.plot, true, false);
    for (int n = 0; n < count; n++) {
        const double y = s->y + r.row * n;
        const double base = r.above ? y + 1.05 * size : y + r.bar + 0.34 * size;
        if (r.above) /* no line of the grid through it */
            picture_bar(s->p, ROLE_GROUND,
                        (Area){left, base - size,
                               left + text_width(name[n], size, false), base + 0.25 * size},
                        PAPER);
        Mark *m = picture_text(s->p, ROLE_NAME, r.above ? left : left - 6, base,
                               r.above ? ANCHOR_START : ANCHOR_END, size, name[n]);
        m->series = n;
    }
    return r;
}

double rows_middle(const Rows *r, int n) { return r->plot.at.top + r->row * n + r->bar; }

void rows_end(Rows *r, const char *x_title) { plot_end(r->s, &r->plot, x_title); }

void rows_mark(const Rows *r, double value, uint32_t colour) {
    const double x = scale_at(&r->plot.x, value), over = r->thick + (r->above ? 0.1 : 0.3) * r->plot.type;
    for (int n = 0; n < (r->above ? r->count : 1); n++) {
        const double y = rows_middle(r, n);
        Mark *m = r->above ? picture_line(r->plot.p, ROLE_GROUND, x, y - over, x, y + over, colour)
                           : picture_line(r->plot.p, ROLE_GROUND, x, r->plot.at.top, x,
                                          r->plot.at.bottom, colour);
        m->size = 0.9;
    }
}

void rows_bar(const Rows *r, double y, double half, double from, double to, uint32_t colour,
              int series, int item) {
    const double a = scale_at(&r->plot.x, from), b = scale_at(&r->plot.x, to);
    Mark *m = picture_bar(r->plot.p, ROLE_DATA, (Area){a, y - half, b, y + half}, colour);
    m->series = series;
    m->item = item;
}

static Mark *whisker(Picture *p, Role role, double x1, double y1, double x2, double y2,
                     uint32_t colour, int series, int item) {
    Mark *m = picture_line(p, role, x1, y1, x2, y2, colour);
    m->size = 1.1;
    m->series = series;
    m->item = item;
    return m;
}

void whisker_x(Picture *p, const Scale *x, double y, Interval a, uint32_t colour, int series,
               int item) {
    if (!isfinite(a.estimate) || isnan(a.low) || isnan(a.high)) return;
    const double low = scale_at(x, a.low), high = scale_at(x, a.high);
    whisker(p, ROLE_INTERVAL, low, y, high, y, colour, series, item);
    if (high - low < 4) return;
    whisker(p, ROLE_GROUND, low, y - 2, low, y + 2, colour, series, item);
    whisker(p, ROLE_GROUND, high, y - 2, high, y + 2, colour, series, item);
}

void whisker_y(Picture *p, const Scale *y, double x, Interval a, uint32_t colour, int series,
               int item) {
    if (!isfinite(a.estimate) || isnan(a.low) || isnan(a.high)) return;
    const double low = scale_at(y, a.low), high = scale_at(y, a.high);
    whisker(p, ROLE_INTERVAL, x, low, x, high, colour, series, item);
    if (low - high < 4) return;
    whisker(p, ROLE_GROUND, x - 2, low, x + 2, low, colour, series, item);
    whisker(p, ROLE_GROUND, x - 2, high, x + 2, high, colour, series, item);
}

static void estimate_x(const Rows *r, double y, double value, uint32_t colour, int series,
                       int item) {
    Mark *m = picture_dot(r->plot.p, ROLE_ESTIMATE, scale_at(&r->plot.x, value), y,
                          0.27 * r->plot.type, colour);
    m->series = series;
    m->item = item;
}

/* Indices of rows, the greatest size first; equal ones keep their order. */
static int *ordered(const double *size, int count) {
    int *order = memory_new((size_t)(count + 1) * sizeof *order);
    for (int n = 0; n < count; n++) {
        int at = n;
        for (; at > 0 && size[order[at - 1]] < size[n]; at--) order[at] = order[at - 1];
        order[at] = n;
    }
    return order;
}

static void *room_for(int count, size_t size) {
    void *room = memory_zeros((size_t)count + 1, size);
    return room;
}

/* --- tornado ---------------------------------------------------------------------------------- */

static void tornado_row(const Rows *r, double y, const TornadoRow *row, double base, int n) {
    const Interval *end[] = {&row->low, &row->high};
    static const uint32_t colour[] = {ORANGE, BLUE};
    for (int e = 0; e < 2; e++) {
        if (!isfinite(end[e]->estimate)) continue;
        /* Both ends on one side of the base: the longer bar first, the other half as thick over it.
         */
        const double half = e == 1 ? 0.55 * r->thick : r->thick;
        const uint32_t shade = row->unsure ? colour_mix(PAPER, colour[e], 0.3) : colour[e];
        rows_bar(r, y, half, base, end[e]->estimate, shade, n, e);
    }
    for (int e = 0; e < 2; e++) {
        const double at = y + (e == 0 ? -0.5 : 0.5) * 0.6 * r->thick;
        whisker_x(r->plot.p, &r->plot.x, at, *end[e], INK, n, e);
        if (isfinite(end[e]->estimate) && isfinite(end[e]->low)) estimate_x(r, at, end[e]->estimate, INK, n, e);
    }
}

void chart_tornado(const ChartHead *head, const TornadoChart *c, Picture *out) {
    Sheet s = sheet_begin(head, out);
    double low = c->base, high = c->base, *size = room_for(c->rows, sizeof *size);
    bool unsure = false;
    const char **name = room_for(c->rows, sizeof *name);
    for (int n = 0; n < c->rows; n++) {
        const double a = c->row[n].low.estimate, b = c->row[n].high.estimate;
        span_add(&low, &high, c->row[n].low);
        span_add(&low, &high, c->row[n].high);
        size[n] = isfinite(a) && isfinite(b)
                      ? fmax(fabs(b - a), fmax(fabs(a - c->base), fabs(b - c->base)))
                      : -1;
        unsure = unsure || c->row[n].unsure;
    }
    int *order = ordered(size, c->rows);
    for (int n = 0; n < c->rows; n++) name[n] = c->row[order[n]].name;
    const Key key[] = {
        {chart_text(CHART_LOW_INPUT), ORANGE, -1, true, SHAPE_CIRCLE},
        {chart_text(CHART_HIGH_INPUT), BLUE, -1, true, SHAPE_CIRCLE},
        {chart_text(CHART_PALE), colour_mix(PAPER, BLUE, 0.3), -1, true, SHAPE_CIRCLE}};
    sheet_keys(&s, key, unsure ? 3 : 2);
    Rows r = rows_begin(&s, scale_nice(low, high, 6), name, c->rows, 0.5 * s.type);
    rows_mark(&r, c->base, INK);
    for (int n = 0; n < c->rows; n++)
        tornado_row(&r, rows_middle(&r, n), &c->row[order[n]], c->base, n);
    rows_end(&r, c->x_title);
    sheet_end(&s);
    free(order);
    free(size);
    free(name);
}

/* --- contrast --------------------------------------------------------------------------------- */

void chart_contrast(const ChartHead *head, const ContrastChart *c, Picture *out) {
    Sheet s = sheet_begin(head, out);
    double low = 0, high = 0;
    const char **name = room_for(c->rows, sizeof *name);
    for (int n = 0; n < c->rows; n++) {
        span_add(&low, &high, c->row[n].difference);
        name[n] = c->row[n].name;
    }
    const Key key[] = {{chart_text(CHART_DIFFERENCE), BLUE, -1, false, SHAPE_CIRCLE},
                       {chart_text(CHART_CANNOT_TELL), EDGE, -1, false, SHAPE_RING}};
    sheet_keys(&s, key, 2);
    Rows r = rows_begin(&s, scale_nice(low, high, 6), name, c->rows, 0.4 * s.type);
    rows_mark(&r, 0, INK);
    for (int n = 0; n < c->rows; n++) {
        const Interval d = c->row[n].difference;
        const bool told = d.low > 0 || d.high < 0;
        const uint32_t colour = told ? BLUE : EDGE;
        if (!isfinite(d.estimate)) continue;
        whisker_x(out, &r.plot.x, rows_middle(&r, n), d, colour, n, 0);
        estimate_x(&r, rows_middle(&r, n), d.estimate, colour, n, 0);
        out->mark[out->marks - 1].shape = told ? SHAPE_CIRCLE : SHAPE_RING;
    }
    rows_end(&r, c->x_title);
    sheet_end(&s);
    free(name);
}

/* --- Sobol indices ---------------------------------------------------------------------------- */

void chart_sobol(const ChartHead *head, const SobolChart *c, Picture *out) {
    Sheet s = sheet_begin(head, out);
    double low = 0, high = 0, *size = room_for(c->rows, sizeof *size);
    const char **name = room_for(c->rows, sizeof *name);
    for (int n = 0; n < c->rows; n++) {
        span_add(&low, &high, c->row[n].first);
        span_add(&low, &high, c->row[n].total);
        size[n] = isfinite(c->row[n].total.estimate) ? c->row[n].total.estimate : -1;
    }
    int *order = ordered(size, c->rows);
    for (int n = 0; n < c->rows; n++) name[n] = c->row[order[n]].name;
    const Key key[] = {{chart_text(CHART_FIRST_ORDER), BLUE, -1, true, SHAPE_CIRCLE},
                       {chart_text(CHART_TOTAL), SKY, -1, true, SHAPE_CIRCLE}};
    sheet_keys(&s, key, 2);
    const double half = 0.3 * s.type;
    Rows r = rows_begin(&s, scale_nice(low, high, 6), name, c->rows, 2 * half);
    for (int n = 0; n < c->rows; n++) {
        const Interval index[] = {c->row[order[n]].first, c->row[order[n]].total};
        for (int e = 0; e < 2; e++) {
            const double y = rows_middle(&r, n) + (e == 0 ? -half : half);
            if (!isfinite(index[e].estimate)) continue;
            rows_bar(&r, y, half - 0.4, 0, index[e].estimate, e == 0 ? BLUE : SKY, n, e);
            out->mark[out->marks - 1].role = ROLE_ESTIMATE;
            whisker_x(out, &r.plot.x, y, index[e], INK, n, e);
        }
    }
    if (low < 0) rows_mark(&r, 0, INK);
    rows_end(&r, c->x_title);
    sheet_end(&s);
    free(order);
    free(size);
    free(name);
}

/* --- shares of points ------------------------------------------------------------------------- */

void chart_shares(const ChartHead *head, const SharesChart *c, Picture *out) {
    Sheet s = sheet_begin(head, out);
    const char **name = room_for(c->rows, sizeof *name);
    for (int n = 0; n < c->rows; n++) name[n] = c->row[n].name;
    static const uint32_t colour[] = {BLUE, 0xc9ced4u, VERMILION};
    const Key key[] = {{chart_text(CHART_HOLDS), colour[0], -1, true, SHAPE_CIRCLE},
                       {chart_text(CHART_UNDECIDED), colour[1], -1, true, SHAPE_CIRCLE},
                       {chart_text(CHART_FAILS), colour[2], -1, true, SHAPE_CIRCLE}};
    sheet_keys(&s, key, 3);
    Scale x = scale_tight(0, 1, 6);
    x.percent = true;
    Rows r = rows_begin(&s, x, name, c->rows, 0.38 * s.type);
    for (int n = 0; n < c->rows; n++) {
        const int part[] = {c->row[n].holds, c->row[n].undecided, c->row[n].fails};
        const double all = part[0] + part[1] + part[2];
        double from = 0;
        for (int e = 0; e < 3 && all > 0; e++) {
            if (part[e] > 0)
                rows_bar(&r, rows_middle(&r, n), r.thick, from, from + part[e] / all, colour[e], n,
                         e);
            from += part[e] / all;
        }
    }
    rows_end(&r, c->x_title);
    sheet_end(&s);
    free(name);
}
