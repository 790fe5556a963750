/* A game in the terminal: lines in, lines out.
 *
 * Always true: a command is one line of text, wherever it comes from; the same lines and the same
 * seed give the same output; no line of output is longer than 80 columns. */
#pragma once
#include "cli/game.h"
#include "ensemble/odds_worker.h"
#include "report/board.h"
#include "session/save_place.h"

enum { PLAY_WORDS = 24, PLAY_LINE_BYTES = 400 };

/* Where the game comes from and where it is kept. */
typedef struct Kept {
    Branches branches;
    Changes changes;       /* of --set, or of the save */
    Digest pack_digest;    /* of the pack that is played */
    Digest watched;        /* of its files when they were last looked at */
    char folder[SAVE_PATH_BYTES];
    bool told_failure;     /* that autosaves fail */
} Kept;

/* Odds of the game as it stands. */
typedef struct PlayOdds {
    OddsWorker *worker; /* NULL: nobody asked yet */
    bool begun;
    Digest world;       /* from which is being counted */
    Phase phase;
    Odds known;
} PlayOdds;

typedef struct Play {
    Options *options; /* our copy: the start may be asked for */
    Game game;
    Pack pack;
    Session *session;
    LastTurn last;
    Board board;
    char assumed[32];  /* "31 January 2023" */
    bool terminal;     /* a person types */
    bool quits;
    bool wrong;        /* with --strict: a command was refused */
    Kept kept;
    PlayOdds odds;
    char read_only[400]; /* why nothing can be done in it, or "" */
} Play;

/* False, with the reason, if the game is over or open for reading only. */
bool play_acts(const Play *p, Text *out);

/* play_saves.c: the game in files */
bool play_kept_begin(Play *p, Err *err);     /* once the session has begun: one branch, its origin */
void play_autosave(Play *p, Text *out);      /* after a turn; a failure is told once */
bool play_open(Play *p, const char *name, Text *out, Err *err); /* a saved game becomes this one */
bool play_open_newest(Play *p, Text *out, Err *err);
void play_watch(Play *p, Text *out); /* play_watch.c: with --watch, the pack read anew if its files changed */
void play_adopt(Play *p, Session *session);  /* another session takes the place of ours */

/* A line in words; they point into `text`. */
typedef struct PlayLine {
    char text[PLAY_LINE_BYTES + 1];
    char *word[PLAY_WORDS];
    int words;
} PlayLine;

/* A command: takes the whole line, appends what it says; false if it was refused or not understood,
 * and says what to do. */
#define PLAY(name, ...) bool play_on_##name(Play *p, const PlayLine *line, Text *out);
#include "cli/play.def"
#undef PLAY

typedef struct PlayCommand {
    const char *name, *brief, *arguments, *help, *details, *example;
    bool (*run)(Play *p, const PlayLine *line, Text *out);
} PlayCommand;
const PlayCommand *play_commands(int *count);
const PlayCommand *play_find(const char *word); /* by name or short name; NULL if unknown */

/* One line of the player. */
void play_take(Play *p, const char *text, size_t bytes, Text *out);

/* play_words.c: what a line names. On failure `out` says what would be right. */
ActId play_card(const Play *p, SeatId seat, const PlayLine *line, int from, int to, Text *out);
SeatId play_seat(const Play *p, const char *word, Text *out);
bool play_is(const char *word, const char *name); /* the same but for case */
/* Seat by place or role, without a message; SEAT_NONE if unknown. */
SeatId play_seat_find(const Scenario *s, const char *word);
const char *play_seat_near(const Scenario *s, const char *word); /* NULL if none is near */

/* play_odds.c: odds from the present state. What is printed was counted to its end, never as far as
 * happened to be done. */
bool play_odds(Play *p, const PlayLine *line, Text *out);
void play_odds_ahead(Play *p); /* counts in the background while a person reads */
void play_odds_stop(Play *p);  /* before the session or its pack goes */
void play_odds_free(Play *p);
/* The board knows the odds of these cards until play_odds_hide; not in games for the record, or when
 * nothing follows any more. */
void play_odds_show(Play *p, const Act *cards, int count);
void play_odds_hide(Play *p);

/* play_start.c */
bool play_begin(Play *p, Err *err); /* asks on a terminal for what was not given */
void play_list(Play *p, Text *out); /* starts and seats */
void play_notice(const Play *p, Text *out);

/* play_read.c: lines from a terminal with completion and history, else from standard input. */
int play_lines(Play *p);
/* Reads one line from a terminal; NULL at its end. free() it. */
char *play_ask(const char *prompt);
void play_print(Text *text); /* to standard output, at most 80 columns, and empties it */
