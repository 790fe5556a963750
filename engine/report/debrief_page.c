/* The debrief as files. Always true: see debrief_page.h. */
#include "report/debrief_page.h"

#include <stdio.h>
#include <string.h>

#include "report/debrief_charts.h"
#include "report/dials.h"
#include "report/figures.h"
#include "report/notice.h"
#include "report/page.h"
#include "report/paper.h"
#include "report/svg.h"
#include "store/csv.h"
#include "store/file.h"

enum { PAGE_MM = 170, HALF_MM = 110 };

typedef struct Writer {
    const DebriefPage *p;
    const Session *g;
    Board board;
    Page page;
} Writer;

/* --- parts ------------------------------------------------------------------------------------ */

/* Each line a paragraph. The text is emptied. */
static void lines_put(Writer *w, Text *text) {
    const char *at = text->data ? text->data : "";
    while (*at) {
        const size_t bytes = strcspn(at, "\n"), indent = strspn(at, " ");
        Text line = {0};
        if (bytes > indent) text_add_bytes(&line, at + indent, bytes - indent);
        if (line.length > 0) page_paragraph(&w->page, line.data);
        text_free(&line);
        at += bytes + (at[bytes] == '\n');
    }
    text_free(text);
}

static void told_put(Writer *w, void (*write)(const Board *b, Text *out)) {
    Text text = {0};
    write(&w->board, &text);
    lines_put(w, &text);
}

static void picture_put(Writer *w, Picture *picture) {
    Text svg = {0};
    svg_write(picture, &svg);
    page_figure(&w->page, svg.data, "", picture->about);
    text_free(&svg);
    picture_free(picture);
}

static PlotFrame frame_of(const Writer *w, double width_mm) { return (PlotFrame){w->p->source, width_mm}; }

/* --- the page --------------------------------------------------------------------------------- */

static void ended_put(Writer *w) {
    Picture picture;
    page_heading(&w->page, 2, "end", tongue("How it went"));
    told_put(w, board_outcome);
    debrief_chart_dials(w->g, w->p->debrief, &(PlotFrame){w->p->source, PAGE_MM}, &picture);
    picture_put(w, &picture);
    for (int id = 0; id < DIAL_COUNT; id++) {
        Text line = {0};
        text_add(&line, "%s: ", dial_name((DialId)id));
        dial_write((DialId)id, w->g->scenario, &w->g->world, &line);
        lines_put(w, &line);
    }
    page_heading(&w->page, 2, "goals", tongue("Goals"));
    told_put(w, board_goals);
    page_heading(&w->page, 2, "promises", tongue("Promises"));
    told_put(w, board_promises_counted);
}

static void points_put(Writer *w) {
    page_heading(&w->page, 2, "points", tongue("Turning points"));
    for (int n = 0; n < w->p->debrief->points; n++) {
        Text text = {0};
        Picture picture;
        const PlotFrame frame = frame_of(w, HALF_MM);
        text_add(&text, "%d. ", n + 1);
        debrief_point(w->p->ask, w->p->debrief, n, &text);
        lines_put(w, &text);
        debrief_chart_point(w->p->debrief, n, &frame, &picture);
        picture_put(w, &picture);
    }
    if (w->p->debrief->points == 0) page_paragraph(&w->page, tongue("No decision of ours changed how it ended."));
}

static void luck_put(Writer *w) {
    Text text = {0};
    Picture picture;
    const PlotFrame frame = frame_of(w, PAGE_MM);
    if (!w->p->luck) return;
    page_heading(&w->page, 2, "luck", tongue("Luck or judgement"));
    luck_chart_dials(w->p->luck, &frame, &picture);
    picture_put(w, &picture);
    luck_chart_outcomes(w->p->luck, &frame, &picture);
    picture_put(w, &picture);
    luck_lead(w->p->luck, w->g, &text);
    luck_dials(w->p->luck, &text);
    luck_goals(w->p->luck, w->g, &text);
    luck_others(w->p->luck, w->g, &text);
    lines_put(w, &text);
}

static void forecasts_put(Writer *w) {
    Picture picture;
    const PlotFrame frame = frame_of(w, HALF_MM);
    page_heading(&w->page, 2, "forecasts", tongue("Forecasts"));
    told_put(w, board_forecasts_scored);
    if (debrief_chart_forecasts(w->g, w->p->ask->seat, &frame, &picture)) picture_put(w, &picture);
}

