/* The past: histories of the game, and its turns to go back to. Always true: see app.h. */
#include <stdio.h>

#include "report/compare.h"
#include "report/debrief_charts.h"
#include "report/figures.h"
#include "ui/screens.h"

/* --- histories --------------------------------------------------------------------------------- */

static void tree_lay(App *a, Rect *in) {
    Picture picture;
    const PaperSize size = paper_size(&a->ui, in->w);
    branches_chart(a->table.session, &a->table.branches, &(PlotFrame){NULL, size.width_mm}, &picture);
    picture_take(&a->ui, in, size, &picture);
}

static void go_to(App *a, int n) {
    Err err = {0};
    if (table_go_to(&a->table, n, &err)) app_turn_begins(a);
    else app_say(a, true, "%s", err.text);
}

/* False: the session may be another. */
static bool branch_lay(App *a, Rect *in, int n) {
    char name[BRANCH_WORDS_BYTES], parent[BRANCH_WORDS_BYTES], line[320];
    Ui *ui = &a->ui;
    const Branches *all = &a->table.branches;
    const Branch *b = &all->branch[n];
    const Scenario *s = a->table.session->scenario;
    ui_words(ui, in, TYPE_STRONG, ui->look->ink, compare_branch(s, all, n, name));
    if (b->parent >= 0)
        tongue_write(line, sizeof line, "Parts in turn %d from the history: %s.", b->turn,
                     compare_branch(s, all, b->parent, parent));
    else tongue_write(line, sizeof line, "From the beginning.");
    ui_words(ui, in, TYPE_SMALL, ui->look->soft, line);
    if (n == all->current) {
        ui_words(ui, in, TYPE_SMALL, ui->look->accent, tongue("We are on this one."));
        ui_gap(ui, in, 8);
        return true;
    }
    Rect row = rect_cut_top(in, ui_button_height(ui));
    ui_gap(ui, in, 8);
    const bool go =
        ui_button(ui, ui_id("go", n), rect_cut_left(&row, ui_button_width(ui, "Go there")), BUTTON_PLAIN, "Go there");
    rect_cut_left(&row, ui_px(ui, 6));
    if (ui_button(ui, ui_id("compare", n), rect_cut_left(&row, ui_button_width(ui, "Compare")), BUTTON_PLAIN,
                  "Compare")) {
        table_study_branch(&a->table, n);
        app_go(a, SCREEN_compare);
    }
    if (go) go_to(a, n);
    return !go;
}

static void course_lay(App *a, Rect *in) {
    Picture picture;
    const PaperSize size = paper_size(&a->ui, in->w);
    debrief_chart_dials(a->table.session, NULL, &(PlotFrame){NULL, size.width_mm}, &picture);
    picture_take(&a->ui, in, size, &picture);
}

static void branches_lay(App *a, Rect *in) {
    Branches *all = &a->table.branches;
    branches_keep(all, a->table.session);
    ui_words(&a->ui, in, TYPE_HEAD, a->ui.look->ink, tongue("Histories of this game"));
    ui_gap(&a->ui, in, 4);
    tree_lay(a, in);
    ui_gap(&a->ui, in, 6);
    for (int n = 0; n < all->count; n++)
        if (!branch_lay(a, in, n)) return;
    course_lay(a, in);
}

/* --- turns ------------------------------------------------------------------------------------- */

void past_without(App *a, size_t entry) {
    table_study_otherwise(&a->table, &(Deviation){.kind = DEVIATION_WITHOUT, .entry = entry});
    app_go(a, SCREEN_compare);
}

void past_go_back(App *a, int turn) {
    Err err = {0};
    a->chosen.turn = 0;
    if (table_part(&a->table, NULL, turn, &err)) {
        app_say(a, false,
                "Back at the begin of turn %d, in a history of its own. What was lived before stays under The past.",
                turn);
        app_turn_begins(a);
    } else app_say(a, true, "%s", err.text);
}

/* What can be done about a turn. False: the session may be another. */
bool past_choices_lay(App *a, Rect *in, int turn) {
    const Session *g = a->table.session;
    if (!table_allows(&a->table)) {
        ui_words(&a->ui, in, TYPE_BODY, a->ui.look->soft,
                 tongue("A game for the record is not rewound. At its end it can be looked at.\n"));
        return true;
    }
    const size_t taken_up = g->from ? g->from->entries : 0; /* before it nothing can be lived otherwise */
    if (!a->table.read_only[0] &&
        part_button(a, ui_id("back to", turn), in, BUTTON_PLAIN, "Play on from the begin of this turn", 4)) {
        past_go_back(a, turn);
        return false;
    }
    ui_words(&a->ui, in, TYPE_SMALL, a->ui.look->soft,
             tongue("Nothing is lost: what was lived since stays as a branch, and the same luck waits."));
    ui_gap(&a->ui, in, 6);
    for (size_t n = taken_up; n < g->journal.count; n++) {
        const JournalEntry *e = &g->journal.entries[n];
        if (e->turn != turn || !debrief_is_decision(e) || g->world.month < 0.5) continue;
        Text line = {0};
        compare_command(g, e, &line);
        ui_words(&a->ui, in, TYPE_SMALL, a->ui.look->ink, line.data);
        text_free(&line);
        if (part_button(a, ui_id("without", (int)n), in, BUTTON_PLAIN, "See the history without it", 4))
            past_without(a, n);
        if (part_button(a, ui_id("another", (int)n), in, BUTTON_PLAIN, "Choose another in its place", 6))
            past_instead(a, n);
    }
    ui_gap(&a->ui, in, 6);
    return true;
}

void screen_past(App *a, Rect at) {
    const UiId id = ui_id("past", 0);
    Rect body = part_spread(a, id, part_screen(a, at));
    moments_lay(a, &body);
    if (turns_of_map_lay(a, &body)) {
        ui_rule(&a->ui, &body);
        branches_lay(a, &body);
    }
    part_column_end(a, id, body);
}
