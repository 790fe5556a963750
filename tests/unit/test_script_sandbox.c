/* The sandbox: what a normal script may do, how it agrees with stock Lua, and where it ends. The attacks
 * are in tests/hostile. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <lauxlib.h>
#include <lualib.h>

#include "core/real.h"
#include "script/sandbox.h"

static SandboxEnd run(Sandbox *b, const char *text, Err *err) {
    return sandbox_run(b, "a.lua", text, strlen(text), err);
}

/* A share that tests read: note(text) keeps the last text. */
static char noted[4000];
static int note(lua_State *L) {
    snprintf(noted, sizeof noted, "%s", luaL_checkstring(L, 1));
    return 0;
}

static Sandbox *open_noting(const SandboxLimits *limits) {
    Sandbox *b = sandbox_open(limits);
    lua_pushcfunction(sandbox_state(b), note);
    sandbox_share(b, "note");
    noted[0] = '\0';
    return b;
}

static void runs(const char *text) {
    Err err = {{0}};
    Sandbox *b = open_noting(NULL);
    if (run(b, text, &err) != SANDBOX_DONE) fail_msg("%s", err.text);
    sandbox_close(b);
}

static void says(const char *text, const char *expected) {
    runs(text);
    assert_string_equal(noted, expected);
}

/* The end of a text, with the error it gives. */
static SandboxEnd fails(const char *text, const char *part) {
    Err err = {{0}};
    Sandbox *b = open_noting(NULL);
    const SandboxEnd end = run(b, text, &err);
    sandbox_close(b);
    assert_int_not_equal(end, SANDBOX_DONE);
    if (!strstr(err.text, part)) fail_msg("\"%s\" is not in: %s", part, err.text);
    return end;
}

static void a_script_may_use_the_language(void **state) {
    (void)state;
    says("local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end\n"
         "local t = {} for i = 1, 10 do t[i] = fib(i) end\n"
         "note(table.concat(t, ','))",
         "1,1,2,3,5,8,13,21,34,55");
    says("local A = {} A.__index = A function A.new(n) return setmetatable({n = n}, A) end\n"
         "function A:add(m) self.n = self.n + m return self end\n"
         "A.__eq = function(a, b) return a.n == b.n end A.__tostring = function(a) return 'A' .. "
         "a.n end\n"
         "A.__lt = function(a, b) return a.n < b.n end A.__concat = function(a, b) return 'c' end\n"
         "local x, y = A.new(1):add(2), A.new(3)\n"
         "note(tostring(x) .. tostring(x == y) .. tostring(x < y) .. (x .. y) .. "
         "tostring(getmetatable(x) == A))",
         "A3truefalsectrue");
    says("local ok, e = pcall(error, {code = 5}) note(tostring(ok) .. e.code .. select('#', 1, "
         "nil, nil))",
         "false53");
    says("note(select(2, xpcall(function() error('x', 0) end, function(m) return m .. '!' end)))",
         "x!");
    says("goto out do note('in') end ::out:: local a <const> = 7 note('' .. a)", "7");
}

static void coroutines_work_across_protected_calls(void **state) {
    (void)state;
    says("local co = coroutine.wrap(function(a) local ok, b = pcall(function() return "
         "coroutine.yield(a + 1) end)\n"
         "coroutine.yield(b * 2) error('end', 0) end)\n"
         "local s = co(1) .. ',' .. co(10) local ok, e = pcall(co) note(s .. tostring(ok) .. e)",
         "2,20falseend");
    says("local co = coroutine.create(function() return 1, 2, 3 end)\n"
         "local t = table.pack(coroutine.resume(co)) note(t.n .. coroutine.status(co) .. "
         "tostring(coroutine.isyieldable()))",
         "4deadfalse");
}

static void pairs_and_next_go_in_order(void **state) {
    (void)state;
    static const char order[] = "-3,0.5,1,2,10,A,a,aa,b,false,true";
    says("local t = {b = 1, [10] = 1, a = 1, [true] = 1, [2] = 1, [0.5] = 1, aa = 1, [-3] = 1, A = "
         "1, [false] = 1, [1] = 1}\n"
         "local s = {} for k in pairs(t) do s[#s + 1] = tostring(k) end note(table.concat(s, ','))",
         order);
    says("local t = {b = 1, [10] = 1, a = 1, [true] = 1, [2] = 1, [0.5] = 1, aa = 1, [-3] = 1, A = "
         "1, [false] = 1, [1] = 1}\n"
         "local s = {} for k in next, t do s[#s + 1] = tostring(k) end note(table.concat(s, ','))",
         order);
    says("local t = {a = 1, b = 2, c = 3} local s = ''\n"
         "for k, v in pairs(t) do s = s .. k .. v t[k] = nil t.c = nil end note(s .. "
         "tostring(next(t)))",
         "a1b2nil");
    fails("for k in pairs({[{}] = 1}) do end", "a key that is a table has no order");
    says("local s = '' for k in pairs(string) do s = s .. k .. ' ' end note(s)",
         "byte char find format gmatch gsub len lower match rep reverse sub upper ");
}

