/* Expressions of a pack as trees, before they are compiled.
 *
 * Always true: a node's children were made before it; a node knows where it was written; a tree is text
 * and operations at once, so that what is shown is what runs. */
#pragma once
#include "core/arena.h"
#include "core/err.h"
#include "core/text.h"
#include "model/program.h"
#include "model/scenario.h"

typedef enum TreeKind {
    TREE_NUMBER, TREE_VARIABLE, TREE_OWN, TREE_PARAMETER, TREE_WEIGHT, TREE_SELF, TREE_CALENDAR,
    TREE_STARTED,  /* whether the game began with a start */
    TREE_EVENT,    /* SINCE, FIRED, CHOSEN of an event */
    TREE_GROUP,    /* MEAN ... COUNT_ABOVE of a variable's group */
    TREE_OPERATION /* of one to three children */
} TreeKind;

enum { TREES_MAX = 40000 };

typedef struct Tree {
    TreeKind kind;
    OpCode op;                  /* GROUP, EVENT, OPERATION */
    VarId var;                  /* VARIABLE, GROUP */
    const char *place, *towards; /* of a variable: "DEU", "lead", "all"; NULL */
    const char *name, *choice;  /* EVENT, OWN */
    int index;                  /* OWN, PARAMETER, WEIGHT */
    double number;
    int child[3], children;
    int size;                   /* trees in it, each as often as it is used */
    bool yes_or_no;             /* a condition */
    bool and_or;                /* OPERATION: & (op MULTIPLY stands in) or | (op ADD) */
    const char *file;
    int line;
} Tree;

typedef struct Forest {
    Arena *arena;
    Tree *tree;
    int count;
} Forest;

/* What a tree's names may mean: events of the pack. */
typedef struct EventNames {
    const void *context;
    int (*event)(const void *context, const char *name);
    int (*choice)(const void *context, int event, const char *id);
} EventNames;

/* Where the place of a variable lies; group, index −1: a group. "file:line: ..." if there is none. */
bool tree_place(const Tree *t, const Scenario *s, int *index, GroupId *group, Err *err);
/* Appends the operations; false with err set if a name means nothing in this scenario. */
bool tree_compile(const Forest *f, int root, const Scenario *s, const EventNames *names, Op *op, int *count,
                  Err *err);
/* As it is written, with a few spaces. */
void tree_text(const Forest *f, int root, Text *out);
/* file:line: message; always false. */
bool tree_err(const Tree *t, Err *err, const char *format, ...) __attribute__((format(printf, 3, 4)));
