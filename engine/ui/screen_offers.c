/* Offers: what another seat could be asked, and one offer with what is given for it. Always true: see app.h;
 * the answer of a bot is shown before it is asked, because its reasons are open to all. */
#include <stdio.h>
#include <stdlib.h>

#include "report/figures.h"
#include "session/naming.h"
#include "ui/screens.h"

enum { OFFERED_MAX = 2 * ACTS_MAX };

/* A card that could be asked or given, and the answer of the other seat with it. */
typedef struct Offered {
    Act act;
    double sum, price;
    bool yes, serves;
} Offered;

static int compare_offered(const void *a, const void *b) {
    const Offered *one = a, *two = b;
    if (one->serves != two->serves) return one->serves ? -1 : 1;
    return one->sum > two->sum ? -1 : one->sum < two->sum ? 1 : (int)one->act.act - (int)two->act.act;
}

static Answer answer_of(const App *a, const Outlook *o, const Offer *offer) {
    const Session *g = a->table.session;
    Answer answer;
    offer_answer(&g->world, &g->scenario->nominal, g->scenario, o, offer, &answer);
    return answer;
}

static Offer offer_for(const App *a, Act ask) {
    const SeatId us = a->table.board.seat;
    const int due = session_turn(a->table.session) + 1;
    return (Offer){
        .from = us, .to = ask.seat, .ask = ask, .ask_due = due, .give_due = due, .give = {us, ACT_NONE, 0.0}};
}

/* Cards of a seat that it can promise now, each put into the offer. */
static int offered_of(const App *a, const Outlook *o, SeatId seat, const Offer *with, Offered out[OFFERED_MAX]) {
    const Board *b = &a->table.board;
    const Session *g = a->table.session;
    Card deck[ACTS_MAX];
    const int cards = board_deck(b, seat, deck);
    int count = 0;
    for (int n = 0; n < cards; n++)
        for (int down = 0; down < 2; down++) {
            if (!(down ? deck[n].down : deck[n].up) || !act_promisable(deck[n].act)) continue;
            const Act act = board_act(b, seat, deck[n].act, down == 1);
            if (refusal_is(act_refused_to_promise(&g->world, &g->scenario->nominal, g->scenario, act))) continue;
            Offer offer = with ? *with : offer_for(a, act);
            if (with) offer.give = act;
            const Answer answer = answer_of(a, o, &offer);
            out[count++] = (Offered){act, answer.sum, offer_price(&g->world, g->scenario, &offer), answer.yes,
                                     with || board_serves_us(b, o, act)};
        }
    qsort(out, (size_t)count, sizeof *out, compare_offered);
    return count;
}

static void card_title(const App *a, Act act, char *out, size_t size) {
    Text text = {0};
    board_card_told(&a->table.board, act, &text);
    snprintf(out, size, "%s", text.data ? text.data : "");
    text_free(&text);
}

/* --- what could be asked ----------------------------------------------------------------------- */

void offers_to(App *a, SeatId seat) { a->chosen.offer_seat = seat; }

void offer_open(App *a, Act ask) {
    a->chosen.offer = offer_for(a, ask);
    app_go(a, SCREEN_offer);
}

static void ask_lay(App *a, Rect *in, const Offered *o, int id) {
    const Look *look = a->ui.look;
    char title[400], more[400];
    card_title(a, o->act, title, sizeof title);
    if (o->yes) tongue_write(more, sizeof more, "It would say yes. Asking costs %.2g.", o->price);
    else tongue_write(more, sizeof more, "It would say no, short by %.2f. Asking costs %.2g.", -o->sum, o->price);
    const PartText texts[] = {{TYPE_STRONG, o->serves ? look->ink : look->soft, title},
                              {TYPE_SMALL, o->yes ? look->better : look->soft, more},
                              {TYPE_SMALL, look->worse, o->serves ? "" : tongue("By our own aims it would harm us.")}};
    if (part_panel(a, ui_id("ask", id), in, false, texts, COUNT_OF(texts))) offer_open(a, o->act);
}

static void asks_lay(App *a, Rect *in) {
    Ui *ui = &a->ui;
    const Session *g = a->table.session;
    const Scenario *s = g->scenario;
    const char *name[SEATS_MAX];
    SeatId seat[SEATS_MAX];
    int seats = 0, at = 0;
    for (int n = 0; n < SEAT_COUNT; n++) {
        if (n == (int)a->table.board.seat || !seat_sits(s, (SeatId)n)) continue;
        if (n == (int)a->chosen.offer_seat) at = seats;
        seat[seats] = (SeatId)n;
        name[seats++] = s->seat_name[n];
    }
    ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("Ask another seat, once a turn"));
    if (seats == 0) return;
    a->chosen.offer_seat = seat[ui_tabs(ui, ui_id("asks", 0), in, name, seats, at)];
    ui_gap(ui, in, 6);
    if (g->world.offers_left[a->table.board.seat] < 0.5)
        ui_words(ui, in, TYPE_BODY, ui->look->soft,
                 tongue("The offer of this turn is made; the next one can be made in the next turn."));
    Offered all[OFFERED_MAX];
    Outlook o;
    outlook_of(&g->world, &s->nominal, s, &o);
    const int count = offered_of(a, &o, a->chosen.offer_seat, NULL, all);
    for (int n = 0; n < count; n++) ask_lay(a, in, &all[n], OFFERED_MAX * (int)a->chosen.offer_seat + n);
    if (count == 0) ui_words(ui, in, TYPE_BODY, ui->look->soft, tongue("Nothing that it could promise now."));
}

