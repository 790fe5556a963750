/* Names on the map. Always true: names of one set do not cover one another; where a name stands depends on scale
 * and scene alone, so that it lies still while the map is moved. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "platform/font.h"
#include "ui/map_parts.h"

/* A name that wants a place. */
typedef struct Wish {
    const char *name, *value;
    MapPoint at;
    double room, size, weight; /* pixels across; of the letters; which comes first */
    Face face;
    MapTone under;
    bool city, faint;
    Rect island; /* the whole of it, where no land lies beside: its name may stand below */
} Wish;

enum { WISHES_MAX = 640 };
typedef struct Wishes {
    Wish wish[WISHES_MAX];
    int count;
    const MapPane *pane;
} Wishes;

static void wish_add(Wishes *w, Wish wish) {
    if (w->count < WISHES_MAX) w->wish[w->count++] = wish;
}

/* --- what wants a name ------------------------------------------------------------------------- */

/* Regions have their own names from here on, and the state's would be in the way. */
static bool regions_named(const MapPane *pane) {
    double sum = 0, regions = 0;
    for (int u = 0; u < pane->map->file.units; u++)
        if (pane->scene->place[u].region >= 0) sum += pane->map->file.unit[u].radius, regions++;
    return regions > 0 && 2 * sum / regions * pane->ppu / pane->scale > 40;
}

static Rect island_of(const MapPane *pane, int unit) {
    const MapFile *f = &pane->map->file;
    for (int a = 0; a < f->arcs; a++)
        if ((f->side[a][0] == unit && f->side[a][1] >= 0) || (f->side[a][1] == unit && f->side[a][0] >= 0))
            return (Rect){0};
    const Rect b = pane->map->box[unit];
    return (Rect){b.x * pane->ppu, b.y * pane->ppu, b.w * pane->ppu, b.h * pane->ppu};
}

static void states_wish(Wishes *w) {
    const MapPane *pane = w->pane;
    for (int n = 0; n < pane->scene->states; n++) {
        const MapState *s = &pane->scene->state[n];
        if (s->candidate && s->units >= 4 && regions_named(pane)) continue;
        const double room = 2 * s->radius * pane->ppu, points = room / pane->scale;
        const MapPlace *p = &pane->scene->place[s->anchor];
        const double size = real_clamp(9.5 + points / 40, 10.5, 16) * pane->scale;
        wish_add(w, (Wish){s->name, s->units > 3 && s->candidate ? "" : p->value, s->label, room, size,
                           points + (s->candidate ? 1000 : p->member >= 0 ? 200 : 0),
                           s->candidate ? FACE_BOLD : p->member >= 0 ? FACE_MEDIUM : FACE_SANS, p->tone, false,
                           p->member < 0 && !s->candidate, island_of(pane, s->anchor)});
    }
}

/* A capital that is a region of its own is told by its mark. */
static bool city_says(const MapPane *pane, int unit) {
    const MapFile *f = &pane->map->file;
    for (int n = 0; n < f->cities; n++)
        if (f->city[n].rank == 1 && strcmp(f->city[n].name, f->unit[unit].name) == 0) return true;
    return false;
}

static void regions_wish(Wishes *w) {
    const MapPane *pane = w->pane;
    const MapFile *f = &pane->map->file;
    if (!regions_named(pane)) return;
    for (int u = 0; u < f->units; u++) {
        const MapPlace *p = &pane->scene->place[u];
        if (p->region < 0 || city_says(pane, u)) continue;
        const double room = 2 * f->unit[u].radius * pane->ppu;
        wish_add(w, (Wish){f->unit[u].name, p->value, f->unit[u].label, room,
                           real_clamp(9.5 + room / pane->scale / 40, 10.5, 14) * pane->scale, 500 + room, FACE_MEDIUM,
                           p->tone, false, false, island_of(pane, u)});
    }
}

