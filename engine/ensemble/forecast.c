/* Writing a registered statement. Always true: see forecast.h. */
#include "ensemble/forecast.h"

#include <stdio.h>

#include "ensemble/score.h"
#include "store/csv.h"
#include "store/form.h"

typedef struct Row {
    StatId of;
    int months;        /* 0: the horizon */
    const char *class; /* NULL: a yes */
} Row;

static const Row rows[] = {
#define FORECAST(statistic, months) {STAT_##statistic, months, NULL},
#define FORECAST_CLASS(statistic, name) {STAT_##statistic, 0, name},
#include "ensemble/forecasts.def"
#undef FORECAST
#undef FORECAST_CLASS
};

enum {
    COLUMNS = 20,
    CELL_BYTES = 1024,
    CLASSES = 0
#define FORECAST(statistic, months)
#define FORECAST_CLASS(statistic, name) +1
#include "ensemble/forecasts.def"
#undef FORECAST
#undef FORECAST_CLASS
};
static const char *const columns[COLUMNS] = {
    "question", "by",        "made",   "horizon",     "class",     "probability", "lo",
    "hi",       "statistic", "runs",   "seed",        "pack",      "fingerprint", "start",
    "set",      "policy",    "design", "assumptions", "made_with", "text"};

int forecast_horizon(const Scenario *s, int month) {
    const int at = s->start_year * 12 + s->start_month - 1 + month;
    const int year = at / 12, of_year = at % 12 + 1;
    return year * 10000 + of_year * 100 + date_month_days(year, of_year);
}

/* The chance of a row, held away from 0 and 1. */
static double chance(const Tally *t, const Row *row, Interval *x) {
    double yes, all;
    tally_sums(t, row->of, -1, &yes, &all);
    *x = interval_wilson(yes, all, LEVEL_TWO_SIDED_95);
    return (yes + 0.5) / (all + (row->class ? CLASSES / 2.0 : 1));
}

static void fill_row(char cell[COLUMNS][CELL_BYTES], const Tally *t, const Row *row,
                     const ForecastHead *h, int horizon) {
    Interval x;
    const Scenario *s = h->scenario;
    const double p = chance(t, row, &x);
    char fingerprint[33], number[FORM_REAL_SIZE];
    digest_text(h->pack, fingerprint);
    form_real_write(p, number);
    const char *what = row->class ? "class" : stat_info(row->of)->name;
    snprintf(cell[0], CELL_BYTES, "%s/%s/%s/%s", s->pack, s->start_name, what,
             date_text(horizon).text);
    snprintf(cell[1], CELL_BYTES, "%s", h->version);
    snprintf(cell[2], CELL_BYTES, "%s", date_text(h->made).text);
    snprintf(cell[3], CELL_BYTES, "%s", date_text(horizon).text);
    snprintf(cell[4], CELL_BYTES, "%s", row->class ? row->class : "");
    snprintf(cell[5], CELL_BYTES, "%s", number);
    snprintf(cell[6], CELL_BYTES, "%.6f", x.low);
    snprintf(cell[7], CELL_BYTES, "%.6f", x.high);
    snprintf(cell[8], CELL_BYTES, "%s", stat_info(row->of)->name);
    snprintf(cell[9], CELL_BYTES, "%llu", (unsigned long long)t->runs);
    snprintf(cell[10], CELL_BYTES, "%llu", (unsigned long long)h->seed);
    snprintf(cell[11], CELL_BYTES, "%s %s", s->pack, s->version);
    snprintf(cell[12], CELL_BYTES, "%s", fingerprint);
    snprintf(cell[13], CELL_BYTES, "%s", s->start_name);
    snprintf(cell[14], CELL_BYTES, "%s", h->set);
    snprintf(cell[15], CELL_BYTES, "%s", h->policy);
    snprintf(cell[16], CELL_BYTES, "%s", h->design);
    snprintf(cell[17], CELL_BYTES, "%s", s->model_date);
    snprintf(cell[18], CELL_BYTES, "%s", h->commit);
    snprintf(cell[19], CELL_BYTES, "%s", stat_info(row->of)->text);
}

static void add_head(Text *out, const ForecastHead *h) {
    text_add(
        out,
        "# Dated forecasts of an exploratory model; conditional on its assumptions as of %s.\n"
        "# It does not predict, recommend or justify any policy. Not to be changed once made:\n"
        "# `accession score` prints the fingerprint of this file.\n",
        h->scenario->model_date[0] ? h->scenario->model_date : "its start");
    csv_out_row(out, columns, COLUMNS);
}

int forecast_csv(Text *out, const Tally *t, const ForecastHead *head, int *left_out) {
    int written = 0;
    *left_out = 0;
    add_head(out, head);
    for (size_t n = 0; n < COUNT_OF(rows); n++) {
        char cell[COLUMNS][CELL_BYTES];
        const char *cells[COLUMNS];
        const int months = rows[n].months > 0 ? rows[n].months : head->months;
        const int horizon = forecast_horizon(head->scenario, months);
        if (months > head->months || horizon <= head->made) {
            ++*left_out;
            continue;
        }
        fill_row(cell, t, &rows[n], head, horizon);
        for (int c = 0; c < COLUMNS; c++) cells[c] = cell[c];
        csv_out_row(out, cells, COLUMNS);
        written++;
    }
    return written;
}
