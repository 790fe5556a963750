/* Texts for lint: keys, lengths, names in braces, languages.
 * Always true: which keys there can be is told by the declarations alone; nothing is said to be unused
 * while a script could not be read to its end. */
#include "core/memory.h"
#include "session/lint_parts.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEY_BYTES = 200 };

/* A key that something shows. */
typedef struct Wanted {
    const char *key, *file;
    int line, words; /* most words; 0: no limit */
    bool needed, names_only; /* names_only: no numbers are filled in */
} Wanted;

typedef struct Wants {
    LintJob *j;
    Wanted *want;
    int count, room;
} Wants;

static void want(Wants *w, Wanted one, const char *format, ...) __attribute__((format(printf, 3, 4)));
static void want(Wants *w, Wanted one, const char *format, ...) {
    char key[KEY_BYTES];
    va_list names;
    va_start(names, format);
    vsnprintf(key, sizeof key, format, names);
    va_end(names);
    if (w->count == w->room) {
        w->room = 2 * w->room + 64;
        w->want = memory_grow(w->want, sizeof *w->want * (size_t)w->room);
    }
    one.key = arena_text(&w->j->out->arena, key);
    w->want[w->count++] = one;
}

static void event_wants(Wants *w, const RawEvent *e) {
    const bool asks = e->choices > 0;
    want(w, (Wanted){NULL, e->file, e->line, 8, true, true}, "event.%s.title", e->name);
    want(w, (Wanted){NULL, e->file, e->line, 80, true, !asks}, "event.%s.text", e->name);
    want(w, (Wanted){NULL, e->file, e->line, 30, asks, true}, "event.%s.watch", e->name);
    for (int n = 0; n < e->choices; n++) {
        const char *id = e->choice[n].id;
        const Wanted line = {NULL, e->file, e->line, 20, true, false};
        want(w, line, "event.%s.choice.%s", e->name, id);
        want(w, line, "event.%s.choice.%s.note", e->name, id);
        want(w, (Wanted){NULL, e->file, e->line, 25, true, true}, "event.%s.choice.%s.done", e->name, id);
        want(w, (Wanted){NULL, e->file, e->line, 20, false, true}, "event.%s.choice.%s.why", e->name, id);
    }
}

static void others_want(Wants *w) {
    const Reader *p = w->j->p;
    for (int n = 0; n < p->variables; n++)
        want(w,
             (Wanted){NULL, p->variable[n].file, p->variable[n].line, 30, p->variable[n].seen_by != SEEN_NOBODY, true},
             "variable.%s", p->variable[n].name);
    for (int n = 0; n < p->levers; n++)
        want(w, (Wanted){NULL, p->lever[n].file, p->lever[n].line, 20, true, true}, "lever.%s.why", p->lever[n].card);
    for (int n = 0; n < p->goals; n++)
        want(w, (Wanted){NULL, p->goal[n].file, p->goal[n].line, 25, true, true}, "goal.%s", p->goal[n].name);
    for (int n = 0; n < p->advisors; n++) {
        const RawAdvisor *a = &p->advisor[n];
        want(w, (Wanted){NULL, a->file, a->line, 8, false, true}, "advisor.%s.%s.title", a->office, a->seat);
        for (int m = 0; m < a->remarks; m++)
            want(w, (Wanted){NULL, a->file, a->line, 45, true, false}, "advisor.%s.%s.remark.%s", a->office, a->seat,
                 a->remark[m].id);
    }
}

static void lessons_want(Wants *w) {
    const Reader *p = w->j->p;
    for (int n = 0; n < p->lessons; n++)
        for (int m = 0; m < p->lesson[n].steps; m++)
            want(w, (Wanted){NULL, p->lesson[n].file, p->lesson[n].line, 80, true, false}, "lesson.%s.%s",
                 p->lesson[n].name, p->lesson[n].step[m].id);
}

/* Names in a language; without them those of pack.json and the tables stand. */
static void names_want(Wants *w) {
    const Scenario *s = w->j->scenario;
    const Wanted name = {NULL, "pack.json", 1, 8, false, true};
    want(w, name, "name.candidate");
    want(w, name, "name.rival");
    want(w, name, "name.alliance");
    for (int seat = 0; seat < SEAT_COUNT; seat++) want(w, name, "name.seat.%s", seat_info((SeatId)seat)->role);
    for (int n = 0; s && n < s->members; n++) want(w, name, "name.member.%s", s->member_id[n]);
    for (int n = 0; s && n < s->regions; n++) want(w, name, "name.region.%s", s->region_id[n]);
}

