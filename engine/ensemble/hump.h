/* Jeopardy against belief: a promise that is half believed is the most dangerous one.
 *
 * J(q) = 12 * opportunity * P(attack | crisis; q) * q, a year: without belief nobody fights for the
 * candidate, with full belief nobody attacks it. model notes B.4.5, claim A9; compare Fearon 1997.
 *
 * Always true: everything is computed in closed form from the parameters, for one crisis in a quiet
 * peace (hump_peace); worlds are draws of the parameter box, the same for every level of stakes. */
#pragma once
#include "core/err.h"
#include "core/text.h"
#include "ensemble/design.h"
#include "ensemble/statistic.h"
#include "model/deterrence.h"
#include "store/json_write.h"

enum {
    HUMP_POINTS = 41,
    HUMP_SHARES = 21,
    HUMP_STAKES_MAX = 8,
    HUMP_PROMISES = 3,
    HUMP_DRAWS = 5000
};

typedef struct HumpStake {
    double stakes;
    /* no promise; a treaty; a treaty with own troops forward */
    double q[HUMP_PROMISES], jeopardy[HUMP_PROMISES];
    Interval raises; /* share of worlds in which membership raises J; 95 % */
} HumpStake;

typedef struct Hump {
    double q[HUMP_POINTS];
    Interval jeopardy[HUMP_POINTS]; /* nominal; 10 and 90 % of worlds, not a confidence interval */
    int peak;                       /* point where the nominal is highest */
    HumpStake stake[HUMP_STAKES_MAX];
    int stakes;
    double share_at[HUMP_SHARES]; /* stakes 0 to 1 */
    Interval share[HUMP_SHARES];
    int draws;
    uint64_t seed;
} Hump;

extern const char *const hump_promise[HUMP_PROMISES];
/* stakes: 1 to HUMP_STAKES_MAX levels of 0 to 1; draws at least 10. */
void hump_find(const Scenario *s, const double *stakes, int count, uint64_t seed, int draws,
               Hump *out);
/* "0.25,0.45": false with what is wrong. */
bool hump_stakes_read(const char *list, double stakes[HUMP_STAKES_MAX], int *count, Err *err);

void hump_report(const Hump *h, const char *title, Text *out);
void hump_json(const Hump *h, JsonOut *out);
void hump_csv(const Hump *h, Text *out); /* q,jeopardy,p10,p90 */
