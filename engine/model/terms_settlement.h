/* Bargaining, settlement and escalation as term lists. */
#pragma once

/* B: bargaining range; above 0 a deal is possible. Fearon 1995; Walter 1997; Cunningham 2006;
 * model notes B.4.10 */
#define BARGAINING(TERM)                                                                           \
    TERM(exhaustion_candidate, K(w_exhaustion) * w->exhaustion_candidate)                          \
    TERM(exhaustion_rival, K(w_exhaustion) * w->exhaustion_rival)                                  \
    TERM(guarantee_on_offer, K(w_guarantee) * w->offer_credibility)                                \
    TERM(uncertainty, -K(w_uncertainty) * w->uncertainty)                                          \
    TERM(commitment_problem, -K(w_commitment) * (1.0 - w->offer_credibility) * w->prize)           \
    TERM(indivisibility, -K(indivisibility))                                                       \
    TERM(distrust, -K(w_distrust) * (1.0 - w->trust_candidate_rival))                              \
    TERM(failed_accords, -K(w_accords) * real_min(w->accords_failed, 5.0))                         \
    TERM(terms, K(w_terms) * P(terms))                                                             \
    TERM(accountability, -K(w_accountability) * P(accountability))                                 \
    TERM(land_settlement, K(w_land) * P(land_settlement))                                          \
    TERM(assurance, K(w_assurance) * P(assurance))                                                 \
    TERM(sanctions_relief, K(w_relief) * real_max(0.0, -P(sanctions)))                             \
    TERM(membership_in_peace, -K(w_membership) * P(membership_in_peace))                           \
    TERM(more_parties, -K(w_veto_players) * 2.0 * P(regional_conference))                          \
    TERM(rival_terms, K(w_rival_terms) * P(rival_terms))                                           \
    TERM(event, w->shift_bargaining)

/* logit of the chance that the line freezes this month, given the base rate. */
#define FREEZE(TERM)                                                                               \
    TERM(base, -K(freeze_threshold))                                                               \
    TERM(exhaustion, K(freeze_exhaustion) * 0.5 * (w->exhaustion_candidate + w->exhaustion_rival)) \
    TERM(imbalance, -K(freeze_imbalance) * real_abs(w->balance))                                   \
    TERM(event, w->shift_freeze)

/* logit: the settlement is regional rather than local. model notes B.4.10, A22 */
#define REGIONAL(TERM)                                                                             \
    TERM(base, K(regional_base))                                                                   \
    TERM(alliance_over_rival, K(regional_power) *                                                  \
                                  real_log(K(power_ratio) / real_max(0.4, w->economy_rival)))      \
    TERM(local_balance, -K(regional_balance) * real_clamp(w->balance, -1.0, 1.0))                  \
    TERM(stakes, K(regional_stakes) * (w->stake[w_lead] - 0.4))                                    \
    TERM(assurance, K(regional_assurance) * P(assurance))                                          \
    TERM(conference, K(regional_conference_effect) * P(regional_conference))

/* logit: a local settlement brings permanent neutrality by treaty. model notes C5a, C.6 */
#define AUSTRIAN(TERM)                                                                             \
    TERM(base, K(austrian_base))                                                                   \
    TERM(local_balance, K(austrian_balance) * real_clamp(w->balance, -1.0, 1.0))                   \
    TERM(attachment, -K(austrian_prize) * (w->prize - 0.75))                                       \
    TERM(neutrality, K(austrian_choice) * real_max(0.0, P(neutrality) - 1.0))

/* Monthly rate of nuclear use in units of the base rate h_n, while the war is hot.
 * model notes B.4.14 */
#define NUCLEAR(TERM)                                                                              \
    TERM(base, 1.0)                                                                                \
    TERM(beyond_2014_line, K(n_line) * real_clamp((w->prewar_share - w->occupied_share) /          \
                                                      real_max(0.01, w->prewar_share), 0.0, 1.0))  \
    TERM(shaken_regime, K(n_regime) * real_max(0.0, 0.6 - w->stability_rival))                     \
    TERM(expulsion, w->month_expulsion > 0.0 ? K(n_expulsion) : 0.0)                               \
    TERM(direct_clash, K(n_clash) * real_max(0.0, w->clash))                                       \
    TERM(new_class, w->class_alarm > 0.0 ? K(n_class) : 0.0)                                       \
    TERM(trainers, K(n_trainers) * P(trainers_inside))                                             \
    TERM(closed_sky, K(n_sky) * P(closed_sky))                                                     \
    TERM(destabilisation, K(n_destabilisation) * P(destabilisation))                               \
    TERM(assurance, -K(n_assurance) * P(assurance))                                                \
    TERM(event, w->shift_nuclear)

/* Monthly rate of direct clashes between alliance and rival forces in units of 0.0003. */
#define CLASH_RATE(TERM)                                                                           \
    TERM(trainers, K(clash_trainers) * P(trainers_inside))                                         \
    TERM(closed_sky, K(clash_sky) * P(closed_sky))                                                 \
    TERM(spill_over, K(clash_spill) * w->intensity * real_max(0.0, w->aid_delivered - 0.5))        \
    TERM(event, K(clash_unit) * w->shift_clash)

/* log of the monthly rate of acts below the threshold against members. Not reduced by belief:
 * the stability-instability paradox. model notes C9 */
#define GREY_RATE(TERM)                                                                            \
    TERM(base, K(log_grey_base))                                                             \
    TERM(posture, K(log_grey) * P(rival_grey_zone))                                                \
    TERM(war, K(log_grey_war) * w->war)                                                            \
    TERM(event, w->shift_grey)
