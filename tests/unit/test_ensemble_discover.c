// Scenario discovery: a known box is found, nothing is found in noise, and a tree agrees.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/random.h"
#include "ensemble/discover.h"

#define assert_near(a, b, within) assert_true(fabs((a) - (b)) <= (within))

enum { DIMENSIONS = 8 };

typedef double Chance(const double x[DIMENSIONS]);

/* Uniform points of the unit cube, each a yes with the chance given there. */
static Points cube(int count, uint64_t seed, Chance *chance) {
    Points p;
    points_make(&p, DIMENSIONS, count);
    for (int d = 0; d < DIMENSIONS; d++) {
        snprintf(p.name[d], sizeof p.name[d], "x%d", d);
        p.high[d] = 1;
    }
    for (int i = 0; i < count; i++) {
        double x[DIMENSIONS];
        const RandomKey key = random_key_world(seed, (uint64_t)i);
        for (int d = 0; d < DIMENSIONS; d++) {
            x[d] = random_uniform(key, name_hash("x"), (uint64_t)d);
            p.x[d * count + i] = x[d];
        }
        p.yes[i] = random_chance(key, name_hash("yes"), 0, chance(x));
        p.value[i] = p.yes[i];
    }
    p.count = count;
    points_finish(&p, seed, 1 / 3.0);
    return p;
}

static double corner(const double x[DIMENSIONS]) {
    return x[1] > 0.2 && x[1] < 0.6 && x[4] > 0.55 ? 1 : 0;
}

static double noisy_corner(const double x[DIMENSIONS]) { return corner(x) > 0 ? 0.8 : 0.1; }

static double noise(const double x[DIMENSIONS]) {
    (void)x;
    return 0.3;
}

static double two_corners(const double x[DIMENSIONS]) {
    return (x[0] < 0.3 && x[2] < 0.5) || (x[5] > 0.75 && x[3] > 0.6) ? 1 : 0;
}

static const DiscoverEdge *edge_of(const DiscoverBox *b, int dimension) {
    for (int e = 0; e < b->edges; e++)
        if (b->edge[e].dimension == dimension) return &b->edge[e];
    return NULL;
}

static Discovery search(const Points *p, int box) {
    Discovery d;
    DiscoverOptions o = discover_usual(1);
    o.box = box;
    discover(p, &o, &d);
    return d;
}

static void a_known_box_is_found_with_its_edges(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 3; seed++) {
        Points p = cube(3000, seed, corner);
        Discovery d = search(&p, -1);
        const DiscoverBox *b = &d.box[0];
        assert_true(d.boxes >= 1 && b->confirmed);
        assert_true(b->coverage > 0.9 && b->box.density > 0.9);
        assert_true(b->held_coverage.estimate > 0.9 && b->held_density.estimate > 0.9);
        assert_int_equal(b->edges, 2); // and no irrelevant one
        const DiscoverEdge *x1 = edge_of(b, 1), *x4 = edge_of(b, 4);
        assert_non_null(x1);
        assert_non_null(x4);
        assert_near(x1->low, 0.2, 0.03);
        assert_near(x1->high, 0.6, 0.03);
        assert_near(x4->low, 0.55, 0.03);
        assert_true(x4->open_high && x4->high == 1);
        assert_true(x1->quasi_p < 1e-6 && x1->held_p < 1e-6);
        assert_true(x1->again_coverage == 1 && x4->again_density == 1);
        discover_free(&d);
        points_free(&p);
    }
}

static void a_box_in_noise_is_found_without_irrelevant_restrictions(void **state) {
    (void)state;
    Points p = cube(6000, 5, noisy_corner);
    Discovery d = search(&p, -1);
    const DiscoverBox *b = &d.box[0];
    assert_true(d.boxes >= 1 && b->confirmed);
    assert_int_equal(b->edges, 2);
    const DiscoverEdge *x1 = edge_of(b, 1), *x4 = edge_of(b, 4);
    assert_true(x1 && x4);
    assert_near(x1->low, 0.2, 0.06);
    assert_near(x1->high, 0.6, 0.06);
    assert_near(x4->low, 0.55, 0.06);
    assert_true(b->held_density.low < 0.8 && b->held_density.estimate > 0.7);
    discover_free(&d);
    points_free(&p);
}

static void pure_noise_gives_no_convincing_box(void **state) {
    (void)state;
    int confirmed = 0;
    for (uint64_t seed = 1; seed <= 10; seed++) {
        Points p = cube(2000, seed, noise);
        Discovery d = search(&p, -1);
        for (int n = 0; n < d.boxes; n++) confirmed += d.box[n].confirmed;
        assert_int_equal(d.tree.depth, 0);
        discover_free(&d);
        points_free(&p);
    }
    assert_true(confirmed <= 1); // 2.5 % of intervals lie above by chance
}

static void what_fits_noise_falls_back_to_the_base_rate_among_the_held_out(void **state) {
    (void)state;
    Points p = cube(3000, 4, noise);
    DiscoverOptions o = discover_usual(1);
    Discovery d;
    o.box = 30;
    o.quasi_p = DIMENSIONS; // opens nothing
    o.boxes = 1;
    discover(&p, &o, &d);
    const DiscoverBox *b = &d.box[0];
    assert_int_equal(b->chosen, 30);
    assert_true(b->box.density > 0.38 && b->edges > 3);
    assert_near(b->held_density.estimate, 0.3, 0.08);
    assert_true(b->held_density.low < 0.3 && b->held_density.high > 0.3 && !b->confirmed);
    discover_free(&d);
    points_free(&p);
}

