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

/* Runs every file but those of lib/ (which require("lib.x") reads) in their order, those of rules/ before the
 * others; those of tests/ only if wanted. Files are copied. */
PackScript *script_read(const ScriptFile *files, int count, bool with_tests, Err *err);
void script_free(PackScript *p); /* NULL is allowed */

/* For whoever looks for faults: as script_read with tests, but it goes on after an error. Each is told
 * once, the first of every file; what a file declared before it counts. Never NULL; read it by
 * script/reader.h, make no rulebook of it if a fault was told. */
typedef void ScriptFault(void *context, const char *text);
PackScript *script_read_on(const ScriptFile *files, int count, ScriptFault *fault, void *context);

/* The starts as one JSON object, as starts.json has it; false if the scripts declare none. Names in
 * their order. */
bool script_starts(const PackScript *p, Text *json);
/* Where start n, counted from 0, is declared. */
bool script_start_where(const PackScript *p, int n, const char **file, int *line);

/* Makes the rulebook of one scenario; texts are those of one language, sorted by key, copied. NULL with
 * err if a name means nothing in it. It borrows p for its functions, which may be called by
 * several threads at once. */
Rulebook *rulebook_make(PackScript *p, const Scenario *s, const TextEntry *texts, int count, Err *err);
void rulebook_free(Rulebook *r); /* NULL is allowed */
/* Whether the pack has functions, which run much slower than expressions. */
bool rulebook_has_functions(const Rulebook *r);
/* The error of the function that failed first; "" if none did. */
const char *script_failure(const Rulebook *r);
/* For many games at once: after the first failure no function of the pack is called again, since what is
 * counted then means nothing. */
void script_strict(const Rulebook *r);

/* A pack of the same events whose triggers are functions of Lua that run every month: for measuring. */
void script_triggers_write(const PackScript *p, Text *out);

/* A row of properties: its data as JSON with file and line. */
typedef struct ScriptProperty {
    const char *name, *json, *file;
    int line;
} ScriptProperty;
int script_properties(const PackScript *p);
ScriptProperty script_property(const PackScript *p, int n);

/* Tests: their data as JSON with file and line, and what they expect of a world. */
typedef struct ScriptTest {
    const char *name, *json, *file;
    int line;
    bool expects;
} ScriptTest;
int script_tests(const PackScript *p);
ScriptTest script_test(const PackScript *p, int n);
/* Whether what the test expects holds; shown: the condition and every value that it read. False with err:
 * a name in it means nothing in this scenario. */
bool script_test_holds(const PackScript *p, int n, const Scenario *s, const World *w, const Parameters *k,
                       bool *holds, Text *shown, Err *err);
