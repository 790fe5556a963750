/* Scales, ticks and axes. Always true: see chart_parts.h. */
#include "report/chart_parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* 1, 2 or 5 times a power of ten near x. Heckbert 1990 */
static double nice_number(double x) {
    const double power = pow(10, floor(log10(x))), f = x / power;
    return (f < 1.5 ? 1 : f < 3 ? 2 : f < 7 ? 5 : 10) * power;
}

static Scale scale_with(double low, double high, int ticks) {
    if (!(low < high) || !isfinite(low) || !isfinite(high)) {
        const double middle = isfinite(low)    ? low
                              : isfinite(high) ? high
                                               : 0,
                     room = fabs(middle) > 0 ? 0.1 * fabs(middle) : 1;
        low = middle - room;
        high = middle + room;
    }
    Scale s = {
        .low = low, .high = high, .step = nice_number((high - low) / (ticks > 1 ? ticks - 1 : 1))};
    const double digits = -floor(log10(s.step) + 1e-9);
    s.digits = digits > 0 ? (int)digits : 0;
    return s;
}

Scale scale_nice(double low, double high, int ticks) {
    Scale s = scale_with(low, high, ticks);
    s.low = s.step * floor(s.low / s.step + 1e-9);
    s.high = s.step * ceil(s.high / s.step - 1e-9);
    return s;
}

Scale scale_tight(double low, double high, int ticks) { return scale_with(low, high, ticks); }

Scale scale_years(double low, double high) {
    Scale x = scale_tight(low, fmax(high, low + 0.25), 8);
    if (x.step < 1) {
        x.step = 1;
        x.digits = 0;
    }
    return x;
}

double scale_at(const Scale *s, double value) {
    const double held = fmin(fmax(value, s->low), s->high);
    return s->from + (s->to - s->from) * (held - s->low) / (s->high - s->low);
}

static double first_tick(const Scale *s) { return s->step * ceil(s->low / s->step - 1e-9); }

int scale_ticks(const Scale *s) {
    return (int)floor((s->high - first_tick(s)) / s->step + 1e-9) + 1;
}

double scale_tick(const Scale *s, int n) {
    const double value = first_tick(s) + n * s->step;
    return fabs(value) < 1e-9 * s->step ? 0 : value;
}

void scale_write(const Scale *s, double value, Text *out) {
    const int places = s->percent ? (s->digits > 2 ? s->digits - 2 : 0) : s->digits;
    text_say(out, "%.*f", places, s->percent ? 100 * value : value);
    if (s->percent) text_add(out, " %%");
}

void value_write(double value, Text *out) {
    char digits[64];
    const double size = fabs(value);
    const int places = size >= 100 || size == 0 ? 0
                       : size >= 10             ? 1
                       : size >= 1              ? 2
                       : size >= 0.01           ? 3
                                                : 5;
    tongue_write(digits, sizeof digits, "%.*f", places, value);
    char *point = strpbrk(digits, ".,"), *end = digits + strlen(digits);
    while (point && end > point && (end[-1] == '0' || end - 1 == point)) *--end = 0;
    text_add(out, "%s", digits);
}

double scale_widest(const Scale *s, double size) {
    double widest = 0;
    for (int n = 0; n < scale_ticks(s); n++) {
        Text label = {0};
        scale_write(s, scale_tick(s, n), &label);
        widest = fmax(widest, text_width(label.data, size, false));
        text_free(&label);
    }
    return widest;
}

static void tick_text(Plot *plot, const Scale *s, int n, double x, double y, Anchor anchor) {
    Text label = {0};
    scale_write(s, scale_tick(s, n), &label);
    picture_text(plot->p, ROLE_TICK, x, y, anchor, 0.92 * plot->type, label.data)->colour = SOFT;
    text_free(&label);
}

/* Every how-manieth tick of x has room for its label. */
static int tick_stride(const Plot *plot) {
    const double apart =
        fabs(plot->x.to - plot->x.from) * plot->x.step / (plot->x.high - plot->x.low);
    const double wide = scale_widest(&plot->x, 0.92 * plot->type) + 4;
    int stride = 1;
    while (stride * apart < wide && stride < 100) stride++;
    return stride;
}

/* The labels of x, every stride-th; at the edges of the sheet moved inwards, or left out if one is
 * there. */
static void x_texts(Plot *plot) {
    const double half = scale_widest(&plot->x, 0.92 * plot->type) / 2 + 1;
    double last = -INFINITY;
    for (int n = 0, stride = tick_stride(plot); n < scale_ticks(&plot->x); n += stride) {
        const double at = scale_at(&plot->x, scale_tick(&plot->x, n));
        const double x = fmin(fmax(at, half), plot->p->width - half);
        if (x - last < 2 * half + 2) continue;
        tick_text(plot, &plot->x, n, x, plot->at.bottom + 1.25 * plot->type, ANCHOR_MIDDLE);
        last = x;
    }
}

void plot_axes(Plot *plot, bool grid_x, bool grid_y) {
    const Area at = plot->at;
    for (int n = 0; n < scale_ticks(&plot->y); n++) {
        const double y = scale_at(&plot->y, scale_tick(&plot->y, n));
        if (grid_y) picture_line(plot->p, ROLE_GROUND, at.left, y, at.right, y, RULE)->size = 0.7;
        tick_text(plot, &plot->y, n, at.left - 4, y + 0.32 * plot->type, ANCHOR_END);
    }
    x_texts(plot);
    for (int n = 0; n < scale_ticks(&plot->x); n++) {
        const double x = scale_at(&plot->x, scale_tick(&plot->x, n));
        if (grid_x) picture_line(plot->p, ROLE_GROUND, x, at.top, x, at.bottom, RULE)->size = 0.7;
        picture_line(plot->p, ROLE_GROUND, x, at.bottom, x, at.bottom + 3, EDGE)->size = 0.7;
    }
    picture_line(plot->p, ROLE_GROUND, at.left, at.bottom, at.right, at.bottom, EDGE)->size = 0.8;
}

Plot plot_begin(Sheet *s, Scale x, Scale y, const char *y_title, double height, double room) {
    sheet_words(s, ROLE_AXIS, s->type, false, INK, y_title);
    s->y += 0.6 * s->type;
    const double left = s->left + scale_widest(&y, 0.92 * s->type) + 6;
    Plot plot = {.p = s->p,
                 .type = s->type,
                 .x = x,
                 .y = y,
                 .at = {left, s->y, s->right - room, s->y + height}};
    plot.x.from = plot.at.left;
    plot.x.to = plot.at.right;
    plot.y.from = plot.at.bottom;
    plot.y.to = plot.at.top;
    return plot;
}

void plot_end(Sheet *s, Plot *plot, const char *x_title) {
    const double left = s->left;
    s->left = plot->at.left;
    s->y = plot->at.bottom + 1.75 * s->type;
    sheet_words(s, ROLE_AXIS, s->type, false, INK, x_title);
    s->left = left;
}
