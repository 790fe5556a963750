/* Offers, answers and promises. Always true: see board.h; a bot's answer is told before it is
 * asked, because its reasons are open to all. */
#include "core/real.h"
#include "report/board.h"
#include "report/figures.h"
#include "session/naming.h"

/* --- an offer --------------------------------------------------------------------------------- */

/* "Tie aid to reforms" by turn 5 */
static void deal_write(const Board *b, Act act, int due, Text *out) {
    Text card = {0};
    board_card_told(b, act, &card);
    text_say(out, "\"%s\" by turn %d", card.data, due);
    text_free(&card);
}

void board_offer(const Board *b, const Offer *o, Text *out) {
    deal_write(b, o->ask, o->ask_due, out);
    if (o->give.act != ACT_NONE) {
        text_say(out, " for ");
        deal_write(b, o->give, o->give_due, out);
    }
    if (o->favour > 0.0)
        text_say(out, o->give.act != ACT_NONE ? " and %.3g capital at once" : " for %.3g capital at once",
                 o->favour);
    if (o->give.act == ACT_NONE && o->favour <= 0.0) text_say(out, ", for nothing");
}

static void usage_write(const Board *b, Text *out) {
    const SeatId other = b->seat == SEAT_lead ? SEAT_candidate : SEAT_lead;
    Text line = {0};
    text_say(&line, "To make one: offer SEAT CARD for CARD by TURN favour N; all after CARD may be "
                    "left out. What a seat could be asked, and what it would answer: offer %s",
             b->game->scenario->seat_name[other]);
    board_say(out, "", 0, &line);
}

static void pending_write(const Board *b, int n, Text *out) {
    const PendingOffer *p = &b->game->pending[n];
    const Session *g = b->game;
    char why[REASON_MAX_BYTES], nearest[REASON_MAX_BYTES];
    Text line = {0};
    text_say(&line, "Offer %d: %s asks us for ", n + 1, g->scenario->seat_name[p->offer.from]);
    board_offer(b, &p->offer, &line);
    text_add(&line, ". ");
    if (p->answered) text_say(&line, p->accepted ? "Answered: yes." : "Answered: no.");
    else if (offer_possible(&g->world, &g->scenario->nominal, g->scenario, &p->offer, why, nearest))
        text_say(&line, "answer %d yes, or answer %d no. A yes is a promise.", n + 1, n + 1);
    else text_say(&line, "It can no longer be taken: %s.", why);
    board_say(out, "", 2, &line);
}

void board_offers(const Board *b, Text *out) {
    int count = 0;
    text_say(out, "Offers to us\n");
    for (int n = 0; n < b->game->pendings; n++) {
        if (b->game->pending[n].offer.to != b->seat) continue;
        pending_write(b, n, out);
        count++;
    }
    if (count == 0) text_say(out, "  None this turn.\n");
    usage_write(b, out);
}

/* --- what could be asked ---------------------------------------------------------------------- */

static void ask_write(const Board *b, const Outlook *o, Act ask, bool down, Text *out) {
    const Session *g = b->game;
    const int turn = session_turn(g);
    const Offer offer = {.from = b->seat, .to = ask.seat, .ask = ask, .ask_due = turn + 1,
                         .give = {b->seat, ACT_NONE, 0.0}};
    Answer answer;
    Text line = {0};
    offer_answer(&g->world, &g->scenario->nominal, g->scenario, o, &offer, &answer);
    text_add(&line, "%s%s: ", act_info(ask.act)->name, down ? " down" : "");
    board_card_told(b, ask, &line);
    text_say(&line, answer.yes ? ". Asking costs %.2g. Alone the answer is yes"
                               : ". Asking costs %.2g. Alone the answer is no",
             offer_price(&g->world, g->scenario, &offer));
    if (!answer.yes && answer.sum > -0.005) text_say(&line, ", just short");
    else if (!answer.yes) text_say(&line, ", short by %.2f", -answer.sum);
    text_add(&line, ".");
    board_say(out, "", 2, &line);
}

