/* What the pages of a class are told: whole JSON, within its size, and nothing that is not theirs to know. */
#include "class/view.h"
#include "class_play.h"
#include "report/dials.h"
#include "report/paper.h"
#include "store/json.h"

static Class *played(int tables, int people, int turns) {
    const ClassSetup setup = class_setup_of(tables, people, 8);
    Class *c = class_new(&setup);
    class_people_come(c, people, 1);
    class_begin_games(c, 2);
    double now = 3;
    for (int n = 0; n < turns; n++) now = class_play_turn(c, 5, now);
    return c;
}

static char *game_of(const Class *c, int table, SeatId seat) {
    Text text = {0};
    view_game(c, table, seat, &text);
    return text_take(&text);
}

static char *you_of(const Class *c, int person) {
    Text text = {0};
    view_you(c, person, &text);
    return text_take(&text);
}

static char *class_of(const Class *c, int table) {
    Text text = {0};
    view_class(c, table, &text);
    return text_take(&text);
}

static char *page_of(const Class *c, bool board) {
    const ViewHost host = {.url = {"http://192.168.1.5:8450/"}, .urls = 1, .wall_key = "0123456789abcdef"};
    Text text = {0};
    if (board) view_board(c, &host, &text);
    else view_wall(c, &host, &text);
    return text_take(&text);
}

static void whole(char *text, const char *what) {
    Err err = {{0}};
    Json *json = json_parse(what, text, strlen(text), &err);
    const char *said;
    if (!json) fail_msg("%s", err.text);
    assert_true(json_get_text(json_root(json), "what", &said, &err));
    assert_string_equal(said, what);
    json_free(json);
    free(text);
}

/* The host breaks no lines, as when it serves: references are marked then, and a page has nothing to open. */
static void no_mark_of_a_reference_reaches_a_page(void **state) {
    (void)state;
    Class *c = played(1, 6, 2);
    int lines = 0;
    paper_columns_use(PAPER_UNBROKEN);
    for (int d = 0; d < DIAL_COUNT; d++) {
        Text why = {0};
        Err err = {{0}};
        const World *w = &c->table[0].game->world;
        if (!view_why(c, 0, SEAT_candidate, dial_face((DialId)d, w, w).why, &why, &err)) fail_msg("%s", err.text);
        lines += strstr(why.data, "worked out from") != NULL;
        assert_null(strstr(why.data, "\\u00"));
        text_free(&why);
    }
    assert_true(lines > 0); /* what refers to other numbers is among them */
    char *game = game_of(c, 0, SEAT_candidate);
    assert_null(strstr(game, "\\u00"));
    free(game);
    paper_columns_use(PAPER_COLUMNS);
    class_done(c);
}

static void every_message_is_whole_json_within_its_size(void **state) {
    (void)state;
    Class *c = played(2, 12, 0);
    double now = c->now;
    for (int turn = 0; turn < 5; turn++, now = class_play_turn(c, 5, now)) {
        for (int t = 0; t < 2; t++) {
            whole(class_of(c, t), "class");
            for (int seat = 0; seat < SEAT_COUNT; seat++) {
                char *game = game_of(c, t, (SeatId)seat);
                assert_in_range(strlen(game), 1000, VIEW_BYTES_MAX);
                whole(game, "game");
            }
            Text text = {0};
            view_table(c, t, &text);
            whole(text_take(&text), "game");
        }
        for (int n = 0; n < c->people; n++) whole(you_of(c, n), "you");
        whole(page_of(c, true), "board");
        whole(page_of(c, false), "wall");
    }
    class_done(c);
}

/* Lines of each seat's own goals and numbers, changed underneath: who may not know them is told the same. */
static void another_seats_private_goal_changes_no_byte(void **state) {
    (void)state;
    Class *c = played(1, 6, 3);
    Session *g = c->table[0].game;
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        int was[SEATS_MAX], others = 0;
        char *before = game_of(c, 0, (SeatId)seat);
        memcpy(was, g->private_goal, sizeof was);
        for (int other = 0; other < SEAT_COUNT; other++) {
            GoalId goal[GOALS_MAX];
            const int count = goals_of(c->scenario, (SeatId)other, goal);
            for (int n = 0; n < count && other != seat; n++)
                if (goal_is_private_of(c->scenario, (SeatId)other, (int)goal[n]) && (int)goal[n] != was[other]) {
                    g->private_goal[other] = (int)goal[n];
                    others++;
                    break;
                }
        }
        assert_in_range(others, 3, SEATS_MAX);
        char *after = game_of(c, 0, (SeatId)seat);
        assert_string_equal(before, after);
        free(before);
        free(after);
        memcpy(g->private_goal, was, sizeof was);
    }
    char *own = game_of(c, 0, SEAT_candidate);
    g->private_goal[SEAT_candidate] =
        g->private_goal[SEAT_candidate] == GOAL_candidate_law ? GOAL_candidate_no_loss : GOAL_candidate_law;
    char *other = game_of(c, 0, SEAT_candidate);
    assert_string_not_equal(own, other); /* it is told to the seat itself */
    free(own);
    free(other);
    class_done(c);
}

