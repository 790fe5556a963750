/* Tiles: squares of the map that are painted once and kept as sheets.
 *
 * Always true: a tile's key names all that it shows, so a kept one is right; the contexts that a list hands
 * out live in the map until as many others were asked for, which is more than one frame asks. */
#include <math.h>
#include <string.h>

#include "ui/map_parts.h"

enum { TILE = 512, SMALL_MAX = 2048 };

uint64_t map_mix(uint64_t hash, const void *bytes, size_t count) {
    const unsigned char *at = bytes;
    for (size_t n = 0; n < count; n++) hash = (hash ^ at[n]) * 0x100000001b3u + (hash >> 47);
    return hash * 0x9e3779b97f4a7c15u ^ hash >> 31;
}

static void tile_paint(void *context, uint64_t key, DrawList *out) {
    const MapTile *t = context;
    ASSERT(t->key == key);
    const MapPane pane = {(Map *)t->scene->map, t->scene, &t->look, t->ppu, t->scale, t->of, 0, 0, t->words};
    pane_draw(out, &pane);
}

static uint64_t tile_key(const MapPane *pane, Rect of) {
    const double numbers[] = {pane->ppu, pane->scale, of.x, of.y, of.w, of.h};
    uint64_t key = map_mix(pane->scene->key, numbers, sizeof numbers);
    key = map_mix(key, pane->look, sizeof *pane->look);
    return map_mix(key, &pane->words, sizeof pane->words);
}

/* The tile of the key; the one unused for longest makes way. NULL: it would be one too many for this frame. */
static MapTile *tile_of(const MapPane *pane, Rect of, bool wait) {
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
    if (wait && map->made >= map->at_once) return NULL;
    map->made++;
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

/* Tiles from the middle of the window outwards would come first if rows were not as good: they are few. */
static int tiles_find(const MapPane *pane, Grid g, bool wait, MapTile **out) {
    int missing = 0, n = 0;
    for (int row = g.top; row < g.bottom; row++)
        for (int column = g.left; column < g.right; column++, n++) {
            out[n] = tile_of(pane, (Rect){column * g.side, row * g.side, g.side, g.side}, wait);
            if (!out[n]) missing++;
        }
    return missing;
}

void tiles_draw(DrawList *d, const MapPane *pane, bool moving) {
    Map *map = pane->map;
    MapTile *tile[MAP_TILES * 2];
    const Grid g = grid_of(pane);
    map->frame++;
    map->made = moving ? map->at_once : 0;
    ASSERT((g.right - g.left) * (g.bottom - g.top) <= (int)COUNT_OF(tile));
    map->missing = tiles_find(pane, g, true, tile) > 0;
    if (map->missing) pane_draw_coarse(d, pane);
    int n = 0;
    for (int row = g.top; row < g.bottom; row++)
        for (int column = g.left; column < g.right; column++, n++) {
            if (!tile[n]) continue;
            const Rect box = {pane->x + column * g.side - pane->of.x, pane->y + row * g.side - pane->of.y, g.side, g.side};
            draw_sheet(d, box, tile[n]->key, tile_paint, tile[n]);
        }
}

void map_small(DrawList *d, Rect at, double scale, const char *focus, const MapScene *scene, const MapLook *look) {
    MapView v = {0};
    if (focus) map_view_fit(&v, scene->map, focus, at, scale);
    else map_view_all(&v, scene->map, at, scale);
    const double wide = at.w / scene->map->file.width, high = at.h / scene->map->file.height;
    MapPane pane = map_pane(&v, scene, look, at, scale);
    if (!focus) { /* smaller than the map's own least zoom: all of it, filling the box */
        pane.ppu = real_max(wide, high);
        pane.of.x = floor((scene->map->file.width * pane.ppu - at.w) / 2);
        pane.of.y = floor((scene->map->file.height * pane.ppu - at.h) / 2);
    }
    ASSERT(at.w <= SMALL_MAX && at.h <= SMALL_MAX);
    pane.words = false;
    pane.map->frame++;
    MapTile *tile = tile_of(&pane, pane.of, false);
    draw_sheet(d, (Rect){pane.x, pane.y, pane.of.w, pane.of.h}, tile->key, tile_paint, tile);
}