static void a_sort_is_stable(void **state) {
    (void)state;
    says("local t = {} for i = 1, 100 do t[i] = {i % 3, i} end\n"
         "table.sort(t, function(a, b) return a[1] < b[1] end)\n"
         "for i = 2, 100 do assert(t[i - 1][1] < t[i][1] or t[i - 1][1] == t[i][1] and t[i - 1][2] "
         "< t[i][2]) end\n"
         "local w = {'b', 'c', 'a'} table.sort(w) note(table.concat(w))",
         "abc");
}

/* Expressions whose value, or its being an error, must be that of stock Lua. */
/* clang-format off */
static const char *const same[] = {
    "('hello'):sub(2, -2)", "('x'):rep(3, ',')", "('abc'):byte(1, -1)", "('abc'):byte(-1)", "('abc'):byte(10)",
    "('aBc'):upper() .. ('aBc'):lower() .. ('aBc'):reverse()", "('hello world'):find('o w')", "('hello'):find('l', 1, true)",
    "('hello'):find('')", "('hello'):find('', 10)", "('hello'):find('', 6)", "('a.b'):find('.', 2, true)", "('hello'):find('xyz')",
    "('key = value'):match('(%w+)%s*=%s*(%w+)')", "('  trim  '):match('^%s*(.-)%s*$') .. '|'", "('2023-01-15'):match('(%d+)-(%d+)-(%d+)')",
    "('abc'):gsub('%w', '%0%0')", "('abc def'):gsub('%w+', {abc = 'x'})", "('abc'):gsub('', '-')", "('hello'):gsub('l', string.upper)",
    "('hello'):gsub('(l)(l)', '%2%1')", "('abc'):gsub('b', '%%')", "('abc'):gsub('b', '%9')", "('abc'):gsub('b', '%x')", "('THE (quick) fox'):find('%((%a+)%)')",
    "('f(a(b)c)d'):match('%b()')", "('THE (quick) fox'):gsub('%f[%a]%a+', 'X')", "('abcabc'):match('(abc)%1')", "('x'):match('()')", "('x'):match('((x))')",
    "('a\\0b'):len()", "('a\\0b'):find('\\0')", "('a\\0b'):gsub('%z', 'x')", "('[]]'):gsub('[]]', 'x')", "('a-b'):gsub('[a%-]', 'x')", "('a^b'):gsub('[b^]', 'x')",
    "('abc'):gsub('[^b]', 'x')", "('a-z'):gsub('[a-]', 'x')", "('x'):find('[a')", "('x'):find('%')", "('x'):find('(')", "('x'):find(')')", "('x'):find('%1')", "('x'):find('[%')",
    "('aaa'):find('a-', 2)", "('aaa'):match('a-$')", "('aaab'):match('a+b')", "('aaab'):match('a?b')", "('$'):find('$$')", "('a$b'):find('$b')", "('^a'):find('^^a')", "('a'):find('%f')",
    "('abc'):sub(0)", "('abc'):sub(-100, 100)", "('abc'):sub(3, 2)", "('abc'):sub(2.0)", "('abc'):sub(2.5)", "('abc'):sub('2')", "('x'):rep(0)", "('x'):rep(-1)", "('ab'):rep(2)",
    "string.char(104, 105)", "string.char(256)", "string.char()", "string.format('%d %5d %-5d| %05d %+d', 1, 2, 3, 4, 5)", "string.format('%x %X %#x %o', 255, 255, 255, 8)",
    "string.format('%5.2f %e %g %a', 3.14159, 1e10, 1e20, 1.5)", "string.format('%s %10s %-10s|%.2s', 'a', 'b', 'c', 'defg')", "string.format('%q', 'a\\n\"\\\\\\0b\\r1')",
    "string.format('%q %q %q', 1, 1.5, math.mininteger)", "string.format('%q', 1/0)", "string.format('%c%c', 72, 105)", "string.format('%i', 3.0)", "string.format('%d', 3.5)", "string.format('%d', 'x')", "string.format('%d', '12')",
    "string.format('%')", "string.format('%y', 1)", "string.format('%s')", "string.format('%%')", "string.format('%5%')", "string.format('%s %s', nil, true)", "string.format('%.20s', 'abc')", "string.format('%.3q', 'x')",
    "tostring(1)", "tostring(1.0)", "tostring(-0.0)", "tostring(1e15)", "tostring(1e100)", "tostring(0.1)", "tostring(1/3)", "tostring(2^53)", "tostring(1/0)", "tostring(-1/0)", "tostring(nil)", "tostring(true)", "tostring(math.maxinteger)",
    "tonumber('10')", "tonumber('0x10')", "tonumber('1e2')", "tonumber('  5  ')", "tonumber('5x')", "tonumber('')", "tonumber('10', 2)", "tonumber('zz', 36)", "tonumber('8', 8)", "tonumber('-ff', 16)", "tonumber(' 11 ', 2)", "tonumber('1 1', 2)", "tonumber('0x1p4')", "tonumber('1e')", "tonumber(nil)", "tonumber()", "tonumber('inf')", "tonumber('nan')", "tonumber('7', 99)", "tonumber(7, 10)",
    "math.floor(-3.5)", "math.floor(3.7)", "math.ceil(-3.5)", "math.ceil(3.2)", "math.floor(1e100)", "math.floor(5)", "math.abs(-3)", "math.abs(-3.5)", "math.abs(math.mininteger)", "math.max(1, 5.5, 3)", "math.min(2, -1)", "math.max()", "math.fmod(7, 3)", "math.fmod(-7, 3)", "math.fmod(7.5, 2)", "math.fmod(1, 0)", "math.fmod(1, 0.0) ~= math.fmod(1, 0.0)",
    "math.sqrt(2)", "math.tointeger(3.0)", "math.tointeger(3.5)", "math.tointeger('x')", "math.type(1)", "math.type(1.0)", "math.type('1')", "math.ult(1, -1)", "math.pi", "math.huge", "math.floor('x')", "math.floor(-0.0)", "math.ceil(-0.5)",
    "table.concat({1, 2, 3}, ', ')", "table.concat({})", "table.concat({1, {}})", "table.concat({1, 2, 3}, '-', 2, 3)", "table.unpack({1, 2, 3})", "table.unpack({1, 2, 3}, 2)", "table.unpack({}, 1, 3)", "table.pack(1, nil, 3).n", "table.remove({1, 2, 3})", "table.remove({1, 2, 3}, 1)", "table.remove({})", "table.remove({1, 2, 3}, 5)", "table.remove({1,2,3}, 4)", "table.remove({}, 0)",
    "table.concat(table.move({1, 2, 3}, 1, 3, 2), ',')", "table.concat(table.move({1, 2, 3}, 2, 3, 1), ',')", "table.concat(table.move({1, 2, 3}, 1, 3, 1, {}), ',')", "(function() local t = {1, 2, 3} table.insert(t, 2, 9) return table.concat(t, ',') end)()", "table.insert({1}, 5, 2)", "table.insert({1}, 1, 2, 3)", "(function() local t = {3, 1, 2} table.sort(t, function(a, b) return a > b end) return table.concat(t) end)()", "table.sort({1, 'x'})",
    "select('#')", "select(-1, 1, 2)", "select(2, 'a', 'b', 'c')", "select(0)", "select(-5, 1)", "select(5, 1)", "rawlen({1, 2})", "rawlen('abc')", "rawequal({}, {})", "rawequal('a', 'a')", "rawget({5}, 1)", "type(nil)", "type()", "assert(1, 2)", "assert(false, 'm')", "assert(nil)", "assert()", "pcall(error)", "pcall(error, 'm', 0)", "next({})", "next({10})", "ipairs()",
    "utf8.char(72, 228, 8364, 128512)", "utf8.len('häß€')", "utf8.len('\\xff')", "utf8.len('abc', 4)", "utf8.len('abc', 5)", "utf8.codepoint('häß', 1, -1)", "utf8.codepoint('\\xff')", "utf8.offset('häß', 3)", "utf8.offset('häß', -1)", "utf8.offset('häß', 0, 3)", "utf8.offset('ä', 2, 2)", "utf8.offset('a', 5)", "(function() local s = '' for p, c in utf8.codes('aä€') do s = s .. p .. ':' .. c .. ' ' end return s end)()", "utf8.charpattern", "utf8.len('\\u{D7FF}')", "utf8.len('\\xed\\xa0\\x80')", "utf8.char(-1)", "utf8.codepoint('abc', 4)", "utf8.len('', 1)",
    "(function() local s = {} for k, v in ('a=1, b=2'):gmatch('(%w+)=(%w+)') do s[#s + 1] = k .. v end return table.concat(s, ';') end)()", "(function() local n = 0 for w in ('one two'):gmatch('%a*') do n = n + 1 end return n end)()", "(function() local s = '' for w in ('abc'):gmatch('', 2) do s = s .. 'x' end return s end)()", "7 // 2 .. 7 % -3 .. -7 // 2 .. 7.5 // 2", "1 << 62 >> 3", "5 // 0.0", "'a' < 'b'", "'a' .. 1 .. 2.5", "#'abc'", "2^10", "2^0.5", "10 // 3 * 3 + 10 % 3", "1e308 * 10", "0x7fffffffffffffff + 1",
};
/* clang-format on */

