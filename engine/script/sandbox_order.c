/* pairs, next and ipairs.
 * Always true: the order is numbers ascending, then texts by their bytes, then false, true; it depends on
 * the keys alone. pairs goes through the keys that were there when it began; one that has lost its value
 * since is left out. Other keys have no order that is the same tomorrow, and are refused. */
#include "core/memory.h"
#include "script/sandbox_own.h"

#include <stdlib.h>
#include <string.h>

struct OrderKey {
    enum { KEY_INTEGER, KEY_REAL, KEY_TEXT, KEY_FLAG } kind;
    int place; /* in the unsorted list */
    union {
        lua_Integer integer;
        lua_Number real;
        struct {
            const char *bytes;
            size_t length;
        } text;
    } as;
};

/* Keys that are real have a fraction, or lie beyond all integers. */
static int against_real(lua_Integer i, lua_Number x) {
    if (x >= 0x1p63) return -1;
    if (x < -0x1p63) return 1;
    const lua_Integer cut = (lua_Integer)x; /* towards zero */
    if (i != cut) return i < cut ? -1 : 1;
    return (lua_Number)cut < x ? -1 : 1;
}

static int compare(const OrderKey *a, const OrderKey *b) {
    const bool a_number = a->kind <= KEY_REAL, b_number = b->kind <= KEY_REAL;
    if (a_number != b_number) return a_number ? -1 : 1;
    if (!a_number && a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    if (a->kind == KEY_TEXT) {
        const size_t x = a->as.text.length, y = b->as.text.length;
        const int order = memcmp(a->as.text.bytes, b->as.text.bytes, x < y ? x : y);
        return order ? order : (x > y) - (x < y);
    }
    if (a->kind == KEY_REAL && b->kind == KEY_REAL)
        return (a->as.real > b->as.real) - (a->as.real < b->as.real);
    if (a->kind == KEY_REAL) return -against_real(b->as.integer, a->as.real);
    if (b->kind == KEY_REAL) return against_real(a->as.integer, b->as.real);
    return (a->as.integer > b->as.integer) - (a->as.integer < b->as.integer);
}

static int compare_void(const void *a, const void *b) { return compare(a, b); }

static void read_key(lua_State *L, int index, OrderKey *key) {
    switch (lua_type(L, index)) {
    case LUA_TNUMBER:
        key->kind = lua_isinteger(L, index) ? KEY_INTEGER : KEY_REAL;
        if (key->kind == KEY_INTEGER)
            key->as.integer = lua_tointeger(L, index);
        else
            key->as.real = lua_tonumber(L, index);
        return;
    case LUA_TSTRING:
        key->kind = KEY_TEXT;
        key->as.text.bytes = lua_tolstring(L, index, &key->as.text.length);
        return;
    case LUA_TBOOLEAN:
        key->kind = KEY_FLAG;
        key->as.integer = lua_toboolean(L, index);
        return;
    default:
        luaL_error(L, "a key that is a %s has no order: go through numbers or texts",
                   luaL_typename(L, index));
    }
}

static void want_room(lua_State *L, size_t count) {
    Sandbox *b = sandbox_of(L);
    if (count < b->keys_room) return;
    b->keys_room = b->keys_room ? 2 * b->keys_room : 64;
    b->keys = memory_grow(b->keys, b->keys_room * sizeof *b->keys);
}

/* Reads the keys of the table at index into b->keys; pushes a list of them if list is set. */
static size_t gather(lua_State *L, int index, bool list, bool *sorted) {
    Sandbox *b = sandbox_of(L);
    size_t count = 0;
    *sorted = true;
    if (list) lua_newtable(L);
    for (lua_pushnil(L); lua_next(L, index);) {
        lua_pop(L, 1);
        if (lua_islightuserdata(L, -1)) continue;
        want_room(L, count);
        OrderKey *key = &b->keys[count];
        read_key(L, -1, key);
        key->place = (int)count + 1;
        if (count && compare(key - 1, key) > 0) *sorted = false;
        count++;
        if (!list) continue;
        lua_pushvalue(L, -1);
        lua_rawseti(L, -3, (lua_Integer)count);
    }
    sandbox_charge(L, 4 * count + 1);
    return count;
}

/* Pushes the list of the keys in order and returns how many there are. */
static size_t push_ordered(lua_State *L, int index) {
    Sandbox *b = sandbox_of(L);
    bool sorted;
    const size_t count = gather(L, index, true, &sorted);
    uint64_t steps = 0; /* charged in any case: whether they came in order is chance */
    for (size_t n = count; n > 1; n /= 2) steps += count;
    sandbox_charge(L, steps);
    if (sorted) return count;
    qsort(b->keys, count, sizeof *b->keys, compare_void); /* no two are equal */
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, -2, b->keys[i].place);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_remove(L, -2);
    return count;
}

/* From place on in the list at keys, the next key of table with a value: pushes both and returns its
 * place, or pushes nil and returns 0. */
