/* The window's life, and pictures without one. Always true: see desk.h. */
#include "ui/desk.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/memory.h"
#include "store/file.h"
#include "ui/screens.h"

bool desk_fonts(const DeskAsk *ask, char path[DATA_PATH_BYTES], Err *err) {
    return data_file(ask->where.places.data, "assets/fonts", path) ||
           err_set(err, "assets/fonts is not here: it stands beside scenarios/; --data names the folder that holds both");
}

/* --- a window ---------------------------------------------------------------------------------- */

bool desk_play(const DeskAsk *ask, Err *err) {
    char fonts[DATA_PATH_BYTES];
    Platform platform;
    if (!desk_fonts(ask, fonts, err) || !platform_window("Accession", DESK_WIDTH, DESK_HEIGHT, &platform, err)) return false;
    App *a = memory_new(sizeof *a);
    const bool open = app_open(a, &platform, &ask->where, fonts, err);
    if (open) {
        if (a->settings.value[SETTING_full_screen]) platform.full_screen(&platform, true);
        if (ask->load || ask->resume) app_load(a, ask->load);
        if (ask->order) app_order(a, ask->order, ask->seat, ask->result);
        app_greet(a);
        app_run(a);
        app_close(a);
    }
    free(a);
    platform.close(&platform);
    return open;
}

/* --- pictures ---------------------------------------------------------------------------------- */

static bool picture(App *a, const DeskAsk *ask, const char *name, Err *err) {
    char path[DATA_PATH_BYTES];
    snprintf(path, sizeof path, "%s/%s.png", ask->out, name);
    for (int n = 0; n < 200 && (n < 2 || a->dirty); n++) app_frame(a); /* until the map has come */
    return a->platform.picture(&a->platform, path, err);
}

static void press_key(App *a, int key) { app_event(a, &(Input){.kind = INPUT_KEY, .key = key}); }

/* A game of some turns, so that every screen has something to show. */
static bool game_play(App *a, const DeskAsk *ask, Err *err) {
    const Shelf *shelf = &a->shelf[a->chosen.pack];
    const Setup setup = session_setup(4, MODE_STANDARD, SEAT_candidate);
    if (!table_open(&a->table, shelf->dir, a->where.language, ask->start, NULL, err) ||
        !table_begin(&a->table, &a->where, SEAT_candidate, &setup, err)) return false;
    a->settings.value[SETTING_autosave] = 0;
    for (int turn = 0; turn < 4 && !session_over(a->table.session); turn++) {
        Act act[3];
        if (advisors_propose(a->table.session, SEAT_candidate, act) > 0)
            app_submit(a, (Command){.kind = COMMAND_ACT, .act = act[0]});
        app_go(a, SCREEN_table);
        press_key(a, 'e');
    }
    a->said[0] = '\0';
    table_odds_begin(&a->table, 1, false);
    odds_wait(a->table.odds.worker, &(OddsWanted){.all = true}, &a->table.odds.known);
    a->table.board.odds = &a->table.odds.known;
    return true;
}

