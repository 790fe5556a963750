/* A platform without a window. Always true: see platform.h. */
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "platform/paint.h"
#include "platform/platform.h"

typedef struct Null {
    int width, height;
    Canned canned;
    int next;
    DrawList kept;
    Painter *painter; /* NULL: nothing is painted before a picture is wanted */
    Pixels pixels;
    char *clip;
} Null;

static bool null_wait(Platform *p, int milliseconds, Input *out) {
    Null *n = p->self;
    (void)milliseconds;
    if (n->next < n->canned.events) {
        *out = n->canned.event[n->next++];
        if (out->kind == INPUT_SIZE) {
            n->width = (int)out->x;
            n->height = (int)out->y;
        }
        return true;
    }
    *out = (Input){.kind = n->canned.quits ? INPUT_QUIT : INPUT_NONE};
    return n->canned.quits;
}

/* Deep: what the list borrows is gone when the next frame begins. Sheets keep their maker. */
static void list_copy(const DrawList *from, DrawList *to) {
    draw_begin(to, from->width, from->height);
    for (int i = 0; i < from->items; i++) {
        const DrawItem *item = &from->item[i];
        to->clip = item->clip;
        to->layer = item->layer;
        DrawItem *copy = item->count
            ? draw_rings(to, from->point + item->first, item->count, from->ring + item->first_ring, item->rings, 0)
            : draw_fill(to, item->box, 0, 0);
        const int first = copy->first, first_ring = copy->first_ring;
        *copy = *item;
        copy->first = first;
        copy->first_ring = first_ring;
        if (item->text) copy->text = draw_keep(to, item->text);
    }
}

static void pixels_fit(Null *n) {
    if (n->pixels.width == n->width && n->pixels.height == n->height) return;
    free(n->pixels.bytes);
    n->pixels = (Pixels){memory_zeros((size_t)n->width * (size_t)n->height, 4), n->width, n->height, n->width * 4};
}

static void null_show(Platform *p, const DrawList *list) {
    Null *n = p->self;
    if (!n->painter) {
        list_copy(list, &n->kept);
        return;
    }
    pixels_fit(n);
    painter_show(n->painter, list, &n->pixels);
}

static void null_size(const Platform *p, int *width, int *height) {
    const Null *n = p->self;
    *width = n->width;
    *height = n->height;
}

static bool null_picture(Platform *p, const char *path, Err *err) {
    Null *n = p->self;
    if (n->painter) return painter_write(n->painter, path, err);
    Pixels to = {memory_zeros((size_t)n->width * (size_t)n->height, 4), n->width, n->height, n->width * 4};
    Painter *painter = painter_new();
    painter_show(painter, &n->kept, &to);
    const bool done = painter_write(painter, path, err);
    painter_free(painter);
    free(to.bytes);
    return done;
}

static void null_clip_put(Platform *p, const char *text) {
    Null *n = p->self;
    free(n->clip);
    n->clip = memory_text(text);
}

static char *null_clip_get(Platform *p) {
    const Null *n = p->self;
    return n->clip ? memory_text(n->clip) : NULL;
}

static bool null_page_open(Platform *p, const char *address) { return (void)p, (void)address, false; }

static void null_full_screen(Platform *p, bool on) { (void)p, (void)on; }

static void null_close(Platform *p) {
    Null *n = p->self;
    draw_free(&n->kept);
    painter_free(n->painter);
    free(n->pixels.bytes);
    free(n->clip);
    free(n);
    *p = (Platform){0};
}

void platform_null(int width, int height, const Canned *canned, Platform *out) {
    Null *n = memory_zeros(1, sizeof *n);
    *n = (Null){.width = width, .height = height};
    if (canned) n->canned = *canned;
    *out = (Platform){n, null_wait, null_show, null_size, null_picture,
                      null_clip_put, null_clip_get, null_page_open, null_full_screen, null_close};
}

const DrawList *platform_null_list(const Platform *p) { return &((Null *)p->self)->kept; }

void platform_null_paints(Platform *p) { ((Null *)p->self)->painter = painter_new(); }

void platform_null_feed(Platform *p, const Canned *canned) {
    Null *n = p->self;
    n->canned = *canned;
    n->next = 0;
}

void platform_null_size(Platform *p, int width, int height) {
    Null *n = p->self;
    n->width = width;
    n->height = height;
}
