/* The clock strip and the track of the file. Always true: see screens.h; every mark says by its shape and in
 * a sentence what it stands for, and opens why. */
#include <stdio.h>
#include <stdlib.h>

#include "report/figures.h"
#include "report/words.h"
#include "ui/screens.h"

static double line_height(const Ui *ui) { return ui_leading(ui, TYPE_SMALL); }

/* A label at the middle of x, if nothing stands there yet. taken: right ends, in the order of x. */
typedef struct Labels {
    Rect at;
    Rect taken[CALENDAR_MAX];
    int count;
} Labels;

static bool label_put(Ui *ui, Labels *l, double x, Colour colour, const char *text) {
    const double width = ui_width(ui, TYPE_SMALL, text), gap = ui_px(ui, 8);
    const double left = real_clamp(x - width / 2, l->at.x, real_max(l->at.x, l->at.x + l->at.w - width));
    for (int n = 0; n < l->count; n++)
        if (left < l->taken[n].x + l->taken[n].w + gap && left + width + gap > l->taken[n].x) return false;
    if (width > l->at.w || l->count == CALENDAR_MAX) return false;
    l->taken[l->count++] = (Rect){left, l->at.y, width, l->at.h};
    ui_line(ui, (Rect){left, l->at.y, width + 1, l->at.h}, TYPE_SMALL, colour, ALIGN_LEFT, text);
    return true;
}

/* --- what runs out when ------------------------------------------------------------------------ */

typedef struct Axis {
    Rect at;
    double months; /* that it shows */
} Axis;

static double axis_x(const Axis *x, double in) { return x->at.x + x->at.w * in / x->months; }

static SignShape shape_of(CalendarKind kind) {
    switch (kind) {
    case CALENDAR_OURS: return SIGN_DOT;
    case CALENDAR_THEIRS: return SIGN_RING;
    case CALENDAR_SUMMIT: return SIGN_DIAMOND;
    case CALENDAR_ELECTION: return SIGN_SQUARE;
    case CALENDAR_DEADLINE:
    case CALENDAR_WINDOW: return SIGN_DOWN;
    case CALENDAR_TURN:
    case CALENDAR_BAR:
    case CALENDAR_EFFECT: break;
    }
    return SIGN_TICK;
}

static void dates_draw(App *a, const Axis *x, Rect row) {
    Ui *ui = &a->ui;
    const Session *g = a->table.session;
    Labels labels = {.at = row};
    for (int in = 0; in <= (int)x->months; in += 3) {
        char date[DATE_BYTES];
        const double at = axis_x(x, in);
        draw_fill(ui->list, (Rect){at, x->at.y + x->at.h / 2 - ui_px(ui, 2), real_max(1, ui_px(ui, 1)), ui_px(ui, 5)},
                  ui->look->edge, 0);
        figures_date(g->scenario, (int)g->world.month + in + (in == 0 ? 1 : 0), date);
        label_put(ui, &labels, at, ui->look->soft, date);
    }
}

/* An open window is always shown, and ends in sight or later. */
static bool is_shown(const Axis *x, const CalendarMark *mark) {
    return mark->in <= x->months + 0.01 || mark->kind == CALENDAR_WINDOW;
}

/* What lasts until its mark, from now. */
static void spans_draw(const App *a, const Axis *x, const CalendarMark *mark, int count) {
    const Ui *ui = &a->ui;
    for (int n = 0; n < count; n++) {
        const bool window = mark[n].kind == CALENDAR_WINDOW;
        if (!is_shown(x, &mark[n]) || (!window && mark[n].kind != CALENDAR_BAR)) continue;
        const double height = ui_px(ui, window ? 6 : 2), to = axis_x(x, real_min(mark[n].in, x->months));
        draw_fill(ui->list, (Rect){x->at.x, x->at.y + (x->at.h - height) / 2, to - x->at.x, height},
                  window ? ui->look->soft : ui->look->edge, 0);
    }
}

