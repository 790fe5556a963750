/* Line breaking. Always true: see paper.h. */
#include "report/paper.h"

#include <string.h>

static int columns_used = PAPER_COLUMNS;

int paper_columns(void) { return columns_used; }
void paper_columns_use(int columns) { columns_used = columns; }

void paper_unmark(Text *text) {
    size_t kept = 0;
    bool words = true; /* false: within the command of a reference */
    for (size_t n = 0; text->data && n < text->length; n++) {
        const char c = text->data[n];
        if (c == REFER_BEGIN) words = false;
        else if (c == REFER_WORDS) words = true;
        else if (c != REFER_END && words) text->data[kept++] = c;
    }
    if (!text->data) return;
    text->data[kept] = '\0';
    text->length = kept;
}

int paper_width(const char *text, size_t bytes) {
    int width = 0;
    for (size_t n = 0; n < bytes && text[n]; n++) {
        width += ((unsigned char)text[n] & 0xc0) != 0x80;
    }
    return width;
}

static void paper_indent(Text *out, int from, int to) {
    for (int column = from; column < to; column++) {
        text_add(out, " ");
    }
}

void paper_wrap(Text *out, const char *lead, int indent, const char *text) {
    text_add(out, "%s", lead);
    int column = paper_width(lead, strlen(lead));
    bool first = true;
    while (*text) {
        const size_t bytes = strcspn(text, " \n");
        const int width = paper_width(text, bytes);
        if (!first && column + 1 + width > columns_used) {
            text_add(out, "\n");
            column = 0;
            first = true;
        }
        if (first) {
            paper_indent(out, column, indent);
            column = column > indent ? column : indent;
        } else {
            text_add(out, " ");
            column++;
        }
        text_add_bytes(out, text, bytes);
        column += width;
        first = false;
        text += bytes;
        if (*text == '\n') {
            text_add(out, "\n");
            column = 0;
            first = true;
        }
        text += *text != '\0';
    }
    text_add(out, "\n");
}

void paper_heading(Text *out, const char *text, char mark) {
    text_add(out, "%s\n", text);
    for (int n = paper_width(text, strlen(text)); n > 0; n--) {
        text_add_bytes(out, &mark, 1);
    }
    text_add(out, "\n\n");
}

void paper_pad(Text *out, const char *text, int columns) {
    text_add(out, "%s", text);
    paper_indent(out, paper_width(text, strlen(text)), columns);
}
