/* Stakes: what was paid, risked and withdrawn. model notes B.4.1 */
#include "model/rules.h"
#include "model/terms_credibility.h"

/* What the members give this month as factors of their first year, and what everybody makes of
 * it. Nobody gets used to being left alone: only to more, or to a slow decline. */
typedef struct Payments {
    double paid[MEMBERS_MAX], withdrawn[MEMBERS_MAX], fading[MEMBERS_MAX], habit[MEMBERS_MAX];
} Payments;

KERNEL void payments_of(const World *w, const Parameters *k, int n, Payments *pay) {
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
    }
}

HOT static void payments_run(const Step *st, World *w, const Parameters *restrict k, int n) {
    Payments pay;
    payments_of(w, k, n, &pay);
    CHANGE_EACH(aid_paid, "aid", pay.paid[i], n);
    CHANGE_EACH(abandonment, "aid withdrawn", pay.withdrawn[i], n);
    CHANGE_EACH(abandonment, "fading", pay.fading[i], n);
    LIMIT_EACH(abandonment, 0.0, 60.0, n);
    CHANGE_EACH(accustomed, "habit", pay.habit[i], n);
    CHANGE_EACH(reputation, "aid withdrawn", -K(abandon_reputation) * pay.withdrawn[i], n);
    CHANGE_EACH(reputation, "fading", K(reputation_fade) * (0.5 - w->reputation[i]), n);
    LIMIT_EACH(reputation, 0.0, 1.0, n);
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
    payments_run(st, st->w, st->k, st->s->members_padded);
    if (was < 1.0 && *abandoned >= 1.0) happen(st, HAPPENING_abandoned, st->s->lead, 0.0);
    risks_run(st);
    stakes_evaluate(st->w, st->k, st->s);
}
