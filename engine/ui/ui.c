/* Frames, focus and the pointer. Always true: see ui.h. */
#include "ui/ui.h"

#include <string.h>

UiId ui_id(const char *name, int number) {
    UiId hash = 0xcbf29ce484222325u;
    for (const char *c = name; *c; c++) hash = (hash ^ (unsigned char)*c) * 0x100000001b3u;
    hash = (hash ^ (UiId)(number + 1)) * 0x9e3779b97f4a7c15u;
    return (hash ^ hash >> 31) | 1;
}

Rect ui_inset(const Ui *ui, Rect r, double x, double y) {
    const double dx = ui_px(ui, x), dy = ui_px(ui, y);
    return (Rect){r.x + dx, r.y + dy, real_max(0, r.w - 2 * dx), real_max(0, r.h - 2 * dy)};
}

Rect ui_gap(const Ui *ui, Rect *r, double units) { return rect_cut_top(r, ui_px(ui, units)); }

/* The column of the focus, else what the pointer is on, else the largest; of those that the last frame laid out and
 * that are higher than their place. */
static UiId scroll_keyed(const Ui *ui) {
    const UiScroll *best = NULL;
    Rect focus = {-1, -1, 0, 0};
    double most = -1;
    for (int n = 0; n < ui->rows; n++)
        if (ui->row[n].id == ui->focus) focus = ui->row[n].at;
    for (int n = 0; n < UI_SCROLLS; n++) {
        const UiScroll *s = &ui->scroll[n];
        if (!s->id || s->frame != ui->frame || s->most <= 0) continue;
        const bool holds = rect_holds(s->at, focus.x + focus.w / 2, s->at.y + 1) && focus.w > 0;
        const double rank =
            s->at.w * s->at.h + (holds ? 2e9 : 0) + (rect_holds(s->at, ui->mouse_x, ui->mouse_y) ? 1e9 : 0);
        if (rank > most) {
            most = rank;
            best = s;
        }
    }
    return best ? best->id : 0;
}

void ui_begin(Ui *ui, DrawList *list, const Input *event, double width, double height) {
    ui->list = list;
    ui->event = *event;
    ui->used = ui->again = false;
    ui->keyed = scroll_keyed(ui);
    ui->frame++;
    ui->rows = ui->modal = 0;
    ui->hint[0] = ui->followed[0] = '\0';
    ui->inside = NULL;
    if (event->kind == INPUT_MOVE || event->kind == INPUT_PRESS || event->kind == INPUT_RELEASE) {
        ui->mouse_x = event->x;
        ui->mouse_y = event->y;
        ui->keys = false;
    }
    if (event->kind == INPUT_KEY) ui->keys = true;
    draw_begin(list, width, height);
    draw_fill(list, (Rect){0, 0, width, height}, ui->look->paper, 0);
}

/* --- what can be used -------------------------------------------------------------------------- */

static void row_add(Ui *ui, UiId id, Rect at, const char *name) {
    if (ui->rows == UI_ROWS) return;
    ui->row[ui->rows++] =
        (UiRow){.id = id, .at = at, .seen = rect_common(at, ui->list->clip), .name = draw_keep(ui->list, name)};
}

bool ui_key(Ui *ui, int key, int mods) {
    if (ui->used || ui->event.kind != INPUT_KEY || ui->event.key != key || ui->event.mods != mods) return false;
    ui->used = true;
    ui->again = true;
    return true;
}

/* The scroll that holds the focus moves as little as shows it. */
static void scroll_follow(Ui *ui, Rect at) {
    UiScroll *s = ui->inside;
    ui->follow = false;
    if (!s) return;
    const double above = s->at.y - at.y, below = at.y + at.h - s->at.y - s->at.h, margin = ui_px(ui, 6);
    if (above > 0) s->offset -= above + margin;
    else if (below > 0) s->offset += real_min(below, -above) + margin;
    else return;
    s->offset = real_max(0, s->offset);
    ui->again = true;
}

UiTouch ui_touch(Ui *ui, UiId id, Rect at, const char *name) {
    const Rect seen = rect_common(at, ui->list->clip);
    UiTouch t = {.focus = ui->focus == id};
    if (ui->list->layer < ui->modal) return (UiTouch){.focus = false};
    row_add(ui, id, at, name);
    if (t.focus && ui->follow) scroll_follow(ui, at);
    t.hot = rect_holds(seen, ui->mouse_x, ui->mouse_y) && !ui->grabbed;
    if (ui->used) return t;
    if (ui->event.kind == INPUT_PRESS && ui->event.button == 1 && t.hot) {
        ui->active = ui->focus = id;
        ui->used = ui->again = true;
    } else if (ui->event.kind == INPUT_RELEASE && ui->active == id) {
        ui->active = 0;
        t.used = t.hot;
        ui->used = ui->again = true;
    } else if (t.focus && ui->event.kind == INPUT_KEY && ui->event.mods == 0 &&
               (ui->event.key == KEY_ENTER || ui->event.key == KEY_SPACE)) {
        t.used = ui->used = ui->again = true;
    }
    return t;
}

