/* Metatables, and what reads and writes round them.
 * Always true: the metatable in use is a copy of a script's table that holds only the fields below, so
 * __gc, __mode and __close can neither be given nor added later; it is made anew at each setmetatable. */
#include "script/sandbox_own.h"

#include <string.h>

static const char *const allowed[] = {
    "__index", "__newindex", "__call",   "__tostring",  "__name", "__len", "__eq",
    "__lt",    "__le",       "__concat", "__pairs",     "__add",  "__sub", "__mul",
    "__div",   "__mod",      "__unm",    "__idiv",      "__band", "__bor", "__bxor",
    "__shl",   "__shr",      "__bnot",   "__metatable",
};
static const char *const refused[] = {"__gc", "__mode", "__close"};

/* Puts the function for the script's __pow, on top of the stack, into the shadow below it, unless it is
 * there already: once frozen, a shadow that is made anew must stay what it was. */
static void shadow_power(lua_State *L) {
    lua_pushliteral(L, "__pow");
    lua_rawget(L, -3);
    if (lua_iscfunction(L, -1) && lua_getupvalue(L, -1, 1)) {
        const bool same = lua_rawequal(L, -1, -3);
        lua_pop(L, 1);
        if (same) {
            lua_pop(L, 2);
            return;
        }
    }
    lua_pop(L, 1);
    if (!lua_isnil(L, -1)) sandbox_wrap_power(L);
    lua_pushliteral(L, "__pow");
    lua_insert(L, -2);
    lua_rawset(L, -3);
}

/* Pushes the copy that belongs to the script's metatable at index. */
static void push_shadow(lua_State *L, int index) {
    for (size_t i = 0; i < COUNT_OF(refused); i++) {
        lua_pushstring(L, refused[i]);
        if (lua_rawget(L, index) != LUA_TNIL)
            luaL_error(L, "a metatable may not hold %s", refused[i]);
        lua_pop(L, 1);
    }
    if (lua_rawgetp(L, index, OWN(OWN_SHADOW)) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_createtable(L, 0, 4);
        lua_pushvalue(L, index);
        lua_rawsetp(L, -2, OWN(OWN_ORIGINAL));
        lua_pushvalue(L, -1);
        lua_rawsetp(L, index, OWN(OWN_SHADOW));
    }
    for (size_t i = 0; i < COUNT_OF(allowed); i++) {
        lua_pushstring(L, allowed[i]);
        lua_pushvalue(L, -1);
        lua_rawget(L, index);
        lua_rawset(L, -3);
    }
    lua_pushliteral(L, "__pow");
    lua_rawget(L, index);
    shadow_power(L);
}

int base_setmetatable(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_argexpected(L, lua_isnil(L, 2) || lua_istable(L, 2), 2, "nil or table");
    sandbox_charge(L, 150);
    if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
        return luaL_error(L, "cannot change a protected metatable");
    lua_settop(L, 2);
    if (lua_istable(L, 2)) {
        sandbox_readable(L, 2);
        push_shadow(L, 2);
    }
    lua_setmetatable(L, 1);
    lua_settop(L, 1);
    return 1;
}

int base_getmetatable(lua_State *L) {
    luaL_checkany(L, 1);
    if (!lua_getmetatable(L, 1)) return lua_pushnil(L), 1;
    lua_pushliteral(L, "__metatable");
    if (lua_rawget(L, -2) != LUA_TNIL) return 1;
    lua_pop(L, 1);
    if (lua_type(L, 1) != LUA_TTABLE || lua_rawgetp(L, -1, OWN(OWN_ORIGINAL)) != LUA_TTABLE)
        lua_pushboolean(L, 0); /* one of the host's */
    return 1;
}

int base_rawget(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checkany(L, 2);
    lua_settop(L, 2);
    sandbox_readable(L, 1);
    lua_rawget(L, 1);
    return 1;
}

int base_rawset(lua_State *L) {
    sandbox_want_writable(L, 1);
    luaL_checkany(L, 2);
    luaL_checkany(L, 3);
    lua_settop(L, 3);
    sandbox_charge(L, 1);
    lua_rawset(L, 1);
    return 1;
}

int base_rawequal(lua_State *L) {
    luaL_checkany(L, 1);
    luaL_checkany(L, 2);
    if (lua_type(L, 1) == LUA_TSTRING) sandbox_charge(L, lua_rawlen(L, 1) / 16);
    lua_pushboolean(L, lua_rawequal(L, 1, 2));
    return 1;
}

int base_rawlen(lua_State *L) {
    luaL_argexpected(L, lua_istable(L, 1) || lua_type(L, 1) == LUA_TSTRING, 1, "table or string");
    if (lua_istable(L, 1)) sandbox_readable(L, 1);
    lua_pushinteger(L, (lua_Integer)lua_rawlen(L, 1));
    return 1;
}
