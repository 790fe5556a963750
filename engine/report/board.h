/* A game as it is told to one seat: every text that a turn needs, as lines of at most 80 columns.
 *
 * Always true: what is told comes from the session, its ledger and the closed forms of outlook.h;
 * nothing here changes a game or reads a number that the seat may not see; plain sentences, so that
 * a screen reader and a window can use the same ones. game notes 5 */
#pragma once
#include "core/err.h"
#include "core/tongue.h"
#include "ensemble/odds.h"
#include "model/rungs.h"
#include "report/history.h"
#include "report/variable.h"
#include "session/session.h"

/* The turn that was lived last, kept because a session clears its ledger at the next command. */
typedef struct LastTurn {
    bool any;          /* false in the first turn */
    bool stopped;      /* its clock stopped within the turn */
    int turn;          /* its number */
    size_t stopped_at; /* entries of `told` when the clock stopped; 0 if it did not */
    int from, to;      /* months: of them lived knows the worlds, and of no others */
    History lived;     /* those months lived again, with the ledger of the months alone */
    Ledger told;       /* the session's ledger of the turn: acts, months, the next begin */
    World begin;       /* when it began */
    World acted;       /* after everybody's acts, before the months */
} LastTurn;

/* After every end of a turn that the session took. Free it with last_turn_free. */
void last_turn_keep(const Session *g, LastTurn *t);
void last_turn_free(LastTurn *t);

typedef struct Board {
    const Session *game;
    SeatId seat;
    const LastTurn *last;
    const char *assumed; /* "31 January 2023": nothing later is an input */
    const Odds *odds;    /* what futures count from here; NULL: nobody asked */
} Board;

/* --- the turn: board.c ------------------------------------------------------------------------ */

enum { BOARD_WORDS = 180 }; /* at most, for what is shown by default */
/* What happened, where things stand, proposed cards and one sentence of what to do next. */
void board_turn(const Board *b, Text *out);
/* What there is to do next, the most urgent first. */
typedef enum NextStep {
    NEXT_LESSON,
    NEXT_OVER,
    NEXT_TERMS,
    NEXT_ORDER,
    NEXT_QUESTION,
    NEXT_OFFER,
    NEXT_FORECAST,
    NEXT_CARDS,
    NEXT_ASK,
    NEXT_END
} NextStep;
NextStep board_next_step(const Board *b);
bool board_has_forecast(const Board *b); /* of this turn */
int board_offer_waiting(const Board *b); /* its number; 0: none */
void board_next(const Board *b, Text *out); /* one sentence */
void board_head(const Board *b, Text *out); /* turn, date, length and why */
void board_clock(const Board *b, Text *out);
void board_purse(const Board *b, Text *out);
void board_trust(const Board *b, Text *out); /* how far each other seat trusts us */
/* What waits for an answer of this seat: terms, an order, offers. Nothing if nothing does. */
void board_waiting(const Board *b, Text *out);

/* --- what was lived: board_told.c, board_results.c, board_moved.c ----------------------------- */

/* The news of the last turn, great ones first; at most `most` of them. reasons: why, in words.
 * Returns how many were left out. */
int board_news(const Board *b, int most, bool reasons, Text *out);
void board_briefing(const Board *b, Text *out); /* all of it */
/* " Because of A (+0.5) and B (+0.2)." of a happening of the last turn. */
void board_reason(const Board *b, const Happening *h, Text *out);
/* What the seat's own choices did, from the causes in the ledger; at most `most` choices. all: those
 * too whose effect cannot be told apart. */
void board_results(const Board *b, int most, bool all, Text *out);
/* What one standing decision of ours did in it. */
void board_result(const Board *b, ActId id, Text *out);
/* What other seats changed; at most `most` changes. */
void board_others(const Board *b, int most, Text *out);
void board_forecasts(const Board *b, Text *out); /* of the last turn, scored */
/* The numbers that moved most, each with its two largest causes; at most `most`. */
void board_moved(const Board *b, int most, Text *out);
void board_value_told(const Board *b, Variable number, double value, Text *out); /* "14 in 100" */
/* How that number moved in the last turn, and why, in one sentence; false, and nothing, if none was lived or it
 * is lives. */
bool board_moved_number(const Board *b, Variable number, Text *out);
bool board_moved_cause(const Board *b, Variable number, Text *out); /* its largest cause in that turn, in words */

/* --- where things stand: board_state.c -------------------------------------------------------- */

void board_dials_brief(const Board *b, Text *out); /* one paragraph */
void board_dials(const Board *b, Text *out);
void board_goals(const Board *b, Text *out);
void board_land(const Board *b, Text *out); /* region by region: those that matter */
void board_map(const Board *b, Text *out);  /* the same, with what leads on */
void board_region(const Board *b, int region, Text *out); /* of one: "54.1 % occupied." */
void board_member(const Board *b, int member, Text *out);
void board_members(const Board *b, Text *out);
void board_seats(const Board *b, Text *out);
void board_advisors(const Board *b, Text *out);
void board_journal(const Board *b, Text *out);