static void value_of(lua_State *L, int count, char *out, size_t size) {
    size_t used = 0;
    for (int i = 1; i <= count; i++) {
        luaL_tolstring(L, i, NULL);
        used += (size_t)snprintf(out + used, size - used, "%s:%s ", luaL_typename(L, i),
                                 lua_tostring(L, -1));
        lua_pop(L, 1);
    }
}

static int noted_values(lua_State *L) {
    value_of(L, lua_gettop(L), noted, sizeof noted);
    return 0;
}

static void library_functions_agree_with_stock_lua(void **state) {
    (void)state;
    Sandbox *b = sandbox_open(NULL);
    lua_State *L = luaL_newstate();
    luaL_openlibs(L);
    lua_register(L, "note", noted_values);
    lua_pushcfunction(sandbox_state(b), noted_values);
    sandbox_share(b, "note");
    for (size_t i = 0; i < COUNT_OF(same); i++) {
        char text[700], stock[4000];
        Err err = {{0}};
        snprintf(text, sizeof text,
                 "local r = table.pack(pcall(function() return %s end))\n"
                 "if not r[1] then r[2] = 'error' r.n = 2 end note(table.unpack(r, 1, r.n))",
                 same[i]);
        noted[0] = '\0';
        if (luaL_dostring(L, text)) fail_msg("%s", lua_tostring(L, -1));
        memcpy(stock, noted, sizeof stock);
        noted[0] = '\0';
        if (run(b, text, &err) != SANDBOX_DONE) fail_msg("%s: %s", same[i], err.text);
        if (strcmp(noted, stock))
            fail_msg("%s: \"%s\" but stock Lua \"%s\"", same[i], noted, stock);
    }
    lua_close(L);
    sandbox_close(b);
}

