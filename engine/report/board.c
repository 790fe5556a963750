/* The turn in at most 180 words: head, news, clock, purse, dials, cards, and what to do next.
 * Always true: see board.h; what does not fit is left out in a fixed order, never the head, what
 * waits for an answer, and the next sentence. */
#include "model/accession.h"
#include "report/board.h"

#include <string.h>

#include "core/real.h"
#include "report/figures.h"
#include "report/words.h"
#include "session/advisor.h"
#include "session/naming.h"

/* --- head ------------------------------------------------------------------------------------- */

void board_head(const Board *b, Text *out) {
    const Session *g = b->game;
    const World *w = &g->world;
    char first[DATE_BYTES], last[DATE_BYTES];
    Text line = {0};
    figures_date(g->scenario, (int)w->turn_began + 1, first);
    figures_date(g->scenario, (int)(w->turn_began + w->turn_months), last);
    char *year = strrchr(first, ' '); /* "Feb 2023": a year is said once */
    if (strcmp(year, strrchr(last, ' ')) == 0) *year = '\0';
    text_say(&line, "Turn %d, %s to %s, imagined. ", session_turn(g), first, last);
    board_count(&line, w->turn_months, "month", "months");
    text_say(&line, ": %s. %s. Assumptions of %s.", tongue(turn_reason(w)), g->scenario->seat_name[b->seat],
             b->assumed);
    board_say(out, "", 0, &line);
}

/* --- clock and purse -------------------------------------------------------------------------- */

static void in_months(Text *out, double months) {
    text_say(out, tongue_many(months, "in %.3g month", "in %.3g months"), months);
}

static double months_to_election(const World *w) {
    double month = w->election_first;
    while (month <= w->month) month += w->election_every;
    return month - w->month;
}

static void summit_write(const Board *b, Text *out) {
    const World *w = &b->game->world;
    char date[DATE_BYTES];
    if (w->stage >= STAGE_INVITED) return;
    text_say(out, " Summit ");
    in_months(out, act_summit_in(w));
    if (w->barred_until > w->month) {
        text_say(out, "; no step can be tabled for ");
        board_count(out, w->barred_until - w->month, "month", "months");
    } else if (w->agenda_month > w->month) {
        text_say(out, "; the next step is on the agenda of %s",
                 figures_date(b->game->scenario, (int)w->agenda_month, date));
    } else if (b->seat == SEAT_secretariat) {
        text_say(out, "; the agenda of %s closes when this turn ends",
                 figures_date(b->game->scenario, (int)act_agenda_summit(w), date));
    }
    text_add(out, ".");
}

void board_clock(const Board *b, Text *out) {
    const World *w = &b->game->world;
    Text line = {0};
    const char *closed = w->stage < STAGE_INVITED ? accession_closed(w) : NULL;
    text_say(&line, "File: %s%s%s.", words_stage((int)w->stage), closed ? ", " : "", closed ? tongue(closed) : "");
    if (w->window_left > 0.5) {
        text_say(&line, " Window open for about ");
        board_count(&line, (double)(int)(w->window_left + 0.5), "month", "months");
        text_add(&line, ".");
    }
    summit_write(b, &line);
    if (months_to_election(w) <= 12.0) {
        text_say(&line, " Lead election ");
        in_months(&line, months_to_election(w));
        text_add(&line, ".");
    }
    const double year = 12.0 - (double)((int)w->month % 12);
    if (seat_is_letter(b->seat, "WBP") && year <= 6.0) {
        text_say(&line, " Appropriation ");
        in_months(&line, year);
        text_add(&line, ".");
    }
    board_say(out, "", 0, &line);
}

static void means_write(const Board *b, Text *out) {
    const double means = b->game->world.means[b->seat];
    if (seat_is_letter(b->seat, "WBP")) text_say(out, ", appropriation %.3g", means);
    if (seat_is_letter(b->seat, "H")) text_say(out, ", asks left %.3g", means);
    if (b->seat == SEAT_secretariat) text_say(out, ", agenda points %.3g", means);
}

/* What brings or takes capital each turn; NULL where the dials say it. */
static const char *home_words(SeatId seat) {
    if (seat == SEAT_candidate) return tongue("National unity");
    if (seat == SEAT_rival) return tongue("Stability of the regime");
    return seat == SEAT_secretariat ? NULL : tongue("Home support");
}

