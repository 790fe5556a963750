/* Tests and properties that a pack declares: their data, and what they expect of a world.
 * Always true: looking at a test changes nothing; what is shown of a condition is what it read. */
#include <string.h>

#include "script/make.h"

int script_tests(const PackScript *p) { return p->tests; }

ScriptTest script_test(const PackScript *p, int n) {
    const RawData *t = &p->test[n];
    return (ScriptTest){t->name, t->json, t->file, t->line, t->expect != NO_TREE};
}

int script_properties(const PackScript *p) { return p->rows; }

ScriptProperty script_property(const PackScript *p, int n) {
    const RawData *row = &p->row[n];
    return (ScriptProperty){row->name, row->json, row->file, row->line};
}

/* A world to be looked at, and what was found so far: " name = 0.3, name_2 = 1". */
typedef struct Looking {
    const Reader *p;
    const Scenario *s;
    Scope scope;
    Text *found;
    Err *err;
} Looking;

static bool value_of(const Looking *l, int tree, double *out) {
    Op op[PROGRAM_OPS_MAX];
    int count;
    const EventNames names = reader_event_names(l->p);
    if (!tree_compile(&l->p->forest, tree, l->s, &names, op, &count, l->err)) return false;
    *out = program_run(op, (Program){0, count}, &l->scope);
    return true;
}

static bool is_reading(const Tree *t) {
    return t->kind == TREE_VARIABLE || t->kind == TREE_OWN || t->kind == TREE_EVENT || t->kind == TREE_GROUP ||
           t->kind == TREE_PARAMETER || t->kind == TREE_CALENDAR || t->kind == TREE_STARTED;
}

/* One value that the condition reads, unless it was shown before. */
static bool show_value(const Looking *l, int tree) {
    Text name = {0};
    double value;
    if (!value_of(l, tree, &value)) return false;
    tree_text(&l->p->forest, tree, &name);
    text_add(&name, " = %.6g", value);
    if (!l->found->data || !strstr(l->found->data, name.data))
        text_add(l->found, l->found->length ? ", %s" : "%s", name.data);
    text_free(&name);
    return true;
}

static bool show_values(const Looking *l, int tree) {
    const Tree *t = &l->p->forest.tree[tree];
    if (is_reading(t)) return show_value(l, tree);
    for (int n = 0; n < t->children; n++)
        if (!show_values(l, t->child[n])) return false;
    return true;
}

bool script_test_holds(const PackScript *p, int n, const Scenario *s, const World *w, const Parameters *k,
                       bool *holds, Text *shown, Err *err) {
    const int tree = p->test[n].expect;
    Text found = {0};
    double value = 0.0;
    ASSERT(tree != NO_TREE);
    const Looking l = {p, s, rulebook_scope(w, k, s, SEAT_NONE, NULL, NULL), &found, err};
    const bool ok = value_of(&l, tree, &value) && show_values(&l, tree);
    if (ok) {
        *holds = value > 0.5;
        text_add(shown, "wanted ");
        tree_text(&p->forest, tree, shown);
        text_add(shown, ", found %s", found.length ? found.data : "nothing that it reads");
    }
    text_free(&found);
    return ok;
}
