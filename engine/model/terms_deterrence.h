/* The attacker's calculus as term lists.
 *
 * Every list reads the commitment under judgement through c: the world itself, or a Crisis that
 * describes another order ("were the candidate a member"): both have fields of these names. */
#pragma once

/* λ: log of the rival's effective force over the candidate's, on the spot. model notes B.4.4 */
#define RATIO_LOCAL(TERM)                                                                          \
    TERM(forces, w->ratio_forces)                                                                  \
    TERM(arms, K(arms_gap) * (1.0 - c->porcupine))                                                 \
    TERM(troops, -K(troops_denial) * c->tripwire_mean)                                             \
    TERM(closed_sky, -K(sky_denial) * P(closed_sky))                                               \
    TERM(integration, -K(integration_denial) * P(integration))

/* z: the rival's dissatisfaction with the status quo. A security-seeker (λ_R → 1) feels the order
 * and the forces, an expansionist (λ_R → 0) the lost prize. model notes B.4.11 */
#define DISSATISFACTION(TERM)                                                                      \
    TERM(order, K(z_base) * (c->order_factor +                                                     \
                             (2.0 * K(lambda_R) - 1.0) * (c->order_factor - K(z_neutral_factor)))) \
    TERM(front_line_forces, K(lambda_R) * K(z_forces) * c->forces_forward)                         \
    TERM(out_of_area_history, K(lambda_R) * K(z_history) * w->alliance_history)                    \
    TERM(disputed_promise, K(lambda_R) * K(z_promise) * w->broken_promise)                         \
    TERM(grey_zone, (0.5 + K(lambda_R)) * K(z_grey) * w->menace * c->invited)                      \
    TERM(lost_prize, (1.0 - K(lambda_R)) * K(z_lost) * w->lost_prize * (1.0 - w->relaxing))        \
    TERM(integration, K(lambda_R) * K(z_integration) * (P(integration) + P(treaty_planning)))      \
    TERM(land_settlement, c->coalition_seen < K(tempted_below) ? K(z_land) * P(land_settlement)    \
                                                               : 0.0)                              \
    TERM(regional_settlement, -K(z_regional) * K(z_base) * c->order_factor * w->regional)          \
    TERM(assurance, -K(z_assurance) * K(z_base) * c->order_factor * P(assurance))                  \
    TERM(event, w->shift_dissatisfaction)

/* logit P(attack | crisis): expected utility of attacking against the status quo −z, over the
 * quality of calculation ν. Denial, punishment and entanglement stand apart. Local: sharpness, 1/ν.
 * Huth & Russett 1984; Signorino & Tarar 2006; model notes B.4.4 */
#define SHARPNESS (1.0 / K(nu))
#define ATTACK(TERM)                                                                               \
    TERM(local_gain, sharpness * (1.0 - c->coalition_seen) * c->quick_win * c->prize_now)          \
    TERM(local_cost, -sharpness * (1.0 - c->coalition_seen) *                                      \
                         (K(cost_base) + K(cost_porcupine) * c->porcupine))                        \
    TERM(gain_despite_coalition, sharpness * c->coalition_seen * c->coalition_win * c->prize_now)  \
    TERM(war_with_coalition, -sharpness * c->coalition_seen *                                      \
                                 (K(cost_base) + K(cost_porcupine) * c->porcupine +                \
                                  K(cost_coalition)))                                              \
    TERM(nuclear_punishment, -sharpness * c->coalition_seen * K(pi_n) * K(loss_n) * c->punishment) \
    TERM(own_deterrent, -sharpness * c->own_deterrent * K(deterrent_weight))                       \
    TERM(dissatisfaction, sharpness * c->dissatisfaction)                                          \
    TERM(caution, -K(caution))

/* log of the monthly rate of crises that invite an attack. model notes B.4.4, B.4.13 */
#define CRISIS_RATE(TERM)                                                                          \
    TERM(base, K(log_opportunity))                                                                 \
    TERM(menace, w->ln_menace)                                                                     \
    TERM(no_settlement, w->settled > 0.5 ? 0.0 : K(log_no_settlement))                             \
    TERM(decisive_end, w->decisive > 0.5 ? -K(log_decisive) : 0.0)                                 \
    TERM(young_peace, w->months_peace < 36.0 ? K(log_young) : -K(log_old))                         \
    TERM(pressured_truce, w->pressured * K(log_pressured))                                         \
    TERM(imposed_terms, w->imposed * K(log_pressured))                                             \
    TERM(recognised_border, -w->delimited * K(log_recognised))                                     \
    TERM(separation, -K(log_separation) * P(separation))                                           \
    TERM(monitors, -K(log_monitors) * P(monitors))                                                 \
    TERM(commission, -K(log_commission) * P(commission))                                           \
    TERM(nuclear_programme, K(log_programme) * w->deterrent_progress * (1.0 - w->own_deterrent))   \
    TERM(event, w->shift_crisis)
