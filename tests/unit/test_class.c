/* A class: people, turns, the clock, the facilitator's hand, and the file from which all of it comes back. */
#include <math.h>
#include <sys/stat.h>
#include <unistd.h>

#include "class_play.h"
#include "class/study.h"
#include "store/file.h"

static bool lead(Class *c, int table, const char *line, Verdict *v) {
    const Session *g = c->table[table].game;
    ClassEvent e = class_event(CLASS_EVENT_lead);
    e.table = table;
    snprintf(e.text, sizeof e.text, "turn %d month %d %s", session_turn(g), (int)g->world.month, line);
    return class_do(c, &e, c->now, v);
}

static void names_are_what_a_class_can_call_out(void **state) {
    (void)state;
    static const char *const good[] = {
        "Anna", "Seat 7", "O'Neil", "Jean-Luc", "Zoë", "Іванка", "Ґ", "a_b.c", "123456789012345678901234"};
    static const char *const bad[] = {"",     " Anna", "Anna ",        "<b>", "a\tb", "1234567890123456789012345",
                                      "a\"b", "\xff",  "\xc3",         "😀",   "a&b",  "\u202eabc",
                                      "a\nb", "../x",  "\u0430\u0301;"};
    for (size_t n = 0; n < COUNT_OF(good); n++)
        if (!class_name_good(good[n])) fail_msg("%s is refused", good[n]);
    for (size_t n = 0; n < COUNT_OF(bad); n++)
        if (class_name_good(bad[n])) fail_msg("%zu (%s) is taken", n, bad[n]);
}

static void keys_and_codes_differ_each_time(void **state) {
    (void)state;
    char key[2][CLASS_KEY_BYTES], code[2][CLASS_CODE_BYTES];
    for (int n = 0; n < 2; n++) assert_true(class_key_draw(key[n], NULL) && class_code_draw(code[n], NULL));
    assert_string_not_equal(key[0], key[1]);
    assert_string_not_equal(code[0], code[1]);
    assert_int_equal(strlen(key[0]), 32);
    assert_int_equal(strspn(code[0], "ABCDEFGHJKLMNPQRSTUVWXYZ2345679"), 6);
}

static void a_class_plays_its_turns_and_comes_to_its_debrief(void **state) {
    (void)state;
    const ClassSetup setup = class_setup_of(4, 24, 6);
    Class *c = class_new(&setup);
    class_people_come(c, 24, 1);
    class_begin_games(c, 10);
    for (int t = 1; t < 4; t++) assert_memory_equal(&c->table[0].game->world, &c->table[t].game->world, sizeof(World));
    double now = 10;
    for (int turn = 0; turn < 6; turn++) now = class_play_turn(c, 5, now);
    assert_int_equal(c->stage, CLASS_DEBRIEF);
    for (int t = 0; t < 4; t++) assert_int_equal(c->table[t].lived, 6);
    assert_memory_not_equal(&c->table[0].game->world, &c->table[1].game->world, sizeof(World)); /* people differ */
    class_done(c);
}

static void a_turn_ends_when_all_are_ready_or_its_time_is_up(void **state) {
    (void)state;
    const ClassSetup setup = class_setup_of(2, 4, 3);
    Class *c = class_new(&setup);
    class_people_come(c, 4, 1);
    class_begin_games(c, 100);
    assert_true(class_left(c) > 149 && class_left(c) <= 150);
    class_ready(c, 0, 110);
    assert_false(class_tick(c, 111));
    class_ready(c, 2, 111); /* both at the first table */
    assert_true(class_seat_waits(c, 1, SEAT_candidate) && !class_seat_waits(c, 0, SEAT_candidate));
    assert_true(class_tick(c, 112));
    for (int n = 0; n < 5 && !c->table[0].closed; n++) { /* what could not wait is answered by saying nothing */
        class_ready(c, 0, 113);
        class_ready(c, 2, 113);
        class_tick(c, 114);
    }
    assert_true(c->table[0].closed && !c->table[1].closed);
    assert_int_equal(c->stage, CLASS_TURN);
    while (c->stage == CLASS_TURN) class_tick(c, c->now + 60);
    assert_true(c->table[1].closed && c->table[1].stood_in[SEAT_candidate]); /* nobody had spoken there */
    assert_false(c->table[0].stood_in[SEAT_candidate]);
    assert_true(session_person(c->table[1].game, SEAT_candidate)); /* and the next turn is theirs again */
    class_done(c);
}

