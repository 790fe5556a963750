/* Cards: what each costs, does, and why it is refused. Always true: see board.h; what a card does
 * is what bots and advisors weigh (outlook.h), at nominal parameters. */
#include <ctype.h>
#include <stdio.h>

#include "core/real.h"
#include "report/board_parts.h"
#include "session/naming.h"
#include "report/figures.h"
#include "report/odds_report.h"
#include "session/advisor.h"

void board_card_told(const Board *b, Act act, Text *out) {
    naming_card(act, act_steps(&b->game->world, act), false, out);
}

/* --- the deck --------------------------------------------------------------------------------- */

Act board_act(const Board *b, SeatId seat, ActId id, bool down) {
    const ActInfo *a = act_info(id);
    if (!a->lever) return (Act){seat, id, 0.0};
    const double step = down ? -a->step : a->step;
    return (Act){seat, id, act_setting(&b->game->world, id, seat) + step};
}

static bool goes(Act act) {
    const PostureInfo *p = posture_info((PostureId)act.act);
    return act.to >= p->low - 1e-9 && act.to <= p->high + 1e-9;
}

int board_deck(const Board *b, SeatId seat, Card out[ACTS_MAX]) {
    int count = 0;
    for (int id = 0; id < ACT_COUNT; id++) {
        if (!act_owned((ActId)id, seat, b->game->scenario)) continue;
        Card *c = &out[count++];
        *c = (Card){.number = count, .act = (ActId)id, .up = true};
        if (!act_info((ActId)id)->lever) continue;
        c->up = goes(board_act(b, seat, (ActId)id, false));
        c->down = goes(board_act(b, seat, (ActId)id, true));
    }
    return count;
}

static int number_of(const Board *b, SeatId seat, ActId id) {
    Card deck[ACTS_MAX];
    const int count = board_deck(b, seat, deck);
    for (int n = 0; n < count; n++)
        if (deck[n].act == id) return deck[n].number;
    return 0;
}

static Refusal refusal_of(const Board *b, Act act) {
    const Session *g = b->game;
    return act_refused(&g->world, &g->parameters, g->scenario, act);
}

/* --- price ------------------------------------------------------------------------------------ */

static void means_write(SeatId seat, double means, Text *out) {
    if (seat == SEAT_secretariat) text_say(out, "%.3g of our agenda points", means);
    else if (seat_is_letter(seat, "H")) text_say(out, "%.3g of our asks", means);
    else text_say(out, "%.3g of our appropriation", means);
}

void board_price(const Board *b, Act act, Text *out) {
    const World *w = &b->game->world;
    const Move m = act_weigh(w, b->game->scenario, act);
    const double upkeep = act_info(act.act)->lever
                              ? act_upkeep_added(w, b->game->scenario, act) : 0.0;
    if (m.price > 0.0) text_say(out, "price %.3g", m.price);
    else if (m.means <= 0.0) text_say(out, "no price");
    if (m.means > 0.0) {
        text_add(out, "%s", m.price > 0.0 ? tongue(" and ") : tongue("price "));
        means_write(act.seat, m.means, out);
    }
    if (upkeep > 0.0) text_say(out, ", upkeep %.3g", upkeep);
    if (upkeep < 0.0) text_say(out, ", frees %.3g a turn", -upkeep);
    if (m.reversal) text_say(out, ", a reversal");
    if (m.free) text_say(out, ", takes no initiative");
}

/* --- proposed --------------------------------------------------------------------------------- */

static void outlook_now(const Board *b, Outlook *o) {
    const Scenario *s = b->game->scenario;
    outlook_of(&b->game->world, &s->nominal, s, o);
}

static const char *wanted_by(const Board *b, ActId id) {
    Advice all[OFFICE_COUNT];
    const int count = advisors_of(b->game, b->seat, all);
    for (int n = 0; n < count; n++)
        if (!all[n].nothing && all[n].want.act == id)
            return tongue(office_for(b->game->scenario, b->seat, all[n].office).title);
    for (int n = 0; n < count; n++)
        if (all[n].second.act == id) return tongue(office_for(b->game->scenario, b->seat, all[n].office).title);
    return NULL;
}

