/* The table: dials, what happened, what is proposed, what to do next. Always true: see app.h; at any
 * moment one sentence says what to do next. */
#include <stdio.h>
#include <string.h>

#include "model/accession.h"
#include "report/compare.h"
#include "report/debrief_charts.h"
#include "report/figures.h"
#include "session/advisor.h"
#include "ui/map_panel.h"
#include "ui/screens.h"

/* --- the top ----------------------------------------------------------------------------------- */

static void text_flat(char *out, size_t size, Text *text) {
    snprintf(out, size, "%s", text->data ? text->data : "");
    for (size_t n = strlen(out); n > 0 && out[n - 1] == '\n';) out[--n] = '\0';
    text_free(text);
}

/* What we have to spend; what these words are, beside it. */
static void purse_lay(App *a, Rect *in, const char *purse, const char *trust) {
    Ui *ui = &a->ui;
    const double height = ui_height(ui, TYPE_SMALL, in->w, purse) + ui_height(ui, TYPE_SMALL, in->w, trust);
    const double width = real_max(ui_width(ui, TYPE_SMALL, purse), ui_width(ui, TYPE_SMALL, trust));
    const Rect box = {in->x, in->y, real_min(in->w, width), height};
    const UiTouch t = ui_touch(ui, ui_id("purse", 0), box, purse);
    ui_words(ui, in, TYPE_SMALL, ui->look->ink, purse);
    ui_words(ui, in, TYPE_SMALL, ui->look->soft, trust);
    if (t.focus) ui_focus_ring(ui, box);
    if (t.hot || (t.focus && ui->keys))
        ui_hint(ui, box,
                tongue("Capital pays for decisions, and upkeep for those that stand. An initiative is one decision of "
                       "this turn, an offer one request to another seat. Trust is how far our word counts. Press for "
                       "the words used here."));
    if (t.used) app_go(a, SCREEN_about);
}

static void head_lay(App *a, Rect *in) {
    Ui *ui = &a->ui;
    char head[600], purse[600], trust[600];
    Text text = {0};
    board_head(&a->table.board, &text);
    text_flat(head, sizeof head, &text);
    board_purse(&a->table.board, &text);
    text_flat(purse, sizeof purse, &text);
    board_trust(&a->table.board, &text);
    text_flat(trust, sizeof trust, &text);
    Rect row = *in;
    const double menu = ui_button_width(ui, "Menu");
    const bool beside = in->w > ui_px(ui, 500);
    if (beside) {
        Rect button = rect_cut_right(&row, menu);
        button.h = ui_button_height(ui);
        if (ui_button(ui, ui_id("menu", 0), button, BUTTON_PLAIN, "Menu")) action_info(ACTION_open_all)->run(a);
        rect_cut_right(&row, ui_px(ui, 12));
    }
    const double top = row.y;
    ui_words(ui, &row, TYPE_STRONG, ui->look->ink, head);
    purse_lay(a, &row, purse, trust);
    const double used = real_max(row.y - top, beside ? ui_button_height(ui) : 0);
    rect_cut_top(in, used);
    ui_gap(ui, in, 6);
    strips_lay(a, in);
}

/* --- what happened ----------------------------------------------------------------------------- */

static void begin_told(const App *a, Text *out) {
    const Board *b = &a->table.board;
    for (int n = 0; n < a->table.pack.starts; n++)
        if (strcmp(a->table.pack.start[n].name, b->game->scenario->start_name) == 0)
            text_add(out, "%s\n", a->table.pack.start[n].summary);
    text_add(out, "%s\n", tongue(seat_info(b->seat)->question));
}

static void page_happened(App *a, Text *out) {
    const Board *b = &a->table.board;
    if (!b->last->any) {
        begin_told(a, out);
        return;
    }
    board_news(b, 5, true, out);
    board_settled(b, 2, out);
    board_moved(b, 2, out);
    board_results(b, 3, false, out);
    board_forecasts(b, out);
    board_others(b, 3, out);
    if (out->length == 0) text_say(out, "A quiet turn.\n");
}

static void happened_lay(App *a, Rect *in) {
    Ui *ui = &a->ui;
    ui_words(ui, in, TYPE_HEAD, ui->look->ink,
             tongue(a->table.board.last->any ? "Since the last turn" : "Where we begin"));
    ui_gap(ui, in, 4);
    ui_prose(ui, in, app_page(a, "happened", page_happened));
}

/* --- advice ------------------------------------------------------------------------------------ */

