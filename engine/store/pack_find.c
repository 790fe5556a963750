// Where packs live, and the fingerprint of one.
// Always true: a folder counts as a pack when it holds pack.json; nothing here reads what is in it
// except to take its fingerprint.
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/arena.h"
#include "core/text.h"
#include "store/file.h"
#include "store/form.h"
#include "store/pack_parts.h"

enum { ROOTS_MAX = 24, DEPTH_MAX = 8, FILE_BYTES_MAX = 64 << 20 };

// ---- places

// Folders whose scenarios/ is searched, in this order.
typedef struct Roots {
    char path[ROOTS_MAX][PACK_PATH_BYTES];
    int count;
} Roots;

static void add_root(Roots *roots, const char *path, const char *below) {
    if (!path || !*path || roots->count == ROOTS_MAX) return;
    int length = snprintf(roots->path[roots->count], PACK_PATH_BYTES, "%s%s", path, below);
    if (length > 0 && length < PACK_PATH_BYTES) roots->count++;
}

static void find_roots(const char *data_dir, Roots *roots) {
    roots->count = 0;
    add_root(roots, data_dir, "");
    add_root(roots, getenv("ACCESSION_DATA"), "");
    char folder[PACK_PATH_BYTES];
    ssize_t length = readlink("/proc/self/exe", folder, sizeof folder - 1);
    if (length <= 0) return;
    folder[length] = '\0';
    bool first = true;
    for (char *slash; (slash = strrchr(folder, '/')) && slash > folder; first = false) {
        *slash = '\0';
        if (first) add_root(roots, folder, "/../share/accession");
        add_root(roots, folder, "");
    }
}

static bool is_pack(const char *dir) {
    char path[PACK_PATH_BYTES];
    return pack_path(dir, "pack.json", path, NULL) && access(path, F_OK) == 0;
}

static int compare_names(const void *a, const void *b) {
    return strcmp(a, b);
}

static void list_root(const char *root, char names[PACK_LIST_MAX][NAME_MAX_BYTES], int *count) {
    char path[PACK_PATH_BYTES], folder[PACK_PATH_BYTES];
    DIR *dir = pack_path(root, "scenarios", folder, NULL) ? opendir(folder) : NULL;
    if (!dir) return;
    for (struct dirent *entry; (entry = readdir(dir)) && *count < PACK_LIST_MAX;) {
        const char *name = entry->d_name;
        if (*name == '.' || strlen(name) >= NAME_MAX_BYTES) continue;
        if (!pack_path(folder, name, path, NULL) || !is_pack(path)) continue;
        int i = 0;
        while (i < *count && strcmp(names[i], name) != 0) i++;
        if (i == *count) memcpy(names[(*count)++], name, strlen(name) + 1);
    }
    closedir(dir);
}

int pack_list(const char *data_dir, char names[PACK_LIST_MAX][NAME_MAX_BYTES]) {
    Roots *roots = malloc(sizeof *roots);
    ASSERT(roots);
    int count = 0;
    find_roots(data_dir, roots);
    for (int i = 0; i < roots->count; i++) list_root(roots->path[i], names, &count);
    qsort(names, (size_t)count, NAME_MAX_BYTES, compare_names);
    free(roots);
    return count;
}

static bool no_such_pack(const char *name, const char *data_dir, Err *err) {
    char names[PACK_LIST_MAX][NAME_MAX_BYTES];
    const char *known[PACK_LIST_MAX];
    int count = pack_list(data_dir, names);
    for (int i = 0; i < count; i++) known[i] = names[i];
    Text text = {0};
    if (count > 0) {
        form_suggest(&text, name, known, (size_t)count);
    } else {
        text_add(&text, "no pack is installed; give a data folder or a pack's path");
    }
    err_set(err, "no pack %s: %s", form_show(name, strlen(name)).text, text.data);
    text_free(&text);
    return false;
}

static bool find_named(const char *name, const char *data_dir, char dir[PACK_PATH_BYTES]) {
    Roots *roots = malloc(sizeof *roots);
    ASSERT(roots);
    find_roots(data_dir, roots);
    bool found = false;
    for (int i = 0; !found && i < roots->count; i++) {
        char folder[PACK_PATH_BYTES];
        found = pack_path(roots->path[i], "scenarios", folder, NULL) &&
                pack_path(folder, name, dir, NULL) && is_pack(dir);
    }
    free(roots);
    return found;
}