static void a_number_that_only_one_seat_may_see_is_told_to_it_alone(void **state) {
    (void)state;
    Class *c = played(1, 6, 2);
    Session *g = c->table[0].game;
    ClassEvent set = class_event(CLASS_EVENT_lead);
    set.table = 0;
    snprintf(set.text, sizeof set.text, "turn %d month %d leader sets deterrent_progress 0.3719", session_turn(g),
             (int)g->world.month);
    class_must(c, &set, c->now);
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        char *game = game_of(c, 0, (SeatId)seat);
        const bool told = strstr(game, "nuclear programme of the candidate's own: 0.37") != NULL;
        if (told != (seat == SEAT_candidate))
            fail_msg("%s: %s", seat_info((SeatId)seat)->role, told ? "told" : "not told");
        if (seat != SEAT_candidate) assert_null(strstr(game, "0.3719"));
        free(game);
    }
    char *wall = page_of(c, false), *board = page_of(c, true);
    assert_null(strstr(wall, "0.3719"));
    assert_non_null(strstr(board, "0.3719")); /* who set it sees it */
    free(wall);
    free(board);
    class_done(c);
}

static void numbers_that_nobody_may_see_change_no_byte(void **state) {
    (void)state;
    Class *c = played(1, 6, 2);
    World *w = &c->table[0].game->world;
    const World was = *w;
    char *before[SEATS_MAX];
    int hidden = 0;
    for (int seat = 0; seat < SEAT_COUNT; seat++) before[seat] = game_of(c, 0, (SeatId)seat);
    for (int id = 0; id < VAR_COUNT; id++) {
        const VarInfo *v = var_info((VarId)id);
        if (v->seen_by != SEEN_NOBODY) continue;
        hidden++;
        for (int n = 0; n < v->count; n++)
            ((double *)((char *)w + v->offset))[n] = v->low + 0.4217 * (v->high - v->low);
        /* these two keep their ratio in every world, and advisors read only that */
        if (id == VAR_prize) w->prize_now = was.prize_now * w->prize / was.prize;
        if (id == VAR_prize_now) w->prize = was.prize * w->prize_now / was.prize_now;
        for (int seat = 0; seat < SEAT_COUNT; seat++) {
            char *after = game_of(c, 0, (SeatId)seat);
            if (strcmp(before[seat], after) != 0)
                fail_msg("%s shows in what %s is told", v->name, seat_info((SeatId)seat)->role);
            free(after);
        }
        *w = was;
    }
    assert_in_range(hidden, 5, VAR_COUNT);
    for (int seat = 0; seat < SEAT_COUNT; seat++) free(before[seat]);
    class_done(c);
}

static void names_and_private_words_reach_nobody_else(void **state) {
    (void)state;
    Class *c = played(1, 6, 1);
    ClassEvent say = class_event(CLASS_EVENT_message), because = class_event(CLASS_EVENT_sentence);
    say.person = 2;
    snprintf(say.text, sizeof say.text, "a word for one alone");
    because.person = 3;
    snprintf(because.text, sizeof because.text, "a sentence of mine");
    class_must(c, &say, c->now);
    class_must(c, &because, c->now);
    for (int n = 0; n < 6; n++) {
        char *you = you_of(c, n), *cls = class_of(c, 0), *game = game_of(c, 0, c->person[n].seat),
             *wall = page_of(c, false);
        assert_true((strstr(you, say.text) != NULL) == (n == 2));
        assert_true((strstr(you, because.text) != NULL) == (n == 3));
        for (int m = 0; m < 6; m++) {
            assert_true(m == n || strstr(you, c->person[m].name) == NULL);
            assert_true(!strstr(cls, c->person[m].name) && !strstr(game, c->person[m].name) &&
                        !strstr(wall, c->person[m].name));
            assert_true(!strstr(you, c->person[m].key) && !strstr(cls, c->person[m].key) &&
                        !strstr(wall, c->person[m].key));
        }
        assert_true(!strstr(wall, say.text) && !strstr(cls, say.text) && !strstr(wall, because.text) &&
                    !strstr(cls, because.text));
        free(you), free(cls), free(game), free(wall);
    }
    char *board = page_of(c, true);
    for (int m = 0; m < 6; m++) assert_null(strstr(board, c->person[m].key));
    assert_null(strstr(board, c->setup.key));
    assert_non_null(strstr(board, because.text));
    free(board);
    class_done(c);
}

