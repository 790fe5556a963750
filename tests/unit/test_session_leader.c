/* What whoever leads a game may do in it: give seats away, let events happen, set numbers. All of it stands
 * in the journal, is told under its own name, and is lived again. */
#include "pack_source.h"
#include "session/branches.h"
#include "session/save.h"

static const char storm[] =
    "variable \"x\" { range = { -99, 99 }, start = 0 }"
    " event \"storm\" { when = w.month:is(999), effects = { w.x:add(1), w.unity:add(-0.1) } }";

static bool hold(Session *g, SeatId seat, bool person, Verdict *v) {
    return session_submit(g, &(Command){.kind = COMMAND_HOLD, .seat = seat, .yes = person}, v);
}

static bool set(Session *g, VarId var, int index, double to, Verdict *v) {
    const Command c = {
        .kind = COMMAND_OVERRIDE, .seat = SEAT_NONE, .prediction = {.var = var, .index = index, .line = to}};
    return session_submit(g, &c, v);
}

static bool inject(Session *g, int event, Verdict *v) {
    return session_submit(g, &(Command){.kind = COMMAND_INJECT, .seat = SEAT_NONE, .event = event}, v);
}

static void end(Session *g) { assert_true(session_end_turn(g, true, NULL)); }

/* Six turns in which the lead ally goes to a bot and comes back, and a latecomer takes the sceptic's seat. */
static Session *led(const Scenario *s) {
    const Setup setup = session_setup(8, MODE_STANDARD, SEAT_lead);
    Session *g = session_new(s, &setup);
    Verdict v;
    end(g);
    assert_true(hold(g, SEAT_lead, false, &v));
    end(g);
    assert_true(hold(g, SEAT_sceptic, true, &v));
    assert_true(inject(g, 0, &v));
    end(g);
    assert_true(hold(g, SEAT_lead, true, &v));
    assert_true(set(g, VAR_unity, 0, 0.4, &v));
    assert_true(session_submit(g, &(Command){.kind = COMMAND_ACT, .seat = SEAT_sceptic,
                                             .act = {SEAT_sceptic, ACT_conditions, 1}}, &v));
    end(g);
    end(g);
    return g;
}

/* A game as the candidate, in its first turn. */
static Session *kyiv(Source *s) {
    const Setup setup = session_setup(8, MODE_STANDARD, SEAT_candidate);
    source_must(storm, s);
    return session_new(&s->scenario, &setup);
}

static void a_seat_goes_to_a_bot_and_comes_back(void **state) {
    (void)state;
    Source s;
    Verdict v;
    Session *g = kyiv(&s);
    assert_false(hold(g, SEAT_candidate, true, &v));
    assert_string_equal(v.why_not, "that is how it is already");
    assert_true(hold(g, SEAT_candidate, false, &v));
    assert_false(session_person(g, SEAT_candidate));
    assert_true(g->world.candidate_signs < 0.5);
    assert_false(session_submit(g, &(Command){.kind = COMMAND_ACT, .seat = SEAT_candidate,
                                              .act = {SEAT_candidate, ACT_reform, 1}}, &v));
    const double purse = g->world.capital[SEAT_candidate];
    end(g);
    assert_true(g->before_months.capital[SEAT_candidate] < purse); /* the bot has acted */
    assert_true(hold(g, SEAT_candidate, true, &v));
    assert_true(session_person(g, SEAT_candidate) && g->world.candidate_signs > 0.5);
    session_end(g);
    source_close(&s);
}

/* What follows a bot that stood in for one turn: the seat is given back, and then somebody takes an order back. */
static void orders_are_taken_back_in_a_turn_in_which_a_seat_changed_hands(void **state) {
    (void)state;
    Source s;
    Verdict v;
    Session *g = kyiv(&s);
    end(g);
    assert_true(hold(g, SEAT_candidate, false, &v));
    end(g);
    assert_true(hold(g, SEAT_candidate, true, &v));
    assert_true(hold(g, SEAT_lead, true, &v));
    assert_true(inject(g, 0, &v));
    const World before = g->world;
    const Command reform = {.kind = COMMAND_ACT, .seat = SEAT_candidate, .act = {SEAT_candidate, ACT_reform, 1}};
    assert_true(session_submit(g, &reform, &v));
    assert_true(session_undo(g, SEAT_candidate));
    assert_true(session_person(g, SEAT_candidate) && session_person(g, SEAT_lead));
    assert_memory_equal(&before, &g->world, sizeof before);
    assert_false(session_undo(g, SEAT_candidate)); /* nor is the change of hands taken back */
    assert_true(session_submit(g, &reform, &v));
    end(g);
    session_end(g);
    source_close(&s);
}

