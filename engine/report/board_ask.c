/* What could bring the others along: the best ask, how far an invitation is, the balance that matters. Always true:
 * see board.h; answers are those that a bot would give, told before it is asked. */
#include <string.h>

#include "core/real.h"
#include "model/accession.h"
#include "report/board_parts.h"
#include "report/figures.h"
#include "session/naming.h"

/* --- the best ask ------------------------------------------------------------------------------ */

typedef struct Search {
    const Board *b;
    Outlook o;
    Ask *best;
    double worth;
} Search;

static void try_ask(Search *x, Act act) {
    const Session *g = x->b->game;
    const Scenario *s = g->scenario;
    const int due = session_turn(g) + 1;
    const SeatId us = x->b->seat;
    const Offer offer = {
        .from = us, .to = act.seat, .ask = act, .ask_due = due, .give_due = due, .give = {us, ACT_NONE, 0.0}};
    double term[AIMS];
    Answer answer;
    if (!act_info(act.act)->lever || !act_promisable(act.act)) return;
    const double gain = outlook_terms(&x->o, s, us, act, act_steps(&g->world, act), term);
    if (gain <= x->worth) return; /* a no only lessens it */
    if (refusal_is(act_refused_to_promise(&g->world, &s->nominal, s, act)) ||
        !offer_possible(&g->world, &s->nominal, s, &offer, NULL, NULL)) return;
    offer_answer(&g->world, &s->nominal, s, &x->o, &offer, &answer);
    const double worth = answer.yes ? gain : gain * real_exp(answer.sum);
    if (worth <= x->worth) return;
    x->worth = worth;
    *x->best = (Ask){.offer = offer, .answer = answer};
}

bool board_ask_best(const Board *b, Ask *out) {
    const Session *g = b->game;
    Search x = {.b = b, .best = out, .worth = 0.002};
    if (g->world.offers_left[b->seat] < 0.5 || session_over(g)) return false;
    outlook_of(&g->world, &g->scenario->nominal, g->scenario, &x.o);
    *out = (Ask){.offer = {.ask = {SEAT_NONE, ACT_NONE, 0.0}}};
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        Card deck[ACTS_MAX];
        if (seat == (int)b->seat || !seat_sits(g->scenario, (SeatId)seat)) continue;
        const int count = board_deck(b, (SeatId)seat, deck);
        for (int n = 0; n < count; n++) {
            if (deck[n].up) try_ask(&x, board_act(b, (SeatId)seat, deck[n].act, false));
            if (deck[n].down) try_ask(&x, board_act(b, (SeatId)seat, deck[n].act, true));
        }
    }
    if (out->offer.ask.act == ACT_NONE) return false;
    if (!out->answer.yes) offer_nearest(&g->world, &g->scenario->nominal, g->scenario, &x.o, &out->offer, &out->yes);
    return true;
}

void board_ask_title(const Board *b, const Ask *ask, Text *out) {
    Text card = {0};
    board_card_told(b, ask->offer.ask, &card);
    text_say(out, "Ask %s: \"%s\"", b->game->scenario->seat_name[ask->offer.to], card.data);
    text_free(&card);
}

/* The largest terms, at most three. */
static void terms_write(const Board *b, const Answer *answer, Text *out) {
    bool told[ANSWER_TERMS] = {false};
    for (int count = 0; count < 3; count++) {
        int most = -1;
        for (int n = 0; n < ANSWER_TERMS; n++)
            if (!told[n] && real_abs(answer->term[n]) >= 0.05 &&
                (most < 0 || real_abs(answer->term[n]) > real_abs(answer->term[most])))
                most = n;
        if (most < 0) break;
        told[most] = true;
        text_add(out, count == 0 ? " (" : ", ");
        naming_fill(b->game->scenario, answer_term_words((AnswerTermId)most), out);
        text_add(out, " ");
        figures_signed(answer->term[most], 1, out);
    }
    if (told[0] || memchr(told, true, sizeof told)) text_add(out, ")");
}

void board_ask_told(const Board *b, const Ask *ask, Text *out) {
    const Answer *answer = &ask->answer;
    if (answer->yes) text_say(out, "Answer now: yes");
    else if (answer->sum > -0.05) text_say(out, "Answer now: no, just short");
    else text_say(out, "Answer now: no, short by %.1f", -answer->sum);
    terms_write(b, answer, out);
    text_add(out, ".");
    if (answer->yes || ask->yes.count == 0) return;
    text_add(out, " ");
    board_nearest(b, &ask->yes, out);
}

void board_ask(const Board *b, Text *out) {
    Ask ask;
    Text line = {0};
    char refer[REFER_BYTES];
    if (!board_ask_best(b, &ask)) return;
    const Act act = ask.offer.ask;
    board_ask_title(b, &ask, &line);
    text_say(&line, ", asking costs %.2g. ", offer_price(&b->game->world, b->game->scenario, &ask.offer));
    board_ask_told(b, &ask, &line);
    text_say(&line, " To ask: %s",
             board_refer(b, refer, "offer %s %s%s", seat_info(ask.offer.to)->role, act_info(act.act)->name,
                         act_steps(&b->game->world, act) < 0.0 ? " down" : ""));
    board_say(out, "", 2, &line);
}

/* --- the file ---------------------------------------------------------------------------------- */

/* An invitation needs every member's balance above 0. game notes 2 */
bool board_invitation(const Board *b, Text *out) {
    const Scenario *s = b->game->scenario;
    const World *w = &b->game->world;
    int ready = 0, all = 0, nearest = -1;
    if (w->stage >= STAGE_INVITED || session_over(b->game)) return false;
    for (int i = 0; i < s->members; i++) {
        if (w->belongs[i] < 0.5) continue;
        all++;
        if (w->consent[i] > 0.0) ready++;
        else if (nearest < 0 || w->consent[i] > w->consent[nearest]) nearest = i;
    }
    text_say(out, "%d of %d members ready", ready, all);
    if (nearest >= 0) {
        text_say(out, ", nearest %s ", s->member_name[nearest]);
        figures_signed(w->consent[nearest], w->consent[nearest] > -0.05 ? 2 : 1, out);
    }
    text_add(out, ".");
    return true;
}

int board_balance_of(const Board *b) {
    const Scenario *s = b->game->scenario;
    const int own = s->seat_member[b->seat];
    if (b->game->world.stage >= STAGE_INVITED || session_over(b->game)) return -1;
    return own >= 0 ? own : b->seat == SEAT_rival || !seat_sits(s, SEAT_sceptic) ? -1 : s->seat_member[SEAT_sceptic];
}

void board_balance(const Board *b, int member, Text *out) {
    const Session *g = b->game;
    const double line = consent_line(&g->world, &g->scenario->nominal), stands = g->world.consent[member];
    NearestYes yes;
    text_say(out, "The next step needs ");
    if (line < 0.0) figures_signed(line, 1, out);
    else text_add(out, "0");
    if (stands > line) {
        text_say(out, ": it would say yes.");
        return;
    }
    text_say(out, ": %.1f is missing. ", line - stands);
    consent_nearest(&g->world, &g->scenario->nominal, g->scenario, member, line, &yes);
    board_nearest(b, &yes, out);
}
