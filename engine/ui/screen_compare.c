/* Two histories side by side. Always true: see app.h; neither is called the better one. */
#include "report/debrief_charts.h"
#include "ui/screens.h"

static void text_lay(App *a, Rect *in, Text *text) {
    if (text->data) ui_prose(&a->ui, in, text->data);
    text_free(text);
}

/* Where each stands, in a column of its own. */
static void sides_lay(App *a, Rect *in, const Sides *sides) {
    Beside b = beside_begin(a, in);
    for (int side = 0; side < 2; side++) {
        Text text = {0};
        compare_outcome(sides, side, &text);
        compare_choices(sides, side, &text);
        text_lay(a, side == 0 ? &b.left : beside_words(a, &b), &text);
    }
    beside_end(a, &b, 8);
}

static void course_lay(App *a, Rect *in, const Sides *sides) {
    Picture picture;
    Text text = {0};
    Beside b = beside_begin(a, in);
    const PaperSize size = paper_size(&a->ui, b.left.w);
    compare_chart_dials(sides, &(PlotFrame){NULL, size.width_mm}, &picture);
    picture_take(&a->ui, &b.left, size, &picture);
    text_say(&text, "\nGoals\n");
    compare_goals(sides, &text);
    text_say(&text, "\nNumbers that differ: %s, then %s\n", sides->name[0], sides->name[1]);
    compare_numbers(sides, &text);
    text_lay(a, beside_words(a, &b), &text);
    beside_end(a, &b, 8);
}

static void both_lay(App *a, Rect *in, const StudyFound *f) {
    const Branches *all = &a->table.branches;
    const bool branch = f->otherwise.kind == DEVIATION_NONE;
    const Scenario *s = a->table.session->scenario;
    char here[BRANCH_WORDS_BYTES], there[BRANCH_WORDS_BYTES];
    const Sides sides = {{a->table.session, f->other},
                         {branch ? compare_branch(s, all, all->current, here) : tongue("as it was"),
                          branch ? compare_branch(s, all, f->branch, there) : tongue("what if")}};
    Text text = {0};
    compare_parting(&sides, &text);
    if (!branch && f->followed.refused > 0)
        text_say(&text, "%d of our %d orders were refused there and left out.\n", f->followed.refused,
                 f->followed.given);
    text_lay(a, in, &text);
    ui_gap(&a->ui, in, 6);
    course_lay(a, in, &sides);
    ui_rule(&a->ui, in);
    sides_lay(a, in, &sides);
}

void screen_compare(App *a, Rect at) {
    double done;
    Rect in = part_screen(a, at);
    const UiId id = ui_id("compare", 0);
    const StudyFound *f = table_study(&a->table, STUDY_OTHER, &done);
    Rect body = part_spread(a, id, in);
    if (f && f->other) both_lay(a, &body, f);
    else if (f) ui_words(&a->ui, &body, TYPE_BODY, a->ui.look->worse, f->why_not.text);
    else if (done >= 0)
        ui_words(&a->ui, &body, TYPE_BODY, a->ui.look->soft, tongue("The other history is lived again."));
    else
        ui_words(&a->ui, &body, TYPE_BODY, a->ui.look->soft,
                 tongue("Choose a history to compare with: in the past, or at a turning point of the debrief."));
    part_column_end(a, id, body);
}
