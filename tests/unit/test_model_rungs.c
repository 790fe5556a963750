/* The rungs of a promise: against the world's own numbers, where one stands. */
#include "game_world.h"

#include "model/rungs.h"

static void check_still(const Walk *g) {
    const World before = g->w;
    Rung one[RUNGS], two[RUNGS];
    memset(one, 0xa5, sizeof one);
    memset(two, 0x5a, sizeof two);
    rungs_of(&g->w, &g->s->nominal, g->s, one);
    rungs_of(&g->w, &g->s->nominal, g->s, two);
    assert_memory_equal(&before, &g->w, sizeof before);
    assert_memory_equal(one, two, sizeof one);
    for (int n = 0; n < RUNGS; n++) {
        assert_true(one[n].belief >= 0.0 && one[n].belief <= 1.0 && one[n].attack >= 0.0 && one[n].attack <= 1.0);
        assert_true(one[n].alliance_war <= one[n].attack);
    }
}

static void rungs_change_nothing_and_depend_on_the_state_alone(void **state) {
    (void)state;
    walk_all(12, check_still);
}

static int compared;

/* Only words stand, fully in effect, and no step of the file is open that an order would close. */
static bool words_alone(const World *w) {
    const Postures *p = &w->posture;
    const double set[] = {p->arms_pact, p->pledge};
    for (size_t n = 0; n < COUNT_OF(set); n++)
        if (set[n] > 0.0 && set[n] < 1.0) return false;
    return p->trainers_inside <= 0.0 && p->ambiguity <= 0.0 && p->treaty_planning <= 0.0 &&
           p->arms_pact + p->pledge < 1.5 && (int)w->order == ORDER_ARMED_NEUTRALITY && w->stage < STAGE_INVITED &&
           p->arms_pact <= w->ordered.arms_pact && p->pledge <= w->ordered.pledge;
}

static void check_against_the_world(const Walk *g) {
    World w = g->w;
    Rung rung[RUNGS];
    const RungId now = rung_now(&w);
    if (!words_alone(&w) || w.ordered.arms_pact > w.posture.arms_pact || w.ordered.pledge > w.posture.pledge) return;
    w.prize = g->s->nominal.V_R;
    credibility_evaluate(&w, &g->s->nominal, g->s);
    rungs_of(&g->w, &g->s->nominal, g->s, rung);
    near_to(rung[now].belief, w.coalition_seen, "belief");
    near_to(rung[now].attack, w.attack_decade, "attack");
    compared++;
}

static void the_rung_that_stands_has_the_numbers_of_the_world(void **state) {
    (void)state;
    compared = 0;
    walk_all(24, check_against_the_world);
    if (compared < 20) fail_msg("only %d states had words alone", compared);
}

static void every_rung_is_believed_more_and_tempts_less_than_the_one_below(void **state) {
    (void)state;
    for (size_t n = 0; n < GAME_STARTS; n++) {
        Walk g;
        Rung rung[RUNGS];
        walk_begin(&g, n);
        rungs_of(&g.w, &g.s->nominal, g.s, rung);
        for (int r = 1; r < RUNGS; r++)
            if (!(rung[r].belief > rung[r - 1].belief && rung[r].attack < rung[r - 1].attack))
                fail_msg("%s: \"%s\" is no more than \"%s\"", game_starts[n], rung_words((RungId)r),
                         rung_words((RungId)(r - 1)));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rungs_change_nothing_and_depend_on_the_state_alone),
        cmocka_unit_test(the_rung_that_stands_has_the_numbers_of_the_world),
        cmocka_unit_test(every_rung_is_believed_more_and_tempts_less_than_the_one_below),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
