/* A box of parameters in a scatter matrix. Always true: see chart.h; a panel stands for each pair
 * of dimensions, the box is drawn in each, and every row and column of panels is named. */
#include "report/chart_parts.h"

#include <math.h>

enum { MOST_DIMENSIONS = 5, PANEL_GAP = 6 };

static void ends_write(const BoxDimension *d, bool high, Text *out) {
    value_write(high ? d->high : d->low, out);
}

static void end_texts(Picture *p, const BoxDimension *d, Area at, double size, bool along_x) {
    for (int e = 0; e < 2; e++) {
        Text label = {0};
        ends_write(d, e == 1, &label);
        Mark *m =
            along_x ? picture_text(p, ROLE_TICK, e ? at.right : at.left, at.bottom + 1.1 * size,
                                   e ? ANCHOR_END : ANCHOR_START, size, label.data)
                    : picture_text(p, ROLE_TICK, at.left - 3, e ? at.top + 0.75 * size : at.bottom,
                                   ANCHOR_END, size, label.data);
        m->colour = SOFT;
        text_free(&label);
    }
}

static void panel_dots(const BoxesChart *c, int x, int y, Plot *plot) {
    for (int pass = 0; pass < 2; pass++)
        for (int n = 0; n < c->points; n++) {
            if (c->is_case[n] != (pass == 1)) continue;
            Mark *m =
                picture_dot(plot->p, ROLE_DATA, scale_at(&plot->x, c->value[x * c->points + n]),
                            scale_at(&plot->y, c->value[y * c->points + n]), pass ? 1.7 : 1.3,
                            pass ? VERMILION : 0xb3bac1u);
            m->shape = pass ? SHAPE_TRIANGLE : SHAPE_CIRCLE;
            m->opacity = pass ? 0.9 : 0.7;
        }
}

static void panel_draw(const BoxesChart *c, int x, int y, Area at, double type, Picture *p) {
    const BoxDimension *dx = &c->dimension[x], *dy = &c->dimension[y];
    Plot plot = {.p = p,
                 .at = at,
                 .type = type,
                 .x = {.low = dx->low, .high = dx->high, .from = at.left, .to = at.right},
                 .y = {.low = dy->low, .high = dy->high, .from = at.bottom, .to = at.top}};
    const Area box = {scale_at(&plot.x, dx->box_low), scale_at(&plot.y, dy->box_high),
                      scale_at(&plot.x, dx->box_high), scale_at(&plot.y, dy->box_low)};
    picture_bar(p, ROLE_GROUND, at, 0xf6f7f9u);
    picture_bar(p, ROLE_DATA, box, SKY)->opacity = 0.28;
    panel_dots(c, x, y, &plot);
    const Spot edge[] = {{box.left, box.top},
                         {box.right, box.top},
                         {box.right, box.bottom},
                         {box.left, box.bottom},
                         {box.left, box.top}};
    picture_path(p, MARK_LINE, ROLE_DATA, edge, 5, BLUE)->size = 1.2;
}

/* The widest number at an end of a dimension. */
static double widest_end(const BoxesChart *c, int dimensions, double size) {
    double widest = 0;
    for (int n = 0; n < 2 * dimensions; n++) {
        Text label = {0};
        ends_write(&c->dimension[n / 2], n % 2 == 1, &label);
        widest = fmax(widest, text_width(label.data, size, false));
        text_free(&label);
    }
    return widest;
}

/* The panels of dimension y against all before it; under the last row the names of those. */
static void panels_draw(const BoxesChart *c, int y, bool last, Area first, double type,
                        Picture *p) {
    const double size = 0.92 * type, wide = first.right - first.left;
    for (int x = 0; x < y; x++) {
        const double left = first.left + x * (wide + PANEL_GAP);
        const Area at = {left, first.top, left + wide, first.bottom};
        panel_draw(c, x, y, at, type, p);
        if (x == 0) end_texts(p, &c->dimension[y], at, size, false);
        if (!last) continue;
        end_texts(p, &c->dimension[x], at, size, true);
        words_put(p, ROLE_NAME, at.left, wide, at.bottom + 1.4 * size, type, false, INK,
                  c->dimension[x].name);
    }
}

void chart_boxes(const ChartHead *head, const BoxesChart *c, Picture *out) {
    Sheet s = sheet_begin(head, out);
    const Key key[] = {{chart_text(CHART_CASE), VERMILION, -1, false, SHAPE_TRIANGLE},
                       {chart_text(CHART_NO_CASE), 0xb3bac1u, -1, false, SHAPE_CIRCLE},
                       {chart_text(CHART_BOX), BLUE, -1, true, SHAPE_CIRCLE}};
    sheet_keys(&s, key, 3);
    const int d = c->dimensions < MOST_DIMENSIONS ? c->dimensions : MOST_DIMENSIONS, side = d - 1;
    const double left = s.left + 5 + widest_end(c, d, 0.92 * s.type);
    const double wide = fmin((s.right - left - PANEL_GAP * (side - 1)) / side, 190);
    const double high = fmin(0.8 * wide, 130);
    double names = 0;
    for (int n = 0; n < side; n++)
        names = fmax(names, words_height(wide, s.type, false, c->dimension[n].name));
    s.y += 2;
    for (int y = 1; y < d; y++) { /* a row's own name stands over it */
        s.y = 2 + words_put(out, ROLE_NAME, left, s.right - left, s.y, s.type, false, INK,
                            c->dimension[y].name);
        panels_draw(c, y, y == d - 1, (Area){left, s.y, left + wide, s.y + high}, s.type, out);
        s.y += high + PANEL_GAP;
    }
    s.y += 1.3 * s.type + names;
    sheet_end(&s);
}
