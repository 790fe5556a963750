/* Painting with cairo, letters by ourselves. Always true: see paint.h. */
#include "platform/paint.h"

#include <cairo.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/memory.h"
#include "core/text.h"
#include "platform/font.h"

enum { SHEETS = 192 };

/* A sheet that is kept. */
typedef struct Sheet {
    uint64_t key, used; /* used: number of the list that showed it last */
    int width, height;
    cairo_surface_t *surface; /* NULL: free */
} Sheet;

/* What the list before showed. */
typedef struct Shown {
    uint64_t hash;
    Rect seen; /* its box within its clip */
} Shown;

struct Painter {
    cairo_surface_t *surface;
    Pixels pixels;
    Shown *shown, *next;
    int shown_count, shown_room, next_room;
    uint64_t lists;
    Sheet sheet[SHEETS];
};

Painter *painter_new(void) {
    Painter *p = memory_zeros(1, sizeof *p);
    return p;
}

void painter_free(Painter *p) {
    if (!p) return;
    for (int n = 0; n < SHEETS; n++)
        if (p->sheet[n].surface) cairo_surface_destroy(p->sheet[n].surface);
    if (p->surface) cairo_surface_destroy(p->surface);
    free(p->shown);
    free(p->next);
    free(p);
}

void painter_forget(Painter *p) {
    p->shown_count = 0;
    if (p->surface) cairo_surface_destroy(p->surface);
    p->surface = NULL;
}

/* --- letters ----------------------------------------------------------------------------------- */

static uint32_t blend(uint32_t below, uint32_t over, uint32_t share) { /* share of 255 */
    const uint32_t rb = below & 0xff00ffu, g = below & 0x00ff00u, rest = 255 - share;
    const uint32_t red_blue = ((over & 0xff00ffu) * share + rb * rest + 0x800080u) >> 8 & 0xff00ffu;
    const uint32_t green = ((over & 0x00ff00u) * share + g * rest + 0x008000u) >> 8 & 0x00ff00u;
    return 0xff000000u | red_blue | green;
}

typedef struct Bounds {
    int left, top, right, bottom;
} Bounds;

static void glyph_blend(const Pixels *to, const Glyph *g, int x, int y, Bounds in, Colour colour, double alpha) {
    const int left = x + g->left, top = y - g->top;
    const int from_x = left < in.left ? in.left - left : 0, from_y = top < in.top ? in.top - top : 0;
    const int to_x = left + g->width > in.right ? in.right - left : g->width;
    const int to_y = top + g->height > in.bottom ? in.bottom - top : g->height;
    const uint32_t most = (uint32_t)(alpha * 255 + 0.5);
    for (int row = from_y; row < to_y; row++) {
        const uint8_t *grey = g->grey + row * g->width;
        uint32_t *pixel = (uint32_t *)(void *)(to->bytes + (top + row) * to->stride) + left;
        for (int col = from_x; col < to_x; col++)
            if (grey[col]) pixel[col] = blend(pixel[col], colour, grey[col] * most / 255);
    }
}

static void paint_text(const DrawList *d, const DrawItem *item, cairo_surface_t *surface, Rect clip) {
    const Pixels to = {cairo_image_surface_get_data(surface), cairo_image_surface_get_width(surface),
                       cairo_image_surface_get_height(surface), cairo_image_surface_get_stride(surface)};
    const Bounds in = {(int)real_max(0, floor(clip.x)), (int)real_max(0, floor(clip.y)),
                       (int)real_min(to.width, ceil(clip.x + clip.w)),
                       (int)real_min(to.height, ceil(clip.y + clip.h))};
    cairo_surface_flush(surface);
    double x = d->point[item->first].x;
    const int y = (int)lround(d->point[item->first].y);
    const char *at = item->text;
    for (uint32_t c; (c = utf8_next(&at)) != 0;) {
        const double whole = floor(x);
        const int sub = (int)((x - whole) * SUB_PIXELS);
        const Glyph *g = font_glyph(item->face, item->size, c, sub);
        if (g->grey) glyph_blend(&to, g, (int)whole, y, in, item->colour, item->alpha);
        x += g->advance;
    }
    cairo_surface_mark_dirty(surface);
}

