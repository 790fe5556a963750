/* The small world that hostile scripts are given, over the real sandbox: sim.get, set, log, rand, on, spawn,
 * handle and value. Shared by tests/tools/hostile_lua.c and tests/fuzz/fuzz_lua.c.
 * Always true: what a failed call did to the world is undone. */
#pragma once
#include <lauxlib.h>
#include <lua.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "script/sandbox.h"

enum { SIM_NUMBERS = 4, SIM_UNITS = 32, SIM_HANDLERS = 64, SIM_LINES = 200, SIM_TURNS = 5 };

typedef struct SimState {
    double number[SIM_NUMBERS];
    struct {
        char name[25];
        int count;
    } unit[SIM_UNITS];
    int units;
    uint64_t luck;
    size_t log_length;
    int lines;
} SimState;

typedef struct Sim {
    Sandbox *sandbox;
    SimState now;
    Text log;
    int handler[SIM_HANDLERS], handlers;
    bool loading;
} Sim;

static const char *const sim_names[SIM_NUMBERS] = {"gold", "food", "order", "trust"};

static inline Sim *sim_of(lua_State *L) { return lua_touserdata(L, lua_upvalueindex(1)); }

static inline double *sim_number(lua_State *L, Sim *sim) {
    size_t length;
    luaL_checktype(L, 1, LUA_TSTRING);
    const char *name = lua_tolstring(L, 1, &length);
    for (int i = 0; i < SIM_NUMBERS; i++)
        if (length == strlen(sim_names[i]) && !memcmp(name, sim_names[i], length))
            return &sim->now.number[i];
    luaL_error(L, "there is no number of this name");
    return NULL;
}

static inline int sim_get(lua_State *L) {
    sandbox_charge(L, 20);
    lua_pushnumber(L, *sim_number(L, sim_of(L)));
    return 1;
}

static inline int sim_set(lua_State *L) {
    sandbox_charge(L, 20);
    double *number = sim_number(L, sim_of(L));
    luaL_checktype(L, 2, LUA_TNUMBER);
    const double value = lua_tonumber(L, 2);
    luaL_argcheck(L, isfinite(value) && fabs(value) <= 1e9, 2, "a finite number is wanted");
    *number = value;
    return 0;
}

static inline int sim_log(lua_State *L) {
    Sim *sim = sim_of(L);
    size_t length;
    luaL_checktype(L, 1, LUA_TSTRING);
    const char *text = lua_tolstring(L, 1, &length);
    sandbox_charge(L, 100);
    luaL_argcheck(L, length <= 8000, 1, "a line has at most 8000 bytes");
    if (sim->now.lines++ >= SIM_LINES)
        return luaL_error(L, "more than %d lines in one call", SIM_LINES);
    for (size_t i = 0; i < length; i++)
        text_add(&sim->log, "%c", text[i] >= 32 && text[i] < 127 ? text[i] : '?');
    text_add(&sim->log, "\n");
    sim->now.log_length = sim->log.length;
    return 0;
}

static inline int sim_rand(lua_State *L) {
    Sim *sim = sim_of(L);
    const lua_Integer n = luaL_checkinteger(L, 1);
    luaL_argcheck(L, n >= 1, 1, "a positive number is wanted");
    sandbox_charge(L, 20);
    sim->now.luck = sim->now.luck * 6364136223846793005u + 1442695040888963407u;
    lua_pushinteger(L, (lua_Integer)((sim->now.luck >> 11) % (uint64_t)n) + 1);
    return 1;
}

static inline int sim_on(lua_State *L) {
    Sim *sim = sim_of(L);
    luaL_checktype(L, 1, LUA_TSTRING);
    luaL_checktype(L, 2, LUA_TFUNCTION);
    if (!sim->loading) return luaL_error(L, "handlers are given while a pack loads");
    if (sim->handlers >= SIM_HANDLERS) return luaL_error(L, "more than %d handlers", SIM_HANDLERS);
    lua_settop(L, 2);
    sim->handler[sim->handlers++] = luaL_ref(L, LUA_REGISTRYINDEX);
    return 0;
}

