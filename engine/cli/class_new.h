/* A class made and written to its file. Always true: an existing file is never begun anew. */
#pragma once
#include "class/class.h"
#include "cli/options.h"

/* path: where; "": a new one in the user's folder, and it is written there. class_end() *c after success. */
bool class_make(const Options *o, char path[PACK_PATH_BYTES], Class *c, Err *err);
