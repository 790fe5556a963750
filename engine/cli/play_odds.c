/* Odds of a running game. Always true: see play.h; odds use what a player could know, never the drawn
 * truth, and other run numbers than the played world. */
#include "cli/play.h"

#include "ensemble/odds.h"

/* Futures of a turn share their luck, so that asking twice gives the same answer. */
static OddsFrom odds_from(const Play *p) {
    const Session *g = p->session;
    return (OddsFrom){.scenario = g->scenario, .world = session_world(g), .seat = p->board.seat,
                      .seed = g->setup.seed + 1000 * (uint64_t)(session_turn(g) + 1),
                      .drawn = g->setup.mode != MODE_GUIDED};
}

static void odds_classes(const OddsFan *fan, int at, Text *out) {
    text_add(out, "In %d months:", fan->months[at]);
    bool first = true;
    for (int n = 0; n < ORDER_COUNT; n++) {
        if (fan->classes[at][n] < 0.005) {
            continue;
        }
        text_add(out, first ? " " : ", ");
        for (const char *c = order_name((OrderId)n); *c; c++) {
            text_add(out, "%c", *c == '_' ? ' ' : *c);
        }
        text_add(out, " %.0f", 100 * fan->classes[at][n]);
        first = false;
    }
    text_add(out, " in 100.\n");
}

static void odds_all(Play *p, Text *out) {
    const OddsFrom from = odds_from(p);
    OddsFan fan;
    odds_fan(&from, &fan);
    text_add(out, "%d futures from here, our standing decisions kept, bots in the other seats. What "
                  "nobody can see is drawn anew in each. Counts are good to about 7 in 100.\n",
             fan.runs);
    for (int at = 0; at < 3; at++) {
        if (at == 0 || fan.months[at] > fan.months[at - 1]) {
            odds_classes(&fan, at, out);
        }
    }
    text_add(out, "By then a new attack after silent guns in %.0f, nuclear use or war with %s in "
                  "%.0f, entry in %.0f of 100.\nOne card: odds CARD\n",
             100 * fan.attack, p->game.scenario->alliance, 100 * fan.escalated, 100 * fan.entry);
}

static void odds_card(Play *p, Act card, Text *out) {
    static const char *const dials[DIALS] = {
        "security (no new attack in ten years)", "months without heavy fighting", "sovereignty",
        "no nuclear use and no war of the alliance", "cohesion", "rule of law"};
    OddsFrom from = odds_from(p);
    CardOutcome told;
    odds_cards(&from, &card, 1, &told);
    text_add(out, "If kept up for five years, in %d futures with the same luck with and without it:\n",
             ODDS_RUNS);
    int known = 0;
    for (int d = 0; d < DIALS; d++) {
        const DialOdds *o = &told.dial[d];
        if (!o->tells) {
            continue;
        }
        text_add(out, "  %s: %.1f becomes %.1f in 100 (difference %+.1f to %+.1f).\n", dials[d],
                 100 * o->now, 100 * o->with, 100 * o->low, 100 * o->high);
        known++;
    }
    if (known == 0) {
        text_add(out, "  Cannot tell: every interval holds zero.\n");
    } else if (known < DIALS) {
        text_add(out, "  The others: cannot tell, the interval holds zero.\n");
    }
}

bool play_odds(Play *p, const PlayLine *line, Text *out) {
    if (p->session->setup.mode == MODE_RECORD && !session_over(p->session)) {
        text_add(out, "Games for the record keep the odds for the debrief.\n");
        return false;
    }
    if (line->words < 2) {
        odds_all(p, out);
        return true;
    }
    const bool down = play_is(line->word[line->words - 1], "down");
    const bool way = down || play_is(line->word[line->words - 1], "up");
    const SeatId seat = p->board.seat;
    const ActId id = play_card(p, seat, line, 1, line->words - (way && line->words > 2), out);
    if (id == ACT_NONE) {
        return false;
    }
    const Act act = board_act(&p->board, seat, id, down);
    const Session *g = p->session;
    const Refusal r = act_refused_to_promise(&g->world, &g->parameters, g->scenario, act);
    if (refusal_is(r) && r.need != NEED_word) {
        char why[REASON_MAX_BYTES], nearest[REASON_MAX_BYTES];
        refusal_write(r, why, nearest);
        text_add(out, "Nothing to count: %s. Nearest yes: %s.\n", why, nearest);
        return false;
    }
    odds_card(p, act, out);
    return true;
}
