/* What the facilitator's board asks for. Always true: see server.h; everything goes through class_do, so that
 * it stands in the file, and what touches a game stands in its journal, its ledger and beside its charts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "class/server_parts.h"
#include "core/memory.h"

/* The same at one table, or at every one. */
static bool at_tables(Server *s, JsonAt at, Reply *r, bool (*one)(Server *s, int table, JsonAt at, Reply *r)) {
    const int table = said_int(at, "table", 0) - 1;
    if (table >= s->c->setup.tables) return reply_no(r, "there is no such table", "name a table of the plan");
    if (table >= 0) return one(s, table, at, r);
    bool any = false;
    Reply kept = {0};
    for (int t = 0; t < s->c->setup.tables; t++) {
        Reply each = {0};
        if (one(s, t, at, &each)) any = true;
        else kept = each;
    }
    if (!any) *r = kept;
    return any;
}

/* A line of the journal in the facilitator's hand: "leader injects donor_fatigue". */
static bool lead_line(Server *s, int table, const char *what, Reply *r) {
    const Session *g = s->c->table[table].game;
    if (!g) return reply_no(r, "the games have not begun", "start them");
    ClassEvent e = class_event(CLASS_EVENT_lead);
    e.table = table;
    const int length =
        snprintf(e.text, sizeof e.text, "turn %d month %d leader %s", session_turn(g), (int)g->world.month, what);
    if (length < 0 || (size_t)length >= sizeof e.text || text_has_controls(e.text))
        return reply_no(r, "that is no command", "choose from the list");
    return server_do(s, &e, r);
}

static bool inject(Server *s, int table, JsonAt at, Reply *r) {
    char line[200];
    snprintf(line, sizeof line, "injects %.120s", said_text(at, "event"));
    return lead_line(s, table, line, r);
}
static bool lead_inject(Server *s, Link *l, JsonAt at, Reply *r) { return (void)l, at_tables(s, at, r, inject); }

static bool set(Server *s, int table, JsonAt at, Reply *r) {
    char line[200];
    snprintf(line, sizeof line, "sets %.80s %.60s", said_text(at, "number"), said_text(at, "value"));
    return lead_line(s, table, line, r);
}
static bool lead_set(Server *s, Link *l, JsonAt at, Reply *r) { return (void)l, at_tables(s, at, r, set); }

static bool lead_hold(Server *s, Link *l, JsonAt at, Reply *r) {
    char line[120];
    const int table = said_int(at, "table", 0) - 1;
    (void)l;
    if (table < 0 || table >= s->c->setup.tables)
        return reply_no(r, "there is no such table", "name a table of the plan");
    snprintf(line, sizeof line, "seats %.60s %s", said_text(at, "seat"), said_yes(at, "bot") ? "bot" : "person");
    return lead_line(s, table, line, r);
}

/* --- the clock --------------------------------------------------------------------------------- */

static bool stage_begins(Server *s, ClassStage stage, double seconds, Reply *r) {
    ClassEvent e = class_event(CLASS_EVENT_stage);
    e.number = (int)stage;
    e.seconds = seconds;
    return server_do(s, &e, r);
}

static bool lead_start(Server *s, Link *l, JsonAt at, Reply *r) {
    (void)l;
    (void)at;
    const ClassEvent e = class_event(CLASS_EVENT_start);
    return server_do(s, &e, r) && stage_begins(s, CLASS_TURN, s->c->setup.turn_seconds, r);
}

static bool close_turn(Server *s, int table, JsonAt at, Reply *r) {
    (void)at;
    const ClassTable *t = &s->c->table[table];
    if (!t->game || t->closed || session_over(t->game))
        return reply_no(r, "the turn has ended here", "wait for the next");
    ClassEvent e = class_event(CLASS_EVENT_close);
    e.table = table;
    return server_do(s, &e, r);
}

static bool lead_play(Server *s, Link *l, JsonAt at, Reply *r) {
    (void)l;
    (void)at;
    ClassEvent e = class_event(CLASS_EVENT_play);
    e.seconds = s->c->setup.turn_seconds;
    return server_do(s, &e, r);
}

