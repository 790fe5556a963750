/* What the report on a baseline adds to an ensemble: which inputs make the variance, how the claims stand.
 *
 * Always true: it is counted by the analyses that `sobol` and `robust` run, with the options of the ensemble.
 * model notes D.5 */
#pragma once
#include "cli/analysis.h"
#include "cli/claims.h"
#include "ensemble/sobol.h"

typedef struct Baseline {
    Options options; /* the ensemble's, but for how many of what */
    Analysis analysis;
    Sobol *sobol;
    Claims claims;
} Baseline;

/* Counts it, which takes minutes. False with a message; free with baseline_free in any case. */
bool baseline_count(const Options *o, Baseline *b, Err *err);
void baseline_report(Text *out, const Baseline *b);
/* "total_indices": {…}, "claims": {"pass": …}, "joint": {…}: keys of an object that is open. */
void baseline_json(JsonOut *out, const Baseline *b);
void baseline_free(Baseline *b);
