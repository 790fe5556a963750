/* The numbers behind the report on an ensemble. Always true: see summary.h. */
#include "ensemble/summary.h"

#include <math.h>
#include <stdlib.h>

#include "core/base.h"
#include "core/memory.h"

Summary *summary_new(int months) {
    Summary *sum = memory_zeros(1, sizeof *sum);
    ASSERT(months > 0 && months < CLASS_MONTHS_MAX - 1);
    sum->months = months;
    return sum;
}

double histogram_top(OutcomeScale scale) { return scale == SCALE_PROBABILITY ? 1 : 0.1; }

static void histogram_add(Histogram *h, double value, OutcomeScale scale) {
    const double place = value / histogram_top(scale) * HISTOGRAM_BINS;
    const int bin = place >= HISTOGRAM_BINS ? HISTOGRAM_BINS - 1 : place > 0 ? (int)place : 0;
    h->bin[bin]++;
    h->count++;
}

double histogram_quantile(const Histogram *h, double p, OutcomeScale scale) {
    if (h->count == 0) return NAN;
    uint64_t seen = 0;
    const double wanted = p * (double)h->count;
    int bin = 0;
    while (bin < HISTOGRAM_BINS - 1 && (double)(seen += h->bin[bin]) < wanted) bin++;
    return (bin + 0.5) / HISTOGRAM_BINS * histogram_top(scale);
}

int summary_war_end(const Summary *sum, double p) {
    uint64_t seen = 0;
    const double wanted = p * (double)sum->tally.runs;
    for (int month = 1; month <= sum->months; month++) {
        seen += sum->war_end[month];
        if ((double)seen >= wanted && seen > 0) return month;
    }
    return 0;
}

double summary_entropy(const Summary *sum, OutcomeAt at) {
    double bits = 0;
    for (int c = 0; c < ORDER_COUNT; c++) {
        const double p = (double)sum->classes[at][c] / (double)sum->tally.runs;
        if (p > 0) bits -= p * log2(p);
    }
    return bits;
}

bool summary_reaches(const Summary *sum, OutcomeAt at) {
    return at == AT_START || at == AT_END || sum->months >= (at == AT_60 ? 60 : 120);
}

int summary_years(const Summary *sum) {
    const int years = sum->months / 12;
    return years < OUTCOME_YEARS ? years : OUTCOME_YEARS - 1;
}

void summary_add(Summary *sum, uint64_t run, const Outcome *o) {
    tally_add(&sum->tally, run, o);
    sum->war_end[(int)o->month_war_end]++;
    for (int year = 0; year < OUTCOME_YEARS && o->class_year[year] >= 0; year++)
        sum->by_year[year][o->class_year[year]]++;
    for (int at = 0; at < AT_COUNT; at++) {
        if (o->class_at[at] < 0) continue;
        sum->classes[at][(int)o->class_at[at]]++;
        histogram_add(&sum->coalition[at], o->coalition_at[at], SCALE_PROBABILITY);
        histogram_add(&sum->deterrence[at], o->deterrence_at[at], SCALE_PROBABILITY);
        histogram_add(&sum->jeopardy[at], o->jeopardy_at[at], SCALE_RATE);
    }
}

static void histogram_join(Histogram *h, const Histogram *other) {
    h->count += other->count;
    for (int bin = 0; bin < HISTOGRAM_BINS; bin++) h->bin[bin] += other->bin[bin];
}

void summary_join(Summary *sum, const Summary *other) {
    ASSERT(sum->months == other->months);
    tally_join(&sum->tally, &other->tally);
    for (int month = 0; month < CLASS_MONTHS_MAX; month++)
        sum->war_end[month] += other->war_end[month];
    for (int year = 0; year < OUTCOME_YEARS; year++)
        for (int c = 0; c < ORDER_COUNT; c++) sum->by_year[year][c] += other->by_year[year][c];
    for (int at = 0; at < AT_COUNT; at++) {
        for (int c = 0; c < ORDER_COUNT; c++) sum->classes[at][c] += other->classes[at][c];
        histogram_join(&sum->coalition[at], &other->coalition[at]);
        histogram_join(&sum->deterrence[at], &other->deterrence[at]);
        histogram_join(&sum->jeopardy[at], &other->jeopardy[at]);
    }
}