static void the_second_box_is_found_among_what_the_first_leaves(void **state) {
    (void)state;
    Points p = cube(6000, 2, two_corners);
    Discovery d = search(&p, -1);
    assert_true(d.boxes >= 2);
    const DiscoverBox *first = &d.box[0], *second = &d.box[1];
    assert_true(first->confirmed && second->confirmed);
    assert_true(first->coverage + second->coverage > 0.9);
    const DiscoverBox *low = edge_of(first, 2) ? first : second;
    const DiscoverBox *high = low == first ? second : first;
    assert_true(edge_of(low, 2) && edge_of(low, 0) && edge_of(high, 3) && edge_of(high, 5));
    assert_near(edge_of(low, 0)->high, 0.3, 0.04);
    assert_near(edge_of(high, 5)->low, 0.75, 0.04);
    discover_free(&d);
    points_free(&p);
}

static void a_tree_splits_where_the_box_has_its_edges(void **state) {
    (void)state;
    Points p = cube(3000, 1, corner);
    Discovery d = search(&p, -1);
    const Tree *t = &d.tree;
    static const double edges[3] = {0.2, 0.6, 0.55};
    int met = 0;
    assert_int_equal(t->depth, 3); // three edges, one split each
    for (int e = 0; e < 3; e++) {
        bool found = false;
        for (int n = 0; n < t->nodes; n++)
            found = found || (t->node[n].dimension == (e < 2 ? 1 : 4) && t->node[n].depth < 3 &&
                              fabs(t->node[n].at - edges[e]) < 0.01);
        met += found;
    }
    assert_int_equal(met, 3);
    assert_true(d.tree_loss < 0.02 && d.base_loss > 0.1);
    discover_free(&d);
    points_free(&p);
}

static void pasting_gives_back_what_peeling_took_too_much(void **state) {
    (void)state;
    Points p = cube(3000, 1, corner);
    uint8_t use[3000];
    memset(use, 1, sizeof use);
    PrimBox box = prim_open(&p, use);
    box.low[1] = 0.3;
    box.high[1] = 0.5;
    box.low[4] = 0.7;
    prim_measure(&p, use, &box);
    assert_true(box.coverage < 0.4 && box.density == 1);
    const PrimOptions o = discover_usual(1).prim;
    prim_paste(&p, use, &o, &box);
    assert_true(box.coverage > 0.9 && box.density > 0.99);
    points_free(&p);
}

static void equal_values_are_peeled_together(void **state) {
    (void)state;
    Points p;
    uint8_t use[90];
    memset(use, 1, sizeof use);
    points_make(&p, 1, 90);
    p.high[0] = 2;
    for (int i = 0; i < 90; i++) {
        p.x[i] = i % 3;
        p.yes[i] = i % 3 == 2;
    }
    p.count = 90;
    points_finish(&p, 1, 0);
    const PrimOptions o = {.alpha = 0.05, .least_mass = 0.05};
    PrimTrajectory t = prim_peel(&p, use, &o);
    assert_int_equal(t.count, 3);
    assert_true(t.box[1].low[0] == 0.5 && t.box[1].inside == 60);
    assert_true(t.box[2].low[0] == 1.5 && t.box[2].density == 1 && t.box[2].coverage == 1);
    free(t.box);
    points_free(&p);
}

static void a_binomial_tail_is_exact(void **state) {
    (void)state;
    assert_near(binomial_tail(8, 10, 0.5), 56 / 1024.0, 1e-12);
    assert_near(binomial_tail(3, 10, 0.5), 1 - 56 / 1024.0, 1e-12);
    assert_near(binomial_tail(1, 5000, 0.001), 1 - pow(0.999, 5000), 1e-10);
    assert_near(log(binomial_tail(1000, 1000, 0.9)) / log(0.9), 1000, 1e-6);
    assert_near(binomial_tail(900, 1000, 0.9), 0.5, 0.03);
    assert_true(binomial_tail(0, 10, 0.2) == 1 && binomial_tail(11, 10, 0.2) == 0);
    assert_true(binomial_tail(3, 10, 0) == 0 && binomial_tail(3, 10, 1) == 1);
}

static void the_answer_does_not_depend_on_the_number_of_threads(void **state) {
    (void)state;
    Points p = cube(1500, 9, noisy_corner);
    const Question question = {.of = STAT_p_member};
    const DiscoverHead head = {.source = "cube", .question = &question, .runs = 1};
    char *text[2];
    for (int n = 0; n < 2; n++) {
        DiscoverOptions o = discover_usual(1);
        Discovery d;
        Text out = {0};
        o.threads = n == 0 ? 1 : 3;
        discover(&p, &o, &d);
        JsonOut json = json_out_start(&out, 0);
        discover_json(&json, &d, &head);
        json_out_finish(&json);
        text[n] = text_take(&out);
        discover_free(&d);
    }
    assert_string_equal(text[0], text[1]);
    free(text[0]);
    free(text[1]);
    points_free(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_known_box_is_found_with_its_edges),
        cmocka_unit_test(a_box_in_noise_is_found_without_irrelevant_restrictions),
        cmocka_unit_test(pure_noise_gives_no_convincing_box),
        cmocka_unit_test(what_fits_noise_falls_back_to_the_base_rate_among_the_held_out),
        cmocka_unit_test(the_second_box_is_found_among_what_the_first_leaves),
        cmocka_unit_test(a_tree_splits_where_the_box_has_its_edges),
        cmocka_unit_test(pasting_gives_back_what_peeling_took_too_much),
        cmocka_unit_test(equal_values_are_peeled_together),
        cmocka_unit_test(a_binomial_tail_is_exact),
        cmocka_unit_test(the_answer_does_not_depend_on_the_number_of_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
