/* Opening and closing maps. Always true: see map.h. */
#include "ui/map.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "ui/map_parts.h"

const char *const map_words[WORD_COUNT] = {
#define WORD(name, text) text,
#include "ui/map_words.def"
#undef WORD
};

const char *map_layer_name(MapLayer layer) {
    ASSERT(layer < LAYER_COUNT);
    return map_words[WORD_layer_control + (int)layer];
}

static void boxes_make(Map *map) {
    const MapLevel *whole = &map->level[0];
    map->box = arena_alloc(&map->arena, (size_t)map->file.units * sizeof *map->box);
    for (int u = 0; u < map->file.units; u++) {
        double left = map->file.width, right = 0, top = map->file.height, bottom = 0;
        const MapRun rings = map->file.unit[u].rings;
        for (int r = 0; r < rings.count; r++) {
            const MapRun ring = map->file.ring[rings.first + r];
            for (int n = 0; n < ring.count; n++) {
                const int ref = map->file.ref[ring.first + n];
                const MapRun arc = whole->arc[ref < 0 ? ~ref : ref];
                for (int i = 0; i < arc.count; i++) {
                    const MapPoint p = whole->point[arc.first + i];
                    left = real_min(left, p.x), right = real_max(right, p.x);
                    top = real_min(top, p.y), bottom = real_max(bottom, p.y);
                }
            }
        }
        map->box[u] = (Rect){left, top, right - left, bottom - top};
    }
}

/* The file of the pack if it is there, else the other; false with err if that cannot be read. */
static const char *path_of(const char *pack_dir, const char *in_pack, const char *assets, const char *else_name,
                           char *out, size_t room) {
    if (pack_dir) {
        snprintf(out, room, "%s/data/%s", pack_dir, in_pack);
        if (access(out, F_OK) == 0) return out;
    }
    if (!else_name) return NULL;
    snprintf(out, room, "%s/%s", assets, else_name);
    return out;
}

static bool files_read(const char *assets, const char *pack_dir, Map *map, Err *err) {
    char path[4300];
    const bool own = path_of(pack_dir, "map.json", assets, NULL, path, sizeof path) != NULL;
    path_of(pack_dir, "map.json", assets, "europe.json", path, sizeof path);
    if (!map_file_read(path, own, &map->file, err)) return false;
    if (!own && !map_owners_read(path_of(NULL, NULL, assets, "owners.csv", path, sizeof path), &map->owners, err))
        return false;
    const char *owners = path_of(pack_dir, "map_owners.csv", assets, NULL, path, sizeof path);
    return !owners || map_owners_read(owners, &map->owners, err);
}

Map *map_open(const char *assets, const char *pack_dir, Err *err) {
    Map *map = calloc(1, sizeof *map);
    ASSERT(map);
    if (!files_read(assets, pack_dir, map, err)) {
        map_close(map);
        return NULL;
    }
    map_levels_make(map);
    boxes_make(map);
    map->base = 1240 / map->file.width;
    map->at_once = 2;
    return map;
}

void map_close(Map *map) {
    if (!map) return;
    map_file_free(&map->file);
    map_owners_free(&map->owners);
    shape_free(&map->shape);
    arena_free(&map->arena);
    free(map);
}

const MapFile *map_file(const Map *map) { return &map->file; }

void map_tiles_at_once(const Map *map, int tiles) { ((Map *)map)->at_once = tiles; }

bool map_tiles_missing(const Map *map) { return map->missing; }
