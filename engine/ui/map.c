/* Opening and closing maps. Always true: see map.h. */
#include "ui/map.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/memory.h"
#include "ui/map_parts.h"

const char *const map_words[WORD_COUNT] = {
#define WORD(name, text) text,
#include "ui/map_words.def"
#undef WORD
};

const char *map_layer_name(MapLayer layer) {
    ASSERT(layer < LAYER_COUNT);
    return tongue(map_words[WORD_layer_control + (int)layer]);
}

static Rect joined(Rect a, Rect b) { /* w below 0: nothing yet */
    if (a.w < 0) return b;
    const double x = real_min(a.x, b.x), y = real_min(a.y, b.y);
    return (Rect){x, y, real_max(a.x + a.w, b.x + b.w) - x, real_max(a.y + a.h, b.y + b.h) - y};
}

static Rect *runs_boxes(Map *map, const MapRun *run, int runs) {
    Rect *out = arena_alloc(&map->arena, (size_t)runs * sizeof *out);
    for (int n = 0; n < runs; n++) {
        out[n] = (Rect){0, 0, -1, -1};
        for (int i = 0; i < run[n].count; i++) {
            const MapPoint p = map->file.point[run[n].first + i];
            out[n] = joined(out[n], (Rect){p.x, p.y, 0, 0});
        }
    }
    return out;
}

static void boxes_make(Map *map) {
    const MapFile *f = &map->file;
    map->arc_box = runs_boxes(map, f->arc, f->arcs);
    map->lake_box = runs_boxes(map, f->lake, f->lakes);
    map->river_box = runs_boxes(map, f->river, f->rivers);
    map->ring_box = arena_alloc(&map->arena, (size_t)f->rings * sizeof *map->ring_box);
    for (int r = 0; r < f->rings; r++) {
        map->ring_box[r] = (Rect){0, 0, -1, -1};
        for (int n = 0; n < f->ring[r].count; n++) {
            const int ref = f->ref[f->ring[r].first + n];
            map->ring_box[r] = joined(map->ring_box[r], map->arc_box[ref < 0 ? ~ref : ref]);
        }
    }
    map->box = arena_alloc(&map->arena, (size_t)f->units * sizeof *map->box);
    for (int u = 0; u < f->units; u++) {
        map->box[u] = (Rect){0, 0, -1, -1};
        for (int r = 0; r < f->unit[u].rings.count; r++)
            map->box[u] = joined(map->box[u], map->ring_box[f->unit[u].rings.first + r]);
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
    Map *map = memory_zeros(1, sizeof *map);
    if (!files_read(assets, pack_dir, map, err)) {
        map_close(map);
        return NULL;
    }
    map_levels_make(map);
    boxes_make(map);
    map->base = 1240 / map->file.width;
    map->room = 1;
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

void map_tiles_room(Map *map, int tiles) { map->room = tiles; }

bool map_tiles_missing(const Map *map) { return map->missing; }