void ui_focus_ring(Ui *ui, Rect at) {
    if (ui->keys)
        draw_frame(ui->list, rect_grown(at, ui_px(ui, 2)), ui->look->accent, real_max(2, ui_px(ui, 2)), ui_px(ui, 5));
}

void ui_hint(Ui *ui, Rect at, const char *text) {
    strncpy(ui->hint, text, sizeof ui->hint - 1);
    ui->hint[sizeof ui->hint - 1] = '\0';
    ui->hint_at = at;
}

/* --- moving the focus -------------------------------------------------------------------------- */

static int row_of(const Ui *ui, UiId id) {
    for (int n = 0; n < ui->rows; n++)
        if (ui->row[n].id == id) return n;
    return -1;
}

static void focus_to(Ui *ui, int row) {
    ui->focus = ui->row[row].id;
    ui->again = ui->follow = ui->used = true;
}

static void focus_step(Ui *ui, int by) {
    if (ui->rows == 0) return;
    const int at = row_of(ui, ui->focus);
    focus_to(ui, at < 0 ? (by > 0 ? 0 : ui->rows - 1) : (at + by + ui->rows) % ui->rows);
}

/* The nearest in that direction: sideways counts twice. */
static void focus_toward(Ui *ui, double dx, double dy) {
    const int at = row_of(ui, ui->focus);
    if (at < 0) {
        focus_step(ui, 1);
        return;
    }
    const Rect from = ui->row[at].at;
    int best = -1;
    double least = 1e18;
    for (int n = 0; n < ui->rows; n++) {
        const Rect to = ui->row[n].at;
        const double x = to.x + to.w / 2 - from.x - from.w / 2, y = to.y + to.h / 2 - from.y - from.h / 2;
        const double along = x * dx + y * dy;
        const double gap_x = real_max(0, real_max(to.x - from.x - from.w, from.x - to.x - to.w));
        const double gap_y = real_max(0, real_max(to.y - from.y - from.h, from.y - to.y - to.h));
        const double aside = dx != 0 ? gap_y : gap_x, ahead = dx != 0 ? gap_x : gap_y;
        if (n == at || along <= 1) continue;
        const double far = ahead + 3 * aside + 0.1 * real_abs(along);
        if (far < least) {
            least = far;
            best = n;
        }
    }
    if (best >= 0) focus_to(ui, best);
}

static void focus_move(Ui *ui) {
    if (ui->used || ui->event.kind != INPUT_KEY) return;
    const int mods = ui->event.mods;
    if (ui->event.key == KEY_TAB && (mods & ~MOD_SHIFT) == 0) focus_step(ui, mods & MOD_SHIFT ? -1 : 1);
    if (mods != 0) return;
    switch (ui->event.key) {
    case KEY_LEFT: focus_toward(ui, -1, 0); break;
    case KEY_RIGHT: focus_toward(ui, 1, 0); break;
    case KEY_UP: focus_toward(ui, 0, -1); break;
    case KEY_DOWN: focus_toward(ui, 0, 1); break;
    default: break;
    }
}

/* --- the end of a frame ------------------------------------------------------------------------ */

static void hint_show(Ui *ui) {
    if (!ui->hint[0]) return;
    const double width = ui_px(ui, 320), pad = ui_px(ui, 8);
    const double inner = real_min(width, ui_width(ui, TYPE_SMALL, ui->hint) + 1);
    const double height = ui_height(ui, TYPE_SMALL, inner, ui->hint) + 2 * pad;
    Rect r = {ui->hint_at.x, ui->hint_at.y + ui->hint_at.h + ui_px(ui, 4), inner + 2 * pad, height};
    r.x = real_max(0, real_min(r.x, ui->list->width - r.w));
    if (r.y + r.h > ui->list->height) r.y = real_max(0, ui->hint_at.y - r.h - ui_px(ui, 4));
    ui->list->layer = 9;
    ui->list->clip = (Rect){0, 0, ui->list->width, ui->list->height};
    draw_fill(ui->list, r, ui->look->ink, ui_px(ui, 4));
    Rect words = ui_inset(ui, r, 8, 8);
    ui_words(ui, &words, TYPE_SMALL, ui->look->paper, ui->hint);
    ui->list->layer = 0;
}

void ui_end(Ui *ui) {
    focus_move(ui);
    if (ui->event.kind == INPUT_RELEASE) ui->active = ui->grabbed = 0;
    hint_show(ui);
}
