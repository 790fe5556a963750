/* What the files of a save share. Only save*.c include it. */
#pragma once
#include "session/save.h"
#include "store/json_write.h"
#include "store/sealed.h"

extern const SealKind save_seal;

/* World and snapshot as JSON; values after the last that is not 0 are left out. */
void save_world_write(const World *w, JsonOut *json);
bool save_world_read(JsonAt at, bool same_engine, World *out, int *unknown, Err *err);
/* Twelve bits a variable as two characters. */
void save_marks_write(const WorldMarks *marks, Text *out);
/* order[n] is the variable of the n-th pair, VAR_NONE if unknown here. */
bool save_marks_read(JsonAt at, const VarId *order, int count, WorldMarks *out, Err *err);
