// CSV tables. The file's bytes are copied once and each cell is decoded where it stands, which
// works because a decoded cell and its ending NUL are never longer than the cell and its separator.
// Always true of a finished table: cell holds the header's columns, then rows x columns texts.
#include "store/csv.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "store/file.h"
#include "store/form.h"

struct Csv {
    char *name, *bytes;
    char **cell;
    int *line; // of each row
    int columns, rows;
};

typedef struct Reader {
    Csv *csv;
    size_t at, length;
    int line, column, cells, max_cells, cell_capacity, row_capacity;
    bool more; // the last cell was followed by a comma
    Err *err;
} Reader;

__attribute__((format(printf, 2, 3))) static bool refuse(const Reader *reader, const char *format,
                                                         ...) {
    char complaint[sizeof reader->err->text];
    va_list args;
    va_start(args, format);
    vsnprintf(complaint, sizeof complaint, format, args);
    va_end(args);
    const Csv *csv = reader->csv;
    bool named = reader->column < csv->columns;
    const char *column = named ? csv->cell[reader->column] : "";
    return err_set(reader->err, "%s:%d: column %d%s%s: %s", csv->name, reader->line,
                   reader->column + 1, named ? " " : "",
                   named ? form_show(column, strlen(column)).text : "", complaint);
}

// ---- cells

// 1 or 2 if a line end stands at offset at, 0 if none does.
static size_t line_end(const Reader *reader, size_t at) {
    const char *bytes = reader->csv->bytes;
    if (at < reader->length && bytes[at] == '\n') return 1;
    return at + 1 < reader->length && bytes[at] == '\r' && bytes[at + 1] == '\n' ? 2 : 0;
}

static bool at_cell_end(const Reader *reader) {
    return reader->at >= reader->length || reader->csv->bytes[reader->at] == ',' ||
           line_end(reader, reader->at) > 0;
}

// Valid UTF-8 and no control bytes but tabs and line ends.
static bool check_clean(const Reader *reader, const char *bytes, size_t length) {
    size_t bad = form_utf8_bad(bytes, length);
    if (bad < length) {
        return refuse(reader, "found the byte 0x%02X, valid UTF-8 is wanted",
                      (unsigned char)bytes[bad]);
    }
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)bytes[i];
        bool ends_line = c == '\n' || (c == '\r' && i + 1 < length && bytes[i + 1] == '\n');
        if (c == '\t' || ends_line || !text_is_control(bytes + i)) continue;
        return refuse(reader, "found the control byte 0x%02X, text is wanted%s", c,
                      c == '\r' ? " and lines that end in LF or CR LF" : "");
    }
    return true;
}

static bool decode_quoted(Reader *reader, size_t *length) {
    char *bytes = reader->csv->bytes, *to = bytes + reader->at, *start = to;
    int opened = reader->line;
    reader->at++;
    for (;; reader->at++) {
        if (reader->at >= reader->length) {
            return refuse(reader, "found the end of the file, the quote of line %d is not closed",
                          opened);
        }
        if (bytes[reader->at] == '"') {
            reader->at++;
            if (reader->at >= reader->length || bytes[reader->at] != '"') break;
        }
        if (bytes[reader->at] == '\n') reader->line++;
        *to++ = bytes[reader->at];
    }
    *length = (size_t)(to - start);
    if (at_cell_end(reader)) return true;
    return refuse(reader, "found text after the closing quote, a comma or the end of the line is "
                          "wanted (a quote inside quotes is written twice)");
}

static bool decode_plain(Reader *reader, size_t *length) {
    size_t start = reader->at;
    while (!at_cell_end(reader)) {
        if (reader->csv->bytes[reader->at] == '"') {
            return refuse(reader, "found a quote inside a cell, the whole cell in quotes is wanted "
                                  "and the quote written twice");
        }
        reader->at++;
    }
    *length = reader->at - start;
    return true;
}

static bool add_cell(Reader *reader, char *text) {
    Csv *csv = reader->csv;
    if (reader->cells == reader->max_cells) {
        return refuse(reader, "found more than %d cells, fewer are wanted", reader->max_cells);
    }
    if (reader->cells == reader->cell_capacity) {
        int capacity = reader->cell_capacity ? reader->cell_capacity * 2 : 64;
        csv->cell = memory_grow(csv->cell, (size_t)capacity * sizeof *csv->cell);
        reader->cell_capacity = capacity;
    }
    csv->cell[reader->cells++] = text;
    return true;
}

