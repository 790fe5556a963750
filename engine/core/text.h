// A text that grows, and the search for the name that was probably meant.
// Always true: data[length] is 0 whenever data is not NULL, and length < capacity.
#ifndef CORE_TEXT_H
#define CORE_TEXT_H

#include <stdarg.h>

#include "core/base.h"

// A Text of zeros is valid and empty. Running out of memory ends the program with a message.
typedef struct Text {
    char *data;
    size_t length, capacity; // bytes; the ending zero is in capacity, not in length
} Text;

// Appends, printf-like.
void text_add(Text *text, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void text_add_list(Text *text, const char *fmt, va_list args) __attribute__((format(printf, 2, 0)));

// Appends count bytes as they are.
void text_add_bytes(Text *text, const void *bytes, size_t count);

// Appends words with their first letter small, of the Latin or the Cyrillic alphabet.
void text_add_small(Text *text, const char *words);

// Hands over the text (never NULL; free() it) and leaves the buffer empty.
char *text_take(Text *text);

void text_free(Text *text);

// Whether a control character stands at `at` of a text in UTF-8: of the first or second set, or a mark
// that turns the direction of what follows. Tabs and line ends are such too. Nothing that a pack says to
// a person may hold one, or it could speak to the terminal.
bool text_is_control(const char *at);
bool text_has_controls(const char *text);

// The name among known[0..n) with the fewest edits (a byte added, left out, changed, or two
// neighbours swapped) from word; the first of equals; NULL when the best needs more than a third
// of word's length, or more than one for words under six bytes.
const char *text_nearest(const char *word, const char *const *known, size_t n);

#endif
