/* Tiles: squares of the map that are painted once and kept as sheets.
 *
 * Always true: a tile's key names all that it shows, so a kept one is right; the contexts that a list hands
 * out live in the map until as many others were asked for, which is more than one frame asks. */
#include <math.h>
#include <string.h>

#include "ui/map_parts.h"

enum { TILE = 256 };

uint64_t map_mix(uint64_t hash, const void *bytes, size_t count) {
    const unsigned char *at = bytes;
    for (size_t n = 0; n < count; n++) hash = (hash ^ at[n]) * 0x100000001b3u + (hash >> 47);
    return hash * 0x9e3779b97f4a7c15u ^ hash >> 31;
}

static void tile_paint(void *context, uint64_t key, DrawList *out) {
    const MapTile *t = context;
    ASSERT(t->key == key);
    const MapPane pane = {t->scene->map, t->scene, &t->look, t->ppu, t->scale, t->of, 0, 0,
                          pane_least,           t->words};
    pane_draw(out, &pane);
}

static uint64_t tile_key(const MapPane *pane, Rect of) {
    const double numbers[] = {pane->ppu, pane->scale, of.x, of.y, of.w, of.h};
    uint64_t key = map_mix(pane->scene->key, numbers, sizeof numbers);
    key = map_mix(key, pane->look, sizeof *pane->look);
    return map_mix(key, &pane->words, sizeof pane->words);
}

/* The tile of the key; the one unused for longest makes way. NULL: it can wait, and would be one
 * too many for this frame. */
static MapTile *tile_of(const MapPane *pane, Rect of, bool waits) {
    Map *map = pane->map;
    const uint64_t key = tile_key(pane, of);
    MapTile *oldest = &map->tile[0];
    for (int n = 0; n < MAP_TILES; n++) {
        MapTile *t = &map->tile[n];
        if (t->key == key) {
            t->used = map->frame;
            t->scene = pane->scene;
            return t;
        }
        if (t->used < oldest->used) oldest = t;
    }
    if (waits && map->room-- <= 0) return NULL;
    *oldest = (MapTile){key, map->frame, pane->scene, *pane->look, pane->ppu, pane->scale, of, pane->words};
    return oldest;
}

/* Tiles grow with windows so large that they would need too many. */
static double tile_side(const MapPane *pane) {
    double side = TILE;
    while ((pane->of.w / side + 1) * (pane->of.h / side + 1) > MAP_TILES - 24) side *= 2;
    return side;
}

typedef struct Grid {
    int left, right, top, bottom; /* the last not included */
    double side;
} Grid;

static Grid grid_of(const MapPane *pane) {
    const double side = tile_side(pane);
    return (Grid){(int)floor(pane->of.x / side), (int)ceil((pane->of.x + pane->of.w) / side),
                  (int)floor(pane->of.y / side), (int)ceil((pane->of.y + pane->of.h) / side), side};
}

/* Found ones and as many new ones as may be painted, those in the middle of the window first. Returns how many
 * are still to come. */
static int tiles_find(const MapPane *pane, Grid g, MapTile **out) {
    const int wide = g.right - g.left, high = g.bottom - g.top, count = wide * high;
    int missing = 0;
    for (int ring = (wide > high ? wide : high) / 2; ring >= 0; ring--) /* from outside: how far from the rim */
        for (int n = 0; n < count; n++) {
            const int column = n % wide, row = n / wide;
            const int x = column < wide - 1 - column ? column : wide - 1 - column;
            const int y = row < high - 1 - row ? row : high - 1 - row;
            if ((x < y ? x : y) != ring) continue;
            const Rect of = {(g.left + column) * g.side, (g.top + row) * g.side, g.side, g.side};
            out[n] = tile_of(pane, of, true);
            if (!out[n]) missing++;
        }
    return missing;
}

/* The part of the window whose tiles are still to come. While nothing moves it stays as it was at first, so
 * that what lies under the tiles is painted once. */
static Rect missing_box(const MapPane *pane, Grid g, MapTile *const *tile) {
    double left = HUGE_VAL, top = HUGE_VAL, right = -HUGE_VAL, bottom = -HUGE_VAL;
    int n = 0;
    for (int row = g.top; row < g.bottom; row++)
        for (int column = g.left; column < g.right; column++, n++) {
            if (tile[n]) continue;
            left = real_min(left, column * g.side), right = real_max(right, (column + 1) * g.side);
            top = real_min(top, row * g.side), bottom = real_max(bottom, (row + 1) * g.side);
        }
    return rect_common((Rect){left, top, right - left, bottom - top}, pane->of);
}

static void missing_draw(DrawList *d, const MapPane *pane, Grid g, MapTile *const *tile) {
    Map *map = pane->map;
    const uint64_t key = tile_key(pane, pane->of);
    if (key != map->coarse_key) map->coarse = missing_box(pane, g, tile);
    map->coarse_key = key;
    MapPane part = *pane;
    part.of = map->coarse;
    part.x += part.of.x - pane->of.x;
    part.y += part.of.y - pane->of.y;
    const Rect was = draw_clip(d, (Rect){part.x, part.y, part.of.w, part.of.h});
    pane_draw_coarse(d, &part);
    draw_clip_back(d, was);
}

void tiles_draw(DrawList *d, const MapPane *pane, bool moving) {
    Map *map = pane->map;
    MapTile *tile[MAP_TILES * 2];
    const Grid g = grid_of(pane);
    map->frame++;
    ASSERT((g.right - g.left) * (g.bottom - g.top) <= (int)COUNT_OF(tile));
    const int room = map->room;
    if (moving) map->room = 0;
    const int missing = tiles_find(pane, g, tile);
    map->room = moving ? room : map->room > 0 ? map->room : 0;
    map->missing = missing > 0;
    if (missing) missing_draw(d, pane, g, tile);
    else map->coarse_key = 0;
    int n = 0;
    for (int row = g.top; row < g.bottom; row++)
        for (int column = g.left; column < g.right; column++, n++) {
            if (!tile[n]) continue;
            const Rect box = {pane->x + column * g.side - pane->of.x, pane->y + row * g.side - pane->of.y, g.side,
                              g.side};
            draw_sheet(d, box, tile[n]->key, tile_paint, tile[n]);
        }
}

void map_small(DrawList *d, Rect at, double scale, const char *focus, const MapScene *scene, const MapLook *look) {
    const double width = scene->map->file.width, height = scene->map->file.height;
    const Rect box = focus ? map_country_box(scene->map, focus) : (Rect){0, 0, width, height};
    const MapView v = {.zoom = 1};
    MapPane pane = map_pane(&v, scene, look, at, scale);
    /* A small box may need less than the map's own least zoom; the map fills it all the same. */
    pane.ppu = real_max(real_min(at.w / box.w, at.h / box.h), real_max(at.w / width, at.h / height));
    pane.of.x = floor(real_clamp((box.x + box.w / 2) * pane.ppu - at.w / 2, 0, width * pane.ppu - at.w));
    pane.of.y = floor(real_clamp((box.y + box.h / 2) * pane.ppu - at.h / 2, 0, height * pane.ppu - at.h));
    ASSERT(at.w <= MAP_SMALL_MAX && at.h <= MAP_SMALL_MAX);
    if (scene->blank) {
        draw_fill(d, at, look->sea, 0);
        return;
    }
    pane.words = false;
    pane.map->frame++;
    MapTile *tile = tile_of(&pane, pane.of, false);
    draw_sheet(d, (Rect){pane.x, pane.y, pane.of.w, pane.of.h}, tile->key, tile_paint, tile);
}
