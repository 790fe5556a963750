// Archives unpacked into the user's cache, so that the rest of the engine sees a folder.
// Always true: a folder of the cache is used only when it holds the very bytes of the archive; it
// appears whole or not at all; nothing outside the cache is written, and no link is followed there.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "store/file.h"
#include "store/pack_parts.h"
#include "store/pack_zip.h"
#include "store/user_folder.h"

enum { LEFT_OVER_SECONDS = 3600 };

// ---- taking away

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *at) {
    (void)info;
    (void)kind;
    (void)at;
    remove(path);
    return 0;
}

static void remove_folder(const char *path) {
    nftw(path, remove_one, 8, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
}

// ---- comparing

static bool same_file(const char *dir, const PackZipFile *file) {
    char path[PACK_PATH_BYTES], *bytes;
    size_t length;
    if (!pack_path(dir, file->path, path, NULL) ||
        !file_read(path, file->length, FILE_LINKS_REFUSE, &bytes, &length, NULL)) {
        return false;
    }
    const bool same = length == file->length && memcmp(bytes, file->bytes, length) == 0;
    free(bytes);
    return same;
}

static bool is_same(const PackZip *zip, const char *dir) {
    PackFiles there;
    bool same = access(dir, F_OK) == 0;
    if (!same) return false;
    same = pack_files(dir, &there, NULL) && there.count == zip->count;
    for (int n = 0; same && n < zip->count; n++)
        same = strcmp(there.path[n], zip->file[n].path) == 0 && same_file(dir, &zip->file[n]);
    pack_files_free(&there);
    return same;
}

// ---- writing

static bool write_bytes(int fd, const char *bytes, size_t length) {
    while (length > 0) {
        const ssize_t wrote = write(fd, bytes, length);
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote < 0) return false;
        bytes += wrote;
        length -= (size_t)wrote;
    }
    return true;
}

// No fsync: what a power cut leaves is compared with the archive before it is used.
static bool write_file(const char *dir, const PackZipFile *file, Err *err) {
    char path[PACK_PATH_BYTES];
    if (!pack_path(dir, file->path, path, err)) return false;
    char *slash = strrchr(path, '/');
    *slash = '\0';
    if (!file_folder(path, err)) return false;
    *slash = '/';
    const int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    bool done = fd >= 0 && write_bytes(fd, file->bytes, file->length);
    const int reason = errno;
    if (fd >= 0 && close(fd) != 0) done = false;
    return done || err_set(err, "%s: cannot be written: %s", path, strerror(reason));
}

// Others who could write here could change a pack after it was checked.
static bool cache_is_private(const char *cache, Err *err) {
    struct stat info;
    if (lstat(cache, &info) != 0 || !S_ISDIR(info.st_mode))
        return err_set(err, "%s: is no folder; remove it, or choose another with XDG_CACHE_HOME",
                       cache);
    if (info.st_uid == geteuid() && (info.st_mode & (S_IWGRP | S_IWOTH)) == 0) return true;
    return err_set(err,
                   "%s: the folder is another user's, or others may write there; change that, or "
                   "choose another with XDG_CACHE_HOME",
                   cache);
}

// What a run that was killed has left.
static void sweep(const char *cache) {
    char pattern[] = ".new-";
    DIR *dir = opendir(cache);
    if (!dir) return;
    for (struct dirent *item; (item = readdir(dir));) {
        struct stat info;
        char path[PACK_PATH_BYTES];
        if (strncmp(item->d_name, pattern, strlen(pattern)) != 0) continue;
        if (fstatat(dirfd(dir), item->d_name, &info, AT_SYMLINK_NOFOLLOW) == 0 &&
            info.st_mtime + LEFT_OVER_SECONDS < time(NULL) &&
            pack_path(cache, item->d_name, path, NULL)) {
            remove_folder(path);
        }
    }
    closedir(dir);
}

// part takes the place of dir, which may hold something else; false if it could not.
static bool put_in_place(const PackZip *zip, const char *part, const char *dir) {
    char aside[PACK_PATH_BYTES];
    if (rename(part, dir) == 0 || is_same(zip, dir))
        return true; // another run may have been quicker
    const int bytes = snprintf(aside, sizeof aside, "%s.old", part);
    if (bytes < 0 || bytes >= (int)sizeof aside || rename(dir, aside) != 0) return false;
    const bool done = rename(part, dir) == 0 || is_same(zip, dir);
    remove_folder(aside);
    return done;
}

bool pack_zip_unpack(const PackZip *zip, const char *cache, char dir[PACK_PATH_BYTES], Err *err) {
    char digest[33], part[PACK_PATH_BYTES];
    digest_text(zip->digest, digest);
    if (!pack_path(cache, digest, dir, err) || !pack_path(cache, ".new-XXXXXX", part, err) ||
        !file_folder(cache, err) || !cache_is_private(cache, err)) {
        return false;
    }
    if (is_same(zip, dir)) return true;
    sweep(cache);
    if (!mkdtemp(part))
        return err_set(err, "%s: no folder can be created here: %s", cache, strerror(errno));
    bool done = true;
    for (int n = 0; done && n < zip->count; n++) done = write_file(part, &zip->file[n], err);
    if (done && !put_in_place(zip, part, dir))
        done = err_set(err, "%s: is in the way of the unpacked pack; remove it", dir);
    if (access(part, F_OK) == 0) remove_folder(part);
    return done;
}

bool pack_unzip(const char *zip_path, char dir[PACK_PATH_BYTES], Err *err) {
    char cache[PACK_PATH_BYTES], *bytes;
    size_t length;
    PackZip zip;
    if (!user_folder("XDG_CACHE_HOME", "/.cache", "/accession/packs", cache, sizeof cache))
        return err_set(err,
                       "%s: there is no home folder to unpack it in; set HOME or XDG_CACHE_HOME",
                       zip_path);
    if (!file_read(zip_path, PACK_ZIP_BYTES_MAX, FILE_LINKS_FOLLOW, &bytes, &length, err))
        return false;
    bool done = pack_zip_read(zip_path, bytes, length, &zip, err);
    free(bytes);
    if (!done) return false;
    done = pack_zip_unpack(&zip, cache, dir, err) || err_wrap(err, "%s", zip_path);
    pack_zip_free(&zip);
    return done;
}
