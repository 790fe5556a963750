/* The near future in closed form. Always true: see outlook.h. */
#include "model/outlook.h"

#include <string.h>

#include "model/rules.h"
#include "model/terms_deterrence.h"
#include "model/terms_settlement.h"

/* Of a whole step; less is not worth asking for. */
static const double GAIN_LEAST = 0.03;
/* Months over which a card's effects are told and weighed. */
static const double HORIZON = 12.0;
/* Rates between which the aim of escalation runs from 1 to 0, a year: the bands of game notes 4. */
static const double calm_rate = 0.001, worst_rate = 0.1;
/* Weight of an alliance war after the guns while they are not silent yet. */
static const double jeopardy_in_war = 0.3;

/* --- what the cards move ---------------------------------------------------------------------- */

static double settle_slope_of(const World *w, const Parameters *k) {
    if (w->war < 0.5) return 0.0;
    const double x = real_logistic(K(settle_slope) * (w->bargaining + K(settle_shift)));
    const double pace = w->frozen > 0.5 ? K(settle_frozen) : 1.0;
    return HORIZON * K(settle) * pace * K(settle_slope) * x * (1.0 - x);
}

/* The lead ally's hands if its words stood like this; an order's promise stays. */
static double hands_less(const World *w, const Parameters *k, double arms_pact, double ambiguity,
                         double pledge) {
    if (w->order >= ORDER_EASTERN_PACT) return 1.0; /* the order binds whatever is said */
    const double words = K(hands_arms_pact) * real_max(arms_pact, ambiguity);
    return real_max(K(hands_open_door) * K(audience_leader), real_max(words, K(hands_pledge) * pledge));
}

/* Fills the channels of every act by one whole step, either way. */
static void effects_fill(const World *w, const Parameters *k, const Scenario *s,
                         double up[CHANNELS][ACTS_MAX], double down[CHANNELS][ACTS_MAX]) {
    const int lead = s->lead;
    const double H = HORIZON, hot = w->intensity, settle_slope = settle_slope_of(w, k);
    const double open_dispute = w->dispute <= 0.0                       ? 0.0
                                : w->war < 0.5 && w->settled > 0.5 ? K(dispute_ceasefire) : 1.0;
#define MOVE(act, channel, size) up[CHANNEL_##channel][ACT_##act] += (size);
#define MOVE_DOWN(act, channel, size) down[CHANNEL_##channel][ACT_##act] += (size);
#define EFFECT(act, channel, size) MOVE(act, channel, size) MOVE_DOWN(act, channel, -(size))
#define EFFECT_UP(act, channel, size) MOVE(act, channel, size)
#define EFFECT_DOWN(act, channel, size) MOVE_DOWN(act, channel, size)
#include "model/effects.def"
#undef EFFECT
#undef EFFECT_UP
#undef EFFECT_DOWN
#undef MOVE
#undef MOVE_DOWN
}

/* --- from channels to aims: all cards in one loop per step ------------------------------------ */

typedef struct Judged {
    double porcupine, coalition_seen, quick_win, coalition_win, dissatisfaction;
    double prize_now, punishment, own_deterrent;
} Judged;

/* Rate of attacks a month under a commitment that the channels have shifted, and the belief. */
HOT static void hazards_of(const Outlook *o, const Parameters *restrict k, double ln_menace,
                           double channel[CHANNELS][ACTS_MAX], double *restrict hazard,
                           double *restrict seen) {
    const Crisis *now = &o->now;
    const double sharpness = SHARPNESS;
    double arms[ACTS_MAX], quick[ACTS_MAX], met[ACTS_MAX], rate[ACTS_MAX];
    for (int n = 0; n < ACTS_MAX; n++) {
        arms[n] = real_clamp(now->porcupine + channel[CHANNEL_arms][n], 0.1, 1.0);
        const double ratio = now->ratio_local + channel[CHANNEL_local_balance][n] -
                             K(arms_gap) * (arms[n] - now->porcupine);
        quick[n] = real_clamp((ratio + ln_menace - K(quick_win_at)) / K(quick_win_spread), -8.0, 8.0);
        met[n] = real_clamp((ratio - now->reinforcement - K(quick_win_at)) / K(quick_win_spread), -8.0, 8.0);
    }
    for (int n = 0; n < ACTS_MAX; n++) quick[n] = normal_cdf(quick[n]);
    for (int n = 0; n < ACTS_MAX; n++) met[n] = normal_cdf(met[n]);
    for (int n = 0; n < ACTS_MAX; n++)
        seen[n] = real_logistic(o->belief + channel[CHANNEL_belief][n]);
    for (int n = 0; n < ACTS_MAX; n++) rate[n] = real_exp(channel[CHANNEL_crises][n]);
    for (int n = 0; n < ACTS_MAX; n++) {
        const Judged one = {.porcupine = arms[n], .coalition_seen = seen[n], .quick_win = quick[n],
                            .coalition_win = met[n], .prize_now = now->prize_now,
                            .punishment = now->punishment, .own_deterrent = now->own_deterrent,
                            .dissatisfaction = real_clamp(
                                now->dissatisfaction + channel[CHANNEL_dissatisfaction][n], 0.0, 0.8)};
        const Judged *c = &one;
        hazard[n] = SUM_OF(ATTACK);
    }
    for (int n = 0; n < ACTS_MAX; n++) hazard[n] = real_logistic(hazard[n]);
    for (int n = 0; n < ACTS_MAX; n++) hazard[n] *= real_min(1.0, now->crisis_rate * rate[n]);
}

