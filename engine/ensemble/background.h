/* One piece of work on a thread of its own, so that nobody waits for it.
 *
 * Always true: what the work reads, nobody changes until it has ended or background_stop has returned; its
 * result is read only after background_ended was true; one thread at a time calls these. */
#pragma once
#include <stdatomic.h>

#include "core/base.h"

typedef struct Background Background;
typedef struct BackgroundSeen {
    const atomic_bool *stop; /* to give up early */
    void *told;              /* for background_progress */
} BackgroundSeen;
typedef bool BackgroundWork(void *context, const BackgroundSeen *seen); /* false: it was stopped */

/* Where no thread can be had, the work is done at once. */
Background *background_begin(BackgroundWork *work, void *context);
void background_progress(void *told, uint64_t done, uint64_t all); /* as Many has it; by the work */
double background_done(const Background *b);                       /* the share, from 0 to 1 */
/* Never waits. *whole: what the work returned. */
bool background_ended(const Background *b, bool *whole);
void background_wait(Background *b); /* until it has ended */
void background_stop(Background *b); /* the same, soon, and frees it; NULL is allowed */
