/* What the counts show, and which texts a language lacks.
 * Always true: findings stand in the order of the pack's files; texts come last. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "ensemble/coverage.h"

/* A choice that bots take more often than this in 100 is hardly one, if they were asked so often. */
static const double favourite_most = 85.0;
enum { ANSWERS_LEAST = 40 };

double coverage_taken(const EventCount *e, int choice) {
    return e->answered ? 100.0 * (double)e->taken[choice] / (double)e->answered : 0.0;
}

static void find(Coverage *c, bool warning, const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
static void find(Coverage *c, bool warning, const char *file, int line, const char *format, ...) {
    char text[300];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    c->finding = memory_grow(c->finding, sizeof *c->finding * (size_t)(c->findings + 1));
    c->finding[c->findings++] = (Finding){warning, file, line, arena_text(&c->arena, text)};
    c->problems += !warning;
}

/* --- what never happens ----------------------------------------------------------------------- */

static void judge_choice(Coverage *c, const Event *e, const EventCount *count, int choice) {
    const char *id = e->choice[choice].id;
    const double taken = coverage_taken(count, choice);
    if (!count->answered) return;
    if (!count->possible[choice]) find(c, false, e->file, e->line, "%s: \"%s\" is never possible", e->name, id);
    else if (!count->taken[choice])
        find(c, count->by_default[choice] > 0, e->file, e->line, "%s: no bot ever takes \"%s\" in %llu answers%s",
             e->name, id, (unsigned long long)count->answered,
             count->by_default[choice] ? "; it comes by default alone" : "");
    if (taken > favourite_most && count->answered >= ANSWERS_LEAST)
        find(c, true, e->file, e->line, "%s: bots take \"%s\" in %.0f of 100 answers", e->name, id, taken);
}

static void judge_events(Coverage *c) {
    for (int n = 0; n < c->rules->events; n++) {
        const Event *e = &c->rules->event[n];
        const EventCount *count = &c->all.event[n];
        if (!count->times) find(c, false, e->file, e->line, "%s: it never happens", e->name);
        else if (e->choices && !count->answered) find(c, false, e->file, e->line, "%s: no bot is ever asked", e->name);
        for (int choice = 0; choice < e->choices; choice++) judge_choice(c, e, count, choice);
    }
}

static void judge_others(Coverage *c) {
    const Rulebook *r = c->rules;
    for (int n = 0; n < r->owns; n++)
        if (!c->all.own_moved[n])
            find(c, false, r->own[n].file, r->own[n].line, "variable %s: it never moves", r->own[n].name);
    for (int n = 0; n < r->levers && n < COVERAGE_LEVERS; n++) {
        const uint64_t refused = c->all.refused[n];
        if (refused && refused < c->all.months) continue;
        find(c, false, r->lever[n].file, r->lever[n].line, "lever %s: its condition %s",
             act_info(r->lever[n].act)->name,
             refused ? "never holds, so that the card can never be taken" : "always holds, so that it refuses nothing");
    }
    for (int n = 0; n < r->remarks && n < COVERAGE_REMARKS; n++)
        if (!c->all.said[n])
            find(c, false, r->remark[n].file, r->remark[n].line, "advisor %s of %s: \"%s\" is never said",
                 r->remark[n].office, seat_info(r->remark[n].seat)->role, r->remark[n].id);
}

/* --- texts ------------------------------------------------------------------------------------ */

typedef struct Language {
    const char *code;
    PackTexts texts;
} Language;

static void want(Coverage *c, const Language *l, const char *format, ...) __attribute__((format(printf, 3, 4)));
static void want(Coverage *c, const Language *l, const char *format, ...) {
    char key[200];
    va_list names;
    va_start(names, format);
    vsnprintf(key, sizeof key, format, names);
    va_end(names);
    if (!pack_texts_find(&l->texts, key))
        find(c, false, NULL, 0, "text/%s.json: \"%s\" is missing", l->code, key);
}

static void event_texts(Coverage *c, const Language *l, const Event *e) {
    want(c, l, "event.%s.title", e->name);
    want(c, l, "event.%s.text", e->name);
    if (e->choices) want(c, l, "event.%s.watch", e->name);
    for (int n = 0; n < e->choices; n++) {
        want(c, l, "event.%s.choice.%s", e->name, e->choice[n].id);
        want(c, l, "event.%s.choice.%s.note", e->name, e->choice[n].id);
        want(c, l, "event.%s.choice.%s.done", e->name, e->choice[n].id);
    }
}

static void language_texts(Coverage *c, const Language *l) {
    const Rulebook *r = c->rules;
    for (int n = 0; n < r->owns; n++) want(c, l, "variable.%s", r->own[n].name);
    for (int n = 0; n < r->events; n++) event_texts(c, l, &r->event[n]);
    for (int n = 0; n < r->levers; n++) want(c, l, "lever.%s.why", act_info(r->lever[n].act)->name);
    for (int n = 0; n < r->goals; n++) want(c, l, "goal.%s", r->goal[n].name);
    for (int n = 0; n < r->remarks; n++)
        want(c, l, "advisor.%s.%s.remark.%s", r->remark[n].office, seat_info(r->remark[n].seat)->role, r->remark[n].id);
}

static bool judge_texts(Coverage *c, Err *err) {
    const char *at = c->card->languages;
    while (*at) {
        char code[NAME_MAX_BYTES];
        const size_t length = strcspn(at, ",");
        snprintf(code, sizeof code, "%.*s", (int)length, at);
        Language l = {.code = code};
        if (!pack_texts(c->book->dir, code, &l.texts, err)) return false;
        language_texts(c, &l);
        pack_texts_free(&l.texts);
        at += length;
        at += strspn(at, ", ");
    }
    return true;
}

bool coverage_judge(Coverage *c, Err *err) {
    judge_events(c);
    judge_others(c);
    return judge_texts(c, err);
}
