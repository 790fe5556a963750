/* Rows of the reference's tables. Always true: see reference_parts.h. */
#include "report/reference_parts.h"

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
