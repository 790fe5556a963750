/* Charts on the screen: the outcome fan and term bars. Always true: see screens.h; what a chart
 * says in colour it says in words beside it. */
#include <stdio.h>
#include <string.h>

#include "report/figures.h"
#include "report/words.h"
#include "ui/screens.h"

/* --- the fan ----------------------------------------------------------------------------------- */

/* Seven hues that are told apart with every common kind of colour vision; the order is the classes'. */
static Colour class_colour(const Look *look, int n) {
    static const Colour hues[] = {0x4b5157, 0xd55e00, 0xe69f00, 0x56b4e9, 0xcc79a7, 0x0072b2, 0x009e73, 0xb8a54a};
    const Colour c = hues[n % (int)COUNT_OF(hues)];
    return c == look->paper ? look->ink : c;
}

typedef struct FanPlot {
    const OddsFan *fan;
    Rect at;
    int shown[ORDER_COUNT], classes; /* those that ever have a share, largest at the end first */
} FanPlot;

static double share_of(const OddsFan *f, int point, int order) {
    return f->futures ? (double)f->classes[point][order] / f->futures : 0;
}

static void classes_pick(FanPlot *p) {
    for (int o = 0; o < ORDER_COUNT; o++) {
        double most = 0;
        for (int n = 0; n < p->fan->points; n++) most = real_max(most, share_of(p->fan, n, o));
        if (most < 0.005) continue;
        int at = p->classes++;
        const double here = share_of(p->fan, p->fan->points - 1, o);
        for (; at > 0 && share_of(p->fan, p->fan->points - 1, p->shown[at - 1]) < here; at--) p->shown[at] = p->shown[at - 1];
        p->shown[at] = o;
    }
}

static double x_of(const FanPlot *p, int point) {
    const int last = p->fan->points - 1;
    return p->at.x + (last > 0 ? p->at.w * point / last : p->at.w);
}

static void bands_draw(App *a, const FanPlot *p) {
    DrawPoint edge[2 * ODDS_POINTS];
    double below[ODDS_POINTS] = {0};
    const int points = p->fan->points;
    for (int c = 0; c < p->classes; c++) {
        for (int n = 0; n < points; n++) edge[2 * points - 1 - n] = (DrawPoint){x_of(p, n), p->at.y + p->at.h * (1 - below[n])};
        for (int n = 0; n < points; n++) below[n] += share_of(p->fan, n, p->shown[c]);
        for (int n = 0; n < points; n++) edge[n] = (DrawPoint){x_of(p, n), p->at.y + p->at.h * (1 - below[n])};
        draw_area(a->ui.list, edge, 2 * points, class_colour(a->ui.look, p->shown[c]))->alpha = 0.85;
        draw_line(a->ui.list, edge, points, a->ui.look->paper, real_max(1, ui_px(&a->ui, 1)));
    }
}

/* "member: 41 (38 to 44)" with its colour beside it. */
static void key_lay(App *a, const FanPlot *p, Rect *in) {
    Ui *ui = &a->ui;
    const OddsFan *f = p->fan;
    for (int c = 0; c < p->classes; c++) {
        char line[240];
        const Interval share = odds_share(f, f->classes[f->points - 1][p->shown[c]]);
        snprintf(line, sizeof line, tongue("%s: %.0f (%.0f to %.0f)"), words_class((OrderId)p->shown[c]), 100 * share.estimate, 100 * share.low, 100 * share.high);
        const double height = ui_height(ui, TYPE_SMALL, in->w - ui_px(ui, 16), line);
        Rect row = rect_cut_top(in, height);
        draw_fill(ui->list, (Rect){row.x, row.y + ui_px(ui, 3), ui_px(ui, 10), ui_px(ui, 10)}, class_colour(ui->look, p->shown[c]), 0);
        row.x += ui_px(ui, 16);
        row.w -= ui_px(ui, 16);
        ui_words(ui, &row, TYPE_SMALL, ui->look->ink, line);
        ui_gap(ui, in, 2);
    }
}

