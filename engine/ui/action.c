/* What can be done, when, and how. Always true: see app.h. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "store/file.h"
#include "store/user_folder.h"
#include "ui/app.h"

/* --- when -------------------------------------------------------------------------------------- */

static bool may_act(const App *a) {
    return app_plays(a) && !a->table.read_only[0] && !session_over(a->table.session);
}
static bool always(const App *a) { return (void)a, true; }

#define CAN(name, condition) static bool can_##name(const App *a) { return condition; }
CAN(go_back, a->overlay || a->leaving || a->depth > 0 || a->screen != SCREEN_title)
CAN(end_turn, may_act(a))
CAN(undo, may_act(a) && a->table.session->journal.count > a->table.session->sealed &&
              a->table.session->journal.count > a->table.session->turn_entry)
CAN(open_cards, may_act(a))
CAN(open_odds, app_plays(a) && !table_odds_closed(&a->table))
CAN(open_why, app_plays(a))
CAN(open_offers, may_act(a))
CAN(open_world, app_plays(a))
CAN(open_past, app_plays(a))
CAN(open_instead, app_plays(a) && a->table.session->world.month > 0.5 && table_allows(&a->table))
CAN(open_debrief, app_plays(a) && a->table.session->world.month > 0.5 && table_allows(&a->table))
CAN(save, app_plays(a) && !a->table.read_only[0])
CAN(open_saves, always(a))
CAN(new_game, always(a))
CAN(open_class, a->screen != SCREEN_class)
CAN(open_packs, always(a))
CAN(open_settings, a->screen != SCREEN_settings)
CAN(open_about, a->screen != SCREEN_about)
CAN(open_all, !a->overlay)
CAN(larger, a->settings.value[SETTING_scale] < setting_info(SETTING_scale)->high)
CAN(smaller, a->settings.value[SETTING_scale] > setting_info(SETTING_scale)->low)
CAN(picture, always(a))
CAN(full_screen, always(a))
CAN(to_title, a->screen != SCREEN_title)
CAN(quit, always(a))
#undef CAN

/* --- what -------------------------------------------------------------------------------------- */

static void setting_step(App *a, SettingId id, int by) {
    const SettingInfo *info = setting_info(id);
    const int to = a->settings.value[id] + by * info->step;
    a->settings.value[id] = to < info->low ? info->low : to > info->high ? info->high : to;
    app_settings_keep(a);
}

/* What was refused once, and nothing was done since, is insisted on. */
static void run_end_turn(App *a) {
    const bool anyway = a->refused_end == a->table.session->journal.count + 1;
    Verdict v;
    Err err = {0};
    Text lapses = {0};
    board_lapses(&a->table.board, &lapses);
    if (!session_end_turn(a->table.session, anyway, &v)) {
        a->refused_end = a->table.session->journal.count + 1;
        app_say(a, true, "%s. %s. To end it anyway, end the turn again.", v.why_not, v.nearest);
        text_free(&lapses);
        return;
    }
    app_say(a, false, "%s", lapses.data ? lapses.data : "");
    text_free(&lapses);
    if (!table_turn_ended(&a->table, a->settings.value[SETTING_autosave], &err))
        app_say(a, true, "The game could not be kept: %s. It goes on.\n", err.text);
    app_turn_begins(a);
}

static void run_save(App *a) {
    char path[SAVE_PATH_BYTES];
    Err err = {0};
    if (table_store(&a->table, NULL, path, NULL, &err)) app_say(a, false, "Saved: %.500s", path);
    else app_say(a, true, "Not saved: %s.\n", err.text);
}

static void run_picture(App *a) {
    char folder[SAVE_PATH_BYTES], path[SAVE_PATH_BYTES + 64], stamp[32];
    Err err = {0};
    const time_t now = time(NULL);
    struct tm when;
    localtime_r(&now, &when);
    strftime(stamp, sizeof stamp, "%Y%m%d-%H%M%S", &when);
    const bool home = user_folder("XDG_DATA_HOME", "/.local/share", "/accession/pictures", folder, sizeof folder);
    snprintf(path, sizeof path, "%s/%s.png", home ? folder : ".", stamp);
    if ((!home || file_folder(folder, &err)) && a->platform.picture(&a->platform, path, &err))
        app_say(a, false, "Picture: %.500s", path);
    else app_say(a, true, "No picture: %s", err.text);
}

