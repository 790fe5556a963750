/* Hindcasts: the model's answer for past cases, beside what happened.
 *
 * Always true: a case is one row of data; no case has a coefficient of its own, and nothing here is
 * fitted to the cases. model notes C.4, C.5, B.4.3, B.4.4, B.4.9
 *
 * For the command `hindcast [--cases FILE.csv]... [--json]`: give the pack's
 * hindcast/deterrence.csv and hindcast/accession.csv (FILE_LINKS_REFUSE), or instead of them the
 * files the user named (FILE_LINKS_FOLLOW); then hindcast_run, hindcast_report or hindcast_json,
 * hindcast_free. */
#pragma once
#include "core/arena.h"
#include "core/err.h"
#include "core/text.h"
#include "model/parameters.h"
#include "store/file.h"

enum { HINDCAST_INPUTS_MAX = 13, HINDCAST_BINS = 5, HINDCAST_JITTERS = 2, HINDCAST_BASELINES = 3 };

typedef enum HindcastSet {
    HINDCAST_DETERRENCE, /* was the candidate attacked in the crisis? */
    HINDCAST_ACCESSION,  /* was it admitted? */
    HINDCAST_SETS
} HindcastSet;
const char *hindcast_set_name(HindcastSet set);

/* What is coded for a case: one column of its file, under the name or a symbol of model notes. */
typedef struct HindcastInput {
    const char *name, *symbol, *spelt; /* stakes, σ, sigma; the last two may be NULL */
    double low, high;                  /* what a file may say */
    double span;                       /* range over which cases differ: the unit of coding noise;
                                          0: a date, not a judgement */
    double otherwise;                  /* for a file without such a column; NAN: see like */
    const char *like;                  /* takes the value of this input instead; NULL: the file
                                          must have the column */
    size_t at;                         /* its offset in CodedCrisis or CodedAccession */
} HindcastInput;
const HindcastInput *hindcast_inputs(HindcastSet set, int *count);

typedef struct HindcastCase {
    HindcastSet set;
    const char *name;
    double input[HINDCAST_INPUTS_MAX]; /* in the order of hindcast_inputs */
    bool coded[HINDCAST_INPUTS_MAX];   /* the file gave it: a judgement, so coding noise applies */
    bool observed;                     /* it was attacked; it was admitted */
    bool fought_known, fought;         /* deterrence: a guarantor fought */
    double p;                          /* the model's chance of what observed tells */
    double credibility;                /* q; deterrence only, as are the next three */
    double denial, entanglement, punishment; /* shares of what holds the attack back, sum 1 or 0 */
} HindcastCase;

/* How well chances p met yes-or-no outcomes. */
typedef struct HindcastFit {
    int cases, happened, right; /* right: on the side of 0.5 that was observed; 0.5 counts as yes */
    double accuracy;            /* right / cases */
    double auc;                 /* NAN if all outcomes are alike */
    double brier;               /* mean (p - observed)² */
    double log_score;           /* mean -ln of the chance given to what happened, p in
                                   [1e-6, 1 - 1e-6] */
} HindcastFit;
HindcastFit hindcast_fit(const double *p, const bool *observed, int count); /* count > 0 */
/* Chance that a case with the outcome has a larger x than one without, ties half; NAN if all alike.
 * Hanley & McNeil 1982 */
double hindcast_auc(const double *x, const bool *observed, int count);

typedef struct HindcastBin {         /* cases with low <= p < high; the last bin holds p = 1 */
    double low, high, mean_p, share; /* share observed; both NAN if the bin is empty */
    int cases;
} HindcastBin;

void hindcast_bins(const double *p, const bool *observed, int count,
                   HindcastBin bin[HINDCAST_BINS]);

typedef struct HindcastBaseline {
    const char *name, *text;
    HindcastFit fit;
} HindcastBaseline;

typedef struct HindcastPredictor { /* one input alone, or q */
    const char *name;
    double auc;  /* >= 0.5: read in the direction that fits; NAN if all outcomes are alike */
    bool lowers; /* the outcome is likelier where the input is small */
} HindcastPredictor;

typedef struct HindcastJitter { /* means over draws of codings and parameters */
    double sd;                  /* of the coding noise, in spans */
    double accuracy, auc, brier;
} HindcastJitter;

typedef struct HindcastScores {
    HindcastFit fit;
    HindcastBin bin[HINDCAST_BINS];
    HindcastBaseline baseline[HINDCAST_BASELINES];
    int baselines;
    HindcastPredictor predictor[HINDCAST_INPUTS_MAX + 1]; /* best first */
    int predictors;
    HindcastJitter jitter[HINDCAST_JITTERS];
    HindcastFit fought; /* q against "a guarantor fought"; cases 0 if none is known */
} HindcastScores;

typedef struct HindcastFiles {
    const char *const *path;
    int count;
    FileLinks links;
} HindcastFiles;

typedef struct HindcastOptions { /* zeros: the defaults */
    double nu;                   /* quality of calculation, one for all cases; 0.15 */
    uint64_t seed;               /* of the jitter study; 1 */
    int draws;                   /* of the jitter study; 2000 */
} HindcastOptions;

typedef struct Hindcast {
    Arena arena; /* holds every text and the cases */
    HindcastOptions options;
    HindcastCase *cases; /* in the order of the files and their rows */
    int count;
    const char **notes; /* columns that were not used */
    int note_count;
    HindcastScores scores[HINDCAST_SETS]; /* fit.cases 0: no case of the set */
} Hindcast;

/* Reads the files and answers and scores their cases. k: the parameters at which cases are answered
 * (nominal, or a pack's); nu is replaced. On failure err names file, line and column, what was
 * found and what would be right, and *out holds nothing. */
bool hindcast_run(const HindcastFiles *files, const Parameters *k, const HindcastOptions *options,
                  Hindcast *out, Err *err);
void hindcast_free(Hindcast *hindcast);

/* The parts of a run, in their order. Reading appends to out; answering fills p to punishment. */
bool hindcast_read(const char *path, FileLinks links, Hindcast *out, Err *err);
void hindcast_answer(HindcastCase *one, const Parameters *k);
void hindcast_score(Hindcast *hindcast, const Parameters *k);

void hindcast_report(const Hindcast *hindcast, Text *text); /* tables of at most 100 columns */
void hindcast_json(const Hindcast *hindcast, Text *text);   /* one document, ended by "\n" */