void board_purse(const Board *b, Text *out) {
    const Session *g = b->game;
    const World *w = &g->world;
    const double upkeep = act_upkeep(w, g->scenario, b->seat);
    Text line = {0};
    text_say(&line, "Capital %.2g (+%.3g", w->capital[b->seat],
             w->income + turn_mood(w, g->scenario, &g->parameters, b->seat));
    if (upkeep > 0.0) text_say(&line, ", upkeep %.3g", upkeep);
    text_say(&line, " a turn)");
    means_write(b, &line);
    text_add(&line, ", ");
    board_count(&line, w->initiatives[b->seat], "initiative", "initiatives");
    text_add(&line, ", ");
    board_count(&line, w->offers_left[b->seat], "offer", "offers");
    text_add(&line, ".");
    const char *home = home_words(b->seat);
    if (home) text_say(&line, " %s %.0f in 100.", home, 100 * act_home(w, g->scenario, b->seat));
    board_say(out, "", 0, &line);
}

/* Of the seats that are told, in hundredths; returns how many. */
static int trusts_of(const Board *b, SeatId seat[SEATS_MAX], int trust[SEATS_MAX]) {
    const Session *g = b->game;
    int count = 0;
    for (int n = 0; n < SEAT_COUNT; n++) {
        if (n == (int)b->seat || n == SEAT_rival || !seat_sits(g->scenario, (SeatId)n)) continue;
        seat[count] = (SeatId)n;
        trust[count++] = (int)(100 * g->world.trust[SEATS_MAX * n + (int)b->seat] + 0.5);
    }
    return count;
}

/* What most of them share is said once. */
void board_trust(const Board *b, Text *out) {
    SeatId seat[SEATS_MAX];
    int trust[SEATS_MAX], common = 0, most = 0;
    const int count = trusts_of(b, seat, trust);
    for (int n = 0; n < count; n++) {
        int same = 0;
        for (int m = 0; m < count; m++) same += trust[m] == trust[n] ? 1 : 0;
        if (same > most) most = same, common = trust[n];
    }
    if (count == 0) return;
    if (most == count && count > 1) {
        text_say(out, "Trust in us: everyone %.2f of 1.", common / 100.0);
        return;
    }
    text_say(out, "Trust in us: ");
    for (int n = 0, told = 0; n < count; n++)
        if (most < 3 || trust[n] != common)
            text_say(out, "%s%s %.2f", told++ ? ", " : "", b->game->scenario->seat_name[seat[n]], trust[n] / 100.0);
    if (most >= 3) text_say(out, ", the others %.2f", common / 100.0);
    text_add(out, ".");
}

/* --- what waits ------------------------------------------------------------------------------- */

static bool terms_wait(const Board *b) {
    return b->seat == SEAT_candidate && b->game->world.terms_tabled > 0.5;
}

static bool order_waits(const Board *b) {
    return b->seat == SEAT_candidate && b->game->world.order_tabled > 0.5;
}

int board_offer_waiting(const Board *b) {
    for (int n = 0; n < b->game->pendings; n++) {
        const PendingOffer *p = &b->game->pending[n];
        if (p->offer.to == b->seat && !p->answered) return n + 1;
    }
    return 0;
}

/* Why the terms came: of the last happening of this kind. */
static void why_tabled(const Board *b, HappeningId id, Text *out) {
    const Ledger *l = &b->last->told;
    for (size_t n = l->happened; b->last->any && n-- > 0;)
        if (l->happenings[n].id == id) {
            board_reason(b, &l->happenings[n], out);
            return;
        }
}

/* "Advisors: sign (Military, Domestic); refuse (Legal): advisors" */
static void counsel_brief(const Board *b, Text *out) {
    static const struct {
        int stance;
        const char *words;
    } sides[] = {{1, TONGUE("sign")}, {-1, TONGUE("refuse")}, {0, TONGUE("no view")}};
    Counsel all[OFFICE_COUNT];
    const int count = advisors_on_table(b->game, b->seat, all);
    bool any = false;
    for (size_t side = 0; side < COUNT_OF(sides); side++) {
        int named = 0;
        for (int n = 0; n < count; n++) {
            if (all[n].stance != sides[side].stance) continue;
            if (named == 0) text_add(out, "%s%s (", any ? ", " : tongue(" Advisors: "), tongue(sides[side].words));
            text_add(out, "%s%s", named ? ", " : "",
                     tongue(office_for(b->game->scenario, b->seat, all[n].office).title));
            named++;
            any = true;
        }
        if (named > 0) text_add(out, ")");
    }
    if (any) text_add(out, ".");
}

