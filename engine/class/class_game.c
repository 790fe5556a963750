/* The games of a class: orders, turns, going back. Always true: see class.h; each table's journal is all that
 * was ordered there, and its world what that journal gives. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "class/class_parts.h"
#include "core/memory.h"
#include "core/text.h"

static void last_turn_of(void *last, const Session *g) { last_turn_keep(g, last); }

/* --- beginning and end -------------------------------------------------------------------------- */

static Setup setup_of(const Class *c, int table) {
    Setup setup = session_setup(c->setup.seed, MODE_STANDARD, SEAT_NONE);
    setup.turn_fixed = c->setup.turn_fixed;
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        setup.holder[seat] = class_seat_people(c, table, (SeatId)seat) ? HOLDER_PERSON : HOLDER_BOT;
    return setup;
}

void class_games_begin(Class *c) {
    for (int t = 0; t < c->setup.tables; t++) {
        ClassTable *table = &c->table[t];
        const Setup setup = setup_of(c, t);
        table->game = memory_new(sizeof *table->game);
        session_begin(table->game, c->scenario, &setup);
        branches_begin(&table->branches, table->game);
    }
}

void class_games_again(Class *c) {
    for (int t = 0; t < c->setup.tables; t++) {
        c->table[c->setup.tables + t] = c->table[t];
        c->table[t] = (ClassTable){.game = NULL};
    }
    c->play++;
    class_games_begin(c);
}

static void game_drop(ClassTable *t) {
    if (t->game) session_free(t->game);
    free(t->game);
    t->game = NULL;
    last_turn_free(&t->last);
}

void class_games_end(Class *c) {
    for (int t = 0; t < CLASS_GAMES_MAX; t++) {
        if (c->table[t].game) branches_free(&c->table[t].branches);
        game_drop(&c->table[t]);
    }
}

void class_seat_fill(Class *c, int table, SeatId seat) {
    Session *g = table >= 0 ? c->table[table].game : NULL;
    const bool person = class_seat_people(c, table, seat) > 0;
    if (!g || session_over(g) || session_person(g, seat) == person) return;
    session_submit(g, &(Command){.kind = COMMAND_HOLD, .seat = seat, .yes = person}, NULL);
}

/* --- orders ------------------------------------------------------------------------------------- */

static bool table_open_for(const Class *c, int table, Verdict *out) {
    if (table < 0 || table >= c->setup.tables || !c->table[table].game)
        return class_no(out, "no game is played there", "name a table whose game has begun");
    if (c->stage == CLASS_RESULT || c->table[table].closed)
        return class_no(out, "the turn has ended here", "wait for the next");
    return true;
}

bool class_order(Class *c, ClassEvent *e, SeatId seat, Verdict *out) {
    JournalEntry entry;
    Err err = {{0}};
    if (!table_open_for(c, e->table, out)) return false;
    if (seat != SEAT_NONE && c->stage != CLASS_TURN) return class_no(out, "no turn is open", "wait for the next");
    if (!journal_parse(e->text, c->scenario, &entry, &err)) {
        snprintf(out->why_not, sizeof out->why_not, "%.*s", (int)sizeof out->why_not - 1, err.text);
        return false;
    }
    const CommandKind kind = entry.command.kind;
    if (kind == COMMAND_END_TURN || kind == COMMAND_STOPPED)
        return class_no(out, "turns are ended by the class's clock", "say that you are ready");
    if (e->kind == CLASS_EVENT_order && (!command_of_seat(kind) || seat == SEAT_NONE || entry.command.seat != seat))
        return class_no(out, "that is not this seat's to decide", "order what your own seat can do");
    Session *g = c->table[e->table].game;
    if (!session_submit(g, &entry.command, out)) return false;
    Text line = {0};
    journal_line(&g->journal.entries[g->journal.count - 1], c->scenario, &line);
    snprintf(e->text, sizeof e->text, "%s", line.data);
    text_free(&line);
    return true;
}

/* --- turns -------------------------------------------------------------------------------------- */

/* Nobody has spoken for the seat since the clock last stopped. */
static bool is_silent(const Class *c, int table, SeatId seat) {
    const Session *g = c->table[table].game;
    for (size_t n = g->turn_entry; n < g->journal.count; n++)
        if (command_of_seat(g->journal.entries[n].command.kind) && g->journal.entries[n].command.seat == seat)
            return false;
    return class_seat_people(c, table, seat) > 0 && class_seat_waits(c, table, seat);
}

