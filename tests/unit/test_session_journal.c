/* The journal as text. */
#include "session_play.h"

/* Line of e, owned by the caller. */
static char *line_of(const JournalEntry *e, const Scenario *s) {
    Text text = {0};
    journal_line(e, s, &text);
    return text_take(&text);
}

static void round_trip(const JournalEntry *e, const Scenario *s) {
    char *line = line_of(e, s);
    JournalEntry back;
    Err err = {{0}};
    if (!journal_parse(line, s, &back, &err)) fail_msg("%s: %s", line, err.text);
    char *again = line_of(&back, s);
    assert_string_equal(line, again);
    assert_int_equal(e->turn, back.turn);
    assert_int_equal(e->month, back.month);
    assert_int_equal(e->command.kind, back.command.kind);
    assert_int_equal(e->command.seat, back.command.seat);
    assert_int_equal(e->command.act.act, back.command.act.act);
    assert_memory_equal(&e->command.act.to, &back.command.act.to, sizeof(double));
    assert_memory_equal(&e->command.prediction, &back.command.prediction, sizeof(Prediction));
    assert_int_equal(e->command.number, back.command.number);
    assert_true(e->command.yes == back.command.yes);
    const bool offer = e->command.kind == COMMAND_OFFER; /* of an answer only the number is written */
    assert_true(!offer || e->command.offer.to == back.command.offer.to);
    assert_true(!offer || e->command.offer.ask.act == back.command.offer.ask.act);
    assert_true(!offer || e->command.offer.give.act == back.command.offer.give.act);
    assert_true(!offer || memcmp(&e->command.offer.favour, &back.command.offer.favour, sizeof(double)) == 0);
    assert_true(e->has_digest == back.has_digest);
    assert_true(!e->has_digest || digest_equal(e->digest, back.digest));
    free(line);
    free(again);
}

static void every_line_of_a_game_reads_back(void **state) {
    (void)state;
    const Scenario *s = shipped();
    Setup setup = session_setup(3, MODE_STANDARD, SEAT_candidate);
    for (int seat = 0; seat < SEAT_COUNT; seat++) setup.holder[seat] = HOLDER_PERSON;
    Session *g = session_new(s, &setup);
    play_game(g, 55, 20);
    bool kinds[COMMAND_KINDS] = {false};
    for (size_t n = 0; n < g->journal.count; n++) {
        round_trip(&g->journal.entries[n], s);
        kinds[g->journal.entries[n].command.kind] = true;
    }
    kinds[COMMAND_CHOOSE] = kinds[COMMAND_STOPPED] = true; /* of events: test_session_events.c */
    for (int kind = COMMAND_HOLD; kind <= COMMAND_OVERRIDE; kind++) kinds[kind] = true; /* test_session_leader.c */
    for (int kind = 0; kind < COMMAND_KINDS; kind++) assert_true(kinds[kind]);
    session_end(g);
}

static void a_game_read_from_its_lines_ends_where_it_did(void **state) {
    (void)state;
    const Scenario *s = shipped_start("stalemate");
    const Setup setup = session_setup(12, MODE_STANDARD, SEAT_sceptic);
    Session *g = session_new(s, &setup), *again = malloc(sizeof *again);
    play_game(g, 12, 10);
    Journal copy = {.entries = calloc(g->journal.count, sizeof *copy.entries),
                    .count = g->journal.count};
    for (size_t n = 0; n < copy.count; n++) {
        char *line = line_of(&g->journal.entries[n], s);
        Err err = {{0}};
        if (!journal_parse(line, s, &copy.entries[n], &err)) fail_msg("%s: %s", line, err.text);
        free(line);
    }
    const Record record = {.scenario = s, .setup = setup, .journal = &copy};
    assert_true(session_replay(&record, again, NULL));
    assert_memory_equal(&g->world, &again->world, sizeof g->world);
    session_end(again);
    session_end(g);
    free(copy.entries);
}

static void lines_say_what_was_done(void **state) {
    (void)state;
    const Scenario *s = shipped();
    static const char *const lines[] = {
        "turn 3 month 6 candidate act dig_in 1",
        "turn 3 month 6 candidate act sign_terms",
        "turn 3 month 6 lead act aid 1.25",
        "turn 3 month 6 lead offer candidate ask reform 1 by 5 give arms_pact 1 by 6 favour 2",
        "turn 3 month 6 sceptic offer hold_out ask ratify_now by 5 give nothing favour 0",
        "turn 3 month 6 candidate answer 1 yes",
        "turn 3 month 6 hold_out_2 answer 2 no",
        "turn 3 month 6 candidate predict support[DEU] above 0.5 sure 0.8",
        "turn 3 month 6 rival predict coalition_seen below 0.1 sure 0.55",
        "turn 3 month 6 front predict standing[front] above 0.6 sure 0.5",
        "turn 3 month 9 end digest 0123456789abcdeffedcba9876543210",
        "turn 3 month 9 end anyway digest 0123456789abcdeffedcba9876543210",
        "turn 3 month 9 end",
    };
    for (size_t n = 0; n < COUNT_OF(lines); n++) {
        JournalEntry e;
        Err err = {{0}};
        if (!journal_parse(lines[n], s, &e, &err)) fail_msg("%s: %s", lines[n], err.text);
        char *back = line_of(&e, s);
        assert_string_equal(lines[n], back);
        free(back);
    }
}

