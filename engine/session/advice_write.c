/* Advice in plain sentences.
 * Always true: at most ADVICE_WORDS words, unless the names of the pack are very long; what does
 * not fit is left out in a fixed order, the card, the main reason and how sure it is never. */
#include <stdio.h>
#include <string.h>

#include "core/real.h"
#include "session/advisor.h"
#include "session/naming.h"

enum { ADVICE_WORDS = 45 };

/* What is left out, one after the other, while the advice is too long. */
typedef enum Cut {
    CUT_NOTHING, CUT_SECOND_CAUSE, CUT_AMOUNT, CUT_NUMBERS, CUT_FEAR, CUT_AGAINST, CUTS
} Cut;

/* --- channels --------------------------------------------------------------------------------- */

/* What a card does to a channel, upwards and downwards: "it raises ...". */
static const struct {
    const char *up, *down;
} moves[CHANNELS] = {
    [CHANNEL_belief] = {TONGUE("strengthens {rival}'s belief that a coalition would fight"),
                        TONGUE("weakens {rival}'s belief that a coalition would fight")},
    [CHANNEL_dissatisfaction] = {TONGUE("feeds {rival}'s dissatisfaction with the state of things"),
                                 TONGUE("eases {rival}'s dissatisfaction with the state of things")},
    [CHANNEL_crises] = {TONGUE("invites more crises on the line"), TONGUE("makes for fewer crises on the line")},
    [CHANNEL_arms] = {TONGUE("strengthens {candidate}'s own arms, depth and reserves"),
                      TONGUE("weakens {candidate}'s own arms, depth and reserves")},
    [CHANNEL_local_balance] = {TONGUE("adds to {rival}'s local superiority"),
                               TONGUE("reduces {rival}'s local superiority")},
    [CHANNEL_treaty] = {TONGUE("raises the chance of a treaty of guarantee"),
                        TONGUE("lowers the chance of a treaty of guarantee")},
    [CHANNEL_pact] = {TONGUE("raises the chance of an eastern pact"), TONGUE("lowers the chance of an eastern pact")},
    [CHANNEL_file] = {TONGUE("helps the members' consent to the next step"),
                      TONGUE("hurts the members' consent to the next step")},
    [CHANNEL_peace] = {TONGUE("raises the chance that the guns fall silent"),
                       TONGUE("lowers the chance that the guns fall silent")},
    [CHANNEL_support] = {TONGUE("raises public support among the members"),
                         TONGUE("lowers public support among the members")},
    [CHANNEL_unity] = {TONGUE("strengthens {candidate}'s national unity"),
                       TONGUE("strains {candidate}'s national unity")},
    [CHANNEL_law] = {TONGUE("strengthens {candidate}'s governance"), TONGUE("weakens {candidate}'s governance")},
    [CHANNEL_word] = {TONGUE("strengthens the allies' reputation for keeping their word"),
                      TONGUE("hurts the allies' reputation for keeping their word")},
    [CHANNEL_cohesion] = {TONGUE("strengthens the cohesion of the alliance"),
                          TONGUE("strains the cohesion of the alliance")},
    [CHANNEL_nuclear] = {TONGUE("raises the danger of nuclear use"), TONGUE("lowers the danger of nuclear use")},
    [CHANNEL_clash] = {TONGUE("raises the danger of a direct clash"), TONGUE("lowers the danger of a direct clash")},
    [CHANNEL_ground] = {TONGUE("adds to the ground governed by {candidate}"),
                        TONGUE("reduces the ground governed by {candidate}")},
    [CHANNEL_limits] = {TONGUE("adds limits on {candidate}'s sovereignty"),
                        TONGUE("lifts limits on {candidate}'s sovereignty")},
    [CHANNEL_stability] = {TONGUE("strengthens the stability of {rival}'s regime"),
                           TONGUE("weakens the stability of {rival}'s regime")},
    [CHANNEL_forces] = {TONGUE("adds alliance forces in front of {rival}"),
                        TONGUE("withdraws alliance forces in front of {rival}")},
};

static void channel_write(const Scenario *s, ChannelId channel, double moved, Text *out) {
    naming_fill(s, moved < 0.0 ? moves[channel].down : moves[channel].up, out);
}

