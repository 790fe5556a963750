/* The classes that are kept, without living them.
 *
 * Always true: nothing is written; a file that is no class, or is broken at its head, is left out. */
#pragma once
#include "class/class.h"

/* The user's folder for what a class makes: below "classes" or "kits"; false if there is no home folder. */
bool class_folder(const char *below, char out[PACK_PATH_BYTES], Err *err);

typedef struct ClassFound {
    char path[PACK_PATH_BYTES];
    char pack[NAME_MAX_BYTES], start[NAME_MAX_BYTES], date[11];
    int tables, places, minutes;
} ClassFound;

/* Those of a folder, the newest first; how many, at most `most`. */
int class_list(const char *folder, ClassFound *out, int most);
