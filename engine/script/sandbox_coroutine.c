/* The coroutine library: create, isyieldable, resume, status, wrap, yield.
 * Always true: a coroutine shares the limits of the call it runs in: each start costs as much as the
 * instructions between two looks at the limits, which it may use unseen, and a limit met in it goes on in
 * whoever resumed it. */
#include "script/sandbox_own.h"

enum { SWITCH_FUEL = HOOK_COUNT };

static lua_State *check_thread(lua_State *L, int arg) {
    luaL_checktype(L, arg, LUA_TTHREAD);
    return lua_tothread(L, arg);
}

/* Moves count values over and resumes; the number of results on L, or -1 with the error there. */
static int resume(lua_State *L, lua_State *co, int count) {
    int results;
    sandbox_charge(L, SWITCH_FUEL);
    if (!lua_checkstack(co, count)) return lua_pushliteral(L, "too many arguments to resume"), -1;
    if (lua_status(co) == LUA_OK && lua_gettop(co) == 0)
        return lua_pop(L, count), lua_pushliteral(L, "cannot resume dead coroutine"), -1;
    lua_xmove(L, co, count);
    const int status = lua_resume(co, L, count, &results);
    if (sandbox_of(L)->dead) sandbox_raise(L);
    if (status != LUA_OK && status != LUA_YIELD) return lua_xmove(co, L, 1), -1;
    if (!lua_checkstack(L, results + 1)) {
        lua_pop(co, results);
        return lua_pushliteral(L, "too many results to resume"), -1;
    }
    lua_xmove(co, L, results);
    return results;
}

static int coroutine_resume(lua_State *L) {
    const int results = resume(L, check_thread(L, 1), lua_gettop(L) - 1);
    lua_pushboolean(L, results >= 0);
    lua_insert(L, results >= 0 ? -results - 1 : -2);
    return results >= 0 ? results + 1 : 2;
}

static int wrapped(lua_State *L) {
    const int results = resume(L, lua_tothread(L, lua_upvalueindex(1)), lua_gettop(L));
    if (results >= 0) return results;
    if (lua_type(L, -1) == LUA_TSTRING) {
        luaL_where(L, 1);
        lua_insert(L, -2);
        lua_concat(L, 2);
    }
    return lua_error(L);
}

static int coroutine_create(lua_State *L) {
    luaL_checktype(L, 1, LUA_TFUNCTION);
    sandbox_charge(L, SWITCH_FUEL);
    lua_State *co = lua_newthread(L);
    lua_pushvalue(L, 1);
    lua_xmove(L, co, 1);
    return 1;
}

static int coroutine_wrap(lua_State *L) {
    coroutine_create(L);
    lua_pushcclosure(L, wrapped, 1);
    return 1;
}

static int coroutine_yield(lua_State *L) { return lua_yield(L, lua_gettop(L)); }

static int coroutine_status(lua_State *L) {
    lua_State *co = check_thread(L, 1);
    lua_Debug ar;
    const char *status = "dead";
    if (co == L)
        status = "running";
    else if (lua_status(co) == LUA_YIELD)
        status = "suspended";
    else if (lua_status(co) == LUA_OK && lua_getstack(co, 0, &ar))
        status = "normal";
    else if (lua_status(co) == LUA_OK && lua_gettop(co) > 0)
        status = "suspended";
    lua_pushstring(L, status);
    return 1;
}

static int coroutine_isyieldable(lua_State *L) {
    lua_State *co = lua_isnone(L, 1) ? L : check_thread(L, 1);
    lua_pushboolean(L, lua_isyieldable(co));
    return 1;
}

void sandbox_add_coroutine(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"create", coroutine_create},
        {"resume", coroutine_resume},
        {"yield", coroutine_yield},
        {"wrap", coroutine_wrap},
        {"status", coroutine_status},
        {"isyieldable", coroutine_isyieldable},
        {NULL, NULL},
    };
    lua_rawgetp(L, LUA_REGISTRYINDEX, OWN(OWN_GLOBALS));
    lua_newtable(L);
    luaL_setfuncs(L, functions, 0);
    sandbox_seal(L);
    lua_setfield(L, -2, "coroutine");
    lua_pop(L, 1);
}