/* Security: the chance of no attack in ten years over the orders within reach. Entry comes into
 * reach with the balance of the member furthest from yes. */
HOT static void security_of(const Outlook *o, double channel[CHANNELS][ACTS_MAX],
                            const double *restrict hazard, double *restrict aim) {
    const double reach = o->safe_member > 0.0 ? 0.5 : 0.0;
    double entry[ACTS_MAX], safe[ACTS_MAX];
    for (int n = 0; n < ACTS_MAX; n++)
        entry[n] = reach * real_logistic(1.5 * (o->consent + channel[CHANNEL_file][n]));
    for (int n = 0; n < ACTS_MAX; n++) safe[n] = real_exp(-120.0 * hazard[n]);
    for (int n = 0; n < ACTS_MAX; n++) {
        const double treaty = channel[CHANNEL_treaty][n], pact = channel[CHANNEL_pact][n];
        aim[n] = (1.0 - treaty - pact - entry[n]) * safe[n] + treaty * o->safe_treaty +
                 pact * o->safe_pact + entry[n] * o->safe_member;
    }
}

/* Escalation: the yearly chance of nuclear use or war with the alliance, on the scale of its bands. */
HOT static void escalation_of(const Outlook *o, const Parameters *restrict k,
                              double channel[CHANNELS][ACTS_MAX], const double *restrict hazard,
                              const double *restrict seen, double *restrict aim) {
    const double whole = real_log(1.0 + worst_rate / calm_rate);
    const double met = 12.0 * (o->war > 0.5 ? jeopardy_in_war : 1.0);
    for (int n = 0; n < ACTS_MAX; n++) {
        const double fighting = real_max(0.0, 1.0 - 0.5 * channel[CHANNEL_peace][n]);
        const double nuclear = 12.0 * o->base_rate * fighting *
                               real_max(0.0, o->nuclear_rate + channel[CHANNEL_nuclear][n]);
        const double clash =
            12.0 * K(p_clash_war) * real_max(0.0, o->clash_rate + channel[CHANNEL_clash][n]);
        aim[n] = 1.0 + (nuclear + clash + met * hazard[n] * seen[n]) / calm_rate;
    }
    for (int n = 0; n < ACTS_MAX; n++)
        aim[n] = real_clamp(1.0 - real_log(aim[n]) / whole, 0.0, 1.0);
}

HOT static void linear_aims(double channel[CHANNELS][ACTS_MAX], double moves[AIMS][ACTS_MAX]) {
    for (int n = 0; n < ACTS_MAX; n++) {
        const double ground = channel[CHANNEL_ground][n], limits = channel[CHANNEL_limits][n];
        const double support = channel[CHANNEL_support][n];
        moves[AIM_SOVEREIGNTY][n] = ground - limits;
        moves[AIM_COHESION][n] = channel[CHANNEL_cohesion][n] + 0.5 * support;
        moves[AIM_LAW][n] = 0.5 * (channel[CHANNEL_law][n] + channel[CHANNEL_word][n]);
        moves[AIM_HOME][n] = support;
        moves[AIM_STABILITY][n] = channel[CHANNEL_stability][n];
        moves[AIM_CONTROL][n] = -ground + 0.5 * limits;
        moves[AIM_FORCES][n] = -channel[CHANNEL_forces][n];
    }
}

