/* Fields of a declaration's table, checked against declarations.def. For declare*.c alone. */
#pragma once
#include <lua.h>

#include "script/bindings.h"
#include "script/reader.h"

/* A declaration being read: `table` is the index of its table on the stack. */
typedef struct Declared {
    lua_State *L;
    Reader *r;
    const char *what, *name; /* "event", "mobilisation_wave" */
    int table;
} Declared;

/* Every key is known, every needed one is there, every value is of its kind. */
void fields_check(Declared *d);
/* One key as a value; absent: NULL, the given default, NO_TREE. */
/* The text at `at`; a Lua error if it holds a control character or more than TEXT_BYTES. What it will be
 * copied into is not the script's memory, so its length is charged. */
const char *field_plain(Declared *d, const char *key, int at);
const char *field_text(Declared *d, const char *key);
double field_number(Declared *d, const char *key, double otherwise);
int field_whole(Declared *d, const char *key, int low, int high, int otherwise);
bool field_flag(Declared *d, const char *key, bool otherwise);
int field_tree(Declared *d, const char *key, bool condition);
RawList field_effects(Declared *d);
/* An error about this declaration. */
int field_error(Declared *d, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* How many entries the list at `at` has; a Lua error above `most`. */
int field_length(Declared *d, const char *key, int at, int most);
/* The plain value on top of the stack as JSON. */
void field_json(Declared *d, int at, int depth, Text *out);
