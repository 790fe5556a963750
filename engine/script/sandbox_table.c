/* The table library: concat, insert, move, pack, remove, sort, unpack.
 * Always true: elements are read and written round metatables, so no script's code runs but a comparison;
 * what is read-only stays so; the sort is stable and the same for every comparison, even a wrong one. */
#include "script/sandbox_own.h"

enum { SORTED_MAX = 1000000 };

static lua_Integer length_of(lua_State *L, int index) { return (lua_Integer)lua_rawlen(L, index); }

static int table_concat(lua_State *L) {
    size_t gap_length = 0, length;
    sandbox_readable(L, 1);
    const char *gap = lua_isnoneornil(L, 2) ? "" : sandbox_bytes(L, 2, &gap_length);
    const lua_Integer from = sandbox_integer_or(L, 3, 1),
                      to = sandbox_integer_or(L, 4, length_of(L, 1));
    Out out;
    out_open(&out, L);
    for (lua_Integer i = from; i <= to; i++) {
        lua_rawgeti(L, 1, i);
        if (!lua_isstring(L, -1))
            return luaL_error(L, "invalid value (at index %I) in table for 'concat'",
                              (LUAI_UACINT)i);
        const char *piece = sandbox_bytes(L, lua_gettop(L), &length);
        sandbox_charge(L, 2 + (length + gap_length) / 16);
        out_add(&out, piece, length);
        lua_pop(L, 1);
        if (i == to) break; /* i + 1 may not exist */
        out_add(&out, gap, gap_length);
    }
    out_push(&out);
    return 1;
}

static int table_insert(lua_State *L) {
    const int count = lua_gettop(L);
    sandbox_want_writable(L, 1);
    if (length_of(L, 1) == LUA_MAXINTEGER) return luaL_error(L, "the table is full");
    const lua_Integer end = length_of(L, 1) + 1;
    if (count == 2) {
        sandbox_charge(L, 1);
        lua_rawseti(L, 1, end);
        return 0;
    }
    if (count != 3) return luaL_error(L, "wrong number of arguments to 'insert'");
    const lua_Integer at = sandbox_integer(L, 2);
    luaL_argcheck(L, at >= 1 && at <= end, 2, "position out of bounds");
    sandbox_charge(L, (uint64_t)(end - at) + 1);
    for (lua_Integer i = end; i > at; i--) {
        lua_rawgeti(L, 1, i - 1);
        lua_rawseti(L, 1, i);
    }
    lua_rawseti(L, 1, at);
    return 0;
}

static int table_remove(lua_State *L) {
    sandbox_want_writable(L, 1);
    const lua_Integer length = length_of(L, 1);
    const lua_Integer at = sandbox_integer_or(L, 2, length);
    if (length == LUA_MAXINTEGER) return luaL_error(L, "the table is full");
    if (!lua_isnoneornil(L, 2))
        luaL_argcheck(L, (at >= 1 && at <= length + 1) || (!length && !at), 2,
                      "position out of bounds");
    sandbox_charge(L, at < length ? (uint64_t)(length - at) + 1 : 1);
    lua_rawgeti(L, 1, at);
    for (lua_Integer i = at; i < length; i++) {
        lua_rawgeti(L, 1, i + 1);
        lua_rawseti(L, 1, i);
    }
    lua_pushnil(L);
    lua_rawseti(L, 1, at < length ? length : at);
    return 1;
}

static int table_move(lua_State *L) {
    const lua_Integer from = sandbox_integer(L, 2), last = sandbox_integer(L, 3),
                      to = sandbox_integer(L, 4);
    const int target = lua_isnoneornil(L, 5) ? 1 : 5;
    const bool other = target == 5 && !lua_rawequal(L, 1, 5);
    sandbox_want_writable(L, target);
    lua_settop(L, 5);
    lua_pushvalue(L, target);
    sandbox_readable(L, 1);
    if (last >= from) {
        luaL_argcheck(L, from > 0 || last < LUA_MAXINTEGER + from, 3, "too many elements to move");
        luaL_argcheck(L, to <= LUA_MAXINTEGER - (last - from), 4, "destination wrap around");
        const lua_Integer count = last - from + 1;
        const bool down = to > last || to <= from || other;
        for (lua_Integer n = 0; n < count; n++) {
            const lua_Integer i = down ? n : count - 1 - n;
            sandbox_charge(L, 1);
            lua_rawgeti(L, 1, from + i);
            lua_rawseti(L, 6, to + i);
        }
    }
    return 1;
}