/* Pattern matching over texts and patterns put together by chance. */
static void patterns_agree_with_stock_lua(void **state) {
    (void)state;
    static const char *const piece[] = {"a",     "b", ".", "%a", "[ab]", "[^a]", "(",
                                        ")",     "*", "+", "-",  "?",    "%1",   "%b()",
                                        "%f[b]", "^", "$", "()", "%d",   "x"};
    lua_State *stock = luaL_newstate();
    Sandbox *b = sandbox_open(NULL);
    lua_State *L = sandbox_state(b);
    uint64_t luck = 7;
    luaL_openlibs(stock);
    lua_register(stock, "note", noted_values);
    lua_pushcfunction(L, noted_values);
    sandbox_share(b, "note");
    for (int i = 0; i < 4000; i++) {
        char text[400], pattern[80] = "", subject[40] = "", expected[4000];
        for (int n = 0; n < 1 + i % 7; n++) {
            luck = luck * 6364136223846793005u + 1442695040888963407u;
            strcat(pattern, piece[(luck >> 33) % COUNT_OF(piece)]);
            strcat(subject, (const char *[]){"a", "b", "(", ")", "ab", "1"}[(luck >> 40) % 6]);
        }
        snprintf(text, sizeof text,
                 "local function r(ok, ...) if ok then return ... end return 'error' end\n"
                 "note(r(pcall(string.find, '%s', '%s'))) ",
                 subject, pattern);
        snprintf(text + strlen(text), sizeof text - strlen(text),
                 "local s = r(pcall(string.gsub, '%s', '%s', '<%%0>')) note(s, "
                 "r(pcall(string.match, '%s', '%s')))",
                 subject, pattern, subject, pattern);
        Err err = {{0}};
        if (luaL_dostring(stock, text)) fail_msg("%s", lua_tostring(stock, -1));
        memcpy(expected, noted, sizeof expected);
        if (run(b, text, &err) != SANDBOX_DONE) fail_msg("%s: %s", text, err.text);
        if (strcmp(noted, expected))
            fail_msg("%s: \"%s\" but stock Lua \"%s\"", text, noted, expected);
    }
    lua_close(stock);
    sandbox_close(b);
}

static void a_loop_without_end_is_stopped(void **state) {
    (void)state;
    assert_int_equal(fails("while true do end", "a.lua:1: stopped"), SANDBOX_FAILED);
    assert_int_equal(fails("pcall(function() while true do end end) note('went on')", "stopped"),
                     SANDBOX_FAILED);
    assert_string_equal(noted, "");
    fails("local co = coroutine.create(function() while true do end end)\ncoroutine.resume(co) "
          "note('went on')",
          "a.lua:1: stopped");
    fails(
        "xpcall(function() while true do end end, function() note('handled') end) note('went on')",
        "stopped");
    fails("(('a'):rep(5000)):find('.-.-.-.-b')", "stopped");
    fails("local t = setmetatable({}, {__index = function() while true do end end}) local x = t.x",
          "stopped");
    assert_string_equal(noted, "");
}

