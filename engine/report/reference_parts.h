/* The parts of the reference; only the reference*.c files include this.
 */
#pragma once
#include "model/scenario.h"
#include "report/page_row.h"

/* A manifest of names and two columns of text. */
typedef struct Listed {
    const char *name, *second, *third;
} Listed;
/* Rows of such a manifest, and the end of the table. */
void reference_list(Page *page, const char *kind, const Listed *rows, size_t count);

/* Seats, acts, conditions, channels, effects and goals. */
void reference_game(const Scenario *s, Page *page);
