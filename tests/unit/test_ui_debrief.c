/* What looks back, in the window: counted beside it, given up, kept as files, and lived otherwise. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "store/file.h"
#include "session/naming.h"
#include "ui/app.h"

#define SOURCE ACCESSION_SOURCE_DIR

static App *app;
static const Input nothing = {.kind = INPUT_NONE};

static void press(int key) { app_event(app, &(Input){.kind = INPUT_KEY, .key = key}); }

/* Uses what is called so. */
static void use(const char *name) {
    app_event(app, &nothing);
    for (int n = 0; n < 2 * UI_ROWS; n++) {
        for (int row = 0; row < app->ui.rows; row++)
            if (app->ui.row[row].id == app->ui.focus && strcmp(app->ui.row[row].name, name) == 0) {
                press(KEY_ENTER);
                return;
            }
        press(KEY_TAB);
    }
    fail_msg("nothing is called \"%s\"", name);
}

/* A game of so many turns, with the first card that is advised in each. */
static void game_new(int turns) {
    Platform platform;
    Err err = {0};
    const Where where = {.places = {.data = SOURCE}, .saves_dir = "/nonexistent"};
    platform_null(1280, 720, NULL, &platform);
    app = malloc(sizeof *app);
    assert_non_null(app);
    if (!app_open(app, &platform, &where, SOURCE "/assets/fonts", &err)) fail_msg("%s", err.text);
    app->settings = settings_usual();
    app->settings.value[SETTING_autosave] = app->settings.value[SETTING_foretell] = 0;
    const Setup setup = session_setup(4, MODE_STANDARD, SEAT_candidate);
    if (!table_open(&app->table, SOURCE "/scenarios/ukraine-2023", NULL, NULL, NULL, &err) ||
        !table_begin(&app->table, &app->where, SEAT_candidate, &setup, &err))
        fail_msg("%s", err.text);
    for (int n = 0; n < turns; n++) {
        Act act[3];
        if (advisors_propose(app->table.session, SEAT_candidate, act) > 0)
            session_submit(app->table.session, &(Command){.kind = COMMAND_ACT, .act = act[0]}, NULL);
        session_end_turn(app->table.session, true, NULL);
    }
}

static void game_end(void) {
    Platform platform = app->platform;
    app_close(app);
    platform.close(&platform);
    free(app);
}

static void counting_can_be_given_up_and_begun_again(void **state) {
    (void)state;
    double done;
    game_new(6);
    app_go(app, SCREEN_debrief);
    assert_null(table_study(&app->table, STUDY_DEBRIEF, &done)); /* it takes hundreds of histories */
    assert_true(done >= 0 && done < 1 && table_studies_follow(&app->table));
    use("Stop counting");
    assert_null(table_study(&app->table, STUDY_DEBRIEF, &done));
    assert_true(done < 0 && !table_studies_follow(&app->table));
    use("Count the turning points");
    table_study_wait(&app->table, STUDY_DEBRIEF);
    assert_non_null(table_study(&app->table, STUDY_DEBRIEF, &done));
    use("Count luck or judgement");
    assert_null(table_study(&app->table, STUDY_LUCK, &done));
    use("Stop counting");
    assert_false(table_studies_follow(&app->table));
    game_end();
}

/* Beside the window the same is counted as without one. */
static void what_is_counted_is_the_debrief(void **state) {
    (void)state;
    Text beside = {0}, alone = {0};
    game_new(6);
    const DebriefAsk ask = {.game = app->table.session, .seat = SEAT_candidate, .assumed = app->table.assumed};
    Debrief *d = malloc(sizeof *d);
    assert_non_null(d);
    assert_true(debrief_count(&ask, d));
    debrief_write(&ask, d, &alone);
    debrief_free(d);
    free(d);
    app_go(app, SCREEN_debrief);
    table_study_wait(&app->table, STUDY_DEBRIEF);
    const StudyFound *found = table_study(&app->table, STUDY_DEBRIEF, NULL);
    assert_non_null(found);
    assert_true(found->debrief.points > 0);
    debrief_write(&ask, &found->debrief, &beside);
    assert_string_equal(beside.data, alone.data);
    text_free(&beside);
    text_free(&alone);
    session_end_turn(app->table.session, true, NULL); /* the game is another: nothing is told of it */
    assert_null(table_study(&app->table, STUDY_DEBRIEF, NULL));
    table_study_luck(&app->table, 0);
    assert_true(table_studies_follow(&app->table));
    session_end_turn(app->table.session, true, NULL);
    assert_false(table_studies_follow(&app->table));
    game_end();
}

static void a_turning_point_is_seen_otherwise_and_chosen_anew(void **state) {
    (void)state;
    game_new(6);
    app_go(app, SCREEN_debrief);
    table_study_wait(&app->table, STUDY_DEBRIEF);
    const Turning first = table_study(&app->table, STUDY_DEBRIEF, NULL)->debrief.point[0];
    const int turn = app->table.session->journal.entries[first.entry].turn;
    use("See the history without it");
    assert_int_equal(app->screen, SCREEN_compare);
    table_study_wait(&app->table, STUDY_OTHER);
    const StudyFound *found = table_study(&app->table, STUDY_OTHER, NULL);
    assert_non_null(found);
    assert_non_null(found->other);
    assert_int_equal(found->otherwise.entry, first.entry);
    Standing without;
    standing_of(found->other, &without);
    for (int d = 0; d < DIALS; d++) assert_true(without.dial[d] == first.without.dial[d]);
    app_event(app, &nothing);
    app_back(app);
    use("Go back there and choose anew");
    assert_int_equal(app->table.branches.count, 2);
    assert_int_equal(session_turn(app->table.session), turn);
    game_end();
}

