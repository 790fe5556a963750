/* What `^` means: see sandbox.h. `a ^ b` arrives as `a ^ (power__ ^ b)`: the inner one gives a holder of b,
 * the outer one then meets either a's own __pow, which looks into the holder, or the holder's.
 * Always true: in every `^` of a script the right operand is `power__` or a holder, so Lua itself never
 * raises a number to a power. */
#include "script/sandbox_own.h"

void sandbox_power(lua_State *L) {
    if (lua_type(L, 2) != LUA_TTABLE || !lua_getmetatable(L, 2)) return;
    lua_rawgetp(L, LUA_REGISTRYINDEX, OWN(OWN_HOLDER));
    const bool holder = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    if (!holder) return;
    lua_rawgeti(L, 2, 1);
    lua_replace(L, 2);
}

/* A script's __pow, upvalue 1, given what stands right of the `^` in its text. */
static int scripts_power(lua_State *L) {
    sandbox_power(L);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, 2, 1);
    return 1;
}

void sandbox_wrap_power(lua_State *L) { lua_pushcclosure(L, scripts_power, 1); }

/* __pow of holders: the left operand has none of its own. */
static int outer(lua_State *L) {
    sandbox_power(L);
    if (luaL_getmetafield(L, 2, "__pow") != LUA_TNIL) {
        lua_insert(L, 1);
        lua_call(L, 2, 1);
        return 1;
    }
    if (lua_type(L, 1) == LUA_TNUMBER && lua_type(L, 2) == LUA_TNUMBER) {
        lua_pushnumber(L, sandbox_pow(lua_tonumber(L, 1), lua_tonumber(L, 2)));
        return 1;
    }
    const int side = lua_type(L, 1) == LUA_TNUMBER ? 2 : 1;
    return luaL_error(L, "attempt to perform arithmetic on a %s value", luaL_typename(L, side));
}

/* __pow of `power__`. */
static int inner(lua_State *L) {
    lua_settop(L, 2);
    sandbox_charge(L, 40);
    lua_createtable(L, 1, 0);
    lua_insert(L, 2);
    lua_rawseti(L, 2, 1);
    lua_rawgetp(L, LUA_REGISTRYINDEX, OWN(OWN_HOLDER));
    lua_setmetatable(L, 2);
    return 1;
}

/* Pushes a metatable that scripts cannot reach or write through. */
static void new_guarded(lua_State *L, lua_CFunction power) {
    lua_createtable(L, 0, 3);
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pushcfunction(L, sandbox_refuse_write);
    lua_setfield(L, -2, "__newindex");
    lua_pushcfunction(L, power);
    lua_setfield(L, -2, "__pow");
}

void sandbox_add_power(lua_State *L) {
    new_guarded(L, outer);
    lua_rawsetp(L, LUA_REGISTRYINDEX, OWN(OWN_HOLDER));
    lua_newtable(L);
    new_guarded(L, inner);
    lua_setmetatable(L, -2);
    lua_rawsetp(L, LUA_REGISTRYINDEX, OWN(OWN_POWER));
}