static void terms_write(const Board *b, Text *out) {
    const World *w = &b->game->world;
    const Scenario *s = b->game->scenario;
    Text line = {0};
    const bool freeze = (int)w->terms_tabled == END_FREEZE;
    text_say(&line, "On the table: %s. The guns would fall silent with %.1f %% of %s occupied.",
             tongue(freeze ? "an armistice along the line, without a settlement" : "a settlement"),
             100 * w->occupied_share, s->candidate);
    if (!freeze)
        text_say(&line, " Chance that it is part of a wider agreement: %.0f in 100.",
                 100 * w->regional_chance);
    why_tabled(b, HAPPENING_terms_tabled, &line);
    counsel_brief(b, &line);
    text_say(&line, " Without an answer they are refused.");
    board_say(out, "", 0, &line);
}

static void order_write(const Board *b, Text *out) {
    const Session *g = b->game;
    Text line = {0};
    text_say(&line, "On the table, an order: if signed, ");
    words_fill(g->scenario, words_outcome((OrderId)g->world.order_tabled), &line);
    counsel_brief(b, &line);
    text_say(&line, " Without an answer it is declined.");
    board_say(out, "", 0, &line);
}

enum { PROMISES_SHOWN = 2 };

static void promise_due(const Board *b, int n, Text *out) {
    const World *w = &b->game->world;
    const ActId id = (ActId)w->promise_act[n];
    const bool down = act_info(id)->lever && w->promise_value[n] < w->promise_from[n];
    Text line = {0};
    text_say(&line, "Promised to %s, due in turn %.0f: \"",
             b->game->scenario->seat_name[(int)w->promise_taker[n]], w->promise_due[n]);
    naming_card((Act){b->seat, id, w->promise_value[n]}, down ? -1.0 : 1.0, false, &line);
    text_say(&line, "\" (do %s%s).", act_info(id)->name, down ? " down" : "");
    board_say(out, "", 0, &line);
}

/* What we promised and have not done, if it is due in this turn or the next; only how much while the
 * clock stands for something else. */
static void promises_due(const Board *b, Text *out) {
    const World *w = &b->game->world;
    const int shown = terms_wait(b) || order_waits(b) ? 0 : PROMISES_SHOWN;
    int due = 0;
    for (int n = 0; n < PROMISES_MAX; n++) {
        const bool ours = (int)w->promise_state[n] == 1 && (int)w->promise_giver[n] == (int)b->seat;
        const Act act = {b->seat, (ActId)w->promise_act[n], w->promise_value[n]};
        if (!ours || w->promise_due[n] > w->turn + 1.5) continue;
        if (act_done(w, b->game->scenario, act, w->promise_from[n])) continue;
        if (++due <= shown) promise_due(b, n, out);
    }
    if (due <= shown) return;
    if (shown) text_add(out, tongue_many(due - shown, "%d more promise of ours due: promises\n",
                                         "%d more promises of ours due: promises\n"), due - shown);
    else text_add(out, tongue_many(due, "%d promise of ours due: promises\n",
                                   "%d promises of ours due: promises\n"), due);
}

static bool is_open(const Board *b, int n) {
    return b->game->pending[n].offer.to == b->seat && !b->game->pending[n].answered;
}

static bool is_same_deal(const Offer *a, const Offer *b) {
    return a->ask.act == b->ask.act && real_abs(a->ask.to - b->ask.to) < 1e-9 &&
           a->ask_due == b->ask_due && a->give.act == ACT_NONE && b->give.act == ACT_NONE &&
           real_abs(a->favour - b->favour) < 1e-9;
}