static void a_pause_keeps_the_seconds_that_are_left(void **state) {
    (void)state;
    const ClassSetup setup = class_setup_of(1, 2, 3);
    Class *c = class_new(&setup);
    ClassEvent pause = class_event(CLASS_EVENT_pause), time = class_event(CLASS_EVENT_time);
    class_people_come(c, 2, 1);
    class_begin_games(c, 100);
    pause.yes = true;
    class_must(c, &pause, 150);
    assert_false(class_tick(c, 1000));
    assert_true(class_left(c) == 100);
    time.seconds = 60;
    class_must(c, &time, 1000);
    pause.yes = false;
    class_must(c, &pause, 2000);
    assert_true(class_left(c) == 160);
    class_done(c);
}

static void latecomers_take_what_is_free_and_bots_what_is_left(void **state) {
    (void)state;
    const ClassSetup setup = class_setup_of(1, 3, 6);
    Class *c = class_new(&setup);
    class_people_come(c, 1, 1);
    class_begin_games(c, 10);
    const Session *g = c->table[0].game;
    assert_true(session_person(g, SEAT_candidate) && !session_person(g, SEAT_lead));
    class_people_come(c, 1, 20);
    assert_int_equal(c->person[1].seat, SEAT_lead);
    assert_true(session_person(g, SEAT_lead));
    ClassEvent leave = class_event(CLASS_EVENT_leave);
    leave.person = 0;
    class_must(c, &leave, 30);
    assert_false(session_person(g, SEAT_candidate));
    assert_int_equal(class_person_by_key(c, "00000000000000000000000000000064"), -1);
    class_people_come(c, 2, 40); /* the third seat, then the one that was left */
    assert_true(session_person(g, SEAT_candidate) && session_person(g, SEAT_sceptic));
    class_done(c);
}

static void nobody_orders_for_another_seat(void **state) {
    (void)state;
    const ClassSetup setup = class_setup_of(1, 2, 6);
    Class *c = class_new(&setup);
    Verdict v;
    ClassEvent order = class_event(CLASS_EVENT_order);
    class_people_come(c, 2, 1);
    order.person = 0;
    strcpy(order.text, "turn 1 month 0 candidate act reform 1");
    assert_false(class_do(c, &order, 5, &v)); /* not begun */
    class_begin_games(c, 10);
    strcpy(order.text, "turn 1 month 0 lead act aid 1");
    assert_false(class_do(c, &order, 11, &v));
    assert_string_equal(v.why_not, "that is not this seat's to decide");
    strcpy(order.text, "turn 1 month 0 leader sets unity 0.1");
    assert_false(class_do(c, &order, 11, &v));
    strcpy(order.text, "turn 1 month 0 end");
    assert_false(class_do(c, &order, 11, &v));
    strcpy(order.text, "turn 1 month 0 candidate act abracadabra 1");
    assert_false(class_do(c, &order, 11, &v));
    assert_non_null(strstr(v.why_not, "abracadabra"));
    const int entries = c->entries;
    strcpy(order.text, "turn 1 month 0 candidate act reform 1");
    class_must(c, &order, 12);
    assert_int_equal(c->entries, entries + 1);
    ClassEvent undo = class_event(CLASS_EVENT_undo);
    undo.person = 1;
    assert_false(class_do(c, &undo, 13, &v));
    undo.person = 0;
    class_must(c, &undo, 13);
    class_done(c);
}