// Reads one cell and the comma or the line end after it.
static bool read_cell(Reader *reader) {
    char *text = reader->csv->bytes + reader->at;
    size_t length = 0;
    bool quoted = reader->at < reader->length && *text == '"';
    bool ok = quoted ? decode_quoted(reader, &length) : decode_plain(reader, &length);
    if (!ok || !check_clean(reader, text, length) || !add_cell(reader, text)) return false;
    reader->more = reader->at < reader->length && reader->csv->bytes[reader->at] == ',';
    size_t end = line_end(reader, reader->at);
    text[length] = '\0';
    reader->at += reader->more ? 1 : end;
    return true;
}

// ---- rows

static void skip_line_end(Reader *reader) {
    reader->at += line_end(reader, reader->at);
    reader->line++;
}

// Skips empty lines and comments; *done at the end of the file.
static bool skip_to_row(Reader *reader, bool *done) {
    const char *bytes = reader->csv->bytes;
    reader->column = 0;
    for (*done = false; !*done; skip_line_end(reader)) {
        *done = reader->at >= reader->length;
        if (*done) return true;
        size_t start = reader->at;
        if (bytes[start] != '#' && line_end(reader, start) == 0) return true;
        while (reader->at < reader->length && line_end(reader, reader->at) == 0)
            reader->at++;
        if (!check_clean(reader, bytes + start, reader->at - start)) return false;
    }
    return true;
}

static bool check_column_name(Reader *reader) {
    const Csv *csv = reader->csv;
    const char *name = csv->cell[reader->column];
    if (reader->column == CSV_MAX_COLUMNS) {
        return refuse(reader, "found more than %d columns, fewer are wanted", CSV_MAX_COLUMNS);
    }
    if (*name == '\0') return refuse(reader, "found no name, a column name is wanted");
    for (int i = 0; i < reader->column; i++) {
        if (strcmp(csv->cell[i], name) != 0) continue;
        return refuse(reader, "found %s again, it is column %d already; each name once is wanted",
                      form_show(name, strlen(name)).text, i + 1);
    }
    return true;
}

static bool read_header(Reader *reader) {
    bool done;
    if (!skip_to_row(reader, &done)) return false;
    if (done) {
        return err_set(reader->err, "%s:%d: found no rows, a row of column names is wanted",
                       reader->csv->name, reader->line);
    }
    do {
        if (!read_cell(reader) || !check_column_name(reader)) return false;
        reader->column++;
    } while (reader->more);
    reader->csv->columns = reader->column;
    reader->line++;
    return true;
}

static void add_row(Reader *reader) {
    Csv *csv = reader->csv;
    if (csv->rows == reader->row_capacity) {
        int capacity = reader->row_capacity ? reader->row_capacity * 2 : 16;
        csv->line = memory_grow(csv->line, (size_t)capacity * sizeof *csv->line);
        reader->row_capacity = capacity;
    }
    csv->line[csv->rows++] = reader->line;
}

static bool read_row(Reader *reader) {
    add_row(reader);
    int columns = reader->csv->columns;
    for (reader->more = true; reader->more; reader->column++) {
        if (reader->column == columns) {
            return refuse(reader, "found a cell too many, %d cells are wanted", columns);
        }
        if (!read_cell(reader)) return false;
    }
    if (reader->column < columns) {
        return refuse(reader, "found the end of the row after %d cells, %d cells are wanted",
                      reader->column, columns);
    }
    reader->line++;
    return true;
}

static bool read_table(Reader *reader) {
    if (reader->length >= 3 && memcmp(reader->csv->bytes, "\xEF\xBB\xBF", 3) == 0) {
        return refuse(reader, "found a byte order mark, UTF-8 without one is wanted");
    }
    if (!read_header(reader)) return false;
    for (bool done = false; !done;) {
        if (!skip_to_row(reader, &done)) return false;
        if (!done && !read_row(reader)) return false;
    }
    return true;
}

Csv *csv_parse(const char *name, const char *bytes, size_t length, Err *err) {
    if (length <= CSV_MAX_BYTES) return csv_parse_large(name, bytes, length, CSV_MAX_CELLS, err);
    err_set(err, "%s: the table is too large, at most %d bytes are wanted", name, CSV_MAX_BYTES);
    return NULL;
}

Csv *csv_parse_large(const char *name, const char *bytes, size_t length, int max_cells, Err *err) {
    Csv *csv = memory_zeros(1, sizeof *csv);
    csv->name = memory_text(name);
    csv->bytes = memory_new(length + 1);
    memcpy(csv->bytes, bytes, length);
    Reader reader = {
        .csv = csv, .length = length, .line = 1, .max_cells = max_cells, .err = err};
    if (read_table(&reader)) return csv;
    csv_free(csv);
    return NULL;
}

