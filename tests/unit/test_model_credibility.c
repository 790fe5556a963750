/* Credibility, deterrence and jeopardy against the hand values of the model's tables. */
#include "model_world.h"

static double q_of(double stakes, double hands, double tripwire, double nuclear) {
    const Parameters k = parameters_nominal();
    const CodedCrisis coded = {.stakes = stakes, .hands = hands, .tripwire = tripwire,
                               .reputation = 0.5, .nuclear_adversary = nuclear, .menace = 1};
    return deterrence_coded(&coded, &k).credibility;
}

static void credibility_has_the_values_of_the_table(void **state) {
    (void)state;
    static const struct {
        double stakes, none, pledge, treaty, troops;
    } rows[] = {{0.25, 0.05, 0.12, 0.27, 0.40}, {0.45, 0.08, 0.20, 0.40, 0.55},
                {0.60, 0.13, 0.28, 0.51, 0.66}, {0.75, 0.18, 0.38, 0.62, 0.75},
                {0.90, 0.26, 0.49, 0.72, 0.83}};
    for (size_t r = 0; r < COUNT_OF(rows); r++) {
        assert_float_equal(q_of(rows[r].stakes, 0.0, 0.0, 1.0), rows[r].none, 0.0075);
        assert_float_equal(q_of(rows[r].stakes, 0.5, 0.0, 1.0), rows[r].pledge, 0.0075);
        assert_float_equal(q_of(rows[r].stakes, 1.0, 0.0, 1.0), rows[r].treaty, 0.0085);
        assert_float_equal(q_of(rows[r].stakes, 1.0, 0.5, 1.0), rows[r].troops, 0.0085);
    }
}

static void an_average_alliance_without_a_nuclear_adversary_is_kept_three_times_in_four(
    void **state) {
    (void)state;
    assert_float_equal(q_of(0.6, 1.0, 0.0, 0.0), 0.745, 0.03); /* Leeds, Long & Mitchell 2000 */
}

static double jeopardy_at(double q, double prize, double nu) {
    Parameters k = parameters_nominal();
    k.nu = nu;
    /* stakes that give exactly q: the list is linear in them */
    const double logit = real_logit(q);
    const CodedCrisis coded = {.stakes = (logit - k.kappa_0 + k.kappa_n) / k.kappa_sigma,
                               .reputation = 0.5, .nuclear_adversary = 1, .local_ratio = 0.1,
                               .coalition_ratio = -1.3, .porcupine = 0.7, .prize = prize,
                               .dissatisfaction = 0.12, .punishment = 1, .menace = 1};
    return deterrence_coded(&coded, &k).jeopardy;
}

static void jeopardy_has_the_values_of_the_table(void **state) {
    (void)state;
    static const double q[] = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8};
    static const double j[] = {.0032, .0036, .0030, .0021, .0014, .0009, .0003};
    for (size_t n = 0; n < COUNT_OF(q); n++)
        assert_float_equal(jeopardy_at(q[n], 0.75, 0.2), j[n], 0.0004);
}

static void jeopardy_is_an_inverted_u_in_credibility(void **state) {
    (void)state;
    int peak = 0;
    double best = 0;
    for (int n = 1; n < 100; n++) {
        const double j = jeopardy_at(n / 100.0, 0.75, 0.2);
        if (j > best) best = j, peak = n;
    }
    assert_in_range(peak, 10, 30);
    for (int n = 1; n < peak; n++)
        assert_true(jeopardy_at(n / 100.0, .75, .2) <= jeopardy_at((n + 1) / 100.0, .75, .2));
    for (int n = peak; n < 98; n++)
        assert_true(jeopardy_at(n / 100.0, .75, .2) >= jeopardy_at((n + 1) / 100.0, .75, .2));
}

/* An acceptable status quo and no prize: no attack, however hollow the promise. */
static void nobody_attacks_for_nothing(void **state) {
    (void)state;
    const Parameters k = parameters_nominal();
    const CodedCrisis coded = {.stakes = 0.1, .reputation = 0.5, .nuclear_adversary = 1,
                               .local_ratio = 1.2, .coalition_ratio = 0.5, .porcupine = 0.8,
                               .prize = 0, .dissatisfaction = 0, .menace = 1};
    assert_true(deterrence_coded(&coded, &k).attack < 0.05);
}

static void full_belief_deters_anybody_who_calculates(void **state) {
    (void)state;
    const Parameters k = parameters_nominal();
    const CodedCrisis coded = {.stakes = 1, .hands = 1, .tripwire = 1, .reputation = 1,
                               .nuclear_adversary = 1, .local_ratio = 1, .coalition_ratio = -1,
                               .porcupine = 0.5, .prize = 0.95, .dissatisfaction = 0.3,
                               .punishment = 1, .menace = 1};
    assert_true(deterrence_coded(&coded, &k).attack < 0.02);
}

typedef struct Direction {
    size_t offset;
    int attack, credibility; /* sign of the effect of a rise; 0: none */
} Direction;

