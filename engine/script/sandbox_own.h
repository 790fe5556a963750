/* What the files of the sandbox share: its state, the ways out of a call, and small help with arguments.
 * Always true: nothing here is of use outside of engine/script/sandbox*.c. */
#pragma once
#include <lauxlib.h>
#include <lua.h>

#include <locale.h>
#include <time.h>

#include "core/text.h"
#include "script/sandbox.h"

/* What the allow-list was checked against. A newer Lua has new functions and new ways in: read its
 * changes before adding it here. */
_Static_assert(LUA_VERSION_NUM == 504 || LUA_VERSION_NUM == 505,
               "a Lua that the sandbox was made for");

enum {
    HOOK_COUNT = 1000, /* instructions between two looks at the limits */
    RESULTS_MAX = 200, /* values that one function of ours returns */
    NUMBER_BYTES = 64, /* of a text that is read as a number */
    SOURCE_BYTES = 256 << 10,
    WHERE_BYTES = 80, /* "name:line" */
    MESSAGE_BYTES = 440,
};

typedef enum Death { ALIVE, OUT_OF_FUEL, OUT_OF_MEMORY, OUT_OF_TIME } Death;

typedef struct OrderKey OrderKey;

struct Sandbox {
    lua_State *L;
    SandboxLimits limits;
    locale_t locale;
    bool running, frozen;
    Death dead;            /* sticky until the call is over */
    uint64_t fuel, unseen; /* used by the call; the part of it since the clock was read */
    uint64_t churn;        /* bytes that the call allocated */
    size_t memory, refused;
    size_t copies;             /* what freezing added to memory; not the script's */
    size_t peak;               /* of the script's, in calls */
    struct timespec wall, cpu; /* when the call began */
    char where[WHERE_BYTES];   /* the place last seen */
    char text[2 * MESSAGE_BYTES];
    SandboxRead *read;
    void *read_context;
    OrderKey *keys; /* room for sorting, see sandbox_order.c */
    size_t keys_room;
};

/* The addresses of these are keys that no script can name: of the registry, and, for the last two, of
 * metatables. */
typedef enum Own {
    OWN_GLOBALS,  /* what a script's environment shows */
    OWN_LOADED,   /* module -> value */
    OWN_POWER,    /* `power__` */
    OWN_HOLDER,   /* the metatable of what `power__ ^ b` gives */
    OWN_FROZEN,   /* see sandbox_freeze.c */
    OWN_ORDER,    /* see sandbox_order.c */
    OWN_SHADOW,   /* in a script's metatable: the copy that is in use */
    OWN_ORIGINAL, /* in that copy: the script's metatable; in a stand-in's: the table behind it */
    OWN_COUNT,
} Own;
extern const char sandbox_own[OWN_COUNT];
#define OWN(key) ((const void *)&sandbox_own[key])

static inline Sandbox *sandbox_of(lua_State *L) { return *(Sandbox **)lua_getextraspace(L); }

/* sandbox.c */
_Noreturn void sandbox_raise(lua_State *L);            /* goes on dying */
_Noreturn void sandbox_die(lua_State *L, Death death); /* notes the place and dies */
void sandbox_note(lua_State *L);                       /* the place of the innermost Lua function */

/* sandbox_call.c: loads the module or file and leaves the function and its argument (0 or 1, returned) on
 * the stack, or raises. */
int sandbox_load(lua_State *L, const char *name, const char *bytes, size_t length);

/* sandbox_source.c */
typedef struct Source {
    Sandbox *sandbox;
    const char *name, *bytes;
    size_t length, at;
    int line;
    Text rewritten; /* of a file that uses `^` */
} Source;
bool source_open(Source *s,
                 const char **wrong); /* fills in from bytes and length; wrong: a reserved name */
const char *source_read(lua_State *L, void *source, size_t *size); /* a lua_Reader */
void source_close(Source *s);

/* sandbox_share.c */
void sandbox_stand_in(lua_State *L); /* the table on top -> a read-only stand-in for a copy */
void sandbox_seal(lua_State *L);     /* the table on top -> a read-only stand-in for it */
bool sandbox_behind(lua_State *L,
                    int index); /* pushes the table behind a stand-in; false: it is none */
void sandbox_want_writable(lua_State *L,
                           int index); /* raises for what is no table or has a guarded metatable */
void sandbox_readable(lua_State *L,
                      int index); /* wants a table; a stand-in is replaced by what is behind */
int sandbox_refuse_write(lua_State *L); /* a __newindex */

/* sandbox_math.c: x^y, the same on every machine */
double sandbox_pow(double x, double y);

/* sandbox_power.c: the script's __pow on top -> the function that stands for it, with it as upvalue 1 */
void sandbox_wrap_power(lua_State *L);

/* sandbox_number.c */
void sandbox_tostring(lua_State *L, int index); /* pushes a text */
lua_Integer sandbox_integer(lua_State *L, int arg);
lua_Integer sandbox_integer_or(lua_State *L, int arg, lua_Integer otherwise);
lua_Number sandbox_real(lua_State *L, int arg);
const char *sandbox_bytes(lua_State *L, int arg, size_t *length); /* of a text or a number */
int base_tostring(lua_State *L);
int base_tonumber(lua_State *L);

/* sandbox_freeze.c: puts back what changed; true with the text in b->text if anything had. */
bool sandbox_restore(Sandbox *b);

/* sandbox_out.c: a text in the making, of bytes that count as the script's. It owns a place on the
 * stack, which it pushes, so what is pushed afterwards must be popped before anything is added. */
typedef struct Out {
    lua_State *L;
    char *data, small[256];
    size_t length, room;
    int slot;
} Out;
void out_open(Out *out, lua_State *L);
char *out_room(Out *out, size_t count); /* where to put count bytes; they are then added */
void out_add(Out *out, const char *bytes, size_t count);
void out_push(Out *out); /* the text, on top */

/* sandbox_pattern.c */
enum { CAPTURES_MAX = 32 };
typedef struct Match {
    lua_State *L;
    const char *text, *text_end, *pattern_end;
    uint64_t steps;   /* not yet charged */
    int depth, level; /* captures */
    struct {
        const char *start;
        ptrdiff_t length;
    } capture[CAPTURES_MAX];
} Match;
void match_open(Match *m, lua_State *L, const char *text, size_t length, const char *pattern,
                size_t size);
const char *match_at(Match *m, const char *at,
                     const char *pattern);                    /* the end of the match, or NULL */
int match_push(Match *m, const char *start, const char *end); /* the captures; whole if none */
void match_push_one(Match *m, int i, const char *start, const char *end);

/* sandbox_meta.c, sandbox_order.c */
int base_setmetatable(lua_State *L);
int base_getmetatable(lua_State *L);
int base_rawget(lua_State *L);
int base_rawset(lua_State *L);
int base_rawequal(lua_State *L);
int base_rawlen(lua_State *L);
int base_next(lua_State *L);
int base_pairs(lua_State *L);
int base_ipairs(lua_State *L);

/* sandbox_format.c */
int string_format(lua_State *L);

/* Each adds its functions as globals. */
void sandbox_add_base(lua_State *L);
void sandbox_add_power(lua_State *L);
void sandbox_add_string(lua_State *L);
void sandbox_add_table(lua_State *L);
void sandbox_add_math(lua_State *L);
void sandbox_add_utf8(lua_State *L);
void sandbox_add_coroutine(lua_State *L);
