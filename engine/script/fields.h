/* Fields of a declaration's table, checked against declarations.def. For declare*.c alone. */
#pragma once
#include <lua.h>

#include "script/reader.h"

typedef enum FieldKind {
    KIND_FIELD_TEXT, KIND_FIELD_NUMBER, KIND_FIELD_WHOLE, KIND_FIELD_FLAG, KIND_FIELD_CONDITION, KIND_FIELD_VALUE,
    KIND_FIELD_EFFECTS, KIND_FIELD_CHOICES, KIND_FIELD_NAMES, KIND_FIELD_RANGE, KIND_FIELD_WEIGHTS, KIND_FIELD_REMARKS,
    KIND_FIELD_MONTHS, KIND_FIELD_DATA, KIND_FIELD_FUNCTION
} FieldKind;

typedef struct Field {
    const char *declaration, *name;
    FieldKind kind;
    bool needed;
    const char *text;
} Field;

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
const char *field_text(Declared *d, const char *key);
double field_number(Declared *d, const char *key, double otherwise);
int field_whole(Declared *d, const char *key, int low, int high, int otherwise);
bool field_flag(Declared *d, const char *key, bool otherwise);
int field_tree(Declared *d, const char *key, bool condition);
RawList field_effects(Declared *d);
/* An error about this declaration. */
int field_error(Declared *d, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The plain value on top of the stack as JSON. */
void field_json(Declared *d, int at, int depth, Text *out);

/* The table, for the reference. */
size_t declaration_fields(const Field **fields);
