/* One running game: the only writer of its world.
 *
 * Always true: the world changes only through session_submit, session_end_turn and session_undo;
 * every command that was taken stands in the journal with the turn it belongs to, and every turn
 * with the digest of the world at its end; the same scenario, seed, mode, seats and journal give
 * the same digests. Readers get const World *. */
#pragma once
#include "core/err.h"
#include "core/tongue.h"
#include "model/goal.h"
#include "model/turn.h"

typedef enum Mode { MODE_GUIDED, MODE_STANDARD, MODE_RECORD, MODE_COUNT } Mode;
typedef enum Holder { HOLDER_BOT, HOLDER_PERSON, HOLDER_OBSERVER } Holder;
/* BRIEFING says what happened and why, before the first command of a turn; DECISIONS takes
 * commands; PREDICTION from the first forecast of a turn on (commands are still taken); RESOLVED: the months
 * were lived, their ledger is told, session_next goes on; INTERRUPTED: a decision that cannot wait
 * stopped the clock within a turn (answers and what is left of the turn are taken, then
 * session_end_turn lives the rest); OVER: the game has ended. */
typedef enum Phase {
    PHASE_BRIEFING, PHASE_DECISIONS, PHASE_PREDICTION, PHASE_RESOLVED, PHASE_INTERRUPTED, PHASE_OVER
} Phase;

/* What a person expects at the end of the turn, and how sure. */
typedef struct Prediction {
    VarId var;
    int index;
    bool above;        /* of `line` */
    double line;
    double confidence; /* 0.5 to 1 */
} Prediction;

typedef enum CommandKind {
    COMMAND_ACT,     /* a lever or a deed */
    COMMAND_OFFER,   /* to another seat */
    COMMAND_ANSWER,  /* to offer `number`, counted from 1 in Session.pending; yes or no. In a journal
                      * that was lived, offer says which one that was */
    COMMAND_PREDICT,
    COMMAND_CHOOSE,  /* of what `event` asks: choice `number`, counted from 0 */
    COMMAND_STOPPED, /* of no seat: the processor's clock stopped the script of `event` in month `number`.
                      * That is nothing a replay could find out: it reads it here */
    COMMAND_HOLD,     /* of whoever leads the game: from now on a person holds `seat` (yes), or a bot */
    COMMAND_INJECT,   /* of the same: `event` happens now, whatever its condition says */
    COMMAND_OVERRIDE, /* of the same: the number of `prediction` stands at its line from now on */
    COMMAND_END_TURN, /* of no seat; yes: even if upkeep cannot be paid */
    COMMAND_KINDS
} CommandKind;

/* Of a person in a seat: neither the clock nor whoever leads the game. */
static inline bool command_of_seat(CommandKind kind) { return kind <= COMMAND_CHOOSE; }

typedef struct Command {
    CommandKind kind;
    SeatId seat;
    Act act;
    Offer offer;
    int number;
    bool yes;
    int event;
    Prediction prediction;
} Command;

typedef struct JournalEntry {
    int turn, month;
    Command command;
    bool has_digest; /* END_TURN: the world after the months were lived */
    Digest digest;
} JournalEntry;
typedef struct Journal {
    JournalEntry *entries;
    size_t count, capacity;
    WorldMarks *marks; /* one for each END_TURN, in order: which variables differ, if the digest does */
    size_t ends, marks_capacity;
} Journal;

/* How a prediction came out. */
typedef struct Forecast {
    int turn;
    SeatId seat;
    Prediction prediction;
    bool scored, came_true;
    double brier;
} Forecast;

/* An offer to a person that waits for an answer, or was answered in this turn. */
typedef struct PendingOffer {
    Offer offer;
    bool answered, accepted;
} PendingOffer;

enum {
    PENDING_MAX = 16,
    PENDING_OF_BOTS = 2, /* at most, before one person in one turn */
    OFFER_PAUSE = 4,     /* turns until a bot makes the same person another offer */
    VAIN_PAUSE = 8,      /* turns until anybody asks a person again for what it would not give */
    FORECASTS_MAX = 256,
    FORECASTS_WANTED = 6 /* of an analyst: those not made count as wrong */
};

typedef struct Setup {
    uint64_t seed;
    Mode mode;
    Holder holder[SEATS_MAX];
    int private_goal[SEATS_MAX]; /* a GoalId; -1: drawn by seed */
    bool destabilisation;        /* allow the lever */
    int turn_fixed;              /* months; 0 as the pack says, which is by situation if it is silent */
    bool unadvised;              /* nobody will read advice: none is worked out */
    bool untold;                 /* it is only counted: neither ledger nor digests are kept of it */
} Setup;

