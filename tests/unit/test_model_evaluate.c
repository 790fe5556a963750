/* Deriving only what something moved: the same bits as deriving everything. */
#include "game_world.h"

static void check_same(const World *part, const World *whole, const char *moved) {
    for (int id = 0; id < VAR_COUNT; id++) {
        const VarInfo *v = var_info((VarId)id);
        const size_t size = sizeof(double) * (size_t)v->count;
        if (memcmp((const char *)part + v->offset, (const char *)whole + v->offset, size) != 0)
            fail_msg("month %g, %s moved: %s is %.17g, not %.17g", whole->month, moved, v->name,
                     world_get(part, (VarId)id, 0), world_get(whole, (VarId)id, 0));
    }
}

/* Somewhere else within its range. */
static double elsewhere(const VarInfo *v, const char *what, uint64_t at) {
    const double to = v->low + (v->high - v->low) * test_uniform(what, at);
    return v->type == TYPE_REAL ? to : (double)(int)(to + 0.5);
}

static void check_readers(const Walk *g) {
    World still = g->w;
    if (lot("looked at", walk_at(g), 4) != 0) return;
    world_evaluate(&still, &g->s->nominal, g->s);
    for (int id = 0; id < VAR_COUNT; id++) {
        if (stale_by((VarId)id) == STALE_ALL) continue;
        const uint64_t at = walk_at(g) * VAR_COUNT + (uint64_t)id;
        World part = still;
        for (int i = 0; i < places_of((VarId)id, g->s); i++)
            world_set(&part, (VarId)id, i, elsewhere(var_info((VarId)id), "moved", at * 200 + (uint64_t)i));
        World whole = part;
        world_evaluate_stale(&part, &g->s->nominal, g->s, STALE_OUTLINE | stale_by((VarId)id));
        world_evaluate(&whole, &g->s->nominal, g->s);
        check_same(&part, &whole, var_info((VarId)id)->name);
    }
}

static void a_variable_matters_to_no_more_than_its_readers(void **state) {
    (void)state;
    assert_true(walk_all(3 * GAME_STARTS, check_readers) > 300);
}

/* What panel_month builds on. */
static void after_a_month_only_the_outline_is_left_to_derive(void **state) {
    (void)state;
    const Panel panel = panel_of(BOT_QUANTAL);
    for (uint64_t game = 0; game < 8 * GAME_STARTS; game++) {
        const Scenario *s = game_start(game % GAME_STARTS);
        const RandomKey key = random_key_world(91, game);
        World w;
        world_begin(&w, s, &s->nominal, key);
        while (w.month < GAME_MONTHS_MAX) {
            World part = w, whole = w;
            world_evaluate_stale(&part, &s->nominal, s, STALE_OUTLINE);
            world_evaluate(&whole, &s->nominal, s);
            check_same(&part, &whole, "nothing");
            panel_month(&w, s, &s->nominal, key, &panel, true, NULL);
            world_step(&w, s, &s->nominal, key, NULL);
        }
    }
}

static void a_month_after_an_answer_is_the_same_however_much_was_derived(void **state) {
    (void)state;
    for (uint64_t game = 0; game < 4 * GAME_STARTS; game++) {
        const Panel panel = panel_by_lot(game);
        const Scenario *s = game_start(game % GAME_STARTS);
        const RandomKey key = random_key_world(92, game);
        World w;
        world_begin(&w, s, &s->nominal, key);
        while (w.month < GAME_MONTHS_MAX) {
            World whole = w;
            panel_month(&w, s, &s->nominal, key, &panel, true, NULL);
            panel_month(&whole, s, &s->nominal, key, &panel, false, NULL);
            if (w.turn_began >= w.month) check_same(&w, &whole, "an answer");
            world_step(&w, s, &s->nominal, key, NULL);
            world_step(&whole, s, &s->nominal, key, NULL);
            check_same(&w, &whole, "an answer");
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_variable_matters_to_no_more_than_its_readers),
        cmocka_unit_test(after_a_month_only_the_outline_is_left_to_derive),
        cmocka_unit_test(a_month_after_an_answer_is_the_same_however_much_was_derived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