/* Marks of one month stand beside each other. */
static void calendar_draw(App *a, const Axis *x, Labels *labels, const CalendarMark *mark, int count) {
    static const CalendarKind weighty[] = {CALENDAR_WINDOW,   CALENDAR_OURS,     CALENDAR_THEIRS,
                                           CALENDAR_DEADLINE, CALENDAR_ELECTION, CALENDAR_BAR,
                                           CALENDAR_SUMMIT,   CALENDAR_TURN,     CALENDAR_EFFECT};
    Ui *ui = &a->ui;
    const double r = ui_px(ui, 5), y = x->at.y + x->at.h / 2;
    double before = -1e9, x_of[CALENDAR_MAX];
    for (int n = 0; n < count; n++) {
        x_of[n] = -1;
        if (!is_shown(x, &mark[n])) continue;
        double at = axis_x(x, real_min(mark[n].in, x->months));
        if (at < before + 2.4 * r) at = real_min(before + 2.4 * r, x->at.x + x->at.w);
        before = at;
        const Rect box = {at - 1.2 * r, labels->at.y, 2.4 * r, x->at.y + x->at.h - labels->at.y};
        const UiTouch t = ui_touch(ui, ui_id("calendar", n), box, mark[n].told);
        sign_draw(ui, shape_of(mark[n].kind), at, y, t.hot ? 1.25 * r : r, ui->look->ink);
        x_of[n] = at;
        if (t.focus) ui_focus_ring(ui, box);
        if (t.hot || (t.focus && ui->keys)) ui_hint(ui, box, mark[n].told);
        if (t.used) snprintf(ui->followed, sizeof ui->followed, "%s", mark[n].command);
    }
    for (size_t kind = 0; kind < COUNT_OF(weighty); kind++) /* what there is no room for, the mark tells */
        for (int n = 0; n < count; n++)
            if (mark[n].kind == weighty[kind] && x_of[n] >= 0)
                label_put(ui, labels, x_of[n], ui->look->ink,
                          mark[n].in > x->months + 0.01 ? tongue("window still open") : mark[n].name);
}

static double axis_months(const CalendarMark *mark, int count) {
    double most = 12;
    for (int n = 0; n < count; n++)
        if (mark[n].in <= 36) most = real_max(most, mark[n].in);
    return 6 * (double)(int)(most / 6 + 0.999);
}

static void clock_lay(App *a, Rect *in) {
    Ui *ui = &a->ui;
    CalendarMark mark[CALENDAR_MAX];
    const int count = board_calendar(&a->table.board, mark);
    if (count == 0) return;
    const double line = line_height(ui), side = ui_px(ui, 10);
    ui_line(ui, rect_cut_top(in, ui_leading(ui, TYPE_LABEL)), TYPE_LABEL, ui->look->ink, ALIGN_LEFT,
            tongue("What runs out when"));
    Labels labels = {.at = rect_cut_top(in, line)};
    const Rect row = rect_cut_top(in, ui_px(ui, 14));
    const Axis x = {{row.x + side, row.y, row.w - 2 * side, row.h}, axis_months(mark, count)};
    const double y = row.y + row.h / 2;
    spans_draw(a, &x, mark, count);
    draw_fill(ui->list, (Rect){x.at.x, y, x.at.w, real_max(1, ui_px(ui, 1))}, ui->look->edge, 0);
    draw_fill(ui->list, (Rect){x.at.x, y - ui_px(ui, 1), x.at.w * real_min(1, mark[0].in / x.months), ui_px(ui, 3)},
              ui->look->soft, 0);
    dates_draw(a, &x, rect_cut_top(in, line));
    calendar_draw(a, &x, &labels, mark, count);
}

/* --- the file ---------------------------------------------------------------------------------- */

static void stages_draw(App *a, Rect labels_at, Rect row) {
    Ui *ui = &a->ui;
    const int stage = (int)a->table.session->world.stage, last = STAGE_MEMBER;
    const double r = ui_px(ui, 5), y = row.y + row.h / 2, left = row.x + r, step = (row.w - 2 * r) / last;
    Labels labels = {.at = labels_at};
    draw_fill(ui->list, (Rect){left, y - ui_px(ui, 0.5), step * last, real_max(1, ui_px(ui, 1))}, ui->look->edge, 0);
    draw_fill(ui->list, (Rect){left, y - ui_px(ui, 1.5), step * stage, ui_px(ui, 3)}, ui->look->ink, 0);
    label_put(ui, &labels, left + step * stage, ui->look->ink, words_stage(stage));
    label_put(ui, &labels, left + step * last, ui->look->soft, words_stage(last));
    for (int n = 0; n <= last; n++) {
        const double x = left + step * n;
        char told[160];
        tongue_write(told, sizeof told,
                     n < stage    ? "%s: done"
                     : n == stage ? "%s: here we are"
                                  : "%s: still to come",
                     words_stage(n));
        const Rect box = {x - 1.6 * r, row.y, 3.2 * r, row.h};
        const UiTouch t = ui_touch(ui, ui_id("stage", n), box, told);
        if (n > stage) draw_dot(ui->list, x, y, r, ui->look->paper);
        sign_draw(ui, n > stage ? SIGN_RING : SIGN_DOT, x, y, n == stage ? 1.3 * r : r,
                  n > stage ? ui->look->edge : ui->look->ink);
        label_put(ui, &labels, x, ui->look->soft, words_stage(n));
        if (t.focus) ui_focus_ring(ui, box);
        if (t.hot || (t.focus && ui->keys)) ui_hint(ui, box, told);
        if (t.used) snprintf(ui->followed, sizeof ui->followed, "members");
    }
}

