/* Saved games, packs, settings, about. Always true: see app.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/glossary.h"
#include "report/notice.h"
#include "ui/screens.h"

/* --- saved games ------------------------------------------------------------------------------- */

/* The game that is played, under a name of one's own. */
static void save_named(App *a, Rect *in) {
    Ui *ui = &a->ui;
    char path[SAVE_PATH_BYTES];
    Err err = {0};
    const bool enter = ui_field(ui, ui_id("save name", 0), in, "Save this game as", a->chosen.save_name);
    const bool named = a->chosen.save_name[0] != '\0';
    if (!part_button(a, ui_id("save named", 0), in, named ? BUTTON_PLAIN : BUTTON_OFF, "Save", 12) && !(enter && named)) return;
    if (table_store(&a->table, a->chosen.save_name, path, NULL, &err)) {
        app_say(a, false, "Saved: %.500s", path);
        a->chosen.save_name[0] = '\0';
        app_saves_look(a);
    } else app_say(a, true, "Not saved: %s.\n", err.text);
    ui->again = true;
}

void screen_saves(App *a, Rect at) {
    Ui *ui = &a->ui;
    const Look *look = ui->look;
    const UiId id = ui_id("saves", 0);
    Rect body = part_column(a, id, part_screen(a, at));
    if (action_info(ACTION_save)->can(a)) save_named(a, &body);
    if (a->saves == 0) ui_words(ui, &body, TYPE_BODY, look->soft, tongue("No game is saved yet."));
    int chosen = -1;
    for (int n = 0; n < a->saves; n++) {
        const SaveShown *s = &a->save[n];
        const PartText text[] = {{TYPE_STRONG, s->sound ? look->ink : look->soft, s->name}, {TYPE_SMALL, look->soft, s->told}};
        if (part_panel(a, ui_id("save", n), &body, false, text, COUNT_OF(text)) && s->sound) chosen = n;
    }
    ui_gap(ui, &body, 8);
    ui_words(ui, &body, TYPE_SMALL, look->soft, a->saves_folder);
    part_column_end(a, id, body);
    if (chosen >= 0) app_load(a, a->save[chosen].name);
}

/* --- packs ------------------------------------------------------------------------------------- */

void screen_packs(App *a, Rect at) {
    Ui *ui = &a->ui;
    Rect in = part_screen(a, at);
    const UiId id = ui_id("packs", 0);
    Rect body = part_column(a, id, in);
    for (int n = 0; n < a->shelves; n++) {
        const Shelf *s = &a->shelf[n];
        ui_words(ui, &body, TYPE_STRONG, ui->look->ink, s->card ? tongue_in(s->card->title, "pack") : s->id);
        if (s->card) {
            Text line = {0};
            text_add(&line, "%s %s, ", s->id, s->card->version);
            board_count(&line, s->card->starts, "start", "starts");
            text_add(&line, ", %s; %s", s->card->languages, s->card->licence);
            ui_words(ui, &body, TYPE_SMALL, ui->look->soft, line.data);
            text_free(&line);
        } else ui_words(ui, &body, TYPE_SMALL, ui->look->worse, s->problem);
        ui_words(ui, &body, TYPE_SMALL, ui->look->soft, s->dir);
        ui_gap(ui, &body, 10);
    }
    ui_words(ui, &body, TYPE_SMALL, ui->look->soft, tongue("A pack is a folder or a zip file; drop one onto this window to play it, or see docs/packs.md to write one."));
    part_column_end(a, id, body);
}

/* --- settings ---------------------------------------------------------------------------------- */

static void setting_lay(App *a, Rect *in, SettingId id) {
    Ui *ui = &a->ui;
    const SettingInfo *info = setting_info(id);
    int *value = &a->settings.value[id], was = *value;
    if (info->high == 1) *value = ui_switch(ui, ui_id(info->name, 5), in, info->title, was != 0);
    else *value = (int)ui_slider(ui, ui_id(info->name, 5), in, info->title, was, info->low, info->high, info->step);
    if (*value == was) return;
    if (id == SETTING_full_screen) a->platform.full_screen(&a->platform, *value != 0);
    app_settings_keep(a);
}

