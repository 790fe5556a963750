/* Rows on the disk. Always true: see row_file.h. */
#include "ensemble/row_file.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "core/real.h"

static bool cannot(Err *err) {
    return err_set(err, "rows cannot be kept for now: %s", strerror(errno));
}

static FILE *nameless_beside(const char *beside) {
    Text path = {0};
    text_add(&path, "%s.rows.tmp", beside);
    unlink(path.data); /* of an ensemble that was cut off */
    const int fd = open(path.data, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd >= 0) unlink(path.data);
    text_free(&path);
    return fd < 0 ? NULL : fdopen(fd, "w+b");
}

bool row_file_begin(RowFile *f, const char *beside, int columns, Err *err) {
    *f = (RowFile){.columns = columns, .digest = digest_start()};
    f->file = beside ? nameless_beside(beside) : tmpfile();
    return f->file || cannot(err);
}

void row_encode(const double *row, int columns, unsigned char *bytes) {
    for (int n = 0; n < columns; n++) {
        const uint64_t bits = real_bits(row[n]);
        for (int b = 0; b < 8; b++) *bytes++ = (unsigned char)(bits >> 8 * b);
    }
}

bool row_decode(const unsigned char *bytes, int columns, uint64_t run, double *row) {
    for (int n = 0; n < columns; n++) {
        uint64_t bits = 0;
        for (int b = 0; b < 8; b++) bits |= (uint64_t)*bytes++ << 8 * b;
        memcpy(&row[n], &bits, sizeof bits);
        if (!isfinite(row[n])) return false;
    }
    return row[0] == (double)run;
}

void row_digest(Digest *digest, const double *row, int columns) {
    for (int n = 0; n < columns; n++) digest_add_u64(digest, real_bits(row[n]));
}

bool row_file_add(RowFile *f, const double *row, Err *err) {
    unsigned char bytes[ROW_BYTES_MAX];
    const size_t size = 8 * (size_t)f->columns;
    row_encode(row, f->columns, bytes);
    row_digest(&f->digest, row, f->columns);
    f->rows++;
    return fwrite(bytes, 1, size, f->file) == size || cannot(err);
}

bool row_file_rewind(RowFile *f, Err *err) {
    return (fflush(f->file) == 0 && fseeko(f->file, 0, SEEK_SET) == 0) || cannot(err);
}

size_t row_file_bytes(RowFile *f, void *bytes, size_t room) {
    return fread(bytes, 1, room, f->file);
}

void row_file_end(RowFile *f) {
    if (f->file) fclose(f->file);
    *f = (RowFile){0};
}
