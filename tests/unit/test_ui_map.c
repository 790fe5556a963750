/* The map: pointing, travelling, layers and legends, names, tiles and what they cost. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "model/month.h"
#include "platform/font.h"
#include "platform/paint.h"
#include "shipped.h"
#include "ui/map_parts.h"

static const char assets[] = ACCESSION_SOURCE_DIR "/assets/map";
static const char *const packs[] = {"ukraine-2023", "germany-1955", "a-name-2008", "archipelago", "mirror"};
enum { PACKS = 5 };

/* The first pack's map and scenes, for most tests; any pack's by name. */
static Scenario scenario;
static World world;
static Map *map;

static Map *pack_open_map(const char *name) {
    char dir[4096];
    Err err = {0};
    snprintf(dir, sizeof dir, "%s/scenarios/%s", ACCESSION_SOURCE_DIR, name);
    if (!shipped_load(dir, NULL, &scenario, &err)) fail_msg("%s", err.text);
    world_begin(&world, &scenario, &scenario.nominal, random_key_world(1, 0));
    Map *opened = map_open(assets, dir, &err);
    if (!opened) fail_msg("%s", err.text);
    return opened;
}

static void scene_of(MapScene *scene, Map *of, MapLayer layer) {
    map_scene_make(scene, of, &scenario, &world, &scenario.nominal, layer, NULL);
}

static int set_up(void **state) {
    (void)state;
    Err err = {0};
    if (!fonts_open(ACCESSION_SOURCE_DIR "/assets/fonts", &err)) return -1;
    map = pack_open_map(packs[0]);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    map_close(map);
    fonts_close();
    return 0;
}

/* --- pointing and travelling ------------------------------------------------------------------- */

static void every_city_lies_in_its_unit(void **state) {
    (void)state;
    const MapFile *f = map_file(map);
    assert_true(f->cities > 60);
    for (int n = 0; n < f->cities; n++) {
        const int unit = map_unit_at(map, f->city[n].at);
        if (unit != map_file_unit(f, f->city[n].unit))
            fail_msg("%s lies in %s", f->city[n].name, unit < 0 ? "the sea" : f->unit[unit].id);
    }
}

/* Where a point of the plane lies in the window. */
static DrawPoint place_of(const MapView *v, Rect at, double scale, MapPoint p) {
    const MapScene scene = {.map = map};
    const MapPane pane = map_pane(v, &scene, NULL, at, scale);
    return pane_place(&pane, p);
}

static void a_point_of_the_window_hits_what_is_drawn_there(void **state) {
    (void)state;
    const Rect at = {210, 33, 900, 600};
    const MapFile *f = map_file(map);
    for (double zoom = 1; zoom <= 16; zoom *= 2)
        for (int n = 0; n < f->cities; n += 3) {
            MapView v = {.centre = f->city[n].at, .zoom = zoom};
            map_view_clamp(&v, map, at, 1.25);
            const DrawPoint p = place_of(&v, at, 1.25, f->city[n].at);
            const int hit = map_hit(&v, map, at, 1.25, p.x, p.y);
            assert_true(hit == map_file_unit(f, f->city[n].unit) ||
                        (hit >= 0 && f->unit[hit].radius * map_ppu(map, v.zoom, 1.25) < 5));
            const MapPoint back = map_from_window(&v, map, at, 1.25, p.x, p.y);
            assert_true(fabs(back.x - f->city[n].at.x) < 1e-6 && fabs(back.y - f->city[n].at.y) < 1e-6);
        }
    MapView v = {.zoom = 1};
    map_view_all(&v, map, at, 1);
    assert_int_equal(map_hit(&v, map, at, 1, 5, 5), -1);
}

static void reach(const Map *of, int from, bool *reached) {
    const int units = map_file(of)->units;
    int *queue = calloc((size_t)units, sizeof *queue), count = 0;
    queue[count++] = from;
    reached[from] = true;
    for (int n = 0; n < count; n++)
        for (MapWay way = WAY_LEFT; way <= WAY_DOWN; way++) {
            const int next = map_travel(of, queue[n], way);
            if (reached[next]) continue;
            reached[next] = true;
            queue[count++] = next;
        }
    free(queue);
}