static void memory_without_end_is_stopped(void **state) {
    (void)state;
    assert_int_equal(fails("local s = 'x' while true do s = s .. s end", "too much memory"),
                     SANDBOX_STOPPED);
    fails("local t = {} pcall(function() while true do t[#t + 1] = ('x'):rep(9999) .. #t end end) "
          "note('went on')",
          "stopped");
    assert_string_equal(noted, "");
    fails("return ('x'):rep(1 << 40)", "too large");
}

static void the_clock_ends_what_the_fuel_does_not_see(void **state) {
    (void)state;
    Err err = {{0}};
    Sandbox *b = sandbox_open(&(SandboxLimits){.cpu_s = 0.05});
    const SandboxEnd end = run(
        b, "local a, c = ('x'):rep(400000) .. 'y', ('x'):rep(400000) .. 'y'\nwhile a == c do end",
        &err);
    assert_int_equal(end, SANDBOX_STOPPED);
    assert_non_null(strstr(err.text, "a.lua:2: stopped: it takes too much time"));
    sandbox_close(b);
}

static void a_sandbox_goes_on_after_it_stopped_a_call(void **state) {
    (void)state;
    Err err = {{0}};
    Sandbox *b = open_noting(NULL);
    assert_int_equal(run(b, "while true do end", &err), SANDBOX_FAILED);
    assert_int_equal(run(b, "local s = 'x' while true do s = s .. s end", &err), SANDBOX_STOPPED);
    assert_int_equal(run(b, "note('alive')", &err), SANDBOX_DONE);
    assert_string_equal(noted, "alive");
    assert_true(sandbox_fuel(b) < 1000);
    sandbox_close(b);
}

static void the_same_script_uses_the_same_fuel(void **state) {
    (void)state;
    static const char text[] =
        "local t = {} for i = 1, 2000 do t['k' .. i] = ('x'):rep(i) .. i end\n"
        "for k in pairs(t) do t[k] = nil t[#k] = k:upper():find('K.*9') end\n"
        "for i = 1, 50 do coroutine.wrap(function() for k in next, t do end end)() end";
    uint64_t fuel[3];
    for (int i = 0; i < 3; i++) {
        Err err = {{0}};
        Sandbox *b = sandbox_open(NULL);
        assert_int_equal(run(b, text, &err), SANDBOX_DONE);
        fuel[i] = sandbox_fuel(b);
        sandbox_close(b);
    }
    assert_true(fuel[0] > 1000 && fuel[0] == fuel[1] && fuel[1] == fuel[2]);
}

static void errors_are_one_short_line_with_their_place(void **state) {
    (void)state;
    fails("\nerror('plain')", "a.lua:2: plain");
    fails("error('bare', 0)", "a.lua:1: bare");
    fails("error({})", "a.lua:1: an error that is a table, not a text");
    fails("error()", "a.lua:1: an error without a text");
    fails("local x = 1 +", "a.lua:1: unexpected symbol near <eof>");
    fails("local t = nil\nlocal function f() return t.x end\n\nf() return 1",
          "a.lua:2: attempt to index a nil value (upvalue 't') (called from a.lua:4)");
    fails("error(setmetatable({}, {__tostring = function() note('asked') end}))",
          "an error that is a table");
    assert_string_equal(noted, "");
    fails("x = 1", "x would be a new global: write local before it");
    fails("pairs = 1", "pairs belongs to the engine and is read-only");
    fails("string.x = 1", "x: this table is read-only");
    fails("return math.random(6)", "luck comes from chance, between and pick");
    Err err = {{0}};
    Sandbox *b = sandbox_open(NULL);
    run(b, "error(('\\n\\27\\255'):rep(10000))", &err);
    assert_true(strlen(err.text) <= 450);
    for (const char *c = err.text; *c; c++) assert_true((unsigned char)*c >= 32 && *c != 127);
    const char *name = "a/very/long/path/of/a/file/that/no/one/would/write/but/somebody/does.lua";
    assert_int_equal(sandbox_run(b, name, "\n\nerror('x')", 12, &err), SANDBOX_FAILED);
    assert_non_null(strstr(err.text, "somebody/does.lua:3: x"));
    sandbox_close(b);
}

