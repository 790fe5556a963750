/* --plot: a picture to a file. Always true: nothing is written unless --plot was given. */
#pragma once
#include "cli/cli.h"
#include "cli/game.h"
#include "report/picture.h"

/* Writes and frees the picture; returns `code`, or EXIT_WRONG with a message. */
int plot_write(const Options *o, Picture *p, int code);
/* "--plot: nothing to draw: why"; EXIT_WRONG. */
int plot_nothing(const char *why);
/* "accession 0.1.0, ukraine-2023, january-2023, policy passive, seed 1, 10000 runs"; policy or what
 * may be NULL. */
void plot_source(const Game *game, const char *policy, uint64_t seed, const char *what,
                 uint64_t count, Text *out);
