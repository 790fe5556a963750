/* Where things stand, and the past. Always true: see app.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/compare.h"
#include "report/debrief.h"
#include "report/figures.h"
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

/* --- turns and branches ------------------------------------------------------------------------ */

static void branches_lay(App *a, Rect *in) {
    Ui *ui = &a->ui;
    Branches *all = &a->table.branches;
    branches_keep(all, a->table.session);
    for (int n = 0; n < all->count; n++) {
        char line[320];
        const Branch *b = &all->branch[n];
        if (b->parent >= 0) snprintf(line, sizeof line, tongue("%s: parts from %s in turn %d"), b->name, all->branch[b->parent].name, b->turn);
        else snprintf(line, sizeof line, tongue("%s: from the beginning"), b->name);
        ui_words(ui, in, TYPE_BODY, ui->look->ink, line);
        Rect row = rect_cut_top(in, ui_button_height(ui));
        const bool here = n == all->current;
        Err err = {0};
        if (ui_button(ui, ui_id("go", n), rect_cut_left(&row, ui_button_width(ui, "Go there")), here ? BUTTON_OFF : BUTTON_PLAIN, here ? "Here" : "Go there")) {
            if (table_go_to(&a->table, n, &err)) app_turn_begins(a);
            else app_say(a, true, "%s", err.text);
            return;
        }
        rect_cut_left(&row, ui_px(ui, 6));
        if (!here && ui_button(ui, ui_id("compare", n), rect_cut_left(&row, ui_button_width(ui, "Compare")), BUTTON_PLAIN, "Compare")) {
            a->chosen.other = n;
            app_go(a, SCREEN_compare);
        }
        ui_gap(ui, in, 8);
    }
}

void screen_past(App *a, Rect at) {
    Ui *ui = &a->ui;
    const UiId id = ui_id("past", 0);
    Rect body = ui_scroll_begin(ui, id, part_screen(a, at));
    moments_lay(a, &body);
    turns_of_map_lay(a, &body);
    ui_rule(ui, &body);
    ui_words(ui, &body, TYPE_HEAD, ui->look->ink, tongue("Histories of this game"));
    branches_lay(a, &body);
    ui_scroll_end(ui, id, body);
}

static void page_compare(App *a, Text *out) {
    const Branches *all = &a->table.branches;
    Err err = {0};
    Session *other = a->chosen.other < all->count ? table_live(&a->table, a->chosen.other, &err) : NULL;
    if (!other) {
        text_add(out, "%s\n", err.text);
        return;
    }
    const Sides sides = {{a->table.session, other}, {all->branch[all->current].name, all->branch[a->chosen.other].name}};
    compare_write(&sides, out);
    session_free(other);
    free(other);
}

void screen_compare(App *a, Rect at) {
    part_prose(a, "compare", part_screen(a, at), app_page(a, "compare", page_compare));
}

/* --- debrief ----------------------------------------------------------------------------------- */

static void page_debrief(App *a, Text *out) {
    Err err = {0};
    if (session_over(a->table.session)) board_end(&a->table.board, out);
    Claims *claims = calloc(1, sizeof *claims);
    ASSERT(claims);
    if (!claims_read(a->table.dir, claims, &err)) text_say(out, "The claims cannot be told: %s.\n", err.text);
    const DebriefAsk ask = {.game = a->table.session, .seat = a->table.board.seat, .assumed = a->table.assumed, .claims = claims};
    text_add(out, "\n");
    debrief_write(&ask, out);
    free(claims);
}

void screen_debrief(App *a, Rect at) {
    part_prose(a, "debrief", part_screen(a, at), app_page(a, "debrief", page_debrief));
}
