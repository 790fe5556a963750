/* The tests that a pack declares in tests/: games with orders, passive histories, ensembles.
 *
 * Always true: a test changes nothing that another one reads; the same pack gives the same verdicts on
 * any number of threads. A test that cannot be run as it is written is an error, not a failure. */
#pragma once
#include <stdatomic.h>

#include "session/pack_book.h"
#include "store/json_write.h"

typedef enum TestVerdict { TEST_PASS, TEST_FAIL, TEST_INCONCLUSIVE, TEST_VERDICTS } TestVerdict;

typedef struct TestResult {
    const char *name, *file, *kind; /* kind: game, history, ensemble; all borrowed from the pack */
    int line;
    TestVerdict verdict;
    Text found;                     /* what was wanted and what was found */
    double estimate, low, high, threshold; /* ensemble */
    uint64_t runs;
} TestResult;

typedef struct PackTests {
    PackBook *book;       /* opened with pack_open_tests; ours to give, as what follows */
    const char *only;     /* NULL, or: tests whose name holds this */
    int threads;
    const atomic_bool *stop;
    void *context;
    void (*progress)(void *context, uint64_t done, uint64_t all, const char *what); /* may be NULL */
    TestResult *result;   /* filled */
    int results;
} PackTests;

/* False with err: a test is written wrongly, or it was stopped. */
bool pack_tests_run(PackTests *t, Err *err);
void pack_tests_free(PackTests *t);
bool pack_tests_hold(const PackTests *t); /* no test fails */
void pack_tests_report(const PackTests *t, Text *out);
void pack_tests_json(const PackTests *t, JsonOut *out);
