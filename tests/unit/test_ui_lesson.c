/* The lesson in the window: played through by what its text refers to and by what is asked, by keys alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ui/app.h"

#define SOURCE ACCESSION_SOURCE_DIR

static App *app;

static void press(int key) { app_event(app, &(Input){.kind = INPUT_KEY, .key = key}); }

static void focus_named(const char *name) {
    for (int n = 0; n < 2 * UI_ROWS; n++) {
        for (int row = 0; row < app->ui.rows; row++)
            if (app->ui.row[row].id == app->ui.focus && strstr(app->ui.row[row].name, name)) return;
        press(KEY_TAB);
    }
    const int turn = app->table.session ? session_turn(app->table.session) : 0;
    fail_msg("turn %d: nothing that can be chosen now is called \"%s\" on %s", turn, name,
             screen_title_of(app->screen));
}

static void use(const char *name) {
    focus_named(name);
    press(KEY_ENTER);
}

static void lesson_begin(int width, int height, const char *language) {
    Platform platform;
    Err err = {0};
    const Where where = {.places = {.data = SOURCE}, .saves_dir = "/nonexistent", .language = language};
    platform_null(width, height, NULL, &platform);
    app = malloc(sizeof *app);
    assert_non_null(app);
    if (!app_open(app, &platform, &where, SOURCE "/assets/fonts", &err)) fail_msg("%s", err.text);
    app->settings = settings_usual();
    app->settings.value[SETTING_autosave] = 0;
    app->settings.value[SETTING_foretell] = 0;
    app->ui.mouse_x = app->ui.mouse_y = -1;
    app_event(app, &(Input){.kind = INPUT_NONE});
    use("A lesson of fifteen minutes");
}

static void lesson_end(void) {
    Platform platform = app->platform;
    app_close(app);
    platform.close(&platform);
    free(app);
}

static void the_lesson_is_played_by_what_it_refers_to(void **state) {
    (void)state;
    lesson_begin(1280, 720, "en");
    assert_int_equal(app->screen, SCREEN_table); /* no briefing before it: the lesson tells what it needs */
    use("belief in a coalition"); /* a forecast */
    assert_int_equal(app->screen, SCREEN_why);
    use("Yes");
    assert_int_equal(app->table.session->forecasts, 1);
    press(KEY_ESCAPE);
    use("Lead a treaty of guarantee"); /* too dear yet: it says so */
    assert_int_equal(app->screen, SCREEN_card);
    press(KEY_ESCAPE);
    use("Pledge clearly to fight");
    use("Take this decision");
    press('e');
    use("the question");
    assert_int_equal(app->screen, SCREEN_event);
    press(KEY_ESCAPE);
    press('e');
    assert_int_equal(app->table.session->phase, PHASE_INTERRUPTED);
    assert_int_equal(app->screen, SCREEN_event);
    use("Share plans and intelligence");
    use("chance of an attack");
    press(KEY_ESCAPE);
    while (session_turn(app->table.session) < 3) press('e');
    app_go(app, SCREEN_table);
    use("Share standards");
    assert_int_equal(app->screen, SCREEN_offer);
    use("Put it into the offer");
    use("Make this offer");
    while (session_turn(app->table.session) < 4) press('e');
    app_go(app, SCREEN_table);
    use("could be asked");
    assert_int_equal(app->screen, SCREEN_offers);
    while (session_turn(app->table.session) < 6) press('e');
    app_go(app, SCREEN_table);
    use("an earlier turn");
    assert_int_equal(app->screen, SCREEN_past);
    use("Turn 2");
    use("Play on from the begin of this turn");
    assert_int_equal(session_turn(app->table.session), 2);
    lesson_end();
}

int main(void) {
    setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_lesson_is_played_by_what_it_refers_to)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
