/* The branches of one game: histories that share their beginning and their luck.
 *
 * Always true: there is at least one branch and one of them is current; a branch's parent stands
 * before it in the list; up to the begin of the turn in which it parts, its journal is its parent's. */
#pragma once
#include "session/session.h"

enum { BRANCHES_MAX = 64, BRANCH_NAME_BYTES = 32 };

typedef struct Branch {
    char name[BRANCH_NAME_BYTES]; /* letters, digits, - and _ */
    int parent;                   /* −1: the first */
    int turn;                     /* at whose begin it parts from its parent */
    Journal journal;              /* whole */
} Branch;

typedef struct Branches {
    Branch branch[BRANCHES_MAX];
    int count, current;
} Branches;

/* The session becomes the one branch "main". */
void branches_begin(Branches *all, const Session *g);
void branches_free(Branches *all);
/* The current branch is what the session lived; call it before looking at or leaving the branch. */
void branches_keep(Branches *all, const Session *g);
int branches_find(const Branches *all, const char *name); /* −1 if there is none */
bool branch_name_good(const char *name);
/* A new branch that parts from the current one at the begin of `turn` and becomes current. name NULL:
 * a free one. A branch on which nothing was done since it parted makes way. False, with err set, if
 * the name is taken or no more fit; the caller lives the new journal. */
bool branches_part(Branches *all, const char *name, int turn, Err *err);
/* Leaves the current branch for another; if nothing was done on it since it parted it is dropped.
 * Returns the index that the other has then. */
int branches_switch(Branches *all, int to);
/* Entries of branch n that it does not share with its parent begin here. */
size_t branches_own(const Branches *all, int n);
