/* The war as term lists. Locals are named above each list. */
#pragma once

/* r: log of effective forces, rival over candidate. Local: shock (normal, this month).
 * model notes B.4.6; depth and own production cure the brittleness of B.7 */
#define BALANCE(TERM)                                                                              \
    TERM(forces, w->ratio_forces)                                                                  \
    TERM(rival_economy, real_log(0.55 + 0.45 * w->economy_rival))                                  \
    TERM(rival_regime, real_log(0.6 + 0.4 * w->stability_rival))                                   \
    TERM(aid, -real_log(1.0 + (K(kappa_a) + K(class_quality) * P(new_class)) *                     \
                                  (w->aid_delivered * aid_quality + w->own_production)))                     \
    TERM(defenders_skill, K(skill_gap))                                                 \
    TERM(unity, -real_log(0.5 + 0.5 * w->unity))                                                   \
    TERM(shorter_line, -K(depth) * real_max(0.0, w->occupied_share - K(depth_from)))               \
    TERM(integration, -K(integration_quality) * P(integration))                                    \
    TERM(paralysis, w->paralysis_left > 0.0 ? -K(paralysis_balance) : 0.0)                         \
    TERM(fortune, K(balance_noise) * shock)                                                        \
    TERM(event, w->shift_line)

/* Locals: alpha_ (losses of an even month, thousand), rival_attacks, candidate_attacks (0/1). */
#define LOSSES_RIVAL(TERM)                                                                         \
    TERM(fighting, even_losses)                                                                    \
    TERM(attacking, even_losses * K(attacker_losses) * rival_attacks)                              \
    TERM(pressing, even_losses * K(press_losses) * P(rival_press))

#define LOSSES_CANDIDATE(TERM)                                                                     \
    TERM(fighting, K(loss_ratio) * even_losses)                                                    \
    TERM(attacking, K(loss_ratio) * even_losses * K(attacker_losses_candidate) * candidate_attacks) \
    TERM(pressing, K(loss_ratio) * even_losses * K(press_losses) * P(press))                       \
    TERM(digging_in, -K(loss_ratio) * even_losses * K(dig_losses) * P(dig_in))                     \
    TERM(closed_sky, -K(loss_ratio) * even_losses * K(sky_losses) * P(closed_sky))                 \
    TERM(event, K(loss_ratio) * even_losses * (real_exp(w->shift_losses) - 1.0))

/* Change of fielded force in a month, thousand. Locals: losses, called (people called up). */
#define FORCE_RIVAL(TERM)                                                                          \
    TERM(losses, -losses)                                                                          \
    TERM(replacement, called)                                                                      \
    TERM(mobilisation, K(wave_rival) * moved->rival_mobilisation)                                  \
    TERM(demobilisation, demobilised)

#define FORCE_CANDIDATE(TERM)                                                                      \
    TERM(losses, -losses)                                                                          \
    TERM(replacement, called)                                                                      \
    TERM(mobilisation, K(wave_candidate) * moved->mobilisation)                                    \
    TERM(demobilisation, demobilised)

#define EXHAUSTION_CANDIDATE(TERM)                                                                 \
    TERM(time, K(weary_candidate) * w->intensity)                                                  \
    TERM(losses, losses / K(weary_losses_candidate))                                               \
    TERM(recovery, w->war > 0.5 ? 0.0 : -K(recovery) * w->exhaustion_candidate)

#define EXHAUSTION_RIVAL(TERM)                                                                     \
    TERM(time, K(weary_rival) * w->intensity)                                                      \
    TERM(losses, losses / K(weary_losses_rival))                                                   \
    TERM(recovery, w->war > 0.5 ? 0.0 : -K(recovery) * w->exhaustion_rival)

/* Change of delivered aid in a month. */
#define AID(TERM)                                                                                  \
    TERM(deliveries, (w->aid_wanted - w->aid_delivered) / K(aid_lag))

#define OWN_PRODUCTION(TERM)                                                                       \
    TERM(home_industry, K(production_rate) * (K(production_goal) - w->own_production))             \
    TERM(arms_industry, K(industry_rate) * P(arms_industry) *                                      \
                            real_max(0.0, K(industry_goal) - w->own_production))

#define STOCKS(TERM)                                                                               \
    TERM(production, K(stock_rate))                                                                \
    TERM(arms_industry, K(stock_rate) * P(arms_industry))                                          \
    TERM(deliveries, w->war > 0.5 ? -K(stock_rate) * w->aid_delivered : -0.3 * K(stock_rate) * w->aid_delivered)       \
    TERM(pressing, -K(press_stocks) * P(press) * w->intensity)

/* The candidate's own arms and depth; in peace they follow aid and effort. */
#define PORCUPINE(TERM)                                                                            \
    TERM(effort, w->war > 0.5 ? 0.0                                                                \
                              : K(arms_rate) * (real_clamp(0.8 * w->aid_delivered, 0.3, 1.0) +               \
                                                K(arms_policy) * P(aid) * unlimited +               \
                                               K(industry_arms) * P(arms_industry) - w->porcupine)) \
    TERM(digging_in, K(dig_porcupine) * moved->dig_in)                                             \
    TERM(integration, K(integration_arms) * moved->integration)                                    \
    TERM(treaty_limits, unlimited > 0.5 ? 0.0                                                      \
                                        : -0.1 * real_max(0.0, w->porcupine - K(arms_cap)))