static bool pictures_of_game(App *a, const DeskAsk *ask, int *count, Err *err) {
    static const ScreenId screens[] = {SCREEN_note, SCREEN_briefing, SCREEN_table, SCREEN_cards, SCREEN_why, SCREEN_odds, SCREEN_offers,
                                       SCREEN_world, SCREEN_saves, SCREEN_packs,
                                       SCREEN_settings, SCREEN_about, SCREEN_class};
    static const char *const names[] = {"note", "briefing", "table", "cards", "why", "odds", "offers", "world",
                                        "saves", "packs", "settings", "about", "class"};
    int event[2];
    if (!game_play(a, ask, err)) return false;
    snprintf(a->chosen.why, sizeof a->chosen.why, "consent[DEU]");
    for (size_t n = 0; n < COUNT_OF(screens); n++, (*count)++) {
        app_go(a, screens[n]);
        if (!picture(a, ask, names[n], err)) return false;
    }
    snprintf(a->chosen.why, sizeof a->chosen.why, "jeopardy");
    app_go(a, SCREEN_why);
    if (!picture(a, ask, "hump", err)) return false;
    (*count)++;
    Act act[3];
    if (advisors_propose(a->table.session, SEAT_candidate, act) > 0) {
        app_open_card(a, act[0]);
        if (!picture(a, ask, "card", err)) return false;
        (*count)++;
    }
    offer_open(a, board_act(&a->table.board, SEAT_lead, ACT_aid, false));
    if (!picture(a, ask, "offer", err)) return false;
    (*count)++;
    if (board_asked(&a->table.board, event) > 0) {
        a->chosen.event = event[0];
        app_go(a, SCREEN_event);
        if (!picture(a, ask, "event", err)) return false;
        (*count)++;
    }
    return true;
}

/* To the end, with a forecast in every turn and a decision in some. */
static void game_end(App *a, int pause) {
    for (int turn = 0; turn < 200 && !session_over(a->table.session); turn++) {
        Act act[3];
        if (turn % pause == 0 && advisors_propose(a->table.session, SEAT_candidate, act) > 0)
            app_submit(a, (Command){.kind = COMMAND_ACT, .act = act[0]});
        Command guess = {.kind = COMMAND_PREDICT, .prediction = session_question(a->table.session, SEAT_candidate)};
        guess.prediction.above = turn % 2 == 0;
        guess.prediction.confidence = 0.6 + 0.1 * (turn % 4);
        app_submit(a, guess);
        session_end_turn(a->table.session, true, NULL);
    }
}

/* What looks back: at a branch, and at the end. */
static bool pictures_of_past(App *a, const DeskAsk *ask, int *count, Err *err) {
    game_end(a, 4);
    if (!table_part(&a->table, NULL, 3, err)) return false;
    game_end(a, 1);
    app_go(a, SCREEN_past);
    a->chosen.turn = session_turn(a->table.session) - 2;
    a->said[0] = '\0';
    if (!picture(a, ask, "past", err)) return false;
    app_go(a, SCREEN_instead);
    if (!picture(a, ask, "instead", err)) return false;
    table_study_branch(&a->table, 0);
    table_study_wait(&a->table, STUDY_OTHER);
    app_go(a, SCREEN_compare);
    if (!picture(a, ask, "compare", err)) return false;
    app_go(a, SCREEN_debrief);
    table_study_luck(&a->table, 60);
    table_study_wait(&a->table, STUDY_LUCK);
    table_study_wait(&a->table, STUDY_DEBRIEF);
    a->said[0] = '\0';
    *count += 4;
    return picture(a, ask, "debrief", err);
}

int desk_pictures(const DeskAsk *ask, Err *err) {
    char fonts[DATA_PATH_BYTES];
    int count = 0;
    Platform platform;
    if (!desk_fonts(ask, fonts, err) || !file_folder(ask->out, err)) return -1;
    platform_null(ask->width, ask->height, NULL, &platform);
    App *a = memory_new(sizeof *a);
    bool done = app_open(a, &platform, &ask->where, fonts, err);
    if (done) {
        a->settings = settings_usual();
        a->settings.value[SETTING_scale] = ask->scale;
        a->settings.value[SETTING_look] = ask->look;
        a->ui.mouse_x = a->ui.mouse_y = -1;
        done = app_speak(a, ask->where.language ? ask->where.language : "en") || err_set(err, "%s", a->said);
        done = done && picture(a, ask, "title", err);
        app_go(a, SCREEN_starts);
        done = done && picture(a, ask, "starts", err);
        count = 2;
        done = done && pictures_of_game(a, ask, &count, err) && pictures_of_past(a, ask, &count, err);
        app_close(a);
    }
    free(a);
    platform.close(&platform);
    return done ? count : -1;
}
