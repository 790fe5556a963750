/* Painting a pane of the map: areas, hatches, water, borders, the line of contact. Always true: see map.h. */
#include <math.h>

#include "ui/map_parts.h"

static DrawItem *shape_draw(DrawList *d, const MapPane *pane, Colour colour) {
    const MapShape *s = &pane->map->shape;
    if (!s->points) return NULL;
    DrawItem *item = draw_rings(d, s->point, s->points, s->ring, s->rings, colour);
    item->rough = true; /* coasts and borders lie over its edge */
    return item;
}

/* A power of two, so that tiles of any place have the same lines. */
static double hatch_gap(double scale) { return scale < 1.4 ? 8 : scale < 2.8 ? 16 : 32; }

static void hatch_draw(DrawList *d, const MapPane *pane, Hatch hatch, MapTone tone, MapTone ground) {
    DrawItem *item = shape_draw(d, pane, look_hatch(pane->look, tone, ground));
    if (!item) return;
    item->hatch = hatch;
    item->size = hatch_gap(pane->scale);
    item->alpha = hatch_alpha(tone, ground);
}

/* Areas of one colour are one shape: no seams between them. What has the ground's colour may be there already. */
static void areas_draw(DrawList *d, const MapPane *pane, const MapLevel *level, bool ground) {
    MapShape *s = &pane->map->shape;
    for (MapTone tone = 0; tone < TONE_COUNT; tone++) {
        if (tone == TONE_LAND && ground) continue;
        shape_clear(s);
        for (int u = 0; u < pane->map->file.units; u++)
            if (pane->scene->place[u].tone == tone) shape_add_unit(s, pane, level, u);
        shape_draw(d, pane, pane->look->tone[tone]);
    }
}

/* Under all areas, so that no sea shows through the seams between colours. */
static void ground_draw(DrawList *d, const MapPane *pane, const MapLevel *level) {
    shape_clear(&pane->map->shape);
    for (int u = 0; u < pane->map->file.units; u++) shape_add_unit(&pane->map->shape, pane, level, u);
    shape_draw(d, pane, pane->look->tone[TONE_LAND]);
}

/* Units of one hatch on one tone are one shape: few cuts to hatch through. */
static void hatched_units_draw(DrawList *d, const MapPane *pane, const MapLevel *level, Hatch hatch, MapTone tone) {
    MapShape *s = &pane->map->shape;
    MapTone over = TONE_HATCH;
    shape_clear(s);
    for (int u = 0; u < pane->map->file.units; u++) {
        const MapPlace *p = &pane->scene->place[u];
        if (p->hatch != hatch || p->tone != tone) continue;
        over = p->hatch_tone;
        shape_add_unit(s, pane, level, u);
    }
    hatch_draw(d, pane, hatch, over, tone);
}

static void parts_draw(DrawList *d, const MapPane *pane, const MapLevel *level) {
    MapShape *s = &pane->map->shape;
    const MapPlace *place = pane->scene->place;
    MapTone ground = TONE_CANDIDATE; /* one for all regions of the candidate */
    shape_clear(s);
    for (int u = 0; u < pane->map->file.units; u++) {
        if (place[u].part_hatch == HATCH_NONE) continue;
        ground = place[u].tone;
        if (place[u].occupied >= map_share_whole) shape_add_unit(s, pane, level, u);
    }
    for (int n = 0; n < pane->scene->parts; n++)
        if (place[pane->scene->part_unit[n]].part_hatch != HATCH_NONE)
            shape_add(s, pane, pane->scene->point + pane->scene->part[n].first, pane->scene->part[n].count);
    hatch_draw(d, pane, HATCH_RISING, TONE_HATCH, ground);
}

static void hatches_draw(DrawList *d, const MapPane *pane, const MapLevel *level) {
    bool used[HATCH_COUNT][TONE_COUNT] = {{false}};
    for (int u = 0; u < pane->map->file.units; u++)
        used[pane->scene->place[u].hatch][pane->scene->place[u].tone] = true;
    for (Hatch hatch = HATCH_NONE + 1; hatch < HATCH_COUNT; hatch++)
        for (MapTone tone = 0; tone < TONE_COUNT; tone++)
            if (used[hatch][tone]) hatched_units_draw(d, pane, level, hatch, tone);
    parts_draw(d, pane, level);
}

