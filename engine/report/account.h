/* The ledger of one variable as a table: month, cause, change, value.
 *
 * Always true: each month's causes are summed and held against the change; a month that does not
 * add up is marked. */
#pragma once
#include "core/text.h"
#include "report/history.h"
#include "report/variable.h"
#include "store/json_write.h"

/* Whether the variable has a ledger: state variables, and derived ones with an equation. */
bool account_kept(VarId id);

/* The causes of one month and the line that checks their sum. Returns false if they do not sum. */
bool account_month(const History *h, Variable v, int month, Text *out);

/* All months in which something changed; false if a month does not add up. */
bool account_write(const History *h, Variable v, Text *out);

/* "causes": [{"cause", "delta"}, …] of one month, as a member of the object that is open. */
void account_json(const History *h, Variable v, int month, JsonOut *out);
