/* The counts as tables for a person, and as JSON.
 * Always true: the rarest stands first; what is equally rare stands in the order of the pack's files. */
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "ensemble/coverage.h"

enum { NAME_WIDTH = 34 };

/* A line of a table: where it comes from, and how rare it is. */
typedef struct Line {
    double rare;
    int at, choice;
} Line;

static int compare_lines(const void *a, const void *b) {
    const Line *x = a, *y = b;
    if (x->rare < y->rare || x->rare > y->rare) return x->rare < y->rare ? -1 : 1;
    return x->at != y->at ? x->at - y->at : x->choice - y->choice;
}

static double percent(uint64_t part, uint64_t whole) { return whole ? 100.0 * (double)part / (double)whole : 0.0; }

/* "12", "0.04" and, for nothing at all, "–". */
static void put_percent(Text *out, int width, uint64_t part, uint64_t whole) {
    const double x = percent(part, whole);
    if (!part) text_add(out, "%*s-", width - 1, "");
    else text_add(out, "%*.*f", width, x < 0.995 ? 2 : x < 9.95 ? 1 : 0, x);
}

/* --- tables ----------------------------------------------------------------------------------- */

static void events_table(const Coverage *c, Text *out) {
    Line line[EVENTS_MAX];
    const int count = c->rules->events;
    for (int n = 0; n < count; n++) line[n] = (Line){(double)c->all.event[n].histories, n, 0};
    qsort(line, (size_t)count, sizeof *line, compare_lines);
    text_add(out, "EVENTS: histories of 100 in which each happened, in all and by start\n%-*s %5s %9s %9s", NAME_WIDTH,
             "", "all", "times", "asked");
    for (int s = 0; s < c->card->starts; s++) text_add(out, "  [%d]%s", s + 1, s < 9 ? "" : " ");
    text_add(out, "\n");
    for (int n = 0; n < count; n++) {
        const EventCount *e = &c->all.event[line[n].at];
        text_add(out, "%-*s ", NAME_WIDTH, c->rules->event[line[n].at].name);
        put_percent(out, 5, e->histories, c->all.histories);
        text_add(out, " %9llu %9llu", (unsigned long long)e->times, (unsigned long long)e->asked);
        for (int s = 0; s < c->card->starts; s++)
            put_percent(out, 5, c->start[s].event[line[n].at].histories, c->start[s].histories);
        text_add(out, "\n");
    }
    for (int s = 0; s < c->card->starts; s++) text_add(out, "  [%d] %s\n", s + 1, c->card->start[s].name);
}

static void choices_table(const Coverage *c, Text *out) {
    Line *line = memory_zeros(EVENTS_MAX * CHOICES_OF_EVENT, sizeof *line);
    int count = 0;
    for (int n = 0; n < c->rules->events; n++)
        for (int choice = 0; choice < c->rules->event[n].choices; choice++)
            line[count++] = (Line){coverage_taken(&c->all.event[n], choice), n, choice};
    qsort(line, (size_t)count, sizeof *line, compare_lines);
    if (count)
        text_add(
            out,
            "\nCHOICES: of 100 answers of bots, in how many it was possible and taken; how often it came by default\n"
            "%-*s %8s %6s %9s %9s\n",
            NAME_WIDTH + 20, "", "possible", "taken", "answers", "default");
    for (int n = 0; n < count; n++) {
        const EventCount *e = &c->all.event[line[n].at];
        const Event *event = &c->rules->event[line[n].at];
        const int width = NAME_WIDTH + 20 - 1 - (int)strlen(event->name);
        text_add(out, "%s/%-*s ", event->name, width > 0 ? width : 0, event->choice[line[n].choice].id);
        put_percent(out, 8, e->possible[line[n].choice], e->answered);
        text_add(out, " ");
        put_percent(out, 6, e->taken[line[n].choice], e->answered);
        text_add(out, " %9llu %9llu\n", (unsigned long long)e->answered,
                 (unsigned long long)e->by_default[line[n].choice]);
    }
    free(line);
}

static void others_table(const Coverage *c, Text *out) {
    const Rulebook *r = c->rules;
    if (r->owns)
        text_add(out, "\nVARIABLES of the pack: histories of 100 in which each moved, lowest and highest value\n");
    for (int n = 0; n < r->owns; n++) {
        text_add(out, "%-*s ", NAME_WIDTH, r->own[n].name);
        put_percent(out, 5, c->all.own_moved[n], c->all.histories);
        text_add(out, " %10.4g %10.4g\n", c->all.own_low[n], c->all.own_high[n]);
    }
    if (r->levers) text_add(out, "\nLEVERS: months of 100 in which the pack's condition refuses the card\n");
    for (int n = 0; n < r->levers && n < COVERAGE_LEVERS; n++) {
        text_add(out, "%-*s ", NAME_WIDTH, act_info(r->lever[n].act)->name);
        put_percent(out, 5, c->all.refused[n], c->all.months);
        text_add(out, "\n");
    }
    if (r->remarks) text_add(out, "\nREMARKS: turns of 100 at whose begin each is said\n");
    for (int n = 0; n < r->remarks && n < COVERAGE_REMARKS; n++) {
        text_add(out, "%s of %s: %s ", r->remark[n].office, seat_info(r->remark[n].seat)->role, r->remark[n].id);
        put_percent(out, 5, c->all.said[n], c->all.turns);
        text_add(out, "\n");
    }
}

