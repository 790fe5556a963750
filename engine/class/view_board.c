/* The facilitator's board and the wall. Always true: see view.h; nothing of either is a seat's secret. */
#include <string.h>

#include "class/view_parts.h"
#include "model/rulebook.h"
#include "ensemble/luck.h"
#include "report/board.h"
#include "report/compare.h"
#include "report/figures.h"
#include "report/words.h"

/* --- tables ----------------------------------------------------------------------------------- */

/* The last command of a person or of whoever leads the game, as the journal has it; forecasts and answers
 * to offers are a seat's own affair. */
static void last_action(JsonOut *json, const Session *g) {
    for (size_t n = g->journal.count; n-- > 0;) {
        const JournalEntry *e = &g->journal.entries[n];
        const CommandKind kind = e->command.kind;
        if (kind != COMMAND_ACT && kind != COMMAND_CHOOSE && kind != COMMAND_INJECT && kind != COMMAND_OVERRIDE)
            continue;
        Text line = {0};
        if (kind == COMMAND_ACT) {
            const Board b = {.game = g, .seat = e->command.seat};
            text_add(&line, "%s: ", g->scenario->seat_name[e->command.seat]);
            board_card_told(&b, e->command.act, &line);
        } else {
            journal_line(e, g->scenario, &line);
        }
        view_words(json, "last", &line);
        json_out_put_int(json, "last_turn", e->turn);
        return;
    }
}

static void table_date(JsonOut *json, const ClassTable *t) {
    char date[DATE_BYTES];
    json_out_put_text(json, "date", figures_date(t->game->scenario, (int)t->game->world.month, date));
}

/* How it stands, in the words of the outcomes; no ranking follows from it. */
static void table_stands(JsonOut *json, const Session *g) {
    Standing here;
    Text words = {0};
    standing_of(g, &here);
    words_fill(g->scenario, words_outcome(here.outcome), &words);
    view_words(json, "stands", &words);
}

static void branches_write(JsonOut *json, const Scenario *s, const ClassTable *t) {
    char words[BRANCH_WORDS_BYTES];
    json_out_put_text(json, "branch", t->branches.count > 0 ? t->branches.branch[t->branches.current].name : "");
    json_out_key(json, "branches");
    json_out_array_begin(json);
    for (int n = 0; n < t->branches.count; n++) {
        json_out_object_begin(json);
        json_out_put_text(json, "name", t->branches.branch[n].name);
        json_out_put_text(json, "words", compare_branch(s, &t->branches, n, words));
        json_out_object_end(json);
    }
    json_out_array_end(json);
}

static void table_write(JsonOut *json, const Class *c, int n, bool leads) {
    const ClassTable *t = &c->table[n];
    json_out_object_begin(json);
    json_out_put_int(json, "table", n + 1);
    json_out_put_bool(json, "closed", t->closed);
    view_seats(json, c, n);
    const bool shown = t->game && (leads || c->revealed || c->setup.tables == 1);
    if (shown) {
        json_out_put_int(json, "turn", session_turn(t->game));
        json_out_put_bool(json, "over", session_over(t->game));
        table_date(json, t);
        if (c->stage == CLASS_DEBRIEF) table_stands(json, t->game);
        view_dials(json, t);
        view_curves(json, c, n);
        view_marks(json, c, n, leads);
    }
    if (leads && t->game) {
        last_action(json, t->game);
        branches_write(json, c->scenario, t);
    }
    json_out_object_end(json);
}

static void tables_write(JsonOut *json, const Class *c, bool leads) {
    json_out_key(json, "tables");
    json_out_array_begin(json);
    for (int n = 0; n < c->setup.tables; n++) table_write(json, c, n, leads);
    json_out_array_end(json);
}

/* --- the pace --------------------------------------------------------------------------------- */

/* What is left of the slot against what is left to do; a third of the slot is the debrief's. */
static void pace_write(JsonOut *json, const Class *c) {
    const double slot = 60.0 * c->setup.minutes, debrief = slot / 3;
    if (slot <= 0) return;
    const double turn = c->setup.turn_seconds + c->setup.result_seconds;
    const int left = c->setup.turns > 0 && c->stage != CLASS_DEBRIEF ? c->setup.turns - c->turn : 0;
    const double stage = real_max(0, class_left(c)) + (c->stage == CLASS_TURN ? c->setup.result_seconds : 0);
    const double later = (c->setup.plays - c->play - 1) * c->setup.turns * turn; /* a play that is still to come */
    const double turns = real_max(0, later) + (c->stage == CLASS_DEBRIEF ? 0
                                               : c->stage == CLASS_LOBBY ? c->setup.turns * turn
                                                                         : stage + left * turn);
    json_out_key(json, "pace");
    json_out_object_begin(json);
    json_out_put_real(json, "now", c->now);
    json_out_put_real(json, "slot", slot);
    json_out_put_real(json, "debrief", debrief);
    json_out_put_real(json, "ends", c->now + turns);
    json_out_put_real(json, "loses", real_max(0, c->now + turns - (slot - debrief)));
    json_out_put_int(json, "turns_left", left);
    json_out_put_real(json, "turn_seconds", c->setup.turn_seconds);
    json_out_object_end(json);
}

