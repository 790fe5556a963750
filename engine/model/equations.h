/* The equations of the model: the same term lists that the engine sums, made readable.
 *
 * Always true: equation_terms of a derived equation gives the numbers whose sum the engine uses. */
#pragma once
#include "model/parameters.h"
#include "model/world.h"

enum { TERMS_MAX = 24 };

typedef enum EquationId {
#define EQUATION(id, ...) EQUATION_##id,
#define CHANGE_EQUATION(id, ...) EQUATION_##id,
#include "model/equations.def"
#undef EQUATION
#undef CHANGE_EQUATION
    EQUATION_COUNT,
    EQUATION_NONE = -1
} EquationId;

/* What the sum of the terms becomes. */
typedef enum EquationForm {
    FORM_SUM,      /* the variable itself */
    FORM_LOGISTIC, /* Λ(sum) */
    FORM_EXP,      /* exp(sum), a rate a month */
    FORM_CHANGE    /* added to the variable each month */
} EquationForm;

typedef struct EquationTerm {
    const char *name;
    const char *code; /* as written in the engine */
} EquationTerm;

typedef struct EquationInfo {
    const char *name;
    EquationForm form;
    bool each_member; /* else one for the world */
    bool in_war;      /* worked out while the war goes on; 0 in peace */
    VarId var;        /* the variable it gives or moves */
    int terms;
    EquationTerm term[TERMS_MAX];
    const char *text, *source;
} EquationInfo;

const EquationInfo *equation_info(EquationId id);
EquationId equation_of(VarId var); /* the equation that gives the variable, or EQUATION_NONE */

/* Values of the terms in the world as it stands; returns how many. 0 for CHANGE equations, whose
 * terms exist only within a month: the ledger holds them. i is the member, ignored otherwise. */
int equation_terms(EquationId id, const World *w, const Parameters *k, int lead, int i,
                   double terms[TERMS_MAX]);

/* Parameters and variables that a term's code names, by scanning it: up to `max` ids each. */
int term_parameters(const EquationTerm *term, ParamId *ids, int max);
