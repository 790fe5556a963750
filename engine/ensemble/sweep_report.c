/* A sweep for people and for programs. Always true: all forms hold the same numbers. */
#include <math.h>
#include <stdio.h>

#include "core/version.h"
#include "ensemble/sweep.h"

static void print_line(Text *out, const Sweep *s) {
    text_add(out, "%-16.16s", s->over.item[0].name);
    for (int k = 0; k < s->study.stats; k++)
        text_add(out, "  %-24.24s", stat_info(s->study.stat[k])->name);
    for (int n = 0; n < s->steps[0]; n++) {
        text_add(out, "\n%-16.6g", s->value[n]);
        for (int k = 0; k < s->study.stats; k++) {
            Text cell = {0};
            study_interval(&cell, s->study.stat[k], sweep_at(s, n, 0, k));
            text_add(out, "  %-24s", cell.data);
            text_free(&cell);
        }
    }
    text_add(out, "\n\nLast minus first, paired, 95 %%\n");
    for (int k = 0; k < s->study.stats; k++) {
        const StatId id = s->study.stat[k];
        const Interval x = s->rise[k];
        text_add(out, "  %-26s %s [%s, %s]%s\n", stat_info(id)->name,
                 study_signed(id, x.estimate).text, study_signed(id, x.low).text,
                 study_signed(id, x.high).text, x.low <= 0 && x.high >= 0 ? "  cannot tell" : "");
    }
}

/* One table a statistic: the first factor down, the second across, half the interval beside. */
static void print_grid(Text *out, const Sweep *s, int k) {
    const StatId id = s->study.stat[k];
    text_add(out, "%s: %s\n%s down, %s across\n%-12s", stat_info(id)->name, stat_info(id)->text,
             s->over.item[0].name, s->over.item[1].name, "");
    for (int b = 0; b < s->steps[1]; b++) text_add(out, "  %-14.6g", s->value[2 * b + 1]);
    for (int a = 0; a < s->steps[0]; a++) {
        text_add(out, "\n%-12.6g", s->value[2 * a * s->steps[1]]);
        for (int b = 0; b < s->steps[1]; b++) {
            const Interval x = sweep_at(s, a, b, k);
            char cell[2 * STUDY_NUMBER_BYTES + 8];
            snprintf(cell, sizeof cell, "%s ±%s", study_number(id, x.estimate).text,
                     study_number(id, (x.high - x.low) / 2).text);
            text_add(out, "  %-15s", cell); /* a sign of two bytes */
        }
    }
    text_add(out, "\n\n");
}

void sweep_report(Text *out, const Sweep *s) {
    study_head(out, &s->study, "accession " ACCESSION_VERSION);
    if (!s->whole) text_add(out, "interrupted: points without a number were not lived\n\n");
    if (s->over.count == 1) print_line(out, s);
    else
        for (int k = 0; k < s->study.stats; k++) print_grid(out, s, k);
}

static void json_point(JsonOut *out, const Sweep *s, int n) {
    json_out_object_begin(out);
    for (int f = 0; f < s->over.count; f++)
        json_out_put_real(out, s->over.item[f].name, s->value[n * s->over.count + f]);
    for (int k = 0; k < s->study.stats; k++)
        study_json_interval(out, stat_info(s->study.stat[k])->name, s->at[n * s->study.stats + k]);
    json_out_object_end(out);
}

void sweep_json(JsonOut *out, const Sweep *s) {
    json_out_object_begin(out);
    study_json(out, &s->study);
    json_out_put_bool(out, "whole", s->whole);
    json_out_key(out, "points");
    json_out_array_begin(out);
    for (int n = 0; n < sweep_points(s); n++)
        if (s->done[n]) json_point(out, s, n);
    json_out_array_end(out);
    if (s->over.count == 1) {
        json_out_key(out, "last_minus_first");
        json_out_object_begin(out);
        for (int k = 0; k < s->study.stats; k++)
            study_json_interval(out, stat_info(s->study.stat[k])->name, s->rise[k]);
        json_out_object_end(out);
    }
    json_out_object_end(out);
}

void sweep_csv(Text *out, const Sweep *s) {
    for (int f = 0; f < s->over.count; f++)
        text_add(out, "%s%s", f ? "," : "", s->over.item[f].name);
    for (int k = 0; k < s->study.stats; k++) {
        const char *name = stat_info(s->study.stat[k])->name;
        text_add(out, ",%s,%s_lo,%s_hi", name, name, name);
    }
    text_add(out, "\n");
    for (int n = 0; n < sweep_points(s); n++) {
        if (!s->done[n]) continue;
        Text row = {0};
        for (int f = 0; f < s->over.count; f++) study_csv(&row, s->value[n * s->over.count + f]);
        for (int k = 0; k < s->study.stats; k++) {
            const Interval x = s->at[n * s->study.stats + k];
            study_csv(&row, x.estimate);
            study_csv(&row, x.low);
            study_csv(&row, x.high);
        }
        text_add(out, "%s\n", row.data + 1);
        text_free(&row);
    }
}
