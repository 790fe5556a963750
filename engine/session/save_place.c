/* Places of saves. Always true: see save_place.h. */
#include "session/save_place.h"

#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/file.h"
#include "store/user_folder.h"

static bool joined(char path[SAVE_PATH_BYTES], const char *folder, const char *rest, Err *err) {
    const int bytes = snprintf(path, SAVE_PATH_BYTES, "%s%s", folder, rest);
    return (bytes > 0 && bytes < SAVE_PATH_BYTES) || err_set(err, "%.60s…: the path is too long", folder);
}

/* A folder of the XDG base directories. */
static bool base_folder(const char *variable, const char *below_home, const char *rest,
                        char path[SAVE_PATH_BYTES], Err *err) {
    if (user_folder(variable, below_home, rest, path, SAVE_PATH_BYTES)) return true;
    return err_set(err, "there is no home folder; choose one with --saves-dir, or set HOME");
}

bool save_folder(const char *chosen, bool portable, const char *data_root, char path[SAVE_PATH_BYTES],
                 Err *err) {
    char mark[SAVE_PATH_BYTES];
    if (chosen) return joined(path, chosen, "", err);
    const bool marked = data_root && joined(mark, data_root, "/portable", NULL) && access(mark, F_OK) == 0;
    if (portable && !data_root) return err_set(err, "--portable: no folder holds scenarios/");
    if (portable || marked) return joined(path, data_root, "/saves", err);
    return base_folder("XDG_DATA_HOME", "/.local/share", "/accession/saves", path, err);
}

bool save_cache(char path[SAVE_PATH_BYTES], Err *err) {
    return base_folder("XDG_CACHE_HOME", "/.cache", "/accession/packs", path, err);
}

static bool ends_with(const char *text, const char *end) {
    const size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

bool save_path(const char *folder, const char *name, char path[SAVE_PATH_BYTES], Err *err) {
    char file[SAVE_PATH_BYTES];
    if (!*name) return err_set(err, "a saved game has a name");
    if (strchr(name, '/')) return joined(path, name, "", err);
    if (name[0] == '.') return err_set(err, "%s: a name that begins with a dot would be hidden", name);
    const bool whole = ends_with(name, ".sav") || strstr(name, ".sav.") != NULL;
    const int bytes = snprintf(file, sizeof file, "/%s%s", name, whole ? "" : ".sav");
    return (bytes < (int)sizeof file || err_set(err, "the name is too long")) &&
           joined(path, folder, file, err);
}

/* What stands there already is a saved game, damaged perhaps, or nothing. */
static bool is_ours(const char *path, Err *err) {
    char begin[16] = "";
    FILE *file = fopen(path, "r");
    const size_t bytes = file ? fread(begin, 1, 15, file) : 0;
    if (file) fclose(file);
    return bytes == 0 || memcmp(begin, "accession-save ", 15) == 0 ||
           err_set(err, "%s: is no saved game, so that nothing is written over it", path);
}

bool save_store(const char *path, const Branches *all, const Session *g, const SaveOrigin *origin,
                int kept, size_t *bytes, Err *err) {
    Text text = {0};
    char folder[SAVE_PATH_BYTES];
    const char *slash = strrchr(path, '/');
    bool done = is_ours(path, err) && save_write(all, g, origin, &text, err);
    if (done && slash && slash > path) {
        snprintf(folder, sizeof folder, "%.*s", (int)(slash - path), path);
        done = file_folder(folder, err);
    }
    done = done && file_replace(path, text.data, text.length, kept, err);
    if (bytes) *bytes = text.length;
    text_free(&text);
    return done;
}

void save_autoname(const Session *g, SeatId seat, char name[NAME_MAX_BYTES * 3]) {
    const Scenario *s = g->scenario;
    const int bytes = snprintf(name, NAME_MAX_BYTES * 3, "%s-%s-%llu", s->start_name, s->seat_name[seat],
                               (unsigned long long)g->setup.seed);
    for (int n = 0; n < bytes && name[n]; n++) {
        const unsigned char c = (unsigned char)name[n];
        name[n] = (char)(isalnum(c) ? tolower(c) : c == '_' ? '_' : '-');
    }
}

bool save_last_good(const char *path, char good[SAVE_PATH_BYTES]) {
    char end[16];
    for (int n = 1; n <= FILE_KEPT_MAX; n++) {
        Save save;
        snprintf(end, sizeof end, ".%d", n);
        if (!joined(good, path, end, NULL) || !save_read(good, &save, NULL)) continue;
        save_close(&save);
        return true;
    }
    return false;
}

/* --- the list --------------------------------------------------------------------------------- */

static int newest_first(const void *a, const void *b) {
    const SaveEntry *x = a, *y = b;
    if (x->changed != y->changed) return x->changed > y->changed ? -1 : 1;
    return strcmp(x->name, y->name);
}

int saves_list(const char *folder, SaveEntry out[SAVES_LISTED_MAX]) {
    DIR *dir = opendir(folder);
    int count = 0;
    if (!dir) return 0;
    for (struct dirent *entry; count < SAVES_LISTED_MAX && (entry = readdir(dir)) != NULL;) {
        struct stat info;
        if (!ends_with(entry->d_name, ".sav") || strlen(entry->d_name) >= sizeof out->name ||
            fstatat(dirfd(dir), entry->d_name, &info, 0) != 0 || !S_ISREG(info.st_mode))
            continue;
        strcpy(out[count].name, entry->d_name);
        out[count++].changed = (int64_t)info.st_mtim.tv_sec * 1000000000 + info.st_mtim.tv_nsec;
    }
    closedir(dir);
    qsort(out, (size_t)count, sizeof *out, newest_first);
    return count;
}
