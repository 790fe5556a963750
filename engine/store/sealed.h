// Bytes under a first line that says what they are and how they must read:
//     accession-save 1 <digest of the rest, 32 digits> <its length, 10 digits>
// A file that was cut off, has grown or differs in one byte is told from a whole one.
#ifndef STORE_SEALED_H
#define STORE_SEALED_H

#include "core/digest.h"
#include "core/err.h"
#include "core/text.h"

typedef struct SealKind {
    const char *magic; // "accession-save", 14 bytes
    const char *thing; // "saved game"
    int format;        // 1 to 9
} SealKind;

enum { SEAL_MAGIC_BYTES = 14, SEAL_BYTES = SEAL_MAGIC_BYTES + 1 + 2 + 32 + 1 + 10 + 1 };

// Appends the line and the bytes.
void seal_wrap(const SealKind *kind, const char *body, size_t length, Text *out);

// What the line says, the file being `length` bytes so far as they are here; nothing is compared.
bool seal_read(const SealKind *kind, const char *name, const char *bytes, size_t length,
               Digest *stated, size_t *body, Err *err);
// Whether the bytes after the line are those that were written.
bool seal_holds(const char *name, const char *body, size_t length, Digest stated, Err *err);
// Both, and nothing follows.
bool seal_check(const SealKind *kind, const char *name, const char *bytes, size_t length, Err *err);

#endif
