/* What was lived in the last turn: news with their reasons, what choices did, what others did.
 * Always true: every sentence comes from a happening, a cause in the ledger or a setting that
 * differs; months that are lived again are those that were lived. See board.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/real.h"
#include "report/board.h"
#include "report/figures.h"
#include "report/telling.h"
#include "report/words.h"

/* --- keeping the turn ------------------------------------------------------------------------- */

static void ledger_copy(const Ledger *from, Ledger *to) {
    ledger_clear(to);
    for (size_t n = 0; n < from->count; n++) {
        const Entry *e = &from->entries[n];
        ledger_note(to, e->month, e->var, e->index, e->cause, e->delta);
    }
    for (size_t n = 0; n < from->happened; n++) ledger_happen(to, &from->happenings[n]);
}

/* What was done while the clock stood belongs to the month after which it stopped. */
static void stopped_acts(LastTurn *t, int month) {
    for (size_t n = t->stopped_at; t->stopped_at > 0 && n < t->told.count; n++) {
        const Entry *e = &t->told.entries[n];
        const bool act = e->month == month && e->var != VAR_month; /* the clock moves first */
        if (act) ledger_note(&t->lived.ledger, e->month, e->var, e->index, e->cause, e->delta);
    }
}

/* The months once more, each world kept. What is before `from` is never read. */
static void relive(const Session *g, LastTurn *t) {
    History *h = &t->lived;
    const int from = (int)g->before_months.month, to = (int)g->world.month;
    h->worlds = realloc(h->worlds, sizeof(World) * ((size_t)to + 1));
    ASSERT(h->worlds);
    h->scenario = g->scenario;
    h->parameters = g->parameters;
    h->seed = g->setup.seed;
    h->months = t->to = to;
    h->worlds[from] = g->before_months;
    stopped_acts(t, from);
    for (int m = from; m < to; m++) {
        h->worlds[m + 1] = h->worlds[m];
        world_step(&h->worlds[m + 1], g->scenario, &g->parameters, g->key, &h->ledger);
    }
}

void last_turn_keep(const Session *g, LastTurn *t) {
    ASSERT(g->journal.count > 0);
    const int turn = g->journal.entries[g->journal.count - 1].turn;
    if (!t->any || t->turn != turn) {
        ledger_clear(&t->lived.ledger);
        t->stopped_at = 0;
        t->turn = turn;
        t->from = (int)g->before_months.month;
        t->begin = g->past[turn - 1];
        t->acted = g->before_months;
    }
    t->any = true;
    t->stopped = g->phase == PHASE_INTERRUPTED;
    ledger_copy(&g->ledger, &t->told);
    relive(g, t);
    t->stopped_at = t->stopped ? t->told.count : 0;
}

void last_turn_free(LastTurn *t) {
    history_free(&t->lived);
    ledger_free(&t->told);
    *t = (LastTurn){0};
}

/* --- news ------------------------------------------------------------------------------------- */

/* GREAT is told before everything else, however much there is to tell; SUMMED with others of its
 * kind; UNTOLD elsewhere: by the table, or by what it belongs to. */
typedef enum Tier { TIER_UNTOLD, TIER_SUMMED, TIER_MINOR, TIER_MIDDLE, TIER_GREAT } Tier;

static Tier tier_of(const Board *b, const Happening *h) {
    const bool own = h->actor == (int)b->seat;
    switch (h->id) {
    case HAPPENING_terms_tabled:
    case HAPPENING_terms_refused:
    case HAPPENING_order_offered:
    case HAPPENING_order_declined:
    case HAPPENING_order_armed: return TIER_UNTOLD;
    case HAPPENING_ratified:
    case HAPPENING_grey_act:
    case HAPPENING_member_turns:
    case HAPPENING_promise_kept: return TIER_SUMMED;
    case HAPPENING_capital_reset: return own ? TIER_MIDDLE : TIER_UNTOLD;
    case HAPPENING_posture_dropped: return own ? TIER_GREAT : TIER_MINOR;
    case HAPPENING_conceded:
    case HAPPENING_new_grievance:
    case HAPPENING_clash:
    case HAPPENING_relaxes:
    case HAPPENING_revanche: return TIER_MINOR;
    case HAPPENING_scandal:
    case HAPPENING_lead_election:
    case HAPPENING_abandoned:
    case HAPPENING_economic_shock:
    case HAPPENING_pending_enters:
    case HAPPENING_programme:
    case HAPPENING_crisis:
    case HAPPENING_crisis_held:
    case HAPPENING_promise_broken: return TIER_MIDDLE;
    default: return TIER_GREAT;
    }
}

