/* Credibility and deterrence under any security order, in closed form.
 *
 * Always true: nothing here draws chance or changes the world; the world's own derived fields are
 * this function's answer for the order it is in. */
#pragma once
#include "model/month.h"

/* The commitment under judgement: fields named as in the world, so that one term list reads both. */
typedef struct Crisis {
    double guarantors, prize; /* as the world has them, or as an offer would */
    double hands[MEMBERS_MAX], tripwire[MEMBERS_MAX], pledged[MEMBERS_MAX];
    double credibility[MEMBERS_MAX], credibility_seen[MEMBERS_MAX];
    double coalition, coalition_seen;
    double ratio_local, ratio_coalition, quick_win, coalition_win;
    double porcupine, prize_now, own_deterrent, punishment;
    double order_factor, invited, forces_forward, reinforcement, tripwire_mean;
    double dissatisfaction, attack, crisis_rate, hazard, jeopardy; /* jeopardy a year */
} Crisis;

/* Who is committed, and how, in order `order` with c->guarantors. */
void commitment_of(const World *w, const Parameters *k, const Scenario *s, OrderId order,
                   Crisis *c);
/* Every member is a party to the order's promise, and equally. */
bool everybody_is_party(OrderId order, double guarantors);
/* In such an order: the lead ally's part and the mean trip-wire alone. */
void commitment_of_lead(const World *w, const Parameters *k, const Scenario *s, OrderId order,
                        Crisis *c);
/* The whole calculus for an order; invited: in the gap between invitation and entry. */
void deterrence_of(const World *w, const Parameters *k, const Scenario *s, OrderId order,
                   bool invited, Crisis *c);
/* The same, were there so many guarantors and the prize worth so much. */
void deterrence_of_offer(const World *w, const Parameters *k, const Scenario *s, OrderId order,
                         double guarantors, double prize, Crisis *c);

/* P(attack | crisis) for a commitment as it stands, after coalition_seen was changed by noise. */
double attack_given(const Crisis *c, const Parameters *k);

/* The calculus from coded inputs alone (hindcasts, properties in closed form): one guarantor with
 * q and q̂ = Λ(CREDIBILITY), balances and preferences as coded. */
typedef struct CodedCrisis {
    double stakes, hands, tripwire, reputation, nuclear_adversary;
    double local_ratio, coalition_ratio, porcupine, prize, dissatisfaction, punishment;
    double own_deterrent, menace;
} CodedCrisis;
typedef struct CodedAnswer {
    double credibility; /* q */
    double attack;      /* P(attack | crisis) */
    double jeopardy;    /* 12 · opportunity · menace · attack · q, a year */
    double denial, entanglement, punishment; /* how far each lowers the logit of an attack */
} CodedAnswer;
/* The same with q given instead of computed; stakes, hands, tripwire and reputation are not read. */
CodedAnswer deterrence_believed(const CodedCrisis *coded, double credibility, const Parameters *k);
CodedAnswer deterrence_coded(const CodedCrisis *coded, const Parameters *k);

/* Q: chance that members holding at least φ of the committed capability fight, by fixed quadrature
 * over a common factor. Arrays of MEMBERS_MAX, n of them read (a multiple of 4): odds against
 * fighting (1 − q_i)/q_i, and shares of the committed capability. lead: index of the lead ally; if
 * it does not fight, the others' logits fall. Exact where the lead ally alone decides.
 * model notes B.4.3 */
double coalition_of(const double *odds_against, const double *pledged, int lead, int n,
                    const Parameters *k);

/* The lead ally holds φ of the committed capability and the others together do not. */
bool lead_decides(double leads, double others, const Parameters *k);

/* Rate a month of armed attacks on existing members, and its second factor. model notes A7 */
double member_attack_rate(const World *w, const Parameters *k);
double member_attack_given_crisis(const World *w, const Parameters *k);
