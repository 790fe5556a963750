/* What the files of the view share. Nobody outside them includes it. Always true: see view.h. */
#pragma once
#include "class/view.h"

JsonOut view_begin(const char *what, Text *out); /* {"what": what, ... */
void view_finish(JsonOut *json);
/* The lines of a text, without the white space around them, as an array; the text is emptied. */
void view_lines(JsonOut *json, const char *key, Text *text);
/* The text without line ends, as one value; the text is emptied. */
void view_words(JsonOut *json, const char *key, Text *text);
void view_clock(JsonOut *json, const Class *c); /* stage, turn, left, paused, frozen, revealed */
void view_seats(JsonOut *json, const Class *c, int table); /* who holds each, and who is waited for */
void view_dials(JsonOut *json, const ClassTable *t);
void view_question(JsonOut *json, const Class *c, bool counts);
/* What the dials were at the begin of each turn and are now: for curves. */
void view_curves(JsonOut *json, const Class *c, int table);
/* leads: with numbers too that not everybody may see. */
void view_marks(JsonOut *json, const Class *c, int table, bool leads);
