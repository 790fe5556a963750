// The user's own folders, by the XDG base directory rules.
#ifndef STORE_USER_FOLDER_H
#define STORE_USER_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

// rest below the folder that the environment variable names or, if that names no absolute path,
// below below_home in the home folder: "XDG_DATA_HOME", "/.local/share", "/accession/packs". False,
// and path empty, if there is no home folder or the path does not fit.
bool user_folder(const char *variable, const char *below_home, const char *rest, char *path,
                 size_t size);

#endif
