/* Variables, cards, goals, advisors, lessons and tests for lint. Always true: see lint_parts.h. */
#include "session/lint_parts.h"

#include <string.h>

#include "session/advisor.h"

/* --- variables -------------------------------------------------------------------------------- */

/* Which of the pack's variables are read and which are moved. */
typedef struct Uses {
    const Reader *p;
    bool read[OWN_MAX], moved[OWN_MAX];
    bool functions; /* they may do either */
} Uses;

static void read_mark(Uses *u, int tree, int except) {
    if (tree == NO_TREE) return;
    const Tree *t = &u->p->forest.tree[tree];
    if (t->kind == TREE_OWN && t->index != except) u->read[t->index] = true;
    for (int n = 0; n < t->children; n++) read_mark(u, t->child[n], except);
}

static void effects_mark(Uses *u) {
    for (int n = 0; n < u->p->effects; n++) {
        const RawEffect *e = &u->p->effect[n];
        const Tree *t = e->target == NO_TREE ? NULL : &u->p->forest.tree[e->target];
        if (t && t->kind == TREE_OWN) u->moved[t->index] = true;
        u->functions = u->functions || e->kind == RAW_SCRIPT;
        read_mark(u, e->value, -1);
        read_mark(u, e->value_2, -1);
        read_mark(u, e->value_3, -1);
    }
}

static void events_mark(Uses *u) {
    for (int n = 0; n < u->p->events; n++) {
        const RawEvent *e = &u->p->event[n];
        read_mark(u, e->when, -1);
        read_mark(u, e->chance, -1);
        for (int c = 0; c < e->choices; c++) {
            read_mark(u, e->choice[c].needs, -1);
            read_mark(u, e->choice[c].bot, -1);
        }
    }
}

static void others_mark(Uses *u) {
    const Reader *p = u->p;
    for (int n = 0; n < p->variables; n++) read_mark(u, p->variable[n].month, n);
    for (int n = 0; n < p->levers; n++) {
        read_mark(u, p->lever[n].needs, -1);
        read_mark(u, p->lever[n].back, -1);
    }
    for (int n = 0; n < p->tests; n++) read_mark(u, p->test[n].expect, -1);
    for (int n = 0; n < p->goals; n++) {
        read_mark(u, p->goal[n].met, -1);
        read_mark(u, p->goal[n].partly, -1);
    }
    for (int n = 0; n < p->advisors; n++)
        for (int m = 0; m < p->advisor[n].remarks; m++) read_mark(u, p->advisor[n].remark[m].when, -1);
    for (int n = 0; n < p->lessons; n++)
        for (int m = 0; m < p->lesson[n].steps; m++) read_mark(u, p->lesson[n].step[m].when, -1);
}

/* A text shows it: {name} or {name:form}. */
static bool is_told(const LintJob *j, const char *name) {
    const size_t length = strlen(name);
    for (int l = 0; l < j->languages; l++)
        for (int n = 0; n < j->language[l].texts.count; n++)
            for (const char *at = j->language[l].texts.entry[n].text; (at = strchr(at, '{')) != NULL; at++)
                if (strncmp(at + 1, name, length) == 0 && (at[1 + length] == '}' || at[1 + length] == ':')) return true;
    return false;
}

static void variables_look(LintJob *j) {
    Uses u = {.p = j->p};
    effects_mark(&u);
    events_mark(&u);
    others_mark(&u);
    for (int n = 0; n < j->p->variables; n++) {
        const RawVariable *v = &j->p->variable[n];
        const LintAt at = {j, v->file, "variable", v->name, v->line, SEAT_NONE, n};
        lint_tree(&at, v->month, USE_MONTH);
        if (u.functions || !j->whole) continue;
        if (!u.read[n] && !is_told(j, v->name)) lint_say(&at, LINT_variable_unread, "nothing reads it");
        if (!u.moved[n] && v->month == NO_TREE)
            lint_say(&at, LINT_variable_fixed, "it has no `month`, and no effect moves it");
    }
}

/* --- cards, goals, advisors ------------------------------------------------------------------- */

static void seat_look(const LintAt *at, const char *what) {
    if (at->j->scenario && at->seat != SEAT_NONE && !seat_sits(at->j->scenario, at->seat))
        lint_say(at, LINT_seat_empty, "nobody sits as %s: %s", seat_info(at->seat)->role, what);
}

