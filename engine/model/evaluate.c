/* The derived variables anew, from the state. Always true: what a part does not read cannot change it, so
 * that a part left out would have come out the same. */
#include "model/rules.h"

typedef struct Readers {
    bool known;
    uint8_t parts;
} Readers;
static const Readers readers[VAR_COUNT] = {
#define READERS(variable, parts) [VAR_##variable] = {true, parts},
#include "model/readers.def"
#undef READERS
};

unsigned stale_by(VarId moved) {
    return readers[moved].known ? readers[moved].parts : STALE_ALL;
}

double intensity_of(const World *w, const Parameters *k) {
    return w->war > 0.5 ? (w->frozen > 0.5 ? K(frozen_intensity) : 1.0) : 0.0;
}

static void ground_evaluate(World *w, const Parameters *k) {
    w->occupied_share = world_occupied(w);
    w->intensity = intensity_of(w, k);
    w->menace_power = real_pow15(w->menace);
    w->ln_menace = real_log(w->menace);
}

/* A line that froze after this month's fighting lowers the intensity, which is ground. */
static bool ground_is_stale(const World *w, const Parameters *k, unsigned stale) {
    return (stale & STALE_GROUND) || intensity_of(w, k) < w->intensity;
}

typedef void Evaluate(World *w, const Parameters *k, const Scenario *s);

/* Stakes, credibility and consent, each if it or what it follows from is stale. */
static void chain_evaluate(World *w, const Parameters *k, const Scenario *s, unsigned stale,
                           Evaluate *credibility) {
    if (stale & STALE_STAKES) {
        stakes_evaluate(w, k, s);
        stale |= STALE_CREDIBILITY | STALE_CONSENT;
    }
    if (stale & STALE_CREDIBILITY) {
        const double was = w->jeopardy_ratio; /* all that consent reads of it */
        credibility(w, k, s);
        if (w->jeopardy_ratio < was || w->jeopardy_ratio > was) stale |= STALE_CONSENT;
    }
    if (stale & STALE_CONSENT) consent_evaluate(w, k, s);
}

void world_evaluate_stale(World *w, const Parameters *k, const Scenario *s, unsigned stale) {
    if (ground_is_stale(w, k, stale)) {
        ground_evaluate(w, k);
        stale = STALE_ALL;
    }
    escalation_evaluate(w, k);
    politics_evaluate(w, k, s);
    chain_evaluate(w, k, s, stale, credibility_evaluate);
    settlement_evaluate(w, k, s);
}

void world_evaluate_ahead(World *w, const Parameters *k, const Scenario *s, unsigned stale) {
    if (ground_is_stale(w, k, stale)) {
        world_evaluate(w, k, s);
        return;
    }
    chain_evaluate(w, k, s, stale, credibility_evaluate_ahead);
    settlement_evaluate(w, k, s);
}

void world_evaluate(World *w, const Parameters *k, const Scenario *s) {
    world_evaluate_stale(w, k, s, STALE_ALL);
}
