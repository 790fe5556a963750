/* Shared parts of screens. Always true: see parts.h. */
#include "ui/parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "platform/font.h"

bool part_is_narrow(const App *a, double width) { return width < ui_px(&a->ui, 900) * real_max(1, a->ui.type); }

/* As wide as two columns that can be read; more than that stays free at both sides. */
static double sheet_width(const Ui *ui) { return ui_px(ui, 1760) * real_max(1, ui->type); }

static Rect sheet_of(const Ui *ui, Rect at) {
    const double width = real_min(at.w, sheet_width(ui));
    return (Rect){at.x + (double)(int)((at.w - width) / 2), at.y, width, at.h};
}

Rect part_page(App *a, Rect at, const char *title) { return part_page_wide(a, sheet_of(&a->ui, at), title); }

Rect part_page_wide(App *a, Rect at, const char *title) {
    Ui *ui = &a->ui;
    Rect in = ui_inset(ui, at, 20, 14);
    const TypeId type = ui_height(ui, TYPE_TITLE, in.w, title) > 0.4 * in.h ? TYPE_HEAD : TYPE_TITLE;
    const double height = real_max(ui_button_height(ui), ui_height(ui, type, in.w, title));
    Rect head = rect_cut_top(&in, height);
    const double back = action_button_width(a, ACTION_go_back);
    if (head.w > back + ui_width(ui, type, title) + ui_px(ui, 16)) {
        Rect button = rect_cut_right(&head, back);
        action_button(a, ACTION_go_back, rect_cut_top(&button, ui_button_height(ui)), BUTTON_PLAIN);
    } else {
        Rect row = rect_cut_top(&in, ui_button_height(ui) + ui_px(ui, 4));
        action_button(a, ACTION_go_back, rect_cut_left(&row, real_min(row.w, back)), BUTTON_PLAIN);
    }
    ui_words(ui, &head, type, ui->look->ink, title);
    ui_gap(ui, &in, 10);
    return in;
}

Rect part_screen(App *a, Rect at) { return part_page(a, at, tongue(screen_title_of(a->screen))); }

Rect part_column(App *a, UiId id, Rect at) {
    Rect in = ui_scroll_begin(&a->ui, id, at);
    in.w = real_min(in.w, ui_px(&a->ui, 760) * real_max(1, a->ui.type)); /* a line that can be read */
    return in;
}

void part_column_end(App *a, UiId id, Rect rest) { ui_scroll_end(&a->ui, id, rest); }

double part_panel_inner(const App *a, double width) { return width - 2 * ui_px(&a->ui, 10); }

UiTouch part_panel_over(App *a, UiId id, Rect *in, bool chosen, const PartText *text, int count, double under,
                        Rect *place) {
    Ui *ui = &a->ui;
    const double inner = part_panel_inner(a, in->w);
    double height = 2 * ui_px(ui, 7) + under;
    const char *name = text[0].text;
    for (int n = 0; n < count; n++)
        if (text[n].type == TYPE_STRONG) name = text[n].text;
    for (int n = 0; n < count; n++)
        if (text[n].text[0]) height += ui_height(ui, text[n].type, inner, text[n].text);
    const Rect box = rect_cut_top(in, height);
    const UiTouch t = ui_panel(ui, id, box, chosen, name);
    *place = ui_inset(ui, box, 10, 7);
    for (int n = 0; n < count; n++) ui_words(ui, place, text[n].type, text[n].colour, text[n].text);
    ui_gap(ui, in, 6);
    return t;
}

bool part_panel(App *a, UiId id, Rect *in, bool chosen, const PartText *text, int count) {
    Rect place;
    return part_panel_over(a, id, in, chosen, text, count, 0, &place).used;
}

static Rect button_row(App *a, Rect *in, const char *name) {
    Rect row = rect_cut_top(in, ui_button_height(&a->ui));
    return rect_cut_left(&row, real_min(row.w, ui_button_width(&a->ui, name)));
}

