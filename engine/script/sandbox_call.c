/* Calls under the limits, loading, and what an error is called.
 * Always true: the message handler is C, allocates nothing and calls nothing of a script's; its text is in
 * the sandbox, not in Lua. */
#include "script/sandbox_own.h"

#include <stdio.h>
#include <string.h>

/* The two innermost Lua functions: where it happened, and from where that was called. */
static void find_places(lua_State *L, char *where, char *from) {
    lua_Debug ar;
    where[0] = from[0] = '\0';
    for (int level = 0; level < 1000 && !from[0] && lua_getstack(L, level, &ar); level++) {
        lua_getinfo(L, "Sl", &ar);
        if (ar.currentline <= 0) continue;
        snprintf(where[0] ? from : where, WHERE_BYTES, "%s:%d", ar.short_src, ar.currentline);
    }
}

/* Does the text begin with "name:line:", name being that of a function on the stack or of the last place? */
static bool begins_with(const char *text, const char *name, size_t length) {
    if (!length || strncmp(text, name, length) || text[length] != ':') return false;
    text += length + 1;
    const size_t digits = strspn(text, "0123456789");
    return digits && text[digits] == ':';
}

static bool has_place(lua_State *L, const char *text) {
    lua_Debug ar;
    for (int level = 0; level < 50 && lua_getstack(L, level, &ar); level++) {
        lua_getinfo(L, "S", &ar);
        if (*ar.what != 'C' && begins_with(text, ar.short_src, strlen(ar.short_src))) return true;
    }
    const char *where = sandbox_of(L)->where, *colon = strrchr(where, ':');
    return colon && begins_with(text, where, (size_t)(colon - where));
}

/* What was raised, without asking it; scratch holds a number. */
static const char *describe(lua_State *L, int index, char *scratch, size_t size) {
    switch (lua_type(L, index)) {
    case LUA_TSTRING: return lua_tostring(L, index);
    case LUA_TNIL: return "an error without a text";
    case LUA_TNUMBER:
        snprintf(scratch, size, "%.14g", (double)lua_tonumber(L, index));
        return scratch;
    default:
        snprintf(scratch, size, "an error that is a %s, not a text", luaL_typename(L, index));
        return scratch;
    }
}

static int handle(lua_State *L) {
    Sandbox *b = sandbox_of(L);
    char where[WHERE_BYTES], from[WHERE_BYTES], scratch[64];
    if (b->dead) return 1;
    const char *text = describe(L, 1, scratch, sizeof scratch);
    find_places(L, where, from);
    if (where[0]) memcpy(b->where, where, sizeof where);
    const char *place = has_place(L, text) ? "" : b->where;
    const char *hint = strstr(text, "nil value (field 'random')")
                           ? "; luck comes from chance, between and pick"
                           : "";
    snprintf(b->text, sizeof b->text, "%s%s%.300s%s%s%s%s", place, *place ? ": " : "", text, hint,
             from[0] ? " (called from " : "", from, from[0] ? ")" : "");
    return 1;
}

static void tell_death(Sandbox *b) {
    static const char *const why[] = {
        [OUT_OF_FUEL] = "stopped: it takes too long (does a loop never end?)",
        [OUT_OF_MEMORY] =
            "stopped: it needs too much memory (does something grow, or call itself, without end?)",
        [OUT_OF_TIME] = "stopped: it takes too much time",
    };
    snprintf(b->text, sizeof b->text, "%s: %s", b->where, why[b->dead]);
}

/* Cleans the text, and cuts it between characters. */
static void tell(const Sandbox *b, Err *err) {
    if (!err) return;
    err_set(err, "%s", b->text);
    if (strlen(err->text) <= MESSAGE_BYTES) return;
    size_t end = MESSAGE_BYTES;
    while (end && ((unsigned char)err->text[end] & 0xc0) == 0x80) end--;
    memcpy(err->text + end, "…", sizeof "…");
}

