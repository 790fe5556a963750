/* What every plot is given. Always true: see plots.h. */
#pragma once
#include "report/chart.h"

/* Where the numbers come from, and for which width. */
typedef struct PlotFrame {
    const char *source; /* "accession VERSION, pack, start, policy, seed, N runs" */
    double width_mm;
} PlotFrame;
