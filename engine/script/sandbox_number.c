/* Numbers and texts: tostring, tonumber, and arguments that are one or the other.
 * Always true: a text gives a number only if it has at most 64 bytes; nothing prints an address; NaN has
 * no sign. Runs in the C locale, see sandbox_call.c. */
#include "script/sandbox_own.h"

#include <math.h>
#include <string.h>

/* The number at arg, or the one that its text says, pushed; false if there is none. */
static bool push_number(lua_State *L, int arg) {
    if (lua_type(L, arg) == LUA_TNUMBER) {
        lua_pushvalue(L, arg);
        return true;
    }
    size_t length;
    if (lua_type(L, arg) != LUA_TSTRING) return false;
    const char *text = lua_tolstring(L, arg, &length);
    return length <= NUMBER_BYTES && lua_stringtonumber(L, text) == length + 1;
}

lua_Integer sandbox_integer(lua_State *L, int arg) {
    int whole = 0;
    if (!push_number(L, arg)) luaL_typeerror(L, arg, "number");
    const lua_Integer value = lua_tointegerx(L, -1, &whole);
    if (!whole) luaL_argerror(L, arg, "number has no integer representation");
    lua_pop(L, 1);
    return value;
}

lua_Integer sandbox_integer_or(lua_State *L, int arg, lua_Integer otherwise) {
    return lua_isnoneornil(L, arg) ? otherwise : sandbox_integer(L, arg);
}

lua_Number sandbox_real(lua_State *L, int arg) {
    if (!push_number(L, arg)) luaL_typeerror(L, arg, "number");
    const lua_Number value = lua_tonumber(L, -1);
    lua_pop(L, 1);
    return value;
}

static bool is_nan(lua_State *L, int index) {
    return lua_type(L, index) == LUA_TNUMBER && !lua_isinteger(L, index) &&
           isnan(lua_tonumber(L, index));
}

const char *sandbox_bytes(lua_State *L, int arg, size_t *length) {
    if (is_nan(L, arg)) {
        lua_pushliteral(L, "nan");
        lua_replace(L, arg);
    }
    return luaL_checklstring(L, arg, length);
}

/* False: the value has no __tostring; else its text is pushed. */
static bool ask_object(lua_State *L, int index) {
    if (luaL_getmetafield(L, index, "__tostring") == LUA_TNIL) return false;
    lua_pushvalue(L, index);
    lua_call(L, 1, 1);
    if (lua_type(L, -1) != LUA_TSTRING) luaL_error(L, "__tostring must return a text");
    return true;
}

void sandbox_tostring(lua_State *L, int index) {
    index = lua_absindex(L, index);
    switch (lua_type(L, index)) {
    case LUA_TSTRING: lua_pushvalue(L, index); return;
    case LUA_TBOOLEAN: lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false"); return;
    case LUA_TNIL: lua_pushliteral(L, "nil"); return;
    case LUA_TNUMBER:
        if (is_nan(L, index)) {
            lua_pushliteral(L, "nan");
            return;
        }
        lua_pushvalue(L, index);
        lua_tolstring(L, -1, NULL);
        return;
    default: break;
    }
    if (ask_object(L, index)) return;
    const int named = luaL_getmetafield(L, index, "__name");
    if (named == LUA_TSTRING) return;
    if (named != LUA_TNIL) lua_pop(L, 1);
    lua_pushstring(L, luaL_typename(L, index));
}

int base_tostring(lua_State *L) {
    luaL_checkany(L, 1);
    sandbox_charge(L, 5);
    sandbox_tostring(L, 1);
    return 1;
}

static int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'z') return c - 'a' + 10;
    if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
    return 99;
}

static int in_base(lua_State *L, lua_Integer base) {
    size_t length;
    luaL_checktype(L, 1, LUA_TSTRING);
    const char *text = lua_tolstring(L, 1, &length), *end = text + length;
    luaL_argcheck(L, 2 <= base && base <= 36, 2, "base out of range");
    lua_Unsigned value = 0;
    if (length > NUMBER_BYTES) return luaL_pushfail(L), 1;
    while (text < end && *text && strchr(" \f\n\r\t\v", *text)) text++;
    const bool negative = text < end && *text == '-';
    if (negative) text++;
    if (text >= end || digit_of(*text) >= base) return luaL_pushfail(L), 1;
    while (text < end && digit_of(*text) < base)
        value = value * (lua_Unsigned)base + (lua_Unsigned)digit_of(*text++);
    while (text < end && *text && strchr(" \f\n\r\t\v", *text)) text++;
    if (text != end) return luaL_pushfail(L), 1;
    lua_pushinteger(L, (lua_Integer)(negative ? 0u - value : value));
    return 1;
}

int base_tonumber(lua_State *L) {
    sandbox_charge(L, 10);
    if (!lua_isnoneornil(L, 2)) return in_base(L, sandbox_integer(L, 2));
    luaL_checkany(L, 1);
    if (!push_number(L, 1)) luaL_pushfail(L);
    return 1;
}
