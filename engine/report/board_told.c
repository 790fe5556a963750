/* What was lived in the last turn: kept, and told as news with their reasons.
 * Always true: every sentence comes from a happening; months that are lived again are those that
 * were lived. See board.h. */
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "model/events.h"
#include "report/board.h"
#include "session/naming.h"
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

/* The months once more, each world of the turn kept. */
static void relive(const Session *g, LastTurn *t) {
    History *h = &t->lived;
    const int from = (int)g->before_months.month, to = (int)g->world.month;
    h->first = t->from;
    h->worlds = memory_grow(h->worlds, sizeof(World) * (size_t)(to - h->first + 1));
    h->scenario = g->scenario;
    h->parameters = g->parameters;
    h->seed = g->setup.seed;
    h->months = t->to = to;
    World *w = &h->worlds[from - h->first];
    *w = g->before_months;
    /* what the clock stopped then is stopped again */
    memcpy(w->event_stopped, g->world.event_stopped, sizeof w->event_stopped);
    stopped_acts(t, from);
    for (int m = from; m < to; m++, w++) {
        /* answers of bots belong to the month that has just passed, as the ledger has it */
        Step st = turn_step(w, g->scenario, &g->parameters, g->key, &h->ledger);
        events_answer(&st, &g->panel);
        w[1] = w[0];
        world_step(&w[1], g->scenario, &g->parameters, g->key, &h->ledger);
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
        t->begin = *session_past(g, turn);
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
    const bool ours = h->event && b->game->scenario->rules->event[h->event - 1].seat == b->seat;
    switch (h->id) {
    case HAPPENING_event_asked: return TIER_UNTOLD; /* ours waits below; others are told with their choice */
    case HAPPENING_event_choice: return ours ? TIER_UNTOLD : TIER_MIDDLE;
    case HAPPENING_event_default: return ours ? TIER_MIDDLE : TIER_MINOR;
    case HAPPENING_event: return TIER_MIDDLE;
    case HAPPENING_event_later:
    case HAPPENING_script_failed: return TIER_MINOR;
    case HAPPENING_terms_tabled:
    case HAPPENING_terms_refused:
    case HAPPENING_order_offered:
    case HAPPENING_order_declined:
    case HAPPENING_order_armed: return TIER_UNTOLD;
    case HAPPENING_ratified:
    case HAPPENING_grey_act:
    case HAPPENING_promise_kept: return TIER_SUMMED;
    case HAPPENING_member_turns:
        return b->game->world.stage < STAGE_MEMBER ? TIER_SUMMED : TIER_UNTOLD; /* it is in */
    case HAPPENING_capital_reset: return own ? TIER_MIDDLE : TIER_UNTOLD;
    case HAPPENING_posture_dropped: return own ? TIER_GREAT : TIER_MINOR;
    case HAPPENING_no_step: return h->amount < 6.5 ? TIER_MIDDLE : TIER_MINOR;
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
    const bool said =
        h->id == HAPPENING_promise_broken || h->id == HAPPENING_capital_reset || h->id == HAPPENING_event_choice;
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
        text_add(out, "%s", tongue(n == 0 ? " Because of " : " and "));
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
        text_add(out, "%s%s", told == 1 ? "" : told == count ? tongue(" and ") : ", ",
                 seats ? s->seat_name[i] : s->member_name[i]);
    }
    return count;
}

static void news_write(const Board *b, const Happening *h, bool reasons, Text *out) {
    const Scenario *s = b->game->scenario;
    char text[HAPPENING_BYTES], date[DATE_BYTES];
    Text line = {0};
    const Event *e = h->event ? &s->rules->event[h->event - 1] : NULL;
    happening_text(h, s, text, sizeof text);
    text_add(&line, "%s: ", figures_date(s, h->month, date));
    if (e && h->choice && e->seat != b->seat && e->watch && h->id != HAPPENING_event_later) {
        naming_fill(s, e->watch, &line);
        text_add(&line, " ");
    }
    text_add(&line, "%s", text);
    if (reasons) board_reason(b, h, &line);
    board_say(out, "", 2, &line);
}

/* Small things of which there are many. */
static void sums_write(const Board *b, Text *out) {
    static const struct {
        HappeningId id;
        bool seats;
        const char *words;
    } sums[] = {{HAPPENING_ratified, false, TONGUE("The protocol was ratified by ")},
                {HAPPENING_member_turns, false, TONGUE("New governments judge accession anew in ")},
                {HAPPENING_grey_act, false, TONGUE("Acts below the threshold of war against ")},
                {HAPPENING_promise_kept, true, TONGUE("Promises were kept by ")}};
    for (size_t n = 0; n < COUNT_OF(sums); n++) {
        Text names = {0}, line = {0};
        if (names_write(b, sums[n].id, sums[n].seats, &names) > 0) {
            text_add(&line, "%s%s.", tongue(sums[n].words), names.data);
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
    bool *chosen = memory_zeros(l->happened, sizeof *chosen);
    int left = -news_choose(b, most, chosen);
    for (size_t n = 0; n < l->happened; n++) {
        if (chosen[n]) news_write(b, &l->happenings[n], reasons, out);
        left += tier_of(b, &l->happenings[n]) > TIER_SUMMED ? 1 : 0;
    }
    free(chosen);
    return left;
}

/* --- all of it -------------------------------------------------------------------------------- */

void board_briefing(const Board *b, Text *out) {
    board_head(b, out);
    if (!b->last->any) {
        Text start = {0};
        text_say(&start, "No turn has been lived yet. This is the start: %s.",
                 b->game->scenario->start_title);
        board_say(out, "", 0, &start);
        return;
    }
    text_say(out, "\nWhat happened in turn %d\n", b->last->turn);
    const size_t before = out->length;
    board_news(b, 1000, true, out);
    sums_write(b, out);
    board_settled(b, 1000, out);
    board_moved(b, 4, out);
    if (out->length == before) text_say(out, "  Nothing of note.\n");
    text_say(out, "\nWhat our choices did\n");
    const size_t own = out->length;
    board_results(b, 1000, true, out);
    board_forecasts(b, out);
    if (out->length == own) text_say(out, "  We changed nothing.\n");
    text_say(out, "\nWhat others changed\n");
    const size_t others = out->length;
    board_others(b, 1000, out);
    if (out->length == others) text_say(out, "  Nobody changed a standing posture.\n");
}
