/* Making a rulebook: shared by make*.c and host.c. */
#pragma once
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

bool make_program(Maker *m, int tree, Program *out);
const char *make_text(Maker *m, int tree);
bool make_effects(Maker *m, const RawList *list, EffectSpan *out, int *later);

struct ScriptHost {
    Reader *p;
    char failure[600];
};
bool script_host_call(struct ScriptHost *host, int function, Step *st, const Event *event, bool *clock, Err *err);
