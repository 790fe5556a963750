// The first line of our own files. Always true: see sealed.h.
#include "store/sealed.h"

#include <stdlib.h>
#include <string.h>

void seal_wrap(const SealKind *kind, const char *body, size_t length, Text *out) {
    char digest[33];
    Digest d = digest_start();
    ASSERT(strlen(kind->magic) == SEAL_MAGIC_BYTES && kind->format >= 1 && kind->format <= 9);
    digest_add_bytes(&d, body, length);
    digest_text(d, digest);
    text_add(out, "%s %d %s %010zu\n", kind->magic, kind->format, digest, length);
    text_add_bytes(out, body, length);
}

bool seal_read(const SealKind *kind, const char *name, const char *bytes, size_t length,
               Digest *stated, size_t *body, Err *err) {
    const size_t begins = SEAL_MAGIC_BYTES + 1;
    if (length < begins || memcmp(bytes, kind->magic, SEAL_MAGIC_BYTES) != 0 ||
        bytes[SEAL_MAGIC_BYTES] != ' ')
        return err_set(err, "%s: this is no %s; its first line would begin \"%s \"", name,
                       kind->thing, kind->magic);
    const char *at = bytes + begins;
    if (length > begins + 1 && at[0] > '0' + kind->format && at[0] <= '9')
        return err_set(err, "%s: format %c is newer than this program, which reads format %d; a newer "
                            "version of the program opens it", name, at[0], kind->format);
    if (length < SEAL_BYTES || at[0] != '0' + kind->format || at[1] != ' ' || at[34] != ' ' ||
        at[45] != '\n' || !digest_read(at + 2, stated) || strspn(at + 35, "0123456789") != 10)
        return err_set(err, "%s: the first line is damaged; \"%s %d\", 32 digits 0-9 a-f and a "
                            "length of 10 digits are wanted", name, kind->magic, kind->format);
    *body = (size_t)strtoull(at + 35, NULL, 10);
    return true;
}

bool seal_holds(const char *name, const char *body, size_t length, Digest stated, Err *err) {
    Digest found = digest_start();
    digest_add_bytes(&found, body, length);
    return digest_equal(stated, found) ||
           err_set(err, "%s: the file is damaged: its bytes are not the ones that were written", name);
}

bool seal_check(const SealKind *kind, const char *name, const char *bytes, size_t length, Err *err) {
    Digest stated;
    size_t body = 0;
    if (!seal_read(kind, name, bytes, length, &stated, &body, err)) return false;
    if (length - SEAL_BYTES != body)
        return err_set(err, "%s: the file is %s: %zu bytes follow the first line, %zu were written",
                       name, length - SEAL_BYTES < body ? "cut off" : "too long",
                       length - SEAL_BYTES, body);
    return seal_holds(name, bytes + SEAL_BYTES, body, stated, err);
}
