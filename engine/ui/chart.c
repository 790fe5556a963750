/* Charts on the screen: the outcome fan and term bars. Always true: see screens.h; what a chart
 * says in colour it says in words beside it. */
#include <stdio.h>
#include <string.h>

#include "report/chart.h"
#include "report/figures.h"
#include "report/words.h"
#include "ui/screens.h"

/* --- the fan ----------------------------------------------------------------------------------- */

enum { FAN_TIMES = ODDS_POINTS + 1 }; /* now, and each point */

/* Classes that ever have a share, with now as the first point. */
typedef struct Fan {
    int kind[ORDER_COUNT];
    double time[FAN_TIMES], share[ORDER_COUNT * FAN_TIMES];
    const char *name[ORDER_COUNT];
    Interval last[ORDER_COUNT];
    ClassesChart chart;
} Fan;

static bool has_share(const OddsFan *f, int order) {
    for (int n = 0; n < f->points; n++)
        if (f->classes[n][order] >= 0.005 * f->futures) return true;
    return false;
}

static void fan_fill(const OddsFan *f, OrderId now, Fan *fan) {
    ClassesChart *c = &fan->chart;
    *fan = (Fan){.chart = {.times = f->points + 1,
                           .time = fan->time,
                           .share = fan->share,
                           .name = fan->name,
                           .kind = fan->kind,
                           .last = fan->last}};
    for (int n = 0; n < f->points; n++) fan->time[n + 1] = f->months[n] / 12.0;
    for (int order = 0; order < ORDER_COUNT; order++) {
        double *share = fan->share + c->classes * c->times;
        if (order != (int)now && !has_share(f, order)) continue;
        share[0] = order == (int)now ? 1 : 0;
        for (int n = 0; n < f->points; n++) share[n + 1] = odds_share(f, n, f->classes[n][order]).estimate;
        fan->kind[c->classes] = order;
        fan->name[c->classes] = words_class((OrderId)order);
        fan->last[c->classes++] = odds_share(f, f->points - 1, f->classes[f->points - 1][order]);
    }
}

/* A picture of that height if its names leave room for it. */
static void fan_draw(const Fan *fan, PaperSize size, double letters, double height, Picture *out) {
    ChartHead head = {.title = "", .width_mm = size.width_mm, .height = 1.35 * letters * fan->chart.classes};
    chart_classes(&head, &fan->chart, out);
    const double more = height / size.unit - out->height;
    if (more <= 0) return;
    picture_free(out);
    head.height += more;
    chart_classes(&head, &fan->chart, out);
}

void fan_lay(App *a, Rect *in, double height) {
    Ui *ui = &a->ui;
    Fan fan;
    Picture picture;
    const OddsFan *known = &a->table.odds.known.fan;
    if (!a->table.odds.begun || known->futures < 16 || known->points < 1) {
        ui_words(ui, in, TYPE_SMALL, ui->look->soft, tongue("Futures are being counted."));
        return;
    }
    const PaperSize size = paper_size(ui, in->w);
    fan_fill(known, world_outcome(session_world(a->table.session)), &fan);
    if (part_is_narrow(a, in->w)) fan.chart.last = NULL;
    fan.chart.y_title = tongue("Share of futures");
    fan.chart.x_title = tongue("Years from now");
    fan_draw(&fan, size, type_of(TYPE_SMALL, ui->scale, ui->type).size / size.unit, height, &picture);
    picture_take(ui, in, size, &picture);
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
        draw_fill(ui->list,
                  (Rect){from, row.y + ui_px(ui, 3), real_max(1, real_abs(bar[n].value) * scale), line - ui_px(ui, 6)},
                  bar[n].value < 0 ? ui->look->worse : ui->look->better, 0);
        const double zero = row.x - low * scale;
        draw_rule(ui->list, zero, row.y, zero, row.y + row.h, ui->look->edge, real_max(1, ui_px(ui, 1)));
        sum += bar[n].value;
    }
}
