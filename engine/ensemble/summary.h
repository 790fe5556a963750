/* The report on one ensemble.
 *
 * Always true: quantiles come from integer histograms and statistics from exact sums, so nothing
 * depends on the order of the runs or on how they were split, and memory is fixed. model notes D.5 */
#pragma once
#include "core/text.h"
#include "ensemble/ensemble.h"
#include "ensemble/statistic.h"
#include "store/json.h"
#include "store/json_write.h"

enum { HISTOGRAM_BINS = 4096, CLASS_MONTHS_MAX = 1202 };

typedef struct Histogram {
    uint64_t count, bin[HISTOGRAM_BINS];
} Histogram;

typedef struct Summary {
    Tally tally;
    int months; /* horizon; set before the first run */
    uint64_t classes[AT_COUNT][ORDER_COUNT];
    uint64_t by_year[OUTCOME_YEARS][ORDER_COUNT]; /* runs in each class after so many years */
    uint64_t war_end[CLASS_MONTHS_MAX]; /* by month; 0: not within the horizon */
    Histogram coalition[AT_COUNT], deterrence[AT_COUNT], jeopardy[AT_COUNT];
} Summary;
Summary *summary_new(int months); /* free() it */
void summary_add(Summary *sum, uint64_t run, const Outcome *o);
/* Adds the runs of another of the same horizon, which must be others. */
void summary_join(Summary *sum, const Summary *other);
/* As JSON and back, to the last bit; errors name file, line and path. free() *out after success. */
void summary_write(JsonOut *out, const Summary *sum);
bool summary_read(JsonAt at, Summary **out, Err *err);

typedef enum OutcomeScale { SCALE_PROBABILITY, SCALE_RATE } OutcomeScale; /* to 1; to 0.1 a year */
double histogram_quantile(const Histogram *h, double p, OutcomeScale scale); /* NAN if empty */
double histogram_top(OutcomeScale scale);
int summary_war_end(const Summary *sum, double p); /* quantile, a month; 0: beyond the horizon */
double summary_entropy(const Summary *sum, OutcomeAt at); /* of the classes, bits */
bool summary_reaches(const Summary *sum, OutcomeAt at);
int summary_years(const Summary *sum); /* full years within the horizon */

/* How the ensemble was made, for the head of the report. */
typedef struct SummaryHead {
    const char *version; /* a line: program, version, date; may be NULL */
    const char *title;   /* pack, its version and model date, start; no clock: the same is printed
                            whenever it is run */
    const char *policy;  /* its name */
    DesignId design;
    uint64_t seed;
    uint64_t first, last; /* run numbers */
    uint64_t missing;     /* of those between; 0 unless parts are missing */
} SummaryHead;
void ensemble_report(Text *out, const Summary *sum, const SummaryHead *head);
/* {"runs":…, "classes":{"member":{"p":…,"lo":…,"hi":…}, …}, "at":{"60":{…},"120":{…}}, …} */
void ensemble_json(JsonOut *out, const Summary *sum, const SummaryHead *head);
