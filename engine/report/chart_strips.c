/* Statements against their thresholds. Always true: see chart.h; the verdict is a word, not a
 * colour. */
#include "report/chart_parts.h"

#include <math.h>
#include <string.h>

const uint32_t strip_colour_pass = BLUE, strip_colour_fail = VERMILION, strip_colour_open = SOFT;

static void strip_span(const Strip *strip, double *low, double *high) {
    span_add(low, high, strip->answer);
    span_add(low, high, (Interval){strip->threshold, strip->threshold, strip->threshold});
}

/* The scale of strip n: shared with its neighbours where they say so. */
static Scale strip_scale(const StripsChart *c, int n) {
    double low = INFINITY, high = -INFINITY;
    int from = n, to = n + 1;
    while (from > 0 && c->strip[from].same_scale) from--;
    while (to < c->strips && c->strip[to].same_scale) to++;
    for (int k = from; k < to; k++) strip_span(&c->strip[k], &low, &high);
    const double room = high > low ? 0.12 * (high - low) : fmax(0.1 * fabs(low), 0.01);
    return scale_tight(low - room, high + room, 5);
}

static void strip_ground(Plot *plot, const Strip *strip) {
    const Area at = plot->at;
    const double x = scale_at(&plot->x, strip->threshold);
    picture_bar(plot->p, ROLE_GROUND, at, 0xf2f4f6u);
    if (strip->side != STRIP_BELOW)
        picture_bar(plot->p, ROLE_GROUND, (Area){x, at.top, at.right, at.bottom}, 0xd8e8f3u);
    if (strip->side != STRIP_ABOVE)
        picture_bar(plot->p, ROLE_GROUND, (Area){at.left, at.top, x, at.bottom}, 0xd8e8f3u);
    picture_line(plot->p, ROLE_GROUND, x, at.top - 2, x, at.bottom + 2, INK)->size = 1.1;
}

/* Ticks, but none where the threshold's own number stands. */
static void strip_ticks(Plot *plot, const Strip *strip) {
    const double size = 0.88 * plot->type, base = plot->at.bottom + 1.15 * size,
                 x = scale_at(&plot->x, strip->threshold);
    Text own = {0};
    value_write(strip->threshold, &own);
    const double half = text_width(own.data, size, true) / 2,
                 middle = fmin(fmax(x, plot->at.left + half), plot->at.right - half);
    picture_text(plot->p, ROLE_VALUE, middle, base, ANCHOR_MIDDLE, size, own.data)->bold = true;
    text_free(&own);
    const double space = half + 5;
    double last = -INFINITY;
    for (int n = 0; n < scale_ticks(&plot->x); n++) {
        Text label = {0};
        scale_write(&plot->x, scale_tick(&plot->x, n), &label);
        const double at = scale_at(&plot->x, scale_tick(&plot->x, n)),
                     w = text_width(label.data, size, false) / 2;
        if (fabs(at - middle) > w + space && at - w > last + 4 && at - w > plot->at.left - 2 &&
            at + w < plot->at.right + 2) {
            picture_text(plot->p, ROLE_TICK, at, base, ANCHOR_MIDDLE, size, label.data)->colour =
                SOFT;
            last = at + w;
        }
        text_free(&label);
    }
}

static void strip_answer(Plot *plot, const Strip *strip, int n) {
    const double y = (plot->at.top + plot->at.bottom) / 2;
    if (!isfinite(strip->answer.estimate)) {
        picture_text(plot->p, ROLE_NOTE, plot->at.left + 4, y + 0.34 * plot->type, ANCHOR_START,
                     plot->type, chart_text(CHART_NOT_COUNTED))
            ->ground = 0xf2f4f6u;
        return;
    }
    whisker_x(plot->p, &plot->x, y, strip->answer, strip->colour, n, 0);
    Mark *m = picture_dot(plot->p, ROLE_ESTIMATE, scale_at(&plot->x, strip->answer.estimate), y,
                          0.34 * plot->type, strip->colour);
    m->series = n;
    m->item = 0;
}

/* Verdict at the right of the first line of the text. */
static void strip_words(Sheet *s, const Strip *strip, int n) {
    const double room = text_width(strip->verdict, s->type, true) + 8, right = s->right;
    Text words = {0};
    text_add(&words, "%s  %s", strip->name, strip->text);
    Mark *m = picture_text(s->p, ROLE_NOTE, s->right, s->y + 0.95 * s->type, ANCHOR_END, s->type,
                           strip->verdict);
    m->bold = true;
    const int first = s->p->marks;
    s->right -= room;
    sheet_words(s, ROLE_NAME, s->type, false, INK, words.data);
    s->right = right;
    for (int k = first; k < s->p->marks; k++) s->p->mark[k].series = n;
    text_free(&words);
}

void chart_strips(const ChartHead *head, const StripsChart *c, Picture *out) {
    Sheet s = sheet_begin(head, out);
    for (int n = 0; n < c->strips; n++) {
        const Strip *strip = &c->strip[n];
        strip_words(&s, strip, n);
        s.y += 5;
        Plot plot = {.p = out,
                     .type = s.type,
                     .x = strip_scale(c, n),
                     .at = {s.left, s.y, s.right, s.y + 1.1 * s.type}};
        plot.x.from = plot.at.left;
        plot.x.to = plot.at.right;
        strip_ground(&plot, strip);
        strip_answer(&plot, strip, n);
        strip_ticks(&plot, strip);
        s.y = plot.at.bottom + 2.1 * s.type;
    }
    sheet_end(&s);
}
