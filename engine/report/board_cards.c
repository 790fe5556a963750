/* Cards: what each costs, does, and why it is refused. Always true: see board.h; what a card does is
 * what bots and advisors weigh (outlook.h), at nominal parameters. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "core/real.h"
#include "report/board.h"
#include "report/figures.h"
#include "session/advisor.h"
#include "session/naming.h"

/* wanted: session/advisor.h has these titles too, as a static table of advice_write.c; one public
 * "card_title" would serve both. */
static const struct {
    ActId act;
    const char *up, *down;
} titles[] = {
    {ACT_aid, "Raise our own military aid", "Lower our own military aid"},
    {ACT_sanctions, "One more step of sanctions", "One step less of sanctions"},
    {ACT_terms, "Soften our terms at the table", "Harden our terms at the table"},
    {ACT_rival_terms, "Soften the terms at the table", "Harden the terms at the table"},
    {ACT_rival_grey_zone, "More acts below the threshold", "Fewer acts below the threshold"},
    {ACT_rival_energy, "Use energy as pressure", "No longer use energy as pressure"},
    {ACT_rival_mobilisation, "Call up another 50 thousand", "Let 50 thousand go home"},
    {ACT_mobilisation, "Call up another 30 thousand", "Let 30 thousand go home"},
    {ACT_deterrent_programme, "Begin a nuclear deterrent of one's own",
     "Give up the nuclear programme"},
    {ACT_land_settlement, "Put a land settlement to a vote", "Withdraw the vote on land"},
    {ACT_neutrality, "Declare neutrality", "Withdraw the declaration of neutrality"},
    {ACT_new_class, "Agree to a new class of weapons", "Withdraw a class of weapons"},
    {ACT_fast_track, "Waive the plan: a fast track", "No fast track"},
};

void board_card_title(Act act, double steps, Text *out) {
    const char *title = act_info(act.act)->title;
    const bool down = act_info(act.act)->lever && steps < 0.0;
    for (size_t n = 0; n < COUNT_OF(titles); n++) {
        if (titles[n].act != act.act) continue;
        text_add(out, "%s", down ? titles[n].down : titles[n].up);
        return;
    }
    if (down) text_add(out, "No longer %c%s", tolower((unsigned char)title[0]), title + 1);
    else text_add(out, "%s", title);
}

