/* The jeopardy hump as a chart, also for the window. Always true: see plots.h. */
#pragma once
#include "ensemble/hump.h"
#include "report/picture.h"
#include "report/plot_frame.h"

void plot_hump(const Hump *h, const PlotFrame *frame, Picture *out);