/* The aims if the channels shifted. A card that shifts nothing gives the state as it stands. */
static void aims_of(const Outlook *o, const Parameters *k, double ln_menace,
                    double channel[CHANNELS][ACTS_MAX], double moves[AIMS][ACTS_MAX]) {
    double hazard[ACTS_MAX], seen[ACTS_MAX];
    hazards_of(o, k, ln_menace, channel, hazard, seen);
    security_of(o, channel, hazard, moves[AIM_SECURITY]);
    escalation_of(o, k, channel, hazard, seen, moves[AIM_ESCALATION]);
    linear_aims(channel, moves);
}

/* --- the state --------------------------------------------------------------------------------- */

/* Under a treaty with the lead ally; the prize is the parameter's: nobody sees the drawn one. */
static double safe_under_treaty(const World *w, const Parameters *k, const Scenario *s) {
    Crisis c;
    deterrence_of_offer(w, k, s, ORDER_TREATY_GUARANTEE, 1.0, K(V_R), &c);
    return real_exp(-120.0 * c.hazard);
}

/* The world's own judgement of today's order, as it stands in its public variables; the prize, which
 * nobody sees, is taken from the parameters. */
static Crisis crisis_now(const World *w, const Parameters *k) {
    return (Crisis){.porcupine = w->order == ORDER_AUSTRIAN_NEUTRALITY ? real_min(w->porcupine, 0.25)
                                                                       : w->porcupine,
                    .ratio_local = w->ratio_local,
                    .ratio_coalition = w->ratio_coalition,
                    .quick_win = w->quick_win,
                    .coalition_win = w->coalition_win,
                    .prize_now = w->prize_now * K(V_R) / w->prize,
                    .own_deterrent = w->own_deterrent,
                    .punishment = w->punishment,
                    .reinforcement = w->reinforcement,
                    .dissatisfaction = w->dissatisfaction,
                    .coalition_seen = w->coalition_seen,
                    .crisis_rate = w->crisis_rate};
}

/* Orders that could still come; without an open file entry is out of reach. */
static void safety_of_orders(const World *w, const Parameters *k, const Scenario *s, Outlook *o) {
    const bool open = w->stage < STAGE_MEMBER && w->order != ORDER_SUBJUGATION;
    o->safe_member = open ? real_exp(-120.0 * w->hazard_member) : 0.0;
    const bool bare = w->order <= ORDER_ARMED_NEUTRALITY;
    const bool treaty = bare || w->order == ORDER_EASTERN_PACT;
    o->safe_treaty = treaty ? safe_under_treaty(w, k, s) : 0.0;
    /* a pact adds little (model notes B.7): its denial and its hands, without a quadrature */
    o->safe_pact = bare ? 0.5 * (o->safe_treaty + real_exp(-120.0 * w->hazard)) : 0.0;
}

static double furthest_consent(const World *w, const Scenario *s) {
    double furthest = w->consent[s->lead];
    for (int i = 0; i < s->members; i++)
        if (w->belongs[i] > 0.5 && w->is_core[i] > 0.5) furthest = real_min(furthest, w->consent[i]);
    return furthest;
}

static void state_of(const World *w, const Parameters *k, const Scenario *s, Outlook *o) {
    o->now = crisis_now(w, k);
    o->belief = real_logit(real_clamp(w->coalition_seen, 1e-6, 1.0 - 1e-6));
    o->consent = furthest_consent(w, s);
    o->base_rate = K(h_n);
    o->nuclear_rate = w->war > 0.5 ? w->intensity * real_max(0.0, SUM_OF(NUCLEAR)) : 0.0;
    o->clash_rate = w->war * (SUM_OF(CLASH_RATE));
    o->war = w->war;
    o->prize = K(V_R);
    o->lambda_R = K(lambda_R);
    safety_of_orders(w, k, s, o);
}

static void aims_now(const World *w, const Scenario *s, Outlook *o) {
    o->aim[AIM_SOVEREIGNTY] = 1.0 - w->occupied_share - w->sovereignty_limits;
    o->aim[AIM_COHESION] = w->cohesion;
    o->aim[AIM_LAW] = 0.5 * (w->governance + alliance_word(w, s));
    o->aim[AIM_HOME] = w->support_mean;
    o->aim[AIM_STABILITY] = w->stability_rival;
    o->aim[AIM_CONTROL] = w->occupied_share;
    o->aim[AIM_FORCES] = 1.0 - w->forces_forward;
}

