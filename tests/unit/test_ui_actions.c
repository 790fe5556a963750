/* What can be done can be done by keys, by the list of everything, and by a controller, on every screen; and
 * whatever comes in, the program goes on. */
#include "ui_play.h"

/* --- one table of actions ------------------------------------------------------------------------ */

typedef struct Done {
    int screen, depth, scale, full_screen, turn;
    size_t journal;
    bool quits, overlay;
    char said[sizeof ((App *)0)->said];
} Done;

static Done done_now(void) {
    Done e;
    memset(&e, 0, sizeof e); /* it is compared by its bytes */
    e.screen = (int)app->screen;
    e.depth = app->depth;
    e.scale = app->settings.value[SETTING_scale];
    e.full_screen = app->settings.value[SETTING_full_screen];
    e.turn = app_plays(app) ? session_turn(app->table.session) : 0;
    e.journal = app_plays(app) ? app->table.session->journal.count : 0;
    e.quits = app->quits;
    e.overlay = app->overlay;
    strcpy(e.said, app->said);
    return e;
}

/* Where every action can be done somewhere: a title, and a game with a past and something to take back. */
typedef enum Place { AT_TITLE, AT_TABLE, PLACES } Place;

static void place_begin(Place place) {
    app_new(1280, 720);
    if (place == AT_TITLE) return;
    game_begin(SEAT_candidate, 4);
    turns_play(1);
    app_go(app, SCREEN_table);
    app->settings.value[SETTING_scale] = 200;
    const Act act = board_act(&app->table.board, SEAT_candidate, ACT_speak_for, false);
    assert_true(session_submit(app->table.session, &(Command){.kind = COMMAND_ACT, .act = act}, NULL));
    app->said[0] = '\0';
    app_event(app, &nothing);
}

typedef enum Way { BY_ITSELF, BY_KEY, BY_LIST, BY_PAD } Way;

static bool list_use(ActionId id, bool by_pad) {
    const UiId row = ui_id(action_info(id)->name, 77);
    if (by_pad) app_event(app, &(Input){.kind = INPUT_PAD, .key = PAD_START});
    else press('k', MOD_CONTROL);
    assert_true(app->overlay);
    for (int n = 0; n < UI_ROWS && app->ui.focus != row; n++) {
        if (by_pad) app_event(app, &(Input){.kind = INPUT_PAD, .key = PAD_DOWN});
        else press(KEY_TAB, 0);
    }
    if (app->ui.focus != row) return false;
    if (by_pad) app_event(app, &(Input){.kind = INPUT_PAD, .key = PAD_A});
    else press(KEY_ENTER, 0);
    return true;
}

/* False: it cannot be done this way. */
static bool action_do(Place place, ActionId id, Way way, Done *out) {
    const ActionInfo *info = action_info(id);
    place_begin(place);
    bool done = info->can(app);
    if (done && way == BY_ITSELF) info->run(app);
    if (done && way == BY_KEY && info->key) press(info->key, info->mods);
    if (way == BY_KEY && !info->key) done = false;
    if (done && way >= BY_LIST) done = id == ACTION_open_all ? false : list_use(id, way == BY_PAD);
    *out = done_now();
    app_end();
    return done;
}

static void every_action_is_done_by_key_by_list_and_by_controller_alike(void **state) {
    (void)state;
    int places[ACTION_COUNT] = {0};
    for (Place place = 0; place < PLACES; place++)
        for (int id = 0; id < ACTION_COUNT; id++) {
            Done itself, other;
            int ways = 0;
            if (!action_do(place, (ActionId)id, BY_ITSELF, &itself)) continue;
            places[id]++;
            for (Way way = BY_KEY; way <= BY_PAD; way++) {
                if (!action_do(place, (ActionId)id, way, &other)) continue;
                ways++;
                if (memcmp(&itself, &other, sizeof other) != 0)
                    fail_msg("\"%s\" by %s at place %d of this test does something else than by itself: screen %d, not "
                             "%d; it says \"%s\", not \"%s\"",
                             action_info((ActionId)id)->title,
                             way == BY_KEY   ? "its key"
                             : way == BY_PAD ? "controller"
                                             : "the list",
                             (int)place, other.screen, itself.screen, other.said, itself.said);
            }
            if (ways < (id == ACTION_open_all ? 1 : 2))
                fail_msg("\"%s\" (action.def) can be done in %d ways only: give it a key, or let the list of all "
                         "actions hold it",
                         action_info((ActionId)id)->title, ways);
        }
    for (int id = 0; id < ACTION_COUNT; id++)
        if (!places[id])
            fail_msg("\"%s\" (action.def): its `can` says no at every place that this test visits: add one to Place, "
                     "or take the action out",
                     action_info((ActionId)id)->title);
}

