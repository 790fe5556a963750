/* Scenarios of shipped packs, as tests of the engine want them: the data and the starts, no events. */
#pragma once
#include <stdio.h>

#include "session/pack_book.h"

static inline bool shipped_load(const char *dir, const char *start, Scenario *out, Err *err) {
    PackBook book;
    if (!pack_open(dir, NULL, &book, err)) return false;
    const bool ok = pack_scenario(&book, start, out, err);
    out->rules = NULL;
    pack_close(&book);
    return ok;
}

/* A start of the first pack (NULL: its first one), for the setup of a group of tests: 0 or -1. */
static inline int shipped_setup(const char *start, Scenario *out) {
    Err err = {0};
    if (shipped_load(ACCESSION_SOURCE_DIR "/scenarios/ukraine-2023", start, out, &err)) return 0;
    fprintf(stderr, "%s\n", err.text);
    return -1;
}