static void every_unit_can_be_reached_from_every_other_by_keys(void **state) {
    (void)state;
    const char *const with_maps[] = {"ukraine-2023", "archipelago"};
    for (size_t n = 0; n < 2; n++) {
        Map *of = pack_open_map(with_maps[n]);
        const MapFile *f = map_file(of);
        for (int from = 0; from < f->units; from += 7) {
            bool reached[MAP_UNITS_MAX] = {false};
            reach(of, from, reached);
            for (int u = 0; u < f->units; u++)
                if (!reached[u]) fail_msg("%s cannot be reached from %s", f->unit[u].id, f->unit[from].id);
        }
        map_close(of);
    }
}

static void keys_lead_where_they_point(void **state) {
    (void)state;
    const MapFile *f = map_file(map);
    const int lviv = map_file_unit(f, "UA-46"), ternopil = map_file_unit(f, "UA-61");
    assert_int_equal(map_travel(map, lviv, WAY_RIGHT), ternopil);
    assert_int_equal(map_travel(map, ternopil, WAY_LEFT), lviv);
    for (int u = 0; u < f->units; u++) {
        const int right = map_travel(map, u, WAY_RIGHT), up = map_travel(map, u, WAY_UP);
        assert_true(right == u || f->unit[right].label.x >= f->unit[u].label.x);
        assert_true(up == u || f->unit[up].label.y <= f->unit[u].label.y);
    }
}

static void no_view_leaves_the_map_or_its_zooms(void **state) {
    (void)state;
    const Rect at = {0, 0, 1280, 720};
    MapView v = {.centre = {-1e9, 1e9}, .zoom = 1e9};
    map_view_clamp(&v, map, at, 1);
    assert_true(v.zoom == map_zoom_most);
    for (int n = 0; n < 60; n++) map_view_zoom(&v, map, at, 1, -1, 20 * n, 10 * n);
    assert_true(v.zoom >= map_zoom_least);
    for (int n = 0; n < 40; n++) map_view_pan(&v, map, at, 1, 333, -333);
    const MapPoint corner = map_from_window(&v, map, at, 1, 0, 720);
    assert_true(corner.x >= -25 && corner.y <= map_file(map)->height + 25);
    map_view_fit(&v, map, "UKR", at, 1);
    assert_string_equal(map_file(map)->unit[map_hit(&v, map, at, 1, 640, 360)].country, "UKR");
    map_view_show(&v, map, at, 1, map_file_unit(map_file(map), "PRT"));
    const DrawPoint p = place_of(&v, at, 1, map_file(map)->unit[map_file_unit(map_file(map), "PRT")].label);
    assert_true(rect_holds(at, p.x, p.y));
}

static void zooming_leaves_what_is_under_the_pointer(void **state) {
    (void)state;
    const Rect at = {0, 0, 1000, 600};
    MapView v = {0};
    map_view_fit(&v, map, "UKR", at, 1);
    const MapPoint before = map_from_window(&v, map, at, 1, 300, 200);
    map_view_zoom(&v, map, at, 1, 3, 300, 200);
    const MapPoint after = map_from_window(&v, map, at, 1, 300, 200);
    const double step = 1 / map_ppu(map, v.zoom, 1);
    assert_true(fabs(before.x - after.x) <= 1.5 * step && fabs(before.y - after.y) <= 1.5 * step);
}

/* --- scenes ------------------------------------------------------------------------------------ */

static bool has_entry(const MapScene *scene, MapTone tone, Hatch hatch) {
    for (int n = 0; n < scene->entries; n++)
        if (scene->entry[n].tone == tone && scene->entry[n].hatch == hatch && !scene->entry[n].line &&
            scene->entry[n].words[0]) return true;
    return false;
}

static void the_legend_names_every_colour_and_hatch_in_use(void **state) {
    (void)state;
    MapScene scene = {0};
    for (int pack = 0; pack < PACKS; pack++) {
        Map *of = pack_open_map(packs[pack]);
        for (MapLayer layer = 0; layer < LAYER_COUNT; layer++)
            for (int stage = STAGE_ASPIRANT; stage <= STAGE_MEMBER; stage++) {
                world.stage = stage;
                scene_of(&scene, of, layer);
                assert_true(scene.title[0] && !strchr(scene.note, '{'));
                assert_int_equal(scene.blank, strcmp(packs[pack], "mirror") == 0);
                for (int u = 0; u < map_file(of)->units && !scene.blank; u++) {
                    const MapPlace *p = &scene.place[u];
                    if (!has_entry(&scene, p->tone, p->hatch))
                        fail_msg("%s, layer %d: %s has tone %d, hatch %d", packs[pack], (int)layer,
                                 map_file(of)->unit[u].id, (int)p->tone, (int)p->hatch);
                    if (p->part_hatch) assert_true(has_entry(&scene, p->tone, p->part_hatch));
                }
                for (int n = 0; n < scene.besides; n++)
                    assert_true(has_entry(&scene, scene.beside[n].tone, scene.beside[n].hatch));
            }
        map_scene_free(&scene);
        map_close(of);
    }
}

