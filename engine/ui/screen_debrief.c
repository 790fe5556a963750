/* The debrief: how it went, what turned it, luck or judgement, forecasts, what was hidden. Always true: see
 * app.h; what takes long is counted beside the window (table_study). */
#include <stdio.h>

#include "report/debrief_charts.h"
#include "report/dials.h"
#include "ui/screens.h"

/* A text of the board, made for this frame. */
static void told_lay(App *a, Rect *in, void (*write)(const Board *b, Text *out)) {
    Text text = {0};
    write(&a->table.board, &text);
    if (text.data) ui_prose(&a->ui, in, text.data);
    text_free(&text);
}

static void head_lay(App *a, Rect *in, const char *title) {
    ui_rule(&a->ui, in);
    ui_words(&a->ui, in, TYPE_HEAD, a->ui.look->ink, title);
    ui_gap(&a->ui, in, 6);
}

/* --- how it went ------------------------------------------------------------------------------- */

/* Each dial in words; pressed, it says why. */
static void dials_lay(App *a, Rect *in) {
    const Look *look = a->ui.look;
    int chosen = -1;
    for (int id = 0; id < DIAL_COUNT; id++) {
        Text said = {0};
        dial_write((DialId)id, a->table.scenario, session_world(a->table.session), &said);
        const PartText text[] = {{TYPE_STRONG, look->ink, dial_name((DialId)id)}, {TYPE_SMALL, look->soft, said.data}};
        if (part_panel(a, ui_id("dial", id), in, false, text, COUNT_OF(text))) chosen = id;
        text_free(&said);
    }
    if (chosen >= 0) app_open_why(a, standing_dial_name(chosen));
}

static void course_lay(App *a, Rect *in, const Debrief *d) {
    Picture picture;
    Beside b = beside_begin(a, in);
    const PaperSize size = paper_size(&a->ui, b.left.w);
    debrief_chart_dials(a->table.session, d, &(PlotFrame){NULL, size.width_mm}, &picture);
    picture_take(&a->ui, &b.left, size, &picture);
    Rect *words = beside_words(a, &b);
    ui_words(&a->ui, words, TYPE_SMALL, a->ui.look->soft, tongue("Press one to see why it is what it is."));
    ui_gap(&a->ui, words, 6);
    dials_lay(a, words);
    beside_end(a, &b, 8);
}

/* --- turning points ---------------------------------------------------------------------------- */

/* False: the game is another after this. */
static bool point_lay(App *a, Rect *in, const DebriefAsk *ask, const Debrief *d, int n) {
    char title[40];
    Picture picture;
    Text text = {0};
    const Turning *t = &d->point[n];
    const int turn = ask->game->journal.entries[t->entry].turn;
    Beside b = beside_begin(a, in);
    const PaperSize size = paper_size(&a->ui, b.left.w);
    debrief_chart_point(d, n, &(PlotFrame){NULL, size.width_mm}, &picture);
    picture_take(&a->ui, &b.left, size, &picture);
    Rect *words = beside_words(a, &b);
    tongue_write(title, sizeof title, "Turning point %d", n + 1);
    ui_words(&a->ui, words, TYPE_STRONG, a->ui.look->ink, title);
    debrief_point(ask, d, n, &text);
    ui_prose(&a->ui, words, text.data);
    text_free(&text);
    ui_gap(&a->ui, words, 4);
    const bool see = part_button(a, ui_id("without", n), words, BUTTON_PLAIN, "See the history without it", 5);
    const bool other = part_button(a, ui_id("another", n), words, BUTTON_PLAIN, "Choose another in its place", 5);
    const bool back = !a->table.read_only[0] &&
                      part_button(a, ui_id("turn back", n), words, BUTTON_PLAIN, "Go back there and choose anew", 4);
    beside_end(a, &b, 14);
    if (see) past_without(a, t->entry);
    if (other) past_instead(a, t->entry);
    if (back) past_go_back(a, turn);
    return !see && !other && !back;
}