static void an_event_happens_though_its_condition_does_not_hold(void **state) {
    (void)state;
    Source s;
    Verdict v;
    Session *g = kyiv(&s);
    const double unity = g->world.unity;
    assert_false(inject(g, 7, &v));
    assert_true(inject(g, 0, &v));
    assert_true(g->world.own[0] == 1.0 && g->world.unity < unity);
    assert_false(session_undo(g, SEAT_candidate));
    session_end(g);
    source_close(&s);
}

static void a_number_that_is_set_is_told_as_set_by_hand(void **state) {
    (void)state;
    Source s;
    Verdict v;
    Session *g = kyiv(&s);
    const double unity = g->world.unity;
    assert_false(set(g, VAR_coalition_seen, 0, 0.5, &v)); /* follows from others */
    assert_false(set(g, VAR_unity, 0, 1.5, &v));
    assert_string_equal(v.nearest, "a number from 0.1 to 0.98");
    assert_true(set(g, VAR_unity, 0, 0.25, &v));
    assert_true(g->world.unity == 0.25);
    double told = 0.0;
    for (size_t n = 0; n < g->ledger.count; n++)
        if (g->ledger.entries[n].var == VAR_unity && strcmp(g->ledger.entries[n].cause, "set by hand") == 0)
            told += g->ledger.entries[n].delta;
    assert_true(told == 0.25 - unity);
    session_end(g);
    source_close(&s);
}

static void it_reads_back_and_is_lived_again(void **state) {
    (void)state;
    Source s;
    source_must(storm, &s);
    Session *g = led(&s.scenario), *again = malloc(sizeof *again);
    int led_lines = 0;
    for (size_t n = 0; n < g->journal.count; n++) {
        Text line = {0}, back = {0};
        JournalEntry e;
        Err err = {{0}};
        journal_line(&g->journal.entries[n], &s.scenario, &line);
        led_lines += strstr(line.data, "leader ") != NULL;
        if (!journal_parse(line.data, &s.scenario, &e, &err)) fail_msg("%s: %s", line.data, err.text);
        journal_line(&e, &s.scenario, &back);
        assert_string_equal(line.data, back.data);
        text_free(&line);
        text_free(&back);
    }
    assert_int_equal(led_lines, 5);
    const Record record = session_record(g);
    assert_true(session_replay(&record, again, NULL));
    assert_memory_equal(&g->world, &again->world, sizeof g->world);
    session_end(again);
    session_end(g);
    source_close(&s);
}

static void a_save_holds_it(void **state) {
    (void)state;
    Source s;
    source_must(storm, &s);
    Session *g = led(&s.scenario), *again = malloc(sizeof *again);
    Branches all;
    Text bytes = {0};
    Err err = {{0}};
    Save save;
    SavedGame *game = calloc(1, sizeof *game);
    Difference difference;
    branches_begin(&all, g);
    const SaveOrigin origin = {.pack_title = "a pack"};
    assert_true(save_write(&all, g, &origin, &bytes, &err));
    if (!save_parse("a.sav", bytes.data, bytes.length, &save, &err) || !save_game(&save, &s.scenario, game, &err))
        fail_msg("%s", err.text);
    save_live(game, &s.scenario, &save.card.setup, again, &difference);
    assert_int_equal(difference.turn, 0);
    assert_memory_equal(&g->world, &again->world, sizeof g->world);
    assert_true(session_person(again, SEAT_sceptic) && session_person(again, SEAT_lead));
    session_free(g);
    session_resume(g, &(Record){.scenario = &s.scenario, .setup = save.card.setup, .from = &game->snapshot,
                                .journal = &game->branches.branch[0].journal});
    assert_true(session_person(g, SEAT_sceptic));
    branches_free(&all);
    branches_free(&game->branches);
    free(game);
    save_close(&save);
    text_free(&bytes);
    session_end(again);
    session_end(g);
    source_close(&s);
}

static void the_leaders_acts_go_into_other_histories_too(void **state) {
    (void)state;
    Source s;
    source_must(storm, &s);
    Session *g = led(&s.scenario), *other = malloc(sizeof *other);
    Record record = session_record(g);
    record.setup.seed = 99;
    record.elsewhere = true;
    Followed followed;
    session_follow(&record, NULL, (int)g->world.month, other, &followed);
    assert_true(other->world.own[0] == 1.0);
    assert_true(session_person(other, SEAT_sceptic));
    assert_int_equal(followed.given, 1); /* what the leader does is no order of a seat */
    session_end(other);
    session_end(g);
    source_close(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_seat_goes_to_a_bot_and_comes_back),
        cmocka_unit_test(orders_are_taken_back_in_a_turn_in_which_a_seat_changed_hands),
        cmocka_unit_test(an_event_happens_though_its_condition_does_not_hold),
        cmocka_unit_test(a_number_that_is_set_is_told_as_set_by_hand),
        cmocka_unit_test(it_reads_back_and_is_lived_again),
        cmocka_unit_test(a_save_holds_it),
        cmocka_unit_test(the_leaders_acts_go_into_other_histories_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