/* Else the file could not be opened again. */
static void what_the_file_could_not_hold_is_refused(void **state) {
    (void)state;
    const ClassSetup setup = class_setup_of(2, 2, 6);
    Class *c = class_new(&setup);
    class_people_come(c, 2, 1);
    class_begin_games(c, 10);
    const int entries = c->entries;
    ClassEvent e[] = {class_event(CLASS_EVENT_time), class_event(CLASS_EVENT_pace), class_event(CLASS_EVENT_pace),
                      class_event(CLASS_EVENT_message), class_event(CLASS_EVENT_time)};
    e[0].seconds = 100000;
    e[1].number = -1;
    e[2].seconds = 1e6;
    e[3].table = 40;
    e[4].seconds = NAN;
    for (size_t n = 0; n < COUNT_OF(e); n++) assert_false(class_do(c, &e[n], 20, NULL));
    assert_int_equal(c->entries, entries);
    class_done(c);
}

static int leads(const Class *c, int table) {
    const Journal *j = &c->table[table].game->journal;
    int count = 0;
    for (size_t n = 0; n < j->count; n++) count += study_is_lead(&j->entries[n]);
    return count;
}

static void the_facilitator_leads_every_seat_and_each_act_leaves_a_mark(void **state) {
    (void)state;
    const ClassSetup setup = class_setup_of(2, 2, 6);
    Class *c = class_new(&setup);
    Verdict v;
    class_people_come(c, 2, 1);
    class_begin_games(c, 10);
    assert_false(lead(c, 0, "lead act conditions 1", &v)); /* a bot's */
    assert_true(lead(c, 0, "leader seats lead person", &v));
    assert_true(lead(c, 0, "lead act conditions 1", &v));
    assert_true(lead(c, 0, "leader sets unity 0.5", &v));
    assert_true(lead(c, 0, "leader injects donor_fatigue", &v));
    assert_int_equal(leads(c, 0), 2);
    assert_int_equal(leads(c, 1), 0);
    class_done(c);
}

static void a_table_goes_back_and_both_histories_stay(void **state) {
    (void)state;
    const ClassSetup setup = class_setup_of(2, 6, 4);
    Class *c = class_new(&setup);
    class_people_come(c, 6, 1);
    class_begin_games(c, 10);
    double now = 10;
    for (int turn = 0; turn < 4; turn++) now = class_play_turn(c, 3, now);
    assert_int_equal(c->stage, CLASS_DEBRIEF);
    const World end = c->table[0].game->world;
    ClassEvent rewind = class_event(CLASS_EVENT_rewind), close = class_event(CLASS_EVENT_close),
               branch = class_event(CLASS_EVENT_branch);
    Verdict v;
    rewind.table = close.table = branch.table = 0;
    rewind.number = 99;
    assert_false(class_do(c, &rewind, now, &v));
    rewind.number = 2;
    class_must(c, &rewind, now);
    assert_int_equal(session_turn(c->table[0].game), 2);
    assert_true(lead(c, 0, "candidate predict unity above 0.5 sure 0.9", &v));
    for (int turn = 2; turn <= 4; turn++) class_must(c, &close, now);
    assert_int_equal(c->table[0].branches.count, 2);
    strcpy(branch.text, "main");
    class_must(c, &branch, now);
    assert_memory_equal(&end, &c->table[0].game->world, sizeof end);
    class_done(c);
}

static void questions_are_counted_and_may_be_answered_again(void **state) {
    (void)state;
    const ClassSetup setup = class_setup_of(1, 3, 4);
    Class *c = class_new(&setup);
    Verdict v;
    class_people_come(c, 3, 1);
    ClassEvent ask = class_event(CLASS_EVENT_question), answer = class_event(CLASS_EVENT_answer);
    strcpy(ask.text, "Does a promise raise the danger?\nyes");
    assert_false(class_do(c, &ask, 2, &v));
    strcat(ask.text, "\nno\nit depends");
    class_must(c, &ask, 2);
    assert_string_equal(c->question.answer[2], "it depends");
    for (int n = 0; n < 3; n++) {
        answer.person = n;
        answer.number = n == 0 ? 0 : 2;
        class_must(c, &answer, 3);
    }
    answer.number = 1;
    class_must(c, &answer, 4);
    assert_int_equal(c->question.count[0] * 100 + c->question.count[1] * 10 + c->question.count[2], 111);
    answer.number = 3;
    assert_false(class_do(c, &answer, 4, &v));
    class_done(c);
}

