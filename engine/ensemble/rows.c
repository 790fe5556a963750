/* Rows of an ensemble. Always true: see rows.h. */
#include "ensemble/rows.h"

#include <stdio.h>
#include <string.h>

#include "ensemble/design_table.h"
#include "store/form.h"

static bool set_by(const DesignTable *table, ParamId id) {
    for (int c = 0; table && c < table->columns; c++)
        if (table->column[c] == id) return true;
    return false;
}

RowLayout rows_layout(const DesignTable *table) {
    RowLayout layout = {0};
    for (int id = 0; id < PARAM_COUNT; id++)
        if (param_info((ParamId)id)->role == ROLE_BOX || set_by(table, (ParamId)id))
            layout.param[layout.params++] = (ParamId)id;
    return layout;
}

int row_columns(const RowLayout *layout) { return 1 + layout->params + outcome_columns(); }

RowColumn row_column(const RowLayout *layout, int column) {
    RowColumn c = {.name = "run", .text = "number of the history"};
    if (column == 0) return c;
    if (column <= layout->params) {
        const ParamInfo *info = param_info(layout->param[column - 1]);
        snprintf(c.name, sizeof c.name, "%s", info->name);
        c.text = info->text;
        return c;
    }
    const OutcomeColumn outcome = outcome_column(column - 1 - layout->params);
    memcpy(c.name, outcome.name, sizeof c.name);
    c.text = outcome.text;
    return c;
}

void row_fill(const RowLayout *layout, uint64_t run, const Parameters *k, const Outcome *o,
              double row[ROW_MAX]) {
    row[0] = (double)run; /* exact: runs are fewer than 2^53 */
    for (int n = 0; n < layout->params; n++) row[1 + n] = param_get(k, layout->param[n]);
    memcpy(row + 1 + layout->params, o, sizeof *o);
}

void rows_csv_head(Text *out, const RowLayout *layout) {
    text_add(out, "seed");
    for (int n = 0; n < row_columns(layout); n++) text_add(out, ",%s", row_column(layout, n).name);
    text_add(out, "\n");
}

void rows_csv_row(Text *out, const RowLayout *layout, uint64_t seed, const double *row) {
    text_add(out, "%llu,%llu", (unsigned long long)seed, (unsigned long long)row[0]);
    for (int n = 1; n < row_columns(layout); n++) {
        char number[FORM_REAL_SIZE];
        form_real_write(row[n], number);
        text_add(out, ",%s", number);
    }
    text_add(out, "\n");
}
