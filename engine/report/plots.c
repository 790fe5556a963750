/* From results to charts. Always true: see plots.h. */
#include "report/plots.h"
#include "core/memory.h"
#include "report/plots_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

ChartHead plot_head(const PlotFrame *frame, const char *title, const char *about, bool last) {
    return (ChartHead){.title = title,
                       .about = about,
                       .source = last ? frame->source : NULL,
                       .width_mm = frame->width_mm};
}

static ChartHead head_of(const PlotFrame *frame, const char *title, const char *about) {
    return plot_head(frame, title, about, true);
}

bool plot_is_page(const PlotFrame *frame) { return frame->width_mm >= 130; }

const char *plot_words(StatId id, const PlotFrame *frame, double reach, const char *after) {
    const StatInfo *info = stat_info(id);
    const double type = plot_is_page(frame) ? 10.8 : 9.4,
                 wide = text_width(info->text, type, false) + text_width(after, type, false);
    return wide <= reach * frame->width_mm * 96 / 25.4 ? info->text : info->name;
}

void plot_sentence(Text *out, const char *words) {
    const char first = words[0] >= 'a' && words[0] <= 'z' && !strchr(words, '_')
                           ? (char)(words[0] - 'a' + 'A')
                           : words[0];
    text_add(out, "%c%s", first, words + 1);
}

void plot_panel(Picture *out, bool first, Picture *panel) {
    if (first)
        *out = *panel;
    else
        chart_under(out, panel);
}

void plot_class(OrderId id, char out[32]) {
    snprintf(out, 32, "%s", order_name(id));
    for (char *at = out; *at; at++) *at = *at == '_' ? ' ' : *at;
}

void plot_ensemble(const Summary *sum, const PlotFrame *frame, const char *since, Picture *out) {
    static double time[OUTCOME_YEARS], share[ORDER_COUNT * OUTCOME_YEARS];
    char words[ORDER_COUNT][32];
    const char *name[ORDER_COUNT];
    const int times = summary_years(sum) + 1;
    for (int k = 0; k < ORDER_COUNT; k++) {
        plot_class((OrderId)k, words[k]);
        name[k] = words[k];
        for (int t = 0; t < times; t++)
            share[k * times + t] = (double)sum->by_year[t][k] / (double)sum->tally.runs;
    }
    for (int t = 0; t < times; t++) time[t] = t;
    Text x_title = {0}, about = {0};
    text_add(&x_title, "Years after %s", since);
    text_add(&about, "Shares of outcome classes over the years, stacked. At the end:");
    for (int k = 0; k < ORDER_COUNT; k++)
        text_add(&about, " %s %.3f%s", name[k], share[k * times + times - 1],
                 k + 1 < ORDER_COUNT ? "," : ".");
    const ChartHead head = head_of(frame, "How matters stand, year by year", about.data);
    chart_classes(
        &head,
        &(ClassesChart){x_title.data, "Share of histories", times, ORDER_COUNT, time, share, name, NULL, NULL},
        out);
    text_free(&x_title);
    text_free(&about);
}

void plot_hump(const Hump *h, const PlotFrame *frame, Picture *out) {
    HumpRow row[HUMP_STAKES_MAX];
    char name[HUMP_STAKES_MAX][32];
    _Static_assert((int)CHART_PROMISES == (int)HUMP_PROMISES, "a shape for each promise");
    for (int n = 0; n < h->stakes; n++) {
        tongue_write(name[n], sizeof name[n], "stakes %.2f", h->stake[n].stakes);
        row[n] =
            (HumpRow){.name = name[n], .stakes = h->stake[n].stakes, .raises = h->stake[n].raises};
        memcpy(row[n].q, h->stake[n].q, sizeof row[n].q);
    }
    Text about = {0};
    text_say(&about,
             "The danger of a war of alliance and rival rises with belief up to q of %.3f and "
             "falls beyond.",
             h->q[h->peak]);
    for (int n = 0; n < h->stakes; n++)
        text_say(&about, " At stakes of %.2f membership raises it in %.3f of worlds.",
                 h->stake[n].stakes, h->stake[n].raises.estimate);
    const ChartHead head =
        head_of(frame, tongue("A promise half believed is the most dangerous one"), about.data);
    const char *promise[HUMP_PROMISES];
    for (int n = 0; n < HUMP_PROMISES; n++) promise[n] = tongue(hump_promise[n]);
    const HumpChart chart = {
        .x_title = tongue("q, chance that the allies fight for the candidate"),
        .y_title = tongue("J, expected wars of alliance and rival a year"),
        .share_x_title = tongue("Stakes of the allies, from none (0) to their own survival (1)"),
        .share_y_title = tongue("Worlds in which membership raises J (95 % intervals)"),
        .band_name = tongue("nominal, and 10 to 90 % of worlds"),
        .promise = promise,
        .q = h->q,
        .jeopardy = h->jeopardy,
        .points = HUMP_POINTS,
        .row = row,
        .rows = h->stakes,
        .share_at = h->share_at,
        .share = h->share,
        .shares = HUMP_SHARES};
    chart_hump(&head, &chart, out);
    text_free(&about);
}