static void the_wall_shows_other_tables_only_when_they_are_revealed(void **state) {
    (void)state;
    Class *c = played(2, 12, 2);
    char *hidden = page_of(c, false);
    assert_null(strstr(hidden, "\"dials\""));
    assert_null(strstr(hidden, "\"curves\""));
    ClassEvent reveal = class_event(CLASS_EVENT_reveal);
    reveal.yes = true;
    class_must(c, &reveal, c->now);
    char *shown = page_of(c, false);
    assert_non_null(strstr(shown, "\"curves\""));
    free(hidden);
    free(shown);
    class_done(c);
}

static void a_seat_shown_to_the_room_keeps_its_secrets(void **state) {
    (void)state;
    Class *c = played(1, 6, 2);
    Text aloud = {0};
    view_aloud(c, 0, SEAT_candidate, &aloud);
    char *game = game_of(c, 0, SEAT_candidate);
    assert_null(strstr(aloud.data, "\"goals\""));
    assert_null(strstr(aloud.data, "\"secrets\""));
    assert_null(strstr(aloud.data, "nuclear programme"));
    assert_non_null(strstr(aloud.data, "\"cards\""));
    assert_non_null(strstr(game, "\"goals\""));
    text_free(&aloud);
    free(game);
    class_done(c);
}

static void a_question_is_open_until_its_stage_ends(void **state) {
    (void)state;
    Class *c = played(1, 6, 1);
    ClassEvent ask = class_event(CLASS_EVENT_question);
    snprintf(ask.text, sizeof ask.text, "Which way?\nThis\nThat");
    class_must(c, &ask, c->now);
    char *open = class_of(c, 0);
    assert_non_null(strstr(open, "Which way?"));
    class_play_turn(c, 5, c->now);
    char *over = class_of(c, 0);
    assert_null(strstr(over, "Which way?"));
    free(open);
    free(over);
    class_done(c);
}

static void a_closed_class_takes_nobody_in_and_a_pace_is_of_later_turns(void **state) {
    (void)state;
    Class *c = played(1, 6, 2);
    Verdict v;
    ClassEvent lock = class_event(CLASS_EVENT_lock), pace = class_event(CLASS_EVENT_pace),
               join = class_event(CLASS_EVENT_join);
    lock.yes = true;
    class_must(c, &lock, c->now);
    strcpy(join.text, "Late");
    snprintf(join.key, sizeof join.key, "%032d", 77);
    assert_false(class_do(c, &join, c->now, &v));
    pace.number = 1;
    assert_false(class_do(c, &pace, c->now, &v));
    pace.number = c->turn;
    pace.seconds = 60;
    class_must(c, &pace, c->now);
    class_play_turn(c, 5, c->now);
    assert_int_equal(c->stage, CLASS_DEBRIEF);
    lock.yes = false;
    class_must(c, &lock, c->now);
    class_must(c, &join, c->now);
    class_done(c);
}

static void an_address_becomes_a_square_of_dark_and_light(void **state) {
    (void)state;
    ViewQr qr;
    assert_true(view_qr("http://192.168.100.200:8450/", &qr));
    assert_in_range(qr.side, 21, 41);
    for (int y = 0; y < qr.side; y++) assert_int_equal(strspn(qr.row[y], "01"), qr.side);
    assert_memory_equal(qr.row[0], "1111111", 7); /* a corner mark */
    char longer[4000];
    memset(longer, 'a', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    assert_false(view_qr(longer, &qr));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_mark_of_a_reference_reaches_a_page),
        cmocka_unit_test(every_message_is_whole_json_within_its_size),
        cmocka_unit_test(another_seats_private_goal_changes_no_byte),
        cmocka_unit_test(a_number_that_only_one_seat_may_see_is_told_to_it_alone),
        cmocka_unit_test(numbers_that_nobody_may_see_change_no_byte),
        cmocka_unit_test(names_and_private_words_reach_nobody_else),
        cmocka_unit_test(the_wall_shows_other_tables_only_when_they_are_revealed),
        cmocka_unit_test(a_seat_shown_to_the_room_keeps_its_secrets),
        cmocka_unit_test(a_question_is_open_until_its_stage_ends),
        cmocka_unit_test(a_closed_class_takes_nobody_in_and_a_pace_is_of_later_turns),
        cmocka_unit_test(an_address_becomes_a_square_of_dark_and_light),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
