/* The line of contact, by shares.
 *
 * Always true: the model knows of each region which share of it is occupied, not where; so a partly occupied
 * region is cut by a straight line that gives that share of its area to the side from which it can have been
 * taken, and along borders of regions the line runs where one side is occupied and the other is not. The
 * occupied land grows from region to region, each cut towards borders that are held already, so the line goes on
 * from one to the next; cuts that end near each other meet, without a hook along the border. Said in the legend.
 * Shares below 5 % and above 95 % are only told, and so are those that hardly border on what is held. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "ui/map_parts.h"

/* Of a region: occupied where x · nx + y · ny is at least `at`. */
typedef struct Cut {
    double nx, ny, at;
} Cut;

enum { POCKETS_MAX = 64 };
typedef struct Front {
    MapScene *scene;
    const Map *map;
    const MapLevel *level;
    Cut *cut;       /* of each unit */
    bool *is_cut;
    MapPoint pocket[POCKETS_MAX][2]; /* ends of cuts too short to be drawn */
    int pockets;
    int points_room, parts_room, fronts_room;
} Front;

/* Below and above it a share is told, but not drawn. */
const double map_share_least = 0.05, map_share_whole = 0.95;
static const double rival_pull = 0.35;  /* of the rival's own land, against an occupied region's */
static const double reach_least = 0.15; /* of a region's borders: held, or nothing of it can be */
static const double hook_most = 0.4;    /* of the shorter of two cuts: how near they meet */

static bool ours(const Front *f, int unit) { return unit >= 0 && f->scene->place[unit].region >= 0; }

static void point_add(Front *f, MapPoint p) {
    MapScene *s = f->scene;
    if (s->points == f->points_room) {
        f->points_room = 2 * s->points + 256;
        s->point = memory_grow(s->point, (size_t)f->points_room * sizeof *s->point);
    }
    s->point[s->points++] = p;
}

static void run_add(MapRun **list, int *count, int *room, MapRun run) {
    if (*count == *room) {
        *room = 2 * *count + 16;
        *list = memory_grow(*list, (size_t)*room * sizeof **list);
    }
    (*list)[(*count)++] = run;
}

static double level_of(const Cut *c, MapPoint p) { return p.x * c->nx + p.y * c->ny - c->at; }

/* --- where to cut ------------------------------------------------------------------------------ */

static bool drawn(const Front *f, int unit) {
    const double share = f->scene->place[unit].occupied;
    return share > map_share_least && share < map_share_whole;
}

/* Above 0: occupied there. */
static double held(const Front *f, int unit, MapPoint p) {
    if (f->is_cut[unit]) return level_of(&f->cut[unit], p);
    return f->scene->place[unit].occupied >= map_share_whole ? 1 : -1;
}

/* How much a neighbour draws the occupied part towards itself, where they meet; until it is cut, by its share. */
static double pull(const Front *f, int unit, int other, MapPoint p) {
    const MapPlace *place = f->scene->place;
    if (other < 0) return 0;
    if (!ours(f, other)) return place[other].tone == TONE_RIVAL ? rival_pull * (1 - place[unit].occupied) : 0;
    if (f->is_cut[other]) return held(f, other, p) >= 0 ? 1 - place[unit].occupied : -place[unit].occupied;
    return place[other].occupied - place[unit].occupied;
}

/* Land of the rival, of a region that is held, or of the held part of one. */
static bool is_held(const Front *f, int other, MapPoint p) {
    return other >= 0 && (ours(f, other) ? held(f, other, p) >= 0 : f->scene->place[other].tone == TONE_RIVAL);
}

/* An island is drawn towards what lies near over the water. */
static Cut direction_over_water(const Front *f, int unit) {
    const MapUnit *u = f->map->file.unit;
    double nx = 0, ny = 0;
    for (int other = 0; other < f->map->file.units; other++) {
        const double x = u[other].label.x - u[unit].label.x, y = u[other].label.y - u[unit].label.y;
        const double far = x * x + y * y;
        if (other == unit) continue;
        const double weight = pull(f, unit, other, u[other].label);
        nx += weight * x / (far * sqrt(far));
        ny += weight * y / (far * sqrt(far));
    }
    const double size = sqrt(nx * nx + ny * ny);
    return size > 0 ? (Cut){nx / size, ny / size, 0} : (Cut){1, 0, 0};
}

