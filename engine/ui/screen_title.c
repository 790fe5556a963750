/* Title, and the choice of a new game. Always true: see app.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "class/station_table.h"
#include "core/version.h"
#include "report/figures.h"
#include "report/notice.h"
#include "ui/map_panel.h"
#include "ui/screens.h"

/* --- title ------------------------------------------------------------------------------------- */

/* All lines are as wide as each other. */
static double title_width(const App *a) { return ui_px(&a->ui, 280) * real_max(1, a->ui.type); }

static Rect title_row(App *a, Rect *in) {
    Rect row = rect_cut_top(in, ui_button_height(&a->ui) + ui_px(&a->ui, 4));
    ui_gap(&a->ui, in, 2);
    return rect_cut_left(&row, title_width(a));
}

/* A line of the list under what is done first: its name, and at the right its key. */
static bool title_line(App *a, UiId id, Rect row, const char *name, const char *key) {
    Ui *ui = &a->ui;
    const UiTouch t = ui_touch(ui, id, row, name);
    if (t.hot) draw_fill(ui->list, row, ui->look->tint, 0);
    draw_fill(ui->list, (Rect){row.x, row.y + row.h - real_max(1, ui_px(ui, 1)), row.w, real_max(1, ui_px(ui, 1))},
              ui->look->rule, 0);
    Rect in = ui_inset(ui, row, 4, 0);
    const double keys = ui_width(ui, TYPE_SMALL, key);
    if (ui_width(ui, TYPE_LABEL, tongue(name)) + keys + ui_px(ui, 12) <= in.w)
        ui_line(ui, rect_cut_right(&in, keys + 1), TYPE_SMALL, ui->look->soft, ALIGN_RIGHT, key);
    ui_line(ui, in, TYPE_LABEL, t.hot ? ui->look->accent : ui->look->ink, ALIGN_LEFT, tongue(name));
    if (t.focus) ui_focus_ring(ui, row);
    return t.used;
}

static void title_action(App *a, Rect *in, ActionId id) {
    const ActionInfo *info = action_info(id);
    Text key = {0};
    action_key_write(id, &key);
    if (info->can(a) && title_line(a, ui_id(info->name, 1), title_row(a, in), info->title, key.data ? key.data : ""))
        info->run(a);
    text_free(&key);
}

static bool goes_on(const App *a) { return app_plays(a) || a->saves > 0; }

/* The game that is played, else the newest saved one. */
static void continue_button(App *a, Rect *in) {
    if (!goes_on(a) || !ui_button(&a->ui, ui_id("continue", 0), title_row(a, in), BUTTON_MAIN, "Continue")) return;
    if (app_plays(a)) app_go(a, SCREEN_table);
    else app_load(a, NULL);
}

/* The pack's lesson, if it has one: the lead ally's seat, guided. Whoever has played nothing yet begins here. */
static void tutorial_button(App *a, Rect *in) {
    const Pack *p = a->chosen.pack < a->shelves ? a->shelf[a->chosen.pack].card : NULL;
    int at = -1;
    for (int n = 0; p && n < p->starts; n++)
        if (strcmp(p->start[n].name, "tutorial") == 0) at = n;
    static const char *const name = TONGUE("A lesson of fifteen minutes");
    const UiId id = ui_id("tutorial", 0);
    if (at < 0) return;
    const Rect row = title_row(a, in);
    if (!(goes_on(a) ? title_line(a, id, row, name, "") : ui_button(&a->ui, id, row, BUTTON_MAIN, name))) return;
    a->chosen.start = at;
    a->chosen.seat = SEAT_lead;
    a->chosen.mode = 0;
    app_begin(a);
}