/* --- the board -------------------------------------------------------------------------------- */

static void person_write(JsonOut *json, const Class *c, const ViewHost *host, int n) {
    const ClassPerson *p = &c->person[n];
    json_out_object_begin(json);
    json_out_put_int(json, "person", n);
    json_out_put_text(json, "name", p->name);
    json_out_put_int(json, "table", p->table + 1);
    json_out_put_text(json, "seat", p->seat == SEAT_NONE ? NULL : seat_info(p->seat)->role);
    json_out_put_bool(json, "online", p->online);
    json_out_put_bool(json, "ready", p->ready);
    json_out_put_int(json, "answer", p->answer);
    json_out_put_text(json, "sentence", p->sentence);
    for (int m = 0; m < host->movings; m++)
        if (host->moving[m].person == n) json_out_put_text(json, "code", host->moving[m].code);
    json_out_object_end(json);
}

static void events_write(JsonOut *json, const Class *c) {
    const Rulebook *r = c->scenario->rules;
    json_out_key(json, "events");
    json_out_array_begin(json);
    for (int n = 0; r && n < r->events; n++) {
        json_out_object_begin(json);
        json_out_put_text(json, "event", r->event[n].name);
        json_out_put_text(json, "title", r->event[n].title);
        json_out_object_end(json);
    }
    json_out_array_end(json);
}

static void host_write(JsonOut *json, const Class *c, const ViewHost *host, bool leads) {
    json_out_put_text(json, "code", c->locked ? "" : c->setup.code);
    json_out_put_bool(json, "locked", c->locked);
    json_out_key(json, "urls");
    json_out_array_begin(json);
    for (int n = 0; n < host->urls; n++) json_out_text(json, host->url[n]);
    json_out_array_end(json);
    json_out_put_int(json, "shown", host->shown);
    if (!leads) return;
    json_out_put_bool(json, "lan", host->lan);
    json_out_put_text(json, "warning", host->warning);
    json_out_put_text(json, "wall_key", host->wall_key);
}

static void debrief_write(JsonOut *json, const ViewHost *host) {
    static const char *const states[] = {"none", "works", "done", "failed"};
    json_out_key(json, "debrief");
    json_out_object_begin(json);
    json_out_put_text(json, "state", states[host->debrief.state]);
    json_out_put_int(json, "seconds", host->debrief.seconds);
    json_out_put_text(json, "words", host->debrief.words);
    json_out_object_end(json);
}

void view_board(const Class *c, const ViewHost *host, Text *out) {
    JsonOut json = view_begin("board", out);
    json_out_put_text(&json, "pack", c->setup.pack);
    json_out_put_text(&json, "start", c->scenario->start_title);
    host_write(&json, c, host, true);
    view_clock(&json, c);
    pace_write(&json, c);
    view_question(&json, c, true);
    json_out_put_text(&json, "message", c->message);
    tables_write(&json, c, true);
    json_out_key(&json, "people");
    json_out_array_begin(&json);
    for (int n = 0; n < c->people; n++)
        if (!c->person[n].gone) person_write(&json, c, host, n);
    json_out_array_end(&json);
    events_write(&json, c);
    debrief_write(&json, host);
    view_finish(&json);
}

/* --- the wall --------------------------------------------------------------------------------- */

static void qr_write(JsonOut *json, const ViewHost *host) {
    ViewQr qr;
    if (host->urls == 0 || !view_qr(host->url[host->shown], &qr)) return;
    json_out_key(json, "qr");
    json_out_array_begin(json);
    for (int n = 0; n < qr.side; n++) json_out_text(json, qr.row[n]);
    json_out_array_end(json);
}

void view_wall(const Class *c, const ViewHost *host, Text *out) {
    JsonOut json = view_begin("wall", out);
    int people = 0;
    for (int n = 0; n < c->people; n++) people += c->person[n].gone ? 0 : 1;
    json_out_put_text(&json, "start", c->scenario->start_title);
    host_write(&json, c, host, false);
    if (!c->locked) qr_write(&json, host);
    view_clock(&json, c);
    json_out_put_int(&json, "people", people);
    json_out_put_text(&json, "message", c->message);
    view_question(&json, c, c->revealed);
    tables_write(&json, c, false);
    view_finish(&json);
}
