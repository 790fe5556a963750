/* Pointing at units and travelling between them. Always true: see map.h. */
#include <math.h>
#include <stdlib.h>

#include "ui/map_parts.h"

/* Even-odd over all rings of the unit at full detail. */
static bool unit_holds(const Map *map, int unit, MapPoint p) {
    const MapLevel *level = &map->level[0];
    const MapRun rings = map->file.unit[unit].rings;
    bool in = false;
    if (!rect_holds(map->box[unit], p.x, p.y)) return false;
    for (int r = 0; r < rings.count; r++) {
        const MapRun ring = map->file.ring[rings.first + r];
        for (int n = 0; n < ring.count; n++) {
            const int ref = map->file.ref[ring.first + n];
            const MapRun arc = level->arc[ref < 0 ? ~ref : ref];
            for (int i = 1; i < arc.count; i++) {
                const MapPoint a = level->point[arc.first + i - 1], b = level->point[arc.first + i];
                if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) in = !in;
            }
        }
    }
    return in;
}

int map_unit_at(const Map *map, MapPoint p) {
    for (int u = 0; u < map->file.units; u++)
        if (unit_holds(map, u, p)) return u;
    return -1;
}

/* A unit of a few pixels can be hit from a little way off. */
static int tiny_near(const Map *map, MapPoint p, double ppu) {
    const double reach = 7 / ppu;
    double best = reach * reach;
    int found = -1;
    for (int u = 0; u < map->file.units; u++) {
        const MapUnit *unit = &map->file.unit[u];
        const double x = unit->label.x - p.x, y = unit->label.y - p.y;
        if (unit->radius * ppu > 5 || x * x + y * y > best) continue;
        best = x * x + y * y;
        found = u;
    }
    return found;
}

int map_hit(const MapView *v, const Map *map, Rect at, double scale, double x, double y) {
    if (!rect_holds(at, x, y)) return -1;
    const MapPoint p = map_from_window(v, map, at, scale, x, y);
    const double ppu = map_ppu(map, v->zoom, scale);
    const int tiny = tiny_near(map, p, ppu), unit = map_unit_at(map, p);
    return tiny >= 0 && (unit < 0 || map->file.unit[unit].radius * ppu > 5) ? tiny : unit;
}

/* How far a unit is in a direction; what lies aside counts more. Below 0: not in that direction. */
static double way_cost(const Map *map, int from, int to, MapWay way) {
    const MapPoint a = map->file.unit[from].label, b = map->file.unit[to].label;
    const double x = b.x - a.x, y = b.y - a.y;
    const double ahead = way == WAY_LEFT ? -x : way == WAY_RIGHT ? x : way == WAY_UP ? -y : y;
    const double aside = way == WAY_LEFT || way == WAY_RIGHT ? fabs(y) : fabs(x);
    if (ahead <= 0 || (ahead == 0 && aside == 0)) return -1;
    return ahead + 2 * aside + (aside > 1.2 * ahead ? 4 * aside : 0);
}

static int nearest(const Map *map, int unit, MapWay way) {
    int best = unit;
    double least = HUGE_VAL;
    for (int u = 0; u < map->file.units; u++) {
        const double cost = u == unit ? -1 : way_cost(map, unit, u, way);
        if (cost < 0 || cost >= least) continue;
        least = cost;
        best = u;
    }
    return best;
}

int map_travel(const Map *map, int unit, MapWay way) {
    ASSERT(unit >= 0 && unit < map->file.units);
    return nearest(map, unit, way);
}
