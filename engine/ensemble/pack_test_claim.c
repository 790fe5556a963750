/* A test as many games: its claim is made into a row of properties and judged as those are.
 * Always true: all arms share their luck; "base" is the start itself unless the test says otherwise. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ensemble/pack_test_parts.h"
#include "ensemble/property.h"
#include "store/form.h"
#include "store/policy_file.h"

/* "left < right", the comparison outside of brackets. */
typedef struct Claim {
    char left[300], op[3], right[300];
} Claim;

static const char *comparison_find(const char *text, int *count) {
    const char *found = NULL;
    int depth = 0;
    *count = 0;
    for (const char *at = text; *at; at++) {
        depth += *at == '(' ? 1 : *at == ')' ? -1 : 0;
        if (depth != 0 || (*at != '<' && *at != '>')) continue;
        if (!found) found = at;
        ++*count;
    }
    return found;
}

static void trimmed(const char *from, size_t length, char *out, size_t size) {
    while (length && *from == ' ') from++, length--;
    while (length && from[length - 1] == ' ') length--;
    snprintf(out, size, "%.*s", (int)length, from);
}

static bool claim_split(const TestCase *t, Claim *out) {
    int count;
    const char *at = comparison_find(t->claim, &count);
    if (count != 1 || strlen(t->claim) >= sizeof out->left)
        return test_err(t, "claim: one comparison is wanted, such as \"without.p_member < 0.5 * base.p_member\"");
    const size_t length = at[1] == '=' ? 2 : 1;
    snprintf(out->op, sizeof out->op, "%.*s", (int)length, at);
    trimmed(t->claim, (size_t)(at - t->claim), out->left, sizeof out->left);
    trimmed(at + length, strlen(at + length), out->right, sizeof out->right);
    return (out->left[0] && out->right[0]) || test_err(t, "claim: something is wanted on both sides of %s", out->op);
}

/* --- arms ------------------------------------------------------------------------------------- */

static void orders_put(JsonOut *json, const Policy *p) {
    json_out_key(json, "orders");
    json_out_array_begin(json);
    for (size_t n = 0; n < p->count; n++) {
        json_out_object_begin(json);
        json_out_put_int(json, "month", p->orders[n].month);
        json_out_key(json, "set");
        json_out_object_begin(json);
        json_out_put_real(json, posture_info(p->orders[n].posture)->name, p->orders[n].value);
        json_out_object_end(json);
        json_out_object_end(json);
    }
    json_out_array_end(json);
}

/* A policy of the pack, or "passive" or "bots". */
static bool policy_put(const TestCase *t, JsonAt at, JsonOut *json) {
    char path[PACK_PATH_BYTES + NAME_MAX_BYTES + 16];
    const char *name;
    Policy policy = {0};
    Err inner = {0};
    if (!json_as_text(at, &name, t->err)) return false;
    if (strcmp(name, "passive") == 0) return true;
    if (strcmp(name, "bots") == 0) {
        json_out_put_bool(json, "bots", true);
        return true;
    }
    snprintf(path, sizeof path, "%s/policies/%.48s.csv", t->all->book->dir, name);
    if (strchr(name, '/') || access(path, F_OK) != 0)
        return json_err(at, t->err, "found \"%s\", passive, bots or the name of a file policies/NAME.csv is wanted",
                        name);
    if (!policy_read(path, &policy, &inner)) return json_err(at, t->err, "%s", inner.text);
    orders_put(json, &policy);
    policy_free(&policy);
    return true;
}

static bool arm_put(const TestCase *t, JsonAt arm, JsonOut *json) {
    static const char *const keys[] = {"set", "policy"};
    JsonAt at;
    const char *name;
    if (!json_only_keys(arm, keys, COUNT_OF(keys), t->err)) return false;
    json_out_object_begin(json);
    if (json_object_find(arm, "set", &at)) {
        json_out_key(json, "set");
        json_out_object_begin(json);
        for (JsonAt item = {0}; json_each(at, &item, &name);) {
            double value;
            if (!json_as_real(item, -1e9, 1e9, &value, t->err)) return false;
            json_out_put_real(json, name, value);
        }
        json_out_object_end(json);
    }
    if (json_object_find(arm, "policy", &at) && !policy_put(t, at, json)) return false;
    json_out_object_end(json);
    return true;
}

