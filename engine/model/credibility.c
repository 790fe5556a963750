/* Credibility: who is committed, and the chance that a coalition fights. model notes B.4.2, B.4.3 */
#include "model/rules.h"
#include "model/terms_credibility.h"

/* Hands tied by words and pacts short of any order: the open door, an arms pact, a pledge. */
static double hands_of_words(const World *w, const Parameters *k, bool lead) {
    double h = K(hands_open_door) * K(audience_leader) * w->alliance_present;
    if (!lead) return h;
    h = real_max(h, K(hands_arms_pact) * P(arms_pact));
    h = real_max(h, K(hands_arms_pact) * P(ambiguity));
    return real_max(h, K(hands_pledge) * P(pledge));
}

/* Whether member i is a party to the order's promise, and how firmly. */
static bool party_to(const World *w, const Scenario *s, OrderId order, double guarantors, int i) {
    if (order == ORDER_EASTERN_PACT) return w->is_front_line[i] > 0.5 && w->inclination[i] > 0.0;
    if (order != ORDER_TREATY_GUARANTEE || guarantors < 0.5) return w->belongs[i] > 0.5;
    if (guarantors < 1.5) return i == s->lead;
    return w->is_core[i] > 0.5 && w->is_nuclear[i] > 0.5;
}

static double hands_of_order(const World *w, const Parameters *k, OrderId order) {
    const double area = K(coverage_area_held) * P(legal_borders) * (w->delimited > 0.5 ? 0.0 : 1.0);
    switch (order) {
    case ORDER_MEMBER: return 1.0 - area;
    case ORDER_TREATY_GUARANTEE:
        return K(hands_treaty) + (K(hands_planning) - K(hands_treaty)) * P(treaty_planning) - area;
    case ORDER_EASTERN_PACT: return K(hands_pact);
    default: return 0.0;
    }
}

static double tripwire_of_order(const World *w, const Parameters *k, OrderId order) {
    const double forward = K(tripwire_forward) * P(forward_troops);
    switch (order) {
    case ORDER_MEMBER: return K(tripwire_member) + forward;
    case ORDER_TREATY_GUARANTEE:
        return K(tripwire_treaty) + forward + 0.2 * P(treaty_planning);
    case ORDER_EASTERN_PACT: return K(tripwire_pact) + K(tripwire_forward) * forward;
    default: return K(tripwire_forward) * forward;
    }
}

/* Orders to which every member is a party: no test per member. */
bool everybody_is_party(OrderId order, double guarantors) {
    return order != ORDER_EASTERN_PACT && !(order == ORDER_TREATY_GUARANTEE && guarantors > 0.5);
}

KERNEL void commit_all(const World *w, int n, double hands, double troops, Crisis *c) {
    for (int i = 0; i < n; i++) c->hands[i] = hands;
    for (int i = 0; i < n; i++) c->tripwire[i] = troops;
    for (int i = 0; i < n; i++) c->pledged[i] = w->belongs[i] * w->capability[i];
}

static void commit_parties(const World *w, const Scenario *s, OrderId order, const double words,
                           double hands, double trainers, double troops, Crisis *c) {
    for (int i = 0; i < s->members_padded; i++) {
        const bool party = i < s->members && party_to(w, s, order, c->guarantors, i);
        c->hands[i] = party ? real_max(words, hands) : words;
        c->tripwire[i] = party ? real_max(troops, trainers) : trainers;
        c->pledged[i] = party ? w->capability[i] : 0.0;
    }
}

KERNEL double scale_pledges(double present, int n, Crisis *c) {
    const double total = real_sum(c->pledged, n);
    const double scale = total > 0.0 ? present / total : 0.0;
    double forward[MEMBERS_MAX];
    for (int i = 0; i < n; i++) c->pledged[i] *= scale;
    for (int i = 0; i < n; i++) forward[i] = c->pledged[i] * c->tripwire[i];
    return real_sum(forward, n);
}

HOT static void commit(const World *w, const Parameters *k, const Scenario *s, OrderId order,
                       Crisis *restrict c) {
    const double hands = hands_of_order(w, k, order), troops = tripwire_of_order(w, k, order);
    const double trainers = K(tripwire_trainers) * P(trainers_inside);
    const double words = hands_of_words(w, k, false), lead_words = hands_of_words(w, k, true);
    const int n = s->members_padded;
    if (everybody_is_party(order, c->guarantors))
        commit_all(w, n, real_max(words, hands), real_max(troops, trainers), c);
    else
        commit_parties(w, s, order, words, hands, trainers, troops, c);
    c->hands[s->lead] = real_max(c->hands[s->lead], lead_words);
    c->tripwire_mean = scale_pledges(w->alliance_present, n, c);
}

