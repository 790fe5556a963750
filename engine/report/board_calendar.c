/* What runs out when, and how each member stands to the file. Always true: see board.h; months are counted
 * from now; a turn that is not begun is taken to be as long as this one. */
#include <stdio.h>
#include <stdlib.h>

#include "core/real.h"
#include "model/accession.h"
#include "model/events.h"
#include "report/board.h"
#include "report/figures.h"
#include "report/telling.h"
#include "report/words.h"
#include "session/naming.h"

/* --- the calendar ------------------------------------------------------------------------------ */

typedef struct Calendar {
    const Board *b;
    CalendarMark *mark;
    int count;
} Calendar;

static CalendarMark *add(Calendar *c, CalendarKind kind, double in, const char *name, const char *command) {
    if (in < -0.01 || c->count == CALENDAR_MAX) return NULL;
    CalendarMark *m = &c->mark[c->count++];
    *m = (CalendarMark){.kind = kind, .in = in, .command = command};
    snprintf(m->name, sizeof m->name, "%s", name);
    return m;
}

static void told(const Board *b, CalendarMark *m, Text *text) {
    char date[DATE_BYTES];
    figures_date(b->game->scenario, (int)(b->game->world.month + m->in + 0.5), date);
    snprintf(m->told, sizeof m->told, "%s: %s", date, text->data ? text->data : m->name);
    text_free(text);
}

static void say(Calendar *c, CalendarMark *m, const char *words) {
    Text text = {0};
    if (!m) return;
    text_add(&text, "%s", words);
    told(c->b, m, &text);
}

double board_turn_ends_in(const Board *b, double turn) {
    const World *w = &b->game->world;
    return w->turn_began + w->turn_months - w->month + (turn - w->turn) * w->turn_months;
}

static void summits_add(Calendar *c) {
    const World *w = &c->b->game->world;
    if (w->stage >= STAGE_INVITED) return;
    const double first = act_summit_in(w);
    for (int n = 0; n < 4 && w->summit_every > 0; n++) {
        const double in = first + n * w->summit_every;
        CalendarMark *m = add(c, CALENDAR_SUMMIT, in, tongue("summit"), "members");
        const bool tabled = real_abs(w->agenda_month - (w->month + in)) < 0.5;
        if (w->month + in < w->barred_until - 0.01) say(c, m, tongue("a summit; no step can be tabled for it yet"));
        else
            say(c, m,
                tongue(tabled ? "a summit, with the next step on its agenda"
                              : "a summit, which can take the next step"));
    }
    if (w->barred_until > w->month)
        say(c, add(c, CALENDAR_BAR, w->barred_until - w->month, tongue("a step again"), "members"),
            tongue("from then on a step can be tabled again"));
    if (c->b->seat == SEAT_secretariat && w->agenda_month <= w->month)
        say(c, add(c, CALENDAR_DEADLINE, board_turn_ends_in(c->b, w->turn), tongue("agenda closes"), "cards"),
            tongue("the agenda of the next summit closes"));
}

static void powers_add(Calendar *c) {
    const World *w = &c->b->game->world;
    double election = w->election_first;
    if (w->election_every > 0)
        while (election <= w->month) election += w->election_every;
    say(c, add(c, CALENDAR_ELECTION, election - w->month, tongue("lead election"), "seats"),
        tongue("the lead ally elects; its inclination is drawn anew"));
    if (seat_is_letter(c->b->seat, "WBP"))
        say(c, add(c, CALENDAR_DEADLINE, 12.0 - (double)((int)w->month % 12), tongue("appropriation"), "cards"),
            tongue("the yearly appropriation ends; what is left lapses"));
    if (w->window_left > 0.5)
        say(c, add(c, CALENDAR_WINDOW, w->window_left, tongue("window closes"), "why menace"),
            tongue("about then the window closes and menace returns"));
    if (w->offers_barred > w->month)
        say(c, add(c, CALENDAR_BAR, w->offers_barred - w->month, tongue("an order again"), "why security"),
            tongue("from then on an order can be offered again"));
}

static void promises_add(Calendar *c) {
    const World *w = &c->b->game->world;
    const Scenario *s = c->b->game->scenario;
    for (int n = 0; n < PROMISES_MAX; n++) {
        const SeatId giver = (SeatId)w->promise_giver[n], taker = (SeatId)w->promise_taker[n];
        if ((int)w->promise_state[n] != 1 || (giver != c->b->seat && taker != c->b->seat)) continue;
        const bool ours = giver == c->b->seat;
        CalendarMark *m = add(c, ours ? CALENDAR_OURS : CALENDAR_THEIRS, board_turn_ends_in(c->b, w->promise_due[n]),
                              tongue(ours ? "we promised" : "promised to us"), "promises");
        Text text = {0};
        if (!m) continue;
        if (ours) text_say(&text, "our promise to %s is due: \"", s->seat_name[taker]);
        else text_say(&text, "%s's promise to us is due: \"", s->seat_name[giver]);
        board_promise_card(c->b, n, &text);
        text_say(&text, "\"");
        told(c->b, m, &text);
    }
}

