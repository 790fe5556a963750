/* Living the histories and counting. Always true: see coverage.h; counts are whole numbers, so that the
 * order in which they are added up does not matter. */
#include "ensemble/coverage.h"

#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/real.h"
#include "ensemble/many.h"
#include "model/events.h"
#include "model/turn.h"
#include "session/session.h"

/* Histories of one start and kind that are counted together. */
enum { PARTS = 32 };

typedef struct Work {
    const Coverage *c;
    Scenario *scenario;  /* of each start */
    CoverageTally *part; /* start · kind · PARTS */
    uint64_t each;       /* histories of a start and kind */
} Work;

/* --- one history ------------------------------------------------------------------------------ */

typedef struct Living {
    const Scenario *s;
    const Rulebook *r;
    Parameters k;
    RandomKey key;
    Panel panel;
    World w;
    CoverageTally *t;
    bool happened[EVENTS_MAX], moved[OWN_MAX];
} Living;

static bool holds(const Living *l, const Parameters *k, Program p) {
    const Scope scope = rulebook_scope(&l->w, k, l->s, SEAT_NONE, NULL, NULL);
    return program_run(l->r->op, p, &scope) > 0.5;
}

static bool waits(const Living *l, int event) {
    const SeatId seat = l->r->event[event].seat;
    return (int)l->w.asked_1[seat] == event + 1 || (int)l->w.asked_2[seat] == event + 1;
}

static void count_remarks(Living *l) {
    for (int n = 0; n < l->r->remarks && n < COVERAGE_REMARKS; n++)
        l->t->said[n] += seat_sits(l->s, l->r->remark[n].seat) && holds(l, &l->s->nominal, l->r->remark[n].when);
}

/* Bots answer what waits and, where a turn begins, act. What the first answer of a seat makes possible for
 * the second counts as possible once it is taken. */
static void count_seats(Living *l) {
    int asked[2 * SEATS_MAX], count = 0;
    bool possible[2 * SEATS_MAX][CHOICES_OF_EVENT] = {{false}};
    const double turn = l->w.turn;
    for (int seat = 0; seat < SEAT_COUNT; seat++) count += events_asked(&l->w, (SeatId)seat, asked + count);
    for (int n = 0; n < count; n++)
        for (int c = 0; c < l->r->event[asked[n]].choices; c++)
            possible[n][c] = !refusal_is(event_refused(&l->w, l->s, asked[n], c));
    panel_month(&l->w, l->s, &l->k, l->key, &l->panel, true, NULL);
    for (int n = 0; n < count; n++) {
        EventCount *e = &l->t->event[asked[n]];
        const int taken = (int)l->w.event_choice[asked[n]] - 1;
        possible[n][taken] = true;
        for (int c = 0; c < CHOICES_OF_EVENT; c++) e->possible[c] += possible[n][c];
        e->taken[taken]++;
        e->answered++;
    }
    if (l->w.turn <= turn) return;
    l->t->turns++;
    count_remarks(l);
}

static void count_event(Living *l, int at) {
    const Event *e = &l->r->event[at];
    EventCount *count = &l->t->event[at];
    count->times++;
    count->histories += !l->happened[at];
    l->happened[at] = true;
    if (!e->choices) return;
    if (waits(l, at)) count->asked++;
    else count->by_default[e->otherwise]++;
}

static void count_month(Living *l, const double *own) {
    l->t->months++;
    for (int n = 0; n < l->r->events; n++)
        if ((int)l->w.event_month[n] == (int)l->w.month) count_event(l, n);
    for (int n = 0; n < l->r->owns; n++) {
        const double now = l->w.own[n];
        l->t->own_low[n] = real_min(l->t->own_low[n], now);
        l->t->own_high[n] = real_max(l->t->own_high[n], now);
        l->t->own_moved[n] += !l->moved[n] && (now < own[n] || now > own[n]);
        l->moved[n] = l->moved[n] || now < own[n] || now > own[n];
    }
    for (int n = 0; n < l->r->levers && n < COVERAGE_LEVERS; n++)
        l->t->refused[n] += !holds(l, &l->k, l->r->lever[n].needs);
}

static void history_count(Living *l, bool seated) {
    double own[OWN_MAX];
    world_begin(&l->w, l->s, &l->k, l->key);
    l->t->histories++;
    l->t->seated += seated;
    for (int month = 0; month < COVERAGE_MONTHS && !(seated && game_over(&l->w)); month++) {
        memcpy(own, l->w.own, sizeof own);
        if (seated) count_seats(l);
        world_step(&l->w, l->s, &l->k, l->key, NULL);
        count_month(l, own);
    }
}

