/* Reports on what was counted. Always true: see results.h. */
#include "cli/results.h"

#include <stdio.h>
#include <unistd.h>

#include "cli/cli.h"
#include "core/version.h"

int results_print(const Options *o, const Part *part, const Baseline *baseline) {
    Text out = {0}, title = {0};
    const char *date = part_get(part, PART_model_date);
    text_add(&title, "%s %s", part_get(part, PART_pack), part_get(part, PART_pack_version));
    if (date[0]) text_add(&title, ", model date %s", date);
    text_add(&title, ", %s", part_get(part, PART_start));
    const SummaryHead head =
        part_summary_head(part, "accession " ACCESSION_VERSION, title.data);
    if (o->json) {
        JsonOut json = json_out_start(&out, 1);
        json_out_object_begin(&json);
        ensemble_json(&json, part->summary, &head);
        if (baseline) baseline_json(&json, baseline);
        json_out_object_end(&json);
        json_out_finish(&json);
    } else {
        ensemble_report(&out, part->summary, &head);
        if (baseline) baseline_report(&out, baseline);
        else if (part_runs(part) > 0)
            text_add(&out, "\nWhich inputs make the variance, how the claims stand, and where in the box all hold: "
                           "`accession\nensemble --baseline`\n");
    }
    text_free(&title);
    return cli_write(NULL, &out, EXIT_OK);
}

static void meta_number(RowsOut *rows, const char *key, uint64_t number) {
    char text[24];
    snprintf(text, sizeof text, "%llu", (unsigned long long)number);
    rows_out_meta(rows, key, text);
}

void results_meta(RowsOut *rows, const Part *part) {
    for (int f = 0; f < PART_FIELDS; f++)
        rows_out_meta(rows, part_field_key((PartField)f), part_get(part, (PartField)f));
    meta_number(rows, "first", part->first);
    meta_number(rows, "last", part->last);
    meta_number(rows, "runs", part_runs(part));
}

bool results_may_write(const Options *o, Err *err) {
    return !o->out || o->force || access(o->out, F_OK) != 0 ||
           err_set(err, "--out: %s is there already; --force writes over it", o->out);
}