static void what_is_shared_cannot_be_written(void **state) {
    (void)state;
    Err err = {{0}};
    Sandbox *b = open_noting(NULL);
    lua_State *L = sandbox_state(b);
    if (luaL_loadstring(L, "return {deep = {list = {3, 4, 5}}, n = 1}") || lua_pcall(L, 0, 1, 0))
        fail();
    sandbox_share(b, "world");
    assert_int_equal(lua_gettop(L), 0);
    static const char *const attempts[] = {
        "world.n = 2",
        "world.deep.list[1] = 2",
        "rawset(world.deep, 'x', 1)",
        "table.insert(world.deep.list, 1)",
        "table.sort(world.deep.list)",
        "table.remove(world.deep.list)",
        "setmetatable(world, {})",
        "world = {}",
        "table.move({1}, 1, 1, 1, world.deep.list)",
    };
    for (size_t i = 0; i < COUNT_OF(attempts); i++) {
        assert_int_equal(run(b, attempts[i], &err), SANDBOX_FAILED);
    }
    assert_int_equal(
        run(b,
            "local l = world.deep.list local s = '' for i, v in ipairs(l) do s = s .. v end\n"
            "for k, v in pairs(l) do s = s .. k .. v end\n"
            "note(s .. #l .. select('#', table.unpack(l)) .. table.concat(l) .. rawlen(l) .. "
            "rawget(l, 1) .. next(l) .. tostring(getmetatable(l)))",
            &err),
        SANDBOX_DONE);
    assert_string_equal(noted, "3451324353334533"
                               "1false");
    sandbox_close(b);
}

static bool read_module(void *context, const char *module, const char **name, const char **bytes,
                        size_t *length) {
    static const char *const known[][2] = {
        {"lib.a", "local b = require('lib.b') return {n = b + 1}"},
        {"lib.b", "return 41"},
        {"self", "return require('self')"},
        {"broken", "return +"},
        {"loops", "while true do end"},
    };
    static char path[100];
    ++*(int *)context;
    for (size_t i = 0; i < COUNT_OF(known); i++) {
        if (strcmp(known[i][0], module) != 0) continue;
        snprintf(path, sizeof path, "%s.lua", module);
        *name = path;
        *bytes = known[i][1];
        *length = strlen(*bytes);
        return true;
    }
    return false;
}

static void modules_are_read_once_and_only_by_name(void **state) {
    (void)state;
    int reads = 0;
    Err err = {{0}};
    Sandbox *b = open_noting(NULL);
    sandbox_modules(b, read_module, &reads);
    assert_int_equal(
        run(b, "local a = require('lib.a') note(a.n .. tostring(a == require 'lib.a'))", &err),
        SANDBOX_DONE);
    assert_string_equal(noted, "42true");
    assert_int_equal(reads, 2);
    assert_int_equal(run(b, "require 'self'", &err), SANDBOX_FAILED);
    assert_non_null(strstr(err.text, "self needs itself"));
    assert_int_equal(run(b, "require 'broken'", &err), SANDBOX_FAILED);
    assert_non_null(strstr(err.text, "broken.lua:1: unexpected symbol"));
    assert_int_equal(run(b, "pcall(require, 'loops') note('went on')", &err), SANDBOX_FAILED);
    assert_int_equal(run(b, "require 'none'", &err), SANDBOX_FAILED);
    assert_non_null(strstr(err.text, "this pack has no module none"));
    reads = 0;
    assert_int_equal(run(b,
                         "for _, n in ipairs{'../a', '/a', '.a', 'a.', 'a..b', '', 'A', 'a/b', "
                         "'a\\0'} do assert(not pcall(require, n)) end",
                         &err),
                     SANDBOX_DONE);
    assert_int_equal(reads, 0);
    sandbox_close(b);
}

/* Loads, keeps the global-less function that the text returns through keep(f), freezes. */
static int keep(lua_State *L) {
    lua_settop(L, 1);
    lua_setfield(L, LUA_REGISTRYINDEX, "kept");
    return 0;
}

static Sandbox *frozen(const char *text) {
    Err err = {{0}};
    Sandbox *b = open_noting(NULL);
    lua_pushcfunction(sandbox_state(b), keep);
    sandbox_share(b, "keep");
    if (run(b, text, &err) != SANDBOX_DONE || !sandbox_freeze(b, &err)) fail_msg("%s", err.text);
    return b;
}

static SandboxEnd call_kept(Sandbox *b, const char *argument, Err *err) {
    lua_State *L = sandbox_state(b);
    lua_getfield(L, LUA_REGISTRYINDEX, "kept");
    lua_pushstring(L, argument);
    const SandboxEnd end = sandbox_call(b, 1, 0, err);
    assert_int_equal(lua_gettop(L), 0);
    return end;
}

