// The growing text, and the distance between names.
// Always true: room for the ending zero is made before anything is written.
#include "core/text.h"
#include "core/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Makes room for count more bytes and the ending zero; doubling keeps appending linear.
static void text_grow(Text *text, size_t count) {
    ASSERT(count < SIZE_MAX / 4 && text->length < SIZE_MAX / 4);
    size_t needed = text->length + count + 1;
    if (needed <= text->capacity) {
        return;
    }
    size_t capacity = text->capacity ? text->capacity : 64;
    while (capacity < needed) {
        capacity *= 2;
    }
    text->data = memory_grow(text->data, capacity);
    text->capacity = capacity;
}

void text_add_bytes(Text *text, const void *bytes, size_t count) {
    text_grow(text, count);
    if (count) {
        memcpy(text->data + text->length, bytes, count);
    }
    text->length += count;
    text->data[text->length] = 0;
}

void text_add_list(Text *text, const char *fmt, va_list args) {
    ASSERT(fmt);
    va_list again;
    va_copy(again, args);
    int count = vsnprintf(NULL, 0, fmt, args);
    ASSERT(count >= 0);
    text_grow(text, (size_t)count);
    vsnprintf(text->data + text->length, (size_t)count + 1, fmt, again);
    va_end(again);
    text->length += (size_t)count;
}

void text_add(Text *text, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    text_add_list(text, fmt, args);
    va_end(args);
}

// Of a capital letter of two bytes: А to Я, the Ukrainian Є, І, Ї, and Ґ; 0 if it is none.
static unsigned small_of(unsigned capital) {
    if (capital >= 0x410 && capital <= 0x42f) return capital + 0x20;
    if (capital >= 0x400 && capital <= 0x40f) return capital + 0x50;
    return capital == 0x490 ? 0x491 : 0;
}

void text_add_small(Text *text, const char *words) {
    const unsigned char *c = (const unsigned char *)words;
    const bool two = (c[0] & 0xe0) == 0xc0 && (c[1] & 0xc0) == 0x80;
    const unsigned small = two ? small_of((c[0] & 0x1fu) << 6 | (c[1] & 0x3fu)) : 0;
    if (small) text_add(text, "%c%c%s", (int)(0xc0 | small >> 6), (int)(0x80 | (small & 0x3f)), words + 2);
    else if (c[0] >= 'A' && c[0] <= 'Z') text_add(text, "%c%s", c[0] - 'A' + 'a', words + 1);
    else text_add(text, "%s", words);
}

char *text_take(Text *text) {
    text_grow(text, 0);
    text->data[text->length] = 0;
    char *data = text->data;
    *text = (Text){0};
    return data;
}

void text_free(Text *text) {
    free(text->data);
    *text = (Text){0};
}

bool text_is_control(const char *at) {
    const unsigned char *c = (const unsigned char *)at;
    if (c[0] < 0x20 || c[0] == 0x7f) return true;
    if (c[0] == 0xc2) return c[1] >= 0x80 && c[1] <= 0x9f;
    if (c[0] != 0xe2) return false;
    if (c[1] == 0x80) return (c[2] >= 0xaa && c[2] <= 0xae) || c[2] == 0x8e || c[2] == 0x8f;
    return c[1] == 0x81 && c[2] >= 0xa6 && c[2] <= 0xa9;
}

bool text_has_controls(const char *text) {
    for (; *text; text++)
        if (text_is_control(text)) return true;
    return false;
}

enum { LONGEST_NAME = 63 };

static size_t smaller(size_t x, size_t y) { return x < y ? x : y; }

// Edits from a to b, both at most LONGEST_NAME bytes, no part edited twice ("optimal string
// alignment"): the table of all prefixes, of which three rows are kept.
static size_t edit_distance(const char *a, size_t a_length, const char *b, size_t b_length) {
    size_t rows[3][LONGEST_NAME + 1];
    for (size_t j = 0; j <= b_length; j++) {
        rows[0][j] = j;
    }
    for (size_t i = 1; i <= a_length; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3];
        const size_t *two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t best = above[j - 1] + (a[i - 1] != b[j - 1]);
            best = smaller(best, smaller(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                best = smaller(best, two_above[j - 2] + 1);
            }
            row[j] = best;
        }
    }
    return rows[a_length % 3][b_length];
}

const char *text_nearest(const char *word, const char *const *known, size_t n) {
    size_t word_length = strlen(word);
    size_t limit = word_length < 6 ? 1 : word_length / 3;
    const char *nearest = NULL;
    if (word_length > LONGEST_NAME) {
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        size_t length = strlen(known[i]);
        if (length > LONGEST_NAME) {
            continue;
        }
        size_t distance = edit_distance(word, word_length, known[i], length);
        if (nearest ? distance < limit : distance <= limit) {
            nearest = known[i];
            limit = distance;
        }
    }
    return nearest;
}