static void ledger_lay(App *a, Rect *in) {
    waiting_lay(a, in);
    ui_words(&a->ui, in, TYPE_HEAD, a->ui.look->ink, tongue("Promises"));
    ui_gap(&a->ui, in, 4);
    promises_lay(a, in, false, PROMISES_MAX);
}

void screen_offers(App *a, Rect at) {
    Ui *ui = &a->ui;
    Rect in = part_screen(a, at);
    const UiId left = ui_id("offers", 0), right = ui_id("offers", 1);
    if (part_is_narrow(a, at.w)) {
        Rect all = part_column(a, right, in);
        ledger_lay(a, &all);
        ui_rule(ui, &all);
        asks_lay(a, &all);
        part_column_end(a, right, all);
        return;
    }
    Rect one = part_column(a, left, rect_cut_left(&in, in.w * 0.48));
    ledger_lay(a, &one);
    part_column_end(a, left, one);
    rect_cut_left(&in, ui_px(ui, 24));
    Rect two = part_column(a, right, in);
    asks_lay(a, &two);
    part_column_end(a, right, two);
}

/* --- one offer --------------------------------------------------------------------------------- */

static void terms_of_answer(App *a, Rect *in, const Answer *answer) {
    TermBar bar[ANSWER_TERMS];
    int count = 0;
    for (int n = 0; n < ANSWER_TERMS; n++) {
        if (real_abs(answer->term[n]) < 0.005) continue;
        Text words = {0};
        naming_fill(a->table.session->scenario, answer_term_words((AnswerTermId)n), &words);
        snprintf(bar[count].name, sizeof bar[count].name, "%s", words.data ? words.data : "");
        bar[count++].value = answer->term[n];
        text_free(&words);
    }
    terms_lay(a, in, bar, count);
}

/* The nearest yes in words; what of it is ours to give can be put into the offer. */
static void nearest_lay(App *a, Rect *in, const Outlook *o) {
    Ui *ui = &a->ui;
    const Session *g = a->table.session;
    Offer *offer = &a->chosen.offer, better = *offer;
    NearestYes yes;
    Text text = {0};
    offer_nearest(&g->world, &g->scenario->nominal, g->scenario, o, offer, &yes);
    bool ours = false;
    for (int n = 0; n < yes.count; n++) {
        const Remedy *r = &yes.remedy[n];
        char title[400];
        text_add(&text, "%s", n == 0 ? tongue("Nearest yes: ") : tongue(" and "));
        if (r->kind == REMEDY_GIVE) {
            card_title(a, r->give, title, sizeof title);
            text_say(&text, "%s in return: \"", g->scenario->seat_name[r->give.seat]);
            text_say(&text, "%s\"", title);
            better.give = r->give;
        } else remedy_write(r, g->scenario, &text);
        if (r->kind == REMEDY_FAVOUR) better.favour = real_min(12, better.favour + r->favour);
        ours = ours || r->kind != REMEDY_STATE;
    }
    if (yes.count > 0) text_add(&text, ".%s", yes.enough ? "" : tongue(" Even that is not enough now."));
    ui_words(ui, in, TYPE_BODY, ui->look->ink, text.data ? text.data : "");
    text_free(&text);
    ui_gap(ui, in, 6);
    if (ours && part_button(a, ui_id("nearest", 0), in, BUTTON_PLAIN, "Put it into the offer", 8)) {
        *offer = better;
        ui->again = true;
    }
}

static void answer_lay(App *a, Rect *in, const Outlook *o) {
    Ui *ui = &a->ui;
    const Session *g = a->table.session;
    const Offer *offer = &a->chosen.offer;
    const Answer answer = answer_of(a, o, offer);
    char line[200];
    if (answer.yes) tongue_write(line, sizeof line, "%s would say yes.", g->scenario->seat_name[offer->to]);
    else
        tongue_write(line, sizeof line, "%s would say no, short by %.2f.", g->scenario->seat_name[offer->to],
                     -answer.sum);
    ui_words(ui, in, TYPE_HEAD, answer.yes ? ui->look->better : ui->look->worse, line);
    ui_gap(ui, in, 4);
    terms_of_answer(a, in, &answer);
    ui_gap(ui, in, 8);
    if (!answer.yes) nearest_lay(a, in, o);
    tongue_write(line, sizeof line, "The offer costs %.2g capital if the answer is yes; we hold %.2g.",
             offer_price(&g->world, g->scenario, offer), g->world.capital[offer->from]);
    ui_words(ui, in, TYPE_SMALL, ui->look->soft, line);
}

