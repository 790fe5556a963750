/* Counterfactuals. Always true: see turning.h. */
#include "ensemble/turning.h"

#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/random.h"
#include "core/real.h"
#include "ensemble/many.h"
#include "session/advisor.h"

static bool other_lived(const Session *game, const Deviation *deviation, bool told, Session *out, Followed *followed) {
    Record record = session_record(game);
    record.setup.untold = !told;
    const int until = session_over(game) ? 0 : (int)game->world.month;
    session_follow(&record, deviation, until, out, followed);
    return deviation->kind == DEVIATION_WITHOUT || followed->deviation_taken;
}

bool counterfactual(const Session *game, const Deviation *deviation, Session *out, Followed *followed) {
    return other_lived(game, deviation, true, out, followed);
}

/* --- the size of a decision ------------------------------------------------------------------- */

static void compare(const Standing *here, const Standing *without, Turning *t) {
    t->without = *without;
    t->size = here->outcome != without->outcome ? 0.5 : 0.0;
    for (int d = 0; d < DIALS; d++) {
        t->moved[d] = here->dial[d] - without->dial[d];
        t->size += real_abs(t->moved[d]);
    }
}

/* Decisions that count: acts, answers and offers; of persons, since bots decide anew. */
static bool is_decision(const JournalEntry *e) {
    return e->command.kind == COMMAND_ACT || e->command.kind == COMMAND_OFFER ||
           e->command.kind == COMMAND_ANSWER || e->command.kind == COMMAND_CHOOSE;
}

typedef struct Points {
    const Session *game;
    Standing here;
    Turning *all;
    int others;
} Points;

static void point_work(void *context, int n) {
    const Points *p = context;
    Turning *t = &p->all[n];
    Session *other = memory_new(sizeof *other);
    Followed tally;
    Standing without;
    const Deviation leave = {.kind = DEVIATION_WITHOUT, .entry = t->entry};
    other_lived(p->game, &leave, false, other, &tally);
    standing_of(other, &without);
    session_free(other);
    free(other);
    compare(&p->here, &without, t);
}

/* --- other histories -------------------------------------------------------------------------- */

static int dial_most(const Turning *t) {
    int most = 0;
    for (int d = 1; d < DIALS; d++)
        if (real_abs(t->moved[d]) > real_abs(t->moved[most])) most = d;
    return most;
}

/* The same decision taken and left out under another seed: 1 if the dial moves the same way, −1 if the
 * other way, 0 if not at all. */
static int agrees(const Points *p, const Turning *t, int n) {
    Session *g = memory_new(sizeof *g);
    Record record = session_record(p->game);
    record.from = NULL;
    record.elsewhere = true;
    record.setup.untold = true;
    record.setup.seed = random_mix(record.setup.seed ^ name_hash("turning point") ^ (uint64_t)(n + 1));
    const int until = session_over(p->game) ? 0 : p->here.month, dial = dial_most(t);
    const Deviation leave = {.kind = DEVIATION_WITHOUT, .entry = t->entry};
    Standing with, without;
    Followed tally;
    session_follow(&record, NULL, until, g, &tally);
    standing_of(g, &with);
    session_free(g);
    session_follow(&record, &leave, until, g, &tally);
    standing_of(g, &without);
    session_free(g);
    free(g);
    const double moved = (with.dial[dial] - without.dial[dial]) * t->moved[dial];
    return moved > 1e-9 ? 1 : moved < -1e-9 ? -1 : 0;
}

static void other_work(void *context, int n) {
    const Points *p = context;
    Turning *t = &p->all[n / p->others];
    const int sign = agrees(p, t, n % p->others);
    if (sign != 0) __atomic_fetch_add(&t->mattered, 1, __ATOMIC_RELAXED);
    if (sign > 0) __atomic_fetch_add(&t->agree, 1, __ATOMIC_RELAXED);
}

static int by_size(const void *a, const void *b) {
    const Turning *x = a, *y = b;
    if (x->size > y->size || x->size < y->size) return x->size > y->size ? -1 : 1;
    return x->entry < y->entry ? -1 : x->entry > y->entry;
}

/* The largest of each turn, then the largest of all turns, at most `most`. */
static int largest(const Session *g, Turning *all, int count, int most, Turning *out) {
    int kept = 0;
    qsort(all, (size_t)count, sizeof *all, by_size);
    for (int n = 0; n < count && kept < most; n++) {
        const int turn = g->journal.entries[all[n].entry].turn;
        bool taken = all[n].size < 1e-6;
        for (int k = 0; k < kept; k++) taken |= g->journal.entries[out[k].entry].turn == turn;
        if (!taken) out[kept++] = all[n];
    }
    return kept;
}

static Many many_of(const TurningAsk *ask, int count, void *context, void (*work)(void *, int)) {
    return (Many){.count = count, .threads = ask->threads, .stop = ask->stop, .context = context,
                  .work = work, .progress = ask->progress, .told = ask->told};
}

