/* A part of an ensemble: some of its runs, counted, in a file that others can be merged with.
 *
 *     accession-part 1 <digest> <length>
 *     {"format": 1, "engine": ..., ..., "first": 1, "last": 200, "spans": [[1, 120]], "summary": {...},
 *      "rows": {"columns": [...], "digest": ...}}
 *     <rows, if kept: 8 bytes a number, least byte first, in order of run>
 *
 * Always true: the summary counts exactly the runs of the spans; spans are in order, apart and within
 * first to last, the runs that were asked for; a file that was cut off or changed is refused; whatever
 * stands in a file, reading it ends with a part that keeps all this or with an error. */
#pragma once
#include "ensemble/rows_out.h"
#include "ensemble/summary.h"

enum { PART_FORMAT = 1, PART_SPANS_MAX = 10000, PART_RUN_MAX = 1000000000 };

typedef enum PartField {
#define PART_FIELD(key, text) PART_##key,
#include "ensemble/part.def"
#undef PART_FIELD
    PART_FIELDS
} PartField;
const char *part_field_key(PartField f);

typedef struct PartSpan {
    uint64_t first, last;
} PartSpan;

typedef struct Part {
    char *field[PART_FIELDS]; /* owned; NULL reads as "" */
    uint64_t first, last;
    PartSpan *span;
    int spans, span_capacity;
    Summary *summary; /* NULL once part_forget was called */
    bool rows;        /* are kept */
    RowLayout layout;
    Digest rows_digest;
    char *path; /* of the file it was read from; errors name it */
    int64_t rows_at;
} Part;

void part_begin(Part *p, uint64_t first, uint64_t last, int months);
void part_set(Part *p, PartField f, const char *format, ...) __attribute__((format(printf, 3, 4)));
const char *part_get(const Part *p, PartField f);
void part_free(Part *p);   /* a Part of zeros is allowed */
void part_forget(Part *p); /* the summary alone, the largest */

/* Runs first to last were counted; they were not before. */
void part_span_add(Part *p, uint64_t first, uint64_t last);
uint64_t part_runs(const Part *p);
/* How many of first to last are missing; *from and *to are the first such stretch. */
uint64_t part_missing(const Part *p, uint64_t *from, uint64_t *to);

/* Whether both are parts of the same ensemble; the error says which field differs, and how. */
bool part_same(const Part *p, const Part *other, Err *err);
/* Adds the runs of another part of the same ensemble. False, and *p untouched, if they are not parts of
 * one ensemble or share a run. */
bool part_join(Part *p, const Part *other, Err *err);

/* The document, with the first line. */
void part_document(const Part *p, Text *out);
/* A document in the first line that belongs to it. */
void part_wrap(const char *body, size_t length, Text *out);
/* With rows, which must be those of the spans if p->rows is true. */
bool part_write(const Part *p, RowFile *rows, const char *path, Err *err);
bool part_read(const char *path, Part *out, Err *err);
/* From bytes that errors call `name`. */
bool part_parse(const char *name, const char *bytes, size_t length, Part *out, Err *err);

/* Hands over the rows of one span of a part that was read. */
bool part_rows(const Part *p, int span, RowsOut *out, Err *err);
/* The rows of all spans of all parts, in order of run. */
bool part_rows_all(const Part *const *parts, int count, RowsOut *out, Err *err);

/* For the head of a report. */
SummaryHead part_summary_head(const Part *p, const char *version, const char *title);