static void nothing_lasts_from_call_to_call(void **state) {
    (void)state;
    static const char *const keepers[] = {
        "local n = 0 keep(function(a) if a == 'w' then n = n + 1 end note(tostring(n)) end)",
        "local t = {n = 0} keep(function(a) if a == 'w' then t.n = t.n + 1 end note(tostring(t.n)) "
        "end)",
        "local t = {n = 0} keep(function(a) if a == 'w' then t.n = nil end note(tostring(t.n)) "
        "end)",
        "local t = {} keep(function(a) if a == 'w' then t[a] = 1 end note(tostring(next(t))) end)",
        "local t = {{{1}}} keep(function(a) if a == 'w' then t[1][1][1] = 2 end "
        "note(tostring(t[1][1][1])) end)",
        "local t = {} keep(function(a) if a == 'w' then setmetatable(t, {__index = {x = 1}}) end "
        "note(tostring(t.x)) end)",
        "local m = {__index = {x = 0}} local t = setmetatable({}, m) keep(function(a) if a == 'w' "
        "then m.__index.x = 1 end note(tostring(t.x)) end)",
        "local m = {__index = {x = 0}} local t = setmetatable({}, m) keep(function(a) if a == 'w' "
        "then m.__index = {x = 1} setmetatable({}, m) end note(tostring(t.x)) end)",
        "local m = {} local t = {} keep(function(a) if a == 'w' then m.__index = {x = 1} "
        "setmetatable({}, m) end note(tostring(setmetatable(t and {}, m).x)) end)",
        "local it = ('abc'):gmatch('.') keep(function(a) if a == 'w' then it() it() end "
        "note('same') end)",
        "local it, t = pairs({1, 2}) keep(function(a) if a == 'w' then it() end note('same') end)",
        "local up = 1 local function set(x) up = x end local t = {set} keep(function(a) if a == "
        "'w' then t[1](2) end note(tostring(up)) end)",
        "local t = {} t[t] = t keep(function(a) if a == 'w' then t[t][1] = 1 end "
        "note(tostring(t[1])) end)",
    };
    for (size_t i = 0; i < COUNT_OF(keepers); i++) {
        Err err = {{0}};
        char before[100];
        Sandbox *b = frozen(keepers[i]);
        if (call_kept(b, "r", &err) != SANDBOX_DONE) fail_msg("%s: %s", keepers[i], err.text);
        snprintf(before, sizeof before, "%.99s", noted);
        if (call_kept(b, "w", &err) != SANDBOX_FAILED)
            fail_msg("%s: a change was not seen", keepers[i]);
        assert_non_null(strstr(err.text, "was changed after loading"));
        if (call_kept(b, "r", &err) != SANDBOX_DONE) fail_msg("%s: %s", keepers[i], err.text);
        if (strcmp(before, noted) != 0)
            fail_msg("%s: \"%s\" became \"%s\"", keepers[i], before, noted);
        sandbox_close(b);
    }
}

static void a_failed_call_leaves_no_change(void **state) {
    (void)state;
    Err err = {{0}};
    Sandbox *b = frozen("local t = {1} keep(function(a) note('' .. t[1]) t[1] = 2 if a == 'e' then "
                        "error('x') end while true do end end)");
    for (int i = 0; i < 3; i++) {
        assert_int_equal(call_kept(b, i ? "e" : "loop", &err), SANDBOX_FAILED);
        assert_string_equal(noted, "1");
    }
    assert_non_null(strstr(err.text, ": x"));
    sandbox_close(b);
}

static void local_work_in_a_call_is_no_change(void **state) {
    (void)state;
    Err err = {{0}};
    Sandbox *b = frozen(
        "local C = {} C.__index = C function C.f(s) return s.v end\n"
        "keep(function(a) local t = {} for i = 1, 100 do t[i] = setmetatable({v = i}, C) end\n"
        "table.sort(t, function(x, y) return x.v > y.v end) note('' .. t[1]:f()) for k in next, C "
        "do end end)");
    for (int i = 0; i < 3; i++) assert_int_equal(call_kept(b, "", &err), SANDBOX_DONE);
    assert_string_equal(noted, "100");
    sandbox_close(b);
}

static void a_coroutine_that_waits_cannot_be_frozen(void **state) {
    (void)state;
    static const char *const texts[] = {
        "local co = coroutine.wrap(function() coroutine.yield() end) co() keep(function() co() "
        "end)",
        "local co = coroutine.create(function() end) keep(function() coroutine.resume(co) end)",
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        Err err = {{0}};
        Sandbox *b = open_noting(NULL);
        lua_pushcfunction(sandbox_state(b), keep);
        sandbox_share(b, "keep");
        assert_int_equal(run(b, texts[i], &err), SANDBOX_DONE);
        assert_false(sandbox_freeze(b, &err));
        assert_non_null(strstr(err.text, "coroutine"));
        sandbox_close(b);
    }
}

static int as_text(lua_State *L) {
    sandbox_power(L);
    luaL_tolstring(L, 1, NULL);
    luaL_tolstring(L, 2, NULL);
    lua_pushfstring(L, "(%s^%s)", lua_type(L, 1) == LUA_TNUMBER ? lua_tostring(L, 3) : "e",
                    lua_type(L, 2) == LUA_TNUMBER ? lua_tostring(L, 4) : "e");
    return 1;
}