bool pack_find(const char *name_or_path, const char *data_dir, char dir[PACK_PATH_BYTES],
               Err *err) {
    const char *name = name_or_path;
    if (strchr(name, '/') || strcmp(name, ".") == 0 || strcmp(name, "..") == 0) {
        if (strlen(name) >= PACK_PATH_BYTES || !is_pack(name)) {
            return err_set(err, "%s: no pack is here, a folder with pack.json is wanted", name);
        }
        memcpy(dir, name, strlen(name) + 1);
        return true;
    }
    return (*name && find_named(name, data_dir, dir)) || no_such_pack(name, data_dir, err);
}

// ---- fingerprint

static bool collect(const char *pack_dir, const char *below, int depth, PackFiles *files, Err *err);

static bool collect_entry(const char *pack_dir, const char *below, const char *name, int depth,
                          PackFiles *files, Err *err) {
    char relative[PACK_PATH_BYTES], path[PACK_PATH_BYTES];
    struct stat info;
    int length = snprintf(relative, sizeof relative, "%s%s%s", below, *below ? "/" : "", name);
    if (length >= (int)sizeof relative || !pack_path(pack_dir, relative, path, err)) {
        return err_set(err, "%s/%s: the path is too long", pack_dir, below);
    }
    if (lstat(path, &info) != 0) return err_set(err, "%s: cannot be read", path);
    if (S_ISDIR(info.st_mode)) return collect(pack_dir, relative, depth + 1, files, err);
    if (files->count == PACK_FILES_MAX) {
        return err_set(err, "%s: the pack has too many files, at most %d are wanted", pack_dir,
                       PACK_FILES_MAX);
    }
    files->path[files->count++] = arena_text(&files->arena, relative);
    return true;
}

static bool collect(const char *pack_dir, const char *below, int depth, PackFiles *files, Err *err) {
    char path[PACK_PATH_BYTES];
    if (!pack_path(pack_dir, below, path, err)) return false;
    if (depth > DEPTH_MAX) {
        return err_set(err, "%s: the folders are too deep, at most %d are wanted", path, DEPTH_MAX);
    }
    DIR *dir = opendir(path);
    if (!dir) return err_set(err, "%s: the folder cannot be opened", path);
    bool ok = true;
    for (struct dirent *entry; ok && (entry = readdir(dir));) {
        if (*entry->d_name == '.') continue;
        ok = collect_entry(pack_dir, below, entry->d_name, depth, files, err);
    }
    closedir(dir);
    return ok;
}

static int compare_paths(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool digest_add_file(const char *pack_dir, const char *relative, Digest *digest, Err *err) {
    char path[PACK_PATH_BYTES], *bytes;
    size_t length;
    if (!pack_path(pack_dir, relative, path, err) ||
        !file_read(path, FILE_BYTES_MAX, FILE_LINKS_REFUSE, &bytes, &length, err)) {
        return false;
    }
    digest_add_text(digest, relative);
    digest_add_bytes(digest, bytes, length);
    free(bytes);
    return true;
}

bool pack_files(const char *pack_dir, PackFiles *out, Err *err) {
    *out = (PackFiles){.path = calloc(PACK_FILES_MAX, sizeof *out->path)};
    ASSERT(out->path);
    if (!collect(pack_dir, "", 0, out, err)) return false;
    qsort(out->path, (size_t)out->count, sizeof out->path[0], compare_paths);
    return true;
}

void pack_files_free(PackFiles *files) {
    arena_free(&files->arena);
    free(files->path);
    *files = (PackFiles){0};
}

bool pack_digest(const char *pack_dir, Digest *out, Err *err) {
    PackFiles files;
    Digest digest = digest_start();
    bool ok = pack_files(pack_dir, &files, err);
    for (int i = 0; ok && i < files.count; i++) {
        ok = digest_add_file(pack_dir, files.path[i], &digest, err);
    }
    if (ok) *out = digest;
    pack_files_free(&files);
    return ok;
}
