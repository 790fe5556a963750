/* Who is who on the map: states by month, members, regions, candidate and rival. Always true: see map.h. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/map_parts.h"

/* "the Soviet Union" and "Soviet Union" are the same. */
static const char *bare(const char *name) {
    return strncmp(name, "the ", 4) == 0 || strncmp(name, "The ", 4) == 0 ? name + 4 : name;
}

static int state_of(MapScene *scene, const char *id, const char *name) {
    for (int n = 0; n < scene->states; n++)
        if (strcmp(scene->state[n].id, id) == 0) return n;
    ASSERT(scene->states < MAP_STATES_MAX);
    MapState *state = &scene->state[scene->states];
    snprintf(state->id, sizeof state->id, "%s", id);
    state->name = name;
    state->anchor = -1;
    return scene->states++;
}

/* As the table says for the month, else its country, which bears the name of the unit of that id. */
static void states_find(MapScene *scene, int month) {
    const MapFile *f = &scene->map->file;
    for (int u = 0; u < f->units; u++) {
        const MapUnit *unit = &f->unit[u];
        const MapOwner *owner = map_owner(&scene->map->owners, unit, month);
        const int main_unit = map_file_unit(f, unit->country);
        const char *name = owner ? owner->name : f->unit[main_unit >= 0 ? main_unit : u].name;
        scene->place[u] = (MapPlace){.member = -1, .region = -1};
        scene->place[u].state = state_of(scene, owner ? owner->state : unit->country, name);
    }
}

/* The label stands in the unit with most room; of the candidate's many regions in their middle. */
static void labels_find(MapScene *scene) {
    const MapFile *f = &scene->map->file;
    for (int n = 0; n < scene->states; n++) {
        MapState *state = &scene->state[n];
        double x = 0, y = 0, weight = 0;
        for (int u = 0; u < f->units; u++) {
            const MapUnit *unit = &f->unit[u];
            if (scene->place[u].state != n) continue;
            const double w = unit->radius * unit->radius;
            state->units++;
            x += w * unit->label.x, y += w * unit->label.y, weight += w;
            if (state->anchor >= 0 && unit->radius <= state->radius) continue;
            state->anchor = u;
            state->radius = unit->radius;
        }
        state->label = f->unit[state->anchor].label;
        if (!state->candidate || state->units < 4) continue;
        state->label = (MapPoint){x / weight, y / weight};
        state->radius = sqrt(weight) * 0.8;
    }
}

static bool is_named(const MapState *state, const char *name) { return strcmp(bare(state->name), bare(name)) == 0; }

/* Members by the id of the state or of the country; regions by the id of the unit. */
static void sides_find(MapScene *scene, const Scenario *s, const MapNames *names) {
    const MapFile *f = &scene->map->file;
    for (int u = 0; u < f->units; u++) {
        MapPlace *p = &scene->place[u];
        MapState *state = &scene->state[p->state];
        p->region = scenario_region_find(s, f->unit[u].id);
        p->member = scenario_member_find(s, state->id);
        if (p->region >= 0 || is_named(state, names->candidate)) state->candidate = true;
        if (state->candidate) p->member = -1;
    }
    for (int n = 0; n < scene->states; n++) /* regions may lie apart from what bears the candidate's name */
        if (is_named(&scene->state[n], names->candidate)) scene->state[n].candidate = true;
}

static MapTone side_tone(const MapScene *scene, int u, const MapNames *names, const World *w, int month, bool *open) {
    const MapPlace *p = &scene->place[u];
    const MapState *state = &scene->state[p->state];
    const MapOwner *owner = map_owner(&scene->map->owners, &scene->map->file.unit[u], month);
    *open = owner && strcmp(owner->with, "open") == 0;
    if (state->candidate) return TONE_CANDIDATE;
    if (p->member >= 0) return w->belongs[p->member] > 0.5 ? TONE_MEMBER : TONE_JOINING;
    if (is_named(state, names->rival)) return TONE_RIVAL;
    if (!owner || !owner->with[0] || *open) return TONE_LAND;
    for (int n = 0; n < scene->states; n++)
        if (strcmp(scene->state[n].id, owner->with) == 0 && is_named(&scene->state[n], names->rival))
            return TONE_RIVAL_ALLY;
    return TONE_LAND;
}

