/* A contrast: two arms under the same luck, and the difference between them.
 *
 * Always true: both arms live the same run numbers of the same seed, so arms that do not differ
 * have a difference of exactly 0. */
#pragma once
#include "ensemble/study.h"

typedef enum Sign { SIGN_UNSURE, SIGN_HIGHER, SIGN_LOWER, SIGN_SAME } Sign;
const char *sign_name(Sign sign); /* "cannot tell", "higher", "lower", "no difference" */

typedef struct Difference {
    Interval base, with;       /* of each arm, 95 % */
    Interval at_95, at_99;     /* with minus base, paired: jackknife over 50 blocks of runs */
    Sign sign;                 /* by the 99 % interval */
    double gain; /* variance with independent luck over variance as it was; NAN if that is 0 */
} Difference;

typedef struct Arm {
    const Scenario *scenario;
    const Policy *policy;
} Arm;

typedef struct Contrast {
    Study study; /* scenario and policy: of the base */
    Arm with;
    const char *what; /* what the second arm changes, for the reports */
    Difference difference[STUDY_STATS_MAX];
    uint64_t lived; /* runs that both arms lived */
} Contrast;

/* study, with and what are ours to set; at least BLOCKS runs. False if it was stopped before both
 * arms had BLOCKS runs; stopped later it compares the runs that both have. */
bool contrast_run(Contrast *c, Err *err);
/* From the two tallies alone. */
Difference contrast_of(const Tally *base, const Tally *with, StatId id);
void contrast_report(Text *out, const Contrast *c);
void contrast_json(JsonOut *out, const Contrast *c);
void contrast_csv(Text *out, const Contrast *c); /* one row for each statistic */