static void effects_add(Calendar *c) {
    const World *w = &c->b->game->world;
    const Rulebook *r = c->b->game->scenario->rules;
    for (int e = 0; r && e < r->events; e++) {
        if (w->event_due[e] <= w->month) continue;
        CalendarMark *m = add(c, CALENDAR_EFFECT, w->event_due[e] - w->month, tongue("takes effect"), "briefing");
        Text text = {0};
        if (!m) return;
        text_say(&text, "what was begun takes effect: ");
        board_event_text(c->b, r->event[e].title, &text);
        told(c->b, m, &text);
    }
}

/* What lapses or takes its default if nobody answers before the turn ends. */
static void answers_add(Calendar *c) {
    const Session *g = c->b->game;
    const World *w = &g->world;
    int event[2], open = board_asked(c->b, event);
    const bool signs = c->b->seat == SEAT_candidate;
    for (int n = 0; n < g->pendings; n++)
        open += g->pending[n].offer.to == c->b->seat && !g->pending[n].answered ? 1 : 0;
    open += signs && w->terms_tabled > 0.5 ? 1 : 0;
    open += signs && w->order_tabled > 0.5 ? 1 : 0;
    CalendarMark *m =
        add(c, CALENDAR_TURN, board_turn_ends_in(c->b, w->turn), tongue("turn ends"), open > 0 ? "offers" : "cards");
    Text text = {0};
    if (!m) return;
    text_say(&text, "this turn ends");
    if (open > 0)
        text_add(&text, tongue_many(open, "; %d answer is wanted until then", "; %d answers are wanted until then"),
                 open);
    told(c->b, m, &text);
}

static int compare_marks(const void *a, const void *b) {
    const CalendarMark *one = a, *two = b;
    if (real_abs(one->in - two->in) > 1e-9) return one->in < two->in ? -1 : 1;
    return (int)one->kind - (int)two->kind;
}

int board_calendar(const Board *b, CalendarMark out[CALENDAR_MAX]) {
    Calendar c = {.b = b, .mark = out};
    if (session_over(b->game)) return 0;
    answers_add(&c);
    promises_add(&c);
    powers_add(&c);
    summits_add(&c);
    effects_add(&c);
    qsort(out, (size_t)c.count, sizeof *out, compare_marks);
    return c.count;
}

/* --- members and the file ---------------------------------------------------------------------- */

FileMark board_file_mark(const Board *b, int member) {
    const World *w = &b->game->world;
    if (w->belongs[member] < 0.5) return FILE_OUTSIDE;
    if (w->stage >= STAGE_MEMBER) return FILE_YES;
    if (w->stage >= STAGE_INVITED) return w->ratified[member] > 0.5 ? FILE_YES : FILE_WAITS;
    return w->consent[member] > consent_line(w, &b->game->parameters) ? FILE_YES : FILE_NO;
}

static void vote_reasons(const Board *b, int member, int direction, Text *out) {
    double terms[TERMS_MAX];
    int picked[REASONS_MAX];
    const Scenario *s = b->game->scenario;
    const EquationId id = equation_of(VAR_consent);
    equation_terms(id, &b->game->world, &s->nominal, s->lead, member, terms);
    const int found = reasons_pick(id, terms, direction, picked);
    for (int n = 0; n < found && n < 2; n++) {
        if (n == 0) text_say(out, direction < 0 ? " Most against it: " : " Most for it: ");
        text_add(out, "%s", n == 0 ? "" : tongue(" and "));
        words_fill(s, words_of_term(id, equation_info(id)->term[picked[n]].name).words, out);
        text_add(out, " (");
        figures_signed(terms[picked[n]], 1, out);
        text_add(out, ")");
    }
    if (found > 0) text_add(out, ".");
}

void board_member_told(const Board *b, int member, Text *out) {
    const World *w = &b->game->world;
    const double line = consent_line(w, &b->game->parameters);
    const FileMark mark = board_file_mark(b, member);
    text_add(out, "%s: ", b->game->scenario->member_name[member]);
    board_member_marks(w, member, line, out);
    if (mark == FILE_NO) text_say(out, ", short by %.1f", line - w->consent[member]);
    text_add(out, ".");
    if (mark != FILE_OUTSIDE && w->stage < STAGE_MEMBER) vote_reasons(b, member, mark == FILE_YES ? 1 : -1, out);
}

void board_file_told(const Board *b, Text *out) {
    const World *w = &b->game->world;
    int yes = 0, all = 0;
    for (int i = 0; i < b->game->scenario->members; i++) {
        const FileMark mark = board_file_mark(b, i);
        yes += mark == FILE_YES ? 1 : 0;
        all += mark == FILE_OUTSIDE ? 0 : 1;
    }
    const char *closed = w->stage < STAGE_INVITED ? accession_closed(w) : NULL;
    text_say(out, "Accession: %s%s%s", words_stage((int)w->stage), closed ? ", " : "", closed ? tongue(closed) : "");
    if (w->stage >= STAGE_MEMBER) text_add(out, ".");
    else if (w->stage >= STAGE_INVITED) text_say(out, ". %d of %d members have ratified.", yes, all);
    else text_say(out, ". %d of %d members would take the next step today.", yes, all);
}
