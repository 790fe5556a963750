/* Stakes and credibility as term lists.
 *
 * A list names every term once; the same line is summed by the engine, written to the ledger,
 * and printed in the reference. In scope of each term: w (const World *), k (const Parameters *),
 * i (member), and the locals named above a list. K(x) is a parameter, P(x) a posture. */
#pragma once

/* logit σ_i: stakes of member i in the candidate, revealed by what it has paid and risked.
 * Fearon 1997; Morrow 1994. model notes B.4.1 */
#define STAKE(TERM)                                                                                \
    TERM(start, K(stake_start))                                                                    \
    TERM(sunk_cost, K(kappa_K) * K(own_evidence) * w->aid_paid[i])                                 \
    TERM(common_effort, K(kappa_K) * (1.0 - K(own_evidence)) * w->aid_paid_mean)                   \
    TERM(blood, K(kappa_B) * (w->clash + w->blood[i]))                                             \
    TERM(presence, K(kappa_presence) * P(trainers_inside))                                         \
    TERM(integration, K(kappa_integration) * P(integration))                                       \
    TERM(risk, K(kappa_risk) * w->risk_taken[i])                                                   \
    TERM(abandonment, -K(kappa_A) * w->abandonment[i])

/* The same as the rival sees it: same evidence, its own error. */
#define STAKE_SEEN(TERM)                                                                           \
    STAKE(TERM)                                                                                    \
    TERM(misperception, K(stake_noise) * w->misperception[i])

/* logit q_i: chance that member i fights for the candidate if that is attacked.
 * Locals: stake, hands, tripwire (arrays), outside (1 unless the candidate is a member).
 * model notes B.4.3; κ_h bounded below by Tomz, Weeks & Bansak 2023 */
#define CREDIBILITY(TERM)                                                                          \
    TERM(base, K(kappa_0))                                                                         \
    TERM(stakes, K(kappa_sigma) * stake[i])                                                        \
    TERM(hands_tied, K(kappa_h) * hands[i])                                                        \
    TERM(tripwire, K(kappa_tau) * tripwire[i])                                                     \
    TERM(reputation, K(kappa_rho) * (2.0 * w->reputation[i] - 1.0))                                \
    TERM(capability, K(kappa_c) * w->ln_capability[i])                                             \
    TERM(nuclear_adversary, -K(kappa_n) * w->nuclear_adversary)                                    \
    TERM(changed_hands, -K(kappa_change) * w->changed[i])                                          \
    TERM(integration, K(kappa_f) * P(integration))                                                 \
    TERM(assurance, -K(kappa_assurance) * P(assurance) * outside)                                  \
    TERM(event, w->shift_belief)

/* The same as the rival perceives it. */
#define CREDIBILITY_SEEN(TERM)                                                                     \
    CREDIBILITY(TERM)                                                                              \
    TERM(bias, K(belief_bias))
