/* What is served: the pages, built into the program, and the fonts. Always true: see server.h; a path that
 * is not in the table does not exist. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "class/server_parts.h"
#include "store/data_folder.h"
#include "store/file.h"

static const struct {
    const char *name;
    const unsigned char *bytes;
    size_t length;
} built_in[] = {
#include "class/web.inc"
};

static const char *const fonts[] = {"IBMPlexSans_400Regular.ttf", "IBMPlexSans_600SemiBold.ttf",
                                    "SourceSerif4_600SemiBold.ttf"};
enum { PAGES_MAX = COUNT_OF(built_in) + COUNT_OF(fonts) + 3, FONT_BYTES_MAX = 4 << 20 };

static struct {
    Page page[PAGES_MAX];
    int count;
    char path[PAGES_MAX][64], *font[COUNT_OF(fonts)];
} pages;

static const char *type_of(const char *name) {
    static const char *const types[][2] = {{".html", "text/html; charset=utf-8"}, {".css", "text/css; charset=utf-8"},
                                           {".js", "text/javascript; charset=utf-8"}, {".json", "application/json"},
                                           {".svg", "image/svg+xml"}, {".ttf", "font/ttf"}};
    const char *dot = strrchr(name, '.');
    for (size_t n = 0; dot && n < COUNT_OF(types); n++)
        if (strcmp(dot, types[n][0]) == 0) return types[n][1];
    return "application/octet-stream";
}

static void page_add(const char *path, const char *name, const unsigned char *bytes, size_t length, bool lasts) {
    const int n = pages.count++;
    ASSERT(n < PAGES_MAX);
    snprintf(pages.path[n], sizeof pages.path[n], "%s", path);
    pages.page[n] = (Page){pages.path[n], type_of(name), bytes, length, lasts, strcmp(path, "/debrief") == 0};
}

static void fonts_open(const char *data) {
    for (size_t n = 0; n < COUNT_OF(fonts); n++) {
        char name[96], file[DATA_PATH_BYTES], path[64];
        size_t length;
        snprintf(name, sizeof name, "assets/fonts/%s", fonts[n]);
        /* without them the browser takes its own */
        if (!data_file(data, name, file) ||
            !file_read(file, FONT_BYTES_MAX, FILE_LINKS_FOLLOW, &pages.font[n], &length, NULL))
            continue;
        snprintf(path, sizeof path, "/%s", fonts[n]);
        page_add(path, fonts[n], (const unsigned char *)pages.font[n], length, true);
    }
}

bool pages_open(const char *data, const char *language, Err *err) {
    static const char none[] = "{\"language\": \"en\", \"words\": {}}";
    char words[32];
    const Page *told = NULL;
    snprintf(words, sizeof words, "/words-%.8s.json", language ? language : "en");
    pages.count = 0;
    for (size_t n = 0; n < COUNT_OF(built_in); n++) {
        const char *name = built_in[n].name, *dot = strrchr(name, '.');
        char path[64];
        const bool index = strcmp(name, "index.html") == 0, html = dot && strcmp(dot, ".html") == 0;
        snprintf(path, sizeof path, "/%.*s", index ? 0 : html ? (int)(dot - name) : (int)strlen(name), name);
        page_add(path, name, built_in[n].bytes, built_in[n].length, false);
        if (strcmp(path, words) == 0) told = &pages.page[pages.count - 1];
    }
    if (told) page_add("/words.json", "words.json", told->bytes, told->length, false);
    else page_add("/words.json", "words.json", (const unsigned char *)none, strlen(none), false);
    fonts_open(data);
    return page_find("/") != NULL || err_set(err, "the pages are missing from this build");
}

void pages_close(void) {
    for (size_t n = 0; n < COUNT_OF(fonts); n++) {
        free(pages.font[n]);
        pages.font[n] = NULL;
    }
    pages.count = 0;
}

const Page *page_find(const char *path) {
    for (int n = 0; n < pages.count; n++)
        if (strcmp(pages.page[n].path, path) == 0) return &pages.page[n];
    return NULL;
}
