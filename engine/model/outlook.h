/* The near future in closed form: what the aims would be if channels shifted.
 *
 * Always true: nothing here steps the model, draws chance or changes the world; the same state
 * gives the same outlook. A bot, a card and an advisor read the same one. model notes B, game notes 4 */
#pragma once
#include "model/act.h"
#include "model/deterrence.h"

typedef enum ChannelId {
#define CHANNEL(name, ...) CHANNEL_##name,
#include "model/channels.def"
#undef CHANNEL
    CHANNELS
} ChannelId;

typedef struct ChannelInfo {
    const char *name, *unit, *words; /* words with {candidate}, {rival}, {alliance} */
    bool good; /* more of it is better for the candidate's side */
} ChannelInfo;

/* Cards by direction: up (or done, for a deed) and down. */
enum { UP, DOWN, DIRECTIONS };

/* What the aims hang on, as the state stands, and what each card would do to them. */
typedef struct Outlook {
    Crisis now;                  /* the commitment under today's order */
    double safe_treaty, safe_pact, safe_member; /* chance of no attack in ten years under them */
    double belief;               /* logit of the coalition seen */
    double consent;              /* balance of the member furthest from yes among lead and core */
    double nuclear_rate;         /* a month, in units of the base rate */
    double base_rate;            /* of nuclear use a month */
    double clash_rate, war;      /* a month, in units of 1; 1 while the war goes on */
    double prize, lambda_R;      /* weights of the rival's own aims */
    double aim[AIMS];            /* as it stands; home is the members' public */
    /* How far one whole step of each card moves every channel and every aim over the next four
     * quarters. moves[AIM_HOME] is the members' public; the candidate's is CHANNEL_unity. */
    double channel[DIRECTIONS][CHANNELS][ACTS_MAX];
    double moves[DIRECTIONS][AIMS][ACTS_MAX];
} Outlook;

/* Everything at once: the state and all cards. Costs about a hundred closed forms, no chance. */
void outlook_of(const World *w, const Parameters *k, const Scenario *s, Outlook *out);

/* The weight of an aim for a seat, the rival's own with V_R and λ_R. */
double outlook_weight(const Outlook *o, SeatId seat, AimId aim);
/* Weighted change of every aim of `seat` if `owner` moves `act` by `steps` whole steps (below 0:
 * down; deeds: 1): the terms of a bot's choice. Returns their sum. */
/* Weighted sum for every card at once, of one whole step. tilt (AIMS numbers added to the seat's
 * weights) may be NULL. */
typedef struct Values {
    double of[DIRECTIONS][ACTS_MAX];
    uint64_t gains; /* a bit for each act of which a direction is worth more than 0.03 */
} Values;
void outlook_values(const Outlook *o, SeatId seat, const double *tilt, Values *value);
double outlook_terms(const Outlook *o, const Scenario *s, SeatId seat, Act act, double steps,
                     double term[AIMS]);
/* The same without weights: how a card moves an aim of `seat`, in the aim's own unit (0 to 1). */
double outlook_moves(const Outlook *o, const Scenario *s, SeatId seat, Act act, double steps,
                     AimId aim);
/* How far an act moves a channel, with the owner's part in a joint posture. */
double outlook_channel(const Outlook *o, const Scenario *s, Act act, double steps, ChannelId id);
/* An aim of a seat as it stands, 0 worst to 1 best: home differs by seat. */
double outlook_aim(const Outlook *o, const World *w, const Scenario *s, SeatId seat, AimId aim);

const ChannelInfo *channel_info(ChannelId id);
bool channel_good(ChannelId id); /* more of it is better for the candidate's side */
