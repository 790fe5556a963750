/* A pack in memory of which one file is put by the fuzzer. */
#pragma once
#include "tests/fuzz/common.h"

#include "model/events.h"
#include "store/pack.h"

#define FUZZ_PACK ACCESSION_SOURCE_DIR "/tests/packs/bad/_good"


/* The folder of the pack; made at the first call. */
static inline const char *fuzz_pack(void) {
    static char dir[128];
    char command[9000];
    if (dir[0]) return dir;
    snprintf(dir, sizeof dir, "%s/pack", fuzz_folder());
    snprintf(command, sizeof command, "cp -r '%s' '%s'", FUZZ_PACK, dir);
    ASSERT(system(command) == 0);
    return dir;
}

/* What a pack gave must live two years in its ranges. */
static inline void fuzz_live(const Scenario *s) {
    World *w = malloc(sizeof *w);
    VarId bad;
    int index;
    ASSERT(w);
    const RandomKey key = random_key_world(1, 0);
    world_begin(w, s, &s->nominal, key);
    for (int m = 0; m < 24; m++) world_step(w, s, &s->nominal, key, NULL);
    ASSERT(world_valid(w, &bad, &index));
    free(w);
}

/* Every start of the pack with fuzz.csv or fuzz.json as this file; the pack's own is put back. */
static inline bool fuzz_pack_lives(const char *name, Err *err) {
    static Pack card;
    char path[4096], own[4200];
    const char *dir = fuzz_pack();
    Scenario *s = malloc(sizeof *s);
    ASSERT(s);
    snprintf(path, sizeof path, "%s/%s", dir, name);
    snprintf(own, sizeof own, "%s.own", path);
    const bool had = rename(path, own) == 0;
    char from[4096];
    snprintf(from, sizeof from, "%s/fuzz.%s", fuzz_folder(), strrchr(name, '.') + 1);
    ASSERT(rename(from, path) == 0);
    bool done = pack_describe(dir, NULL, &card, err);
    for (int n = 0; done && n < card.starts; n++) {
        done = pack_load(dir, NULL, card.start[n].name, s, err);
        if (done) fuzz_live(s);
    }
    if (had) ASSERT(rename(own, path) == 0);
    else remove(path);
    free(s);
    return done;
}
