/* A target without a fuzzer, in any build: reads the files it is given, and those of the folders it is given, and
 * ends with 0 if the target held for each. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static int files;

static void file(const char *path) {
    FILE *f = fopen(path, "rb");
    unsigned char *data = malloc(1 << 20);
    if (!f || !data) {
        fprintf(stderr, "%s cannot be read\n", path);
        exit(2);
    }
    const size_t size = fread(data, 1, 1 << 20, f);
    fclose(f);
    fprintf(stderr, "%s\n", path); /* the last one named is the one that fails */
    LLVMFuzzerTestOneInput(data, size);
    free(data);
    files++;
}

static void folder(const char *path) {
    DIR *dir = opendir(path);
    if (!dir) return;
    for (struct dirent *e; (e = readdir(dir));) {
        char name[4096];
        if (e->d_name[0] == '.') continue;
        snprintf(name, sizeof name, "%s/%s", path, e->d_name);
        file(name);
    }
    closedir(dir);
}

int main(int count, char **path) {
    for (int n = 1; n < count; n++) folder(path[n]);
    printf("%d files\n", files);
    return 0;
}
