/* One number of one month, opened: its equation, the terms and what they rest on.
 *
 * Always true: the terms are those that the engine sums, so for a derived variable the result of
 * the sum is the value, within rounding. */
#pragma once
#include "core/text.h"
#include "report/history.h"
#include "report/variable.h"
#include "store/json_write.h"

typedef struct Explanation {
    const History *history;
    Variable variable;
    int month;
    double value, before; /* of the variable; before: a month earlier, the same in month 0 */
    EquationId equation;  /* EQUATION_NONE: no equation gives or moves the variable */
    bool summed;          /* the equation gives the value: the next five hold */
    int terms;
    double now[TERMS_MAX], was[TERMS_MAX];
    double sum;
    double result; /* of the sum, kept within the variable's range */
} Explanation;

Explanation explain_variable(const History *h, Variable variable, int month);
bool explain_agrees(const Explanation *e); /* result equals value, within rounding */

void explain_write(const Explanation *e, Text *out);
void explain_json(const Explanation *e, JsonOut *out);
