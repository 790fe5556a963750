/* Watching a pack's folder for changes.
 *
 * Always true: a change of a file below the folder, made after pack_watch_begin, is reported by a later
 * call at most once and never forgotten; several at a time may be reported as one. Where the system
 * cannot tell of changes, sizes and times of files are compared. */
#pragma once
#include "core/err.h"

typedef struct PackWatch PackWatch;

PackWatch *pack_watch_begin(const char *dir); /* never NULL */
/* Whether something changed since the last call. Does not wait. */
bool pack_watch_changed(PackWatch *w);
/* Waits at most so long for a change to come; it is then still to be asked for. A signal ends it. */
void pack_watch_wait(PackWatch *w, int milliseconds);
void pack_watch_end(PackWatch *w); /* NULL is allowed */
