/* Expressions for lint: names, what may stand where, what always or never holds.
 * Always true: a finding stands where the expression was written, or, if that is in the prelude, where
 * it is used. */
#include "session/lint_parts.h"

#include <stdio.h>
#include <string.h>

static const Tree *tree_of(const LintAt *at, int tree) { return &at->j->p->forest.tree[tree]; }

/* The same place, but that of the tree if it lies in the pack. */
static LintAt at_tree(const LintAt *at, const Tree *t) {
    LintAt here = *at;
    if (strcmp(t->file, "prelude.lua") == 0 || strcmp(t->file, "?") == 0) return here;
    here.file = t->file;
    here.line = t->line;
    return here;
}

static const char *written(const LintAt *at, int tree, char *buf, size_t size) {
    Text text = {0};
    tree_text(&at->j->p->forest, tree, &text);
    snprintf(buf, size, "%s", text.data ? text.data : "");
    text_free(&text);
    return buf;
}

/* --- names ------------------------------------------------------------------------------------ */

/* The text of an error without its "file:line: ". */
static const char *bare(const char *text) {
    const char *colon = strchr(text, ':'), *space = colon ? strchr(colon, ' ') : NULL;
    return space ? space + 1 : text;
}

static void place_look(const LintAt *here, const Tree *t) {
    const VarInfo *v = var_info(t->var);
    GroupId group;
    int index;
    Err err = {0};
    if (t->kind == TREE_VARIABLE && v->seen_by == SEEN_NOBODY)
        lint_say(here, LINT_hidden, "%s is the drawn truth, which nobody may see", v->name);
    if (!here->j->scenario) return;
    if (!tree_place(t, here->j->scenario, &index, &group, &err)) lint_say(here, LINT_place, "%s", bare(err.text));
    else if (t->kind == TREE_VARIABLE && index < 0)
        lint_say(here, LINT_group, "%s.%s is a group, not one number", v->name, t->place);
    else if (t->kind == TREE_GROUP && index >= 0)
        lint_say(here, LINT_group, "%s.%s is one member, not a group", v->name, t->place);
}

static void event_look(const LintAt *here, const Tree *t) {
    const Reader *p = here->j->p;
    const char *known[EVENTS_MAX];
    const RawEvent *event = NULL;
    for (int n = 0; n < p->events; n++) {
        known[n] = p->event[n].name;
        if (strcmp(known[n], t->name) == 0) event = &p->event[n];
    }
    if (!event && !here->j->whole) return;
    if (!event) {
        const char *near = text_nearest(t->name, known, (size_t)p->events);
        lint_say(here, LINT_unknown_event, near ? "unknown event \"%s\"; did you mean \"%s\"?" : "unknown event \"%s\"",
                 t->name, near);
        return;
    }
    bool found = !t->choice;
    for (int n = 0; n < event->choices; n++) found = found || strcmp(event->choice[n].id, t->choice) == 0;
    if (!found) lint_say(here, LINT_unknown_event, "the event \"%s\" has no choice \"%s\"", t->name, t->choice);
}

void lint_start(const LintAt *here, const char *name) {
    const LintJob *j = here->j;
    for (int n = 0; n < j->starts_listed; n++)
        if (strcmp(j->start[n], name) == 0) return;
    const char *near = text_nearest(name, j->start, (size_t)j->starts_listed);
    lint_say(here, LINT_unknown_start, near ? "unknown start \"%s\"; did you mean \"%s\"?" : "unknown start \"%s\"",
             name, near);
}

static void weight_look(const LintAt *here, const Tree *t, LintUse use) {
    const char *aim = aim_word((AimId)t->index);
    if (use != USE_BOT) lint_say(here, LINT_weight_outside, "the weight of %s is read outside of `bot`", aim);
    else if (here->seat != SEAT_NONE && seat_info(here->seat)->weight[t->index] <= 0.0)
        lint_say(here, LINT_weight_zero, "%s does not weigh %s: its weight is 0", seat_info(here->seat)->role, aim);
}

/* --- operations ------------------------------------------------------------------------------- */

static void finite_look(const LintAt *here, const Tree *t) {
    char text[120];
    if (t->op != OP_DIVIDE && t->op != OP_LOG && t->op != OP_SQRT) return;
    const int child = t->child[t->op == OP_DIVIDE ? 1 : 0];
    const Span s = lint_span(here, child);
    if (t->op == OP_DIVIDE && s.low <= 0.0 && s.high >= 0.0)
        lint_say(here, LINT_not_finite, "it divides by %s, which can be 0", written(here, child, text, sizeof text));
    if (t->op == OP_LOG && s.low <= 0.0)
        lint_say(here, LINT_not_finite, "the logarithm of %s, which can be 0 or less",
                 written(here, child, text, sizeof text));
    if (t->op == OP_SQRT && s.low < 0.0)
        lint_say(here, LINT_not_finite, "the root of %s, which can be below 0",
                 written(here, child, text, sizeof text));
}

