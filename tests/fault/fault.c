/* A library to be loaded before the program (LD_PRELOAD): makes the n-th call that touches a saved game,
 * or another file, fail, or ends the program there, so that a test can try every place.
 *
 *   FAULT_AT=n     which call, from 1; 0 or none: no fault, and the number of calls goes to FAULT_COUNT
 *   FAULT_KIND=eio|enospc|short|exit
 *   FAULT_COUNT=f  a file for the number of calls
 *
 *   FAULT_NAME=s   what the names of the files in question hold; ".sav" if it is not given
 *
 * Counted are open (for writing), write, fsync, close, link, rename and unlink on such files, and on
 * folders whose name holds "fault-saves". */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DESCRIPTORS = 256 };
static int calls;
static char ours[DESCRIPTORS];

#define REAL(type, name, ...)                                                                      \
    static type (*real)(__VA_ARGS__);                                                              \
    if (!real) *(void **)&real = dlsym(RTLD_NEXT, #name)

static const char *kind(void) {
    const char *text = getenv("FAULT_KIND");
    return text ? text : "eio";
}

static int is_name(const char *path) {
    const char *name = getenv("FAULT_NAME");
    return strstr(path, name ? name : ".sav") != NULL;
}

/* Whether this call fails; counts it. */
static int hit(void) {
    const char *at = getenv("FAULT_AT");
    calls++;
    if (!at || atoi(at) != calls) return 0;
    if (strcmp(kind(), "exit") == 0) _exit(137);
    errno = strcmp(kind(), "enospc") == 0 ? ENOSPC : EIO;
    return 1;
}

static int is_ours(int fd) { return fd >= 0 && fd < DESCRIPTORS && ours[fd]; }

int open(const char *path, int flags, ...) {
    REAL(int, open, const char *, int, ...);
    va_list list;
    va_start(list, flags);
    const int mode = flags & O_CREAT ? va_arg(list, int) : 0;
    va_end(list);
    const int counted = (is_name(path) && flags & O_CREAT) ||
                        (flags & O_DIRECTORY && strstr(path, "fault-saves"));
    if (counted && hit()) return -1;
    const int fd = real(path, flags, mode);
    if (fd >= 0 && fd < DESCRIPTORS) ours[fd] = (char)counted;
    return fd;
}

ssize_t write(int fd, const void *bytes, size_t length) {
    REAL(ssize_t, write, int, const void *, size_t);
    if (is_ours(fd) && hit()) {
        if (strcmp(kind(), "short") == 0 && length > 1) (void)!real(fd, bytes, length / 2);
        return -1;
    }
    return real(fd, bytes, length);
}

int fsync(int fd) {
    REAL(int, fsync, int);
    return is_ours(fd) && hit() ? -1 : real(fd);
}

int close(int fd) {
    REAL(int, close, int);
    const int counted = is_ours(fd);
    if (fd >= 0 && fd < DESCRIPTORS) ours[fd] = 0;
    const int failed = counted && hit();
    const int code = real(fd);
    return failed ? -1 : code;
}

int rename(const char *from, const char *to) {
    REAL(int, rename, const char *, const char *);
    return is_name(to) && hit() ? -1 : real(from, to);
}

int link(const char *from, const char *to) {
    REAL(int, link, const char *, const char *);
    return is_name(to) && hit() ? -1 : real(from, to);
}

int unlink(const char *path) {
    REAL(int, unlink, const char *);
    return is_name(path) && hit() ? -1 : real(path);
}

__attribute__((destructor)) static void tell(void) {
    const char *path = getenv("FAULT_COUNT");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (!file) return;
    fprintf(file, "%d\n", calls);
    fclose(file);
}
