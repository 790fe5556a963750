/* Other histories: a planted decision is found, the same orders are counted, nothing depends on
 * threads. */
#include "session_play.h"

#include "ensemble/luck.h"
#include "ensemble/turning.h"
#include "report/compare.h"
#include "report/debrief.h"

/* A game in which the candidate only speaks, but for the terms, which it signs when they come; the
 * entry of that signature. −1 if none came. */
#ifdef __SANITIZE_ADDRESS__
enum { GAMES = 1 }; /* sanitizers make a history ten times as long */
#else
enum { GAMES = 4 };
#endif

static Session *spoken_game(uint64_t seed, int *signed_at) {
    const Scenario *s = shipped();
    const Setup setup = session_setup(seed, MODE_STANDARD, SEAT_candidate);
    Session *g = session_new(s, &setup);
    *signed_at = -1;
    while (!session_over(g)) {
        submit(g, act_command(SEAT_candidate, ACT_speak_for, 0));
        if (*signed_at < 0 && submit(g, act_command(SEAT_candidate, ACT_sign_terms, 0)))
            *signed_at = (int)g->journal.count - 1;
        assert_true(session_end_turn(g, true, NULL));
    }
    return g;
}

static void a_planted_decision_is_found_among_many(void **state) {
    (void)state;
    int games = 0;
    for (uint64_t seed = 1; seed < 12 && games < GAMES; seed++) {
        int at;
        Session *g = spoken_game(seed, &at);
        if (at >= 0) {
            Turning found[TURNINGS_MAX];
            const TurningAsk ask = {.game = g, .most = 3, .threads = 2};
            const int count = turning_points(&ask, found);
            assert_true(count >= 1);
            if (found[0].entry != (size_t)at)
                fail_msg("seed %d: entry %zu is called decisive, not %d", (int)seed, found[0].entry, at);
            games++;
        }
        session_end(g);
    }
    assert_int_equal(games, GAMES);
}

static void the_same_points_with_one_thread_and_with_three(void **state) {
    (void)state;
    int at;
    Session *g = spoken_game(3, &at);
    Turning one[TURNINGS_MAX], three[TURNINGS_MAX];
    TurningAsk ask = {.game = g, .most = 3, .others = 6, .threads = 1};
    const int count = turning_points(&ask, one);
    ask.threads = 3;
    assert_int_equal(turning_points(&ask, three), count);
    for (int n = 0; n < count; n++) {
        assert_int_equal(one[n].entry, three[n].entry);
        assert_int_equal(one[n].agree, three[n].agree);
        assert_memory_equal(one[n].moved, three[n].moved, sizeof one[n].moved);
    }
    session_end(g);
}

static void luck_is_counted_in_whole_histories(void **state) {
    (void)state;
    const Scenario *s = shipped_start("stalemate");
    const Setup setup = session_setup(4, MODE_STANDARD, SEAT_sceptic);
    Session *g = session_new(s, &setup);
    play_game(g, 6, 60);
    Luck one, two;
    LuckAsk ask = {.game = g, .runs = 40, .threads = 1};
    assert_true(luck_count(&ask, &one));
    ask.threads = 2;
    assert_true(luck_count(&ask, &two));
    assert_memory_equal(&one, &two, sizeof one);
    double mine = 0.0, bots = 0.0;
    for (int o = 0; o < ORDER_COUNT; o++) {
        mine += one.orders.outcome[o];
        bots += one.bots.outcome[o];
    }
    assert_true(real_abs(mine - 1.0) < 1e-9 && real_abs(bots - 1.0) < 1e-9);
    assert_true(one.given > 5.0 && one.refused < one.given);
    for (int d = 0; d < DIALS; d++) assert_true(one.lower[d] >= 0.0 && one.lower[d] <= 1.0);
    session_end(g);
}

static void what_if_leaves_the_game_as_it_is_and_changes_one_choice(void **state) {
    (void)state;
    int at;
    Session *g = spoken_game(2, &at), *other = malloc(sizeof *other);
    const Digest before = world_digest(&g->world);
    Followed tally;
    Deviation d = {.kind = DEVIATION_WITHOUT, .entry = 0};
    assert_true(counterfactual(g, &d, other, &tally));
    assert_true(digest_equal(before, world_digest(&g->world)));
    const Sides sides = {{g, other}, {"a", "b"}};
    assert_int_equal(compare_parts(&sides), g->journal.entries[0].turn);
    session_free(other);
    d = (Deviation){.kind = DEVIATION_INSTEAD, .entry = 0,
                    .command = act_command(SEAT_candidate, ACT_sign_order, 0)}; /* nothing is on offer */
    assert_false(counterfactual(g, &d, other, &tally));
    session_end(other);
    session_end(g);
}

static void a_debrief_tells_turning_points_advisors_and_claims(void **state) {
    (void)state;
    int at;
    Session *g = spoken_game(2, &at);
    Claims claims;
    Err err = {{0}};
    if (!claims_read(ACCESSION_SOURCE_DIR "/scenarios/ukraine-2023", &claims, &err)) fail_msg("%s", err.text);
    assert_true(claims.count >= 10);
    Text text = {0};
    const DebriefAsk ask = {.game = g, .seat = SEAT_candidate, .assumed = "31 January 2023", .claims = &claims};
    Debrief *debrief = malloc(sizeof *debrief);
    assert_non_null(debrief);
    assert_true(debrief_count(&ask, debrief));
    debrief_write(&ask, debrief, &text);
    debrief_free(debrief);
    free(debrief);
    static const char *const parts[] = {"Turning points\n", "Advisors: ", "Military: ", "Claims that",
                                        "Forecasts", "Goals of Kyiv"};
    for (size_t n = 0; n < COUNT_OF(parts); n++)
        if (!strstr(text.data, parts[n])) fail_msg("%s is missing in\n%s", parts[n], text.data);
    text_free(&text);
    session_end(g);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_planted_decision_is_found_among_many),
        cmocka_unit_test(the_same_points_with_one_thread_and_with_three),
        cmocka_unit_test(luck_is_counted_in_whole_histories),
        cmocka_unit_test(what_if_leaves_the_game_as_it_is_and_changes_one_choice),
        cmocka_unit_test(a_debrief_tells_turning_points_advisors_and_claims),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
