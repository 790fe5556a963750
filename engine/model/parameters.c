/* The manifest of parameters as a table. */
#include "model/parameters.h"

#include <string.h>

static const ParamInfo rows[PARAM_COUNT] = {
#define PARAMETER(name, nominal, low, high, role, unit, mark, source, text)                        \
    {#name, nominal, low, high, ROLE_##role, unit, mark, source, text},
#include "model/parameters.def"
#undef PARAMETER
};

static const char *const name_list[PARAM_COUNT] = {
#define PARAMETER(name, ...) #name,
#include "model/parameters.def"
#undef PARAMETER
};

const ParamInfo *param_info(ParamId id) {
    ASSERT(id >= 0 && id < PARAM_COUNT);
    return &rows[id];
}

ParamId param_find(const char *name) {
    for (int id = 0; id < PARAM_COUNT; id++)
        if (strcmp(rows[id].name, name) == 0) return (ParamId)id;
    return PARAM_NONE;
}

size_t param_names(const char *const **names) {
    *names = name_list;
    return PARAM_COUNT;
}

double *param_at(Parameters *k, ParamId id) {
    ASSERT(id >= 0 && id < PARAM_COUNT);
    return (double *)k + id;
}

double param_get(const Parameters *k, ParamId id) {
    ASSERT(id >= 0 && id < PARAM_COUNT);
    return ((const double *)k)[id];
}

Parameters parameters_nominal(void) {
    return (Parameters){
#define PARAMETER(name, nominal, ...) .name = nominal,
#include "model/parameters.def"
#undef PARAMETER
    };
}
