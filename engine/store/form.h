// The forms that all readers and writers of this folder share: UTF-8, numbers, and how bytes found
// in a file are shown to a person. Nothing here depends on the locale.
#ifndef STORE_FORM_H
#define STORE_FORM_H

#include <stddef.h>

#include "core/base.h"
#include "core/text.h"

enum { FORM_NUMBER_BYTES = 63, FORM_REAL_SIZE = 32, FORM_SHOWN_SIZE = 176 };

// Offset of the first byte that is not part of valid UTF-8 (RFC 3629: shortest forms only, no
// surrogates, nothing above U+10FFFF), or length if all is valid.
size_t form_utf8_bad(const char *bytes, size_t length);

// How many leading bytes are a number in the form of RFC 8259 section 6; 0 if none are.
size_t form_number(const char *bytes, size_t length);

// The number that text begins with, as strtod reads it in the "C" locale.
double form_real(const char *text);

// The shortest of %.15g, %.16g and %.17g that reads back bit for bit. value must be finite.
void form_real_write(double value, char out[FORM_REAL_SIZE]);

// Bytes in quotes for an error text: cut after 40 characters, control bytes as \x and two digits.
typedef struct FormShown {
    char text[FORM_SHOWN_SIZE];
} FormShown;
FormShown form_show(const char *bytes, size_t length);

// "a number from 0 to 1", "a whole number of at least 3", "a number": what a range lets through.
FormShown form_range(bool whole, double lo, double hi);

// Appends what a name that is not among the n known ones should have been: the nearest of them,
// or all of them if none is near.
void form_suggest(Text *text, const char *name, const char *const *known, size_t n);

// Where an offset lies, for a person: lines from 1, columns from 1 in characters, not bytes.
typedef struct FormPlace {
    int line, column;
} FormPlace;
FormPlace form_place(const char *bytes, size_t offset);

#endif