/* Yes before no, and each by its balance. */
static int members_order(const App *a, int out[MEMBERS_MAX]) {
    const Board *b = &a->table.board;
    const World *w = &a->table.session->world;
    int count = 0;
    for (int i = 0; i < a->table.session->scenario->members; i++) {
        int at = count++;
        const FileMark mark = board_file_mark(b, i);
        for (; at > 0; at--) {
            const FileMark other = board_file_mark(b, out[at - 1]);
            if (other < mark || (other == mark && w->consent[out[at - 1]] >= w->consent[i])) break;
            out[at] = out[at - 1];
        }
        out[at] = i;
    }
    return count;
}

static void members_draw(App *a, Rect row) {
    static const SignShape shapes[] = {
        [FILE_YES] = SIGN_DOT, [FILE_WAITS] = SIGN_RING, [FILE_NO] = SIGN_CROSS, [FILE_OUTSIDE] = SIGN_TICK};
    Ui *ui = &a->ui;
    const Look *look = ui->look;
    const Colour colours[] = {
        [FILE_YES] = look->better, [FILE_WAITS] = look->ink, [FILE_NO] = look->soft, [FILE_OUTSIDE] = look->soft};
    int member[MEMBERS_MAX];
    const int count = members_order(a, member);
    const double step = real_min(ui_px(ui, 18), row.w / real_max(1, count)), r = real_min(ui_px(ui, 4.5), 0.42 * step);
    for (int n = 0; n < count; n++) {
        const int i = member[n];
        const FileMark mark = board_file_mark(&a->table.board, i);
        const Rect box = {row.x + step * n, row.y, step, row.h};
        const UiTouch t = ui_touch(ui, ui_id("member", i), box, a->table.session->scenario->member_name[i]);
        sign_draw(ui, shapes[mark], box.x + step / 2, row.y + row.h / 2, t.hot ? 1.25 * r : r, colours[mark]);
        if (t.focus) ui_focus_ring(ui, box);
        if (t.hot || (t.focus && ui->keys)) {
            Text told = {0};
            board_member_told(&a->table.board, i, &told);
            ui_hint(ui, box, told.data);
            text_free(&told);
        }
        if (t.used)
            snprintf(ui->followed, sizeof ui->followed, "why consent[%s]", a->table.session->scenario->member_id[i]);
    }
}

/* Over its track, in as many lines as it needs. */
static double file_head_height(const App *a, double width) {
    Text told = {0};
    board_file_told(&a->table.board, &told);
    const double height = ui_height(&a->ui, TYPE_LABEL, width, told.data);
    text_free(&told);
    return height;
}

static void file_lay(App *a, Rect *in) {
    Ui *ui = &a->ui;
    Text told = {0};
    const double line = line_height(ui);
    board_file_told(&a->table.board, &told);
    ui_words(ui, in, TYPE_LABEL, ui->look->ink, told.data);
    text_free(&told);
    const Rect labels = rect_cut_top(in, line);
    stages_draw(a, labels, rect_cut_top(in, ui_px(ui, 14)));
    members_draw(a, rect_cut_top(in, line));
}

/* --- both -------------------------------------------------------------------------------------- */

void strips_lay(App *a, Rect *in) {
    Ui *ui = &a->ui;
    const double line = line_height(ui), track = 2 * line + ui_px(ui, 14), gap = ui_px(ui, 28);
    const bool beside = in->w > ui_px(ui, 880) * real_max(1, ui->type);
    const double head = file_head_height(a, beside ? (in->w - gap) / 2 : in->w);
    Rect one = rect_cut_top(in, head + track);
    if (beside) {
        Rect two = rect_cut_right(&one, (one.w - gap) / 2);
        rect_cut_right(&one, gap);
        file_lay(a, &one);
        rect_cut_top(&two, real_max(0, head - ui_leading(ui, TYPE_LABEL))); /* both tracks on one line */
        clock_lay(a, &two);
        ui_gap(ui, in, 8);
        return;
    }
    file_lay(a, &one);
    ui_gap(ui, in, 6);
    Rect two = rect_cut_top(in, ui_leading(ui, TYPE_LABEL) + track);
    clock_lay(a, &two);
    ui_gap(ui, in, 8);
}
