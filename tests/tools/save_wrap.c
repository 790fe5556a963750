/* save_wrap FOLDER: puts each file named on standard input, one a line, into the container of a saved game
 * and writes it to FOLDER under its own name with .sav. For tests of what stands behind a right checksum. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "session/save.h"
#include "store/file.h"

static int wrap(const char *path, const char *folder) {
    char *bytes, to[10000];
    size_t length;
    Text file = {0};
    Err err = {{0}};
    const char *name = strrchr(path, '/');
    if (!file_read(path, JSON_MAX_BYTES, FILE_LINKS_FOLLOW, &bytes, &length, &err)) {
        fprintf(stderr, "%s\n", err.text);
        return 1;
    }
    snprintf(to, sizeof to, "%.4000s/%.4000s.sav", folder, name ? name + 1 : path);
    save_wrap(bytes, length, &file);
    FILE *out = fopen(to, "w");
    const int wrong = !out || fwrite(file.data, 1, file.length, out) != file.length;
    if (out) fclose(out);
    text_free(&file);
    free(bytes);
    return wrong;
}

int main(int argc, char **argv) {
    char line[4096];
    int wrong = argc != 2;
    while (!wrong && fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        wrong = wrap(line, argv[1]);
    }
    return wrong;
}