bool part_button(App *a, UiId id, Rect *in, UiButton kind, const char *name, double gap) {
    const bool used = ui_button(&a->ui, id, button_row(a, in, name), kind, name);
    ui_gap(&a->ui, in, gap);
    return used;
}

void part_action(App *a, ActionId id, Rect *in, double gap) {
    action_button(a, id, button_row(a, in, action_info(id)->title), BUTTON_PLAIN);
    ui_gap(&a->ui, in, gap);
}

static PartFoot foot_begin(App *a, UiId id, Rect at, bool spread) {
    const Ui *ui = &a->ui;
    PartFoot f = {.id = id, .low = at.h < ui_px(ui, 220) * real_max(1, ui->type)};
    if (!f.low) f.row = rect_cut_bottom(&at, ui_button_height(ui));
    if (!f.low) rect_cut_bottom(&at, ui_px(ui, 8));
    f.body = spread ? part_spread(a, id, at) : part_column(a, id, at);
    return f;
}

PartFoot part_foot_begin(App *a, UiId id, Rect at) { return foot_begin(a, id, at, false); }
PartFoot part_foot_spread(App *a, UiId id, Rect at) { return foot_begin(a, id, at, true); }

bool part_foot_end(App *a, PartFoot *f, UiId button, UiButton kind, const char *name) {
    Rect *in = f->low ? &f->body : &f->row;
    if (!f->low) part_column_end(a, f->id, f->body);
    const bool used = part_button(a, button, in, kind, name, 0);
    if (f->low) part_column_end(a, f->id, f->body);
    return used;
}

const char *part_path(const char *path, char *out, size_t bytes) {
    const char *home = getenv("HOME");
    const size_t length = home ? strlen(home) : 0;
    const bool below = length > 1 && strncmp(path, home, length) == 0 && path[length] == '/';
    snprintf(out, bytes, "%s%s", below ? "~" : "", below ? path + length : path);
    return out;
}

/* --- pictures and words ------------------------------------------------------------------------ */

Rect part_spread(App *a, UiId id, Rect at) {
    Rect in = ui_scroll_begin(&a->ui, id, at);
    in.w = real_min(in.w, sheet_width(&a->ui));
    return in;
}

Beside beside_begin(App *a, Rect *in) {
    const double gap = ui_px(&a->ui, 28);
    Beside b = {.left = *in, .right = *in, .in = in, .under = part_is_narrow(a, in->w)};
    if (b.under) return b;
    b.left.w = real_min((double)(int)(in->w * 0.56), ui_px(&a->ui, 960) * real_max(1, a->ui.type));
    b.right.x += b.left.w + gap;
    b.right.w = real_min(in->w - b.left.w - gap, ui_px(&a->ui, 760) * real_max(1, a->ui.type));
    return b;
}

Rect *beside_words(App *a, Beside *b) {
    if (b->under) {
        b->right = b->left;
        ui_gap(&a->ui, &b->right, 6);
    }
    return &b->right;
}

void beside_end(App *a, Beside *b, double gap) {
    const double bottom = b->under ? b->right.y : real_max(b->left.y, b->right.y);
    b->in->h -= bottom - b->in->y;
    b->in->y = bottom;
    ui_gap(&a->ui, b->in, gap);
}

bool part_counting(App *a, UiId id, Rect *in, const char *what, double done) {
    char line[240];
    Ui *ui = &a->ui;
    tongue_write(line, sizeof line, "%s %.0f %%", what, 100 * done);
    ui_words(ui, in, TYPE_BODY, ui->look->soft, line);
    const Rect bar = rect_cut_top(in, ui_px(ui, 6));
    const double width = real_min(bar.w, ui_px(ui, 320));
    draw_fill(ui->list, (Rect){bar.x, bar.y, width, bar.h}, ui->look->rule, ui_px(ui, 3));
    draw_fill(ui->list, (Rect){bar.x, bar.y, width * real_clamp(done, 0, 1), bar.h}, ui->look->accent, ui_px(ui, 3));
    ui_gap(ui, in, 6);
    return part_button(a, id, in, BUTTON_PLAIN, "Stop counting", 8);
}

