/* A file of a pack, whatever it holds: it is refused with one line that names it, or two years are lived
 * with it in a world that keeps its ranges. */
#include <stdlib.h>
#include <string.h>

#include "model/events.h"
#include "script/script.h"
#include "../unit/shipped.h"

static const Scenario *scenario(void) {
    static Scenario *s;
    if (s) return s;
    s = malloc(sizeof *s);
    ASSERT(s && shipped_load(ACCESSION_SOURCE_DIR "/scenarios/ukraine-2023", "stalemate", s, NULL));
    return s;
}

static void live(const Rulebook *rules) {
    Scenario *s = malloc(sizeof *s);
    World *w = malloc(sizeof *w);
    VarId bad;
    int index;
    ASSERT(s && w);
    *s = *scenario();
    s->rules = rules;
    const RandomKey key = random_key_world(1, 0);
    world_begin(w, s, &s->nominal, key);
    for (int m = 0; m < 24; m++) world_step(w, s, &s->nominal, key, NULL);
    ASSERT(world_valid(w, &bad, &index));
    free(w);
    free(s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const ScriptFile file = {"events/fuzz.lua", (const char *)data, size};
    Err err = {{0}};
    PackScript *script = script_read(&file, 1, true, &err);
    Rulebook *rules = script ? rulebook_make(script, scenario(), NULL, 0, &err) : NULL;
    if (rules) live(rules);
    else ASSERT(err.text[0] && strlen(err.text) <= 450);
    rulebook_free(rules);
    script_free(script);
    return 0;
}
