/* What a program reads: variables, parameters, events, found again from the places in its operations.
 *
 * Always true: each is given once, in the order in which it is read first. */
#pragma once
#include "model/program.h"

enum { READS_MAX = 64, READS_GROUP = -1 };

typedef struct Reading {
    VarId var; /* of an event: event_month or event_choice */
    int index; /* in it; READS_GROUP: the members of a group */
} Reading;

/* How many; what does not fit is left out. Parameters, weights and the calendar are no variables. */
int program_reads(const Op *op, Program p, Reading out[READS_MAX]);
