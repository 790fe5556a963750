/* What the first pack never shows: the rules where a pack has small armies, few members or no war. */
#include "model_world.h"
#include "model/act.h"

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

static int pacts(const Scenario *s) {
    int founded = 0;
    for (uint64_t r = 0; r < 100; r++) {
        World w;
        const RandomKey key = random_key_world(67, r);
        world_begin(&w, s, &s->nominal, key);
        for (int m = 0; m < 60; m++) world_step(&w, s, &s->nominal, key, NULL);
        founded += w.order == ORDER_EASTERN_PACT;
    }
    return founded;
}

static void how_many_members_a_pact_needs_is_for_the_pack_to_say(void **state) {
    (void)state;
    static Scenario s;
    s = *shipped_start("armed-neutrality");
    s.start.posture.pact_offer = s.start.ordered.pact_offer = 1.0;
    s.nominal.p_pact = 0.5;
    const int four = pacts(&s);
    s.nominal.pact_members = 1;
    const int one = pacts(&s);
    s.nominal.pact_members = 12;
    assert_int_equal(pacts(&s), 0);
    assert_true(four > 0 && one > four);
}

static bool may_claim(const char *pack, const char *start) {
    static Scenario s;
    Err err = {{0}};
    char dir[600];
    const Act claim = {.seat = SEAT_candidate, .act = ACT_accountability, .to = 1.0};
    snprintf(dir, sizeof dir, "%s/scenarios/%s", ACCESSION_SOURCE_DIR, pack);
    if (!shipped_load(dir, start, &s, &err)) fail_msg("%s", err.text);
    const World w = lived(&s, 0);
    return act_refused(&w, &s.nominal, &s, claim).need != NEED_a_war;
}

static void accountability_is_claimed_only_where_there_was_a_war(void **state) {
    (void)state;
    assert_false(may_claim("a-name-2008", "april-2008"));
    assert_true(may_claim("archipelago", "quiet-strait"));
    assert_true(may_claim("germany-1955", "september-1954"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fielded_forces_stay_within_the_bounds_of_the_pack),
        cmocka_unit_test(how_many_members_a_pact_needs_is_for_the_pack_to_say),
        cmocka_unit_test(accountability_is_claimed_only_where_there_was_a_war),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
