/* Charts of named points: elementary effects, the frontier. Always true: see chart.h. */
#include "core/memory.h"
#include "report/chart_parts.h"

#include <math.h>
#include <stdlib.h>

/* --- elementary effects ----------------------------------------------------------------------- */

/* How many points are greater, equal ones before it counted. */
static int rank_of(const MorrisChart *c, int n) {
    int rank = 0;
    for (int k = 0; k < c->points; k++)
        rank += c->point[k].mu_star > c->point[n].mu_star ||
                (k < n && c->point[k].mu_star == c->point[n].mu_star);
    return rank;
}

void chart_morris(const ChartHead *head, const MorrisChart *c, Picture *out) {
    Sheet s = sheet_begin(head, out);
    double top_x = 0, top_y = 0;
    for (int n = 0; n < c->points; n++) {
        if (isfinite(c->point[n].mu_star)) top_x = fmax(top_x, c->point[n].mu_star);
        if (isfinite(c->point[n].sigma)) top_y = fmax(top_y, c->point[n].sigma);
    }
    const double wide = s.right - s.left;
    Plot plot = plot_begin(&s, scale_nice(0, top_x, 6), scale_nice(0, top_y, 6), c->y_title,
                           fmin(0.62 * wide, 300), 12);
    plot_axes(&plot, true, true);
    const int named = c->named > 0 ? c->named : c->points;
    for (int pass = 0; pass < 2; pass++)
        for (int n = 0; n < c->points; n++) {
            const MorrisPoint *at = &c->point[n];
            if (!isfinite(at->mu_star) || !isfinite(at->sigma)) continue;
            const bool told = rank_of(c, n) < named;
            const double x = scale_at(&plot.x, at->mu_star), y = scale_at(&plot.y, at->sigma),
                         r = 0.28 * s.type;
            if (pass == 0)
                picture_dot(out, ROLE_DATA, x, y, r, told ? BLUE : EDGE)->series = told ? n : -1;
            else if (told)
                name_beside(
                    out,
                    (Area){plot.at.left + 1, plot.at.top - s.type, s.right, plot.at.bottom - 1}, x,
                    y, r, s.type, n, at->name);
        }
    plot_end(&s, &plot, c->x_title);
    sheet_end(&s);
}

/* --- frontier --------------------------------------------------------------------------------- */

/* The curve x * y = product, from where it enters the plot to where it leaves. */
static void product_draw(Plot *plot, double product) {
    enum { STEPS = 40 };
    Spot spot[STEPS + 1];
    const double from = fmax(product / plot->y.high, plot->x.low), to = plot->x.high;
    if (from >= to || product / to > plot->y.high) return;
    for (int n = 0; n <= STEPS; n++) {
        const double x = from * pow(to / from, (double)n / STEPS);
        spot[n] = (Spot){scale_at(&plot->x, x), scale_at(&plot->y, product / x)};
    }
    Mark *m = picture_path(plot->p, MARK_LINE, ROLE_GROUND, spot, STEPS + 1, 0xc3c9cfu);
    m->size = 0.7;
    m->dash = DASH_SHORT;
    Text label = {0};
    text_add(&label, "%g %%", 100 * product);
    picture_text(plot->p, ROLE_NOTE, plot->at.right + 3, spot[STEPS].y + 0.3 * plot->type,
                 ANCHOR_START, 0.92 * plot->type, label.data)
        ->colour = SOFT;
    text_free(&label);
}

/* Products so that their curves end at the right edge at least a line apart. */
static void products_draw(Plot *plot) {
    static const double product[] = {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5};
    double last = INFINITY;
    for (size_t n = 0; n < COUNT_OF(product); n++) {
        if (product[n] / plot->x.high > plot->y.high) break;
        const double y = scale_at(&plot->y, product[n] / plot->x.high);
        if (y > plot->at.bottom - 1.2 * plot->type || last - y < 1.4 * plot->type) continue;
        product_draw(plot, product[n]);
        last = y;
    }
}

static void frontier_dots(Plot *plot, const FrontierChart *c) {
    for (int n = 0; n < c->points; n++) {
        const FrontierPoint *at = &c->point[n];
        if (!isfinite(at->first.estimate) || !isfinite(at->then.estimate)) continue;
        const double x = scale_at(&plot->x, at->first.estimate),
                     y = scale_at(&plot->y, at->then.estimate);
        const uint32_t colour = chart_colour(at->route);
        whisker_x(plot->p, &plot->x, y, at->first, colour, n, 0);
        whisker_y(plot->p, &plot->y, x, at->then, colour, n, 0);
        Mark *m = picture_dot(plot->p, ROLE_ESTIMATE, x, y, 0.34 * plot->type, colour);
        m->series = n;
        m->item = 0;
        m->shape = (Shape)(at->route % SHAPE_RING);
    }
}

void chart_frontier(const ChartHead *head, const FrontierChart *c, Picture *out) {
    Sheet s = sheet_begin(head, out);
    double high_x = 0, high_y = 0, low = 0;
    Key *key = memory_zeros((size_t)c->routes + 1, sizeof *key);
    for (int n = 0; n < c->points; n++) {
        span_add(&low, &high_x, c->point[n].first);
        span_add(&low, &high_y, c->point[n].then);
    }
    for (int n = 0; n < c->routes; n++)
        key[n] = (Key){c->route_name[n], chart_colour(n), -1, false, (Shape)(n % SHAPE_RING)};
    sheet_keys(&s, key, c->routes);
    Scale x = scale_nice(0, high_x, 6), y = scale_nice(0, high_y, 6);
    x.percent = y.percent = true;
    const double room = text_width("0.5 %", 0.92 * s.type, false) + 6, wide = s.right - s.left;
    Plot plot = plot_begin(&s, x, y, c->y_title, fmin(0.62 * wide, 300), room);
    plot_axes(&plot, false, true);
    Mark *m = picture_text(out, ROLE_NOTE, s.right, plot.at.top - 0.45 * s.type, ANCHOR_END,
                           0.92 * s.type, chart_text(CHART_TOGETHER));
    m->colour = SOFT;
    products_draw(&plot);
    frontier_dots(&plot, c);
    for (int n = 0; n < c->points; n++) {
        const FrontierPoint *at = &c->point[n];
        if (isfinite(at->first.estimate) && isfinite(at->then.estimate))
            name_beside(
                out,
                (Area){plot.at.left + 1, plot.at.top - 2, plot.at.right - 1, plot.at.bottom - 1},
                scale_at(&plot.x, at->first.estimate), scale_at(&plot.y, at->then.estimate),
                0.34 * s.type, s.type, n, at->name);
    }
    plot_end(&s, &plot, c->x_title);
    sheet_end(&s);
    free(key);
}
