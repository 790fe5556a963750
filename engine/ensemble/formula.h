/* Formulas over statistics of arms, coded crises and parameters.
 *
 *     with.p_member / base.p_member
 *     min(strong.credibility - weak.credibility - 0.1, weak.attack - strong.attack)
 *     share(member.jeopardy > outside.jeopardy)
 *
 * Numbers, + - * / ( ), < and > (1 or 0), min max abs log plogp (x log2 x), arm.statistic,
 * coded.credibility|attack|jeopardy, k.parameter; share(condition) over draws of the parameters;
 * pair(arm, arm): share of runs with entry in both.
 * Always true: a formula that parsed names only what exists, and is evaluated without an error. */
#pragma once
#include "core/arena.h"
#include "core/err.h"
#include "ensemble/statistic.h"
#include "model/deterrence.h"

typedef enum NodeKind {
    NODE_NUMBER,
    NODE_STAT,      /* a: arm, b: statistic */
    NODE_CODED,     /* a: coded crisis, b: CodedField */
    NODE_PARAMETER, /* a: parameter */
    NODE_SHARE,     /* a: child, c: its counts */
    NODE_PAIR,      /* a, b: arms, c: its counts */
    NODE_ADD, NODE_SUBTRACT, NODE_MULTIPLY, NODE_DIVIDE, NODE_LESS, NODE_MORE, NODE_MIN, NODE_MAX,
    NODE_NEGATE, NODE_ABS, NODE_LOG, NODE_PLOGP
} NodeKind;

typedef enum CodedField {
    CODED_CREDIBILITY,
    CODED_ATTACK,
    CODED_JEOPARDY,
    CODED_FIELDS
} CodedField;

typedef struct Node {
    NodeKind kind;
    int a, b, c;
    double number;
} Node;

enum { FORMULA_COUNTS_MAX = 16 };
typedef struct Formula {
    Node *node;
    int nodes, root;
    int counted; /* shares and pairs in it */
} Formula;

/* What names mean: an index, or -1. NULL list: there are none. */
typedef struct FormulaNames {
    void *context;
    int (*arm)(void *context, const char *name);
    int (*coded)(void *context, const char *name);
} FormulaNames;
/* Errors say where in the text, what was found, and what would be right. */
bool formula_parse(const char *text, const FormulaNames *names, Arena *arena, Formula *out,
                   Err *err);

/* Counts by block, of a share or a pair. */
typedef struct Counts {
    double yes[BLOCKS], all[BLOCKS];
} Counts;

/* Where a formula finds its values; what it does not name may be NULL. */
typedef struct FormulaSource {
    const Tally *const *arm;
    const CodedAnswer *coded;
    const Parameters *k;
    const Counts *counts;
} FormulaSource;
/* The value without one block of runs (-1: with all); NAN if nothing was counted. */
double formula_value(const Formula *f, const FormulaSource *from, int without);
/* The value of the condition of a share, under from->k and from->coded. */
double formula_condition(const Formula *f, int share, const FormulaSource *from);

/* Estimate and 99 % interval: Wilson's one-sided for a plain proportion, the jackknife's one-sided
 * for one arm, two-sided for contrasts; no width for what is computed in closed form. */
Interval formula_interval(const Formula *f, const FormulaSource *from);
