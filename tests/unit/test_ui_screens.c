/* The window without a display: every screen at many sizes, and the keyboard. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "report/picture.h"
#include "ui_play.h"

/* --- what is drawn ----------------------------------------------------------------------------- */

static Rect seen(const DrawItem *item) { return rect_common(item->box, item->clip); }

/* A text may be cut above and below by the scroll that it is in, never at its sides. */
static void no_text_is_cut(const DrawList *d, const char *where) {
    for (int n = 0; n < d->items; n++) {
        const DrawItem *item = &d->item[n];
        const Rect r = seen(item);
        if (item->kind != DRAW_TEXT || r.w <= 0 || r.h <= 0) continue;
        if (r.w < item->box.w - 1.5) fail_msg("%s: \"%s\" is cut: %.0f of %.0f", where, item->text, r.w, item->box.w);
    }
}

static bool is_covered(const DrawList *d, int at, int below_layer) {
    for (int n = at + 1; n < d->items; n++)
        if (d->item[n].kind == DRAW_FILL && d->item[n].layer > below_layer && d->item[n].alpha > 0.9) return true;
    return false;
}

static void no_texts_overlap(const DrawList *d, const char *where) {
    for (int a = 0; a < d->items; a++) {
        if (d->item[a].kind != DRAW_TEXT) continue;
        const Rect one = seen(&d->item[a]);
        for (int b = a + 1; b < d->items; b++) {
            if (d->item[b].kind != DRAW_TEXT || d->item[b].layer != d->item[a].layer) continue;
            const Rect both = rect_common(one, seen(&d->item[b]));
            if (both.w > 2 && both.h > 0.3 * d->item[a].size && !is_covered(d, a, d->item[a].layer))
                fail_msg("%s: \"%s\" and \"%s\" overlap", where, d->item[a].text, d->item[b].text);
        }
    }
}

/* The last fill below the middle of the text. */
static Colour ground_of(const DrawList *d, int at) {
    const Rect r = seen(&d->item[at]);
    Colour ground = 0xffffff;
    for (int n = 0; n < at; n++)
        if (d->item[n].kind == DRAW_FILL && rect_holds(seen(&d->item[n]), r.x + r.w / 2, r.y + r.h / 2))
            ground = colour_mix(ground, d->item[n].colour, d->item[n].alpha);
    return ground;
}

static void texts_stand_out(const DrawList *d, const char *where) {
    for (int n = 0; n < d->items; n++) {
        const DrawItem *item = &d->item[n];
        const Rect r = seen(item);
        if (item->kind != DRAW_TEXT || r.w <= 0 || r.h <= 0) continue;
        const double contrast = colour_contrast(item->colour, ground_of(d, n));
        if (contrast < 4.5) fail_msg("%s: \"%s\" has a contrast of %.2f", where, item->text, contrast);
    }
}

/* No mark of a text that was to be filled in, and none of a reference. */
static void texts_are_filled(const DrawList *d, const char *where) {
    for (int n = 0; n < d->items; n++) {
        const DrawItem *item = &d->item[n];
        if (item->kind == DRAW_TEXT && strpbrk(item->text, "{}\1\2\3"))
            fail_msg("%s: \"%s\" is not filled in", where, item->text);
    }
}

/* Every number below 0 has the one true sign. */
static void minus_is_no_hyphen(const DrawList *d, const char *where) {
    for (int n = 0; n < d->items; n++) {
        const DrawItem *item = &d->item[n];
        if (item->kind != DRAW_TEXT) continue;
        for (const char *c = strchr(item->text, '-'); c; c = strchr(c + 1, '-'))
            if (c[1] >= '0' && c[1] <= '9' && (c == item->text || strchr(" (+", c[-1])))
                fail_msg("%s: a hyphen for a minus in \"%s\"", where, item->text);
    }
}

/* What does not fit in a line is wrapped or stacked, not ended by dots. */
static void no_text_ends_in_dots(const DrawList *d, const char *where) {
    for (int n = 0; n < d->items; n++) {
        const DrawItem *item = &d->item[n];
        const size_t bytes = item->kind == DRAW_TEXT ? strlen(item->text) : 0, dots = strlen("…");
        if (bytes >= dots && strcmp(item->text + bytes - dots, "…") == 0)
            fail_msg("%s: \"%s\" is cut", where, item->text);
    }
}

