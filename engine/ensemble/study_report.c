/* What the reports of all analyses share. Always true: numbers for programs are written whole. */
#include <math.h>
#include <stdio.h>

#include "ensemble/study.h"
#include "store/form.h"

void study_list(Text *out) {
    for (int id = 0; id < STAT_COUNT; id++)
        text_add(out, "%-26s %s\n", stat_info((StatId)id)->name, stat_info((StatId)id)->text);
}

void study_head(Text *out, const Study *s, const char *version) {
    if (version) text_add(out, "%s\n", version);
    text_add(out, "%s, %s, policy %s\n", s->scenario->pack, s->scenario->start_name,
             s->policy ? s->policy->name : "passive");
    text_add(out, "runs 1 to %llu of seed %llu at every point, %d months, design %s\n\n",
             (unsigned long long)s->runs, (unsigned long long)s->seed, s->months,
             design_name(s->design));
}

void study_json(JsonOut *out, const Study *s) {
    json_out_put_text(out, "pack", s->scenario->pack);
    json_out_put_text(out, "start", s->scenario->start_name);
    json_out_put_text(out, "policy", s->policy ? s->policy->name : "passive");
    json_out_put_int(out, "runs", (int64_t)s->runs);
    json_out_put_int(out, "seed", (int64_t)s->seed);
    json_out_put_int(out, "months", s->months);
    json_out_put_text(out, "design", design_name(s->design));
}

StudyNumber study_number(StatId id, double value) {
    StudyNumber n;
    if (!isfinite(value)) snprintf(n.text, sizeof n.text, "-");
    else snprintf(n.text, sizeof n.text, stat_info(id)->share ? "%.3f" : "%.4g", value);
    return n;
}

StudyNumber study_signed(StatId id, double value) {
    StudyNumber n;
    if (!isfinite(value)) snprintf(n.text, sizeof n.text, "-");
    else snprintf(n.text, sizeof n.text, stat_info(id)->share ? "%+.4f" : "%+.4g", value);
    return n;
}

void study_interval(Text *out, StatId id, Interval x) {
    text_add(out, "%s [%s, %s]", study_number(id, x.estimate).text, study_number(id, x.low).text,
             study_number(id, x.high).text);
}

void study_json_interval(JsonOut *out, const char *key, Interval x) {
    json_out_key(out, key);
    json_out_object_begin(out);
    interval_put(out, "estimate", x);
    json_out_object_end(out);
}

void study_csv(Text *out, double value) {
    char number[FORM_REAL_SIZE] = "";
    if (isfinite(value)) form_real_write(value, number);
    text_add(out, ",%s", number);
}
