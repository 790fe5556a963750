/* The past as marks over the months and as turns of the map. Always true: see screens.h; what is drawn is
 * what the session keeps of each turn, and looking at a turn changes nothing. */
#include <stdio.h>
#include <stdlib.h>

#include "report/dials.h"
#include "report/figures.h"
#include "ui/map_panel.h"
#include "ui/screens.h"

/* --- moments ----------------------------------------------------------------------------------- */

typedef struct Months {
    Rect at;
    double from, to;
} Months;

static double month_x(const Months *m, double month) {
    return m->at.x + m->at.w * (month - m->from) / real_max(1, m->to - m->from);
}

/* Each turn's begin, with its number where there is room. */
static void turns_draw(App *a, const Months *m, Rect row) {
    Ui *ui = &a->ui;
    const Session *g = a->table.session;
    double free_from = -1e9;
    for (int turn = g->first_turn; turn <= session_turn(g); turn++) {
        const World *w = session_past(g, turn);
        if (!w) continue;
        char number[16];
        const double x = month_x(m, w->month);
        draw_fill(ui->list, (Rect){x, m->at.y, real_max(1, ui_px(ui, 1)), m->at.h}, ui->look->rule, 0);
        snprintf(number, sizeof number, "%d", turn);
        const double width = ui_width(ui, TYPE_SMALL, number), left = real_max(m->at.x, x - width / 2);
        if (left < free_from) continue;
        ui_line(ui, (Rect){left, row.y, width + 1, row.h}, TYPE_SMALL, ui->look->soft, ALIGN_LEFT, number);
        free_from = left + width + ui_px(ui, 10);
    }
}

static void moment_hint(App *a, Rect box, const Moment *m) {
    char date[DATE_BYTES], told[480];
    snprintf(told, sizeof told, "%s: %s", figures_date(a->table.session->scenario, m->month, date), m->told);
    ui_hint(&a->ui, box, told);
}

typedef struct Lane {
    MomentKind kind;
    SignShape shape;
    const char *name;
    double step; /* units from mark to mark, at most; 0: of these there are always many: bars */
} Lane;

static void lane_name_draw(App *a, const Months *m, const Lane *lane, Rect at) {
    const Ui *ui = &a->ui;
    ui_line(&a->ui, (Rect){at.x, at.y, m->at.x - at.x - ui_px(ui, 8), at.h}, TYPE_SMALL, ui->look->soft, ALIGN_RIGHT,
            tongue(lane->name));
}

static int moments_in(const Moment *all, int count, MomentKind kind, int turn) {
    int here = 0;
    for (int n = 0; n < count; n++) here += all[n].kind == kind && all[n].turn == turn ? 1 : 0;
    return here;
}

/* How far apart the marks of a lane stand so that those of one turn stay in it. */
static double lane_step(const App *a, const Months *m, const Lane *lane, const Moment *all, int count, int turn) {
    const World *from = session_past(a->table.session, turn), *to = session_past(a->table.session, turn + 1);
    const int here = moments_in(all, count, lane->kind, turn);
    const double width = from && to ? month_x(m, to->month) - month_x(m, from->month) : m->at.w;
    return real_min(ui_px(&a->ui, lane->step), width / (here + 1));
}

/* Whether marks of some turn would touch each other: then the lane has bars. */
static bool is_crowded(const App *a, const Months *m, const Lane *lane, const Moment *all, int count) {
    const Session *g = a->table.session;
    if (lane->step <= 0) return true;
    for (int turn = g->first_turn; turn <= session_turn(g); turn++)
        if (moments_in(all, count, lane->kind, turn) > 1 && lane_step(a, m, lane, all, count, turn) < ui_px(&a->ui, 8))
            return true;
    return false;
}

/* Marks of a month stand beside each other. */
static void lane_draw(App *a, const Months *m, const Lane *lane, Rect at, const Moment *all, int count) {
    Ui *ui = &a->ui;
    const double r = ui_px(ui, 4.5), y = at.y + at.h / 2;
    double before = -1e9, step = 0;
    int turn = 0;
    lane_name_draw(a, m, lane, at);
    draw_fill(ui->list, (Rect){m->at.x, y, m->at.w, real_max(1, ui_px(ui, 1))}, ui->look->rule, 0);
    for (int n = 0; n < count; n++) {
        if (all[n].kind != lane->kind) continue;
        if (all[n].turn != turn) step = lane_step(a, m, lane, all, count, turn = all[n].turn);
        double x = month_x(m, all[n].month);
        if (x < before + step) x = before + step;
        if (x > m->at.x + m->at.w) x = m->at.x + m->at.w;
        before = x;
        const Rect box = {x - step / 2, at.y, real_max(3, step), at.h};
        const UiTouch t = ui_touch(ui, ui_id("moment", n), box, all[n].told);
        sign_draw(ui, lane->shape, x, y, t.hot ? 1.4 * r : r, ui->look->ink);
        if (t.focus) ui_focus_ring(ui, box);
        if (t.hot || (t.focus && ui->keys)) moment_hint(a, box, &all[n]);
        if (t.used) a->chosen.turn = all[n].turn;
    }
}