static void screen_is_sound(ScreenId screen, int look) {
    char where[160];
    int width, height;
    app->platform.size(&app->platform, &width, &height);
    app->settings.value[SETTING_look] = look;
    app->chosen.why_tab = (app->chosen.why_tab + 1) % 3; /* in words, with every coefficient, the ledger */
    app_go(app, screen);
    app_event(app, &nothing);
    app_frame(app);
    const DrawList *d = platform_null_list(&app->platform);
    snprintf(where, sizeof where, "%s at %dx%d, %d %%, %s", screen_title_of(screen), width, height,
             app->settings.value[SETTING_scale], look_name(look));
    assert_true(d->items > 3);
    no_text_is_cut(d, where);
    no_texts_overlap(d, where);
    texts_stand_out(d, where);
    texts_are_filled(d, where);
    minus_is_no_hyphen(d, where);
    if (app->settings.value[SETTING_scale] <= 200) no_text_ends_in_dots(d, where);
}

/* A branch to compare with, and all that is counted in the background, counted. */
static void all_count(void) {
    Err err = {0};
    const int turn = session_turn(app->table.session);
    if (!table_part(&app->table, NULL, turn - 1, &err)) fail_msg("%s", err.text);
    Act act[3];
    if (advisors_propose(app->table.session, app->table.board.seat, act) > 0) submit(act[0].seat, act[0].act);
    turns_play(1);
    table_study_branch(&app->table, 0);
    table_study_luck(&app->table, 12);
    table_study_debrief(&app->table);
    table_odds_begin(&app->table, 1, false);
    assert_true(odds_wait(app->table.odds.worker, &(OddsWanted){.all = true}, &app->table.odds.known));
    app->table.board.odds = &app->table.odds.known;
    if (advisors_propose(app->table.session, app->table.board.seat, act) > 0) app->chosen.card = act[0];
    app->chosen.beside = ui_id(act_info(act[1].act)->name, (int)(100 * act[1].to));
    for (int id = 0; id < STUDIES; id++) {
        table_study_wait(&app->table, (StudyId)id);
        assert_non_null(table_study(&app->table, (StudyId)id, NULL));
    }
    assert_non_null(table_study(&app->table, STUDY_OTHER, NULL)->other);
}

static void every_screen_is_sound(void) {
    static const int sizes[][2] = {{1280, 720}, {1920, 1080}, {2560, 1440}}, scales[] = {75, 100, 200, 400};
    static const ScreenId pages[] = {SCREEN_debrief, SCREEN_compare, SCREEN_past,   SCREEN_cards,
                                     SCREEN_card,    SCREEN_why,     SCREEN_instead};
    int looks = 0;
    for (size_t s = 0; s < COUNT_OF(sizes); s++)
        for (size_t z = 0; z < COUNT_OF(scales); z++) {
            platform_null_size(&app->platform, sizes[s][0], sizes[s][1]);
            app->settings.value[SETTING_scale] = scales[z];
            for (int n = 0; n < SCREEN_COUNT; n++) screen_is_sound((ScreenId)n, looks++ % LOOKS);
            platform_null_size(&app->platform, sizes[s][0], 30000); /* all that scrolls is seen */
            for (int n = 0; n < (int)COUNT_OF(pages); n++) screen_is_sound(pages[n], looks++ % LOOKS);
            platform_null_size(&app->platform, sizes[s][0], sizes[s][1]);
        }
}

static void no_text_is_cut_or_covered_at_any_size(void **state) {
    (void)state;
    app_new(1280, 720);
    game_begin(SEAT_candidate, 4);
    turns_play(3);
    int event[2];
    if (board_asked(&app->table.board, event) > 0) app->chosen.event = event[0];
    Act act[3];
    if (advisors_propose(app->table.session, SEAT_candidate, act) > 0) app->chosen.card = act[0];
    snprintf(app->chosen.why, sizeof app->chosen.why, "consent[DEU]");
    all_count();
    every_screen_is_sound();
    app_end();
}

