/* Counting other histories. Always true: see luck.h. */
#include "ensemble/luck.h"

#include <stdlib.h>

#include "core/memory.h"
#include "core/random.h"
#include "ensemble/many.h"

enum { LUCK_RUNS = 1000 };

int standing_goals(const Session *g, SeatId seat, GoalId out[GOALS_OF_SEAT_MAX]) {
    GoalId all[GOALS_MAX];
    const int count = goals_of(g->scenario, seat, all);
    int kept = 0;
    for (int n = 0; n < count; n++)
        if (!goal_info(g->scenario, all[n]).is_private || (int)all[n] == g->private_goal[seat]) {
            ASSERT(kept < GOALS_OF_SEAT_MAX);
            out[kept++] = all[n];
        }
    return kept;
}

void standing_of(const Session *g, Standing *out) {
    const World *w = &g->world;
    *out = (Standing){.month = (int)w->month, .turns = session_turn(g), .outcome = world_outcome(w)};
    outcome_dials(w, &g->scenario->start, g->scenario, out->dial);
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        GoalId goal[GOALS_OF_SEAT_MAX];
        const int count = standing_goals(g, (SeatId)seat, goal);
        for (int n = 0; n < count; n++)
            out->goal[seat][n] = goal_state(goal[n], w, g->scenario, (SeatId)seat,
                                            session_brier(g, (SeatId)seat));
    }
}

/* --- one history ------------------------------------------------------------------------------ */

typedef struct LuckRow {
    Standing orders, bots;
    Followed tally;
} LuckRow;

typedef struct LuckWork {
    const Session *game;
    int until; /* month; 0: the end */
    bool bots; /* counted too */
    LuckRow *row;
} LuckWork;

void luck_setup(const Session *g, int n, Setup *out) {
    *out = g->setup;
    out->untold = true;
    if (n > 0) out->seed = random_mix(g->setup.seed ^ name_hash("other luck") ^ (uint64_t)n);
    for (int seat = 0; seat < SEAT_COUNT; seat++) out->private_goal[seat] = g->private_goal[seat];
}

static void history_work(void *context, int n) {
    const LuckWork *work = context;
    LuckRow *row = &work->row[n];
    Session *other = memory_new(sizeof *other);
    Record record = session_record(work->game);
    record.from = NULL;
    record.elsewhere = true;
    luck_setup(work->game, n + 1, &record.setup);
    session_follow(&record, NULL, work->until, other, &row->tally);
    standing_of(other, &row->orders);
    session_free(other);
    if (work->bots) {
        static const Journal nothing;
        Followed none;
        for (int seat = 0; seat < SEAT_COUNT; seat++) record.setup.holder[seat] = HOLDER_BOT;
        record.journal = &nothing;
        session_follow(&record, NULL, work->until, other, &none);
        standing_of(other, &row->bots);
        session_free(other);
    }
    free(other);
}

/* --- added up --------------------------------------------------------------------------------- */

static void side_add(LuckSide *side, const Standing *s, double share) {
    side->outcome[s->outcome] += share;
    for (int d = 0; d < DIALS; d++) side->dial[d] += share * s->dial[d];
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        for (int n = 0; n < GOALS_OF_SEAT_MAX; n++)
            side->met[seat][n] += s->goal[seat][n] == GOAL_MET ? share : 0.0;
}

static void rows_add(const LuckRow *row, const LuckSide *bots, Luck *out) {
    const double share = 1.0 / out->runs;
    if (bots) out->bots = *bots;
    for (int n = 0; n < out->runs; n++) {
        side_add(&out->orders, &row[n].orders, share);
        if (!bots) side_add(&out->bots, &row[n].bots, share);
        out->given += share * row[n].tally.given;
        out->refused += share * row[n].tally.refused;
        for (int d = 0; d < DIALS; d++) {
            const double there = row[n].orders.dial[d], here = out->here.dial[d];
            out->lower[d] += there < here ? share : there > here ? 0.0 : 0.5 * share;
        }
    }
}

bool luck_count(const LuckAsk *ask, Luck *out) {
    *out = (Luck){.runs = ask->runs > 0 ? ask->runs : LUCK_RUNS};
    standing_of(ask->game, &out->here);
    LuckWork work = {.game = ask->game, .bots = !ask->bots, .until = session_over(ask->game) ? 0 : out->here.month,
                     .row = memory_zeros((size_t)out->runs, sizeof *work.row)};
    const Many many = {.count = out->runs, .threads = ask->threads, .stop = ask->stop, .context = &work,
                       .work = history_work, .progress = ask->progress, .told = ask->told};
    const bool whole = many_run(&many);
    if (whole) rows_add(work.row, ask->bots, out);
    free(work.row);
    return whole;
}
