/* Reading maps. Always true: see map_file.h. */
#include "store/map_file.h"

#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "store/file.h"
#include "store/json.h"

/* --- texts and points -------------------------------------------------------------------------- */

static bool id_get(JsonAt at, const char *key, char out[MAP_ID_BYTES], Err *err) {
    const char *text;
    JsonAt value;
    if (!json_get_text(at, key, &text, err)) return false;
    json_object_find(at, key, &value);
    if (!*text || strlen(text) >= MAP_ID_BYTES)
        return json_err(value, err, "from 1 to %d characters are wanted", MAP_ID_BYTES - 1);
    for (const char *c = text; *c; c++)
        if (*c <= ' ' || *c > '~') return json_err(value, err, "letters, digits and signs of ASCII are wanted");
    memcpy(out, text, strlen(text) + 1);
    return true;
}

static bool name_get(JsonAt at, const char *key, MapFile *map, const char **out, Err *err) {
    const char *text;
    JsonAt value;
    if (!json_get_text(at, key, &text, err)) return false;
    json_object_find(at, key, &value);
    if (!*text || strlen(text) > 63 || text_has_controls(text))
        return json_err(value, err, "a name of 1 to 63 bytes without control characters is wanted");
    *out = arena_text(&map->arena, text);
    return true;
}

static bool point_get(JsonAt at, const char *key, const MapFile *map, MapPoint *out, Err *err) {
    JsonAt list, item = {0};
    if (!json_get_array(at, key, &list, err)) return false;
    if (json_count(list) != 2) return json_err(list, err, "two numbers are wanted");
    json_each(list, &item, NULL);
    if (!json_as_real(item, 0, map->width, &out->x, err)) return false;
    json_each(list, &item, NULL);
    return json_as_real(item, 0, map->height, &out->y, err);
}

/* A line of steps from point to point; the first step is from the origin. */
static bool run_read(JsonAt list, int least, MapFile *map, MapRun *out, Err *err) {
    double x = 0, y = 0;
    if (!json_as_array(list, err)) return false;
    if (json_count(list) % 2 || json_count(list) / 2 < least)
        return json_err(list, err, "pairs of numbers for at least %d points are wanted", least);
    *out = (MapRun){map->points, json_count(list) / 2};
    for (JsonAt item = {0}; json_each(list, &item, NULL);) {
        int dx, dy;
        JsonAt start = item;
        if (!json_as_int(item, -MAP_SIDE, MAP_SIDE, &dx, err) || !json_each(list, &item, NULL) ||
            !json_as_int(item, -MAP_SIDE, MAP_SIDE, &dy, err))
            return false;
        x += dx;
        y += dy;
        if (x < 0 || y < 0 || x > map->width || y > map->height)
            return json_err(start, err, "the line leaves the plane here, at %.0f, %.0f; 0, 0 to %.0f, %.0f is wanted",
                            x, y, map->width, map->height);
        map->point[map->points++] = (MapPoint){x, y};
    }
    return true;
}

static bool runs_read(JsonAt root, const char *key, int least, MapFile *map, MapRun **out, int *count, Err *err) {
    JsonAt list;
    if (!json_get_array(root, key, &list, err)) return false;
    if (json_count(list) > MAP_ARCS_MAX) return json_err(list, err, "at most %d lines are wanted", MAP_ARCS_MAX);
    *out = arena_alloc(&map->arena, (size_t)json_count(list) * sizeof **out);
    for (JsonAt item = {0}; json_each(list, &item, NULL);)
        if (!run_read(item, least, map, &(*out)[(*count)++], err)) return false;
    return true;
}

/* --- units ------------------------------------------------------------------------------------- */

static MapPoint end_of(const MapFile *map, int ref, bool last) {
    const MapRun arc = map->arc[ref < 0 ? ~ref : ref];
    return map->point[arc.first + ((ref < 0) != last ? arc.count - 1 : 0)];
}

static bool meets(MapPoint a, MapPoint b) { return a.x == b.x && a.y == b.y; }

/* Arcs one after the other, the last of which ends where the first began. */
static bool ring_read(JsonAt list, int unit, MapFile *map, Err *err) {
    MapRun *ring = &map->ring[map->rings++];
    int points = 0;
    *ring = (MapRun){map->refs, 0};
    if (!json_as_array(list, err)) return false;
    if (!json_count(list)) return json_err(list, err, "at least one arc is wanted");
    for (JsonAt item = {0}; json_each(list, &item, NULL);) {
        int ref;
        if (!json_as_int(item, -map->arcs, map->arcs - 1, &ref, err)) return false;
        if (ring->count && !meets(end_of(map, map->ref[map->refs - 1], true), end_of(map, ref, false)))
            return json_err(item, err, "arc %d does not begin where the arc before ends", ref);
        int *side = &map->side[ref < 0 ? ~ref : ref][ref < 0];
        if (*side >= 0)
            return json_err(item, err, "this side of arc %d belongs to %s already", ref, map->unit[*side].id);
        *side = unit;
        map->ref[map->refs++] = ref;
        ring->count++;
        points += map->arc[ref < 0 ? ~ref : ref].count - 1;
    }
    if (!meets(end_of(map, map->ref[ring->first], false), end_of(map, map->ref[map->refs - 1], true)))
        return json_err(list, err, "the ring is not closed");
    return points >= 3 || json_err(list, err, "a ring of at least three corners is wanted");
}

