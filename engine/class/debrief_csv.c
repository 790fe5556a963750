/* The tables of a debrief for a spreadsheet. Always true: see debrief_class.h; what machines read stays English. */
#include <stdio.h>

#include "class/debrief_parts.h"
#include "core/version.h"
#include "report/board.h"
#include "report/debrief.h"
#include "store/csv.h"

enum { CELLS = 40, CELL_BYTES = 48 };

/* A row under construction; texts that are not numbers are borrowed until it is written. */
typedef struct Cells {
    const char *cell[CELLS];
    char own[CELLS][CELL_BYTES];
    int count;
} Cells;

static void cell_text(Cells *c, const char *text) { c->cell[c->count++] = text ? text : ""; }

static void cell_number(Cells *c, double value) {
    snprintf(c->own[c->count], CELL_BYTES, "%.6g", value);
    c->cell[c->count] = c->own[c->count];
    c->count++;
}

static void row_end(Cells *c, Text *out) {
    csv_out_row(out, c->cell, (size_t)c->count);
    c->count = 0;
}

static void head_write(const ClassDebrief *d, const char *what, const char *const *columns, size_t count, Text *out) {
    const Class *c = d->study->c;
    char digest[33];
    digest_text(c->setup.pack_digest, digest);
    text_add(out, "# %s\n# accession %s; pack %s %s; digest %s; start %s; seed %llu; date %s\n", what,
             ACCESSION_VERSION, c->scenario->pack, c->scenario->version, digest, c->setup.start,
             (unsigned long long)c->setup.seed, c->setup.date);
    csv_out_row(out, columns, count);
}

/* --- turns -------------------------------------------------------------------------------------- */

/* Public numbers, at the end of the turn. */
static const VarId numbers[] = {VAR_coalition_seen, VAR_attack_decade, VAR_occupied_share,
                                VAR_cohesion,       VAR_support_mean,  VAR_unity,
                                VAR_governance,     VAR_menace,        VAR_months_heavy};

static bool acted(const Session *g, int turn) {
    for (size_t n = 0; n < g->journal.count; n++)
        if (g->journal.entries[n].turn == turn && study_is_lead(&g->journal.entries[n])) return true;
    return false;
}

static int orders_of(const Session *g, int turn, SeatId seat) {
    int count = 0;
    for (size_t n = 0; n < g->journal.count; n++) {
        const JournalEntry *e = &g->journal.entries[n];
        count += e->turn == turn && e->command.seat == seat && study_is_choice(e);
    }
    return count;
}

/* Who held the seat when the turn ended, as the journal has it. */
static bool person_held(const Session *g, int turn, SeatId seat) {
    bool person = g->setup.holder[seat] == HOLDER_PERSON;
    for (size_t n = g->journal.count; n-- > 0;) { /* the setup is as it stands now: what changed later is taken back */
        const JournalEntry *e = &g->journal.entries[n];
        if (e->turn <= turn) break;
        if (e->command.kind == COMMAND_HOLD && e->command.seat == seat) person = !e->command.yes;
    }
    return person;
}

static void turn_row(const ClassDebrief *d, const TableStudy *t, int turn, SeatId seat, Text *out) {
    const Session *g = t->game;
    const World *begin = session_past(g, turn), *after = turn < g->turns ? session_past(g, turn + 1) : &g->world;
    Cells c = {.count = 0};
    char date[16];
    cell_number(&c, t->table + 1);
    cell_number(&c, t->play + 1);
    cell_number(&c, turn);
    cell_number(&c, begin->month);
    cell_text(&c, scenario_date(g->scenario, (int)after->month, date));
    cell_text(&c, seat_info(seat)->role);
    cell_text(&c, g->scenario->seat_name[seat]);
    cell_text(&c, person_held(g, turn, seat) ? "person" : "bot");
    cell_number(&c, class_seat_people(d->study->c, t->table, seat));
    cell_number(&c, orders_of(g, turn, seat));
    cell_number(&c, world_get(after, VAR_capital, (int)seat));
    cell_number(&c, acted(g, turn));
    for (size_t n = 0; n < COUNT_OF(numbers); n++) cell_number(&c, world_get(after, numbers[n], 0));
    row_end(&c, out);
}

void debrief_class_turns(const ClassDebrief *d, Text *out) {
    const char *columns[CELLS] = {"table", "play",    "turn",   "month",  "until",   "seat",
                                  "place", "held_by", "people", "orders", "capital", "facilitator_acted"};
    size_t count = 12;
    for (size_t n = 0; n < COUNT_OF(numbers); n++) columns[count++] = var_info(numbers[n])->name;
    head_write(d, "A row for each turn of each seat; numbers are of the end of the turn", columns, count, out);
    for (int n = 0; n < d->study->tables; n++) {
        const TableStudy *t = &d->study->table[n];
        for (int turn = 1; turn <= t->turns; turn++) {
            for (int seat = 0; seat < SEAT_COUNT; seat++)
                if (seat_sits(t->game->scenario, (SeatId)seat)) turn_row(d, t, turn, (SeatId)seat, out);
        }
    }
}

