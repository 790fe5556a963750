/* The ledger of promises as bars from the month of the word to the day it is due. Always true: see screens.h;
 * a mark says how each stands: a ring open, a dot kept, a cross broken. */
#include <stdio.h>

#include "report/figures.h"
#include "ui/screens.h"

typedef struct Span {
    double from, to; /* months of the game that the bars cover */
} Span;

static double due_month(const Board *b, int n) {
    const World *w = &b->game->world;
    const World *then = session_past(b->game, (int)w->promise_due[n] + 1); /* the turn after it began then */
    return then ? then->month : w->month + board_turn_ends_in(b, w->promise_due[n]);
}

static Span span_of(const Board *b, const int *line, int count) {
    Span s = {b->game->world.month, b->game->world.month + 1};
    for (int n = 0; n < count; n++) {
        s.from = real_min(s.from, b->game->world.promise_month[line[n]]);
        s.to = real_max(s.to, due_month(b, line[n]));
    }
    return s;
}

static const char *state_words(int state) {
    return tongue(state == 1 ? "open" : state == 2 ? "kept" : "broken");
}

static void told_write(const Board *b, int n, Text *out) {
    const World *w = &b->game->world;
    const Scenario *s = b->game->scenario;
    char made[DATE_BYTES];
    text_say(out, "%s to %s: \"", s->seat_name[(int)w->promise_giver[n]], s->seat_name[(int)w->promise_taker[n]]);
    board_promise_card(b, n, out);
    text_say(out, "\" by the end of turn %.0f; promised in %s.", w->promise_due[n],
             figures_date(s, (int)w->promise_month[n], made));
    text_add(out, " %s.", state_words((int)w->promise_state[n]));
}

static void bar_draw(App *a, Rect at, Span s, int n) {
    Ui *ui = &a->ui;
    const Look *look = ui->look;
    const World *w = &a->table.session->world;
    const int state = (int)w->promise_state[n];
    const double scale = (at.w - ui_px(ui, 14)) / real_max(1, s.to - s.from), y = at.y + at.h / 2,
                 left = at.x + ui_px(ui, 7);
    const double from = left + (w->promise_month[n] - s.from) * scale,
                 to = left + (due_month(&a->table.board, n) - s.from) * scale;
    const double now = left + (w->month - s.from) * scale;
    const Colour colour = state == 1 ? look->ink : state == 2 ? look->better : look->worse;
    draw_fill(ui->list,
              (Rect){left, y - real_max(1, ui_px(ui, 1)) / 2, at.w - ui_px(ui, 14), real_max(1, ui_px(ui, 1))},
              look->rule, 0);
    draw_fill(ui->list, (Rect){from, y - ui_px(ui, 1.5), real_max(ui_px(ui, 2), to - from), ui_px(ui, 3)}, colour, 0);
    draw_fill(ui->list, (Rect){now, at.y, real_max(1, ui_px(ui, 1)), at.h}, look->edge, 0);
    sign_draw(ui, state == 1 ? SIGN_RING : state == 2 ? SIGN_DOT : SIGN_CROSS, to, y, ui_px(ui, 5), colour);
}

/* Who to whom and what; below, the bar. Pressed, an open one of ours opens its card. */
static void promise_lay(App *a, Rect *in, Span s, int n) {
    Ui *ui = &a->ui;
    const Board *b = &a->table.board;
    const World *w = &a->table.session->world;
    const SeatId giver = (SeatId)w->promise_giver[n], taker = (SeatId)w->promise_taker[n];
    char who[200], due[80];
    Text card = {0}, told = {0};
    board_promise_card(b, n, &card);
    told_write(b, n, &told);
    snprintf(who, sizeof who, "%s \u2192 %s", a->table.session->scenario->seat_name[giver],
             a->table.session->scenario->seat_name[taker]);
    tongue_write(due, sizeof due, "%s, turn %.0f", state_words((int)w->promise_state[n]), w->promise_due[n]);
    const double inner = in->w - ui_px(ui, 16), line = ui_leading(ui, TYPE_SMALL);
    const double words = ui_height(ui, TYPE_LABEL, inner, card.data);
    const Rect box = rect_cut_top(in, line + words + ui_px(ui, 24));
    const UiTouch t = ui_panel(ui, ui_id("promise", n), box, false, told.data);
    Rect body = ui_inset(ui, box, 8, 5);
    Rect head = rect_cut_top(&body, line);
    const Rect right = rect_cut_right(&head, real_min(head.w / 2, ui_width(ui, TYPE_SMALL, due) + ui_px(ui, 2)));
    ui_line(ui, head, TYPE_SMALL, ui->look->soft, ALIGN_LEFT, who);
    ui_line(ui, right, TYPE_SMALL, ui->look->soft, ALIGN_RIGHT, due);
    ui_words(ui, &body, TYPE_LABEL, ui->look->ink, card.data);
    bar_draw(a, (Rect){body.x, body.y, body.w, ui_px(ui, 12)}, s, n);
    if (t.hot || (t.focus && ui->keys)) ui_hint(ui, box, told.data);
    text_free(&card);
    text_free(&told);
    ui_gap(ui, in, 5);
    if (!t.used) return;
    if (giver == b->seat && (int)w->promise_state[n] == 1)
        app_open_card(a, (Act){giver, (ActId)w->promise_act[n], w->promise_value[n]});
    else app_go(a, SCREEN_offers);
}

void promises_lay(App *a, Rect *in, bool open, int most) {
    Ui *ui = &a->ui;
    const Board *b = &a->table.board;
    const World *w = &a->table.session->world;
    int line[PROMISES_MAX], count = 0;
    for (int state = 1; state <= (open ? 1 : 3); state++)
        for (int n = 0; n < PROMISES_MAX; n++) {
            const bool ours = (int)w->promise_giver[n] == (int)b->seat || (int)w->promise_taker[n] == (int)b->seat;
            if ((int)w->promise_state[n] == state && (ours || !open)) line[count++] = n;
        }
    if (count == 0) {
        if (!open) ui_words(ui, in, TYPE_BODY, ui->look->soft, tongue("Nobody has promised anything yet."));
        return;
    }
    if (open) ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("Open promises"));
    if (open) ui_gap(ui, in, 4);
    const Span s = span_of(b, line, count);
    for (int n = 0; n < count && n < most; n++) promise_lay(a, in, s, line[n]);
    if (!open)
        ui_words(ui, in, TYPE_SMALL, ui->look->soft,
                 tongue("A ring is open, a dot kept, a cross broken; the upright line is now."));
}
