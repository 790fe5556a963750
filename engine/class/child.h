/* This program once more, beside us: what takes long, or must go on by itself, is a process of its own.
 *
 * Always true: it is begun with arguments, never through a shell; reading what it says never waits; it outlives
 * neither child_end nor the thread that began it, however that ended: it is asked to end, as by Ctrl+C. */
#pragma once
#include <sys/types.h>

#include "core/err.h"
#include "core/text.h"

typedef struct Child {
    pid_t pid;  /* 0: none */
    int out;    /* what it writes, both streams */
    int status; /* exit code, once it has ended; −1 while it runs */
} Child;

/* argument: behind the program's name, NULL at its end. */
bool child_begin(Child *child, const char *const *argument, Err *err);
/* Appends what it has said since; false once it has ended and all of it was read. */
bool child_follow(Child *child, Text *said);
/* Asks it to end (as Ctrl+C does) and waits until it has. */
void child_end(Child *child);
