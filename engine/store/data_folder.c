// Where the program's own data may lie. Always true: see data_folder.h; nothing is created or read.
#include "store/data_folder.h"
#include "core/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void add(DataFolders *out, const char *path, const char *below) {
    if (!path || !*path || out->count == DATA_FOLDERS_MAX) return;
    const int length = snprintf(out->path[out->count], DATA_PATH_BYTES, "%s%s", path, below);
    if (length >= 0 && length < DATA_PATH_BYTES) out->count++;
}

// From the program's folder upwards: an unpacked archive, a prefix of an installation, a source tree.
static void add_those_of_program(DataFolders *out) {
    char folder[DATA_PATH_BYTES];
    const ssize_t length = readlink("/proc/self/exe", folder, sizeof folder - 1);
    if (length <= 0) return;
    folder[length] = '\0';
    for (char *slash; (slash = strrchr(folder, '/')) && slash > folder;) {
        *slash = '\0';
        add(out, folder, "/share/accession");
        add(out, folder, "");
    }
}

// Where systems keep data, by the XDG base directory rules: the program may have been moved.
static void add_those_of_system(DataFolders *out) {
    const char *list = getenv("XDG_DATA_DIRS");
    if (!list || !*list) list = "/usr/local/share:/usr/share";
    while (*list) {
        char folder[DATA_PATH_BYTES];
        const size_t length = strcspn(list, ":");
        if (list[0] == '/' && length < sizeof folder) {
            memcpy(folder, list, length);
            folder[length] = '\0';
            add(out, folder, "/accession");
        }
        list += length + (list[length] == ':');
    }
}

void data_folders(const char *asked, DataFolders *out) {
    out->count = 0;
    add(out, asked, "");
    add(out, getenv("ACCESSION_DATA"), "");
    add_those_of_program(out);
    add_those_of_system(out);
}

bool data_file(const char *asked, const char *name, char path[DATA_PATH_BYTES]) {
    DataFolders *all = memory_new(sizeof *all);
    bool found = false;
    if (!all) return false;
    data_folders(asked, all);
    for (int n = 0; n < all->count && !found; n++) {
        const int length = snprintf(path, DATA_PATH_BYTES, "%s/%s", all->path[n], name);
        found = length > 0 && length < DATA_PATH_BYTES && access(path, R_OK) == 0;
    }
    free(all);
    return found;
}