typedef struct Bar {
    int turn, here;
    double from, to, a_month; /* months */
} Bar;

static bool bar_of(const Session *g, MomentKind kind, const Moment *all, int count, int turn, Bar *out) {
    const World *from = session_past(g, turn), *to = session_past(g, turn + 1);
    if (!from) return false;
    *out = (Bar){turn, moments_in(all, count, kind, turn), from->month, to ? to->month : g->world.month, 0};
    out->a_month = out->here / real_max(1, out->to - out->from);
    return true;
}

/* A bar for each turn: its area is how much of that kind happened in it. */
static void bars_draw(App *a, const Months *m, const Lane *lane, Rect at, const Moment *all, int count) {
    Ui *ui = &a->ui;
    const Session *g = a->table.session;
    const double edge = ui_px(ui, 3);
    Bar bar;
    double most = 1; /* a month: a single event makes no high bar */
    lane_name_draw(a, m, lane, at);
    for (int turn = g->first_turn; turn <= session_turn(g); turn++)
        if (bar_of(g, lane->kind, all, count, turn, &bar)) most = real_max(most, bar.a_month);
    for (int turn = g->first_turn; turn <= session_turn(g); turn++) {
        if (!bar_of(g, lane->kind, all, count, turn, &bar) || bar.here == 0) continue;
        const double left = month_x(m, bar.from) + ui_px(ui, 2), right = month_x(m, bar.to) - ui_px(ui, 1);
        const Rect box = {left, at.y, real_max(edge, right - left), at.h};
        const double height = real_max(ui_px(ui, 2), (at.h - 2 * edge) * bar.a_month / most);
        char name[96];
        tongue_write(name, sizeof name, "Turn %d, %s: %d", turn, tongue(lane->name), bar.here);
        const UiTouch t = ui_touch(ui, ui_id(lane->name, turn), box, name);
        draw_fill(ui->list, (Rect){box.x, at.y + at.h - edge - height, box.w, height},
                  t.hot || turn == a->chosen.turn ? ui->look->ink : ui->look->edge, 0);
        if (t.focus) ui_focus_ring(ui, box);
        if (t.hot || (t.focus && ui->keys)) ui_hint(ui, box, name);
        if (t.used) a->chosen.turn = turn;
    }
}

void moments_lay(App *a, Rect *in) {
    static const Lane lanes[] = {{MOMENT_STATE, SIGN_DIAMOND, TONGUE("file and war"), 11},
                                 {MOMENT_ASKED, SIGN_DOT, TONGUE("asked of us"), 10},
                                 {MOMENT_EVENT, SIGN_TICK, TONGUE("elsewhere"), 0},
                                 {MOMENT_DECISION, SIGN_SQUARE, TONGUE("our decisions"), 10}};
    Ui *ui = &a->ui;
    const Session *g = a->table.session;
    int count = 0;
    Moment *all = board_moments(&a->table.board, &count);
    ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("What happened, turn by turn"));
    ui_gap(ui, in, 4);
    double names = 0;
    for (size_t n = 0; n < COUNT_OF(lanes); n++)
        names = real_max(names, ui_width(ui, TYPE_SMALL, tongue(lanes[n].name)));
    names = real_min(names + ui_px(ui, 10), in->w * 0.4);
    const double height = ui_leading(ui, TYPE_SMALL) + ui_px(ui, 6);
    const World *first = session_past(g, g->first_turn);
    const Rect body = rect_cut_top(in, height * COUNT_OF(lanes));
    const Months m = {{body.x + names, body.y, body.w - names - ui_px(ui, 8), body.h}, first ? first->month : 0,
                      real_max(g->world.month, (first ? first->month : 0) + 3)};
    const Rect row = rect_cut_top(in, ui_leading(ui, TYPE_SMALL));
    turns_draw(a, &m, row);
    for (size_t n = 0; n < COUNT_OF(lanes); n++)
        (is_crowded(a, &m, &lanes[n], all, count) ? bars_draw : lane_draw)(
            a, &m, &lanes[n], (Rect){body.x, body.y + height * (double)n, body.w, height}, all, count);
    ui_gap(ui, in, 12);
    free(all);
}

/* --- turns of the map -------------------------------------------------------------------------- */

static int turn_looked_at(const App *a) {
    const Session *g = a->table.session;
    const int turn = a->chosen.turn;
    return turn >= g->first_turn && turn <= session_turn(g) ? turn : session_turn(g);
}