static void no_text_is_cut_or_covered_in_ukrainian(void **state) {
    (void)state;
    app_new(1280, 720);
    game_begin(SEAT_sceptic, 2);
    turns_play(2);
    Act act[3];
    if (advisors_propose(app->table.session, SEAT_sceptic, act) > 0) app->chosen.card = act[0];
    if (!app_speak(app, "uk")) fail_msg("%s", app->said);
    snprintf(app->chosen.why, sizeof app->chosen.why, "consent[DEU]");
    all_count();
    every_screen_is_sound();
    app_end();
}

/* --- keys -------------------------------------------------------------------------------------- */

/* Tab comes to everything that can be used, and back to where it began. */
static void tab_reaches_everything(void **state) {
    (void)state;
    app_new(1440, 900);
    game_begin(SEAT_lead, 3);
    for (int screen = 0; screen < SCREEN_COUNT; screen++) {
        if (screen == SCREEN_event) continue;
        if (screen == SCREEN_card) app->chosen.card = (Act){SEAT_lead, ACT_pledge, 1};
        app_go(app, (ScreenId)screen);
        for (int id = 0; id < STUDIES; id++) table_study_wait(&app->table, (StudyId)id); /* no button comes or goes */
        app_event(app, &nothing);
        const int rows = app->ui.rows;
        bool reached[UI_ROWS] = {false};
        for (int n = 0; n < rows; n++) {
            press(KEY_TAB, 0);
            for (int row = 0; row < app->ui.rows; row++) {
                if (app->ui.row[row].id != app->ui.focus) continue;
                const Rect at = app->ui.row[row].at;
                reached[row] = true;
                if (at.y < -1 || at.y + real_min(at.h, 100) > 901)
                    fail_msg("%s: \"%s\" has the focus and is out of sight", screen_title_of((ScreenId)screen),
                             app->ui.row[row].name);
            }
        }
        for (int n = 0; n < rows; n++)
            if (!reached[n])
                fail_msg("%s: \"%s\" is not reached", screen_title_of((ScreenId)screen), app->ui.row[n].name);
    }
    app_end();
}

/* Settings are kept in a folder of the test's own; settings_end finds them there, and nothing else. */
static void settings_begin(char folder[]) {
    assert_non_null(mkdtemp(folder));
    setenv("XDG_CONFIG_HOME", folder, 1);
}

static void settings_end(const char *folder) {
    char path[80];
    snprintf(path, sizeof path, "%s/accession/settings.json", folder);
    assert_int_equal(remove(path), 0);
    snprintf(path, sizeof path, "%s/accession", folder);
    assert_int_equal(remove(path), 0);
    assert_int_equal(remove(folder), 0);
    setenv("XDG_CONFIG_HOME", "/dev/null", 1);
}

/* Over whatever is open; what was read once is not shown again, but stands under About. */
static void the_content_note_comes_before_the_first_game_and_once(void **state) {
    (void)state;
    char folder[] = "/tmp/accession-test-XXXXXX";
    settings_begin(folder);
    app_new(1280, 720);
    app_greet(app);
    assert_int_equal(app->screen, SCREEN_note);
    app_event(app, &nothing);
    press(KEY_ESCAPE, 0); /* not read */
    assert_int_equal(app->screen, SCREEN_title);
    app_greet(app);
    app_event(app, &nothing);
    focus_named("I have read it");
    press(KEY_ENTER, 0);
    assert_int_equal(app->screen, SCREEN_title);
    app_end();
    app_new(1280, 720);
    Err err = {0};
    assert_true(settings_read(&app->settings, &err));
    app_greet(app);
    assert_int_equal(app->screen, SCREEN_title);
    app_end();
    settings_end(folder);
}

