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

const JointRobustness *properties_joint(const PropertySet *set) { return &set->joint; }

double robustness_share(const Robustness *r) {
    const int decided = r->holds + r->fails;
    return decided > 0 ? (double)r->holds / decided : NAN;
}

Interval robustness_interval(const Robustness *r) {
    return interval_wilson(r->holds, r->holds + r->fails, LEVEL_TWO_SIDED_95);
}

bool properties_hold(const PropertySet *set) {
    for (int n = 0; n < set->rows_count; n++) {
        const Property *p = &set->rows[n].shown;
        if (p->chosen && p->verdict == VERDICT_FAIL) return false;
    }
    return true;
}

bool properties_robust_hold(const PropertySet *set) {
    for (int n = 0; n < set->rows_count; n++) {
        const Property *p = &set->rows[n].shown;
        if (p->kind == PROPERTY_STRUCTURAL && robustness_share(&p->robust) < 0.95) return false;
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
    text_add(out, "%-8s %-11s holds %3d  fails %3d  undecided %3d", p->id,
             property_kind_name(p->kind), r->holds, r->fails, r->undecided);
    if (r->holds + r->fails > 0) text_add(out, "  share %.2f", robustness_share(r));
    text_add(out, "  %s\n", p->claim);
}

/* With the bounds that the undecided points leave open. */
static void print_joint(Text *out, const JointRobustness *joint) {
    const Robustness *r = &joint->robust;
    if (r->points == 0) return;
    text_add(out, "Joint robustness: all %d structural rows hold at %d of %d points, at least one "
                  "fails at %d, %d are\nundecided: a share of %.2f to %.2f of all points.\n",
             joint->rows, r->holds, r->points, r->fails, r->undecided, (double)r->holds / r->points,
             (double)(r->holds + r->undecided) / r->points);
}

static void count_verdicts(const PropertySet *set, int count[VERDICT_INCONCLUSIVE + 1]) {
    for (int n = 0; n < set->rows_count; n++)
        if (set->rows[n].shown.chosen) count[set->rows[n].shown.verdict]++;
}

void properties_summary(Text *out, const PropertySet *set) {
    int count[VERDICT_INCONCLUSIVE + 1] = {0};
    count_verdicts(set, count);
    text_add(out, "Claims at nominal parameters: %d pass, %d fail, %d inconclusive.\n",
             count[VERDICT_PASS], count[VERDICT_FAIL], count[VERDICT_INCONCLUSIVE]);
    print_joint(out, &set->joint);
}

void properties_report(Text *out, const PropertySet *set) {
    int count[VERDICT_INCONCLUSIVE + 1] = {0}, robust = 0;
    count_verdicts(set, count);
    for (int n = 0; n < set->rows_count; n++) {
        const Property *p = &set->rows[n].shown;
        if (!p->chosen) continue;
        robust += p->robust.points > 0;
        if (p->verdict != VERDICT_NONE) print_row(out, p);
    }
    const bool judged = count[VERDICT_PASS] + count[VERDICT_FAIL] + count[VERDICT_INCONCLUSIVE] > 0;
    if (judged)
        text_add(out,
                 "\n%d pass, %d fail, %d inconclusive. Intervals of 99 %%; * marks the headline "
                 "tests.\n",
                 count[VERDICT_PASS], count[VERDICT_FAIL], count[VERDICT_INCONCLUSIVE]);
    if (robust == 0) return;
    if (judged) text_add(out, "\n");
    text_add(out, "Over the parameter box (points at which the sign is decided; a share below "
                  "0.95 of a structural row is a failure of the model):\n");
    for (int n = 0; n < set->rows_count; n++)
        if (set->rows[n].shown.chosen && set->rows[n].shown.robust.points > 0)
            print_robust(out, &set->rows[n].shown);
    print_joint(out, &set->joint);
}

static void put_robust(JsonOut *out, const char *key, int rows, const Robustness *r) {
    const Interval x = robustness_interval(r);
    json_out_key(out, key);
    json_out_object_begin(out);
    if (rows > 0) json_out_put_int(out, "rows", rows);
    json_out_put_int(out, "points", r->points);
    json_out_put_int(out, "holds", r->holds);
    json_out_put_int(out, "fails", r->fails);
    json_out_put_int(out, "undecided", r->undecided);
    interval_put(out, "share", x);
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
            interval_put(out, "estimate", p->answer);
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
        if (p->robust.points > 0) put_robust(out, "robust", 0, &p->robust);
        json_out_object_end(out);
    }
    json_out_array_end(out);
}

void properties_summary_json(JsonOut *out, const PropertySet *set) {
    int count[VERDICT_INCONCLUSIVE + 1] = {0};
    count_verdicts(set, count);
    json_out_key(out, "claims");
    json_out_object_begin(out);
    json_out_put_int(out, "pass", count[VERDICT_PASS]);
    json_out_put_int(out, "fail", count[VERDICT_FAIL]);
    json_out_put_int(out, "inconclusive", count[VERDICT_INCONCLUSIVE]);
    json_out_object_end(out);
    put_robust(out, "joint", set->joint.rows, &set->joint.robust);
}

void properties_robust_json(JsonOut *out, const PropertySet *set) {
    json_out_object_begin(out);
    json_out_key(out, "claims");
    properties_json(out, set);
    put_robust(out, "joint", set->joint.rows, &set->joint.robust);
    json_out_object_end(out);
}

static void robust_row(Text *out, const char *id, const char *kind, const Robustness *r) {
    const Interval x = robustness_interval(r);
    text_add(out, "%s,%s,%d,%d,%d,%d,", id, kind, r->points, r->holds, r->fails, r->undecided);
    if (isnan(x.estimate)) text_add(out, ",,\n");
    else text_add(out, "%.6f,%.6f,%.6f\n", x.estimate, x.low, x.high);
}

void properties_robust_csv(Text *out, const PropertySet *set) {
    text_add(out, "id,kind,points,holds,fails,undecided,share,lo,hi\n");
    for (int n = 0; n < set->rows_count; n++) {
        const Property *p = &set->rows[n].shown;
        if (p->chosen && p->robust.points > 0)
            robust_row(out, p->id, property_kind_name(p->kind), &p->robust);
    }
    if (set->joint.robust.points > 0) robust_row(out, "joint", "structural", &set->joint.robust);
}