static void powers_are_the_same_everywhere_and_expressions_keep_theirs(void **state) {
    (void)state;
    char text[300];
    snprintf(text, sizeof text,
             "assert(2 ^ 10 == 1024 and 2 ^ -1 == 0.5 and -2 ^ 2 == -4 and 2 ^ 3 ^ 2 == 512)\n"
             "assert(1.7 ^ 2.3 == %a and 1.7 ^ 2.3 == pow(1.7, 2.3) and 9 ^ 0.5 == 3)",
             real_exp(2.3 * real_log(1.7)));
    runs(text);
    says("local E = {} E.__pow = function(a, b)\n"
         "local function s(x) return type(x) == 'table' and x.s or tostring(x) end\n"
         "return setmetatable({s = '(' .. s(a) .. '^' .. s(b) .. ')'}, E) end\n"
         "local x = setmetatable({s = 'x'}, E) note((x ^ 2).s .. (2 ^ x).s .. (x ^ x).s .. (x ^ 2 "
         "^ x).s .. ((x ^ 2) ^ 3).s)",
         "(x^2)(2^x)(x^x)(x^(2^x))((x^2)^3)");
    fails("local power__ = 1", "power__ is taken by the engine");
}

static void a_binding_sees_both_sides_of_a_power(void **state) {
    (void)state;
    Err err = {{0}};
    Sandbox *b = open_noting(NULL);
    lua_State *L = sandbox_state(b);
    lua_newuserdatauv(L, 1, 0);
    lua_newtable(L);
    lua_pushcfunction(L, as_text);
    lua_setfield(L, -2, "__pow");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    sandbox_share(b, "e");
    if (run(b,
            "note((e ^ 2) .. (2 ^ e) .. (e ^ e) .. tostring(pcall(function() return e ^ {} end)))",
            &err))
        fail_msg("%s", err.text);
    assert_string_equal(noted, "(e^2)(2^e)(e^e)true");
    assert_int_equal(run(b, "return {} ^ 2", &err), SANDBOX_FAILED);
    assert_non_null(strstr(err.text, "attempt to perform arithmetic on a table value"));
    sandbox_close(b);
}

static void a_call_gives_its_results(void **state) {
    (void)state;
    Err err = {{0}};
    Sandbox *b = frozen("keep(function(a) return a .. '!', 2 end)");
    lua_State *L = sandbox_state(b);
    lua_getfield(L, LUA_REGISTRYINDEX, "kept");
    lua_pushliteral(L, "x");
    assert_int_equal(sandbox_call(b, 1, 2, &err), SANDBOX_DONE);
    assert_string_equal(lua_tostring(L, -2), "x!");
    assert_int_equal(lua_tointeger(L, -1), 2);
    lua_settop(L, 0);
    lua_pushinteger(L, 5);
    assert_int_equal(sandbox_call(b, 0, 1, &err), SANDBOX_FAILED);
    assert_int_equal(lua_gettop(L), 0);
    sandbox_close(b);
}

static void memory_is_counted_and_given_back(void **state) {
    (void)state;
    Err err = {{0}};
    size_t peak;
    Sandbox *b = sandbox_open(NULL);
    const size_t before = sandbox_memory(b, NULL);
    assert_int_equal(
        run(b, "local t = {} for i = 1, 1000 do t[i] = ('x'):rep(1000) .. i end", &err),
        SANDBOX_DONE);
    assert_true(sandbox_memory(b, &peak) > before && peak > 1000 * 1000 && peak < 16 << 20);
    sandbox_close(b); /* asserts that nothing is left */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_script_may_use_the_language),
        cmocka_unit_test(coroutines_work_across_protected_calls),
        cmocka_unit_test(pairs_and_next_go_in_order),
        cmocka_unit_test(a_sort_is_stable),
        cmocka_unit_test(library_functions_agree_with_stock_lua),
        cmocka_unit_test(patterns_agree_with_stock_lua),
        cmocka_unit_test(a_loop_without_end_is_stopped),
        cmocka_unit_test(memory_without_end_is_stopped),
        cmocka_unit_test(the_clock_ends_what_the_fuel_does_not_see),
        cmocka_unit_test(a_sandbox_goes_on_after_it_stopped_a_call),
        cmocka_unit_test(the_same_script_uses_the_same_fuel),
        cmocka_unit_test(errors_are_one_short_line_with_their_place),
        cmocka_unit_test(what_is_shared_cannot_be_written),
        cmocka_unit_test(modules_are_read_once_and_only_by_name),
        cmocka_unit_test(nothing_lasts_from_call_to_call),
        cmocka_unit_test(a_failed_call_leaves_no_change),
        cmocka_unit_test(local_work_in_a_call_is_no_change),
        cmocka_unit_test(a_coroutine_that_waits_cannot_be_frozen),
        cmocka_unit_test(powers_are_the_same_everywhere_and_expressions_keep_theirs),
        cmocka_unit_test(a_binding_sees_both_sides_of_a_power),
        cmocka_unit_test(a_call_gives_its_results),
        cmocka_unit_test(memory_is_counted_and_given_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
