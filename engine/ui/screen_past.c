/* The past: turns and branches. Always true: see app.h. */
#include <stdio.h>

#include "report/figures.h"
#include "ui/screens.h"

/* --- turns and branches ------------------------------------------------------------------------ */

static void turns_lay(App *a, Rect *in) {
    Ui *ui = &a->ui;
    const Session *g = a->table.session;
    Err err = {0};
    if (!table_allows(&a->table)) {
        ui_words(ui, in, TYPE_BODY, ui->look->soft, tongue("A game for the record is not rewound. At its end it can be looked at.\n"));
        return;
    }
    ui_words(ui, in, TYPE_BODY, ui->look->soft, tongue("Nothing is lost: what was lived since stays as a branch, and the same luck waits."));
    ui_gap(ui, in, 6);
    for (int turn = session_turn(g); turn >= g->first_turn; turn--) {
        char line[96], date[DATE_BYTES];
        const World *w = session_past(g, turn);
        snprintf(line, sizeof line, tongue("Turn %d, %s"), turn, w ? figures_date(g->scenario, (int)w->month + 1, date) : "");
        const Rect row = rect_cut_top(in, ui_button_height(ui));
        ui_gap(ui, in, 4);
        if (!ui_button(ui, ui_id("turn", turn), (Rect){row.x, row.y, real_min(row.w, ui_px(ui, 240) * ui->type), row.h}, BUTTON_PLAIN, line)) continue;
        if (table_part(&a->table, NULL, turn, &err)) {
            app_say(a, false, "Back at the begin of turn %d, on branch %s.", turn, a->table.branches.branch[a->table.branches.current].name);
            app_turn_begins(a);
        } else app_say(a, true, "%s", err.text);
        return; /* the session may be another */
    }
}

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
            table_study_branch(&a->table, n);
            app_go(a, SCREEN_compare);
        }
        ui_gap(ui, in, 8);
    }
}

void screen_past(App *a, Rect at) {
    Ui *ui = &a->ui;
    Rect in = part_screen(a, at);
    const UiId id = ui_id("past", 0);
    Rect body = part_column(a, id, in);
    ui_words(ui, &body, TYPE_HEAD, ui->look->ink, tongue("Histories of this game"));
    branches_lay(a, &body);
    ui_rule(ui, &body);
    ui_words(ui, &body, TYPE_HEAD, ui->look->ink, tongue("Go back to the begin of a turn"));
    turns_lay(a, &body);
    part_column_end(a, id, body);
}
