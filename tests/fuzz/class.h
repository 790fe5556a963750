/* Classes for the targets: begun quickly, and everything of them that their file must bring back as one digest. */
#pragma once
#include <stdlib.h>

#include "class/class_file.h"
#include "class/class_parts.h"

static inline void digest_person(Digest *d, const ClassPerson *p) {
    digest_add_text(d, p->name);
    digest_add_text(d, p->key);
    digest_add_text(d, p->sentence);
    digest_add_u64(d, (uint64_t)(p->table + 1) << 32 | (uint64_t)p->seat << 16 | (uint64_t)(p->answer + 1) << 8 |
                          (uint64_t)p->gone << 1 | p->ready);
}

static inline void digest_table(Digest *d, const ClassTable *t, const Scenario *s) {
    Text line = {0};
    digest_add_u64(d, (uint64_t)t->closed << 32 | (uint64_t)t->lived);
    if (!t->game) return;
    const Digest world = world_digest(&t->game->world);
    digest_add_u64(d, world.a);
    digest_add_u64(d, world.b);
    digest_add_u64(d,
                   (uint64_t)t->game->phase << 32 | (uint64_t)t->branches.count << 16 | (uint64_t)t->branches.current);
    for (size_t n = 0; n < t->game->journal.count; n++) {
        line.length = 0;
        journal_line(&t->game->journal.entries[n], s, &line);
        digest_add_text(d, line.data);
    }
    text_free(&line);
}

static inline Digest fuzz_class_digest(const Class *c) {
    Digest d = digest_start();
    digest_add_u64(&d, (uint64_t)c->entries << 32 | (uint64_t)c->stage << 24 | (uint64_t)c->turn << 4 |
                           (uint64_t)c->paused << 3 | (uint64_t)c->frozen << 2 | (uint64_t)c->revealed << 1 |
                           c->locked);
    digest_add_real(&d, c->until);
    digest_add_u64(&d, (uint64_t)c->setup.turns << 32 | (uint64_t)c->setup.turn_seconds);
    digest_add_text(&d, c->message);
    for (int n = 0; n < c->question.answers; n++) {
        digest_add_text(&d, c->question.answer[n]);
        digest_add_u64(&d, (uint64_t)c->question.count[n]);
    }
    for (int n = 0; n < c->people; n++) digest_person(&d, &c->person[n]);
    digest_add_u64(&d, (uint64_t)c->play);
    for (int t = 0; t < class_games(c); t++) digest_table(&d, &c->table[t], c->scenario);
    return d;
}

/* What a copy begins with: the pack is read once. */
static inline const Class *fuzz_class_base(const ClassSetup *setup) {
    static Class *c;
    Err err = {{0}};
    if (c) return c;
    c = malloc(sizeof *c);
    ASSERT(c && class_begin(c, setup, ACCESSION_SOURCE_DIR "/scenarios/ukraine-2023", &err));
    return c;
}

static inline Class *fuzz_class_of(const Class *base) {
    Class *c = malloc(sizeof *c);
    ASSERT(c);
    *c = *base;
    return c;
}

/* Two tables of six. */
static inline ClassSetup fuzz_class_setup(void) {
    ClassSetup setup = {.start = "decisive-victory-turmoil",
                        .seed = 7,
                        .date = "2026-01-31",
                        .code = "ABC234",
                        .tables = 2,
                        .turns = 12,
                        .turn_fixed = 6,
                        .turn_seconds = 150,
                        .result_seconds = 50,
                        .minutes = 50,
                        .places = 12};
    for (int n = 0; n < setup.places; n++) setup.place[n] = (ClassPlace){n % 2, n < 10 ? (SeatId)(n / 2) : SEAT_NONE};
    ASSERT(class_key_draw(setup.key, NULL));
    return setup;
}

static inline void fuzz_class_end(Class *c) {
    class_file_close(c);
    class_games_end(c);
    for (int n = 0; n < c->entries; n++) free(c->entry[n].text);
    free(c->entry);
    free(c);
}
