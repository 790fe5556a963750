/* The row of dials. Always true: see screens.h; all dials have the same rows, so values stand on one line. */
#include <stdio.h>

#include "report/dials.h"
#include "report/figures.h"
#include "ui/screens.h"

typedef struct DialForm {
    double least;    /* the span that fills the height of its line */
    int digits;      /* with which a change is told */
    bool down_is_better;
} DialForm;

static const DialForm dial_form[DIAL_COUNT] = {
    [DIAL_SECURITY] = {10, 0, true}, [DIAL_LIVES] = {12, 0, true},
    [DIAL_SOVEREIGNTY] = {10, 1, false}, [DIAL_ESCALATION] = {3, 0, true},
    [DIAL_COHESION] = {0.1, 2, false}, [DIAL_LAW] = {0.1, 2, false}};

/* In the unit in which it is told; of escalation only the band is told. */
static double dial_number(const World *w, int id, int unused) {
    (void)unused;
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

static DialFace face_of(const App *a, int id) {
    const World *w = &a->table.session->world;
    return dial_face((DialId)id, w, w);
}

/* Rows of every dial: its caption, its value with its history, how it changed. */
typedef struct DialRows {
    double caption, value;
    TypeId type; /* of the values */
} DialRows;

static DialRows dial_rows(const App *a, double width) {
    const Ui *ui = &a->ui;
    const double inner = width - ui_px(ui, 20);
    DialRows r = {.type = TYPE_NUMBER};
    for (int d = 0; d < DIAL_COUNT; d++)
        if (ui_width(ui, r.type, face_of(a, d).value) > inner) r.type = TYPE_HEAD;
    for (int d = 0; d < DIAL_COUNT; d++) {
        const DialFace face = face_of(a, d);
        r.caption = real_max(r.caption, ui_height(ui, TYPE_SMALL, inner, face.caption));
        r.value = real_max(r.value, ui_height(ui, r.type, inner, face.value));
    }
    return r;
}

static double dial_height(const App *a, const DialRows *r) { return r->caption + r->value + ui_leading(&a->ui, TYPE_SMALL) + ui_px(&a->ui, 14); }

/* At the right of the value, where there is room. Lives and the danger of escalation are no curve to watch.
 * game notes 5 */
static void dial_spark(App *a, Rect row, DialId id, double used) {
    if (id == DIAL_LIVES || id == DIAL_ESCALATION) return;
    double value[HISTORY_MAX];
    const double width = ui_px(&a->ui, 60);
    if (row.w - used < width + ui_px(&a->ui, 8)) return;
    const int count = history_of(a, dial_number, (int)id, 0, value);
    chart_spark(a, rect_cut_right(&row, width), value, count, dial_form[id].least);
}

static void change_lay(App *a, Rect row, DialId id) {
    Ui *ui = &a->ui;
    const DialForm *form = &dial_form[id];
    if (!a->table.last.any) return;
    char told[96];
    const double moved = dial_number(&a->table.session->world, (int)id, 0) - dial_number(&a->table.last.begin, (int)id, 0);
    const bool better = (moved > 0) != form->down_is_better;
    Colour colour = better ? ui->look->better : ui->look->worse;
    tongue_write(told, sizeof told, "%s%.*f since last turn", moved > 0 ? "+" : "−", form->digits, real_abs(moved));
    if (id == DIAL_ESCALATION) snprintf(told, sizeof told, "%s", tongue(moved > 0 ? "higher than last turn" : "lower than last turn"));
    if (real_abs(moved) < (form->digits == 0 ? 0.5 : form->digits == 1 ? 0.05 : 0.005)) {
        snprintf(told, sizeof told, "%s", tongue("as last turn"));
        colour = ui->look->soft;
    }
    if (id == DIAL_LIVES) colour = ui->look->soft; /* told, never scored */
    ui_line(ui, row, TYPE_SMALL, colour, ALIGN_LEFT, told);
}

static void dial_lay(App *a, Rect box, DialId id, const DialRows *rows) {
    Ui *ui = &a->ui;
    char hint[400];
    const DialFace face = face_of(a, (int)id);
    const UiTouch t = ui_panel(ui, ui_id("dial", (int)id), box, false, dial_name(id));
    Rect in = ui_inset(ui, box, 10, 6), caption = rect_cut_top(&in, rows->caption), row = rect_cut_top(&in, rows->value);
    ui_words(ui, &caption, TYPE_SMALL, ui->look->soft, face.caption);
    dial_spark(a, row, id, ui_width(ui, rows->type, face.value));
    ui_words(ui, &row, rows->type, ui->look->ink, face.value);
    change_lay(a, rect_cut_top(&in, ui_leading(ui, TYPE_SMALL)), id);
    if (t.hot) {
        snprintf(hint, sizeof hint, "%s", tongue("Open this number: its equation, terms and sources. The line is its history, turn by turn."));
        ui_hint(ui, box, hint);
    }
    if (t.used) app_open_why(a, face.why);
}

void dial_row_lay(App *a, Rect *in) {
    Ui *ui = &a->ui;
    const double gap = ui_px(ui, 8);
    int columns = (int)(in->w / (ui_px(ui, 150) * ui->type));
    columns = columns > DIAL_COUNT ? DIAL_COUNT : columns < 1 ? 1 : columns == 5 ? 3 : columns == 4 ? 3 : columns;
    const double width = (in->w - gap * (columns - 1)) / columns;
    const DialRows rows = dial_rows(a, width);
    const double height = dial_height(a, &rows);
    for (int d = 0; d < DIAL_COUNT; d += columns) {
        Rect row = rect_cut_top(in, height);
        for (int n = d; n < d + columns && n < DIAL_COUNT; n++) {
            dial_lay(a, rect_cut_left(&row, width), (DialId)n, &rows);
            rect_cut_left(&row, gap);
        }
        ui_gap(ui, in, 8);
    }
}
