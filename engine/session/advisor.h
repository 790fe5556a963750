/* Advisors: offices that argue for a card, each by its own weights, from the state as it stands.
 *
 * Always true: what an office says is computed (weights over the aims, the closed forms of
 * outlook.h, the turn's ledger and, if given, odds); the same state gives the same advice; offices
 * disagree because their weights differ. Kept by turn, so that a debrief can say who was right.
 * game notes 5, 8 */
#pragma once
#include "session/session.h"

typedef enum OfficeId {
#define OFFICE(name, ...) OFFICE_##name,
#include "session/offices.def"
#undef OFFICE
    OFFICE_COUNT
} OfficeId;

/* What futures count of a card: the dials of game notes 4 and the seat's own public, each from 0 to 1,
 * better above. */
typedef enum OddsDial {
    ODDS_security, ODDS_lives, ODDS_sovereignty, ODDS_escalation, ODDS_cohesion, ODDS_law, ODDS_home,
    ODDS_DIALS
} OddsDial;
typedef enum OddsEnd { ODDS_NEAR, ODDS_KEPT, ODDS_ENDS } OddsEnd; /* after a year; if kept up, after five */

typedef struct DialOdds {
    double without, with;  /* means over the same futures */
    double low, high;      /* interval of the difference, paired */
    bool tells;            /* it does not hold 0 */
} DialOdds;
/* "(±0.3)": half of the interval in points of 100, as it is told; what would read 0 reads 0.1. */
static inline double dial_odds_half(const DialOdds *o) {
    return real_max(0.1, 50.0 * (o->high - o->low));
}
/* From whoever can run futures; zeros: nothing known. */
typedef struct CardOdds {
    int futures;           /* with the card and as many without, under the same luck */
    Act card;
    int months[ODDS_ENDS];
    DialOdds dial[ODDS_ENDS][ODDS_DIALS];
} CardOdds;

typedef struct Advice {
    int turn;
    SeatId seat;
    OfficeId office;
    bool nothing;          /* no card is worth its price to this office: keep capital */
    Act want;              /* act ACT_NONE if nothing; steps is signed, as act_steps */
    double want_steps, want_upkeep; /* change of upkeep a turn */
    double score;          /* of the wanted card, in the spread of the office's own scores */
    bool saves;            /* it wants the card for the capital that it frees; else because of: */
    AimId because;         /* the aim of this office that gains most */
    int causes;            /* how many of the next two there are */
    ChannelId cause[2];    /* the largest two ways in which the card moves it */
    double moves[2];       /* how far, in the channel's unit */
    bool fears;            /* something gets worse */
    AimId fear;
    ChannelId fear_cause;
    double fear_moves;
    double gain, loss;     /* how far the aims move, in their own unit, loss below 0 */
    int sure;              /* in 10: how far the card leads its rivals in the office's own score */
    Act second;            /* the runner-up; if nothing, the card nearest to worth; or ACT_NONE */
    double second_steps;
    bool against_any;      /* it argues against what another office wants */
    OfficeId against_office;
    Act against;
    double against_steps;
    bool against_price;    /* only because it is dear; else because of the next two */
    ChannelId against_cause;
    double against_moves;
} Advice;

typedef struct OfficeInfo {
    const char *name, *title; /* "military", "Military" */
    double weight[AIMS];
    double thrift;         /* how dear capital is to it, against a bot's 1 */
    const char *seats;     /* letters of the seats that have it */
} OfficeInfo;
const OfficeInfo *office_info(OfficeId id);
/* The office as it advises that seat in this pack: title, weights and thrift may be the pack's. */
OfficeInfo office_for(const Scenario *s, SeatId seat, OfficeId id);
/* What else it says at the begin of this turn: texts of the pack whose condition holds; how many. */
enum { REMARKS_MAX = 8 };
int office_remarks(const Session *g, SeatId seat, OfficeId id, const char *text[REMARKS_MAX]);

/* Advice to `seat` as the world stands, one per office that the seat has (three to five); returns
 * how many. It knows the nominal parameters, never the drawn ones. */
int advisors_of(const Session *g, SeatId seat, Advice out[OFFICE_COUNT]);
/* What an office makes of the terms or the order on the table: sign (1), refuse (−1) or no view (0),
 * by its weights over the aims of the world as signed against the world as it stands. */
typedef struct Counsel {
    SeatId seat;
    OfficeId office;
    int stance;
    double sum;
    bool gains, loses;
    AimId gain, loss; /* what signing helps and hurts most, by its weights */
} Counsel;
/* Returns how many offices spoke: 0 if nothing lies on this seat's table. */
int advisors_on_table(const Session *g, SeatId seat, Counsel out[OFFICE_COUNT]);
/* In plain sentences, at most 45 words. odds: of the wanted card, or NULL; then the argument cites what
 * was counted for its aim, says if that cannot be told, and says if it speaks against it. */
void advice_write(const Session *g, const Advice *a, const CardOdds *odds, Text *out);
/* Three cards that can be taken now, different ones: what offices want, strongest first, then their
 * runners-up, then what came nearest to being worth its price. Returns how many. */
int advisors_propose(const Session *g, SeatId seat, Act out[3]);
