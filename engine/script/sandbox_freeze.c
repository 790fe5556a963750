/* What functions can reach after loading stays as it is: every call is compared with a copy.
 * Always true: the registry's OWN_FROZEN lists each reachable table and closure once, with a copy of what
 * was in it; as long as all of them are unchanged, nothing else can have become reachable. Stand-ins are
 * left out, as no script can write to them; so are keys that no script can name. */
#include "script/sandbox_own.h"

#include <stdio.h>
#include <string.h>

/* The parts of OWN_FROZEN: lists of the same length, and object -> true while they are made. */
enum { OBJECTS = 1, COPIES, METATABLES, COUNTS, SEEN, PARTS = SEEN };

/* Where the parts stand on the stack while they are in use: base + part. */
typedef struct Walk {
    lua_State *L;
    int base;
    lua_Integer count;
    const char *wrong; /* what cannot be frozen */
} Walk;

static bool is_guarded(lua_State *L, int index) {
    if (!lua_getmetatable(L, index)) return false;
    lua_pushliteral(L, "__metatable");
    lua_rawget(L, -2);
    const bool guarded = lua_isboolean(L, -1);
    lua_pop(L, 2);
    return guarded;
}

static bool waits(lua_State *L, int index) {
    lua_State *thread = lua_tothread(L, index);
    return thread != L && (lua_status(thread) == LUA_YIELD ||
                           (lua_status(thread) == LUA_OK && lua_gettop(thread) > 0));
}

/* Pops a value; lists it if it can change. */
static void add(Walk *w) {
    lua_State *L = w->L;
    const int type = lua_type(L, -1);
    bool listed = type == LUA_TTABLE || type == LUA_TFUNCTION || type == LUA_TUSERDATA;
    if (type == LUA_TTHREAD && waits(L, -1)) w->wrong = "a coroutine";
    if (type == LUA_TTABLE && is_guarded(L, -1)) listed = false;
    if (listed) {
        lua_pushvalue(L, -1);
        lua_rawget(L, w->base + SEEN);
        listed = lua_isnil(L, -1);
        lua_pop(L, 1);
    }
    if (!listed) {
        lua_pop(L, 1);
        return;
    }
    lua_pushvalue(L, -1);
    lua_pushboolean(L, 1);
    lua_rawset(L, w->base + SEEN);
    lua_rawseti(L, w->base + OBJECTS, ++w->count);
}

/* Fills the copy on top from the object below it; how many fields it has. */
static lua_Integer copy_table(Walk *w) {
    lua_State *L = w->L;
    const int object = lua_gettop(L) - 1, copy = object + 1;
    lua_Integer count = 0;
    for (lua_pushnil(L); lua_next(L, object);) {
        if (!lua_islightuserdata(L, -2)) {
            lua_pushvalue(L, -2);
            lua_pushvalue(L, -2);
            lua_rawset(L, copy);
            count++;
            lua_pushvalue(L, -2);
            add(w);
            lua_pushvalue(L, -1);
            add(w);
        } else if (lua_touserdata(L, -2) == OWN(OWN_SHADOW)) {
            lua_pushvalue(L, -1);
            add(w);
        }
        lua_pop(L, 1);
    }
    return count;
}

static void copy_closure(Walk *w) {
    lua_State *L = w->L;
    const int object = lua_gettop(L) - 1, copy = object + 1;
    for (int i = 1; lua_getupvalue(L, object, i); i++) {
        lua_pushvalue(L, -1);
        lua_rawseti(L, copy, i);
        add(w);
    }
}

static void walk_userdata(Walk *w) {
    lua_State *L = w->L;
    const int object = lua_gettop(L) - 1;
    for (int i = 1; lua_getiuservalue(L, object, i) != LUA_TNONE; i++) add(w);
    lua_pop(L, 1);
}

/* Copies what the lists name, which adds to them, until nothing is new. */
static void walk(Walk *w) {
    lua_State *L = w->L;
    for (lua_Integer i = 1; i <= w->count; i++) {
        const int type = lua_rawgeti(L, w->base + OBJECTS, i);
        lua_newtable(L);
        lua_pushinteger(L, type == LUA_TTABLE ? copy_table(w) : 0);
        lua_rawseti(L, w->base + COUNTS, i);
        if (type == LUA_TFUNCTION) copy_closure(w);
        if (type == LUA_TUSERDATA) walk_userdata(w);
        lua_rawseti(L, w->base + COPIES, i);
        if (type == LUA_TTABLE && lua_getmetatable(L, -1)) {
            lua_pushvalue(L, -1);
            add(w);
        } else {
            lua_pushboolean(L, 0);
        }
        lua_rawseti(L, w->base + METATABLES, i);
        lua_pop(L, 1);
    }
}

/* Everything that functions hold is reached from the registry: references, modules, globals. */
static void add_roots(Walk *w) {
    lua_State *L = w->L;
    for (lua_pushnil(L); lua_next(L, LUA_REGISTRYINDEX);) {
        const void *key = lua_islightuserdata(L, -2) ? lua_touserdata(L, -2) : NULL;
        if (key == OWN(OWN_GLOBALS) || key == OWN(OWN_LOADED)) {
            const int table = lua_gettop(L);
            for (lua_pushnil(L); lua_next(L, table);) add(w);
            lua_pop(L, 1);
        } else {
            add(w);
        }
    }
}