static inline void sim_check_unit(lua_State *L, const char *name, size_t length) {
    static const char good[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -'._";
    if (length < 1 || length > 24 || strspn(name, good) != length)
        luaL_error(L, "name: 1 to 24 letters are wanted");
}

static inline int sim_spawn(lua_State *L) {
    Sim *sim = sim_of(L);
    size_t length;
    int keys = 0;
    luaL_checktype(L, 1, LUA_TTABLE);
    sandbox_charge(L, 100);
    if (lua_getmetatable(L, 1)) return luaL_error(L, "a plain table is wanted");
    lua_settop(L, 1);
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1))
        if (++keys > 2) return luaL_error(L, "only name and count are known");
    lua_pushliteral(L, "name");
    if (lua_rawget(L, 1) != LUA_TSTRING) return luaL_error(L, "name: a text is wanted");
    const char *name = lua_tolstring(L, 2, &length);
    sim_check_unit(L, name, length);
    lua_pushliteral(L, "count");
    lua_rawget(L, 1);
    if (!lua_isinteger(L, 3) || lua_tointeger(L, 3) < 1 || lua_tointeger(L, 3) > 1000)
        return luaL_error(L, "count: a whole number from 1 to 1000 is wanted");
    if (sim->now.units >= SIM_UNITS) return luaL_error(L, "more than %d units", SIM_UNITS);
    memcpy(sim->now.unit[sim->now.units].name, name, length + 1);
    sim->now.unit[sim->now.units++].count = (int)lua_tointeger(L, 3);
    return 0;
}

static inline int sim_handle(lua_State *L) {
    sandbox_charge(L, 50);
    int *which = lua_newuserdatauv(L, sizeof *which, 0);
    *which = 0;
    luaL_setmetatable(L, "sim.handle");
    return 1;
}

static inline int sim_value(lua_State *L) {
    const int *which = luaL_checkudata(L, 1, "sim.handle");
    lua_pushnumber(L, sim_of(L)->now.number[*which]);
    return 1;
}

static inline void sim_open(Sim *sim, const SandboxLimits *limits) {
    static const luaL_Reg functions[] = {
        {"get", sim_get},       {"set", sim_set},     {"log", sim_log},
        {"rand", sim_rand},     {"on", sim_on},       {"spawn", sim_spawn},
        {"handle", sim_handle}, {"value", sim_value}, {NULL, NULL},
    };
    *sim = (Sim){.sandbox = sandbox_open(limits), .now = {.number = {100, 50, 7, 3}, .luck = 1}};
    lua_State *L = sandbox_state(sim->sandbox);
    luaL_newmetatable(L, "sim.handle");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 1);
    lua_newtable(L);
    lua_pushlightuserdata(L, sim);
    luaL_setfuncs(L, functions, 1);
    sandbox_share(sim->sandbox, "sim");
}

static inline void sim_close(Sim *sim) {
    sandbox_close(sim->sandbox);
    text_free(&sim->log);
}

/* FNV-1a over the values. */
static inline uint64_t sim_digest(const Sim *sim) {
    uint64_t digest = 14695981039346656037u;
    const unsigned char *byte = (const unsigned char *)sim->now.number;
    for (size_t i = 0; i < sizeof sim->now.number; i++)
        digest = (digest ^ byte[i]) * 1099511628211u;
    for (int u = 0; u < sim->now.units; u++) {
        for (const char *c = sim->now.unit[u].name; *c; c++)
            digest = (digest ^ (unsigned char)*c) * 1099511628211u;
        digest = (digest ^ (uint64_t)sim->now.unit[u].count) * 1099511628211u;
    }
    return (digest ^ sim->now.luck) * 1099511628211u;
}

static inline void sim_undo(Sim *sim, const SimState *before) {
    sim->now = *before;
    sim->log.length = before->log_length;
    if (sim->log.data) sim->log.data[sim->log.length] = '\0';
}

static inline SandboxEnd sim_load(Sim *sim, const char *name, const char *bytes, size_t length,
                                  Err *err) {
    const SimState before = sim->now;
    sim->loading = true;
    SandboxEnd end = sandbox_run(sim->sandbox, name, bytes, length, err);
    sim->loading = false;
    if (end == SANDBOX_DONE && !sandbox_freeze(sim->sandbox, err)) end = SANDBOX_FAILED;
    if (end != SANDBOX_DONE) sim_undo(sim, &before);
    return end;
}

static inline SandboxEnd sim_fire(Sim *sim, int handler, Err *err) {
    SimState before = sim->now;
    sim->now.lines = 0;
    lua_rawgeti(sandbox_state(sim->sandbox), LUA_REGISTRYINDEX, sim->handler[handler]);
    const SandboxEnd end = sandbox_call(sim->sandbox, 0, 0, err);
    if (end != SANDBOX_DONE) sim_undo(sim, &before);
    return end;
}
