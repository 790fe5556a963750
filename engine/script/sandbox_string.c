/* The string library: byte, char, find, gmatch, gsub, len, lower, match, rep, reverse, sub, upper (format
 * is in sandbox_format.c).
 * Always true: a function charges in proportion to what it does; letters are those of ASCII in every
 * locale; a text is at most as long as one block of memory. */
#include "script/sandbox_own.h"

#include <string.h>

/* A position counted from 1, or from the end if negative, as one in 1..; beyond the end it stays. */
static size_t start_of(lua_Integer i, size_t length) {
    if (i > 0) return (size_t)i;
    if (i == 0 || i < -(lua_Integer)length) return 1;
    return length + (size_t)i + 1;
}

static size_t end_of(lua_Integer i, size_t length) {
    if (i > (lua_Integer)length) return length;
    if (i >= 0) return (size_t)i;
    return i < -(lua_Integer)length ? 0 : length + (size_t)i + 1;
}

static int string_len(lua_State *L) {
    size_t length;
    sandbox_bytes(L, 1, &length);
    lua_pushinteger(L, (lua_Integer)length);
    return 1;
}

static int string_sub(lua_State *L) {
    size_t length;
    const char *s = sandbox_bytes(L, 1, &length);
    const size_t start = start_of(sandbox_integer(L, 2), length);
    const size_t end = end_of(sandbox_integer_or(L, 3, -1), length);
    const size_t count = start <= end ? end - start + 1 : 0;
    sandbox_charge(L, 1 + count / 16);
    lua_pushlstring(L, count ? s + start - 1 : "", count);
    return 1;
}

static int string_byte(lua_State *L) {
    size_t length;
    const char *s = sandbox_bytes(L, 1, &length);
    const lua_Integer first = sandbox_integer_or(L, 2, 1);
    const size_t start = start_of(first, length);
    const size_t end = end_of(sandbox_integer_or(L, 3, (lua_Integer)start), length);
    if (start > end) return 0;
    if (end - start >= RESULTS_MAX)
        return luaL_error(L, "string slice too long: more than %d values", RESULTS_MAX);
    const int count = (int)(end - start) + 1;
    luaL_checkstack(L, count, "string slice too long");
    for (int i = 0; i < count; i++) lua_pushinteger(L, (unsigned char)s[start - 1 + (size_t)i]);
    return count;
}

static int string_char(lua_State *L) {
    const int count = lua_gettop(L);
    Out out;
    out_open(&out, L);
    char *to = out_room(&out, (size_t)count);
    for (int i = 1; i <= count; i++) {
        const lua_Integer c = sandbox_integer(L, i);
        luaL_argcheck(L, 0 <= c && c <= 255, i, "value out of range");
        to[i - 1] = (char)(unsigned char)c;
    }
    out_push(&out);
    return 1;
}

static char lower_of(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }
static char upper_of(char c) { return c >= 'a' && c <= 'z' ? (char)(c - 32) : c; }

static int each(lua_State *L, char (*change)(char)) {
    size_t length;
    Out out;
    const char *s = sandbox_bytes(L, 1, &length);
    sandbox_charge(L, 1 + length / 4);
    out_open(&out, L);
    char *to = out_room(&out, length);
    for (size_t i = 0; i < length; i++) to[i] = change ? change(s[i]) : s[length - 1 - i];
    out_push(&out);
    return 1;
}

static int string_lower(lua_State *L) { return each(L, lower_of); }
static int string_upper(lua_State *L) { return each(L, upper_of); }
static int string_reverse(lua_State *L) { return each(L, NULL); }

