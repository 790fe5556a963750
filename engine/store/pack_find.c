// Where packs live, and the fingerprint of one.
// Always true: a folder counts as a pack when it holds pack.json; in what order the system lists a
// folder changes nothing; nothing here reads what is in a pack except to take its fingerprint.
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/arena.h"
#include "core/memory.h"
#include "core/text.h"
#include "store/data_folder.h"
#include "store/file.h"
#include "store/form.h"
#include "store/pack_parts.h"
#include "store/pack_zip.h"
#include "store/user_folder.h"

enum { PLACES_MAX = 160, FILE_BYTES_MAX = 64 << 20 };

// ---- places

// Folders of packs that are there, in the order of search, none twice.
typedef struct Places {
    char path[PLACES_MAX][PACK_PATH_BYTES];
    dev_t device[PLACES_MAX];
    ino_t inode[PLACES_MAX];
    int count;
} Places;

static void add_place(Places *places, const char *path, const char *below) {
    if (!path || !*path || places->count == PLACES_MAX) return;
    const int at = places->count;
    struct stat info;
    const int length = snprintf(places->path[at], PACK_PATH_BYTES, "%s%s", path, below);
    if (length < 0 || length >= PACK_PATH_BYTES || stat(places->path[at], &info) != 0 ||
        !S_ISDIR(info.st_mode)) {
        return;
    }
    for (int n = 0; n < at; n++) {
        if (places->device[n] == info.st_dev && places->inode[n] == info.st_ino) return;
    }
    places->device[at] = info.st_dev;
    places->inode[at] = info.st_ino;
    places->count++;
}

static void add_places_of_variable(Places *places) {
    const char *list = getenv("ACCESSION_PACK_PATH");
    while (list && *list) {
        char path[PACK_PATH_BYTES];
        const size_t length = strcspn(list, ":");
        if (length < sizeof path) {
            memcpy(path, list, length);
            path[length] = '\0';
            add_place(places, path, "");
        }
        list += length + (list[length] == ':');
    }
}

static void add_places_of_data(Places *places, const char *asked) {
    DataFolders *folders = memory_new(sizeof *folders);
    data_folders(asked, folders);
    for (int n = 0; n < folders->count; n++) add_place(places, folders->path[n], "/scenarios");
    free(folders);
}

static bool users_place(char path[PACK_PATH_BYTES]) {
    return user_folder("XDG_DATA_HOME", "/.local/share", "/accession/packs", path, PACK_PATH_BYTES);
}

static Places *find_places(const PackPlaces *asked) {
    Places *places = memory_zeros(1, sizeof *places);
    char users[PACK_PATH_BYTES];
    for (int n = 0; asked && n < asked->paths; n++) add_place(places, asked->path[n], "");
    add_places_of_variable(places);
    if (users_place(users)) add_place(places, users, "");
    add_places_of_data(places, asked ? asked->data : NULL);
    return places;
}

// ---- what lies in a place

static bool is_pack(const char *dir) {
    char path[PACK_PATH_BYTES];
    return pack_path(dir, "pack.json", path, NULL) && access(path, F_OK) == 0;
}

// Length of the name before "-1.2.3" at its end; the whole length if it does not end so.
static size_t before_version(const char *name, size_t length) {
    size_t at = length;
    int parts = 1;
    while (at > 0 && (strchr("0123456789", name[at - 1]) || (name[at - 1] == '.' && parts++ < 3)))
        at--;
    return at > 1 && name[at - 1] == '-' && parts == 3 ? at - 1 : length;
}

// Fills kind and id by the name of what is at out->path; false if that is no pack.
static bool recognise(const char *name, PackEntry *out) {
    struct stat info;
    size_t length = strlen(name);
    if (stat(out->path, &info) != 0) return false;
    out->kind = PACK_FOLDER;
    if (S_ISREG(info.st_mode)) {
        if (length < 5 || strcmp(name + length - 4, ".zip") != 0) return false;
        length -= 4;
        out->kind = before_version(name, length) < length ? PACK_ZIP_VERSION : PACK_ZIP;
        length = before_version(name, length);
    } else if (!S_ISDIR(info.st_mode) || !is_pack(out->path)) {
        return false;
    }
    if (length == 0 || length >= NAME_MAX_BYTES) return false;
    memcpy(out->id, name, length);
    out->id[length] = '\0';
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
    return strspn(out->id, plain) == length;
}

typedef struct PackEntries {
    PackEntry *entry;
    int count, room;
} PackEntries;

static void list_place(const Places *places, int place, PackEntries *entries) {
    DIR *dir = opendir(places->path[place]);
    if (!dir) return;
    for (struct dirent *item; (item = readdir(dir));) {
        if (*item->d_name == '.') continue;
        if (entries->count == entries->room) {
            entries->room = entries->room ? entries->room * 2 : 16;
            entries->entry =
                memory_grow(entries->entry, (size_t)entries->room * sizeof *entries->entry);
        }
        PackEntry *next = &entries->entry[entries->count];
        *next = (PackEntry){.place = place, .hidden_by = -1};
        if (pack_path(places->path[place], item->d_name, next->path, NULL) &&
            recognise(item->d_name, next)) {
            entries->count++;
        }
    }
    closedir(dir);
}

static int compare_entries(const void *a, const void *b) {
    const PackEntry *x = a, *y = b;
    const int by_id = strcmp(x->id, y->id);
    if (by_id != 0) return by_id;
    if (x->place != y->place) return x->place - y->place;
    if (x->kind != y->kind) return (int)x->kind - (int)y->kind;
    return strverscmp(y->path, x->path);
}

