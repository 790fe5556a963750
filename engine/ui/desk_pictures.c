/* A picture of every screen, without a window. Always true: see desk.h; the list is screen.def, so that a new screen
 * has its picture by itself; what stands here is when in the game a screen is looked at, if not in its middle. */
#include <stdio.h>
#include <stdlib.h>

#include "core/memory.h"
#include "session/advisor.h"
#include "store/file.h"
#include "ui/desk.h"
#include "ui/screens.h"

typedef enum When {
    IN_GAME,   /* after some turns */
    BEFORE,    /* no game is open */
    AFTERWARDS /* at its end, on a branch */
} When;

static const When when[SCREEN_COUNT] = {
    [SCREEN_title] = BEFORE,       [SCREEN_starts] = BEFORE,       [SCREEN_past] = AFTERWARDS,
    [SCREEN_instead] = AFTERWARDS, [SCREEN_compare] = AFTERWARDS,  [SCREEN_debrief] = AFTERWARDS,
};

static const char *const names[SCREEN_COUNT] = {
#define SCREEN(name, title) #name,
#include "ui/screen.def"
#undef SCREEN
};

typedef struct Shoot {
    App *a;
    const DeskAsk *ask;
    int count;
} Shoot;

static bool picture(Shoot *s, const char *name, Err *err) {
    char path[DATA_PATH_BYTES];
    App *a = s->a;
    snprintf(path, sizeof path, "%s/%s.png", s->ask->out, name);
    for (int n = 0; n < 200 && (n < 2 || a->dirty); n++) app_frame(a); /* until the map has come */
    s->count++;
    return a->platform.picture(&a->platform, path, err);
}

static bool pictures(Shoot *s, When now, Err *err) {
    for (int id = 0; id < SCREEN_COUNT; id++) {
        if (when[id] != now || (id == SCREEN_event && s->a->chosen.event < 0)) continue;
        app_go(s->a, (ScreenId)id);
        s->a->said[0] = '\0';
        if (!picture(s, names[id], err)) return false;
    }
    return true;
}

/* --- a game ------------------------------------------------------------------------------------ */

static void advised(App *a) {
    Act act[3];
    if (advisors_propose(a->table.session, a->table.board.seat, act) > 0)
        app_submit(a, (Command){.kind = COMMAND_ACT, .act = act[0]});
}

/* Some turns, so that every screen has something to show. */
static bool game_play(App *a, const DeskAsk *ask, Err *err) {
    const Shelf *shelf = &a->shelf[a->chosen.pack];
    SeatId seat = SEAT_candidate;
    if (!table_open(&a->table, shelf->dir, a->where.language, ask->start, NULL, err) ||
        (ask->seat && !table_seat_asked(&a->table, ask->seat, &seat, err)))
        return false;
    const Setup setup = session_setup(4, MODE_STANDARD, seat);
    if (!table_begin(&a->table, &a->where, seat, &setup, err)) return false;
    a->settings.value[SETTING_autosave] = 0;
    for (int turn = 0; turn < 4 && !session_over(a->table.session); turn++) {
        advised(a);
        app_go(a, SCREEN_table);
        app_event(a, &(Input){.kind = INPUT_KEY, .key = 'e'});
    }
    table_odds_begin(&a->table, 1, false);
    odds_wait(a->table.odds.worker, &(OddsWanted){.all = true}, &a->table.odds.known);
    a->table.board.odds = &a->table.odds.known;
    return true;
}

/* What a screen is opened with. */
static void choose(App *a) {
    Act act[3];
    int event[2];
    const Board *b = &a->table.board;
    snprintf(a->chosen.why, sizeof a->chosen.why, "consent[DEU]");
    if (advisors_propose(a->table.session, b->seat, act) > 0) a->chosen.card = act[0];
    offer_open(a, board_act(b, b->seat == SEAT_lead ? SEAT_candidate : SEAT_lead, ACT_aid, false));
    a->chosen.event = board_asked(b, event) > 0 ? event[0] : -1;
}

/* To the end, with a forecast in every turn and a decision in some. */
static void game_end(App *a, int pause) {
    for (int turn = 0; turn < 200 && !session_over(a->table.session); turn++) {
        if (turn % pause == 0) advised(a);
        Command guess = {.kind = COMMAND_PREDICT,
                         .prediction = session_question(a->table.session, a->table.board.seat)};
        guess.prediction.above = turn % 2 == 0;
        guess.prediction.confidence = 0.6 + 0.1 * (turn % 4);
        app_submit(a, guess);
        session_end_turn(a->table.session, true, NULL);
    }
}

/* A branch, and what is counted for the screens that look back. */
static bool look_back(App *a, Err *err) {
    game_end(a, 4);
    if (!table_part(&a->table, NULL, 3, err)) return false;
    game_end(a, 1);
    a->chosen.turn = session_turn(a->table.session) - 2;
    table_study_branch(&a->table, 0);
    table_study_wait(&a->table, STUDY_OTHER);
    app_go(a, SCREEN_debrief);
    app_frame(a);
    table_study_luck(&a->table, 60);
    table_study_wait(&a->table, STUDY_LUCK);
    table_study_wait(&a->table, STUDY_DEBRIEF);
    return true;
}

/* --- all of it --------------------------------------------------------------------------------- */

static bool shoot(Shoot *s, Err *err) {
    App *a = s->a;
    a->settings = settings_usual();
    a->settings.value[SETTING_scale] = s->ask->scale;
    a->settings.value[SETTING_look] = s->ask->look;
    a->ui.mouse_x = a->ui.mouse_y = -1;
    if (!app_speak(a, a->where.language ? a->where.language : "en")) return err_set(err, "%s", a->said);
    if (!pictures(s, BEFORE, err) || !game_play(a, s->ask, err)) return false;
    choose(a);
    if (!pictures(s, IN_GAME, err)) return false;
    snprintf(a->chosen.why, sizeof a->chosen.why, "jeopardy");
    app_go(a, SCREEN_why);
    return picture(s, "hump", err) && look_back(a, err) && pictures(s, AFTERWARDS, err);
}

int desk_pictures(const DeskAsk *ask, Err *err) {
    char fonts[DATA_PATH_BYTES];
    Platform platform;
    if (!desk_fonts(ask, fonts, err) || !file_folder(ask->out, err)) return -1;
    platform_null(ask->width, ask->height, NULL, &platform);
    Shoot s = {.a = memory_new(sizeof *s.a), .ask = ask};
    bool done = app_open(s.a, &platform, &ask->where, fonts, err);
    if (done) {
        done = shoot(&s, err);
        app_close(s.a);
    }
    free(s.a);
    platform.close(&platform);
    return done ? s.count : -1;
}
