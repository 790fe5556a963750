/* Finding classes. Always true: see class_list.h. */
#include "class/class_list.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "class/class_file.h"
#include "core/memory.h"
#include "store/user_folder.h"

enum { FILES_MAX = 512 };
static const char ending[] = ".class";

typedef struct Seen {
    char path[PACK_PATH_BYTES];
    time_t when;
} Seen;

bool class_folder(const char *below, char out[PACK_PATH_BYTES], Err *err) {
    char rest[64];
    snprintf(rest, sizeof rest, "/accession/%s", below);
    return user_folder("XDG_DATA_HOME", "/.local/share", rest, out, PACK_PATH_BYTES) ||
           err_set(err, "there is no home folder; say where with --file");
}

static int newest_first(const void *a, const void *b) {
    const Seen *x = a, *y = b;
    return x->when != y->when ? (x->when < y->when) - (x->when > y->when) : strcmp(y->path, x->path);
}

static int folder_read(const char *folder, Seen *out) {
    DIR *dir = opendir(folder);
    int count = 0;
    for (struct dirent *e; dir && count < FILES_MAX && (e = readdir(dir));) {
        struct stat is;
        const size_t length = strlen(e->d_name);
        if (length < sizeof ending || strcmp(e->d_name + length - strlen(ending), ending) != 0) continue;
        Seen *seen = &out[count];
        const int bytes = snprintf(seen->path, sizeof seen->path, "%s/%s", folder, e->d_name);
        if (bytes >= (int)sizeof seen->path || lstat(seen->path, &is) != 0 || !S_ISREG(is.st_mode)) continue;
        seen->when = is.st_mtime;
        count++;
    }
    if (dir) closedir(dir);
    return count;
}

int class_list(const char *folder, ClassFound *out, int most) {
    Seen *seen = memory_zeros(FILES_MAX, sizeof *seen);
    ClassSetup *setup = memory_new(sizeof *setup);
    int kept = 0;
    const int count = folder_read(folder, seen);
    qsort(seen, (size_t)count, sizeof *seen, newest_first);
    for (int n = 0; n < count && kept < most; n++) {
        if (!class_file_peek(seen[n].path, setup)) continue;
        ClassFound *f = &out[kept++];
        *f = (ClassFound){.tables = setup->tables, .places = setup->places, .minutes = setup->minutes};
        memcpy(f->path, seen[n].path, sizeof f->path);
        snprintf(f->pack, sizeof f->pack, "%s", setup->pack);
        snprintf(f->start, sizeof f->start, "%s", setup->start);
        snprintf(f->date, sizeof f->date, "%.10s", setup->date);
    }
    free(seen);
    free(setup);
    return kept;
}
