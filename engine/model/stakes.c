/* Stakes: what was paid, risked and withdrawn. model notes B.4.1 */
#include "model/rules.h"
#include "model/terms_credibility.h"

/* What the members give this month as factors of their first year, and what everybody makes of
 * it. Nobody gets used to being left alone: only to more, or to a slow decline. */
typedef struct Payments {
    double paid[MEMBERS_MAX], withdrawn[MEMBERS_MAX], fading[MEMBERS_MAX], habit[MEMBERS_MAX];
    double broken[MEMBERS_MAX], forgotten[MEMBERS_MAX]; /* of a reputation */
    double abandonment_limit[MEMBERS_MAX], reputation_limit[MEMBERS_MAX];
} Payments;

HOT static void payments_run(World *w, const Parameters *restrict k, int n, Payments *restrict pay) {
    const double news = K(aid_news) / 11.0 * (w->war < 0.5       ? K(aid_news_peace)
                                              : w->frozen > 0.5 ? K(aid_news_frozen)
                                                                : 1.0);
    for (int i = 0; i < n; i++) {
        const double given = w->aid_given[i] * P(aid);
        const double kept = given / real_max(0.05, w->accustomed[i]);
        const double lost = kept < K(abandon_below) ? w->war * (1.0 - kept) : 0.0;
        const double calm = lost > 0.0 ? 0.0 : 1.0;
        pay->paid[i] = news * w->aid_pct_gdp[i] * given;
        pay->withdrawn[i] = K(abandon_rate) * lost;
        pay->fading[i] = -K(abandon_fade) * w->abandonment[i] * calm;
        pay->habit[i] = K(accustom_rate) * (given - w->accustomed[i]) * calm;
        pay->broken[i] = -K(abandon_reputation) * pay->withdrawn[i];
    }
    for (int i = 0; i < n; i++) {
        const double alone = w->abandonment[i] + pay->withdrawn[i] + pay->fading[i];
        const double hurt = w->reputation[i] + pay->broken[i];
        pay->forgotten[i] = K(reputation_fade) * (0.5 - hurt);
        const double known = hurt + pay->forgotten[i];
        w->aid_paid[i] += pay->paid[i];
        w->accustomed[i] += pay->habit[i];
        w->abandonment[i] = real_clamp(alone, 0.0, 60.0);
        w->reputation[i] = real_clamp(known, 0.0, 1.0);
        pay->abandonment_limit[i] = w->abandonment[i] - alone;
        pay->reputation_limit[i] = w->reputation[i] - known;
    }
}

static void payments_note(const Step *st, const Payments *pay) {
    const struct {
        VarId var;
        const char *cause;
        const double *delta;
    } notes[] = {
        {VAR_aid_paid, "aid", pay->paid},
        {VAR_abandonment, "aid withdrawn", pay->withdrawn},
        {VAR_abandonment, "fading", pay->fading},
        {VAR_abandonment, "limit", pay->abandonment_limit},
        {VAR_accustomed, "habit", pay->habit},
        {VAR_reputation, "aid withdrawn", pay->broken},
        {VAR_reputation, "fading", pay->forgotten},
        {VAR_reputation, "limit", pay->reputation_limit},
    };
    for (size_t n = 0; n < COUNT_OF(notes); n++)
        for (int i = 0; i < st->s->members_padded; i++)
            ledger_note(st->ledger, (int)st->w->month, notes[n].var, i, notes[n].cause, notes[n].delta[i]);
}

static void risks_run(Step *st) {
    USE_STEP(st);
    const double more = st->moved->new_class;
    if (more <= 0.0) return;
    const double defied = more * P(rival_threats) * K(defied_stakes);
    for (int i = 0; i < st->s->members; i++) {
        const double share = 0.5 + 0.5 * w->capability[i] / w->capability[st->s->lead];
        CHANGE_MEMBER(risk_taken, i, "new class", K(risk_per_class) * more * share);
        CHANGE_MEMBER(risk_taken, i, "threat defied", defied);
    }
}

HOT static void stakes_sum(World *w, const Parameters *restrict k, int n) {
    double paid[MEMBERS_MAX];
    for (int i = 0; i < n; i++) paid[i] = w->capability[i] * w->aid_paid[i];
    w->aid_paid_mean = real_sum(paid, n);
    /* the rival's error multiplies the odds: STAKE_SEEN without a second exponential */
    double odds[MEMBERS_MAX];
    for (int i = 0; i < n; i++) odds[i] = real_exp(-(SUM_OF(STAKE)));
    for (int i = 0; i < n; i++) w->stake[i] = 1.0 / (1.0 + odds[i]);
    for (int i = 0; i < n; i++) w->stake_seen[i] = 1.0 / (1.0 + odds[i] * w->misreading[i]);
}

void stakes_evaluate(World *w, const Parameters *k, const Scenario *s) {
    stakes_sum(w, k, s->members_padded);
    w->known_stakes_gap = real_abs(w->stake_seen[s->lead] - w->stake[s->lead]);
}

void stakes_run(Step *st) {
    const double *abandoned = &st->w->abandonment[st->s->lead], was = *abandoned;
    Payments pay;
    payments_run(st->w, st->k, st->s->members_padded, &pay);
    if (st->ledger) payments_note(st, &pay);
    if (was < 1.0 && *abandoned >= 1.0) happen(st, HAPPENING_abandoned, st->s->lead, 0.0);
    risks_run(st);
    stakes_evaluate(st->w, st->k, st->s);
}