static bool unit_read(JsonAt at, int index, MapFile *map, Err *err) {
    static const char *const keys[] = {"id", "name", "c", "polys", "label", "r", "km2"};
    MapUnit *unit = &map->unit[index];
    JsonAt polys;
    if (!json_as_object(at, err) || !json_only_keys(at, keys, COUNT_OF(keys), err) ||
        !id_get(at, "id", unit->id, err) || !name_get(at, "name", map, &unit->name, err) ||
        !id_get(at, "c", unit->country, err) || !point_get(at, "label", map, &unit->label, err) ||
        !json_get_real(at, "r", 0, MAP_SIDE, &unit->radius, err) || !json_get_array(at, "polys", &polys, err))
        return false;
    for (int n = 0; n < index; n++)
        if (strcmp(map->unit[n].id, unit->id) == 0) return json_err(at, err, "unit %s is there twice", unit->id);
    unit->rings.first = map->rings;
    for (JsonAt poly = {0}; json_each(polys, &poly, NULL);) {
        if (!json_as_array(poly, err)) return false;
        for (JsonAt ring = {0}; json_each(poly, &ring, NULL);)
            if (!ring_read(ring, index, map, err)) return false;
    }
    unit->rings.count = map->rings - unit->rings.first;
    return unit->rings.count > 0 || json_err(polys, err, "at least one ring is wanted");
}

/* How many rings and arc numbers there may be at most. */
static void rings_count(JsonAt units, int *rings, int *refs) {
    for (JsonAt unit = {0}; json_each(units, &unit, NULL);) {
        JsonAt polys;
        if (!json_object_find(unit, "polys", &polys)) continue;
        for (JsonAt poly = {0}; json_each(polys, &poly, NULL);)
            for (JsonAt ring = {0}; json_each(poly, &ring, NULL); (*rings)++) *refs += json_count(ring);
    }
}

static bool units_read(JsonAt root, MapFile *map, Err *err) {
    JsonAt list;
    int rings = 0, refs = 0;
    if (!json_get_array(root, "units", &list, err)) return false;
    if (!json_count(list) || json_count(list) > MAP_UNITS_MAX)
        return json_err(list, err, "from 1 to %d units are wanted", MAP_UNITS_MAX);
    rings_count(list, &rings, &refs);
    map->unit = arena_alloc(&map->arena, (size_t)json_count(list) * sizeof *map->unit);
    map->ring = arena_alloc(&map->arena, (size_t)rings * sizeof *map->ring);
    map->ref = arena_alloc(&map->arena, (size_t)refs * sizeof *map->ref);
    map->side = arena_alloc(&map->arena, (size_t)map->arcs * sizeof *map->side);
    for (int n = 0; n < map->arcs; n++) map->side[n][0] = map->side[n][1] = -1;
    for (JsonAt item = {0}; json_each(list, &item, NULL);)
        if (!unit_read(item, map->units++, map, err)) return false;
    return true;
}

/* What the file says of the sides must be what the rings say. */
static bool sides_check(JsonAt root, const MapFile *map, Err *err) {
    JsonAt list;
    int arc = 0;
    if (!json_get_array(root, "sides", &list, err)) return false;
    if (json_count(list) != map->arcs)
        return json_err(list, err, "one pair for each of the %d arcs is wanted", map->arcs);
    for (JsonAt pair = {0}; json_each(list, &pair, NULL); arc++) {
        if (!json_as_array(pair, err)) return false;
        if (json_count(pair) != 2) return json_err(pair, err, "two units are wanted");
        int n = 0, unit;
        for (JsonAt item = {0}; json_each(pair, &item, NULL); n++) {
            if (!json_as_int(item, -1, map->units - 1, &unit, err)) return false;
            if (unit != map->side[arc][n]) return json_err(item, err, "the rings say %d here", map->side[arc][n]);
        }
    }
    return true;
}

/* --- cities and the whole ---------------------------------------------------------------------- */

