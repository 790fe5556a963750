/* Events in a game: who is asked, what an answer does, the default, the journal, living it again. */
#include "pack_source.h"

static const char asks[] =
    "variable \"x\" { range = { -99, 99 }, start = 0 }"
    " event \"storm\" { seat = \"candidate\", when = w.month:is(2), once = true, default = \"wait\", choices = {"
    "   { id = \"act\", cost = { capital = 2 }, effects = { w.x:add(1) }, bot = 2 },"
    "   { id = \"wait\", effects = { w.x:add(-1) } },"
    "   { id = \"never\", needs = w.stocks:below(-1), effects = { w.x:add(9) }, bot = 9 } } }";

static Session *game(const Source *s, SeatId person) {
    const Setup setup = session_setup(3, MODE_GUIDED, person);
    return session_new(&s->scenario, &setup);
}

static void end(Session *g) { assert_true(session_end_turn(g, true, NULL)); }

static bool choose(Session *g, SeatId seat, int event, int choice, Verdict *v) {
    const Command c = {.kind = COMMAND_CHOOSE, .seat = seat, .event = event, .number = choice};
    return session_submit(g, &c, v);
}

static void a_person_is_asked_and_its_answer_stands_in_the_journal(void **state) {
    (void)state;
    Source s;
    Verdict v;
    source_must(asks, &s);
    Session *g = game(&s, SEAT_candidate);
    assert_false(choose(g, SEAT_candidate, 0, 0, &v)); /* nothing is asked yet */
    end(g);
    int event[2];
    assert_int_equal(events_asked(&g->world, SEAT_candidate, event), 1);
    assert_true(g->world.own[0] == 0);
    assert_false(choose(g, SEAT_candidate, 0, 2, &v));
    assert_non_null(strstr(v.nearest, "stocks"));
    const double capital = g->world.capital[SEAT_candidate];
    assert_true(choose(g, SEAT_candidate, 0, 0, &v));
    assert_true(g->world.own[0] == 1 && g->world.capital[SEAT_candidate] == capital - 2);
    assert_false(choose(g, SEAT_candidate, 0, 1, &v)); /* answered */
    Text line = {0};
    journal_line(&g->journal.entries[g->journal.count - 1], &s.scenario, &line);
    assert_string_equal(line.data, "turn 2 month 3 candidate choose storm act");
    JournalEntry e;
    assert_true(journal_parse(line.data, &s.scenario, &e, NULL));
    assert_int_equal(e.command.kind, COMMAND_CHOOSE);
    text_free(&line);
    assert_true(session_undo(g, SEAT_candidate));
    assert_true(g->world.own[0] == 0 && events_asked(&g->world, SEAT_candidate, event) == 1);
    session_end(g);
    source_close(&s);
}

static void what_is_not_answered_takes_the_default(void **state) {
    (void)state;
    Source s;
    source_must(asks, &s);
    Session *g = game(&s, SEAT_candidate);
    end(g);
    end(g);
    int event[2];
    assert_true(g->world.own[0] == -1);
    assert_int_equal(events_asked(&g->world, SEAT_candidate, event), 0);
    session_end(g);
    source_close(&s);
}

static void a_bot_answers_before_the_next_month_what_it_can_pay(void **state) {
    (void)state;
    Source s;
    source_must(asks, &s);
    Session *g = game(&s, SEAT_lead);
    end(g);
    assert_true(g->world.own[0] == 1); /* its dearest wish is refused, the next is taken */
    session_end(g);
    source_close(&s);
}

static void without_turns_the_default_is_taken_at_once(void **state) {
    (void)state;
    Source s;
    source_must(asks, &s);
    const World w = lived(&s, 2, NULL);
    assert_true(w.own[0] == -1);
    source_close(&s);
}

/* In every place of the list: all events are asked at once. */
static void an_event_happens_when_its_lot_falls_and_its_rest_is_over(void **state) {
    (void)state;
    enum { EVENTS = 70, MONTHS = 40, REST = 3 };
    static const char source[] =
        "for n = 1, 70 do event(\"e\" .. n) { chance = 0.2, cooldown = 3, when = w.month:above(1),"
        " effects = { w.mood:add(0) } } end";
    Source s;
    source_must(source, &s);
    const RandomKey key = random_key_world(7, 0); /* as in lived() */
    double last[EVENTS] = {0};
    for (int month = 1; month <= MONTHS; month++) {
        const World w = lived(&s, month, NULL);
        for (int n = 0; n < EVENTS; n++) {
            const uint64_t name = name_hash(s.rules->event[n].name);
            const bool rested = last[n] < 0.5 || month - last[n] >= REST;
            const bool falls = random_chance(random_key_step(key, (uint64_t)month), name, 0, 0.2);
            if (month > 1 && rested && falls) last[n] = month;
            assert_true(w.event_month[n] == last[n]);
        }
    }
    source_close(&s);
}

static void an_urgent_event_stops_the_clock(void **state) {
    (void)state;
    Source s;
    source_must(
        "event \"now_\" { seat = \"candidate\", when = w.month:is(1), once = true, urgent = true, default = \"a\","
        " choices = { { id = \"a\" }, { id = \"b\" } } }",
        &s);
    Session *g = game(&s, SEAT_candidate);
    end(g);
    assert_int_equal(g->phase, PHASE_INTERRUPTED);
    assert_true(g->world.month == 1);
    assert_true(choose(g, SEAT_candidate, 0, 1, NULL));
    end(g);
    assert_true(g->world.month == 3);
    session_end(g);
    source_close(&s);
}

