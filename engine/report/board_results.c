/* What choices did: others' changes, the effects of our own, and forecasts scored.
 * Always true: see board.h; an effect is the sum of a choice's own causes in the ledger. */
#include <string.h>

#include "core/real.h"
#include "report/board.h"
#include "session/naming.h"
#include "report/figures.h"

/* --- what others changed ---------------------------------------------------------------------- */

static bool is_changed(const LastTurn *t, ActId id, SeatId seat) {
    const double step = act_setting(&t->acted, id, seat) - act_setting(&t->begin, id, seat);
    return act_info(id)->played && real_abs(step) > 1e-9;
}

static void change_write(const Board *b, ActId id, SeatId seat, Text *out) {
    const LastTurn *t = b->last;
    const Act act = {seat, id, act_setting(&t->acted, id, seat)};
    Text line = {0};
    text_add(&line, "%s: ", b->game->scenario->seat_name[seat]);
    naming_card(act, act_steps(&t->begin, act), false, &line);
    text_add(&line, ".");
    board_say(out, "", 2, &line);
}

void board_others(const Board *b, int most, Text *out) {
    if (!b->last->any) return;
    int more = 0;
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        for (int id = 0; id < POSTURE_COUNT; id++) {
            const bool own = seat == (int)b->seat || !act_owned((ActId)id, (SeatId)seat,
                                                                b->game->scenario);
            if (own || !is_changed(b->last, (ActId)id, (SeatId)seat)) continue;
            if (most-- > 0) change_write(b, (ActId)id, (SeatId)seat, out);
            else more++;
        }
    if (more > 0)
        text_add(out, tongue_many(more, "  %d more change by others: briefing\n",
                                  "  %d more changes by others: briefing\n"), more);
}

/* --- what our own choices did ----------------------------------------------------------------- */

typedef struct Effect {
    VarId var;
    double moved; /* mean over members where each has its own */
} Effect;

static double size_of(const Effect *e) {
    const VarInfo *v = var_info(e->var);
    return real_abs(e->moved) / real_max(1e-9, v->high - v->low);
}

static int entries_of(const Scenario *s, VarId var) {
    const VarKind kind = var_info(var)->kind;
    return kind == KIND_MEMBER ? s->members : kind == KIND_REGION ? s->regions : 1;
}

static bool is_of_rival(VarId var) {
    return var == VAR_force_rival || var == VAR_economy_rival || var == VAR_stability_rival ||
           var == VAR_exhaustion_rival;
}

/* The term lists name some choices otherwise, and two of both sides alike. */
static bool is_cause_of(ActId id, VarId var, const char *cause) {
    static const struct {
        ActId act;
        const char *cause;
    } also[] = {
        {ACT_press, "pressing"},         {ACT_rival_press, "pressing"},
        {ACT_rival_mobilisation, "mobilisation"},
        {ACT_dig_in, "digging_in"},      {ACT_trainers_inside, "trainers"},
        {ACT_trainers_inside, "presence"}, {ACT_forward_troops, "front_line_forces"},
        {ACT_aid, "own_aid"},            {ACT_treaty_offer, "offer"},
        {ACT_rival_energy, "energy"},    {ACT_rival_threats, "threats"},
        {ACT_rival_grey_zone, "posture"}, {ACT_regional_conference, "conference"},
        {ACT_arms_pact, "hands_tied"},   {ACT_pledge, "hands_tied"},
        {ACT_ambiguity, "hands_tied"},   {ACT_treaty_planning, "hands_tied"},
        {ACT_terms, "offering_terms"},   {ACT_legal_borders, "dispute"},
    };
    const bool shared = strcmp(cause, "mobilisation") == 0 || strcmp(cause, "pressing") == 0;
    const bool rivals = id == ACT_rival_press || id == ACT_rival_mobilisation;
    if (shared && rivals != is_of_rival(var)) return false;
    if (strcmp(act_info(id)->name, cause) == 0) return true;
    for (size_t n = 0; n < COUNT_OF(also); n++)
        if (also[n].act == id && strcmp(also[n].cause, cause) == 0) return true;
    return false;
}

