/* Rows of the reference's tables. Always true: see reference_parts.h. */
#include "report/reference_parts.h"

#include <stdio.h>

Text *row_cell(Row *row) {
    ASSERT(row->count < REFERENCE_COLUMNS);
    return &row->cell[row->count++];
}

void row_write(Row *row, Page *page, const char *kind, const char *name) {
    const char *cells[REFERENCE_COLUMNS];
    char anchor[160];
    ASSERT(row->count == page->columns);
    for (int c = 0; c < row->count; c++) {
        cells[c] = row->cell[c].data ? row->cell[c].data : "";
    }
    snprintf(anchor, sizeof anchor, "%s-%s", kind, name);
    page_row(page, anchor, cells);
    for (int c = 0; c < row->count; c++) {
        text_free(&row->cell[c]);
    }
    row->count = 0;
}

void reference_list(Page *page, const char *kind, const Listed *rows, size_t count) {
    for (size_t n = 0; n < count; n++) {
        Row row = {0};
        text_add(row_cell(&row), "`%s`", rows[n].name);
        text_add(row_cell(&row), "%s", rows[n].second);
        text_add(row_cell(&row), "%s", rows[n].third);
        row_write(&row, page, kind, rows[n].name);
    }
    page_table_end(page);
}
