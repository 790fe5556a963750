/* The desktop program as a whole: a window, or pictures of its screens.
 *
 * Always true: without a display nothing is opened and the reason is given. */
#pragma once
#include "core/err.h"
#include "table/where.h"

typedef struct DeskAsk {
    Where where;
    const char *load;   /* a saved game to open with; NULL: the title */
    bool resume;        /* the newest one */
    const char *order;  /* of a class: the game to open with */
    const char *seat, *result; /* whose seat; where its result goes; NULL: as station_table_begin has it */
    const char *out;    /* folder for pictures */
    int width, height, scale, look;
    const char *start;  /* of the game in the pictures; NULL: the first */
} DeskAsk;

/* False with err if no window can be opened. */
bool desk_play(const DeskAsk *ask, Err *err);
/* A PNG of every screen, drawn without a window; how many were written, or -1. */
int desk_pictures(const DeskAsk *ask, Err *err);
