/* The functions that are globals, and the object behind `^`.
 * Always true: no function here lets a script's code go on after a limit was met: whatever catches an
 * error looks at `dead` first. A script's message handler runs after the error has been unwound, never
 * inside it, because Lua counts nothing there. */
#include "script/sandbox_own.h"

#include <string.h>

enum { CATCH_FUEL = 300 }; /* unwinding */

/* Unwinding makes the stack smaller, for which Lua walks all calls that are left: how many, to the next power
 * of two. */
static uint64_t calls_left(lua_State *L) {
    lua_Debug ar;
    int level = 64;
    while (lua_getstack(L, level, &ar)) level *= 2;
    return (uint64_t)level;
}

/* How many values a pcall answers: below them stand `extra` values that are not part of it. */
static int caught(lua_State *L, int status, lua_KContext extra) {
    if (sandbox_of(L)->dead) sandbox_raise(L);
    if (status == LUA_OK || status == LUA_YIELD) return lua_gettop(L) - (int)extra;
    sandbox_charge(L, CATCH_FUEL + calls_left(L));
    lua_pushboolean(L, 0);
    lua_insert(L, -2);
    return 2;
}

static int base_pcall(lua_State *L) {
    luaL_checkany(L, 1);
    sandbox_charge(L, 20);
    lua_pushboolean(L, 1);
    lua_insert(L, 1);
    return caught(L, lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0, caught), 0);
}

/* The stack of xpcall: the handler, true, then the results or the error. */
static int handled(lua_State *L, int status, lua_KContext extra) {
    if (sandbox_of(L)->dead) sandbox_raise(L);
    if (status == LUA_OK || status == LUA_YIELD) return lua_gettop(L) - (int)extra;
    sandbox_charge(L, CATCH_FUEL + calls_left(L));
    lua_pushvalue(L, 1);
    lua_insert(L, -2);
    lua_pcall(L, 1, 1, 0);
    if (sandbox_of(L)->dead) sandbox_raise(L);
    lua_pushboolean(L, 0);
    lua_insert(L, -2);
    return 2;
}

static int base_xpcall(lua_State *L) {
    const int arguments = lua_gettop(L) - 2;
    luaL_checktype(L, 2, LUA_TFUNCTION);
    sandbox_charge(L, 20);
    lua_pushboolean(L, 1);
    lua_pushvalue(L, 1);
    lua_rotate(L, 3, 2); /* f, handler, true, f, arguments */
    lua_remove(L, 1);
    return handled(L, lua_pcallk(L, arguments, LUA_MULTRET, 0, 1, handled), 1);
}

static int base_error(lua_State *L) {
    const lua_Integer level = sandbox_integer_or(L, 2, 1);
    lua_settop(L, 1);
    if (lua_type(L, 1) == LUA_TSTRING && level > 0 && level < 1000) {
        sandbox_charge(L, lua_rawlen(L, 1) / 16);
        luaL_where(L, (int)level);
        lua_pushvalue(L, 1);
        lua_concat(L, 2);
    }
    return lua_error(L);
}

static int base_assert(lua_State *L) {
    if (lua_toboolean(L, 1)) return lua_gettop(L);
    luaL_checkany(L, 1);
    lua_remove(L, 1);
    lua_pushliteral(L, "assertion failed!");
    lua_settop(L, 1);
    return lua_error(L);
}

static int base_type(lua_State *L) {
    luaL_checkany(L, 1);
    lua_pushstring(L, luaL_typename(L, 1));
    return 1;
}

static int base_select(lua_State *L) {
    const int count = lua_gettop(L);
    sandbox_charge(L, (uint64_t)count / 8);
    if (lua_type(L, 1) == LUA_TSTRING && *lua_tostring(L, 1) == '#') {
        lua_pushinteger(L, count - 1);
        return 1;
    }
    lua_Integer from = sandbox_integer(L, 1);
    if (from < 0) from = count + from;
    if (from > count) from = count;
    luaL_argcheck(L, from >= 1, 1, "index out of range");
    return count - (int)from;
}

static bool is_module_name(const char *name) {
    bool may_end = false;
    for (; *name; name++) {
        const bool letter =
            (*name >= 'a' && *name <= 'z') || (*name >= '0' && *name <= '9') || *name == '_';
        if (!letter && (*name != '.' || !may_end)) return false;
        may_end = letter;
    }
    return may_end;
}

/* Upvalue 1 marks a module that is being loaded. */
static int base_require(lua_State *L) {
    Sandbox *b = sandbox_of(L);
    size_t length, size;
    const char *module = luaL_checklstring(L, 1, &length), *name, *bytes;
    lua_settop(L, 1);
    if (length > 100 || strlen(module) != length || !is_module_name(module))
        return luaL_error(L, "require: a module is named like \"events.war\", inside this pack");
    lua_rawgetp(L, LUA_REGISTRYINDEX, OWN(OWN_LOADED));
    lua_getfield(L, 2, module);
    if (lua_rawequal(L, 3, lua_upvalueindex(1)))
        return luaL_error(L, "require: %s needs itself, or failed before", module);
    if (!lua_isnil(L, 3)) return 1;
    if (b->frozen) return luaL_error(L, "require: %s was not loaded with the pack", module);
    sandbox_charge(L, 1000);
    if (!b->read || !b->read(b->read_context, module, &name, &bytes, &size))
        return luaL_error(L, "require: this pack has no module %s", module);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_setfield(L, 2, module);
    lua_call(L, sandbox_load(L, name, bytes, size), 1);
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        lua_pushboolean(L, 1);
    }
    lua_pushvalue(L, -1);
    lua_setfield(L, 2, module);
    return 1;
}

void sandbox_add_base(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"pairs", base_pairs},   {"next", base_next},
        {"ipairs", base_ipairs}, {"pcall", base_pcall},
        {"xpcall", base_xpcall}, {"setmetatable", base_setmetatable},
        {"error", base_error},   {"getmetatable", base_getmetatable},
        {"assert", base_assert}, {"tostring", base_tostring},
        {"type", base_type},     {"tonumber", base_tonumber},
        {"select", base_select}, {"rawget", base_rawget},
        {"rawset", base_rawset}, {"rawequal", base_rawequal},
        {"rawlen", base_rawlen}, {NULL, NULL},
    };
    lua_rawgetp(L, LUA_REGISTRYINDEX, OWN(OWN_GLOBALS));
    luaL_setfuncs(L, functions, 0);
    lua_newtable(L);
    lua_pushcclosure(L, base_require, 1);
    lua_setfield(L, -2, "require");
    lua_pop(L, 1);
}