static void advice_lay(App *a, Rect *in, const Advice *advice, int n) {
    const Board *b = &a->table.board;
    CardOdds odds;
    const Act want = advice->want;
    const int known = b->odds && !advice->nothing ? odds_find(b->odds, want) : -1;
    const bool counted = known >= 0 && odds_card(b->odds, known, &odds);
    Text text = {0};
    advice_write(b->game, advice, counted ? &odds : NULL, &text);
    const char *office = tongue(office_for(b->game->scenario, b->seat, advice->office).title);
    const PartText texts[] = {{TYPE_LABEL, a->ui.look->accent, office}, {TYPE_BODY, a->ui.look->ink, text.data}};
    const bool used = part_panel(a, ui_id("advice", n), in, false, texts, COUNT_OF(texts));
    text_free(&text);
    if (used && !advice->nothing) app_open_card(a, want);
}

static void advisors_lay(App *a, Rect *in) {
    Ui *ui = &a->ui;
    Advice all[OFFICE_COUNT];
    const int count = advisors_of(a->table.session, a->table.board.seat, all);
    ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("Advisors, and how sure they are"));
    ui_gap(ui, in, 4);
    for (int n = 0; n < count; n++) advice_lay(a, in, &all[n], n);
}

/* --- decisions --------------------------------------------------------------------------------- */

/* What we have ordered in this turn, and the way back. */
static void decided_lay(App *a, Rect *in) {
    Ui *ui = &a->ui;
    const Session *g = a->table.session;
    int told = 0;
    for (size_t n = g->turn_entry; n < g->journal.count; n++) {
        const JournalEntry *e = &g->journal.entries[n];
        if (e->command.seat != a->table.board.seat || !debrief_is_decision(e)) continue;
        Text line = {0};
        compare_command(g, e, &line);
        if (told++ == 0) ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("Decided in this turn"));
        ui_words(ui, in, TYPE_BODY, ui->look->ink, line.data);
        text_free(&line);
    }
    if (told == 0) return;
    ui_gap(ui, in, 4);
    part_action(a, ACTION_undo, in, 10);
}

/* A card whose words stand in texts, soft where it cannot be taken; true: it was pressed. */
static bool told_card(App *a, Rect *in, const char *id, bool open, const char *price, Text *title, Text *more) {
    const Look *look = a->ui.look;
    const PartText texts[] = {{TYPE_STRONG, open ? look->ink : look->soft, draw_keep(a->ui.list, title->data)},
                              {TYPE_SMALL, look->soft, price},
                              {TYPE_SMALL, open ? look->ink : look->soft, more->data ? more->data : ""}};
    const bool used = part_panel(a, ui_id(id, 0), in, false, texts, COUNT_OF(texts));
    text_free(title);
    text_free(more);
    return used;
}

/* What could be asked of another seat, with the answer that it would give. */
static void asked_lay(App *a, Rect *in) {
    const Near *near = near_of(a);
    Text title = {0}, more = {0};
    if (!near->asks) return;
    const Ask *ask = &near->ask;
    char price[80];
    board_ask_title(&a->table.board, ask, &title);
    tongue_write(price, sizeof price, "asking costs %.2g",
                 offer_price(&a->table.session->world, a->table.session->scenario, &ask->offer));
    board_ask_told(&a->table.board, ask, &more);
    if (told_card(a, in, "best ask", true, price, &title, &more)) offer_open(a, ask->offer.ask);
}

/* What cannot be had yet, with how far it is. */
static void invitation_lay(App *a, Rect *in) {
    Text title = {0}, more = {0};
    if (!board_invitation(&a->table.board, &more)) return;
    text_say(&title, "Invitation");
    if (told_card(a, in, "invitation", false, "", &title, &more)) app_follow(a, "members");
}

static void balance_lay(App *a, Rect *in) {
    const Board *b = &a->table.board;
    const int member = board_balance_of(b);
    Text title = {0}, more = {0};
    if (member < 0) return;
    text_say(&title, "%s's balance of reasons: ", b->game->scenario->member_name[member]);
    figures_signed(b->game->world.consent[member], 2, &title);
    board_balance(b, member, &more);
    if (!told_card(a, in, "balance", true, "", &title, &more)) return;
    char why[WHY_BYTES];
    snprintf(why, sizeof why, "consent[%s]", b->game->scenario->member_id[member]);
    app_open_why(a, why);
}

/* With their number, which is that of the list in text. */
static void all_cards_button(App *a, Rect *in) {
    Card deck[ACTS_MAX];
    char shown[80];
    const ActionInfo *all = action_info(ACTION_open_cards);
    tongue_write(shown, sizeof shown, "All %d decisions", board_deck(&a->table.board, a->table.board.seat, deck));
    Rect row = rect_cut_top(in, ui_button_height(&a->ui));
    row.w = real_min(row.w, ui_button_width(&a->ui, shown));
    if (ui_button_shown(&a->ui, ui_id(all->name, 1), row, BUTTON_PLAIN, all->title, shown)) all->run(a);
    ui_gap(&a->ui, in, 10);
}

