/* Decisions: all of them, and one with its effects, odds and why-not. Always true: see app.h. */
#include <stdio.h>

#include "model/outlook.h"
#include "report/figures.h"
#include "report/odds_report.h"
#include "session/advisor.h"
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
    if (card_refused(a, act, why, nearest)) {
        out->open = false;
        tongue_write(out->more, sizeof out->more, "Not now: %s. Nearest yes: %s.", why, nearest);
    } else if (effects_known(a, act, &odds)) {
        odds_card_brief(&odds, &text);
        snprintf(out->more, sizeof out->more, "%s", text.data);
    }
    text_free(&text);
}

void cards_head_lay(App *a, Rect *in) {
    const Odds *odds = a->table.board.odds;
    CardOdds c;
    for (int n = 0; odds && n < odds->cards; n++) {
        if (!odds_card(odds, n, &c)) continue;
        Rect inner = *in;
        inner.x += (in->w - part_panel_inner(a, in->w)) / 2;
        inner.w = part_panel_inner(a, in->w);
        effects_head_lay(a, &inner, &c);
        rect_cut_top(in, inner.y - in->y);
        return;
    }
}

void card_lay(App *a, UiId id, Rect *in, Act act, double span) {
    CardTexts t;
    CardOdds odds;
    card_texts(a, act, &t);
    const bool drawn = t.open && effects_known(a, act, &odds);
    const Colour ink = t.open ? a->ui.look->ink : a->ui.look->soft;
    const PartText text[] = {
        {TYPE_STRONG, ink, t.title}, {TYPE_SMALL, a->ui.look->soft, t.price}, {TYPE_SMALL, ink, drawn ? "" : t.more}};
    const double gap = ui_px(&a->ui, 4),
                 height = drawn ? gap + effects_height(a, &odds, part_panel_inner(a, in->w)) : 0;
    Rect under;
    const Rect box = *in;
    const UiTouch touch = part_panel_over(a, id, in, false, text, COUNT_OF(text), height, &under);
    rect_cut_top(&under, gap);
    if (drawn) effects_lay(a, &under, &odds, span, false);
    if (drawn && (touch.hot || (touch.focus && a->ui.keys)))
        ui_hint(&a->ui, (Rect){box.x, box.y, box.w, in->y - box.y}, t.more);
    if (touch.used) app_open_card(a, act);
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
    const double span = effects_span(a, NULL, 0);
    for (int n = 0; n < count; n++)
        for (int down = 0; down < 2; down++) {
            if (!(down ? deck[n].down : deck[n].up)) continue;
            const Act act = board_act(b, b->seat, deck[n].act, down == 1);
            if (is_open_act(a, act) == open)
                card_lay(a, ui_id("card", 2 * n + down + (open ? 0 : 1000)), in, act, span);
        }
}

static void cards_column(App *a, Rect at, bool open) {
    Ui *ui = &a->ui;
    const UiId id = ui_id("cards", open);
    Rect in = part_column(a, id, at);
    ui_words(ui, &in, TYPE_HEAD, ui->look->ink, tongue(open ? "Can be taken now" : "Not now, and what would allow it"));
    ui_gap(ui, &in, 6);
    if (open) cards_head_lay(a, &in);
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
        cards_head_lay(a, &all);
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

/* A word, and beside it what it stands for. */
static void labelled_lay(App *a, Rect *in, const char *label, const char *text) {
    Ui *ui = &a->ui;
    const double left = ui_px(ui, 110) * ui->type, top = in->y;
    Rect words = *in, right = *in;
    if (in->w > 4 * left) {
        words = rect_cut_left(&right, left - ui_px(ui, 10));
        rect_cut_left(&right, ui_px(ui, 10));
    }
    ui_words(ui, &words, TYPE_BODY, ui->look->soft, label);
    if (words.w >= in->w) right = words;
    ui_words(ui, &right, TYPE_BODY, ui->look->ink, text);
    rect_cut_top(in, real_max(words.y, right.y) - top);
    ui_gap(ui, in, 5);
}

static void deed_lay(App *a, Rect *in, Act act, const CardTexts *t) {
    const ActInfo *info = act_info(act.act);
    char pay[480];
    if (!t->open) {
        ui_words(&a->ui, in, TYPE_BODY, a->ui.look->worse, t->more);
        ui_gap(&a->ui, in, 8);
    }
    labelled_lay(a, in, tongue("What it does"), tongue(info->moves));
    labelled_lay(a, in, tongue("What it costs"), tongue(info->costs));
    snprintf(pay, sizeof pay, tongue("%s; we hold %.2g capital"), t->price, a->table.session->world.capital[act.seat]);
    labelled_lay(a, in, tongue("What we pay"), pay);
}

static UiId act_id(Act act) { return ui_id(act_info(act.act)->name, (int)(100 * act.to)); }

/* Other proposed cards of which something is counted, and none at first. */
typedef struct Others {
    Act act[4];
    char title[4][160];
    const char *name[4];
    int count, chosen;
} Others;

static void others_of(const App *a, Act act, Others *o) {
    Act proposed[3];
    CardOdds odds;
    const int count = advisors_propose(a->table.session, act.seat, proposed);
    *o = (Others){.count = 1, .name = {TONGUE("Alone")}};
    for (int n = 0; n < count; n++) {
        if (act_id(proposed[n]) == act_id(act) || !effects_known(a, proposed[n], &odds)) continue;
        Text title = {0};
        board_card_told(&a->table.board, proposed[n], &title);
        snprintf(o->title[o->count], sizeof o->title[0], "%s", title.data);
        text_free(&title);
        if (act_id(proposed[n]) == a->chosen.beside) o->chosen = o->count;
        o->name[o->count] = o->title[o->count];
        o->act[o->count++] = proposed[n];
    }
}

/* The same axes for another decision of this turn. */
static void beside_lay(App *a, Rect *in, const Others *o, double span) {
    Ui *ui = &a->ui;
    CardOdds odds;
    if (o->chosen == 0 || !effects_known(a, o->act[o->chosen], &odds)) return;
    ui_gap(ui, in, 6);
    const PartText title[] = {{TYPE_STRONG, ui->look->ink, o->title[o->chosen]}};
    if (part_panel(a, ui_id("beside card", 0), in, false, title, 1)) app_open_card(a, o->act[o->chosen]);
    effects_lay(a, in, &odds, span, false);
}

static void counted_lay(App *a, Rect *in, Act act) {
    Ui *ui = &a->ui;
    CardOdds odds;
    Text text = {0};
    Others others;
    if (!effects_known(a, act, &odds)) return;
    others_of(a, act, &others);
    const double span = effects_span(a, (Act[2]){act, others.act[others.chosen]}, others.chosen ? 2 : 1);
    ui_gap(ui, in, 8);
    ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("What futures count"));
    ui_gap(ui, in, 4);
    effects_head_lay(a, in, &odds);
    effects_lay(a, in, &odds, span, true);
    ui_gap(ui, in, 6);
    effects_untold(&odds, &text);
    if (text.data) ui_words(ui, in, TYPE_SMALL, ui->look->soft, text.data);
    text_free(&text);
    odds_card_counted(&odds, odds_comparisons(a->table.board.odds), &text);
    ui_words(ui, in, TYPE_SMALL, ui->look->soft, text.data);
    text_free(&text);
    if (others.count == 1) return;
    ui_gap(ui, in, 10);
    ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("Beside another decision"));
    ui_gap(ui, in, 4);
    const int now = ui_tabs(ui, ui_id("beside", 0), in, others.name, others.count, others.chosen);
    if (now != others.chosen) a->chosen.beside = now ? act_id(others.act[now]) : 0, ui->again = true;
    beside_lay(a, in, &others, span);
}

