/* The utf8 library: char, charpattern, codepoint, codes, len, offset; strict, as Lua without `lax`.
 * Always true: each function charges for the bytes it looks at. */
#include "script/sandbox_own.h"

#include <string.h>

enum { LAST_CODE = 0x10FFFF };

static bool continues(char c) { return ((unsigned char)c & 0xc0) == 0x80; }

/* Decodes one character of s[0..left); its bytes, or 0 if it is none. Texts end in a zero byte. */
static int decode(const char *s, size_t left, lua_Integer *code) {
    static const lua_Integer least[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char first = (unsigned char)*s;
    const int length = first < 0x80   ? 1
                       : first < 0xc0 ? 0
                       : first < 0xe0 ? 2
                       : first < 0xf0 ? 3
                       : first < 0xf8 ? 4
                                      : 0;
    if (!length || (size_t)length > left) return 0;
    *code = length == 1 ? first : first & (0x7f >> length);
    for (int i = 1; i < length; i++) {
        if (!continues(s[i])) return 0;
        *code = *code << 6 | (s[i] & 0x3f);
    }
    const bool surrogate = *code >= 0xd800 && *code <= 0xdfff;
    return *code < least[length] || *code > LAST_CODE || surrogate ? 0 : length;
}

static size_t encode(lua_Integer code, char *to) {
    if (code < 0x80) return to[0] = (char)code, 1;
    const size_t length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--, code >>= 6) to[i] = (char)(0x80 | (code & 0x3f));
    to[0] = (char)((0xf00 >> length) | code);
    return length;
}

static lua_Integer from_end(lua_Integer i, size_t length) {
    if (i >= 0) return i;
    return -(lua_Unsigned)i > length ? 0 : (lua_Integer)length + i + 1;
}

static int utf8_char(lua_State *L) {
    const int count = lua_gettop(L);
    Out out;
    out_open(&out, L);
    for (int i = 1; i <= count; i++) {
        char bytes[4];
        const lua_Integer code = sandbox_integer(L, i);
        luaL_argcheck(L, code >= 0 && code <= LAST_CODE, i, "value out of range");
        out_add(&out, bytes, encode(code, bytes));
    }
    out_push(&out);
    return 1;
}

static int utf8_len(lua_State *L) {
    size_t length;
    const char *s = sandbox_bytes(L, 1, &length);
    lua_Integer at = from_end(sandbox_integer_or(L, 2, 1), length);
    const lua_Integer end = from_end(sandbox_integer_or(L, 3, -1), length);
    lua_Integer count = 0, code;
    luaL_argcheck(L, 1 <= at && at - 1 <= (lua_Integer)length, 2, "initial position out of bounds");
    luaL_argcheck(L, end <= (lua_Integer)length, 3, "final position out of bounds");
    if (end >= at) sandbox_charge(L, (uint64_t)(end - at) + 1);
    for (at--; at < end; count++) {
        const int bytes = decode(s + at, length - (size_t)at, &code);
        if (!bytes) {
            luaL_pushfail(L);
            lua_pushinteger(L, at + 1);
            return 2;
        }
        at += bytes;
    }
    lua_pushinteger(L, count);
    return 1;
}

static int utf8_codepoint(lua_State *L) {
    size_t length;
    const char *s = sandbox_bytes(L, 1, &length);
    lua_Integer at = from_end(sandbox_integer_or(L, 2, 1), length);
    const lua_Integer end = from_end(sandbox_integer_or(L, 3, at), length);
    luaL_argcheck(L, at >= 1, 2, "out of bounds");
    luaL_argcheck(L, end <= (lua_Integer)length, 3, "out of bounds");
    int count = 0;
    luaL_checkstack(L, RESULTS_MAX, "string slice too long");
    for (at--; at < end; count++) {
        lua_Integer code;
        const int bytes = decode(s + at, length - (size_t)at, &code);
        if (!bytes) return luaL_error(L, "invalid UTF-8 code");
        if (count >= RESULTS_MAX)
            return luaL_error(L, "string slice too long: more than %d values", RESULTS_MAX);
        lua_pushinteger(L, code);
        at += bytes;
    }
    return count;
}

/* From at, n characters back; the place, or -1. */
static lua_Integer step_back(lua_State *L, const char *s, lua_Integer at, lua_Integer n) {
    for (; n < 0 && at > 0; n++) {
        do {
            at--;
            sandbox_charge(L, 1);
        } while (at > 0 && continues(s[at]));
    }
    return n == 0 ? at : -1;
}

static lua_Integer step_on(lua_State *L, const char *s, lua_Integer at, lua_Integer length,
                           lua_Integer n) {
    for (n--; n > 0 && at < length; n--) {
        do {
            at++;
            sandbox_charge(L, 1);
        } while (continues(s[at])); /* the zero byte at the end does not */
    }
    return n == 0 ? at : -1;
}

static int utf8_offset(lua_State *L) {
    size_t length;
    const char *s = sandbox_bytes(L, 1, &length);
    const lua_Integer n = sandbox_integer(L, 2);
    lua_Integer at =
        from_end(sandbox_integer_or(L, 3, n > 0 ? 1 : (lua_Integer)length + 1), length);
    luaL_argcheck(L, 1 <= at && at - 1 <= (lua_Integer)length, 3, "position out of bounds");
    at--;
    if (n == 0) {
        for (; at > 0 && continues(s[at]); at--) sandbox_charge(L, 1);
    } else {
        if (continues(s[at])) return luaL_error(L, "initial position is a continuation byte");
        at = n < 0 ? step_back(L, s, at, n) : step_on(L, s, at, (lua_Integer)length, n);
    }
    if (at < 0) return luaL_pushfail(L), 1;
    lua_pushinteger(L, at + 1);
    return 1;
}

static int codes_step(lua_State *L) {
    size_t length;
    const char *s = sandbox_bytes(L, 1, &length);
    lua_Unsigned at = (lua_Unsigned)sandbox_integer(L, 2);
    lua_Integer code;
    sandbox_charge(L, 1);
    while (at < length && at > 0 && continues(s[at])) at++, sandbox_charge(L, 1);
    if (at >= length) return 0;
    const int bytes = decode(s + at, length - at, &code);
    if (!bytes || continues(s[at + (lua_Unsigned)bytes]))
        return luaL_error(L, "invalid UTF-8 code");
    lua_pushinteger(L, (lua_Integer)at + 1);
    lua_pushinteger(L, code);
    return 2;
}

static int utf8_codes(lua_State *L) {
    const char *s = sandbox_bytes(L, 1, NULL);
    luaL_argcheck(L, !continues(*s), 1, "invalid UTF-8 code");
    lua_pushcfunction(L, codes_step);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

void sandbox_add_utf8(lua_State *L) {
    static const char any[] = "[\0-\x7F\xC2-\xFD][\x80-\xBF]*";
    static const luaL_Reg functions[] = {
        {"char", utf8_char}, {"codepoint", utf8_codepoint}, {"codes", utf8_codes},
        {"len", utf8_len},   {"offset", utf8_offset},       {NULL, NULL},
    };
    lua_rawgetp(L, LUA_REGISTRYINDEX, OWN(OWN_GLOBALS));
    lua_newtable(L);
    luaL_setfuncs(L, functions, 0);
    lua_pushlstring(L, any, sizeof any - 1);
    lua_setfield(L, -2, "charpattern");
    sandbox_seal(L);
    lua_setfield(L, -2, "utf8");
    lua_pop(L, 1);
}
