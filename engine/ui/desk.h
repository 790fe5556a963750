/* The desktop program as a whole: a window, or pictures of its screens.
 *
 * Always true: without a display nothing is opened and the reason is given. */
#pragma once
#include "core/err.h"
#include "report/diagnosis.h"
#include "store/data_folder.h"
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

/* Display, letters and scale on this machine. */
bool desk_has_display(void);
void desk_look(const DeskAsk *ask, Diagnoses *out);

/* --- what it costs: desk_times.c ----------------------------------------------------------------- */

/* Measured in a window if there is a display, else painted without one; `what` says which. */
enum { DESK_WHAT_BYTES = 160 };
/* Shows one frame of the title. */
bool desk_first_frame(const DeskAsk *ask, Err *err);
/* Milliseconds under the names of cli/bench.def. */
typedef void DeskPut(void *context, const char *key, double ms);
bool desk_times(const DeskAsk *ask, char what[DESK_WHAT_BYTES], DeskPut *put, void *context, Err *err);
/* The folder of letters, as both others find it. */
bool desk_fonts(const DeskAsk *ask, char path[DATA_PATH_BYTES], Err *err);
enum { DESK_WIDTH = 1440, DESK_HEIGHT = 900 }; /* of a window at first */
