// Writing whole files, as file.h says.
// Always true: the file of that name is whole at every moment; what is left of an earlier write that
// was cut off is swept away by the next.
#include "store/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool cannot(const char *path, const char *what, Err *err) {
    return err_set(err, "%s: %s: %s", path, what, strerror(errno));
}

static bool write_all(int fd, const char *bytes, size_t length) {
    while (length > 0) {
        const ssize_t wrote = write(fd, bytes, length);
        if (wrote < 0 && errno == EINTR) continue;
        if (wrote < 0) return false;
        bytes += wrote;
        length -= (size_t)wrote;
    }
    return true;
}

// The folder that holds path.
static bool folder_of(const char *path, char folder[PATH_MAX], Err *err) {
    const char *slash = strrchr(path, '/');
    const size_t length = slash ? (size_t)(slash - path) : 0;
    if (strlen(path) + 8 >= PATH_MAX) return err_set(err, "%.60s…: the path is too long", path);
    if (!slash) strcpy(folder, ".");
    else if (length == 0) strcpy(folder, "/");
    else {
        memcpy(folder, path, length);
        folder[length] = '\0';
    }
    return true;
}

// What is there already must be a file of ours to replace: never a device, a folder or a link.
static bool replaceable(const char *path, Err *err) {
    struct stat info;
    if (lstat(path, &info) != 0 || S_ISREG(info.st_mode)) return true;
    return err_set(err, "%s: is no regular file, so that nothing is written over it", path);
}

static bool temporary_write(const char *path, const char *bytes, size_t length, Err *err) {
    unlink(path); // of a write that was cut off
    const int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (fd < 0) return cannot(path, "cannot be created", err);
    bool done = write_all(fd, bytes, length) || cannot(path, "cannot be written", err);
    done = done && (fsync(fd) == 0 || cannot(path, "cannot be brought to the disk", err));
    const bool closed = close(fd) == 0;
    return done && (closed || cannot(path, "cannot be closed", err));
}

// path.3 becomes path.4, and so on; then path is also path.1. What cannot be kept is let go: the new
// version matters more.
static void older_keep(const char *path, int kept) {
    char from[PATH_MAX], to[PATH_MAX];
    for (int n = kept - 1; n >= 1; n--) {
        snprintf(from, sizeof from, "%s.%d", path, n);
        snprintf(to, sizeof to, "%s.%d", path, n + 1);
        rename(from, to);
    }
    if (kept < 1) return;
    snprintf(to, sizeof to, "%s.1", path);
    unlink(to);
    if (link(path, to) != 0 && errno != ENOENT) rename(path, to); // a file system without links
}

bool file_replace(const char *path, const char *bytes, size_t length, int kept, Err *err) {
    char folder[PATH_MAX], temporary[PATH_MAX];
    ASSERT(kept >= 0 && kept <= FILE_KEPT_MAX);
    if (!folder_of(path, folder, err) || !replaceable(path, err)) return false;
    snprintf(temporary, sizeof temporary, "%s.tmp", path);
    const int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return cannot(folder, "the folder cannot be opened", err);
    bool done = temporary_write(temporary, bytes, length, err);
    if (done) {
        older_keep(path, kept);
        done = rename(temporary, path) == 0 || cannot(path, "cannot be put in place", err);
    }
    if (!done) unlink(temporary);
    else if (fsync(fd) != 0) done = cannot(folder, "the folder cannot be brought to the disk", err);
    close(fd);
    return done;
}

bool file_folder(const char *path, Err *err) {
    char part[PATH_MAX];
    const size_t length = strlen(path);
    if (length == 0 || length >= sizeof part) return err_set(err, "%.60s: no folder's path", path);
    for (size_t n = 1; n <= length; n++) {
        if (path[n] != '/' && path[n] != '\0') continue;
        memcpy(part, path, n);
        part[n] = '\0';
        if (mkdir(part, 0700) != 0 && errno != EEXIST)
            return cannot(part, "the folder cannot be created", err);
    }
    return true;
}