/* --- the file ----------------------------------------------------------------------------------- */

static char path[200];

static Class *reopened(bool to_write, Text *said) {
    Class *c = malloc(sizeof *c);
    Err err = {{0}};
    if (!class_file_open(c, path, to_write, NULL, class_find_shipped, NULL, said, &err)) fail_msg("%s", err.text);
    return c;
}

static Class *kept_class(void) {
    const ClassSetup setup = class_setup_of(2, 7, 4);
    Class *c = class_new(&setup);
    Err err = {{0}};
    snprintf(path, sizeof path, "%s/class-%d.class", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp", (int)getpid());
    unlink(path);
    if (!class_file_make(c, path, &err)) fail_msg("%s", err.text);
    return c;
}

static void a_host_that_was_killed_goes_on_where_it_was(void **state) {
    (void)state;
    Class *c = kept_class();
    double now = 10;
    Text said = {0};
    class_people_come(c, 7, 1);
    class_begin_games(c, 10);
    for (int turn = 0; turn < 4; turn++) {
        class_person_acts(c, 0, 77 + (uint64_t)turn, now);
        assert_true(class_file_flush(c, NULL));
        Class *again = reopened(false, &said); /* as after kill -9: nothing was closed */
        assert_true(class_same(c, again));
        assert_int_equal(said.length, 0);
        class_done(again);
        now = class_play_turn(c, 8, now);
    }
    assert_true(class_file_flush(c, NULL));
    Err err = {{0}};
    Class *again = malloc(sizeof *again);
    assert_false(class_file_open(again, path, true, NULL, class_find_shipped, NULL, &said,
                                 &err)); /* two would mix their lines */
    assert_non_null(strstr(err.text, "is open already"));
    free(again);
    class_file_close(c);
    again = reopened(true, &said);
    assert_true(class_same(c, again));
    class_stage_to(again, CLASS_DEBRIEF, 0, now + 1);
    assert_true(class_file_flush(again, NULL));
    class_done(again);
    again = reopened(false, &said);
    assert_int_equal(again->entries, c->entries + 1);
    class_done(again);
    class_done(c);
    text_free(&said);
    unlink(path);
}

/* The same start and the same luck: who orders the same again comes to the same world, and both plays stay. */
static void a_second_play_begins_where_the_first_did_and_both_stay(void **state) {
    (void)state;
    Class *c = kept_class();
    ClassEvent play = class_event(CLASS_EVENT_play);
    play.seconds = c->setup.turn_seconds;
    double now = 10;
    Verdict v;
    Text said = {0};
    class_people_come(c, 7, 1);
    class_begin_games(c, now);
    const World began = c->table[1].game->world;
    assert_false(class_do(c, &play, now, &v)); /* the games go on */
    for (int turn = 0; turn < 4; turn++) now = class_play_turn(c, 8, now);
    assert_int_equal(c->stage, CLASS_DEBRIEF);
    const World first[] = {c->table[0].game->world, c->table[1].game->world};
    class_must(c, &play, now);
    assert_int_equal(c->stage, CLASS_TURN);
    assert_int_equal(c->turn, 1);
    assert_memory_equal(&began, &c->table[1].game->world, sizeof began);
    for (int turn = 0; turn < 4; turn++) now = class_play_turn(c, 8, now);
    for (int t = 0; t < 2; t++) {
        assert_memory_equal(&first[t], &c->table[2 + t].game->world, sizeof *first);
        assert_memory_equal(&first[t], &c->table[t].game->world, sizeof *first);
        assert_int_equal(class_play_of(c, t), 1);
        assert_int_equal(class_play_of(c, 2 + t), 0);
    }
    assert_false(class_do(c, &play, now, &v)); /* a third */
    assert_true(class_file_flush(c, NULL));
    Class *again = reopened(false, &said);
    assert_true(class_same(c, again));
    class_done(again);
    class_done(c);
    unlink(path);
}

static void the_file_is_its_owners_alone_and_never_overwritten(void **state) {
    (void)state;
    Class *c = kept_class();
    struct stat st;
    Err err = {{0}};
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    class_file_close(c);
    Class *other = class_new(&c->setup);
    assert_false(class_file_make(other, path, &err));
    class_done(other);
    assert_non_null(strstr(err.text, "is there already"));
    class_done(c);
    unlink(path);
}

static char *read_all(size_t *length) {
    char *bytes = NULL;
    assert_true(file_read(path, 1 << 24, FILE_LINKS_FOLLOW, &bytes, length, NULL));
    return bytes;
}

static void write_all(const char *bytes, size_t length) {
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, length, f), length);
    assert_int_equal(fclose(f), 0);
}

