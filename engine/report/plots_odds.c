/* What could follow from a saved game as charts. Always true: see plots.h. */
#include "report/plots_odds.h"
#include "report/plots_parts.h"

static void odds_classes(const OddsFan *fan, OrderId now, const char *since, const PlotFrame *frame,
                         Picture *out) {
    double time[ODDS_POINTS + 1] = {0}, share[ORDER_COUNT * (ODDS_POINTS + 1)];
    char words[ORDER_COUNT][32];
    const char *name[ORDER_COUNT];
    const int times = fan->points + 1;
    for (int t = 1; t < times; t++) time[t] = fan->months[t - 1] / 12.0;
    for (int k = 0; k < ORDER_COUNT; k++) {
        plot_class((OrderId)k, words[k]);
        name[k] = words[k];
        share[k * times] = k == (int)now;
        for (int t = 1; t < times; t++)
            share[k * times + t] = odds_share(fan, t - 1, fan->classes[t - 1][k]).estimate;
    }
    Text x_title = {0};
    text_add(&x_title, "Years after %s", since);
    const ChartHead head = plot_head(frame, "What could follow, year by year",
                                     "Shares of futures by outcome class, stacked.", false);
    chart_classes(
        &head,
        &(ClassesChart){x_title.data, "Share of futures", times, ORDER_COUNT, time, share, name, NULL, NULL},
        out);
    text_free(&x_title);
}

static void odds_by_then(const OddsFan *fan, OrderId now, const char *since, const PlotFrame *frame,
                         Picture *out) {
    static const char *const name[] = {"new attack", "escalation", "entry"};
    const int *const count[] = {fan->attack, fan->escalated, fan->entry};
    const double at_first[] = {0, 0, now == ORDER_MEMBER};
    double time[ODDS_POINTS + 1] = {0};
    Interval y[COUNT_OF(name)][ODDS_POINTS + 1];
    ChartLine line[COUNT_OF(name)];
    for (int t = 0; t < fan->points; t++) time[t + 1] = fan->months[t] / 12.0;
    for (size_t n = 0; n < COUNT_OF(name); n++) {
        y[n][0] = (Interval){at_first[n], at_first[n], at_first[n]};
        for (int t = 0; t < fan->points; t++) y[n][t + 1] = odds_share(fan, t, count[n][t]);
        line[n] = (ChartLine){.name = name[n], .points = fan->points + 1, .x = time, .y = y[n]};
    }
    Text x_title = {0};
    text_add(&x_title, "Years after %s", since);
    const ChartHead head = plot_head(frame, "What has happened by then", NULL, true);
    chart_lines(&head,
                &(LinesChart){.x_title = x_title.data,
                              .y_title = "Share of futures (bands: 95 % intervals)",
                              .line = line,
                              .lines = COUNT_OF(name),
                              .percent = true,
                              .from_zero = true},
                out);
    text_free(&x_title);
}

bool plot_odds(const OddsFan *fan, OrderId now, const char *since, const PlotFrame *frame,
               Picture *out) {
    if (fan->futures == 0 || fan->points == 0) return false;
    Picture panel;
    odds_classes(fan, now, since, frame, out);
    odds_by_then(fan, now, since, frame, &panel);
    plot_panel(out, false, &panel);
    return true;
}