bool board_serves_us(const Board *b, const Outlook *o, Act ask) {
    double term[AIMS];
    const double steps = act_steps(&b->game->world, ask);
    return !act_info(ask.act)->lever ||
           outlook_terms(o, b->game->scenario, b->seat, ask, steps, term) > -0.002;
}

void board_askable(const Board *b, SeatId seat, Text *out) {
    const Session *g = b->game;
    const Scenario *s = g->scenario;
    Card deck[ACTS_MAX];
    Outlook o;
    int told = 0, harms = 0;
    const int count = board_deck(b, seat, deck);
    outlook_of(&g->world, &s->nominal, s, &o);
    text_say(out, "What %s could be asked\n", s->seat_name[seat]);
    for (int n = 0; n < count; n++)
        for (int down = 0; down < 2; down++) {
            if (!(down ? deck[n].down : deck[n].up)) continue;
            const Act ask = board_act(b, seat, deck[n].act, down == 1);
            if (!act_promisable(ask.act) ||
                refusal_is(act_refused_to_promise(&g->world, &s->nominal, s, ask)))
                continue;
            if (!board_serves_us(b, &o, ask)) {
                harms++;
                continue;
            }
            ask_write(b, &o, ask, down == 1, out);
            told++;
        }
    if (told == 0) text_say(out, "  Nothing that it could promise now and that would serve us.\n");
    if (harms > 0) {
        text_add(out, tongue_many(harms, "  Left out: %d card that would harm our own aims.\n",
                                  "  Left out: %d cards that would harm our own aims.\n"), harms);
    }
    Text line = {0};
    text_say(&line,
             "One card of ours in return, or capital (favour), may make a no a yes. It trusts "
             "us %.2f of 1.",
             g->world.trust[SEATS_MAX * (int)seat + (int)b->seat]);
    board_say(out, "", 0, &line);
}

/* --- the answer ------------------------------------------------------------------------------- */

static void reason_write(const Board *b, const Answer *a, Text *out) {
    text_say(out, " Reasons: ");
    for (int n = 0; n < 2; n++) {
        if (n == 1 && real_abs(a->term[a->reason[n]]) < 0.005) break; /* it weighs nothing */
        text_add(out, "%s", n == 0 ? "" : tongue(" and "));
        naming_fill(b->game->scenario, answer_term_words(a->reason[n]), out);
        text_add(out, " (");
        figures_signed(a->term[a->reason[n]], 2, out);
        text_add(out, ")");
    }
    text_add(out, ".");
}

void board_nearest(const Board *b, const NearestYes *yes, Text *out) {
    for (int n = 0; n < yes->count; n++) {
        text_add(out, "%s", n == 0 ? tongue("Nearest yes: ") : n == yes->count - 1 ? tongue(" and ") : ", ");
        const Remedy *r = &yes->remedy[n];
        if (r->kind != REMEDY_GIVE) {
            remedy_write(r, b->game->scenario, out);
            continue;
        }
        text_say(out, "%s in return: \"", b->game->scenario->seat_name[r->give.seat]);
        board_card_told(b, r->give, out);
        text_say(out, "\" (%+.2f)", r->gain);
    }
    if (yes->count > 0) text_add(out, ".%s", yes->enough ? "" : tongue(" Even that is not enough now."));
}

static void nearest_write(const Board *b, const Offer *offer, const NearestYes *yes, Text *out) {
    text_say(out, " It is short by %.2f.", yes->short_by);
    if (yes->count == 0) return;
    text_add(out, " ");
    board_nearest(b, yes, out);
    double price = offer_price(&b->game->world, b->game->scenario, offer);
    for (int n = 0; n < yes->count; n++)
        price += yes->remedy[n].kind == REMEDY_FAVOUR ? yes->remedy[n].favour : 0.0;
    const double purse = b->game->world.capital[b->seat];
    if (price > purse + 1e-9) text_say(out, " In all that costs %.2g capital; we hold %.2g.", price, purse);
}

