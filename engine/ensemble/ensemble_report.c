/* Printing the report on an ensemble, for people and for programs. model notes D.5
 * Always true: both print the same numbers. */
#include <math.h>

#include "ensemble/summary.h"

static const char *const at_title[AT_COUNT] = {"start", "60 months", "120 months", "end"};
static const char *const at_key[AT_COUNT] = {"0", "60", "120", "end"};

static Interval class_share(const Summary *sum, OutcomeAt at, int class) {
    return interval_wilson((double)sum->classes[at][class], (double)sum->tally.runs,
                           LEVEL_TWO_SIDED_95);
}

static void print_head(Text *out, const Summary *sum, const SummaryHead *head) {
    if (head->version) text_add(out, "%s\n", head->version);
    text_add(out, "%s, policy %s\n", head->title, head->policy);
    text_add(out, "%llu runs of %d months, seed %llu, runs %llu to %llu, ",
             (unsigned long long)sum->tally.runs, sum->months, (unsigned long long)head->seed,
             (unsigned long long)head->first, (unsigned long long)head->last);
    if (head->missing > 0) text_add(out, "%llu missing, ", (unsigned long long)head->missing);
    text_add(out, "design %s\n\n", design_name(head->design));
}

static void print_classes(Text *out, const Summary *sum) {
    static const OutcomeAt column[] = {AT_60, AT_120, AT_END};
    text_add(out, "%-22s", "Outcome");
    for (size_t c = 0; c < COUNT_OF(column); c++)
        if (summary_reaches(sum, column[c])) {
            text_add(out, "  %-20s", at_title[column[c]]);
        }
    text_add(out, "\n");
    for (int class = 0; class < ORDER_COUNT; class++) {
        text_add(out, "%-22s", order_name((OrderId)class));
        for (size_t c = 0; c < COUNT_OF(column); c++) {
            if (!summary_reaches(sum, column[c])) continue;
            const Interval x = class_share(sum, column[c], class);
            text_add(out, "  %.3f [%.3f, %.3f]", x.estimate, x.low, x.high);
        }
        text_add(out, "\n");
    }
    text_add(out, "%-22s", "entropy, bits");
    for (size_t c = 0; c < COUNT_OF(column); c++)
        if (summary_reaches(sum, column[c]))
            text_add(out, "  %-20.2f", summary_entropy(sum, column[c]));
    text_add(out, "\n\n");
}

/* What D.5 wants beside the classes. */
static const struct {
    StatId stat;
    const char *title;
} shares[] = {
    {STAT_p_member, "entry within the horizon"},
    {STAT_p_member_given_window, "entry, with a window"},
    {STAT_p_member_no_window, "entry, without a window"},
    {STAT_p_member_given_regional, "entry, after a regional settlement"},
    {STAT_p_member_given_local, "entry, after a local settlement"},
    {STAT_p_guarantee_120, "any formal guarantee by month 120"},
    {STAT_p_guarantee, "any formal guarantee"},
    {STAT_p_window, "a window opens"},
    {STAT_p_end_12, "guns silent by month 12"},
    {STAT_p_end_60, "guns silent by month 60"},
    {STAT_p_reattack, "renewed attack, the guns once silent"},
    {STAT_p_nuclear, "nuclear use"},
    {STAT_p_alliance_war, "war of alliance and rival"},
};

static void print_shares(Text *out, const Summary *sum) {
    text_add(out, "Chances, with 95 %% intervals\n");
    for (size_t n = 0; n < COUNT_OF(shares); n++) {
        const Interval x = tally_interval(&sum->tally, shares[n].stat, LEVEL_TWO_SIDED_95);
        if (isnan(x.estimate)) text_add(out, "  %-38s never counted\n", shares[n].title);
        else
            text_add(out, "  %-38s %.3f [%.3f, %.3f]\n", shares[n].title, x.estimate, x.low,
                     x.high);
    }
    text_add(out, "\n");
}

static void print_war_end(Text *out, const Summary *sum) {
    static const double at[] = {0.5, 0.1, 0.9};
    static const char *const title[] = {"median", "10 %", "90 %"};
    text_add(out, "Guns first silent, month:");
    for (int n = 0; n < 3; n++) {
        const int month = summary_war_end(sum, at[n]);
        if (month > 0) text_add(out, "%s %s %d", n ? "," : "", title[n], month);
        else text_add(out, "%s %s beyond the horizon", n ? "," : "", title[n]);
    }
    text_add(out, "\n\n");
}

