/* Convergence for people and for programs. Always true: all forms hold the same numbers. */
#include <math.h>

#include "core/version.h"
#include "ensemble/convergence.h"

static void print_row(Text *out, StatId id, uint64_t runs, Interval x) {
    text_add(out, "%12llu  ", (unsigned long long)runs);
    study_interval(out, id, x);
    text_add(out, "  ±%s\n", study_number(id, (x.high - x.low) / 2).text);
}

static void print_need(Text *out, StatId id, const ConvergenceNeed *need) {
    static const char *const points[] = {"1 point", "0.5 points"};
    static const char *const parts[] = {"1 %", "0.5 %"};
    for (int n = 0; n < 2; n++) {
        const char *target = stat_info(id)->share ? points[n] : parts[n];
        if (!isfinite(need->runs[n]))
            text_add(out, "  ±%s: not known, nothing was counted\n", target);
        else
            text_add(out, "  ±%s: %.0f runs%s\n", target, need->runs[n],
                     need->half_width <= need->target[n] ? ", reached" : "");
    }
}

static void print_one(Text *out, const Convergence *c, int s) {
    const StatId id = c->study.stat[s];
    text_add(out, "%s: %s\n\n        runs  estimate, 95 %%\n", stat_info(id)->name,
             stat_info(id)->text);
    for (int n = 0; n < c->rows; n++) print_row(out, id, c->row[s][n].runs, c->row[s][n].at);
    text_add(out, "\n       block  of %llu runs each\n", (unsigned long long)c->block_runs);
    for (int b = 0; b < CONVERGENCE_BLOCKS; b++)
        print_row(out, id, (uint64_t)b + 1, c->block[s][b]);
    if (isfinite(c->need[s].scatter))
        text_add(out, "The blocks scatter %.2f times as much as their intervals say; 0.55 to 1.45 "
                      "is usual.\n", c->need[s].scatter);
    text_add(out, "\nRuns for a 95 %% interval of\n");
    print_need(out, id, &c->need[s]);
    text_add(out, "\n");
}

void convergence_report(Text *out, const Convergence *c) {
    study_head(out, &c->study, "accession " ACCESSION_VERSION);
    if (c->lived < c->study.runs)
        text_add(out, "interrupted after %llu runs\n\n", (unsigned long long)c->lived);
    for (int s = 0; s < c->study.stats; s++) print_one(out, c, s);
}

static void json_row(JsonOut *out, const char *key, uint64_t number, Interval x) {
    json_out_object_begin(out);
    json_out_put_int(out, key, (int64_t)number);
    interval_put(out, "estimate", x);
    json_out_object_end(out);
}

static void json_one(JsonOut *out, const Convergence *c, int s) {
    const ConvergenceNeed *need = &c->need[s];
    json_out_object_begin(out);
    json_out_put_text(out, "statistic", stat_info(c->study.stat[s])->name);
    json_out_key(out, "running");
    json_out_array_begin(out);
    for (int n = 0; n < c->rows; n++) json_row(out, "runs", c->row[s][n].runs, c->row[s][n].at);
    json_out_array_end(out);
    json_out_key(out, "blocks");
    json_out_array_begin(out);
    for (int b = 0; b < CONVERGENCE_BLOCKS; b++)
        json_row(out, "block", (uint64_t)b + 1, c->block[s][b]);
    json_out_array_end(out);
    json_out_put_real(out, "half_width", need->half_width);
    json_out_put_real(out, "scatter", need->scatter);
    json_out_key(out, "needs");
    json_out_array_begin(out);
    for (int n = 0; n < 2; n++) {
        json_out_object_begin(out);
        json_out_put_real(out, "half_width", need->target[n]);
        json_out_put_real(out, "runs", need->runs[n]);
        json_out_object_end(out);
    }
    json_out_array_end(out);
    json_out_object_end(out);
}

void convergence_json(JsonOut *out, const Convergence *c) {
    json_out_object_begin(out);
    study_json(out, &c->study);
    json_out_put_int(out, "lived", (int64_t)c->lived);
    json_out_put_int(out, "block_runs", (int64_t)c->block_runs);
    json_out_key(out, "results");
    json_out_array_begin(out);
    for (int s = 0; s < c->study.stats; s++) json_one(out, c, s);
    json_out_array_end(out);
    json_out_object_end(out);
}

static void csv_row(Text *out, StatId id, const char *kind, uint64_t number, Interval x) {
    text_add(out, "%s,%s,%llu", stat_info(id)->name, kind, (unsigned long long)number);
    study_csv(out, x.estimate);
    study_csv(out, x.low);
    study_csv(out, x.high);
    text_add(out, "\n");
}

void convergence_csv(Text *out, const Convergence *c) {
    text_add(out, "statistic,kind,runs_or_block,estimate,lo,hi\n");
    for (int s = 0; s < c->study.stats; s++) {
        const StatId id = c->study.stat[s];
        for (int n = 0; n < c->rows; n++)
            csv_row(out, id, "running", c->row[s][n].runs, c->row[s][n].at);
        for (int b = 0; b < CONVERGENCE_BLOCKS; b++)
            csv_row(out, id, "block", (uint64_t)b + 1, c->block[s][b]);
    }
}
