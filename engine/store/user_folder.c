// The user's own folders. Always true: what is given out is an absolute path; nothing is created.
#include "store/user_folder.h"

#include <stdio.h>
#include <stdlib.h>

bool user_folder(const char *variable, const char *below_home, const char *rest, char *path,
                 size_t size) {
    const char *base = getenv(variable), *home = getenv("HOME");
    const bool own = base && base[0] == '/';
    int bytes = -1;
    if (own) {
        bytes = snprintf(path, size, "%s%s", base, rest);
    } else if (home && home[0] == '/') {
        bytes = snprintf(path, size, "%s%s%s", home, below_home, rest);
    }
    if (bytes >= 0 && (size_t)bytes < size) return true;
    path[0] = '\0';
    return false;
}
