/* Lines and areas of the map on their way into a draw list: simplified, cut, placed. Always true: see map.h. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "ui/map_parts.h"

/* --- fewer points ------------------------------------------------------------------------------ */

static double distance_sq(MapPoint p, MapPoint a, MapPoint b) {
    const double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
    double t = length > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length : 0;
    t = real_clamp(t, 0, 1);
    const double x = p.x - a.x - t * dx, y = p.y - a.y - t * dy;
    return x * x + y * y;
}

/* Marks what to keep between two kept points: the furthest from their line, and so on (Douglas and Peucker). */
static void keep_between(const MapPoint *p, int from, int to, double tolerance, bool *keep, int *stack) {
    int depth = 0;
    stack[depth++] = from;
    stack[depth++] = to;
    while (depth) {
        const int last = stack[--depth], first = stack[--depth];
        double worst = tolerance * tolerance;
        int at = -1;
        for (int n = first + 1; n < last; n++) {
            const double d = distance_sq(p[n], p[first], p[last]);
            if (d > worst) worst = d, at = n;
        }
        if (at < 0) continue;
        keep[at] = true;
        stack[depth++] = first, stack[depth++] = at;
        stack[depth++] = at, stack[depth++] = last;
    }
}

static MapRun simplified(const MapPoint *from, MapRun run, MapLevel *level, bool *keep, int *stack) {
    const MapPoint *p = from + run.first;
    const MapRun out = {level->points, 0};
    memset(keep, 0, (size_t)run.count * sizeof *keep);
    keep[0] = keep[run.count - 1] = true;
    keep_between(p, 0, run.count - 1, level->tolerance, keep, stack);
    for (int n = 0; n < run.count; n++)
        if (keep[n]) level->point[level->points++] = p[n];
    return (MapRun){out.first, level->points - out.first};
}

static MapRun *runs_simplified(const Map *map, const MapRun *run, int runs, MapLevel *level, Arena *arena,
                               bool *keep, int *stack) {
    MapRun *out = arena_alloc(arena, (size_t)runs * sizeof *out);
    for (int n = 0; n < runs; n++) out[n] = simplified(map->file.point, run[n], level, keep, stack);
    return out;
}

void map_levels_make(Map *map) {
    static const double tolerance[MAP_LEVELS] = {0, 1.5, 3, 6, 12, 24, 48}; /* for a map of 24,800 steps */
    const MapFile *f = &map->file;
    bool *keep = memory_new((size_t)f->points * sizeof *keep + 1);
    int *stack = memory_new((size_t)f->points * 4 * sizeof *stack + 64);
    for (int n = 0; n < MAP_LEVELS; n++) {
        MapLevel *level = &map->level[n];
        level->tolerance = tolerance[n] * f->width / 24800;
        level->point = arena_alloc(&map->arena, (size_t)f->points * sizeof *level->point);
        level->arc = runs_simplified(map, f->arc, f->arcs, level, &map->arena, keep, stack);
        level->lake = runs_simplified(map, f->lake, f->lakes, level, &map->arena, keep, stack);
        level->river = runs_simplified(map, f->river, f->rivers, level, &map->arena, keep, stack);
    }
    free(keep);
    free(stack);
}

/* The coarsest whose error is not to be seen. */
const MapLevel *map_level(const Map *map, double ppu) {
    int n = MAP_LEVELS - 1;
    while (n > 0 && map->level[n].tolerance * ppu > 0.65) n--;
    return &map->level[n];
}

int ring_points(const Map *map, const MapLevel *level, MapRun ring, MapPoint *out) {
    int count = 0;
    for (int n = 0; n < ring.count; n++) {
        const int ref = map->file.ref[ring.first + n];
        const MapRun arc = level->arc[ref < 0 ? ~ref : ref];
        for (int i = 0; i + 1 < arc.count; i++, count++)
            if (out) out[count] = level->point[arc.first + (ref < 0 ? arc.count - 1 - i : i)];
    }
    return count;
}

/* --- areas ------------------------------------------------------------------------------------- */

enum { MARGIN = 12 }; /* cut edges lie so many pixels out of sight */

void shape_clear(MapShape *shape) { shape->points = shape->rings = 0; }

void shape_free(MapShape *shape) {
    free(shape->point);
    free(shape->other);
    free(shape->raw);
    free(shape->ring);
    *shape = (MapShape){0};
}

static void room_for(MapShape *s, int count) {
    if (s->points + count > s->points_room) {
        s->points_room = 2 * (s->points + count) + 256;
        s->point = memory_grow(s->point, (size_t)s->points_room * sizeof *s->point);
    }
    if (count > s->other_room) {
        s->other_room = 2 * count + 256;
        s->other = memory_grow(s->other, (size_t)s->other_room * sizeof *s->other);
    }
    if (s->rings == s->rings_room) {
        s->rings_room = 2 * s->rings + 64;
        s->ring = memory_grow(s->ring, (size_t)s->rings_room * sizeof *s->ring);
    }
}

DrawPoint pane_place(const MapPane *pane, MapPoint p) {
    return (DrawPoint){p.x * pane->ppu - pane->of.x + pane->x, p.y * pane->ppu - pane->of.y + pane->y};
}