/* " by 0.04" where the unit says something to a reader. */
static void amount_write(ChannelId channel, double moved, Text *out) {
    const bool share = strcmp(channel_info(channel)->unit, "share") == 0;
    if (share && real_abs(moved) >= 0.005) text_say(out, " by %.2f", real_abs(moved));
}

/* --- sentences -------------------------------------------------------------------------------- */

static int hundredths(double share) { return (int)(100.0 * real_clamp(share, 0.0, 1.0) + 0.5); }

/* How the aim moves, in numbers: only where both ends differ by a whole point. */
static bool numbers_write(const Session *g, const Advice *a, Text *out) {
    Outlook o;
    const Scenario *s = g->scenario;
    outlook_of(&g->world, &s->nominal, s, &o);
    const double now = outlook_aim(&o, &g->world, s, a->seat, a->because);
    const bool risk = a->because == AIM_SECURITY;
    const int from = hundredths(risk ? 1.0 - now : now);
    const int to = hundredths(risk ? 1.0 - now - a->gain : now + a->gain);
    if (from == to) return false;
    /* the level is the dial's to tell: advisors know the nominal world, so they tell the difference */
    if (risk) text_say(out, ": ten-year attack risk −%d in 100", from - to);
    else if (a->because == AIM_HOME) text_say(out, ": at home %d to %d in 100", from, to);
    else return false;
    return true;
}

/* Upkeep that a step back frees. */
static void saving_write(const Advice *a, Text *out) {
    if (a->want_upkeep < 0.0)
        text_say(out, " It frees %.3g capital a turn, which serves us better elsewhere.",
                 -a->want_upkeep);
    else
        text_say(out, " It takes nothing from us.");
}

/* counted: odds will follow, and one set of numbers is enough. */
static void reason_write(const Session *g, const Advice *a, Cut cut, bool counted, Text *out) {
    if (a->saves) saving_write(a, out);
    if (a->causes == 0) return;
    Text numbers = {0};
    const bool told = !counted && cut < CUT_NUMBERS && numbers_write(g, a, &numbers);
    text_say(out, " It ");
    channel_write(g->scenario, a->cause[0], a->moves[0], out);
    if (!told && cut < CUT_AMOUNT) amount_write(a->cause[0], a->moves[0], out);
    if (a->causes > 1 && cut < CUT_SECOND_CAUSE) {
        text_say(out, " and ");
        channel_write(g->scenario, a->cause[1], a->moves[1], out);
    }
    text_add(out, "%s.", told ? numbers.data : "");
    text_free(&numbers);
}

static void fear_write(const Session *g, const Advice *a, Text *out) {
    if (!a->fears) return;
    text_say(out, a->seat == SEAT_rival ? " What holds it back: it " : " The price: it ");
    channel_write(g->scenario, a->fear_cause, a->fear_moves, out);
    text_add(out, ".");
}

static void against_write(const Session *g, const Advice *a, Text *out) {
    if (!a->against_any) return;
    text_say(out, " Against %s: \"", tongue(office_for(g->scenario, a->seat, a->against_office).title));
    naming_card(a->against, a->against_steps, true, out);
    text_say(out, "\" ");
    if (a->against_price) {
        const double price = act_weigh(&g->world, g->scenario, a->against).price;
        if (price > 0.0) text_say(out, "costs %.3g and brings us too little.", price);
        else text_say(out, "brings us too little for what it takes.");
        return;
    }
    channel_write(g->scenario, a->against_cause, a->against_moves, out);
    text_add(out, ".");
}

/* Where the aim that the office weighs most stands, for one that only waits. */
static void watch_write(const Session *g, const Advice *a, Text *out) {
    const Scenario *s = g->scenario;
    const OfficeInfo here = office_for(s, a->seat, a->office), *office = &here;
    int aim = 0;
    for (int n = 1; n < AIMS; n++)
        if (office->weight[n] > office->weight[aim]) aim = n;
    if (office->thrift > 1.5) {
        text_say(out, " We hold %.3g capital and pay %.3g a turn.", g->world.capital[a->seat],
                 act_upkeep(&g->world, s, a->seat));
        return;
    }
    Outlook o;
    outlook_of(&g->world, &s->nominal, s, &o);
    const double now = outlook_aim(&o, &g->world, s, a->seat, (AimId)aim);
    if (aim == AIM_SECURITY)
        text_say(out, " We watch the risk of an attack within ten years, %d in 100.",
                 hundredths(g->world.attack_decade));
    else
        text_say(out, " We watch %s, at %d in 100 of the best.", tongue(aim_word((AimId)aim)),
                 hundredths(now));
}

