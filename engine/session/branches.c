/* Branches. Always true: see branches.h. */
#include "session/branches.h"

#include <stdio.h>
#include <string.h>

#include "session/session_parts.h"

void branches_begin(Branches *all, const Session *g) {
    *all = (Branches){.count = 1};
    strcpy(all->branch[0].name, "main");
    all->branch[0].parent = -1;
    all->branch[0].turn = g->first_turn;
    journal_copy(&g->journal, g->journal.count, &all->branch[0].journal);
}

void branches_free(Branches *all) {
    for (int n = 0; n < all->count; n++) journal_free(&all->branch[n].journal);
    *all = (Branches){0};
}

void branches_keep(Branches *all, const Session *g) {
    Journal *journal = &all->branch[all->current].journal;
    journal_free(journal);
    journal_copy(&g->journal, g->journal.count, journal);
}

int branches_find(const Branches *all, const char *name) {
    for (int n = 0; n < all->count; n++)
        if (strcmp(all->branch[n].name, name) == 0) return n;
    return -1;
}

bool branch_name_good(const char *name) {
    const char *const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    const size_t length = strlen(name);
    return length > 0 && length < BRANCH_NAME_BYTES && strspn(name, letters) == length;
}

/* The first entry of a journal that belongs to `turn` or a later one. */
static size_t entry_of(const Journal *journal, int turn) {
    size_t n = 0;
    while (n < journal->count && journal->entries[n].turn < turn) n++;
    return n;
}

size_t branches_own(const Branches *all, int n) {
    const Branch *b = &all->branch[n];
    return b->parent < 0 ? 0 : entry_of(&b->journal, b->turn);
}

static bool has_children(const Branches *all, int n) {
    for (int c = 0; c < all->count; c++)
        if (all->branch[c].parent == n) return true;
    return false;
}

static bool is_empty(const Branches *all, int n) {
    return all->branch[n].parent >= 0 && !has_children(all, n) &&
           branches_own(all, n) == all->branch[n].journal.count;
}

static void drop(Branches *all, int n) {
    journal_free(&all->branch[n].journal);
    memmove(&all->branch[n], &all->branch[n + 1], (size_t)(all->count - n - 1) * sizeof *all->branch);
    all->count--;
    for (int c = 0; c < all->count; c++)
        if (all->branch[c].parent > n) all->branch[c].parent--;
}

int branches_switch(Branches *all, int to) {
    const int left = all->current;
    all->current = to;
    if (left == to || !is_empty(all, left)) return to;
    drop(all, left);
    all->current = to > left ? to - 1 : to;
    return all->current;
}

/* "2", "3", ...: the first number that is no branch's name. */
static void free_name(const Branches *all, char name[BRANCH_NAME_BYTES]) {
    int n = 2;
    do snprintf(name, BRANCH_NAME_BYTES, "%d", n++);
    while (branches_find(all, name) >= 0);
}

bool branches_part(Branches *all, const char *name, int turn, Err *err) {
    if (name && !branch_name_good(name))
        return err_set(err, tongue("a branch's name has 1 to %d letters, digits, - or _"),
                       BRANCH_NAME_BYTES - 1);
    if (name && branches_find(all, name) >= 0)
        return err_set(err, tongue("there is a branch \"%s\" already"), name);
    const int parent = all->current;
    if (all->count == BRANCHES_MAX && !is_empty(all, parent))
        return err_set(err, tongue("there are %d branches, no more are kept"), BRANCHES_MAX);
    Branch new = {.parent = parent, .turn = turn};
    const Journal *journal = &all->branch[parent].journal;
    if (is_empty(all, parent)) { /* it makes way: its child parts from its parent */
        new.parent = all->branch[parent].parent;
        if (turn > all->branch[parent].turn) new.turn = all->branch[parent].turn;
    }
    journal_copy(journal, entry_of(journal, turn), &new.journal);
    if (is_empty(all, parent)) drop(all, parent);
    if (name) strcpy(new.name, name);
    else free_name(all, new.name);
    all->current = all->count;
    all->branch[all->count++] = new;
    return true;
}