static void part_work(void *context, int n) {
    const Work *work = context;
    const int kind = n / PARTS, start = kind / 2;
    const uint64_t from = work->each * (uint64_t)(n % PARTS) / PARTS;
    const uint64_t to = work->each * (uint64_t)(n % PARTS + 1) / PARTS;
    Living *l = memory_new(sizeof *l);
    for (uint64_t run = from; run < to; run++) {
        memset(l, 0, sizeof *l);
        l->s = &work->scenario[start];
        l->r = l->s->rules;
        l->t = &work->part[n];
        l->panel = panel_of(BOT_QUANTAL);
        l->key = random_key_world(work->c->seed, run + 1);
        l->k = l->s->nominal;
        session_hidden(l->s, l->key, &l->k);
        history_count(l, kind % 2 == 0);
    }
    free(l);
}

/* --- adding up -------------------------------------------------------------------------------- */

static void tally_begin(CoverageTally *t) {
    memset(t, 0, sizeof *t);
    for (int n = 0; n < OWN_MAX; n++) t->own_low[n] = 1e300, t->own_high[n] = -1e300;
}

static void event_add(EventCount *to, const EventCount *from) {
    to->histories += from->histories;
    to->times += from->times;
    to->asked += from->asked;
    to->answered += from->answered;
    for (int c = 0; c < CHOICES_OF_EVENT; c++) {
        to->possible[c] += from->possible[c];
        to->taken[c] += from->taken[c];
        to->by_default[c] += from->by_default[c];
    }
}

static void tally_join(CoverageTally *to, const CoverageTally *from) {
    to->histories += from->histories;
    to->seated += from->seated;
    to->months += from->months;
    to->turns += from->turns;
    for (int n = 0; n < EVENTS_MAX; n++) event_add(&to->event[n], &from->event[n]);
    for (int n = 0; n < OWN_MAX; n++) {
        to->own_moved[n] += from->own_moved[n];
        to->own_low[n] = real_min(to->own_low[n], from->own_low[n]);
        to->own_high[n] = real_max(to->own_high[n], from->own_high[n]);
    }
    for (int n = 0; n < COVERAGE_LEVERS; n++) to->refused[n] += from->refused[n];
    for (int n = 0; n < COVERAGE_REMARKS; n++) to->said[n] += from->said[n];
}

static void parts_join(Coverage *c, const Work *work) {
    c->start = arena_alloc(&c->arena, sizeof *c->start * (size_t)c->card->starts);
    tally_begin(&c->all);
    for (int start = 0; start < c->card->starts; start++) {
        tally_begin(&c->start[start]);
        for (int n = 0; n < 2 * PARTS; n++) tally_join(&c->start[start], &work->part[start * 2 * PARTS + n]);
        tally_join(&c->all, &c->start[start]);
    }
}

/* --- all -------------------------------------------------------------------------------------- */

static bool starts_open(Coverage *c, Work *work, Err *err) {
    for (int n = 0; n < c->card->starts; n++)
        if (!pack_scenario(c->book, c->card->start[n].name, &work->scenario[n], err)) return false;
    c->rules = work->scenario[0].rules;
    return c->rules || err_set(err, "%s: it has no scripts: no events, variables, levers or remarks to count",
                               c->book->dir);
}

static bool histories_live(Coverage *c, Work *work, Err *err) {
    const int parts = c->card->starts * 2 * PARTS;
    const uint64_t kinds = 2 * (uint64_t)c->card->starts;
    work->each = (c->runs + kinds - 1) / kinds;
    work->part = memory_zeros((size_t)parts, sizeof *work->part);
    for (int n = 0; n < parts; n++) tally_begin(&work->part[n]);
    const Many many = {.count = parts, .threads = c->threads, .stop = c->stop,
                       .context = work, .work = part_work, .progress = c->progress, .told = c->context};
    const bool whole = many_run(&many);
    if (whole) parts_join(c, work);
    free(work->part);
    return whole || err_set(err, "stopped before every history was lived");
}

bool coverage_run(Coverage *c, Err *err) {
    c->card = arena_alloc(&c->arena, sizeof *c->card);
    if (!pack_card(c->book, c->card, err)) return false;
    pack_strict(c->book);
    Work work = {.c = c, .scenario = memory_new(sizeof(Scenario) * (size_t)c->card->starts)};
    bool ok = starts_open(c, &work, err) && histories_live(c, &work, err);
    ok = ok && pack_scripts_held(c->book, err) && coverage_judge(c, err);
    free(work.scenario);
    return ok;
}

void coverage_free(Coverage *c) {
    arena_free(&c->arena);
    free(c->finding);
    c->finding = NULL;
    c->findings = c->problems = 0;
}

bool coverage_holds(const Coverage *c) { return c->problems == 0; }