/* "Because of A (+0.5) and B (+0.2)." */
void board_reason(const Board *b, const Happening *h, Text *out) {
    const Telling telling = telling_of(h->id);
    double terms[TERMS_MAX];
    int picked[REASONS_MAX];
    const bool said = h->id == HAPPENING_promise_broken || h->id == HAPPENING_capital_reset;
    if (!telling.known || telling.ground == GROUND_LOT || said) return;
    if (telling.ground == GROUND_RULE) {
        text_add(out, " ");
        words_fill(b->game->scenario, telling.rule, out);
        return;
    }
    if (!telling_terms(h, &b->last->told, terms)) return;
    const int found = reasons_pick(h->why, terms, telling.direction, picked);
    for (int n = 0; n < found && n < 2; n++) {
        const char *name = equation_info(h->why)->term[picked[n]].name;
        text_add(out, "%s", n == 0 ? " Because of " : " and ");
        words_fill(b->game->scenario, words_of_term(h->why, name).words, out);
        text_add(out, " (");
        figures_signed(terms[picked[n]], 2, out);
        text_add(out, ")");
    }
    if (found > 0) text_add(out, ".");
}

/* Who acted in all happenings of this kind in the turn: "A, B and C". */
static int names_write(const Board *b, HappeningId id, bool seats, Text *out) {
    const Ledger *l = &b->last->told;
    const Scenario *s = b->game->scenario;
    bool named[MEMBERS_MAX] = {false};
    int count = 0, told = 0;
    for (size_t n = 0; n < l->happened; n++) {
        const Happening *h = &l->happenings[n];
        if (h->id != id || h->actor < 0 || named[h->actor]) continue;
        named[h->actor] = true;
        count++;
    }
    for (int i = 0; i < MEMBERS_MAX; i++) {
        if (!named[i]) continue;
        told++;
        text_add(out, "%s%s", told == 1 ? "" : told == count ? " and " : ", ",
                 seats ? s->seat_name[i] : s->member_name[i]);
    }
    return count;
}

static void news_write(const Board *b, const Happening *h, bool reasons, Text *out) {
    const Scenario *s = b->game->scenario;
    char text[400], date[16];
    Text line = {0};
    happening_text(h, s, text, sizeof text);
    text_add(&line, "%s: %s", scenario_date(s, h->month, date), text);
    if (reasons) board_reason(b, h, &line);
    board_say(out, "", 2, &line);
}

/* Small things of which there are many. */
static void sums_write(const Board *b, Text *out) {
    static const struct {
        HappeningId id;
        bool seats;
        const char *words;
    } sums[] = {{HAPPENING_ratified, false, "The protocol was ratified by "},
                {HAPPENING_member_turns, false, "New governments judge accession anew in "},
                {HAPPENING_grey_act, false, "Acts below the threshold of war against "},
                {HAPPENING_promise_kept, true, "Promises were kept by "}};
    for (size_t n = 0; n < COUNT_OF(sums); n++) {
        Text names = {0}, line = {0};
        if (names_write(b, sums[n].id, sums[n].seats, &names) > 0) {
            text_add(&line, "%s%s.", sums[n].words, names.data);
            board_say(out, "", 2, &line);
        }
        text_free(&names);
    }
}

/* The last of the greatest first: they are the state of things. */
static int news_choose(const Board *b, int most, bool *chosen) {
    const Ledger *l = &b->last->told;
    int count = 0;
    for (int tier = TIER_GREAT; tier > TIER_SUMMED; tier--)
        for (size_t n = l->happened; n-- > 0 && count < most;)
            if ((int)tier_of(b, &l->happenings[n]) == tier) {
                chosen[n] = true;
                count++;
            }
    return count;
}

int board_news(const Board *b, int most, bool reasons, Text *out) {
    const Ledger *l = &b->last->told;
    if (!b->last->any || l->happened == 0) return 0;
    bool *chosen = calloc(l->happened, sizeof *chosen);
    ASSERT(chosen);
    int left = -news_choose(b, most, chosen);
    for (size_t n = 0; n < l->happened; n++) {
        if (chosen[n]) news_write(b, &l->happenings[n], reasons, out);
        left += tier_of(b, &l->happenings[n]) > TIER_SUMMED ? 1 : 0;
    }
    free(chosen);
    return left;
}

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
    board_card_title(act, act_steps(&t->begin, act), &line);
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
        text_add(out, "  %d more %s by others: briefing\n", more, more == 1 ? "change" : "changes");
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

