/* Looking a pack over: the parts in their order, and the list of findings. Always true: see lint.h. */
#include "core/memory.h"
#include "session/lint_parts.h"

#include "model/events.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const LintRule rules[LINT_RULES] = {
#define RULE(id, name, says, hint) {#id, #name, says, hint, #id[0] == 'E'},
#include "session/lint_rules.def"
#undef RULE
};

const LintRule *lint_rule(LintRuleId id) { return &rules[id]; }

/* --- findings --------------------------------------------------------------------------------- */

static bool is_found(const Lint *l, const LintFinding *f) {
    for (int n = 0; n < l->count; n++) {
        const LintFinding *g = &l->found[n];
        if (g->rule == f->rule && g->line == f->line && strcmp(g->file, f->file) == 0 && strcmp(g->text, f->text) == 0)
            return true;
    }
    return false;
}

static void finding_add(Lint *l, LintFinding f) {
    const bool full = l->count == LINT_LISTED;
    Err text = {0}, file = {0}; /* nothing of a pack reaches a terminal as it is */
    err_set(&text, "%s", f.text);
    err_set(&file, "%s", f.file);
    f.text = text.text;
    f.file = file.text;
    if (!full && is_found(l, &f)) return;
    *(rules[f.rule].is_error ? &l->errors : &l->warnings) += 1;
    if (full) return;
    if (l->count == l->room) {
        l->room = 2 * l->room + 32;
        l->found = memory_grow(l->found, sizeof *l->found * (size_t)l->room);
    }
    f.file = arena_text(&l->arena, f.file);
    f.text = arena_text(&l->arena, f.text);
    l->found[l->count++] = f;
}

void lint_find(LintJob *j, LintRuleId rule, const char *file, int line, const char *format, ...) {
    char text[500];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    finding_add(j->out, (LintFinding){rule, file, line, text});
}

void lint_say(const LintAt *at, LintRuleId rule, const char *format, ...) {
    char text[500];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    lint_find(at->j, rule, at->file, at->line, "%s \"%s\": %s", at->what, at->name, text);
}

void lint_find_error(LintJob *j, LintRuleId rule, const char *text) {
    const size_t dir = strlen(j->dir);
    char file[256];
    if (strncmp(text, j->dir, dir) == 0 && text[dir] == '/') text += dir + 1;
    const char *colon = strchr(text, ':');
    const bool named = colon && colon - text < (long)sizeof file && !memchr(text, ' ', (size_t)(colon - text));
    if (!named) {
        lint_find(j, rule, "pack.json", 1, "%s", text);
        return;
    }
    memcpy(file, text, (size_t)(colon - text));
    file[colon - text] = '\0';
    char *end;
    const long line = strtol(colon + 1, &end, 10);
    const bool has_line = end > colon + 1 && *end == ':';
    const char *rest = has_line ? end + 1 : colon + 1;
    lint_find(j, rule, file, has_line ? (int)line : 1, "%s", rest + strspn(rest, " "));
}

bool lint_found(const LintJob *j, LintRuleId rule) {
    for (int n = 0; n < j->out->count; n++)
        if (j->out->found[n].rule == rule) return true;
    return false;
}

static int compare_findings(const void *a, const void *b) {
    const LintFinding *x = a, *y = b;
    const int file = strcmp(x->file, y->file);
    if (file) return file;
    if (x->line != y->line) return x->line < y->line ? -1 : 1;
    return x->rule != y->rule ? (x->rule < y->rule ? -1 : 1) : strcmp(x->text, y->text);
}

/* --- the pack --------------------------------------------------------------------------------- */

/* What the reader of rulebooks refuses and no rule saw; and goals that are met from the start. */
static void rulebooks_look(LintJob *j) {
    Scenario *s = memory_new(sizeof *s);
    bool met[64];
    Err err = {0};
    memset(met, true, sizeof met);
    for (int n = 0; n < j->starts_listed; n++) {
        if (!pack_load(j->dir, j->starts, j->start[n], s, &err)) break;
        Rulebook *r = rulebook_make(j->p, s, NULL, 0, &err);
        if (!r) lint_find_error(j, LINT_expression, err.text);
        if (!r) break;
        const Scope scope = rulebook_scope(&s->start, &s->nominal, s, SEAT_NONE, NULL, NULL);
        s->rules = r;
        events_begin(&s->start, s);
        for (int g = 0; g < r->goals && g < (int)COUNT_OF(met); g++)
            met[g] = met[g] && program_run(r->op, r->goal[g].met, &scope) > 0.5;
        rulebook_free(r);
    }
    for (int g = 0; !err.text[0] && g < j->p->goals && g < (int)COUNT_OF(met); g++)
        if (met[g])
            lint_find(j, LINT_goal_at_once, j->p->goal[g].file, j->p->goal[g].line,
                      "goal \"%s\": it is met at the beginning of every start", j->p->goal[g].name);
    free(s);
}

void lint_pack(const char *dir, Lint *out) {
    *out = (Lint){0};
    LintJob *j = memory_zeros(1, sizeof *j);
    j->dir = dir;
    j->out = out;
    lint_scripts(j);
    lint_files(j);
    lint_data(j);
    if (j->p) {
        lint_events(j);
        lint_others(j);
    }
    lint_texts(j);
    if (j->p && j->scenario && j->whole && !out->errors) rulebooks_look(j);
    lint_files_end(j);
    free(j);
    if (out->count) qsort(out->found, (size_t)out->count, sizeof *out->found, compare_findings);
}

void lint_free(Lint *lint) {
    free(lint->found);
    arena_free(&lint->arena);
    *lint = (Lint){0};
}
