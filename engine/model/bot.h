/* Bots: seats without a person.
 *
 * Always true: a bot reads what everybody may see and the closed forms of outlook.h, never the
 * future or the drawn truth; its choice is a quantal response over weighted changes of its aims,
 * with one draw of noise a card and four turns; it never does what act_refused forbids. game notes 4 */
#pragma once
#include "model/offer.h"

typedef enum BotKind {
    BOT_PASSIVE,  /* does nothing */
    BOT_QUANTAL,  /* the default */
    BOT_WISHES,   /* its list of wishes in order, as capital allows, and nothing else */
    BOT_GREEDY,   /* all it can pay, away from the passive value, in order of the manifest */
    BOT_CARELESS, /* like greedy, but the most dangerous first: danger never counts */
    BOT_PERSON,   /* leaves the seat alone: a person acts */
    BOT_KINDS
} BotKind;

enum { WISHES_MAX = 24 };
typedef struct Wish {
    ActId act;
    double to;
} Wish;

typedef struct BotPlan {
    BotKind kind;
    int wishes;
    Wish wish[WISHES_MAX];
    double tilt[AIMS]; /* added to the seat's weights: mixed panels */
} BotPlan;

/* Who plays each seat. */
typedef struct Panel {
    BotPlan plan[SEATS_MAX];
} Panel;
Panel panel_of(BotKind kind); /* the same in every seat */
const char *bot_kind_name(BotKind kind); /* "quantal" */

/* A card as a bot sees it. */
typedef struct Choice {
    Act act;
    double score;        /* weighted change of aims minus the price's shadow, without noise */
    double term[AIMS];   /* weighted, before the price */
    AimId reason[2];     /* the two largest by size, the larger first */
    Refusal refusal;     /* refusal_is() when it cannot be done now */
} Choice;
enum { CHOICES_MAX = 96 };
/* Every move of every played lever and deed that the seat owns, refused ones included, in the order
 * of the manifest. Returns how many. plan may be NULL. */
int choices_of(const World *w, const Parameters *k, const Scenario *s, const Outlook *o,
               SeatId seat, const BotPlan *plan, Choice out[CHOICES_MAX]);

/* Acts of one seat in this turn: promises first, then up to its initiatives. */
void bot_act(Step *st, SeatId seat, const BotPlan *plan);
/* All seats that are not a person's, in the order of seats.def. */
void bots_act(Step *st, const Panel *panel);
/* The offer that the bot in `from` would most like to make to `to`; false if none is worth it. vain:
 * cards, a bit each, that it does not ask for. */
bool bot_offer(const Step *st, SeatId from, SeatId to, const BotPlan *plan, uint64_t vain, Offer *out);
