/* The row of dials, credibility before them. Always true: see screens.h; all have the same rows, so values stand on
 * one line. */
#include <stdio.h>
#include <string.h>

#include "report/dials.h"
#include "report/figures.h"
#include "ui/screens.h"

typedef struct DialForm {
    double least;    /* the span that fills the height of its line */
    int digits;      /* with which a change is told */
    bool down_is_better;
} DialForm;

/* No dial by which a history is judged, but what a promise is worth. game notes 5 */
enum { CREDIBILITY = DIAL_COUNT, SHOWN };
static const int shown[SHOWN] = {CREDIBILITY,     DIAL_SECURITY, DIAL_LIVES, DIAL_SOVEREIGNTY,
                                 DIAL_ESCALATION, DIAL_COHESION, DIAL_LAW};

static const DialForm dial_form[SHOWN] = {
    [CREDIBILITY] = {10, 0, false},
    [DIAL_SECURITY] = {10, 0, true}, [DIAL_LIVES] = {12, 0, true},
    [DIAL_SOVEREIGNTY] = {10, 1, false}, [DIAL_ESCALATION] = {3, 0, true},
    [DIAL_COHESION] = {0.1, 2, false}, [DIAL_LAW] = {0.1, 2, false}};

/* In the unit in which it is told; of escalation only the band is told. */
static double dial_number(const World *w, int id, int lead) {
    if (id == CREDIBILITY) return 100 * w->credibility_seen[lead];
    switch ((DialId)id) {
    case DIAL_SECURITY: return 100 * w->attack_decade;
    case DIAL_LIVES: return w->months_heavy;
    case DIAL_SOVEREIGNTY: return 100 * (1 - w->occupied_share);
    case DIAL_ESCALATION: return figures_band_number(dial_escalation(w));
    case DIAL_COHESION: return w->cohesion;
    case DIAL_LAW: return w->governance;
    case DIAL_COUNT: break;
    }
    return 0;
}

typedef struct RowFace {
    char caption[160], value[96], why[64], name[160]; /* why: the number that opens */
} RowFace;

static void credibility_face(const App *a, RowFace *f) {
    const Scenario *s = a->table.session->scenario;
    Text caption = {0};
    text_say(&caption, "Credibility: %s's belief in %s", s->seat_name[SEAT_rival], s->seat_name[SEAT_lead]);
    snprintf(f->caption, sizeof f->caption, "%s", caption.data);
    text_free(&caption);
    snprintf(f->value, sizeof f->value, tongue("%.0f in 100"),
             dial_number(&a->table.session->world, CREDIBILITY, s->lead));
    snprintf(f->why, sizeof f->why, "credibility_seen[%s]", s->member_id[s->lead]);
    snprintf(f->name, sizeof f->name, "%s", f->caption);
}

static RowFace face_of(const App *a, int id) {
    RowFace f;
    if (id == CREDIBILITY) {
        credibility_face(a, &f);
        return f;
    }
    const World *w = &a->table.session->world;
    const DialFace face = dial_face((DialId)id, w, w);
    snprintf(f.caption, sizeof f.caption, "%s", face.caption);
    snprintf(f.value, sizeof f.value, "%s", face.value);
    snprintf(f.why, sizeof f.why, "%s", face.why);
    snprintf(f.name, sizeof f.name, "%s", dial_name((DialId)id));
    return f;
}

/* As its face shows it, so that what is told of a change is the difference of what was seen. */
static double as_shown(double value, int digits) {
    const double unit = digits == 0 ? 1 : digits == 1 ? 10 : 100;
    return (double)(long)(value * unit + 0.5) / unit;
}

/* How a dial changed; soft where it is told and not judged. */
typedef struct Change {
    char told[200];
    Colour colour;
} Change;

/* "(8–22; was 13: aid paid)", without the cause where that needs another line; what is not known of it comes
 * first. */
static void change_in_range(App *a, double width, int id, Interval range, double now, double was, Change *c) {
    const bool moved = a->table.last.any && real_abs(now - was) >= 0.5;
    const int lead = a->table.session->scenario->lead;
    const Variable v = id == CREDIBILITY ? (Variable){VAR_credibility_seen, lead} : (Variable){VAR_attack_decade, 0};
    Text span = {0}, cause = {0};
    board_range(range, &span);
    if (!a->table.last.any) snprintf(c->told, sizeof c->told, "(%s)", span.data);
    else if (!moved) tongue_write(c->told, sizeof c->told, "(%s; as last turn)", span.data);
    else tongue_write(c->told, sizeof c->told, "(%s; was %.0f)", span.data, was);
    if (moved && board_moved_cause(&a->table.board, v, &cause)) {
        char more[200];
        tongue_write(more, sizeof more, "(%s; was %.0f: %s)", span.data, was, cause.data);
        if (ui_width(&a->ui, TYPE_SMALL, more) <= width) memcpy(c->told, more, sizeof more);
    }
    if (!moved) c->colour = a->ui.look->soft;
    text_free(&span);
    text_free(&cause);
}

