/* Making a rulebook: shared by make*.c and host.c. */
#pragma once
#include <stdatomic.h>

#include "script/reader.h"
#include "script/script.h"

typedef struct Maker {
    Reader *p;
    const Scenario *s;
    Arena *arena;
    Op *op;
    int ops, op_room;
    Effect *effect;
    int effects, effect_room;
    EventNames names;
    uint64_t key; /* of the event or choice at work: lots take their names from it */
    int lots;
    Err *err;
} Maker;

void make_room(Maker *m); /* for one more program */
bool make_program(Maker *m, int tree, Program *out);
const char *make_text(Maker *m, int tree);
bool make_effects(Maker *m, const RawList *list, EffectSpan *out, int *later);

/* The states that a pack's functions run in: one for each thread that calls at once, whatever the start.
 * Functions keep nothing from call to call, so any of them will do. */
enum { HOST_STATES_MAX = 64 };
struct ScriptHost {
    struct {
        atomic_bool taken;
        Reader *p; /* the first is the pack's own, the others are read anew from its files */
    } state[HOST_STATES_MAX];
    atomic_bool failed, strict; /* strict: after a failure no function is called again */
    char failure[600]; /* the first */
};
struct ScriptHost *script_host_open(Reader *p);
void script_host_close(struct ScriptHost *host);
bool script_host_call(struct ScriptHost *host, int function, Step *st, const Event *event, bool *clock, Err *err);
