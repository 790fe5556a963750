/* Telling how a pack's tests came out. Always true: failures are told like everything else. */
#include <string.h>

#include "ensemble/pack_test.h"

static const char *test_verdict_name(TestVerdict v) {
    static const char *const names[TEST_VERDICTS] = {"PASS", "FAIL", "INCONCLUSIVE"};
    ASSERT(v < TEST_VERDICTS);
    return names[v];
}

static void result_report(const PackTests *t, const TestResult *r, Text *out) {
    text_add(out, "%-12s  %s\n", test_verdict_name(r->verdict), r->name);
    if (r->verdict != TEST_PASS) text_add(out, "              %s/%s:%d\n", t->book->dir, r->file, r->line);
    text_add(out, "              %s\n", r->found.data ? r->found.data : "");
}

void pack_tests_report(const PackTests *t, Text *out) {
    int count[TEST_VERDICTS] = {0};
    for (int n = 0; n < t->results; n++) {
        result_report(t, &t->result[n], out);
        count[t->result[n].verdict]++;
    }
    text_add(out, "\n%d pass, %d fail, %d inconclusive\n", count[TEST_PASS], count[TEST_FAIL],
             count[TEST_INCONCLUSIVE]);
}

void pack_tests_json(const PackTests *t, JsonOut *out) {
    json_out_array_begin(out);
    for (int n = 0; n < t->results; n++) {
        const TestResult *r = &t->result[n];
        json_out_object_begin(out);
        json_out_put_text(out, "name", r->name);
        json_out_put_text(out, "kind", r->kind);
        json_out_put_text(out, "file", r->file);
        json_out_put_int(out, "line", r->line);
        json_out_put_text(out, "verdict", test_verdict_name(r->verdict));
        json_out_put_text(out, "found", r->found.data);
        if (strcmp(r->kind, "ensemble") == 0) {
            json_out_put_real(out, "estimate", r->estimate);
            json_out_put_real(out, "lo", r->low);
            json_out_put_real(out, "hi", r->high);
            json_out_put_real(out, "threshold", r->threshold);
            json_out_put_int(out, "runs", (int64_t)r->runs);
        }
        json_out_object_end(out);
    }
    json_out_array_end(out);
}
