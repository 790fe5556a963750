/* libFuzzer: bytes as a pack's archive. What is refused has a message; what is accepted stays below
 * its folder, within the limits, and has on the disk the fingerprint that it has in memory. */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/pack_zip.h"

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *at) {
    (void)info;
    (void)kind;
    (void)at;
    return remove(path);
}

static const char *cache(void) {
    static char path[256];
    if (path[0]) return path;
    const char *folder = getenv("TMPDIR");
    snprintf(path, sizeof path, "%s/fuzz-zip-XXXXXX", folder ? folder : P_tmpdir);
    ASSERT(mkdtemp(path));
    return path;
}

/* Judged here anew, by other means than the reader's own. */
static void check_path(const char *path) {
    char copy[600];
    int depth = 0;
    ASSERT(path[0] && path[0] != '/' && !strchr(path, '\\') && !strstr(path, "//"));
    ASSERT(strlen(path) < sizeof copy && path[strlen(path) - 1] != '/');
    snprintf(copy, sizeof copy, "%s", path);
    for (char *rest = copy, *part; (part = strsep(&rest, "/")); depth++)
        ASSERT(part[0] && part[0] != '.');
    ASSERT(depth <= 9);
}

static void check_disk(const PackZip *zip) {
    char dir[PACK_PATH_BYTES];
    Digest digest;
    Err err = {{0}};
    ASSERT(pack_zip_unpack(zip, cache(), dir, &err));
    ASSERT(pack_digest(dir, &digest, &err));
    ASSERT(digest_equal(digest, zip->digest));
    nftw(cache(), remove_one, 8, FTW_DEPTH | FTW_PHYS);
    mkdir(cache(), 0700);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);
int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    PackZip zip;
    Err err = {{0}};
    size_t total = 0;
    bool card = false;
    if (!pack_zip_read("fuzz.zip", (const char *)data, size, &zip, &err)) {
        ASSERT(strncmp(err.text, "fuzz.zip: ", 10) == 0);
        return 0;
    }
    for (int n = 0; n < zip.count; n++) {
        check_path(zip.file[n].path);
        ASSERT(n == 0 || strcmp(zip.file[n - 1].path, zip.file[n].path) < 0);
        ASSERT(zip.file[n].length <= PACK_ZIP_FILE_MAX);
        total += zip.file[n].length;
        card = card || strcmp(zip.file[n].path, "pack.json") == 0;
    }
    ASSERT(card && zip.count <= 4096 && total <= PACK_ZIP_BYTES_MAX);
    check_disk(&zip);
    pack_zip_free(&zip);
    return 0;
}