/* --- shapes ------------------------------------------------------------------------------------ */

static void colour_set(cairo_t *c, Colour colour, double alpha) {
    cairo_set_source_rgba(c, (colour >> 16 & 255) / 255.0, (colour >> 8 & 255) / 255.0,
                          (colour & 255) / 255.0, alpha);
}

static void round_path(cairo_t *c, Rect r, double radius) {
    radius = real_min(radius, real_min(r.w, r.h) / 2);
    if (radius <= 0) {
        cairo_rectangle(c, r.x, r.y, r.w, r.h);
        return;
    }
    cairo_new_sub_path(c);
    cairo_arc(c, r.x + r.w - radius, r.y + radius, radius, -M_PI / 2, 0);
    cairo_arc(c, r.x + r.w - radius, r.y + r.h - radius, radius, 0, M_PI / 2);
    cairo_arc(c, r.x + radius, r.y + r.h - radius, radius, M_PI / 2, M_PI);
    cairo_arc(c, r.x + radius, r.y + radius, radius, M_PI, 3 * M_PI / 2);
    cairo_close_path(c);
}

static void points_path(cairo_t *c, const DrawList *d, const DrawItem *item) {
    const DrawPoint *p = d->point + item->first;
    const int *ring = d->ring + item->first_ring;
    int next = 0;
    for (int n = 0; n < item->count; n++) {
        const bool begins = item->rings ? next < item->rings && ring[next] == n : n == 0;
        if (begins && n > 0) cairo_close_path(c);
        if (begins) next++;
        if (begins) cairo_move_to(c, p[n].x, p[n].y);
        else cairo_line_to(c, p[n].x, p[n].y);
    }
}

/* Lines at 45 degrees, `gap` apart, that lie still when the area moves within its sheet. */
static void hatch_paint(cairo_t *c, const DrawItem *item) {
    const double gap = real_max(4, item->size), reach = item->box.w + item->box.h;
    cairo_clip(c);
    cairo_set_line_width(c, real_max(1, gap / 6));
    if (item->hatch == HATCH_DOTS) {
        for (double y = floor(item->box.y / gap) * gap; y < item->box.y + item->box.h + gap; y += gap)
            for (double x = floor(item->box.x / gap) * gap; x < item->box.x + item->box.w + gap; x += gap) {
                cairo_new_sub_path(c);
                cairo_arc(c, x, y, gap / 5, 0, 2 * M_PI);
            }
        cairo_fill(c);
        return;
    }
    const bool rising = item->hatch != HATCH_FALLING, falling = item->hatch != HATCH_RISING;
    if (rising) {
        const double first = floor((item->box.x + item->box.y) / gap) * gap;
        for (double at = first; at < item->box.x + item->box.y + reach + gap; at += gap) {
            cairo_move_to(c, at - item->box.y, item->box.y);
            cairo_line_to(c, at - item->box.y - item->box.h, item->box.y + item->box.h);
        }
    }
    if (falling) {
        const double first = floor((item->box.x - item->box.y - item->box.h) / gap) * gap;
        for (double at = first; at < item->box.x - item->box.y + item->box.w + gap; at += gap) {
            cairo_move_to(c, at + item->box.y, item->box.y);
            cairo_line_to(c, at + item->box.y + item->box.h, item->box.y + item->box.h);
        }
    }
    cairo_stroke(c);
}