static bool city_read(JsonAt at, MapFile *map, MapCity *city, Err *err) {
    static const char *const keys[] = {"name", "unit", "at", "rank", "from", "to"};
    JsonAt value;
    *city = (MapCity){.to = 9999};
    if (!json_as_object(at, err) || !json_only_keys(at, keys, COUNT_OF(keys), err) ||
        !name_get(at, "name", map, &city->name, err) || !id_get(at, "unit", city->unit, err) ||
        !point_get(at, "at", map, &city->at, err) || !json_get_int(at, "rank", 1, 2, &city->rank, err))
        return false;
    if (json_object_find(at, "from", &value) && !json_as_int(value, 0, 9999, &city->from, err)) return false;
    if (json_object_find(at, "to", &value) && !json_as_int(value, 0, 9999, &city->to, err)) return false;
    json_object_find(at, "unit", &value);
    return map_file_unit(map, city->unit) >= 0 || json_err(value, err, "the map has no unit %s", city->unit);
}

static bool cities_read(JsonAt root, MapFile *map, Err *err) {
    JsonAt list;
    if (!json_object_find(root, "cities", &list)) return true;
    if (!json_as_array(list, err)) return false;
    if (json_count(list) > MAP_CITIES_MAX) return json_err(list, err, "at most %d cities are wanted", MAP_CITIES_MAX);
    map->city = arena_alloc(&map->arena, (size_t)json_count(list) * sizeof *map->city);
    for (JsonAt item = {0}; json_each(list, &item, NULL);)
        if (!city_read(item, map, &map->city[map->cities++], err)) return false;
    return true;
}

static bool size_read(JsonAt root, MapFile *map, Err *err) {
    const char *format;
    JsonAt value, size, item = {0};
    if (!json_get_text(root, "format", &format, err)) return false;
    json_object_find(root, "format", &value);
    if (strcmp(format, "plane-map/1") != 0) return json_err(value, err, "\"plane-map/1\" is wanted");
    if (!json_get_array(root, "size", &size, err)) return false;
    if (json_count(size) != 2) return json_err(size, err, "width and height are wanted");
    json_each(size, &item, NULL);
    if (!json_as_real(item, 16, MAP_SIDE, &map->width, err)) return false;
    json_each(size, &item, NULL);
    return json_as_real(item, 16, MAP_SIDE, &map->height, err);
}

/* More than all points of arcs, lakes and rivers. */
static int points_count(JsonAt root) {
    static const char *const keys[] = {"arcs", "lakes", "rivers"};
    int points = 0;
    for (size_t n = 0; n < COUNT_OF(keys); n++) {
        JsonAt list;
        if (!json_object_find(root, keys[n], &list)) continue;
        for (JsonAt item = {0}; json_each(list, &item, NULL);) points += json_count(item) / 2;
    }
    return points;
}

static bool map_read(JsonAt root, MapFile *map, Err *err) {
    static const char *const keys[] = {"format", "projection", "origin", "grid_m", "size", "source", "units",
                                       "arcs", "sides", "lakes", "rivers", "cities"};
    if (!json_as_object(root, err) || !json_only_keys(root, keys, COUNT_OF(keys), err) || !size_read(root, map, err))
        return false;
    JsonAt value;
    const char *source;
    if (!json_get_text(root, "source", &source, err)) return false;
    json_object_find(root, "source", &value);
    if (text_has_controls(source)) return json_err(value, err, "a text without control characters is wanted");
    map->source = arena_text(&map->arena, source);
    map->point = arena_alloc(&map->arena, (size_t)points_count(root) * sizeof *map->point);
    return runs_read(root, "arcs", 2, map, &map->arc, &map->arcs, err) &&
           runs_read(root, "lakes", 3, map, &map->lake, &map->lakes, err) &&
           runs_read(root, "rivers", 2, map, &map->river, &map->rivers, err) && units_read(root, map, err) &&
           sides_check(root, map, err) && cities_read(root, map, err);
}

bool map_file_parse(const char *name, const char *bytes, size_t length, MapFile *out, Err *err) {
    *out = (MapFile){0};
    Json *json = json_parse(name, bytes, length, err);
    const bool done = json && map_read(json_root(json), out, err);
    json_free(json);
    if (!done) map_file_free(out);
    return done;
}

bool map_file_read(const char *path, bool links_refused, MapFile *out, Err *err) {
    char *bytes;
    size_t length;
    *out = (MapFile){0};
    if (!file_read(path, JSON_MAX_BYTES, links_refused ? FILE_LINKS_REFUSE : FILE_LINKS_FOLLOW, &bytes, &length, err))
        return false;
    const bool done = map_file_parse(path, bytes, length, out, err);
    free(bytes);
    return done;
}

void map_file_free(MapFile *map) {
    arena_free(&map->arena);
    *map = (MapFile){0};
}

int map_file_unit(const MapFile *map, const char *id) {
    for (int n = 0; n < map->units; n++)
        if (strcmp(map->unit[n].id, id) == 0) return n;
    return -1;
}