void board_answer(const Board *b, const Offer *offer, const Verdict *v, Text *out) {
    const char *name = b->game->scenario->seat_name[offer->to];
    Text line = {0};
    if (!v->answered) {
        text_say(&line, "The offer lies before %s.", name);
        board_say(out, "", 0, &line);
        return;
    }
    text_say(&line, v->answer.yes ? "%s says yes." : "%s says no.", name);
    reason_write(b, &v->answer, &line);
    char refer[REFER_BYTES];
    if (v->answer.yes) text_say(&line, " Both promises stand in the ledger: %s", board_refer(b, refer, "promises"));
    else nearest_write(b, offer, &v->yes, &line);
    board_say(out, "", 0, &line);
}

/* --- promises --------------------------------------------------------------------------------- */

void board_promise_card(const Board *b, int n, Text *out) {
    const World *w = &b->game->world;
    const Act act = {(SeatId)w->promise_giver[n], (ActId)w->promise_act[n], w->promise_value[n]};
    naming_card(act, act_info(act.act)->lever ? w->promise_value[n] - w->promise_from[n] : 1.0, false, out);
}

static void promise_tell(const Board *b, int n, Text *out) {
    const World *w = &b->game->world;
    const Scenario *s = b->game->scenario;
    const SeatId giver = (SeatId)w->promise_giver[n];
    const Act act = {giver, (ActId)w->promise_act[n], w->promise_value[n]};
    const bool lever = act_info(act.act)->lever;
    char date[DATE_BYTES];
    Text line = {0};
    const int state = (int)w->promise_state[n];
    text_say(&line, state == 1 ? "open: %s to %s, \"" : state == 2 ? "kept: %s to %s, \"" : "broken: %s to %s, \"",
             s->seat_name[giver], s->seat_name[(int)w->promise_taker[n]]);
    board_promise_card(b, n, &line);
    text_say(&line, "\" by the end of turn %.0f; promised in %s.", w->promise_due[n],
             figures_date(s, (int)w->promise_month[n], date));
    char refer[REFER_BYTES];
    if (giver == b->seat && state == 1)
        text_say(&line, " Ours to keep: %s", board_refer(b, refer, "do %s%s", act_info(act.act)->name,
                 lever && w->promise_value[n] < w->promise_from[n] ? " down" : ""));
    board_say(out, "", 2, &line);
}

void board_promises(const Board *b, Text *out) {
    const World *w = &b->game->world;
    int count = 0;
    text_say(out, "Promises\n");
    for (int state = 1; state <= 3; state++)
        for (int n = 0; n < PROMISES_MAX; n++) {
            if ((int)w->promise_state[n] != state) continue;
            promise_tell(b, n, out);
            count++;
        }
    if (count == 0) text_say(out, "  Nobody has promised anything yet.\n");
}

/* Kept or broken since the turn began. */
static bool is_settled(const Board *b, int n) {
    const World *w = &b->game->world, *was = &b->last->begin;
    const bool closed = w->promise_state[n] > 1.5;
    const bool before = was->promise_state[n] > 1.5 &&
                        real_abs(was->promise_month[n] - w->promise_month[n]) < 0.5;
    return closed && !before;
}

void board_settled(const Board *b, int most, Text *out) {
    const World *w = &b->game->world;
    const Scenario *s = b->game->scenario;
    for (int n = 0; n < PROMISES_MAX && b->last->any; n++) {
        const SeatId giver = (SeatId)w->promise_giver[n], taker = (SeatId)w->promise_taker[n];
        if (!is_settled(b, n) || (giver != b->seat && taker != b->seat) || most-- <= 0) continue;
        const bool kept = w->promise_state[n] < 2.5;
        Text line = {0};
        if (giver == b->seat)
            text_say(&line, kept ? "We kept our promise to %s: \"" : "We broke our promise to %s: \"",
                     s->seat_name[taker]);
        else
            text_say(&line, kept ? "%s kept its promise to us: \"" : "%s broke its promise to us: \"",
                     s->seat_name[giver]);
        board_promise_card(b, n, &line);
        text_say(&line, "\".");
        board_say(out, "", 2, &line);
    }
}