/* Chosen in the settings, told at once, kept for the next time; the game is the same. */
static void the_language_is_a_setting(void **state) {
    (void)state;
    char folder[] = "/tmp/accession-test-XXXXXX";
    settings_begin(folder);
    app_new(1280, 720);
    game_begin(SEAT_candidate, 4);
    turns_play(1);
    const Digest world = world_digest(session_world(app->table.session));
    app_go(app, SCREEN_settings);
    app_event(app, &nothing);
    focus_named("Українська");
    press(KEY_ENTER, 0);
    assert_string_equal(app->where.language, "uk");
    assert_string_equal(tongue("Settings"), "Налаштування");
    assert_string_equal(app->table.scenario->seat_name[SEAT_candidate], "Київ");
    assert_string_equal(app->shelf[app->chosen.pack].card->seat[SEAT_candidate].name, "Київ");
    assert_true(digest_equal(world, world_digest(session_world(app->table.session))));
    app_end();
    app_new(1280, 720);
    assert_string_equal(app->where.language, "uk");
    app_go(app, SCREEN_settings);
    app_event(app, &nothing);
    focus_named("English");
    press(KEY_ENTER, 0);
    assert_string_equal(tongue("Settings"), "Settings");
    app_end();
    settings_end(folder);
}

/* Letters of either alphabet find what can be done, small or capital. */
static void what_to_do_is_found_in_ukrainian(void **state) {
    (void)state;
    app_new(1280, 720);
    assert_true(app_speak(app, "uk"));
    press('k', MOD_CONTROL);
    app_event(app, &(Input){.kind = INPUT_TEXT, .text = "НАЛАШ"});
    press(KEY_ENTER, 0);
    assert_int_equal(app->screen, SCREEN_settings);
    app_end();
}

/* What is typed into a field is text, never a command. */
static void letters_in_a_field_are_no_commands(void **state) {
    (void)state;
    app_new(1280, 720);
    game_begin(SEAT_candidate, 4);
    app_open_why(app, "menace");
    app_event(app, &nothing);
    focus_named("Any other number, by its name");
    const size_t entries = app->table.session->journal.count;
    for (const char *c = "euhwo "; *c; c++) {
        press(*c, 0);
        app_event(app, &(Input){.kind = INPUT_TEXT, .text = {*c}});
    }
    assert_int_equal(app->screen, SCREEN_why);
    assert_int_equal(app->table.session->journal.count, entries);
    assert_string_equal(app->chosen.why, "menaceeuhwo ");
    press('c', MOD_CONTROL);
    while (app->chosen.why[0]) press(KEY_BACKSPACE, 0);
    press('v', MOD_CONTROL);
    assert_string_equal(app->chosen.why, "menaceeuhwo ");
    app_end();
}

/* An end of the turn that is refused, since upkeep cannot be paid, can be insisted on, and only at once. */
static void a_refused_end_can_be_insisted_on(void **state) {
    (void)state;
    app_new(1280, 720);
    game_begin(SEAT_lead, 4);
    Session *g = app->table.session;
    g->world.set.trainers_inside[SEAT_lead] = 1.0;
    g->world.set.aid[SEAT_lead] = 2.0;
    g->world.set.treaty_offer[SEAT_lead] = 1.0;
    g->world.capital[SEAT_lead] = 0.0;
    const int turn = session_turn(g);
    press('e', 0);
    assert_int_equal(session_turn(g), turn);
    assert_true(app->said_no);
    submit(SEAT_lead, ACT_speak_for); /* something was done since: it is asked anew */
    press('e', 0);
    assert_int_equal(session_turn(g), turn);
    press('e', 0);
    assert_true(session_turn(g) > turn);
    app_end();
}

/* A class that this window has opened: here a process that waits. */
static void class_begin(void) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    const pid_t pid = fork();
    if (pid == 0) {
        pause();
        _exit(0);
    }
    assert_true(pid > 0);
    close(ends[1]);
    app->host.child = (Child){.pid = pid, .out = ends[0], .status = -1};
}

static void a_window_asks_before_it_ends_a_class(void **state) {
    (void)state;
    static const Input quit = {.kind = INPUT_QUIT};
    app_new(1280, 720);
    app_event(app, &quit);
    assert_true(app->quits); /* without a class nobody asks */
    app->quits = false;
    class_begin();
    app_event(app, &quit);
    assert_true(app->leaving && !app->quits);
    press(KEY_ENTER, 0); /* the class stays, unless another answer is chosen */
    assert_false(app->leaving || app->quits);
    app_event(app, &quit);
    press(KEY_ESCAPE, 0);
    assert_false(app->leaving || app->quits);
    app_event(app, &quit);
    focus_named("End the class and close the window");
    press(KEY_ENTER, 0);
    assert_true(app->quits);
    app_end();
}

