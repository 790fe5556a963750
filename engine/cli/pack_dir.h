/* The one word after `pack NAME`: which pack. */
#pragma once
#include "cli/game.h"

/* A folder, a zip file or a name; command ("pack test") for errors. */
bool pack_dir(const Options *o, const char *command, char dir[PACK_PATH_BYTES], Err *err);