static void hidden_put(Writer *w) {
    Picture picture;
    const PlotFrame frame = frame_of(w, PAGE_MM);
    if (!debrief_chart_hidden(w->g, &frame, &picture)) return;
    page_heading(&w->page, 2, "hidden", tongue("What this world had kept to itself"));
    picture_put(w, &picture);
    told_put(w, board_hidden_told);
}

/* A part that brings its title as its first line. */
static void titled_put(Writer *w, const char *anchor, void (*write)(const DebriefAsk *, const Debrief *, Text *)) {
    Text all = {0}, title = {0}, rest = {0};
    write(w->p->ask, w->p->debrief, &all);
    const char *at = all.data ? all.data + strspn(all.data, "\n") : "";
    const size_t bytes = strcspn(at, "\n");
    if (bytes > 0) {
        text_add_bytes(&title, at, bytes);
        page_heading(&w->page, 2, anchor, title.data);
        text_add(&rest, "%s", at + bytes);
        lines_put(w, &rest);
    }
    text_free(&title);
    text_free(&all);
}

static void decisions_put(Writer *w) {
    const char *heads[] = {tongue("Turn"), tongue("Date"), tongue("Decision")};
    page_heading(&w->page, 2, "decisions", tongue("Every decision"));
    page_table_begin(&w->page, "", heads, COUNT_OF(heads));
    for (size_t n = 0; n < w->g->journal.count; n++) {
        const JournalEntry *e = &w->g->journal.entries[n];
        char turn[16], date[DATE_BYTES];
        Text line = {0};
        if (!debrief_is_decision(e)) continue;
        snprintf(turn, sizeof turn, "%d", e->turn);
        compare_command(w->g, e, &line);
        page_row(&w->page, NULL, (const char *[]){turn, figures_date(w->g->scenario, e->month, date), line.data});
        text_free(&line);
    }
    page_table_end(&w->page);
}

static void made_put(Writer *w) {
    Text text = {0};
    page_heading(&w->page, 2, "made", tongue("What this is made from"));
    text_say(&text, "Assumptions of %s; later events are not used, and all that follows is imagined.",
             w->p->ask->assumed);
    page_paragraph(&w->page, text.data);
    text_free(&text);
    page_paragraph(&w->page, w->p->source);
    notice_write(w->g->scenario, "\n", &text);
    lines_put(w, &text);
}

void debrief_page_write(const DebriefPage *p, Text *html) {
    const int columns = paper_columns();
    Text title = {0};
    Writer w = {.p = p, .g = p->ask->game};
    w.board = (Board){.game = w.g, .seat = p->ask->seat, .last = &p->debrief->last, .assumed = p->ask->assumed};
    paper_columns_use(PAPER_UNBROKEN);
    text_say(&title, "Debrief: %s, %s", w.g->scenario->title, w.g->scenario->seat_name[p->ask->seat]);
    w.page = page_begin(PAGE_HTML, title.data);
    w.page.language = p->language;
    ended_put(&w);
    points_put(&w);
    luck_put(&w);
    forecasts_put(&w);
    titled_put(&w, "advisors", debrief_advisors);
    hidden_put(&w);
    titled_put(&w, "claims", debrief_claims);
    decisions_put(&w);
    made_put(&w);
    page_end(&w.page, html);
    paper_columns_use(columns);
    text_free(&title);
}

/* --- tables ----------------------------------------------------------------------------------- */

enum { CELLS_MOST = 24 };
typedef struct Row {
    char text[CELLS_MOST][32];
    const char *cell[CELLS_MOST];
    size_t cells;
} Row;

static void row_add(Row *r, const char *text) { r->cell[r->cells++] = text; }

static void row_real(Row *r, double value) {
    snprintf(r->text[r->cells], sizeof r->text[0], "%.10g", value);
    row_add(r, r->text[r->cells]);
}

static void turn_row(const Session *g, int turn, const World *w, Text *out) {
    double dial[DIALS];
    int count;
    const VarId *number = compare_numbers_told(&count);
    Row r = {.cells = 0};
    outcome_dials(w, &g->scenario->start, g->scenario, dial);
    row_real(&r, turn);
    row_real(&r, w->month);
    row_add(&r, order_name(world_outcome(w)));
    for (int d = 0; d < DIALS; d++) row_real(&r, dial[d]);
    for (int n = 0; n < count; n++) row_real(&r, world_get(w, number[n], 0));
    csv_out_row(out, r.cell, r.cells);
}

