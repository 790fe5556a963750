/* Colours that mean something are told apart by everybody: computed over the tables that the program draws with. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "colour_vision.h"
#include "model/month.h"
#include "report/chart.h"
#include "shipped.h"
#include "ui/look.h"
#include "ui/map_parts.h"
#include "ui/screens.h"

static const double apart_least = 15; /* CIEDE2000 */
static const char *const packs[] = {"ukraine-2023", "germany-1955", "a-name-2008", "archipelago", "mirror"};
static const MapLook *const looks[LOOKS] = {&map_look_light, &map_look_dark, &map_look_contrast};

/* The formula's authors' own examples, pairs 1, 7, 17, 19, 25 and 34 of their table. */
static void the_distance_is_the_published_one(void **state) {
    (void)state;
    static const struct {
        Lab x, y;
        double apart;
    } known[] = {{{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
                 {{50, 0, 0}, {50, -1, 2}, 2.3669},
                 {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
                 {{50, 2.5, 0}, {56, -27, -3}, 31.9030},
                 {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
                 {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082}};
    for (size_t n = 0; n < COUNT_OF(known); n++)
        assert_float_equal(lab_apart(known[n].x, known[n].y), known[n].apart, 1e-4);
    const Lab white = lab_seen(0xffffff, VISION_DEUTERANOPIA);
    assert_float_equal(white.l, 100, 0.01);
    assert_float_equal(hypot(white.a, white.b), 0, 0.05);
    Vision worst;
    assert_true(colours_apart(0xd00000, 0x607000, &worst) < 15); /* red and olive, which some do not tell apart */
    assert_int_not_equal(worst, VISION_USUAL);
}

/* --- the map ------------------------------------------------------------------------------------- */

typedef struct Sign {
    MapTone tone, hatch_tone;
    Hatch hatch;
    char words[128];
} Sign;

/* All that the legend of a layer ever shows, over packs and worlds. */
typedef struct Signs {
    Sign sign[64];
    int count;
} Signs;

static void signs_add(Signs *all, const MapScene *scene) {
    for (int n = 0; n < scene->entries; n++) {
        const MapEntry *e = &scene->entry[n];
        bool known = e->line;
        for (int k = 0; k < all->count; k++) known |= all->sign[k].tone == e->tone && all->sign[k].hatch == e->hatch;
        if (known) continue;
        assert_true(all->count < (int)COUNT_OF(all->sign));
        all->sign[all->count] = (Sign){.tone = e->tone, .hatch_tone = e->hatch_tone, .hatch = e->hatch};
        strcpy(all->sign[all->count++].words, e->words);
    }
}

/* The world as it begins, and as entry would be: asked, half ratified, and done; ground lost and regained; danger small
 * and great. */
static void worlds_see(Signs *all, Map *map, const Scenario *s, MapLayer layer) {
    static const double stages[] = {0, STAGE_INVITED, STAGE_MEMBER}, dangers[] = {0.01, 0.05, 0.15, 0.4, 0.9};
    World *w = malloc(sizeof *w);
    assert_non_null(w);
    for (size_t n = 0; n < COUNT_OF(stages) * COUNT_OF(dangers); n++) {
        MapScene scene = {0};
        world_begin(w, s, &s->nominal, random_key_world(1, 0));
        w->stage = stages[n % COUNT_OF(stages)];
        w->attack_decade = dangers[n / COUNT_OF(stages)];
        for (int i = 0; i < s->members; i++) w->consent[i] = i % 3 - 0.5;
        for (int i = 0; i < s->members; i++) w->ratified[i] = i % 2;
        for (int r = 0; r < s->regions && n % 2; r++) w->occupied[r] = r % 3 / 2.0;
        map_scene_make(&scene, map, s, w, &s->nominal, layer, NULL);
        signs_add(all, &scene);
        map_scene_free(&scene);
    }
    free(w);
}

static int legend_mistakes(const Signs *all, MapLayer layer, int look) {
    int bad = 0;
    for (int a = 0; a < all->count; a++)
        for (int b = 0; b < a; b++) {
            const Sign *one = &all->sign[a], *two = &all->sign[b];
            if (one->hatch != two->hatch || one->tone == two->tone) continue;
            Vision worst;
            const double apart = colours_apart(looks[look]->tone[one->tone], looks[look]->tone[two->tone], &worst);
            if (apart < apart_least)
                print_error("%s, %s: \"%s\" and \"%s\" lie %.1f apart for %s\n", look_name(look), map_layer_name(layer),
                            one->words, two->words, apart, vision_name[worst]);
            bad += apart < apart_least;
        }
    return bad;
}

static void signs_of_one_legend_are_told_apart_by_everybody(void **state) {
    (void)state;
    Signs *all = calloc(LAYER_COUNT, sizeof *all);
    assert_non_null(all);
    for (size_t p = 0; p < COUNT_OF(packs); p++) {
        char dir[4096];
        Err err = {0};
        Scenario *s = malloc(sizeof *s);
        assert_non_null(s);
        snprintf(dir, sizeof dir, ACCESSION_SOURCE_DIR "/scenarios/%s", packs[p]);
        if (!shipped_load(dir, NULL, s, &err)) fail_msg("%s", err.text);
        Map *map = map_open(ACCESSION_SOURCE_DIR "/assets/map", dir, &err);
        if (!map) fail_msg("%s", err.text);
        for (MapLayer layer = 0; layer < LAYER_COUNT; layer++) worlds_see(&all[layer], map, s, layer);
        map_close(map);
        free(s);
    }
    int bad = 0;
    for (MapLayer layer = 0; layer < LAYER_COUNT; layer++) {
        assert_true(all[layer].count >= 5);
        for (int look = 0; look < LOOKS; look++) bad += legend_mistakes(&all[layer], layer, look);
    }
    free(all);
    assert_int_equal(bad, 0);
}

static void a_ramp_goes_one_way_for_everybody(void **state) {
    (void)state;
    for (int look = 0; look < LOOKS; look++)
        for (int vision = 0; vision < VISIONS; vision++)
            for (int first = TONE_RAMP_1; first <= TONE_DANGER_1; first += TONE_DANGER_1 - TONE_RAMP_1) {
                const Colour *tone = &looks[look]->tone[first];
                const double way = lab_seen(tone[4], (Vision)vision).l - lab_seen(tone[0], (Vision)vision).l;
                for (int n = 0; n < 4; n++)
                    assert_true(way * (lab_seen(tone[n + 1], (Vision)vision).l - lab_seen(tone[n], (Vision)vision).l) >
                                0);
            }
}

/* --- outcome classes ------------------------------------------------------------------------------ */

/* As each look draws them, and as the page on white has them. */
static void outcome_classes_are_told_apart_by_everybody(void **state) {
    (void)state;
    int bad = 0;
    for (int look = 0; look <= LOOKS; look++)
        for (int a = 0; a < CHART_CLASSES; a++)
            for (int b = 0; b < a; b++) {
                Colour c[2] = {chart_class_colour[a], chart_class_colour[b]};
                const Look *l = look < LOOKS ? look_of(look) : NULL;
                for (int n = 0; n < 2; n++)
                    c[n] = colour_mix(l ? l->paper : 0xffffff, l ? picture_area_colour(l, c[n]) : c[n],
                                      chart_class_opacity);
                Vision worst;
                const double apart = colours_apart(c[0], c[1], &worst);
                if (apart < apart_least)
                    print_error("%s: classes %d and %d lie %.1f apart for %s\n", l ? look_name(look) : "page", b, a,
                                apart, vision_name[worst]);
                bad += apart < apart_least;
            }
    assert_int_equal(bad, 0);
}

/* --- the rest of the screen ----------------------------------------------------------------------- */

static void better_and_worse_are_told_apart_by_everybody(void **state) {
    (void)state;
    for (int look = 0; look < LOOKS; look++) {
        Vision worst;
        const Look *l = look_of(look);
        const double apart = colours_apart(l->better, l->worse, &worst);
        if (apart < apart_least)
            fail_msg("%s: better and worse lie %.1f apart for %s", look_name(look), apart, vision_name[worst]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_distance_is_the_published_one),
        cmocka_unit_test(signs_of_one_legend_are_told_apart_by_everybody),
        cmocka_unit_test(a_ramp_goes_one_way_for_everybody),
        cmocka_unit_test(outcome_classes_are_told_apart_by_everybody),
        cmocka_unit_test(better_and_worse_are_told_apart_by_everybody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
