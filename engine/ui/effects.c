/* What futures count of a decision, drawn: a row for each dial, an axis soon and one if it is kept up. Always
 * true: see screens.h; right of the line is better and left is worse, besides the colour; what cannot be told has a
 * ring and no bar; the bar of lives has no colour. game notes 4 */
#include <stdio.h>
#include <stdlib.h>

#include "report/figures.h"
#include "report/odds_report.h"
#include "ui/screens.h"

enum { EFFECTS_MAX = ODDS_CARDS_MAX * (int)ODDS_ENDS * (int)ODDS_DIALS };

bool effects_known(const App *a, Act act, CardOdds *out) {
    const Odds *odds = a->table.board.odds;
    const int n = odds ? odds_find(odds, act) : -1;
    return n >= 0 && odds_card(odds, n, out);
}

static bool tells(const CardOdds *c, int dial) {
    return c->dial[ODDS_NEAR][dial].tells || c->dial[ODDS_KEPT][dial].tells;
}

static int rows_of(const CardOdds *c) {
    int rows = 0;
    for (int d = 0; d < ODDS_DIALS; d++) rows += tells(c, d) ? 1 : 0;
    return rows;
}

/* --- the scale --------------------------------------------------------------------------------- */

static double round_up(double points) {
    static const double steps[] = {1, 1.5, 2, 3, 5, 7, 10, 15, 20, 30, 50};
    for (size_t n = 0; n < COUNT_OF(steps); n++)
        if (points <= steps[n]) return steps[n];
    return 100;
}

/* Told effects in points of 100; returns how many. */
static int sizes_of(const CardOdds *c, double *out) {
    int count = 0;
    for (int end = 0; end < ODDS_ENDS; end++)
        for (int d = 0; d < ODDS_DIALS; d++)
            if (c->dial[end][d].tells) out[count++] = 100 * real_abs(c->dial[end][d].with - c->dial[end][d].without);
    return count;
}

