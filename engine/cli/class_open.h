/* Class files opened for a command. Always true: see cli.h; what is to be told of a file goes to standard error. */
#pragma once
#include "class/class_file.h"
#include "cli/game.h"

/* Whether the file begins as a class file does. */
bool class_is_file(const char *path);
bool class_find_pack(void *options, const char *pack, char dir[PACK_PATH_BYTES], Err *err);
/* class_end() *out after success. */
bool class_open(const Options *o, const char *path, bool to_write, Class *out, Err *err);
/* `accession debrief CLASS -o DIR` and `accession class debrief`. */
int class_debrief(const Options *o, const char *path);