/* "+0.012", or "+1.2 thousand". */
static void amount_write(const Effect *e, Text *out) {
    const VarInfo *v = var_info(e->var);
    const bool thousand = strcmp(v->unit, "thousand") == 0;
    figures_signed(e->moved, thousand ? 1 : 3, out);
    if (thousand) text_add(out, " thousand");
}

static void effects_write(const Board *b, ActId id, Text *out) {
    Effect effect[2] = {{0}};
    const int found = effects_of(b, id, effect);
    for (int n = 0; n < found; n++) {
        text_add(out, "%s", n == 0 ? "" : "; ");
        board_words_of(b, effect[n].var, out);
        text_add(out, " ");
        amount_write(&effect[n], out);
    }
    if (found > 0) {
        text_add(out, ".");
        return;
    }
    const int months = act_info(id)->months;
    if (months > 3) text_add(out, "no effect to be seen yet; it takes %d months in full.", months);
    else text_add(out, "its effect cannot be told apart yet.");
}

/* How much a choice is worth telling: those of this turn first, then what still works. */
static double result_size(const Board *b, ActId id) {
    Effect effect[2] = {{0}};
    const Scenario *s = b->game->scenario;
    const double now = act_setting(&b->last->acted, id, b->seat);
    if (!act_owned(id, b->seat, s) || !act_info(id)->played) return 0.0;
    if (is_changed(b->last, id, b->seat)) return 10.0;
    if (real_abs(now - act_passive(id, b->seat, s)) < 1e-9) return 0.0;
    return effects_of(b, id, effect) > 0 ? size_of(&effect[0]) : 0.0;
}

static void result_write(const Board *b, ActId id, Text *out) {
    const bool changed = is_changed(b->last, id, b->seat);
    const Act act = {b->seat, id, act_setting(&b->last->acted, id, b->seat)};
    const double way = act.to - act_passive(id, b->seat, b->game->scenario);
    Text line = {0};
    text_add(&line, changed ? "Our choice \"" : "Still, \"");
    board_card_title(act, changed ? act_steps(&b->last->begin, act) : way, &line);
    text_add(&line, "\": ");
    effects_write(b, id, &line);
    board_say(out, "", 2, &line);
}

void board_results(const Board *b, int most, Text *out) {
    if (!b->last->any) return;
    bool told[POSTURE_COUNT] = {false};
    while (most-- > 0) {
        int best = -1;
        double size = 0.0;
        for (int id = 0; id < POSTURE_COUNT; id++) {
            const double this = told[id] ? 0.0 : result_size(b, (ActId)id);
            if (this <= size) continue;
            best = id;
            size = this;
        }
        if (best < 0) return;
        told[best] = true;
        result_write(b, (ActId)best, out);
    }
}

void board_forecasts(const Board *b, Text *out) {
    const Session *g = b->game;
    for (int n = 0; n < g->forecasts; n++) {
        const Forecast *f = &g->forecast[n];
        if (f->turn != b->last->turn || f->seat != b->seat || !f->scored) continue;
        Text line = {0};
        text_add(&line, "Forecast ");
        board_number_name(b, (Variable){f->prediction.var, f->prediction.index}, &line);
        text_add(&line, " %s %.4g, %.0f in 100: %s, Brier score %.2f.",
                 f->prediction.above ? "above" : "below", f->prediction.line,
                 100 * f->prediction.confidence, f->came_true ? "came true" : "did not",
                 f->brier);
        board_say(out, "", 2, &line);
    }
}

/* --- all of it -------------------------------------------------------------------------------- */

void board_briefing(const Board *b, Text *out) {
    board_head(b, out);
    if (!b->last->any) {
        Text start = {0};
        text_add(&start, "No turn has been lived yet. This is the start: %s.",
                 b->game->scenario->start_title);
        board_say(out, "", 0, &start);
        return;
    }
    text_add(out, "\nWhat happened in turn %d\n", b->last->turn);
    const size_t before = out->length;
    board_news(b, 1000, true, out);
    sums_write(b, out);
    board_settled(b, 1000, out);
    board_moved(b, 4, out);
    if (out->length == before) text_add(out, "  Nothing of note.\n");
    text_add(out, "\nWhat our choices did\n");
    const size_t own = out->length;
    board_results(b, 1000, out);
    board_forecasts(b, out);
    if (out->length == own) text_add(out, "  We changed nothing.\n");
    text_add(out, "\nWhat others changed\n");
    const size_t others = out->length;
    board_others(b, 1000, out);
    if (out->length == others) text_add(out, "  Nobody changed a standing posture.\n");
}
