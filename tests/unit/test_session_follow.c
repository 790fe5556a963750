/* Orders followed elsewhere: the same history if nothing differs, and nothing but what was asked if something does. */
#include "session_play.h"

#include "session/pack_book.h"

static void candidates_game(Session *g, uint64_t seed) {
    const Setup setup = session_setup(seed, MODE_STANDARD, SEAT_candidate);
    session_begin(g, shipped(), &setup);
    play_game(g, seed, 60);
}

static void orders_followed_as_they_were_give_the_same_end(void **state) {
    (void)state;
    for (uint64_t seed = 60; seed < 64; seed++) {
        Session *g = calloc(1, sizeof *g), *other = calloc(1, sizeof *other);
        Followed f;
        candidates_game(g, seed);
        const Record record = session_record(g);
        session_follow(&record, NULL, 0, other, &f);
        assert_true(digest_equal(world_digest(&g->world), world_digest(&other->world)));
        assert_int_equal(f.refused, 0);
        int given = 0;
        for (size_t n = 0; n < g->journal.count; n++) {
            const Command *c = &g->journal.entries[n].command;
            given += command_of_seat(c->kind) && c->kind != COMMAND_PREDICT;
        }
        assert_int_equal(f.given, given);
        session_end(other);
        session_end(g);
    }
}

static void it_lives_to_the_month_that_is_asked_for(void **state) {
    (void)state;
    Session *g = calloc(1, sizeof *g), *other = calloc(1, sizeof *other);
    Followed f;
    candidates_game(g, 65);
    const Record record = session_record(g);
    session_follow(&record, NULL, 20, other, &f);
    assert_true(other->world.month >= 20 && other->world.month <= 20 + 12);
    assert_false(session_over(other));
    session_end(other);
    session_end(g);
}

/* The first act of the record that changed a lever. */
static size_t first_act(const Session *g) {
    for (size_t n = 0; n < g->journal.count; n++)
        if (g->journal.entries[n].command.kind == COMMAND_ACT) return n;
    fail_msg("nothing was done");
    return 0;
}

static size_t acts_of(const Session *g, Act act) {
    size_t count = 0;
    for (size_t n = 0; n < g->journal.count; n++) {
        const Command *c = &g->journal.entries[n].command;
        count += c->kind == COMMAND_ACT && c->act.act == act.act && c->act.seat == act.seat;
    }
    return count;
}

static void a_choice_left_out_made_otherwise_or_added_is_the_only_difference(void **state) {
    (void)state;
    Session *g = calloc(1, sizeof *g), *other = calloc(1, sizeof *other);
    Followed f;
    candidates_game(g, 66);
    const Record record = session_record(g);
    const size_t entry = first_act(g);
    const Command was = g->journal.entries[entry].command;

    Deviation d = {.kind = DEVIATION_WITHOUT, .entry = entry};
    session_follow(&record, &d, 0, other, &f);
    assert_false(f.deviation_taken);
    assert_true(other->journal.count > 0);
    for (size_t n = 0; n < entry; n++) /* the same until then */
        assert_int_equal(other->journal.entries[n].command.kind, g->journal.entries[n].command.kind);
    const Command *then = &other->journal.entries[entry].command;
    assert_false(then->kind == COMMAND_ACT && then->act.act == was.act.act &&
                 other->journal.entries[entry].turn == g->journal.entries[entry].turn);
    session_free(other);

    d = (Deviation){.kind = DEVIATION_INSTEAD, .entry = entry, .command = was};
    session_follow(&record, &d, 0, other, &f); /* the same instead */
    assert_true(f.deviation_taken);
    assert_memory_equal(&other->journal.entries[entry].command.act, &was.act, sizeof was.act);
    session_free(other);

    d.command.act.act = ACT_COUNT - 1;
    d.command.act.to = 77.0; /* nothing that anybody can do */
    session_follow(&record, &d, 0, other, &f);
    assert_false(f.deviation_taken);
    assert_true(f.refused >= 1);
    session_free(other);

    /* what was done in that turn, done at the begin of the game as well */
    d = (Deviation){.kind = DEVIATION_ALSO, .turn = g->first_turn, .command = was};
    session_follow(&record, &d, 0, other, &f);
    assert_true(f.deviation_taken);
    assert_int_equal(other->journal.entries[0].command.kind, COMMAND_ACT);
    assert_int_equal(other->journal.entries[0].command.act.act, was.act.act);
    assert_true(acts_of(other, was.act) >= 1);
    session_end(other);
    session_end(g);
}

static void another_luck_refuses_some_orders_and_lives_on(void **state) {
    (void)state;
    int refused = 0, differing = 0;
    for (uint64_t seed = 70; seed < 76; seed++) {
        Session *g = calloc(1, sizeof *g), *other = calloc(1, sizeof *other);
        Followed f;
        candidates_game(g, seed);
        Record record = session_record(g);
        record.setup.seed = seed + 1000;
        record.elsewhere = true;
        session_follow(&record, NULL, 0, other, &f);
        assert_true(session_over(other));
        assert_true(f.given > 0 && f.refused <= f.given);
        refused += f.refused;
        differing += !digest_equal(world_digest(&g->world), world_digest(&other->world));
        session_end(other);
        session_end(g);
    }
    assert_true(refused > 0);
    assert_int_equal(differing, 6);
}

static void a_game_that_is_taken_up_is_followed_from_there(void **state) {
    (void)state;
    Session *g = calloc(1, sizeof *g), *again = calloc(1, sizeof *again), *other = calloc(1, sizeof *other);
    static Snapshot from;
    Followed f;
    const Setup setup = session_setup(67, MODE_STANDARD, SEAT_candidate);
    session_begin(g, shipped(), &setup);
    play_game(g, 67, 5);
    session_snapshot(g, &from);
    Record record = session_record(g);
    record.from = &from;
    session_resume(again, &record);
    play_game(again, 68, 60);
    record = session_record(again);
    session_follow(&record, NULL, 0, other, &f);
    assert_true(digest_equal(world_digest(&again->world), world_digest(&other->world)));
    session_end(other);
    session_end(again);
    session_end(g);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(orders_followed_as_they_were_give_the_same_end),
        cmocka_unit_test(it_lives_to_the_month_that_is_asked_for),
        cmocka_unit_test(a_choice_left_out_made_otherwise_or_added_is_the_only_difference),
        cmocka_unit_test(another_luck_refuses_some_orders_and_lives_on),
        cmocka_unit_test(a_game_that_is_taken_up_is_followed_from_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
