/* What the targets share: a start of the first pack, a folder that lies in memory where there is one, and the
 * lines of an input. */
#pragma once
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "session/pack_book.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* With its events; read once. */
static inline const Scenario *fuzz_scenario(const char *start) {
    static Scenario *s;
    static PackBook book;
    Err err = {{0}};
    if (s) return s;
    s = malloc(sizeof *s);
    ASSERT(s && pack_open(ACCESSION_SOURCE_DIR "/scenarios/ukraine-2023", NULL, &book, &err));
    ASSERT(pack_scenario(&book, start, s, &err));
    return s;
}

static inline int fuzz_remove(const char *path, const struct stat *info, int kind, struct FTW *at) {
    (void)info, (void)kind, (void)at;
    return remove(path);
}

static char fuzz_path[64];
static inline void fuzz_end(void) { nftw(fuzz_path, fuzz_remove, 8, FTW_DEPTH | FTW_PHYS); }

/* Of this process; gone when it ends well. */
static inline const char *fuzz_folder(void) {
    if (fuzz_path[0]) return fuzz_path;
    const char *memory = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : P_tmpdir;
    snprintf(fuzz_path, sizeof fuzz_path, "%s/fuzz-XXXXXX", memory);
    ASSERT(mkdtemp(fuzz_path));
    atexit(fuzz_end);
    return fuzz_path;
}

/* The bytes as a file below the folder; its path is good until the next call. */
static inline const char *fuzz_file(const char *name, const void *bytes, size_t size) {
    static char path[4096];
    snprintf(path, sizeof path, "%s/%s", fuzz_folder(), name);
    FILE *f = fopen(path, "wb");
    ASSERT(f && fwrite(bytes, 1, size, f) == size && fclose(f) == 0);
    return path;
}

/* The next line of an input, cut to the room there is and up to a NUL; false at its end. */
static inline bool fuzz_line(const unsigned char **at, const unsigned char *end, char *out, size_t room) {
    if (*at >= end) return false;
    const unsigned char *stop = memchr(*at, '\n', (size_t)(end - *at));
    const size_t length = (size_t)((stop ? stop : end) - *at), taken = length < room ? length : room - 1;
    memcpy(out, *at, taken);
    out[taken] = '\0';
    *at += length + 1;
    return true;
}
