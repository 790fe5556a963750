/* Results as charts: which numbers of a result are drawn, and in which words.
 *
 * Always true: a plot shows only what the result's table prints too. Free the picture. */
#pragma once
#include "ensemble/contrast.h"
#include "ensemble/convergence.h"
#include "ensemble/discover.h"
#include "ensemble/frontier.h"
#include "ensemble/morris.h"
#include "ensemble/property.h"
#include "ensemble/sobol.h"
#include "ensemble/summary.h"
#include "ensemble/sweep.h"
#include "ensemble/tornado.h"
#include "report/plot_hump.h"
#include "report/plot_frame.h"

/* "31 January 2023" of the model date, for the axis; summary with at least one run and year. */
void plot_ensemble(const Summary *sum, const PlotFrame *frame, const char *since, Picture *out);
void plot_frontier(const Frontier *f, const PlotFrame *frame, Picture *out);
/* Rows that were judged over the box; false if there are none. */
bool plot_robust(const PropertySet *set, const PlotFrame *frame, Picture *out);
bool property_any(const void *context, const Property *p); /* yes */
/* Chosen rows of the set for which wanted() says yes, with the title over them. */
bool plot_rows(const PropertySet *set, bool (*wanted)(const void *context, const Property *p),
               const void *context, const char *title, const PlotFrame *frame, Picture *out);

/* Of each statistic a panel, shares that stand side by side in one; false if nothing was counted.
 * Inputs beyond PLOT_ROWS are left to the table. */
bool plot_sweep(const Sweep *s, const PlotFrame *frame, Picture *out); /* lines; of two, a map */
bool plot_contrast(const Contrast *c, const PlotFrame *frame, Picture *out);
bool plot_morris(const Morris *m, const PlotFrame *frame, Picture *out);
bool plot_sobol(const Sobol *s, const PlotFrame *frame, Picture *out);
bool plot_convergence(const Convergence *c, const PlotFrame *frame, Picture *out);
/* False if the statistic counted nothing at nominal parameters, or no bar is there. */
bool plot_tornado(const Tornado *t, const PlotFrame *frame, Picture *out);
/* Of each box its strongest dimensions; false if there is no box. */
bool plot_discovery(const Discovery *d, const Question *q, const PlotFrame *frame, Picture *out);
