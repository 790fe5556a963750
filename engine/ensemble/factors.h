/* Factors: the numbers that an analysis varies, each in a range.
 *
 * Always true: a factor names something that override_set accepts at both ends of its range, and
 * low < high. */
#pragma once
#include "core/err.h"
#include "ensemble/sobol_sequence.h"
#include "model/scenario.h"

enum { FACTORS_MAX = SOBOL_DIMENSIONS / 2, FACTOR_NAME_BYTES = 64 };

typedef struct Factor {
    char name[FACTOR_NAME_BYTES]; /* a posture, a parameter or a start value: "leaning[DEU]" */
    double low, high;
    bool whole; /* takes whole numbers only */
} Factor;

typedef struct Factors {
    Factor item[FACTORS_MAX];
    int count;
} Factors;

/* Every uncertain (BOX) parameter that is not held, in its range; too many of them are an error. */
bool factors_default(const Scenario *s, Factors *out, Err *err);
/* "NAME" (in its own range), "NAME=LOW:HIGH" or, where `steps` is given, "NAME=LOW:HIGH:STEPS";
 * *steps is left alone where the text names none. */
bool factor_parse(const Scenario *s, const char *text, Factor *out, int *steps, Err *err);
/* Adds one, or changes the range of the one of that name. */
bool factors_put(Factors *all, const Factor *one, Err *err);
/* Sets every factor to its value in a scenario of our own. */
bool factors_set(const Factors *all, const double *value, Scenario *s, Err *err);
/* From the unit cube to the ranges: one row of all->count numbers. */
void factors_scale(const Factors *all, const double *unit, double *value);
