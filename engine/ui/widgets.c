/* Buttons, tabs, switches, sliders, fields, scrolls. Always true: see ui.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/tongue.h"
#include "platform/font.h"
#include "ui/ui.h"

/* --- buttons ----------------------------------------------------------------------------------- */

double ui_button_width(const Ui *ui, const char *text) {
    return ui_width(ui, TYPE_LABEL, tongue(text)) + ui_px(ui, 26);
}
double ui_button_height(const Ui *ui) { return ui_leading(ui, TYPE_LABEL) + ui_px(ui, 13); }

bool ui_button(Ui *ui, UiId id, Rect at, UiButton kind, const char *text) {
    return ui_button_shown(ui, id, at, kind, text, tongue(text));
}

bool ui_button_shown(Ui *ui, UiId id, Rect at, UiButton kind, const char *name, const char *shown) {
    const Look *look = ui->look;
    if (kind == BUTTON_OFF) {
        draw_frame(ui->list, at, look->rule, real_max(1, ui_px(ui, 1)), ui_px(ui, 4));
        ui_line(ui, ui_inset(ui, at, 8, 0), TYPE_LABEL, look->soft, ALIGN_MIDDLE, shown);
        return false;
    }
    const UiTouch t = ui_touch(ui, id, at, name);
    const bool filled = kind == BUTTON_MAIN;
    const Colour ground = filled ? look->accent : t.hot || kind == BUTTON_CHOSEN ? look->tint : look->panel;
    draw_fill(ui->list, at, ground, ui_px(ui, 4));
    if (!filled)
        draw_frame(ui->list, at, kind == BUTTON_CHOSEN ? look->accent : look->edge, real_max(1, ui_px(ui, 1)),
                   ui_px(ui, 4));
    if (filled && t.hot) draw_frame(ui->list, at, look->ink, real_max(1, ui_px(ui, 1)), ui_px(ui, 4));
    ui_line(ui, ui_inset(ui, at, 6, 0), TYPE_LABEL, filled ? look->on_accent : look->ink, ALIGN_MIDDLE, shown);
    if (t.focus) ui_focus_ring(ui, at);
    return t.used;
}

int ui_tabs(Ui *ui, UiId id, Rect *at, const char *const *name, int count, int chosen) {
    const double height = ui_button_height(ui), gap = ui_px(ui, 4);
    const Rect all = *at;
    double over = -gap; /* by so much one row is too narrow; a little is taken from each */
    for (int n = 0; n < count; n++) over += ui_button_width(ui, name[n]) + gap;
    over = (over - all.w) / real_max(1, count);
    const double less = over > 0 && over <= ui_px(ui, 13) ? over + 0.01 : 0;
    Rect row = rect_cut_top(at, height);
    int now = chosen;
    for (int n = 0; n < count; n++) {
        const double width = real_min(all.w, ui_button_width(ui, name[n]) - less);
        if (row.w < width && row.x > all.x) {
            ui_gap(ui, at, 4);
            row = rect_cut_top(at, height);
        }
        const Rect tab = rect_cut_left(&row, width);
        rect_cut_left(&row, gap);
        if (ui_button(ui, id + (UiId)n * 977, tab, n == chosen ? BUTTON_CHOSEN : BUTTON_PLAIN, name[n])) now = n;
    }
    return now;
}

UiTouch ui_panel(Ui *ui, UiId id, Rect at, bool chosen, const char *name) {
    const UiTouch t = ui_touch(ui, id, at, name);
    const Look *look = ui->look;
    draw_fill(ui->list, at, t.hot || chosen ? look->tint : look->panel, ui_px(ui, 5));
    draw_frame(ui->list, at,
               chosen  ? look->accent
               : t.hot ? look->edge
                       : look->rule,
               real_max(1, ui_px(ui, chosen ? 2 : 1)), ui_px(ui, 5));
    if (t.focus) ui_focus_ring(ui, at);
    return t;
}

void ui_rule(Ui *ui, Rect *at) {
    const Rect r = rect_cut_top(at, ui_px(ui, 13));
    draw_fill(ui->list, (Rect){r.x, (double)(int)(r.y + r.h / 2), r.w, real_max(1, ui_px(ui, 1))}, ui->look->rule, 0);
}

