// The fingerprint of a sequence of values.
// Always true: each step is a bijection of either half for a given value, and of the value for a
// given half, so that two sequences that differ in one value have different digests.
#include "core/digest.h"

#include "core/random.h"

#include <stdio.h>
#include <string.h>

Digest digest_start(void) {
    // The fractions of sqrt 2 and sqrt 3: any two numbers would do.
    return (Digest){UINT64_C(0x6a09e667f3bcc908), UINT64_C(0xbb67ae8584caa73b)};
}

// The halves run side by side in the processor and see the value in different forms.
static inline Digest digest_step(Digest d, uint64_t value) {
    return (Digest){random_mix(d.a ^ value), random_mix(d.b + (value << 32 | value >> 32))};
}

void digest_add_u64(Digest *digest, uint64_t value) { *digest = digest_step(*digest, value); }

void digest_add_reals(Digest *digest, const double *values, size_t n) {
    Digest d = *digest;
    for (size_t i = 0; i < n; i++) {
        ASSERT(values[i] == values[i]);
        d = digest_step(d, real_bits(values[i] + 0.0)); // -0.0 + 0.0 is 0.0
    }
    *digest = d;
}

void digest_add_real(Digest *digest, double value) { digest_add_reals(digest, &value, 1); }

void digest_add_bytes(Digest *digest, const void *bytes, size_t length) {
    const unsigned char *byte = bytes;
    digest_add_u64(digest, length);
    for (size_t start = 0; start < length; start += 8) {
        uint64_t word = 0;
        for (size_t i = start; i < length && i < start + 8; i++) {
            word |= (uint64_t)byte[i] << 8 * (i - start);
        }
        digest_add_u64(digest, word);
    }
}

void digest_add_text(Digest *digest, const char *text) {
    digest_add_bytes(digest, text, strlen(text));
}

static bool half_read(const char *text, uint64_t *out) {
    *out = 0;
    for (int n = 0; n < 16; n++) {
        const char *const digits = "0123456789abcdef";
        const char *at = text[n] ? strchr(digits, text[n]) : NULL;
        if (!at) return false;
        *out = *out << 4 | (uint64_t)(at - digits);
    }
    return true;
}

bool digest_read(const char *text, Digest *out) {
    Digest read;
    if (!half_read(text, &read.a) || !half_read(text + 16, &read.b)) return false;
    *out = read;
    return true;
}

bool digest_equal(Digest x, Digest y) { return x.a == y.a && x.b == y.b; }

void digest_text(Digest digest, char out[33]) {
    snprintf(out, 33, "%016llx%016llx", (unsigned long long)digest.a, (unsigned long long)digest.b);
}
