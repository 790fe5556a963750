// The other direction of csv.h: one row into a text.
// Always true: what is appended ends in a line end and holds as many quotes as close each other.
#include "store/csv.h"

#include <string.h>

// An empty cell alone in its row would be skipped as an empty line, and # begins a comment.
static bool needs_quotes(const char *cell, bool first, bool alone) {
    return strpbrk(cell, ",\"\r\n") || (first && *cell == '#') || (alone && *cell == '\0');
}

static void add_quoted(Text *text, const char *cell) {
    text_add_bytes(text, "\"", 1);
    for (const char *quote; (quote = strchr(cell, '"')); cell = quote + 1) {
        text_add(text, "%.*s\"\"", (int)(quote - cell), cell);
    }
    text_add(text, "%s\"", cell);
}

void csv_out_row(Text *text, const char *const *cells, size_t n) {
    ASSERT(n > 0);
    for (size_t i = 0; i < n; i++) {
        if (i > 0) text_add(text, ",");
        if (needs_quotes(cells[i], i == 0, n == 1)) {
            add_quoted(text, cells[i]);
        } else {
            text_add(text, "%s", cells[i]);
        }
    }
    text_add(text, "\n");
}
