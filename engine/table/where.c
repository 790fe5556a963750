/* Places of packs and saves. Always true: see where.h. */
#include "table/where.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool where_root(const char *pack_dir, char root[SAVE_PATH_BYTES]) {
    const int bytes = snprintf(root, SAVE_PATH_BYTES, "%s", pack_dir);
    if (bytes < 0 || bytes >= SAVE_PATH_BYTES) return false;
    char *slash = strrchr(root, '/');
    if (!slash) return false;
    *slash = '\0';
    slash = strrchr(root, '/');
    if (!slash || strcmp(slash, "/scenarios") != 0) return false;
    *slash = '\0';
    return true;
}

bool where_saves(const Where *w, char path[SAVE_PATH_BYTES], Err *err) {
    char root[SAVE_PATH_BYTES];
    PackEntry entry;
    const bool rooted = pack_locate(w->pack ? w->pack : WHERE_PACK, &w->places, &entry, NULL) &&
                        where_root(entry.path, root);
    return save_folder(w->saves_dir, w->portable, rooted ? root : NULL, path, err);
}

bool where_save(const Where *w, const char *name, char path[SAVE_PATH_BYTES], Err *err) {
    char folder[SAVE_PATH_BYTES];
    const bool here = strstr(name, ".sav") && !strchr(name, '/') && access(name, F_OK) == 0;
    if (here) return snprintf(path, SAVE_PATH_BYTES, "%s", name) < SAVE_PATH_BYTES;
    return where_saves(w, folder, err) && save_path(folder, name, path, err);
}