static void water_draw(DrawList *d, const MapPane *pane, const MapLevel *level) {
    const MapFile *f = &pane->map->file;
    const double width = real_clamp(0.35 * pane->ppu / pane->map->base, 0.5, 1.1) * pane->scale;
    const MapPen river = {pane->look->sea, width, 0.75, STROKE_WHOLE};
    for (int n = 0; n < f->rivers; n++)
        if (pane_sees(pane, pane->map->river_box[n]))
            line_draw(d, pane, level->point + level->river[n].first, level->river[n].count, river);
    shape_clear(&pane->map->shape);
    for (int n = 0; n < f->lakes; n++)
        if (pane_sees(pane, pane->map->lake_box[n]))
            shape_add(&pane->map->shape, pane, level->point + level->lake[n].first, level->lake[n].count);
    shape_draw(d, pane, pane->look->sea);
}

/* --- lines between areas ----------------------------------------------------------------------- */

typedef enum Edge { EDGE_NONE, EDGE_COAST, EDGE_REGION, EDGE_STATE, EDGE_CANDIDATE } Edge;

static Edge edge_of(const MapPane *pane, int arc) {
    const int *side = pane->map->file.side[arc];
    const MapScene *scene = pane->scene;
    if (side[0] < 0 && side[1] < 0) return EDGE_NONE;
    if (side[0] < 0 || side[1] < 0) return EDGE_COAST;
    const int left = scene->place[side[0]].state, right = scene->place[side[1]].state;
    if (left == right)
        return scene->place[side[0]].region >= 0 || scene->place[side[1]].region >= 0 ? EDGE_REGION : EDGE_NONE;
    return scene->state[left].candidate != scene->state[right].candidate ? EDGE_CANDIDATE : EDGE_STATE;
}

/* Finer in small pictures. */
static double pen_scale(const MapPane *pane) { return pane->words ? pane->scale : 0.6 * pane->scale; }

static MapPen edge_pen(const MapPane *pane, Edge edge) {
    const double s = pen_scale(pane), zoom = real_clamp(pane->ppu / (pane->map->base * pane->scale), 0.5, 4);
    const MapLook *look = pane->look;
    switch (edge) {
    case EDGE_COAST: return (MapPen){look->coast, real_clamp(0.45 * zoom, 0.5, 0.8) * s, 1, STROKE_WHOLE};
    case EDGE_REGION: return (MapPen){look->border, 0.7 * s, real_clamp(0.3 + 0.25 * zoom, 0.4, 0.85), STROKE_WHOLE};
    case EDGE_CANDIDATE: return (MapPen){look->ink, real_clamp(0.7 + 0.2 * zoom, 0.8, 1.3) * s, 0.8, STROKE_WHOLE};
    default: return (MapPen){look->border, real_clamp(0.6 + 0.3 * zoom, 0.8, 1.4) * s, 1, STROKE_WHOLE};
    }
}

static bool on_rim(const MapFile *f, MapPoint a, MapPoint b) {
    return (a.x == b.x && (a.x <= 1 || a.x >= f->width - 1)) || (a.y == b.y && (a.y <= 1 || a.y >= f->height - 1));
}

/* Without the pieces along the rim of the map, which are no coast. */
static void edge_draw(DrawList *d, const MapPane *pane, const MapLevel *level, int arc, MapPen pen) {
    const MapPoint *p = level->point + level->arc[arc].first;
    const int count = level->arc[arc].count;
    int from = 0;
    if (!pane_sees(pane, pane->map->arc_box[arc]) ||
        real_max(pane->map->arc_box[arc].w, pane->map->arc_box[arc].h) * pane->ppu < pane->least) return;
    for (int n = 1; n < count; n++) {
        if (!on_rim(&pane->map->file, p[n - 1], p[n])) continue;
        if (n - 1 > from) line_draw(d, pane, p + from, n - from, pen);
        from = n;
    }
    if (count - from >= 2) line_draw(d, pane, p + from, count - from, pen);
}

