/* What a pack's scripts declared, as it was read: the step between Lua and the rulebook.
 *
 * Always true: everything here was checked as far as it can be without a scenario (types, ranges, names
 * of the engine); names of members, regions, events and texts are looked up when the rulebook is made.
 * Outside of this room session/lint_*.c read it, and nothing else. */
#pragma once
#include "script/nodes.h"
#include "script/sandbox.h"

enum { NO_TREE = -1 };
enum {
    EFFECTS_MAX = 8000,
    EFFECTS_OF_LIST = 24,
    EFFECTS_NESTED = 200,
    CLAIMS_OF_EVENT = 40,
    NAME_BYTES = 100,
    TEXT_BYTES = 4000,
    REMARKS_OF_ADVISOR = 8,
    LESSONS_MAX = 16,
    STEPS_OF_LESSON = 12,
    LEVERS_MAX = 64,
    GOALS_OF_PACK = 64,
    ADVISORS_MAX = 64,
    STARTS_MAX = 32,
    TESTS_MAX = 400,
    PROPERTIES_MAX = 200
};

typedef struct RawList {
    int *item; /* indices of RawEffect */
    int count;
} RawList;

typedef enum RawKind {
    RAW_ADD, RAW_SET, RAW_SCALE, RAW_WINDOW, RAW_BAR, RAW_PERHAPS, RAW_LATER, RAW_SCRIPT
} RawKind;

typedef struct RawEffect {
    RawKind kind;
    int target;          /* tree of the variable */
    int value, value_2, value_3;
    RawList then, otherwise;
    int function;        /* of Reader.function */
    int size;            /* effects in it, each as often as it is used */
    const char *file;
    int line;
} RawEffect;

typedef struct RawChoice {
    const char *id;
    double capital, means;
    int needs, bot;
    RawList effects;
    int line;
} RawChoice;

typedef struct RawEvent {
    const char *name, *seat, *fallback, *claims, *source, *mark, *file;
    int line, year, cooldown, when, chance;
    bool once, urgent;
    RawList effects;
    RawChoice choice[CHOICES_OF_EVENT];
    int choices;
} RawEvent;

typedef struct RawVariable {
    const char *name, *unit, *file;
    double low, high, start;
    VarSeen seen_by;
    int month, line;
} RawVariable;

typedef struct RawLever {
    const char *card, *file;
    int needs, back, line;
} RawLever;

typedef struct RawGoal {
    const char *name, *seat, *file;
    bool is_private;
    int met, partly, line;
} RawGoal;

typedef struct RawRemark {
    const char *id;
    int when, line;
} RawRemark;

typedef struct RawAdvisor {
    const char *office, *seat, *file;
    bool weighs;
    double weight[AIMS], thrift;
    RawRemark remark[REMARKS_OF_ADVISOR];
    int remarks, line;
} RawAdvisor;

typedef struct RawLesson {
    const char *name, *start, *seat, *file;
    RawRemark step[STEPS_OF_LESSON];
    int steps, line;
} RawLesson;

typedef struct RawOwn {
    const char *name;
    double value;
} RawOwn;

/* A start, a test or a property: data, kept as JSON text for the reader that checks such data. */
typedef struct RawData {
    const char *name, *json, *file;
    int line;
    RawOwn *own; /* a start's values of the pack's variables */
    int owns;
    int expect; /* a test's condition on the world, or NO_TREE */
} RawData;

typedef struct Reader {
    Sandbox *box;
    Arena arena;
    Text scratch; /* a text in the making: an error jumps over whoever holds it */
    const struct ScriptFile *file; /* what require() reads, and what a twin is read from */
    int files;
    bool *required;      /* of each file: require() read it */
    bool with_tests;
    bool complete; /* every file was run: nothing can be declared any more */
    struct ScriptHost *host; /* NULL until a rulebook has functions */
    int *function; /* references of effects' functions in the registry */
    int functions;
    Forest forest;
    RawEffect *effect;
    RawEvent *event;
    RawVariable *variable;
    RawLever *lever;
    RawGoal *goal;
    RawAdvisor *advisor;
    RawLesson *lesson;
    RawData *start, *test, *row; /* row: of properties */
    int effects, events, variables, levers, goals, advisors, lessons, starts, tests, rows;
} Reader;

typedef struct lua_State lua_State;
Reader *reader_of(lua_State *L);

/* Room for one more in a list of `size` bytes each, zeroed, in the arena; a Lua error past `most`. */
void *reader_add(lua_State *L, Reader *r, void **list, int *count, size_t size, int most, const char *what);
/* file and line of the Lua code that is running. */
void reader_where(lua_State *L, Reader *r, const char **file, int *line);

/* Expressions (expressions.c). The value at `at`, a number or an expression, as a tree; what says where. */
int expression_at(lua_State *L, int at, const char *what);
int condition_at(lua_State *L, int at, const char *what);
void expressions_open(lua_State *L, Reader *r);
int tree_add(lua_State *L, Reader *r, Tree tree);
bool is_expression(lua_State *L, int at);
void expression_push(lua_State *L, int tree);

/* Effects (effects.c). The list of effects at `at`. */
RawList effects_at(lua_State *L, int at, const char *what);
int effect_push(lua_State *L, Reader *r, RawEffect effect);
void effects_open(lua_State *L, Reader *r);

/* Events and choices by name, for tree_compile (make_effects.c). */
EventNames reader_event_names(const Reader *p);

/* The same pack read once more, for another thread. */
Reader *script_twin(const Reader *r);

/* Declarations (declare*.c). */
void declarations_open(lua_State *L, Reader *r);

/* "an unknown X; did you mean Y?" as a Lua error. */
int unknown_name(lua_State *L, const char *what, const char *name, const char *const *known, size_t n);