/* --- settings ---------------------------------------------------------------------------------- */

/* Name at the left; where it leaves too little, above. Returns the place of the control. */
static Rect named(Ui *ui, Rect *at, const char *title, double control) {
    const char *name = tongue(title);
    const double height = ui_button_height(ui);
    if (at->w - control < ui_width(ui, TYPE_BODY, name)) {
        ui_words(ui, at, TYPE_BODY, ui->look->ink, name);
        Rect row = rect_cut_top(at, height);
        ui_gap(ui, at, 6);
        return rect_cut_left(&row, control);
    }
    Rect row = rect_cut_top(at, height);
    const Rect place = rect_cut_right(&row, control);
    ui_line(ui, row, TYPE_BODY, ui->look->ink, ALIGN_LEFT, name);
    ui_gap(ui, at, 6);
    return place;
}

bool ui_switch(Ui *ui, UiId id, Rect *at, const char *name, bool on) {
    const char *word = on ? TONGUE("On") : TONGUE("Off");
    const Rect place = named(ui, at, name, ui_px(ui, 64));
    return ui_button(ui, id, place, on ? BUTTON_CHOSEN : BUTTON_PLAIN, word) ? !on : on;
}

static double stepped(double value, double low, double high, double step) {
    value = low + step * (double)(int)((value - low) / step + 0.5);
    return real_clamp(value, low, high);
}

double ui_slider(Ui *ui, UiId id, Rect *at, const char *name, double value, double low, double high, double step) {
    Rect place = named(ui, at, name, real_min(at->w, ui_px(ui, 240)));
    char text[32];
    tongue_write(text, sizeof text, real_abs(value) < 100 ? "%.3g" : "%.4g", value);
    const double widest =
        real_max(ui_px(ui, 48), ui_width(ui, TYPE_LABEL, "−0,00000") + ui_px(ui, 6)); /* the slider stays where it is */
    const Rect number = rect_cut_right(&place, real_min(widest, place.w / 2));
    const UiTouch t = ui_touch(ui, id, place, name);
    if (ui->active == id)
        value = stepped(low + (high - low) * (ui->mouse_x - place.x) / real_max(1, place.w), low, high, step);
    if (t.focus && ui_key(ui, KEY_LEFT, 0)) value = stepped(value - step, low, high, step);
    if (t.focus && ui_key(ui, KEY_RIGHT, 0)) value = stepped(value + step, low, high, step);
    const double middle = place.y + place.h / 2, share = (value - low) / (high - low);
    draw_fill(ui->list, (Rect){place.x, middle - ui_px(ui, 2), place.w, ui_px(ui, 4)}, ui->look->rule, ui_px(ui, 2));
    draw_fill(ui->list, (Rect){place.x, middle - ui_px(ui, 2), place.w * share, ui_px(ui, 4)}, ui->look->accent,
              ui_px(ui, 2));
    draw_dot(ui->list, place.x + place.w * share, middle, ui_px(ui, 7), ui->look->accent);
    ui_line(ui, number, TYPE_LABEL, ui->look->ink, ALIGN_RIGHT, text);
    if (t.focus) ui_focus_ring(ui, place);
    return value;
}

static void field_paste(Ui *ui, char text[UI_FIELD_BYTES]) {
    char *more = ui->platform->clip_get(ui->platform);
    if (!more) return;
    more[strcspn(more, "\r\n")] = '\0'; /* a field is one line */
    if (strlen(text) + strlen(more) < UI_FIELD_BYTES) strcat(text, more);
    free(more);
}

static void field_edit(Ui *ui, char text[UI_FIELD_BYTES]) {
    size_t bytes = strlen(text);
    if (ui->event.kind == INPUT_TEXT) {
        const size_t more = strlen(ui->event.text);
        if (bytes + more < UI_FIELD_BYTES) memcpy(text + bytes, ui->event.text, more + 1);
        ui->used = ui->again = true;
    } else if (ui_key(ui, KEY_BACKSPACE, 0) && bytes > 0) {
        do bytes--;
        while (bytes > 0 && ((unsigned char)text[bytes] & 0xc0) == 0x80);
        text[bytes] = '\0';
    } else if (ui_key(ui, 'v', MOD_CONTROL)) {
        field_paste(ui, text);
    } else if (ui_key(ui, 'c', MOD_CONTROL)) {
        ui->platform->clip_put(ui->platform, text);
    } else if (ui->event.kind == INPUT_KEY && (ui->event.mods & ~MOD_SHIFT) == 0 && ui->event.key >= KEY_SPACE &&
               ui->event.key < KEY_LEFT) {
        ui->used = true; /* it comes as text too, and is no command here */
    }
}

