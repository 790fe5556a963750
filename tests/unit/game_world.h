/* What the tests of the game share: states that a game can reach, from every start, by bots of all
 * kinds, acts by lot and answers by lot to what lies on the table. */
#pragma once
#include "model_world.h"

#include "model/policy.h"
#include "model/rules.h"
#include "shipped.h"

static const char *const game_starts[] = {
    "january-2023", "decisive-victory-expulsion", "decisive-victory-turmoil",
    "decisive-victory-collapse", "stalemate", "armed-neutrality",
};
enum { GAME_STARTS = COUNT_OF(game_starts) };

/* All starts at once, read once. */
static inline const Scenario *game_start(size_t n) {
    static Scenario loaded[GAME_STARTS];
    static bool known[GAME_STARTS];
    Err err = {{0}};
    if (!known[n] && !shipped_load(ACCESSION_SOURCE_DIR "/scenarios/ukraine-2023", game_starts[n],
                                &loaded[n], &err))
        fail_msg("%s", err.text);
    known[n] = true;
    return &loaded[n];
}

static inline void near_to(double is, double should, const char *what) {
    if (real_abs(is - should) > 1e-9) fail_msg("%s is %.12g, not %.12g", what, is, should);
}

/* Uniform whole number below n. */
static inline int lot(const char *what, uint64_t at, int n) {
    return (int)(test_uniform(what, at) * n);
}

static inline void wishes_by_lot(BotPlan *plan, uint64_t at) {
    plan->wishes = 8;
    for (int n = 0; n < plan->wishes; n++) {
        const uint64_t here = at * 16 + (uint64_t)n;
        const ActId id = (ActId)lot("wish", here, ACT_COUNT);
        const double low = id < (ActId)POSTURE_COUNT ? posture_info((PostureId)id)->low : 0.0;
        const double high = id < (ActId)POSTURE_COUNT ? posture_info((PostureId)id)->high : 0.0;
        plan->wish[n] = (Wish){id, low + (high - low) * test_uniform("wish to", here)};
    }
}

/* A panel of mixed kinds and weights. */
static inline Panel panel_by_lot(uint64_t game) {
    static const BotKind kinds[] = {BOT_QUANTAL, BOT_QUANTAL, BOT_GREEDY, BOT_CARELESS, BOT_WISHES};
    Panel panel = {0};
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        const uint64_t at = game * SEATS_MAX + (uint64_t)seat;
        BotPlan *plan = &panel.plan[seat];
        plan->kind = kinds[lot("kind", at, COUNT_OF(kinds))];
        wishes_by_lot(plan, at);
        for (int aim = 0; aim < AIMS; aim++)
            plan->tilt[aim] = 6.0 * test_uniform("tilt", at * AIMS + (uint64_t)aim) - 3.0;
    }
    return panel;
}

/* A game on its way. Copy it to try something. */
typedef struct Walk {
    World w;
    const Scenario *s;
    RandomKey key;
    uint64_t game;
    Panel panel;
} Walk;

static inline Step walk_step(Walk *g, Ledger *ledger) {
    return turn_step(&g->w, g->s, &g->s->nominal, g->key, ledger);
}

static inline void turn_begun(Walk *g) {
    Step st = walk_step(g, NULL);
    turn_begin(&st);
}

/* A game by lot whose first turn has begun: start, panel, who signs and keeps the agenda. */
static inline void walk_begin(Walk *g, uint64_t game) {
    *g = (Walk){.s = game_start(game % GAME_STARTS), .game = game,
                .key = random_key_world(77, game), .panel = panel_by_lot(game)};
    world_begin(&g->w, g->s, &g->s->nominal, g->key);
    g->w.candidate_signs = test_uniform("signs", game) < 0.5 ? 1.0 : 0.0;
    g->w.agenda_kept = test_uniform("agenda", game) < 0.5 ? 1.0 : 0.0;
    g->w.destabilisation_allowed = test_uniform("allowed", game) < 0.2 ? 1.0 : 0.0;
    turn_begun(g);
}

static inline uint64_t walk_at(const Walk *g) {
    return g->game * 1000 + (uint64_t)g->w.turn;
}

static inline bool allowed(const Walk *g, Act act) {
    return !refusal_is(act_refused(&g->w, &g->s->nominal, g->s, act));
}