static int string_rep(lua_State *L) {
    size_t length, gap_length = 0;
    const char *s = sandbox_bytes(L, 1, &length), *gap = "";
    const lua_Integer n = sandbox_integer(L, 2);
    if (!lua_isnoneornil(L, 3)) gap = sandbox_bytes(L, 3, &gap_length);
    if (n <= 0 || length + gap_length == 0) return lua_pushliteral(L, ""), 1;
    const size_t most = sandbox_of(L)->limits.block;
    if ((lua_Unsigned)n > most || (length + gap_length) * (size_t)n > 2 * most)
        return luaL_error(L, "resulting string too large");
    Out out;
    out_open(&out, L);
    char *to = out_room(&out, length * (size_t)n + gap_length * ((size_t)n - 1));
    const bool one = length == 1 && !gap_length;
    sandbox_charge(L, 1 + out.length / 16 + (one ? 0 : (uint64_t)n / 2));
    if (one) memset(to, *s, (size_t)n);
    for (lua_Integer i = 0; i < n && !one; i++) {
        memcpy(to, s, length);
        to += length;
        if (i + 1 < n && gap_length) memcpy(to, gap, gap_length);
        to += gap_length;
    }
    out_push(&out);
    return 1;
}

static bool is_plain(const char *pattern, size_t size) {
    for (size_t i = 0; i < size; i++)
        if (pattern[i] && strchr("^$*+?.([%-", pattern[i])) return false;
    return true;
}

static int find_plain(lua_State *L, const char *s, size_t length, size_t start, const char *p,
                      size_t size) {
    sandbox_charge(L, 1 + (length - start + size) / 4);
    const char *found = memmem(s + start, length - start, p, size);
    if (!found) return lua_pushnil(L), 1;
    lua_pushinteger(L, found - s + 1);
    lua_pushinteger(L, found - s + (ptrdiff_t)size);
    return 2;
}

static int search(lua_State *L, bool find) {
    size_t length, size;
    const char *s = sandbox_bytes(L, 1, &length), *p = sandbox_bytes(L, 2, &size);
    const size_t start = start_of(sandbox_integer_or(L, 3, 1), length) - 1;
    if (start > length) return lua_pushnil(L), 1;
    if (find && (lua_toboolean(L, 4) || is_plain(p, size)))
        return find_plain(L, s, length, start, p, size);
    Match m;
    match_open(&m, L, s, length, p, size);
    const bool anchor = size && *p == '^';
    for (const char *at = s + start; at <= m.text_end; at++) {
        m.level = m.depth = 0;
        const char *end = match_at(&m, at, p + anchor);
        if (end && find) {
            lua_pushinteger(L, at - s + 1);
            lua_pushinteger(L, end - s);
            return match_push(&m, NULL, NULL) + 2;
        }
        if (end) return match_push(&m, at, end);
        if (anchor) break;
    }
    lua_pushnil(L);
    return 1;
}

static int string_find(lua_State *L) { return search(L, true); }
static int string_match(lua_State *L) { return search(L, false); }

/* Upvalues: text, pattern, where to look, the end of the last match or -1: its state is numbers only, so
 * an error in the middle leaves nothing half done. */
static int gmatch_step(lua_State *L) {
    size_t length, size;
    const char *s = lua_tolstring(L, lua_upvalueindex(1), &length);
    const char *p = lua_tolstring(L, lua_upvalueindex(2), &size);
    const lua_Integer last = lua_tointeger(L, lua_upvalueindex(4));
    Match m;
    match_open(&m, L, s, length, p, size);
    for (const char *at = s + lua_tointeger(L, lua_upvalueindex(3)); at <= m.text_end; at++) {
        m.level = m.depth = 0;
        const char *end = match_at(&m, at, p);
        if (!end || end - s == last) continue;
        lua_pushinteger(L, end - s);
        lua_copy(L, -1, lua_upvalueindex(3));
        lua_replace(L, lua_upvalueindex(4));
        return match_push(&m, at, end);
    }
    lua_pushinteger(L, (lua_Integer)length + 1);
    lua_replace(L, lua_upvalueindex(3));
    return 0;
}

static int string_gmatch(lua_State *L) {
    size_t length;
    sandbox_bytes(L, 1, &length);
    sandbox_bytes(L, 2, NULL);
    size_t start = start_of(sandbox_integer_or(L, 3, 1), length) - 1;
    lua_settop(L, 2);
    lua_pushinteger(L, (lua_Integer)(start > length ? length + 1 : start));
    lua_pushinteger(L, -1);
    lua_pushcclosure(L, gmatch_step, 4);
    return 1;
}