/* The world when the clock last stopped: from it and what was commanded since, a game goes on. */
typedef struct Snapshot {
    World world;
    bool interrupted, over; /* within a turn; at the end */
    int offered[SEATS_MAX][SEATS_MAX], in_vain[SEATS_MAX][ACTS_MAX];
    size_t entries;         /* of the journal, that lie before it */
    Forecast forecast[FORECASTS_MAX];
    int forecasts;          /* made before it */
} Snapshot;

typedef struct Session {
    const Scenario *scenario;  /* borrowed */
    Setup setup;
    Parameters parameters;     /* drawn for this world unless guided */
    RandomKey key;
    Panel panel;
    World world;
    Phase phase;
    World turn_start;          /* after turn_begin, for undo and for what the turn changed */
    World before_months;       /* after all acts, before the months were lived */
    Ledger ledger;             /* of the turn: acts, months, what the next turn brought */
    Journal journal;
    size_t turn_entry;         /* first journal entry of this turn */
    size_t sealed;             /* first one that can be taken back: a signature shows the luck and stays */
    PendingOffer pending[PENDING_MAX];
    int pendings;
    Forecast forecast[FORECASTS_MAX];
    int forecasts;
    int private_goal[SEATS_MAX]; /* a GoalId, or -1 where the seat has none */
    struct Undo {              /* what taking back goes back to: the last time the clock stopped */
        World world;
        Phase phase;
        int pendings, forecasts;
        size_t entries, happened; /* of the ledger */
    } undo;
    int offered[SEATS_MAX][SEATS_MAX]; /* turn of a bot's last offer to a person: [from][to] */
    int in_vain[SEATS_MAX][ACTS_MAX];  /* turn in which a person last would not give it: [to][act] */
    Snapshot *from;            /* where it was taken up, if not at its beginning; else NULL */
    int first_turn;            /* 1, or the turn in which it was taken up */
    World *past;               /* world at the begin of each turn from first_turn on */
    int turns;                 /* how many of them */
    struct Advice *advice;     /* to persons at the begin of every turn (advisor.h) */
    int advices, advices_capacity;
} Session;

/* s must outlive the session. Setup default: session_setup(). A person's seat must be filled by the
 * pack (seat_sits); an observer watches while a bot plays the seat. */
Setup session_setup(uint64_t seed, Mode mode, SeatId person); /* everybody else a bot */
void session_begin(Session *g, const Scenario *s, const Setup *setup);
void session_free(Session *g);

/* Takes a command or says why not: false with why_not (and nearest, what would allow it) filled,
 * and nothing changed. An offer that a bot declines was taken too: `answered`, with its answer and the
 * nearest yes. out may be NULL. */
typedef struct Verdict {
    bool taken;
    char why_not[REASON_MAX_BYTES], nearest[REASON_MAX_BYTES];
    Answer answer;     /* COMMAND_OFFER to a bot */
    NearestYes yes;    /* of a declined offer */
    bool answered;
} Verdict;
bool session_submit(Session *g, const Command *command, Verdict *out);
/* Takes back the last command of this turn by `seat`; false, and nothing changed, if there is none
 * or if others have built on it (an offer to a person that was answered since). */
bool session_undo(Session *g, SeatId seat);
/* Bots act, then months are lived until the turn is due or interrupted; forecasts of the turn are
 * scored when it is over; then the next turn begins (turn_begin) and bots make their offers to
 * persons. Ends in RESOLVED (or INTERRUPTED, or OVER): the ledger of what was lived stays readable
 * until the next command. Terms that lie unanswered lapse. Refuses once (false, why_not) if a
 * person's upkeep of the next turn cannot be paid, unless `anyway`: then the dearest is dropped. */
bool session_end_turn(Session *g, bool anyway, Verdict *out);
/* A forecast that makes sense now: a public number of the seat's dials, and the line where it
 * stands. */
Prediction session_question(const Session *g, SeatId seat);
/* Mean Brier score of the seat's scored forecasts, for its goals; fewer than FORECASTS_WANTED:
 * those that are missing count 1, as certain and wrong. */
double session_brier(const Session *g, SeatId seat);

/* Draws the parameters that a world keeps to itself, anew for each key, from the pack's ranges:
 * the played world by its own, odds by others. */
void session_hidden(const Scenario *s, RandomKey world_key, Parameters *k);

const World *session_world(const Session *g);
/* At the begin of a turn; NULL if it lies before the one in which the game was taken up. */
const World *session_past(const Session *g, int turn);
bool session_over(const Session *g);
/* Whether a person holds the seat now. */
bool session_person(const Session *g, SeatId seat);
int session_turn(const Session *g);
const char *mode_name(Mode m);
bool mode_find(const char *name, Mode *out);

