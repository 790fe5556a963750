/* One test at work; for pack_test*.c alone. Always true: json and scenario belong to pack_test.c. */
#pragma once
#include "ensemble/pack_test.h"

typedef struct TestCase {
    const PackTests *all;
    int number; /* script_test(book->script, number) */
    ScriptTest test;
    Json *json;
    JsonAt root;
    Scenario *s; /* its start, with its `set` */
    const char *start, *claim;
    uint64_t seed;
    int turns, months, runs;
    TestResult *result;
    Err *err;
} TestCase;

/* "tests/x.lua:3: test \"name\": …"; always false. */
bool test_err(const TestCase *t, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The scenario of the test's start, with its own changes. */
bool test_scenario(const TestCase *t, Scenario *out, Err *err);
/* Verdict of what the test expects of this world. */
bool test_look(TestCase *t, const World *w, const Parameters *k);

bool test_game(TestCase *t);  /* pack_test_game.c */
bool test_claim(TestCase *t); /* pack_test_claim.c */