/* --- decisions ---------------------------------------------------------------------------------- */

static const char *kind_name(CommandKind kind) {
    static const char *const names[COMMAND_KINDS] = {
        [COMMAND_ACT] = "act", [COMMAND_OFFER] = "offer", [COMMAND_ANSWER] = "answer", [COMMAND_CHOOSE] = "choice",
        [COMMAND_HOLD] = "seat", [COMMAND_INJECT] = "inject", [COMMAND_OVERRIDE] = "override"};
    return names[kind];
}

static void decision_row(const TableStudy *t, size_t entry, Text *out) {
    const Session *g = t->game;
    const JournalEntry *e = &g->journal.entries[entry];
    const bool seat = command_of_seat(e->command.kind);
    const int rank = debrief_point_of(t, entry);
    Text line = {0};
    Cells c = {.count = 0};
    journal_line(e, g->scenario, &line);
    cell_number(&c, t->table + 1);
    cell_number(&c, t->play + 1);
    cell_number(&c, (double)entry + 1);
    cell_number(&c, e->turn);
    cell_number(&c, e->month);
    cell_text(&c, seat ? "seat" : "facilitator");
    cell_text(&c, seat ? seat_info(e->command.seat)->role : "");
    cell_text(&c, kind_name(e->command.kind));
    cell_text(&c, line.data);
    if (rank) cell_number(&c, rank);
    else cell_text(&c, "");
    for (int dial = 0; dial < DIALS; dial++)
        if (rank) cell_number(&c, t->point[rank - 1].moved[dial]);
        else cell_text(&c, "");
    cell_text(&c, rank ? order_name(t->point[rank - 1].without.outcome) : "");
    row_end(&c, out);
    text_free(&line);
}

void debrief_class_decisions(const ClassDebrief *d, Text *out) {
    const char *columns[CELLS] = {"table", "play", "entry", "turn",    "month",
                                  "by",    "seat", "kind",  "command", "turning_point"};
    char moved[DIALS][32];
    size_t count = 10;
    for (int dial = 0; dial < DIALS; dial++) {
        snprintf(moved[dial], sizeof moved[dial], "moved_%s", standing_dial_name(dial));
        columns[count++] = moved[dial];
    }
    columns[count++] = "outcome_without";
    head_write(d,
               "A row for each choice of a seat and each act of the facilitator; what turning points moved, on dials "
               "from 0 to 1",
               columns, count, out);
    for (int n = 0; n < d->study->tables; n++) {
        const TableStudy *t = &d->study->table[n];
        for (size_t k = 0; k < t->game->journal.count; k++)
            if (kind_name(t->game->journal.entries[k].command.kind)) decision_row(t, k, out);
    }
}

/* --- predictions -------------------------------------------------------------------------------- */

static void prediction_row(const TableStudy *t, const Forecast *f, Text *out) {
    const Scenario *s = t->game->scenario;
    Cells c = {.count = 0};
    Text name = {0};
    variable_write(s, (Variable){f->prediction.var, f->prediction.index}, &name);
    cell_number(&c, t->table + 1);
    cell_number(&c, t->play + 1);
    cell_number(&c, f->turn);
    cell_text(&c, seat_info(f->seat)->role);
    cell_text(&c, s->seat_name[f->seat]);
    cell_text(&c, name.data);
    cell_text(&c, f->prediction.above ? "above" : "not above");
    cell_number(&c, f->prediction.line);
    cell_number(&c, f->prediction.confidence);
    cell_text(&c, !f->scored ? "" : f->came_true ? "yes" : "no");
    if (f->scored) cell_number(&c, f->brier);
    else cell_text(&c, "");
    row_end(&c, out);
    text_free(&name);
}

void debrief_class_predictions(const ClassDebrief *d, Text *out) {
    static const char *const columns[] = {"table", "play", "turn",       "seat",      "place", "number",
                                          "side",  "line", "confidence", "came_true", "brier"};
    head_write(d, "A row for each forecast", columns, COUNT_OF(columns), out);
    for (int n = 0; n < d->study->tables; n++)
        for (int f = 0; f < d->study->table[n].game->forecasts; f++)
            prediction_row(&d->study->table[n], &d->study->table[n].game->forecast[f], out);
}
