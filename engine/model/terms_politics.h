/* Politics inside the alliance as term lists. */
#pragma once

/* Change of D_i in a month. Locals: shock (common normal), gained (share of territory regained
 * this month), sceptic (1 where the inclination is below 0), outside (0 once the candidate is a member:
 * what was promised until then is the treaty's now, and asks for no budget of its own). model notes B.4.8 */
#define SUPPORT(TERM)                                                                              \
    TERM(fatigue, -K(fatigue) * K(fatigue_scale) * w->war *                                        \
                      (1.0 + (w->occupied_share > K(fatigue_line) ? 0.5 : 0.0)))                   \
    TERM(recovery, (1.0 - w->war) * K(support_recovery) * (K(support_start) - w->support[i]))      \
    TERM(battlefield, K(support_gain) * gained)                                                    \
    TERM(rally, K(support_rally) * w->war *                                                        \
                    real_max(0.0, w->occupied_share - K(rally_from)))                              \
    TERM(threat, K(support_threat) * (w->threat[i] - 0.45) * w->war *                              \
                     (K(support_start) - w->support[i]))                                           \
    TERM(more_aid, -0.0015 * real_max(0.0, P(aid) - 1.0) / 0.25 * 0.25)                            \
    TERM(own_aid, -K(aid_support) * real_max(0.0, w->aid_policy[i] - 1.0) / 0.25)                  \
    TERM(commitments, -K(commitment_support) *                                                     \
                          (P(integration) + P(trainers_inside) + 0.25 * P(new_class) +             \
                           outside * (P(arms_pact) + P(treaty_offer) + P(treaty_planning) +        \
                                      P(pledge) + 0.5 * P(ambiguity) +                             \
                                      P(membership_in_peace))))                                    \
    TERM(nuclear_programme, -K(programme_support) * real_min(1.0, P(deterrent_programme) +         \
                                                                      w->deterrent_progress))      \
    TERM(dig_in, -K(dig_support) * P(dig_in) * w->intensity)                                       \
    TERM(refusing_terms, -0.005 * real_max(0.0, -P(terms)) * w->war *                              \
                             (w->exhaustion_candidate > 0.35 ? 1.0 : 0.0))                         \
    TERM(new_class, -0.01 * moved->new_class * sceptic[i])                                         \
    TERM(conditions, 0.0006 * P(conditions) * (w->governance < K(law_trusted) ? 1.0 : 0.0))        \
    TERM(arms_industry, -0.0006 * P(arms_industry))                                                \
    TERM(sanctions, -0.001 * real_max(0.0, P(sanctions)))                                          \
    TERM(forward_troops, -0.0006 * P(forward_troops))                                              \
    TERM(closed_sky, -0.0008 * P(closed_sky) * w->war)                                             \
    TERM(treaty_offer, -0.01 * moved->treaty_offer)                                                \
    TERM(energy, -0.002 * P(rival_energy))                                                         \
    TERM(fortune, K(support_noise) * shock)

/* Cohesion of the alliance. game notes 4 */
#define COHESION(TERM)                                                                             \
    TERM(support, 0.5 * w->support_mean)                                                           \
    TERM(agreement, 0.3 * w->agreement)                                                                \
    TERM(grievances, 0.2 * (1.0 - real_min(1.0, w->grievances / 3.0)))                                \
    TERM(shocks, w->cohesion_shock)