static void cities_wish(Wishes *w) {
    const MapPane *pane = w->pane;
    const double zoom = pane->ppu / pane->scale / pane->map->base;
    const MapFile *f = &pane->map->file;
    for (int n = 0; n < f->cities; n++) {
        const MapCity *c = &f->city[n];
        const MapPlace *p = &pane->scene->place[map_file_unit(f, c->unit)];
        const bool our = pane->scene->state[p->state].candidate;
        const double needed = c->rank == 1 ? (our ? 0.9 : 1.9) : 3.6;
        if (zoom < needed || pane->scene->year < c->from || pane->scene->year >= c->to) continue;
        if (c->rank == 2 && !our) continue;
        wish_add(w, (Wish){tongue_in(c->name, "city"),
                           "",
                           c->at,
                           0,
                           10.5 * pane->scale,
                           (our ? 300 : 20) + (c->rank == 1 ? 500 : 0),
                           FACE_SANS,
                           p->tone,
                           true,
                           false,
                           {0, 0, 0, 0}});
    }
}

static void wishes_sort(Wishes *w) { /* few and nearly in order */
    for (int n = 1; n < w->count; n++) {
        const Wish one = w->wish[n];
        int at = n;
        for (; at > 0 && w->wish[at - 1].weight < one.weight; at--) w->wish[at] = w->wish[at - 1];
        w->wish[at] = one;
    }
}

/* --- breaking into lines ------------------------------------------------------------------------ */

/* Fills lines of at most so many pixels, breaking at spaces and hyphens; false if a word is wider. */
static bool lines_fill(MapLabel *l, const char *name, Face face, double size, double width) {
    l->lines = 0;
    char line[NAME_MAX_BYTES] = "";
    for (const char *word = name; *word;) {
        size_t length = strcspn(word, " -");
        if (word[length] == '-') length++;
        char longer[2 * NAME_MAX_BYTES];
        const size_t used = strlen(line);
        const bool space = used && line[used - 1] != '-';
        snprintf(longer, sizeof longer, "%s%s%.*s", line, space ? " " : "", (int)length, word);
        if (font_width(face, size, longer) <= width) {
            snprintf(line, sizeof line, "%.*s", NAME_MAX_BYTES - 1, longer);
            word += length;
            while (*word == ' ') word++;
        } else {
            if (!used || l->lines == MAP_LABEL_LINES - 2) return false;
            memcpy(l->line[l->lines++], line, sizeof line);
            line[0] = 0;
        }
    }
    memcpy(l->line[l->lines++], line, sizeof line);
    return true;
}

static void line_put(MapLabel *l, int n, double centre, double base, Face face, double size) {
    const double width = font_width(face, size, l->line[n]);
    l->x[n] = round((centre - width / 2) * 4) / 4;
    l->y[n] = round(base);
    l->size[n] = size;
}

/* Around its point, the value under the name. */
static bool area_label(const Wish *w, double x, double y, MapLabel *l) {
    *l = (MapLabel){.face = w->face, .under = w->under, .faint = w->faint};
    const double allowed = 1.15 * w->room + 6;
    if (!lines_fill(l, w->name, w->face, w->size, allowed) &&
        !lines_fill(l, w->name, w->face, w->size * 0.9, 1.35 * w->room + 6))
        return false;
    const double step = 1.15 * w->size, names = l->lines * step;
    if (w->value && w->value[0]) snprintf(l->line[l->lines++], NAME_MAX_BYTES, "%s", w->value);
    const double whole = l->lines * step;
    if (whole > 1.5 * w->room + step) return false;
    double widest = 0;
    for (int n = 0; n < l->lines; n++) {
        line_put(l, n, x, y - whole / 2 + (n + 0.8) * step, w->face, n * step < names ? w->size : 0.95 * w->size);
        widest = real_max(widest, font_width(w->face, l->size[n], l->line[n]));
    }
    l->box = (Rect){x - widest / 2 - 2, y - whole / 2, widest + 4, whole};
    return true;
}

