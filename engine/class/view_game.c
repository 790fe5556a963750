/* A game as it is told to one seat. Always true: see view.h; every sentence comes from report/board.h. */
#include <stdio.h>
#include <string.h>

#include "class/view_parts.h"
#include "model/events.h"
#include "model/outlook.h"
#include "report/figures.h"
#include "session/advisor.h"
#include "session/naming.h"

/* --- cards ------------------------------------------------------------------------------------ */

/* Why not, and the nearest way to yes; nothing if it may be done. */
static void why_not_write(JsonOut *json, Refusal r) {
    char why[REASON_MAX_BYTES], nearest[REASON_MAX_BYTES];
    if (!refusal_is(r)) return;
    refusal_write(r, why, nearest);
    json_out_put_text(json, "why_not", why);
    json_out_put_text(json, "nearest", nearest);
}

static void card_write(JsonOut *json, const Board *b, Act act, bool down) {
    const Session *g = b->game;
    const ActInfo *info = act_info(act.act);
    const Refusal r = act_refused(&g->world, &g->parameters, g->scenario, act);
    Text text = {0};
    json_out_object_begin(json);
    json_out_put_text(json, "act", info->name);
    if (info->lever) json_out_put_real(json, "to", act.to);
    if (down) json_out_put_bool(json, "down", true);
    board_card_told(b, act, &text);
    view_words(json, "title", &text);
    board_price(b, act, &text);
    view_words(json, "price", &text);
    json_out_put_text(json, "moves", tongue(info->moves));
    json_out_put_text(json, "costs", tongue(info->costs));
    why_not_write(json, r);
    json_out_object_end(json);
}

static void cards_write(JsonOut *json, const Board *b) {
    Card deck[ACTS_MAX];
    const int count = board_deck(b, b->seat, deck);
    json_out_key(json, "cards");
    json_out_array_begin(json);
    for (int n = 0; n < count; n++)
        for (int down = 0; down < 2; down++)
            if (down ? deck[n].down : deck[n].up)
                card_write(json, b, board_act(b, b->seat, deck[n].act, down == 1), down == 1);
    json_out_array_end(json);
}

static void proposed_write(JsonOut *json, const Board *b) {
    Act act[3];
    const int count = advisors_propose(b->game, b->seat, act);
    json_out_key(json, "proposed");
    json_out_array_begin(json);
    for (int n = 0; n < count; n++) {
        json_out_object_begin(json);
        json_out_put_text(json, "act", act_info(act[n].act)->name);
        if (act_info(act[n].act)->lever) json_out_put_real(json, "to", act[n].to);
        json_out_object_end(json);
    }
    json_out_array_end(json);
}

/* --- what waits ------------------------------------------------------------------------------- */

static void choice_write(JsonOut *json, const Board *b, int event, int at) {
    const Session *g = b->game;
    const EventChoice *choice = &g->scenario->rules->event[event].choice[at];
    const Refusal r = event_refused(&g->world, g->scenario, event, at);
    Text text = {0};
    json_out_object_begin(json);
    json_out_put_text(json, "choice", choice->id);
    board_event_text(b, choice->label, &text);
    view_words(json, "label", &text);
    board_choice(b, event, at, &text);
    view_words(json, "more", &text);
    why_not_write(json, r);
    json_out_object_end(json);
}

static void asked_write(JsonOut *json, const Board *b) {
    int event[2];
    const int count = board_asked(b, event);
    json_out_key(json, "asked");
    json_out_array_begin(json);
    for (int n = 0; n < count; n++) {
        const Event *e = &b->game->scenario->rules->event[event[n]];
        Text text = {0};
        json_out_object_begin(json);
        json_out_put_text(json, "event", e->name);
        board_event_text(b, e->title, &text);
        view_words(json, "title", &text);
        if (e->text) board_event_text(b, e->text, &text);
        view_words(json, "text", &text);
        json_out_key(json, "choices");
        json_out_array_begin(json);
        for (int at = 0; at < e->choices; at++) choice_write(json, b, event[n], at);
        json_out_array_end(json);
        json_out_object_end(json);
    }
    json_out_array_end(json);
}

/* Offers to this seat; its own were answered at once, by bots, or lie with persons. */
static void offers_write(JsonOut *json, const Board *b) {
    const Session *g = b->game;
    json_out_key(json, "offers");
    json_out_array_begin(json);
    for (int n = 0; n < g->pendings; n++) {
        const PendingOffer *p = &g->pending[n];
        if (p->offer.to != b->seat && p->offer.from != b->seat) continue;
        Text text = {0};
        const bool to_us = p->offer.to == b->seat;
        json_out_object_begin(json);
        json_out_put_int(json, "offer", n + 1);
        json_out_put_bool(json, "to_us", to_us);
        json_out_put_text(json, "name", g->scenario->seat_name[to_us ? p->offer.from : p->offer.to]);
        board_offer(b, &p->offer, &text);
        view_words(json, "text", &text);
        json_out_put_bool(json, "answered", p->answered);
        json_out_put_bool(json, "accepted", p->accepted);
        json_out_object_end(json);
    }
    json_out_array_end(json);
}