/* A bot takes a silent seat for this turn; the next one is the people's again. */
static void stand_in(Class *c, int table) {
    ClassTable *t = &c->table[table];
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        t->stood_in[seat] = is_silent(c, table, (SeatId)seat);
        if (t->stood_in[seat])
            session_submit(t->game, &(Command){.kind = COMMAND_HOLD, .seat = (SeatId)seat, .yes = false}, NULL);
    }
}

static void seats_give_back(Class *c, int table) {
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        if (c->table[table].stood_in[seat]) class_seat_fill(c, table, (SeatId)seat);
}

bool class_close(Class *c, ClassEvent *e, Verdict *out) {
    if (!table_open_for(c, e->table, out)) return false;
    ClassTable *t = &c->table[e->table];
    if (session_over(t->game)) return class_no(out, "the game has ended there", "nothing is left to do");
    if (t->game->phase != PHASE_INTERRUPTED) stand_in(c, e->table);
    session_end_turn(t->game, true, NULL);
    char digest[33];
    digest_text(t->game->journal.entries[t->game->journal.count - 1].digest, digest);
    if (e->text[0] && strcmp(e->text, digest) != 0)
        return class_no(out, "the turn came out otherwise than it stands in the file",
                        "use the version of the program and of the pack that the class was played with");
    strcpy(e->text, digest);
    last_turn_keep(t->game, &t->last);
    for (int n = 0; n < c->people; n++)
        if (c->person[n].table == e->table) c->person[n].ready = false;
    if (t->game->phase == PHASE_INTERRUPTED) return true; /* somebody must choose before the months go on */
    t->closed = c->stage == CLASS_TURN;
    t->lived++;
    seats_give_back(c, e->table);
    return true;
}

/* --- played elsewhere --------------------------------------------------------------------------- */

/* Begins the table's game anew; people sit where the words of the line say. */
static bool record_begin(Class *c, int table, const char *words, Verdict *out) {
    ClassTable *t = &c->table[table];
    Setup setup = setup_of(c, table);
    for (int seat = 0; seat < SEAT_COUNT; seat++) setup.holder[seat] = HOLDER_BOT;
    while (*words) {
        char role[32];
        const size_t length = strcspn(words, " ");
        snprintf(role, sizeof role, "%.*s", (int)length, words);
        const SeatId seat = seat_find(role);
        if (seat == SEAT_NONE || !seat_sits(c->scenario, seat))
            return class_no(out, "nobody sits there in this pack", "name a seat that the pack fills");
        setup.holder[seat] = HOLDER_PERSON;
        words += length + (words[length] == ' ');
    }
    branches_free(&t->branches);
    game_drop(t);
    t->game = memory_new(sizeof *t->game);
    session_begin(t->game, c->scenario, &setup);
    branches_begin(&t->branches, t->game);
    t->closed = false;
    t->lived = 0;
    return true;
}

bool class_record(Class *c, const ClassEvent *e, Verdict *out) {
    JournalEntry entry;
    Err err = {{0}};
    if (e->table < 0 || e->table >= c->setup.tables || !c->table[e->table].game)
        return class_no(out, "no game is played there", "name a table whose game has begun");
    if (c->stage == CLASS_TURN) return class_no(out, "a turn is open", "close it first");
    if (strncmp(e->text, "begin", 5) == 0) return record_begin(c, e->table, e->text + 5 + (e->text[5] == ' '), out);
    if (!journal_parse(e->text, c->scenario, &entry, &err)) {
        snprintf(out->why_not, sizeof out->why_not, "%.*s", (int)sizeof out->why_not - 1, err.text);
        return false;
    }
    ClassTable *t = &c->table[e->table];
    if (entry.command.kind != COMMAND_END_TURN) return session_submit(t->game, &entry.command, out);
    if (session_over(t->game)) return class_no(out, "the game has ended there", "nothing is left to do");
    session_end_turn(t->game, entry.command.yes, NULL);
    if (!digest_equal(t->game->journal.entries[t->game->journal.count - 1].digest, entry.digest))
        return class_no(out, "the turn came out otherwise than it stands in the file",
                        "use the version of the program and of the pack that the class was played with");
    last_turn_keep(t->game, &t->last);
    if (t->game->phase != PHASE_INTERRUPTED) t->lived++;
    return true;
}

/* --- going back --------------------------------------------------------------------------------- */