static void proposed_lay(App *a, Rect *in) {
    Ui *ui = &a->ui;
    Act act[3];
    if (session_over(a->table.session)) return;
    const int count = advisors_propose(a->table.session, a->table.board.seat, act);
    ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("Proposed"));
    ui_gap(ui, in, 4);
    const double span = effects_span(a, act, count);
    if (count > 0) cards_head_lay(a, in);
    for (int n = 0; n < count; n++) card_lay(a, ui_id("proposed", n), in, act[n], span);
    if (count == 0) ui_words(ui, in, TYPE_BODY, ui->look->soft, tongue("No decision can be taken now."));
    asked_lay(a, in);
    invitation_lay(a, in);
    all_cards_button(a, in);
    balance_lay(a, in);
}

/* --- predicting -------------------------------------------------------------------------------- */

static void predict_lay(App *a, Rect *in) {
    if (session_over(a->table.session) || board_has_forecast(&a->table.board)) return;
    forecast_lay(a, in, session_question(a->table.session, a->table.board.seat));
}

/* --- the foot ---------------------------------------------------------------------------------- */

enum { NEXT_BYTES = 2400 };
static void next_write(const App *a, char *out, size_t size) {
    const Board *b = &a->table.board;
    const NextStep next = board_next_step(b);
    char one[REFER_BYTES], two[REFER_BYTES];
    Text text = {0};
    switch (next) {
    case NEXT_LESSON: board_lesson(b, &text); break;
    case NEXT_OVER: text_say(&text, "The game is over: read how it went in %s.", board_refer(b, one, "debrief")); break;
    case NEXT_TERMS: text_say(&text, "Terms lie on the table: sign, amend or refuse them."); break;
    case NEXT_ORDER: text_say(&text, "An order is on offer: sign or decline it."); break;
    case NEXT_QUESTION:
        text_say(&text, "Answer %s, then choose from %s.", board_refer(b, one, "choose"), board_refer(b, two, "cards"));
        break;
    case NEXT_OFFER:
        text_say(&text, "Answer the offer to us, then choose from %s.", board_refer(b, one, "cards"));
        break;
    case NEXT_FORECAST: text_say(&text, "Say what you expect; then look what tempts and what deters."); break;
    case NEXT_ASK:
        text_say(&text, "Ask another seat for something (%s), or end the turn.", board_refer(b, one, "offers"));
        break;
    case NEXT_END: text_say(&text, "End the turn, with a guess first if you like."); break;
    case NEXT_CARDS:
        text_say(&text,
                 a->table.session->world.initiatives[b->seat] > 1.5 ? "Choose up to two of %s, then end the turn."
                                                                    : "Choose up to one more of %s, then end the turn.",
                 board_refer(b, one, "cards"));
        break;
    }
    text_flat(out, size, &text);
}

/* A lesson is more than a sentence. */
static TypeId next_type(const App *a) {
    return board_next_step(&a->table.board) == NEXT_LESSON ? TYPE_BODY : TYPE_STRONG;
}

static double foot_height(const App *a, double width) {
    const Ui *ui = &a->ui;
    char next[NEXT_BYTES];
    next_write(a, next, sizeof next);
    const double beside = width - action_button_width(a, ACTION_end_turn) - ui_px(ui, 60);
    const bool stacked = beside < ui_px(ui, 260);
    const double words = ui_height(ui, next_type(a), stacked ? width - ui_px(ui, 40) : beside, next);
    return stacked ? words + ui_button_height(ui) + ui_px(ui, 20)
                   : real_max(words, ui_button_height(ui)) + ui_px(ui, 16);
}

static void table_foot(App *a, Rect at) {
    Ui *ui = &a->ui;
    char next[NEXT_BYTES];
    next_write(a, next, sizeof next);
    draw_fill(ui->list, at, ui->look->well, 0);
    draw_fill(ui->list, (Rect){at.x, at.y, at.w, real_max(1, ui_px(ui, 1))}, ui->look->rule, 0);
    Rect in = ui_inset(ui, at, 20, 8);
    const double button = action_button_width(a, ACTION_end_turn);
    const bool over = session_over(a->table.session);
    const ActionId main_action = over ? ACTION_open_debrief : ACTION_end_turn;
    if (in.w - button - ui_px(ui, 20) < ui_px(ui, 260)) {
        const Rect row = rect_cut_bottom(&in, ui_button_height(ui));
        ui_words(ui, &in, next_type(a), ui->look->ink, next);
        action_button(a, main_action, (Rect){row.x, row.y, real_min(row.w, button), row.h}, BUTTON_MAIN);
        return;
    }
    Rect right = rect_cut_right(&in, button);
    right.h = ui_button_height(ui);
    rect_cut_right(&in, ui_px(ui, 20));
    ui_words(ui, &in, next_type(a), ui->look->ink, next);
    action_button(a, main_action, right, BUTTON_MAIN);
}