void screen_title(App *a, Rect at) {
    Ui *ui = &a->ui;
    char version[64];
    tongue_write(version, sizeof version, "Version %s", ACCESSION_VERSION);
    const UiId scroll = ui_id("title", 0);
    Rect in = ui_scroll_begin(ui, scroll, ui_inset(ui, at, 20, 0));
    const double width = real_min(in.w, ui_px(ui, 700) * real_max(1, ui->type));
    in.x += real_max(0, (in.w - width) / 2);
    in.w = width;
    ui_gap(ui, &in, real_max(14, (at.h / ui->scale - 520) / 3));
    ui_words(ui, &in, TYPE_DISPLAY, ui->look->ink, tongue(screen_title_of(SCREEN_title)));
    ui_words(
        ui, &in, TYPE_BODY, ui->look->soft,
        tongue(
            "What would it take to join an alliance, and what would follow? A strategy simulation of credibility and "
            "deterrence, in which every number can be opened."));
    ui_gap(ui, &in, 18);
    Rect notes = in;
    const bool beside = !part_is_narrow(a, at.w);
    if (beside) notes.x += title_width(a) + ui_px(ui, 28), notes.w -= title_width(a) + ui_px(ui, 28);
    continue_button(a, &in);
    tutorial_button(a, &in);
    title_action(a, &in, ACTION_new_game);
    title_action(a, &in, ACTION_open_saves);
    title_action(a, &in, ACTION_open_class);
    title_action(a, &in, ACTION_open_packs);
    title_action(a, &in, ACTION_open_settings);
    title_action(a, &in, ACTION_open_about);
    title_action(a, &in, ACTION_quit);
    ui_gap(ui, &in, 14);
    Rect *low = beside ? &notes : &in;
    const char *const said[] = {tongue(NOTICE_CONTENT), tongue(NOTICE_DISCLAIMER), version};
    for (size_t n = 0; n < COUNT_OF(said); n++) {
        ui_words(ui, low, TYPE_SMALL, ui->look->soft, said[n]);
        ui_gap(ui, low, 8);
    }
    ui_scroll_end(ui, scroll, in);
}

/* --- a new game -------------------------------------------------------------------------------- */

static const Pack *pack_chosen(const App *a) {
    return a->chosen.pack < a->shelves ? a->shelf[a->chosen.pack].card : NULL;
}

static const PackStart *start_chosen(const App *a) {
    const Pack *p = pack_chosen(a);
    return p && a->chosen.start < p->starts ? &p->start[a->chosen.start] : NULL;
}

/* Name and, smaller, what stands beside it. */
static bool entry(App *a, UiId id, Rect *in, bool chosen, const char *name, const char *more) {
    const Look *look = a->ui.look;
    return part_panel(a, id, in, chosen, (PartText[]){{TYPE_STRONG, look->ink, name}, {TYPE_SMALL, look->soft, more}},
                      2);
}

static void packs_lay(App *a, Rect *in) {
    for (int n = 0; n < a->shelves; n++) {
        const Pack *p = a->shelf[n].card;
        if (!p) continue;
        Text more = {0};
        board_count(&more, p->starts, "start", "starts");
        const bool used = entry(a, ui_id("pack", n), in, n == a->chosen.pack, tongue_in(p->title, "pack"), more.data);
        text_free(&more);
        if (!used) continue;
        a->chosen.pack = n;
        a->chosen.start = a->chosen.seat = 0;
    }
}

static void starts_lay(App *a, Rect *in) {
    const Pack *p = pack_chosen(a);
    for (int n = 0; p && n < p->starts; n++) {
        char date[96], month[DATE_BYTES];
        snprintf(date, sizeof date, "%s%s", figures_month(p->start[n].year, p->start[n].month, month),
                 p->start[n].imagined ? tongue(", imagined") : "");
        if (entry(a, ui_id("start", n), in, n == a->chosen.start, p->start[n].title, date)) a->chosen.start = n;
    }
}

void start_choice_lay(App *a, Rect *in) {
    packs_lay(a, in);
    ui_rule(&a->ui, in);
    starts_lay(a, in);
}

