/* A pack's scripts, read and made into a rulebook.
 *
 * Always true: the same files give the same declarations in the same order on every machine; a pack that
 * is refused is refused with file and line; after reading nothing that a function reaches can change. */
#pragma once
#include "core/err.h"
#include "core/text.h"
#include "model/rulebook.h"

typedef struct ScriptFile {
    const char *name, *bytes; /* from the pack's folder on: "events/line.lua" */
    size_t length;
} ScriptFile;

/* What the scripts of one pack declared; script_free() it after the rulebooks made of it. */
typedef struct Reader PackScript;

/* Runs every file but those of lib/ (which require("lib.x") reads) in their order; those of tests/ only if
 * wanted. Files are copied. */
PackScript *script_read(const ScriptFile *files, int count, bool with_tests, Err *err);
void script_free(PackScript *p); /* NULL is allowed */

/* The starts as one JSON object, as starts.json has it; false if the scripts declare none. Names in
 * their order. */
bool script_starts(const PackScript *p, Text *json);
/* Where start n, counted from 0, is declared. */
bool script_start_where(const PackScript *p, int n, const char **file, int *line);
/* The name of start n, or NULL. */
const char *script_start_name(const PackScript *p, int n);

/* Makes the rulebook of one scenario; texts are those of one language, sorted by key, copied. NULL with
 * err if a name means nothing in it. It borrows p for its functions, which may be called by
 * several threads at once. */
Rulebook *rulebook_make(PackScript *p, const Scenario *s, const TextEntry *texts, int count, const char *language,
                        Err *err);
void rulebook_free(Rulebook *r); /* NULL is allowed */
/* Whether the pack has functions, which run much slower than expressions. */
bool rulebook_has_functions(const Rulebook *r);
/* The error of the function that failed last; "" if none did since the last call. */
const char *script_failure(const Rulebook *r);

/* Tests: their data as JSON with file and line, and what they expect of a world. */
typedef struct ScriptTest {
    const char *name, *json, *file;
    int line;
    bool expects;
} ScriptTest;
int script_tests(const PackScript *p);
ScriptTest script_test(const PackScript *p, int n);
bool script_test_holds(const PackScript *p, int n, const Rulebook *r, const Scenario *s, const World *w,
                       const Parameters *k, bool *holds, Text *shown, Err *err);