static void a_line_that_was_cut_off_is_left_out_and_any_other_harm_is_found(void **state) {
    (void)state;
    Class *c = kept_class();
    class_people_come(c, 4, 1);
    class_begin_games(c, 10);
    class_play_turn(c, 2, 10);
    class_file_close(c);
    size_t length;
    char *bytes = read_all(&length);
    Text said = {0};
    write_all(bytes, length - 7);
    Class *again = reopened(true, &said);
    assert_int_equal(again->entries, c->entries - 1);
    assert_non_null(strstr(said.data, "was cut off"));
    const ClassEvent freeze = {.kind = CLASS_EVENT_freeze, .person = -1, .table = -1, .seat = SEAT_NONE, .yes = true};
    class_must(again, &freeze, again->now + 1);
    class_done(again);
    text_free(&said);
    again = reopened(false, &said); /* the cut line did not stay in the way */
    assert_true(again->frozen);
    class_done(again);
    int found = 0;
    for (size_t at = 20; at + 60 < length; at += 97) {
        Err err = {{0}};
        Class *bad = malloc(sizeof *bad);
        bytes[at] ^= 1;
        write_all(bytes, length);
        bytes[at] ^= 1;
        assert_false(class_file_open(bad, path, false, NULL, class_find_shipped, NULL, &said, &err));
        assert_non_null(strstr(err.text, ".class"));
        free(bad);
        found++;
    }
    assert_true(found > 20);
    text_free(&said);
    free(bytes);
    class_done(c);
    unlink(path);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_what_a_class_can_call_out),
        cmocka_unit_test(keys_and_codes_differ_each_time),
        cmocka_unit_test(a_class_plays_its_turns_and_comes_to_its_debrief),
        cmocka_unit_test(a_turn_ends_when_all_are_ready_or_its_time_is_up),
        cmocka_unit_test(a_pause_keeps_the_seconds_that_are_left),
        cmocka_unit_test(latecomers_take_what_is_free_and_bots_what_is_left),
        cmocka_unit_test(nobody_orders_for_another_seat),
        cmocka_unit_test(what_the_file_could_not_hold_is_refused),
        cmocka_unit_test(the_facilitator_leads_every_seat_and_each_act_leaves_a_mark),
        cmocka_unit_test(a_table_goes_back_and_both_histories_stay),
        cmocka_unit_test(questions_are_counted_and_may_be_answered_again),
        cmocka_unit_test(a_host_that_was_killed_goes_on_where_it_was),
        cmocka_unit_test(a_second_play_begins_where_the_first_did_and_both_stay),
        cmocka_unit_test(the_file_is_its_owners_alone_and_never_overwritten),
        cmocka_unit_test(a_line_that_was_cut_off_is_left_out_and_any_other_harm_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
