/* A library to be loaded before the program (LD_PRELOAD): makes the n-th call of a kind fail, or ends the
 * program there, so that a test can try every place.
 *
 *   FAULT_OF=saves   calls that touch a saved game: open (for writing), write, fsync, close, link, rename and
 *                    unlink on files whose names hold FAULT_NAME (".sav" if it is not given), and on folders
 *                    whose name holds "fault-saves". This is the default
 *   FAULT_OF=files   every call below on any file but standard error, and a library's where it comes this way
 *   FAULT_OF=memory  every malloc, calloc and realloc, of the C library and others as well
 *
 *   FAULT_AT=n     which call, from 1; 0 or none: no fault
 *   FAULT_KIND=eio|enospc|short|exit
 *   FAULT_COUNT=f  a file for the number of calls; with FAULT_AT, for the name of the call that failed */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DESCRIPTORS = 256 };
typedef enum Of { OF_SAVES, OF_FILES, OF_MEMORY, OF_NOTHING } Of;
static Of of = OF_NOTHING; /* before the program begins, and after its end */
static int calls, fails_at;
static const char *failed = "";
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

/* Whether this call fails; counts it. Threads count together. */
static int hit(const char *call) {
    if (__atomic_add_fetch(&calls, 1, __ATOMIC_RELAXED) != fails_at) return 0;
    failed = call;
    if (strcmp(kind(), "exit") == 0) _exit(137);
    errno = of == OF_MEMORY ? ENOMEM : strcmp(kind(), "enospc") == 0 ? ENOSPC : EIO;
    return 1;
}

/* A call that only FAULT_OF=files counts. */
static int any_hit(const char *call) { return of == OF_FILES && hit(call); }

/* A call on a descriptor. */
static int fd_hit(int fd, const char *call) {
    if (of == OF_FILES) return fd != STDERR_FILENO && hit(call);
    return of == OF_SAVES && fd >= 0 && fd < DESCRIPTORS && ours[fd] && hit(call);
}

/* A call that puts something under a name. */
static int name_hit(const char *path, const char *call) {
    return of == OF_FILES ? hit(call) : of == OF_SAVES && is_name(path) && hit(call);
}

static int open_hit(const char *path, int flags) {
    if (of == OF_FILES) return hit("open");
    return of == OF_SAVES &&
                   ((is_name(path) && flags & O_CREAT) || (flags & O_DIRECTORY && strstr(path, "fault-saves")))
               ? hit("open") ? 1 : -1
               : 0;
}

#define OPEN(name)                                                                                 \
    int name(const char *path, int flags, ...) {                                                   \
        REAL(int, name, const char *, int, ...);                                                   \
        va_list list;                                                                              \
        va_start(list, flags);                                                                     \
        const int mode = flags & O_CREAT ? va_arg(list, int) : 0;                                  \
        va_end(list);                                                                              \
        const int counted = open_hit(path, flags);                                                 \
        if (counted > 0) return -1;                                                                \
        const int fd = real(path, flags, mode);                                                    \
        if (fd >= 0 && fd < DESCRIPTORS) ours[fd] = counted < 0;                                   \
        return fd;                                                                                 \
    }
OPEN(open)
OPEN(open64)

ssize_t write(int fd, const void *bytes, size_t length) {
    REAL(ssize_t, write, int, const void *, size_t);
    if (fd_hit(fd, "write")) {
        if (strcmp(kind(), "short") == 0 && length > 1) (void)!real(fd, bytes, length / 2);
        return -1;
    }
    return real(fd, bytes, length);
}

int close(int fd) {
    REAL(int, close, int);
    const int fails = fd_hit(fd, "close");
    if (fd >= 0 && fd < DESCRIPTORS) ours[fd] = 0;
    const int code = real(fd);
    return fails ? -1 : code;
}