static void seats_lay(App *a, Rect *in) {
    Ui *ui = &a->ui;
    const Pack *p = pack_chosen(a);
    const char *name[SEATS_MAX];
    int seats = 0;
    for (int n = 0; p && n < SEAT_COUNT; n++)
        if (p->seat[n].name[0]) name[seats++] = p->seat[n].name;
    if (!seats) return;
    int shown = 0, seat = 0;
    for (int n = 0; n < SEAT_COUNT && n < a->chosen.seat; n++) shown += p->seat[n].name[0] != '\0';
    shown = ui_tabs(ui, ui_id("seats", 0), in, name, seats, shown);
    for (int n = 0; n < SEAT_COUNT; n++) {
        if (!p->seat[n].name[0]) continue;
        if (seat++ == shown) a->chosen.seat = n;
    }
    const SeatInfo *info = seat_info((SeatId)a->chosen.seat);
    char line[800];
    ui_gap(ui, in, 4);
    snprintf(line, sizeof line, "%s, %s. %s", p->seat[a->chosen.seat].name, tongue(info->office),
             tongue(info->question));
    ui_words(ui, in, TYPE_BODY, ui->look->ink, line);
    const PackStart *start = start_chosen(a);
    if (start && start->quiet[a->chosen.seat])
        ui_words(ui, in, TYPE_SMALL, ui->look->soft, tongue("In this start the seat has little to decide."));
}

static void choice_lay(App *a, Rect *in) {
    static const char *const modes[] = {TONGUE("Guided"), TONGUE("Standard"), TONGUE("For the record")};
    static const char *const told[] = {
        TONGUE("The parameters are known, and a lesson leads through the turns where the pack has one."),
        TONGUE("What nobody can know is drawn for this world; odds are shown; turns can be lived again."),
        TONGUE("No odds, no way back: predictions and decisions are kept for the debrief.")};
    Ui *ui = &a->ui;
    const PackStart *start = start_chosen(a);
    if (!start) return;
    ui_words(ui, in, TYPE_TITLE, ui->look->ink, start->title);
    ui_gap(ui, in, 4);
    ui_words(ui, in, TYPE_BODY, ui->look->ink, start->summary);
    ui_gap(ui, in, 10);
    ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("Who decides"));
    seats_lay(a, in);
    ui_gap(ui, in, 10);
    ui_words(ui, in, TYPE_HEAD, ui->look->ink, tongue("How"));
    a->chosen.mode = ui_tabs(ui, ui_id("mode", 0), in, modes, COUNT_OF(modes), a->chosen.mode);
    ui_gap(ui, in, 4);
    ui_words(ui, in, TYPE_BODY, ui->look->soft, tongue(told[a->chosen.mode]));
    ui_gap(ui, in, 8);
    ui_field(ui, ui_id("seed", 0), in, "Luck: the same number gives the same luck", a->chosen.seed);
    ui_gap(ui, in, 8);
    if (part_button(a, ui_id("begin", 0), in, BUTTON_MAIN, "Begin this game", 14)) app_begin(a);
    ui_rule(ui, in);
    ui_words(ui, in, TYPE_SMALL, ui->look->soft, tongue_in(pack_chosen(a)->content_note, "pack"));
    ui_gap(ui, in, 8);
}

void screen_starts(App *a, Rect at) {
    Ui *ui = &a->ui;
    Rect in = part_screen(a, at);
    const bool narrow = part_is_narrow(a, at.w);
    const UiId left = ui_id("starts", 0), right = ui_id("starts", 1);
    if (narrow) {
        Rect all = part_column(a, left, in);
        start_choice_lay(a, &all);
        ui_rule(ui, &all);
        choice_lay(a, &all);
        part_column_end(a, left, all);
        return;
    }
    Rect packs = rect_cut_left(&in, in.w * 0.24);
    rect_cut_left(&in, ui_px(ui, 14));
    Rect starts = rect_cut_left(&in, in.w * 0.36);
    rect_cut_left(&in, ui_px(ui, 22));
    Rect one = ui_scroll_begin(ui, left, packs);
    packs_lay(a, &one);
    ui_scroll_end(ui, left, one);
    Rect two = ui_scroll_begin(ui, ui_id("starts", 2), starts);
    starts_lay(a, &two);
    ui_scroll_end(ui, ui_id("starts", 2), two);
    Rect three = part_column(a, right, in);
    choice_lay(a, &three);
    part_column_end(a, right, three);
}