static void tree_look(const LintAt *at, int tree, LintUse use) {
    const Tree *t = tree_of(at, tree);
    const LintAt here = at_tree(at, t);
    if (t->kind == TREE_VARIABLE || t->kind == TREE_GROUP) place_look(&here, t);
    if (t->kind == TREE_EVENT) event_look(&here, t);
    if (t->kind == TREE_STARTED) lint_start(&here, t->name);
    if (t->kind == TREE_WEIGHT) weight_look(&here, t, use);
    if (t->kind == TREE_SELF && use != USE_MONTH)
        lint_say(&here, LINT_self_outside, "self is read outside of a variable's `month`");
    if (t->kind == TREE_OPERATION) finite_look(&here, t);
    for (int n = 0; n < t->children; n++) tree_look(at, t->child[n], use);
}

/* Whether it compiles, for what no other rule says: depth and length. */
static void compile_look(const LintAt *at, int tree) {
    static const char *const said[] = {"unknown ", "has no choice", "drawn truth", "is a group", "a group is wanted",
                                       "has a value for each", "is no member's", "is of one seat"};
    const LintJob *j = at->j;
    Op op[PROGRAM_OPS_MAX];
    int count;
    Err err = {0};
    const EventNames names = reader_event_names(j->p);
    if (!j->scenario || tree_compile(&j->p->forest, tree, j->scenario, &names, op, &count, &err)) return;
    for (size_t n = 0; n < COUNT_OF(said); n++)
        if (strstr(err.text, said[n])) return;
    const LintAt here = at_tree(at, tree_of(at, tree));
    lint_say(&here, LINT_expression, "%s", bare(err.text));
}

void lint_tree(const LintAt *at, int tree, LintUse use) {
    if (tree == NO_TREE) return;
    tree_look(at, tree, use);
    compile_look(at, tree);
}

/* --- conditions ------------------------------------------------------------------------------- */

static bool is_comparison(const Tree *t) {
    return t->kind == TREE_OPERATION && !t->and_or &&
           (t->op == OP_BELOW || t->op == OP_AT_MOST || t->op == OP_IS);
}

static void parts_look(const LintAt *at, int tree) {
    char text[120];
    const Tree *t = tree_of(at, tree);
    const LintAt here = at_tree(at, t);
    for (int n = 0; n < t->children; n++) parts_look(at, t->child[n]);
    if (!is_comparison(t)) return;
    const Truth truth = lint_truth(at, tree);
    if (truth == TRUTH_NEVER) lint_say(&here, LINT_part_never, "%s never holds", written(at, tree, text, sizeof text));
    if (truth == TRUTH_ALWAYS) lint_say(&here, LINT_always, "%s always holds", written(at, tree, text, sizeof text));
}

void lint_condition(const LintAt *at, int tree, const char *part) {
    char text[120];
    if (tree == NO_TREE) return;
    const Tree *t = tree_of(at, tree);
    const LintAt here = at_tree(at, t);
    lint_tree(at, tree, USE_PLAIN);
    const Truth truth = lint_truth(at, tree);
    if (truth == TRUTH_NEVER)
        lint_say(&here, LINT_never, "%s can never hold: %s", part, written(at, tree, text, sizeof text));
    else if (truth == TRUTH_ALWAYS && t->kind != TREE_NUMBER)
        lint_say(&here, LINT_always, "%s always holds: %s", part, written(at, tree, text, sizeof text));
    else parts_look(at, tree);
}

/* --- likeness --------------------------------------------------------------------------------- */

static bool same_text(const char *a, const char *b) { return a && b ? strcmp(a, b) == 0 : a == b; }

bool lint_same_tree(const LintJob *j, int a, int b) {
    if (a == b) return true;
    if (a == NO_TREE || b == NO_TREE) return false;
    const Tree *x = &j->p->forest.tree[a], *y = &j->p->forest.tree[b];
    if (x->kind != y->kind || x->op != y->op || x->var != y->var || x->index != y->index || x->and_or != y->and_or ||
        x->children != y->children || x->number < y->number || x->number > y->number ||
        !same_text(x->place, y->place) || !same_text(x->towards, y->towards) || !same_text(x->name, y->name) ||
        !same_text(x->choice, y->choice))
        return false;
    for (int n = 0; n < x->children; n++)
        if (!lint_same_tree(j, x->child[n], y->child[n])) return false;
    return true;
}

bool lint_same_effects(const LintJob *j, const RawList *a, const RawList *b) {
    if (a->count != b->count) return false;
    for (int n = 0; n < a->count; n++) {
        const RawEffect *x = &j->p->effect[a->item[n]], *y = &j->p->effect[b->item[n]];
        if (x->kind != y->kind || x->kind == RAW_SCRIPT || !lint_same_tree(j, x->target, y->target) ||
            !lint_same_tree(j, x->value, y->value) || !lint_same_tree(j, x->value_2, y->value_2) ||
            !lint_same_tree(j, x->value_3, y->value_3) || !lint_same_effects(j, &x->then, &y->then) ||
            !lint_same_effects(j, &x->otherwise, &y->otherwise))
            return false;
    }
    return true;
}
