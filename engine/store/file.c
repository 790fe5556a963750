// Reading whole files, as file.h says.
// Always true: every descriptor opened here is closed here.
#include "store/file.h"
#include "core/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *kind_of(mode_t mode) {
    return S_ISDIR(mode)    ? "a folder"
           : S_ISFIFO(mode) ? "a pipe"
           : S_ISSOCK(mode) ? "a socket"
                            : "a device";
}

static bool too_large(const char *path, size_t max_bytes, Err *err) {
    return err_set(err, "%s: the file is too large, at most %zu bytes are wanted", path, max_bytes);
}

// Reads until the end, whatever size was stated before: the file may grow while it is read.
static bool read_all(int fd, const char *path, size_t max_bytes, char *bytes, size_t *length,
                     Err *err) {
    size_t have = 0;
    while (have <= max_bytes) {
        ssize_t got = read(fd, bytes + have, max_bytes + 1 - have);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return err_set(err, "%s: cannot be read: %s", path, strerror(errno));
        if (got == 0) {
            bytes[have] = '\0';
            *length = have;
            return true;
        }
        have += (size_t)got;
    }
    return too_large(path, max_bytes, err);
}

static bool read_open(int fd, const char *path, size_t max_bytes, char **bytes, size_t *length,
                      Err *err) {
    struct stat info;
    if (fstat(fd, &info) != 0) {
        return err_set(err, "%s: cannot be read: %s", path, strerror(errno));
    }
    if (!S_ISREG(info.st_mode)) {
        return err_set(err, "%s: is %s, a regular file is wanted", path, kind_of(info.st_mode));
    }
    if (info.st_size > 0 && (uintmax_t)info.st_size > max_bytes) {
        return too_large(path, max_bytes, err);
    }
    char *buffer = memory_new(max_bytes + 1);
    if (!read_all(fd, path, max_bytes, buffer, length, err)) {
        free(buffer);
        return false;
    }
    *bytes = memory_grow(buffer, *length + 1);
    return true;
}

bool file_read(const char *path, size_t max_bytes, FileLinks links, char **bytes, size_t *length,
               Err *err) {
    *bytes = NULL;
    *length = 0;
    int flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY;
    int fd = open(path, links == FILE_LINKS_REFUSE ? flags | O_NOFOLLOW : flags);
    if (fd < 0 && errno == ELOOP && links == FILE_LINKS_REFUSE) {
        return err_set(err, "%s: is a symbolic link, a regular file is wanted", path);
    }
    if (fd < 0) return err_set(err, "%s: cannot be opened: %s", path, strerror(errno));
    bool ok = read_open(fd, path, max_bytes, bytes, length, err);
    close(fd);
    return ok;
}
