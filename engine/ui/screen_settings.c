/* Settings, with what they look like beside them. Always true: see app.h. */
#include <stdio.h>

#include "ui/map_panel.h"
#include "ui/screens.h"

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
void language_lay(App *a, Rect *in) {
    static const char *const names[] = {"English", "Українська"};
    Ui *ui = &a->ui;
    const int was = a->settings.value[SETTING_language];
    ui_words(ui, in, TYPE_BODY, ui->look->ink, tongue(setting_info(SETTING_language)->title));
    const int now = ui_tabs(ui, ui_id("languages", 0), in, names, COUNT_OF(names), was);
    ui_gap(ui, in, 8);
    if (now != was && app_speak(a, app_language(now))) app_settings_keep(a);
}

static void look_lay(App *a, Rect *in) {
    const char *looks[LOOKS];
    Ui *ui = &a->ui;
    for (int n = 0; n < LOOKS; n++) looks[n] = look_name(n);
    ui_words(ui, in, TYPE_BODY, ui->look->ink, tongue(setting_info(SETTING_look)->title));
    const int look = ui_tabs(ui, ui_id("looks", 0), in, looks, LOOKS, a->settings.value[SETTING_look]);
    if (look != a->settings.value[SETTING_look]) {
        a->settings.value[SETTING_look] = look;
        app_settings_keep(a);
    }
    ui_gap(ui, in, 8);
}

/* --- what it looks like ------------------------------------------------------------------------ */

/* Colours of the map in a row, from the little to the much. */
static void ramp_lay(App *a, Rect *in, MapTone first) {
    Ui *ui = &a->ui;
    const MapLook *look = map_panel_look(a);
    Rect row = rect_cut_top(in, ui_px(ui, 18));
    const double width = real_min(ui_px(ui, 52), row.w / 5);
    for (int n = 0; n < 5; n++) {
        const Rect box = rect_cut_left(&row, width);
        draw_fill(ui->list, box, look->tone[(int)first + n], 0);
        draw_frame(ui->list, box, look->rule, real_max(1, ui_px(ui, 1)), 0);
    }
    ui_gap(ui, in, 6);
}

/* A sample of what stands on the table, in the letters and colours that are chosen. */
static void sample_lay(App *a, Rect *in) {
    Ui *ui = &a->ui;
    const Look *look = ui->look;
    char number[32], moved[96];
    ui_words(ui, in, TYPE_HEAD, look->ink, tongue("What it looks like"));
    ui_gap(ui, in, 4);
    const double pad = ui_px(ui, 12), height = 2 * pad + ui_leading(ui, TYPE_SMALL) * 2 + ui_leading(ui, TYPE_NUMBER);
    Rect box = rect_cut_top(in, height);
    box.w = real_min(box.w, ui_px(ui, 300) * real_max(1, ui->type));
    draw_fill(ui->list, box, look->panel, ui_px(ui, 4));
    draw_frame(ui->list, box, look->rule, real_max(1, ui_px(ui, 1)), ui_px(ui, 4));
    Rect words = ui_inset(ui, box, 12, 12);
    tongue_write(number, sizeof number, "%.2f", 0.69);
    tongue_write(moved, sizeof moved, "%s%.*f since last turn", "−", 2, 0.01);
    ui_line(ui, rect_cut_top(&words, ui_leading(ui, TYPE_SMALL)), TYPE_SMALL, look->soft, ALIGN_LEFT,
            tongue("Cohesion of the alliance"));
    ui_line(ui, rect_cut_top(&words, ui_leading(ui, TYPE_NUMBER)), TYPE_NUMBER, look->ink, ALIGN_LEFT, number);
    ui_line(ui, rect_cut_top(&words, ui_leading(ui, TYPE_SMALL)), TYPE_SMALL, look->worse, ALIGN_LEFT, moved);
    ui_gap(ui, in, 8);
    ui_words(ui, in, TYPE_BODY, look->ink, tongue("Text to be read: who asks, what it costs, what it leads to."));
    ui_words(ui, in, TYPE_SMALL, look->soft, tongue("Small print: sources, ranges, dates."));
    ui_gap(ui, in, 8);
    ui_words(ui, in, TYPE_SMALL, look->soft, tongue("Colours of the map, from little to much: shares, and dangers"));
    ramp_lay(a, in, TONE_RAMP_1);
    ramp_lay(a, in, TONE_DANGER_1);
    if (app_plays(a) && map_panel_ready(a)) {
        Rect map = rect_cut_top(in, ui_px(ui, 190));
        map.w = real_min(map.w, ui_px(ui, 300));
        map_past_lay(a, map, PAST_MAPS - 1, session_world(a->table.session));
    }
    ui_gap(ui, in, 14);
}

/* --- keys -------------------------------------------------------------------------------------- */

/* Keys in a column of their own. */
static void keys_lay(App *a, Rect *in) {
    Ui *ui = &a->ui;
    double widest = 0;
    Text key[ACTION_COUNT] = {{0}};
    for (int n = 0; n < ACTION_COUNT; n++) {
        action_key_write((ActionId)n, &key[n]);
        if (key[n].length) widest = real_max(widest, ui_width(ui, TYPE_SMALL, key[n].data));
    }
    ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("Keys"));
    ui_gap(ui, in, 4);
    for (int n = 0; n < ACTION_COUNT; n++) {
        if (key[n].length) {
            Rect row = *in, left = rect_cut_left(&row, widest + ui_px(ui, 14));
            left.h = ui_leading(ui, TYPE_SMALL);
            const double top = row.y;
            ui_line(ui, left, TYPE_SMALL, ui->look->soft, ALIGN_LEFT, key[n].data);
            ui_words(ui, &row, TYPE_SMALL, ui->look->ink, tongue(action_info((ActionId)n)->title));
            rect_cut_top(in, row.y - top);
        }
        text_free(&key[n]);
    }
    ui_gap(ui, in, 6);
    ui_words(ui, in, TYPE_SMALL, ui->look->ink,
             tongue("Tab, arrows: from one thing to the next. Enter or space: use it. Page up, page down: scroll."));
    ui_gap(ui, in, 4);
    ui_words(ui, in, TYPE_SMALL, ui->look->ink,
             tongue("A controller: the cross or the left stick goes from one thing to the next, A uses it, B goes "
                    "back, Start shows everything that can be done, the triggers scroll."));
}

void screen_settings(App *a, Rect at) {
    const UiId id = ui_id("settings", 0);
    Rect body = part_spread(a, id, part_screen(a, at));
    Beside b = beside_begin(a, &body);
    setting_lay(a, &b.left, SETTING_scale);
    setting_lay(a, &b.left, SETTING_type);
    look_lay(a, &b.left);
    language_lay(a, &b.left);
    for (SettingId n = SETTING_full_screen; n < SETTING_COUNT; n++) setting_lay(a, &b.left, n);
    ui_gap(&a->ui, &b.left, 8);
    keys_lay(a, &b.left);
    sample_lay(a, beside_words(a, &b));
    beside_end(a, &b, 8);
    part_column_end(a, id, body);
}
