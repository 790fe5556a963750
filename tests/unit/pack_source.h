/* Packs of one file for tests: the shipped scenario with rules written in the test. */
#pragma once
#include <stdlib.h>

#include "session_play.h"

#include "model/events.h"
#include "script/script.h"

typedef struct Source {
    PackScript *script;
    Rulebook *rules;
    Scenario scenario;
} Source;

/* False with err; source_close() ends it in any case. */
static inline bool source_open(const char *text, Source *out, Err *err) {
    const ScriptFile file = {"events/test.lua", text, strlen(text)};
    *out = (Source){.scenario = *shipped()};
    out->script = script_read(&file, 1, true, err);
    out->rules = out->script ? rulebook_make(out->script, &out->scenario, NULL, 0, err) : NULL;
    out->scenario.rules = out->rules;
    return out->rules != NULL;
}

static inline void source_close(Source *s) {
    rulebook_free(s->rules);
    script_free(s->script);
}

static inline void source_must(const char *text, Source *out) {
    Err err = {{0}};
    if (!source_open(text, out, &err)) fail_msg("%s", err.text);
}

/* A passive world that has lived some months. */
static inline World lived(const Source *s, int months, Ledger *ledger) {
    const Parameters *k = &s->scenario.nominal;
    const RandomKey key = random_key_world(7, 0);
    World w;
    world_begin(&w, &s->scenario, k, key);
    for (int m = 0; m < months; m++) world_step(&w, &s->scenario, k, key, ledger);
    return w;
}