/* False: too little is held of what it borders on. */
static bool direction_find(Front *f, int unit) {
    const MapUnit *u = &f->map->file.unit[unit];
    double nx = 0, ny = 0;
    double length = 0, reached = 0;
    for (int a = 0; a < f->map->file.arcs; a++) {
        const int *side = f->map->file.side[a], other = side[0] == unit ? side[1] : side[0];
        if ((side[0] != unit && side[1] != unit) || other < 0) continue;
        const MapRun arc = f->level->arc[a];
        for (int n = 1; n < arc.count; n++) {
            const MapPoint p = f->level->point[arc.first + n - 1], q = f->level->point[arc.first + n];
            const MapPoint m = {(p.x + q.x) / 2, (p.y + q.y) / 2};
            const double x = m.x - u->label.x, y = m.y - u->label.y, far = sqrt(x * x + y * y) + 1;
            const double step = hypot(q.x - p.x, q.y - p.y), weight = pull(f, unit, other, m) * step;
            length += step;
            if (is_held(f, other, m)) reached += step;
            nx += weight * x / far;
            ny += weight * y / far;
        }
    }
    const double size = sqrt(nx * nx + ny * ny);
    f->cut[unit] = size > 0 && reached > 0 ? (Cut){nx / size, ny / size, 0} : direction_over_water(f, unit);
    return reached >= reach_least * length; /* an island has no borders */
}

/* The part of a ring beyond the cut, after which what it adds to an area. */
static int ring_beyond(const MapPoint *p, int count, const Cut *c, MapPoint *out) {
    int made = 0;
    for (int n = 0; n < count; n++) {
        const MapPoint a = p[n], b = p[n + 1 < count ? n + 1 : 0];
        const double da = level_of(c, a), db = level_of(c, b);
        if (da >= 0) out[made++] = a;
        if ((da >= 0) != (db >= 0))
            out[made++] = (MapPoint){a.x + (b.x - a.x) * da / (da - db), a.y + (b.y - a.y) * da / (da - db)};
    }
    return made;
}

static double area_of(const MapPoint *p, int count) {
    double sum = 0;
    for (int n = 0, last = count - 1; n < count; last = n++) sum += p[last].x * p[n].y - p[n].x * p[last].y;
    return sum / 2;
}

/* The occupied part's area; with `keep` it is added to the scene. */
static double beyond(Front *f, int unit, bool keep) {
    const MapRun rings = f->map->file.unit[unit].rings;
    double area = 0;
    for (int r = 0; r < rings.count; r++) {
        const MapRun ring = f->map->file.ring[rings.first + r];
        const int count = ring_points(f->map, f->level, ring, NULL);
        MapPoint *in = memory_new((size_t)(3 * count + 8) * sizeof *in), *out = in + count;
        ring_points(f->map, f->level, ring, in);
        const int made = ring_beyond(in, count, &f->cut[unit], out);
        area += area_of(out, made);
        if (keep && made >= 3) {
            const int first = f->scene->points;
            for (int n = 0; n < made; n++) point_add(f, out[n]);
            run_add(&f->scene->part, &f->scene->parts, &f->parts_room, (MapRun){first, made});
            f->scene->part_unit = memory_grow(f->scene->part_unit, (size_t)f->scene->parts * sizeof(int));
            f->scene->part_unit[f->scene->parts - 1] = unit;
        }
        free(in);
    }
    return real_abs(area);
}

static void cut_find(Front *f, int unit) {
    Cut *c = &f->cut[unit];
    const MapUnit *u = &f->map->file.unit[unit];
    const double middle = u->label.x * c->nx + u->label.y * c->ny;
    const double reach = f->map->box[unit].w + f->map->box[unit].h;
    double low = middle - reach, high = middle + reach;
    c->at = low;
    const double whole = beyond(f, unit, false), wanted = whole * f->scene->place[unit].occupied;
    for (int n = 0; n < 40; n++) {
        c->at = (low + high) / 2;
        if (beyond(f, unit, false) > wanted) low = c->at;
        else high = c->at;
    }
    beyond(f, unit, true);
    f->is_cut[unit] = true;
}

