/* A session: its beginning and end, taking back. Always true: see session.h. */
#include "session/session.h"

#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "session/advisor.h"
#include "session/session_parts.h"

static const char *const mode_names[MODE_COUNT] = {"guided", "standard", "record"};

const char *mode_name(Mode m) {
    ASSERT(m < MODE_COUNT);
    return mode_names[m];
}

bool mode_find(const char *name, Mode *out) {
    for (int m = 0; m < MODE_COUNT; m++) {
        if (strcmp(name, mode_names[m]) != 0) continue;
        *out = (Mode)m;
        return true;
    }
    return false;
}

/* --- beginning -------------------------------------------------------------------------------- */

/* What a world keeps to itself, drawn anew for each and shown in the debrief. game notes 2 */
static const ParamId hidden[] = {PARAM_lambda_R, PARAM_V_R, PARAM_nu, PARAM_kappa_K, PARAM_window};

void session_hidden(const Scenario *s, RandomKey world_key, Parameters *k) {
    const uint64_t draw = name_hash("session hidden");
    for (size_t n = 0; n < COUNT_OF(hidden); n++) {
        const ParamId id = hidden[n];
        *param_at(k, id) = random_between(world_key, draw, name_hash(param_info(id)->name),
                                          s->low[id], s->high[id]);
    }
}

static Parameters parameters_of(const Scenario *s, const Setup *setup) {
    Parameters k = s->nominal;
    if (setup->mode != MODE_GUIDED) session_hidden(s, random_key_world(setup->seed, 0), &k);
    return k;
}

/* One of the seat's private goals, by seed; -1 if it has none. */
static int private_goal_of(const Scenario *s, const Setup *setup, SeatId seat) {
    if (setup->private_goal[seat] >= 0) {
        ASSERT(goal_is_private_of(s, seat, setup->private_goal[seat]));
        return setup->private_goal[seat];
    }
    GoalId goal[GOALS_MAX];
    const int count = goals_of(s, seat, goal);
    int open = 0;
    while (open < count && !goal_info(s, goal[open]).is_private) open++;
    if (open == count) return -1;
    const double at = random_uniform(random_key_world(setup->seed, 0), name_hash("private goal"),
                                     name_hash(seat_info(seat)->role));
    return (int)goal[open + (int)(at * (double)(count - open))];
}

Setup session_setup(uint64_t seed, Mode mode, SeatId person) {
    Setup setup = {.seed = seed, .mode = mode};
    for (int seat = 0; seat < SEAT_COUNT; seat++) setup.private_goal[seat] = -1;
    if (person != SEAT_NONE) setup.holder[person] = HOLDER_PERSON;
    return setup;
}

bool session_person(const Session *g, SeatId seat) { return g->panel.plan[seat].kind == BOT_PERSON; }

void session_hold(Session *g, SeatId seat, bool person) {
    World *w = &g->world;
    g->panel.plan[seat].kind = person ? BOT_PERSON : BOT_QUANTAL;
    w->person[seat] = person ? 1.0 : 0.0;
    w->candidate_signs = w->person[SEAT_candidate];
    w->agenda_kept = w->person[SEAT_secretariat];
}

void session_seats_follow(Session *g) {
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        g->panel.plan[seat].kind = g->world.person[seat] > 0.5 ? BOT_PERSON : BOT_QUANTAL;
}

void session_set_up(Session *g, const Scenario *s, const Setup *setup) {
    *g = (Session){.scenario = s, .setup = *setup, .first_turn = 1};
    g->parameters = parameters_of(s, setup);
    g->key = random_key_world(setup->seed, 0);
    g->panel = panel_of(BOT_QUANTAL);
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        const bool person = setup->holder[seat] == HOLDER_PERSON;
        ASSERT(!person || seat_sits(s, (SeatId)seat));
        if (person) g->panel.plan[seat].kind = BOT_PERSON;
        g->private_goal[seat] = private_goal_of(s, &g->setup, (SeatId)seat);
    }
}

/* What the world must know of the table. */
static void table_set(Session *g) {
    World *w = &g->world;
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        session_hold(g, (SeatId)seat, session_person(g, (SeatId)seat));
    if (g->setup.turn_fixed > 0) w->turn_fixed = (double)g->setup.turn_fixed; /* else the pack's */
    w->destabilisation_allowed = g->setup.destabilisation ? 1.0 : 0.0;
    if (g->setup.mode == MODE_RECORD) w->income = 2.0;
}

