/* One expansion of the term lists into tables, another into numbers. */
#include "model/equations.h"

#include <ctype.h>
#include <string.h>

#include "model/rules.h"
#include "model/terms.h"

#define TERM_ROW(name, expr) {#name, #expr},
#define TERM_COUNT(name, expr) +1
#define EACH true, false
#define ONE false, false
#define IN_WAR false, true

static const EquationInfo rows[EQUATION_COUNT] = {
#define EQUATION(id, LIST, form, scope, var, text, source)                                         \
    {#id, FORM_##form, scope, var, 0 LIST(TERM_COUNT), {LIST(TERM_ROW)}, text, source},
#define CHANGE_EQUATION(id, LIST, scope, var, text, source)                                        \
    {#id, FORM_CHANGE, scope, var, 0 LIST(TERM_COUNT), {LIST(TERM_ROW)}, text, source},
#include "model/equations.def"
#undef EQUATION
#undef CHANGE_EQUATION
};

const EquationInfo *equation_info(EquationId id) {
    ASSERT(id >= 0 && id < EQUATION_COUNT);
    return &rows[id];
}

EquationId equation_of(VarId var) {
    for (int id = 0; id < EQUATION_COUNT; id++)
        if (rows[id].var == var && var != VAR_NONE) return (EquationId)id;
    return EQUATION_NONE;
}

int equation_terms(EquationId id, const World *w, const Parameters *k, int lead, int i,
                   double terms[TERMS_MAX]) {
    const World *c = w; /* the world is a commitment too: its fields have the same names */
    const double *stake = id == EQUATION_credibility_seen ? w->stake_seen : w->stake;
    const double *hands = w->hands, *tripwire = w->tripwire;
    const double outside = w->order == ORDER_MEMBER ? 0.0 : 1.0;
    const double neutral = w->order == ORDER_AUSTRIAN_NEUTRALITY ? 1.0 : 0.0;
    const double sharpness = SHARPNESS;
    const int w_lead = lead;
    double sceptic[MEMBERS_MAX];
    for (int m = 0; m < MEMBERS_MAX; m++) sceptic[m] = w->inclination[m] < 0.0 ? 1.0 : 0.0;
    (void)sceptic;
    (void)c;
    switch (id) {
#define EQUATION(id_, LIST, form, scope, var, text, source)                                        \
    case EQUATION_##id_: TERMS_OF(LIST, terms); break;
#define CHANGE_EQUATION(id_, LIST, scope, var, text, source)                                       \
    case EQUATION_##id_: return 0;
#include "model/equations.def"
#undef EQUATION
#undef CHANGE_EQUATION
    case EQUATION_COUNT:
    case EQUATION_NONE: ASSERT(false);
    }
    return rows[id].terms;
}

int term_parameters(const EquationTerm *term, ParamId *ids, int max) {
    int n = 0;
    for (const char *at = term->code; (at = strstr(at, "K(")) != NULL; at += 2) {
        char name[64];
        size_t length = 0;
        while (length + 1 < sizeof name && (isalnum((unsigned char)at[2 + length]) || at[2 + length] == '_'))
            length++;
        memcpy(name, at + 2, length);
        name[length] = '\0';
        const ParamId id = param_find(name);
        bool seen = id == PARAM_NONE;
        for (int j = 0; j < n; j++) seen = seen || ids[j] == id;
        if (!seen && n < max) ids[n++] = id;
    }
    return n;
}
