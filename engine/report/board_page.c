/* Paragraphs, titles and line breaks of the board. Always true: see board.h. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "report/board.h"
#include "report/paper.h"

void board_say(Text *out, const char *lead, int indent, Text *words) {
    char *text = text_take(words);
    paper_wrap(out, lead, indent, text);
    free(text);
}

/* Not underlined: a screen reader would read the marks. */
int board_words(const char *text) {
    int words = 0;
    for (const char *c = text; *c; c++)
        if (!isspace((unsigned char)*c) && (c == text || isspace((unsigned char)c[-1]))) words++;
    return words;
}

void board_count(Text *out, double n, const char *one, const char *many) {
    text_say(out, "%.3g %s", n, tongue_many(n, one, many));
}

/* Bytes of the first so many characters. */
static size_t bytes_of_columns(const char *text, size_t bytes, int columns) {
    size_t at = 0;
    for (int column = 0; at < bytes && column < columns; column++) {
        at++;
        while (at < bytes && ((unsigned char)text[at] & 0xc0) == 0x80) at++;
    }
    return at;
}

/* One long line in pieces, each after the indent of the first and two more. */
static void fit_line(const char *line, size_t bytes, Text *out) {
    int indent = 0;
    while ((size_t)indent < bytes && line[indent] == ' ' && indent < 20) indent++;
    int columns = paper_columns();
    while (paper_width(line, bytes) > columns) {
        size_t end = bytes_of_columns(line, bytes, columns);
        size_t cut = end;
        while (cut > (size_t)indent + 2 && line[cut] != ' ') cut--;
        if (cut <= (size_t)indent + 2) cut = end;
        text_add_bytes(out, line, cut);
        text_add(out, "\n%*s", indent + 2, "");
        while (cut < bytes && line[cut] == ' ') cut++;
        line += cut;
        bytes -= cut;
        columns = paper_columns() - indent - 2;
    }
    text_add_bytes(out, line, bytes);
}

void board_fit(const char *text, Text *out) {
    while (*text) {
        const size_t bytes = strcspn(text, "\n");
        fit_line(text, bytes, out);
        text += bytes;
        if (*text != '\n') break;
        text_add(out, "\n");
        text++;
    }
}
