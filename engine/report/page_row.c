/* Rows of tables. Always true: see page_row.h. */
#include "report/page_row.h"

#include <stdio.h>

Text *row_cell(Row *row) {
    ASSERT(row->count < ROW_COLUMNS);
    return &row->cell[row->count++];
}

void row_write(Row *row, Page *page, const char *kind, const char *name) {
    const char *cells[ROW_COLUMNS];
    char anchor[160];
    ASSERT(row->count == page->columns);
    for (int c = 0; c < row->count; c++) {
        cells[c] = row->cell[c].data ? row->cell[c].data : "";
    }
    if (kind) snprintf(anchor, sizeof anchor, "%s-%s", kind, name);
    page_row(page, kind ? anchor : NULL, cells);
    for (int c = 0; c < row->count; c++) {
        text_free(&row->cell[c]);
    }
    row->count = 0;
}