static void levers_look(LintJob *j) {
    for (int n = 0; n < j->p->levers; n++) {
        const RawLever *l = &j->p->lever[n];
        const LintAt at = {j, l->file, "lever", l->card, l->line, SEAT_NONE, -1};
        const ActId act = act_find(l->card);
        bool held = !j->scenario || act == ACT_NONE;
        for (int seat = 0; !held && seat < SEAT_COUNT; seat++)
            held = seat_sits(j->scenario, (SeatId)seat) && (j->scenario->seat_acts[seat] >> act & 1);
        lint_condition(&at, l->needs, "needs");
        lint_condition(&at, l->back, "back");
        if (!held) lint_say(&at, LINT_card_nobodys, "no seat of this pack has the card");
    }
}

static void goals_look(LintJob *j) {
    for (int n = 0; n < j->p->goals; n++) {
        const RawGoal *g = &j->p->goal[n];
        const LintAt at = {j, g->file, "goal", g->name, g->line, seat_find(g->seat), -1};
        lint_condition(&at, g->met, "met");
        lint_condition(&at, g->partly, "partly");
        seat_look(&at, "nobody has this goal");
    }
}

static void office_look(const LintAt *at) {
    const char *known[OFFICE_COUNT];
    const OfficeInfo *office = NULL;
    for (int n = 0; n < OFFICE_COUNT; n++) {
        known[n] = office_info((OfficeId)n)->name;
        if (strcmp(known[n], at->name) == 0) office = office_info((OfficeId)n);
    }
    const char *near = text_nearest(at->name, known, OFFICE_COUNT);
    if (!office)
        lint_say(at, LINT_advisor_office, near ? "unknown office; did you mean \"%s\"?" : "unknown office", near);
    else if (!seat_is_letter(at->seat, office->seats))
        lint_say(at, LINT_advisor_office, "the seat %s has no such office", seat_info(at->seat)->role);
}

static void advisors_look(LintJob *j) {
    for (int n = 0; n < j->p->advisors; n++) {
        const RawAdvisor *a = &j->p->advisor[n];
        const LintAt at = {j, a->file, "advisor", a->office, a->line, seat_find(a->seat), -1};
        office_look(&at);
        seat_look(&at, "nobody is advised");
        for (int m = 0; m < a->remarks; m++) lint_condition(&at, a->remark[m].when, "when");
    }
}

/* --- lessons, tests and properties ------------------------------------------------------------------------ */

static void lessons_look(LintJob *j) {
    for (int n = 0; n < j->p->lessons; n++) {
        const RawLesson *l = &j->p->lesson[n];
        const LintAt at = {j, l->file, "lesson", l->name, l->line, seat_find(l->seat), -1};
        lint_start(&at, l->start);
        seat_look(&at, "nobody is guided");
        for (int m = 0; m < l->steps; m++) lint_condition(&at, l->step[m].when, "done");
    }
}

/* The start that a test or property names; whether it has a claim. */
static bool data_look(const LintAt *at, const RawData *data) {
    Json *json = json_parse(data->file, data->json, strlen(data->json), NULL);
    JsonAt item;
    const char *start;
    if (json && json_object_find(json_root(json), "start", &item) && json_as_text(item, &start, NULL))
        lint_start(at, start);
    const bool claims = json && json_object_find(json_root(json), "claim", &item);
    json_free(json);
    return claims;
}

static void tests_look(LintJob *j) {
    for (int n = 0; n < j->p->tests; n++) {
        const RawData *t = &j->p->test[n];
        const LintAt at = {j, t->file, "test", t->name, t->line, SEAT_NONE, -1};
        lint_tree(&at, t->expect, USE_PLAIN);
        if (!data_look(&at, t) && t->expect == NO_TREE)
            lint_say(&at, LINT_test_empty, "it has neither `expect` nor `claim`");
    }
}

static void properties_look(LintJob *j) {
    for (int n = 0; n < j->p->rows; n++) {
        const RawData *row = &j->p->row[n];
        data_look(&(LintAt){j, row->file, "property", row->name, row->line, SEAT_NONE, -1}, row);
    }
}

void lint_others(LintJob *j) {
    variables_look(j);
    levers_look(j);
    goals_look(j);
    advisors_look(j);
    lessons_look(j);
    tests_look(j);
    properties_look(j);
}
