/* Rows on the disk while an ensemble runs, and as they stand in a part: doubles, least byte first.
 *
 * Always true: the file has no name, so that nothing is left of it; memory does not grow with the rows. */
#pragma once
#include <stdio.h>

#include "core/digest.h"
#include "core/err.h"
#include "ensemble/rows.h"

enum { ROW_BYTES_MAX = 8 * ROW_MAX };

typedef struct RowFile {
    FILE *file;
    int columns;
    uint64_t rows;
    Digest digest; /* of all numbers */
} RowFile;

/* beside: a path in whose folder there is room; NULL: where the system keeps temporary files. */
bool row_file_begin(RowFile *f, const char *beside, int columns, Err *err);
bool row_file_add(RowFile *f, const double *row, Err *err);
/* From the first row on. */
bool row_file_rewind(RowFile *f, Err *err);
/* The bytes that follow, at most `room`; 0 at the end. */
size_t row_file_bytes(RowFile *f, void *bytes, size_t room);
void row_file_end(RowFile *f); /* a RowFile of zeros is allowed */

void row_encode(const double *row, int columns, unsigned char *bytes);
/* False if a number is not finite or the first is not `run`. */
bool row_decode(const unsigned char *bytes, int columns, uint64_t run, double *row);
void row_digest(Digest *digest, const double *row, int columns);