void session_begin(Session *g, const Scenario *s, const Setup *setup) {
    session_set_up(g, s, setup);
    world_begin(&g->world, s, &g->parameters, g->key);
    table_set(g);
    session_turn_begin(g);
    g->phase = PHASE_BRIEFING;
    g->undo.phase = PHASE_DECISIONS;
}

void session_free(Session *g) {
    ledger_free(&g->ledger);
    journal_free(&g->journal);
    free(g->from);
    free(g->past);
    free(g->advice);
    *g = (Session){0};
}

/* --- reading ---------------------------------------------------------------------------------- */

const World *session_world(const Session *g) { return &g->world; }
const World *session_past(const Session *g, int turn) {
    const int at = turn - g->first_turn;
    return at >= 0 && at < g->turns ? &g->past[at] : NULL;
}

bool session_over(const Session *g) { return g->phase == PHASE_OVER; }
int session_turn(const Session *g) { return (int)g->world.turn; }

Ledger *session_ledger(Session *g) { return g->setup.untold ? NULL : &g->ledger; }

Step session_step(Session *g) {
    return turn_step(&g->world, g->scenario, &g->parameters, g->key, session_ledger(g));
}

/* --- taking back ------------------------------------------------------------------------------ */

void session_mark(Session *g) {
    g->undo.world = g->world;
    g->undo.phase = g->phase == PHASE_INTERRUPTED ? PHASE_INTERRUPTED : PHASE_DECISIONS;
    g->undo.pendings = g->pendings;
    g->undo.forecasts = g->forecasts;
    g->undo.entries = g->ledger.count;
    g->undo.happened = g->ledger.happened;
    g->turn_entry = g->sealed = g->journal.count;
}

void session_open(Session *g) {
    if (g->phase != PHASE_RESOLVED && g->phase != PHASE_BRIEFING) return;
    ledger_clear(&g->ledger);
    g->undo.entries = g->undo.happened = 0;
    g->phase = PHASE_DECISIONS;
}

static void restore(Session *g) {
    g->world = g->undo.world;
    session_seats_follow(g); /* who sits there changes by an entry, which is submitted again */
    g->phase = g->undo.phase;
    g->pendings = g->undo.pendings;
    for (int n = 0; n < g->pendings; n++) g->pending[n].answered = g->pending[n].accepted = false;
    g->forecasts = g->undo.forecasts;
    g->ledger.count = g->undo.entries;
    g->ledger.happened = g->undo.happened;
    g->journal.count = g->sealed = g->turn_entry;
}

/* An offer to a person may be taken back until an answer was given: answers go by number. */
static bool is_built_on(const Session *g, size_t at) {
    const Command *c = &g->journal.entries[at].command;
    if (c->kind != COMMAND_OFFER || !session_person(g, c->offer.to)) return false;
    for (size_t n = at + 1; n < g->journal.count; n++)
        if (g->journal.entries[n].command.kind == COMMAND_ANSWER) return true;
    return false;
}

/* Submits the entries again but for one; false if one of them is refused now. */
static bool again_without(Session *g, const JournalEntry *entries, size_t count, size_t without) {
    for (size_t n = 0; n < count; n++)
        if (n != without && !session_submit(g, &entries[n].command, NULL)) return false;
    return true;
}

bool session_undo(Session *g, SeatId seat) {
    size_t last = g->journal.count;
    while (last > g->turn_entry && g->journal.entries[last - 1].command.seat != seat) last--;
    if (g->phase == PHASE_OVER || last <= g->sealed || is_built_on(g, last - 1)) return false;
    const size_t count = g->journal.count - g->turn_entry, without = last - 1 - g->turn_entry;
    JournalEntry *entries = memory_new(count * sizeof *entries);
    memcpy(entries, g->journal.entries + g->turn_entry, count * sizeof *entries);
    restore(g);
    const bool done = again_without(g, entries, count, without);
    if (!done) { /* others have built on it: all of them once more */
        restore(g);
        const bool whole = again_without(g, entries, count, count);
        ASSERT(whole);
    }
    free(entries);
    return done;
}
