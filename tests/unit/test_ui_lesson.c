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

static void look(const char *name) {
    char path[200];
    Err err = {0};
    if (!getenv("SHOTS")) return;
    for (int n = 0; n < 200 && (n < 2 || app->dirty); n++) app_frame(app);
    snprintf(path, sizeof path, "%s/%s.png", getenv("SHOTS"), name);
    app->platform.picture(&app->platform, path, &err);
}

static void focus_named(const char *name) {
    for (int n = 0; n < 2 * UI_ROWS; n++) {
        for (int row = 0; row < app->ui.rows; row++)
            if (app->ui.row[row].id == app->ui.focus && strstr(app->ui.row[row].name, name)) return;
        press(KEY_TAB);
    }
    fail_msg("nothing is called \"%s\" on %s", name, screen_title_of(app->screen));
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
    look("0-title");
    use("A lesson of fifteen minutes");
    look("1-briefing");
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
    assert_int_equal(app->screen, SCREEN_briefing);
    use("To the table");
    look("2-table");
    use("belief in a coalition"); /* a forecast */
    assert_int_equal(app->screen, SCREEN_why);
    look("3-why");
    use("Yes");
    assert_int_equal(app->table.session->forecasts, 1);
    press(KEY_ESCAPE);
    use("Lead a treaty of guarantee"); /* too dear yet: it says so */
    assert_int_equal(app->screen, SCREEN_card);
    press(KEY_ESCAPE);
    use("Pledge clearly to fight");
    look("4-card");
    use("Take this decision");
    look("5-taken");
    press('e');
    look("6-turn2");
    look("7-asked");
    use("the question");
    assert_int_equal(app->screen, SCREEN_event);
    press(KEY_ESCAPE);
    press('e');
    assert_int_equal(app->table.session->phase, PHASE_INTERRUPTED);
    assert_int_equal(app->screen, SCREEN_event);
    look("8-question");
    use("Share plans and intelligence");
    look("9-answered");
    use("chance of an attack");
    look("10-attack");
    press(KEY_ESCAPE);
    while (session_turn(app->table.session) < 3) press('e');
    app_go(app, SCREEN_table);
    look("11-turn3");
    use("Share standards");
    assert_int_equal(app->screen, SCREEN_offer);
    look("12-offer");
    use("Put it into the offer");
    look("13-nearest");
    use("Make this offer");
    look("14-made");
    while (session_turn(app->table.session) < 4) press('e');
    app_go(app, SCREEN_table);
    look("15-turn4");
    use("could be asked");
    assert_int_equal(app->screen, SCREEN_offers);
    look("16-price");
    while (session_turn(app->table.session) < 6) press('e');
    app_go(app, SCREEN_table);
    look("17-turn6");
    use("an earlier turn");
    assert_int_equal(app->screen, SCREEN_past);
    look("18-past");
    use("Turn 2");
    use("Play on from the begin of this turn");
    assert_int_equal(session_turn(app->table.session), 2);
    look("19-back");
    lesson_end();
}

int main(void) {
    setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_lesson_is_played_by_what_it_refers_to)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
