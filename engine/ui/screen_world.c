/* Where things stand: in words, beside the map and what is chosen on it. Always true: see app.h. */
#include <stdio.h>

#include "ui/map_panel.h"
#include "ui/screens.h"

static const struct {
    const char *name;
    void (*write)(const Board *b, Text *out);
} pages[] = {
    {TONGUE("Dials"), board_dials},       {TONGUE("Goals"), board_goals},   {TONGUE("Land"), board_map},
    {TONGUE("Members"), board_members},   {TONGUE("Seats"), board_seats},   {TONGUE("Advisors"), board_advisors},
    {TONGUE("Promises"), board_promises}, {TONGUE("News"), board_briefing}, {TONGUE("Journal"), board_journal}};

static void page_world(App *a, Text *out) { pages[a->chosen.world_tab].write(&a->table.board, out); }

static void words_lay(App *a, Rect at) {
    char key[32];
    const UiId id = ui_id("world", a->chosen.world_tab);
    Rect body = part_column(a, id, at);
    snprintf(key, sizeof key, "world %d", a->chosen.world_tab);
    ui_prose(&a->ui, &body, app_page(a, key, page_world));
    part_column_end(a, id, body);
}

/* The map, and below it the place that was chosen last. */
static void map_lay(App *a, Rect at) {
    Ui *ui = &a->ui;
    Text told = {0};
    const Rect below = rect_cut_bottom(&at, 3.2 * ui_leading(ui, TYPE_BODY));
    map_panel_lay(a, at);
    map_panel_unit(a, &told);
    Rect in = part_column(a, ui_id("place", 0), below);
    if (told.length) ui_words(ui, &in, TYPE_BODY, ui->look->ink, told.data);
    part_column_end(a, ui_id("place", 0), in);
    text_free(&told);
}

void screen_world(App *a, Rect at) {
    const char *name[COUNT_OF(pages)];
    for (size_t n = 0; n < COUNT_OF(pages); n++) name[n] = pages[n].name;
    Rect in = part_page_wide(a, at, tongue(screen_title_of(a->screen)));
    const bool alone = part_is_narrow(a, in.w) || in.h < ui_px(&a->ui, 420) * real_max(1, a->ui.type);
    const UiId id = ui_id("world all", 0);
    if (alone) in = part_column(a, id, in);
    a->chosen.world_tab = ui_tabs(&a->ui, ui_id("world tabs", 0), &in, name, COUNT_OF(pages), a->chosen.world_tab);
    ui_gap(&a->ui, &in, 8);
    if (alone) {
        char key[32];
        snprintf(key, sizeof key, "world %d", a->chosen.world_tab);
        ui_prose(&a->ui, &in, app_page(a, key, page_world));
        part_column_end(a, id, in);
        return;
    }
    Rect left = rect_cut_left(&in, real_min((double)(int)(in.w * 0.5), ui_px(&a->ui, 780) * real_max(1, a->ui.type)));
    rect_cut_left(&in, ui_px(&a->ui, 24));
    words_lay(a, left);
    map_lay(a, in);
}