static void every_member_and_region_is_on_the_map_or_beside_it(void **state) {
    (void)state;
    MapScene scene = {0};
    for (int pack = 0; pack < PACKS; pack++) {
        Map *of = pack_open_map(packs[pack]);
        scene_of(&scene, of, LAYER_CONTROL);
        for (int i = 0; i < scenario.members + scenario.regions; i++) {
            int found = 0;
            const int region = i - scenario.members;
            for (int u = 0; u < map_file(of)->units; u++)
                found += region < 0 ? scene.place[u].member == i : scene.place[u].region == region;
            for (int n = 0; n < scene.besides; n++)
                found += region < 0 ? scene.beside[n].member == i : scene.beside[n].region == region;
            assert_true(found > 0);
        }
        map_scene_free(&scene);
        map_close(of);
    }
}

static MapTone tone_of(const MapScene *scene, const char *unit) {
    return scene->place[map_file_unit(map_file(scene->map), unit)].tone;
}

static void states_are_those_of_the_year(void **state) {
    (void)state;
    MapScene scene = {0};
    Map *of = pack_open_map("germany-1955");
    scene_of(&scene, of, LAYER_CONTROL);
    assert_int_equal(tone_of(&scene, "DEU-W"), TONE_CANDIDATE);
    assert_int_equal(tone_of(&scene, "DEU-E"), TONE_RIVAL_ALLY);
    assert_int_equal(tone_of(&scene, "DEU-S"), TONE_LAND);
    assert_int_equal(tone_of(&scene, "UA-46"), TONE_RIVAL);
    assert_int_equal(tone_of(&scene, "EST"), TONE_RIVAL);
    assert_int_equal(tone_of(&scene, "POL"), TONE_RIVAL_ALLY);
    assert_int_equal(tone_of(&scene, "FRA"), TONE_MEMBER);
    assert_int_equal(tone_of(&scene, "ESP"), TONE_LAND);
    assert_int_equal(scene.place[map_file_unit(map_file(of), "CZE")].state,
                     scene.place[map_file_unit(map_file(of), "SVK")].state);
    map_scene_free(&scene);
    map_close(of);
    of = pack_open_map("ukraine-2023");
    scene_of(&scene, of, LAYER_CONTROL);
    assert_int_equal(tone_of(&scene, "UA-43"), TONE_CANDIDATE);
    assert_int_equal(tone_of(&scene, "RUS-KGD"), TONE_RIVAL);
    assert_int_equal(tone_of(&scene, "BLR"), TONE_RIVAL_ALLY);
    assert_int_equal(tone_of(&scene, "FIN"), TONE_JOINING);
    assert_int_equal(tone_of(&scene, "DEU-E"), TONE_MEMBER);
    assert_int_equal(tone_of(&scene, "AUT"), TONE_LAND);
    map_scene_free(&scene);
    map_close(of);
}

/* The part drawn as occupied has the share that the model has, and no line where nothing is occupied. */
static void the_line_of_contact_follows_the_shares(void **state) {
    (void)state;
    MapScene scene = {0};
    Map *of = pack_open_map("ukraine-2023");
    const int unit = map_file_unit(map_file(of), "UA-14"), region = scenario_region_find(&scenario, "UA-14");
    for (double share = 0.1; share < 0.95; share += 0.2) {
        world.occupied[region] = share;
        scene_of(&scene, of, LAYER_CONTROL);
        double part = 0, whole = 0;
        for (int n = 0; n < scene.parts; n++)
            for (int i = 0, last = scene.part[n].count - 1; scene.part_unit[n] == unit && i < scene.part[n].count;
                 last = i++) {
                const MapPoint a = scene.point[scene.part[n].first + last], b = scene.point[scene.part[n].first + i];
                part += a.x * b.y - b.x * a.y;
            }
        const MapLevel *level = &of->level[1];
        const MapRun ring = of->file.ring[of->file.unit[unit].rings.first];
        MapPoint *p = calloc((size_t)ring_points(of, level, ring, NULL), sizeof *p);
        const int count = ring_points(of, level, ring, p);
        for (int i = 0, last = count - 1; i < count; last = i++) whole += p[last].x * p[i].y - p[i].x * p[last].y;
        free(p);
        assert_true(fabs(part / whole - share) < 0.002);
        assert_true(scene.fronts > 0);
    }
    for (int r = 0; r < scenario.regions; r++) world.occupied[r] = 0;
    scene_of(&scene, of, LAYER_CONTROL);
    assert_int_equal(scene.fronts + scene.parts, 0);
    map_scene_free(&scene);
    map_close(of);
}