/* Between which numbers two dials stand in 80 of 100 worlds that would look like this one but differ in what a
 * world keeps to itself; what is shown lies between them. False where nothing is kept back. board_range.c */
typedef struct Ranges {
    Interval credibility, attack; /* of the lead ally as the rival sees it; within ten years */
} Ranges;
bool board_ranges(const Board *b, Ranges *out);
void board_range(Interval x, Text *out); /* "8–22", in 100 */

/* --- what a promise would do: board_rungs.c --------------------------------------------------- */

bool board_can_commit(const Board *b); /* our seat gives such promises, alone or with others */
void board_rungs_now(const Board *b, Rung out[RUNGS]); /* as a player can know them */
enum { RUNG_NUMBERS = 3 };
void board_rungs_heads(const Board *b, char head[RUNG_NUMBERS][64]); /* "Moscow believes", ... */
/* What the numbers are of: "Washington's promise, under today's other conditions." */
void board_rungs_of(const Board *b, Text *out);
/* Where the alliance's own danger is greatest and where least, in one sentence. */
void board_rungs_told(const Board *b, const Rung rung[RUNGS], Text *out);
void board_rungs(const Board *b, Text *out);

/* --- cards: board_cards.c --------------------------------------------------------------------- */

/* A card's number is its place among all the seat's cards, the same in every turn. */
typedef struct Card {
    int number; /* from 1 */
    ActId act;
    bool up, down; /* the setting can go there at all; a deed goes up */
} Card;
int board_deck(const Board *b, SeatId seat, Card out[ACTS_MAX]);
Act board_act(const Board *b, SeatId seat, ActId id, bool down); /* one step */
void board_card_told(const Board *b, Act act, Text *out); /* its title, in the board's world */
void board_price(const Board *b, Act act, Text *out); /* "price 3, upkeep 1 a turn" */
/* How much is told of a proposed card: gain and cost with amounts and who wants it, without, or
 * neither; never one without the other. */
typedef enum Detail { DETAIL_FULL, DETAIL_PLAIN, DETAIL_TITLE } Detail;
void board_proposed(const Board *b, int most, Detail detail, Text *out);
void board_cards(const Board *b, Text *out);
void board_card(const Board *b, ActId id, Text *out);
void board_why_card(const Board *b, ActId id, bool down, Text *out);
/* After a card was taken: what it cost and what is left. before: the world as it was. */
void board_done(const Board *b, Act act, const World *before, Text *out);

/* --- events of the pack: board_events.c ------------------------------------------------------- */

/* What waits for this seat's choice; how many. */
int board_asked(const Board *b, int event[2]);
void board_questions(const Board *b, Text *out);            /* in a turn */
void board_event(const Board *b, int event, Text *out);     /* the whole of one */
/* Price, side effects and effects of one choice, as one paragraph. */
void board_choice(const Board *b, int event, int at, Text *out);
void board_why_event(const Board *b, int event, Text *out); /* when it can be asked, how often, since when */
void board_rule_event(const Board *b, int event, Text *out); /* its formulas, and where they are written */
/* The step of the guided game that is at work, if there is one; true then. */
bool board_lesson(const Board *b, Text *out);
/* A text of the pack with its names, its numbers and what it refers to ("{command:why unity}") filled in. */
void board_event_text(const Board *b, const char *text, Text *out);

/* --- others: board_deals.c -------------------------------------------------------------------- */

void board_offers(const Board *b, Text *out);
void board_askable(const Board *b, SeatId seat, Text *out); /* what could be asked of it */
/* Of all that other seats could be asked now, what would serve our aims most: its gain within a year times how
 * near the answer is to yes (e^sum of a no). False: nothing, or the offer of this turn is made. board_ask.c */
typedef struct Ask {
    Offer offer; /* with nothing in return */
    Answer answer;
    NearestYes yes; /* of a no */
} Ask;
bool board_ask_best(const Board *b, Ask *out);
void board_ask_title(const Board *b, const Ask *ask, Text *out); /* "Ask Washington: conclude an arms pact" */
void board_ask_told(const Board *b, const Ask *ask, Text *out);  /* the answer with its terms, the nearest yes */
void board_ask(const Board *b, Text *out);                       /* both, as a paragraph with its command; or nothing */
/* "Nearest yes: silent guns (+2.93)." with " Even that is not enough now."; nothing if none is known. */
void board_nearest(const Board *b, const NearestYes *yes, Text *out);
/* How far from an invitation the file stands: "0 of 31 ready, nearest Estonia −3.0."; false once it is out. */
bool board_invitation(const Board *b, Text *out);
/* Whose balance of reasons matters most to our seat: its own, else the sceptical ally's; -1: nobody's. */
int board_balance_of(const Board *b);
/* What it lacks for the next step, and the nearest yes. */
void board_balance(const Board *b, int member, Text *out);
/* Whether what is asked would serve our own aims, by the closed forms: what harms us is not proposed. */
bool board_serves_us(const Board *b, const Outlook *o, Act ask);
void board_offer(const Board *b, const Offer *offer,
                 Text *out); /* "X" by turn 4 for "Y" by turn 5 */
