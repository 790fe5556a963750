/* The accession machine as term lists. */
#pragma once

/* U_i: balance of reasons of member i to admit the candidate, in logit units.
 * Locals: sceptic (1 where the inclination is below 0), neutral (1
 * under permanent neutrality). model notes B.4.9; NATO 1995 Study */
#define CONSENT(TERM)                                                                              \
    TERM(level, K(b_0))                                                                            \
    TERM(inclination, w->inclination[i])                                                           \
    TERM(mood, w->mood + w->cue)                                                                   \
    TERM(home_politics, w->opinion_noise[i])                                                       \
    TERM(stakes, K(b_sigma) * (w->stake[i] - K(stake_reference)) * (0.5 + w->threat[i]))           \
    TERM(calmer_rival, K(b_w) * (1.0 - w->menace))                                                 \
    TERM(relations_with_rival, -K(b_rel) * (w->rival_weight[i] - 0.5 + K(weight_shift)))           \
    TERM(regional_settlement, K(b_reg) * w->regional)                                              \
    TERM(risk, -K(b_risk) * w->menace_power * (0.45 + 0.55 * w->jeopardy_ratio) *                  \
                   (1.0 - 0.5 * w->threat[i]))                                                     \
    TERM(dispute, -K(b_dis) * w->dispute)                                                          \
    TERM(fighting, -K(b_hot) * w->intensity)                                                       \
    TERM(law, -K(b_G) * real_max(0.0, 0.55 - w->governance) * (1.0 - 0.5 * w->threat[i]))          \
    TERM(conditions, K(consent_conditions) * P(conditions) * sceptic[i])                           \
    TERM(fast_track, -K(consent_fast) * P(fast_track) * real_max(0.0, 0.5 - w->governance) *       \
                         sceptic[i])                                                               \
    TERM(assurance, -K(consent_assurance) * P(assurance) * w->is_front_line[i])                    \
    TERM(trainers, -K(consent_trainers) * P(trainers_inside) * w->menace *                         \
                       (1.0 - w->is_front_line[i]))                                                \
    TERM(side_payments, -K(consent_payments) * P(side_payments) * (1.0 - w->is_hold_out[i]))       \
    TERM(membership_in_peace, K(automatic_consent) * P(membership_in_peace) * w->settled)          \
    TERM(threats, -K(consent_threats) * P(rival_threats))                                          \
    TERM(neutrality, -K(consent_neutral) * neutral)                                                \
    TERM(event, w->shift_consent)

/* Limits on the candidate's sovereignty by treaty, vote or arrangement. game notes 4 */
#define LIMITS(TERM)                                                                               \
    TERM(renunciation, K(limit_renunciation) * P(renunciation))                                    \
    TERM(recognised_loss, K(limit_loss) * w->recognised_loss)                                      \
    TERM(neutrality, w->order == ORDER_AUSTRIAN_NEUTRALITY ? K(limit_austrian)                     \
                                                           : K(limit_neutrality) * P(neutrality))  \
    TERM(conditions, K(limit_conditions) * P(conditions))                                          \
    TERM(separation, K(limit_separation) * P(separation))                                          \
    TERM(monitors, K(limit_monitors) * P(monitors))                                                \
    TERM(commission, K(limit_commission) * P(commission))

/* Willingness of member i to give a formal guarantee outside the alliance. model notes B.4.12 */
#define GUARANTEE(TERM)                                                                            \
    TERM(level, K(g_0) + K(g_level) * K(b_0))                                                      \
    TERM(inclination, K(g_inclination) * w->inclination[i])                                        \
    TERM(mood, w->mood + w->cue)                                                                   \
    TERM(lesser_power, -K(g_lesser) * (1.0 - w->is_lead[i]))                                       \
    TERM(stakes, K(b_sigma) * (w->stake[i] - K(stake_reference)))                                  \
    TERM(calmer_rival, K(g_calm) * K(b_w) * (1.0 - w->menace))                                     \
    TERM(risk, -K(g_risk) * K(b_risk) * w->menace)                                                 \
    TERM(dispute, -K(g_dispute) * K(b_dis) * w->dispute)                                           \
    TERM(regional_settlement, K(g_regional) * w->regional)                                         \
    TERM(offer, K(g_offer) * P(treaty_offer))

/* Willingness of a front-line member to found an eastern pact. */
#define EASTERN_PACT(TERM)                                                                         \
    TERM(level, K(e_0) + K(g_level) * K(b_0))                                                      \
    TERM(inclination, K(e_inclination) * w->inclination[i])                                        \
    TERM(mood, w->mood + w->cue)                                                                   \
    TERM(stakes, K(b_sigma) * (w->stake[i] - K(stake_reference)))                                  \
    TERM(calmer_rival, K(g_calm) * K(b_w) * (1.0 - w->menace))                                     \
    TERM(risk, -K(g_risk) * K(b_risk) * w->menace)                                                 \
    TERM(dispute, -K(g_dispute) * K(b_dis) * w->dispute)                                           \
    TERM(regional_settlement, K(g_regional) * w->regional)                                         \
    TERM(left_alone, K(e_alone) * real_max(0.0, -w->inclination[w_lead] - 0.6))                    \
    TERM(offer, K(g_offer) * P(pact_offer))

/* log of the monthly ratification hazard of member i. model notes B.4.9, C.3 */
#define RATIFICATION(TERM)                                                                         \
    TERM(pace, late[i] > 0.5 ? K(log_rate_hold_out)                                                \
                             : K(log_rate_ordinary) + K(log_fast_track) * P(fast_track))           \
    TERM(side_payments, late[i] > 0.5 ? K(log_payment) * P(side_payments) : 0.0)                   \
    TERM(reluctant, w->consent[i] < -0.2 ? K(log_reluctant) : 0.0)                                 \
    TERM(opposed, w->consent[i] < -0.9 ? K(log_opposed) : 0.0)                                     \
    TERM(choice, K(log_choice) * (P(ratify_pace) + w->pace[i]))                                    \
    TERM(event, w->shift_ratification)
