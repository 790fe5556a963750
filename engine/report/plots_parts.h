/* What the plots share; for plots*.c. Always true: see plots.h. */
#pragma once
#include "report/plot_frame.h"

enum { PLOT_ROWS = 20 }; /* more rows are named in the title, not drawn: the strongest are */

/* last: the source stands under it. */
ChartHead plot_head(const PlotFrame *frame, const char *title, const char *about, bool last);
/* "entry within the horizon", or the statistic's name where that, with what goes after it, is
 * longer than `reach` of the chart's width. */
const char *plot_words(StatId id, const PlotFrame *frame, double reach, const char *after);
void plot_class(OrderId id, char out[32]); /* its name as words */
/* With a capital letter. */
void plot_sentence(Text *out, const char *words);
bool plot_is_page(const PlotFrame *frame); /* else a column */
/* The first panel becomes the picture, each later one goes under it; the panel is then gone. */
void plot_panel(Picture *out, bool first, Picture *panel);