/* --- living again: replay.c -------------------------------------------------------------------- */

/* A game as a record: what living it again needs. All of it is borrowed. */
typedef struct Record {
    const Scenario *scenario;
    Setup setup;
    const Snapshot *from; /* NULL: from the beginning */
    const Journal *journal;
    bool elsewhere;       /* session_follow: the history is another from its first month on */
} Record;
Record session_record(const Session *g);

/* The state to go on from; *out is the caller's. */
void session_snapshot(const Session *g, Snapshot *out);
/* Takes a game up at a snapshot: nothing before it can be lived again, and advice, news and forecasts
 * of earlier turns are gone. journal is copied up to the snapshot. */
void session_resume(Session *g, const Record *record);

/* Where a game that is lived again differs from its record. */
enum { DIFFERENCES_MAX = 12 };
typedef struct Difference {
    int turn;            /* of the first entry that differs; 0: none does */
    size_t entry;
    bool refused;        /* the command was refused, for this reason; else the worlds differ */
    char why_not[REASON_MAX_BYTES];
    VarId var[DIFFERENCES_MAX]; /* the variables that differ, as far as marks were kept */
    int vars, more;      /* how many stand in var; how many more there are */
} Difference;

/* Lives a record again into *out, which session_free() ends in any case: true if every command is
 * taken and every turn's digest is the one that stands there; else it stops at the first difference. */
bool session_replay(const Record *record, Session *out, Difference *difference);
/* The same up to the begin of a turn. */
bool session_replay_to(const Record *record, int turn, Session *out, Difference *difference);
/* The same to the end, and calls `each` after every turn that was lived, when its ledger can be read. */
typedef void SessionTurn(void *context, const Session *g);
bool session_replay_each(const Record *record, SessionTurn *each, void *context, Session *out,
                         Difference *difference);

/* --- following: follow.c ----------------------------------------------------------------------- */

/* One choice made otherwise; entry counts from the first of the journal. */
typedef enum DeviationKind { DEVIATION_NONE, DEVIATION_WITHOUT, DEVIATION_INSTEAD, DEVIATION_ALSO } DeviationKind;
typedef struct Deviation {
    DeviationKind kind;
    size_t entry;     /* WITHOUT, INSTEAD */
    int turn;         /* ALSO: at the begin of this turn */
    Command command;  /* INSTEAD, ALSO */
} Deviation;

/* What became of the orders in another history. */
typedef struct Followed {
    int given, refused;  /* persons' commands; forecasts do not count */
    bool deviation_taken; /* INSTEAD, ALSO: the other command was possible */
} Followed;

/* Gives the orders of a record, turn by turn, in a history that may differ from it: by its setup's
 * seed, or by one choice. What that history refuses is left out. Answers go to the same offer, if it is
 * made. Where the history is another (elsewhere, or after the deviation), what lies on the table is
 * answered as the record last answered such a thing, whenever it comes. Lives until the month until_month is reached
 * or, 0, to the end of the game; when the orders run out, turns end without. deviation may be NULL. session_free() ends
 * *out. */
void session_follow(const Record *record, const Deviation *deviation, int until_month, Session *out,
                    Followed *followed);

/* One line of text for a journal entry, and back:
 *   turn 3 month 6 candidate act dig_in 1
 *   turn 3 month 6 lead offer candidate ask reform 1 by 5 give arms_pact 1 by 6 favour 2
 *   turn 3 month 6 candidate answer 1 yes
 *   turn 3 month 6 candidate predict support[DEU] above 0.5 sure 0.8
 *   turn 3 month 6 candidate choose mobilisation_wave rotate
 *   turn 3 month 6 script a_slow_event stopped 8
 *   turn 3 month 6 leader seats lead bot
 *   turn 3 month 6 leader injects donor_fatigue
 *   turn 3 month 6 leader sets support[DEU] 0.4
 *   turn 3 month 9 end digest 0123456789abcdef0123456789abcdef
 * A seat is written by its role; its name in the pack ("Kyiv") is read too, if it is one word.
 * "give nothing" leaves give.act ACT_NONE; a lever's number is its setting; an end that was wanted
 * in spite of unpaid upkeep says "end anyway". */
void journal_line(const JournalEntry *e, const Scenario *s, Text *out);
void journal_copy(const Journal *from, size_t entries, Journal *to); /* the first so many */
void journal_free(Journal *journal);
bool journal_parse(const char *line, const Scenario *s, JournalEntry *out, Err *err);