static int compare_wanted(const void *a, const void *b) {
    return strcmp(((const Wanted *)a)->key, ((const Wanted *)b)->key);
}

static void wants_collect(Wants *w) {
    LintJob *j = w->j;
    for (int n = 0; n < j->starts_listed; n++) {
        want(w, (Wanted){NULL, "pack.json", 1, 8, false, true}, "start.%s.title", j->start[n]);
        want(w, (Wanted){NULL, "pack.json", 1, 0, false, true}, "start.%s.summary", j->start[n]);
    }
    for (int n = 0; j->p && n < j->p->events; n++) event_wants(w, &j->p->event[n]);
    if (j->p) others_want(w);
    if (j->p) lessons_want(w);
    names_want(w);
    if (w->count) qsort(w->want, (size_t)w->count, sizeof *w->want, compare_wanted);
}

static const Wanted *wanted_find(const Wants *w, const char *key) {
    const Wanted sought = {.key = key};
    return w->count ? bsearch(&sought, w->want, (size_t)w->count, sizeof *w->want, compare_wanted) : NULL;
}

/* --- names in braces -------------------------------------------------------------------------- */

/* Names of seats, states and places; a number otherwise; neither: -1. */
typedef enum Filled { FILLED_NOTHING = -1, FILLED_NAME, FILLED_NUMBER } Filled;

static Filled filled_of(const LintJob *j, const char *name, const char **near) {
    static const char *const names[] = {"candidate",  "rival", "alliance", "candidate_seat",
                                        "rival_seat", "title", "command"};
    const char *known[COUNT_OF(names) + SEAT_COUNT + VAR_COUNT + OWN_MAX], *const *engine;
    size_t count = 0;
    for (size_t n = 0; n < COUNT_OF(names); n++) known[count++] = names[n];
    for (int seat = 0; seat < SEAT_COUNT; seat++) known[count++] = seat_info((SeatId)seat)->role;
    for (size_t n = 0; n < count; n++)
        if (strcmp(known[n], name) == 0) return FILLED_NAME;
    const VarId var = var_find(name);
    if (var != VAR_NONE && var_info(var)->count == 1 && var_info(var)->seen_by != SEEN_NOBODY) return FILLED_NUMBER;
    const size_t variables = var_names(&engine);
    for (size_t n = 0; n < variables; n++) known[count++] = engine[n];
    for (int n = 0; j->p && n < j->p->variables; n++) {
        known[count++] = j->p->variable[n].name;
        if (strcmp(j->p->variable[n].name, name) == 0) return FILLED_NUMBER;
    }
    *near = text_nearest(name, known, count);
    return FILLED_NOTHING;
}

/* False if something was said about it: one fault of a text is enough. */
static bool brace_look(LintJob *j, const LintLanguage *l, const PackText *t, const Wanted *w, const char *inner) {
    char name[64];
    const char *near = NULL;
    snprintf(name, sizeof name, "%.*s", (int)strcspn(inner, ":"), inner);
    const char *form = strchr(inner, ':');
    const Filled filled = filled_of(j, name, &near);
    const bool shaped = (form != NULL) == (strcmp(name, "command") == 0) ||
                        (filled == FILLED_NUMBER && (strcmp(form, ":percent") == 0 || strcmp(form, ":months") == 0));
    const bool wrong_place = filled == FILLED_NUMBER && w && w->names_only;
    if (filled == FILLED_NOTHING)
        lint_find(j, LINT_text_name, l->file, t->line,
                  near ? "%s: unknown {%s}; did you mean {%s}?" : "%s: unknown {%s}", t->key, name, near);
    else if (wrong_place)
        lint_find(j, LINT_text_number, l->file, t->line, "%s: {%s} is a number", t->key, inner);
    else if (!shaped)
        lint_find(j, LINT_text_name, l->file, t->line,
                  "%s: {%s} has a form that is none: :percent or :months, after a number", t->key, inner);
    return filled != FILLED_NOTHING && !wrong_place && shaped;
}

static void braces_look(LintJob *j, const LintLanguage *l, const PackText *t, const Wanted *w) {
    for (const char *at = t->text; (at = strpbrk(at, "{}")) != NULL;) {
        char inner[64];
        const size_t length = *at == '{' ? strcspn(at + 1, "{}") : 0;
        if (*at == '}' || at[1 + length] != '}' || length >= sizeof inner) {
            lint_find(j, LINT_text_name, l->file, t->line, "%s: a brace without its other half", t->key);
            return;
        }
        snprintf(inner, sizeof inner, "%.*s", (int)length, at + 1);
        if (!brace_look(j, l, t, w, inner)) return;
        at += length + 2;
    }
}

