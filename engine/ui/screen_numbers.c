/* Why a number is what it is. Always true: see app.h. */
#include <stdio.h>
#include <string.h>

#include "report/explain.h"
#include "report/figures.h"
#include "report/words.h"
#include "ui/screens.h"

/* --- why --------------------------------------------------------------------------------------- */

static void page_why(App *a, Text *out) {
    Variable v;
    Err err = {0};
    if (!board_number(&a->table.board, a->chosen.why, &v, &err)) {
        text_add(out, "%s\n", err.text);
        return;
    }
    if (a->chosen.why_tab == 2) board_ledger(&a->table.board, v, out);
    else board_why(&a->table.board, v, a->chosen.why_tab == 1, out);
}

/* The terms of the number's equation as it stands, largest first. */
static int terms_of(App *a, Variable v, TermBar bar[TERMS_MAX]) {
    const Board *b = &a->table.board;
    double terms[TERMS_MAX];
    const EquationId id = equation_of(v.id);
    if (id == EQUATION_NONE) return 0;
    const Scenario *s = b->game->scenario;
    const int count = equation_terms(id, &b->game->world, &s->nominal, s->lead, v.index, terms);
    int kept = 0;
    for (int n = 0; n < count; n++) {
        if (real_abs(terms[n]) < 0.005) continue;
        int at = kept++;
        for (; at > 0 && real_abs(bar[at - 1].value) < real_abs(terms[n]); at--) bar[at] = bar[at - 1];
        bar[at].value = terms[n];
        Text text = {0};
        const TermWords words = words_of_term(id, equation_info(id)->term[n].name);
        words_fill(s, words.words ? words.words : equation_info(id)->term[n].name, &text);
        snprintf(bar[at].name, sizeof bar[at].name, "%s", text.data ? text.data : "");
        text_free(&text);
    }
    return kept;
}

static void number_tabs(App *a, Rect *in) {
    static const char *const names[] = {TONGUE("security"),   TONGUE("credibility"), TONGUE("menace"),
                                        TONGUE("consent"),    TONGUE("cohesion"),    TONGUE("support"),
                                        TONGUE("jeopardy"),   TONGUE("bargaining"),  TONGUE("unity"),
                                        TONGUE("governance"), TONGUE("stake")};
    Ui *ui = &a->ui;
    const char *shown[COUNT_OF(names)];
    int at = -1;
    for (size_t n = 0; n < COUNT_OF(names); n++) {
        shown[n] = names[n];
        if (strcmp(names[n], a->chosen.why) == 0) at = (int)n;
    }
    const int now = ui_tabs(ui, ui_id("numbers", 0), in, shown, COUNT_OF(names), at);
    if (now >= 0 && now != at) snprintf(a->chosen.why, sizeof a->chosen.why, "%s", names[now]);
    ui_gap(ui, in, 6);
}

/* The line from the first turn that is kept to now, with both values. */
static void history_lay(App *a, Rect *in, Variable v) {
    Ui *ui = &a->ui;
    double value[HISTORY_MAX];
    const int count = board_is_lives(v.id) ? 0 : history_of_number(a, v.id, v.index, value);
    if (count < 2) return;
    Text first = {0}, now = {0};
    board_value_told(&a->table.board, v, value[0], &first);
    board_value_told(&a->table.board, v, value[count - 1], &now);
    Rect row = rect_cut_top(in, ui_px(ui, 44));
    const double left = ui_width(ui, TYPE_SMALL, first.data), right = ui_width(ui, TYPE_NUMBER, now.data),
                 gap = ui_px(ui, 8);
    ui_line(ui, rect_cut_left(&row, left + 1), TYPE_SMALL, ui->look->soft, ALIGN_LEFT, first.data);
    rect_cut_left(&row, gap);
    Rect line = rect_cut_left(&row, real_min(real_max(0, row.w - right - gap), ui_px(ui, 360)));
    chart_spark(a, line, value, count, real_max(1e-9, 0.02 * real_abs(value[0])));
    rect_cut_left(&row, gap);
    ui_line(ui, rect_cut_left(&row, right + 1), TYPE_NUMBER, ui->look->ink, ALIGN_LEFT, now.data);
    text_free(&first);
    text_free(&now);
    ui_gap(ui, in, 6);
}

/* Left: its history, and what makes it so, as bars. */
static void drawn_lay(App *a, Rect *in, Variable v) {
    Ui *ui = &a->ui;
    TermBar bar[TERMS_MAX];
    history_lay(a, in, v);
    const int terms = terms_of(a, v, bar);
    if (terms > 0) {
        ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("What makes it so now"));
        ui_gap(ui, in, 4);
        terms_lay(a, in, bar, terms);
        ui_gap(ui, in, 10);
    }
    if (v.id != VAR_jeopardy) return;
    rungs_lay(a, in);
    hump_lay(a, in);
}

static void told_lay(App *a, Rect *in) {
    static const char *const tabs[] = {TONGUE("In words"), TONGUE("With every coefficient"), TONGUE("Its ledger")};
    Ui *ui = &a->ui;
    char key[160];
    a->chosen.why_tab = ui_tabs(ui, ui_id("why tabs", 0), in, tabs, COUNT_OF(tabs), a->chosen.why_tab);
    ui_gap(ui, in, 8);
    snprintf(key, sizeof key, "why %s %d", a->chosen.why, a->chosen.why_tab);
    ui_prose(ui, in, app_page(a, key, page_why));
}

static void others_lay(App *a, Rect *in) {
    Ui *ui = &a->ui;
    char field[UI_FIELD_BYTES];
    ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("Other numbers"));
    ui_gap(ui, in, 4);
    number_tabs(a, in);
    snprintf(field, sizeof field, "%s", a->chosen.why);
    ui_field(ui, ui_id("number", 0), in, "Any other number, by its name", field);
    snprintf(a->chosen.why, sizeof a->chosen.why, "%.60s", field);
}

/* First how it moved and why, in a sentence; then what makes it so; last, other numbers. */
void screen_why(App *a, Rect at) {
    Ui *ui = &a->ui;
    Variable v;
    char title[300];
    Text text = {0};
    const bool known = board_number(&a->table.board, a->chosen.why, &v, NULL),
               seen = known && board_may_see(&a->table.board, v.id);
    if (known) board_words_of(&a->table.board, v.id, &text);
    if (known && var_info(v.id)->kind == KIND_MEMBER)
        text_add(&text, ", %s", a->table.session->scenario->member_name[v.index]);
    tongue_write(title, sizeof title, "Why: %s", known ? text.data : a->chosen.why);
    text_free(&text);
    const UiId id = ui_id("why", 0);
    Rect body = part_spread(a, id, part_page(a, at, title));
    if (seen && board_moved_number(&a->table.board, v, &text)) {
        ui_words(ui, &body, TYPE_STRONG, ui->look->ink, text.data);
        ui_gap(ui, &body, 8);
    }
    text_free(&text);
    Beside b = beside_begin(a, &body);
    if (seen) drawn_lay(a, &b.left, v);
    told_lay(a, beside_words(a, &b));
    beside_end(a, &b, 8);
    ui_rule(ui, &body);
    Beside more = beside_begin(a, &body);
    others_lay(a, &more.left);
    if (seen) forecast_number_lay(a, beside_words(a, &more), v);
    beside_end(a, &more, 8);
    part_column_end(a, id, body);
}
