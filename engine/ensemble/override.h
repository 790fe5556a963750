/* Experiments: one number of a scenario set to another value.
 *
 * Always true: a name is a posture before it is a parameter and a parameter before it is a
 * variable; a set parameter is held in every design. */
#pragma once
#include "core/err.h"
#include "model/scenario.h"

/* Sets a posture (ordered and in effect from month 0), a parameter, or a state or data variable
 * (of members and regions: of all of them, or of one: "inclination[USA]"). Errors name what is
 * wrong, the range, and the nearest known name; the scenario is untouched then. */
bool override_set(Scenario *s, const char *name, double value, Err *err);
enum { OVERRIDE_NAME_BYTES = 128 };
/* "name=value" taken apart; whether there is such a number is not asked. */
bool override_read(const char *assignment, char name[OVERRIDE_NAME_BYTES], double *value, Err *err);
/* override_set from "name=value". */
bool override_parse(Scenario *s, const char *assignment, Err *err);
/* How far a parameter may be set in an experiment: beyond its range, down to 0, "without this effect", and
 * up by twice its width. */
void override_limits(ParamId id, double *low, double *high);