static void remove_file(const char *folder, const char *name) {
    char path[SAVE_PATH_BYTES + 32];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_int_equal(remove(path), 0);
}

static void the_debrief_is_kept_as_a_page_and_tables(void **state) {
    (void)state;
    char folder[] = "/tmp/accession-test-XXXXXX", path[SAVE_PATH_BYTES], file[SAVE_PATH_BYTES + 32], *bytes;
    size_t length;
    Err err = {0};
    assert_non_null(mkdtemp(folder));
    setenv("XDG_DATA_HOME", folder, 1);
    game_new(4);
    assert_false(table_debrief_store(&app->table, path, &err)); /* nothing is counted yet */
    app_go(app, SCREEN_debrief);
    table_study_wait(&app->table, STUDY_DEBRIEF);
    use("Keep it as a page and tables");
    assert_false(app->said_no);
    assert_non_null(strstr(app->said, folder));
    assert_true(table_debrief_store(&app->table, path, &err));
    snprintf(file, sizeof file, "%s/debrief.html", path);
    if (!file_read(file, 1 << 24, FILE_LINKS_REFUSE, &bytes, &length, &err)) fail_msg("%s", err.text);
    static const char *const holds[] = {"<!doctype html>", "<svg",   "Turning points",
                                        "Every decision",  "seed 4", "</html>"};
    for (size_t n = 0; n < COUNT_OF(holds); n++)
        if (!strstr(bytes, holds[n])) fail_msg("the page lacks \"%s\"", holds[n]);
    free(bytes);
    remove_file(path, "debrief.html");
    remove_file(path, "turns.csv");
    remove_file(path, "decisions.csv");
    while (strcmp(path, folder) != 0) { /* and the folders that were made */
        assert_int_equal(remove(path), 0);
        *strrchr(path, '/') = '\0';
    }
    assert_int_equal(remove(folder), 0);
    game_end();
}

/* Any decision, from the past. */
static void the_past_shows_a_history_without_a_decision(void **state) {
    (void)state;
    game_new(6);
    size_t entry = 0;
    while (app->table.session->journal.entries[entry].turn != 3 ||
           app->table.session->journal.entries[entry].command.kind != COMMAND_ACT)
        entry++;
    app_go(app, SCREEN_past);
    app->chosen.turn = 3;
    use("See the history without it");
    assert_int_equal(app->screen, SCREEN_compare);
    table_study_wait(&app->table, STUDY_OTHER);
    assert_int_equal(table_study(&app->table, STUDY_OTHER, NULL)->otherwise.entry, entry);
    app_back(app);
    app->chosen.turn = 3;
    use("Play on from the begin of this turn");
    assert_int_equal(session_turn(app->table.session), 3);
    game_end();
}

/* A key, a decision, a card in its place: the history is the one that text play's what-if lives, the game stays. */
static void another_card_is_lived_beside_the_one_that_was_taken(void **state) {
    (void)state;
    game_new(6);
    press('i');
    assert_int_equal(app->screen, SCREEN_instead);
    size_t entry = app->table.session->journal.count;
    while (app->table.session->journal.entries[--entry].command.kind != COMMAND_ACT) continue;
    Act act[2 * ACTS_MAX];
    Text title = {0};
    Followed tally;
    const int count = table_instead_all(&app->table, entry, act);
    assert_true(count > 3);
    naming_card(act[1], act_steps(table_then(&app->table, entry), act[1]), false, &title);
    Session *other = malloc(sizeof *other);
    assert_non_null(other);
    const Deviation by_hand = {.kind = DEVIATION_INSTEAD,
                               .entry = entry,
                               .command = {.kind = COMMAND_ACT, .seat = SEAT_candidate, .act = act[1]}};
    assert_true(counterfactual(app->table.session, &by_hand, other, &tally));
    const Digest world = world_digest(session_world(app->table.session));
    use(title.data);
    assert_int_equal(app->screen, SCREEN_compare);
    table_study_wait(&app->table, STUDY_OTHER);
    const StudyFound *found = table_study(&app->table, STUDY_OTHER, NULL);
    assert_non_null(found);
    assert_non_null(found->other);
    assert_true(digest_equal(world_digest(session_world(found->other)), world_digest(session_world(other))));
    assert_false(digest_equal(world_digest(session_world(found->other)), world));
    assert_true(digest_equal(world_digest(session_world(app->table.session)), world));
    text_free(&title);
    session_free(other);
    free(other);
    game_end();
}

int main(void) {
    setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counting_can_be_given_up_and_begun_again),
        cmocka_unit_test(what_is_counted_is_the_debrief),
        cmocka_unit_test(a_turning_point_is_seen_otherwise_and_chosen_anew),
        cmocka_unit_test(the_past_shows_a_history_without_a_decision),
        cmocka_unit_test(another_card_is_lived_beside_the_one_that_was_taken),
        cmocka_unit_test(the_debrief_is_kept_as_a_page_and_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