static int table_pack(lua_State *L) {
    const int count = lua_gettop(L);
    sandbox_charge(L, (uint64_t)count);
    lua_createtable(L, count, 1);
    lua_insert(L, 1);
    for (int i = count; i >= 1; i--) lua_rawseti(L, 1, i);
    lua_pushinteger(L, count);
    lua_setfield(L, 1, "n");
    return 1;
}

static int table_unpack(lua_State *L) {
    sandbox_readable(L, 1);
    const lua_Integer from = sandbox_integer_or(L, 2, 1),
                      to = sandbox_integer_or(L, 3, length_of(L, 1));
    if (from > to) return 0;
    if ((lua_Unsigned)to - (lua_Unsigned)from >= RESULTS_MAX)
        return luaL_error(L, "too many results to unpack: at most %d", RESULTS_MAX);
    const int count = (int)(to - from) + 1;
    luaL_checkstack(L, count, "too many results to unpack");
    sandbox_charge(L, (uint64_t)count);
    for (int i = 0; i < count; i++) lua_rawgeti(L, 1, from + i);
    return count;
}

/* The table is 1, the comparison 2, the tables merged from and to are 3 and 4. */
static bool comes_before(lua_State *L, lua_Integer a, lua_Integer b) {
    sandbox_charge(L, 5);
    const bool given = !lua_isnil(L, 2);
    if (given) lua_pushvalue(L, 2);
    lua_rawgeti(L, 3, a);
    lua_rawgeti(L, 3, b);
    bool before;
    if (given) {
        lua_call(L, 2, 1);
        before = lua_toboolean(L, -1);
        lua_pop(L, 1);
    } else {
        before = lua_compare(L, -2, -1, LUA_OPLT);
        lua_pop(L, 2);
    }
    return before;
}

/* Merges [low, middle) and [middle, high) of table 3 into table 4. */
static void merge(lua_State *L, lua_Integer low, lua_Integer middle, lua_Integer high) {
    lua_Integer left = low, right = middle;
    for (lua_Integer to = low; to < high; to++) {
        const bool take_right = right < high && (left >= middle || comes_before(L, right, left));
        lua_rawgeti(L, 3, take_right ? right++ : left++);
        lua_rawseti(L, 4, to);
    }
}

static int table_sort(lua_State *L) {
    sandbox_want_writable(L, 1);
    const lua_Integer length = length_of(L, 1);
    if (!lua_isnoneornil(L, 2)) luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    if (length > SORTED_MAX) return luaL_error(L, "too many entries to sort: at most %d", SORTED_MAX);
    sandbox_charge(L, 2 * (uint64_t)length);
    lua_createtable(L, (int)length, 0);
    lua_createtable(L, (int)length, 0);
    for (lua_Integer i = 1; i <= length; i++) {
        lua_rawgeti(L, 1, i);
        lua_rawseti(L, 3, i);
    }
    for (lua_Integer width = 1; width < length; width *= 2) {
        sandbox_charge(L, (uint64_t)length);
        for (lua_Integer low = 1; low <= length; low += 2 * width) {
            const lua_Integer middle = low + width, end = length + 1;
            merge(L, low, middle < end ? middle : end, middle + width < end ? middle + width : end);
        }
        lua_insert(L, 3); /* swaps the two */
    }
    for (lua_Integer i = 1; i <= length; i++) {
        lua_rawgeti(L, 3, i);
        lua_rawseti(L, 1, i);
    }
    return 0;
}

void sandbox_add_table(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"concat", table_concat}, {"insert", table_insert},
        {"move", table_move},     {"pack", table_pack},
        {"remove", table_remove}, {"sort", table_sort},
        {"unpack", table_unpack}, {NULL, NULL},
    };
    lua_rawgetp(L, LUA_REGISTRYINDEX, OWN(OWN_GLOBALS));
    lua_newtable(L);
    luaL_setfuncs(L, functions, 0);
    sandbox_seal(L);
    lua_setfield(L, -2, "table");
    lua_pop(L, 1);
}
