/* Boxes and bars over the parameter box as charts. Always true: see plots.h. */
#include "core/memory.h"
#include "report/plots.h"
#include "report/plots_parts.h"

#include <math.h>
#include <stdlib.h>

enum {
    BOX_DOTS = 1500,   /* more in a panel cannot be told apart */
    BOX_DIMENSIONS = 4 /* of a page; a column has room for 3 */
};

/* --- boxes ------------------------------------------------------------------------------------ */

/* The strongest dimensions; a box of one is drawn against another that it leaves open. */
static int box_dimensions(const Discovery *d, const DiscoverBox *b, const PlotFrame *frame,
                          BoxDimension out[BOX_DIMENSIONS], int which[BOX_DIMENSIONS]) {
    const Points *p = d->points;
    const int most = BOX_DIMENSIONS - !plot_is_page(frame);
    int count = 0;
    for (; count < b->edges && count < most; count++) which[count] = b->edge[count].dimension;
    for (int n = 0; n < p->dimensions && count == 1; n++)
        if (n != which[0]) which[count++] = n;
    for (int n = 0; n < count; n++) {
        const int k = which[n];
        out[n] = (BoxDimension){.name = p->name[k],
                                .low = p->low[k],
                                .high = p->high[k],
                                .box_low = fmax(b->box.low[k], p->low[k]),
                                .box_high = fmin(b->box.high[k], p->high[k])};
    }
    return count;
}

static bool is_left(const Discovery *d, int box, int point) {
    for (int n = 0; n < box; n++)
        if (prim_holds(&d->box[n].box, d->points, point)) return false;
    return true;
}

/* The first points that no earlier box holds, as many as can be drawn. */
static int box_points(const Discovery *d, int box, int *out) {
    int count = 0;
    for (int n = 0; n < d->points->count && count < BOX_DOTS; n++)
        if (is_left(d, box, n)) out[count++] = n;
    return count;
}

/* "Where “entry” comes from. Box 1 of 2: 38 % of its points are cases, 14 % of all" */
static void box_title(const Discovery *d, int n, const Question *q, Text *out) {
    const DiscoverBox *b = &d->box[n];
    const double all = d->held > 0 ? (double)d->held_yes / d->held
                                   : (double)d->searched_yes / (d->searched > 0 ? d->searched : 1);
    const double inside = d->held > 0 ? b->held_density.estimate : b->box.density;
    text_add(out, "Where “%s”", stat_info(q->of)->text);
    if (q->bound)
        text_add(out, " is%s above %g", q->negated ? " not" : "", q->above);
    else
        text_add(out, "%s", q->negated ? " does not come from" : " comes from");
    if (d->boxes > 1)
        text_add(out, ". Box %d of %d", n + 1, d->boxes);
    else
        text_add(out, ". The box");
    text_add(out, ": %.0f %% of its points are cases, %.0f %% of all", 100 * inside, 100 * all);
    if (d->held > 0) text_add(out, " (held out)");
}

static void box_source(const Discovery *d, const PlotFrame *frame, Text *out) {
    text_add(out, "%s", frame->source);
    if (d->points->count > BOX_DOTS) text_add(out, ", of them drawn the first %d", (int)BOX_DOTS);
    if (d->boxes > 1) text_add(out, ". A later box: without the points of the earlier ones");
}

static void box_panel(const Discovery *d, int n, const Question *q, const PlotFrame *frame,
                      Picture *out) {
    BoxDimension dimension[BOX_DIMENSIONS];
    int which[BOX_DIMENSIONS];
    const int dimensions = box_dimensions(d, &d->box[n], frame, dimension, which);
    int *point = memory_new(BOX_DOTS * sizeof *point);
    double *value = memory_new((size_t)BOX_DOTS * BOX_DIMENSIONS * sizeof *value);
    bool *is_case = memory_new(BOX_DOTS * sizeof *is_case);
    const int points = box_points(d, n, point);
    for (int i = 0; i < points; i++) {
        is_case[i] = d->points->yes[point[i]];
        for (int k = 0; k < dimensions; k++)
            value[k * points + i] = points_x(d->points, which[k], point[i]);
    }
    Text title = {0}, source = {0};
    box_title(d, n, q, &title);
    box_source(d, frame, &source);
    const PlotFrame whole = {source.data, frame->width_mm};
    const ChartHead head = plot_head(&whole, title.data, NULL, n + 1 == d->boxes);
    chart_boxes(&head, &(BoxesChart){dimension, dimensions, points, value, is_case}, out);
    text_free(&title);
    text_free(&source);
    free(point);
    free(value);
    free(is_case);
}

bool plot_discovery(const Discovery *d, const Question *q, const PlotFrame *frame, Picture *out) {
    for (int n = 0; n < d->boxes; n++) {
        Picture panel;
        box_panel(d, n, q, frame, &panel);
        plot_panel(out, n == 0, &panel);
    }
    return d->boxes > 0;
}

/* --- tornado ---------------------------------------------------------------------------------- */

bool plot_tornado(const Tornado *t, const PlotFrame *frame, Picture *out) {
    TornadoRow row[PLOT_ROWS];
    int rows = 0;
    for (int n = 0; n < t->bars && rows < PLOT_ROWS; n++) {
        const TornadoBar *b = &t->bar[n];
        if (!isfinite(b->at_low) || !isfinite(b->at_high)) continue;
        row[rows++] = (TornadoRow){.name = param_info(b->parameter)->name,
                                   .low = {b->at_low, NAN, NAN},
                                   .high = {b->at_high, NAN, NAN},
                                   .unsure = !b->tells};
    }
    if (rows == 0 || !isfinite(t->nominal.estimate)) return false;
    Text title = {0}, x_title = {0};
    text_add(&title, "What moves “%s”: each parameter alone", stat_info(t->of)->text);
    plot_sentence(&x_title, stat_info(t->of)->share ? "chance" : stat_info(t->of)->text);
    if (t->bars > rows) text_add(&x_title, " (the %d widest of %d parameters)", rows, t->bars);
    const ChartHead head = plot_head(frame, title.data, NULL, true);
    chart_tornado(&head, &(TornadoChart){x_title.data, t->nominal.estimate, row, rows}, out);
    text_free(&title);
    text_free(&x_title);
    return true;
}
