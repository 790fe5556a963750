/* Whole games by keys alone, by clicks alone and by a controller alone: each is the game that was decided. */
#include "session/advisor.h"
#include "ui_play.h"

#include <unistd.h>

/* The same game by keys alone and by the session itself. */
static void a_whole_game_by_keyboard_is_the_same_game(void **state) {
    (void)state;
    app_new(1280, 720);
    press('n', MOD_CONTROL);
    assert_int_equal(app->screen, SCREEN_starts);
    focus_named("Standard");
    press(KEY_ENTER, 0);
    focus_named("Begin this game");
    press(KEY_ENTER, 0);
    assert_int_equal(app->screen, SCREEN_briefing);
    focus_named("To the table");
    press(KEY_SPACE, 0);
    Session other;
    const Setup setup = session_setup(1, MODE_STANDARD, SEAT_candidate);
    session_begin(&other, app->table.scenario, &setup);
    while (!session_over(app->table.session)) {
        Act act[3];
        const int count = advisors_propose(app->table.session, SEAT_candidate, act);
        if (count > 0) {
            Verdict v;
            app_open_card(app, act[0]);
            app_event(app, &nothing);
            focus_named("Take this decision");
            press(KEY_ENTER, 0);
            session_submit(&other, &(Command){.kind = COMMAND_ACT, .seat = SEAT_candidate, .act = act[0]}, &v);
        }
        app_go(app, SCREEN_table);
        const int turn = session_turn(app->table.session);
        const size_t entries = app->table.session->journal.ends;
        for (int n = 0; n < 3 && app->table.session->journal.ends == entries; n++) press('e', 0);
        assert_true(app->table.session->journal.ends > entries || session_turn(app->table.session) > turn);
        session_end_turn(&other, true, NULL);
    }
    assert_true(session_over(&other));
    assert_true(digest_equal(world_digest(session_world(&other)), world_digest(session_world(app->table.session))));
    session_free(&other);
    app_end();
}

/* --- by clicks ---------------------------------------------------------------------------------- */

/* A game in the terminal, from these lines, kept in `folder` after every turn. */
typedef struct TextGame {
    FILE *lines;
    char folder[64];
} TextGame;

static void text_begin(TextGame *t) {
    char command[400];
    strcpy(t->folder, "/tmp/accession-test-XXXXXX");
    assert_non_null(mkdtemp(t->folder));
    snprintf(command, sizeof command,
             "'%s' play --text --data '%s' --seat candidate --seed 1 --saves-dir %s --strict >/dev/null 2>&1",
             ACCESSION_BINARY, SOURCE, t->folder);
    t->lines = popen(command, "w");
    assert_non_null(t->lines);
}

static Digest text_end(TextGame *t) {
    char command[100];
    Err err = {0};
    Text said = {0};
    assert_int_equal(pclose(t->lines), 0);
    Table *table = calloc(1, sizeof *table);
    assert_non_null(table);
    const Where where = {.places = {.data = SOURCE}, .saves_dir = t->folder};
    if (!table_resume(table, &where, &said, &err)) fail_msg("%s", err.text);
    assert_true(session_over(table->session));
    const Digest end = world_digest(session_world(table->session));
    table_close(table);
    free(table);
    text_free(&said);
    snprintf(command, sizeof command, "rm -r %s", t->folder);
    assert_int_equal(system(command), 0);
    return end;
}

/* The first proposal is opened and taken; what it was goes into the text game too. */
static void proposal_click(FILE *lines) {
    Act act[3];
    if (advisors_propose(app->table.session, SEAT_candidate, act) == 0) return;
    const bool down = act_info(act[0].act)->lever && act_steps(session_world(app->table.session), act[0]) < 0;
    const size_t entries = app->table.session->journal.count;
    click(ui_id("proposed", 0), "the first proposal");
    assert_int_equal(app->screen, SCREEN_card);
    click_named("Take this decision");
    assert_int_equal(app->table.session->journal.count, entries + 1);
    fprintf(lines, "do %s%s\n", act_info(act[0].act)->name, down ? " down" : "");
}

static void a_whole_game_by_clicks_is_the_same_game_in_text(void **state) {
    (void)state;
    TextGame text;
    text_begin(&text);
    app_new(1280, 720);
    click_action(ACTION_new_game);
    click_named("Standard");
    click_named("Begin this game");
    assert_int_equal(app->screen, SCREEN_briefing);
    click_named("To the table");
    for (int turn = 0; turn < 200 && !session_over(app->table.session); turn++) {
        if (app->screen == SCREEN_event) click_action(ACTION_go_back);
        assert_int_equal(app->screen, SCREEN_table);
        proposal_click(text.lines);
        const size_t ends = app->table.session->journal.ends;
        for (int n = 0; n < 3 && app->table.session->journal.ends == ends; n++) click_action(ACTION_end_turn);
        assert_true(app->table.session->journal.ends > ends);
        fprintf(text.lines, "end anyway\n");
    }
    assert_int_equal(app->screen, SCREEN_debrief);
    assert_true(digest_equal(world_digest(session_world(app->table.session)), text_end(&text)));
    app_end();
}

/* --- by a controller ---------------------------------------------------------------------------- */

static void pad(Pad button) { feed(&(Input){.kind = INPUT_PAD, .key = (int)button}, 1); }

/* Shoulder by shoulder until it has the focus. */
static void pad_to(UiId id, const char *what) {
    feed(&nothing, 1);
    for (int n = 0; n < 2 * UI_ROWS && app->ui.focus != id; n++) pad(PAD_SHOULDER_RIGHT);
    if (app->ui.focus != id) fail_msg("a controller does not come to \"%s\"", what);
    const Rect at = row_find(id)->seen;
    if (at.w < 4 || at.h < 4) fail_msg("\"%s\" has the focus and is out of sight", what);
}

static void pad_use(UiId id, const char *what) {
    pad_to(id, what);
    pad(PAD_A);
}

static void a_whole_game_by_controller_is_the_same_game(void **state) {
    (void)state;
    app_new(1280, 720);
    pad_use(ui_id(action_info(ACTION_new_game)->name, 1), "New game");
    pad_use(ui_id("begin", 0), "Begin this game");
    pad_use(ui_id("to table", 0), "To the table");
    Session other;
    const Setup setup = app->table.session->setup;
    session_begin(&other, app->table.scenario, &setup);
    while (!session_over(app->table.session)) {
        Act act[3];
        if (app->screen == SCREEN_event) pad(PAD_B);
        assert_int_equal(app->screen, SCREEN_table);
        if (advisors_propose(app->table.session, SEAT_candidate, act) > 0) {
            Verdict v;
            pad_use(ui_id("proposed", 0), "the first proposal");
            pad_use(ui_id("take", 0), "Take this decision");
            session_submit(&other, &(Command){.kind = COMMAND_ACT, .seat = SEAT_candidate, .act = act[0]}, &v);
        }
        const size_t ends = app->table.session->journal.ends;
        for (int n = 0; n < 3 && app->table.session->journal.ends == ends; n++)
            pad_use(ui_id(action_info(ACTION_end_turn)->name, 1), "End the turn");
        session_end_turn(&other, true, NULL);
    }
    assert_true(digest_equal(world_digest(session_world(&other)), world_digest(session_world(app->table.session))));
    session_free(&other);
    app_end();
}

int main(void) {
    setenv("XDG_CONFIG_HOME", "/dev/null", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_game_by_keyboard_is_the_same_game),
        cmocka_unit_test(a_whole_game_by_clicks_is_the_same_game_in_text),
        cmocka_unit_test(a_whole_game_by_controller_is_the_same_game),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