static void edges_draw(DrawList *d, const MapPane *pane, const MapLevel *level) {
    static const Edge order[] = {EDGE_COAST, EDGE_REGION, EDGE_STATE, EDGE_CANDIDATE};
    for (size_t k = 0; k < COUNT_OF(order); k++)
        for (int a = 0; a < pane->map->file.arcs; a++)
            if (edge_of(pane, a) == order[k]) edge_draw(d, pane, level, a, edge_pen(pane, order[k]));
}

static void front_draw(DrawList *d, const MapPane *pane) {
    const MapScene *s = pane->scene;
    const MapPen wide = {pane->look->paper, 4.2 * pen_scale(pane), 0.7, STROKE_WHOLE};
    const MapPen pen = {pane->look->accent, 1.8 * pen_scale(pane), 1, STROKE_WHOLE};
    for (int n = 0; n < s->fronts; n++) line_draw(d, pane, s->point + s->front[n].first, s->front[n].count, wide);
    for (int n = 0; n < s->fronts; n++) line_draw(d, pane, s->point + s->front[n].first, s->front[n].count, pen);
}

/* --- the whole --------------------------------------------------------------------------------- */

void pane_draw_coarse(DrawList *d, const MapPane *pane) {
    const MapLevel *level = map_level(pane->map, pane->ppu / 7);
    MapPane coarse = *pane;
    coarse.least = 8 * pane->scale;
    draw_fill(d, (Rect){pane->x, pane->y, pane->of.w, pane->of.h}, pane->look->sea, 0);
    areas_draw(d, &coarse, level, false);
}

/* No area to colour: a table says the same. */
static void blank_draw(DrawList *d, const MapPane *pane) {
    const Rect at = {pane->x, pane->y, pane->of.w, pane->of.h};
    draw_fill(d, at, pane->look->paper, 0);
    map_beside(d, rect_grown(at, -24 * pane->scale), pane->scale, pane->scene, pane->look);
}

void pane_draw(DrawList *d, const MapPane *pane) {
    const MapLevel *level = map_level(pane->map, pane->ppu);
    draw_fill(d, (Rect){pane->x, pane->y, pane->of.w, pane->of.h}, pane->look->sea, 0);
    ground_draw(d, pane, level);
    areas_draw(d, pane, level, true);
    hatches_draw(d, pane, level);
    water_draw(d, pane, level);
    edges_draw(d, pane, level);
    front_draw(d, pane);
    if (pane->words) labels_draw(d, pane);
}

/* Of the unit, or of its whole state where that is not the candidate's. */
void pane_outline(DrawList *d, const MapPane *pane, int unit, bool strong) {
    const MapScene *s = pane->scene;
    const MapLevel *level = map_level(pane->map, pane->ppu);
    const MapPen pen = {strong ? pane->look->ink : pane->look->faint, (strong ? 2.2 : 1.6) * pane->scale, 1,
                        STROKE_WHOLE};
    const bool alone = s->place[unit].region >= 0;
    for (int a = 0; a < pane->map->file.arcs; a++) {
        bool in[2];
        for (int k = 0; k < 2; k++) {
            const int u = pane->map->file.side[a][k];
            in[k] = u == unit || (u >= 0 && !alone && s->place[u].state == s->place[unit].state);
        }
        if (in[0] != in[1]) edge_draw(d, pane, level, a, pen);
    }
}

void map_draw(DrawList *d, Rect at, double scale, const MapView *v, const MapScene *scene, const MapLook *look) {
    const MapPane pane = map_pane(v, scene, look, at, scale);
    const Rect was = draw_clip(d, at);
    if (scene->blank) blank_draw(d, &pane);
    else tiles_draw(d, &pane, v->moving);
    if (v->hover > 0 && !scene->blank && v->hover != v->selected) pane_outline(d, &pane, v->hover - 1, false);
    if (v->selected > 0 && !scene->blank) pane_outline(d, &pane, v->selected - 1, true);
    draw_clip_back(d, was);
}
