/* A number's history as one small line. Always true: see screens.h; it runs through the begins of the turns
 * that the session keeps to what is now, which is marked. */
#include "ui/screens.h"

enum { SPARK_MAX = 64 };

void chart_spark(App *a, Rect at, const double *value, int count, double least) {
    Ui *ui = &a->ui;
    DrawPoint point[SPARK_MAX];
    if (count < 2) return;
    if (count > SPARK_MAX) {
        value += count - SPARK_MAX;
        count = SPARK_MAX;
    }
    double low = value[0], high = value[0];
    for (int n = 1; n < count; n++) {
        low = real_min(low, value[n]);
        high = real_max(high, value[n]);
    }
    const double middle = (low + high) / 2, span = real_max(high - low, least), pad = ui_px(ui, 3);
    const Rect in = {at.x + pad, at.y + pad, at.w - 2 * pad, at.h - 2 * pad};
    for (int n = 0; n < count; n++)
        point[n] = (DrawPoint){in.x + in.w * n / (count - 1), in.y + in.h * (0.5 - (value[n] - middle) / span)};
    draw_line(ui->list, point, count, ui->look->soft, real_max(1, ui_px(ui, 1.25)));
    draw_dot(ui->list, point[count - 1].x, point[count - 1].y, ui_px(ui, 2.5), ui->look->ink);
}

int history_of(const App *a, NumberOf of, int id, int index, double out[HISTORY_MAX]) {
    const Session *g = a->table.session;
    const int last = session_turn(g);
    int count = 0, turn = g->first_turn;
    if (last - turn + 2 > HISTORY_MAX) turn = last + 2 - HISTORY_MAX;
    for (; turn <= last; turn++) {
        const World *w = session_past(g, turn);
        if (w) out[count++] = of(w, id, index);
    }
    const double now = of(&g->world, id, index);
    if (count == 0 || g->phase == PHASE_INTERRUPTED || g->phase == PHASE_OVER ||
        real_abs(now - out[count - 1]) > 1e-12) {
        if (count == HISTORY_MAX) count--;
        out[count++] = now;
    }
    return count;
}

static double world_number(const World *w, int id, int index) { return world_get(w, (VarId)id, index); }

int history_of_number(const App *a, VarId id, int index, double out[HISTORY_MAX]) {
    return history_of(a, world_number, (int)id, index, out);
}
