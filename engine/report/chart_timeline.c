/* One history, or two that part, line under line. Always true: see chart.h. */
#include "report/chart_parts.h"

#include <math.h>
#include <stdio.h>

/* The plots of all lines have the same x; y is filled in for each. */
typedef struct Timeline {
    Sheet *s;
    const TimelineChart *c;
    Scale x;
    double strip, gap; /* height of a line's plot; between two, where the next one's name stands */
    double top, bottom;
} Timeline;

static uint32_t side_colour(int side) { return side == 0 ? BLUE : VERMILION; }

static void keys_put(Sheet *s, const TimelineChart *c) {
    Key key[TIMELINE_SIDES];
    if (c->sides < 2) return;
    for (int n = 0; n < c->sides; n++)
        key[n] = (Key){.name = c->side_name[n], .colour = side_colour(n), .series = n, .bar = n == 0,
                       .shape = SHAPE_CIRCLE};
    sheet_keys(s, key, c->sides);
}

static Scale time_scale(const TimelineChart *c) {
    double low = INFINITY, high = -INFINITY;
    for (int side = 0; side < c->sides; side++)
        for (int n = 0; n < c->points[side]; n++) {
            low = fmin(low, c->x[side][n]);
            high = fmax(high, c->x[side][n]);
        }
    return scale_years(low, high);
}

/* Of one history each line is a series, of two each history. */
static int series_of(const Timeline *t, int n, int side) { return t->c->sides > 1 ? side : n; }

static void line_draw(const Timeline *t, int line_at, const Scale *y, int side) {
    const TimelineLine *line = &t->c->line[line_at];
    enum { MOST = 512 };
    Spot spot[MOST];
    const int points = t->c->points[side] < MOST ? t->c->points[side] : MOST;
    for (int n = 0; n < points; n++)
        spot[n] = (Spot){scale_at(&t->x, t->c->x[side][n]), scale_at(y, line->value[side][n])};
    if (points == 0) return;
    Mark *m = picture_path(t->s->p, MARK_LINE, ROLE_DATA, spot, points, side_colour(side));
    m->size = 1.7;
    m->series = series_of(t, line_at, side);
    m->dash = side == 0 ? DASH_NONE : DASH_LONG;
    m = picture_dot(t->s->p, ROLE_DATA, spot[points - 1].x, spot[points - 1].y, 0.27 * t->s->type, side_colour(side));
    m->series = series_of(t, line_at, side);
}

static void values_at_end(const Timeline *t, const TimelineLine *line, const Scale *y) {
    double place[TIMELINE_SIDES];
    const TimelineChart *c = t->c;
    for (int side = 0; side < c->sides; side++)
        place[side] = c->points[side] ? scale_at(y, line->value[side][c->points[side] - 1]) : y->from;
    places_spread(place, c->sides, 1.1 * t->s->type, y->to, y->from + 0.3 * t->s->type);
    for (int side = 0; side < c->sides; side++) {
        char text[32];
        if (c->points[side] == 0) continue;
        tongue_write(text, sizeof text, "%.2f", line->value[side][c->points[side] - 1]);
        Mark *m = picture_text(t->s->p, ROLE_VALUE, t->x.to + 0.6 * t->s->type, place[side] + 0.34 * t->s->type,
                               ANCHOR_START, t->s->type, text);
        m->colour = side == 0 ? BLUE : 0xa84800;
        m->bold = true;
    }
}

static void strip_draw(const Timeline *t, int n) {
    const TimelineLine *line = &t->c->line[n];
    Sheet *s = t->s;
    const double top = t->top + n * (t->strip + t->gap) + t->gap, bottom = top + t->strip;
    const Scale y = {.low = line->low, .high = line->high, .from = bottom, .to = top};
    Mark *m = picture_text(s->p, ROLE_NAME, t->x.from, top - 0.35 * s->type, ANCHOR_START, s->type, line->name);
    m->series = t->c->sides > 1 ? -1 : n;
    picture_line(s->p, ROLE_GROUND, t->x.from, top, t->x.to, top, RULE)->size = 0.7;
    picture_line(s->p, ROLE_GROUND, t->x.from, bottom, t->x.to, bottom, EDGE)->size = 0.7;
    for (int end = 0; end < 2; end++) {
        Text text = {0};
        value_write(end ? line->high : line->low, &text);
        picture_text(s->p, ROLE_TICK, t->x.from - 4, (end ? top : bottom) + 0.32 * s->type, ANCHOR_END,
                     0.92 * s->type, text.data)->colour = SOFT;
        text_free(&text);
    }
    for (int side = t->c->sides - 1; side >= 0; side--) line_draw(t, n, &y, side);
    values_at_end(t, line, &y);
}

static void hairline(const Timeline *t, double x, uint32_t colour, Dash dash) {
    for (int n = 0; n < t->c->lines; n++) { /* not through the names */
        const double top = t->top + n * (t->strip + t->gap) + t->gap;
        Mark *m = picture_line(t->s->p, ROLE_GROUND, x, top, x, top + t->strip, colour);
        m->size = 0.8;
        m->dash = dash;
    }
}

