/* Where one looks: zoom, pan, fitting. Always true: see map.h. */
#include <math.h>
#include <string.h>

#include "ui/map_parts.h"

const double map_zoom_least = 0.5, map_zoom_most = 16;
const double pane_least = 0.7; /* less than a dot */

double map_ppu(const Map *map, double zoom, double scale) { return map->base * zoom * scale; }

/* Whole pixels, so that tiles and what is drawn over them fit. */
static MapPane pane_at(const MapView *v, const Map *map, Rect at, double scale) {
    const double ppu = map_ppu(map, v->zoom, scale);
    return (MapPane){
        .ppu = ppu,
        .scale = scale,
        .of = {floor(v->centre.x * ppu - at.w / 2), floor(v->centre.y * ppu - at.h / 2), at.w, at.h},
        .x = floor(at.x),
        .y = floor(at.y),
        .least = pane_least,
        .words = true,
    };
}

MapPane map_pane(const MapView *v, const MapScene *scene, const MapLook *look, Rect at, double scale) {
    MapPane pane = pane_at(v, scene->map, at, scale);
    pane.map = scene->map;
    pane.scene = scene;
    pane.look = look;
    return pane;
}

MapPoint map_from_window(const MapView *v, const Map *map, Rect at, double scale, double x, double y) {
    const MapPane pane = pane_at(v, map, at, scale);
    return (MapPoint){(x - pane.x + pane.of.x) / pane.ppu, (y - pane.y + pane.of.y) / pane.ppu};
}

static double held_within(double centre, double window, double whole) {
    return window >= whole ? whole / 2 : real_clamp(centre, window / 2, whole - window / 2);
}

void map_view_clamp(MapView *v, const Map *map, Rect at, double scale) {
    const double unit = map_ppu(map, 1, scale);
    const double covers = real_max(at.w / (map->file.width * unit), at.h / (map->file.height * unit));
    v->zoom = real_clamp(v->zoom, real_min(real_max(map_zoom_least, covers), map_zoom_most), map_zoom_most);
    const double ppu = map_ppu(map, v->zoom, scale);
    v->centre.x = held_within(v->centre.x, at.w / ppu, map->file.width);
    v->centre.y = held_within(v->centre.y, at.h / ppu, map->file.height);
}

static void box_fit(MapView *v, const Map *map, Rect box, Rect at, double scale) {
    const double unit = map_ppu(map, 1, scale);
    v->centre = (MapPoint){box.x + box.w / 2, box.y + box.h / 2};
    v->zoom = real_min(at.w / (box.w * unit), at.h / (box.h * unit));
    v->zoom = exp2(floor(log2(v->zoom) * 4) / 4);
    map_view_clamp(v, map, at, scale);
}

void map_view_all(MapView *v, const Map *map, Rect at, double scale) {
    *v = (MapView){.layer = v->layer, .selected = v->selected, .hover = v->hover};
    box_fit(v, map, (Rect){0, 0, map->file.width, map->file.height}, at, scale);
}

Rect map_country_box(const Map *map, const char *country) {
    Rect box = {0};
    for (int u = 0; u < map->file.units; u++) {
        const MapUnit *unit = &map->file.unit[u];
        if (strcmp(unit->id, country) != 0 && strcmp(unit->country, country) != 0) continue;
        const Rect b = map->box[u];
        const double x = box.w > 0 ? real_min(box.x, b.x) : b.x, y = box.w > 0 ? real_min(box.y, b.y) : b.y;
        const double right = real_max(box.x + box.w, b.x + b.w), bottom = real_max(box.y + box.h, b.y + b.h);
        box = (Rect){x, y, right - x, bottom - y};
    }
    return box.w > 0 ? rect_grown(box, 0.04 * (box.w + box.h)) : (Rect){0, 0, map->file.width, map->file.height};
}

void map_view_fit(MapView *v, const Map *map, const char *country, Rect at, double scale) {
    box_fit(v, map, map_country_box(map, country), at, scale);
}

void map_view_pan(MapView *v, const Map *map, Rect at, double scale, double dx, double dy) {
    const double ppu = map_ppu(map, v->zoom, scale);
    v->centre.x -= dx / ppu;
    v->centre.y -= dy / ppu;
    map_view_clamp(v, map, at, scale);
}

void map_view_zoom(MapView *v, const Map *map, Rect at, double scale, int steps, double x, double y) {
    const MapPoint under = map_from_window(v, map, at, scale, x, y);
    v->zoom = exp2((round(log2(v->zoom) * 4) + steps) / 4);
    map_view_clamp(v, map, at, scale);
    const MapPoint now = map_from_window(v, map, at, scale, x, y);
    v->centre.x += under.x - now.x;
    v->centre.y += under.y - now.y;
    map_view_clamp(v, map, at, scale);
}

void map_view_show(MapView *v, const Map *map, Rect at, double scale, int unit) {
    const MapPoint p = map->file.unit[unit].label;
    const double ppu = map_ppu(map, v->zoom, scale), dx = 0.35 * at.w / ppu, dy = 0.35 * at.h / ppu;
    v->centre.x = real_clamp(v->centre.x, p.x - dx, p.x + dx);
    v->centre.y = real_clamp(v->centre.y, p.y - dy, p.y + dy);
    map_view_clamp(v, map, at, scale);
}