void commitment_of(const World *w, const Parameters *k, const Scenario *s, OrderId order,
                   Crisis *c) {
    commit(w, k, s, order, c);
}

void commitment_of_lead(const World *w, const Parameters *k, const Scenario *s, OrderId order,
                        Crisis *c) {
    const double trainers = K(tripwire_trainers) * P(trainers_inside);
    const int i = s->lead;
    c->hands[i] = real_max(hands_of_words(w, k, true), hands_of_order(w, k, order));
    c->tripwire[i] = real_max(tripwire_of_order(w, k, order), trainers);
    c->tripwire_mean = w->alliance_present * c->tripwire[i];
}

/* E over the common factor Z of P(Σ w_i fight_i ≥ φ | Z). Given Z the members decide alone, so
 * the weighted sum is close to normal; the lead ally is taken apart because the others follow it.
 * In logit form a shift by Z multiplies the odds: no exponential is needed per member and node.
 * Raising the odds to 5/4 keeps each member's own chance at q_i once Z is averaged out when the
 * factor's spread is √((25/16 − 1)·8/π) (MacKay 1992): correlation r = 0.33 in probit terms. */
enum { NODES = 5, NODES_PADDED = 8 };

/* How far, in spreads, the expected weight of those who fight lies above what is needed. */
HOT static double margin_given(const double *odds, const double *weight, double shift,
                               double need, int n) {
    double mean[MEMBERS_MAX], variance[MEMBERS_MAX];
    for (int i = 0; i < n; i++) {
        const double fights = 1.0 / (1.0 + odds[i] * shift);
        mean[i] = weight[i] * fights;
        variance[i] = weight[i] * weight[i] * fights * (1.0 - fights);
    }
    return (real_sum(mean, n) - need) / real_sqrt(real_sum(variance, n) + 0.0004);
}

HOT static void reached(double margin[NODES_PADDED]) {
    for (int z = 0; z < NODES_PADDED; z++)
        margin[z] = normal_cdf(real_clamp(margin[z], -8.0, 8.0));
}

static double odds_steeper(double odds) {
    return odds * real_sqrt(real_sqrt(odds));
}

bool lead_decides(double leads, double others, const Parameters *k) {
    return leads >= K(coalition_share) && others < K(coalition_share);
}

double coalition_of(const double *odds_against, const double *pledged, int lead, int n,
                    const Parameters *k) {
    /* Gauss-Hermite nodes and weights for a standard normal; e^(−1.1968 node) */
    static const double node_shift[NODES] = {30.537859, 5.0658467, 1.0, 0.19740037, 0.032746237};
    static const double node_weight[NODES] = {0.01125741132772069, 0.2220759220056126,
                                              0.5333333333333333, 0.2220759220056126,
                                              0.01125741132772069};
    const double phi = K(coalition_share), total = real_sum(pledged, n);
    if (total < phi) return 0.0;
    if (lead_decides(pledged[lead], total - pledged[lead], k))
        return 1.0 / (1.0 + odds_against[lead]);
    double odds[MEMBERS_MAX], weight[MEMBERS_MAX];
    for (int i = 0; i < n; i++) {
        odds[i] = odds_steeper(odds_against[i]);
        weight[i] = pledged[i];
    }
    weight[lead] = 0.0;
    const double alone = real_exp(1.25 * K(lead_follow)), need = phi - pledged[lead];
    double with[NODES_PADDED] = {0}, without[NODES_PADDED] = {0};
    for (int z = 0; z < NODES; z++) {
        with[z] = margin_given(odds, weight, node_shift[z], need, n);
        without[z] = margin_given(odds, weight, node_shift[z] * alone, phi, n);
    }
    reached(with);
    reached(without);
    double sum = 0.0;
    for (int z = 0; z < NODES; z++) {
        const double leads = 1.0 / (1.0 + odds[lead] * node_shift[z]);
        sum += node_weight[z] *
               (leads * (need > 0.0 ? with[z] : 1.0) + (1.0 - leads) * without[z]);
    }
    return real_clamp(sum, 0.0, 1.0);
}
