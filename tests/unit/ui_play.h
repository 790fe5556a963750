/* The window without a display, driven by canned events: shared by test_ui_*.c. */
#pragma once
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
static const Input nothing = {.kind = INPUT_NONE};

static inline void press(int key, int mods) { app_event(app, &(Input){.kind = INPUT_KEY, .key = key, .mods = mods}); }

/* Folders as the program is told them: what it shows of them is the same on every machine if they are relative. */
static inline void app_new_from(const char *data, int width, int height) {
    Platform platform;
    Err err = {0};
    const Where where = {.places = {.data = data}, .saves_dir = "/dev/null"};
    platform_null(width, height, NULL, &platform);
    app = malloc(sizeof *app);
    assert_non_null(app);
    char fonts[500];
    snprintf(fonts, sizeof fonts, "%s/assets/fonts", data);
    if (!app_open(app, &platform, &where, fonts, &err)) fail_msg("%s", err.text);
    const int language = app->settings.value[SETTING_language];
    app->settings = settings_usual();
    app->settings.value[SETTING_language] = language;
    app->settings.value[SETTING_autosave] = 0;
    app->settings.value[SETTING_foretell] = 0;
    app->ui.mouse_x = app->ui.mouse_y = -1;
}

static inline void app_new(int width, int height) { app_new_from(SOURCE, width, height); }

static inline void app_end(void) {
    Platform platform = app->platform;
    app_close(app);
    platform.close(&platform);
    free(app);
}

static inline void game_begin(SeatId seat, uint64_t seed) {
    Err err = {0};
    const Setup setup = session_setup(seed, MODE_STANDARD, seat);
    if (!table_open(&app->table, SOURCE "/scenarios/ukraine-2023", NULL, NULL, NULL, &err) ||
        !table_begin(&app->table, &app->where, seat, &setup, &err))
        fail_msg("%s", err.text);
    app_go(app, SCREEN_table);
}

static inline void turns_play(int turns) {
    for (int n = 0; n < turns; n++) {
        app_go(app, SCREEN_table);
        press('e', 0);
        press('e', 0);
    }
}

static inline void submit(SeatId seat, ActId id) {
    Verdict v = {0};
    const Act act = board_act(&app->table.board, seat, id, false);
    if (!session_submit(app->table.session, &(Command){.kind = COMMAND_ACT, .seat = seat, .act = act}, &v))
        fail_msg("%s", v.why_not);
}

static inline void focus_named(const char *name) {
    for (int n = 0; n < 2 * UI_ROWS; n++) {
        for (int row = 0; row < app->ui.rows; row++)
            if (app->ui.row[row].id == app->ui.focus && strcmp(app->ui.row[row].name, name) == 0) return;
        press(KEY_TAB, 0);
    }
    fail_msg("nothing is called \"%s\"", name);
}

/* --- the pointer ------------------------------------------------------------------------------- */

/* Events that come through the platform, as in a window, until the last was handled. */
static inline void feed(const Input *event, int events) {
    platform_null_feed(&app->platform, &(Canned){event, events, true});
    app_run(app);
    app->quits = false;
}

static inline const UiRow *row_find(UiId id) {
    for (int n = 0; n < app->ui.rows; n++)
        if (app->ui.row[n].id == id) return &app->ui.row[n];
    return NULL;
}

/* The wheel turns over its column until it is in sight; then it is clicked in its middle. */
static inline void click(UiId id, const char *what) {
    feed(&nothing, 1);
    for (int n = 0; n < 200; n++) {
        const UiRow *row = row_find(id);
        if (!row) break;
        const Rect at = row->seen;
        if (at.w > 4 && at.h > 4) {
            const double x = at.x + at.w / 2, y = at.y + at.h / 2;
            const Input event[] = {{.kind = INPUT_MOVE, .x = x, .y = y},
                                   {.kind = INPUT_PRESS, .x = x, .y = y, .button = 1, .clicks = 1},
                                   {.kind = INPUT_RELEASE, .x = x, .y = y, .button = 1, .clicks = 1}};
            feed(event, COUNT_OF(event));
            return;
        }
        int width, height;
        app->platform.size(&app->platform, &width, &height);
        const Input event[] = {{.kind = INPUT_MOVE, .x = row->at.x + row->at.w / 2, .y = height / 2.0},
                               {.kind = INPUT_WHEEL, .y = row->at.y > height / 2.0 ? -1 : 1}};
        feed(event, COUNT_OF(event));
    }
    fail_msg("\"%s\" cannot be clicked on \"%s\"", what, screen_title_of(app->screen));
}

static inline void click_action(ActionId id) { click(ui_id(action_info(id)->name, 1), action_info(id)->title); }

static inline void click_named(const char *name) {
    feed(&nothing, 1);
    for (int n = 0; n < app->ui.rows; n++)
        if (strcmp(app->ui.row[n].name, name) == 0) {
            click(app->ui.row[n].id, name);
            return;
        }
    fail_msg("nothing is called \"%s\" on \"%s\"", name, screen_title_of(app->screen));
}
