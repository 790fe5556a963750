/* A bot's answer to an offer as a term list.
 *
 * Locals: ask (change of its own aims by the asked card, weighted), give (the same for what is given
 * in return), word (its trust in the offering seat), home (its own public, 0 to 1), favour (capital),
 * upkeep (capital a turn that the asked card costs),
 * against (how far an asked vote goes against its own balance of reasons, logit). Units: those of a bot's choice. game
 * notes 2, 4 */
#ifndef MODEL_TERMS_ANSWER_H
#define MODEL_TERMS_ANSWER_H
#define ANSWER(TERM)                                                                               \
    TERM(security, ask[AIM_SECURITY])                                                              \
    TERM(sovereignty, ask[AIM_SOVEREIGNTY])                                                        \
    TERM(escalation, ask[AIM_ESCALATION])                                                          \
    TERM(cohesion, ask[AIM_COHESION])                                                              \
    TERM(law, ask[AIM_LAW])                                                                        \
    TERM(home_effect, ask[AIM_HOME])                                                               \
    TERM(regime, ask[AIM_STABILITY])                                                               \
    TERM(control, ask[AIM_CONTROL])                                                                \
    TERM(forces, ask[AIM_FORCES])                                                                  \
    TERM(in_return, give * (0.4 + 0.6 * word))                                                     \
    TERM(favour, K(answer_favour) * favour)                                                        \
    TERM(trust, K(answer_trust) * (word - 0.5))                                                    \
    TERM(own_public, K(answer_home) * (home - 0.5))                                                \
    TERM(upkeep, -K(answer_upkeep) * upkeep)                                                       \
    TERM(own_balance, -K(answer_vote) * against)                                                   \
    TERM(reluctance, -K(answer_reluctance))
#endif
