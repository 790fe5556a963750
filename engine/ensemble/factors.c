/* Choosing and setting factors. Always true: see factors.h. */
#include "ensemble/factors.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "ensemble/override.h"

bool factors_put(Factors *all, const Factor *one, Err *err) {
    for (int n = 0; n < all->count; n++)
        if (strcmp(all->item[n].name, one->name) == 0) {
            all->item[n] = *one;
            return true;
        }
    if (all->count == FACTORS_MAX)
        return err_set(err, "more than %d factors; choose some with --factor NAME", FACTORS_MAX);
    all->item[all->count++] = *one;
    return true;
}

bool factors_default(const Scenario *s, Factors *out, Err *err) {
    *out = (Factors){0};
    for (int id = 0; id < PARAM_COUNT; id++) {
        const ParamInfo *p = param_info((ParamId)id);
        if (p->role != ROLE_BOX || !(s->low[id] < s->high[id])) continue;
        Factor one = {.low = s->low[id], .high = s->high[id]};
        snprintf(one.name, sizeof one.name, "%s", p->name);
        if (!factors_put(out, &one, err)) return false;
    }
    return out->count > 0 || err_set(err, "no parameter is uncertain: each is held by --set");
}

/* The range that the manifest or the pack gives; false if there is none of that name. */
static bool own_range(const Scenario *s, Factor *out) {
    char plain[FACTOR_NAME_BYTES];
    snprintf(plain, sizeof plain, "%.*s", (int)strcspn(out->name, "["), out->name);
    const int posture = posture_find(plain);
    const ParamId param = param_find(plain);
    const VarId var = var_find(plain);
    if (posture >= 0) {
        out->low = posture_info((PostureId)posture)->low;
        out->high = posture_info((PostureId)posture)->high;
    } else if (param != PARAM_NONE) {
        out->low = s->low[param];
        out->high = s->high[param];
    } else if (var != VAR_NONE) {
        out->low = var_info(var)->low;
        out->high = var_info(var)->high;
    }
    return posture >= 0 || param != PARAM_NONE || var != VAR_NONE;
}

static bool read_range(const char *text, Factor *out, int *steps) {
    char *end;
    out->low = strtod(text, &end);
    if (end == text || *end != ':') return false;
    const char *high = end + 1;
    out->high = strtod(high, &end);
    if (end == high || (*end && (*end != ':' || !steps))) return false;
    if (!*end) return true;
    const char *count = end + 1;
    const long wanted = strtol(count, &end, 10);
    if (end == count || *end || wanted < 2 || wanted > 1000) return false;
    *steps = (int)wanted;
    return true;
}

/* Both ends must be settable; what refuses a place between them takes whole numbers only. */
static bool try_ends(const Scenario *s, Factor *f, Err *err) {
    Scenario *scratch = memory_new(sizeof *scratch);
    *scratch = *s;
    const bool ok = override_set(scratch, f->name, f->low, err) &&
                    override_set(scratch, f->name, f->high, err);
    f->whole = ok && !override_set(scratch, f->name, f->low + 0.381966 * (f->high - f->low), NULL);
    free(scratch);
    return ok;
}

bool factor_parse(const Scenario *s, const char *text, Factor *out, int *steps, Err *err) {
    const char *form = steps ? "NAME=LOW:HIGH or NAME=LOW:HIGH:STEPS" : "NAME or NAME=LOW:HIGH";
    const size_t length = strcspn(text, "=");
    *out = (Factor){0};
    if (length == 0 || length >= sizeof out->name)
        return err_set(err, "%s: %s is wanted", text, form);
    memcpy(out->name, text, length);
    if (text[length] == '=') {
        if (!read_range(text + length + 1, out, steps))
            return err_set(err, "%s: %s is wanted", text, form);
    } else if (own_range(s, out) && !(out->low < out->high)) {
        return err_set(err, "%s is held; %s=LOW:HIGH says how far it may go", out->name, out->name);
    }
    if (!isfinite(out->low) || !isfinite(out->high))
        return err_set(err, "%s: %s is wanted, with finite numbers", text, form);
    if (!try_ends(s, out, err)) return false;
    return out->low < out->high ||
           err_set(err, "%s: %g is not below %g", text, out->low, out->high);
}

bool factors_set(const Factors *all, const double *value, Scenario *s, Err *err) {
    for (int n = 0; n < all->count; n++)
        if (!override_set(s, all->item[n].name, value[n], err)) return false;
    return true;
}

void factors_scale(const Factors *all, const double *unit, double *value) {
    for (int n = 0; n < all->count; n++) {
        const Factor *f = &all->item[n];
        value[n] = f->low + (f->high - f->low) * unit[n];
    }
}