void debrief_turns_csv(const DebriefPage *p, Text *out) {
    const Session *g = p->ask->game;
    int count;
    const VarId *number = compare_numbers_told(&count);
    Row head = {.cells = 0};
    text_add(out, "# %s\n", p->source);
    row_add(&head, "turn");
    row_add(&head, "month");
    row_add(&head, "outcome");
    for (int d = 0; d < DIALS; d++) {
        snprintf(head.text[head.cells], sizeof head.text[0], "dial_%s", standing_dial_name(d));
        row_add(&head, head.text[head.cells]);
    }
    for (int n = 0; n < count; n++) row_add(&head, var_info(number[n])->name);
    csv_out_row(out, head.cell, head.cells);
    for (int turn = g->first_turn; turn <= session_turn(g); turn++)
        if (session_past(g, turn)) turn_row(g, turn, session_past(g, turn), out);
    turn_row(g, session_turn(g) + (session_over(g) ? 1 : 0), session_world(g), out);
}

/* How a forecast came out; NULL: not yet, or another took its place. */
static const Forecast *forecast_of(const Session *g, const JournalEntry *e) {
    const Prediction *p = &e->command.prediction;
    for (int n = 0; n < g->forecasts; n++) {
        const Forecast *f = &g->forecast[n];
        if (f->turn == e->turn && f->seat == e->command.seat && f->scored && f->prediction.var == p->var &&
            f->prediction.index == p->index && f->prediction.above == p->above)
            return f;
    }
    return NULL;
}

/* Of a decision: which turning point it was; of a forecast: whether it came true, and its score. */
static void decision_row(const DebriefPage *p, size_t n, Text *out) {
    const Session *g = p->ask->game;
    const JournalEntry *e = &g->journal.entries[n];
    const Forecast *f = e->command.kind == COMMAND_PREDICT ? forecast_of(g, e) : NULL;
    Row r = {.cells = 0};
    Text line = {0}, told = {0};
    int point = 0;
    for (int k = 0; k < p->debrief->points; k++)
        if (p->debrief->point[k].entry == n) point = k + 1;
    journal_line(e, g->scenario, &line);
    compare_command(g, e, &told);
    row_real(&r, e->turn);
    row_real(&r, e->month);
    row_add(&r, seat_info(e->command.seat)->role);
    row_add(&r, line.data);
    row_add(&r, told.data);
    if (point > 0) row_real(&r, point);
    else row_add(&r, "");
    row_add(&r, !f ? "" : f->came_true ? "1" : "0");
    if (f) row_real(&r, f->brier);
    else row_add(&r, "");
    csv_out_row(out, r.cell, r.cells);
    text_free(&line);
    text_free(&told);
}

void debrief_decisions_csv(const DebriefPage *p, Text *out) {
    static const char *const head[] = {"turn", "month",         "seat",      "command",
                                       "told", "turning_point", "came_true", "brier"};
    const Session *g = p->ask->game;
    text_add(out, "# %s\n", p->source);
    csv_out_row(out, head, COUNT_OF(head));
    for (size_t n = 0; n < g->journal.count; n++) {
        const JournalEntry *e = &g->journal.entries[n];
        if (debrief_is_decision(e) || e->command.kind == COMMAND_PREDICT) decision_row(p, n, out);
    }
}

bool debrief_store(const DebriefPage *p, const char *folder, Err *err) {
    static const struct {
        const char *name;
        void (*write)(const DebriefPage *p, Text *out);
    } files[] = {{"debrief.html", debrief_page_write},
                 {"turns.csv", debrief_turns_csv},
                 {"decisions.csv", debrief_decisions_csv}};
    bool done = file_folder(folder, err);
    for (size_t n = 0; done && n < COUNT_OF(files); n++) {
        char path[4096];
        Text text = {0};
        snprintf(path, sizeof path, "%s/%s", folder, files[n].name);
        files[n].write(p, &text);
        done = file_replace(path, text.data, text.length, 0, err);
        text_free(&text);
    }
    return done;
}