static void years_lay(App *a, const FanPlot *p, double height) {
    Ui *ui = &a->ui;
    double free_from = -1e9;
    for (int n = 0; n < p->fan->points; n++) {
        char text[16];
        snprintf(text, sizeof text, "%d", (p->fan->months[n] + 6) / 12);
        const double width = ui_width(ui, TYPE_SMALL, text);
        const double x = real_clamp(x_of(p, n) - width / 2, p->at.x, p->at.x + p->at.w - width);
        if (x < free_from) continue;
        ui_line(ui, (Rect){x, p->at.y + p->at.h, width + 1, height}, TYPE_SMALL, ui->look->soft, ALIGN_LEFT, text);
        free_from = x + width + ui_px(ui, 12);
    }
}

void fan_lay(App *a, Rect at, bool whole) {
    Ui *ui = &a->ui;
    FanPlot p = {.fan = &a->table.odds.known.fan};
    if (!a->table.odds.begun || p.fan->futures < 16 || p.fan->points < 1) {
        ui_words(ui, &at, TYPE_SMALL, ui->look->soft, tongue("Futures are being counted."));
        return;
    }
    classes_pick(&p);
    const bool narrow = at.w < ui_px(ui, 520) * real_max(1, ui->type);
    Rect key = at;
    const double line = ui_leading(ui, TYPE_SMALL);
    if (whole && !narrow) key = rect_cut_right(&at, ui_px(ui, 240) * ui->type);
    if (whole && narrow) key = rect_cut_bottom(&at, real_min(at.h * 0.6, (line + ui_px(ui, 2)) * p.classes));
    p.at = (Rect){at.x, at.y, at.w - ui_px(ui, 14), real_max(ui_px(ui, 30), at.h - line)};
    bands_draw(a, &p);
    draw_frame(ui->list, p.at, ui->look->edge, real_max(1, ui_px(ui, 1)), 0);
    years_lay(a, &p, line);
    if (whole) key_lay(a, &p, &key);
}

/* --- terms ------------------------------------------------------------------------------------- */

void terms_lay(App *a, Rect *in, const TermBar *bar, int count) {
    Ui *ui = &a->ui;
    double low = 0, high = 0, sum = 0;
    for (int n = 0; n < count; n++) {
        sum += bar[n].value;
        low = real_min(low, sum);
        high = real_max(high, sum);
    }
    const bool narrow = in->w < ui_px(ui, 420) * ui->type;
    const double line = ui_leading(ui, TYPE_SMALL), number = ui_width(ui, TYPE_SMALL, "+00.00") + ui_px(ui, 8);
    const double names = narrow ? in->w - number : real_min(in->w * 0.5, ui_px(ui, 300) * ui->type);
    sum = 0;
    for (int n = 0; n < count; n++) {
        char value[32];
        Text text = {0};
        figures_signed(bar[n].value, 2, &text);
        snprintf(value, sizeof value, "%s", text.data);
        text_free(&text);
        const double height = ui_height(ui, TYPE_SMALL, names, bar[n].name);
        Rect row = rect_cut_top(in, height + ui_px(ui, 4));
        Rect words = rect_cut_left(&row, names);
        ui_words(ui, &words, TYPE_SMALL, ui->look->ink, bar[n].name);
        const Rect figure = rect_cut_left(&row, number);
        ui_line(ui, (Rect){figure.x, figure.y, figure.w, line}, TYPE_SMALL, ui->look->ink, ALIGN_RIGHT, value);
        rect_cut_left(&row, ui_px(ui, 10));
        if (narrow || high <= low) continue;
        const double scale = row.w / (high - low);
        const double from = row.x + (real_min(sum, sum + bar[n].value) - low) * scale;
        draw_fill(ui->list, (Rect){from, row.y + ui_px(ui, 3), real_max(1, real_abs(bar[n].value) * scale), line - ui_px(ui, 6)},
                  bar[n].value < 0 ? ui->look->worse : ui->look->better, 0);
        const double zero = row.x - low * scale;
        draw_rule(ui->list, zero, row.y, zero, row.y + row.h, ui->look->edge, real_max(1, ui_px(ui, 1)));
        sum += bar[n].value;
    }
}
