/* What the first pack never shows: the rules where a pack has small armies, few members or no war. */
#include "model_world.h"

static World lived(const Scenario *s, int months) {
    World w;
    const RandomKey key = random_key_world(61, 0);
    world_begin(&w, s, &s->nominal, key);
    for (int m = 0; m < months; m++) world_step(&w, s, &s->nominal, key, NULL);
    return w;
}

static void fielded_forces_stay_within_the_bounds_of_the_pack(void **state) {
    (void)state;
    static Scenario small;
    small = *shipped_start("armed-neutrality");
    small.start.force_candidate = small.start.force_rival = 10;
    small.nominal.force_goal_candidate = small.nominal.force_goal_rival = 12;
    assert_true(lived(&small, 1).force_candidate >= 60.0 && lived(&small, 1).force_rival >= 80.0);
    small.nominal.force_least_candidate = small.nominal.force_least_rival = 5;
    assert_true(lived(&small, 1).force_candidate < 12.0 && lived(&small, 1).force_rival < 12.0);
    small.nominal.force_most_candidate = 7;
    small.nominal.force_most_rival = 8;
    const World w = lived(&small, 1);
    assert_true(w.force_candidate <= 7.0 && w.force_rival <= 8.0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fielded_forces_stay_within_the_bounds_of_the_pack),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