/* Below an island too small for it. */
static bool island_label(const Wish *w, MapLabel *l) {
    if (w->island.w <= 0 || w->island.h < 0.5 * w->size) return false;
    *l = (MapLabel){.face = w->face, .under = w->under, .faint = w->faint, .afloat = true};
    if (!lines_fill(l, w->name, w->face, w->size, 9 * w->size)) return false;
    if (w->value && w->value[0]) snprintf(l->line[l->lines++], NAME_MAX_BYTES, "%s", w->value);
    const double top = round(w->island.y + w->island.h + 0.2 * w->size), step = 1.15 * w->size;
    double widest = 0;
    for (int n = 0; n < l->lines; n++) {
        line_put(l, n, w->island.x + w->island.w / 2, top + (n + 0.8) * step, w->face, w->size);
        widest = real_max(widest, font_width(w->face, l->size[n], l->line[n]));
    }
    l->box = (Rect){w->island.x + w->island.w / 2 - widest / 2 - 2, top, widest + 4, l->lines * step};
    return true;
}

/* A dot and its name right, left, above or below of it. */
static void city_label(const Wish *w, double x, double y, double scale, int side, MapLabel *l) {
    *l = (MapLabel){
        .face = w->face, .under = w->under, .dot = true, .dot_x = x, .dot_y = y, .dot_radius = 2 * scale, .lines = 1};
    snprintf(l->line[0], NAME_MAX_BYTES, "%s", w->name);
    const double width = font_width(w->face, w->size, w->name), gap = 5 * scale, high = w->size;
    const double centre = side == 0 ? x + gap + width / 2 : side == 1 ? x - gap - width / 2 : x;
    const double base = side < 2 ? y + 0.35 * high : side == 2 ? y - 0.5 * high : y + 1.3 * high;
    line_put(l, 0, centre, base, w->face, w->size);
    const double left = real_min(x - l->dot_radius, l->x[0]) - 1,
                 right = real_max(x + l->dot_radius, l->x[0] + width) + 1;
    const double top = real_min(y - l->dot_radius, base - 0.85 * high),
                 bottom = real_max(y + l->dot_radius, base + 0.3 * high);
    l->box = (Rect){left, top, right - left, bottom - top};
}

/* --- placing ------------------------------------------------------------------------------------ */

static bool is_free(const MapLabels *set, Rect box) {
    for (int n = 0; n < set->count; n++) {
        const Rect both = rect_common(set->label[n].box, box);
        if (both.w > 0 && both.h > 0) return false;
    }
    return true;
}

/* Whether the line of contact runs through a box of the map's pixels. */
static bool front_crosses(const MapPane *pane, Rect box) {
    const MapScene *s = pane->scene;
    for (int n = 0; n < s->fronts; n++)
        for (int i = 1; i < s->front[n].count; i++) {
            const MapPoint *p = &s->point[s->front[n].first + i];
            const double step = 4, dx = (p->x - p[-1].x) * pane->ppu, dy = (p->y - p[-1].y) * pane->ppu;
            const int pieces = 1 + (int)(sqrt(dx * dx + dy * dy) / step);
            for (int k = 0; k <= pieces; k++)
                if (rect_holds(box, p[-1].x * pane->ppu + dx * k / pieces, p[-1].y * pane->ppu + dy * k / pieces))
                    return true;
        }
    return false;
}

/* At its point or a little way off, where nothing is covered; rather not across the line of contact. */
static bool area_place(MapLabels *set, const MapPane *pane, const Wish *w, double x, double y) {
    static const double shift[][2] = {{0, 0}, {0, -.3}, {0, .3}, {.35, 0}, {-.35, 0}, {0, -.55}, {0, .55},
                                      {.3, .3}, {-.3, -.3}, {.3, -.3}, {-.3, .3}, {.6, 0}, {-.6, 0}}; /* of its room */
    MapLabel l;
    for (int strict = 1; strict >= 0; strict--)
        for (size_t n = 0; n < COUNT_OF(shift); n++) {
            if (!area_label(w, round(x + shift[n][0] * w->room), round(y + shift[n][1] * w->room), &l)) break;
            if (!is_free(set, l.box) || (strict && front_crosses(pane, l.box))) continue;
            set->label[set->count++] = l;
            return true;
        }
    if (!island_label(w, &l) || !is_free(set, l.box)) return false;
    set->label[set->count++] = l;
    return true;
}