static Change change_of(App *a, double width, int id) {
    const Look *look = a->ui.look;
    const DialForm *form = &dial_form[id];
    const Near *near = near_of(a);
    const bool ranged = near->ranged && (id == CREDIBILITY || id == DIAL_SECURITY);
    const int lead = a->table.session->scenario->lead;
    const World *before = a->table.last.any ? &a->table.last.begin : &a->table.session->world;
    const double now = as_shown(dial_number(&a->table.session->world, id, lead), form->digits),
                 was = as_shown(dial_number(before, id, lead), form->digits);
    const double moved = now - was;
    Change c = {.colour = (moved > 0) != form->down_is_better ? look->better : look->worse};
    if (ranged) {
        change_in_range(a, width, id, id == CREDIBILITY ? near->ranges.credibility : near->ranges.attack, now, was, &c);
    } else if (a->table.last.any) {
        tongue_write(c.told, sizeof c.told, "%s%.*f since last turn", moved > 0 ? "+" : "−", form->digits,
                     real_abs(moved));
        if (id == DIAL_ESCALATION)
            snprintf(c.told, sizeof c.told, "%s", tongue(moved > 0 ? "higher than last turn" : "lower than last turn"));
        if (real_abs(moved) < (form->digits == 0 ? 0.5 : form->digits == 1 ? 0.05 : 0.005)) {
            snprintf(c.told, sizeof c.told, "%s", tongue("as last turn"));
            c.colour = look->soft;
        }
    }
    if (id == DIAL_LIVES) c.colour = look->soft; /* told, never scored */
    return c;
}

/* Rows of every dial: its caption, its value with its history, how it changed. */
typedef struct DialRows {
    double caption, value, change;
    TypeId type; /* of the values */
} DialRows;

static double inner_of(const Ui *ui, double width) { return width - ui_px(ui, 20); }

static DialRows dial_rows(App *a, double width) {
    const Ui *ui = &a->ui;
    const double inner = inner_of(ui, width);
    DialRows r = {.type = TYPE_NUMBER};
    for (int d = 0; d < SHOWN; d++)
        if (ui_width(ui, r.type, face_of(a, d).value) > inner) r.type = TYPE_HEAD;
    for (int d = 0; d < SHOWN; d++) {
        const RowFace face = face_of(a, d);
        const Change change = change_of(a, inner, d);
        r.caption = real_max(r.caption, ui_height(ui, TYPE_SMALL, inner, face.caption));
        r.value = real_max(r.value, ui_height(ui, r.type, inner, face.value));
        r.change = real_max(r.change, ui_height(ui, TYPE_SMALL, inner, change.told));
    }
    return r;
}

static double dial_height(const App *a, const DialRows *r) {
    return r->caption + r->value + real_max(r->change, ui_leading(&a->ui, TYPE_SMALL)) + ui_px(&a->ui, 14);
}

/* At the right of the value, where there is room. Lives and the danger of escalation are no curve to watch.
 * game notes 5 */
static void dial_spark(App *a, Rect row, int id, double used) {
    if (id == DIAL_LIVES || id == DIAL_ESCALATION) return;
    double value[HISTORY_MAX];
    const double width = real_min(ui_px(&a->ui, 60), row.w - used - ui_px(&a->ui, 8));
    if (width < ui_px(&a->ui, 32)) return;
    const int count = history_of(a, dial_number, id, a->table.session->scenario->lead, value);
    chart_spark(a, rect_cut_right(&row, width), value, count, dial_form[id].least);
}

/* How it moved and why, and that it can be opened; of escalation only the band is told here. */
static void dial_hint(App *a, Rect box, int id, const char *why) {
    Variable v;
    Text hint = {0};
    if (id != DIAL_ESCALATION && board_number(&a->table.board, why, &v, NULL) &&
        board_moved_number(&a->table.board, v, &hint))
        text_add(&hint, " ");
    if (near_of(a)->ranged && (id == CREDIBILITY || id == DIAL_SECURITY))
        text_say(&hint, "In brackets: where it stands in 80 of 100 worlds that could be this one, for each keeps some "
                        "numbers to itself. ");
    text_say(&hint,
             "Press to open this number: what makes it so, and its sources. The line is its history, turn by turn.");
    ui_hint(&a->ui, box, hint.data);
    text_free(&hint);
}

static void dial_lay(App *a, Rect box, int id, const DialRows *rows) {
    Ui *ui = &a->ui;
    const RowFace face = face_of(a, id);
    const UiTouch t = ui_panel(ui, ui_id("dial", id), box, false, draw_keep(ui->list, face.name));
    Rect in = ui_inset(ui, box, 10, 6), caption = rect_cut_top(&in, rows->caption),
         row = rect_cut_top(&in, rows->value);
    ui_words(ui, &caption, TYPE_SMALL, ui->look->soft, face.caption);
    dial_spark(a, row, id, ui_width(ui, rows->type, face.value));
    ui_words(ui, &row, rows->type, ui->look->ink, face.value);
    const Change change = change_of(a, in.w, id);
    ui_words(ui, &in, TYPE_SMALL, change.colour, change.told);
    if (t.hot || (t.focus && ui->keys)) dial_hint(a, box, id, face.why);
    if (t.used) app_open_why(a, face.why);
}

/* So many beside each other that no row holds one alone. */
static int columns_in(double places) {
    const int most = (int)places;
    return most >= SHOWN ? SHOWN : most >= 4 ? 4 : most < 1 ? 1 : most;
}

void dial_row_lay(App *a, Rect *in) {
    Ui *ui = &a->ui;
    const double gap = ui_px(ui, 8);
    const int columns = columns_in(in->w / (ui_px(ui, 120) * ui->type));
    const double width = (in->w - gap * (columns - 1)) / columns;
    const DialRows rows = dial_rows(a, width);
    const double height = dial_height(a, &rows);
    for (int d = 0; d < SHOWN; d += columns) {
        Rect row = rect_cut_top(in, height);
        for (int n = d; n < d + columns && n < SHOWN; n++) {
            dial_lay(a, rect_cut_left(&row, width), shown[n], &rows);
            rect_cut_left(&row, gap);
        }
        ui_gap(ui, in, 8);
    }
}
