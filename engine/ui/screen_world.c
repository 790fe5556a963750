/* Where things stand. Always true: see app.h. */
#include <stdio.h>

#include "ui/screens.h"

/* --- where things stand ------------------------------------------------------------------------ */

static const struct {
    const char *name;
    void (*write)(const Board *b, Text *out);
} pages[] = {{TONGUE("Dials"), board_dials},     {TONGUE("Goals"), board_goals},       {TONGUE("Land"), board_map},
             {TONGUE("Members"), board_members}, {TONGUE("Seats"), board_seats},       {TONGUE("Advisors"), board_advisors},
             {TONGUE("Promises"), board_promises},
             {TONGUE("News"), board_briefing},   {TONGUE("Journal"), board_journal}};

static void page_world(App *a, Text *out) { pages[a->chosen.world_tab].write(&a->table.board, out); }

void screen_world(App *a, Rect at) {
    const char *name[COUNT_OF(pages)];
    char key[32];
    for (size_t n = 0; n < COUNT_OF(pages); n++) name[n] = pages[n].name;
    Rect in = part_screen(a, at);
    const UiId id = ui_id("world", 0);
    Rect body = part_column(a, id, in);
    a->chosen.world_tab = ui_tabs(&a->ui, ui_id("world tabs", 0), &body, name, COUNT_OF(pages), a->chosen.world_tab);
    ui_gap(&a->ui, &body, 8);
    snprintf(key, sizeof key, "world %d", a->chosen.world_tab);
    ui_prose(&a->ui, &body, app_page(a, key, page_world));
    part_column_end(a, id, body);
}