static int by_size(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/* Of the cards of a list; NULL: of all that are counted. */
static int sizes_of_all(const App *a, const Act *act, int acts, double size[EFFECTS_MAX]) {
    const Odds *odds = a->table.board.odds;
    int count = 0;
    CardOdds c;
    for (int n = 0; act && n < acts; n++)
        if (effects_known(a, act[n], &c)) count += sizes_of(&c, size + count);
    for (int n = 0; !act && odds && n < odds->cards; n++)
        if (odds_card(odds, n, &c)) count += sizes_of(&c, size + count);
    qsort(size, (size_t)count, sizeof *size, by_size);
    return count;
}

double effects_span(const App *a, const Act *act, int acts) {
    double size[EFFECTS_MAX];
    const int count = sizes_of_all(a, act, acts, size);
    if (count == 0) return 1;
    return round_up(size[acts == 1 || acts == 2 ? count - 1 : count * 3 / 4]);
}

/* --- columns ----------------------------------------------------------------------------------- */

/* Where the columns stand in a width: names, then an axis and a number for each end. */
typedef struct Columns {
    double names, gap, axis, number; /* number 0: there is no room for it */
} Columns;

static Columns columns_of(const Ui *ui, double width) {
    Columns c = {.gap = ui_px(ui, 10)};
    const double number = ui_width(ui, TYPE_SMALL, "+00.0") + ui_px(ui, 4), most = ui_px(ui, 190) * ui->type;
    c.names = real_min(most, width * 0.34);
    const double each = (width - c.names - 2 * c.gap) / ODDS_ENDS;
    c.number = each > 2.6 * number ? number : 0;
    c.axis = real_min(each, ui_px(ui, 260) * ui->type) - c.number;
    return c;
}

static Rect axis_of(const Columns *c, Rect row, int end) {
    return (Rect){row.x + c->names + c->gap + (c->axis + c->number + c->gap) * end, row.y, c->axis, row.h};
}

/* brief: how long it is kept up, a hint tells. */
static void head_words(const CardOdds *c, int end, bool brief, Text *out) {
    if (brief && end == ODDS_KEPT) {
        text_say(out, "if kept up");
        return;
    }
    Text span = {0};
    odds_span_write(c->months[end], &span);
    text_say(out, end == ODDS_KEPT ? "kept up %s" : "after %s", span.data);
    text_free(&span);
}

/* Whether there is room for it beside its ring. */
static bool says_cannot(const Ui *ui, const Columns *c) {
    return ui_width(ui, TYPE_SMALL, tongue("cannot tell")) < c->axis / 2 + c->number - ui_px(ui, 8);
}

/* What a ring is, where there is no room to say it beside each: at the foot of a place. */
static double ring_indent(const Ui *ui) { return 2 * ui_px(ui, 3) + ui_px(ui, 5); }
static double ring_height(const Ui *ui, double width) {
    return ui_height(ui, TYPE_SMALL, width - ring_indent(ui), tongue("cannot tell"));
}

static void ring_told(Ui *ui, Rect at) {
    const double r = ui_px(ui, 3), height = ring_height(ui, at.w);
    at.y += at.h - height;
    sign_draw(ui, SIGN_RING, at.x + r, at.y + ui_leading(ui, TYPE_SMALL) / 2, r, ui->look->edge);
    rect_cut_left(&at, ring_indent(ui));
    ui_words(ui, &at, TYPE_SMALL, ui->look->soft, tongue("cannot tell"));
}

/* Over the line of an axis, or over all of the column, where it may take several lines; sides: what lies at either
 * side of it. */
static void head_draw(Ui *ui, Rect axis, double column, const char *words, bool sides) {
    const double line = ui_leading(ui, TYPE_SMALL), half = axis.w / 2 - ui_px(ui, 5), under = sides ? line : 0;
    const double height = ui_height(ui, TYPE_SMALL, column, words);
    Rect top = {axis.x, axis.y + axis.h - under - height, column, height};
    if (ui_width(ui, TYPE_SMALL, words) <= axis.w)
        ui_line(ui, (Rect){axis.x, top.y, axis.w, line}, TYPE_SMALL, ui->look->soft, ALIGN_MIDDLE, words);
    else ui_words(ui, &top, TYPE_SMALL, ui->look->soft, words);
    if (!sides) return;
    const double y = axis.y + axis.h - line;
    ui_line(ui, (Rect){axis.x, y, half, line}, TYPE_SMALL, ui->look->worse, ALIGN_RIGHT, tongue("worse"));
    ui_line(ui, (Rect){axis.x + axis.w - half, y, half, line}, TYPE_SMALL, ui->look->better, ALIGN_LEFT,
            tongue("better"));
}

void effects_head_lay(App *a, Rect *in, const CardOdds *c) {
    Ui *ui = &a->ui;
    const Columns cols = columns_of(ui, in->w);
    const double line = ui_leading(ui, TYPE_SMALL), half = cols.axis / 2 - ui_px(ui, 5),
                 column = cols.axis + cols.number;
    const bool sides =
        ui_width(ui, TYPE_SMALL, tongue("worse")) < half && ui_width(ui, TYPE_SMALL, tongue("better")) < half;
    const bool rings = !says_cannot(ui, &cols);
    Text words[ODDS_ENDS] = {{0}};
    double height = 0;
    for (int end = 0; end < ODDS_ENDS; end++) {
        head_words(c, end, false, &words[end]);
        if (ui_width(ui, TYPE_SMALL, words[end].data) > column)
            words[end].length = 0, head_words(c, end, true, &words[end]);
        height = real_max(height, ui_height(ui, TYPE_SMALL, column, words[end].data));
    }
    height = real_max(height + (sides ? line : 0), rings ? ring_height(ui, cols.names) : 0);
    const Rect row = rect_cut_top(in, height);
    ui_gap(ui, in, 4);
    if (rings) ring_told(ui, (Rect){row.x, row.y, cols.names, row.h});
    for (int end = 0; end < ODDS_ENDS; end++) {
        head_draw(ui, axis_of(&cols, row, end), column, words[end].data, sides);
        text_free(&words[end]);
    }
}

/* --- one effect -------------------------------------------------------------------------------- */

typedef struct Axis {
    Rect at;
    double zero, unit; /* pixels of a point */
} Axis;

static double axis_x(const Axis *x, double points) {
    return x->zero + real_clamp(points * x->unit, -x->at.w / 2, x->at.w / 2);
}

/* The interval, with an end where it ends in sight. */
static void whisker_draw(Ui *ui, const Axis *x, const DialOdds *o, double y, Colour colour) {
    const double thin = real_max(1, ui_px(ui, 1)), tick = ui_px(ui, 3);
    const double from = axis_x(x, 100 * o->low), to = axis_x(x, 100 * o->high);
    draw_rule(ui->list, from, y, to, y, colour, thin);
    if (from > x->at.x) draw_rule(ui->list, from, y - tick, from, y + tick, colour, thin);
    if (to < x->at.x + x->at.w) draw_rule(ui->list, to, y - tick, to, y + tick, colour, thin);
}

static void bar_draw(Ui *ui, const Axis *x, const DialOdds *o, double y, bool judged) {
    const double points = 100 * (o->with - o->without), to = axis_x(x, points), half = ui_px(ui, 4);
    const Colour colour = !judged ? ui->look->soft : points < 0 ? ui->look->worse : ui->look->better;
    draw_fill(ui->list, (Rect){real_min(x->zero, to), y - half, real_max(1, real_abs(to - x->zero)), 2 * half}, colour,
              0);
    const double slit = real_max(1, ui_px(ui, 2)), side = points < 0 ? 1 : -1;
    if (real_abs(points * x->unit) > x->at.w / 2 + 1) /* it goes on: its number says how far */
        draw_fill(ui->list, (Rect){to + side * 3 * slit - slit / 2, y - half - slit, slit, 2 * half + 2 * slit},
                  ui->look->panel, 0);
    whisker_draw(ui, x, o, y, ui->look->ink);
}

static void cannot_draw(Ui *ui, const Axis *x, double y, const Columns *cols) {
    const double r = ui_px(ui, 3), left = x->zero + r + ui_px(ui, 5);
    sign_draw(ui, SIGN_RING, x->zero, y, r, ui->look->edge);
    if (!says_cannot(ui, cols)) return;
    ui_line(ui, (Rect){left, x->at.y, x->at.x + cols->axis + cols->number - left, x->at.h}, TYPE_SMALL, ui->look->soft,
            ALIGN_LEFT, tongue("cannot tell"));
}

static void effect_draw(Ui *ui, const Columns *cols, Rect row, int end, const DialOdds *o, double span, bool judged) {
    const Rect at = axis_of(cols, row, end);
    const Axis x = {at, at.x + at.w / 2, at.w / 2 / span};
    const double y = at.y + at.h / 2, thin = real_max(1, ui_px(ui, 1));
    draw_fill(ui->list, (Rect){x.zero, at.y, thin, at.h}, ui->look->edge, 0);
    if (!o->tells) {
        cannot_draw(ui, &x, y, cols);
        return;
    }
    bar_draw(ui, &x, o, y, judged);
    if (cols->number <= 0) return;
    Text value = {0};
    figures_signed(100 * (o->with - o->without), 1, &value);
    ui_line(ui, (Rect){at.x + at.w, at.y, cols->number, at.h}, TYPE_SMALL, ui->look->ink, ALIGN_RIGHT, value.data);
    text_free(&value);
}

/* --- all of them ------------------------------------------------------------------------------- */

static double row_height(const Ui *ui, const Columns *cols, int dial) {
    return ui_height(ui, TYPE_SMALL, cols->names, odds_dial_short((OddsDial)dial)) + ui_px(ui, 2);
}

static void nothing_write(const CardOdds *c, Text *out) {
    text_say(out, "Counted in %d futures: cannot tell.", c->futures);
}

double effects_height(const App *a, const CardOdds *c, double width) {
    const Ui *ui = &a->ui;
    const Columns cols = columns_of(ui, width);
    double height = 0;
    for (int d = 0; d < ODDS_DIALS; d++)
        if (tells(c, d)) height += row_height(ui, &cols, d);
    if (rows_of(c) > 0) return height;
    Text none = {0};
    nothing_write(c, &none);
    height = ui_height(ui, TYPE_SMALL, width, none.data);
    text_free(&none);
    return height;
}

/* Both ends in words. */
static void row_told(const CardOdds *c, int dial, Text *out) {
    for (int end = 0; end < ODDS_ENDS; end++) {
        Text head = {0}, told = {0};
        head_words(c, end, false, &head);
        if (c->dial[end][dial].tells) odds_dial_told((OddsDial)dial, &c->dial[end][dial], &told);
        text_add(out, "%s%s: %s", end ? " " : "", head.data, told.data ? told.data : tongue("cannot tell"));
        text_free(&head);
        text_free(&told);
    }
}

/* Pressed, the odds of its dial. */
static void row_touch(App *a, Rect row, const CardOdds *c, int dial) {
    Ui *ui = &a->ui;
    Text told = {0};
    row_told(c, dial, &told);
    const UiTouch t = ui_touch(ui, ui_id("effect", dial), row, told.data);
    if (t.hot || (t.focus && ui->keys)) {
        draw_fill(ui->list, row, ui->look->well, 0);
        ui_hint(ui, row, told.data);
    }
    if (t.focus) ui_focus_ring(ui, row);
    text_free(&told);
    if (!t.used) return;
    a->chosen.odds_dial = dial;
    app_go(a, SCREEN_odds);
}

void effects_untold(const CardOdds *c, Text *out) {
    int untold = 0;
    for (int d = 0; d < ODDS_DIALS; d++) {
        if (tells(c, d)) continue;
        if (untold++ == 0) text_say(out, "Cannot tell: ");
        else text_add(out, ", ");
        text_add(out, "%s", odds_dial_short((OddsDial)d));
    }
    if (untold > 0) text_add(out, ".");
}

void effects_lay(App *a, Rect *in, const CardOdds *c, double span, bool open) {
    Ui *ui = &a->ui;
    const Columns cols = columns_of(ui, in->w);
    if (rows_of(c) == 0) {
        Text none = {0};
        nothing_write(c, &none);
        ui_words(ui, in, TYPE_SMALL, ui->look->soft, none.data);
        text_free(&none);
        return;
    }
    for (int d = 0; d < ODDS_DIALS; d++) {
        if (!tells(c, d)) continue;
        const Rect row = rect_cut_top(in, row_height(ui, &cols, d));
        Rect names = {row.x, row.y, cols.names, row.h};
        if (open) row_touch(a, row, c, d);
        ui_words(ui, &names, TYPE_SMALL, ui->look->ink, odds_dial_short((OddsDial)d));
        for (int end = 0; end < ODDS_ENDS; end++)
            effect_draw(ui, &cols, row, end, &c->dial[end][d], span, d != ODDS_lives);
    }
}
