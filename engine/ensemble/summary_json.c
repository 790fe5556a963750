/* A summary as JSON and back: what parts of an ensemble carry.
 *
 *     {"months": 180, "runs": 100, "classes": [[…8], …4], "by_year": [8 · year + class, count, …],
 *      "war_end": [month, count, …],
 *      "coalition": [[bin, count, …], …4], "deterrence": …, "jeopardy": …,
 *      "statistics": {"p_member": ["<50 sums>", "<50 sums>"], …}}
 *
 * Months and bins that nothing fell into are left out. A sum is 32 hexadecimal digits: the two halves of
 * an Exact. Always true: what was written reads back to the last bit; what is read has counts that
 * agree with each other, so that no report on it divides by less than it counts. */
#include <stdlib.h>
#include <string.h>

#include "core/digest.h"
#include "ensemble/summary.h"

enum { SUM_DIGITS = 32, SUMS_DIGITS = BLOCKS * SUM_DIGITS };

/* --- writing */

static void put_counts(JsonOut *out, const uint64_t *count, int n) {
    json_out_array_begin(out);
    for (int i = 0; i < n; i++) {
        if (count[i] == 0) continue;
        json_out_int(out, i);
        json_out_int(out, (int64_t)count[i]);
    }
    json_out_array_end(out);
}

static void put_histograms(JsonOut *out, const char *key, const Histogram h[AT_COUNT]) {
    json_out_key(out, key);
    json_out_array_begin(out);
    for (int at = 0; at < AT_COUNT; at++) put_counts(out, h[at].bin, HISTOGRAM_BINS);
    json_out_array_end(out);
}

/* Digest's hexadecimal form is that of any two numbers of 64 bits. */
static void put_sums(JsonOut *out, const Exact sums[BLOCKS][STAT_COUNT], int id) {
    char text[SUMS_DIGITS + 1];
    for (int b = 0; b < BLOCKS; b++)
        digest_text((Digest){(uint64_t)sums[b][id].whole, sums[b][id].part},
                    text + b * SUM_DIGITS);
    json_out_text(out, text);
}

void summary_write(JsonOut *out, const Summary *sum) {
    json_out_object_begin(out);
    json_out_put_int(out, "months", sum->months);
    json_out_put_int(out, "runs", (int64_t)sum->tally.runs);
    json_out_key(out, "classes");
    json_out_array_begin(out);
    for (int at = 0; at < AT_COUNT; at++) put_counts(out, sum->classes[at], ORDER_COUNT);
    json_out_array_end(out);
    json_out_key(out, "by_year");
    put_counts(out, sum->by_year[0], OUTCOME_YEARS * ORDER_COUNT);
    json_out_key(out, "war_end");
    put_counts(out, sum->war_end, CLASS_MONTHS_MAX);
    put_histograms(out, "coalition", sum->coalition);
    put_histograms(out, "deterrence", sum->deterrence);
    put_histograms(out, "jeopardy", sum->jeopardy);
    json_out_key(out, "statistics");
    json_out_object_begin(out);
    for (int id = 0; id < STAT_COUNT; id++) {
        json_out_key(out, stat_info((StatId)id)->name);
        json_out_array_begin(out);
        put_sums(out, sum->tally.numerator, id);
        put_sums(out, sum->tally.denominator, id);
        json_out_array_end(out);
    }
    json_out_object_end(out);
    json_out_object_end(out);
}

/* --- reading */

static bool get_counts(JsonAt at, uint64_t *count, int n, uint64_t *all, Err *err) {
    int last = -1, bin = 0, value;
    bool is_bin = true;
    if (!json_as_array(at, err)) return false;
    for (JsonAt item = {0}; json_each(at, &item, NULL); is_bin = !is_bin) {
        if (is_bin && !json_as_int(item, last + 1, n - 1, &bin, err)) return false;
        last = bin;
        if (is_bin) continue;
        if (!json_as_int(item, 1, EXACT_COUNT_MAX, &value, err)) return false;
        count[bin] = (uint64_t)value;
        *all += (uint64_t)value;
    }
    return is_bin || json_err(at, err, "an even number of numbers is wanted");
}

/* Four lists, one for each date. */
static bool get_dates(JsonAt at, const char *key, JsonAt date[AT_COUNT], Err *err) {
    JsonAt list;
    if (!json_get_array(at, key, &list, err)) return false;
    if (json_count(list) != AT_COUNT) return json_err(list, err, "%d lists are wanted", AT_COUNT);
    int n = 0;
    for (JsonAt item = {0}; json_each(list, &item, NULL);) date[n++] = item;
    return true;
}

static bool agrees(JsonAt at, uint64_t found, uint64_t wanted, Err *err) {
    return found == wanted || json_err(at, err, "%llu runs are counted, %llu are wanted",
                                       (unsigned long long)found, (unsigned long long)wanted);
}

