/* The hump of jeopardy. Always true: see chart.h; what lies under the hump shares its scale of q.
 */
#include "report/chart_parts.h"

#include <math.h>

static const Shape promise_shape[CHART_PROMISES] = {SHAPE_RING, SHAPE_DIAMOND, SHAPE_TRIANGLE};

static void promise_row(Plot *plot, const HumpRow *row, double y, int n, int series) {
    const uint32_t colour = chart_colour(n + 1);
    const double first = scale_at(&plot->x, row->q[0]);
    const double last = scale_at(&plot->x, row->q[CHART_PROMISES - 1]);
    Mark *m = picture_line(plot->p, ROLE_DATA, first, y, last, y, colour);
    m->size = 1.4;
    m->series = series;
    for (int p = 0; p < CHART_PROMISES; p++) {
        m = picture_dot(plot->p, ROLE_DATA, scale_at(&plot->x, row->q[p]), y, 0.34 * plot->type,
                        colour);
        m->shape = promise_shape[p];
        m->series = series;
    }
    /* The name where there is more room. */
    const bool right = plot->at.right - last > first - plot->at.left;
    picture_text(plot->p, ROLE_NAME, right ? last + 8 : first - 8, y + 0.34 * plot->type,
                 right ? ANCHOR_START : ANCHOR_END, plot->type, row->name)
        ->series = series;
}

/* The curve's place above q. */
static double curve_at(const Plot *plot, const HumpChart *c, double q) {
    int n = 0;
    while (n < c->points - 2 && c->q[n + 1] < q) n++;
    const double share = (q - c->q[n]) / (c->q[n + 1] - c->q[n]);
    const double from = c->jeopardy[n].estimate, to = c->jeopardy[n + 1].estimate;
    return scale_at(&plot->y, from + (to - from) * share);
}

static void hump_panel(Sheet *s, const HumpChart *c) {
    double low = 0, high = 0;
    for (int n = 0; n < c->points; n++) span_add(&low, &high, c->jeopardy[n]);
    const double tall = fmin(0.42 * (s->right - s->left), 190);
    Plot plot = plot_begin(s, scale_tight(0, 1, 6), scale_nice(0, high, 5), c->y_title, tall, 8);
    const double row = 1.5 * s->type;
    for (int n = 0; n < c->rows; n++) { /* hairlines from the promises up to the curve */
        for (int p = 0; p < CHART_PROMISES; p++) {
            const double x = scale_at(&plot.x, c->row[n].q[p]);
            Mark *m = picture_line(s->p, ROLE_GROUND, x, curve_at(&plot, c, c->row[n].q[p]), x,
                                   plot.at.bottom + row * (n + 0.7), chart_colour(n + 1));
            m->size = 0.5;
            m->opacity = 0.45;
        }
    }
    const double bottom = plot.at.bottom, under = bottom + row * c->rows + 0.4 * s->type;
    Plot axes = plot; /* ticks of q stand below the rows of promises */
    axes.at.bottom = under;
    plot_axes(&axes, false, true);
    picture_line(s->p, ROLE_GROUND, plot.at.left, bottom, plot.at.right, bottom, EDGE)->size = 0.8;
    band_line(&plot, c->q, c->jeopardy, c->points, 0, BLUE, DASH_NONE);
    for (int n = 0; n < c->rows; n++)
        promise_row(&plot, &c->row[n], bottom + row * (n + 0.7), n, n + 1);
    plot_end(s, &axes, c->x_title);
}

static void share_panel(Sheet *s, const HumpChart *c) {
    double low = 0, high = 0;
    for (int n = 0; n < c->shares; n++) span_add(&low, &high, c->share[n]);
    Scale y = scale_nice(0, high, 5);
    y.percent = true;
    Plot plot = plot_begin(s, scale_tight(0, 1, 6), y, c->share_y_title,
                           fmin(0.34 * (s->right - s->left), 150), 8);
    plot_axes(&plot, false, true);
    band_line(&plot, c->share_at, c->share, c->shares, -1, GREY, DASH_NONE);
    for (int n = 0; n < c->rows; n++) {
        const double x = scale_at(&plot.x, c->row[n].stakes);
        if (!isfinite(c->row[n].raises.estimate)) continue;
        whisker_y(s->p, &plot.y, x, c->row[n].raises, chart_colour(n + 1), n + 1, 0);
        Mark *m = picture_dot(s->p, ROLE_ESTIMATE, x, scale_at(&plot.y, c->row[n].raises.estimate),
                              0.34 * s->type, chart_colour(n + 1));
        m->series = n + 1;
        m->item = 0;
    }
    for (int n = 0; n < c->rows; n++) {
        Text label = {0};
        if (!isfinite(c->row[n].raises.estimate)) continue;
        text_add(&label, "%.0f %%", 100 * c->row[n].raises.estimate);
        name_beside(s->p, (Area){plot.at.left, plot.at.top - 2, s->right, plot.at.bottom - 1},
                    scale_at(&plot.x, c->row[n].stakes),
                    scale_at(&plot.y, c->row[n].raises.estimate), 0.34 * s->type, s->type, n + 1,
                    label.data);
        text_free(&label);
    }
    plot_end(s, &plot, c->share_x_title);
}

void chart_hump(const ChartHead *head, const HumpChart *c, Picture *out) {
    Sheet s = sheet_begin(head, out);
    Key key[1 + CHART_PROMISES] = {{c->band_name, BLUE, 0, true, SHAPE_CIRCLE}};
    for (int p = 0; p < CHART_PROMISES; p++)
        key[1 + p] = (Key){c->promise[p], GREY, -1, false, promise_shape[p]};
    sheet_keys(&s, key, 1 + CHART_PROMISES);
    hump_panel(&s, c);
    s.y += s.type;
    share_panel(&s, c);
    sheet_end(&s);
}
