/* The parts of the reference; only the reference*.c files include this.
 *
 * Always true: a row is written with as many cells as its table has columns. */
#pragma once
#include "model/scenario.h"
#include "report/page.h"

enum { REFERENCE_COLUMNS = 9 };

/* A row under construction: cells own their text until the row is written. */
typedef struct Row {
    Text cell[REFERENCE_COLUMNS];
    int count;
} Row;
Text *row_cell(Row *row);
/* kind and name make the anchor: "act-dig_in". */
void row_write(Row *row, Page *page, const char *kind, const char *name);

/* A manifest of names and two columns of text. */
typedef struct Listed {
    const char *name, *second, *third;
} Listed;
/* Rows of such a manifest, and the end of the table. */
void reference_list(Page *page, const char *kind, const Listed *rows, size_t count);

/* Seats, acts, conditions, channels, effects and goals. */
void reference_game(const Scenario *s, Page *page);