static void print_dials(Text *out, const Summary *sum) {
    const struct {
        const char *title;
        const Histogram *h;
        OutcomeScale scale;
    } rows[] = {{"q, coalition fights", sum->coalition, SCALE_PROBABILITY},
                {"D_gen, calm for a year", sum->deterrence, SCALE_PROBABILITY},
                {"J, alliance war a year", sum->jeopardy, SCALE_RATE}};
    text_add(out, "Median and 10 to 90 %%\n%-24s", "");
    for (int at = 0; at < AT_COUNT; at++)
        if (summary_reaches(sum, (OutcomeAt)at)) text_add(out, "  %-22s", at_title[at]);
    for (size_t r = 0; r < COUNT_OF(rows); r++) {
        text_add(out, "\n%-24s", rows[r].title);
        for (int at = 0; at < AT_COUNT; at++)
            if (summary_reaches(sum, (OutcomeAt)at))
                text_add(out, "  %.4f %.4f-%.4f ",
                         histogram_quantile(&rows[r].h[at], 0.5, rows[r].scale),
                         histogram_quantile(&rows[r].h[at], 0.1, rows[r].scale),
                         histogram_quantile(&rows[r].h[at], 0.9, rows[r].scale));
    }
    text_add(out, "\n");
}

/* What an ensemble alone cannot tell. */
void ensemble_report(Text *out, const Summary *sum, const SummaryHead *head) {
    print_head(out, sum, head);
    if (sum->tally.runs == 0) return;
    print_classes(out, sum);
    print_shares(out, sum);
    print_war_end(out, sum);
    print_dials(out, sum);
}

static void put_classes(JsonOut *out, const Summary *sum, OutcomeAt at) {
    json_out_object_begin(out);
    for (int class = 0; class < ORDER_COUNT; class++)
        interval_json(out, order_name((OrderId)class), class_share(sum, at, class));
    json_out_object_end(out);
}

/* Runs in each class after 0, 1, 2 ... years. */
static void put_years(JsonOut *out, const Summary *sum) {
    json_out_key(out, "by_year");
    json_out_object_begin(out);
    for (int class = 0; class < ORDER_COUNT; class++) {
        json_out_key(out, order_name((OrderId)class));
        json_out_array_begin(out);
        for (int year = 0; year <= summary_years(sum); year++)
            json_out_int(out, (int64_t)sum->by_year[year][class]);
        json_out_array_end(out);
    }
    json_out_object_end(out);
}

static void put_statistics(JsonOut *out, const Summary *sum) {
    json_out_key(out, "statistics");
    json_out_object_begin(out);
    for (int id = 0; id < STAT_COUNT; id++)
        interval_json(out, stat_info((StatId)id)->name,
                     tally_interval(&sum->tally, (StatId)id, LEVEL_TWO_SIDED_95));
    json_out_object_end(out);
}

static void put_quantiles(JsonOut *out, const char *key, const Histogram h[AT_COUNT],
                          const Summary *sum, OutcomeScale scale) {
    json_out_key(out, key);
    json_out_object_begin(out);
    for (int at = 0; at < AT_COUNT; at++) {
        if (!summary_reaches(sum, (OutcomeAt)at)) continue;
        json_out_key(out, at_key[at]);
        json_out_object_begin(out);
        json_out_put_real(out, "p10", histogram_quantile(&h[at], 0.1, scale));
        json_out_put_real(out, "p50", histogram_quantile(&h[at], 0.5, scale));
        json_out_put_real(out, "p90", histogram_quantile(&h[at], 0.9, scale));
        json_out_object_end(out);
    }
    json_out_object_end(out);
}

static void put_war_end(JsonOut *out, const Summary *sum) {
    static const double at[] = {0.1, 0.5, 0.9};
    static const char *const key[] = {"p10", "p50", "p90"};
    json_out_key(out, "war_end");
    json_out_object_begin(out);
    for (int n = 0; n < 3; n++) {
        const int month = summary_war_end(sum, at[n]);
        json_out_key(out, key[n]);
        if (month > 0) json_out_int(out, month);
        else json_out_null(out);
    }
    json_out_object_end(out);
}

void ensemble_json(JsonOut *out, const Summary *sum, const SummaryHead *head) {
    json_out_put_int(out, "runs", (int64_t)sum->tally.runs);
    json_out_put_int(out, "first", (int64_t)head->first);
    json_out_put_int(out, "last", (int64_t)head->last);
    json_out_put_int(out, "missing", (int64_t)head->missing);
    json_out_put_int(out, "seed", (int64_t)head->seed);
    json_out_put_int(out, "months", sum->months);
    json_out_put_text(out, "design", design_name(head->design));
    json_out_put_text(out, "policy", head->policy);
    json_out_key(out, "classes");
    put_classes(out, sum, AT_END);
    json_out_key(out, "at");
    json_out_object_begin(out);
    for (int at = AT_60; at <= AT_120; at++) {
        if (!summary_reaches(sum, (OutcomeAt)at)) continue;
        json_out_key(out, at_key[at]);
        put_classes(out, sum, (OutcomeAt)at);
    }
    json_out_object_end(out);
    put_years(out, sum);
    json_out_put_real(out, "entropy_bits", summary_entropy(sum, AT_END));
    put_war_end(out, sum);
    put_quantiles(out, "coalition", sum->coalition, sum, SCALE_PROBABILITY);
    put_quantiles(out, "deterrence", sum->deterrence, sum, SCALE_PROBABILITY);
    put_quantiles(out, "jeopardy", sum->jeopardy, sum, SCALE_RATE);
    put_statistics(out, sum);
}
