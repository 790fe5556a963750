// The error text of whatever comes from outside (files, packs, scripts, orders).
// Always true: the text is one line of valid UTF-8 without control characters, ended by a zero.
#ifndef CORE_ERR_H
#define CORE_ERR_H

#include "core/base.h"

// Built from the inside out: the deepest function sets it, each caller wraps it in where it was.
// An Err of zeros is valid and empty.
typedef struct Err {
    char text[600];
} Err;

// Sets the text, printf-like. Bytes that are no printable UTF-8 are shown as \xNN; text that does
// not fit ends in "…". Always returns false, so that a function can `return err_set(...)`.
// err may be NULL.
bool err_set(Err *err, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

// Puts the formatted text and ": " before what is there. As err_set otherwise.
bool err_wrap(Err *err, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#endif