/* Any move of a lever or any deed of any seat, allowed or not. */
static inline Act act_by_lot(const Walk *g, uint64_t at) {
    const ActId id = (ActId)lot("act", at, ACT_COUNT);
    SeatId seat = (SeatId)lot("seat", at, SEAT_COUNT);
    for (int n = 0; n < SEAT_COUNT && !act_owned(id, seat, g->s); n++)
        seat = (SeatId)(((int)seat + 1) % SEAT_COUNT);
    Act act = {seat, id, 0.0};
    if (!act_info(id)->lever) return act;
    const double step = test_uniform("size", at) < 0.8 ? 1.0 : test_uniform("part", at);
    const double sign = test_uniform("sign", at) < 0.7 ? 1.0 : -1.0;
    act.to = act_setting(&g->w, id, seat) + sign * step * act_info(id)->step;
    return act;
}

/* What persons would do: sign, amend or refuse, vote, speak, table, ratify. */
static inline void persons_act(Walk *g) {
    static const ActId table[] = {ACT_sign_terms, ACT_amend_terms, ACT_refuse_terms,
                                  ACT_sign_order, ACT_refuse_order};
    Step st = walk_step(g, NULL);
    const uint64_t at = walk_at(g);
    for (uint64_t n = 0; n < 12; n++) {
        const Act act = act_by_lot(g, at * 32 + n);
        if (act_info(act.act)->played && allowed(g, act)) act_apply(&st, act);
    }
    const int first = lot("answer", at, COUNT_OF(table));
    for (size_t n = 0; n < COUNT_OF(table); n++) {
        const Act act = {SEAT_candidate, table[((size_t)first + n) % COUNT_OF(table)], 0.0};
        if (test_uniform("answers", at) < 0.8 && allowed(g, act)) act_apply(&st, act);
    }
}

static inline void walk_months(Walk *g) {
    do world_step(&g->w, g->s, &g->s->nominal, g->key, NULL);
    while (!turn_due(&g->w, g->s) && !game_over(&g->w));
}

/* Ends the turn and begins the next; false when the game is over. */
static inline bool walk_on(Walk *g) {
    Step st = walk_step(g, NULL);
    bots_act(&st, &g->panel);
    persons_act(g);
    walk_months(g);
    if (game_over(&g->w)) return false;
    turn_begun(g);
    return true;
}

/* Calls `look` at the beginning of every turn of `games` games; returns how many states it saw. */
static inline int walk_all(uint64_t games, void (*look)(const Walk *g)) {
    int seen = 0;
    for (uint64_t game = 0; game < games; game++) {
        Walk g;
        walk_begin(&g, game);
        do {
            look(&g);
            seen++;
        } while (walk_on(&g));
    }
    return seen;
}

/* --- the ledger ------------------------------------------------------------------------------- */

static inline int places_of(VarId id, const Scenario *s) {
    const VarInfo *v = var_info(id);
    return v->kind == KIND_MEMBER ? s->members : v->kind == KIND_REGION ? s->regions : v->count;
}

static inline double told_of(const Ledger *l, VarId var, int index, const char *cause) {
    double sum = 0.0;
    for (size_t n = 0; n < l->count; n++) {
        const Entry *e = &l->entries[n];
        if (e->var == var && e->index == index && (!cause || strcmp(e->cause, cause) == 0))
            sum += e->delta;
    }
    return sum;
}

/* Every state variable and setting moved as its causes say, and every cause has a name. */
static inline void ledger_holds(const Ledger *l, const Scenario *s, const World *before,
                                const World *after, const char *what) {
    for (int id = 0; id < VAR_COUNT; id++) {
        if (var_info((VarId)id)->nature == NATURE_DERIVED) continue;
        for (int i = 0; i < places_of((VarId)id, s); i++) {
            const double was = world_get(before, (VarId)id, i), is = world_get(after, (VarId)id, i);
            const double sum = told_of(l, (VarId)id, i, NULL);
            if (real_abs(is - was - sum) > 1e-9)
                fail_msg("%s: %s[%d] went from %.12g to %.12g, its causes sum to %.12g", what,
                         var_info((VarId)id)->name, i, was, is, sum);
        }
    }
    for (size_t n = 0; n < l->count; n++) assert_true(strlen(l->entries[n].cause) > 2);
}
