/* The maths library, and pow for plain numbers.
 * Always true: the same bits on every machine: only what IEEE rounds exactly, and our own exp and log.
 * There is no random here: luck comes from the world's own streams. */
#include "script/sandbox_own.h"

#include <math.h>

#include "core/real.h"

static double round_down(double x) {
    if (!(real_abs(x) < 0x1p52)) return x;
    const double cut = (double)(lua_Integer)x;
    return cut > x ? cut - 1 : cut;
}

static int push_whole(lua_State *L, double x) {
    if (x >= -0x1p63 && x < 0x1p63)
        lua_pushinteger(L, (lua_Integer)x);
    else
        lua_pushnumber(L, x);
    return 1;
}

static int math_floor(lua_State *L) {
    if (lua_isinteger(L, 1)) return lua_settop(L, 1), 1;
    return push_whole(L, round_down(sandbox_real(L, 1)));
}

static int math_ceil(lua_State *L) {
    if (lua_isinteger(L, 1)) return lua_settop(L, 1), 1;
    return push_whole(L, -round_down(-sandbox_real(L, 1)));
}

static int math_abs(lua_State *L) {
    if (lua_isinteger(L, 1)) {
        const lua_Integer n = lua_tointeger(L, 1);
        lua_pushinteger(L, n < 0 ? (lua_Integer)(0u - (lua_Unsigned)n) : n);
    } else {
        lua_pushnumber(L, real_abs(sandbox_real(L, 1)));
    }
    return 1;
}

static int extreme(lua_State *L, bool greatest) {
    const int count = lua_gettop(L);
    int best = 1;
    sandbox_charge(L, (uint64_t)count);
    for (int i = 1; i <= count || i == 1; i++) {
        luaL_checktype(L, i, LUA_TNUMBER);
        if (greatest ? lua_compare(L, best, i, LUA_OPLT) : lua_compare(L, i, best, LUA_OPLT))
            best = i;
    }
    lua_pushvalue(L, best);
    return 1;
}

static int math_min(lua_State *L) { return extreme(L, false); }
static int math_max(lua_State *L) { return extreme(L, true); }

static int math_fmod(lua_State *L) {
    if (!lua_isinteger(L, 1) || !lua_isinteger(L, 2)) {
        lua_pushnumber(L, fmod(sandbox_real(L, 1), sandbox_real(L, 2))); /* exact */
        return 1;
    }
    const lua_Integer x = lua_tointeger(L, 1), y = lua_tointeger(L, 2);
    luaL_argcheck(L, y != 0, 2, "zero");
    lua_pushinteger(L, y == -1 ? 0 : x % y);
    return 1;
}

static int math_sqrt(lua_State *L) {
    lua_pushnumber(L, real_sqrt(sandbox_real(L, 1)));
    return 1;
}

static int math_exp(lua_State *L) {
    lua_pushnumber(L, real_exp(sandbox_real(L, 1)));
    return 1;
}

static int math_log(lua_State *L) {
    double x = real_log(sandbox_real(L, 1));
    if (!lua_isnoneornil(L, 2)) x /= real_log(sandbox_real(L, 2));
    lua_pushnumber(L, x);
    return 1;
}

/* x^n by squaring, 0 <= n <= 1024: a few units in the last place. */
static double whole_power(double x, int n) {
    double power = 1;
    for (; n; n /= 2, x *= x)
        if (n % 2) power *= x;
    return power;
}

double sandbox_pow(double x, double y) {
    if (y != y) return y;
    if (y == round_down(y) && real_abs(y) <= 1024)
        return y < 0 ? 1 / whole_power(x, (int)-y) : whole_power(x, (int)y);
    if (x < 0) return __builtin_nan("");
    if (x == 0) return y < 0 ? HUGE_VAL : 0;
    return y == 0.5 ? real_sqrt(x) : real_exp(y * real_log(x));
}

static int base_pow(lua_State *L) {
    sandbox_charge(L, 10);
    lua_pushnumber(L, sandbox_pow(sandbox_real(L, 1), sandbox_real(L, 2)));
    return 1;
}

static int math_tointeger(lua_State *L) {
    int whole = 0;
    luaL_checkany(L, 1);
    const lua_Integer n = lua_type(L, 1) == LUA_TNUMBER ? lua_tointegerx(L, 1, &whole) : 0;
    if (!whole) return luaL_pushfail(L), 1;
    lua_pushinteger(L, n);
    return 1;
}

static int math_type(lua_State *L) {
    luaL_checkany(L, 1);
    if (lua_type(L, 1) != LUA_TNUMBER) return luaL_pushfail(L), 1;
    lua_pushstring(L, lua_isinteger(L, 1) ? "integer" : "float");
    return 1;
}

static int math_ult(lua_State *L) {
    lua_pushboolean(L, (lua_Unsigned)sandbox_integer(L, 1) < (lua_Unsigned)sandbox_integer(L, 2));
    return 1;
}

void sandbox_add_math(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"floor", math_floor}, {"ceil", math_ceil},
        {"abs", math_abs},     {"min", math_min},
        {"max", math_max},     {"fmod", math_fmod},
        {"sqrt", math_sqrt},   {"exp", math_exp},
        {"log", math_log},     {"tointeger", math_tointeger},
        {"type", math_type},   {"ult", math_ult},
        {NULL, NULL},
    };
    lua_rawgetp(L, LUA_REGISTRYINDEX, OWN(OWN_GLOBALS));
    lua_pushcfunction(L, base_pow);
    lua_setfield(L, -2, "pow");
    lua_newtable(L);
    luaL_setfuncs(L, functions, 0);
    lua_pushnumber(L, HUGE_VAL);
    lua_setfield(L, -2, "huge");
    lua_pushnumber(L, 3.141592653589793238);
    lua_setfield(L, -2, "pi");
    lua_pushinteger(L, LUA_MAXINTEGER);
    lua_setfield(L, -2, "maxinteger");
    lua_pushinteger(L, LUA_MININTEGER);
    lua_setfield(L, -2, "mininteger");
    sandbox_seal(L);
    lua_setfield(L, -2, "math");
    lua_pop(L, 1);
}