static void an_attack_gets_likelier_or_not_as_the_model_says(void **state) {
    (void)state;
    static const Direction rows[] = {
        {offsetof(CodedCrisis, stakes), -1, 1},      {offsetof(CodedCrisis, hands), -1, 1},
        {offsetof(CodedCrisis, tripwire), -1, 1},    {offsetof(CodedCrisis, reputation), -1, 1},
        {offsetof(CodedCrisis, local_ratio), 1, 0},  {offsetof(CodedCrisis, coalition_ratio), 1, 0},
        {offsetof(CodedCrisis, porcupine), -1, 0},   {offsetof(CodedCrisis, prize), 1, 0},
        {offsetof(CodedCrisis, dissatisfaction), 1, 0}, {offsetof(CodedCrisis, punishment), -1, 0},
        {offsetof(CodedCrisis, own_deterrent), -1, 0}};
    const Parameters k = parameters_nominal();
    for (int n = 0; n < 500; n++) {
        CodedCrisis c;
        for (size_t f = 0; f < sizeof c / sizeof(double); f++)
            ((double *)&c)[f] = 0.1 + 0.7 * test_uniform("directions", (uint64_t)n * 32 + f);
        /* with the coalition in, the attacker does worse than alone: else belief would not deter */
        c.coalition_ratio -= 1.0;
        c.menace = 1.0;
        for (size_t r = 0; r < COUNT_OF(rows); r++) {
            CodedCrisis more = c;
            *(double *)((char *)&more + rows[r].offset) += 0.1;
            const CodedAnswer a = deterrence_coded(&c, &k), b = deterrence_coded(&more, &k);
            assert_true((b.attack - a.attack) * rows[r].attack > 0);
            if (rows[r].credibility) assert_true(b.credibility > a.credibility);
            else assert_true(real_abs(b.credibility - a.credibility) < 1e-15);
        }
    }
}

/* The quadrature against brute force: draws of the copula it stands for. */
static void the_coalition_is_what_simulation_says(void **state) {
    (void)state;
    const Scenario *s = shipped();
    Parameters k = parameters_nominal();
    k.coalition_share = 0.35; /* so that the lead ally alone does not decide */
    double odds[MEMBERS_MAX] = {0}, pledged[MEMBERS_MAX] = {0};
    const double spread = 1.1968, steep = 1.25;
    for (int i = 0; i < s->members; i++) {
        const double q = 0.2 + 0.5 * test_uniform("coalition", (uint64_t)i);
        odds[i] = (1 - q) / q;
        pledged[i] = 1.0 / s->members;
    }
    const double answer = coalition_of(odds, pledged, s->lead, s->members_padded, &k);
    const int draws = 60000;
    int reached = 0;
    for (int n = 0; n < draws; n++) {
        const RandomKey key = random_key_world(5, (uint64_t)n);
        const double z = spread * random_normal(key, 1, 0);
        const double lead_logit = -steep * real_log(odds[s->lead]) + z;
        const bool leads = random_uniform(key, 2, 0) < real_logistic(lead_logit);
        double sum = leads ? pledged[s->lead] : 0;
        for (int i = 0; i < s->members; i++) {
            if (i == s->lead) continue;
            const double logit = steep * (-real_log(odds[i]) - (leads ? 0 : k.lead_follow)) + z;
            if (random_uniform(key, 3, (uint64_t)i) < real_logistic(logit)) sum += pledged[i];
        }
        reached += sum >= k.coalition_share;
    }
    assert_float_equal(answer, (float)reached / (float)draws, 0.035f);
}

static void the_lead_ally_alone_decides_where_it_holds_the_threshold(void **state) {
    (void)state;
    const Scenario *s = shipped();
    const Parameters k = parameters_nominal();
    double odds[MEMBERS_MAX], pledged[MEMBERS_MAX] = {0};
    for (int i = 0; i < MEMBERS_MAX; i++) odds[i] = 3.0;
    for (int i = 0; i < s->members; i++) pledged[i] = s->start.capability[i];
    assert_float_equal(coalition_of(odds, pledged, s->lead, s->members_padded, &k), 0.25, 1e-12);
}

static void an_offer_is_judged_like_the_world_that_it_would_make(void **state) {
    (void)state;
    const Scenario *s = shipped();
    const Parameters k = parameters_nominal();
    World w;
    world_begin(&w, s, &k, random_key_world(5, 1));
    for (int guarantors = 0; guarantors < 3; guarantors++) {
        World offered = w;
        offered.guarantors = guarantors;
        offered.prize = 0.5;
        Crisis offer, as_if;
        deterrence_of_offer(&w, &k, s, ORDER_TREATY_GUARANTEE, guarantors, 0.5, &offer);
        deterrence_of(&offered, &k, s, ORDER_TREATY_GUARANTEE, false, &as_if);
        assert_true(offer.hazard == as_if.hazard && offer.jeopardy == as_if.jeopardy);
        assert_true(offer.coalition_seen == as_if.coalition_seen);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(credibility_has_the_values_of_the_table),
        cmocka_unit_test(
            an_average_alliance_without_a_nuclear_adversary_is_kept_three_times_in_four),
        cmocka_unit_test(jeopardy_has_the_values_of_the_table),
        cmocka_unit_test(jeopardy_is_an_inverted_u_in_credibility),
        cmocka_unit_test(nobody_attacks_for_nothing),
        cmocka_unit_test(full_belief_deters_anybody_who_calculates),
        cmocka_unit_test(an_attack_gets_likelier_or_not_as_the_model_says),
        cmocka_unit_test(the_coalition_is_what_simulation_says),
        cmocka_unit_test(the_lead_ally_alone_decides_where_it_holds_the_threshold),
        cmocka_unit_test(an_offer_is_judged_like_the_world_that_it_would_make),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
