/* Reading the fields of a declaration. Always true: see fields.h; a table with a metatable is refused, so
 * that reading runs nothing. */
#include "script/fields.h"

#include <lauxlib.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int field_error(Declared *d, const char *format, ...) {
    char text[300];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return luaL_error(d->L, "%s \"%s\": %s", d->what, d->name, text);
}

static const Field *field_find(const Declared *d, const char *name) {
    const Field *fields;
    const size_t count = declaration_fields(&fields);
    for (size_t n = 0; n < count; n++)
        if (strcmp(fields[n].declaration, d->what) == 0 && strcmp(fields[n].name, name) == 0) return &fields[n];
    return NULL;
}

static void unknown_key(Declared *d, const char *key) {
    const char *known[32];
    const Field *fields;
    const size_t count = declaration_fields(&fields);
    size_t n = 0;
    for (size_t f = 0; f < count && n < COUNT_OF(known); f++)
        if (strcmp(fields[f].declaration, d->what) == 0) known[n++] = fields[f].name;
    const char *near = text_nearest(key, known, n);
    if (near) field_error(d, "unknown key \"%s\"; did you mean \"%s\"?", key, near);
    field_error(d, "unknown key \"%s\"", key);
}

static bool kind_fits(lua_State *L, FieldKind kind) {
    const int type = lua_type(L, -1);
    switch (kind) {
    case KIND_FIELD_TEXT: return type == LUA_TSTRING;
    case KIND_FIELD_NUMBER:
    case KIND_FIELD_WHOLE: return type == LUA_TNUMBER;
    case KIND_FIELD_FLAG: return type == LUA_TBOOLEAN;
    case KIND_FIELD_CONDITION:
    case KIND_FIELD_VALUE: return type == LUA_TNUMBER || type == LUA_TBOOLEAN || is_expression(L, -1);
    case KIND_FIELD_EFFECTS: return type == LUA_TTABLE || type == LUA_TUSERDATA;
    case KIND_FIELD_MONTHS: return type == LUA_TTABLE || type == LUA_TNUMBER || is_expression(L, -1);
    case KIND_FIELD_FUNCTION: return type == LUA_TFUNCTION;
    default: return type == LUA_TTABLE && !lua_getmetatable(L, -1);
    }
}

void fields_check(Declared *d) {
    lua_State *L = d->L;
    sandbox_charge(L, 500);
    if (lua_getmetatable(L, d->table)) field_error(d, "a plain table is wanted, this one has a metatable");
    for (lua_pushnil(L); lua_next(L, d->table); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING) field_error(d, "every entry needs a name, such as when = …");
        const Field *f = field_find(d, lua_tostring(L, -2));
        if (!f) unknown_key(d, lua_tostring(L, -2));
        else if (!kind_fits(L, f->kind))
            field_error(d, "%s: found %s, %s is wanted", f->name, luaL_typename(L, -1), field_kind_words(f->kind));
    }
    const Field *fields;
    const size_t count = declaration_fields(&fields);
    for (size_t n = 0; n < count; n++) {
        if (!fields[n].needed || strcmp(fields[n].declaration, d->what) != 0) continue;
        lua_pushstring(L, fields[n].name);
        if (lua_rawget(L, d->table) == LUA_TNIL)
            field_error(d, "\"%s\" is missing: %s (an unknown name is nil: is one misspelt?)", fields[n].name,
                        fields[n].text);
        lua_pop(L, 1);
    }
}

static int get(Declared *d, const char *key) {
    lua_pushstring(d->L, key);
    return lua_rawget(d->L, d->table);
}

const char *field_plain(Declared *d, const char *key, int at) {
    size_t length;
    const char *text = lua_tolstring(d->L, at, &length);
    sandbox_charge(d->L, length);
    if (length > TEXT_BYTES)
        field_error(d, "%s: the text has %d bytes, at most %d are wanted", key, (int)length, TEXT_BYTES);
    if (strlen(text) < length || text_has_controls(text))
        field_error(d, "%s: found a control character, plain text is wanted", key);
    return text;
}

const char *field_text(Declared *d, const char *key) {
    const char *text = NULL;
    if (get(d, key) == LUA_TSTRING) text = arena_text(&d->r->arena, field_plain(d, key, -1));
    lua_pop(d->L, 1);
    return text;
}

double field_number(Declared *d, const char *key, double otherwise) {
    const double x = get(d, key) == LUA_TNUMBER ? lua_tonumber(d->L, -1) : otherwise;
    if (!isfinite(x)) field_error(d, "%s: the number is not finite", key);
    lua_pop(d->L, 1);
    return x;
}

int field_whole(Declared *d, const char *key, int low, int high, int otherwise) {
    const double x = field_number(d, key, otherwise);
    if (!(x >= low && x <= high) || x - (double)(long)x != 0.0)
        field_error(d, "%s: found %.6g, a whole number from %d to %d is wanted", key, x, low, high);
    return (int)x;
}

