/* What the files of the board share. Nobody outside them includes it.
 *
 * Always true: see board.h. */
#pragma once
#include "model/outlook.h"
#include "model/program.h"
#include "report/board.h"

/* A condition or a formula of the pack in words; false, and nothing is told, where it uses what has none. */
bool board_program(const Board *b, Program p, Text *out);
/* One command of the journal in words. */
void moment_entry(const Board *b, const JournalEntry *e, Text *out);
/* " Gain: …. Cost: …." within a year; false if nothing can be told. */
bool board_near(const Board *b, const Outlook *o, Act act, bool amounts, Text *out);
/* "If kept up, by our own aims: …." */
void board_kept_up(const Board *b, const Outlook *o, Act act, Text *out);