/* Terms or an order on the table: the deeds that answer it. */
static void deeds_write(JsonOut *json, const Board *b) {
    static const ActId terms[] = {ACT_sign_terms, ACT_amend_terms, ACT_refuse_terms};
    static const ActId order[] = {ACT_sign_order, ACT_refuse_order};
    const World *w = &b->game->world;
    const bool candidate = b->seat == SEAT_candidate, on_terms = w->terms_tabled > 0.5;
    if (!candidate || (!on_terms && w->order_tabled < 0.5)) return;
    json_out_key(json, "tabled");
    json_out_array_begin(json);
    for (size_t n = 0; n < (on_terms ? COUNT_OF(terms) : COUNT_OF(order)); n++)
        card_write(json, b, (Act){b->seat, on_terms ? terms[n] : order[n], 0}, false);
    json_out_array_end(json);
}

/* --- secrets ---------------------------------------------------------------------------------- */

/* Numbers that this seat may see and not everybody. */
static void secrets_of(const Board *b, Text *out) {
    const Scenario *s = b->game->scenario;
    const World *w = &b->game->world;
    for (int id = 0; id < VAR_COUNT; id++) {
        const VarInfo *v = var_info((VarId)id);
        if (v->count != 1 || v->seen_by == SEEN_ALL || !seat_may_see(b->seat, v->seen_by)) continue;
        if (board_words_known((VarId)id)) board_words_of(b, (VarId)id, out);
        else text_add(out, "%s", tongue(v->text));
        text_add(out, ": ");
        figures_value((VarId)id, world_get(w, (VarId)id, 0), out);
        text_add(out, "\n");
    }
    for (int n = 0; s->rules && n < s->rules->owns; n++) {
        const OwnVariable *own = &s->rules->own[n];
        if (own->seen_by == SEEN_ALL || !seat_may_see(b->seat, own->seen_by)) continue;
        text_say(out, "%s: %.3g\n", own->text ? own->text : own->name, w->own[n]);
    }
}

/* --- what was lived --------------------------------------------------------------------------- */

static void lived_write(JsonOut *json, const Board *b) {
    Text text = {0};
    if (b->last->any) {
        board_news(b, 5, true, &text);
        board_settled(b, 2, &text);
        board_moved(b, 2, &text);
        view_lines(json, "news", &text);
        board_results(b, 3, false, &text);
        view_lines(json, "results", &text);
        board_forecasts(b, &text);
        view_lines(json, "forecasts", &text);
        board_others(b, 3, &text);
        view_lines(json, "others", &text);
    }
    if (session_over(b->game)) {
        board_end(b, &text);
        view_lines(json, "ending", &text);
    }
}

static void advice_lines(JsonOut *json, const Board *b) {
    Advice all[OFFICE_COUNT];
    const int count = advisors_of(b->game, b->seat, all);
    json_out_key(json, "advice");
    json_out_array_begin(json);
    for (int n = 0; n < count; n++) {
        Text text = {0};
        json_out_object_begin(json);
        json_out_put_text(json, "office", tongue(office_for(b->game->scenario, b->seat, all[n].office).title));
        advice_write(b->game, &all[n], NULL, &text);
        const char *remark[REMARKS_MAX];
        const int remarks = office_remarks(b->game, b->seat, all[n].office, remark);
        for (int m = 0; m < remarks; m++) {
            text_add(&text, " ");
            board_event_text(b, remark[m], &text);
        }
        view_words(json, "text", &text);
        json_out_object_end(json);
    }
    json_out_array_end(json);
}

static void question_lines(JsonOut *json, const Board *b) {
    Text text = {0};
    json_out_put_bool(json, "predicted", board_has_forecast(b));
    const Prediction p = session_question(b->game, b->seat);
    board_question(b, p, &text);
    view_words(json, "predict", &text);
}

/* --- the whole -------------------------------------------------------------------------------- */

typedef void Told(const Board *b, Text *out);
static void said(JsonOut *json, const char *key, const Board *b, Told *told, bool lines) {
    Text text = {0};
    told(b, &text);
    if (lines) view_lines(json, key, &text);
    else view_words(json, key, &text);
}

static void decisions_write(JsonOut *json, const Board *b) {
    json_out_put_real(json, "capital", b->game->world.capital[b->seat]);
    json_out_put_real(json, "initiatives", b->game->world.initiatives[b->seat]);
    asked_write(json, b);
    deeds_write(json, b);
    offers_write(json, b);
    proposed_write(json, b);
    cards_write(json, b);
    advice_lines(json, b);
    question_lines(json, b);
    said(json, "lapses", b, board_lapses, true);
}

