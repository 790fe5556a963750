/* What the commands of analysis begin and end with.
 *
 * Always true: an open analysis holds a game, a study of it and its factors, all checked; close it
 * once. */
#pragma once
#include "cli/cli.h"
#include "cli/game.h"
#include "cli/progress.h"
#include "ensemble/study.h"
#include "report/plot_frame.h"

typedef struct Analysis {
    const Options *options;
    Game game;
    Study study;
    Factors factors; /* as --factor says, or every uncertain parameter */
    Progress progress;
} Analysis;

/* runs: how many if --runs does not say; least: fewer are refused. `factors`: read --factor. */
bool analysis_open(const Options *o, uint64_t runs, uint64_t least, bool factors, Analysis *out,
                   Err *err);
void analysis_close(Analysis *a);
/* `--of list`: prints the statistics; *code is then what the command returns. */
bool analysis_listed(const Options *o, int *code);
/* Says on standard error how many histories `points` points are, and how long they may take: the
 * time of a few of them, spread over the processors. The progress begins here. */
void analysis_cost(Analysis *a, int points);
/* After the work: the bar is gone, and a pack whose function failed is an error. */
bool analysis_held(Analysis *a, Err *err);

/* One analysis in its forms. */
typedef struct AnalysisForms {
    const void *result;
    void (*report)(Text *out, const void *result);
    void (*json)(JsonOut *out, const void *result);
    void (*csv)(Text *out, const void *result);
    /* false: nothing is there to draw */
    bool (*plot)(const void *result, const PlotFrame *frame, Picture *out);
    const char *spread; /* "at each of 9 points", for the plot; NULL: nothing is said */
} AnalysisForms;
/* Writes --csv, then the table or, with --json, the document, then --plot; returns `code` if all is
 * written. */
int analysis_write(const Analysis *a, const AnalysisForms *forms, int code);
