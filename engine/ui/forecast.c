/* What a person expects at the end of the turn, and how sure. Always true: see screens.h; deaths, land and
 * nuclear use are never forecast. */
#include "report/figures.h"
#include "ui/screens.h"

void forecast_lay(App *a, Rect *in, Prediction p) {
    Ui *ui = &a->ui;
    Text text = {0};
    board_question(&a->table.board, p, &text);
    ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("What do you expect?"));
    ui_words(ui, in, TYPE_BODY, ui->look->ink, text.data);
    text_free(&text);
    a->chosen.guess_sure =
        (int)ui_slider(ui, ui_id("sure", 0), in, "How sure, per cent", a->chosen.guess_sure, 50, 100, 5);
    Rect row = rect_cut_top(in, ui_button_height(ui));
    const bool yes =
        ui_button(ui, ui_id("predict", 1), rect_cut_left(&row, ui_button_width(ui, "Yes")), BUTTON_PLAIN, "Yes");
    rect_cut_left(&row, ui_px(ui, 6));
    const bool no =
        ui_button(ui, ui_id("predict", 0), rect_cut_left(&row, ui_button_width(ui, "No")), BUTTON_PLAIN, "No");
    ui_gap(ui, in, 12);
    if (!yes && !no) return;
    Command c = {.kind = COMMAND_PREDICT, .prediction = p};
    c.prediction.above = yes ? p.above : !p.above;
    c.prediction.confidence = a->chosen.guess_sure / 100.0;
    if (app_submit(a, c)) app_say(a, false, "Noted; it is scored when the turn ends.");
}

/* Of any number: above the line that is chosen. */
void forecast_number_lay(App *a, Rect *in, Variable v) {
    Ui *ui = &a->ui;
    const Session *g = a->table.session;
    if (session_over(g) || a->table.read_only[0] || !board_may_forecast(v.id)) return;
    const VarInfo info = variable_info(g->scenario, v);
    const double now = world_get(&g->world, v.id, v.index);
    const bool small = info.high - info.low <= 2.5;
    const double low = small ? info.low : now - 0.5 * real_abs(now),
                 high = small ? info.high : now + 0.5 * real_abs(now);
    if (high - low < 1e-9) return;
    const UiId of = ui_id(a->chosen.why, 1);
    if (a->chosen.guess_of != of) {
        a->chosen.guess_of = of;
        a->chosen.guess_line = now;
    }
    const double unit = figures_in_100(v.id) ? 100 : 1, step = unit * (small ? 0.01 : (high - low) / 100);
    a->chosen.guess_line = ui_slider(ui, ui_id("line", 0), in,
                                     unit > 1 ? "A forecast: above how many in 100?" : "A forecast: above which value?",
                                     unit * a->chosen.guess_line, unit * low, unit * high, step) /
                           unit;
    forecast_lay(a, in, (Prediction){.var = v.id, .index = v.index, .above = true, .line = a->chosen.guess_line});
}