/* What futures count of it, if that is known. */
static void counted_write(const Board *b, Act act, Text *out) {
    CardOdds odds;
    const int n = b->odds ? odds_find(b->odds, act) : -1;
    if (n < 0 || !odds_card(b->odds, n, &odds)) return;
    if (out->length > 0) text_add(out, " ");
    odds_card_brief(&odds, out);
}

static void proposed_write(const Board *b, const Outlook *o, Act act, Detail detail, Text *out) {
    Text line = {0};
    const bool down = act_info(act.act)->lever && act_steps(&b->game->world, act) < 0.0;
    const char *office = wanted_by(b, act.act);
    text_say(&line, "Card %d%s: ", number_of(b, b->seat, act.act), down ? " down" : "");
    board_card_told(b, act, &line);
    text_add(&line, ", ");
    board_price(b, act, &line);
    text_add(&line, ".");
    if (detail < DETAIL_TITLE)
        board_near(b, o, act, detail == DETAIL_FULL, &line);
    counted_write(b, act, &line);
    if (office && detail == DETAIL_FULL) text_add(&line, " (%s)", office);
    board_say(out, "", 2, &line);
}

void board_proposed(const Board *b, int most, Detail detail, Text *out) {
    Act proposed[3];
    Outlook o;
    const int count = advisors_propose(b->game, b->seat, proposed);
    outlook_now(b, &o);
    for (int n = 0; n < count && n < most; n++) proposed_write(b, &o, proposed[n], detail, out);
    if (count == 0) text_say(out, "  No card can be taken now.\n");
}

/* --- all -------------------------------------------------------------------------------------- */

/* Number, direction, title, price. */
static void step_write(const Board *b, const Card *c, Act act, Text *line) {
    const bool both = c->up && c->down;
    const bool down = act_info(c->act)->lever && act_steps(&b->game->world, act) < 0.0;
    text_add(line, "%d%s: ", c->number, down ? " down" : both ? " up" : "");
    board_card_told(b, act, line);
    text_add(line, ", ");
    board_price(b, act, line);
    text_add(line, ".");
}

static void open_write(const Board *b, const Outlook *o, const Card *c, bool down, Text *out) {
    const Act act = board_act(b, b->seat, c->act, down);
    if (refusal_is(refusal_of(b, act))) return;
    Text line = {0};
    step_write(b, c, act, &line);
    board_near(b, o, act, false, &line);
    counted_write(b, act, &line);
    board_say(out, "", 2, &line);
}

static void refused_write(const Board *b, const Card *c, bool down, Text *out) {
    const Act act = board_act(b, b->seat, c->act, down);
    const Refusal r = refusal_of(b, act);
    if (!refusal_is(r)) return;
    char why[REASON_MAX_BYTES], nearest[REASON_MAX_BYTES];
    Text line = {0};
    refusal_write(r, why, nearest);
    text_add(&line, "%d%s: ", c->number, down ? " down" : "");
    board_card_told(b, act, &line);
    text_say(&line, ": %s. Nearest yes: %s.", why, nearest);
    board_say(out, "", 2, &line);
}

void board_cards(const Board *b, Text *out) {
    Card deck[ACTS_MAX];
    Outlook o;
    const int count = board_deck(b, b->seat, deck);
    outlook_now(b, &o);
    text_say(out, "Cards that can be taken now\n");
    const size_t before = out->length;
    for (int n = 0; n < count; n++) {
        if (deck[n].up) open_write(b, &o, &deck[n], false, out);
        if (deck[n].down) open_write(b, &o, &deck[n], true, out);
    }
    if (out->length == before) text_say(out, "  None.\n");
    text_say(out, "\nRefused now, and the nearest yes\n");
    const size_t refused = out->length;
    for (int n = 0; n < count; n++) {
        if (deck[n].up) refused_write(b, &deck[n], false, out);
        if (deck[n].down) refused_write(b, &deck[n], true, out);
    }
    if (out->length == refused) text_say(out, "  None.\n");
}

/* --- one -------------------------------------------------------------------------------------- */

