/* Read-only stand-ins: empty tables whose metatable shows the table behind them.
 * Always true: a script never holds the table behind a stand-in, nor the stand-in's metatable. */
#include "script/sandbox_own.h"

#include <stdio.h>

int sandbox_refuse_write(lua_State *L) {
    char name[60]; /* lua_pushfstring cuts nothing */
    snprintf(name, sizeof name, "%s",
             lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : luaL_typename(L, 2));
    lua_rawgetp(L, LUA_REGISTRYINDEX, OWN(OWN_GLOBALS));
    lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    if (!lua_rawequal(L, 1, -1)) return luaL_error(L, "%s: this table is read-only", name);
    lua_getfield(L, -2, name);
    if (!lua_isnil(L, -1)) return luaL_error(L, "%s belongs to the engine and is read-only", name);
    return luaL_error(L, "%s would be a new global: write local before it", name);
}

static int length_behind(lua_State *L) {
    if (!sandbox_behind(L, 1)) return luaL_error(L, "no length");
    lua_pushinteger(L, (lua_Integer)lua_rawlen(L, -1));
    return 1;
}

void sandbox_seal(lua_State *L) {
    lua_newtable(L);
    lua_createtable(L, 0, 5);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, sandbox_refuse_write);
    lua_setfield(L, -2, "__newindex");
    lua_pushcfunction(L, length_behind);
    lua_setfield(L, -2, "__len");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pushvalue(L, -3);
    lua_rawsetp(L, -2, OWN(OWN_ORIGINAL));
    lua_setmetatable(L, -2);
    lua_remove(L, -2);
}

/* Pushes the stand-in for the value at index; seen: table -> stand-in. */
static void copy(lua_State *L, int index, int seen) {
    lua_pushvalue(L, index);
    if (!lua_istable(L, -1)) return;
    if (lua_getmetatable(L, -1)) {
        lua_pop(L, 1);
        return;
    }
    lua_rawget(L, seen);
    if (!lua_isnil(L, -1)) return;
    lua_pop(L, 1);
    luaL_checkstack(L, 10, "tables too deep to share");
    lua_newtable(L);
    lua_pushvalue(L, -1);
    sandbox_seal(L);
    lua_pushvalue(L, index);
    lua_pushvalue(L, -2);
    lua_rawset(L, seen);
    const int filled = lua_gettop(L) - 1;
    for (lua_pushnil(L); lua_next(L, index);) {
        lua_pushvalue(L, -2);
        copy(L, lua_gettop(L) - 1, seen);
        lua_rawset(L, filled);
        lua_pop(L, 1);
    }
    lua_remove(L, filled);
}

void sandbox_stand_in(lua_State *L) {
    const int index = lua_gettop(L);
    lua_newtable(L);
    copy(L, index, index + 1);
    lua_replace(L, index);
    lua_settop(L, index);
}

void sandbox_share(Sandbox *b, const char *name) {
    lua_State *L = b->L;
    ASSERT(!b->running);
    sandbox_stand_in(L);
    lua_rawgetp(L, LUA_REGISTRYINDEX, OWN(OWN_GLOBALS));
    lua_insert(L, -2);
    lua_pushstring(L, name);
    lua_insert(L, -2);
    lua_rawset(L, -3);
    lua_pop(L, 1);
}

bool sandbox_behind(lua_State *L, int index) {
    index = lua_absindex(L, index);
    if (lua_type(L, index) != LUA_TTABLE || !lua_getmetatable(L, index)) return false;
    lua_pushliteral(L, "__metatable");
    lua_rawget(L, -2);
    const bool guarded = lua_isboolean(L, -1);
    lua_pop(L, 1);
    if (guarded && lua_rawgetp(L, -1, OWN(OWN_ORIGINAL)) == LUA_TTABLE) {
        lua_remove(L, -2);
        return true;
    }
    lua_pop(L, guarded ? 2 : 1);
    return false;
}

void sandbox_want_writable(lua_State *L, int index) {
    luaL_checktype(L, index, LUA_TTABLE);
    if (!lua_getmetatable(L, index)) return;
    lua_pushliteral(L, "__metatable");
    if (lua_rawget(L, -2) != LUA_TNIL) luaL_error(L, "this table is read-only");
    lua_pop(L, 2);
}

void sandbox_readable(lua_State *L, int index) {
    luaL_checktype(L, index, LUA_TTABLE);
    if (sandbox_behind(L, index)) lua_replace(L, index);
}
