/* A Lua that a stranger's pack may run in: what it can reach, how long, how much, and nothing else.
 *
 * Always true:
 * - A script reaches only what sandbox_open gave it (an allow-list) and what sandbox_share added; all of
 *   that is read-only. It sees no address, clock, hash order or state of the collector.
 * - A call ends: by fuel (instructions, and what our own functions charge: repeats exactly), by memory, or
 *   by the CPU clock of the thread. No script can catch, delay or measure any of these.
 * - Once frozen, nothing a function can reach changes from call to call: what a call changed is put back,
 *   and the call has failed.
 * - Numbers are read and written as in the C locale, whatever the program's locale is.
 * - Two things of Lua's own stay out of reach. The border that `#` finds in a table with holes, from which
 *   text keys were deleted too, may differ from run to run (Lua 5.5 takes the seed that it depends on);
 *   and the sign that `..` writes before "nan" is the processor's.
 * - The power operator never reaches the maths library, whose pow differs in the last bit between
 *   machines. `^` outside texts and comments is read as `^ power__ ^`: the operator is right associative,
 *   so that every `^` meets an object of ours, which calls the operands' own __pow, or raises two plain
 *   numbers as the global pow does: from exact squares, or our own exp and log. So nothing is left for the
 *   compiler to fold, and a script cannot write the name. */
#pragma once
#include "core/err.h"

typedef struct lua_State lua_State;
typedef struct Sandbox Sandbox;

/* Zeros stand for the defaults: 10 M, 16 MB, 1 MB, and 0.9 s, so that a call is over within one second.
 * What a call allocates may come to 16 bytes for each unit of fuel. Instructions are counted by the
 * thousand. */
enum { SANDBOX_FUEL = 10 * 1000 * 1000, SANDBOX_MEMORY = 16 << 20, SANDBOX_BLOCK = 1 << 20, SANDBOX_CPU_MS = 900 };
typedef struct SandboxLimits {
    uint64_t fuel;        /* a call */
    size_t memory, block; /* bytes: of all, of one string or table */
    double cpu_s;         /* a call, of this thread's processor time */
} SandboxLimits;

typedef enum SandboxEnd {
    SANDBOX_DONE,
    SANDBOX_FAILED, /* an error, the fuel, or a change of what is frozen: the same on every run */
    SANDBOX_STOPPED, /* by the clock or by memory: the caller must record it, a replay must not find out */
} SandboxEnd;

Sandbox *sandbox_open(const SandboxLimits *limits); /* NULL: the defaults */
void sandbox_close(Sandbox *b);                     /* NULL is allowed */

/* For the bindings of this room. Outside of a call memory is not limited. */
lua_State *sandbox_state(Sandbox *b);

/* Pops the value on top of the stack and makes it a global, in place of what had the name. A table is
 * copied, with the tables in it, and scripts get a read-only stand-in; one with a metatable is given as it
 * is, so its metatable must have __metatable = false and a __newindex. */
void sandbox_share(Sandbox *b, const char *name);

/* What require("a.b") reads: *name is its path inside the pack, for errors, such as "a/b.lua". False:
 * there is no such module. The bytes are the reader's, and are no longer used after the next read. Names
 * are made of a-z, 0-9, _ and single dots; nothing is read once the sandbox is frozen. */
typedef bool SandboxRead(void *context, const char *module, const char **name, const char **bytes,
                         size_t *length);
void sandbox_modules(Sandbox *b, SandboxRead *read, void *context);

/* Reads a file of at most 256 KB of text and runs it. name is its path inside the pack. */
SandboxEnd sandbox_run(Sandbox *b, const char *name, const char *bytes, size_t length, Err *err);

/* As lua_pcall of what is on the stack, under the limits; after a failure nothing is left of it. Not from
 * within a call. Error texts are one line, "name:line: text", of at most 450 bytes. */
SandboxEnd sandbox_call(Sandbox *b, int arguments, int results, Err *err);

/* After loading. From now on every call is checked, and what it changed is put back: about 0.1 us for each
 * field and local. That holds for every table in the registry too, so a binding keeps what changes in C.
 * False with err set if something would keep a memory all the same: a coroutine that waits. */
bool sandbox_freeze(Sandbox *b, Err *err);

/* Inside a call: uses up fuel; does not return if there is none left. For each function of a binding, in
 * proportion to what it does: 1 is about 5 ns. */
void sandbox_charge(lua_State *L, uint64_t fuel);

/* The first thing in a binding's __pow: puts at index 2 what stands right of the `^` in the script. */
void sandbox_power(lua_State *L);

uint64_t sandbox_fuel(const Sandbox *b); /* used by the last call */

/* Bytes of now; *peak, if not NULL, the most that a call ever saw. Without what freezing copied. */
size_t sandbox_memory(const Sandbox *b, size_t *peak);
