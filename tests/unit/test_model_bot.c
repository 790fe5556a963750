/* Bots: seats without a person. */
#include "game_world.h"

static Digest played(const Scenario *s, const Panel *panel, uint64_t run, int months) {
    World w;
    const RandomKey key = random_key_world(5, run);
    world_begin(&w, s, &s->nominal, key);
    for (int m = 0; m < months; m++) {
        panel_month(&w, s, &s->nominal, key, panel, NULL);
        world_step(&w, s, &s->nominal, key, NULL);
    }
    return world_digest(&w);
}

static void the_same_panel_and_luck_give_the_same_game(void **state) {
    (void)state;
    for (size_t n = 0; n < GAME_STARTS; n++) {
        const Panel panel = panel_by_lot(n), other = panel_by_lot(n + 99);
        const Digest one = played(game_start(n), &panel, n, 120);
        const Digest two = played(game_start(n), &panel, n, 120);
        const Digest three = played(game_start(n), &other, n, 120);
        assert_memory_equal(&one, &two, sizeof one);
        assert_memory_not_equal(&one, &three, sizeof one);
    }
}

static void a_game_of_bots_is_the_same_whether_or_not_anybody_listens(void **state) {
    (void)state;
    for (uint64_t game = 0; game < 12; game++) {
        Walk quiet, heard;
        Ledger l = {0};
        walk_begin(&quiet, game);
        do {
            heard = quiet;
            Step mute = walk_step(&quiet, NULL), told = walk_step(&heard, &l);
            ledger_clear(&l);
            const World before = heard.w;
            bots_act(&mute, &quiet.panel);
            bots_act(&told, &heard.panel);
            assert_memory_equal(&quiet.w, &heard.w, sizeof quiet.w);
            ledger_holds(&l, heard.s, &before, &heard.w, "bots");
            quiet.w = before;
        } while (walk_on(&quiet));
        ledger_free(&l);
    }
}

static void check_whole(const Walk *g) {
    VarId bad;
    int index;
    if (!world_valid(&g->w, &bad, &index))
        fail_msg("game %d, turn %d: %s[%d] is %g", (int)g->game, (int)g->w.turn,
                 var_info(bad)->name, index, world_get(&g->w, bad, index));
}

/* act_apply aborts on an act that is refused. */
static void bots_never_do_what_is_forbidden_in_200_games(void **state) {
    (void)state;
    const int seen = walk_all(204, check_whole);
    assert_true(seen > 4000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_panel_and_luck_give_the_same_game),
        cmocka_unit_test(a_game_of_bots_is_the_same_whether_or_not_anybody_listens),
        cmocka_unit_test(bots_never_do_what_is_forbidden_in_200_games),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
