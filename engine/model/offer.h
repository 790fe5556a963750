/* Offers: "X by turn n for Y by turn m", the bot's answer, the nearest yes, and promises.
 *
 * Always true: a bot answers yes exactly when the terms of its answer sum to 0 or more; a no names
 * its two largest terms; making the nearest yes true makes it a yes. game notes 2 */
#pragma once
#include "model/promise.h"
#include "core/tongue.h"
#include "model/outlook.h"

typedef struct Offer {
    SeatId from, to;
    Act ask;       /* ask.seat is to */
    int ask_due;   /* turn by whose end it is due */
    Act give;      /* give.seat is from; give.act ACT_NONE: nothing but the favour */
    int give_due;
    double favour; /* capital that goes with it, 0 or more, at once */
} Offer;

/* A bot's answer as a term list (answer_terms.h): what the asked card does to each of its aims, what
 * is given in return, the favour, trust, its own public, upkeep. */
typedef enum AnswerTermId {
#define TERM_ID(name, expr) ANSWER_##name,
#include "model/answer_terms.h"
    ANSWER(TERM_ID)
#undef TERM_ID
    ANSWER_TERMS
} AnswerTermId;

typedef struct Answer {
    bool yes;
    double sum;
    double term[ANSWER_TERMS];
    AnswerTermId reason[2]; /* the two largest terms on the side that won */
} Answer;
const char *answer_term_words(AnswerTermId id); /* "its own public", with {candidate} ... */

/* One change that brings a yes nearer. */
typedef enum RemedyKind { REMEDY_GIVE, REMEDY_FAVOUR, REMEDY_STATE } RemedyKind;
typedef struct Remedy {
    RemedyKind kind;
    Act give;                            /* REMEDY_GIVE: add this card */
    double favour;                       /* REMEDY_FAVOUR: this much capital */
    VarId var; int index; double value;  /* REMEDY_STATE: until the variable stands here */
    double gain;                         /* in the answer's or consent's own units */
} Remedy;
enum { REMEDIES_MAX = 8 };
typedef struct NearestYes {
    double short_by; /* what is missing, above 0 */
    int count;
    Remedy remedy[REMEDIES_MAX];
    bool enough; /* all of them together make it a yes */
} NearestYes;

/* Answer of the bot in seat offer->to. */
void offer_answer(const World *w, const Parameters *k, const Scenario *s, const Outlook *o,
                  const Offer *offer, Answer *out);
/* The smallest change that makes it a yes: one card in return, else capital, else the state. */
void offer_nearest(const World *w, const Parameters *k, const Scenario *s, const Outlook *o,
                   const Offer *offer, NearestYes *out);
/* The offer and the world with the remedies made true. */
void nearest_apply(const NearestYes *yes, const Scenario *s, const Parameters *k, Offer *offer,
                   World *w);
/* The same for a member's consent to a step whose line is `line`: what would lift U_i to it. */
void consent_nearest(const World *w, const Parameters *k, const Scenario *s, int member,
                     double line, NearestYes *out);
void remedy_write(const Remedy *r, const Scenario *s, Text *out);

/* Capital that the asking seat pays if the answer is yes: price × (1.5 − trust), and the favour. */
double offer_price(const World *w, const Scenario *s, const Offer *offer);
/* Why the offer cannot even be made: an act's refusal, or no offer left, or too little capital.
 * False, with the reason and what to do in the buffers of REASON_MAX_BYTES; both NULL: nobody reads. */
bool offer_possible(const World *w, const Parameters *k, const Scenario *s, const Offer *offer,
                    char *why_not, char *nearest);

/* The offer was accepted: pays, and writes both promises into the ledger of promises. */
void offer_accept(Step *st, const Offer *offer);
/* It was declined: the offer of this turn is used. */
void offer_decline(Step *st, const Offer *offer);