static void begin(Sandbox *b) {
    ASSERT(!b->running);
    b->dead = ALIVE;
    b->fuel = b->unseen = b->churn = 0;
    b->refused = 0;
    b->text[0] = '\0';
    clock_gettime(CLOCK_MONOTONIC_COARSE, &b->wall);
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &b->cpu);
    lua_sethook(b->L, lua_gethook(b->L), LUA_MASKCOUNT, HOOK_COUNT);
    b->running = true;
}

static SandboxEnd finish(Sandbox *b, int status, int base, Err *err) {
    b->running = false;
    if (status == LUA_OK && b->dead) { /* nothing can swallow it; were it so, the call has failed */
        lua_settop(b->L, base);
        status = LUA_ERRRUN;
    }
    if (status == LUA_ERRERR && !b->dead)
        snprintf(b->text, sizeof b->text, "%s: stack overflow", b->where);
    if (b->dead) tell_death(b);
    const bool changed = sandbox_restore(b) && status == LUA_OK;
    if (status == LUA_OK && !changed) return SANDBOX_DONE;
    lua_settop(b->L, base);
    tell(b, err);
    return b->dead > OUT_OF_FUEL ? SANDBOX_STOPPED : SANDBOX_FAILED;
}

static SandboxEnd limited_call(Sandbox *b, int arguments, int results, Err *err) {
    lua_State *L = b->L;
    const int base = lua_gettop(L) - arguments - 1;
    ASSERT(base >= 0);
    lua_pushcfunction(L, handle);
    lua_insert(L, base + 1);
    begin(b);
    const locale_t before = uselocale(b->locale);
    const int status = lua_pcall(L, arguments, results, base + 1);
    uselocale(before);
    lua_remove(L, base + 1);
    return finish(b, status, base, err);
}

SandboxEnd sandbox_call(Sandbox *b, int arguments, int results, Err *err) {
    lua_Debug ar;
    lua_pushvalue(b->L, -1 - arguments);
    if (lua_isfunction(b->L, -1)) {
        lua_getinfo(b->L, ">S", &ar);
        snprintf(b->where, WHERE_BYTES, "%s:%d", ar.short_src,
                 ar.linedefined > 0 ? ar.linedefined : 0);
    } else {
        lua_pop(b->L, 1);
    }
    return limited_call(b, arguments, results, err);
}

int sandbox_load(lua_State *L, const char *name, const char *bytes, size_t length) {
    Source source = {.sandbox = sandbox_of(L), .name = name, .bytes = bytes, .length = length};
    const char *wrong = NULL;
    if (length > SOURCE_BYTES)
        return luaL_error(L, "%s:1: the file is longer than %d KB", name, SOURCE_BYTES >> 10);
    if (strlen(name) >= LUA_IDSIZE) source.name = name += strlen(name) - LUA_IDSIZE + 1;
    sandbox_charge(L, length);
    lua_pushfstring(L, "=%s", name);
    if (!source_open(&source, &wrong)) {
        source_close(&source);
        return luaL_error(L, "%s:1: the name %s is taken by the engine", name, wrong);
    }
    const bool power = source.rewritten.length > 0;
    const int status = lua_load(L, source_read, &source, lua_tostring(L, -1), "t");
    source_close(&source);
    if (sandbox_of(L)->dead) sandbox_raise(L);
    if (status != LUA_OK) return lua_error(L);
    lua_remove(L, -2);
    if (power) lua_rawgetp(L, LUA_REGISTRYINDEX, OWN(OWN_POWER));
    return power;
}

typedef struct File {
    const char *name, *bytes;
    size_t length;
} File;

static int load_and_run(lua_State *L) {
    const File *file = lua_touserdata(L, 1);
    const int arguments = sandbox_load(L, file->name, file->bytes, file->length);
    lua_call(L, arguments, 0);
    return 0;
}

SandboxEnd sandbox_run(Sandbox *b, const char *name, const char *bytes, size_t length, Err *err) {
    File file = {name, bytes, length};
    ASSERT(!b->frozen);
    snprintf(b->where, WHERE_BYTES, "%s:1", name);
    lua_pushcfunction(b->L, load_and_run);
    lua_pushlightuserdata(b->L, &file);
    return limited_call(b, 1, 0, err);
}
