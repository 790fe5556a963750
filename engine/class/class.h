/* A class: people at tables, at each table a game, under one facilitator.
 *
 * Always true: a class is the fold of its entries, which stand in the class file in their order (class_file.h):
 * read again, they give the same people in the same seats and, to the digest, the same worlds. Nothing of it
 * changes but by class_do; what was refused changed nothing and stands nowhere. All tables play the same
 * start under the same seed: what differs between them, people did. Time is an input, in seconds since the
 * class was made; games never read it. class notes, product.md Class */
#pragma once
#include "report/board.h"
#include "session/branches.h"
#include "session/pack_book.h"
#include "session/save.h"

enum {
    CLASS_PEOPLE_MAX = 256,
    CLASS_TABLES_MAX = 8,
    CLASS_PLAYS_MAX = 2,
    CLASS_GAMES_MAX = CLASS_PLAYS_MAX * CLASS_TABLES_MAX,
    CLASS_NAME_BYTES = 64, /* 24 characters, as UTF-8 */
    CLASS_KEY_BYTES = 33,  /* 128 bits as 32 digits */
    CLASS_CODE_BYTES = 7,  /* 6 characters */
    CLASS_TEXT_BYTES = 1024,
    CLASS_SEATS_MAX = SEATS_MAX,
    CLASS_ORDERS_KNOWN = 16, /* more than a page has under way at once */
};

typedef enum ClassEventKind {
#define CLASS_EVENT(name, fields, text) CLASS_EVENT_##name,
#include "class/class_event.def"
#undef CLASS_EVENT
    CLASS_EVENT_COUNT
} ClassEventKind;
const char *class_event_name(ClassEventKind kind);
const char *class_event_fields(ClassEventKind kind);
bool class_event_find(const char *name, ClassEventKind *out);

typedef struct ClassEvent {
    ClassEventKind kind;
    double at;      /* seconds since the class was made; class_do sets it */
    int person;     /* −1: none */
    int table;      /* −1: none, or all */
    SeatId seat;    /* SEAT_NONE: none */
    int number;
    int order;      /* the mark of an order, by which it is known when it is sent again; 0: none */
    double seconds;
    bool yes;
    char key[CLASS_KEY_BYTES];
    char text[CLASS_TEXT_BYTES];
} ClassEvent;
ClassEvent class_event(ClassEventKind kind); /* nobody, no table, no seat */

/* What stays of an event in memory; all of it stands in the file. */
typedef struct ClassEntry {
    ClassEventKind kind;
    int person, table, number;
    char *text; /* of a message or question; else NULL */
} ClassEntry;

/* LOBBY: people come in. TURN: seats decide, until the time is up or all are ready. RESULT: what came of
 * it is read. DEBRIEF: nothing is decided any more. */
typedef enum ClassStage { CLASS_LOBBY, CLASS_TURN, CLASS_RESULT, CLASS_DEBRIEF, CLASS_STAGES } ClassStage;
const char *class_stage_name(ClassStage stage);

/* How a class is set up: the plan, as far as a game needs it. */
typedef struct ClassPlace {
    int table;
    SeatId seat; /* SEAT_NONE: observer */
} ClassPlace;
typedef struct ClassSetup {
    char pack[NAME_MAX_BYTES], start[NAME_MAX_BYTES];
    Digest pack_digest;
    Changes changes;     /* of the pack's world */
    uint64_t seed;
    char language[LANGUAGE_BYTES]; /* of the pack's texts; "": English */
    char date[11];       /* on which it was made, YYYY-MM-DD */
    char code[CLASS_CODE_BYTES];
    char key[CLASS_KEY_BYTES]; /* the facilitator's */
    int tables;
    int plays;           /* that are planned; 0: one */
    int turns;           /* of a play: after so many the games end; 0: when they are over */
    int turn_fixed;      /* months; 0 as the pack says */
    int turn_seconds, result_seconds; /* 0: no limit */
    int minutes;         /* of all sessions together; 0: unknown */
    ClassPlace place[CLASS_PEOPLE_MAX]; /* for the first to come, the second, ... */
    int places;          /* beyond them: where fewest sit */
} ClassSetup;

