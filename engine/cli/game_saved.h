/* Saved games from options. Always true: see game.h and table/saved.h. */
#pragma once
#include "cli/game.h"
#include "table/saved.h"

/* Where the options say that packs and saves are. */
bool game_where(const Options *o, Where *out, Err *err);
bool game_saved(const Options *o, const char *name, Saved *out, Err *err);
/* An error in a file of an unpacked archive names the archive too. */
void game_name_archive(const Options *o, const char *dir, Err *err);
