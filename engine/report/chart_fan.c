/* The fan: classes stacked over time. Always true: see chart.h. */
#include "core/memory.h"
#include "report/chart_parts.h"

#include <math.h>
#include <stdlib.h>

/* In the order of OrderId, which begins with the war and ends with a deterrent of its own. Every pair lies 15 or more
 * apart (CIEDE2000) for every common kind of colour vision, over light and dark ground: test_ui_colours. */
const uint32_t chart_class_colour[CHART_CLASSES] = {0x4e474fu, 0x7a3312u, 0xb7b6a3u, 0x6db9fau,
                                                    0x957698u, 0x677c63u, 0x074794u, 0xd7a952u};
const double chart_class_opacity = 0.88;

static uint32_t class_colour(const ClassesChart *c, int k) {
    return chart_class_colour[(c->kind ? c->kind[k] : k) % CHART_CLASSES];
}

static double plot_height(const Sheet *s) {
    return s->head->height > 0 ? s->head->height : fmin(0.5 * (s->right - s->left), 250) + 30;
}

static double *sums_of(const ClassesChart *c) {
    double *sum = memory_zeros((size_t)((c->classes + 1) * c->times + 1), sizeof *sum);
    for (int k = 0; k < c->classes; k++)
        for (int t = 0; t < c->times; t++)
            sum[(k + 1) * c->times + t] = sum[k * c->times + t] + c->share[k * c->times + t];
    return sum;
}

static void band_draw(Plot *plot, const double *time, const double *low, const double *high,
                      int times, uint32_t colour, double opacity, int series) {
    Spot *spot = memory_new(sizeof *spot * (size_t)(2 * times + 1));
    for (int t = 0; t < times; t++) {
        spot[t] = (Spot){scale_at(&plot->x, time[t]), scale_at(&plot->y, high[t])};
        spot[2 * times - 1 - t] = (Spot){scale_at(&plot->x, time[t]), scale_at(&plot->y, low[t])};
    }
    Mark *m = picture_path(plot->p, MARK_AREA, ROLE_DATA, spot, 2 * times, colour);
    m->series = series;
    m->opacity = opacity;
    free(spot);
}

static void line_draw(Plot *plot, const double *time, const double *value, int times,
                      uint32_t colour, double size, int series) {
    Spot *spot = memory_new(sizeof *spot * (size_t)(times + 1));
    for (int t = 0; t < times; t++)
        spot[t] = (Spot){scale_at(&plot->x, time[t]), scale_at(&plot->y, value[t])};
    Mark *m = picture_path(plot->p, MARK_LINE, ROLE_DATA, spot, times, colour);
    m->size = size;
    m->series = series;
    free(spot);
}

static void class_label(const ClassesChart *c, int k, Text *out) {
    const double last = c->share[k * c->times + c->times - 1];
    text_say(out, "%s %.*f", c->name[k], last > 0 && last < 0.01 ? 1 : 0, 100 * last);
    if (c->last) text_add(out, " (%.0f–%.0f)", 100 * c->last[k].low, 100 * c->last[k].high);
    text_add(out, " %%");
}

/* Names at the right, beside where their band ends, greatest at the bottom as in the stack. */
static void class_names(Plot *plot, const ClassesChart *c, const double *sum, double x,
                        double right) {
    double *place = memory_zeros((size_t)c->classes + 1, sizeof *place);
    const double gap = 1.3 * plot->type, top = plot->at.top, bottom = plot->at.bottom;
    const int last = c->times - 1;
    for (int k = 0; k < c->classes; k++)
        place[k] =
            scale_at(&plot->y, (sum[k * c->times + last] + sum[(k + 1) * c->times + last]) / 2);
    for (int k = 1; k < c->classes; k++)
        place[k] = fmin(place[k], place[k - 1] - 0.01); /* as in the stack */
    places_spread(place, c->classes, gap, top + 0.4 * gap, bottom - 0.3 * gap);
    for (int k = 0; k < c->classes; k++) {
        Text label = {0};
        class_label(c, k, &label);
        const double middle =
            scale_at(&plot->y, (sum[k * c->times + last] + sum[(k + 1) * c->times + last]) / 2);
        picture_line(plot->p, ROLE_GROUND, right + 1, middle, x - 2, place[k], EDGE)->size = 0.6;
        picture_bar(plot->p, ROLE_GROUND,
                    (Area){x, place[k] - 0.33 * plot->type, x + 0.66 * plot->type,
                           place[k] + 0.33 * plot->type},
                    class_colour(c, k));
        picture_text(plot->p, ROLE_NAME, x + plot->type, place[k] + 0.34 * plot->type, ANCHOR_START,
                     plot->type, label.data)
            ->series = k;
        text_free(&label);
    }
    free(place);
}

/* Where beside the plot is too little room. */
static void class_keys(Sheet *s, const ClassesChart *c) {
    Key *key = memory_zeros((size_t)c->classes + 1, sizeof *key);
    Text *label = memory_zeros((size_t)c->classes + 1, sizeof *label);
    for (int k = 0; k < c->classes; k++) {
        class_label(c, c->classes - 1 - k, &label[k]); /* as they lie over each other */
        key[k] = (Key){label[k].data, class_colour(c, c->classes - 1 - k), c->classes - 1 - k, true, SHAPE_SQUARE};
    }
    sheet_keys(s, key, c->classes);
    for (int k = 0; k < c->classes; k++) text_free(&label[k]);
    free(label);
    free(key);
}

void chart_classes(const ChartHead *head, const ClassesChart *c, Picture *out) {
    Sheet s = sheet_begin(head, out);
    double widest = 0, *sum = sums_of(c);
    for (int k = 0; k < c->classes; k++) {
        Text label = {0};
        class_label(c, k, &label);
        widest = fmax(widest, text_width(label.data, s.type, false));
        text_free(&label);
    }
    const double lead = 12, beside = widest + lead + 1.1 * s.type;
    const bool under = beside > 0.45 * (s.right - s.left);
    const double room = under ? 8 : beside;
    Scale y = scale_tight(0, 1, 6);
    y.percent = true;
    Plot plot = plot_begin(&s, scale_tight(c->time[0], c->time[c->times - 1], 7), y, c->y_title,
                           plot_height(&s), room);
    plot_axes(&plot, false, false);
    for (int k = 0; k < c->classes; k++)
        band_draw(&plot, c->time, sum + k * c->times, sum + (k + 1) * c->times, c->times,
                  class_colour(c, k), chart_class_opacity, k);
    for (int k = 1; k < c->classes; k++)
        line_draw(&plot, c->time, sum + k * c->times, c->times, PAPER, 0.8, -1);
    for (int n = 1; n + 1 < scale_ticks(&plot.y); n++) {
        const double at = scale_at(&plot.y, scale_tick(&plot.y, n));
        Mark *m = picture_line(out, ROLE_GROUND, plot.at.left, at, plot.at.right, at, PAPER);
        m->size = 0.5;
        m->opacity = 0.6;
    }
    if (!under) class_names(&plot, c, sum, plot.at.right + lead, plot.at.right);
    plot_end(&s, &plot, c->x_title);
    if (under) class_keys(&s, c);
    sheet_end(&s);
    free(sum);
}