static void a_person_is_asked_two_things_at_most_and_none_again_within_four_turns(void **state) {
    (void)state;
    char text[4000] = "";
    Source s;
    for (int n = 0; n < 5; n++)
        snprintf(text + strlen(text), sizeof text - strlen(text),
                 "event \"e%d\" { seat = \"candidate\", when = true, cooldown = 1, default = \"a\","
                 " choices = { { id = \"a\" }, { id = \"b\" } } }\n", n);
    source_must(text, &s);
    Session *g = game(&s, SEAT_candidate);
    int event[2], last[5] = {-9, -9, -9, -9, -9};
    for (int turn = 1; turn < 20 && !session_over(g); turn++) {
        end(g);
        const int count = events_asked(&g->world, SEAT_candidate, event);
        assert_in_range(count, 0, 2);
        for (int n = 0; n < count; n++) {
            assert_true(session_turn(g) - last[event[n]] >= ASK_AGAIN_TURNS);
            last[event[n]] = session_turn(g);
        }
    }
    session_end(g);
    source_close(&s);
}

static void a_choice_that_draws_lots_cannot_be_taken_back(void **state) {
    (void)state;
    const struct {
        const char *effect;
        bool taken_back;
    } all[] = {
        {"perhaps(0.5, { w.unity:add(0.01) })", false},
        {"open_window { months = between(6, 60) }", false}, /* its length is drawn, and everybody sees it */
        {"open_window { months = 12 }", true},
        {"w.unity:add(0.01)", true},
    };
    for (size_t n = 0; n < COUNT_OF(all); n++) {
        Source s;
        char pack[400];
        snprintf(
            pack, sizeof pack,
            "event \"dice\" { seat = \"candidate\", when = w.month:is(1), once = true, default = \"b\", choices = {"
            " { id = \"a\", effects = { %s } }, { id = \"b\" } } }",
            all[n].effect);
        source_must(pack, &s);
        Session *g = game(&s, SEAT_candidate);
        end(g);
        assert_true(choose(g, SEAT_candidate, 0, 0, NULL));
        assert_int_equal(session_undo(g, SEAT_candidate), all[n].taken_back);
        session_end(g);
        source_close(&s);
    }
}

static void replays(const Session *g) {
    Session *again = malloc(sizeof *again);
    assert_non_null(again);
    const Record record = session_record(g);
    Difference d;
    if (!session_replay(&record, again, &d)) fail_msg("turn %d differs: %s", d.turn, d.why_not);
    assert_memory_equal(&again->world, &g->world, sizeof g->world);
    session_end(again);
}

static void a_game_with_all_events_of_the_first_pack_is_replayed(void **state) {
    (void)state;
    PackBook book;
    Err err = {{0}};
    static Scenario scenario;
    if (!pack_open(ACCESSION_SOURCE_DIR "/scenarios/ukraine-2023", NULL, &book, &err) ||
        !pack_scenario(&book, "january-2023", &scenario, &err))
        fail_msg("%s", err.text);
    const Setup setup = session_setup(11, MODE_STANDARD, SEAT_candidate);
    Session *g = session_new(&scenario, &setup);
    int answers = 0;
    while (!session_over(g)) {
        int event[2];
        const int count = events_asked(&g->world, SEAT_candidate, event);
        for (int n = 0; n < count; n++)
            answers +=
                choose(g, SEAT_candidate, event[n], (answers + n) % scenario.rules->event[event[n]].choices, NULL);
        end(g);
    }
    if (answers < 8 || answers > 100)
        fail_msg("the candidate's person answered %d questions, 8 to 100 are likely", answers);
    replays(g);
    session_end(g);
    pack_close(&book);
}

/* Memory that runs out is nothing a replay could be asked to find out: it reads it in the journal. */
static void a_script_that_was_stopped_is_stopped_again(void **state) {
    (void)state;
    Source s;
    source_must("variable \"x\" { range = { -99, 99 }, start = 0 }"
                " event \"slow\" { when = w.month:at_least(2), cooldown = 1, effect = function(now)"
                "   if now(w.month) == 3 then local t = {} for n = 1, 100 do t[n] = (\"x\"):rep(900000) .. n end end"
                "   return { w.x:add(1) } end }", &s);
    Session *g = game(&s, SEAT_candidate);
    end(g);
    assert_true(g->world.event_stopped[0] == 3);
    assert_true(g->world.own[0] == 1); /* month 2 went well; month 3 changed nothing */
    bool written = false;
    for (size_t n = 0; n < g->journal.count; n++) {
        Text line = {0};
        journal_line(&g->journal.entries[n], &s.scenario, &line);
        written = written || strcmp(line.data, "turn 1 month 0 script slow stopped 3") == 0;
        text_free(&line);
    }
    assert_true(written);
    end(g);
    assert_true(g->world.own[0] == 4); /* the next turn runs it again */
    replays(g);
    session_end(g);
    source_close(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_person_is_asked_and_its_answer_stands_in_the_journal),
        cmocka_unit_test(what_is_not_answered_takes_the_default),
        cmocka_unit_test(a_bot_answers_before_the_next_month_what_it_can_pay),
        cmocka_unit_test(without_turns_the_default_is_taken_at_once),
        cmocka_unit_test(an_event_happens_when_its_lot_falls_and_its_rest_is_over),
        cmocka_unit_test(an_urgent_event_stops_the_clock),
        cmocka_unit_test(a_person_is_asked_two_things_at_most_and_none_again_within_four_turns),
        cmocka_unit_test(a_choice_that_draws_lots_cannot_be_taken_back),
        cmocka_unit_test(a_game_with_all_events_of_the_first_pack_is_replayed),
        cmocka_unit_test(a_script_that_was_stopped_is_stopped_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
