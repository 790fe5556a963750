/* What the files of the board share. Nobody outside them includes it.
 *
 * Always true: see board.h. */
#pragma once
#include "model/outlook.h"
#include "report/board.h"

/* " Gain: …. Cost: …." within a year; false if nothing can be told. */
bool board_near(const Board *b, const Outlook *o, Act act, bool amounts, Text *out);
/* "If kept up, by our own aims: …." */
void board_kept_up(const Board *b, const Outlook *o, Act act, Text *out);
