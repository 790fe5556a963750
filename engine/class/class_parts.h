/* What the files of a class share. Nobody outside this room includes it.
 * Always true: these keep the promises of class.h only together; class_do is the door. */
#pragma once
#include "class/class.h"
#include "store/json.h"

/* Why not, and what would allow it; always false. */
bool class_no(Verdict *out, const char *why_not, const char *nearest);

/* What a field of an entry may hold: what is done is what the file can give back. */
enum { CLASS_NUMBER_MAX = 100000, CLASS_SECONDS_MAX = 86400 };
bool class_event_fits(const ClassEvent *e);

/* A text that must be there and fit; class_event.c. */
bool class_text_read(JsonAt at, const char *key, char *out, size_t size, Err *err);

/* --- games: class_game.c ------------------------------------------------------------------------ */

void class_games_begin(Class *c);
void class_games_again(Class *c); /* the present play becomes the first, and another begins */
void class_games_end(Class *c);
/* e->text becomes the journal's own line. */
bool class_order(Class *c, ClassEvent *e, SeatId seat, Verdict *out); /* SEAT_NONE: the facilitator's */
bool class_close(Class *c, ClassEvent *e, Verdict *out);
/* A line of a game that was played elsewhere. */
bool class_record(Class *c, const ClassEvent *e, Verdict *out);
bool class_rewind(Class *c, const ClassEvent *e, Verdict *out);
bool class_branch(Class *c, const ClassEvent *e, Verdict *out);
/* A person or a bot holds the seat, as those who sit there make it. */
void class_seat_fill(Class *c, int table, SeatId seat);

/* --- the file: class_file.c --------------------------------------------------------------------- */

void class_file_append(Class *c, const ClassEvent *e);