/* What comes next: turns that are open are lived, results are done with. */
static bool lead_next(Server *s, Link *l, JsonAt at, Reply *r) {
    const Class *c = s->c;
    (void)l;
    /* in the debrief a table that went back may live another history */
    if (c->stage == CLASS_TURN || (c->stage == CLASS_DEBRIEF && said_int(at, "table", 0) > 0))
        return at_tables(s, at, r, close_turn);
    if (c->stage != CLASS_RESULT) return reply_no(r, "no turn is open", "start the games");
    const bool last = c->setup.turns > 0 && c->turn >= c->setup.turns;
    return stage_begins(s, last ? CLASS_DEBRIEF : CLASS_TURN, last ? 0 : c->setup.turn_seconds, r);
}

static bool lead_debrief(Server *s, Link *l, JsonAt at, Reply *r) {
    (void)l;
    (void)at;
    return stage_begins(s, CLASS_DEBRIEF, 0, r);
}

static bool lead_make(Server *s, Link *l, JsonAt at, Reply *r) { return (void)l, (void)at, debrief_begin(s, r); }
static bool lead_read(Server *s, Link *l, JsonAt at, Reply *r) { return (void)l, (void)at, debrief_read(s, r); }

static bool lead_pace(Server *s, Link *l, JsonAt at, Reply *r) {
    (void)l;
    ClassEvent e = class_event(CLASS_EVENT_pace);
    e.number = said_int(at, "turns", s->c->setup.turns);
    e.seconds = said_real(at, "seconds", s->c->setup.turn_seconds);
    return server_do(s, &e, r);
}

/* Events that are a kind and what the message says. */
static bool plain(Server *s, ClassEventKind kind, JsonAt at, Reply *r) {
    ClassEvent e = class_event(kind);
    e.person = said_int(at, "person", -1);
    e.table = said_int(at, "table", 0) - 1;
    e.seat = seat_find(said_text(at, "seat"));
    e.number = said_int(at, "turn", 0);
    e.seconds = said_real(at, "seconds", 0);
    e.yes = said_yes(at, "yes");
    snprintf(e.text, sizeof e.text, "%s", said_text(at, "text"));
    for (const char *c = e.text; *c; c++)
        if (*c != '\n' && text_is_control(c)) return reply_no(r, "the text holds what is no text", "write it anew");
    return server_do(s, &e, r);
}
#define PLAIN(name, kind)                                                                                              \
    static bool lead_##name(Server *s, Link *l, JsonAt at, Reply *r) {                                                 \
        return (void)l, plain(s, CLASS_EVENT_##kind, at, r);                                                           \
    }
PLAIN(time, time)
PLAIN(pause, pause)
PLAIN(freeze, freeze)
PLAIN(reveal, reveal)
PLAIN(lock, lock)
PLAIN(message, message)
PLAIN(question, question)
PLAIN(move, place)
PLAIN(rewind, rewind)
PLAIN(branch, branch)

/* --- people ------------------------------------------------------------------------------------ */

static bool lead_kick(Server *s, Link *l, JsonAt at, Reply *r) {
    const int person = said_int(at, "person", -1);
    (void)l;
    if (!plain(s, CLASS_EVENT_leave, at, r)) return false;
    for (int n = 0; n < LINKS_MAX; n++)
        if (s->link[n].wsi && s->link[n].role == ROLE_PERSON && s->link[n].person == person)
            link_close(s, &s->link[n], 4001);
    return true;
}

/* Which of the host's addresses the wall shows. */
static bool lead_show(Server *s, Link *l, JsonAt at, Reply *r) {
    const int url = said_int(at, "url", -1);
    (void)l;
    if (url < 0 || url >= s->host.urls)
        return reply_no(r, "this computer has no such address", "choose one of the list");
    s->host.shown = url;
    s->board.fresh = s->wall.fresh = false;
    s->told_soon = true;
    return r->v.taken = true;
}