bool ui_field(Ui *ui, UiId id, Rect *at, const char *name, char text[UI_FIELD_BYTES]) {
    const Rect place = named(ui, at, name, real_min(at->w, ui_px(ui, 240)));
    const bool had = ui->focus == id;
    const bool enter = had && ui->event.kind == INPUT_KEY && ui->event.key == KEY_ENTER;
    if (had && !ui->used) field_edit(ui, text);
    const UiTouch t = ui_touch(ui, id, place, name);
    draw_fill(ui->list, place, ui->look->panel, ui_px(ui, 3));
    draw_frame(ui->list, place, t.focus ? ui->look->accent : ui->look->edge, real_max(1, ui_px(ui, 1)), ui_px(ui, 3));
    const Rect inner = ui_inset(ui, place, 8, 0);
    ui_line(ui, inner, TYPE_BODY, ui->look->ink, ALIGN_LEFT, text);
    if (t.focus) {
        const double x = inner.x + real_min(inner.w, ui_width(ui, TYPE_BODY, text)) + 1;
        draw_fill(ui->list, (Rect){x, place.y + ui_px(ui, 6), real_max(1, ui_px(ui, 1)), place.h - ui_px(ui, 12)},
                  ui->look->ink, 0);
    }
    return enter;
}

/* --- scrolls ----------------------------------------------------------------------------------- */

static UiScroll *scroll_of(Ui *ui, UiId id) {
    UiScroll *free_one = &ui->scroll[0];
    for (int n = 0; n < UI_SCROLLS; n++) {
        if (ui->scroll[n].id == id) return &ui->scroll[n];
        if (!ui->scroll[n].id && free_one->id) free_one = &ui->scroll[n];
    }
    *free_one = (UiScroll){.id = id};
    return free_one;
}

Rect ui_scroll_begin(Ui *ui, UiId id, Rect at) {
    UiScroll *s = scroll_of(ui, id);
    s->at = at;
    if (ui->list->layer >= ui->modal) s->frame = ui->frame;
    const bool here =
        rect_holds(rect_common(at, ui->list->clip), ui->mouse_x, ui->mouse_y) && ui->list->layer >= ui->modal;
    const double page = real_max(ui_px(ui, 40), at.h - ui_px(ui, 40));
    if (here && !ui->used && ui->event.kind == INPUT_WHEEL && ui->event.mods == 0 && s->most > 0) {
        s->offset -= ui->event.y * ui_px(ui, 60);
        ui->used = ui->again = true;
    }
    if (ui->keyed == id && ui_key(ui, KEY_PAGE_DOWN, 0)) s->offset += page;
    if (ui->keyed == id && ui_key(ui, KEY_PAGE_UP, 0)) s->offset -= page;
    s->offset = real_clamp(s->offset, 0, s->most);
    ui->inside = s;
    draw_clip(ui->list, at);
    return (Rect){at.x, at.y - (double)(int)s->offset, at.w - ui_px(ui, 10), 1e6};
}

/* The clip before is the frame's or an outer scroll's: scrolls do not nest but in what is drawn whole. */
void ui_scroll_end(Ui *ui, UiId id, Rect rest) {
    UiScroll *s = scroll_of(ui, id);
    const double height = 1e6 - rest.h;
    s->most = real_max(0, height - s->at.h);
    ui->list->clip = (Rect){0, 0, ui->list->width, ui->list->height};
    ui->inside = NULL;
    if (s->most <= 0) return;
    const double bar = real_max(ui_px(ui, 24), s->at.h * s->at.h / height);
    const double y = s->at.y + (s->at.h - bar) * real_clamp(s->offset / s->most, 0, 1);
    draw_fill(ui->list, (Rect){s->at.x + s->at.w - ui_px(ui, 5), y, ui_px(ui, 4), bar}, ui->look->edge, ui_px(ui, 2))
        ->alpha = 0.6;
}