/* --- all of it --------------------------------------------------------------------------------- */

static void fan_small(App *a, Rect *in) {
    Ui *ui = &a->ui;
    if (table_odds_closed(&a->table)) return;
    ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("How it may go on"));
    ui_gap(ui, in, 4);
    fan_lay(a, in, ui_px(ui, 250));
    ui_gap(ui, in, 4);
    part_action(a, ACTION_open_odds, in, 12);
}

static void more_lay(App *a, Rect *in) {
    static const ActionId more[] = {ACTION_open_offers, ACTION_open_world, ACTION_open_why, ACTION_open_past,
                                    ACTION_open_instead};
    for (size_t n = 0; n < COUNT_OF(more); n++) part_action(a, more[n], in, 5);
}

static void narrow_lay(App *a, Rect at) {
    const UiId id = ui_id("table", 0);
    Rect in = ui_scroll_begin(&a->ui, id, ui_inset(&a->ui, at, 14, 8));
    head_lay(a, &in);
    waiting_lay(a, &in);
    decided_lay(a, &in);
    dial_row_lay(a, &in);
    happened_lay(a, &in);
    map_panel_lay(a, rect_cut_top(&in, real_min(at.h * 0.9, ui_px(&a->ui, 420))));
    ui_gap(&a->ui, &in, 10);
    proposed_lay(a, &in);
    if (board_can_commit(&a->table.board)) rungs_lay(a, &in);
    predict_lay(a, &in);
    promises_lay(a, &in, true, 4);
    advisors_lay(a, &in);
    fan_small(a, &in);
    more_lay(a, &in);
    ui_scroll_end(&a->ui, id, in);
}

/* The map, and under it what each promise would do where that leaves it large enough; false: it did not. */
static bool middle_lay(App *a, Rect in) {
    const Ui *ui = &a->ui;
    const bool commits = board_can_commit(&a->table.board);
    const double height = commits ? rungs_height(a, in.w) + ui_px(ui, 12) : 0;
    const bool under = commits && in.h - height > ui_px(ui, 400);
    Rect below = under ? rect_cut_bottom(&in, height) : in;
    map_panel_lay(a, in);
    if (!under) return !commits;
    ui_gap(ui, &below, 12);
    rungs_lay(a, &below);
    return true;
}

void screen_table(App *a, Rect at) {
    Ui *ui = &a->ui;
    const double foot = foot_height(a, at.w);
    const bool low = at.h - foot < ui_px(ui, 330) * ui->type;
    if (foot < at.h * 0.5) table_foot(a, rect_cut_bottom(&at, foot));
    if (part_is_narrow(a, at.w) || low) {
        narrow_lay(a, at);
        return;
    }
    Rect in = ui_inset(ui, at, 20, 12);
    head_lay(a, &in);
    dial_row_lay(a, &in);
    ui_gap(ui, &in, 4);
    const double gap = ui_px(ui, 18), width = real_min(in.w * 0.27, ui_px(ui, 400) * ui->type);
    const UiId left = ui_id("table", 1), right = ui_id("table", 3);
    Rect one = ui_scroll_begin(ui, left, rect_cut_left(&in, width));
    happened_lay(a, &one);
    ui_gap(ui, &one, 8);
    advisors_lay(a, &one);
    ui_scroll_end(ui, left, one);
    rect_cut_left(&in, gap);
    const Rect decisions = rect_cut_right(&in, width);
    rect_cut_right(&in, gap);
    const bool told = middle_lay(a, in);
    Rect three = ui_scroll_begin(ui, right, decisions);
    waiting_lay(a, &three);
    decided_lay(a, &three);
    proposed_lay(a, &three);
    if (!told) rungs_lay(a, &three);
    predict_lay(a, &three);
    promises_lay(a, &three, true, 4);
    fan_small(a, &three);
    more_lay(a, &three);
    ui_scroll_end(ui, right, three);
}

void app_turn_begins(App *a) {
    int event[2];
    a->page_of = 0;
    if (session_over(a->table.session)) app_go(a, SCREEN_debrief);
    else app_go(a, SCREEN_table);
    if (!session_over(a->table.session) && board_asked(&a->table.board, event) > 0 &&
        a->table.session->phase == PHASE_INTERRUPTED) {
        a->chosen.event = event[0];
        app_go(a, SCREEN_event);
    }
}