static void no_two_actions_have_one_key(void **state) {
    (void)state;
    for (int a = 0; a < ACTION_COUNT; a++)
        for (int b = a + 1; b < ACTION_COUNT; b++) {
            const ActionInfo *one = action_info((ActionId)a), *two = action_info((ActionId)b);
            if (one->key && one->key == two->key && one->mods == two->mods)
                fail_msg("\"%s\" and \"%s\" have one key: give one of them another in action.def", one->title,
                         two->title);
        }
}

/* Typed letters find an action, its words in any order, and Enter does the first that is found. */
static void what_to_do_is_found_by_its_words(void **state) {
    (void)state;
    static const char *const typed[] = {"settings", "SETT", "ttings", "sources about", "game new"};
    static const ScreenId leads[] = {SCREEN_settings, SCREEN_settings, SCREEN_settings, SCREEN_about, SCREEN_starts};
    app_new(1280, 720);
    for (size_t n = 0; n < COUNT_OF(typed); n++) {
        app_go(app, SCREEN_title);
        press('k', MOD_CONTROL);
        Input text = {.kind = INPUT_TEXT};
        strcpy(text.text, typed[n]);
        app_event(app, &text);
        press(KEY_ENTER, 0);
        if (app->screen != leads[n]) fail_msg("\"%s\" leads to \"%s\"", typed[n], screen_title_of(app->screen));
    }
    app_end();
}

/* --- a controller on every screen ----------------------------------------------------------------- */

static void pad(Pad button) { app_event(app, &(Input){.kind = INPUT_PAD, .key = (int)button}); }

static const UiScroll *scroll_highest(void) {
    const UiScroll *best = NULL;
    for (int n = 0; n < UI_SCROLLS; n++) {
        const UiScroll *s = &app->ui.scroll[n];
        if (s->id && s->frame == app->ui.frame && s->most > 0 && (!best || s->most > best->most)) best = s;
    }
    return best;
}

/* Each thing is come to, what is long is scrolled, and B leads out. */
static void screen_by_pad(ScreenId screen) {
    const char *title = screen_title_of(screen);
    bool reached[UI_ROWS] = {false};
    app_go(app, screen);
    app_event(app, &nothing);
    const int rows = app->ui.rows;
    const UiScroll *s = scroll_highest();
    if (s) {
        double moved = 0;
        pad(PAD_TRIGGER_RIGHT);
        for (int n = 0; n < UI_SCROLLS; n++)
            moved += app->ui.scroll[n].frame == app->ui.frame ? app->ui.scroll[n].offset : 0;
        if (moved <= 0) fail_msg("%s: the triggers scroll nothing", title);
        pad(PAD_TRIGGER_LEFT);
    }
    for (int n = 0; n < rows; n++) {
        pad(PAD_SHOULDER_RIGHT);
        for (int row = 0; row < app->ui.rows && row < rows; row++) reached[row] |= app->ui.row[row].id == app->ui.focus;
    }
    for (int n = 0; n < rows; n++)
        if (!reached[n]) fail_msg("%s: a controller does not come to \"%s\"", title, app->ui.row[n].name);
    for (int n = 0; n < 20 && app->screen != SCREEN_title; n++) pad(PAD_B);
    if (app->screen != SCREEN_title) fail_msg("%s: B does not lead out", title);
}

static void a_controller_is_enough_on_every_screen(void **state) {
    (void)state;
    app_new(1280, 720);
    game_begin(SEAT_candidate, 4);
    turns_play(2);
    app->chosen.card = board_act(&app->table.board, SEAT_candidate, ACT_reform, false);
    app->settings.value[SETTING_scale] = 150;
    for (int screen = 0; screen < SCREEN_COUNT; screen++)
        if (screen != SCREEN_event && screen != SCREEN_compare) screen_by_pad((ScreenId)screen);
    app_end();
}

/* --- anything ------------------------------------------------------------------------------------- */

static uint64_t luck;
static unsigned drawn(unsigned below) {
    luck = luck * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(luck >> 33) % below;
}

static Input any_key(void) {
    static const int keys[] = {KEY_TAB,       KEY_ENTER,   KEY_SPACE, KEY_ESCAPE,    KEY_UP,     KEY_DOWN, KEY_LEFT,
                               KEY_RIGHT,     'e',         'u',       'c',           'o',        'w',      'f',
                               'a',           'h',         'd',       'k',           '+',        '-',      KEY_F1,
                               KEY_PAGE_DOWN, KEY_PAGE_UP, KEY_HOME,  KEY_BACKSPACE, KEY_DELETE, 0x10ffff, -1};
    return (Input){.kind = INPUT_KEY, .key = keys[drawn(COUNT_OF(keys))], .mods = drawn(9) == 0 ? (int)drawn(8) : 0};
}

static Input any_text(void) {
    static const char *const texts[] = {"ї",
                                        "",
                                        "0",
                                        "consent[DEU]",
                                        "%s%n%d",
                                        "\xff\xfe",
                                        "\xd0",
                                        "\n\t",
                                        "a b c",
                                        "99999999999999999999999",
                                        "\xf0\x9f\x98\x80"};
    Input input = {.kind = drawn(4) ? INPUT_TEXT : INPUT_DROP};
    strcpy(input.text, texts[drawn(COUNT_OF(texts))]);
    if (drawn(5) == 0) memset(input.text, 'w', sizeof input.text - 1);
    return input;
}