/* The replacement text at index 3, with %0 to %9. */
static void add_template(Match *m, Out *out, const char *start, const char *end) {
    lua_State *L = m->L;
    size_t length;
    const char *r = lua_tolstring(L, 3, &length), *r_end = r + length;
    sandbox_charge(L, length / 8);
    while (r < r_end) {
        const char *percent = memchr(r, '%', (size_t)(r_end - r));
        if (!percent) percent = r_end;
        out_add(out, r, (size_t)(percent - r));
        r = percent + 1;
        if (percent == r_end) break;
        const char c = r < r_end ? *r++ : '\0';
        if (c == '%') {
            out_add(out, "%", 1);
        } else if (c == '0') {
            out_add(out, start, (size_t)(end - start));
        } else if (c >= '1' && c <= '9') {
            match_push_one(m, c - '1', start, end);
            const char *piece = lua_tolstring(L, -1, &length);
            out_add(out, piece, length);
            lua_pop(L, 1);
        } else {
            luaL_error(L, "invalid use of '%%' in replacement string");
        }
    }
}

static void add_replacement(Match *m, Out *out, const char *start, const char *end) {
    lua_State *L = m->L;
    size_t length;
    switch (lua_type(L, 3)) {
    case LUA_TFUNCTION:
        lua_pushvalue(L, 3);
        lua_call(L, match_push(m, start, end), 1);
        break;
    case LUA_TTABLE:
        match_push_one(m, 0, start, end);
        lua_gettable(L, 3);
        break;
    default: add_template(m, out, start, end); return;
    }
    if (!lua_toboolean(L, -1)) {
        out_add(out, start, (size_t)(end - start));
    } else if (lua_isstring(L, -1)) {
        const char *piece = sandbox_bytes(L, lua_gettop(L), &length);
        out_add(out, piece, length);
    } else {
        luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
    }
    lua_pop(L, 1);
}

static int string_gsub(lua_State *L) {
    size_t length, size;
    const char *s = sandbox_bytes(L, 1, &length), *p = sandbox_bytes(L, 2, &size), *last = NULL;
    const int type = lua_type(L, 3);
    luaL_argexpected(L,
                     type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TFUNCTION ||
                         type == LUA_TTABLE,
                     3, "string/function/table");
    if (type == LUA_TNUMBER) sandbox_bytes(L, 3, NULL);
    const lua_Integer most = sandbox_integer_or(L, 4, (lua_Integer)length + 1);
    const bool anchor = size && *p == '^';
    lua_Integer count = 0;
    Match m;
    Out out;
    match_open(&m, L, s, length, p, size);
    lua_settop(L, 4);
    out_open(&out, L);
    while (count < most) {
        m.level = m.depth = 0;
        const char *end = match_at(&m, s, p + anchor);
        if (end && end != last) {
            count++;
            add_replacement(&m, &out, s, end);
            s = last = end;
        } else if (s < m.text_end) {
            out_add(&out, s++, 1);
        } else {
            break;
        }
        if (anchor) break;
    }
    out_add(&out, s, (size_t)(m.text_end - s));
    out_push(&out);
    lua_pushinteger(L, count);
    return 2;
}

void sandbox_add_string(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"byte", string_byte},       {"char", string_char},
        {"find", string_find},       {"format", string_format},
        {"gmatch", string_gmatch},   {"gsub", string_gsub},
        {"len", string_len},         {"lower", string_lower},
        {"match", string_match},     {"rep", string_rep},
        {"reverse", string_reverse}, {"sub", string_sub},
        {"upper", string_upper},     {NULL, NULL},
    };
    lua_rawgetp(L, LUA_REGISTRYINDEX, OWN(OWN_GLOBALS));
    lua_newtable(L);
    luaL_setfuncs(L, functions, 0);
    lua_pushliteral(L, "");
    lua_createtable(L, 0, 2);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
    sandbox_seal(L);
    lua_setfield(L, -2, "string");
    lua_pop(L, 1);
}