/* At the start and at the end every run is counted; at the dates between, all or none. */
static bool get_classes(JsonAt at, Summary *sum, uint64_t reached[AT_COUNT], Err *err) {
    JsonAt date[AT_COUNT];
    if (!get_dates(at, "classes", date, err)) return false;
    for (int n = 0; n < AT_COUNT; n++) {
        reached[n] = 0;
        if (!get_counts(date[n], sum->classes[n], ORDER_COUNT, &reached[n], err) ||
            !agrees(date[n], reached[n],
                    summary_reaches(sum, (OutcomeAt)n) ? sum->tally.runs : 0, err))
            return false;
    }
    return true;
}

/* Every run is counted in each full year of the horizon, and in the first of all. */
static bool get_years(JsonAt at, Summary *sum, Err *err) {
    JsonAt list;
    uint64_t all = 0;
    if (!json_get_array(at, "by_year", &list, err) ||
        !get_counts(list, sum->by_year[0], OUTCOME_YEARS * ORDER_COUNT, &all, err))
        return false;
    for (int year = 0; year < OUTCOME_YEARS; year++) {
        uint64_t found = 0;
        for (int c = 0; c < ORDER_COUNT; c++) found += sum->by_year[year][c];
        if (!agrees(list, found, year <= summary_years(sum) ? sum->tally.runs : 0, err)) return false;
    }
    return true;
}

static bool get_histograms(JsonAt at, const char *key, Histogram h[AT_COUNT],
                           const uint64_t reached[AT_COUNT], Err *err) {
    JsonAt date[AT_COUNT];
    if (!get_dates(at, key, date, err)) return false;
    for (int n = 0; n < AT_COUNT; n++)
        if (!get_counts(date[n], h[n].bin, HISTOGRAM_BINS, &h[n].count, err) ||
            !agrees(date[n], h[n].count, reached[n], err))
            return false;
    return true;
}

static bool get_sums(JsonAt at, Exact sums[BLOCKS][STAT_COUNT], int id, Err *err) {
    const char *text;
    if (!json_as_text(at, &text, err)) return false;
    if (strlen(text) != SUMS_DIGITS)
        return json_err(at, err, "%d digits 0-9, a-f are wanted", SUMS_DIGITS);
    for (int b = 0; b < BLOCKS; b++) {
        Digest halves;
        if (!digest_read(text + b * SUM_DIGITS, &halves))
            return json_err(at, err, "digits 0-9, a-f are wanted");
        sums[b][id] = (Exact){(int64_t)halves.a, halves.b};
    }
    return true;
}

static bool get_statistics(JsonAt at, Tally *tally, Err *err) {
    JsonAt list, pair;
    const char *const *names;
    const size_t n = stat_names(&names);
    if (!json_get_object(at, "statistics", &list, err) || !json_only_keys(list, names, n, err))
        return false;
    for (int id = 0; id < STAT_COUNT; id++) {
        if (!json_get_array(list, names[id], &pair, err)) return false;
        if (json_count(pair) != 2) return json_err(pair, err, "two texts are wanted");
        JsonAt numerator = {0}, denominator;
        json_each(pair, &numerator, NULL);
        denominator = numerator;
        json_each(pair, &denominator, NULL);
        if (!get_sums(numerator, tally->numerator, id, err) ||
            !get_sums(denominator, tally->denominator, id, err))
            return false;
    }
    return true;
}

static bool get_all(JsonAt at, Summary *sum, Err *err) {
    uint64_t reached[AT_COUNT], ended = 0;
    JsonAt war_end;
    return get_classes(at, sum, reached, err) && get_years(at, sum, err) &&
           json_get_array(at, "war_end", &war_end, err) &&
           get_counts(war_end, sum->war_end, sum->months + 1, &ended, err) &&
           agrees(war_end, ended, sum->tally.runs, err) &&
           get_histograms(at, "coalition", sum->coalition, reached, err) &&
           get_histograms(at, "deterrence", sum->deterrence, reached, err) &&
           get_histograms(at, "jeopardy", sum->jeopardy, reached, err) && get_statistics(at, &sum->tally, err);
}

bool summary_read(JsonAt at, Summary **out, Err *err) {
    static const char *const keys[] = {"months", "runs", "classes", "by_year", "war_end", "coalition",
                                       "deterrence", "jeopardy", "statistics"};
    int months, runs;
    if (!json_only_keys(at, keys, COUNT_OF(keys), err) ||
        !json_get_int(at, "months", 1, CLASS_MONTHS_MAX - 2, &months, err) ||
        !json_get_int(at, "runs", 0, EXACT_COUNT_MAX, &runs, err))
        return false;
    Summary *sum = summary_new(months);
    sum->tally.runs = (uint64_t)runs;
    if (get_all(at, sum, err)) {
        *out = sum;
        return true;
    }
    free(sum);
    return false;
}