/* Calls that return -1, or NULL, when they fail: type, name, what they take, what they are given. */
#define FAILING(type, none, condition, name, takes, ...)                                           \
    type name takes {                                                                              \
        static type(*real) takes;                                                                  \
        if (!real) *(void **)&real = dlsym(RTLD_NEXT, #name);                                      \
        return condition ? none : real(__VA_ARGS__);                                               \
    }
FAILING(int, -1, fd_hit(fd, "fsync"), fsync, (int fd), fd)
FAILING(int, -1, fd_hit(fd, "fdatasync"), fdatasync, (int fd), fd)
FAILING(int, -1, name_hit(to, "rename"), rename, (const char *from, const char *to), from, to)
FAILING(int, -1, name_hit(to, "link"), link, (const char *from, const char *to), from, to)
FAILING(int, -1, name_hit(path, "unlink"), unlink, (const char *path), path)

FAILING(ssize_t, -1, any_hit("read"), read, (int fd, void *to, size_t n), fd, to, n)
FAILING(ssize_t, -1, any_hit("pread"), pread, (int fd, void *to, size_t n, off_t at), fd, to, n, at)
FAILING(ssize_t, -1, any_hit("pread"), pread64, (int fd, void *to, size_t n, off_t at), fd, to, n, at)
FAILING(ssize_t, -1, any_hit("pwrite"), pwrite, (int fd, const void *from, size_t n, off_t at), fd, from, n, at)
FAILING(ssize_t, -1, any_hit("pwrite"), pwrite64, (int fd, const void *from, size_t n, off_t at), fd, from, n, at)
FAILING(int, -1, any_hit("ftruncate"), ftruncate, (int fd, off_t n), fd, n)
FAILING(int, -1, any_hit("ftruncate"), ftruncate64, (int fd, off_t n), fd, n)
FAILING(int, -1, any_hit("mkdir"), mkdir, (const char *path, mode_t mode), path, mode)
FAILING(int, -1, any_hit("fstat"), fstat, (int fd, struct stat *to), fd, to)
FAILING(int, -1, any_hit("stat"), stat, (const char *path, struct stat *to), path, to)
FAILING(int, -1, any_hit("lstat"), lstat, (const char *path, struct stat *to), path, to)
FAILING(DIR *, NULL, any_hit("opendir"), opendir, (const char *path), path)
FAILING(struct dirent *, NULL, any_hit("readdir"), readdir, (DIR *folder), folder)
FAILING(FILE *, NULL, any_hit("fopen"), fopen, (const char *path, const char *mode), path, mode)
FAILING(FILE *, NULL, any_hit("fopen"), fopen64, (const char *path, const char *mode), path, mode)
FAILING(FILE *, NULL, any_hit("fdopen"), fdopen, (int fd, const char *mode), fd, mode)
FAILING(size_t, 0, any_hit("fread"), fread, (void *to, size_t size, size_t n, FILE *file), to, size, n, file)
FAILING(size_t, 0, (file != stderr && any_hit("fwrite")), fwrite, (const void *from, size_t size, size_t n, FILE *file),
        from, size, n, file)
FAILING(int, EOF, (file != stderr && any_hit("fflush")), fflush, (FILE *file), file)

int fclose(FILE *file) {
    REAL(int, fclose, FILE *);
    const int fails = any_hit("fclose"), code = real(file);
    return fails ? EOF : code;
}

/* The C library's own, since dlsym asks for memory itself. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);

static int memory_hit(const char *call) { return of == OF_MEMORY && hit(call); }
void *malloc(size_t size) { return memory_hit("malloc") ? NULL : __libc_malloc(size); }
void *calloc(size_t count, size_t size) {
    return memory_hit("calloc") ? NULL : __libc_calloc(count, size);
}
void *realloc(void *block, size_t size) {
    return size && memory_hit("realloc") ? NULL : __libc_realloc(block, size);
}

__attribute__((constructor)) static void begin(void) {
    const char *text = getenv("FAULT_OF"), *at = getenv("FAULT_AT");
    fails_at = at ? atoi(at) : 0;
    of = !text || strcmp(text, "saves") == 0 ? OF_SAVES : strcmp(text, "files") == 0 ? OF_FILES : OF_MEMORY;
}

static void tell(void) {
    of = OF_NOTHING;
    const char *path = getenv("FAULT_COUNT");
    const int fd = path ? open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644) : -1;
    if (fd < 0) return;
    if (fails_at) dprintf(fd, "%s\n", failed);
    else dprintf(fd, "%d\n", calls);
    close(fd);
}
__attribute__((destructor)) static void end(void) { tell(); }

/* An end without destructors. */
void _exit(int code) {
    static void (*real)(int);
    if (!real) *(void **)&real = dlsym(RTLD_NEXT, "_exit");
    tell();
    real(code);
    __builtin_unreachable();
}
