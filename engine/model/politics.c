/* Politics inside the alliance: mood, elections, public support, cohesion. model notes B.4.8 */
#include "model/act.h"
#include "model/rules.h"
#include "model/terms_politics.h"

static void mood_run(Step *st) {
    USE_STEP(st);
    CHANGE(mood, "fading", (K(mood_keep) - 1.0) * w->mood);
    CHANGE(mood, "events", K(mood_shock) * K(xi) * SHOCK_OF(mood));
    LIMIT(mood, -6.0, 6.0);
    const double words = K(cue_size) * w->cue_weight * st->moved->speech;
    CHANGE(cue, "fading", -K(cue_fade) * w->cue);
    CHANGE(cue, "words", words);
    if (words < 0.0 || words > 0.0) CHANGE(cue_weight, "repetition", -0.5 * w->cue_weight);
    CHANGE(cue_weight, "silence", 0.02 * (1.0 - w->cue_weight));
    CHANGE(cohesion_shock, "fading", -K(cohesion_fade) * w->cohesion_shock);
    LIMIT(cohesion_shock, -0.5, 0.5);
}

static void incline(Step *st, int i, double to, HappeningId told) {
    USE_STEP(st);
    const double was = w->inclination[i];
    SET_MEMBER(inclination, i, "election", to);
    SET_MEMBER(elected, i, "election", w->month);
    const bool fell = was - w->inclination[i] > K(change_threshold);
    if (fell && w->order >= ORDER_EASTERN_PACT) SET_MEMBER(changed, i, "election", 1.0);
    if (told == HAPPENING_lead_election || real_abs(w->inclination[i] - was) > 0.4)
        happen(st, told, i, w->inclination[i]);
}

static void lead_election(Step *st) {
    USE_STEP(st);
    const Scenario *s = st->s;
    const int since = (int)w->month - (int)w->election_first;
    if (since < 0 || since % (int)w->election_every != 0) return;
    const int i = s->lead;
    double to = K(election_mean) +
                K(election_scale) * K(election) * NORMAL(election_result, s->member_key[i]);
    to += w->retrenchment * K(election_scale) * K(election);
    incline(st, i, real_clamp(to, -4.0, 4.0), HAPPENING_lead_election);
    const double shock = K(support_election) * K(election) * NORMAL(election_support, 0);
    for (int m = 0; m < s->members; m++) CHANGE_MEMBER(support, m, "lead ally's election", shock);
}

/* One uniform a member for a draw: the same numbers as UNIFORM gives one by one. */
HOT static void uniforms(RandomKey key, uint64_t draw, const uint64_t *who, int n, double *u) {
    for (int i = 0; i < n; i++) u[i] = random_uniform(key, draw, who[i]);
}

static void members_elections(Step *st) {
    USE_STEP(st);
    const Scenario *s = st->s;
    if ((int)w->month % 3 != 1) return; /* a quarter's chance at once */
    double u[MEMBERS_MAX];
    uniforms(st->key, s->draw_key[DRAW_election_due], s->member_key, s->members_padded, u);
    for (int i = 0; i < s->members; i++) {
        if (u[i] >= 3.0 * K(member_election_rate) || i == s->lead) continue;
        const double to = w->inclination[i] +
                          K(member_election) * NORMAL(election_result, s->member_key[i]);
        incline(st, i, real_clamp(to, w->leaning[i] - 1.0, w->leaning[i] + 1.0),
                HAPPENING_member_turns);
    }
}

HOT static void redraw_noise(RandomKey key, uint64_t draw, const uint64_t *who, double size, int n,
                             double *noise) {
    for (int i = 0; i < n; i++)
        noise[i] = size * random_normal(key, draw, who[i]);
}

static void home_politics(Step *st) {
    USE_STEP(st);
    const Scenario *s = st->s;
    const int n = s->members_padded;
    if ((int)w->month % 3 != 0) return;
    double noise[MEMBERS_MAX];
    redraw_noise(st->key, s->draw_key[DRAW_opinion_noise], s->member_key, K(own_noise), n, noise);
    CHANGE_EACH(opinion_noise, "home politics", noise[i] - w->opinion_noise[i], n);
}

HOT static void support_run(const Step *st, World *w, const Parameters *restrict k, int n) {
    const Postures *moved = st->moved;
    const double shock = SHOCK_OF(support), gained = st->gained;
    const double outside = w->order == ORDER_MEMBER ? 0.0 : 1.0;
    double sceptic[MEMBERS_MAX];
    for (int i = 0; i < n; i++) sceptic[i] = w->inclination[i] < 0.0 ? 1.0 : 0.0;
    CHANGE_EACH_BY(support, SUPPORT, n);
    LIMIT_EACH(support, 0.05, 0.95, n);
}

HOT static void sum_politics(World *w, const Parameters *restrict k, int n) {
    double weighted[MEMBERS_MAX], leaning[MEMBERS_MAX];
    for (int i = 0; i < n; i++) weighted[i] = w->population_m[i] * w->support[i];
    for (int i = 0; i < n; i++)
        leaning[i] = w->belongs[i] * real_clamp(0.5 + (w->consent[i] - K(line_plan)) / K(vote_width), 0.0, 1.0);
    w->support_mean = real_sum(weighted, n) / real_sum(w->population_m, n);
    const double yes = real_sum(leaning, n) / real_max(1.0, real_sum(w->belongs, n));
    w->agreement = real_max(yes, 1.0 - yes);
    w->grievances = real_sum(w->grievance, n);
    const double against = (1.0 - w->support_mean) / real_max(0.01, w->support_mean);
    w->support_guarantee = 1.0 / (1.0 + against * K(guarantee_odds));
    w->support_fight = 1.0 / (1.0 + against * K(guarantee_odds) * K(fight_odds));
    w->cohesion = real_clamp(SUM_OF(COHESION), 0.0, 1.0);
}

void politics_evaluate(World *w, const Parameters *k, const Scenario *s) {
    sum_politics(w, k, s->members_padded);
}

void politics_run(Step *st) {
    USE_STEP(st);
    mood_run(st);
    lead_election(st);
    members_elections(st);
    home_politics(st);
    support_run(st, w, k, st->s->members_padded);
    if (P(pact_offer) > 0.0) CHANGE(cohesion_shock, "pact offer", -0.05 * st->moved->pact_offer);
    if (P(side_payments) > 0.0)
        CHANGE(cohesion_shock, "side payments", -K(payment_cohesion) * P(side_payments));
    if (P(hold_out_price) > 0.0) CHANGE(cohesion_shock, "price of a signature", -0.002);
    politics_evaluate(w, k, st->s);
}

double alliance_word(const World *w, const Scenario *s) {
    double word[MEMBERS_MAX], weight[MEMBERS_MAX];
    const int n = s->members_padded;
    for (int i = 0; i < n; i++) {
        weight[i] = w->belongs[i] * w->capability[i];
        word[i] = weight[i] * w->reputation[i];
    }
    return real_sum(word, n) / real_max(1e-9, real_sum(weight, n));
}
