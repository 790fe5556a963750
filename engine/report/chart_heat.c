/* A sweep in two directions. Always true: see chart.h; each cell has its number if it fits, and the
 * legend has the same colours. */
#include "report/chart_parts.h"

#include <math.h>
#include <stdlib.h>

/* One hue from light to dark: the same order with any colour vision, and in grey. */
static uint32_t heat_colour(double share) {
    static const uint32_t stop[] = {0xf3f6f9u, 0xb4d3e8u, 0x5a9fceu, 0x1a62a3u, 0x08305bu};
    const double place = fmin(fmax(share, 0), 1) * 4;
    const int n = place >= 4 ? 3 : (int)place;
    return colour_mix(stop[n], stop[n + 1], place - n);
}

static uint32_t ink_on(uint32_t ground) {
    return colour_contrast(0, ground) >= colour_contrast(PAPER, ground) ? 0u : PAPER;
}

static void cell_draw(Picture *p, const Scale *value, Area at, double number, double type,
                      int item) {
    const uint32_t ground = isfinite(number)
                                ? heat_colour((number - value->low) / (value->high - value->low))
                                : 0xffffffu;
    Mark *m = picture_bar(
        p, ROLE_DATA, (Area){at.left + 0.4, at.top + 0.4, at.right - 0.4, at.bottom - 0.4}, ground);
    m->item = item;
    Text label = {0};
    Scale finer = *value; /* one digit more than the legend, the same in all cells */
    finer.digits++;
    if (isfinite(number))
        scale_write(&finer, number, &label);
    else
        text_add(&label, "–");
    const double wide = at.right - at.left, high = at.bottom - at.top;
    double size = type;
    while (size > 0.7 * type && text_width(label.data, size, false) > wide - 3) size -= 0.1 * type;
    if (text_width(label.data, size, false) <= wide - 3 && size < high - 2) {
        m = picture_text(p, ROLE_VALUE, (at.left + at.right) / 2,
                         (at.top + at.bottom) / 2 + 0.34 * size, ANCHOR_MIDDLE, size, label.data);
        m->ground = ground;
        m->colour = ink_on(ground);
        m->item = item;
    }
    text_free(&label);
}

static void legend_draw(Sheet *s, const Scale *value, const char *title) {
    enum { PARTS = 24 };
    const double left = s->left + 2 + scale_widest(value, s->type) / 2;
    const double wide = fmin(0.55 * (s->right - s->left), 220);
    sheet_words(s, ROLE_AXIS, s->type, false, INK, title);
    s->y += 3;
    for (int n = 0; n < PARTS; n++)
        picture_bar(s->p, ROLE_GROUND,
                    (Area){left + wide * n / PARTS, s->y, left + wide * (n + 1) / PARTS, s->y + 8},
                    heat_colour((n + 0.5) / PARTS));
    Scale bar = *value;
    bar.from = left;
    bar.to = left + wide;
    for (int n = 0; n < scale_ticks(&bar); n++) {
        Text label = {0};
        scale_write(&bar, scale_tick(&bar, n), &label);
        picture_text(s->p, ROLE_TICK, scale_at(&bar, scale_tick(&bar, n)),
                     s->y + 9 + 0.95 * s->type, ANCHOR_MIDDLE, 0.92 * s->type, label.data)
            ->colour = SOFT;
        text_free(&label);
    }
    s->y += 9 + 1.6 * s->type;
}

static void names_draw(Plot *plot, const HeatChart *c, double cell, double high) {
    double widest = 0, last = -INFINITY;
    for (int pass = 0; pass < 2; pass++)
        for (int n = 0; n < c->nx; n++) {
            Text label = {0};
            value_write(c->x[n], &label);
            const double wide = text_width(label.data, 0.92 * plot->type, false),
                         x = plot->at.left + (n + 0.5) * cell;
            widest = fmax(widest, wide);
            if (pass == 1 && x - wide / 2 > last + 3) {
                picture_text(plot->p, ROLE_TICK, x, plot->at.bottom + 1.2 * plot->type,
                             ANCHOR_MIDDLE, 0.92 * plot->type, label.data)
                    ->colour = SOFT;
                last = x + wide / 2;
            }
            text_free(&label);
        }
    const int stride = (int)ceil(1.1 * plot->type / high);
    for (int n = 0; n < c->ny; n += stride) {
        Text label = {0};
        value_write(c->y[n], &label);
        picture_text(plot->p, ROLE_TICK, plot->at.left - 4,
                     plot->at.bottom - (n + 0.5) * high + 0.32 * plot->type, ANCHOR_END,
                     0.92 * plot->type, label.data)
            ->colour = SOFT;
        text_free(&label);
    }
}

void chart_heat(const ChartHead *head, const HeatChart *c, Picture *out) {
    Sheet s = sheet_begin(head, out);
    double low = INFINITY, high = -INFINITY, widest = 0;
    for (int n = 0; n < c->nx * c->ny; n++)
        span_add(&low, &high, (Interval){c->value[n], c->value[n], c->value[n]});
    for (int n = 0; n < c->ny; n++) {
        Text label = {0};
        value_write(c->y[n], &label);
        widest = fmax(widest, text_width(label.data, 0.92 * s.type, false));
        text_free(&label);
    }
    const Scale value = scale_nice(low, high, 5);
    legend_draw(&s, &value, c->value_title);
    sheet_words(&s, ROLE_AXIS, s.type, false, INK, c->y_title);
    s.y += 3;
    const double left = s.left + widest + 6, cell = (s.right - left) / c->nx;
    const double tall = fmax(fmin(0.62 * cell, 34), 6);
    Plot plot = {.p = out, .type = s.type, .at = {left, s.y, s.right, s.y + tall * c->ny}};
    for (int y = 0; y < c->ny; y++)
        for (int x = 0; x < c->nx; x++) {
            const double top = plot.at.bottom - (y + 1) * tall;
            cell_draw(out, &value, (Area){left + x * cell, top, left + (x + 1) * cell, top + tall},
                      c->value[y * c->nx + x], 0.92 * s.type, y * c->nx + x);
        }
    names_draw(&plot, c, cell, tall);
    plot_end(&s, &plot, c->x_title);
    sheet_end(&s);
}