static void findings_list(const Coverage *c, bool warning, const char *head, Text *out) {
    bool any = false;
    for (int n = 0; n < c->findings; n++) {
        const Finding *f = &c->finding[n];
        if (f->warning != warning) continue;
        if (!any) text_add(out, "\n%s\n", head);
        any = true;
        if (f->file) text_add(out, "  %s/%s:%d: %s\n", c->book->dir, f->file, f->line, f->text);
        else text_add(out, "  %s/%s\n", c->book->dir, f->text);
    }
}

void coverage_report(const Coverage *c, Text *out) {
    text_add(out, "%llu histories of %d starts, %llu of them with bots in every seat; seed %llu\n\n",
             (unsigned long long)c->all.histories, c->card->starts, (unsigned long long)c->all.seated,
             (unsigned long long)c->seed);
    events_table(c, out);
    choices_table(c, out);
    others_table(c, out);
    findings_list(c, true, "WARNINGS", out);
    findings_list(c, false, "NEVER, OR MISSING", out);
    text_add(out, "\n%d %s, %d %s\n", c->problems, c->problems == 1 ? "problem" : "problems", c->findings - c->problems,
             c->findings - c->problems == 1 ? "warning" : "warnings");
}

/* --- JSON ------------------------------------------------------------------------------------- */

static void choice_json(const Event *e, const EventCount *count, int n, JsonOut *out) {
    json_out_object_begin(out);
    json_out_put_text(out, "id", e->choice[n].id);
    json_out_put_int(out, "possible", (int64_t)count->possible[n]);
    json_out_put_int(out, "taken", (int64_t)count->taken[n]);
    json_out_put_int(out, "by_default", (int64_t)count->by_default[n]);
    json_out_object_end(out);
}

static void event_json(const Coverage *c, int n, JsonOut *out) {
    const Event *e = &c->rules->event[n];
    const EventCount *count = &c->all.event[n];
    json_out_object_begin(out);
    json_out_put_text(out, "name", e->name);
    json_out_put_text(out, "file", e->file);
    json_out_put_int(out, "line", e->line);
    json_out_put_int(out, "histories", (int64_t)count->histories);
    json_out_put_int(out, "times", (int64_t)count->times);
    json_out_put_int(out, "asked", (int64_t)count->asked);
    json_out_put_int(out, "answered", (int64_t)count->answered);
    json_out_key(out, "histories_by_start");
    json_out_object_begin(out);
    for (int s = 0; s < c->card->starts; s++)
        json_out_put_int(out, c->card->start[s].name, (int64_t)c->start[s].event[n].histories);
    json_out_object_end(out);
    json_out_key(out, "choices");
    json_out_array_begin(out);
    for (int choice = 0; choice < e->choices; choice++) choice_json(e, count, choice, out);
    json_out_array_end(out);
    json_out_object_end(out);
}

static void others_json(const Coverage *c, JsonOut *out) {
    const Rulebook *r = c->rules;
    json_out_key(out, "variables_moved");
    json_out_object_begin(out);
    for (int n = 0; n < r->owns; n++) json_out_put_int(out, r->own[n].name, (int64_t)c->all.own_moved[n]);
    json_out_object_end(out);
    json_out_key(out, "levers_refused");
    json_out_array_begin(out);
    for (int n = 0; n < r->levers && n < COVERAGE_LEVERS; n++) {
        json_out_object_begin(out);
        json_out_put_text(out, "lever", act_info(r->lever[n].act)->name);
        json_out_put_int(out, "months", (int64_t)c->all.refused[n]);
        json_out_object_end(out);
    }
    json_out_array_end(out);
    json_out_key(out, "remarks_said");
    json_out_array_begin(out);
    for (int n = 0; n < r->remarks && n < COVERAGE_REMARKS; n++) {
        json_out_object_begin(out);
        json_out_put_text(out, "office", r->remark[n].office);
        json_out_put_text(out, "seat", seat_info(r->remark[n].seat)->role);
        json_out_put_text(out, "id", r->remark[n].id);
        json_out_put_int(out, "turns", (int64_t)c->all.said[n]);
        json_out_object_end(out);
    }
    json_out_array_end(out);
}

static void findings_json(const Coverage *c, JsonOut *out) {
    json_out_key(out, "findings");
    json_out_array_begin(out);
    for (int n = 0; n < c->findings; n++) {
        const Finding *f = &c->finding[n];
        json_out_object_begin(out);
        json_out_put_text(out, "kind", f->warning ? "warning" : "problem");
        json_out_put_text(out, "text", f->text);
        json_out_put_text(out, "file", f->file);
        json_out_put_int(out, "line", f->line);
        json_out_object_end(out);
    }
    json_out_array_end(out);
}

void coverage_json(const Coverage *c, JsonOut *out) {
    json_out_object_begin(out);
    json_out_put_text(out, "pack", c->card->id);
    json_out_put_int(out, "seed", (int64_t)c->seed);
    json_out_put_int(out, "histories", (int64_t)c->all.histories);
    json_out_put_int(out, "with_bots", (int64_t)c->all.seated);
    json_out_put_int(out, "months", (int64_t)c->all.months);
    json_out_put_int(out, "turns", (int64_t)c->all.turns);
    json_out_key(out, "events");
    json_out_array_begin(out);
    for (int n = 0; n < c->rules->events; n++) event_json(c, n, out);
    json_out_array_end(out);
    others_json(c, out);
    findings_json(c, out);
    json_out_object_end(out);
}
