/* Another language while a game runs. Always true: see table.h; the game is the same, to the digest; a
 * language that cannot be had leaves everything as it is. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "table/table.h"

/* The same scenario with its texts in another language, and the game lived again in it. */
typedef struct Retold {
    char language[LANGUAGE_BYTES];
    Tongue tongue;
    PackBook *book;
    Scenario *scenario;
    Session *session;
    Pack pack;
} Retold;

static void retold_free(Retold *r) {
    if (r->session) session_free(r->session);
    free(r->session);
    free(r->scenario);
    book_close(r->book);
    tongue_free(&r->tongue);
}

static bool scenario_in(const Table *t, Retold *r, Err *err) {
    const char *change[CHANGES_MAX];
    for (int n = 0; n < t->changes.count; n++) change[n] = t->changes.item[n];
    r->scenario = memory_new(sizeof *r->scenario);
    r->book = book_open(t->dir, r->language, err);
    return r->book && pack_card(r->book, &r->pack, err) &&
           book_start(r->book, t->scenario->start_name, change, t->changes.count, r->scenario, err);
}

static bool lived_in(const Table *t, Retold *r, Err *err) {
    Record record = session_record(t->session);
    Difference d;
    record.scenario = r->scenario;
    r->session = memory_zeros(1, sizeof *r->session);
    return session_replay(&record, r->session, &d) ||
           err_set(err, "%s", tongue("the game cannot be lived again; it is told on as it was"));
}

/* What was of the old language goes, what is of the new one comes. */
static void adopt(Table *t, Retold *r) {
    if (t->session) table_adopt(t, r->session);
    if (t->scenario) table_pack_replace(t, t->dir, r->book, r->scenario, &r->pack);
    r->session = NULL;
    r->scenario = NULL;
    r->book = NULL;
    const Tongue was = t->tongue;
    t->tongue = r->tongue;
    r->tongue = was;
    memcpy(t->language, r->language, sizeof t->language);
    tongue_use(&t->tongue);
    if (t->scenario) table_dated(t);
}

bool table_retell(Table *t, const char *data, const char *language, Err *err) {
    Retold r = {.book = NULL};
    if (strlen(language) >= sizeof r.language) return err_set(err, "\"%.40s\" is no code of a language", language);
    snprintf(r.language, sizeof r.language, "%s", language);
    bool done = tongue_read(data, r.language, &r.tongue, err);
    if (done) {
        tongue_use(&r.tongue); /* names that the pack does not translate come from it */
        done = (!t->scenario || scenario_in(t, &r, err)) && (!t->session || lived_in(t, &r, err));
    }
    if (done) adopt(t, &r);
    else tongue_use(&t->tongue);
    retold_free(&r);
    return done;
}
