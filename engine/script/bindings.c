/* The tables of what scripts may write. Always true: see bindings.h. */
#include "script/bindings.h"

#include <string.h>

#include "script/reader.h"

static const Binding bindings[] = {
#define FUNCTION(name, ...) {BINDING_FUNCTION, #name, __VA_ARGS__},
#define METHOD(name, ...) {BINDING_METHOD, #name, __VA_ARGS__},
#define OPERATOR(name, ...) {BINDING_OPERATOR, #name, __VA_ARGS__},
#define CONSTANT(name, ...) {BINDING_CONSTANT, #name, __VA_ARGS__},
#define SYMBOL(name, ...) {BINDING_SYMBOL, #name, __VA_ARGS__},
#define EFFECT(name, ...) {BINDING_EFFECT, #name, __VA_ARGS__},
#define STANDARD(name, ...) {BINDING_STANDARD, #name, __VA_ARGS__},
#define LIBRARY(name, ...) {BINDING_LIBRARY, #name, __VA_ARGS__},
#define LENT(name, ...) {BINDING_LENT, #name, __VA_ARGS__},
#include "script/bindings.def"
};

size_t bindings_list(const Binding **out) {
    *out = bindings;
    return COUNT_OF(bindings);
}

static const DeclarationInfo declarations[] = {
#define DECLARATION(name, function, text, example) {#name, text, example},
#define FIELD(...)
#include "script/declarations.def"
#undef DECLARATION
#undef FIELD
};

size_t declarations_list(const DeclarationInfo **out) {
    *out = declarations;
    return COUNT_OF(declarations);
}

static const Field fields[] = {
#define DECLARATION(...)
#define FIELD(declaration, name, kind, needed, text) {#declaration, #name, KIND_FIELD_##kind, needed, text},
#include "script/declarations.def"
#undef DECLARATION
#undef FIELD
};

size_t declaration_fields(const Field **out) {
    *out = fields;
    return COUNT_OF(fields);
}

const char *field_kind_words(FieldKind kind) {
    static const char *const words[] = {"a text",
                                        "a number",
                                        "a whole number",
                                        "true or false",
                                        "a condition",
                                        "a number or an expression",
                                        "a list of effects",
                                        "a list of choices",
                                        "a list of texts",
                                        "two numbers",
                                        "weights by aim",
                                        "a list of remarks",
                                        "a list of steps",
                                        "months",
                                        "plain values",
                                        "capital and means",
                                        "a function"};
    return words[kind];
}

/* --- prelude ---------------------------------------------------------------------------------- */

static const unsigned char prelude[] = {
#include "script/prelude.inc"
};

const char *prelude_source(size_t *length) {
    *length = sizeof prelude;
    return (const char *)prelude;
}

static void keep(char *out, size_t size, const char *from, const char *to) {
    while (to > from && to[-1] == ' ') to--;
    size_t length = (size_t)(to - from);
    if (length >= size) length = size - 1;
    memcpy(out, from, length);
    out[length] = '\0';
}

/* One line of the table that the prelude returns; false for any other line. */
static bool prelude_read(const char *line, const char *end, PreludeName *out) {
    const char *name = line + strspn(line, " ");
    const size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz_");
    if (name == line || !length || strncmp(name + length, " = ", 3) != 0) return false;
    const char *comment = NULL, *comma = end;
    for (const char *at = name; at + 1 < end; at++)
        if (at[0] == '-' && at[1] == '-') comment = at, at = end;
    for (comma = comment ? comment : end; comma > name && *comma != ','; comma--) {}
    *out = (PreludeName){.name = ""};
    keep(out->name, sizeof out->name, name, name + length);
    keep(out->expression, sizeof out->expression, name + length + 3, comma);
    if (comment) keep(out->text, sizeof out->text, comment + 2 + strspn(comment + 2, " "), end);
    return true;
}

int prelude_list(PreludeName out[PRELUDE_MAX]) {
    static const char start[] = "return {\n";
    const char *at = (const char *)prelude, *const end = at + sizeof prelude;
    int count = 0;
    while (at < end && ((size_t)(end - at) < sizeof start || strncmp(at, start, sizeof start - 1) != 0)) at++;
    while (at < end && count < PRELUDE_MAX) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop) break;
        count += prelude_read(at, stop, &out[count]);
        at = stop + 1;
    }
    return count;
}

/* --- limits ----------------------------------------------------------------------------- */

static const ScriptLimit limits[] = {
    {EVENTS_MAX, "events, windows among them"},
    {CHOICES_OF_EVENT, "choices of an event, at least 2"},
    {OWN_MAX, "variables of the pack's own"},
    {STARTS_MAX, "starts"},
    {GOALS_OF_PACK, "goals"},
    {LEVERS_MAX, "conditions on cards"},
    {ADVISORS_MAX, "advisors"},
    {REMARKS_OF_ADVISOR, "remarks of an advisor"},
    {LESSONS_MAX, "lessons"},
    {STEPS_OF_LESSON, "steps of a lesson"},
    {TESTS_MAX, "tests"},
    {PROPERTIES_MAX, "properties"},
    {EFFECTS_OF_LIST, "effects in one list"},
    {PROGRAM_OPS_MAX, "operations of one expression"},
    {PROGRAM_STACK, "values at once while one is worked out: its depth"},
    {TREES_MAX, "parts of all expressions together"},
    {EFFECTS_MAX, "effects of all lists together"},
    {SANDBOX_FUEL, "steps of Lua for each file while it is read, and for each call of a function"},
    {SANDBOX_MEMORY, "bytes of memory for the scripts of a pack"},
    {SANDBOX_BLOCK, "bytes of one text or table"},
    {SANDBOX_CPU_MS, "milliseconds of the processor for one file or call, against what steps cannot see"},
};

size_t limits_list(const ScriptLimit **out) {
    *out = limits;
    return COUNT_OF(limits);
}

/* --- texts ------------------------------------------------------------------------------------ */

static const TextRule keys[] = {
#define TEXT_KEY(pattern, text) {pattern, text},
#define TEXT_NAME(...)
#include "script/texts.def"
#undef TEXT_KEY
#undef TEXT_NAME
};

static const TextRule names[] = {
#define TEXT_KEY(...)
#define TEXT_NAME(name, text) {name, text},
#include "script/texts.def"
#undef TEXT_KEY
#undef TEXT_NAME
};

size_t text_keys_list(const TextRule **out) {
    *out = keys;
    return COUNT_OF(keys);
}

size_t text_names_list(const TextRule **out) {
    *out = names;
    return COUNT_OF(names);
}