static void nothing_write(const Session *g, const Advice *a, Cut cut, Text *out) {
    const bool rival = a->seat == SEAT_rival;
    text_say(out, rival ? "What would tempt: nothing that can be done now is worth its price."
                        : "Keep our capital: no card is worth its price to us now.");
    if (a->second.act != ACT_NONE) {
        text_say(out, " The nearest: ");
        naming_card(a->second, a->second_steps, true, out);
        text_add(out, ".");
    }
    if (cut < CUT_NUMBERS && !rival) watch_write(g, a, out);
}

/* --- odds ------------------------------------------------------------------------------------- */

/* What futures count of an aim; ODDS_DIALS: nothing. */
static OddsDial dial_of(AimId aim) {
    switch (aim) {
    case AIM_SECURITY: return ODDS_security;
    case AIM_SOVEREIGNTY: return ODDS_sovereignty;
    case AIM_ESCALATION: return ODDS_escalation;
    case AIM_COHESION: return ODDS_cohesion;
    case AIM_LAW: return ODDS_law;
    case AIM_HOME: return ODDS_home;
    default: return ODDS_DIALS;
    }
}

/* "attack risk 37 to 34 in 100 (±2)"; for security the danger, else the dial. */
static void counted_write(AimId aim, const DialOdds *d, Text *out) {
    const bool risk = aim == AIM_SECURITY;
    const double from = risk ? 1.0 - d->without : d->without, to = risk ? 1.0 - d->with : d->with;
    const char *what = tongue(risk                    ? "attack risk"
                              : aim == AIM_ESCALATION ? "safety from escalation" : aim_word(aim));
    text_say(out, "%s %.1f to %.1f in 100 (±%.1f)", what, 100.0 * from, 100.0 * to,
             dial_odds_half(d));
}

/* The computed effect on the aim that it argues with: five years on, else a year; or that nobody can
 * tell. What speaks against the argument is said to. */
static void odds_write(const Advice *a, const CardOdds *odds, Text *out) {
    const OddsDial dial = a->saves ? ODDS_DIALS : dial_of(a->because);
    if (dial == ODDS_DIALS) return;
    const bool later = odds->dial[ODDS_KEPT][dial].tells;
    const DialOdds *d = &odds->dial[later ? ODDS_KEPT : ODDS_NEAR][dial];
    if (!d->tells) {
        text_say(out, " Counted in %d futures: cannot tell.", odds->futures);
        return;
    }
    const bool against = (d->with < d->without) == (a->gain > 0.0);
    text_say(out, against ? " But in %d futures, %d months on: " : " In %d futures, %d months on: ", odds->futures,
             odds->months[later ? ODDS_KEPT : ODDS_NEAR]);
    counted_write(a->because, d, out);
    text_add(out, ".");
}

static void compose(const Session *g, const Advice *a, const CardOdds *odds, Cut cut, Text *out) {
    if (a->nothing) {
        nothing_write(g, a, cut, out);
    } else {
        if (a->seat == SEAT_rival) text_say(out, "What would tempt: ");
        naming_card(a->want, a->want_steps, a->seat == SEAT_rival, out);
        text_add(out, ".");
        const bool counted = odds && odds->futures > 0;
        reason_write(g, a, cut, counted, out);
        if (counted) odds_write(a, odds, out);
        if (cut < CUT_FEAR) fear_write(g, a, out);
    }
    if (cut < CUT_AGAINST) against_write(g, a, out);
    text_say(out, " %d in 10.", a->sure);
}

static int words_in(const char *text) {
    int words = 0;
    for (const char *c = text; *c; c++)
        if (*c != ' ' && (c == text || c[-1] == ' ')) words++;
    return words;
}

void advice_write(const Session *g, const Advice *a, const CardOdds *odds, Text *out) {
    for (int cut = CUT_NOTHING; cut < CUTS; cut++) {
        Text text = {0};
        compose(g, a, odds, (Cut)cut, &text);
        const bool fits = words_in(text.data) <= ADVICE_WORDS;
        if (fits || cut == CUT_AGAINST) text_add(out, "%s", text.data);
        text_free(&text);
        if (fits) return;
    }
}
