/* Odds of a running game. Always true: see play.h; odds use what a player could know, never the drawn
 * truth, and other run numbers than the played world. */
#include "cli/play.h"

#include <stdlib.h>

#include "ensemble/ensemble.h"
#include "report/odds_report.h"

/* --- counting --------------------------------------------------------------------------------- */

static void begin(Play *p) {
    const int processors = ensemble_processors();
    table_odds_begin(&p->table, processors > 1 ? processors - 1 : p->terminal ? 1 : -1, !p->terminal);
}

void play_odds_ahead(Play *p) {
    if (!p->terminal) return; /* nobody reads meanwhile */
    if (p->quits || session_over(p->table.session) || table_odds_closed(&p->table)) table_odds_stop(&p->table);
    else begin(p);
}

static const Odds *counted(Play *p, const OddsWanted *wanted) {
    begin(p);
    odds_wait(p->table.odds.worker, wanted, &p->table.odds.known);
    return &p->table.odds.known;
}

void play_odds_show(Play *p, const Act *cards, int count) {
    if (table_odds_closed(&p->table) || session_over(p->table.session) || count == 0) return;
    p->table.board.odds = counted(p, &(OddsWanted){.card = cards, .cards = count});
}

void play_odds_hide(Play *p) { p->table.board.odds = NULL; }

/* --- telling ---------------------------------------------------------------------------------- */

static void odds_all(Play *p, bool years, Text *out) {
    const OddsFan *fan = &counted(p, &(OddsWanted){.fan = true})->fan;
    Text line = {0};
    odds_precision_write(fan, &line);
    text_say(&line, " Our standing decisions kept, bots in the other seats. What nobody can see is drawn "
                    "anew in each.");
    board_say(out, "", 0, &line);
    if (years) {
        odds_fan_write(fan, p->table.session->scenario, out);
        return;
    }
    const int last = fan->points - 1;
    odds_point_write(fan, 0, out);
    if (last > 4) odds_point_write(fan, 4, out);
    if (last > 0) odds_point_write(fan, last, out);
    text_say(&line, "By then a new attack after silent guns in %.0f, nuclear use or war with %s in %.0f, "
                    "entry in %.0f of 100.", 100 * odds_share(fan, last, fan->attack[last]).estimate,
             p->table.scenario->alliance, 100 * odds_share(fan, last, fan->escalated[last]).estimate,
             100 * odds_share(fan, last, fan->entry[last]).estimate);
    board_say(out, "", 0, &line);
    text_say(out, "Every year: odds years. Every card: odds cards. One card: odds CARD\n");
}

static void odds_one(Play *p, Act card, Text *out) {
    const Odds *odds = counted(p, &(OddsWanted){.card = &card, .cards = 1});
    CardOdds told;
    const int n = odds_find(odds, card);
    ASSERT(n >= 0);
    if (odds_card(odds, n, &told)) odds_card_write(&told, odds_comparisons(odds), out);
}

bool play_odds(Play *p, const PlayLine *line, Text *out) {
    if (p->table.session->setup.mode == MODE_RECORD && !session_over(p->table.session)) {
        text_say(out, "Games for the record keep the odds for the debrief.\n");
        return false;
    }
    if (table_odds_closed(&p->table)) {
        text_say(out, "Fifteen years have passed; nothing follows that could be counted.\n");
        return false;
    }
    const bool years = line->words == 2 && play_is(line->word[1], "years");
    if (line->words == 2 && play_is(line->word[1], "cards")) {
        odds_cards_write(counted(p, &(OddsWanted){.all = true}), session_world(p->table.session), out);
        return true;
    }
    if (line->words < 2 || years) {
        odds_all(p, years, out);
        return true;
    }
    const bool down = play_is(line->word[line->words - 1], "down");
    const bool way = down || play_is(line->word[line->words - 1], "up");
    const SeatId seat = p->table.board.seat;
    const ActId id = play_card(p, seat, line, 1, line->words - (way && line->words > 2), out);
    if (id == ACT_NONE) {
        return false;
    }
    const Act act = board_act(&p->table.board, seat, id, down);
    const Session *g = p->table.session;
    const Refusal r = act_refused_to_promise(&g->world, &g->parameters, g->scenario, act);
    if (refusal_is(r) && r.need != NEED_word) {
        char why[REASON_MAX_BYTES], nearest[REASON_MAX_BYTES];
        refusal_write(r, why, nearest);
        text_say(out, "Nothing to count: %s. Nearest yes: %s.\n", why, nearest);
        return false;
    }
    odds_one(p, act, out);
    return true;
}