static void game_write(const Class *c, int table, SeatId seat, bool whole, Text *out) {
    const Board board = class_board(c, table, seat), *b = &board;
    const Session *g = b->game;
    JsonOut json = view_begin("game", out);
    json_out_put_int(&json, "table", table + 1);
    json_out_put_text(&json, "seat", seat_info(seat)->role);
    json_out_put_text(&json, "name", g->scenario->seat_name[seat]);
    json_out_put_int(&json, "turn", session_turn(g));
    json_out_put_bool(&json, "over", session_over(g));
    said(&json, "head", b, board_head, false);
    said(&json, "clock", b, board_clock, false);
    said(&json, "purse", b, board_purse, false);
    view_dials(&json, &c->table[table]);
    lived_write(&json, b);
    if (whole) {
        Text text = {0};
        said(&json, "goals", b, board_goals, true);
        secrets_of(b, &text);
        view_lines(&json, "secrets", &text);
    }
    said(&json, "promises", b, board_promises, true);
    view_marks(&json, c, table, false);
    if (!session_over(g)) decisions_write(&json, b);
    view_finish(&json);
}

void view_game(const Class *c, int table, SeatId seat, Text *out) { game_write(c, table, seat, true, out); }
void view_aloud(const Class *c, int table, SeatId seat, Text *out) { game_write(c, table, seat, false, out); }

void view_table(const Class *c, int table, Text *out) {
    JsonOut json = view_begin("game", out);
    json_out_put_int(&json, "table", table + 1);
    json_out_put_text(&json, "seat", NULL);
    json_out_put_int(&json, "turn", session_turn(c->table[table].game));
    json_out_put_bool(&json, "over", session_over(c->table[table].game));
    view_dials(&json, &c->table[table]);
    view_curves(&json, c, table);
    view_marks(&json, c, table, false);
    view_finish(&json);
}

/* --- on request ------------------------------------------------------------------------------- */

static void answer_lines(const char *what, const char *of, Text *text, Text *out) {
    JsonOut json = view_begin(what, out);
    json_out_put_text(&json, "of", of);
    view_lines(&json, "lines", text);
    view_finish(&json);
}

bool view_why(const Class *c, int table, SeatId seat, const char *number, Text *out, Err *err) {
    const Board b = class_board(c, table, seat);
    Variable v;
    if (!board_number(&b, number, &v, err)) return false;
    Text text = {0};
    board_why(&b, v, false, &text);
    answer_lines("why", number, &text, out);
    return true;
}

void view_card(const Class *c, int table, SeatId seat, ActId act, bool down, Text *out) {
    const Board b = class_board(c, table, seat);
    Text text = {0};
    board_card(&b, act, &text);
    board_why_card(&b, act, down, &text);
    answer_lines("card", act_info(act)->name, &text, out);
}

/* What another seat could be asked for: those that it may promise. */
void view_asks(const Class *c, int table, SeatId seat, SeatId other, Text *out) {
    const Board b = class_board(c, table, seat);
    const Session *g = b.game;
    const Scenario *s = g->scenario;
    Card deck[ACTS_MAX];
    const int count = board_deck(&b, other, deck);
    const bool bot = !session_person(g, other);
    Outlook o;
    outlook_of(&g->world, &s->nominal, s, &o);
    JsonOut json = view_begin("asks", out);
    json_out_put_text(&json, "seat", seat_info(other)->role);
    json_out_put_bool(&json, "bot", bot);
    json_out_key(&json, "cards");
    json_out_array_begin(&json);
    for (int n = 0; n < count; n++)
        for (int down = 0; down < 2; down++) {
            if (!(down ? deck[n].down : deck[n].up) || !act_promisable(deck[n].act)) continue;
            const Act ask = board_act(&b, other, deck[n].act, down == 1);
            if (refusal_is(act_refused_to_promise(&g->world, &s->nominal, s, ask))) continue;
            const Offer offer = {.from = seat, .to = other, .ask = ask, .ask_due = session_turn(g) + 1,
                                 .give = {seat, ACT_NONE, 0.0}};
            Answer answer;
            Text text = {0};
            offer_answer(&g->world, &s->nominal, s, &o, &offer, &answer);
            json_out_object_begin(&json);
            json_out_put_text(&json, "act", act_info(ask.act)->name);
            if (act_info(ask.act)->lever) json_out_put_real(&json, "to", ask.to);
            board_card_told(&b, ask, &text);
            view_words(&json, "title", &text);
            json_out_put_real(&json, "price", offer_price(&g->world, s, &offer));
            if (bot) json_out_put_real(&json, "sum", answer.sum);
            json_out_object_end(&json);
        }
    json_out_array_end(&json);
    view_finish(&json);
}