static void places_of_the_pack_are_read_for_seats(void **state) {
    (void)state;
    JournalEntry e;
    Err err = {{0}};
    assert_true(journal_parse("turn 3 month 6 Kyiv act dig_in 1\n", shipped(), &e, &err));
    assert_int_equal(e.command.seat, SEAT_candidate);
    assert_int_equal(e.command.act.act, ACT_dig_in);
}

static void garbage_is_refused_with_the_word_that_is_wrong(void **state) {
    (void)state;
    static const struct {
        const char *line, *says, *also;
    } cases[] = {
        {"", "ends", "turn"},
        {"tern 3 month 6 candidate act dig_in 1", "tern", "turn"},
        {"turn three month 6 candidate act dig_in 1", "three", "number of a turn"},
        {"turn 3.5 month 6 candidate act dig_in 1", "3.5", "number of a turn"},
        {"turn -3 month 6 candidate act dig_in 1", "-3", "number of a turn"},
        {"turn 3 month 6", "ends", "seat"},
        {"turn 3 month 6 candidat act dig_in 1", "candidat", "did you mean \"candidate\""},
        {"turn 3 month 6 candidate axt dig_in 1", "axt", "act, offer"},
        {"turn 3 month 6 candidate act digin 1", "digin", "did you mean \"dig_in\""},
        {"turn 3 month 6 candidate act speech 1", "speech", "a card"},
        {"turn 3 month 6 candidate act dig_in", "ends", "setting"},
        {"turn 3 month 6 candidate act dig_in nan", "nan", "setting"},
        {"turn 3 month 6 candidate act dig_in 1e999", "1e999", "setting"},
        {"turn 3 month 6 candidate act dig_in 1 2", "2", "after the end"},
        {"turn 3 month 6 candidate act nothing", "nothing", "a card"},
        {"turn 3 month 6 candidate answer 1 maybe", "maybe", "yes"},
        {"turn 3 month 6 candidate answer one yes", "one", "number of an offer"},
        {"turn 3 month 6 lead offer candidate reform 1", "reform", "ask"},
        {"turn 3 month 6 lead offer nobody ask reform 1 by 5", "nobody", "seat"},
        {"turn 3 month 6 lead offer candidate ask reform 1 by 5 give nothing", "ends", "favour"},
        {"turn 3 month 6 lead predict unty above 0.5 sure 0.8", "unty", "did you mean \"unity\""},
        {"turn 3 month 6 lead predict unity over 0.5 sure 0.8", "over", "above"},
        {"turn 3 month 6 lead predict support[XYZ] above 0.5 sure 0.8", "XYZ", "support"},
        {"turn 3 month 6 lead predict support above 0.5 sure 0.8", "support", "brackets"},
        {"turn 3 month 6 lead predict unity[DEU] above 0.5 sure 0.8", "unity[DEU]", "only one"},
        {"turn 3 month 6 lead predict support[] above 0.5 sure 0.8", "support", "one of"},
        {"turn 3 month 6 lead predict ] above 0.5 sure 0.8", "]", "number of the world"},
        {"turn 3 month 6 lead predict support[99] above 0.5 sure 0.8", "99", "support"},
        {"turn 3 month 9 end digest 0123", "0123", "32 digits"},
        {"turn 3 month 9 end digest 0123456789abcdeffedcba987654321G", "G", "32 digits"},
        {"turn 3 month 9 end soon", "soon", "after the end"},
        {"turn 3 month 6 wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww"
         "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
         "www", "seat"},
        {"turn 3 month 6 \x01\xff", "\\x01", "seat"},
    };
    const Scenario *s = shipped();
    for (size_t n = 0; n < COUNT_OF(cases); n++) {
        JournalEntry e = {.turn = 77};
        Err err = {{0}};
        if (journal_parse(cases[n].line, s, &e, &err))
            fail_msg("\"%s\" was read", cases[n].line);
        if (!strstr(err.text, cases[n].says) || !strstr(err.text, cases[n].also))
            fail_msg("\"%s\": \"%s\" should hold \"%s\" and \"%s\"", cases[n].line, err.text,
                     cases[n].says, cases[n].also);
        assert_int_equal(e.turn, 77);
    }
}

/* Every line cut short or with one byte changed is read or refused, never worse. */
static void no_damaged_line_does_harm(void **state) {
    (void)state;
    const char *const line =
        "turn 3 month 6 lead offer candidate ask reform 1 by 5 give arms_pact 1 by 6 favour 2";
    const Scenario *s = shipped();
    char damaged[128];
    for (size_t cut = 0; cut < strlen(line); cut++)
        for (int byte = 1; byte < 256; byte += 7) {
            strcpy(damaged, line);
            damaged[cut] = (char)byte;
            JournalEntry e;
            Err err = {{0}};
            if (!journal_parse(damaged, s, &e, &err)) assert_true(strlen(err.text) > 0);
            damaged[cut] = '\0';
            journal_parse(damaged, s, &e, NULL);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_line_of_a_game_reads_back),
        cmocka_unit_test(a_game_read_from_its_lines_ends_where_it_did),
        cmocka_unit_test(lines_say_what_was_done),
        cmocka_unit_test(places_of_the_pack_are_read_for_seats),
        cmocka_unit_test(garbage_is_refused_with_the_word_that_is_wrong),
        cmocka_unit_test(no_damaged_line_does_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
