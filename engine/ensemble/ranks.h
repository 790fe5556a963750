/* The processes of one MPI job: how many there are, which one this is, and bytes from the others to the
 * first.
 *
 * Always true: built without MPI, or started without mpirun, there is one process, number 0. Only the
 * thread that began may call these. */
#pragma once
#include "core/text.h"

void ranks_begin(void); /* once, before the others */
void ranks_end(void);   /* waits for all; nothing of these afterwards */
int ranks_count(void);
int ranks_mine(void); /* 0 to count - 1 */

/* To process 0, and there from one of the others; messages keep their order. */
void ranks_send(const void *bytes, size_t length);
void ranks_receive(int from, Text *out); /* out is empty */

/* Ends the whole job with this code: for when one process cannot go on. */
_Noreturn void ranks_abort(int code);