static void paint_area(cairo_t *c, const DrawList *d, const DrawItem *item) {
    points_path(c, d, item);
    cairo_close_path(c);
    cairo_set_fill_rule(c, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_set_antialias(c, item->rough ? CAIRO_ANTIALIAS_FAST : CAIRO_ANTIALIAS_DEFAULT);
    if (item->hatch == HATCH_NONE) cairo_fill(c);
    else hatch_paint(c, item);
}

static void paint_line(cairo_t *c, const DrawList *d, const DrawItem *item) {
    const double dash[2] = {item->size * (item->stroke == STROKE_DASHED ? 4 : 1), item->size * 2.5};
    if (item->stroke != STROKE_WHOLE) cairo_set_dash(c, dash, 2, 0);
    points_path(c, d, item);
    cairo_set_line_width(c, item->size);
    cairo_set_line_join(c, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke(c);
}

static void paint_list(Painter *p, const DrawList *d, cairo_surface_t *surface, Rect damaged);

/* The sheet of the item, made if it is not kept; the one unused for longest makes way. */
static cairo_surface_t *sheet_of(Painter *p, const DrawItem *item) {
    const int width = (int)ceil(item->box.w), height = (int)ceil(item->box.h);
    Sheet *oldest = &p->sheet[0];
    for (int n = 0; n < SHEETS; n++) {
        Sheet *s = &p->sheet[n];
        if (s->surface && s->key == item->key && s->width == width && s->height == height) {
            s->used = p->lists;
            return s->surface;
        }
        if (!s->surface || (oldest->surface && s->used < oldest->used)) oldest = s;
    }
    if (oldest->surface) cairo_surface_destroy(oldest->surface);
    *oldest = (Sheet){item->key, p->lists, width, height,
                      cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)};
    DrawList list = {0};
    draw_begin(&list, width, height);
    item->sheet(item->context, item->key, &list);
    paint_list(p, &list, oldest->surface, (Rect){0, 0, width, height});
    draw_free(&list);
    return oldest->surface;
}

static void paint_sheet(Painter *p, cairo_t *c, const DrawItem *item) {
    cairo_set_source_surface(c, sheet_of(p, item), floor(item->box.x), floor(item->box.y));
    cairo_pattern_set_filter(cairo_get_source(c), CAIRO_FILTER_NEAREST);
    cairo_rectangle(c, floor(item->box.x), floor(item->box.y), ceil(item->box.w), ceil(item->box.h));
    cairo_fill(c);
}

static void paint_shape(Painter *p, cairo_t *c, const DrawList *d, const DrawItem *item) {
    const DrawPoint *point = d->point + item->first;
    colour_set(c, item->colour, item->alpha);
    switch (item->kind) {
    case DRAW_FILL:
        round_path(c, item->box, item->size);
        cairo_fill(c);
        break;
    case DRAW_FRAME:
        round_path(c, rect_grown(item->box, -item->size / 2), point->x);
        cairo_set_line_width(c, item->size);
        cairo_stroke(c);
        break;
    case DRAW_LINE: paint_line(c, d, item); break;
    case DRAW_AREA: paint_area(c, d, item); break;
    case DRAW_DOT:
        cairo_arc(c, point->x, point->y, item->size, 0, 2 * M_PI);
        cairo_fill(c);
        break;
    case DRAW_SHEET: paint_sheet(p, c, item); break;
    case DRAW_TEXT: break;
    }
}

static void paint_list(Painter *p, const DrawList *d, cairo_surface_t *surface, Rect damaged) {
    cairo_t *c = cairo_create(surface);
    for (int n = 0; n < d->items; n++) {
        const DrawItem *item = &d->item[n];
        const Rect clip = rect_common(rect_common(item->clip, item->box), damaged);
        if (clip.w <= 0 || clip.h <= 0 || item->alpha <= 0) continue;
        const Rect shown = rect_common(item->clip, damaged);
        if (item->kind == DRAW_TEXT) {
            paint_text(d, item, surface, shown);
            continue;
        }
        cairo_save(c);
        cairo_rectangle(c, floor(shown.x), floor(shown.y), ceil(shown.x + shown.w) - floor(shown.x),
                        ceil(shown.y + shown.h) - floor(shown.y));
        cairo_clip(c);
        paint_shape(p, c, d, item);
        cairo_restore(c);
    }
    cairo_destroy(c);
}

/* --- what differs ------------------------------------------------------------------------------ */

static Rect joined(Rect a, Rect b) {
    if (a.w <= 0 || a.h <= 0) return b;
    if (b.w <= 0 || b.h <= 0) return a;
    const double x = real_min(a.x, b.x), y = real_min(a.y, b.y);
    return (Rect){x, y, real_max(a.x + a.w, b.x + b.w) - x, real_max(a.y + a.h, b.y + b.h) - y};
}

/* Letters may reach a little out of their box, and so may joins of lines. */
static Rect seen_of(const DrawItem *item) {
    return rect_common(rect_grown(item->box, item->kind == DRAW_TEXT ? item->size * 0.3 : 2), item->clip);
}

static void list_note(Painter *p, const DrawList *d) {
    if (p->next_room < d->items) {
        p->next_room = 2 * d->items;
        p->next = memory_grow(p->next, (size_t)p->next_room * sizeof *p->next);
    }
    for (int n = 0; n < d->items; n++) p->next[n] = (Shown){draw_hash(d, &d->item[n]), seen_of(&d->item[n])};
}

/* What both lists begin and end with is unchanged; of what lies between, what stands in both at the same
 * place is too. */
static Rect difference(const Painter *p, int count) {
    int head = 0, tail = 0;
    const int least = count < p->shown_count ? count : p->shown_count;
    while (head < least && p->shown[head].hash == p->next[head].hash) head++;
    while (tail < least - head &&
           p->shown[p->shown_count - 1 - tail].hash == p->next[count - 1 - tail].hash) tail++;
    Rect out = {0};
    const bool pairs = count == p->shown_count;
    for (int n = head; n < count - tail; n++)
        if (!pairs || p->shown[n].hash != p->next[n].hash) out = joined(out, p->next[n].seen);
    for (int n = head; n < p->shown_count - tail; n++)
        if (!pairs || p->shown[n].hash != p->next[n].hash) out = joined(out, p->shown[n].seen);
    return out;
}

static void surface_for(Painter *p, const Pixels *to) {
    const bool same = p->surface && memcmp(&p->pixels, to, sizeof *to) == 0;
    if (same) return;
    painter_forget(p);
    p->pixels = *to;
    p->surface = cairo_image_surface_create_for_data(to->bytes, CAIRO_FORMAT_RGB24, to->width, to->height,
                                                     to->stride);
}

Rect painter_show(Painter *p, const DrawList *list, const Pixels *to) {
    const bool fresh = !p->surface || memcmp(&p->pixels, to, sizeof *to) != 0;
    surface_for(p, to);
    p->lists++;
    list_note(p, list);
    const Rect all = {0, 0, to->width, to->height};
    Rect damaged = fresh ? all : difference(p, list->items);
    Shown *shown = p->shown;
    p->shown = p->next;
    p->next = shown;
    const int room = p->shown_room;
    p->shown_room = p->next_room;
    p->next_room = room;
    p->shown_count = list->items;
    if (damaged.w <= 0 || damaged.h <= 0) return (Rect){0};
    const double right = ceil(damaged.x + damaged.w), bottom = ceil(damaged.y + damaged.h);
    damaged.x = floor(damaged.x);
    damaged.y = floor(damaged.y);
    damaged.w = right - damaged.x;
    damaged.h = bottom - damaged.y;
    damaged = rect_common(damaged, all);
    paint_list(p, list, p->surface, damaged);
    cairo_surface_flush(p->surface);
    return damaged;
}

bool painter_write(Painter *p, const char *path, Err *err) {
    if (!p->surface) return err_set(err, "%s: nothing was shown yet", path);
    Text temporary = {0};
    text_add(&temporary, "%s.tmp", path);
    const cairo_status_t status = cairo_surface_write_to_png(p->surface, temporary.data);
    bool done = status == CAIRO_STATUS_SUCCESS || err_set(err, "%s: %s", path, cairo_status_to_string(status));
    done = done &&
           (rename(temporary.data, path) == 0 || err_set(err, "%s: cannot be put in place: %s", path, strerror(errno)));
    if (!done) unlink(temporary.data);
    text_free(&temporary);
    return done;
}