/* What two ask alike is said once. */
static void offers_write(const Board *b, Text *out) {
    const Session *g = b->game;
    bool told[PENDING_MAX] = {false};
    for (int n = 0; n < g->pendings; n++) {
        if (!is_open(b, n) || told[n]) continue;
        int twin = -1;
        for (int m = n + 1; m < g->pendings && twin < 0; m++)
            if (is_open(b, m) && is_same_deal(&g->pending[n].offer, &g->pending[m].offer)) twin = m;
        const char *name = g->scenario->seat_name[g->pending[n].offer.from];
        Text line = {0};
        if (twin < 0) text_say(&line, "Offer %d, from %s, asks us: ", n + 1, name);
        else text_say(&line, "Offers %d and %d, from %s and %s, ask us: ", n + 1, twin + 1, name,
                      g->scenario->seat_name[g->pending[twin].offer.from]);
        if (twin >= 0) told[twin] = true;
        board_offer(b, &g->pending[n].offer, &line);
        text_add(&line, ".");
        board_say(out, "", 0, &line);
    }
}

void board_waiting(const Board *b, Text *out) {
    promises_due(b, out);
    if (terms_wait(b)) terms_write(b, out);
    if (order_waits(b)) order_write(b, out);
    board_questions(b, out);
    offers_write(b, out);
}

/* --- what to do next -------------------------------------------------------------------------- */

static bool any_card(const Board *b) {
    Card deck[ACTS_MAX];
    const int count = board_deck(b, b->seat, deck);
    const Session *g = b->game;
    for (int n = 0; n < count; n++) {
        if (act_info(deck[n].act)->free || !deck[n].up) continue;
        const Act act = board_act(b, b->seat, deck[n].act, false);
        if (!refusal_is(act_refused(&g->world, &g->parameters, g->scenario, act))) return true;
    }
    return false;
}

bool board_has_forecast(const Board *b) {
    const Session *g = b->game;
    for (int n = 0; n < g->forecasts; n++)
        if (g->forecast[n].seat == b->seat && g->forecast[n].turn == session_turn(g)) return true;
    return false;
}

NextStep board_next_step(const Board *b) {
    const World *w = &b->game->world;
    Text lesson = {0};
    int event[2];
    const bool taught = !session_over(b->game) && board_lesson(b, &lesson);
    text_free(&lesson);
    if (taught) return NEXT_LESSON;
    if (session_over(b->game)) return NEXT_OVER;
    if (terms_wait(b)) return NEXT_TERMS;
    if (order_waits(b)) return NEXT_ORDER;
    if (board_asked(b, event) > 0) return NEXT_QUESTION;
    if (board_offer_waiting(b) > 0) return NEXT_OFFER;
    if (b->seat == SEAT_rival && !board_has_forecast(b)) return NEXT_FORECAST;
    if (w->initiatives[b->seat] > 0.5 && any_card(b)) return NEXT_CARDS;
    if (w->offers_left[b->seat] > 0.5 && w->capital[b->seat] > 0.5) return NEXT_ASK;
    return NEXT_END;
}

void board_next(const Board *b, Text *out) {
    static const char *const words[] = {
        [NEXT_OVER] = TONGUE("read how it went (briefing, journal, why X), or quit."),
        [NEXT_TERMS] =
            TONGUE("answer the terms: do sign_terms, do amend_terms or do refuse_terms (card NAME says more)."),
        [NEXT_ORDER] = TONGUE("answer the order: do sign_order or do refuse_order (card NAME says more)."),
        [NEXT_QUESTION] = TONGUE("answer the question: choose 1 and the number of a choice, then cards."),
        [NEXT_FORECAST] = TONGUE("say what you expect (predict); a card tests what tempts and deters; then end."),
        [NEXT_ASK] = TONGUE("make an offer to another seat (offers says how), or end the turn."),
        [NEXT_END] = TONGUE("end the turn (end), with a forecast first if you like (predict).")};
    const NextStep next = board_next_step(b);
    const int offer = board_offer_waiting(b);
    Text line = {0};
    if (next == NEXT_LESSON) {
        board_lesson(b, out);
        return;
    }
    text_say(&line, "Next: ");
    if (next == NEXT_OFFER)
        text_say(&line, "answer %d yes or answer %d no, then choose cards.", offer, offer);
    else if (next == NEXT_CARDS)
        text_say(&line, b->game->world.initiatives[b->seat] > 1.5
                            ? "choose up to two cards (do NUMBER; all: cards all), then end."
                            : "choose up to one more card (do NUMBER; all: cards all), then end.");
    else text_add(&line, "%s", tongue(words[next]));
    board_say(out, "", 0, &line);
}

/* --- the whole -------------------------------------------------------------------------------- */

