/* Parts as files. Always true: see part.h; nothing of a file is believed that was not checked. */
#include "ensemble/part.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/memory.h"
#include "core/version.h"
#include "store/file.h"
#include "store/sealed.h"

static const SealKind part_seal = {"accession-part", "part of an ensemble", PART_FORMAT};

/* --- writing */

static void put_spans(JsonOut *json, const Part *p) {
    json_out_key(json, "spans");
    json_out_array_begin(json);
    for (int n = 0; n < p->spans; n++) {
        json_out_array_begin(json);
        json_out_int(json, (int64_t)p->span[n].first);
        json_out_int(json, (int64_t)p->span[n].last);
        json_out_array_end(json);
    }
    json_out_array_end(json);
}

static void put_rows(JsonOut *json, const Part *p) {
    char digest[33];
    digest_text(p->rows_digest, digest);
    json_out_key(json, "rows");
    json_out_object_begin(json);
    json_out_put_text(json, "digest", digest);
    json_out_key(json, "parameters");
    json_out_array_begin(json);
    for (int n = 0; n < p->layout.params; n++)
        json_out_text(json, param_info(p->layout.param[n])->name);
    json_out_array_end(json);
    json_out_put_int(json, "columns", row_columns(&p->layout));
    json_out_object_end(json);
}

void part_wrap(const char *body, size_t length, Text *out) {
    seal_wrap(&part_seal, body, length, out);
}

void part_document(const Part *p, Text *out) {
    Text body = {0};
    JsonOut json = json_out_start(&body, 0);
    json_out_object_begin(&json);
    json_out_put_int(&json, "format", PART_FORMAT);
    for (int f = 0; f < PART_FIELDS; f++)
        json_out_put_text(&json, part_field_key((PartField)f), part_get(p, (PartField)f));
    json_out_put_int(&json, "first", (int64_t)p->first);
    json_out_put_int(&json, "last", (int64_t)p->last);
    put_spans(&json, p);
    json_out_key(&json, "summary");
    summary_write(&json, p->summary);
    if (p->rows) put_rows(&json, p);
    json_out_object_end(&json);
    json_out_finish(&json);
    part_wrap(body.data, body.length, out);
    text_free(&body);
}

static bool write_all(const Part *p, RowFile *rows, FileOut *file, Err *err) {
    char bytes[1 << 16];
    Text document = {0};
    part_document(p, &document);
    bool ok = file_out_write(file, document.data, document.length, err);
    text_free(&document);
    if (!ok || !p->rows) return ok;
    ASSERT(rows && rows->rows == part_runs(p));
    if (!row_file_rewind(rows, err)) return false;
    uint64_t left = 8 * (uint64_t)rows->columns * rows->rows;
    for (size_t got; ok && (got = row_file_bytes(rows, bytes, sizeof bytes)) > 0; left -= got)
        ok = file_out_write(file, bytes, got, err);
    return ok && (left == 0 || err_set(err, "%s: the rows cannot be read back", file->path));
}

bool part_write(const Part *p, RowFile *rows, const char *path, Err *err) {
    FileOut file;
    if (!file_out_begin(&file, path, err)) return false;
    if (write_all(p, rows, &file, err)) return file_out_keep(&file, 0, err);
    file_out_drop(&file);
    return false;
}

/* --- the document */

static bool get_fields(JsonAt root, Part *p, Err *err) {
    for (int f = 0; f < PART_FIELDS; f++) {
        const char *text;
        if (!json_get_text(root, part_field_key((PartField)f), &text, err)) return false;
        if (text_has_controls(text)) return json_err(root, err, "no control characters are wanted");
        part_set(p, (PartField)f, "%s", text);
    }
    if (strcmp(part_get(p, PART_engine), ACCESSION_VERSION) == 0) return true;
    return err_set(err, "%s: made by version %s of the program, this is version %s: its rules may be "
                        "others", p->path, part_get(p, PART_engine), ACCESSION_VERSION);
}

static bool get_range(JsonAt root, Part *p, Err *err) {
    int first, last;
    if (!json_get_int(root, "first", 1, PART_RUN_MAX, &first, err) ||
        !json_get_int(root, "last", first, PART_RUN_MAX, &last, err))
        return false;
    p->first = (uint64_t)first;
    p->last = (uint64_t)last;
    return true;
}

