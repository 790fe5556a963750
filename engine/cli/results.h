/* What `ensemble` and `merge` have in common: the report, the rows, the file of a part.
 *
 * Always true: what is printed of a part depends on what it counts, not on how it came about. */
#pragma once
#include "cli/baseline.h"
#include "cli/options.h"
#include "ensemble/part.h"

/* The report, with the baseline's unless NULL, or with --json the same numbers, on standard output; returns an exit
 * code. */
int results_print(const Options *o, const Part *part, const Baseline *baseline);
/* SQLite's table meta. */
void results_meta(RowsOut *rows, const Part *part);
/* Whether --out may be written: not over a file that is there, but with --force. */
bool results_may_write(const Options *o, Err *err);
