/* What a card does: within a year by channels, and if kept up by the seat's own aims.
 * Always true: see board.h; it is what bots and advisors weigh (outlook.h), at nominal parameters.
 */
#include <string.h>

#include "core/real.h"
#include "report/board_parts.h"
#include "report/figures.h"
#include "session/naming.h"

/* --- near effect: channels -------------------------------------------------------------------- */

/* What a shift of a channel is, upwards and downwards. */
static const struct {
    const char *more, *less;
} channel_told[CHANNELS] = {
    [CHANNEL_belief] = {TONGUE("a coalition more believed"), TONGUE("a coalition less believed")},
    [CHANNEL_dissatisfaction] = {TONGUE("a more dissatisfied {rival}"), TONGUE("a less dissatisfied {rival}")},
    [CHANNEL_crises] = {TONGUE("more crises on the line"), TONGUE("fewer crises on the line")},
    [CHANNEL_arms] = {TONGUE("a stronger defence of {candidate}"), TONGUE("a weaker defence of {candidate}")},
    [CHANNEL_local_balance] = {TONGUE("a stronger {rival} at the line"), TONGUE("a weaker {rival} at the line")},
    [CHANNEL_treaty] = {TONGUE("a treaty of guarantee more likely"), TONGUE("a treaty of guarantee less likely")},
    [CHANNEL_pact] = {TONGUE("an eastern pact more likely"), TONGUE("an eastern pact less likely")},
    [CHANNEL_file] = {TONGUE("more consent of members"), TONGUE("less consent of members")},
    [CHANNEL_peace] = {TONGUE("silent guns more likely"), TONGUE("silent guns less likely")},
    [CHANNEL_support] = {TONGUE("more public support for aid"), TONGUE("less public support for aid")},
    [CHANNEL_unity] = {TONGUE("more unity in {candidate}"), TONGUE("less unity in {candidate}")},
    [CHANNEL_law] = {TONGUE("better governance"), TONGUE("worse governance")},
    [CHANNEL_word] = {TONGUE("a better name for keeping one's word"),
                      TONGUE("a worse name for keeping one's word")},
    [CHANNEL_cohesion] = {TONGUE("a more cohesive alliance"), TONGUE("a less cohesive alliance")},
    [CHANNEL_nuclear] = {TONGUE("a greater danger of nuclear use"), TONGUE("a smaller danger of nuclear use")},
    [CHANNEL_clash] = {TONGUE("a greater danger of a direct clash"), TONGUE("a smaller danger of a direct clash")},
    [CHANNEL_ground] = {TONGUE("more ground governed"), TONGUE("less ground governed")},
    [CHANNEL_limits] = {TONGUE("more limits on sovereignty"), TONGUE("fewer limits on sovereignty")},
    [CHANNEL_stability] = {TONGUE("a more stable {rival}"), TONGUE("a less stable {rival}")},
    [CHANNEL_forces] = {TONGUE("more alliance forces forward"), TONGUE("fewer alliance forces forward")},
};

/* How much of a channel's unit weighs as much as a hundredth of a share: to find the largest [D].
 */
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

/* What only the rival weighs is told to the rival's seat alone, and what it does not weigh is no
 * gain of its. */
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
    naming_fill(b->game->scenario, moved > 0.0 ? channel_told[id].more : channel_told[id].less,
                out);
    const char *unit = channel_info(id)->unit;
    const bool share = strcmp(unit, "share") == 0 || strcmp(unit, "probability") == 0;
    if (!amounts || !share || real_abs(moved) < 0.005) return;
    text_add(out, " (");
    figures_signed(moved, 2, out);
    text_add(out, ")");
}

/* "Gain: …. Cost: …." within a year; false if nothing can be told. */
bool board_near(const Board *b, const Outlook *o, Act act, bool amounts, Text *out) {
    const double steps = act_steps(&b->game->world, act);
    double moved = 0.0;
    const ChannelId good = largest(b, o, act, steps, true, &moved);
    if (good < CHANNELS) {
        text_say(out, act.seat == SEAT_rival ? " What tempts: " : " Gain: ");
        channel_write(b, good, moved, amounts, out);
        text_add(out, ".");
    }
    const ChannelId bad = largest(b, o, act, steps, false, &moved);
    if (bad < CHANNELS) {
        text_say(out, act.seat == SEAT_rival ? " What deters: " : " Cost: ");
        channel_write(b, bad, moved, amounts, out);
        text_add(out, ".");
    }
    const bool any = good < CHANNELS || bad < CHANNELS;
    if (!any && !act_info(act.act)->lever)
        text_say(out, " What it does: %s.", tongue(act_info(act.act)->moves));
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
        text_say(out, "the attack risk in ten years ");
        figures_signed(-100 * (then - now), 1, out);
        text_say(out, " in 100");
    } else if (aim == AIM_ESCALATION) {
        text_say(out, then > now ? "a smaller danger of escalation" : "a greater danger of escalation");
    } else {
        text_say(out, "%s %.1f to %.1f of 100", tongue(aim_word(aim)), 100 * now, 100 * then);
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

void board_kept_up(const Board *b, const Outlook *o, Act act, Text *out) {
    const double steps = act_steps(&b->game->world, act);
    const AimId good = aim_largest(b, o, act, steps, 1.0);
    const AimId bad = aim_largest(b, o, act, steps, -1.0);
    text_say(out, "If kept up, by our own aims: ");
    if (good == AIMS && bad == AIMS) text_say(out, "too little to tell");
    if (good < AIMS) aim_write(b, o, act, steps, good, out);
    if (good < AIMS && bad < AIMS) text_say(out, "; against that ");
    if (bad < AIMS) aim_write(b, o, act, steps, bad, out);
    text_add(out, ".");
}