static lua_Integer step(lua_State *L, int table, int keys, lua_Integer place) {
    uint64_t skipped = 1;
    for (;; place++, skipped++) {
        if (lua_rawgeti(L, keys, place) == LUA_TNIL) {
            sandbox_charge(L, skipped);
            return 0;
        }
        lua_pushvalue(L, -1);
        if (lua_rawget(L, table) != LUA_TNIL) break;
        lua_pop(L, 2);
    }
    sandbox_charge(L, 10 + skipped);
    return place;
}

/* Upvalues: the table, its keys, the place. */
static int pairs_step(lua_State *L) {
    const lua_Integer place = step(L, lua_upvalueindex(1), lua_upvalueindex(2),
                                   lua_tointeger(L, lua_upvalueindex(3)) + 1);
    if (!place) return 1;
    lua_pushinteger(L, place);
    lua_replace(L, lua_upvalueindex(3));
    return 2;
}

int base_pairs(lua_State *L) {
    luaL_checkany(L, 1);
    lua_settop(L, 1);
    if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
        lua_pushvalue(L, 1);
        lua_call(L, 1, 3);
        return 3;
    }
    lua_pushvalue(L, 1);
    sandbox_readable(L, 1);
    lua_insert(L, 1); /* the stand-in, what is behind it */
    push_ordered(L, 2);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, pairs_step, 3);
    lua_insert(L, 1);
    lua_pushnil(L);
    return 3;
}

/* The registry's OWN_ORDER holds what next last went through: {table, keys, place}, so that a loop over
 * `next, t` does not sort at each step. True: the key at 2 is at *place of the list, which is pushed on top
 * of OWN_ORDER and the table. */
static bool remembered(lua_State *L, lua_Integer *place) {
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, OWN(OWN_ORDER)) != LUA_TTABLE) return false;
    lua_rawgeti(L, -1, 1);
    lua_rawgeti(L, -2, 2);
    lua_rawgeti(L, -3, 3);
    *place = lua_tointeger(L, -1);
    lua_pop(L, 1);
    if (!lua_rawequal(L, -2, 1)) return false;
    lua_rawgeti(L, -1, *place);
    const bool same = lua_rawequal(L, -1, 2);
    lua_pop(L, 1);
    return same;
}

static void remember(lua_State *L, int keys, lua_Integer place) {
    keys = lua_absindex(L, keys);
    lua_createtable(L, 3, 0);
    lua_pushvalue(L, 1);
    lua_rawseti(L, -2, 1);
    lua_pushvalue(L, keys);
    lua_rawseti(L, -2, 2);
    lua_pushinteger(L, place);
    lua_rawseti(L, -2, 3);
    lua_rawsetp(L, LUA_REGISTRYINDEX, OWN(OWN_ORDER));
}

/* The place of the first key that comes after the one at 2, among the count sorted in the list on top. */
static lua_Integer place_after(lua_State *L, size_t count) {
    OrderKey wanted, key;
    size_t low = 0, high = count;
    read_key(L, 2, &wanted);
    while (low < high) {
        const size_t middle = (low + high) / 2;
        lua_rawgeti(L, -1, (lua_Integer)middle + 1);
        read_key(L, -1, &key);
        lua_pop(L, 1);
        if (compare(&key, &wanted) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    return (lua_Integer)low + 1;
}

static int first_key(lua_State *L) {
    const Sandbox *b = sandbox_of(L);
    bool sorted;
    const size_t count = gather(L, 1, false, &sorted);
    const OrderKey *least = b->keys;
    if (!count) return lua_pushnil(L), 1;
    for (size_t i = 1; i < count && !sorted; i++)
        if (compare(&b->keys[i], least) < 0) least = &b->keys[i];
    switch (least->kind) {
    case KEY_INTEGER: lua_pushinteger(L, least->as.integer); break;
    case KEY_REAL: lua_pushnumber(L, least->as.real); break;
    case KEY_TEXT: lua_pushlstring(L, least->as.text.bytes, least->as.text.length); break;
    case KEY_FLAG: lua_pushboolean(L, (int)least->as.integer); break;
    }
    lua_pushvalue(L, -1);
    lua_rawget(L, 1);
    return 2;
}

int base_next(lua_State *L) {
    lua_Integer place;
    lua_settop(L, 2);
    sandbox_readable(L, 1);
    if (lua_isnil(L, 2)) return first_key(L);
    const bool known = remembered(L, &place);
    if (known) {
        place++;
    } else {
        lua_settop(L, 2);
        const size_t count = push_ordered(L, 1);
        place = place_after(L, count);
    }
    const int keys = lua_gettop(L);
    place = step(L, 1, keys, place);
    if (!place) return lua_pushnil(L), 1;
    if (!known) {
        remember(L, keys, place);
        return 2;
    }
    lua_pushinteger(L, place);
    lua_rawseti(L, keys - 2, 3);
    return 2;
}

static int ipairs_step(lua_State *L) {
    const lua_Integer i = (lua_Integer)((lua_Unsigned)luaL_checkinteger(L, 2) + 1);
    sandbox_charge(L, 1);
    lua_pushinteger(L, i);
    return lua_geti(L, 1, i) == LUA_TNIL ? 1 : 2;
}

int base_ipairs(lua_State *L) {
    luaL_checkany(L, 1);
    lua_pushcfunction(L, ipairs_step);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}