/* At most so many, evenly, the newest last. */
static int turns_pick(const Session *g, int most, int out[PAST_MAPS]) {
    const int first = g->first_turn, last = session_turn(g), all = last - first + 1;
    const int count = all < most ? all : most;
    for (int n = 0; n < count; n++) out[n] = count == 1 ? last : first + (last - first) * n / (count - 1);
    return count;
}

static void small_lay(App *a, Rect box, int slot, int turn) {
    Ui *ui = &a->ui;
    char name[96], date[DATE_BYTES];
    const Session *g = a->table.session;
    const World *w = session_past(g, turn);
    if (!w) return;
    tongue_write(name, sizeof name, "Turn %d, %s", turn, figures_date(g->scenario, (int)w->month + 1, date));
    const UiTouch t = ui_touch(ui, ui_id("look", turn), box, name);
    Rect in = box;
    const Rect words = rect_cut_bottom(&in, ui_leading(ui, TYPE_SMALL));
    map_past_lay(a, in, slot, w);
    if (turn == turn_looked_at(a)) draw_frame(ui->list, in, ui->look->ink, real_max(2, ui_px(ui, 2)), 0);
    ui_line(ui, words, TYPE_SMALL, t.hot ? ui->look->ink : ui->look->soft, ALIGN_LEFT, name);
    if (t.focus) ui_focus_ring(ui, box);
    if (t.used) a->chosen.turn = turn;
}

static void turn_told(const App *a, const World *w, Text *out) {
    const Scenario *s = a->table.session->scenario;
    for (int id = 0; id < DIAL_COUNT; id++) {
        text_add(out, "%s: ", dial_name((DialId)id));
        dial_write((DialId)id, s, w, out);
        text_add(out, "\n");
    }
}

/* All that happened in it, a line each. */
static void moments_of_turn(App *a, int turn, Text *out) {
    int count = 0;
    Moment *all = board_moments(&a->table.board, &count);
    const size_t before = out->length;
    for (int n = 0; n < count; n++) {
        char date[DATE_BYTES];
        if (all[n].turn != turn) continue;
        if (out->length == before) text_say(out, "\nWhat happened in it\n");
        text_add(out, "  %s: %s\n", figures_date(a->table.session->scenario, all[n].month, date), all[n].told);
    }
    free(all);
}

static void page_turn(App *a, Text *out) {
    const int turn = turn_looked_at(a);
    turn_told(a, session_past(a->table.session, turn), out);
    moments_of_turn(a, turn, out);
}

/* False: the session may be another. */
static bool looked_lay(App *a, Rect *in) {
    Ui *ui = &a->ui;
    const Session *g = a->table.session;
    const int turn = turn_looked_at(a);
    const World *w = session_past(g, turn);
    if (!w) return true;
    char name[96], date[DATE_BYTES];
    const double side = real_min(ui_px(ui, 330), in->w), height = side * 0.72;
    const bool beside = in->w > 2 * side;
    Rect body = *in, picture = beside ? rect_cut_left(&body, side) : rect_cut_top(&body, height);
    picture.h = height;
    picture.w = side;
    map_past_lay(a, picture, PAST_MAPS - 1, w);
    if (beside) rect_cut_left(&body, ui_px(ui, 20));
    else ui_gap(ui, &body, 6);
    const double top = in->y;
    char key[32];
    tongue_write(name, sizeof name, "Turn %d, %s", turn, figures_date(g->scenario, (int)w->month + 1, date));
    snprintf(key, sizeof key, "turn %d", turn);
    ui_words(ui, &body, TYPE_HEAD, ui->look->ink, name);
    if (!past_choices_lay(a, &body, turn)) return false;
    ui_gap(ui, &body, 6);
    ui_prose(ui, &body, app_page(a, key, page_turn));
    rect_cut_top(in, real_max(body.y, picture.y + picture.h) - top);
    return true;
}

bool turns_of_map_lay(App *a, Rect *in) {
    Ui *ui = &a->ui;
    int turn[PAST_MAPS];
    const double gap = ui_px(ui, 10), least = ui_px(ui, 130);
    int most = (int)((in->w + gap) / (least + gap));
    most = most > PAST_MAPS - 1 ? PAST_MAPS - 1 : most < 1 ? 1 : most;
    ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("Turns of the map"));
    ui_gap(ui, in, 4);
    map_panel_layers(a, in);
    if (!map_panel_ready(a)) return true;
    const int count = turns_pick(a->table.session, most, turn);
    const double width = real_min(ui_px(ui, 200), (in->w - gap * (most - 1)) / most),
                 height = 0.72 * width + ui_leading(ui, TYPE_SMALL);
    Rect row = rect_cut_top(in, height);
    for (int n = 0; n < count; n++) {
        small_lay(a, rect_cut_left(&row, width), n, turn[n]);
        rect_cut_left(&row, gap);
    }
    ui_gap(ui, in, 10);
    const bool here = looked_lay(a, in);
    ui_gap(ui, in, 10);
    return here;
}