static void run_full_screen(App *a) {
    setting_step(a, SETTING_full_screen, a->settings.value[SETTING_full_screen] ? -1 : 1);
    a->platform.full_screen(&a->platform, a->settings.value[SETTING_full_screen]);
}

static void run_undo(App *a) {
    if (session_undo(a->table.session, a->table.board.seat)) app_say(a, false, "Taken back.");
    else app_say(a, true, "There is nothing in this turn that could be taken back.");
}

static void run_open_all(App *a) {
    a->overlay = true;
    a->chosen.filter[0] = '\0';
    a->ui.focus = 0;
}

#define RUN(name, what) static void run_##name(App *a) { what; }
RUN(go_back, app_back(a))
RUN(open_cards, app_go(a, SCREEN_cards))
RUN(open_odds, app_go(a, SCREEN_odds))
RUN(open_why, app_open_why(a, a->chosen.why[0] ? a->chosen.why : "security"))
RUN(open_offers, app_go(a, SCREEN_offers))
RUN(open_world, app_go(a, SCREEN_world))
RUN(open_past, app_go(a, SCREEN_past))
RUN(open_instead, app_go(a, SCREEN_instead))
RUN(open_debrief, app_go(a, SCREEN_debrief))
RUN(open_saves, app_go(a, SCREEN_saves))
RUN(new_game, app_go(a, SCREEN_starts))
RUN(open_class, app_go(a, SCREEN_class))
RUN(open_packs, app_go(a, SCREEN_packs))
RUN(open_settings, app_go(a, SCREEN_settings))
RUN(open_about, app_go(a, SCREEN_about))
RUN(larger, setting_step(a, SETTING_scale, 1))
RUN(smaller, setting_step(a, SETTING_scale, -1))
RUN(to_title, app_go(a, SCREEN_title))
RUN(quit, app_quit(a))
#undef RUN

/* --- the table --------------------------------------------------------------------------------- */

static const ActionInfo actions[ACTION_COUNT] = {
#define ACTION(name, key, mods, title) {#name, title, key, mods, can_##name, run_##name},
#include "ui/action.def"
#undef ACTION
};

const ActionInfo *action_info(ActionId id) {
    ASSERT(id >= 0 && id < ACTION_COUNT);
    return &actions[id];
}

bool action_keys(App *a) {
    if (a->ui.event.kind != INPUT_KEY) return false;
    for (int id = 0; id < ACTION_COUNT; id++) {
        const ActionInfo *info = &actions[id];
        if (info->key == 0 || !info->can(a) || !ui_key(&a->ui, info->key, info->mods)) continue;
        info->run(a);
        return true;
    }
    return false;
}

void action_key_write(ActionId id, Text *out) {
    const ActionInfo *info = action_info(id);
    if (info->key == 0) return;
    if (info->mods & MOD_CONTROL) text_add(out, "Ctrl+");
    if (info->key == KEY_ESCAPE) text_add(out, "Esc");
    else if (info->key >= KEY_F1 && info->key <= KEY_F12) text_add(out, "F%d", info->key - KEY_F1 + 1);
    else text_add(out, "%c", info->key >= 'a' && info->key <= 'z' ? info->key - 32 : info->key);
}

double action_button_width(const App *a, ActionId id) { return ui_button_width(&a->ui, action_info(id)->title); }

void action_button(App *a, ActionId id, Rect at, UiButton kind) {
    const ActionInfo *info = action_info(id);
    if (!info->can(a)) kind = BUTTON_OFF;
    if (ui_button(&a->ui, ui_id(info->name, 1), at, kind, info->title)) info->run(a);
}
