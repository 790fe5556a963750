// UTF-8, numbers and shown bytes, as form.h says.
// Always true: no function here looks past the length it was given, or at the process's locale.
#include "store/form.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Length of the valid UTF-8 character that bytes begin with, 0 if there is none.
static size_t character_length(const unsigned char *bytes, size_t length) {
    unsigned char first = bytes[0];
    if (first < 0x80) return 1;
    size_t need = first >= 0xC2 && first <= 0xDF   ? 2
                  : first >= 0xE0 && first <= 0xEF ? 3
                  : first >= 0xF0 && first <= 0xF4 ? 4
                                                   : 0;
    if (need == 0 || length < need) return 0;
    // The second byte is what tells overlong forms, surrogates and values above U+10FFFF apart.
    unsigned char lo = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    unsigned char hi = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (bytes[1] < lo || bytes[1] > hi) return 0;
    for (size_t i = 2; i < need; i++) {
        if ((bytes[i] & 0xC0) != 0x80) return 0;
    }
    return need;
}

size_t form_utf8_bad(const char *bytes, size_t length) {
    size_t at = 0;
    while (at < length) {
        size_t step = character_length((const unsigned char *)bytes + at, length - at);
        if (step == 0) return at;
        at += step;
    }
    return length;
}

static size_t digits(const char *bytes, size_t at, size_t length) {
    while (at < length && bytes[at] >= '0' && bytes[at] <= '9')
        at++;
    return at;
}

size_t form_number(const char *bytes, size_t length) {
    size_t start = length > 0 && bytes[0] == '-' ? 1 : 0;
    size_t at = digits(bytes, start, length);
    if (at == start) return 0;
    if (bytes[start] == '0') at = start + 1;
    if (at < length && bytes[at] == '.') {
        size_t end = digits(bytes, at + 1, length);
        if (end == at + 1) return at;
        at = end;
    }
    if (at < length && (bytes[at] == 'e' || bytes[at] == 'E')) {
        size_t sign = at + 1;
        if (sign < length && (bytes[sign] == '+' || bytes[sign] == '-')) sign++;
        size_t end = digits(bytes, sign, length);
        if (end > sign) at = end;
    }
    return at;
}

double form_real(const char *text) {
    locale_t c = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    ASSERT(c);
    double value = strtod_l(text, NULL, c);
    freelocale(c);
    return value;
}

void form_real_write(double value, char out[FORM_REAL_SIZE]) {
    ASSERT(__builtin_isfinite(value));
    locale_t c = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    ASSERT(c);
    locale_t before = uselocale(c);
    char text[FORM_REAL_SIZE];
    for (int precision = 15; precision <= 17; precision++) {
        snprintf(text, sizeof text, "%.*g", precision, value);
        double back = strtod(text, NULL);
        if (memcmp(&back, &value, sizeof value) == 0) break;
    }
    memcpy(out, text, sizeof text);
    uselocale(before);
    freelocale(c);
}

FormShown form_show(const char *bytes, size_t length) {
    FormShown shown = {"\""};
    size_t used = 1, at = 0;
    for (int characters = 0; at < length && characters < 40; characters++) {
        size_t step = character_length((const unsigned char *)bytes + at, length - at);
        if (step == 0) step = 1;
        if ((unsigned char)bytes[at] < 0x20) {
            used += (size_t)snprintf(shown.text + used, sizeof shown.text - used, "\\x%02X",
                                     (unsigned)bytes[at]);
        } else {
            memcpy(shown.text + used, bytes + at, step);
            used += step;
        }
        at += step;
    }
    memcpy(shown.text + used, at < length ? "\"…" : "\"", at < length ? sizeof "\"…" : 2);
    return shown;
}

FormShown form_range(bool whole, double lo, double hi) {
    FormShown shown;
    char low[FORM_REAL_SIZE] = "", high[FORM_REAL_SIZE] = "";
    bool has_low = __builtin_isfinite(lo), has_high = __builtin_isfinite(hi);
    if (has_low) form_real_write(lo, low);
    if (has_high) form_real_write(hi, high);
    snprintf(shown.text, sizeof shown.text, "%s%s%s%s%s", whole ? "a whole number" : "a number",
             has_low ? (has_high ? " from " : " of at least ") : "", low,
             has_high ? (has_low ? " to " : " of at most ") : "", high);
    return shown;
}

void form_suggest(Text *text, const char *name, const char *const *known, size_t n) {
    const char *nearest = text_nearest(name, known, n);
    if (nearest) {
        text_add(text, "did you mean \"%s\"?", nearest);
        return;
    }
    text_add(text, n == 0 ? "none is wanted" : n == 1 ? "\"" : "one of \"");
    for (size_t i = 0; i < n; i++)
        text_add(text, i == 0 ? "%s" : "\", \"%s", known[i]);
    if (n > 0) text_add(text, "\" is wanted");
}

FormPlace form_place(const char *bytes, size_t offset) {
    FormPlace place = {1, 1};
    for (size_t i = 0; i < offset; i++) {
        if (bytes[i] == '\n') {
            place.line++;
            place.column = 1;
        } else if (((unsigned char)bytes[i] & 0xC0) != 0x80) {
            place.column++;
        }
    }
    return place;
}