static bool points_lay(App *a, Rect *in, const DebriefAsk *ask, const Debrief *d, double done) {
    head_lay(a, in, tongue("Turning points"));
    if (!d && done < 0) {
        if (part_button(a, ui_id("count again", 0), in, BUTTON_MAIN, "Count the turning points", 8))
            table_study_debrief(&a->table);
        return true;
    }
    if (!d) {
        if (part_counting(a, ui_id("stop debrief", 0), in, tongue("The game is lived again without each decision."),
                          done))
            table_study_stop(&a->table, STUDY_DEBRIEF);
        return true;
    }
    if (d->points == 0)
        ui_words(&a->ui, in, TYPE_BODY, a->ui.look->ink, tongue("No decision of ours changed how it ended."));
    for (int n = 0; n < d->points; n++)
        if (!point_lay(a, in, ask, d, n)) return false;
    return true;
}

/* --- luck -------------------------------------------------------------------------------------- */

static void text_lay(App *a, Rect *in, Text *text) {
    if (text->data) ui_prose(&a->ui, in, text->data);
    text_free(text);
}

static void luck_found(App *a, Rect *in, const Luck *luck) {
    Picture picture;
    Text text = {0};
    Beside dials = beside_begin(a, in);
    const PaperSize size = paper_size(&a->ui, dials.left.w);
    const PlotFrame frame = {NULL, size.width_mm};
    luck_chart_dials(luck, &frame, &picture);
    picture_take(&a->ui, &dials.left, size, &picture);
    luck_lead(luck, a->table.session, &text);
    luck_dials(luck, &text);
    text_lay(a, beside_words(a, &dials), &text);
    beside_end(a, &dials, 10);
    Beside ends = beside_begin(a, in);
    luck_chart_outcomes(luck, &frame, &picture);
    picture_take(&a->ui, &ends.left, size, &picture);
    luck_goals(luck, a->table.session, &text);
    text_lay(a, beside_words(a, &ends), &text);
    beside_end(a, &ends, 8);
}

static void luck_lay(App *a, Rect *in) {
    double done;
    const StudyFound *f = table_study(&a->table, STUDY_LUCK, &done);
    head_lay(a, in, tongue("Luck or judgement"));
    if (!f && done >= 0) {
        if (part_counting(a, ui_id("stop luck", 0), in,
                          tongue("The same orders in 1,000 other histories, and bots in their place."), done))
            table_study_stop(&a->table, STUDY_LUCK);
        return;
    }
    if (!f) {
        ui_words(&a->ui, in, TYPE_BODY, a->ui.look->soft,
                 tongue("The same orders in 1,000 other histories tell what was luck and what was judgement."));
        ui_gap(&a->ui, in, 6);
        if (part_button(a, ui_id("luck", 0), in, BUTTON_PLAIN, "Count luck or judgement", 8))
            table_study_luck(&a->table, 0);
        return;
    }
    luck_found(a, in, &f->luck);
}

/* --- forecasts, goals, what was hidden --------------------------------------------------------- */

static void picture_and_words(App *a, Rect *in, bool (*draw)(App *a, const PlotFrame *frame, Picture *out),
                              void (*write)(const Board *b, Text *out)) {
    Picture picture;
    Beside b = beside_begin(a, in);
    const PaperSize size = paper_size(&a->ui, b.left.w);
    const bool drawn = draw(a, &(PlotFrame){NULL, size.width_mm}, &picture);
    if (drawn) picture_take(&a->ui, &b.left, size, &picture);
    else b.right = *in;
    Rect *words = drawn ? beside_words(a, &b) : &b.right;
    told_lay(a, words, write);
    beside_end(a, &b, 8);
}

