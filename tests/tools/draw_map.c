/* draw_map <pack folder> <start> <layer> <focus|-> <width> <height> <scale> <out.png> [look] [months]: a picture of
 * the map as the window would show it, with the legend beside it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/shipped.h"
#include "model/month.h"
#include "platform/font.h"
#include "platform/paint.h"
#include "ui/map.h"

static const MapLook *look_of(const char *name) {
    if (name && strcmp(name, "dark") == 0) return &map_look_dark;
    return name && strcmp(name, "contrast") == 0 ? &map_look_contrast : &map_look_light;
}

static void page_draw(DrawList *d, double scale, const char *focus, const Map *map, const MapScene *scene,
                      const MapLook *look) {
    Rect rest = {0, 0, d->width, d->height};
    draw_fill(d, rest, look->paper, 0);
    Rect side = rect_cut_left(&rest, 290 * scale);
    side = rect_grown(side, -20 * scale);
    const double used = map_legend(d, side, scale, scene, look);
    if (!scene->blank) map_beside(d, (Rect){side.x, side.y + used + 20 * scale, side.w, 0}, scale, scene, look);
    map_small(d, (Rect){side.x, d->height - 170 * scale, 220 * scale, 150 * scale}, scale, NULL, scene, look);
    MapView v = {0};
    if (strcmp(focus, "-") == 0) map_view_all(&v, map, rest, scale);
    else map_view_fit(&v, map, focus, rest, scale);
    map_draw(d, rest, scale, &v, scene, look);
}

int main(int argc, char **argv) {
    if (argc < 9) return fprintf(stderr, "usage: see the head of draw_map.c\n"), 2;
    Err err = {0};
    static Scenario s;
    const bool loaded = shipped_load(argv[1], argv[2][0] == '-' ? NULL : argv[2], &s, &err);
    Map *map = loaded ? map_open(ACCESSION_SOURCE_DIR "/assets/map", argv[1], &err) : NULL;
    if (!map || !fonts_open(ACCESSION_SOURCE_DIR "/assets/fonts", &err)) return fprintf(stderr, "%s\n", err.text), 1;
    MapScene scene = {0};
    static World w;
    const RandomKey key = random_key_world(7, 0);
    world_begin(&w, &s, &s.nominal, key);
    for (int n = argc > 10 ? atoi(argv[10]) : 0; n > 0; n--) world_step(&w, &s, &s.nominal, key, NULL);
    map_scene_make(&scene, map, &s, &w, &s.nominal, (MapLayer)atoi(argv[3]), NULL);
    map_tiles_room(map, 1000);
    DrawList d = {0};
    const int width = atoi(argv[5]), height = atoi(argv[6]);
    const Pixels to = {calloc((size_t)width * (size_t)height, 4), width, height, width * 4};
    Painter *painter = painter_new();
    draw_begin(&d, width, height);
    page_draw(&d, atof(argv[7]), argv[4], map, &scene, look_of(argc > 9 ? argv[9] : NULL));
    painter_show(painter, &d, &to);
    const bool done = painter_write(painter, argv[8], &err);
    if (!done) fprintf(stderr, "%s\n", err.text);
    draw_free(&d);
    painter_free(painter);
    free(to.bytes);
    map_scene_free(&scene);
    map_close(map);
    fonts_close();
    return !done;
}