static void a_pack_that_is_dropped_is_shown(void **state) {
    (void)state;
    app_new(1280, 720);
    Input drop = {.kind = INPUT_DROP, .text = SOURCE "/scenarios/germany-1955/"};
    app_event(app, &drop);
    assert_int_equal(app->screen, SCREEN_starts);
    assert_string_equal(app->shelf[app->chosen.pack].card->id, "germany-1955");
    strcpy(drop.text, "/nonexistent.zip");
    app_event(app, &drop);
    assert_true(app->said_no && app->said[0]);
    app_end();
}

/* What is under the pointer stays under it; a click without a drag chooses what it is on. */
static void the_map_is_dragged_and_chosen_from(void **state) {
    (void)state;
    app_new(1280, 720);
    game_begin(SEAT_candidate, 4);
    for (int n = 0; n < 3; n++) app_frame(app);
    const UiRow *map = row_find(ui_id("map", 0));
    assert_non_null(map);
    const double x = map->at.x + map->at.w / 2, y = map->at.y + map->at.h / 2, y_to = y - 40;
    const Input press_it[] = {{.kind = INPUT_MOVE, .x = x, .y = y},
                              {.kind = INPUT_WHEEL, .y = 1},
                              {.kind = INPUT_WHEEL, .y = 1},
                              {.kind = INPUT_PRESS, .x = x, .y = y, .button = 1, .clicks = 1}};
    feed(press_it, COUNT_OF(press_it));
    assert_true(app->view.selected > 0);
    const MapPoint from = app->view.centre;
    const Input drag[] = {{.kind = INPUT_MOVE, .x = x + 30, .y = y_to},
                          {.kind = INPUT_RELEASE, .x = x + 30, .y = y_to, .button = 1},
                          {.kind = INPUT_MOVE, .x = x, .y = y}};
    feed(drag, COUNT_OF(drag));
    const double ppu = map_file(app->map)->width / (1240 * app->view.zoom);
    assert_true(real_abs(app->view.centre.x - from.x + 30 * ppu) <= ppu);
    assert_true(real_abs(app->view.centre.y - from.y - 40 * ppu) <= ppu);
    app_end();
}

static void idle_frames_change_nothing(void **state) {
    (void)state;
    app_new(1280, 720);
    game_begin(SEAT_candidate, 4);
    for (int n = 0; n < 100; n++) app_frame(app); /* the map has come */
    const Digest world = world_digest(session_world(app->table.session));
    uint64_t first = 0;
    for (int n = 0; n < 500; n++) {
        app_frame(app);
        const DrawList *d = platform_null_list(&app->platform);
        uint64_t all = 0;
        for (int i = 0; i < d->items; i++) all = all * 31 + draw_hash(d, &d->item[i]);
        if (n == 0) first = all;
        assert_true(all == first);
    }
    assert_true(digest_equal(world, world_digest(session_world(app->table.session))));
    app_end();
}

int main(void) {
    setenv("XDG_CONFIG_HOME", "/dev/null", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_text_is_cut_or_covered_at_any_size),
        cmocka_unit_test(no_text_is_cut_or_covered_in_ukrainian),
        cmocka_unit_test(tab_reaches_everything),
        cmocka_unit_test(the_content_note_comes_before_the_first_game_and_once),
        cmocka_unit_test(the_language_is_a_setting),
        cmocka_unit_test(what_to_do_is_found_in_ukrainian),
        cmocka_unit_test(letters_in_a_field_are_no_commands),
        cmocka_unit_test(a_refused_end_can_be_insisted_on),
        cmocka_unit_test(a_window_asks_before_it_ends_a_class),
        cmocka_unit_test(a_pack_that_is_dropped_is_shown),
        cmocka_unit_test(the_map_is_dragged_and_chosen_from),
        cmocka_unit_test(idle_frames_change_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
