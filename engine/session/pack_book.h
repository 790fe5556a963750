/* A pack opened for playing: its data, its scripts, its texts in one language.
 *
 * Always true: the scenarios that it gives read its rulebooks, so it is closed after them; the same pack
 * gives the same scenarios, whatever else is open. */
#pragma once
#include "script/script.h"
#include "store/pack.h"

enum { LANGUAGE_BYTES = 16 };

typedef struct PackBook {
    char dir[PACK_PATH_BYTES];
    char language[LANGUAGE_BYTES];
    PackScript *script; /* NULL: the pack has no scripts */
    Json *starts;       /* as the scripts declare them; NULL: starts.json */
    PackTexts texts;
    struct {
        char start[NAME_MAX_BYTES];
        Rulebook *rulebook;
    } made[PACK_STARTS_MAX];
    int mades;
    bool strict;          /* pack_strict */
} PackBook;

/* language NULL: English; a pack that lacks it gives what it has in English. */
bool pack_open(const char *dir, const char *language, PackBook *out, Err *err);
/* The same, with the declarations of tests/. */
bool pack_open_tests(const char *dir, const char *language, PackBook *out, Err *err);
void pack_close(PackBook *book);
/* The error of the first function of the pack that failed; "" if none did. */
const char *pack_failure(const PackBook *book);
/* After a failure no function is called any more, of the scenarios made so far and from now on: for what
 * counts many worlds, and asks pack_scripts_held at its end. */
void pack_strict(PackBook *book);
/* False with err if one did. */
bool pack_scripts_held(const PackBook *book, Err *err);
/* pack.json and the starts. */
bool pack_card(const PackBook *book, Pack *out, Err *err);
/* Seats by their names in the book's language; without it as pack.json calls them. */
void pack_seats_told(const PackBook *book, Pack *card);
/* The scenario of one start (NULL: the first), with its rulebook. */
bool pack_scenario(PackBook *book, const char *start, Scenario *out, Err *err);