/* --- everything that can be done --------------------------------------------------------------- */

/* Whether the title goes on with the first word of the filter. */
static bool begins_so(const char *title, const char *filter) {
    while (*filter && *filter != ' ')
        if (utf8_small(utf8_next(&title)) != utf8_small(utf8_next(&filter))) return false;
    return true;
}

static bool holds_word(const char *title, const char *word) {
    for (; *title; utf8_next(&title))
        if (begins_so(title, word)) return true;
    return false;
}

/* Every word of the filter stands somewhere in the title, small or capital. */
static bool fits_filter(const char *title, const char *filter) {
    for (filter += strspn(filter, " "); *filter; filter += strspn(filter, " ")) {
        if (!holds_word(title, filter)) return false;
        filter += strcspn(filter, " ");
    }
    return true;
}

static void overlay_row(App *a, Rect *in, ActionId id) {
    Ui *ui = &a->ui;
    const ActionInfo *info = action_info(id);
    Text key = {0};
    action_key_write(id, &key);
    Rect row = rect_cut_top(in, ui_button_height(ui));
    const UiTouch t = ui_touch(ui, ui_id(info->name, 77), row, info->title);
    if (t.hot || t.focus) draw_fill(ui->list, row, ui->look->tint, ui_px(ui, 3));
    Rect words = ui_inset(ui, row, 8, 0);
    if (key.data)
        ui_line(ui, rect_cut_right(&words, ui_width(ui, TYPE_LABEL, key.data) + ui_px(ui, 4)), TYPE_LABEL,
                ui->look->soft, ALIGN_RIGHT, key.data);
    ui_line(ui, words, TYPE_BODY, ui->look->ink, ALIGN_LEFT, tongue(info->title));
    text_free(&key);
    if (!t.used) return;
    a->overlay = false;
    info->run(a);
    ui->again = true;
}

Rect part_over(App *a, Rect at, double wide, double high) {
    Ui *ui = &a->ui;
    ui->list->layer = 5;
    draw_fill(ui->list, at, ui->look->ink, 0)->alpha = 0.35;
    const double width = real_min(at.w, ui_px(ui, wide)), height = real_min(at.h, ui_px(ui, high));
    const Rect box = {at.x + (at.w - width) / 2, at.y + (at.h - height) / 3, width, height};
    draw_fill(ui->list, box, ui->look->panel, ui_px(ui, 6));
    draw_frame(ui->list, box, ui->look->edge, real_max(1, ui_px(ui, 1)), ui_px(ui, 6));
    return ui_inset(ui, box, 14, 12);
}

void overlay_lay(App *a, Rect at) {
    Ui *ui = &a->ui;
    Rect in = part_over(a, at, 480, 560);
    const UiId field = ui_id("filter", 0);
    if (!ui->focus) ui->focus = field;
    const bool enter = ui_field(ui, field, &in, "What to do", a->chosen.filter);
    const UiId scroll = ui_id("overlay", 0);
    Rect list = ui_scroll_begin(ui, scroll, in);
    bool first = true;
    for (int id = 0; id < ACTION_COUNT; id++) {
        if (!a->overlay) break;
        if (!action_info((ActionId)id)->can(a) ||
            !fits_filter(tongue(action_info((ActionId)id)->title), a->chosen.filter))
            continue;
        if (enter && first) {
            a->overlay = false;
            action_info((ActionId)id)->run(a);
            ui->again = ui->used = true;
        }
        first = false;
        overlay_row(a, &list, (ActionId)id);
    }
    ui_scroll_end(ui, scroll, list);
    ui->list->layer = 0;
}