static bool arms_put(const TestCase *t, JsonOut *json) {
    JsonAt arms, base;
    const char *name;
    json_out_key(json, "arms");
    json_out_object_begin(json);
    const bool some = json_object_find(t->root, "arms", &arms);
    for (JsonAt item = {0}; some && json_each(arms, &item, &name);) {
        json_out_key(json, name);
        if (!arm_put(t, item, json)) return false;
    }
    if (!some || !json_object_find(arms, "base", &base)) {
        json_out_key(json, "base");
        json_out_object_begin(json);
        json_out_object_end(json);
    }
    json_out_object_end(json);
    return true;
}

/* --- the row ---------------------------------------------------------------------------------- */

static bool is_number(const char *text) { return form_number(text, strlen(text)) == strlen(text); }

static void row_put(const TestCase *t, const Claim *c, JsonOut *json) {
    const bool number = is_number(c->right);
    char statistic[2 * sizeof c->left + 16];
    snprintf(statistic, sizeof statistic, number ? "%s" : "(%s) - (%s)", c->left, c->right);
    json_out_object_begin(json);
    json_out_put_text(json, "id", "claim");
    json_out_put_text(json, "claim", t->claim);
    json_out_put_text(json, "kind", "fits");
    json_out_put_text(json, "statistic", statistic);
    json_out_put_text(json, "op", c->op);
    json_out_put_real(json, "threshold", number ? form_real(c->right) : 0.0);
    json_out_put_text(json, "start", t->s->start_name);
    json_out_put_int(json, "runs", t->runs);
    json_out_put_int(json, "horizon", t->months ? t->months : 180);
    json_out_object_end(json);
}

static PropertySet *claim_set(const TestCase *t, const Claim *c) {
    Text text = {0};
    JsonOut json = json_out_start(&text, 0);
    char where[PACK_PATH_BYTES];
    PropertySet *set = NULL;
    json_out_object_begin(&json);
    if (arms_put(t, &json)) {
        json_out_key(&json, "rows");
        json_out_array_begin(&json);
        row_put(t, c, &json);
        json_out_array_end(&json);
        json_out_object_end(&json);
        json_out_finish(&json);
        snprintf(where, sizeof where, "%s:%d", t->test.file, t->test.line);
        Json *document = json_parse(where, text.data, text.length, t->err);
        set = document ? properties_parse(document, t->err) : NULL;
    }
    text_free(&text);
    return set;
}

static bool start_give(void *context, const char *name, Scenario *out, Err *err) {
    const TestCase *t = context;
    (void)name;
    return test_scenario(t, out, err);
}

static void progress_give(void *context, uint64_t done, uint64_t games, const char *what) {
    const TestCase *t = context;
    (void)what;
    if (t->all->progress) t->all->progress(t->all->context, done, games, t->test.name);
}

static void result_fill(TestCase *t, const Property *p) {
    static const TestVerdict verdicts[] = {TEST_INCONCLUSIVE, TEST_PASS, TEST_FAIL, TEST_INCONCLUSIVE};
    TestResult *r = t->result;
    r->verdict = verdicts[p->verdict];
    r->estimate = p->answer.estimate;
    r->low = p->answer.low;
    r->high = p->answer.high;
    r->threshold = p->threshold;
    r->runs = p->runs;
    text_add(&r->found, "wanted %s, found %s = %.4g [%.4g, %.4g] in %d runs an arm", t->claim,
             p->statistic, r->estimate, r->low, r->high, t->runs);
    if (r->verdict == TEST_INCONCLUSIVE) text_add(&r->found, "; more runs would tell");
}

bool test_claim(TestCase *t) {
    Claim claim;
    if (!claim_split(t, &claim)) return false;
    PropertySet *set = claim_set(t, &claim);
    if (!set) return false;
    const PropertyRequest ask = {.start = start_give, .progress = progress_give, .context = t, .seed = t->seed,
                                 .threads = t->all->threads, .stop = t->all->stop};
    const bool ok = properties_judge(set, &ask, t->err);
    if (ok) result_fill(t, properties_at(set, 0));
    properties_free(set);
    return ok;
}