/* The two largest effects of a choice in the months lived; returns how many. */
static int effects_of(const Board *b, ActId id, Effect largest[2]) {
    const Ledger *l = &b->last->lived.ledger;
    double moved[VAR_COUNT] = {0};
    int found = 0;
    for (size_t n = 0; n < l->count; n++) {
        const Entry *e = &l->entries[n];
        if (!board_words_known(e->var) || !is_cause_of(id, e->var, e->cause)) continue;
        moved[e->var] += e->delta / entries_of(b->game->scenario, e->var);
    }
    for (int var = 0; var < VAR_COUNT; var++) {
        const Effect e = {(VarId)var, moved[var]};
        if (size_of(&e) < 5e-4) continue;
        if (found == 0 || size_of(&e) > size_of(&largest[0])) {
            largest[1] = largest[0];
            largest[0] = e;
        } else if (found == 1 || size_of(&e) > size_of(&largest[1])) {
            largest[1] = e;
        }
        found++;
    }
    return found > 2 ? 2 : found;
}

static void effects_write(const Board *b, ActId id, Text *out) {
    Effect effect[2] = {{0}};
    const int found = effects_of(b, id, effect);
    for (int n = 0; n < found; n++) {
        text_add(out, "%s", n == 0 ? "" : "; ");
        board_words_of(b, effect[n].var, out);
        text_add(out, " ");
        figures_change(effect[n].var, effect[n].moved, out);
    }
    if (found > 0) {
        text_add(out, ".");
        return;
    }
    const int months = act_info(id)->months;
    if (months > 3)
        text_add(out, tongue_many(months, "no effect to be seen yet; it takes %d month in full.",
                                  "no effect to be seen yet; it takes %d months in full."), months);
    else text_say(out, "its effect cannot be told apart yet.");
}

/* How much a choice is worth telling: those of this turn first, then what still works. */
static double result_size(const Board *b, ActId id, bool all) {
    Effect effect[2] = {{0}};
    const Scenario *s = b->game->scenario;
    const double now = act_setting(&b->last->acted, id, b->seat);
    if (!act_owned(id, b->seat, s) || !act_info(id)->played) return 0.0;
    const bool slow = act_info(id)->months > 3;
    if (is_changed(b->last, id, b->seat))
        return all || slow || effects_of(b, id, effect) > 0 ? 10.0 : 0.0;
    if (real_abs(now - act_passive(id, b->seat, s)) < 1e-9) return 0.0;
    return effects_of(b, id, effect) > 0 ? size_of(&effect[0]) : 0.0;
}

void board_result(const Board *b, ActId id, Text *out) {
    const bool changed = is_changed(b->last, id, b->seat);
    const Act act = {b->seat, id, act_setting(&b->last->acted, id, b->seat)};
    const double way = act.to - act_passive(id, b->seat, b->game->scenario);
    Text line = {0};
    text_say(&line, changed ? "Our choice \"" : "Still, \"");
    naming_card(act, changed ? act_steps(&b->last->begin, act) : way, false, &line);
    text_say(&line, "\": ");
    effects_write(b, id, &line);
    board_say(out, "", 2, &line);
}

void board_results(const Board *b, int most, bool all, Text *out) {
    if (!b->last->any) return;
    bool told[POSTURE_COUNT] = {false};
    while (most-- > 0) {
        int best = -1;
        double size = 0.0;
        for (int id = 0; id < POSTURE_COUNT; id++) {
            const double this = told[id] ? 0.0 : result_size(b, (ActId)id, all);
            if (this <= size) continue;
            best = id;
            size = this;
        }
        if (best < 0) return;
        told[best] = true;
        board_result(b, (ActId)best, out);
    }
}

void board_forecasts(const Board *b, Text *out) {
    const Session *g = b->game;
    for (int n = 0; n < g->forecasts; n++) {
        const Forecast *f = &g->forecast[n];
        if (f->turn != b->last->turn || f->seat != b->seat || !f->scored) continue;
        Text line = {0};
        text_say(&line, "Forecast ");
        board_number_name(b, (Variable){f->prediction.var, f->prediction.index}, &line);
        text_say(&line, f->prediction.above ? " above %.4g, %.0f in 100: " : " below %.4g, %.0f in 100: ",
                 f->prediction.line, 100 * f->prediction.confidence);
        text_say(&line, f->came_true ? "came true, Brier score %.2f." : "did not, Brier score %.2f.", f->brier);
        board_say(out, "", 2, &line);
    }
}
