/* Words for terms, stages and names: the plain English in which the reports speak.
 *
 * Always true: every term of every equation has words (a test proves it), and no words name a
 * person. */
#pragma once
#include "core/tongue.h"
#include "model/equations.h"
#include "model/scenario.h"

typedef struct TermWords {
    const char *words; /* with {candidate}, {rival}, {alliance} unfilled; NULL if there are none */
    bool level;        /* a constant of the equation: no reason for anything */
} TermWords;

/* equation may be EQUATION_NONE: then only the general words count. */
TermWords words_of_term(EquationId equation, const char *term);

/* Appends text with the pack's names in place of {candidate}, {rival}, {alliance}. */
void words_fill(const Scenario *s, const char *text, Text *out);

/* A ledger's cause: the term's words, or the cause itself with spaces for underscores. */
void words_cause(const Scenario *s, VarId var, const char *cause, Text *out);

const char *words_stage(int stage);    /* "dialogue", in the language in use */
const char *words_class(OrderId id);   /* "armed neutrality", likewise */
const char *words_outcome(OrderId id); /* one sentence with unfilled names */