/* The first number in braces that one text has and the other lacks. Names may be left out: a language
 * that declines them says it in another way. */
static bool brace_lacks(const LintJob *j, const char *text, const char *other, char out[64]) {
    for (const char *at = text; (at = strchr(at, '{')) != NULL; at++) {
        const char *near, *found;
        const int length = (int)strcspn(at + 1, "}:");
        snprintf(out, 64, "%.*s", length, at + 1);
        if (length > 60 || filled_of(j, out, &near) != FILLED_NUMBER) continue;
        for (found = strstr(other, out); found; found = strstr(found + 1, out))
            if (found > other && found[-1] == '{' && (found[length] == '}' || found[length] == ':')) break;
        if (!found) return true;
    }
    return false;
}

/* --- texts ------------------------------------------------------------------------------------ */

static int words_of(const char *text) {
    int words = 0;
    for (bool inside = false; *text; text++) {
        const bool space = isspace((unsigned char)*text);
        words += !space && !inside;
        inside = !space;
    }
    return words;
}

static void text_look(const Wants *w, const LintLanguage *l, const PackText *t) {
    LintJob *j = w->j;
    const Wanted *wanted = wanted_find(w, t->key);
    const int words = words_of(t->text);
    const bool name = !j->scenario && strncmp(t->key, "name.", 5) == 0; /* of a member that was not read */
    if (!wanted && j->whole && !name) lint_find(j, LINT_text_unused, l->file, t->line, "nothing shows \"%s\"", t->key);
    if (!words) lint_find(j, LINT_text_empty, l->file, t->line, "%s is empty", t->key);
    if (wanted && wanted->words && words > wanted->words)
        lint_find(j, LINT_text_long, l->file, t->line, "%s has %d words, more than %d", t->key, words, wanted->words);
    if (j->out->count < LINT_LISTED) braces_look(j, l, t, wanted);
}

static void pair_look(const Wants *w, const LintLanguage *first, const LintLanguage *other) {
    LintJob *j = w->j;
    char name[64];
    for (int n = 0; n < first->texts.count; n++) {
        const PackText *t = &first->texts.entry[n], *o = pack_texts_find(&other->texts, t->key);
        if (!o) lint_find(j, LINT_text_untranslated, first->file, t->line, "%s is missing in %s", t->key, other->file);
        else if (brace_lacks(j, t->text, o->text, name))
            lint_find(j, LINT_text_differs, other->file, o->line, "%s: the number {%s} stands in %s alone", t->key,
                      name, first->file);
        else if (brace_lacks(j, o->text, t->text, name))
            lint_find(j, LINT_text_differs, other->file, o->line, "%s: the number {%s} stands in %s alone", t->key,
                      name, other->file);
    }
    for (int n = 0; n < other->texts.count; n++) {
        const PackText *t = &other->texts.entry[n];
        const Wanted *wanted = wanted_find(w, t->key);
        if (wanted && wanted->needed && !pack_texts_find(&first->texts, t->key))
            lint_find(j, LINT_text_untranslated, other->file, t->line, "%s is missing in %s", t->key, first->file);
    }
}

static void missing_look(const Wants *w, const LintLanguage *first) {
    for (int n = 0; n < w->count; n++) {
        const Wanted *one = &w->want[n];
        if (one->needed && (!first || !pack_texts_find(&first->texts, one->key)))
            lint_find(w->j, LINT_text_missing, one->file, one->line, "the text %s is missing", one->key);
    }
}

static void languages_look(const Wants *w) {
    bool any = false;
    for (int n = 0; n < w->count; n++) any = any || w->want[n].needed;
    for (int n = 0; n < w->j->languages; n++) any = any || w->j->language[n].there;
    for (int n = 0; any && n < w->j->languages; n++) {
        const LintLanguage *l = &w->j->language[n];
        if (l->listed && !l->there && !lint_found(w->j, LINT_text_file))
            lint_find(w->j, LINT_language_missing, "pack.json", 1, "there is no %s", l->file);
    }
}

void lint_texts(LintJob *j) {
    Wants w = {.j = j};
    const LintLanguage *first = NULL;
    wants_collect(&w);
    languages_look(&w);
    for (int n = 0; n < j->languages; n++) {
        const LintLanguage *l = &j->language[n];
        if (!l->there) continue;
        for (int t = 0; t < l->texts.count; t++) text_look(&w, l, &l->texts.entry[t]);
        if (first) pair_look(&w, first, l);
        else first = l;
    }
    if (first || !lint_found(j, LINT_text_file)) missing_look(&w, first);
    free(w.want);
}
