/* Decisions: all of them, and one with its effects, odds and why-not. Always true: see app.h. */
#include <stdio.h>

#include "model/outlook.h"
#include "report/odds_report.h"
#include "ui/screens.h"

/* --- taking ------------------------------------------------------------------------------------ */

bool app_submit(App *a, Command command) {
    Verdict v = {0};
    command.seat = a->table.board.seat;
    if (a->table.read_only[0]) {
        app_say(a, true, "This game is open for reading only: %s.\n", a->table.read_only);
        return false;
    }
    if (!session_submit(a->table.session, &command, &v)) {
        app_say(a, true, "No: %s. Nearest yes: %s.", v.why_not, v.nearest);
        return false;
    }
    a->ui.again = true;
    if (command.kind != COMMAND_OFFER || !v.answered) return true;
    Text said = {0};
    board_answer(&a->table.board, &command.offer, &v, &said);
    app_say(a, !v.answer.yes, "%s", said.data ? said.data : "");
    text_free(&said);
    return true;
}

void card_take(App *a, Act act) {
    const World before = a->table.session->world;
    Text said = {0};
    if (!app_submit(a, (Command){.kind = COMMAND_ACT, .act = act})) return;
    board_done(&a->table.board, act, &before, &said);
    app_say(a, false, "%s", said.data ? said.data : "");
    text_free(&said);
}

bool card_refused(const App *a, Act act, char why[REASON_MAX_BYTES], char nearest[REASON_MAX_BYTES]) {
    const Session *g = a->table.session;
    const Refusal r = act_refused(&g->world, &g->parameters, g->scenario, act);
    if (!refusal_is(r)) return false;
    refusal_write(r, why, nearest);
    return true;
}

/* --- one on a list ----------------------------------------------------------------------------- */

/* Title, price, and what futures count or why not. */
void card_texts(App *a, Act act, CardTexts *out) {
    char why[REASON_MAX_BYTES], nearest[REASON_MAX_BYTES];
    const Board *b = &a->table.board;
    CardOdds odds;
    Text text = {0};
    *out = (CardTexts){.open = true};
    board_card_told(b, act, &text);
    snprintf(out->title, sizeof out->title, "%s", text.data);
    text.length = 0;
    board_price(b, act, &text);
    snprintf(out->price, sizeof out->price, "%s", text.data);
    text.length = 0;
    const int n = b->odds ? odds_find(b->odds, act) : -1;
    if (card_refused(a, act, why, nearest)) {
        out->open = false;
        tongue_write(out->more, sizeof out->more, "Not now: %s. Nearest yes: %s.", why, nearest);
    } else if (n >= 0 && odds_card(b->odds, n, &odds)) {
        odds_card_brief(&odds, &text);
        snprintf(out->more, sizeof out->more, "%s", text.data);
    }
    text_free(&text);
}

/* Opens the card when it is pressed. */
void card_lay(App *a, UiId id, Rect *in, Act act) {
    CardTexts t;
    card_texts(a, act, &t);
    const Colour ink = t.open ? a->ui.look->ink : a->ui.look->soft;
    const PartText text[] = {{TYPE_STRONG, ink, t.title}, {TYPE_SMALL, a->ui.look->soft, t.price}, {TYPE_SMALL, ink, t.more}};
    if (part_panel(a, id, in, false, text, COUNT_OF(text))) app_open_card(a, act);
}

/* --- all --------------------------------------------------------------------------------------- */

static bool is_open_act(const App *a, Act act) {
    char why[REASON_MAX_BYTES], nearest[REASON_MAX_BYTES];
    return !card_refused(a, act, why, nearest);
}

static void cards_lay(App *a, Rect *in, bool open) {
    Card deck[ACTS_MAX];
    const Board *b = &a->table.board;
    const int count = board_deck(b, b->seat, deck);
    for (int n = 0; n < count; n++)
        for (int down = 0; down < 2; down++) {
            if (!(down ? deck[n].down : deck[n].up)) continue;
            const Act act = board_act(b, b->seat, deck[n].act, down == 1);
            if (is_open_act(a, act) == open) card_lay(a, ui_id("card", 2 * n + down + (open ? 0 : 1000)), in, act);
        }
}

static void cards_column(App *a, Rect at, bool open) {
    Ui *ui = &a->ui;
    const UiId id = ui_id("cards", open);
    Rect in = part_column(a, id, at);
    ui_words(ui, &in, TYPE_HEAD, ui->look->ink, tongue(open ? "Can be taken now" : "Not now, and what would allow it"));
    ui_gap(ui, &in, 6);
    cards_lay(a, &in, open);
    part_column_end(a, id, in);
}

void screen_cards(App *a, Rect at) {
    Ui *ui = &a->ui;
    Rect in = part_screen(a, at);
    if (part_is_narrow(a, at.w)) {
        const UiId id = ui_id("cards", 2);
        Rect all = part_column(a, id, in);
        ui_words(ui, &all, TYPE_HEAD, ui->look->ink, tongue("Can be taken now"));
        cards_lay(a, &all, true);
        ui_words(ui, &all, TYPE_HEAD, ui->look->ink, tongue("Not now, and what would allow it"));
        cards_lay(a, &all, false);
        part_column_end(a, id, all);
        return;
    }
    Rect open = rect_cut_left(&in, in.w / 2 - ui_px(ui, 12));
    rect_cut_left(&in, ui_px(ui, 24));
    cards_column(a, open, true);
    cards_column(a, in, false);
}

/* --- one --------------------------------------------------------------------------------------- */

static void deed_lay(App *a, Rect *in, Act act) {
    const ActInfo *info = act_info(act.act);
    Text text = {0};
    text_say(&text, "What it does: %s.\nWhat it costs: %s.\n", tongue(info->moves), tongue(info->costs));
    ui_prose(&a->ui, in, text.data);
    text_free(&text);
    ui_gap(&a->ui, in, 8);
}

static void page_card(App *a, Text *out) {
    const Act act = a->chosen.card;
    const Board *b = &a->table.board;
    const bool down = act_info(act.act)->lever && act_steps(&b->game->world, act) < 0;
    board_why_card(b, act.act, down, out);
}

static void card_odds(App *a, Rect *in, Act act) {
    Ui *ui = &a->ui;
    const Board *b = &a->table.board;
    CardOdds odds;
    const int n = b->odds ? odds_find(b->odds, act) : -1;
    if (n < 0 || !odds_card(b->odds, n, &odds)) return;
    Text text = {0};
    odds_card_write(&odds, odds_comparisons(b->odds), &text);
    ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("What futures count"));
    ui_prose(ui, in, text.data);
    text_free(&text);
    ui_gap(ui, in, 6);
}

void screen_card(App *a, Rect at) {
    Ui *ui = &a->ui;
    const Act act = a->chosen.card;
    CardTexts t;
    card_texts(a, act, &t);
    char key[64];
    snprintf(key, sizeof key, "card %d %g", (int)act.act, act.to);
    PartFoot f = part_foot_begin(a, ui_id(key, 0), part_page(a, at, t.title));
    ui_words(ui, &f.body, TYPE_LABEL, ui->look->ink, t.price);
    if (!t.open) ui_words(ui, &f.body, TYPE_BODY, ui->look->worse, t.more);
    ui_gap(ui, &f.body, 8);
    deed_lay(a, &f.body, act);
    card_odds(a, &f.body, act);
    ui_prose(ui, &f.body, app_page(a, key, page_card));
    if (!part_foot_end(a, &f, ui_id("take", 0), t.open ? BUTTON_MAIN : BUTTON_OFF, "Take this decision")) return;
    card_take(a, act);
    app_back(a);
}
