/* The sandbox's life, its memory, and the limits.
 * Always true: the limits bind only while a call runs; once `dead` is set, every way out of the script's
 * code raises again until the call is over. The allocator never calls Lua. */
#include "core/memory.h"
#include "script/sandbox_own.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef CLOCK_MONOTONIC_COARSE
#define CLOCK_MONOTONIC_COARSE CLOCK_MONOTONIC
#endif

const char sandbox_own[OWN_COUNT] = {0};

void sandbox_note(lua_State *L) {
    lua_Debug ar;
    for (int level = 0; lua_getstack(L, level, &ar); level++) {
        lua_getinfo(L, "Sl", &ar);
        if (ar.currentline > 0) {
            snprintf(sandbox_of(L)->where, WHERE_BYTES, "%s:%d", ar.short_src, ar.currentline);
            return;
        }
    }
}

_Noreturn void sandbox_raise(lua_State *L) {
    lua_pushnil(L); /* a text might need memory; the call's end knows why */
    lua_error(L);
    abort();
}

_Noreturn void sandbox_die(lua_State *L, Death death) {
    Sandbox *b = sandbox_of(L);
    if (!b->dead) {
        b->dead = death;
        sandbox_note(L);
    }
    sandbox_raise(L);
}

static double seconds_since(clockid_t clock, const struct timespec *start) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)(now.tv_sec - start->tv_sec) + 1e-9 * (double)(now.tv_nsec - start->tv_nsec);
}

/* The thread's own clock costs a system call; the other is nearly free and never behind it by more than
 * its step. */
static bool time_is_up(const Sandbox *b) {
    return seconds_since(CLOCK_MONOTONIC_COARSE, &b->wall) > b->limits.cpu_s - 0.01 &&
           seconds_since(CLOCK_THREAD_CPUTIME_ID, &b->cpu) > b->limits.cpu_s;
}

void sandbox_charge(lua_State *L, uint64_t fuel) {
    Sandbox *b = sandbox_of(L);
    if (!b->running) return;
    if (b->dead) sandbox_raise(L);
    fuel = fuel < b->limits.fuel ? fuel : b->limits.fuel + 1; /* no sum can overflow */
    b->fuel += fuel;
    b->unseen += fuel;
    if (b->fuel > b->limits.fuel) sandbox_die(L, OUT_OF_FUEL);
    if (b->unseen >= HOOK_COUNT) {
        b->unseen = 0;
        if (time_is_up(b)) sandbox_die(L, OUT_OF_TIME);
    }
}

static void hook(lua_State *L, lua_Debug *ar) {
    Sandbox *b = sandbox_of(L);
    if (!b->running) return;
    if (!b->dead) {
        lua_getinfo(L, "Sl", ar);
        if (ar->currentline > 0)
            snprintf(b->where, WHERE_BYTES, "%s:%d", ar->short_src, ar->currentline);
        b->fuel += HOOK_COUNT;
        b->unseen = 0;
        if (b->fuel > b->limits.fuel)
            b->dead = OUT_OF_FUEL;
        else if (time_is_up(b))
            b->dead = OUT_OF_TIME;
    }
    if (b->dead) {
        lua_sethook(L, hook, LUA_MASKCOUNT, 1);
        sandbox_raise(L);
    }
}

/* Lua asks a second time for the same size after it has collected what it could: then it is final. */
static void *refuse(Sandbox *b, size_t size) {
    b->churn += b->memory / 4; /* for the time of the collection */
    if (b->refused == size) b->dead = b->dead ? b->dead : OUT_OF_MEMORY;
    b->refused = size;
    return NULL;
}

static void *allocate(void *context, void *block, size_t old, size_t size) {
    Sandbox *b = context;
    if (!block) old = 0;
    if (!size) {
        free(block);
        b->memory -= old;
        return NULL;
    }
    if (b->running && size > old) {
        b->churn += size - old;
        if (b->churn / 16 > b->limits.fuel) b->dead = b->dead ? b->dead : OUT_OF_MEMORY;
        if (b->dead || size > b->limits.block ||
            b->memory - b->copies - old + size > b->limits.memory)
            return refuse(b, size);
    }
    void *moved = memory_grow(block, size); /* a script that only this machine stops would part its game from others */
    b->refused = 0;
    b->memory += size - old;
    if (b->running && b->memory - b->copies > b->peak) b->peak = b->memory - b->copies;
    return moved;
}

/* Outside of a call nothing of ours may fail. */
static int panic(lua_State *L) {
    const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "no text";
    base_fail("sandbox", 0, text);
}

static void open_environment(lua_State *L) {
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, OWN(OWN_GLOBALS));
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, OWN(OWN_LOADED));
    sandbox_add_base(L);
    sandbox_add_power(L);
    sandbox_add_string(L);
    sandbox_add_table(L);
    sandbox_add_math(L);
    sandbox_add_utf8(L);
    sandbox_add_coroutine(L);
    lua_rawgetp(L, LUA_REGISTRYINDEX, OWN(OWN_GLOBALS));
    sandbox_seal(L);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
}

Sandbox *sandbox_open(const SandboxLimits *limits) {
    Sandbox *b = memory_zeros(1, sizeof *b);
    if (limits) b->limits = *limits;
    if (!b->limits.fuel) b->limits.fuel = SANDBOX_FUEL;
    if (!b->limits.memory) b->limits.memory = SANDBOX_MEMORY;
    if (!b->limits.block) b->limits.block = SANDBOX_BLOCK;
    if (!(b->limits.cpu_s > 0)) b->limits.cpu_s = SANDBOX_CPU_MS / 1000.0;
    b->locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    ASSERT(b->locale);
#if LUA_VERSION_NUM >= 505
    b->L = lua_newstate(allocate, b, 1);
#else
    b->L = lua_newstate(allocate, b);
#endif
    ASSERT(b->L);
    lua_atpanic(b->L, panic);
    *(Sandbox **)lua_getextraspace(b->L) = b;
    lua_sethook(b->L, hook, LUA_MASKCOUNT, HOOK_COUNT);
    open_environment(b->L);
    return b;
}

void sandbox_close(Sandbox *b) {
    if (!b) return;
    ASSERT(!b->running);
    lua_close(b->L);
    ASSERT(!b->memory);
    freelocale(b->locale);
    free(b->keys);
    free(b);
}

lua_State *sandbox_state(Sandbox *b) { return b->L; }

void sandbox_modules(Sandbox *b, SandboxRead *read, void *context) {
    b->read = read;
    b->read_context = context;
}

uint64_t sandbox_fuel(const Sandbox *b) { return b->fuel; }

size_t sandbox_memory(const Sandbox *b, size_t *peak) {
    if (peak) *peak = b->peak;
    return b->memory - b->copies;
}
