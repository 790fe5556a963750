// A 128-bit fingerprint of a sequence of values, to tell whether two worlds are the same.
// Always true: it depends on the values and their order, never on padding, byte order or machine.
// It guards against accident, not against an adversary.
#ifndef CORE_DIGEST_H
#define CORE_DIGEST_H

#include "core/base.h"

typedef struct Digest {
    uint64_t a, b;
} Digest;

Digest digest_start(void);
void digest_add_u64(Digest *digest, uint64_t value);

// -0.0 counts as 0.0, since the rules cannot tell them apart. A NaN is our bug: ASSERT.
void digest_add_real(Digest *digest, double value);

// The same as n calls of digest_add_real.
void digest_add_reals(Digest *digest, const double *values, size_t n);

// The length, then the bytes.
void digest_add_bytes(Digest *digest, const void *bytes, size_t length);
void digest_add_text(Digest *digest, const char *text);

bool digest_equal(Digest x, Digest y);

// 32 hexadecimal digits and a zero.
void digest_text(Digest digest, char out[33]);

// What digest_text wrote, from the first 32 bytes of text; false, and *out untouched, if one of them
// is no digit 0-9 or a-f.
bool digest_read(const char *text, Digest *out);

#endif