/* A city's name may reach over another state or the sea. */
static void ground_find(const MapPane *pane, const Wish *w, MapLabel *l) {
    const double middle = l->x[0] + font_width(w->face, w->size, w->name) / 2;
    const int unit = map_unit_at(pane->map, (MapPoint){middle / pane->ppu, (l->y[0] - 0.35 * w->size) / pane->ppu});
    l->afloat = unit < 0;
    if (unit >= 0) l->under = pane->scene->place[unit].tone;
}

static void wish_place(MapLabels *set, const MapPane *pane, const Wish *w) {
    const double x = w->at.x * pane->ppu, y = w->at.y * pane->ppu;
    if (set->count == MAP_LABELS_MAX) return;
    if (!w->city) {
        area_place(set, pane, w, x, y);
        return;
    }
    for (int side = 0; side < 4; side++) {
        MapLabel l;
        city_label(w, x, y, pane->scale, side, &l);
        if (!is_free(set, l.box)) continue;
        ground_find(pane, w, &l);
        set->label[set->count++] = l;
        return;
    }
}

/* The set for the pane's scale and scene, made if it is not kept. */
const MapLabels *map_labels(const MapPane *pane) {
    MapLabels *oldest = &pane->map->labels[0];
    for (int n = 0; n < MAP_LABEL_SETS; n++) {
        MapLabels *set = &pane->map->labels[n];
        const bool same = set->scene == pane->scene->key && set->ppu == pane->ppu && set->scale == pane->scale;
        if (same && set->used) {
            set->used = ++pane->map->named;
            return set;
        }
        if (set->used < oldest->used) oldest = set;
    }
    *oldest =
        (MapLabels){.scene = pane->scene->key, .ppu = pane->ppu, .scale = pane->scale, .used = ++pane->map->named};
    Wishes wishes = {.pane = pane};
    states_wish(&wishes);
    regions_wish(&wishes);
    cities_wish(&wishes);
    wishes_sort(&wishes);
    for (int n = 0; n < wishes.count; n++) wish_place(oldest, pane, &wishes.wish[n]);
    return oldest;
}

/* --- drawing ------------------------------------------------------------------------------------ */

static void line_write(DrawList *d, const MapPane *pane, const MapLabel *l, int n, Colour colour, Colour halo) {
    static const double round_about[8][2] = {{1, 0},   {-1, 0},   {0, 1},    {0, -1},
                                             {.7, .7}, {-.7, .7}, {.7, -.7}, {-.7, -.7}};
    const double x = l->x[n] - pane->of.x + pane->x, y = l->y[n] - pane->of.y + pane->y, far = 1.5 * pane->scale;
    for (size_t k = 0; k < COUNT_OF(round_about); k++)
        draw_text(d, x + round_about[k][0] * far, y + round_about[k][1] * far, l->face, l->size[n], halo, l->line[n])
            ->alpha = 0.5;
    draw_text(d, x, y, l->face, l->size[n], colour, l->line[n])->alpha = l->faint ? 0.72 : 1;
}

void labels_draw(DrawList *d, const MapPane *pane) {
    const MapLabels *set = map_labels(pane);
    for (int n = 0; n < set->count; n++) {
        const MapLabel *l = &set->label[n];
        const Rect seen = rect_common(rect_grown(l->box, 6 * pane->scale), pane->of);
        if (seen.w <= 0 || seen.h <= 0) continue;
        const Colour ground = l->afloat ? pane->look->sea : pane->look->tone[l->under];
        const Colour colour = l->afloat ? pane->look->ink : look_letters(pane->look, l->under);
        if (l->dot) {
            const double x = l->dot_x - pane->of.x + pane->x, y = l->dot_y - pane->of.y + pane->y;
            draw_dot(d, x, y, l->dot_radius + 0.9 * pane->scale, ground)->alpha = 0.7;
            draw_dot(d, x, y, l->dot_radius, colour);
        }
        for (int line = 0; line < l->lines; line++) line_write(d, pane, l, line, colour, ground);
    }
}
