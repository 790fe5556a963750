/* What a pack's scripts may write, as tables: names, declarations and their fields, prelude, texts.
 *
 * Always true: the program registers and checks from these rows, and reference and stubs are printed from
 * them, so that they cannot differ; a test compares them with what a script really sees. */
#pragma once
#include <stddef.h>

#include "core/base.h"

typedef enum BindingKind {
    BINDING_FUNCTION, BINDING_METHOD, BINDING_OPERATOR, BINDING_CONSTANT, BINDING_SYMBOL, BINDING_EFFECT,
    BINDING_STANDARD, BINDING_LIBRARY, BINDING_LENT
} BindingKind;

/* A row of bindings.def. Types in `parameters` and `gives`: value (a number or an expression), condition,
 * effect, effects (one or a list), group, event, months, window, text, number, flag, table, function, any,
 * answer (a number or a flag), world, coefficients, weights. */
typedef struct Binding {
    BindingKind kind;
    const char *name, *parameters, *gives, *text, *example;
} Binding;
size_t bindings_list(const Binding **out);

typedef struct DeclarationInfo {
    const char *name, *text, *example;
} DeclarationInfo;
size_t declarations_list(const DeclarationInfo **out);

typedef enum FieldKind {
    KIND_FIELD_TEXT, KIND_FIELD_NUMBER, KIND_FIELD_WHOLE, KIND_FIELD_FLAG, KIND_FIELD_CONDITION, KIND_FIELD_VALUE,
    KIND_FIELD_EFFECTS, KIND_FIELD_CHOICES, KIND_FIELD_NAMES, KIND_FIELD_RANGE, KIND_FIELD_WEIGHTS, KIND_FIELD_REMARKS,
    KIND_FIELD_STEPS, KIND_FIELD_MONTHS, KIND_FIELD_DATA, KIND_FIELD_COST, KIND_FIELD_FUNCTION
} FieldKind;

/* A field of a declaration, or of the tables inside one, which are called "choice", "remark" and "step". */
typedef struct Field {
    const char *declaration, *name;
    FieldKind kind;
    bool needed;
    const char *text;
} Field;
size_t declaration_fields(const Field **out);
const char *field_kind_words(FieldKind kind); /* "a condition" */

/* A row of prelude.lua: `    NAME = EXPRESSION, -- TEXT`. */
typedef struct PreludeName {
    char name[32], expression[96], text[96];
} PreludeName;
enum { PRELUDE_MAX = 32 };
int prelude_list(PreludeName out[PRELUDE_MAX]);
const char *prelude_source(size_t *length);


/* What a pack may not exceed. */
typedef struct ScriptLimit {
    double most;
    const char *text;
} ScriptLimit;
size_t limits_list(const ScriptLimit **out);

/* Keys of text/<language>.json, and what may stand in braces in a text. */
typedef struct TextRule {
    const char *pattern, *text; /* "event.NAME.title" */
} TextRule;
size_t text_keys_list(const TextRule **out);
size_t text_names_list(const TextRule **out);