bool pane_sees(const MapPane *pane, Rect box) {
    const double u = pane->ppu, m = MARGIN;
    return box.x * u < pane->of.x + pane->of.w + m && (box.x + box.w) * u > pane->of.x - m &&
           box.y * u < pane->of.y + pane->of.h + m && (box.y + box.h) * u > pane->of.y - m;
}

/* Which side of an edge: above 0 inside. edge 0 left, 1 right, 2 top, 3 bottom. */
static double beyond(DrawPoint p, Rect r, int edge) {
    switch (edge) {
    case 0: return p.x - r.x;
    case 1: return r.x + r.w - p.x;
    case 2: return p.y - r.y;
    default: return r.y + r.h - p.y;
    }
}

/* One edge of Sutherland and Hodgman's cut. */
static int cut(const DrawPoint *in, int count, DrawPoint *out, Rect r, int edge) {
    int made = 0;
    for (int n = 0; n < count; n++) {
        const DrawPoint a = in[n], b = in[n + 1 < count ? n + 1 : 0];
        const double da = beyond(a, r, edge), db = beyond(b, r, edge);
        if (da >= 0) out[made++] = a;
        if ((da >= 0) != (db >= 0)) {
            const double t = da / (da - db);
            out[made++] = (DrawPoint){a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
        }
    }
    return made;
}

static int box_cut(MapShape *s, DrawPoint *start, int count, Rect r, double least) {
    double left = start[0].x, right = left, top = start[0].y, bottom = top;
    for (int n = 1; n < count; n++) {
        left = real_min(left, start[n].x), right = real_max(right, start[n].x);
        top = real_min(top, start[n].y), bottom = real_max(bottom, start[n].y);
    }
    if (right < r.x || left > r.x + r.w || bottom < r.y || top > r.y + r.h) return 0;
    if (right - left < least && bottom - top < least) return 0;
    const bool needs[4] = {left < r.x, right > r.x + r.w, top < r.y, bottom > r.y + r.h};
    for (int edge = 0; edge < 4 && count; edge++) {
        if (!needs[edge]) continue;
        memcpy(s->other, start, (size_t)count * sizeof *start);
        count = cut(s->other, count, start, r, edge);
    }
    return count;
}

void shape_add(MapShape *s, const MapPane *pane, const MapPoint *point, int count) {
    if (count < 3) return;
    room_for(s, 6 * count + 32); /* each of the four cuts leaves at most half as many corners again */
    DrawPoint *start = s->point + s->points;
    for (int n = 0; n < count; n++) start[n] = pane_place(pane, point[n]);
    const Rect r = rect_grown((Rect){pane->x, pane->y, pane->of.w, pane->of.h}, MARGIN);
    count = box_cut(s, start, count, r, pane->least);
    if (count < 3) return;
    s->ring[s->rings++] = s->points;
    s->points += count;
}

void shape_add_unit(MapShape *s, const MapPane *pane, const MapLevel *level, int unit) {
    const MapRun rings = pane->map->file.unit[unit].rings;
    if (!pane_sees(pane, pane->map->box[unit])) return;
    for (int n = 0; n < rings.count; n++) {
        const MapRun ring = pane->map->file.ring[rings.first + n];
        const Rect box = pane->map->ring_box[rings.first + n];
        if (!pane_sees(pane, box) || real_max(box.w, box.h) * pane->ppu < pane->least) continue;
        const int count = ring_points(pane->map, level, ring, NULL);
        if (count > s->raw_room) {
            s->raw_room = 2 * count;
            s->raw = memory_grow(s->raw, (size_t)s->raw_room * sizeof *s->raw);
        }
        ring_points(pane->map, level, ring, s->raw);
        shape_add(s, pane, s->raw, count);
    }
}

/* --- lines ------------------------------------------------------------------------------------- */

static void piece_draw(DrawList *d, const DrawPoint *point, int count, MapPen pen) {
    if (count < 2) return;
    DrawItem *item = draw_line(d, point, count, pen.colour, pen.width);
    item->alpha = pen.alpha;
    item->stroke = pen.stroke;
}

static bool apart(DrawPoint a, DrawPoint b, Rect r) {
    return (a.x < r.x && b.x < r.x) || (a.y < r.y && b.y < r.y) || (a.x > r.x + r.w && b.x > r.x + r.w) ||
           (a.y > r.y + r.h && b.y > r.y + r.h);
}

void line_draw(DrawList *d, const MapPane *pane, const MapPoint *point, int count, MapPen pen) {
    enum { PIECE = 512 };
    DrawPoint piece[PIECE];
    int length = 0;
    const Rect r = rect_grown((Rect){pane->x, pane->y, pane->of.w, pane->of.h}, MARGIN);
    DrawPoint last = pane_place(pane, point[0]);
    for (int n = 1; n < count; n++) {
        const DrawPoint next = pane_place(pane, point[n]);
        if (apart(last, next, r)) {
            piece_draw(d, piece, length, pen);
            length = 0;
        } else {
            if (!length) piece[length++] = last;
            piece[length++] = next;
            if (length == PIECE) {
                piece_draw(d, piece, length, pen);
                piece[0] = next;
                length = 1;
            }
        }
        last = next;
    }
    piece_draw(d, piece, length, pen);
}
