/* time_map: what the map costs at 2560 x 1440. Milliseconds of the processor: opening, a scene, new tiles, a frame that
 * only pans. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "../unit/shipped.h"
#include "model/month.h"
#include "platform/font.h"
#include "platform/paint.h"
#include "ui/map_parts.h"

enum { WIDTH = 2560, HEIGHT = 1440 };

static double now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

typedef struct Bench {
    Map *map;
    MapScene scene;
    DrawList list;
    Painter *painter;
    Pixels to;
    int room; /* tiles a frame */
} Bench;

static double frame(Bench *b, const MapView *v, double scale) {
    const double began = now_ms();
    map_tiles_room(b->map, b->room);
    draw_begin(&b->list, WIDTH, HEIGHT);
    map_draw(&b->list, (Rect){0, 0, WIDTH, HEIGHT}, scale, v, &b->scene, &map_look_light);
    painter_show(b->painter, &b->list, &b->to);
    return now_ms() - began;
}

static void place_time(Bench *b, const char *name, MapView v, double scale) {
    double first = 0, worst_tile = 0, sum_tiles = 0, placeholder = 0, worst = 0, sum = 0;
    int frames = 0, pans = 0;
    b->room = 1;
    const MapPane pane = map_pane(&v, &b->scene, &map_look_light, (Rect){0, 0, WIDTH, HEIGHT}, scale);
    const double began = now_ms();
    map_labels(&pane);
    const double names = now_ms() - began;
    v.moving = true;
    placeholder = frame(b, &v, scale);
    v.moving = false;
    b->room = 1000;
    MapView aside = v;
    aside.zoom *= 1.01;
    double alone = frame(b, &aside, scale);
    int tiles = 0;
    for (int n = 0; n < b->list.items; n++) tiles += b->list.item[n].kind == DRAW_SHEET;
    alone /= tiles;
    b->room = 1;
    do {
        const double ms = frame(b, &v, scale);
        if (frames) worst_tile = fmax(worst_tile, ms);
        else first = ms;
        sum_tiles += ms;
        frames++;
    } while (map_tiles_missing(b->map));
    const MapPoint centre = v.centre;
    const double pixel = map_file(b->map)->width / (1240 * v.zoom * scale);
    for (int n = 1; n <= 60; n++) {
        v.centre.x = centre.x + (n % 20) * 3 * pixel; /* within what is painted */
        v.centre.y = centre.y - (n % 10) * pixel;
        const double ms = frame(b, &v, scale);
        if (map_tiles_missing(b->map)) continue;
        worst = fmax(worst, ms), sum += ms, pans++;
    }
    printf("%-24s names %.1f; a tile %.1f; coarse frame %.1f; first frame %.1f; with one new tile %.1f on average, at "
           "most %.1f (%d tiles); panning %.2f, at most %.2f\n",
           name, names, alone, placeholder, first, sum_tiles / frames, worst_tile, frames, pans ? sum / pans : 0,
           worst);
}

int main(void) {
    Err err = {0};
    static Scenario s;
    static World w;
    double at = now_ms();
    if (!shipped_load(ACCESSION_SOURCE_DIR "/scenarios/ukraine-2023", NULL, &s, &err) ||
        !fonts_open(ACCESSION_SOURCE_DIR "/assets/fonts", &err))
        return fprintf(stderr, "%s\n", err.text), 1;
    world_begin(&w, &s, &s.nominal, random_key_world(7, 0));
    Bench b = {.painter = painter_new(), .to = {calloc((size_t)WIDTH * HEIGHT, 4), WIDTH, HEIGHT, WIDTH * 4}};
    at = now_ms();
    b.map = map_open(ACCESSION_SOURCE_DIR "/assets/map", NULL, &err);
    if (!b.map) return fprintf(stderr, "%s\n", err.text), 1;
    printf("opening %.1f\n", now_ms() - at);
    at = now_ms();
    map_scene_make(&b.scene, b.map, &s, &w, &s.nominal, LAYER_CONTROL, NULL);
    printf("scene %.2f\n", now_ms() - at);
    MapView v = {0};
    const Rect all = {0, 0, WIDTH, HEIGHT};
    map_view_all(&v, b.map, all, 1);
    place_time(&b, "all, scale 1", v, 1);
    map_view_all(&v, b.map, all, 2);
    place_time(&b, "all, scale 2", v, 2);
    map_view_fit(&v, b.map, "UKR", all, 1);
    place_time(&b, "Ukraine, scale 1", v, 1);
    map_view_fit(&v, b.map, "NOR", all, 1);
    place_time(&b, "Norway, scale 1", v, 1);
    v.zoom = 16;
    map_view_clamp(&v, b.map, all, 1);
    place_time(&b, "closest", v, 1);
    draw_free(&b.list);
    painter_free(b.painter);
    map_scene_free(&b.scene);
    map_close(b.map);
    free(b.to.bytes);
    fonts_close();
    return 0;
}