static void sides_tell(MapScene *scene, const MapNames *names, const World *w, int month) {
    for (int u = 0; u < scene->map->file.units; u++) {
        MapPlace *p = &scene->place[u];
        bool open;
        p->tone = side_tone(scene, u, names, w, month, &open);
        p->hatch_tone = TONE_HATCH;
        if (open) p->hatch = HATCH_DOTS;
        if (p->tone == TONE_JOINING) p->hatch = HATCH_RISING, p->hatch_tone = TONE_MEMBER;
        if (p->tone == TONE_RIVAL_ALLY) p->hatch = HATCH_FALLING, p->hatch_tone = TONE_RIVAL;
        if (p->region >= 0) p->occupied = w->occupied[p->region];
    }
}

/* What has no unit is told beside the map. */
static void besides_find(MapScene *scene, const Scenario *s, const World *w) {
    bool seen_member[MEMBERS_MAX] = {0}, seen_region[REGIONS_MAX] = {0};
    for (int u = 0; u < scene->map->file.units; u++) {
        if (scene->place[u].member >= 0) seen_member[scene->place[u].member] = true;
        if (scene->place[u].region >= 0) seen_region[scene->place[u].region] = true;
    }
    scene->beside = arena_alloc(&scene->arena, (MEMBERS_MAX + REGIONS_MAX) * sizeof *scene->beside);
    for (int i = 0; i < s->members; i++) {
        if (seen_member[i]) continue;
        MapBeside *b = &scene->beside[scene->besides++];
        *b = (MapBeside){.member = i, .region = -1, .hatch_tone = TONE_HATCH};
        b->tone = w->belongs[i] > 0.5 ? TONE_MEMBER : TONE_JOINING;
        if (b->tone == TONE_JOINING) b->hatch = HATCH_RISING, b->hatch_tone = TONE_MEMBER;
        snprintf(b->name, sizeof b->name, "%s", s->member_name[i]);
    }
    for (int r = 0; r < s->regions; r++) {
        if (seen_region[r]) continue;
        MapBeside *b = &scene->beside[scene->besides++];
        *b = (MapBeside){.member = -1, .region = r, .tone = TONE_CANDIDATE, .hatch_tone = TONE_HATCH};
        snprintf(b->name, sizeof b->name, "%s", s->region_name[r]);
    }
}

static bool shows_nobody(const MapScene *scene) {
    for (int u = 0; u < scene->map->file.units; u++) {
        const MapPlace *p = &scene->place[u];
        if (p->member >= 0 || p->region >= 0 || scene->state[p->state].candidate) return false;
    }
    return true;
}

static void key_find(MapScene *scene) {
    const int when[] = {scene->year, scene->blank};
    uint64_t key = map_mix(0, when, sizeof when);
    for (int u = 0; u < scene->map->file.units; u++) {
        const MapPlace *p = &scene->place[u];
        const int said[] = {(int)p->tone, (int)p->hatch, (int)p->part_hatch, (int)p->hatch_tone, p->state};
        key = map_mix(key, said, sizeof said);
        key = map_mix(key, p->value, strlen(p->value));
    }
    for (int n = 0; n < scene->states; n++) key = map_mix(key, scene->state[n].name, strlen(scene->state[n].name));
    key = map_mix(key, scene->point, (size_t)scene->points * sizeof *scene->point);
    scene->key = map_mix(key, &scene->map, sizeof scene->map);
}

/* From here on states bear their names in the language in use. */
static void names_tell(MapScene *scene, const Scenario *s) {
    for (int n = 0; n < scene->states; n++) {
        MapState *state = &scene->state[n];
        const int member = scenario_member_find(s, state->id);
        state->name = state->candidate ? s->candidate
                      : member >= 0    ? s->member_name[member]
                                       : tongue_in(state->name, "pack");
    }
}

void map_scene_make(MapScene *out, Map *map, const Scenario *s, const World *w, const Parameters *k,
                    MapLayer layer, const MapNames *names) {
    const MapNames own = {s->candidate, s->rival};
    if (!names) names = &own;
    map_scene_free(out);
    *out = (MapScene){.map = map, .layer = layer};
    const int month = 12 * s->start_year + s->start_month - 1 + (int)w->month;
    out->year = month / 12;
    out->place = arena_alloc(&out->arena, (size_t)map->file.units * sizeof *out->place);
    states_find(out, month);
    sides_find(out, s, names);
    out->blank = shows_nobody(out);
    labels_find(out);
    sides_tell(out, names, w, month);
    names_tell(out, s);
    besides_find(out, s, w);
    map_front_make(out);
    map_layer_fill(out, s, w, k);
    key_find(out);
}

void map_scene_free(MapScene *scene) {
    free(scene->point);
    free(scene->part);
    free(scene->front);
    free(scene->part_unit);
    arena_free(&scene->arena);
    *scene = (MapScene){0};
}