void board_card_told(const Board *b, Act act, Text *out) {
    board_card_title(act, act_steps(&b->game->world, act), out);
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

static const char *means_words(SeatId seat) {
    if (seat == SEAT_secretariat) return "agenda points";
    return seat_is_letter(seat, "H") ? "asks" : "appropriation";
}

void board_price(const Board *b, Act act, Text *out) {
    const World *w = &b->game->world;
    const Move m = act_weigh(w, b->game->scenario, act);
    const double upkeep = act_info(act.act)->lever
                              ? act_upkeep_added(w, b->game->scenario, act) : 0.0;
    if (m.price > 0.0) text_add(out, "price %.3g", m.price);
    else if (m.means <= 0.0) text_add(out, "no price");
    if (m.means > 0.0)
        text_add(out, "%s%.3g of our %s", m.price > 0.0 ? " and " : "price ", m.means,
                 means_words(act.seat));
    if (upkeep > 0.0) text_add(out, ", upkeep %.3g", upkeep);
    if (upkeep < 0.0) text_add(out, ", frees %.3g a turn", -upkeep);
    if (m.reversal) text_add(out, ", a reversal");
    if (m.free) text_add(out, ", takes no initiative");
}

/* --- near effect: channels -------------------------------------------------------------------- */

/* What a shift of a channel is, upwards and downwards. */
static const struct {
    const char *more, *less;
} channel_told[CHANNELS] = {
    [CHANNEL_belief] = {"a coalition more believed", "a coalition less believed"},
    [CHANNEL_dissatisfaction] = {"a more dissatisfied {rival}", "a less dissatisfied {rival}"},
    [CHANNEL_crises] = {"more crises on the line", "fewer crises on the line"},
    [CHANNEL_arms] = {"a stronger defence of {candidate}", "a weaker defence of {candidate}"},
    [CHANNEL_local_balance] = {"a stronger {rival} at the line", "a weaker {rival} at the line"},
    [CHANNEL_treaty] = {"a treaty of guarantee more likely", "a treaty of guarantee less likely"},
    [CHANNEL_pact] = {"an eastern pact more likely", "an eastern pact less likely"},
    [CHANNEL_file] = {"more consent of members", "less consent of members"},
    [CHANNEL_peace] = {"silent guns more likely", "silent guns less likely"},
    [CHANNEL_support] = {"more public support for aid", "less public support for aid"},
    [CHANNEL_unity] = {"more unity in {candidate}", "less unity in {candidate}"},
    [CHANNEL_law] = {"better governance", "worse governance"},
    [CHANNEL_word] = {"a better name for keeping one's word",
                      "a worse name for keeping one's word"},
    [CHANNEL_cohesion] = {"a more cohesive alliance", "a less cohesive alliance"},
    [CHANNEL_nuclear] = {"a greater danger of nuclear use", "a smaller danger of nuclear use"},
    [CHANNEL_clash] = {"a greater danger of a direct clash", "a smaller danger of a direct clash"},
    [CHANNEL_ground] = {"more ground governed", "less ground governed"},
    [CHANNEL_limits] = {"more limits on sovereignty", "fewer limits on sovereignty"},
    [CHANNEL_stability] = {"a more stable {rival}", "a less stable {rival}"},
    [CHANNEL_forces] = {"more alliance forces forward", "fewer alliance forces forward"},
};

/* How much of a channel's unit weighs as much as a hundredth of a share: to find the largest [D]. */
static double channel_unit(ChannelId id) {
    static const struct {
        const char *unit;
        double size;
    } units[] = {{"logit", 0.05}, {"log", 0.05}, {"log ratio", 0.05}, {"probability", 0.01},
                 {"share", 0.01}, {"factor", 0.05}, {"1/month", 0.0001}};
    for (size_t n = 0; n < COUNT_OF(units); n++)
        if (strcmp(channel_info(id)->unit, units[n].unit) == 0) return units[n].size;
    return 0.01;
}

/* For whom a channel is good: the candidate's side, or the rival. */
static bool is_gain(SeatId seat, ChannelId id, double moved) {
    return ((moved > 0.0) == channel_good(id)) == (seat != SEAT_rival);
}

/* What only the rival weighs is told to the rival's seat alone, and what it does not weigh is no gain
 * of its. */
static bool is_told(SeatId seat, ChannelId id) {
    const bool only_rival = id == CHANNEL_stability || id == CHANNEL_forces;
    const bool never_rival = id == CHANNEL_peace || id == CHANNEL_unity || id == CHANNEL_law ||
                             id == CHANNEL_word || id == CHANNEL_limits;
    return seat == SEAT_rival ? !never_rival : !only_rival;
}

/* The channel that the card moves most for good or for bad; CHANNELS if none. */
static ChannelId largest(const Board *b, const Outlook *o, Act act, double steps, bool gain,
                         double *moved) {
    int best = CHANNELS;
    double most = 0.1;
    for (int c = 0; c < CHANNELS; c++) {
        if (!is_told(act.seat, (ChannelId)c)) continue;
        const double m = outlook_channel(o, b->game->scenario, act, steps, (ChannelId)c);
        const double size = real_abs(m) / channel_unit((ChannelId)c);
        if (size <= most || is_gain(act.seat, (ChannelId)c, m) != gain) continue;
        best = c;
        most = size;
        *moved = m;
    }
    return (ChannelId)best;
}

static void channel_write(const Board *b, ChannelId id, double moved, bool amounts, Text *out) {
    naming_fill(b->game->scenario, moved > 0.0 ? channel_told[id].more : channel_told[id].less, out);
    const char *unit = channel_info(id)->unit;
    const bool share = strcmp(unit, "share") == 0 || strcmp(unit, "probability") == 0;
    if (!amounts || !share || real_abs(moved) < 0.005) return;
    text_add(out, " (");
    figures_signed(moved, 2, out);
    text_add(out, ")");
}

/* "Gain: …. Cost: …." within a year; false if nothing can be told. */
static bool near_write(const Board *b, const Outlook *o, Act act, bool amounts, bool cost,
                       Text *out) {
    const double steps = act_steps(&b->game->world, act);
    double moved = 0.0;
    const ChannelId good = largest(b, o, act, steps, true, &moved);
    if (good < CHANNELS) {
        text_add(out, act.seat == SEAT_rival ? " What tempts: " : " Gain: ");
        channel_write(b, good, moved, amounts, out);
        text_add(out, ".");
    }
    const ChannelId bad = largest(b, o, act, steps, false, &moved);
    if (bad < CHANNELS && cost) {
        text_add(out, act.seat == SEAT_rival ? " What deters: " : " Cost: ");
        channel_write(b, bad, moved, amounts, out);
        text_add(out, ".");
    }
    const bool any = good < CHANNELS || bad < CHANNELS;
    if (!any && !act_info(act.act)->lever) text_add(out, " What it does: %s.", act_info(act.act)->moves);
    return any || !act_info(act.act)->lever;
}

/* --- if kept up: aims ------------------------------------------------------------------------- */

/* An aim as a person would read it: the danger of an attack, else hundredths of the best. */
static void aim_write(const Board *b, const Outlook *o, Act act, double steps, AimId aim,
                      Text *out) {
    const Session *g = b->game;
    const double now = outlook_aim(o, &g->world, g->scenario, act.seat, aim);
    const double then = now + outlook_moves(o, g->scenario, act.seat, act, steps, aim);
    if (aim == AIM_SECURITY) { /* a difference: the level is that of the nominal world */
        text_add(out, "the attack risk in ten years ");
        figures_signed(-100 * (then - now), 1, out);
        text_add(out, " in 100");
    } else if (aim == AIM_ESCALATION) {
        text_add(out, "%s danger of escalation", then > now ? "a smaller" : "a greater");
    } else {
        text_add(out, "%s %.1f to %.1f of 100", aim_word(aim), 100 * now, 100 * then);
    }
}

/* The aim that the card moves most by the seat's own weights; AIMS if none. */
static AimId aim_largest(const Board *b, const Outlook *o, Act act, double steps, double sign) {
    double term[AIMS];
    int best = AIMS;
    outlook_terms(o, b->game->scenario, act.seat, act, steps, term);
    for (int a = 0; a < AIMS; a++)
        if (sign * term[a] > 5e-4 && (best == AIMS || sign * term[a] > sign * term[best])) best = a;
    return (AimId)best;
}

static void kept_up_write(const Board *b, const Outlook *o, Act act, Text *out) {
    const double steps = act_steps(&b->game->world, act);
    const AimId good = aim_largest(b, o, act, steps, 1.0);
    const AimId bad = aim_largest(b, o, act, steps, -1.0);
    text_add(out, "If kept up, by our own aims: ");
    if (good == AIMS && bad == AIMS) text_add(out, "too little to tell");
    if (good < AIMS) aim_write(b, o, act, steps, good, out);
    if (good < AIMS && bad < AIMS) text_add(out, "; against that ");
    if (bad < AIMS) aim_write(b, o, act, steps, bad, out);
    text_add(out, ".");
}

/* --- proposed --------------------------------------------------------------------------------- */

static void outlook_now(const Board *b, Outlook *o) {
    const Scenario *s = b->game->scenario;
    outlook_of(&b->game->world, &s->nominal, s, o);
}

static const char *office_for(const Board *b, ActId id) {
    Advice all[OFFICE_COUNT];
    const int count = advisors_of(b->game, b->seat, all);
    for (int n = 0; n < count; n++)
        if (!all[n].nothing && all[n].want.act == id) return office_info(all[n].office)->title;
    for (int n = 0; n < count; n++)
        if (all[n].second.act == id) return office_info(all[n].office)->title;
    return NULL;
}

static void proposed_write(const Board *b, const Outlook *o, Act act, Detail detail, Text *out) {
    Text line = {0};
    const bool down = act_info(act.act)->lever && act_steps(&b->game->world, act) < 0.0;
    const char *office = office_for(b, act.act);
    text_add(&line, "Card %d%s: ", number_of(b, b->seat, act.act), down ? " down" : "");
    board_card_told(b, act, &line);
    text_add(&line, ", ");
    board_price(b, act, &line);
    text_add(&line, ".");
    if (detail < DETAIL_TITLE)
        near_write(b, o, act, detail == DETAIL_FULL, detail < DETAIL_SHORT, &line);
    if (office && detail == DETAIL_FULL) text_add(&line, " (%s)", office);
    board_say(out, "", 2, &line);
}

void board_proposed(const Board *b, int most, Detail detail, Text *out) {
    Act proposed[3];
    Outlook o;
    const int count = advisors_propose(b->game, b->seat, proposed);
    outlook_now(b, &o);
    for (int n = 0; n < count && n < most; n++) proposed_write(b, &o, proposed[n], detail, out);
    if (count == 0) text_add(out, "  No card can be taken now.\n");
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
    near_write(b, o, act, false, true, &line);
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
    text_add(&line, ": %s. Nearest yes: %s.", why, nearest);
    board_say(out, "", 2, &line);
}

void board_cards(const Board *b, Text *out) {
    Card deck[ACTS_MAX];
    Outlook o;
    const int count = board_deck(b, b->seat, deck);
    outlook_now(b, &o);
    text_add(out, "Cards that can be taken now\n");
    const size_t before = out->length;
    for (int n = 0; n < count; n++) {
        if (deck[n].up) open_write(b, &o, &deck[n], false, out);
        if (deck[n].down) open_write(b, &o, &deck[n], true, out);
    }
    if (out->length == before) text_add(out, "  None.\n");
    text_add(out, "\nRefused now, and the nearest yes\n");
    const size_t refused = out->length;
    for (int n = 0; n < count; n++) {
        if (deck[n].up) refused_write(b, &deck[n], false, out);
        if (deck[n].down) refused_write(b, &deck[n], true, out);
    }
    if (out->length == refused) text_add(out, "  None.\n");
}

/* --- one -------------------------------------------------------------------------------------- */

static void way_write(const Board *b, const Outlook *o, const Card *c, bool down, Text *out) {
    const Act act = board_act(b, b->seat, c->act, down);
    const Refusal r = refusal_of(b, act);
    Text line = {0};
    step_write(b, c, act, &line);
    board_say(out, "", 2, &line);
    text_add(&line, "Within a year:");
    if (!near_write(b, o, act, true, true, &line)) text_add(&line, " too little to tell.");
    board_say(out, "", 4, &line);
    if (act_info(c->act)->lever) {
        kept_up_write(b, o, act, &line);
        board_say(out, "", 4, &line);
    }
    if (!refusal_is(r)) {
        text_add(out, "    To take it: do %d%s\n", c->number,
                 down && c->up ? " down" : "");
        return;
    }
    char why[REASON_MAX_BYTES], nearest[REASON_MAX_BYTES];
    refusal_write(r, why, nearest);
    text_add(&line, "Refused now: %s. Nearest yes: %s.", why, nearest);
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
    text_add(&line, "Card %d, %s: %s.", at + 1, a->name, a->title);
    if (a->lever) {
        const PostureInfo *p = posture_info((PostureId)id);
        text_add(&line, " We have it at %.3g, on a scale of %.3g to %.3g; a step is %.3g. "
                        "The whole scale takes %d %s.",
                 act_setting(&b->game->world, id, b->seat), p->low, p->high, a->step, a->months,
                 a->months == 1 ? "month" : "months");
    }
    board_say(out, "", 0, &line);
    text_add(&line, "What it does: %s. What it costs: %s.", a->moves, a->costs);
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
    board_card_title(act, steps, &line);
    text_add(&line, ": how a bot in our seat would weigh it over the next year, aim by aim (weight "
                    "times change).");
    board_say(out, "", 0, &line);
    for (int a = 0; a < AIMS; a++) {
        if (real_abs(term[a]) < 5e-4) continue;
        text_add(out, "  ");
        figures_signed(term[a], 3, out);
        text_add(out, "  %s\n", aim_word((AimId)a));
    }
    text_add(out, "  Sum ");
    figures_signed(sum, 3, out);
    text_add(&line, ", before the price: ");
    board_price(b, act, &line);
    text_add(&line, ".");
    char text[200];
    snprintf(text, sizeof text, "%s", line.data);
    text_free(&line);
    text_add(out, "%s\n", text);
}

void board_done(const Board *b, Act act, const World *before, Text *out) {
    const World *w = &b->game->world;
    Text line = {0};
    text_add(&line, "Done: ");
    board_card_title(act, act_steps(before, act), &line);
    text_add(&line, ". Capital %.3g, was %.3g. ", w->capital[b->seat], before->capital[b->seat]);
    board_count(&line, w->initiatives[b->seat], "initiative", "initiatives");
    text_add(&line, " left.");
    board_say(out, "", 0, &line);
}
