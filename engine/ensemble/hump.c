/* The hump and its worlds. Always true: see hump.h. */
#include "ensemble/hump.h"

#include <errno.h>
#include <stdlib.h>

#include "core/memory.h"
#include "core/tongue.h"

/* A quiet peace beside a rival that has not given up: near parity of forces on the spot, well
 * armed; q decides. Where nothing is promised the rival has less to resent. model notes B.4.5 */
static CodedCrisis hump_peace(const Parameters *k, bool member) {
    return (CodedCrisis){.reputation = 0.5,
                         .nuclear_adversary = 1,
                         .local_ratio = 0.1,
                         .coalition_ratio = -1.3,
                         .porcupine = 0.7,
                         .punishment = 1,
                         .menace = 1,
                         .prize = k->V_R,
                         .dissatisfaction = (member ? 0.6 : 0.45) * k->z_base};
}

const char *const hump_promise[HUMP_PROMISES] = {TONGUE("no promise"), TONGUE("a treaty"),
                                                 TONGUE("a treaty and troops")};

static CodedAnswer promised(const Parameters *k, double stakes, int promise) {
    static const double hands[HUMP_PROMISES] = {0, 1, 1}, tripwire[HUMP_PROMISES] = {0, 0, 0.5};
    CodedCrisis crisis = hump_peace(k, true);
    crisis.stakes = stakes;
    crisis.hands = hands[promise];
    crisis.tripwire = tripwire[promise];
    return deterrence_coded(&crisis, k);
}

/* Membership with the few troops that members have: the pair of crises of claim A9. */
static bool membership_raises(const Parameters *k, double stakes) {
    CodedCrisis out = hump_peace(k, false), in = hump_peace(k, true);
    out.stakes = in.stakes = stakes;
    in.hands = 1;
    in.tripwire = 0.1;
    return deterrence_coded(&in, k).jeopardy > deterrence_coded(&out, k).jeopardy;
}

static double jeopardy_at(const Parameters *k, double q) {
    const CodedCrisis crisis = hump_peace(k, true);
    return deterrence_believed(&crisis, q, k).jeopardy;
}

static int by_size(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void band_find(const Parameters *worlds, double *list, Hump *h) {
    for (int n = 0; n < HUMP_POINTS; n++) {
        for (int draw = 0; draw < h->draws; draw++)
            list[draw] = jeopardy_at(&worlds[draw], h->q[n]);
        qsort(list, (size_t)h->draws, sizeof *list, by_size);
        h->jeopardy[n].low = list[h->draws / 10];
        h->jeopardy[n].high = list[h->draws - 1 - h->draws / 10];
    }
}

static Interval share_find(const Parameters *worlds, int draws, double stakes) {
    int raised = 0;
    for (int draw = 0; draw < draws; draw++) raised += membership_raises(&worlds[draw], stakes);
    return interval_wilson(raised, draws, LEVEL_TWO_SIDED_95);
}

void hump_find(const Scenario *s, const double *stakes, int count, uint64_t seed, int draws,
               Hump *out) {
    const Design design = {.id = DESIGN_LHS, .seed = seed, .runs = (uint64_t)draws};
    Parameters *worlds = memory_new((size_t)draws * sizeof *worlds);
    double *list = memory_new((size_t)draws * sizeof *list);
    ASSERT(count <= HUMP_STAKES_MAX && draws >= 10);
    for (int draw = 0; draw < draws; draw++)
        design_draw(&design, s, (uint64_t)draw + 1, &worlds[draw]);
    *out = (Hump){.stakes = count, .draws = draws, .seed = seed};
    for (int n = 0; n < HUMP_POINTS; n++) {
        out->q[n] = (double)n / (HUMP_POINTS - 1);
        out->jeopardy[n].estimate = jeopardy_at(&s->nominal, out->q[n]);
        if (out->jeopardy[n].estimate > out->jeopardy[out->peak].estimate) out->peak = n;
    }
    band_find(worlds, list, out);
    for (int n = 0; n < count; n++) {
        HumpStake *stake = &out->stake[n];
        stake->stakes = stakes[n];
        stake->raises = share_find(worlds, draws, stakes[n]);
        for (int p = 0; p < HUMP_PROMISES; p++) {
            const CodedAnswer answer = promised(&s->nominal, stakes[n], p);
            stake->q[p] = answer.credibility;
            stake->jeopardy[p] = answer.jeopardy;
        }
    }
    for (int n = 0; n < HUMP_SHARES; n++) {
        out->share_at[n] = (double)n / (HUMP_SHARES - 1);
        out->share[n] = share_find(worlds, draws, out->share_at[n]);
    }
    free(worlds);
    free(list);
}

bool hump_stakes_read(const char *list, double stakes[HUMP_STAKES_MAX], int *count, Err *err) {
    *count = 0;
    for (const char *at = list;; at++) {
        char *end;
        const double value = strtod(at, &end);
        if (end == at || !(value >= 0 && value <= 1) || (*end && *end != ','))
            return err_set(
                err, "--stakes: found \"%s\", numbers from 0 to 1 divided by commas are wanted",
                at);
        if (*count == HUMP_STAKES_MAX)
            return err_set(err, "--stakes: at most %d levels are wanted", HUMP_STAKES_MAX);
        stakes[(*count)++] = value;
        if (!*end) return true;
        at = end;
    }
}