static bool is_cut(const MapScene *scene, const Map *of, const char *id) {
    for (int n = 0; n < scene->parts; n++)
        if (scene->part_unit[n] == map_file_unit(map_file(of), id)) return true;
    return false;
}

/* Occupied land grows from what is held already; a share that cannot be joined to it makes no island of its own. */
static void the_line_of_contact_makes_no_islands(void **state) {
    (void)state;
    static const struct { const char *id; double share; bool cut; } late[] = {
        {"UA-43", 1, false}, {"UA-09", 1, false}, {"UA-14", 0.7, true}, {"UA-65", 0.7, true}, {"UA-23", 0.7, true},
        {"UA-63", 0.1, true}, {"UA-53", 0.1, false}, {"UA-35", 0.1, false}, {"UA-30", 0.2, false}};
    MapScene scene = {0};
    Map *of = pack_open_map("ukraine-2023");
    for (int r = 0; r < scenario.regions; r++) world.occupied[r] = 0;
    for (size_t n = 0; n < COUNT_OF(late); n++)
        world.occupied[scenario_region_find(&scenario, late[n].id)] = late[n].share;
    scene_of(&scene, of, LAYER_CONTROL);
    for (size_t n = 0; n < COUNT_OF(late); n++) assert_int_equal(is_cut(&scene, of, late[n].id), late[n].cut);
    map_scene_free(&scene);
    map_close(of);
}

static void names_do_not_cover_one_another(void **state) {
    (void)state;
    MapScene scene = {0};
    int names = 0;
    for (int pack = 0; pack < PACKS; pack++) {
        Map *of = pack_open_map(packs[pack]);
        scene_of(&scene, of, LAYER_SUPPORT);
        for (double zoom = 0.7; zoom <= 16; zoom *= 1.6)
            for (double scale = 0.75; scale <= 4; scale *= 2.3) {
                const MapPane pane = {.map = of,
                                      .scene = &scene,
                                      .look = &map_look_light,
                                      .ppu = map_ppu(of, zoom, scale),
                                      .scale = scale};
                const MapLabels *set = map_labels(&pane);
                names += set->count;
                for (int a = 0; a < set->count; a++)
                    for (int b = 0; b < a; b++) {
                        const Rect both = rect_common(set->label[a].box, set->label[b].box);
                        if (both.w > 0 && both.h > 0)
                            fail_msg("%s covers %s", set->label[a].line[0], set->label[b].line[0]);
                    }
            }
        map_scene_free(&scene);
        map_close(of);
    }
    assert_true(names > 1500);
}

/* --- pictures ---------------------------------------------------------------------------------- */

typedef struct Picture {
    Pixels to;
    Painter *painter;
    DrawList list;
} Picture;

static void picture_begin(Picture *p, int width, int height) {
    *p = (Picture){.to = {calloc((size_t)width * (size_t)height, 4), width, height, width * 4},
                   .painter = painter_new()};
    draw_begin(&p->list, width, height);
}

static void picture_free(Picture *p) {
    draw_free(&p->list);
    painter_free(p->painter);
    free(p->to.bytes);
}

/* Without tiles. */
static void draw_whole(DrawList *d, Rect at, const MapView *v, const MapScene *scene) {
    const MapPane pane = map_pane(v, scene, &map_look_light, at, 1.25);
    const Rect was = draw_clip(d, at);
    pane_draw(d, &pane);
    draw_clip_back(d, was);
}