static bool forecasts_draw(App *a, const PlotFrame *frame, Picture *out) {
    return debrief_chart_forecasts(a->table.session, a->table.board.seat, frame, out);
}
static bool hidden_draw(App *a, const PlotFrame *frame, Picture *out) {
    return debrief_chart_hidden(a->table.session, frame, out);
}

static void rest_lay(App *a, Rect *in, const DebriefAsk *ask, const Debrief *d) {
    HiddenNumber hidden[HIDDEN_MOST];
    head_lay(a, in, tongue("Forecasts"));
    picture_and_words(a, in, forecasts_draw, board_forecasts_scored);
    if (board_hidden(a->table.session, hidden) > 0) {
        head_lay(a, in, tongue("What this world had kept to itself"));
        picture_and_words(a, in, hidden_draw, board_hidden_told);
    }
    head_lay(a, in, tongue("Goals and promises"));
    Rect column = *in;
    column.w = real_min(column.w, ui_px(&a->ui, 760) * real_max(1, a->ui.type));
    told_lay(a, &column, board_goals);
    ui_gap(&a->ui, &column, 6);
    told_lay(a, &column, board_promises_counted);
    Text text = {0};
    if (d) debrief_advisors(ask, d, &text);
    if (d) debrief_claims(ask, d, &text);
    if (text.data) ui_prose(&a->ui, &column, text.data);
    text_free(&text);
    in->h -= column.y - in->y;
    in->y = column.y;
}

/* --- all of it --------------------------------------------------------------------------------- */

static void save_run(App *a) {
    char path[SAVE_PATH_BYTES];
    Err err = {0};
    if (table_debrief_store(&a->table, path, &err))
        app_say(a, false, "Kept: debrief.html, turns.csv and decisions.csv in %.500s", path);
    else app_say(a, true, "Not kept: %s.", err.text);
}

/* In one row where there is room. */
static void buttons_lay(App *a, Rect *in, bool counted) {
    static const char keep[] = TONGUE("Keep it as a page and tables");
    const Ui *ui = &a->ui;
    const UiButton kind = counted ? BUTTON_PLAIN : BUTTON_OFF;
    const double gap = ui_px(ui, 6), width = ui_button_width(ui, keep);
    bool used;
    if (in->w < width + gap + action_button_width(a, ACTION_open_past)) {
        used = part_button(a, ui_id("keep", 0), in, kind, keep, 5);
        part_action(a, ACTION_open_past, in, 8);
    } else {
        Rect row = rect_cut_top(in, ui_button_height(ui));
        ui_gap(ui, in, 8);
        used = ui_button(&a->ui, ui_id("keep", 0), rect_cut_left(&row, width), kind, keep);
        rect_cut_left(&row, gap);
        action_button(a, ACTION_open_past, rect_cut_left(&row, action_button_width(a, ACTION_open_past)), BUTTON_PLAIN);
    }
    if (used) save_run(a);
}

void screen_debrief(App *a, Rect at) {
    double done;
    Rect in = part_screen(a, at);
    const UiId id = ui_id("debrief", 0);
    const StudyFound *f = table_study(&a->table, STUDY_DEBRIEF, &done);
    const Debrief *d = f ? &f->debrief : NULL;
    const DebriefAsk ask = {.game = a->table.session,
                            .seat = a->table.board.seat,
                            .assumed = a->table.assumed,
                            .claims = f ? f->claims : NULL};
    Rect body = part_spread(a, id, in);
    Rect lead = body;
    lead.w = real_min(lead.w, ui_px(&a->ui, 760) * real_max(1, a->ui.type));
    told_lay(a, &lead, board_outcome);
    ui_gap(&a->ui, &lead, 4);
    buttons_lay(a, &lead, f != NULL);
    body.h -= lead.y - body.y;
    body.y = lead.y;
    course_lay(a, &body, d);
    if (points_lay(a, &body, &ask, d, done)) {
        luck_lay(a, &body);
        rest_lay(a, &body, &ask, d);
    }
    part_column_end(a, id, body);
}
