/* Draw lists. Always true: see draw.h. */
#include "platform/draw.h"

#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "platform/font.h"

/* --- rectangles -------------------------------------------------------------------------------- */

bool rect_holds(Rect r, double x, double y) {
    return x >= r.x && y >= r.y && x < r.x + r.w && y < r.y + r.h;
}

Rect rect_common(Rect a, Rect b) {
    const double x = real_max(a.x, b.x), y = real_max(a.y, b.y);
    return (Rect){x, y, real_max(0, real_min(a.x + a.w, b.x + b.w) - x),
                  real_max(0, real_min(a.y + a.h, b.y + b.h) - y)};
}

Rect rect_grown(Rect r, double by) {
    return (Rect){r.x - by, r.y - by, real_max(0, r.w + 2 * by), real_max(0, r.h + 2 * by)};
}

Rect rect_cut_left(Rect *r, double w) {
    w = real_clamp(w, 0, r->w);
    const Rect cut = {r->x, r->y, w, r->h};
    r->x += w;
    r->w -= w;
    return cut;
}

Rect rect_cut_right(Rect *r, double w) {
    w = real_clamp(w, 0, r->w);
    r->w -= w;
    return (Rect){r->x + r->w, r->y, w, r->h};
}

Rect rect_cut_top(Rect *r, double h) {
    h = real_clamp(h, 0, r->h);
    const Rect cut = {r->x, r->y, r->w, h};
    r->y += h;
    r->h -= h;
    return cut;
}

Rect rect_cut_bottom(Rect *r, double h) {
    h = real_clamp(h, 0, r->h);
    r->h -= h;
    return (Rect){r->x, r->y + r->h, r->w, h};
}

/* --- the list ---------------------------------------------------------------------------------- */

void draw_begin(DrawList *d, double width, double height) {
    arena_free(&d->arena);
    d->items = d->points = d->rings = d->layer = 0;
    d->width = width;
    d->height = height;
    d->clip = (Rect){0, 0, width, height};
}

void draw_free(DrawList *d) {
    free(d->item);
    free(d->point);
    free(d->ring);
    arena_free(&d->arena);
    *d = (DrawList){0};
}

Rect draw_clip(DrawList *d, Rect to) {
    const Rect was = d->clip;
    d->clip = rect_common(was, to);
    return was;
}

void draw_clip_back(DrawList *d, Rect was) { d->clip = was; }

static void *grown(void *list, int wanted, int *room, size_t size) {
    if (wanted <= *room) return list;
    *room = 2 * wanted + 64;
    list = memory_grow(list, (size_t)*room * size);
    return list;
}

static DrawItem *item_add(DrawList *d, DrawKind kind, Rect box, Colour colour) {
    box.w = real_max(0, box.w); /* a window may be too small for all that is laid out in it */
    box.h = real_max(0, box.h);
    d->item = grown(d->item, d->items + 1, &d->items_room, sizeof *d->item);
    DrawItem *item = &d->item[d->items++];
    *item = (DrawItem){.kind = kind, .layer = d->layer, .box = box, .clip = d->clip, .colour = colour,
                       .alpha = 1, .size = 1, .first = d->points, .first_ring = d->rings};
    return item;
}

static void points_add(DrawList *d, DrawItem *item, const DrawPoint *point, int count) {
    d->point = grown(d->point, d->points + count, &d->points_room, sizeof *d->point);
    memcpy(d->point + d->points, point, (size_t)count * sizeof *point);
    d->points += count;
    item->count = count;
}

static Rect box_of(const DrawPoint *point, int count) {
    double left = point[0].x, right = left, top = point[0].y, bottom = top;
    for (int n = 1; n < count; n++) {
        left = real_min(left, point[n].x);
        right = real_max(right, point[n].x);
        top = real_min(top, point[n].y);
        bottom = real_max(bottom, point[n].y);
    }
    return (Rect){left, top, right - left, bottom - top};
}

DrawItem *draw_fill(DrawList *d, Rect box, Colour colour, double radius) {
    DrawItem *item = item_add(d, DRAW_FILL, box, colour);
    item->size = radius;
    return item;
}

DrawItem *draw_frame(DrawList *d, Rect box, Colour colour, double width, double radius) {
    DrawItem *item = item_add(d, DRAW_FRAME, box, colour);
    item->size = width;
    points_add(d, item, &(DrawPoint){radius, 0}, 1);
    return item;
}