void outlook_of(const World *w, const Parameters *k, const Scenario *s, Outlook *out) {
    /* an act without effects, here one that is not played, shows the state as it stands */
    const int still = ACT_table_steps;
    static const AimId nonlinear[] = {AIM_SECURITY, AIM_ESCALATION};
    memset(out->channel, 0, sizeof out->channel);
    state_of(w, k, s, out);
    effects_fill(w, k, s, out->channel[UP], out->channel[DOWN]);
    for (int d = 0; d < DIRECTIONS; d++)
        aims_of(out, k, w->ln_menace, out->channel[d], out->moves[d]);
    for (size_t a = 0; a < COUNT_OF(nonlinear); a++) {
        const AimId aim = nonlinear[a];
        const double base = out->moves[UP][aim][still];
        out->aim[aim] = base;
        for (int d = 0; d < DIRECTIONS; d++)
            for (int n = 0; n < ACTS_MAX; n++) out->moves[d][aim][n] -= base;
    }
    aims_now(w, s, out);
}

/* --- reading it -------------------------------------------------------------------------------- */

double outlook_weight(const Outlook *o, SeatId seat, AimId aim) {
    const double weight = seat_info(seat)->weight[aim];
    if (aim == AIM_CONTROL) return weight * o->prize;
    return aim == AIM_FORCES ? weight * o->lambda_R : weight;
}

/* Steps of one seat in a joint posture are a part of a whole step. */
static double whole_steps(const Scenario *s, Act act, double steps) {
    return real_abs(steps) * s->act_part[act.act][act.seat];
}

/* The candidate's own public is its unity. */
static const double *moves_of(const Outlook *o, SeatId seat, int direction, AimId aim) {
    return aim == AIM_HOME && seat == SEAT_candidate ? o->channel[direction][CHANNEL_unity]
                                                     : o->moves[direction][aim];
}

double outlook_moves(const Outlook *o, const Scenario *s, SeatId seat, Act act, double steps,
                     AimId aim) {
    return moves_of(o, seat, steps < 0.0 ? DOWN : UP, aim)[act.act] * whole_steps(s, act, steps);
}

HOT static void weigh(const double *restrict moves, double weight, double *restrict value) {
    for (int n = 0; n < ACTS_MAX; n++) value[n] += weight * moves[n];
}

HOT static uint64_t gains_of(const Values *value) {
    uint64_t gains = 0;
    for (uint64_t n = 0; n < ACTS_MAX; n++)
        gains |= (real_max(value->of[UP][n], value->of[DOWN][n]) > GAIN_LEAST ? UINT64_C(1) : 0) << n;
    return gains;
}

void outlook_values(const Outlook *o, SeatId seat, const double *tilt, Values *value) {
    *value = (Values){0};
    for (int a = 0; a < AIMS; a++) {
        const double weight = outlook_weight(o, seat, (AimId)a) + (tilt ? tilt[a] : 0.0);
        if (!(weight < 0.0 || weight > 0.0)) continue;
        for (int d = 0; d < DIRECTIONS; d++) weigh(moves_of(o, seat, d, (AimId)a), weight, value->of[d]);
    }
    value->gains = gains_of(value);
}

double outlook_terms(const Outlook *o, const Scenario *s, SeatId seat, Act act, double steps,
                     double term[AIMS]) {
    double sum = 0.0;
    for (int a = 0; a < AIMS; a++) {
        term[a] = outlook_weight(o, seat, (AimId)a) *
                  outlook_moves(o, s, seat, act, steps, (AimId)a);
        sum += term[a];
    }
    return sum;
}

double outlook_channel(const Outlook *o, const Scenario *s, Act act, double steps, ChannelId id) {
    return o->channel[steps < 0.0 ? DOWN : UP][id][act.act] * whole_steps(s, act, steps);
}

double outlook_aim(const Outlook *o, const World *w, const Scenario *s, SeatId seat, AimId aim) {
    return aim == AIM_HOME ? act_home(w, s, seat) : o->aim[aim];
}

static const ChannelInfo channels[CHANNELS] = {
#define CHANNEL(name, unit, good, words) {#name, unit, words, (good) > 0},
#include "model/channels.def"
#undef CHANNEL
};

const ChannelInfo *channel_info(ChannelId id) {
    ASSERT(id < CHANNELS);
    return &channels[id];
}

bool channel_good(ChannelId id) {
    return channel_info(id)->good;
}