int turning_points(const TurningAsk *ask, Turning out[TURNINGS_MAX]) {
    const Journal *j = &ask->game->journal;
    ASSERT(ask->most <= TURNINGS_MAX);
    Points p = {.game = ask->game, .others = ask->others,
                .all = memory_zeros(j->count + 1, sizeof *p.all)};
    int count = 0, kept = -1;
    standing_of(ask->game, &p.here);
    for (size_t n = ask->game->from ? ask->game->from->entries : 0; n < j->count; n++)
        if (is_decision(&j->entries[n])) p.all[count++].entry = n;
    Many many = many_of(ask, count, &p, point_work);
    if (many_run(&many)) {
        kept = largest(ask->game, p.all, count, ask->most, out);
        free(p.all);
        p.all = NULL;
    }
    if (kept > 0 && ask->others > 0) {
        Points again = {.game = ask->game, .here = p.here, .all = out, .others = ask->others};
        for (int n = 0; n < kept; n++) out[n].tried = ask->others;
        many = many_of(ask, kept * ask->others, &again, other_work);
        if (!many_run(&many)) kept = -1;
    }
    free(p.all);
    return kept;
}

/* --- advisors --------------------------------------------------------------------------------- */

typedef struct Trial {
    const Advice *advice;
    bool followed, tried;
    int sign; /* of the difference that the card made to the aim */
} Trial;
typedef struct Trials {
    const Session *game;
    Trial *trial;
} Trials;

/* The entry with which the advice was followed; −1 if it was not. */
static int followed_at(const Session *g, const Advice *a) {
    for (size_t n = 0; n < g->journal.count; n++) {
        const JournalEntry *e = &g->journal.entries[n];
        if (e->turn == a->turn && e->command.kind == COMMAND_ACT && e->command.seat == a->seat &&
            e->command.act.act == a->want.act && real_abs(e->command.act.to - a->want.to) < 1e-9)
            return (int)n;
    }
    return -1;
}

static double aim_after(const Session *game, const Deviation *d, const Advice *a, int until, bool *taken) {
    Session *g = memory_new(sizeof *g);
    Record record = session_record(game);
    Followed tally;
    Outlook o;
    record.setup.untold = true;
    session_follow(&record, d, until, g, &tally);
    *taken = !d || d->kind == DEVIATION_WITHOUT || tally.deviation_taken;
    outlook_of(&g->world, &g->scenario->nominal, g->scenario, &o);
    const double aim = outlook_aim(&o, &g->world, g->scenario, a->seat, a->because);
    session_free(g);
    free(g);
    return aim;
}

static void advice_work(void *context, int n) {
    const Trials *all = context;
    Trial *t = &all->trial[n];
    const Advice *a = t->advice;
    const World *then = session_past(all->game, a->turn);
    const int at = followed_at(all->game, a);
    if (!then) return;
    const int year = (int)then->month + 12, now = (int)all->game->world.month;
    const int until = year < now ? year : now;
    Deviation d = {.kind = at >= 0 ? DEVIATION_WITHOUT : DEVIATION_ALSO, .entry = (size_t)(at >= 0 ? at : 0),
                   .turn = a->turn};
    d.command = (Command){.kind = COMMAND_ACT, .seat = a->seat, .act = a->want};
    bool lived, other;
    const double here = aim_after(all->game, NULL, a, until, &lived);
    const double there = aim_after(all->game, &d, a, until, &other);
    const double gain = at >= 0 ? here - there : there - here;
    t->followed = at >= 0;
    t->tried = other;
    t->sign = gain > 5e-4 ? 1 : gain < -5e-4 ? -1 : 0;
}

static void score_add(const Trial *t, AdviceScore *out, int *count) {
    int n = 0;
    while (n < *count && (out[n].seat != t->advice->seat || out[n].office != (int)t->advice->office)) n++;
    if (n == *count && n < ADVICE_SCORES_MAX)
        out[(*count)++] = (AdviceScore){.seat = t->advice->seat, .office = (int)t->advice->office};
    if (n == ADVICE_SCORES_MAX || !t->tried) return;
    out[n].given++;
    out[n].followed += t->followed ? 1 : 0;
    out[n].better += t->sign > 0 ? 1 : 0;
    out[n].worse += t->sign < 0 ? 1 : 0;
    out[n].same += t->sign == 0 ? 1 : 0;
}

int advice_scores(const TurningAsk *ask, AdviceScore out[ADVICE_SCORES_MAX]) {
    const Session *g = ask->game;
    Trials all = {.game = g, .trial = memory_zeros((size_t)g->advices + 1, sizeof *all.trial)};
    int count = 0, offices = 0;
    for (int n = 0; n < g->advices; n++)
        if (!g->advice[n].nothing && !g->advice[n].saves && g->advice[n].turn < session_turn(g))
            all.trial[count++].advice = &g->advice[n];
    const Many many = many_of(ask, count, &all, advice_work);
    const bool whole = many_run(&many);
    for (int n = 0; whole && n < count; n++) score_add(&all.trial[n], out, &offices);
    free(all.trial);
    return whole ? offices : -1;
}