bool field_flag(Declared *d, const char *key, bool otherwise) {
    const bool yes = get(d, key) == LUA_TBOOLEAN ? lua_toboolean(d->L, -1) : otherwise;
    lua_pop(d->L, 1);
    return yes;
}

int field_length(Declared *d, const char *key, int at, int most) {
    const lua_Unsigned length = lua_isnil(d->L, at) ? 0 : lua_rawlen(d->L, at);
    if (length > (lua_Unsigned)most) field_error(d, "%s: at most %d are wanted", key, most);
    return (int)length;
}

int field_tree(Declared *d, const char *key, bool condition) {
    char what[160];
    snprintf(what, sizeof what, "%s \"%.60s\": %.40s", d->what, d->name, key);
    int tree = NO_TREE;
    if (get(d, key) != LUA_TNIL) tree = condition ? condition_at(d->L, -1, what) : expression_at(d->L, -1, what);
    lua_pop(d->L, 1);
    return tree;
}

static int function_keep(lua_State *L, Reader *r) {
    const int reference = luaL_ref(L, LUA_REGISTRYINDEX);
    void *list = r->function;
    int *kept = reader_add(L, r, &list, &r->functions, sizeof *kept, 500, "functions");
    r->function = list;
    *kept = reference;
    return r->functions - 1;
}

/* `effects`, and `effect`, the function, as a last one of them. */
RawList field_effects(Declared *d) {
    char what[160];
    lua_State *L = d->L;
    snprintf(what, sizeof what, "%s \"%.60s\": effects", d->what, d->name);
    get(d, "effects");
    RawList list = effects_at(L, -1, what);
    lua_pop(L, 1);
    if (get(d, "effect") == LUA_TNIL) {
        lua_pop(L, 1);
        return list;
    }
    if (!lua_isfunction(L, -1)) field_error(d, "effect: a function is wanted; a list is called effects");
    const RawEffect e = {.kind = RAW_SCRIPT, .target = NO_TREE, .value = NO_TREE, .value_2 = NO_TREE,
                         .value_3 = NO_TREE, .function = function_keep(L, d->r)};
    effect_push(L, d->r, e);
    const RawList one = effects_at(L, -1, what);
    lua_pop(L, 1);
    int *both = arena_alloc(&d->r->arena, sizeof *both * (size_t)(list.count + 1));
    if (list.count) memcpy(both, list.item, sizeof *both * (size_t)list.count);
    both[list.count] = one.item[0];
    return (RawList){both, list.count + 1};
}

/* --- plain values as JSON --------------------------------------------------------------------- */

static void json_text(const char *s, Text *out) {
    text_add(out, "\"");
    for (; *s; s++) {
        const unsigned char c = (unsigned char)*s;
        if (c == '"' || c == '\\') text_add(out, "\\%c", c);
        else if (c < 0x20) text_add(out, "\\u%04x", c);
        else text_add_bytes(out, s, 1);
    }
    text_add(out, "\"");
}

static void json_list(Declared *d, int at, int depth, Text *out) {
    const int length = (int)lua_rawlen(d->L, at);
    text_add(out, "[");
    for (int n = 1; n <= length; n++) {
        lua_rawgeti(d->L, at, n);
        text_add(out, n > 1 ? ", " : "");
        field_json(d, -1, depth + 1, out);
        lua_pop(d->L, 1);
    }
    text_add(out, "]");
}

static void json_object(Declared *d, int at, int depth, Text *out) {
    lua_State *L = d->L;
    bool first = true;
    text_add(out, "{");
    for (lua_pushnil(L); lua_next(L, at); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING) field_error(d, "names or a list are wanted, not both");
        text_add(out, first ? "" : ", ");
        first = false;
        json_text(field_plain(d, "a name", -2), out);
        text_add(out, ": ");
        field_json(d, -1, depth + 1, out);
    }
    text_add(out, "}");
}

void field_json(Declared *d, int at, int depth, Text *out) {
    lua_State *L = d->L;
    at = lua_absindex(L, at);
    sandbox_charge(L, 40);
    if (depth > 8 || !lua_checkstack(L, 8)) field_error(d, "the tables are nested too deep");
    switch (lua_type(L, at)) {
    case LUA_TSTRING: json_text(field_plain(d, "a text", at), out); break;
    case LUA_TBOOLEAN: text_add(out, lua_toboolean(L, at) ? "true" : "false"); break;
    case LUA_TNUMBER: {
        const double x = lua_tonumber(L, at);
        if (!isfinite(x)) field_error(d, "a number is not finite");
        text_add(out, x < 1e15 && x > -1e15 && x - (double)(int64_t)x == 0.0 ? "%.0f" : "%.17g", x);
        break;
    }
    case LUA_TTABLE:
        if (lua_getmetatable(L, at)) field_error(d, "plain values are wanted");
        if (lua_rawlen(L, at)) json_list(d, at, depth, out);
        else json_object(d, at, depth, out);
        break;
    default: field_error(d, "found %s, plain values are wanted", luaL_typename(L, at));
    }
}