/* How much is told, from all to the least. */
typedef struct Cut {
    int news, settled, moved, results, others;
    bool reasons, forecasts, dials;
    int cards;
    Detail detail;
} Cut;
static const Cut cuts[] = {
    {3, 2, 2, 2, 2, true, true, true, 3, DETAIL_FULL},
    {3, 2, 1, 2, 1, true, true, true, 3, DETAIL_PLAIN},
    {2, 1, 1, 1, 0, true, true, true, 3, DETAIL_PLAIN},
    {1, 1, 1, 1, 0, true, true, true, 3, DETAIL_PLAIN},
    {2, 1, 1, 1, 0, true, true, true, 3, DETAIL_TITLE},
    {1, 1, 1, 1, 0, true, true, true, 3, DETAIL_TITLE},
    {1, 1, 1, 0, 0, true, true, true, 3, DETAIL_TITLE},
    {2, 1, 0, 0, 0, false, true, true, 3, DETAIL_TITLE},
    {1, 1, 0, 0, 0, false, false, true, 3, DETAIL_TITLE},
    {1, 1, 0, 0, 0, false, false, true, 1, DETAIL_TITLE},
    {1, 0, 0, 0, 0, false, false, false, 3, DETAIL_TITLE},
    {1, 0, 0, 0, 0, false, false, false, 1, DETAIL_TITLE},
    {0, 0, 0, 0, 0, false, false, false, 1, DETAIL_TITLE},
};

/* When nothing happened. */
static void quiet_write(const Board *b, Text *out) {
    const World *w = &b->game->world;
    const double moved = real_abs(w->occupied_share - b->last->begin.occupied_share);
    if (w->war < 0.5) text_say(out, "  The guns stayed silent.\n");
    else if (w->frozen > 0.5) text_say(out, "  The line stayed quiet.\n");
    else if (moved < 0.002) text_say(out, "  The fighting went on; the line hardly moved.\n");
    else text_say(out, "  The fighting went on; the line moved.\n");
}

static void lived_write(const Board *b, const Cut *c, Text *out) {
    if (!b->last->any) return;
    Text told = {0};
    const int more = board_news(b, c->news, c->reasons, &told);
    board_settled(b, c->settled, &told);
    board_moved(b, c->moved, &told);
    board_results(b, c->results, false, &told);
    if (c->forecasts && !b->last->stopped) board_forecasts(b, &told);
    if (c->others > 0) board_others(b, c->others, &told);
    if (told.length == 0 && b->last->stopped) return;
    if (told.length == 0) quiet_write(b, &told);
    if (more > 0)
        text_add(&told, tongue_many(more, "  %d more event: briefing\n", "  %d more events: briefing\n"), more);
    text_say(out, "Since then:\n");
    if (told.length > 0) text_add_bytes(out, told.data, told.length);
    text_free(&told);
}

static void stopped_write(const Board *b, Text *out) {
    char date[DATE_BYTES];
    Text line = {0};
    const World *w = &b->game->world;
    if (b->game->phase != PHASE_INTERRUPTED) return;
    text_say(&line, "The clock stopped after %s: a decision cannot wait. The rest of the "
                    "turn: ",
             figures_date(b->game->scenario, (int)w->month, date));
    board_count(&line, w->turn_began + w->turn_months - w->month, "month", "months");
    text_add(&line, ".");
    board_say(out, "", 0, &line);
}

static void turn_write(const Board *b, const Cut *c, Text *out) {
    board_head(b, out);
    stopped_write(b, out);
    lived_write(b, c, out);
    if (c->dials) board_dials_brief(b, out);
    board_clock(b, out);
    board_purse(b, out);
    board_waiting(b, out);
    text_say(out, c->detail == DETAIL_TITLE ? "Proposed (type cards for gain and cost):\n" : "Proposed:\n");
    board_proposed(b, c->cards, c->detail, out);
    board_next(b, out);
}

void board_turn(const Board *b, Text *out) {
    for (size_t n = 0; n < COUNT_OF(cuts); n++) {
        Text text = {0};
        turn_write(b, &cuts[n], &text);
        const bool fits = board_words(text.data) <= BOARD_WORDS || n + 1 == COUNT_OF(cuts);
        if (fits) text_add_bytes(out, text.data, text.length);
        text_free(&text);
        if (fits) return;
    }
}