bool sandbox_freeze(Sandbox *b, Err *err) {
    lua_State *L = b->L;
    Walk w = {.L = L, .base = lua_gettop(L)};
    ASSERT(!b->running && !b->frozen);
    lua_gc(L, LUA_GCCOLLECT);
    const size_t before = b->memory;
    lua_pushnil(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, OWN(OWN_ORDER));
    for (int part = 1; part <= PARTS; part++) lua_newtable(L);
    add_roots(&w);
    walk(&w);
    lua_newtable(L);
    for (int part = 1; part < SEEN; part++) {
        lua_pushvalue(L, w.base + part);
        lua_rawseti(L, -2, part);
    }
    lua_rawsetp(L, LUA_REGISTRYINDEX, OWN(OWN_FROZEN));
    lua_settop(L, w.base);
    lua_gc(L, LUA_GCCOLLECT);
    b->copies = b->memory > before ? b->memory - before : 0;
    b->frozen = true;
    if (w.wrong)
        return err_set(err, "%s: %s that loading left waiting would remember things between calls",
                       b->where, w.wrong);
    return true;
}

static void tell_change(Sandbox *b, const char *what, const char *name) {
    if (b->text[0]) return; /* the call failed already */
    snprintf(b->text, sizeof b->text,
             "%s: the %s %.60s was changed after loading: only a variable of the pack lasts from "
             "call to "
             "call",
             b->where, what, name);
}

/* The table is at object, its copy, of count fields, at object + 1: puts back what differs. */
static bool restore_table(Sandbox *b, int object, lua_Integer count) {
    lua_State *L = b->L;
    const int copy = object + 1;
    bool changed = false;
    for (lua_pushnil(L); lua_next(L, object); lua_pop(L, 1)) {
        if (lua_islightuserdata(L, -2)) continue;
        count--;
        lua_pushvalue(L, -2);
        lua_rawget(L, copy);
        if (!lua_rawequal(L, -1, -2)) {
            tell_change(b, "field",
                        lua_type(L, -3) == LUA_TSTRING ? lua_tostring(L, -3) : "of a table");
            changed = true;
            lua_pushvalue(L, -3);
            lua_pushvalue(L, -2);
            lua_rawset(L, object); /* of a key that is there: allowed */
        }
        lua_pop(L, 1);
    }
    if (!changed && !count) return false; /* all that is there was there, and nothing is missing */
    for (lua_pushnil(L); lua_next(L, copy); lua_pop(L, 1)) {
        lua_pushvalue(L, -2);
        if (lua_rawget(L, object) == LUA_TNIL) {
            tell_change(b, "field",
                        lua_type(L, -3) == LUA_TSTRING ? lua_tostring(L, -3) : "of a table");
            changed = true;
            lua_pushvalue(L, -3);
            lua_pushvalue(L, -3);
            lua_rawset(L, object);
        }
        lua_pop(L, 1);
    }
    return changed;
}

static bool restore_closure(Sandbox *b, int object) {
    lua_State *L = b->L;
    const char *name;
    bool changed = false;
    for (int i = 1; (name = lua_getupvalue(L, object, i)); i++) {
        lua_rawgeti(L, object + 1, i);
        if (lua_rawequal(L, -1, -2)) {
            lua_pop(L, 2);
            continue;
        }
        tell_change(b, *name ? "local" : "state of", *name ? name : "an iterator");
        changed = true;
        lua_setupvalue(L, object, i);
        lua_pop(L, 1);
    }
    return changed;
}

/* The metatable that the table at object had, at i of the list. */
static bool restore_metatable(Sandbox *b, int object, int list, lua_Integer i) {
    lua_State *L = b->L;
    if (!lua_getmetatable(L, object)) lua_pushboolean(L, 0);
    lua_rawgeti(L, list, i);
    const bool changed = !lua_rawequal(L, -1, -2);
    if (changed) {
        tell_change(b, "metatable", "of a table");
        if (!lua_istable(L, -1)) lua_pushnil(L);
        lua_setmetatable(L, object);
    }
    return changed;
}

bool sandbox_restore(Sandbox *b) {
    lua_State *L = b->L;
    if (!b->frozen) return false;
    const int base = lua_gettop(L), object = base + PARTS + 1;
    bool changed = false;
    luaL_checkstack(L, 20, NULL);
    lua_pushnil(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, OWN(OWN_ORDER));
    lua_rawgetp(L, LUA_REGISTRYINDEX, OWN(OWN_FROZEN));
    for (int part = 1; part < PARTS; part++) lua_rawgeti(L, base + 1, part);
    const lua_Integer count = (lua_Integer)lua_rawlen(L, base + 1 + OBJECTS);
    for (lua_Integer i = 1; i <= count; i++) {
        const int type = lua_rawgeti(L, base + 1 + OBJECTS, i);
        lua_rawgeti(L, base + 1 + COUNTS, i);
        const lua_Integer fields = lua_tointeger(L, -1);
        lua_pop(L, 1);
        lua_rawgeti(L, base + 1 + COPIES, i);
        if (type == LUA_TFUNCTION) changed |= restore_closure(b, object);
        if (type == LUA_TTABLE) {
            changed |= restore_table(b, object, fields);
            changed |= restore_metatable(b, object, base + 1 + METATABLES, i);
        }
        lua_settop(L, object - 1);
    }
    lua_settop(L, base);
    return changed;
}