typedef struct ClassPerson {
    char name[CLASS_NAME_BYTES];
    char key[CLASS_KEY_BYTES];
    int table;       /* −1: none yet */
    SeatId seat;     /* SEAT_NONE: observer */
    bool gone, ready;
    bool online;     /* not of the file: whoever serves says so */
    int answer;      /* to the last question; −1 none */
    int order[CLASS_ORDERS_KNOWN], orders; /* marks of its last orders, in a ring */
    char sentence[CLASS_TEXT_BYTES];
} ClassPerson;

typedef struct ClassTable {
    Session *game;       /* NULL before the start */
    LastTurn last;
    Branches branches;
    bool closed;         /* its turn is lived, others' not yet */
    int lived;           /* turns lived in the current branch */
    bool stood_in[SEATS_MAX]; /* a bot took the seat for the last turn: nobody had spoken */
} ClassTable;

typedef struct ClassQuestion {
    char text[CLASS_TEXT_BYTES], *answer[4]; /* into text */
    int answers, count[4];
    int turn;            /* when it was asked: it is open until the stage ends */
    ClassStage stage;
} ClassQuestion;

typedef struct Class {
    ClassSetup setup;
    PackBook *book;      /* borrowed by the games */
    Scenario *scenario;
    Pack *pack;
    char assumed[32];
    ClassPerson person[CLASS_PEOPLE_MAX];
    int people;          /* who ever came in */
    ClassTable table[CLASS_GAMES_MAX]; /* setup.tables of the present play; behind them those of the first, if there is
                                          a second */
    int play;            /* from 0 */
    ClassStage stage;
    int turn;            /* of the class, from 1 */
    bool paused, frozen, revealed, locked;
    double until;        /* when the stage ends by the clock; 0: never. While paused: seconds left */
    double now;
    ClassQuestion question;
    char message[CLASS_TEXT_BYTES]; /* the last to all */
    struct ClassFile *file; /* NULL: kept nowhere */
    ClassEntry *entry;   /* all of them, in order */
    int entries, entries_capacity;
} Class;

/* Opens the pack and the start of the setup; nobody is in it yet. dir: of the pack. */
bool class_begin(Class *c, const ClassSetup *setup, const char *dir, Err *err);
void class_end(Class *c);

/* Checks the event against what is, does it, and appends it; false, with why_not, and nothing changed.
 * Entries that were appended are safe after class_file_flush. */
bool class_do(Class *c, const ClassEvent *event, double now, Verdict *out);

/* What the clock brings: turns whose time is up are lived (a bot stands in for a seat that never spoke), and
 * stages change. True if anything did. Call it a few times a second. */
bool class_tick(Class *c, double now);

/* --- reading ----------------------------------------------------------------------------------- */

double class_left(const Class *c);        /* seconds until the stage ends; −1: no limit */
/* Games of all plays: c->table[0] to [games − 1]. */
int class_games(const Class *c);
int class_play_of(const Class *c, int game); /* from 0 */
/* The person's order of this mark was done: sent again, it is not done again. */
bool class_order_known(const Class *c, int person, int order);
int class_person_by_key(const Class *c, const char *key); /* −1 */
bool class_seat_waits(const Class *c, int table, SeatId seat); /* somebody sits there and is not ready */
int class_seat_people(const Class *c, int table, SeatId seat); /* not gone */
Board class_board(const Class *c, int table, SeatId seat); /* what report/board.h tells that seat */
/* Where the next to come would sit. */
ClassPlace class_place_next(const Class *c);
/* 1 to 24 letters, digits, spaces, - ' . _, and no space at its ends. UTF-8 letters of Latin, Greek and
 * Cyrillic count as letters. */
bool class_name_good(const char *name);

/* --- making ------------------------------------------------------------------------------------ */

/* Secrets from the system: 128 bits as hexadecimal digits; six of 31 letters that cannot be confused. */
bool class_key_draw(char key[CLASS_KEY_BYTES], Err *err);
bool class_code_draw(char code[CLASS_CODE_BYTES], Err *err);
