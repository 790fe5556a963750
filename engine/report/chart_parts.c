/* The sheet and its words. Always true: see chart_parts.h. */
#include "report/chart_parts.h"

#include "core/memory.h"
#include "core/tongue.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *chart_text(ChartText id) {
    static const char *const texts[CHART_TEXT_COUNT] = {
#define CHART_TEXT(name, text) text,
#include "report/chart_texts.def"
#undef CHART_TEXT
    };
    return tongue(texts[id]);
}

uint32_t chart_colour(int series) {
    static const uint32_t palette[] = {BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY, GREY};
    return palette[series % (int)COUNT_OF(palette)];
}

/* The bytes of the longest beginning of text, whole words, that fits; at least one word. */
static size_t line_fits(const char *text, double width, double size, bool bold) {
    size_t fits = 0;
    for (size_t end = strcspn(text, " ");; end += 1 + strcspn(text + end + 1, " ")) {
        char line[512];
        const size_t bytes = end < sizeof line ? end : sizeof line - 1;
        memcpy(line, text, bytes);
        line[bytes] = 0;
        if (fits > 0 && text_width(line, size, bold) > width) return fits;
        fits = end;
        if (!text[end]) return fits;
    }
}

double words_put(Picture *p, Role role, double x, double width, double y, double size, bool bold,
                 uint32_t colour, const char *text) {
    while (*text) {
        const size_t bytes = line_fits(text, width, size, bold);
        Text line = {0};
        text_add_bytes(&line, text, bytes);
        y += 1.25 * size;
        if (p) {
            Mark *m = picture_text(p, role, x, y - 0.3 * size, ANCHOR_START, size, line.data);
            m->bold = bold;
            m->colour = colour;
        }
        text_free(&line);
        text += bytes + (text[bytes] == ' ');
    }
    return y;
}

double words_height(double width, double size, bool bold, const char *text) {
    return words_put(NULL, ROLE_NOTE, 0, width, 0, size, bold, 0, text);
}

void sheet_words(Sheet *s, Role role, double size, bool bold, uint32_t colour, const char *text) {
    s->y = words_put(s->p, role, s->left, s->right - s->left, s->y, size, bold, colour, text);
}

Sheet sheet_begin(const ChartHead *head, Picture *p) {
    *p = (Picture){.width = head->width_mm * 96 / 25.4};
    p->title = picture_keep(p, head->title);
    p->about = picture_keep(p, head->about ? head->about : head->title);
    p->height = 1; /* until sheet_end */
    Sheet s = {.p = p,
               .head = head,
               .type = head->width_mm >= 130 ? 10.8 : 9.4,
               .left = 4,
               .right = p->width - 4,
               .y = 4};
    picture_bar(p, ROLE_GROUND, (Area){0, 0, p->width, 1}, PAPER);
    sheet_words(&s, ROLE_TITLE, 1.15 * s.type, true, INK, head->title);
    s.y += 0.5 * s.type;
    return s;
}

static void sheet_source(Sheet *s) {
    Text line = {0};
    text_add(&line, "%s%s%s", s->head->source, s->head->source[0] ? ". " : "",
             chart_text(CHART_IMAGINED));
    s->y += 0.5 * s->type;
    sheet_words(s, ROLE_NOTE, 0.8 * s->type, false, SOFT, line.data);
    text_free(&line);
}

/* The paper is the first mark of a sheet. */
static void paper_reach(Picture *p, double height) {
    p->height = height;
    p->spot[p->mark[0].first + 1].y = height;
}

void sheet_end(Sheet *s) {
    if (s->head->source) sheet_source(s);
    paper_reach(s->p, ceil(s->y + 4));
}

void chart_under(Picture *out, Picture *more) {
    int series = 0;
    Text about = {0};
    text_add(&about, "%s %s", out->about, more->about);
    out->about = picture_keep(out, about.data);
    text_free(&about);
    for (int n = 0; n < out->marks; n++)
        series = out->mark[n].series >= series ? out->mark[n].series + 1 : series;
    for (int n = 0; n < more->spots; n++) more->spot[n].y += out->height;
    for (int n = 1; n < more->marks; n++) {
        Mark mark = more->mark[n];
        const char *text = mark.text ? picture_keep(out, mark.text) : NULL;
        Mark *m = picture_path(out, mark.kind, mark.role, more->spot + mark.first, mark.count,
                               mark.colour);
        mark.first = m->first;
        mark.series += mark.series >= 0 ? series : 0;
        mark.text = text;
        *m = mark;
    }
    paper_reach(out, out->height + more->height);
    picture_free(more);
}