/* --- the line ---------------------------------------------------------------------------------- */

static int compare_along(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static MapPoint along_point(const Cut *c, double s) {
    return (MapPoint){c->at * c->nx - s * c->ny, c->at * c->ny + s * c->nx};
}

/* Where the cut lies within the unit: between every two of its crossings with the unit's edge. Where the edge
 * winds about the cut there are short pieces, which would only be noise. */
static void cut_line(Front *f, int unit) {
    enum { MOST = 128 };
    double along[MOST];
    int crossings = 0;
    const Cut *c = &f->cut[unit];
    for (int a = 0; a < f->map->file.arcs; a++) {
        const int *side = f->map->file.side[a];
        if ((side[0] != unit) == (side[1] != unit)) continue;
        const MapRun arc = f->level->arc[a];
        for (int n = 1; n < arc.count && crossings < MOST; n++) {
            const MapPoint p = f->level->point[arc.first + n - 1], q = f->level->point[arc.first + n];
            const double dp = level_of(c, p), dq = level_of(c, q);
            if ((dp >= 0) == (dq >= 0)) continue;
            const double t = dp / (dp - dq);
            along[crossings++] = -(p.x + t * (q.x - p.x)) * c->ny + (p.y + t * (q.y - p.y)) * c->nx;
        }
    }
    qsort(along, (size_t)crossings, sizeof *along, compare_along);
    double longest = 0;
    for (int n = 0; n + 1 < crossings; n += 2) longest = real_max(longest, along[n + 1] - along[n]);
    for (int n = 0; n + 1 < crossings; n += 2) {
        const MapPoint a = along_point(c, along[n]), b = along_point(c, along[n + 1]);
        if (along[n + 1] - along[n] < 0.3 * longest) {
            if (f->pockets < POCKETS_MAX) f->pocket[f->pockets][0] = a, f->pocket[f->pockets++][1] = b;
            continue;
        }
        point_add(f, a);
        point_add(f, b);
        run_add(&f->scene->front, &f->scene->fronts, &f->fronts_room, (MapRun){f->scene->points - 2, 2});
    }
}

static bool close_by(MapPoint a, MapPoint b) { return real_abs(a.x - b.x) + real_abs(a.y - b.y) < 1; }

/* The other side of a piece of cut that was left out. */
static bool round_pocket(const Front *f, int first) {
    const MapPoint a = f->scene->point[first], b = f->scene->point[f->scene->points - 1];
    for (int n = 0; n < f->pockets; n++) {
        const MapPoint *p = f->pocket[n];
        if ((close_by(a, p[0]) && close_by(b, p[1])) || (close_by(a, p[1]) && close_by(b, p[0]))) return true;
    }
    return false;
}

static void line_end(Front *f, int first) {
    if (f->scene->points - first >= 2 && !round_pocket(f, first))
        run_add(&f->scene->front, &f->scene->fronts, &f->fronts_room, (MapRun){first, f->scene->points - first});
    else f->scene->points = first;
}

/* A step of a border: split where either side changes hands. */
static void border_step(Front *f, const int side[2], MapPoint p, MapPoint q, int *first) {
    double at[4] = {0, 1, 1, 1};
    int parts = 1;
    for (int k = 0; k < 2; k++) {
        const double a = held(f, side[k], p), b = held(f, side[k], q);
        if ((a >= 0) != (b >= 0)) at[parts++] = a / (a - b);
    }
    if (parts == 3 && at[1] > at[2]) {
        const double t = at[1];
        at[1] = at[2], at[2] = t;
    }
    at[parts] = 1;
    for (int n = 0; n < parts; n++) {
        const double middle = (at[n] + at[n + 1]) / 2;
        const MapPoint m = {p.x + middle * (q.x - p.x), p.y + middle * (q.y - p.y)};
        if ((held(f, side[0], m) >= 0) == (held(f, side[1], m) >= 0)) {
            line_end(f, *first);
            *first = f->scene->points;
            continue;
        }
        if (f->scene->points == *first)
            point_add(f, (MapPoint){p.x + at[n] * (q.x - p.x), p.y + at[n] * (q.y - p.y)});
        point_add(f, (MapPoint){p.x + at[n + 1] * (q.x - p.x), p.y + at[n + 1] * (q.y - p.y)});
    }
}

static void border_lines(Front *f) {
    for (int a = 0; a < f->map->file.arcs; a++) {
        const int *side = f->map->file.side[a];
        if (!ours(f, side[0]) || !ours(f, side[1])) continue;
        const MapRun arc = f->level->arc[a];
        int first = f->scene->points;
        for (int n = 1; n < arc.count; n++)
            border_step(f, side, f->level->point[arc.first + n - 1], f->level->point[arc.first + n], &first);
        line_end(f, first);
    }
}

/* --- hooks ------------------------------------------------------------------------------------- */

static double apart(MapPoint a, MapPoint b) { return hypot(a.x - b.x, a.y - b.y); }

/* Where the lines of two cuts cross; false: they are parallel. */
static bool crossing(const MapPoint *a, const MapPoint *b, MapPoint *out) {
    const double ax = a[1].x - a[0].x, ay = a[1].y - a[0].y, bx = b[1].x - b[0].x, by = b[1].y - b[0].y;
    const double turn = ax * by - ay * bx;
    if (real_abs(turn) < 0.05 * apart(a[0], a[1]) * apart(b[0], b[1])) return false;
    const double t = ((b[0].x - a[0].x) * by - (b[0].y - a[0].y) * bx) / turn;
    *out = (MapPoint){a[0].x + t * ax, a[0].y + t * ay};
    return true;
}

/* Runs of border that begin and end so near are the hook. */
static void borders_drop(MapScene *s, int cuts, MapPoint at, double reach) {
    int kept = cuts;
    for (int n = cuts; n < s->fronts; n++) {
        const MapRun run = s->front[n];
        if (apart(s->point[run.first], at) > reach || apart(s->point[run.first + run.count - 1], at) > reach)
            s->front[kept++] = run;
    }
    s->fronts = kept;
}

/* Two cuts that end near each other go on, or stop, where they cross. */
static void cuts_meet(MapScene *s, int cuts, MapPoint *a, MapPoint *b) {
    const double near = hook_most * real_min(apart(a[0], a[1]), apart(b[0], b[1]));
    MapPoint at;
    if (!crossing(a, b, &at)) return;
    MapPoint *from = apart(a[0], at) < apart(a[1], at) ? &a[0] : &a[1],
             *to = apart(b[0], at) < apart(b[1], at) ? &b[0] : &b[1];
    if (apart(*from, *to) > near || apart(*from, at) > near || apart(*to, at) > near) return;
    borders_drop(s, cuts, at, near);
    *from = *to = at;
}

/* Where two cuts come to a border near each other, the short run of border between them would be a hook. The first
 * `cuts` of the front are cuts. */
static void hooks_smooth(MapScene *s, int cuts) {
    for (int one = 0; one < cuts; one++)
        for (int two = one + 1; two < cuts; two++)
            cuts_meet(s, cuts, &s->point[s->front[one].first], &s->point[s->front[two].first]);
}

/* The most occupied of those that border on what is held, so that the occupied land grows from region to
 * region; -1: there are no more. */
static int next_find(Front *f) {
    const MapPlace *p = f->scene->place;
    int best = -1;
    for (int u = 0; u < f->map->file.units; u++)
        if (ours(f, u) && drawn(f, u) && !f->is_cut[u] && (best < 0 || p[u].occupied > p[best].occupied) &&
            direction_find(f, u)) best = u;
    return best;
}

void map_front_make(MapScene *scene) {
    Front f = {.scene = scene, .map = scene->map, .level = &scene->map->level[1]};
    const int units = scene->map->file.units;
    f.cut = memory_zeros((size_t)units, sizeof *f.cut);
    f.is_cut = memory_zeros((size_t)units, sizeof *f.is_cut);
    for (int u = next_find(&f); u >= 0; u = next_find(&f)) cut_find(&f, u);
    for (int u = 0; u < units; u++)
        if (f.is_cut[u]) cut_line(&f, u);
    const int cuts = scene->fronts;
    border_lines(&f);
    hooks_smooth(scene, cuts);
    free(f.cut);
    free(f.is_cut);
}