static bool get_spans(JsonAt root, Part *p, Err *err) {
    JsonAt list;
    int next = (int)p->first;
    if (!json_get_array(root, "spans", &list, err)) return false;
    if (json_count(list) > PART_SPANS_MAX)
        return json_err(list, err, "at most %d spans are wanted", PART_SPANS_MAX);
    for (JsonAt span = {0}; json_each(list, &span, NULL);) {
        JsonAt end = {0};
        int first, last;
        if (!json_as_array(span, err)) return false;
        if (json_count(span) != 2) return json_err(span, err, "two run numbers are wanted");
        json_each(span, &end, NULL);
        if (!json_as_int(end, next, (int)p->last, &first, err)) return false;
        json_each(span, &end, NULL);
        if (!json_as_int(end, first, (int)p->last, &last, err)) return false;
        part_span_add(p, (uint64_t)first, (uint64_t)last);
        next = last + 1;
    }
    return true;
}

static bool get_summary(JsonAt root, Part *p, Err *err) {
    JsonAt at;
    char months[16];
    if (!json_get_object(root, "summary", &at, err) || !summary_read(at, &p->summary, err))
        return false;
    snprintf(months, sizeof months, "%d", p->summary->months);
    if (strcmp(months, part_get(p, PART_months)) != 0)
        return json_err(at, err, "the horizon is %s here, %s in the head", months,
                        part_get(p, PART_months));
    return p->summary->tally.runs == part_runs(p) ||
           json_err(at, err, "%llu runs are counted, the spans hold %llu",
                    (unsigned long long)p->summary->tally.runs, (unsigned long long)part_runs(p));
}

static bool get_layout(JsonAt rows, Part *p, Err *err) {
    JsonAt list;
    if (!json_get_array(rows, "parameters", &list, err)) return false;
    for (JsonAt item = {0}; json_each(list, &item, NULL);) {
        const char *name;
        if (!json_as_text(item, &name, err)) return false;
        const ParamId id = param_find(name), last =
            p->layout.params > 0 ? p->layout.param[p->layout.params - 1] : PARAM_NONE;
        if (id == PARAM_NONE || id <= last)
            return json_err(item, err, "known parameters in the program's order are wanted");
        p->layout.param[p->layout.params++] = id;
    }
    return true;
}

static bool get_rows(JsonAt root, Part *p, Err *err) {
    JsonAt rows;
    const char *digest;
    int columns;
    p->rows = json_object_find(root, "rows", &rows);
    if (!p->rows) return true;
    if (!json_as_object(rows, err) || !json_get_text(rows, "digest", &digest, err) ||
        !get_layout(rows, p, err))
        return false;
    if (strlen(digest) != 32 || !digest_read(digest, &p->rows_digest))
        return json_err(rows, err, "32 digits 0-9, a-f are wanted");
    const int wanted = row_columns(&p->layout);
    return json_get_int(rows, "columns", wanted, wanted, &columns, err);
}

static bool get_document(const Json *json, Part *p, Err *err) {
    const JsonAt root = json_root(json);
    int format;
    return json_as_object(root, err) &&
           json_get_int(root, "format", PART_FORMAT, PART_FORMAT, &format, err) &&
           get_fields(root, p, err) && get_range(root, p, err) && get_spans(root, p, err) &&
           get_summary(root, p, err) && get_rows(root, p, err);
}

/* --- the file */

static size_t row_size(const Part *p) { return 8 * (size_t)row_columns(&p->layout); }

static bool read_rows(FILE *file, const Part *p, int span, RowsOut *out, Digest *digest, Err *err) {
    unsigned char bytes[ROW_BYTES_MAX];
    double row[ROW_MAX];
    const int columns = row_columns(&p->layout);
    for (uint64_t run = p->span[span].first; run <= p->span[span].last; run++) {
        if (fread(bytes, 1, row_size(p), file) != row_size(p) ||
            !row_decode(bytes, columns, run, row))
            return err_set(err, "%s: the row of run %llu is damaged", p->path,
                           (unsigned long long)run);
        if (digest) row_digest(digest, row, columns);
        if (out) rows_out_add(out, row);
    }
    return true;
}

static bool check_rows(FILE *file, const Part *p, Err *err) {
    Digest found = digest_start();
    for (int n = 0; n < p->spans; n++)
        if (!read_rows(file, p, n, NULL, &found, err)) return false;
    return digest_equal(found, p->rows_digest) ||
           err_set(err, "%s: the file is damaged: its rows are not the ones that were written", p->path);
}

