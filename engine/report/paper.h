/* Plain text laid out for a terminal or a sheet of paper of 80 columns.
 *
 * Always true: a line is never longer than paper_columns() characters unless one word is. */
#pragma once
#include "core/text.h"

enum { PAPER_COLUMNS = 80, PAPER_UNBROKEN = 1 << 20 };
int paper_columns(void);
/* PAPER_UNBROKEN: each paragraph is one line, for who breaks lines by the width of letters; what it refers
 * to is marked: REFER_BEGIN, the command that shows it, REFER_WORDS, its words, REFER_END. */
enum { REFER_BEGIN = 1, REFER_WORDS = 2, REFER_END = 3 };
void paper_columns_use(int columns);
/* What is marked becomes its words, for who has nothing to open; in place. */
void paper_unmark(Text *text);

/* Appends text in lines, each after `indent` spaces; the first begins with `lead` instead, padded
 * to the indent. Line ends in text begin a new line. */
void paper_wrap(Text *out, const char *lead, int indent, const char *text);

/* A heading, underlined with the mark ('=' or '-'), with an empty line after it. */
/* text, filled up with blanks to so many columns. */
void paper_pad(Text *out, const char *text, int columns);
void paper_heading(Text *out, const char *text, char mark);

int paper_width(const char *text, size_t bytes); /* characters of a UTF-8 text */
