/* A bar on the terminal for what takes longer than a second, and the wish to stop.
 *
 * Always true: nothing is drawn unless standard error is a terminal; after progress_end no trace of
 * the bar is left. */
#pragma once
#include <stdatomic.h>

#include "core/base.h"

typedef struct Progress {
    double began, drawn; /* seconds of a steady clock */
    bool terminal, shown;
} Progress;

Progress progress_begin(void);
/* what: a word or two, may be NULL. */
void progress_show(Progress *p, uint64_t done, uint64_t all, const char *what);
void progress_end(Progress *p);

void progress_time(double seconds, char *out, size_t size); /* "40 s", "12 min", "3 h 5 min" */

double progress_clock(void); /* seconds, steady */

/* From now on the first interrupt (Ctrl-C, or the polite signal of a cluster's time limit) sets the flag
 * instead of ending the program. */
const atomic_bool *progress_stop(void);