/* The current branch becomes the game. */
static void live(Class *c, int table) {
    ClassTable *t = &c->table[table];
    Record record = session_record(t->game);
    record.journal = &t->branches.branch[t->branches.current].journal;
    Session *game = memory_new(sizeof *game);
    LastTurn last = {0};
    const bool whole = session_replay_each(&record, last_turn_of, &last, game, NULL);
    ASSERT(whole); /* it was lived here */
    game_drop(t);
    t->game = game;
    t->last = last;
    t->closed = false;
    t->lived = session_turn(game) - (session_over(game) ? 0 : 1);
    memset(t->stood_in, 0, sizeof t->stood_in);
    for (int seat = 0; seat < SEAT_COUNT; seat++) /* who came since sits there too */
        if (class_seat_people(c, table, (SeatId)seat)) class_seat_fill(c, table, (SeatId)seat);
}

static bool may_go_back(const Class *c, int table, Verdict *out) {
    if (table < 0 || table >= c->setup.tables || !c->table[table].game)
        return class_no(out, "no game is played there", "name a table whose game has begun");
    return true;
}

bool class_rewind(Class *c, const ClassEvent *e, Verdict *out) {
    Err err = {{0}};
    if (!may_go_back(c, e->table, out)) return false;
    ClassTable *t = &c->table[e->table];
    if (e->number < 1 || e->number > session_turn(t->game))
        return class_no(out, "that turn was not lived", "name a turn that was");
    branches_keep(&t->branches, t->game);
    if (!branches_part(&t->branches, NULL, e->number, &err)) return class_no(out, err.text, "go on in one of them");
    live(c, e->table);
    return true;
}

bool class_branch(Class *c, const ClassEvent *e, Verdict *out) {
    if (!may_go_back(c, e->table, out)) return false;
    ClassTable *t = &c->table[e->table];
    const int to = branches_find(&t->branches, e->text);
    if (to < 0) return class_no(out, "there is no branch of that name", "name one of the table's branches");
    branches_keep(&t->branches, t->game);
    branches_switch(&t->branches, to);
    live(c, e->table);
    return true;
}

/* --- the clock ---------------------------------------------------------------------------------- */

static bool anybody_sits(const Class *c) {
    for (int n = 0; n < c->people; n++)
        if (!c->person[n].gone && c->person[n].seat != SEAT_NONE) return true;
    return false;
}

/* A table of bots waits for nobody; but where nobody sits anywhere, the class decides aloud. */
static bool all_ready(const Class *c, int table) {
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        if (class_seat_waits(c, table, (SeatId)seat)) return false;
    return anybody_sits(c);
}

enum { CHOICE_SECONDS = 30 }; /* for what cannot wait, when the time of the turn is up */

static bool turn_tick(Class *c, double now, bool due) {
    bool changed = false, open = false;
    for (int t = 0; t < c->setup.tables; t++) {
        const ClassTable *table = &c->table[t];
        if (table->closed || session_over(table->game)) continue;
        ClassEvent close = class_event(CLASS_EVENT_close);
        close.table = t;
        if (due || all_ready(c, t)) changed = class_do(c, &close, now, NULL) || changed;
        open = open || !(table->closed || session_over(table->game));
    }
    if (open && due) {
        ClassEvent time = class_event(CLASS_EVENT_time);
        time.seconds = CHOICE_SECONDS;
        class_do(c, &time, now, NULL);
    }
    if (open) return changed;
    ClassEvent stage = class_event(CLASS_EVENT_stage);
    stage.number = CLASS_RESULT;
    stage.seconds = c->setup.result_seconds;
    return class_do(c, &stage, now, NULL);
}

static bool all_over(const Class *c) {
    for (int t = 0; t < c->setup.tables; t++)
        if (!session_over(c->table[t].game)) return false;
    return true;
}

static bool result_tick(Class *c, double now) {
    const bool end = (c->setup.turns > 0 && c->turn >= c->setup.turns) || all_over(c);
    ClassEvent stage = class_event(CLASS_EVENT_stage);
    stage.number = end ? CLASS_DEBRIEF : CLASS_TURN;
    stage.seconds = end ? 0 : c->setup.turn_seconds;
    return class_do(c, &stage, now, NULL);
}

bool class_tick(Class *c, double now) {
    if (now > c->now) c->now = now;
    if (c->paused || !c->table[0].game) return false;
    const bool due = c->until > 0 && c->now >= c->until;
    if (c->stage == CLASS_TURN) return turn_tick(c, c->now, due);
    return c->stage == CLASS_RESULT && due && result_tick(c, c->now);
}
