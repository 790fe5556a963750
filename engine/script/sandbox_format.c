/* string.format: d i c x X o a A e E f g G s q %; there is no %p.
 * Always true: a directive has at most two digits of width and of precision; NaN has no sign. */
#include "script/sandbox_own.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { ITEM_BYTES = 512 }; /* %99.99f of the largest number needs 110 more than 309 */

/* Copies the directive that begins at the % to spec, of 32 bytes; answers its letter and moves past it. */
static char read_directive(lua_State *L, const char **at, const char *end, char *spec) {
    const char *start = (*at)++;
    while (*at < end && **at && strchr("-+#0 ", **at)) (*at)++;
    const size_t flags = (size_t)(*at - start);
    for (int i = 0; i < 2 && *at < end && **at >= '0' && **at <= '9'; i++) (*at)++;
    if (*at < end && **at == '.') {
        (*at)++;
        for (int i = 0; i < 2 && *at < end && **at >= '0' && **at <= '9'; i++) (*at)++;
    }
    const size_t length = (size_t)(*at - start);
    const char letter = *at < end ? *(*at)++ : '\0';
    if (flags > 6 || !letter || !strchr("dicxXoaAeEfgGsq", letter))
        luaL_error(L, "invalid conversion '%%%c' to 'format'", letter >= 32 ? letter : '?');
    memcpy(spec, start, length);
    spec[length] = '\0';
    return letter;
}

/* GCC cannot check a format that is put together; read_directive did. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

static void add_integer(Out *out, char *spec, char letter, lua_Integer value) {
    char item[ITEM_BYTES];
    if (letter == 'c') {
        strcat(spec, "c");
        out_add(out, item, (size_t)snprintf(item, sizeof item, spec, (int)(unsigned char)value));
        return;
    }
    const char tail[] = {'l', 'l', letter, '\0'};
    strcat(spec, tail);
    out_add(out, item, (size_t)snprintf(item, sizeof item, spec, (long long)value));
}

static void add_real(Out *out, char *spec, char letter, double value) {
    char item[ITEM_BYTES];
    const char tail[] = {letter, '\0'};
    strcat(spec, tail);
    if (isnan(value)) value = fabs(value);
    out_add(out, item, (size_t)snprintf(item, sizeof item, spec, value));
}

static void add_text(lua_State *L, Out *out, char *spec, int arg) {
    char item[ITEM_BYTES];
    size_t length;
    sandbox_tostring(L, arg);
    const char *text = lua_tolstring(L, -1, &length);
    if (!spec[1]) {
        sandbox_charge(L, length / 16);
        out_add(out, text, length);
    } else {
        luaL_argcheck(L, length == strlen(text), arg, "string contains zeros");
        if (!strchr(spec, '.') && length >= 100) {
            out_add(out, text, length); /* no width is that large */
        } else {
            strcat(spec, "s");
            out_add(out, item, (size_t)snprintf(item, sizeof item, spec, text));
        }
    }
    lua_pop(L, 1);
}

#pragma GCC diagnostic pop

static void add_quoted_text(lua_State *L, Out *out, int arg) {
    size_t length;
    const char *s = lua_tolstring(L, arg, &length), *end = s + length;
    sandbox_charge(L, length);
    out_add(out, "\"", 1);
    for (; s < end; s++) {
        const unsigned char c = (unsigned char)*s;
        char code[8];
        if (c == '"' || c == '\\' || c == '\n') {
            out_add(out, "\\", 1);
            out_add(out, s, 1);
        } else if (c < 32 || c == 127) {
            const bool digit = s + 1 < end && s[1] >= '0' && s[1] <= '9';
            out_add(out, code, (size_t)snprintf(code, sizeof code, digit ? "\\%03d" : "\\%d", c));
        } else {
            out_add(out, s, 1);
        }
    }
    out_add(out, "\"", 1);
}

static void add_quoted(lua_State *L, Out *out, int arg) {
    char item[64];
    const int type = lua_type(L, arg);
    if (type == LUA_TSTRING) {
        add_quoted_text(L, out, arg);
        return;
    }
    if (type == LUA_TNUMBER && !lua_isinteger(L, arg)) {
        const double x = lua_tonumber(L, arg);
        const char *special = isnan(x)         ? "(0/0)"
                              : x == HUGE_VAL  ? "1e9999"
                              : x == -HUGE_VAL ? "-1e9999"
                                               : NULL;
        const int count = special ? snprintf(item, sizeof item, "%s", special)
                                  : snprintf(item, sizeof item, "%a", x);
        out_add(out, item, (size_t)count);
        return;
    }
    if (type == LUA_TNUMBER) {
        const lua_Integer n = lua_tointeger(L, arg);
        out_add(out, item,
                (size_t)snprintf(item, sizeof item, n == LUA_MININTEGER ? "0x%llx" : "%lld",
                                 (long long)n));
        return;
    }
    luaL_argcheck(L, type == LUA_TNIL || type == LUA_TBOOLEAN, arg, "value has no literal form");
    add_text(L, out, (char[32]){"%"}, arg);
}

static void add_item(lua_State *L, Out *out, char *spec, char letter, int arg) {
    if (arg > out->slot - 1) luaL_argerror(L, arg, "no value");
    switch (letter) {
    case 's': add_text(L, out, spec, arg); break;
    case 'q':
        if (spec[1]) luaL_error(L, "specifier '%%q' cannot have modifiers");
        add_quoted(L, out, arg);
        break;
    case 'a':
    case 'A':
    case 'e':
    case 'E':
    case 'f':
    case 'g':
    case 'G': add_real(out, spec, letter, sandbox_real(L, arg)); break;
    default: add_integer(out, spec, letter, sandbox_integer(L, arg)); break;
    }
}

int string_format(lua_State *L) {
    size_t length;
    const char *at = sandbox_bytes(L, 1, &length), *end = at + length;
    int arg = 1;
    Out out;
    out_open(&out, L);
    sandbox_charge(L, 10 + length / 4);
    while (at < end) {
        char spec[32];
        const char *percent = memchr(at, '%', (size_t)(end - at));
        if (!percent) percent = end;
        out_add(&out, at, (size_t)(percent - at));
        at = percent;
        if (at + 1 < end && at[1] == '%') {
            out_add(&out, "%", 1);
            at += 2;
        } else if (at < end) {
            const char letter = read_directive(L, &at, end, spec);
            sandbox_charge(L, 30);
            add_item(L, &out, spec, letter, ++arg);
        }
    }
    out_push(&out);
    return 1;
}
