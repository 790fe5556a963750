/* Running a pack's tests, one after the other. Always true: see pack_test.h. */
#include "ensemble/pack_test.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "ensemble/override.h"
#include "ensemble/pack_test_parts.h"
#include "model/month.h"
#include "model/turn.h"

enum { TURNS_OF_TEST = 400, MONTHS_OF_TEST = 1200, RUNS_OF_TEST = 2000 };

bool test_err(const TestCase *t, const char *format, ...) {
    char text[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return err_set(t->err, "%s:%d: test \"%s\": %s", t->test.file, t->test.line, t->test.name, text);
}

bool test_scenario(const TestCase *t, Scenario *out, Err *err) {
    JsonAt set;
    const char *name;
    if (!pack_scenario(t->all->book, t->start, out, err)) return false;
    if (!json_object_find(t->root, "set", &set)) return true;
    for (JsonAt item = {0}; json_each(set, &item, &name);) {
        double value;
        Err inner = {0};
        if (!json_as_real(item, -1e9, 1e9, &value, err)) return false;
        if (!override_set(out, name, value, &inner)) return json_err(item, err, "%s", inner.text);
    }
    return true;
}

bool test_look(TestCase *t, const World *w, const Parameters *k) {
    bool holds = false;
    if (!script_test_holds(t->all->book->script, t->number, t->s, w, k, &holds, &t->result->found, t->err))
        return false;
    t->result->verdict = holds ? TEST_PASS : TEST_FAIL;
    text_add(&t->result->found, " in month %d", (int)w->month);
    if (w->turn > 0.5) text_add(&t->result->found, ", turn %d", (int)w->turn);
    return true;
}

/* A history in which nobody acts. */
static bool test_history(TestCase *t) {
    const RandomKey key = random_key_world(t->seed, 0);
    const Parameters *k = &t->s->nominal;
    World w;
    world_begin(&w, t->s, k, key);
    for (int month = 0; month < t->months; month++) world_step(&w, t->s, k, key, NULL);
    return test_look(t, &w, k);
}

/* --- reading ---------------------------------------------------------------------------------- */

static bool whole(const TestCase *t, const char *key, int low, int high, int *out) {
    JsonAt at;
    return !json_object_find(t->root, key, &at) || json_as_int(at, low, high, out, t->err);
}

static bool is_given(const TestCase *t, const char *key) {
    JsonAt at;
    return json_object_find(t->root, key, &at);
}

/* Which of the three kinds it is; no field that belongs to another. */
static bool kind_find(TestCase *t) {
    static const char *const of_claims[] = {"claim", "runs", "arms"}, *const of_games[] = {"turns", "orders"};
    const bool claims = t->claim != NULL;
    if (claims == t->test.expects)
        return test_err(t, claims ? "\"expect\" and \"claim\" are two kinds of tests; one of them is wanted"
                                  : "\"expect\" (of a game or history) or \"claim\" (of many) is wanted");
    for (size_t n = 0; n < COUNT_OF(of_claims); n++)
        if (!claims && is_given(t, of_claims[n])) return test_err(t, "\"%s\" goes with \"claim\"", of_claims[n]);
    for (size_t n = 0; n < COUNT_OF(of_games); n++)
        if (claims && is_given(t, of_games[n])) return test_err(t, "\"%s\" goes with \"expect\"", of_games[n]);
    if (!claims && !t->turns && !t->months)
        return test_err(t, "how long? turns = N for a game of bots and orders, or months = N for a history "
                           "in which nobody acts");
    if (!claims && t->turns && t->months) return test_err(t, "\"turns\" or \"months\" is wanted, not both");
    if (!t->turns && is_given(t, "orders")) return test_err(t, "\"orders\" goes with \"turns\"");
    t->result->kind = claims ? "ensemble" : t->turns ? "game" : "history";
    return true;
}

static bool case_read(TestCase *t) {
    int seed = 1;
    JsonAt at;
    if (json_object_find(t->root, "start", &at) && !json_as_text(at, &t->start, t->err)) return false;
    if (json_object_find(t->root, "claim", &at) && !json_as_text(at, &t->claim, t->err)) return false;
    t->runs = RUNS_OF_TEST;
    if (!whole(t, "seed", 0, INT32_MAX, &seed) || !whole(t, "turns", 1, TURNS_OF_TEST, &t->turns) ||
        !whole(t, "months", 1, MONTHS_OF_TEST, &t->months) || !whole(t, "runs", 50, 10000000, &t->runs))
        return false;
    t->seed = (uint64_t)seed;
    return kind_find(t) && test_scenario(t, t->s, t->err);
}

static bool case_run(TestCase *t) {
    char where[PACK_PATH_BYTES];
    snprintf(where, sizeof where, "%s:%d", t->test.file, t->test.line);
    t->json = json_parse(where, t->test.json, strlen(t->test.json), t->err);
    if (!t->json) return false;
    t->root = json_root(t->json);
    t->s = memory_new(sizeof *t->s);
    const bool ok = case_read(t) && (t->claim ? test_claim(t) : t->turns ? test_game(t) : test_history(t));
    free(t->s);
    json_free(t->json);
    return ok;
}

/* --- all -------------------------------------------------------------------------------------- */

static bool chosen(const PackTests *t, const ScriptTest *test) { return !t->only || strstr(test->name, t->only); }

static bool some_chosen(const PackTests *t, int count, Err *err) {
    if (t->results) return true;
    if (!count) return err_set(err, "%s: no tests: declare them in tests/*.lua with test \"name\" { … }", t->book->dir);
    const char **names = memory_zeros((size_t)count, sizeof *names);
    for (int n = 0; n < count; n++) names[n] = script_test(t->book->script, n).name;
    const char *near = text_nearest(t->only, names, (size_t)count);
    err_set(err, "%s: no test has \"%s\" in its name%s%s%s", t->book->dir, t->only, near ? "; did you mean \"" : "",
            near ? near : "", near ? "\"?" : "");
    free(names);
    return false;
}

static void list_chosen(PackTests *t, int count) {
    t->result = memory_zeros((size_t)count + 1, sizeof *t->result);
    for (int n = 0; n < count; n++) {
        const ScriptTest test = script_test(t->book->script, n);
        if (chosen(t, &test))
            t->result[t->results++] = (TestResult){.name = test.name, .file = test.file, .line = test.line, .kind = ""};
    }
}

bool pack_tests_run(PackTests *t, Err *err) {
    const int count = t->book->script ? script_tests(t->book->script) : 0;
    list_chosen(t, count);
    if (!some_chosen(t, count, err)) return false;
    pack_strict(t->book);
    for (int n = 0, at = 0; n < count; n++) {
        const ScriptTest test = script_test(t->book->script, n);
        if (!chosen(t, &test)) continue;
        if (t->stop && atomic_load(t->stop)) return err_set(err, "stopped before every test was run");
        if (t->progress) t->progress(t->context, (uint64_t)at, (uint64_t)t->results, test.name);
        TestCase one = {.all = t, .number = n, .test = test, .result = &t->result[at++], .err = err};
        if (!case_run(&one) || !pack_scripts_held(t->book, err)) return err_wrap(err, "%s", t->book->dir);
    }
    return true;
}

void pack_tests_free(PackTests *t) {
    for (int n = 0; n < t->results; n++) text_free(&t->result[n].found);
    free(t->result);
    t->result = NULL;
    t->results = 0;
}

bool pack_tests_hold(const PackTests *t) {
    for (int n = 0; n < t->results; n++)
        if (t->result[n].verdict == TEST_FAIL) return false;
    return true;
}