Csv *csv_read(const char *path, Err *err) {
    char *bytes;
    size_t length;
    if (!file_read(path, CSV_MAX_BYTES, FILE_LINKS_REFUSE, &bytes, &length, err)) return NULL;
    Csv *csv = csv_parse(path, bytes, length, err);
    free(bytes);
    return csv;
}

void csv_free(Csv *csv) {
    if (!csv) return;
    free(csv->name);
    free(csv->bytes);
    free(csv->cell);
    free(csv->line);
    free(csv);
}

// ---- the finished table

int csv_rows(const Csv *csv) { return csv->rows; }

int csv_columns(const Csv *csv) { return csv->columns; }

const char *csv_column_name(const Csv *csv, int column) {
    ASSERT(column >= 0 && column < csv->columns);
    return csv->cell[column];
}

int csv_row_line(const Csv *csv, int row) {
    ASSERT(row >= 0 && row < csv->rows);
    return csv->line[row];
}

int csv_column_find(const Csv *csv, const char *name) {
    for (int column = 0; column < csv->columns; column++) {
        if (strcmp(csv->cell[column], name) == 0) return column;
    }
    return -1;
}

bool csv_column_get(const Csv *csv, const char *name, int *column, Err *err) {
    int found = csv_column_find(csv, name);
    if (found < 0) return err_set(err, "%s: the column \"%s\" is missing", csv->name, name);
    *column = found;
    return true;
}

bool csv_has_only_columns(const Csv *csv, const char *const *names, size_t n, Err *err) {
    for (int column = 0; column < csv->columns; column++) {
        const char *found = csv->cell[column];
        size_t i = 0;
        while (i < n && strcmp(names[i], found) != 0)
            i++;
        if (i < n) continue;
        Text text = {0};
        form_suggest(&text, found, names, n);
        err_set(err, "%s: column %d %s: unknown column, %s", csv->name, column + 1,
                form_show(found, strlen(found)).text, text.data);
        text_free(&text);
        return false;
    }
    return true;
}

const char *csv_text(const Csv *csv, int row, int column) {
    ASSERT(row >= 0 && row < csv->rows && column >= 0 && column < csv->columns);
    return csv->cell[(size_t)(row + 1) * (size_t)csv->columns + (size_t)column];
}

bool csv_err(const Csv *csv, int row, int column, Err *err, const char *format, ...) {
    char complaint[sizeof err->text];
    va_list args;
    va_start(args, format);
    vsnprintf(complaint, sizeof complaint, format, args);
    va_end(args);
    const char *name = csv_column_name(csv, column);
    return err_set(err, "%s:%d: column %d %s: %s", csv->name, csv_row_line(csv, row), column + 1,
                   form_show(name, strlen(name)).text, complaint);
}

// What spreadsheets and typesetters put into numbers.
static const char *number_hint(const char *text) {
    if (strstr(text, "\u2212")) return " (write the minus sign as -)";
    if (*text == '+') return " (write it without +)";
    if (strchr(text, ',')) return " (write a point, not a comma)";
    if (strchr(text, ' ')) return " (write it without spaces)";
    return "";
}

static bool read_number(const char *text, double *value) {
    size_t length = strlen(text);
    if (length == 0 || length > FORM_NUMBER_BYTES || form_number(text, length) != length) {
        return false;
    }
    *value = form_real(text);
    return __builtin_isfinite(*value);
}

static bool unwanted(const Csv *csv, int row, int column, FormShown wanted, Err *err) {
    const char *text = csv_text(csv, row, column);
    return csv_err(csv, row, column, err, "found %s, %s is wanted%s",
                   form_show(text, strlen(text)).text, wanted.text, number_hint(text));
}

bool csv_real(const Csv *csv, int row, int column, double lo, double hi, double *out, Err *err) {
    double value;
    if (!read_number(csv_text(csv, row, column), &value) || value < lo || value > hi) {
        return unwanted(csv, row, column, form_range(false, lo, hi), err);
    }
    *out = value;
    return true;
}

bool csv_int(const Csv *csv, int row, int column, int lo, int hi, int *out, Err *err) {
    double value;
    if (!read_number(csv_text(csv, row, column), &value) || value < lo || value > hi ||
        (double)(int)value != value) {
        return unwanted(csv, row, column, form_range(true, lo, hi), err);
    }
    *out = (int)value;
    return true;
}