DrawItem *draw_line(DrawList *d, const DrawPoint *point, int count, Colour colour, double width) {
    ASSERT(count > 0);
    DrawItem *item = item_add(d, DRAW_LINE, rect_grown(box_of(point, count), width / 2 + 1), colour);
    item->size = width;
    points_add(d, item, point, count);
    return item;
}

DrawItem *draw_rule(DrawList *d, double x1, double y1, double x2, double y2, Colour colour, double width) {
    return draw_line(d, (DrawPoint[]){{x1, y1}, {x2, y2}}, 2, colour, width);
}

DrawItem *draw_area(DrawList *d, const DrawPoint *point, int count, Colour colour) {
    return draw_rings(d, point, count, NULL, 0, colour);
}

DrawItem *draw_rings(DrawList *d, const DrawPoint *point, int count, const int *ring, int rings, Colour colour) {
    ASSERT(count > 0);
    DrawItem *item = item_add(d, DRAW_AREA, rect_grown(box_of(point, count), 1), colour);
    points_add(d, item, point, count);
    if (!rings) return item;
    d->ring = grown(d->ring, d->rings + rings, &d->rings_room, sizeof *d->ring);
    memcpy(d->ring + d->rings, ring, (size_t)rings * sizeof *ring);
    d->rings += rings;
    item->rings = rings;
    return item;
}

DrawItem *draw_dot(DrawList *d, double x, double y, double radius, Colour colour) {
    const double reach = radius + 1;
    DrawItem *item = item_add(d, DRAW_DOT, (Rect){x - reach, y - reach, 2 * reach, 2 * reach}, colour);
    item->size = radius;
    points_add(d, item, &(DrawPoint){x, y}, 1);
    return item;
}

DrawItem *draw_text(DrawList *d, double x, double y, Face face, double size, Colour colour, const char *text) {
    const Rect box = {x, y - font_ascent(face) * size, font_width(face, size, text),
                      (font_ascent(face) + font_descent(face)) * size};
    DrawItem *item = item_add(d, DRAW_TEXT, box, colour);
    item->face = face;
    item->size = size;
    item->text = draw_keep(d, text);
    points_add(d, item, &(DrawPoint){x, y}, 1);
    return item;
}

DrawItem *draw_sheet(DrawList *d, Rect box, uint64_t key, DrawSheet *make, void *context) {
    DrawItem *item = item_add(d, DRAW_SHEET, box, 0);
    item->key = key;
    item->sheet = make;
    item->context = context;
    return item;
}

const char *draw_keep(DrawList *d, const char *text) { return arena_text(&d->arena, text); }

/* --- fingerprints ------------------------------------------------------------------------------ */

static uint64_t mix(uint64_t hash, uint64_t value) {
    hash = (hash ^ value) * 0x9e3779b97f4a7c15u;
    return hash ^ (hash >> 29);
}

static uint64_t mix_bytes(uint64_t hash, const void *bytes, size_t count) {
    const unsigned char *at = bytes;
    for (; count >= 8; count -= 8, at += 8) {
        uint64_t word;
        memcpy(&word, at, 8);
        hash = mix(hash, word);
    }
    uint64_t rest = count;
    for (size_t n = 0; n < count; n++) rest = rest << 8 | at[n];
    return mix(hash, rest);
}

uint64_t draw_hash(const DrawList *d, const DrawItem *item) {
    const double numbers[] = {item->box.x, item->box.y, item->box.w, item->box.h, item->clip.x,
                              item->clip.y, item->clip.w, item->clip.h, item->alpha, item->size};
    uint64_t hash = mix((uint64_t)item->kind, item->colour);
    hash = mix(hash, (uint64_t)item->rough << 24 | (uint64_t)item->face << 16 | (uint64_t)item->hatch << 8 |
                         (uint64_t)item->stroke);
    hash = mix_bytes(hash, numbers, sizeof numbers);
    hash = mix_bytes(hash, d->point + item->first, (size_t)item->count * sizeof *d->point);
    hash = mix_bytes(hash, d->ring + item->first_ring, (size_t)item->rings * sizeof *d->ring);
    if (item->text) hash = mix_bytes(hash, item->text, strlen(item->text));
    return mix(hash, item->key);
}