static Input any_drop(void) {
    static const char *const paths[] = {SOURCE "/scenarios/germany-1955",
                                        SOURCE "/scenarios/mirror/",
                                        SOURCE "/saves/stalemate.sav",
                                        SOURCE "/README.md",
                                        "/nonexistent.sav",
                                        "/nonexistent.zip",
                                        ".sav",
                                        "/",
                                        SOURCE "/tests/packs/bad/no_lead"};
    Input input = {.kind = INPUT_DROP};
    strncpy(input.text, paths[drawn(COUNT_OF(paths))], sizeof input.text - 1);
    return input;
}

/* A size that a window manager may give. */
static Input any_size(void) {
    static const int sides[] = {1, 17, 240, 320, 600, 720, 1080, 1440, 3000};
    const int width = sides[drawn(COUNT_OF(sides))], height = sides[drawn(COUNT_OF(sides))];
    return (Input){.kind = INPUT_SIZE, .x = width, .y = height};
}

static Input anything(void) {
    const int width = (int)app->list.width + 20, height = (int)app->list.height + 20;
    const double x = (int)drawn((unsigned)width) - 10, y = (int)drawn((unsigned)height) - 10;
    switch (drawn(24)) {
    case 0: return any_text();
    case 1: return drawn(6) ? any_text() : any_drop();
    case 2: return drawn(3) ? any_key() : any_size();
    case 3: return (Input){.kind = INPUT_WHEEL, .y = (int)drawn(7) - 3, .mods = drawn(5) ? 0 : MOD_CONTROL};
    case 4: case 5: case 6: return (Input){.kind = INPUT_MOVE, .x = x, .y = y};
    case 7: case 8: return (Input){.kind = INPUT_PRESS, .button = 1 + (int)drawn(5) % 4, .x = x, .y = y, .clicks = 1};
    case 9: case 10: return (Input){.kind = INPUT_RELEASE, .button = 1, .x = x, .y = y};
    case 11: case 12: case 13: case 14: return (Input){.kind = INPUT_PAD, .key = (int)drawn(PAD_COUNT + 3) - 1};
    case 15: return (Input){.kind = (InputKind)drawn(INPUT_QUIT + 2), .x = x, .y = y};
    default: return any_key();
    }
}

static void frame_is_sound(void) {
    app_frame(app);
    const DrawList *d = platform_null_list(&app->platform);
    assert_true(d->items > 0);
    for (int n = 0; n < d->items; n++) {
        const Rect at = d->item[n].box;
        assert_true(at.x == at.x && at.y == at.y && at.w >= 0 && at.h >= 0);
    }
    for (int n = 0; n < UI_SCROLLS; n++) assert_true(app->ui.scroll[n].offset >= 0);
}

/* Keys, clicks, wheels, a controller, texts, drops, sizes and scales at random neither stop the program nor
 * leave the keyboard without a way back. */
static void anything_may_come_in(void **state) {
    (void)state;
    static const int scales[] = {75, 100, 125, 200, 400};
    for (unsigned seed = 1; seed <= 3; seed++) {
        luck = 12345 * seed;
        app_new(1280, 720);
        game_begin(seed == 2 ? SEAT_lead : SEAT_candidate, seed);
        for (int n = 0; n < 100; n++) {
            Input input[16];
            for (size_t i = 0; i < COUNT_OF(input); i++) input[i] = anything();
            feed(input, COUNT_OF(input));
            if (drawn(4) == 0) app->settings.value[SETTING_scale] = scales[drawn(COUNT_OF(scales))];
            if (drawn(5) == 0) app->settings.value[SETTING_type] = scales[drawn(4)];
            if (drawn(5) == 0) app->settings.value[SETTING_look] = (int)drawn(LOOKS);
            frame_is_sound();
        }
        feed(&(Input){.kind = INPUT_SIZE, .x = 1280, .y = 720}, 1);
        for (int n = 0; n < 40 && app->screen != SCREEN_title; n++) press(KEY_ESCAPE, 0);
        assert_int_equal(app->screen, SCREEN_title);
        app_end();
    }
}

int main(void) {
    setenv("XDG_CONFIG_HOME", "/dev/null", 1);
    setenv("XDG_DATA_HOME", "/dev/null", 1);
    setenv("XDG_CACHE_HOME", "/dev/null", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_action_is_done_by_key_by_list_and_by_controller_alike),
        cmocka_unit_test(no_two_actions_have_one_key),
        cmocka_unit_test(what_to_do_is_found_by_its_words),
        cmocka_unit_test(a_controller_is_enough_on_every_screen),
        cmocka_unit_test(anything_may_come_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
