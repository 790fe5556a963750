/* What is asked: events of the pack, terms, orders, offers. Always true: see app.h. */
#include <stdio.h>

#include "model/events.h"
#include "ui/screens.h"

/* --- a question of the pack -------------------------------------------------------------------- */

static void text_of(App *a, const char *text, char *out, size_t size) {
    Text filled = {0};
    board_event_text(&a->table.board, text, &filled);
    snprintf(out, size, "%s", filled.data ? filled.data : "");
    text_free(&filled);
}

static void choice_lay(App *a, Rect *in, int event, int at) {
    const Look *look = a->ui.look;
    const Board *b = &a->table.board;
    const Session *g = a->table.session;
    char label[400], why[REASON_MAX_BYTES], nearest[REASON_MAX_BYTES], no[1400] = "";
    Text more = {0};
    board_choice(b, event, at, &more);
    text_of(a, g->scenario->rules->event[event].choice[at].label, label, sizeof label);
    const Refusal r = event_refused(&g->world, g->scenario, event, at);
    if (refusal_is(r)) {
        refusal_write(r, why, nearest);
        tongue_write(no, sizeof no, "Not now: %s. Nearest yes: %s.", why, nearest);
    }
    const PartText text[] = {{TYPE_STRONG, no[0] ? look->soft : look->ink, label}, {TYPE_SMALL, look->soft, more.data},
                             {TYPE_SMALL, look->worse, no}};
    const bool used = part_panel(a, ui_id("choice", 16 * event + at), in, false, text, COUNT_OF(text));
    text_free(&more);
    if (!used) return;
    if (app_submit(a, (Command){.kind = COMMAND_CHOOSE, .event = event, .number = at})) {
        const char *done = g->scenario->rules->event[event].choice[at].done;
        if (done) {
            char said[600];
            text_of(a, done, said, sizeof said);
            app_say(a, false, "%s", said);
        }
        app_go(a, SCREEN_table);
    }
}

static void page_why(App *a, Text *out) { board_why_event(&a->table.board, a->chosen.event, out); }

/* Formulas and where they are written, for whoever wants them. */
static void rule_lay(App *a, Rect *in) {
    Ui *ui = &a->ui;
    if (part_button(a, ui_id("rule", 0), in, BUTTON_PLAIN,
                    a->chosen.rule ? "Hide the formulas" : "Show the formulas and the source", 6)) {
        a->chosen.rule = !a->chosen.rule;
        ui->again = true;
    }
    if (!a->chosen.rule) return;
    Text text = {0};
    board_rule_event(&a->table.board, a->chosen.event, &text);
    ui_prose(ui, in, text.data);
    text_free(&text);
}

void screen_event(App *a, Rect at) {
    Ui *ui = &a->ui;
    const struct Event *e = &a->table.session->scenario->rules->event[a->chosen.event];
    char title[300], key[32];
    text_of(a, e->title, title, sizeof title);
    Rect in = part_page(a, at, title);
    const UiId id = ui_id("event", a->chosen.event);
    Rect body = part_spread(a, id, in);
    Beside b = beside_begin(a, &body);
    if (e->text) {
        Text text = {0};
        board_event_text(&a->table.board, e->text, &text);
        ui_words(ui, &b.left, TYPE_BODY, ui->look->ink, text.data);
        text_free(&text);
        ui_gap(ui, &b.left, 12);
    }
    for (int n = 0; n < e->choices; n++) choice_lay(a, &b.left, a->chosen.event, n);
    Rect *why = beside_words(a, &b);
    ui_words(ui, why, TYPE_HEAD, ui->look->ink, tongue("Why it is asked"));
    snprintf(key, sizeof key, "event %d", a->chosen.event);
    ui_prose(ui, why, app_page(a, key, page_why));
    ui_gap(ui, why, 8);
    rule_lay(a, why);
    beside_end(a, &b, 8);
    part_column_end(a, id, body);
}

/* --- what waits -------------------------------------------------------------------------------- */

static void question_lay(App *a, Rect *in, int event) {
    char title[300];
    text_of(a, a->table.session->scenario->rules->event[event].title, title, sizeof title);
    const PartText text[] = {{TYPE_SMALL, a->ui.look->accent, tongue("A question for us")},
                             {TYPE_STRONG, a->ui.look->ink, title}};
    if (!part_panel(a, ui_id("question", event), in, true, text, COUNT_OF(text))) return;
    a->chosen.event = event;
    app_go(a, SCREEN_event);
}

/* Terms or an order on the table: the deeds that answer it. */
static void table_lay(App *a, Rect *in, const char *what, const ActId *deed, int deeds) {
    Ui *ui = &a->ui;
    const double span = effects_span(a, NULL, 0);
    ui_words(ui, in, TYPE_SMALL, ui->look->accent, tongue(what));
    for (int n = 0; n < deeds; n++)
        card_lay(a, ui_id("answer", deed[n]), in, (Act){a->table.board.seat, deed[n], 0}, span);
}

static void offer_lay(App *a, Rect *in, int n) {
    Ui *ui = &a->ui;
    const Session *g = a->table.session;
    Text text = {0};
    text_say(&text, "%s asks us: ", g->scenario->seat_name[g->pending[n].offer.from]);
    board_offer(&a->table.board, &g->pending[n].offer, &text);
    text_add(&text, ".");
    ui_words(ui, in, TYPE_SMALL, ui->look->accent, tongue("An offer to us"));
    ui_words(ui, in, TYPE_BODY, ui->look->ink, text.data);
    text_free(&text);
    Rect row = rect_cut_top(in, ui_button_height(ui));
    const bool yes = ui_button(ui, ui_id("yes", n), rect_cut_left(&row, ui_button_width(ui, "Yes, a promise")),
                               BUTTON_PLAIN, "Yes, a promise");
    rect_cut_left(&row, ui_px(ui, 6));
    const bool no = ui_button(ui, ui_id("no", n), rect_cut_left(&row, ui_button_width(ui, "No")), BUTTON_PLAIN, "No");
    ui_gap(ui, in, 8);
    if (yes || no) app_submit(a, (Command){.kind = COMMAND_ANSWER, .number = n + 1, .yes = yes});
}

void waiting_lay(App *a, Rect *in) {
    static const ActId terms[] = {ACT_sign_terms, ACT_amend_terms, ACT_refuse_terms};
    static const ActId order[] = {ACT_sign_order, ACT_refuse_order};
    const Board *b = &a->table.board;
    const World *w = &a->table.session->world;
    int event[2];
    if (session_over(a->table.session)) return;
    const bool candidate = b->seat == SEAT_candidate;
    if (candidate && w->terms_tabled > 0.5) table_lay(a, in, TONGUE("Terms lie on the table"), terms, COUNT_OF(terms));
    if (candidate && w->order_tabled > 0.5) table_lay(a, in, TONGUE("An order is on offer"), order, COUNT_OF(order));
    const int count = board_asked(b, event);
    for (int n = 0; n < count; n++) question_lay(a, in, event[n]);
    for (int n = 0; n < a->table.session->pendings; n++) {
        const PendingOffer *p = &a->table.session->pending[n];
        if (p->offer.to == b->seat && !p->answered) offer_lay(a, in, n);
    }
}
