/* A row of a page's table under construction.
 *
 * Always true: a row is written with as many cells as its table has columns. */
#pragma once
#include "report/page.h"

enum { ROW_COLUMNS = 9 };

/* A row under construction: cells own their text until the row is written. */
typedef struct Row {
    Text cell[ROW_COLUMNS];
    int count;
} Row;
Text *row_cell(Row *row);
/* kind and name make the anchor: "act-dig_in"; kind NULL: none. */
void row_write(Row *row, Page *page, const char *kind, const char *name);
