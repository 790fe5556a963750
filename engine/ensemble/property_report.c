/* Printing verdicts. Always true: failures are printed like everything else. */
#include <math.h>
#include <string.h>

#include "ensemble/property_set.h"

const char *property_kind_name(PropertyKind kind) {
    static const char *const names[] = {"fits", "structural", "calibrated", "two-sided"};
    return names[kind];
}

const char *verdict_name(Verdict verdict) {
    static const char *const names[] = {"", "PASS", "FAIL", "INCONCLUSIVE"};
    return names[verdict];
}

int properties_count(const PropertySet *set) { return set->rows_count; }

const Property *properties_at(const PropertySet *set, int n) { return &set->rows[n].shown; }

bool properties_hold(const PropertySet *set) {
    for (int n = 0; n < set->rows_count; n++) {
        const Property *p = &set->rows[n].shown;
        if (p->chosen && p->verdict == VERDICT_FAIL) return false;
    }
    return true;
}

static void print_number(Text *out, double x) {
    if (isnan(x)) text_add(out, "%9s", "none");
    else if (isinf(x)) text_add(out, "%9s", x < 0 ? "-inf" : "inf");
    else text_add(out, "%9.4g", x);
}

static void print_row(Text *out, const Property *p) {
    text_add(out, "%-12s %c %-7s ", verdict_name(p->verdict), p->bold ? '*' : ' ', p->id);
    print_number(out, p->answer.estimate);
    text_add(out, "  [");
    print_number(out, p->answer.low);
    text_add(out, ",");
    print_number(out, p->answer.high);
    text_add(out, "]  %s %g  %s\n", strcmp(p->op, "sign") == 0 ? "either side of" : p->op,
             p->threshold, p->claim);
    text_add(out, "%24s%s%s%s\n", "", p->statistic, p->reference[0] ? "; prototype: " : "",
             p->reference);
}

static void print_robust(Text *out, const Property *p) {
    const Robustness *r = &p->robust;
    const int decided = r->holds + r->fails;
    text_add(out, "%-8s %-11s holds %3d  fails %3d  undecided %3d", p->id,
             property_kind_name(p->kind), r->holds, r->fails, r->undecided);
    if (decided > 0) text_add(out, "  share %.2f", (double)r->holds / decided);
    text_add(out, "  %s\n", p->claim);
}

void properties_report(Text *out, const PropertySet *set) {
    int count[VERDICT_INCONCLUSIVE + 1] = {0}, robust = 0;
    for (int n = 0; n < set->rows_count; n++) {
        const Property *p = &set->rows[n].shown;
        if (!p->chosen) continue;
        robust += p->robust.points > 0;
        count[p->verdict]++;
        if (p->verdict != VERDICT_NONE) print_row(out, p);
    }
    if (count[VERDICT_PASS] + count[VERDICT_FAIL] + count[VERDICT_INCONCLUSIVE] > 0)
        text_add(out,
                 "\n%d pass, %d fail, %d inconclusive. Intervals of 99 %%; * marks the headline "
                 "tests.\n",
                 count[VERDICT_PASS], count[VERDICT_FAIL], count[VERDICT_INCONCLUSIVE]);
    if (robust == 0) return;
    text_add(out, "\nOver the parameter box (points at which the sign is decided; a share below "
                  "0.95 of a structural row is a failure of the model):\n");
    for (int n = 0; n < set->rows_count; n++)
        if (set->rows[n].shown.chosen && set->rows[n].shown.robust.points > 0)
            print_robust(out, &set->rows[n].shown);
}

static void put_robust(JsonOut *out, const Robustness *r) {
    const int decided = r->holds + r->fails;
    json_out_key(out, "robust");
    json_out_object_begin(out);
    json_out_put_int(out, "points", r->points);
    json_out_put_int(out, "holds", r->holds);
    json_out_put_int(out, "fails", r->fails);
    json_out_put_int(out, "undecided", r->undecided);
    json_out_put_real(out, "share", decided > 0 ? (double)r->holds / decided : NAN);
    json_out_object_end(out);
}

void properties_json(JsonOut *out, const PropertySet *set) {
    json_out_array_begin(out);
    for (int n = 0; n < set->rows_count; n++) {
        const Property *p = &set->rows[n].shown;
        if (!p->chosen) continue;
        json_out_object_begin(out);
        json_out_put_text(out, "id", p->id);
        json_out_put_text(out, "kind", property_kind_name(p->kind));
        if (p->verdict != VERDICT_NONE) {
            json_out_put_real(out, "estimate", p->answer.estimate);
            json_out_put_real(out, "lo", p->answer.low);
            json_out_put_real(out, "hi", p->answer.high);
        }
        json_out_put_real(out, "threshold", p->threshold);
        if (p->verdict != VERDICT_NONE) json_out_put_text(out, "verdict", verdict_name(p->verdict));
        json_out_put_text(out, "operator", p->op);
        json_out_put_int(out, "runs", (int64_t)p->runs);
        json_out_key(out, "bold");
        json_out_bool(out, p->bold);
        json_out_put_text(out, "claim", p->claim);
        json_out_put_text(out, "statistic", p->statistic);
        json_out_put_text(out, "reference", p->reference);
        if (p->robust.points > 0) put_robust(out, &p->robust);
        json_out_object_end(out);
    }
    json_out_array_end(out);
}
