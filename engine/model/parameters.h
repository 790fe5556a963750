/* The coefficients of the model, generated from parameters.def.
 *
 * Always true: a Parameters is a plain array of doubles in the manifest's order. */
#pragma once
#include "core/base.h"
#include "core/random.h"

typedef struct Parameters {
#define PARAMETER(name, ...) double name;
#include "model/parameters.def"
#undef PARAMETER
} Parameters;

typedef enum ParamId {
#define PARAMETER(name, ...) PARAM_##name,
#include "model/parameters.def"
#undef PARAMETER
    PARAM_COUNT,
    PARAM_NONE = -1
} ParamId;

typedef enum ParamRole {
    ROLE_BOX,  /* uncertain: drawn from its range in the designs box and lhs */
    ROLE_FIXED /* held; its range says how far --set may sweep it */
} ParamRole;

typedef struct ParamInfo {
    const char *name;
    double nominal, low, high;
    ParamRole role;
    const char *unit, *mark, *source, *text;
} ParamInfo;

const ParamInfo *param_info(ParamId id);
ParamId param_find(const char *name); /* PARAM_NONE if unknown */
size_t param_names(const char *const **names);
double *param_at(Parameters *k, ParamId id);
double param_get(const Parameters *k, ParamId id);
Parameters parameters_nominal(void);
