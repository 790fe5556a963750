/* What has been, as dated moments. Always true: see board.h; events and turns of the file are read from the
 * worlds that the session keeps, decisions from its journal, so nothing is lived again. */
#include <stdio.h>
#include <stdlib.h>

#include "core/memory.h"
#include "model/rulebook.h"
#include "report/board_parts.h"
#include "report/compare.h"
#include "report/words.h"
#include "session/naming.h"

typedef struct Moments {
    const Board *b;
    Moment *all;
    int count, room;
} Moments;

/* The text is freed. */
static void add(Moments *m, MomentKind kind, double month, int turn, Text *text) {
    if (m->count == m->room) {
        m->room = 2 * m->room + 64;
        m->all = memory_grow(m->all, (size_t)m->room * sizeof *m->all);
    }
    m->all[m->count] = (Moment){.kind = kind, .month = (int)month, .turn = turn};
    snprintf(m->all[m->count].told, sizeof m->all[m->count].told, "%s", text->data ? text->data : "");
    m->count++;
    text_free(text);
}

/* --- between the begins of two turns ------------------------------------------------------------ */

static void events_add(Moments *m, const World *was, const World *now, int turn) {
    const Rulebook *r = m->b->game->scenario->rules;
    for (int e = 0; r && e < r->events; e++) {
        if (now->event_month[e] <= was->event_month[e]) continue;
        const Event *event = &r->event[e];
        const int choice = (int)now->event_choice[e] - 1;
        Text text = {0};
        board_event_text(m->b, event->title, &text);
        if (choice >= 0 && choice < event->choices) {
            text_add(&text, ": ");
            board_event_text(m->b, event->choice[choice].label, &text);
        }
        add(m, event->seat == m->b->seat ? MOMENT_ASKED : MOMENT_EVENT, now->event_month[e], turn, &text);
    }
}

static void states_add(Moments *m, const World *was, const World *now, int turn) {
    static const struct {
        VarId month;
        const char *words;
    } firsts[] = {
        {VAR_month_war_end, TONGUE("The guns fall silent")},
        {VAR_month_guarantee, TONGUE("A first formal guarantee")},
        {VAR_month_expulsion, TONGUE("The invaders are expelled")},
        {VAR_month_turmoil, TONGUE("Turmoil in {rival}'s capital")},
        {VAR_month_collapse, TONGUE("{rival}'s economy collapses")},
        {VAR_month_nuclear, TONGUE("A nuclear weapon is used")},
        {VAR_month_alliance_war, TONGUE("War between the alliance and {rival}")},
        {VAR_month_member_attacked, TONGUE("An armed attack on a member")},
    };
    const Scenario *s = m->b->game->scenario;
    for (size_t n = 0; n < COUNT_OF(firsts); n++) {
        const double month = world_get(now, firsts[n].month, 0);
        if (month < 0.5 || world_get(was, firsts[n].month, 0) > 0.5) continue;
        Text text = {0};
        naming_fill(s, firsts[n].words, &text);
        add(m, MOMENT_STATE, month, turn, &text);
    }
    if ((int)now->stage != (int)was->stage) {
        Text text = {0};
        text_say(&text, "The file: %s", words_stage((int)now->stage));
        add(m, MOMENT_STATE, now->stage_month, turn, &text);
    }
    if (now->windows_seen > was->windows_seen + 0.5) {
        Text text = {0};
        text_say(&text, "A window opens");
        add(m, MOMENT_STATE, now->month, turn, &text);
    }
    if (now->frozen > 0.5 && was->frozen < 0.5) {
        Text text = {0};
        text_say(&text, "The line falls quiet");
        add(m, MOMENT_STATE, now->month, turn, &text);
    }
    if (now->reattacks > was->reattacks + 0.5) {
        Text text = {0};
        text_say(&text, "A new attack");
        add(m, MOMENT_STATE, now->month, turn, &text);
    }
}

/* --- decisions --------------------------------------------------------------------------------- */

void moment_entry(const Board *b, const JournalEntry *e, Text *out) {
    Text text = {0};
    if (e->command.kind == COMMAND_END_TURN || e->command.kind == COMMAND_STOPPED) {
        text_say(out, "Turn %d ends", e->turn);
        return;
    }
    compare_command(b->game, e, &text);
    board_event_text(b, text.data, out);
    text_free(&text);
}

static void decisions_add(Moments *m) {
    const Journal *j = &m->b->game->journal;
    for (size_t n = 0; n < j->count; n++) {
        const JournalEntry *e = &j->entries[n];
        const CommandKind kind = e->command.kind;
        if (e->turn < m->b->game->first_turn || kind == COMMAND_END_TURN || kind == COMMAND_STOPPED ||
            kind == COMMAND_PREDICT)
            continue;
        Text text = {0};
        moment_entry(m->b, e, &text);
        add(m, MOMENT_DECISION, e->month, e->turn, &text);
    }
}

static int compare_moments(const void *a, const void *b) {
    const Moment *one = a, *two = b;
    return one->month != two->month ? one->month - two->month : (int)one->kind - (int)two->kind;
}

Moment *board_moments(const Board *b, int *count) {
    const Session *g = b->game;
    Moments m = {.b = b};
    const int last = session_turn(g);
    for (int turn = g->first_turn; turn <= last; turn++) {
        const World *was = session_past(g, turn), *next = session_past(g, turn + 1);
        const World *now = next ? next : &g->world;
        if (!was) continue;
        events_add(&m, was, now, turn);
        states_add(&m, was, now, turn);
    }
    decisions_add(&m);
    if (m.count) qsort(m.all, (size_t)m.count, sizeof *m.all, compare_moments);
    *count = m.count;
    return m.all;
}