static bool read_document(FILE *file, Part *p, uint64_t size, size_t *body, Err *err) {
    char seal[SEAL_BYTES];
    Digest stated;
    const size_t got = fread(seal, 1, sizeof seal, file);
    if (!seal_read(&part_seal, p->path, seal, got, &stated, body, err)) return false;
    if (*body > JSON_MAX_BYTES)
        return err_set(err, "%s: the document is too large, at most %d bytes are wanted", p->path,
                       JSON_MAX_BYTES);
    if (size - SEAL_BYTES < *body)
        return err_set(err, "%s: the file is cut off: %llu bytes follow the first line, %zu were "
                            "written", p->path, (unsigned long long)(size - SEAL_BYTES), *body);
    char *bytes = memory_new(*body + 1);
    bool ok = fread(bytes, 1, *body, file) == *body ||
              err_set(err, "%s: cannot be read: %s", p->path, strerror(errno));
    ok = ok && seal_holds(p->path, bytes, *body, stated, err);
    Json *json = ok ? json_parse(p->path, bytes, *body, err) : NULL;
    free(bytes);
    ok = json && get_document(json, p, err);
    json_free(json);
    return ok;
}

/* p->path is set. */
static bool read_all(FILE *file, Part *p, uint64_t size, Err *err) {
    size_t body = 0;
    if (!read_document(file, p, size, &body, err)) return false;
    p->rows_at = (int64_t)(SEAL_BYTES + body);
    const uint64_t found = size - SEAL_BYTES - body;
    const uint64_t wanted = p->rows ? part_runs(p) * row_size(p) : 0;
    if (found != wanted)
        return err_set(err, "%s: the file is %s: %llu bytes of rows, %llu were written", p->path,
                       found < wanted ? "cut off" : "too long", (unsigned long long)found,
                       (unsigned long long)wanted);
    return !p->rows || check_rows(file, p, err);
}

static bool read_open(const char *path, FILE **file, uint64_t *size, Err *err) {
    struct stat info;
    const int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) return err_set(err, "%s: cannot be opened: %s", path, strerror(errno));
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        close(fd);
        return err_set(err, "%s: a regular file is wanted", path);
    }
    *size = (uint64_t)info.st_size;
    *file = fdopen(fd, "rb");
    if (*file) return true;
    close(fd);
    return err_set(err, "%s: cannot be opened: %s", path, strerror(errno));
}

static bool finish(bool ok, FILE *file, Part *p, Part *out) {
    fclose(file);
    if (ok) *out = *p;
    else part_free(p);
    return ok;
}

bool part_read(const char *path, Part *out, Err *err) {
    FILE *file = NULL;
    uint64_t size = 0;
    if (!read_open(path, &file, &size, err)) return false;
    Part p = {.path = memory_text(path)};
    return finish(read_all(file, &p, size, err), file, &p, out);
}

bool part_parse(const char *name, const char *bytes, size_t length, Part *out, Err *err) {
    if (length == 0) return err_set(err, "%s: this is no %s: it is empty", name, part_seal.thing);
    FILE *file = fmemopen((void *)(uintptr_t)bytes, length, "rb");
    if (!file) memory_end();
    Part p = {.path = memory_text(name)};
    return finish(read_all(file, &p, length, err), file, &p, out);
}

bool part_rows(const Part *p, int span, RowsOut *out, Err *err) {
    FILE *file = NULL;
    uint64_t size = 0, before = 0;
    ASSERT(p->rows && span < p->spans);
    for (int n = 0; n < span; n++) before += p->span[n].last - p->span[n].first + 1;
    if (!read_open(p->path, &file, &size, err)) return false;
    const int64_t at = p->rows_at + (int64_t)(before * row_size(p));
    const bool ok = (fseeko(file, at, SEEK_SET) == 0 ||
                     err_set(err, "%s: cannot be read: %s", p->path, strerror(errno))) &&
                    read_rows(file, p, span, out, NULL, err);
    fclose(file);
    return ok;
}

bool part_rows_all(const Part *const *parts, int count, RowsOut *out, Err *err) {
    int *next = memory_zeros((size_t)count, sizeof *next); /* the span of each part that comes next */
    bool ok = true;
    for (;;) {
        int first = -1;
        for (int n = 0; n < count; n++)
            if (next[n] < parts[n]->spans &&
                (first < 0 ||
                 parts[n]->span[next[n]].first < parts[first]->span[next[first]].first))
                first = n;
        if (first < 0 || !ok) break;
        ok = part_rows(parts[first], next[first]++, out, err);
    }
    free(next);
    return ok;
}