/* A code that another device types in to take over a seat; good for five minutes, once. */
static bool lead_device(Server *s, Link *l, JsonAt at, Reply *r) {
    const int person = said_int(at, "person", -1);
    (void)l;
    if (person < 0 || person >= s->c->people || s->c->person[person].gone)
        return reply_no(r, "there is no such person", "name somebody who is in the class");
    int n = 0;
    while (n < s->host.movings && s->host.moving[n].person != person) n++;
    if (n == (int)COUNT_OF(s->host.moving))
        return reply_no(r, "too many seats wait for a device", "wait until one has moved");
    if (!class_code_draw(s->host.moving[n].code, NULL)) return reply_no(r, "no code can be drawn", "try again");
    s->host.moving[n].person = person;
    s->moving_until[n] = server_now(s) + 300;
    if (n == s->host.movings) s->host.movings++;
    s->board.fresh = false;
    s->told_soon = true;
    return r->v.taken = true;
}

/* --- playing a seat before the class ------------------------------------------------------------ */

/* The board is told the game of this seat, or (without one) of none. */
static bool lead_look(Server *s, Link *l, JsonAt at, Reply *r) {
    const int table = said_int(at, "table", 0) - 1;
    const SeatId seat = seat_find(said_text(at, "seat"));
    if (table >= s->c->setup.tables || (seat != SEAT_NONE && !seat_sits(s->c->scenario, seat)))
        return reply_no(r, "nobody sits there", "choose another seat");
    l->table = seat == SEAT_NONE ? -1 : table;
    l->seat = seat;
    l->sent_game = 0;
    s->told_soon = true;
    return r->v.taken = true;
}

/* The seat that the board looks at is shown to the room, without its secrets; or none is. */
static bool lead_aloud(Server *s, Link *l, JsonAt at, Reply *r) {
    const bool yes = said_yes(at, "yes");
    if (yes && l->table < 0) return reply_no(r, "no seat is looked at", "choose one at a table");
    s->aloud_table = yes ? l->table : -1;
    s->aloud_seat = l->seat;
    s->aloud.fresh = false;
    s->told_soon = true;
    return r->v.taken = true;
}

/* Whether the seat could order this if people held it: tried in a copy of the game. */
static bool would_take(const Session *g, const Command *command, Verdict *out) {
    const Record record = session_record(g);
    Session *copy = memory_new(sizeof *copy);
    const bool taken =
        session_replay(&record, copy, NULL) &&
        session_submit(copy, &(Command){.kind = COMMAND_HOLD, .seat = command->seat, .yes = true}, out) &&
        session_submit(copy, command, out);
    session_free(copy);
    free(copy);
    return taken;
}

static bool lead_order(Server *s, Link *l, JsonAt at, Reply *r) {
    Command command;
    if (!server_command(s, l->table, l->seat, at, &command, r)) return false;
    if (!session_person(s->c->table[l->table].game, l->seat)) { /* the class decides for it from now on */
        char line[80];
        if (!would_take(s->c->table[l->table].game, &command, &r->v)) return false;
        snprintf(line, sizeof line, "seats %s person", seat_info(l->seat)->role);
        if (!lead_line(s, l->table, line, r)) return false;
    }
    return server_submit(s, -1, l->table, &command, 0, r);
}

static const struct {
    const char *name;
    Deed *deed;
} deeds[] = {
    {"start", lead_start},   {"play", lead_play},     {"next", lead_next},       {"debrief", lead_debrief},
    {"time", lead_time},     {"pause", lead_pause},   {"pace", lead_pace},       {"freeze", lead_freeze},
    {"reveal", lead_reveal}, {"lock", lead_lock},     {"message", lead_message}, {"question", lead_question},
    {"inject", lead_inject}, {"set", lead_set},       {"hold", lead_hold},       {"kick", lead_kick},
    {"move", lead_move},     {"device", lead_device}, {"rewind", lead_rewind},   {"branch", lead_branch},
    {"look", lead_look},     {"aloud", lead_aloud},   {"act", lead_order},       {"offer", lead_order},
    {"answer", lead_order},  {"predict", lead_order}, {"choose", lead_order},    {"show", lead_show},
    {"make", lead_make},     {"read", lead_read},
};

Deed *server_lead_find(const char *name) {
    for (size_t n = 0; n < COUNT_OF(deeds); n++)
        if (strcmp(deeds[n].name, name) == 0) return deeds[n].deed;
    return NULL;
}
