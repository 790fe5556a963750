// A data table from a CSV file (RFC 4180): one header row, then rows of text cells. Every table
// that exists is valid UTF-8, has at least one column, no column name twice or empty, and in every
// row exactly as many cells as the header. Lines that start with # and empty lines are skipped.
//
// Every error names the file, the line, the column by number and name, what was found and what
// would be right:
//     data/members.csv:14: column 5 "inclination": found "x1", a number from -3 to 3 is wanted
#ifndef STORE_CSV_H
#define STORE_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "core/err.h"
#include "core/text.h"

enum { CSV_MAX_BYTES = 4 << 20, CSV_MAX_COLUMNS = 256, CSV_MAX_CELLS = 200000 };

typedef struct Csv Csv;

// NULL with err set if the file cannot be read or is refused. csv_read is for a pack's own files
// and refuses symbolic links. name is what errors call the table; name and bytes are copied.
Csv *csv_read(const char *path, Err *err);
Csv *csv_parse(const char *name, const char *bytes, size_t length, Err *err);
// The same for a table that a person made for this: as many bytes as there are, more cells.
Csv *csv_parse_large(const char *name, const char *bytes, size_t length, int max_cells, Err *err);
void csv_free(Csv *csv); // NULL is allowed

int csv_rows(const Csv *csv); // without the header
int csv_columns(const Csv *csv);
const char *csv_column_name(const Csv *csv, int column);
int csv_row_line(const Csv *csv, int row); // where the row begins, from 1

// Columns by name, byte for byte. find gives -1 if there is none; get complains.
int csv_column_find(const Csv *csv, const char *name);
bool csv_column_get(const Csv *csv, const char *name, int *column, Err *err);
bool csv_has_only_columns(const Csv *csv, const char *const *names, size_t n, Err *err);

// Cells; rows and columns count from 0. Text is borrowed and lives as long as the table. Numbers
// are in JSON form and lie in lo..hi, both included; *out is untouched on failure.
const char *csv_text(const Csv *csv, int row, int column);
bool csv_real(const Csv *csv, int row, int column, double lo, double hi, double *out, Err *err);
bool csv_int(const Csv *csv, int row, int column, int lo, int hi, int *out, Err *err);

// The caller's own complaint about a cell: file:line: column n "name": text. Always returns false.
bool csv_err(const Csv *csv, int row, int column, Err *err, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

// Appends one row that csv_parse reads back as these n cells, ended by "\n". Cells are valid UTF-8
// without control bytes other than tab and line ends.
void csv_out_row(Text *text, const char *const *cells, size_t n);

#endif
