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

bool file_out_begin(FileOut *out, const char *path, Err *err) {
    char folder[PATH_MAX];
    if (!folder_of(path, folder, err) || !replaceable(path, err)) return false;
    snprintf(out->path, sizeof out->path, "%s", path);
    snprintf(out->temporary, sizeof out->temporary, "%.*s.tmp", PATH_MAX - 8, path);
    out->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (out->folder < 0) return cannot(folder, "the folder cannot be opened", err);
    unlink(out->temporary); // of a write that was cut off
    out->fd = open(out->temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (out->fd >= 0) return true;
    cannot(out->temporary, "cannot be created", err);
    close(out->folder);
    return false;
}

bool file_out_write(FileOut *out, const void *bytes, size_t length, Err *err) {
    return write_all(out->fd, bytes, length) || cannot(out->temporary, "cannot be written", err);
}

void file_out_drop(FileOut *out) {
    if (out->fd >= 0) close(out->fd);
    unlink(out->temporary);
    close(out->folder);
}

bool file_out_keep(FileOut *out, int kept, Err *err) {
    ASSERT(kept >= 0 && kept <= FILE_KEPT_MAX);
    bool done = fsync(out->fd) == 0 || cannot(out->temporary, "cannot be brought to the disk", err);
    const bool closed = close(out->fd) == 0;
    out->fd = -1;
    done = done && (closed || cannot(out->temporary, "cannot be closed", err));
    if (done) older_keep(out->path, kept);
    done = done && (rename(out->temporary, out->path) == 0 || cannot(out->path, "cannot be put in place", err));
    if (!done) {
        file_out_drop(out);
        return false;
    }
    done = fsync(out->folder) == 0 || cannot(out->path, "its folder cannot be brought to the disk", err);
    close(out->folder);
    return done;
}

bool file_replace(const char *path, const char *bytes, size_t length, int kept, Err *err) {
    FileOut out;
    if (!file_out_begin(&out, path, err)) return false;
    if (file_out_write(&out, bytes, length, err)) return file_out_keep(&out, kept, err);
    file_out_drop(&out);
    return false;
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