/* --- beginning --------------------------------------------------------------------------------- */

void app_begin(App *a) {
    const Shelf *shelf = &a->shelf[a->chosen.pack];
    const PackStart *start = start_chosen(a);
    static const Mode modes[] = {MODE_GUIDED, MODE_STANDARD, MODE_RECORD};
    char *end;
    Err err = {0};
    const uint64_t seed = strtoull(a->chosen.seed, &end, 10);
    if (!a->chosen.seed[0] || *end) {
        app_say(a, true, "Luck is a whole number: found \"%.40s\".", a->chosen.seed);
        return;
    }
    const Setup setup = session_setup(seed, modes[a->chosen.mode], (SeatId)a->chosen.seat);
    map_panel_free(a);
    if (!start || !table_open(&a->table, shelf->dir, a->where.language, start->name, NULL, &err) ||
        !table_begin(&a->table, &a->where, (SeatId)a->chosen.seat, &setup, &err)) {
        app_say(a, true, "%s", err.text);
        return;
    }
    a->chosen.why[0] = '\0';
    app_go(a, SCREEN_table);
    if (board_next_step(&a->table.board) != NEXT_LESSON) app_go(a, SCREEN_briefing); /* a lesson tells what it needs */
}

bool app_order(App *a, const char *order, const char *seat, const char *result) {
    Err err = {0};
    map_panel_free(a);
    if (!station_table_begin(order, &a->where, seat, true, result, &a->table, &err)) {
        app_say(a, true, "%s", err.text);
        return false;
    }
    app_go(a, SCREEN_table);
    app_go(a, SCREEN_briefing);
    return true;
}

bool app_load(App *a, const char *name) {
    Text said = {0};
    Err err = {0};
    map_panel_free(a);
    const bool done =
        name ? table_take_up(&a->table, &a->where, name, &said, &err) : table_resume(&a->table, &a->where, &said, &err);
    app_say(a, !done, "%s", done ? said.data : err.text);
    text_free(&said);
    if (done) app_go(a, session_over(a->table.session) ? SCREEN_debrief : SCREEN_table);
    return done;
}

static void page_briefing(App *a, Text *out) {
    const Board *b = &a->table.board;
    const Scenario *s = b->game->scenario;
    text_add(out, "%s, %s. %s\n", s->seat_name[b->seat], tongue(seat_info(b->seat)->office),
             tongue(seat_info(b->seat)->question));
    for (int n = 0; n < a->table.pack.starts; n++)
        if (strcmp(a->table.pack.start[n].name, s->start_name) == 0)
            text_add(out, "%s\n", a->table.pack.start[n].summary);
    text_add(out, "\n");
    text_say(out, "Assumptions of %s; later events are not used, and all that follows is imagined.", a->table.assumed);
    text_add(out, "\n\n");
    board_goals(b, out);
}

/* The land, as the map and in words. */
static void land_lay(App *a, Rect *in) {
    Text text = {0};
    if (map_panel_ready(a)) {
        const double width = real_min(real_min(in->w, ui_px(&a->ui, 760)), MAP_SMALL_MAX);
        Rect map = rect_cut_top(in, (double)(int)(0.6 * width));
        map.w = width;
        map_past_lay(a, map, PAST_MAPS - 1, session_world(a->table.session));
        ui_gap(&a->ui, in, 10);
    }
    board_land(&a->table.board, &text);
    ui_prose(&a->ui, in, text.data);
    text_free(&text);
}

void screen_briefing(App *a, Rect at) {
    Rect in = part_page(a, at, a->table.session->scenario->start_title);
    PartFoot f = part_foot_spread(a, ui_id("briefing", 0), in);
    Beside b = beside_begin(a, &f.body);
    ui_prose(&a->ui, &b.left, app_page(a, "briefing", page_briefing));
    land_lay(a, beside_words(a, &b));
    beside_end(a, &b, 8);
    if (part_foot_end(a, &f, ui_id("to table", 0), BUTTON_MAIN, "To the table")) app_go(a, SCREEN_table);
}