/* Each language calls itself. */
static void language_lay(App *a, Rect *in) {
    static const char *const names[] = {"English", "Українська"};
    Ui *ui = &a->ui;
    const int was = a->settings.value[SETTING_language];
    ui_words(ui, in, TYPE_BODY, ui->look->ink, tongue(setting_info(SETTING_language)->title));
    const int now = ui_tabs(ui, ui_id("languages", 0), in, names, COUNT_OF(names), was);
    ui_gap(ui, in, 8);
    if (now != was && app_speak(a, app_language(now))) app_settings_keep(a);
}

void screen_settings(App *a, Rect at) {
    const char *looks[LOOKS];
    Ui *ui = &a->ui;
    Rect in = part_screen(a, at);
    const UiId id = ui_id("settings", 0);
    Rect body = part_column(a, id, in);
    setting_lay(a, &body, SETTING_scale);
    setting_lay(a, &body, SETTING_type);
    for (int n = 0; n < LOOKS; n++) looks[n] = look_name(n);
    ui_words(ui, &body, TYPE_BODY, ui->look->ink, tongue(setting_info(SETTING_look)->title));
    const int look = ui_tabs(ui, ui_id("looks", 0), &body, looks, LOOKS, a->settings.value[SETTING_look]);
    if (look != a->settings.value[SETTING_look]) {
        a->settings.value[SETTING_look] = look;
        app_settings_keep(a);
    }
    ui_gap(ui, &body, 8);
    language_lay(a, &body);
    setting_lay(a, &body, SETTING_full_screen);
    setting_lay(a, &body, SETTING_autosave);
    setting_lay(a, &body, SETTING_foretell);
    ui_rule(ui, &body);
    ui_words(ui, &body, TYPE_HEAD, ui->look->ink, tongue("Keys"));
    for (int n = 0; n < ACTION_COUNT; n++) {
        Text line = {0};
        action_key_write((ActionId)n, &line);
        if (line.length > 0) {
            text_add(&line, ": %s", tongue(action_info((ActionId)n)->title));
            ui_words(ui, &body, TYPE_SMALL, ui->look->ink, line.data);
        }
        text_free(&line);
    }
    ui_words(ui, &body, TYPE_SMALL, ui->look->ink, tongue("Tab, arrows: from one thing to the next. Enter or space: use it. Page up, page down: scroll."));
    ui_gap(ui, &body, 4);
    ui_words(ui, &body, TYPE_SMALL, ui->look->ink, tongue("A controller: the cross or the left stick goes from one thing to the next, A uses it, B goes back, Start shows everything that can be done, the triggers scroll."));
    part_column_end(a, id, body);
}

/* --- about ------------------------------------------------------------------------------------- */

void screen_about(App *a, Rect at) {
    Ui *ui = &a->ui;
    Rect in = part_screen(a, at);
    const UiId id = ui_id("about", 0);
    Rect body = part_column(a, id, in);
    Text text = {0};
    if (app_plays(a)) notice_write(a->table.session->scenario, "\n", &text);
    else text_add(&text, "%s\n\n%s\n\n", tongue(NOTICE_CONTENT), tongue(NOTICE_DISCLAIMER));
    if (app_plays(a)) text_say(&text, "Assumptions of %s; later events are not used, and all that follows is imagined.", a->table.assumed);
    if (app_plays(a)) text_add(&text, "\n\n");
    text_say(&text, "If this concerns you more than its model: the International Committee of the Red Cross (icrc.org) and UNHCR (unhcr.org) help the people in it.");
    text_add(&text, "\n\n");
    text_say(&text, "Every number on the screen opens: press it, or press W. Sources and ranges of all of them stand in docs/reference.md; what is wrong with the model, as far as its authors know, in docs/known-weaknesses.md.\n\n");
    text_say(&text, "Accession is free software under the MIT licence. Letters: IBM Plex and Source Serif, SIL Open Font License.\n");
    ui_prose(ui, &body, text.data);
    text_free(&text);
    ui_words(ui, &body, TYPE_HEAD, ui->look->ink, tongue("Words"));
    ui_gap(ui, &body, 4);
    glossary_write(&text);
    ui_prose(ui, &body, text.data);
    text_free(&text);
    part_column_end(a, id, body);
}