void board_answer(const Board *b, const Offer *offer, const Verdict *v, Text *out);
void board_promises(const Board *b, Text *out);
/* Ours, and those to us, that were kept or broken in the last turn; at most `most`. */
void board_settled(const Board *b, int most, Text *out);

/* --- opening numbers: board_why.c ------------------------------------------------------------- */

bool board_may_see(const Board *b, VarId id);
/* A number by its name, a dial's name, or a member's number without the member: then our own. */
bool board_number(const Board *b, const char *text, Variable *out, Err *err);
void board_number_name(const Board *b, Variable v, Text *out); /* "standing[lead]" */
bool board_is_lives(VarId id); /* killed and wounded: told in ranges, never forecast */
bool board_may_forecast(VarId id); /* neither deaths nor land nor nuclear use. game notes 8 */
/* whole: with every coefficient, range and source. */
void board_why(const Board *b, Variable v, bool whole, Text *out);
void board_ledger(const Board *b, Variable v, Text *out);
/* "public support for aid", for use in a sentence; of a number that has no words what the manifest says. */
void board_words_of(const Board *b, VarId id, Text *out);
bool board_words_known(VarId id); /* it has words of its own, and is told in sentences */

/* --- the end: board_end.c --------------------------------------------------------------------- */

void board_lapses(const Board *b, Text *out); /* what is unused and lapses if the turn ends now */
/* Numbers that a drawn world keeps to itself until it ends; none while they can be used. */
enum { HIDDEN_MOST = 5 };
typedef struct HiddenNumber {
    ParamId id;
    const char *text; /* in the language in use */
    double value, nominal, low, high;
} HiddenNumber;
int board_hidden(const Session *g, HiddenNumber out[HIDDEN_MOST]);
/* How it ended, or stands so far; dials as sentences; promises; forecasts; what was hidden. */
void board_outcome(const Board *b, Text *out);
void board_forecasts_scored(const Board *b, Text *out);
void board_promises_counted(const Board *b, Text *out);
void board_hidden_told(const Board *b, Text *out);
void board_end(const Board *b, Text *out);    /* outcome, dials, goals, promises, forecasts */
void board_question(const Board *b, Prediction p, Text *out); /* "Will … stand above 0.55 …?" */

/* --- the clock and the file: board_calendar.c -------------------------------------------------- */

typedef enum CalendarKind {
    CALENDAR_TURN,
    CALENDAR_OURS,
    CALENDAR_THEIRS,
    CALENDAR_WINDOW,
    CALENDAR_DEADLINE,
    CALENDAR_SUMMIT,
    CALENDAR_ELECTION,
    CALENDAR_BAR,
    CALENDAR_EFFECT
} CalendarKind;
/* Something that runs out or comes. */
typedef struct CalendarMark {
    CalendarKind kind;
    double in;           /* months from now */
    char name[64], told[400];
    const char *command; /* what opens it, as board_refer has it */
} CalendarMark;
enum { CALENDAR_MAX = 48 };
int board_calendar(const Board *b, CalendarMark out[CALENDAR_MAX]); /* the next first */
double board_turn_ends_in(const Board *b, double turn);           /* months until turn `turn` ends */

/* How a member stands to the next step of the file, or to its ratification. */
typedef enum FileMark { FILE_YES, FILE_WAITS, FILE_NO, FILE_OUTSIDE } FileMark;
FileMark board_file_mark(const Board *b, int member);
void board_member_told(const Board *b, int member, Text *out); /* with its two largest reasons */
void board_file_told(const Board *b, Text *out);               /* the stage, and how many say yes */
void board_member_marks(const World *w, int member, double line, Text *out); /* "would say no; grievance 0.20" */
void board_promise_card(const Board *b, int n, Text *out);     /* what line n of the ledger promises */

/* --- what has been: board_moments.c ------------------------------------------------------------ */

typedef enum MomentKind { MOMENT_STATE, MOMENT_ASKED, MOMENT_EVENT, MOMENT_DECISION } MomentKind; /* ASKED: of us */
typedef struct Moment {
    MomentKind kind;
    int month, turn;
    char told[400];
} Moment;
/* Events, our own decisions, and turns of the file and the war, oldest first; free() it. As far back as the
 * game was kept. */
Moment *board_moments(const Board *b, int *count);

/* --- referring: board_refer.c ----------------------------------------------------------------- */

/* A command that shows something, to be typed; where lines are not broken (paper.h) marked, with what it
 * shows in words, so that a window can make it something to press. */
enum { REFER_BYTES = 320 };
const char *board_refer(const Board *b, char buf[REFER_BYTES], const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* --- laying out: board_page.c ----------------------------------------------------------------- */

/* A paragraph; the text is emptied. */
void board_say(Text *out, const char *lead, int indent, Text *words);
int board_words(const char *text); /* divided by white space */
/* Appends text with lines of more than 80 columns broken; invalid UTF-8 is not expected. */
void board_fit(const char *text, Text *out);
/* "2 turns", "1 turn" */
void board_count(Text *out, double n, const char *one, const char *many);