/* What the offices say that want it. */
static void argued_lay(App *a, Rect *in, Act act) {
    Ui *ui = &a->ui;
    const Board *b = &a->table.board;
    Advice all[OFFICE_COUNT];
    CardOdds odds;
    const int count = advisors_of(b->game, b->seat, all);
    const bool counted = effects_known(a, act, &odds);
    for (int n = 0, told = 0; n < count; n++) {
        if (all[n].nothing || all[n].want.act != act.act || real_abs(all[n].want.to - act.to) > 1e-9) continue;
        Text text = {0};
        advice_write(b->game, &all[n], counted ? &odds : NULL, &text);
        if (told++ == 0) ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("Who advises it"));
        ui_gap(ui, in, 4);
        labelled_lay(a, in, tongue(office_for(b->game->scenario, b->seat, all[n].office).title), text.data);
        text_free(&text);
    }
}

/* The terms by which a bot in this seat would judge it. */
static void weighed_lay(App *a, Rect *in, Act act) {
    Ui *ui = &a->ui;
    const Board *b = &a->table.board;
    const Session *g = b->game;
    TermBar bar[AIMS];
    double term[AIMS];
    Outlook o;
    Text sum = {0};
    int count = 0;
    outlook_of(&g->world, &g->scenario->nominal, g->scenario, &o);
    const double all =
        outlook_terms(&o, g->scenario, b->seat, act, act_info(act.act)->lever ? act_steps(&g->world, act) : 1, term);
    for (int n = 0; n < AIMS; n++) {
        if (real_abs(term[n]) < 5e-4) continue;
        snprintf(bar[count].name, sizeof bar[count].name, "%s", tongue(aim_word((AimId)n)));
        bar[count++].value = term[n];
    }
    ui_gap(ui, in, 8);
    ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("How a bot in our seat would weigh it"));
    ui_gap(ui, in, 4);
    terms_lay(a, in, bar, count);
    ui_gap(ui, in, 4);
    figures_signed(all, 2, &sum);
    char line[320];
    snprintf(line, sizeof line,
             tongue("Over the next year, aim by aim: its weight times the change. Together %s, before the price."),
             sum.data);
    ui_words(ui, in, TYPE_SMALL, ui->look->soft, line);
    text_free(&sum);
}

/* A column over the button: the deed and what is counted of it, beside who argues for it and how it is weighed. */
void screen_card(App *a, Rect at) {
    const Act act = a->chosen.card;
    CardTexts t;
    card_texts(a, act, &t);
    PartFoot f = part_foot_spread(a, act_id(act), part_page(a, at, t.title));
    Beside b = beside_begin(a, &f.body);
    deed_lay(a, &b.left, act, &t);
    counted_lay(a, &b.left, act);
    Rect *right = beside_words(a, &b);
    argued_lay(a, right, act);
    weighed_lay(a, right, act);
    beside_end(a, &b, 8);
    if (!part_foot_end(a, &f, ui_id("take", 0), t.open ? BUTTON_MAIN : BUTTON_OFF, "Take this decision")) return;
    card_take(a, act);
    app_back(a);
}
