/* The rival's economy, regime, menace and attachment, as term lists. */
#pragma once

/* Change of E_R in a month. Locals: shock (normal), crisis (0/1: a jump down). model notes B.4.7 */
#define ECONOMY_RIVAL(TERM)                                                                        \
    TERM(recovery, K(economy_pull) * (K(economy_goal) - K(sanction_level) * P(sanctions) -         \
                                      K(war_economy_level) * P(rival_war_economy) -                \
                                      K(energy_level) * P(rival_energy) - w->economy_rival))       \
    TERM(war, -K(economy_war) * w->war)                                                            \
    TERM(mobilisation, -K(wave_economy) * moved->rival_mobilisation)                               \
    TERM(crisis, -K(crisis_drop) * crisis)                                                         \
    TERM(fortune, K(economy_noise) * shock)

#define ECONOMY_CANDIDATE(TERM)                                                                    \
    TERM(recovery, K(home_economy_pull) * ((w->war > 0.5 ? K(home_economy_war)                     \
                                                         : K(home_economy_peace)) -                \
                                           w->economy_candidate))                                  \
    TERM(mobilisation, -K(wave_economy) * moved->mobilisation)                                     \
    TERM(fortune, K(home_economy_noise) * shock)

/* Change of S_R in a month. Debs & Goemans 2010; model notes B.4.7 */
#define STABILITY_RIVAL(TERM)                                                                      \
    TERM(pull, K(stability_pull) * (K(stability_goal) - w->stability_rival))                       \
    TERM(exhaustion, -K(stability_pull) * K(stability_exhaustion) * w->exhaustion_rival)           \
    TERM(economy, -K(stability_pull) * K(stability_economy) * (1.0 - w->economy_rival))            \
    TERM(losing, w->war > 0.5 && w->occupied_share < w->prewar_share                               \
                     ? -K(stability_pull) * K(stability_losing) : 0.0)                             \
    TERM(mobilisation, -K(wave_stability) * moved->rival_mobilisation)                             \
    TERM(terms_offered, -K(terms_stability) * real_max(0.0, moved->rival_terms))                   \
    TERM(fortune, K(stability_noise) * shock)

/* log of the monthly rate of turmoil in the rival's capital. */
#define TURMOIL_RATE(TERM)                                                                         \
    TERM(base, real_log(K(turmoil_rate)))                                                          \
    TERM(instability, K(kappa_S) * (0.8 - w->stability_rival))                                     \
    TERM(destabilisation, K(log_destabilisation) * P(destabilisation))                             \
    TERM(event, w->shift_turmoil)

/* log of the monthly rate of an economic crisis of the rival state. */
#define CRISIS_ECONOMY(TERM)                                                                       \
    TERM(base, real_log(K(econ_crisis_rate)))                                                      \
    TERM(war, w->war > 0.5 ? K(log_crisis_war) : 0.0)                                              \
    TERM(weakness, real_log(1.0 + 3.0 * real_max(0.0, 1.0 - w->economy_rival)))

/* Change of m_R in a month outside windows. model notes A13 */
#define MENACE(TERM)                                                                               \
    TERM(recovery, w->window_left > 0.0 ? 0.0                                                      \
                                        : K(menace_recovery) * (K(menace_goal) - w->menace))

/* Change of V_R in a month. model notes B.4.11, C3 */
#define PRIZE(TERM)                                                                                \
    TERM(relaxation, -w->relaxing * K(relax_rate) * w->prize)                                      \
    TERM(revanche, w->revanche_left > 0.0 ? K(revanche_rate) : 0.0)

/* Change of S_U in a month. Locals: aid_low (0/1). */
#define UNITY(TERM)                                                                                \
    TERM(war, -K(unity_war) * w->intensity)                                                        \
    TERM(resolve, w->war > 0.5 ? K(unity_resolve) : 0.0)                                           \
    TERM(abandoned, w->war > 0.5 ? -K(unity_abandoned) * aid_low *                                 \
                                       real_max(0.0, w->unity - K(unity_alone)) : 0.0)                            \
    TERM(peace, w->war > 0.5 ? 0.0 : K(unity_pull) * (K(unity_goal) - w->unity))                   \
    TERM(mobilisation, -K(wave_unity) * moved->mobilisation)                                       \
    TERM(reform, -0.01 * moved->reform)                                                            \
    TERM(grievance_work, -0.01 * moved->grievance_work)                                            \
    TERM(offering_terms, -0.01 * real_max(0.0, moved->terms))                                      \
    TERM(legal_borders, 0.01 * moved->legal_borders)                                               \
    TERM(accountability, 0.01 * moved->accountability)                                             \
    TERM(land_settlement, -K(land_unity) * P(land_settlement))                                     \
    TERM(renunciation, -K(renounce_unity) * P(renunciation))                                       \
    TERM(separation, -0.01 * moved->separation - 0.005 * (moved->monitors + moved->commission))

/* Change of G in a month. Locals: shock (normal), scandal (0/1). */
#define GOVERNANCE(TERM)                                                                           \
    TERM(drift, K(law_drift) * (1.0 + (K(law_conditions) - 1.0) * P(conditions)) *                 \
                    (1.0 - K(law_fast_track) * P(fast_track)) *                                    \
                    (w->war > 0.5 ? K(law_war) : 1.0))                                             \
    TERM(reform, K(law_reform) * P(reform) * (1.0 - K(law_fast_track) * P(fast_track)) *           \
                     real_max(0.0, K(law_reach) - w->governance) / (K(law_reach) - 0.33))          \
    TERM(mobilisation, -K(law_mobilisation) * moved->mobilisation)                                 \
    TERM(scandal, -K(law_scandal) * scandal)                                                       \
    TERM(fortune, K(law_noise) * shock)

#define TRUST_CANDIDATE(TERM)                                                                      \
    TERM(recovery, K(trust_recovery) * (0.5 - w->trust_candidate_rival))

#define TRUST_ALLIANCE(TERM)                                                                       \
    TERM(recovery, K(trust_recovery) * (0.5 - w->trust_alliance_rival))                            \
    TERM(destabilisation, -K(trust_destabilisation) * P(destabilisation))                          \
    TERM(energy, -K(trust_energy) * P(rival_energy))
