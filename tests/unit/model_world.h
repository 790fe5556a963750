/* What the model's tests share: the shipped scenario, and games on it. */
#pragma once
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above before it */
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "core/err.h"
#include "core/real.h"
#include "model/accession.h"
#include "model/deterrence.h"
#include "model/month.h"
#include "model/policy.h"
#include "store/pack.h"
#include "shipped.h"

static inline const Scenario *shipped_start(const char *start) {
    static Scenario scenario;
    Err err = {{0}};
    if (!shipped_load(ACCESSION_SOURCE_DIR "/scenarios/ukraine-2023", start, &scenario, &err))
        fail_msg("%s", err.text);
    return &scenario;
}

static inline const Scenario *shipped(void) {
    return shipped_start("january-2023");
}

/* A uniform number for tests, by name of the test and counter. */
static inline double test_uniform(const char *test, uint64_t n) {
    return random_uniform(random_key_world(1234, n), name_hash(test), 0);
}
