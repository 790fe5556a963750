/* Stored, dated forecasts against dated resolutions.
 *
 *     question,by,made,horizon,class,probability      question,resolved,outcome
 *     island-bridge,council,2041-03-01,2041-12-31,,0.7    island-bridge,2041-11-04,yes
 *
 * or forecasts as JSON: {"forecasts": [{"question": …, "by": …, "made": …, "horizon": …,
 * "probability": 0.7}, {… "classes": {"member": 0.2, "neutral": 0.8}}]}. Rows of one question,
 * maker and day that name classes are one forecast. A forecast of classes is resolved by the name
 * of one.
 *
 * Always true: a forecast that is scored was made before the day its question was resolved; what is
 * stored is scored as it stands, and nothing is fitted to the resolutions. */
#pragma once
#include "core/arena.h"
#include "ensemble/hindcast.h"
#include "store/json_write.h"

enum { SCORE_CLASSES_MAX = 16, SCORE_BASELINES = 3 };

typedef struct Forecast {
    const char *question, *by;
    int made, horizon; /* dates as yyyymmdd */
    int line;          /* of the file */
    int classes;       /* 0: of a yes */
    const char *name[SCORE_CLASSES_MAX];
    double p[SCORE_CLASSES_MAX]; /* of each class, sum 1; p[0] of a yes */
    int resolution;              /* which resolves it, or -1 */
} Forecast;

typedef struct Resolution {
    const char *question, *outcome; /* yes, no, or the name of a class */
    int resolved, line;
} Resolution;

/* Murphy 1973: Brier = reliability - resolution + uncertainty, exactly where every forecast of a
 * bin is the same; what differs within bins is the last term, so that all four give the Brier
 * score. */
typedef struct ScoreParts {
    double reliability, resolution, uncertainty, within;
} ScoreParts;
/* bin: those that hindcast_bins filled from the same p and observed. */
ScoreParts score_parts(const double *p, const bool *observed, int count,
                       const HindcastBin bin[HINDCAST_BINS]);

typedef struct ScoreBaseline {
    const char *name;
    HindcastFit fit;
    double skill; /* 1 - Brier of the forecasts / Brier of the baseline; NAN if that is 0 */
} ScoreBaseline;

/* All resolved forecasts of one maker. */
typedef struct ScoreSet {
    const char *by;
    HindcastFit fit; /* of yes-or-no questions; cases 0: there is none */
    HindcastBin bin[HINDCAST_BINS];
    ScoreParts parts;
    ScoreBaseline baseline[SCORE_BASELINES]; /* never; base rate of the others; 0.5 */
    int class_cases;                         /* forecasts of classes */
    double class_brier, class_log; /* sum over classes of (p - observed)^2, 0 to 2: Brier 1950 */
    double uniform_brier, uniform_log; /* were every class given the same chance */
} ScoreSet;

typedef struct Score {
    Arena arena;
    const char *forecast_path, *resolution_path;
    char fingerprint[33]; /* of the bytes of the forecasts' file */
    Forecast *forecast;
    Resolution *resolution;
    ScoreSet *set; /* one for each maker of a resolved forecast, in the order of the file */
    int forecasts, resolutions, sets, open; /* open: forecasts that nothing resolves */
} Score;

/* Reads both files and scores. Errors name file and line, what was found, and what would be right.
 * On failure *out holds nothing. */
bool score_run(const char *forecasts, const char *resolutions, Score *out, Err *err);
void score_free(Score *s);
bool score_read(Score *s, Err *err); /* the first half: fills forecast and resolution */
void score_report(Text *out, const Score *s);
void score_json(JsonOut *out, const Score *s);

/* A date as yyyymmdd from "YYYY-MM-DD"; 0 if it is none. */
int date_read(const char *text);
int date_month_days(int year, int month); /* month 1 to 12 */
typedef struct DateText {
    char text[16];
} DateText;
DateText date_text(int date);