int pack_list(const PackPlaces *asked, PackEntry **list) {
    Places *places = find_places(asked);
    PackEntries all = {0};
    for (int n = 0; n < places->count; n++) list_place(places, n, &all);
    free(places);
    if (all.count > 1) qsort(all.entry, (size_t)all.count, sizeof *all.entry, compare_entries);
    for (int n = 1, first = 0; n < all.count; n++) {
        if (strcmp(all.entry[n].id, all.entry[first].id) == 0)
            all.entry[n].hidden_by = first;
        else
            first = n;
    }
    *list = all.entry;
    return all.count;
}

// ---- finding one

static bool no_such_pack(const char *name, const PackEntry *list, int count, Err *err) {
    const char **known = memory_new(((size_t)count + 1) * sizeof *known);
    size_t ids = 0;
    for (int i = 0; i < count; i++) {
        if (list[i].hidden_by < 0) known[ids++] = list[i].id;
    }
    Text text = {0};
    char users[PACK_PATH_BYTES];
    if (ids > 0) {
        form_suggest(&text, name, known, ids);
    } else {
        text_add(&text,
                 "no pack is installed; put one into %s, or give a data folder or a pack's path",
                 users_place(users) ? users : "a folder of packs");
    }
    err_set(err, "no pack %s: %s", form_show(name, strlen(name)).text, text.data);
    text_free(&text);
    free(known);
    return false;
}

static bool is_path(const char *name) {
    const size_t length = strlen(name);
    return strchr(name, '/') || strcmp(name, ".") == 0 || strcmp(name, "..") == 0 ||
           (length > 4 && strcmp(name + length - 4, ".zip") == 0);
}

static bool locate_path(const char *path, PackEntry *out, Err *err) {
    struct stat info;
    const bool there = strlen(path) < PACK_PATH_BYTES && stat(path, &info) == 0;
    const bool file = there && !S_ISDIR(info.st_mode);
    if (!file && !(there && is_pack(path))) {
        return err_set(
            err, "%s: no pack is here, a folder with pack.json or a zip file of one is wanted",
            path);
    }
    *out = (PackEntry){.kind = file ? PACK_ZIP : PACK_FOLDER, .hidden_by = -1};
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/') length--;
    memcpy(out->path, path, length);
    return true;
}

bool pack_locate(const char *name_or_path, const PackPlaces *places, PackEntry *out, Err *err) {
    if (is_path(name_or_path)) return locate_path(name_or_path, out, err);
    PackEntry *list;
    const int count = pack_list(places, &list);
    int at = 0;
    while (at < count && strcmp(list[at].id, name_or_path) != 0) at++;
    const bool found = at < count;
    if (found)
        *out = list[at];
    else
        no_such_pack(name_or_path, list, count, err);
    free(list);
    return found;
}

bool pack_folder(const PackEntry *entry, char dir[PACK_PATH_BYTES], Err *err) {
    if (entry->kind != PACK_FOLDER) return pack_unzip(entry->path, dir, err);
    memcpy(dir, entry->path, PACK_PATH_BYTES);
    return true;
}

bool pack_find(const char *name_or_path, const PackPlaces *places, char dir[PACK_PATH_BYTES],
               Err *err) {
    PackEntry *entry = memory_new(sizeof *entry);
    const bool found =
        pack_locate(name_or_path, places, entry, err) && pack_folder(entry, dir, err);
    free(entry);
    return found;
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

static bool collect(const char *pack_dir, const char *below, int depth, PackFiles *files,
                    Err *err) {
    char path[PACK_PATH_BYTES];
    if (!pack_path(pack_dir, below, path, err)) return false;
    if (depth > PACK_DEPTH_MAX) {
        return err_set(err, "%s: the folders are too deep, at most %d are wanted", path,
                       PACK_DEPTH_MAX);
    }
    DIR *dir = opendir(path);
    if (!dir) return err_set(err, "%s: the folder cannot be opened", path);
    bool ok = true;
    struct dirent *entry;
    while (ok && (errno = 0, entry = readdir(dir))) {
        if (*entry->d_name == '.') continue;
        ok = collect_entry(pack_dir, below, entry->d_name, depth, files, err);
    }
    // A folder that is read in part would be another pack.
    if (ok && errno) ok = err_set(err, "%s: the folder cannot be read: %s", path, strerror(errno));
    closedir(dir);
    return ok;
}

static int compare_paths(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

// The lesson kit says nothing to a world, so that mending it makes no save foreign. A script is run
// wherever it lies.
static bool of_lesson(const char *relative) {
    const char *ending = strrchr(relative, '.');
    return strncmp(relative, "class/", strlen("class/")) == 0 && ending &&
           (strcmp(ending, ".json") == 0 || strcmp(ending, ".md") == 0);
}

void pack_digest_file(Digest *digest, const char *relative, const char *bytes, size_t length) {
    if (of_lesson(relative)) return;
    digest_add_text(digest, relative);
    digest_add_bytes(digest, bytes, length);
}

static bool digest_add_file(const char *pack_dir, const char *relative, Digest *digest, Err *err) {
    char path[PACK_PATH_BYTES], *bytes;
    size_t length;
    if (!pack_path(pack_dir, relative, path, err) ||
        !file_read(path, FILE_BYTES_MAX, FILE_LINKS_REFUSE, &bytes, &length, err)) {
        return false;
    }
    pack_digest_file(digest, relative, bytes, length);
    free(bytes);
    return true;
}

bool pack_files(const char *pack_dir, PackFiles *out, Err *err) {
    *out = (PackFiles){.path = memory_zeros(PACK_FILES_MAX, sizeof *out->path)};
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
