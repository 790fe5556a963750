/* A game in the terminal: lines in, lines out.
 *
 * Always true: a command is one line of text, wherever it comes from; the same lines and the same
 * seed give the same output; no line of output is longer than 80 columns. */
#pragma once
#include "cli/game.h"
#include "table/table.h"

enum { PLAY_WORDS = 24, PLAY_LINE_BYTES = 400 };

typedef struct Play {
    Options *options; /* our copy: the start may be asked for */
    Where where;
    Table table;
    Digest watched;   /* of the pack's files when they were last looked at */
    bool terminal;    /* a person types */
    bool quits;
    bool wrong;       /* with --strict: a command was refused */
} Play;

/* False, with the reason, if the game is over or open for reading only. */
bool play_acts(const Play *p, Text *out);

/* play_saves.c: the game in files */
void play_autosave(Play *p, Text *out);      /* after a turn; a failure is told once */
void play_watch(Play *p, Text *out); /* play_watch.c: with --watch, the pack read anew if its files changed */

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
/* Seat by role or by place, in the language in use or in English; SEAT_NONE if unknown, without a message. */

/* play_odds.c: odds from the present state. What is printed was counted to its end, never as far as
 * happened to be done. */
bool play_odds(Play *p, const PlayLine *line, Text *out);
void play_odds_ahead(Play *p); /* counts in the background while a person reads */
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
char *play_ask(const char *lead);
void play_print(Text *text); /* to standard output, at most 80 columns, and empties it */
