/* What each promise would do, rung by rung. Always true: see screens.h; every column has its own scale, and only
 * the rung that stands today has the accent. */
#include <stdio.h>

#include "ui/screens.h"

typedef struct RungTable {
    Rung rung[RUNGS];
    RungId now;
    char head[RUNG_NUMBERS][64], name[RUNGS][160];
    Text of, told;
    double names, column, head_height, row[RUNGS];
} RungTable;

static double inner_gap(const Ui *ui) { return ui_px(ui, 8); }
static double number_width(const Ui *ui) { return ui_width(ui, TYPE_LABEL, "88,8\u00a0%"); }

static void table_make(const App *a, double width, RungTable *t) {
    const Ui *ui = &a->ui;
    const Board *b = &a->table.board;
    *t = (RungTable){.now = rung_now(&b->game->world)};
    board_rungs_now(b, t->rung);
    board_rungs_heads(b, t->head);
    board_rungs_of(b, &t->of);
    board_rungs_told(b, t->rung, &t->told);
    for (int n = 0; n < RUNGS; n++) {
        snprintf(t->name[n], sizeof t->name[n], "%s%s", tongue(rung_words((RungId)n)),
                 n == (int)t->now ? tongue(" (today)") : "");
        t->names = real_max(t->names, ui_width(ui, TYPE_BODY, t->name[n]) + 2 * inner_gap(ui));
    }
    t->names = real_min(t->names, real_max(0.4 * width, width - RUNG_NUMBERS * 2.4 * number_width(ui)));
    t->column = (width - t->names) / RUNG_NUMBERS;
    for (int n = 0; n < RUNG_NUMBERS; n++)
        t->head_height = real_max(t->head_height, ui_height(ui, TYPE_SMALL, t->column - inner_gap(ui), t->head[n]));
    for (int n = 0; n < RUNGS; n++)
        t->row[n] = ui_height(ui, TYPE_BODY, t->names - inner_gap(ui), t->name[n]) + ui_px(ui, 3);
}

static void table_free(RungTable *t) {
    text_free(&t->of);
    text_free(&t->told);
}

double rungs_height(const App *a, double width) {
    const Ui *ui = &a->ui;
    RungTable t;
    table_make(a, width, &t);
    double height = ui_height(ui, TYPE_HEAD, width, tongue("What each promise would do within ten years")) +
                    ui_height(ui, TYPE_SMALL, width, t.of.data) + t.head_height +
                    ui_height(ui, TYPE_SMALL, width, t.told.data) + ui_px(ui, 18);
    for (int n = 0; n < RUNGS; n++) height += t.row[n];
    table_free(&t);
    return height;
}

static double number_of(const Rung *r, int column) {
    return column == 0 ? r->belief : column == 1 ? r->attack : r->alliance_war;
}

/* A number, and where there is room a bar behind it. */
static void cell_lay(App *a, Rect at, const RungTable *t, int row, int column) {
    Ui *ui = &a->ui;
    const double value = number_of(&t->rung[row], column);
    const bool now = row == (int)t->now;
    double most = 1e-9;
    char text[32];
    for (int n = 0; n < RUNGS; n++) most = real_max(most, number_of(&t->rung[n], column));
    tongue_write(text, sizeof text, "%.*f\u00a0%%", column == 2 ? 1 : 0, 100 * value);
    ui_line(ui, rect_cut_left(&at, number_width(ui)), now ? TYPE_LABEL : TYPE_BODY, ui->look->ink, ALIGN_RIGHT, text);
    rect_cut_left(&at, inner_gap(ui));
    const double room = real_min(at.w - 2 * inner_gap(ui), ui_px(ui, 120)), high = ui_px(ui, 7);
    if (room < ui_px(ui, 16)) return;
    draw_fill(ui->list, (Rect){at.x, (double)(int)(at.y + (at.h - high) / 2), real_max(1, room * value / most), high},
              now ? ui->look->accent : ui->look->edge, 0);
}

static void row_lay(App *a, Rect at, const RungTable *t, int row) {
    Ui *ui = &a->ui;
    const bool now = row == (int)t->now;
    if (now) draw_fill(ui->list, at, ui->look->tint, ui_px(ui, 3));
    draw_fill(ui->list, (Rect){at.x, at.y + at.h - real_max(1, ui_px(ui, 1)), at.w, real_max(1, ui_px(ui, 1))},
              ui->look->rule, 0);
    Rect name = rect_cut_left(&at, t->names);
    name.x += inner_gap(ui) / 2;
    name.w -= inner_gap(ui);
    name.y += ui_px(ui, 1);
    ui_words(ui, &name, TYPE_BODY, ui->look->ink, t->name[row]);
    for (int n = 0; n < RUNG_NUMBERS; n++) cell_lay(a, rect_cut_left(&at, t->column), t, row, n);
}

void rungs_lay(App *a, Rect *in) {
    Ui *ui = &a->ui;
    RungTable t;
    table_make(a, in->w, &t);
    const Rect top = *in;
    ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("What each promise would do within ten years"));
    ui_words(ui, in, TYPE_SMALL, ui->look->soft, t.of.data);
    ui_gap(ui, in, 4);
    Rect heads = rect_cut_top(in, t.head_height);
    rect_cut_left(&heads, t.names);
    for (int n = 0; n < RUNG_NUMBERS; n++) {
        Rect head = rect_cut_left(&heads, t.column);
        head.w -= inner_gap(ui);
        ui_words(ui, &head, TYPE_SMALL, ui->look->soft, t.head[n]);
    }
    for (int n = 0; n < RUNGS; n++) row_lay(a, rect_cut_top(in, t.row[n]), &t, n);
    ui_gap(ui, in, 4);
    ui_words(ui, in, TYPE_SMALL, ui->look->ink, t.told.data);
    const Rect box = {top.x, top.y, top.w, in->y - top.y};
    const UiTouch touch = ui_touch(ui, ui_id("rungs", 0), box, "What each promise would do within ten years");
    if (touch.focus) ui_focus_ring(ui, box);
    if (touch.hot || (touch.focus && ui->keys))
        ui_hint(ui, box,
                tongue("Each row is counted as if that promise stood today and nothing else were changed. Press to see "
                       "why a half-believed promise is dangerous."));
    if (touch.used) app_open_why(a, "jeopardy");
    ui_gap(ui, in, 10);
    table_free(&t);
}
