/* Scenarios of shipped packs, as tests of the engine want them: the data and the starts, no events. */
#pragma once
#include "session/pack_book.h"

static inline bool shipped_load(const char *dir, const char *start, Scenario *out, Err *err) {
    PackBook book;
    if (!pack_open(dir, NULL, &book, err)) return false;
    const bool ok = pack_scenario(&book, start, out, err);
    out->rules = NULL;
    pack_close(&book);
    return ok;
}
