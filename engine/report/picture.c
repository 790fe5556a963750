/* Marks and their measures. Always true: see picture.h. */
#include "report/picture.h"
#include "core/memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void picture_free(Picture *p) {
    free(p->mark);
    free(p->spot);
    arena_free(&p->arena);
    *p = (Picture){0};
}

static void *grown(void *list, int wanted, int *room, size_t size) {
    if (wanted <= *room) return list;
    *room = 2 * wanted + 64;
    list = memory_grow(list, (size_t)*room * size);
    return list;
}

const char *picture_keep(Picture *p, const char *text) { return arena_text(&p->arena, text); }

Mark *picture_path(Picture *p, MarkKind kind, Role role, const Spot *spot, int count,
                   uint32_t colour) {
    ASSERT(count > 0);
    p->mark = grown(p->mark, p->marks + 1, &p->marks_room, sizeof *p->mark);
    p->spot = grown(p->spot, p->spots + count, &p->spots_room, sizeof *p->spot);
    memcpy(p->spot + p->spots, spot, (size_t)count * sizeof *spot);
    Mark *m = &p->mark[p->marks++];
    *m = (Mark){.kind = kind,
                .role = role,
                .first = p->spots,
                .count = count,
                .series = -1,
                .item = -1,
                .colour = colour,
                .ground = PICTURE_PAPER,
                .opacity = 1,
                .size = 1};
    p->spots += count;
    return m;
}

Mark *picture_line(Picture *p, Role role, double x1, double y1, double x2, double y2,
                   uint32_t colour) {
    const Spot ends[] = {{x1, y1}, {x2, y2}};
    return picture_path(p, MARK_LINE, role, ends, 2, colour);
}

Mark *picture_bar(Picture *p, Role role, Area at, uint32_t colour) {
    const Spot corners[] = {{fmin(at.left, at.right), fmin(at.top, at.bottom)},
                            {fmax(at.left, at.right), fmax(at.top, at.bottom)}};
    return picture_path(p, MARK_BAR, role, corners, 2, colour);
}

Mark *picture_dot(Picture *p, Role role, double x, double y, double radius, uint32_t colour) {
    Mark *m = picture_path(p, MARK_DOT, role, &(Spot){x, y}, 1, colour);
    m->size = radius;
    return m;
}

Mark *picture_text(Picture *p, Role role, double x, double y, Anchor anchor, double size,
                   const char *text) {
    const char *kept = picture_keep(p, text);
    Mark *m = picture_path(p, MARK_TEXT, role, &(Spot){x, y}, 1, PICTURE_INK);
    m->anchor = anchor;
    m->size = size;
    m->text = kept;
    return m;
}

/* Hundredths of the height, of the characters from blank to tilde. */
static const unsigned char advance[] = {
    32, 41, 46, 84, 64, 96, 78, 28, 40,  40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 34, 34, 84, 84, 84, 54, 100, 69, 69, 70, 78, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75, 79,
    61, 79, 70, 64, 62, 74, 69, 99, 69,  62, 69, 40, 34, 40, 84, 50, 50, 62, 64, 55, 64, 62, 36, 64,
    64, 28, 28, 58, 28, 98, 64, 62, 64,  64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84};

double text_width(const char *text, double size, bool bold) {
    int hundredths = 0;
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        if (*at >= 32 && *at < 127)
            hundredths += advance[*at - 32];
        else if ((*at & 0xc0) != 0x80)
            hundredths += *at >= 0xe0 ? 90 : 70; /* signs; letters */
    }
    return hundredths * size * (bold ? 1.1 : 1.0) / 100;
}

Area mark_area(const Picture *p, const Mark *m) {
    const Spot *at = p->spot + m->first;
    if (m->kind == MARK_TEXT) {
        const double wide = text_width(m->text, m->size, m->bold);
        const double left = at->x - (m->anchor == ANCHOR_START ? 0
                                     : m->anchor == ANCHOR_END ? wide
                                                               : wide / 2);
        return (Area){left, at->y - 0.78 * m->size, left + wide, at->y + 0.22 * m->size};
    }
    Area a = {at->x, at->y, at->x, at->y};
    for (int n = 1; n < m->count; n++) {
        a.left = fmin(a.left, at[n].x);
        a.right = fmax(a.right, at[n].x);
        a.top = fmin(a.top, at[n].y);
        a.bottom = fmax(a.bottom, at[n].y);
    }
    const double r = m->kind == MARK_DOT ? m->size : 0;
    return (Area){a.left - r, a.top - r, a.right + r, a.bottom + r};
}

bool area_meets(Area a, Area b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

static double luminance(uint32_t colour) {
    static const double weight[] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int n = 0; n < 3; n++) {
        const double c = (double)((colour >> (16 - 8 * n)) & 0xff) / 255;
        sum += weight[n] * (c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

double colour_contrast(uint32_t a, uint32_t b) {
    const double first = luminance(a) + 0.05, second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

uint32_t colour_mix(uint32_t from, uint32_t to, double share) {
    uint32_t out = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        const double a = (from >> shift) & 0xff, b = (to >> shift) & 0xff;
        out |= (uint32_t)(a + (b - a) * share + 0.5) << shift;
    }
    return out;
}
