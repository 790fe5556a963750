/* How points are collected; for points*.c alone.
 *
 * Always true: the dimensions of a scenario are its uncertain parameters whose range is more than
 * one number, in the order of the manifest. */
#pragma once
#include "ensemble/points.h"

int points_dimensions(const Scenario *s, ParamId id[POINT_DIMENSIONS_MAX]);
/* Names and ranges of the dimensions. */
void points_name(Points *p, const Scenario *s, const ParamId *id);
/* One more point, at the coordinates of k; one whose denominator is 0 is only counted. */
void points_append(Points *p, const Question *q, const ParamId *id, const Parameters *k,
                   double numerator, double denominator);
