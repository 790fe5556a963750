/* Effects in Lua: what :add(), :set() and :scale() made, windows, lots, what comes later.
 * Always true: an effect is a value like any other until a declaration takes it; making one changes
 * nothing. */
#include <lauxlib.h>
#include <lua.h>
#include <stdio.h>
#include <string.h>

#include "script/reader.h"

static const char effect_type[] = "effect";

static int list_size(const Reader *r, const RawList *list) {
    int size = 0;
    for (int n = 0; n < list->count; n++) size += r->effect[list->item[n]].size;
    return size;
}

int effect_push(lua_State *L, Reader *r, RawEffect effect) {
    sandbox_charge(L, 60);
    effect.size = 1 + list_size(r, &effect.then) + list_size(r, &effect.otherwise);
    if (effect.size > EFFECTS_NESTED)
        luaL_error(L, "the effects are nested too far: at most %d in one are wanted", EFFECTS_NESTED);
    reader_where(L, r, &effect.file, &effect.line);
    void *list = r->effect;
    RawEffect *e = reader_add(L, r, &list, &r->effects, sizeof *e, EFFECTS_MAX, "effects");
    r->effect = list;
    *e = effect;
    int *at = lua_newuserdatauv(L, sizeof *at, 0);
    *at = r->effects - 1;
    luaL_setmetatable(L, effect_type);
    return 1;
}

static bool nested_later(const Reader *r, const RawList *list) {
    for (int n = 0; n < list->count; n++)
        if (r->effect[list->item[n]].kind == RAW_LATER) return true;
    return false;
}

RawList effects_at(lua_State *L, int at, const char *what) {
    Reader *r = reader_of(L);
    RawList list = {0};
    at = lua_absindex(L, at);
    if (lua_isnil(L, at)) return list;
    const int *one = luaL_testudata(L, at, effect_type);
    if (one) { /* a single effect needs no list */
        list.item = arena_alloc(&r->arena, sizeof *list.item);
        list.item[list.count++] = *one;
        return list;
    }
    if (!lua_istable(L, at)) luaL_error(L, "%s: a list of effects is wanted, found %s", what, luaL_typename(L, at));
    const lua_Unsigned length = lua_rawlen(L, at);
    if (length > EFFECTS_OF_LIST) luaL_error(L, "%s: at most %d effects are wanted", what, EFFECTS_OF_LIST);
    list.item = arena_alloc(&r->arena, sizeof *list.item * (size_t)(length + 1));
    for (int n = 1; n <= (int)length; n++) {
        lua_rawgeti(L, at, n);
        const int *effect = luaL_testudata(L, -1, effect_type);
        if (!effect)
            luaL_error(L, "%s: entry %d is %s; an effect is wanted, such as w.unity:add(0.01)", what, n,
                       is_expression(L, -1) ? "an expression" : luaL_typename(L, -1));
        list.item[list.count++] = *effect;
        lua_pop(L, 1);
    }
    return list;
}

static int field_value(lua_State *L, int table, const char *name, const char *what) {
    lua_getfield(L, table, name);
    const int tree = lua_isnil(L, -1) ? NO_TREE : expression_at(L, -1, what);
    lua_pop(L, 1);
    return tree;
}

/* between(a, b): a plain pair, for months. */
static int on_between(lua_State *L) {
    lua_createtable(L, 2, 0);
    for (int n = 1; n <= 2; n++) {
        expression_push(L, expression_at(L, n, "between"));
        lua_rawseti(L, -2, n);
    }
    return 1;
}

static void months_of(lua_State *L, int table, int *from, int *to) {
    lua_getfield(L, table, "months");
    *to = NO_TREE;
    if (lua_istable(L, -1)) {
        lua_rawgeti(L, -1, 1);
        *from = expression_at(L, -1, "open_window: months");
        lua_rawgeti(L, -2, 2);
        *to = expression_at(L, -1, "open_window: months");
        lua_pop(L, 3);
        return;
    }
    *from = expression_at(L, -1, "open_window: months");
    lua_pop(L, 1);
}

static int on_open_window(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    RawEffect e = {.kind = RAW_WINDOW, .target = NO_TREE};
    months_of(L, 1, &e.value, &e.value_2);
    e.value_3 = field_value(L, 1, "menace", "open_window: menace");
    return effect_push(L, reader_of(L), e);
}

static int on_bar_file(lua_State *L) {
    return effect_push(L, reader_of(L),
                       (RawEffect){.kind = RAW_BAR,
                                   .target = NO_TREE,
                                   .value = expression_at(L, 1, "bar_file"),
                                   .value_2 = NO_TREE,
                                   .value_3 = NO_TREE});
}

static int on_perhaps(lua_State *L) {
    Reader *r = reader_of(L);
    RawEffect e = {.kind = RAW_PERHAPS, .target = NO_TREE, .value = expression_at(L, 1, "perhaps: the chance"),
                   .value_2 = NO_TREE, .value_3 = NO_TREE};
    lua_settop(L, 3);
    e.then = effects_at(L, 2, "perhaps");
    e.otherwise = effects_at(L, 3, "perhaps: otherwise");
    if (nested_later(r, &e.then) || nested_later(r, &e.otherwise))
        return luaL_error(L, "perhaps: later() stands outside: later(6, { perhaps(…) })");
    return effect_push(L, r, e);
}

static int on_later(lua_State *L) {
    Reader *r = reader_of(L);
    RawEffect e = {.kind = RAW_LATER, .target = NO_TREE, .value = expression_at(L, 1, "later: months"),
                   .value_2 = NO_TREE, .value_3 = NO_TREE};
    lua_settop(L, 2);
    e.then = effects_at(L, 2, "later");
    if (nested_later(r, &e.then)) return luaL_error(L, "later: one inside another; declare a second event instead");
    return effect_push(L, r, e);
}

static int of_effect(lua_State *L) {
    return luaL_error(L, "an effect has nothing to read: it belongs into a list of effects");
}

void effects_open(lua_State *L, Reader *r) {
    static const luaL_Reg meta[] = {{"__index", of_effect}, {"__newindex", of_effect}, {NULL, NULL}};
    static const luaL_Reg functions[] = {
#define EFFECT(name, ...) {#name, on_##name},
#include "script/bindings.def"
        {NULL, NULL}};
    luaL_newmetatable(L, effect_type);
    luaL_setfuncs(L, meta, 0);
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 1);
    for (const luaL_Reg *f = functions; f->name; f++) {
        lua_pushcfunction(L, f->func);
        sandbox_share(r->box, f->name);
    }
}