static void way_write(const Board *b, const Outlook *o, const Card *c, bool down, Text *out) {
    const Act act = board_act(b, b->seat, c->act, down);
    const Refusal r = refusal_of(b, act);
    Text line = {0};
    step_write(b, c, act, &line);
    board_say(out, "", 2, &line);
    text_say(&line, "Within a year:");
    if (!board_near(b, o, act, true, &line)) text_say(&line, " too little to tell.");
    board_say(out, "", 4, &line);
    if (act_info(c->act)->lever) {
        board_kept_up(b, o, act, &line);
        board_say(out, "", 4, &line);
    }
    counted_write(b, act, &line);
    if (line.length > 0) board_say(out, "", 4, &line);
    if (!refusal_is(r)) {
        text_say(out, "    To take it: do %d%s\n", c->number,
                 down && c->up ? " down" : "");
        return;
    }
    char why[REASON_MAX_BYTES], nearest[REASON_MAX_BYTES];
    refusal_write(r, why, nearest);
    text_say(&line, "Refused now: %s. Nearest yes: %s.", why, nearest);
    board_say(out, "", 4, &line);
}

void board_card(const Board *b, ActId id, Text *out) {
    Card deck[ACTS_MAX];
    Outlook o;
    const int at = number_of(b, b->seat, id) - 1;
    ASSERT(at >= 0);
    board_deck(b, b->seat, deck);
    outlook_now(b, &o);
    const ActInfo *a = act_info(id);
    Text line = {0};
    text_say(&line, "Card %d, %s: %s.", at + 1, a->name, tongue(a->title));
    if (a->lever) {
        const PostureInfo *p = posture_info((PostureId)id);
        text_say(&line, " We have it at %.3g, on a scale of %.3g to %.3g; a step is %.3g.",
                 act_setting(&b->game->world, id, b->seat), p->low, p->high, a->step);
        text_add(&line, tongue_many(a->months, " The whole scale takes %d month.", " The whole scale takes %d months."),
                 a->months);
    }
    board_say(out, "", 0, &line);
    text_say(&line, "What it does: %s. What it costs: %s.", tongue(a->moves), tongue(a->costs));
    board_say(out, "", 2, &line);
    if (deck[at].up) way_write(b, &o, &deck[at], false, out);
    if (deck[at].down) way_write(b, &o, &deck[at], true, out);
}

/* The terms by which a bot in this seat would judge it. */
void board_why_card(const Board *b, ActId id, bool down, Text *out) {
    const Act act = board_act(b, b->seat, id, down);
    const double steps = down ? -1.0 : 1.0;
    double term[AIMS];
    Outlook o;
    Text line = {0};
    outlook_now(b, &o);
    const double sum = outlook_terms(&o, b->game->scenario, b->seat, act, steps, term);
    naming_card(act, steps, false, &line);
    text_say(&line, ": how a bot in our seat would weigh it over the next year, aim by aim (weight "
                    "times change).");
    board_say(out, "", 0, &line);
    for (int a = 0; a < AIMS; a++) {
        if (real_abs(term[a]) < 5e-4) continue;
        text_add(out, "  ");
        figures_signed(term[a], 3, out);
        text_add(out, "  %s\n", tongue(aim_word((AimId)a)));
    }
    text_say(out, "  Sum ");
    figures_signed(sum, 3, out);
    text_say(&line, ", before the price: ");
    board_price(b, act, &line);
    text_add(&line, ".");
    char text[400];
    snprintf(text, sizeof text, "%s", line.data);
    text_free(&line);
    text_add(out, "%s\n", text);
}

void board_done(const Board *b, Act act, const World *before, Text *out) {
    const World *w = &b->game->world;
    Text line = {0};
    text_say(&line, "Done: ");
    naming_card(act, act_steps(before, act), false, &line);
    text_say(&line, ". Capital %.3g, was %.3g. ", w->capital[b->seat], before->capital[b->seat]);
    text_say(&line, tongue_many(w->initiatives[b->seat], "%.3g initiative left.", "%.3g initiatives left."),
             w->initiatives[b->seat]);
    board_say(out, "", 0, &line);
}
