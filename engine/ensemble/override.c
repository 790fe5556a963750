/* Setting one number of a scenario. Always true: a refused assignment leaves it untouched. */
#include "ensemble/override.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"

enum { NAME_BYTES = OVERRIDE_NAME_BYTES / 2 };

static bool set_posture(Scenario *s, PostureId id, double value, Err *err) {
    const PostureInfo *p = posture_info(id);
    if (!(value >= p->low && value <= p->high))
        return err_set(err, "posture %s = %g: a number from %g to %g is wanted", p->name, value,
                       p->low, p->high);
    *world_posture(&s->start.ordered, id) = value;
    *world_posture(&s->start.posture, id) = value;
    return true;
}

void override_limits(ParamId id, double *low, double *high) {
    const ParamInfo *p = param_info(id);
    *low = fmin(p->low, 0);
    *high = p->high + 2 * (p->high - p->low);
}

static bool set_parameter(Scenario *s, ParamId id, double value, Err *err) {
    const ParamInfo *p = param_info(id);
    double low, high;
    override_limits(id, &low, &high);
    if (!(value >= low && value <= high))
        return err_set(err, "parameter %s = %g: a number from %g to %g is wanted", p->name, value,
                       low, high);
    *param_at(&s->nominal, id) = value;
    s->low[id] = s->high[id] = value;
    return true;
}

/* First and last index that "[USA]" names; all of them without brackets. */
static bool find_indices(const Scenario *s, const VarInfo *v, const char *actor, int *first,
                         int *last, Err *err) {
    *first = 0;
    *last = v->kind == KIND_MEMBER ? s->members - 1 : v->kind == KIND_REGION ? s->regions - 1 : 0;
    if (!actor[0]) return true;
    if (v->kind == KIND_GLOBAL)
        return err_set(err, "%s is one number, without [%s]", v->name, actor);
    *first = *last = v->kind == KIND_MEMBER ? scenario_member_find(s, actor)
                                            : scenario_region_find(s, actor);
    return *first >= 0 ||
           err_set(err, "%s[%s]: no such %s", v->name, actor,
                   v->kind == KIND_MEMBER ? "member" : "region");
}

static bool set_variable(Scenario *s, VarId id, const char *actor, double value, Err *err) {
    const VarInfo *v = var_info(id);
    if (v->nature == NATURE_DERIVED || v->kind == KIND_POSTURE)
        return err_set(err, "%s cannot be set: it is computed each month", v->name);
    const bool whole = v->type != TYPE_REAL;
    if (!(value >= v->low && value <= v->high) || (whole && value != nearbyint(value)))
        return err_set(err, "%s = %g: a %snumber from %g to %g is wanted", v->name, value,
                       whole ? "whole " : "", v->low, v->high);
    int first, last;
    if (!find_indices(s, v, actor, &first, &last, err)) return false;
    for (int i = first; i <= last; i++) world_set(&s->start, id, i, value);
    return true;
}

static bool refuse_unknown(const char *name, Err *err) {
    const char *const *params, *const *vars;
    const size_t n_params = param_names(&params), n_vars = var_names(&vars);
    const char *param = text_nearest(name, params, n_params);
    const char *var = text_nearest(name, vars, n_vars); /* postures are among these names */
    const char *near = param ? param : var;
    if (param && var) {
        const char *const both[] = {param, var};
        near = text_nearest(name, both, 2);
    }
    if (near) return err_set(err, "%s is not known; did you mean %s?", name, near);
    return err_set(err, "%s is not known: a posture, a parameter or a variable is wanted", name);
}

bool override_set(Scenario *s, const char *name, double value, Err *err) {
    if (!isfinite(value)) return err_set(err, "%s: a finite number is wanted", name);
    char plain[NAME_BYTES] = "", actor[NAME_BYTES] = "";
    const char *open = strchr(name, '[');
    const size_t length = open ? (size_t)(open - name) : strlen(name);
    if (length >= NAME_BYTES || strlen(name) - length >= NAME_BYTES)
        return refuse_unknown(name, err);
    memcpy(plain, name, length);
    if (open) {
        const size_t rest = strlen(open);
        if (rest < 3 || open[rest - 1] != ']')
            return err_set(err, "%s: NAME or NAME[ID] is wanted", name);
        memcpy(actor, open + 1, rest - 2);
    }
    const int posture = posture_find(plain);
    if (posture >= 0 && !open) return set_posture(s, (PostureId)posture, value, err);
    const ParamId param = param_find(plain);
    if (param != PARAM_NONE && !open) return set_parameter(s, param, value, err);
    const VarId var = var_find(plain);
    if (var == VAR_NONE) return refuse_unknown(plain, err);
    return set_variable(s, var, actor, value, err);
}

bool override_read(const char *assignment, char name[OVERRIDE_NAME_BYTES], double *value, Err *err) {
    const char *equals = strchr(assignment, '=');
    if (!equals || equals == assignment || equals - assignment >= OVERRIDE_NAME_BYTES)
        return err_set(err, "%s: NAME=NUMBER is wanted", assignment);
    memcpy(name, assignment, (size_t)(equals - assignment));
    name[equals - assignment] = 0;
    char *end;
    *value = strtod(equals + 1, &end);
    return (end > equals + 1 && !*end) || err_set(err, "%s: found \"%s\", a number is wanted", name, equals + 1);
}

bool override_parse(Scenario *s, const char *assignment, Err *err) {
    char name[OVERRIDE_NAME_BYTES];
    double value = 0.0;
    return override_read(assignment, name, &value, err) && override_set(s, name, value, err);
}
