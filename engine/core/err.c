// Building and cleaning error texts.
// Always true: whatever goes into Err.text went through clean(), the only place that decides what
// is printable and where a text that is too long is cut.
#include "core/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char more[] = "…";

static bool is_continuation(unsigned char byte) { return (byte & 0xc0) == 0x80; }

// The bytes of the printable UTF-8 character at s; 0 where there is none: control characters (also
// U+0080 to U+009F, which terminals obey), overlong forms, surrogates, beyond U+10FFFF, or broken.
static size_t printable_length(const unsigned char *s) {
    if (s[0] < 0x80) {
        return s[0] >= 0x20 && s[0] != 0x7f;
    }
    size_t length = s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : 4;
    for (size_t i = 1; i < length; i++) {
        if (!is_continuation(s[i])) {
            return 0;
        }
    }
    if (length == 2) {
        return s[0] > 0xc2 || (s[0] == 0xc2 && s[1] >= 0xa0) ? 2 : 0;
    }
    if (length == 3) {
        bool overlong = s[0] == 0xe0 && s[1] < 0xa0;
        bool surrogate = s[0] == 0xed && s[1] >= 0xa0;
        return overlong || surrogate ? 0 : 3;
    }
    bool overlong = s[0] == 0xf0 && s[1] < 0x90;
    bool beyond = s[0] > 0xf4 || (s[0] == 0xf4 && s[1] >= 0x90);
    return overlong || beyond ? 0 : 4;
}

// Copies raw to out[0..size), character by character; out ends in "…" when not all of it fits.
static void clean(const char *raw, char *out, size_t size) {
    const unsigned char *from = (const unsigned char *)raw;
    size_t length = 0;
    size_t cut = 0; // the last place between characters from which "…" still fits
    while (*from) {
        size_t taken = printable_length(from);
        char escape[5];
        snprintf(escape, sizeof escape, "\\x%02X", *from);
        const char *piece = taken ? (const char *)from : escape;
        size_t added = taken ? taken : 4;
        if (length + added >= size) {
            memcpy(out + cut, more, sizeof more);
            return;
        }
        memcpy(out + length, piece, added);
        length += added;
        from += taken ? taken : 1;
        if (length + sizeof more <= size) {
            cut = length;
        }
    }
    out[length] = 0;
}

bool err_set(Err *err, const char *fmt, ...) {
    if (err) {
        char raw[2 * sizeof err->text]; // what is cut here would be cut by clean() as well
        va_list args;
        va_start(args, fmt);
        vsnprintf(raw, sizeof raw, fmt, args);
        va_end(args);
        clean(raw, err->text, sizeof err->text);
    }
    return false;
}

bool err_wrap(Err *err, const char *fmt, ...) {
    if (err) {
        char raw[4 * sizeof err->text];
        va_list args;
        va_start(args, fmt);
        vsnprintf(raw, 2 * sizeof err->text, fmt, args);
        va_end(args);
        strcat(raw, ": ");
        strcat(raw, err->text);
        clean(raw, err->text, sizeof err->text);
    }
    return false;
}
