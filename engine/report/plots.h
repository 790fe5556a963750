/* Results as charts: which numbers of a result are drawn, and in which words.
 *
 * Always true: a plot shows only what the result's table prints too. Free the picture. */
#pragma once
#include "ensemble/frontier.h"
#include "ensemble/hump.h"
#include "ensemble/property.h"
#include "ensemble/summary.h"
#include "report/chart.h"

/* Where the numbers come from, and for which width. */
typedef struct PlotFrame {
    const char *source; /* "accession VERSION, pack, start, policy, seed, N runs" */
    double width_mm;
} PlotFrame;

/* "31 January 2023" of the model date, for the axis; summary with at least one run and year. */
void plot_ensemble(const Summary *sum, const PlotFrame *frame, const char *since, Picture *out);
void plot_hump(const Hump *h, const PlotFrame *frame, Picture *out);
void plot_frontier(const Frontier *f, const PlotFrame *frame, Picture *out);
/* Rows that were judged over the box; false if there are none. */
bool plot_robust(const PropertySet *set, const PlotFrame *frame, Picture *out);
bool property_any(const void *context, const Property *p); /* yes */
/* Chosen rows of the set for which wanted() says yes, with the title over them. */
bool plot_rows(const PropertySet *set, bool (*wanted)(const void *context, const Property *p),
               const void *context, const char *title, const PlotFrame *frame, Picture *out);