void plot_frontier(const Frontier *f, const PlotFrame *frame, Picture *out) {
    FrontierPoint point[STRATEGY_COUNT * ROUTE_COUNT];
    const char *route[ROUTE_COUNT];
    int points = 0;
    for (int r = 0; r < ROUTE_COUNT; r++) {
        route[r] = route_info((RouteId)r)->text;
        for (int n = 0; n < STRATEGY_COUNT; n++) {
            const Road *road = &f->road[n];
            if (road->route < 0 || road->route == r)
                point[points++] = (FrontierPoint){road->text, r, road->success[r], road->then[r]};
        }
    }
    const ChartHead head = head_of(
        frame, "First expel, or first freeze?",
        "For each strategy: how often its first step succeeds, and how often entry follows.");
    chart_frontier(&head,
                   &(FrontierChart){"Chance that the first step succeeds (95 % intervals)",
                                    "Chance of entry if it does", route, ROUTE_COUNT, point,
                                    points},
                   out);
}

bool plot_robust(const PropertySet *set, const PlotFrame *frame, Picture *out) {
    const int all = properties_count(set);
    SharesRow *row = memory_zeros((size_t)all + 2, sizeof *row);
    int rows = 0;
    for (int n = 0; n < all; n++) {
        const Property *p = properties_at(set, n);
        if (p->chosen && p->robust.points > 0)
            row[rows++] = (SharesRow){p->id, p->robust.holds, p->robust.undecided, p->robust.fails};
    }
    const JointRobustness *joint = properties_joint(set);
    if (joint->rows > 1 && joint->robust.points > 0) /* as the table's last line */
        row[rows++] = (SharesRow){"structural, together", joint->robust.holds,
                                  joint->robust.undecided, joint->robust.fails};
    if (rows > 0) {
        const ChartHead head = head_of(frame, "Where in the parameter box each sign holds", NULL);
        chart_shares(&head, &(SharesChart){"Share of parameter points", row, rows}, out);
    }
    free(row);
    return rows > 0;
}

static Strip strip_of(const Property *p) {
    const StripSide side = p->op[0] == '>'   ? STRIP_ABOVE
                           : p->op[0] == '<' ? STRIP_BELOW
                                             : STRIP_EITHER;
    return (Strip){.name = p->id,
                   .text = p->claim,
                   .verdict = verdict_name(p->verdict),
                   .answer = p->answer,
                   .threshold = p->threshold,
                   .side = side,
                   .colour = p->verdict == VERDICT_PASS   ? strip_colour_pass
                             : p->verdict == VERDICT_FAIL ? strip_colour_fail
                                                          : strip_colour_open};
}

bool property_any(const void *context, const Property *p) {
    (void)context;
    (void)p;
    return true;
}

bool plot_rows(const PropertySet *set, bool (*wanted)(const void *context, const Property *p),
               const void *context, const char *title, const PlotFrame *frame, Picture *out) {
    const int all = properties_count(set);
    Strip *strip = memory_zeros((size_t)all + 1, sizeof *strip);
    const Property *last = NULL;
    int strips = 0;
    for (int n = 0; n < all; n++) {
        const Property *p = properties_at(set, n);
        if (!p->chosen || p->verdict == VERDICT_NONE || !wanted(context, p)) continue;
        strip[strips] = strip_of(p);
        /* Both signs of a contested claim are read off one scale. */
        strip[strips++].same_scale = last && p->kind == PROPERTY_TWO_SIDED &&
                                     last->kind == PROPERTY_TWO_SIDED &&
                                     strcmp(p->statistic, last->statistic) == 0;
        last = p;
    }
    const ChartHead head =
        head_of(frame, title,
                "Each statement's estimate and 99 % interval against its threshold; "
                "the tinted side is where the statement holds.");
    if (strips > 0) chart_strips(&head, &(StripsChart){strip, strips}, out);
    free(strip);
    return strips > 0;
}
