/* What if: a choice of the past, and what could have been chosen in its place. Always true: see app.h; the game
 * itself stays as it is, and the other history is lived beside the window. */
#include <stdio.h>

#include "report/compare.h"
#include "report/debrief_charts.h"
#include "session/naming.h"
#include "ui/screens.h"

void past_instead(App *a, size_t entry) {
    a->chosen.entry = entry + 1;
    app_go(a, SCREEN_instead);
}

static bool is_asked(const App *a, size_t entry) {
    return table_is_choice(&a->table, entry) && debrief_is_decision(&a->table.session->journal.entries[entry]);
}

/* The choice that is looked at, else the newest; false: there is none. */
static bool entry_of(const App *a, size_t *out) {
    size_t n = a->table.session->journal.count;
    if (a->chosen.entry > 0 && is_asked(a, a->chosen.entry - 1)) {
        *out = a->chosen.entry - 1;
        return true;
    }
    while (n > 0)
        if (is_asked(a, --n)) {
            *out = n;
            return true;
        }
    return false;
}

static void choices_lay(App *a, Rect *in, size_t chosen) {
    const Look *look = a->ui.look;
    const Session *g = a->table.session;
    ui_words(&a->ui, in, TYPE_HEAD, look->ink, tongue("What was decided"));
    ui_gap(&a->ui, in, 6);
    for (size_t n = g->journal.count; n-- > 0;) {
        char turn[64];
        Text told = {0};
        if (!is_asked(a, n)) continue;
        compare_command(g, &g->journal.entries[n], &told);
        snprintf(turn, sizeof turn, tongue("Turn %d"), g->journal.entries[n].turn);
        const PartText text[] = {{TYPE_SMALL, look->soft, turn}, {TYPE_STRONG, look->ink, told.data}};
        if (part_panel(a, ui_id("decided", (int)n), in, n == chosen, text, COUNT_OF(text))) a->chosen.entry = n + 1;
        text_free(&told);
    }
}

static void other_lay(App *a, Rect *in, size_t entry, Act act, int id) {
    Text title = {0};
    naming_card(act, act_steps(table_then(&a->table, entry), act), false, &title);
    const PartText text[] = {{TYPE_STRONG, a->ui.look->ink, title.data}};
    const bool used = part_panel(a, ui_id("instead", id), in, false, text, COUNT_OF(text));
    text_free(&title);
    if (!used) return;
    table_study_otherwise(&a->table, &(Deviation){.kind = DEVIATION_INSTEAD, .entry = entry,
                                                  .command = {.kind = COMMAND_ACT, .seat = act.seat, .act = act}});
    app_go(a, SCREEN_compare);
}

static void others_lay(App *a, Rect *in, size_t entry) {
    Ui *ui = &a->ui;
    Act act[2 * ACTS_MAX];
    Text was = {0};
    compare_command(a->table.session, &a->table.session->journal.entries[entry], &was);
    const PartText without[] = {{TYPE_STRONG, ui->look->ink, tongue("Without it: nothing in its place")}};
    ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("What could have been chosen in its place"));
    ui_words(ui, in, TYPE_BODY, ui->look->ink, was.data);
    text_free(&was);
    ui_words(ui, in, TYPE_SMALL, ui->look->soft,
             tongue("The same luck, the same other orders; the others answer what they see there. The game itself does "
                    "not change."));
    ui_gap(ui, in, 6);
    if (part_panel(a, ui_id("instead", -1), in, false, without, COUNT_OF(without))) past_without(a, entry);
    const int count = table_instead_all(&a->table, entry, act);
    for (int n = 0; n < count; n++) other_lay(a, in, entry, act[n], n);
}

void screen_instead(App *a, Rect at) {
    Ui *ui = &a->ui;
    size_t entry;
    Rect in = part_screen(a, at);
    const UiId left = ui_id("instead left", 0), right = ui_id("instead right", 0);
    if (!action_info(ACTION_open_instead)->can(a) || !entry_of(a, &entry)) {
        ui_words(ui, &in, TYPE_BODY, ui->look->soft,
                 tongue("Nothing has been decided yet that could have been decided otherwise: take a decision and end "
                        "the turn."));
        return;
    }
    if (part_is_narrow(a, at.w)) {
        Rect all = part_column(a, left, in);
        choices_lay(a, &all, entry);
        ui_rule(ui, &all);
        others_lay(a, &all, entry);
        part_column_end(a, left, all);
        return;
    }
    Rect one = part_column(a, left, rect_cut_left(&in, in.w / 2 - ui_px(ui, 12)));
    choices_lay(a, &one, entry);
    part_column_end(a, left, one);
    rect_cut_left(&in, ui_px(ui, 24));
    Rect two = part_column(a, right, in);
    others_lay(a, &two, entry);
    part_column_end(a, right, two);
}