static void give_lay(App *a, Rect *in, const Offered *o, double alone, int id) {
    const Look *look = a->ui.look;
    char title[400], more[200] = "";
    const bool chosen = o->act.act == a->chosen.offer.give.act && real_abs(o->act.to - a->chosen.offer.give.to) < 1e-9;
    if (o->act.act == ACT_NONE) snprintf(title, sizeof title, "%s", tongue("No card of ours"));
    else {
        card_title(a, o->act, title, sizeof title);
        Text weight = {0};
        figures_signed(o->sum - alone, 2, &weight);
        if (real_abs(o->sum - alone) < 0.005) snprintf(more, sizeof more, "%s", tongue("It weighs nothing for them."));
        else
            tongue_write(more, sizeof more, o->yes ? "It weighs %s for them: then yes." : "It weighs %s for them.",
                         weight.data);
        text_free(&weight);
    }
    const PartText texts[] = {{TYPE_LABEL, look->ink, title}, {TYPE_SMALL, o->yes ? look->better : look->soft, more}};
    if (part_panel(a, ui_id("give", id), in, chosen, texts, COUNT_OF(texts))) {
        a->chosen.offer.give = o->act;
        a->ui.again = true;
    }
}

static void gives_lay(App *a, Rect *in, const Outlook *o) {
    Ui *ui = &a->ui;
    const Session *g = a->table.session;
    Offer *offer = &a->chosen.offer, bare = *offer;
    const int turn = session_turn(g);
    bare.give = (Act){offer->from, ACT_NONE, 0.0};
    const Answer alone = answer_of(a, o, &bare);
    offer->ask_due = offer->give_due = (int)ui_slider(ui, ui_id("due", 0), in, "Due by the end of turn", offer->ask_due,
                                                      turn, turn + PROMISE_TURNS, 1);
    const double most = (double)(int)real_min(12, g->world.capital[offer->from]);
    if (most >= 1)
        offer->favour =
            ui_slider(ui, ui_id("favour", 0), in, "Capital that we give at once", offer->favour, 0, most, 0.5);
    ui_gap(ui, in, 6);
    ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("In return"));
    ui_gap(ui, in, 4);
    Offered all[OFFERED_MAX];
    const int count = offered_of(a, o, offer->from, &bare, all);
    const Offered none = {bare.give, alone.sum, 0, alone.yes, true};
    give_lay(a, in, &none, alone.sum, -1);
    for (int n = 0; n < count; n++) give_lay(a, in, &all[n], alone.sum, n);
}

void screen_offer(App *a, Rect at) {
    Ui *ui = &a->ui;
    const Session *g = a->table.session;
    Offer *offer = &a->chosen.offer;
    char title[600], card[400], why[REASON_MAX_BYTES], nearest[REASON_MAX_BYTES], no[1400];
    if (offer->to == offer->from)
        *offer = offer_for(a, board_act(&a->table.board, a->table.board.seat == SEAT_lead ? SEAT_candidate : SEAT_lead,
                                        ACT_aid, false));
    card_title(a, offer->ask, card, sizeof card);
    Text asked = {0};
    text_say(&asked, "We ask %s: \"%s\"", g->scenario->seat_name[offer->to], card);
    snprintf(title, sizeof title, "%s", asked.data);
    text_free(&asked);
    Outlook o;
    outlook_of(&g->world, &g->scenario->nominal, g->scenario, &o);
    Rect in = part_page(a, at, title);
    const bool can = offer_possible(&g->world, &g->parameters, g->scenario, offer, why, nearest),
               narrow = part_is_narrow(a, at.w);
    const UiId right = ui_id("offer", 1);
    if (!narrow) {
        Rect gives = part_column(a, right, rect_cut_right(&in, in.w * 0.5));
        gives_lay(a, &gives, &o);
        part_column_end(a, right, gives);
        rect_cut_right(&in, ui_px(ui, 24));
    }
    PartFoot f = part_foot_begin(a, ui_id("offer", 0), in);
    answer_lay(a, &f.body, &o);
    if (!can) {
        tongue_write(no, sizeof no, "Not now: %s. Nearest yes: %s.", why, nearest);
        ui_words(ui, &f.body, TYPE_BODY, ui->look->worse, no);
    }
    if (narrow) {
        ui_gap(ui, &f.body, 10);
        gives_lay(a, &f.body, &o);
    }
    if (!part_foot_end(a, &f, ui_id("make", 0), can ? BUTTON_MAIN : BUTTON_OFF, "Make this offer")) return;
    if (app_submit(a, (Command){.kind = COMMAND_OFFER, .offer = *offer})) app_back(a);
}