void sheet_keys(Sheet *s, const Key *key, int count) {
    const double size = s->type, patch = 0.7 * size;
    double x = s->left;
    s->y += 1.35 * size;
    for (int n = 0; n < count; n++) {
        const double wide = 1.6 * patch + text_width(key[n].name, size, false);
        if (x > s->left && x + wide > s->right) {
            x = s->left;
            s->y += 1.35 * size;
        }
        const double base = s->y - 0.3 * size, middle = base - 0.36 * size;
        Mark *m =
            key[n].bar
                ? picture_bar(s->p, ROLE_GROUND,
                              (Area){x, middle - patch / 2, x + patch, middle + patch / 2},
                              key[n].colour)
                : picture_dot(s->p, ROLE_GROUND, x + patch / 2, middle, 0.36 * size, key[n].colour);
        m->shape = key[n].shape;
        picture_text(s->p, ROLE_NAME, x + 1.6 * patch, base, ANCHOR_START, size, key[n].name)
            ->series = key[n].series;
        x += wide + 1.4 * size;
    }
    s->y += 0.4 * size;
}

void places_spread(double *place, int count, double gap, double low, double high) {
    int *order = memory_new((size_t)(count + 1) * sizeof *order);
    for (int n = 0; n < count; n++) { /* insertion: few, and equal ones keep their order */
        int at = n;
        for (; at > 0 && place[order[at - 1]] > place[n]; at--) order[at] = order[at - 1];
        order[at] = n;
    }
    /* Push down from above, then up from below what has gone too far. */
    for (int n = 0; n < count; n++) {
        const double least = n == 0 ? low : place[order[n - 1]] + gap;
        place[order[n]] = fmax(place[order[n]], least);
    }
    for (int n = count - 1; n >= 0; n--) {
        const double most = n == count - 1 ? high : place[order[n + 1]] - gap;
        place[order[n]] = fmin(place[order[n]], most);
    }
    free(order);
}

static Area text_area(double x, double y, double wide, double size) {
    return (Area){x, y - 0.8 * size, x + wide, y + 0.25 * size};
}

static Spot nearest_in(Area a, double x, double y) {
    return (Spot){fmin(fmax(x, a.left), a.right), fmin(fmax(y, a.top), a.bottom)};
}

/* Whether a segment passes through an area, by a few of its points. */
static bool passes(Spot from, Spot to, Area a) {
    for (int n = 1; n <= 7; n++) {
        const double x = from.x + (to.x - from.x) * n / 8, y = from.y + (to.y - from.y) * n / 8;
        if (x > a.left && x < a.right && y > a.top && y < a.bottom) return true;
    }
    return false;
}

/* How bad it would be if a name stood there, led to from a dot: 0, not at all. */
static double crowding(const Picture *p, Area want, Spot dot) {
    const Spot end = nearest_in(want, dot.x, dot.y);
    double bad = 0;
    for (int n = 0; n < p->marks; n++) {
        const Mark *m = &p->mark[n];
        const bool solid = m->kind == MARK_TEXT || m->kind == MARK_DOT,
                   lead = m->kind == MARK_LINE && m->role == ROLE_NAME;
        if (!solid && !lead && m->role != ROLE_INTERVAL) continue;
        Area a = mark_area(p, m);
        if (!solid) a = (Area){a.left - 1, a.top - 1, a.right + 1, a.bottom + 1};
        if (lead)
            bad += passes(p->spot[m->first], p->spot[m->first + 1], want) ? 0.3 : 0;
        else if (area_meets(a, want))
            bad += solid ? 1 : 0.05;
        else if (m->kind == MARK_TEXT && passes(dot, end, a))
            bad += 0.2;
    }
    return bad;
}

void name_beside(Picture *p, Area inside, double x, double y, double radius, double size,
                 int series, const char *name) {
    static const double turn[] = {0,   180, 270, 90,  315, 225, 45, 135,
                                  292, 248, 68,  112, 338, 202, 22, 158};
    const double wide = text_width(name, size, false), degree = 0.017453292519943295;
    double best = INFINITY, best_reach = 0;
    Area at = text_area(x, y, wide, size);
    for (double reach = radius + 3; reach < 120; reach += 6) {
        for (size_t n = 0; n < COUNT_OF(turn); n++) {
            const double dx = cos(turn[n] * degree), dy = sin(turn[n] * degree);
            const double ax = x + dx * reach - (dx < -0.5 ? wide : dx > 0.5 ? 0 : wide / 2);
            const double ay = y + dy * (reach + 0.35 * size) + 0.3 * size;
            const Area a = text_area(ax, ay, wide, size);
            if (a.left < inside.left || a.right > inside.right || a.top < inside.top ||
                a.bottom > inside.bottom)
                continue;
            const double bad = crowding(p, a, (Spot){x, y}) + 0.004 * reach;
            if (bad >= best) continue;
            best = bad;
            best_reach = reach;
            at = a;
        }
    }
    if (best_reach > radius + 4) {
        const Spot end = nearest_in(at, x, y);
        picture_line(p, ROLE_NAME, x, y, end.x, end.y, EDGE)->size = 0.5;
    }
    picture_text(p, ROLE_NAME, at.left, at.bottom - 0.25 * size, ANCHOR_START, size, name)->series =
        series;
}