/* Small marks in a lane of their own; those of one turn lie over each other, and the lane tells how many. */
static void marks_draw(const Timeline *t, double lane) {
    const double size = t->s->type;
    for (int n = 0; n < t->c->marks; n++) {
        const TimelineMark *k = &t->c->mark[n];
        const double x = scale_at(&t->x, k->x);
        if (k->number > 0) continue;
        int below = 0;
        for (int before = 0; before < n; before++)
            below += t->c->mark[before].number == 0 && fabs(t->c->mark[before].x - k->x) < 1e-9 ? 1 : 0;
        if (below > 3) continue;
        Mark *m = picture_dot(t->s->p, ROLE_GROUND, x, lane + 0.45 * size + 0.42 * size * below, 0.17 * size,
                              t->c->sides > 1 ? side_colour(k->side) : INK);
        m->shape = SHAPE_SQUARE;
    }
}

static void numbers_draw(const Timeline *t, double lane) {
    const double size = t->s->type;
    for (int n = 0; n < t->c->marks; n++) {
        const TimelineMark *k = &t->c->mark[n];
        if (k->number == 0) continue;
        char text[16];
        const double x = scale_at(&t->x, k->x);
        hairline(t, x, VERMILION, DASH_SHORT);
        snprintf(text, sizeof text, "%d", k->number);
        Mark *m = picture_text(t->s->p, ROLE_NAME, x, lane + 0.9 * size, ANCHOR_MIDDLE, size, text);
        m->bold = true;
        m->colour = 0xa84800;
    }
}

/* What a mark means; a number stands for itself. */
static void lane_words(Sheet *s, const char *words, bool number, uint32_t colour) {
    const double size = s->type, middle = s->y + 0.62 * size;
    if (number) {
        Mark *m =
            picture_text(s->p, ROLE_NAME, s->left + 0.4 * size, middle + 0.33 * size, ANCHOR_MIDDLE, 0.92 * size, "1");
        m->bold = true;
        m->colour = colour;
    } else picture_dot(s->p, ROLE_GROUND, s->left + 0.4 * size, middle, 0.17 * size, colour)->shape = SHAPE_SQUARE;
    s->y = words_put(s->p, ROLE_NOTE, s->left + 1.2 * size, s->right - s->left - 1.2 * size, s->y, 0.92 * size, false,
                     SOFT, words);
}

void chart_timeline(const ChartHead *head, const TimelineChart *c, Picture *out) {
    Sheet s = sheet_begin(head, out);
    ASSERT(c->sides >= 1 && c->sides <= TIMELINE_SIDES);
    keys_put(&s, c);
    Timeline t = {.s = &s, .c = c, .x = time_scale(c), .top = s.y};
    double widest = 0;
    for (int n = 0; n < c->lines; n++) {
        const Scale ends = {.low = c->line[n].low, .high = c->line[n].high, .step = c->line[n].high - c->line[n].low};
        widest = fmax(widest, scale_widest(&ends, 0.92 * s.type));
    }
    t.x.from = s.left + widest + 8;
    t.x.to = s.right - text_width("0.00", s.type, true) - 0.8 * s.type;
    t.gap = 1.75 * s.type;
    t.strip = head->height > 0 ? fmax(2 * s.type, head->height / c->lines - t.gap) : 3.2 * s.type;
    t.bottom = t.top + c->lines * (t.strip + t.gap);
    const bool numbers = c->number_name != NULL, small = c->mark_name != NULL;
    double lane = t.bottom + 0.35 * s.type;
    if (numbers) numbers_draw(&t, lane);
    lane += numbers ? 1.3 * s.type : 0;
    if (c->part) hairline(&t, scale_at(&t.x, *c->part), INK, DASH_DOT);
    for (int n = 0; n < c->lines; n++) strip_draw(&t, n);
    if (small) marks_draw(&t, lane);
    lane += small ? 2.0 * s.type : 0;
    Plot plot = {.p = out, .type = s.type, .x = t.x, .at = {t.x.from, t.top, t.x.to, lane},
                 .y = (Scale){.low = 0.5, .high = 0.6, .step = 1}}; /* without a tick */
    plot_axes(&plot, false, false);
    plot_end(&s, &plot, c->x_title);
    s.y += 0.3 * s.type;
    if (c->part) {
        Mark *m = picture_line(out, ROLE_GROUND, s.left + 0.4 * s.type, s.y + 0.2 * s.type, s.left + 0.4 * s.type,
                               s.y + 1.1 * s.type, INK);
        m->dash = DASH_DOT;
        m->size = 0.8;
        s.y = words_put(out, ROLE_NOTE, s.left + 1.2 * s.type, s.right - s.left - 1.2 * s.type, s.y, 0.92 * s.type,
                        false, SOFT, c->part_name);
    }
    if (small) lane_words(&s, c->mark_name, false, c->sides > 1 ? SOFT : INK);
    if (numbers) lane_words(&s, c->number_name, true, 0xa84800);
    sheet_end(&s);
}
