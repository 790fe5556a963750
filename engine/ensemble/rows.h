/* One row a history: run, parameters, outcomes; as numbers, and as CSV.
 *
 * Always true: the columns are the run, every uncertain parameter and whatever else the design sets,
 * both in the manifest's order, then every outcome; a row is that many doubles. */
#pragma once
#include "core/text.h"
#include "ensemble/design.h"
#include "ensemble/outcome.h"

enum { ROW_MAX = 1 + PARAM_COUNT + (int)(sizeof(Outcome) / sizeof(double)) };

typedef struct RowLayout {
    int params;
    ParamId param[PARAM_COUNT];
} RowLayout;
RowLayout rows_layout(const struct DesignTable *table); /* NULL: the design sets no others */
int row_columns(const RowLayout *layout);

typedef struct RowColumn {
    char name[48];
    const char *text; /* what it is */
} RowColumn;
RowColumn row_column(const RowLayout *layout, int column);

void row_fill(const RowLayout *layout, uint64_t run, const Parameters *k, const Outcome *o,
              double row[ROW_MAX]);

/* CSV: seed, then the columns. */
void rows_csv_head(Text *out, const RowLayout *layout);
void rows_csv_row(Text *out, const RowLayout *layout, uint64_t seed, const double *row);
