/* The odds of a running game as a chart. Always true: see plots.h. */
#pragma once
#include "ensemble/odds.h"
#include "report/plot_frame.h"

/* now: the class as the futures begin; since: its date. False before the first future. */
bool plot_odds(const OddsFan *fan, OrderId now, const char *since, const PlotFrame *frame,
               Picture *out);