static void tiles_show_what_the_whole_drawing_shows(void **state) {
    (void)state;
    map_close(map);
    map = pack_open_map(packs[0]);
    MapScene scene = {0};
    for (MapLayer layer = 0; layer < LAYER_COUNT; layer += 2) {
        const Rect at = {37, 11, 900, 640};
        Picture a, b;
        MapView v = {0};
        scene_of(&scene, map, layer);
        map_view_fit(&v, map, layer == LAYER_CONTROL ? "UKR" : "POL", at, 1.25);
        const MapPane pane = map_pane(&v, &scene, NULL, at, 1.25); /* hatches lie on the grid of what they are in */
        v.centre.x -= fmod(pane.of.x - pane.x, 16) / pane.ppu;
        v.centre.y -= fmod(pane.of.y - pane.y, 16) / pane.ppu;
        picture_begin(&a, 960, 660);
        picture_begin(&b, 960, 660);
        map_tiles_room(map, 100);
        map_draw(&a.list, at, 1.25, &v, &scene, &map_look_light);
        assert_false(map_tiles_missing(map));
        draw_whole(&b.list, at, &v, &scene);
        painter_show(a.painter, &a.list, &a.to);
        painter_show(b.painter, &b.list, &b.to);
        int differ = 0;
        for (int n = 0; n < 960 * 660; n++) {
            int most = 0;
            for (int k = 0; k < 3; k++) {
                const int d = abs(a.to.bytes[4 * n + k] - b.to.bytes[4 * n + k]);
                most = d > most ? d : most;
            }
            differ += most > 12;
        }
        if (differ > 60) fail_msg("layer %d: %d points of the picture differ", (int)layer, differ);
        picture_free(&a);
        picture_free(&b);
    }
    map_scene_free(&scene);
}

static void few_tiles_are_painted_in_one_frame_and_none_is_forgotten(void **state) {
    (void)state;
    MapScene scene = {0};
    DrawList d = {0};
    const Rect at = {0, 0, 2560, 1440};
    MapView v = {0};
    Map *of = pack_open_map(packs[0]);
    scene_of(&scene, of, LAYER_CONTROL);
    map_view_all(&v, of, at, 1);
    int frames = 0;
    do {
        draw_begin(&d, at.w, at.h);
        map_draw(&d, at, 1, &v, &scene, &map_look_light);
        map_draw(&d, at, 1, &v, &scene, &map_look_light); /* laid out twice, shown once */
        map_tiles_room(of, 1);
        draw_begin(&d, at.w, at.h);
        frames++;
    } while (map_tiles_missing(of) && frames < 100);
    assert_true(frames >= 60 && frames <= 90);
    map_draw(&d, at, 1, &v, &scene, &map_look_light);
    int sheets = 0;
    for (int n = 0; n < d.items; n++) sheets += d.item[n].kind == DRAW_SHEET;
    assert_int_equal(sheets, d.items);
    draw_free(&d);
    map_scene_free(&scene);
    map_close(of);
}

static void every_letter_and_sign_of_the_legend_lies_in_its_column(void **state) {
    (void)state;
    MapScene scene = {0};
    for (int pack = 0; pack < PACKS; pack++) {
        Map *of = pack_open_map(packs[pack]);
        for (MapLayer layer = 0; layer < LAYER_COUNT; layer++)
            for (double scale = 0.75; scale <= 4; scale *= 2.3) {
                DrawList d = {0};
                const Rect at = {10, 20, 240 * scale, 5000};
                draw_begin(&d, 4000, 8000);
                scene_of(&scene, of, layer);
                const double height = map_legend(&d, at, scale, &scene, &map_look_dark);
                assert_true(fabs(height - map_legend(NULL, at, scale, &scene, &map_look_dark)) < 1e-9);
                for (int n = 0; n < d.items; n++) {
                    const Rect box = d.item[n].box;
                    assert_true(box.x >= at.x - 4 * scale - 2 && box.x + box.w <= at.x + at.w + 3);
                    assert_true(box.y + box.h <= at.y + height + 3 * scale);
                }
                draw_free(&d);
            }
        map_scene_free(&scene);
        map_close(of);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_city_lies_in_its_unit),
        cmocka_unit_test(a_point_of_the_window_hits_what_is_drawn_there),
        cmocka_unit_test(every_unit_can_be_reached_from_every_other_by_keys),
        cmocka_unit_test(keys_lead_where_they_point),
        cmocka_unit_test(no_view_leaves_the_map_or_its_zooms),
        cmocka_unit_test(zooming_leaves_what_is_under_the_pointer),
        cmocka_unit_test(the_legend_names_every_colour_and_hatch_in_use),
        cmocka_unit_test(every_member_and_region_is_on_the_map_or_beside_it),
        cmocka_unit_test(states_are_those_of_the_year),
        cmocka_unit_test(the_line_of_contact_follows_the_shares),
        cmocka_unit_test(the_line_of_contact_makes_no_islands),
        cmocka_unit_test(names_do_not_cover_one_another),
        cmocka_unit_test(tiles_show_what_the_whole_drawing_shows),
        cmocka_unit_test(few_tiles_are_painted_in_one_frame_and_none_is_forgotten),
        cmocka_unit_test(every_letter_and_sign_of_the_legend_lies_in_its_column),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
