/* What people's pages ask for. Always true: see server.h; a message is orders only: who orders, and for which
 * seat, is read from the connection. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "class/server_parts.h"
#include "model/rulebook.h"
#include "report/board.h"

/* --- reading ----------------------------------------------------------------------------------- */

const char *said_text(JsonAt at, const char *key) {
    JsonAt found;
    const char *text;
    return json_object_find(at, key, &found) && json_as_text(found, &text, NULL) && strlen(text) < CLASS_TEXT_BYTES
               ? text
               : "";
}

int said_int(JsonAt at, const char *key, int otherwise) {
    JsonAt found;
    int value;
    return json_object_find(at, key, &found) && json_as_int(found, -1, 100000, &value, NULL) ? value : otherwise;
}

double said_real(JsonAt at, const char *key, double otherwise) {
    JsonAt found;
    double value;
    return json_object_find(at, key, &found) && json_as_real(found, -1e6, 1e6, &value, NULL) ? value : otherwise;
}

bool said_yes(JsonAt at, const char *key) {
    JsonAt found;
    bool value;
    return json_object_find(at, key, &found) && json_as_bool(found, &value, NULL) && value;
}

bool reply_no(Reply *r, const char *why_not, const char *nearest) {
    snprintf(r->v.why_not, sizeof r->v.why_not, "%s", tongue(why_not));
    snprintf(r->v.nearest, sizeof r->v.nearest, "%s", tongue(nearest));
    r->v.taken = false;
    return false;
}

/* --- doing ------------------------------------------------------------------------------------- */

bool server_do(Server *s, const ClassEvent *e, Reply *r) {
    return class_do(s->c, e, server_now(s), &r->v);
}

static Act said_act(JsonAt at, const char *key, const char *to, SeatId seat) {
    return (Act){seat, act_find(said_text(at, key)), said_real(at, to, 0)};
}

static bool command_offer(const Session *g, SeatId seat, JsonAt at, Command *out, Reply *r) {
    const SeatId other = seat_find(said_text(at, "to_seat"));
    if (other == SEAT_NONE || other == seat)
        return reply_no(r, "an offer goes to another seat", "name one at the table");
    Offer *o = &out->offer;
    *o = (Offer){.from = seat, .to = other, .ask = said_act(at, "act", "to", other), .ask_due = session_turn(g) + 1,
                 .give = said_act(at, "give", "give_to", seat), .give_due = session_turn(g) + 1,
                 .favour = said_real(at, "favour", 0)};
    if (o->ask.act == ACT_NONE) return reply_no(r, "there is no such card", "choose one that is listed");
    return true;
}

static bool command_choose(const Session *g, JsonAt at, Command *out, Reply *r) {
    const Rulebook *rules = g->scenario->rules;
    for (int n = 0; n < rules->events; n++) {
        if (strcmp(rules->event[n].name, said_text(at, "event")) != 0) continue;
        for (int c = 0; c < rules->event[n].choices; c++) {
            if (strcmp(rules->event[n].choice[c].id, said_text(at, "choice")) != 0) continue;
            out->event = n;
            out->number = c;
            return true;
        }
    }
    return reply_no(r, "that is not asked", "answer what waits");
}

static const struct {
    const char *name;
    CommandKind kind;
} commands[] = {{"act", COMMAND_ACT}, {"offer", COMMAND_OFFER}, {"answer", COMMAND_ANSWER},
                {"predict", COMMAND_PREDICT}, {"choose", COMMAND_CHOOSE}};

static bool command_find(const char *name, CommandKind *out) {
    for (size_t n = 0; n < COUNT_OF(commands); n++)
        if (strcmp(name, commands[n].name) == 0) return *out = commands[n].kind, true;
    return false;
}

bool server_command(Server *s, int table, SeatId seat, JsonAt at, Command *out, Reply *r) {
    const Session *g = table >= 0 && table < s->c->setup.tables ? s->c->table[table].game : NULL;
    *out = (Command){.seat = seat};
    if (!g || seat == SEAT_NONE) return reply_no(r, "no game is played there yet", "wait until the facilitator begins");
    if (!command_find(said_text(at, "do"), &out->kind)) return reply_no(r, "there is no such order", "reload the page");
    switch (out->kind) {
    case COMMAND_ACT:
        out->act = said_act(at, "act", "to", seat);
        return out->act.act != ACT_NONE || reply_no(r, "there is no such card", "choose one that is listed");
    case COMMAND_OFFER: return command_offer(g, seat, at, out, r);
    case COMMAND_ANSWER:
        out->number = said_int(at, "offer", 0);
        out->yes = said_yes(at, "yes");
        return true;
    case COMMAND_PREDICT:
        if (session_over(g)) return reply_no(r, "the game is over", "nothing is left to expect");
        out->prediction = session_question(g, seat);
        if (!said_yes(at, "yes")) out->prediction.above = !out->prediction.above;
        out->prediction.confidence = real_clamp(said_real(at, "sure", 0.5), 0.5, 1);
        return true;
    default: return command_choose(g, at, out, r);
    }
}

/* person −1: the facilitator. */
bool server_submit(Server *s, int person, int table, const Command *command, int order, Reply *r) {
    const Session *g = s->c->table[table].game;
    const JournalEntry entry = {.turn = session_turn(g), .month = (int)g->world.month, .command = *command};
    ClassEvent e = class_event(person < 0 ? CLASS_EVENT_lead : CLASS_EVENT_order);
    Text line = {0};
    journal_line(&entry, s->c->scenario, &line);
    e.person = person;
    e.table = table;
    e.order = order;
    const bool fits = line.length < sizeof e.text;
    if (fits) strcpy(e.text, line.data);
    text_free(&line);
    if (!fits || !server_do(s, &e, r)) return false;
    if (command->kind == COMMAND_OFFER && r->v.answered) {
        const Board b = class_board(s->c, table, command->seat);
        JsonOut json = json_out_start(&r->more, 0);
        Text said = {0};
        board_answer(&b, &command->offer, &r->v, &said);
        json_out_object_begin(&json);
        json_out_put_text(&json, "what", "said");
        json_out_put_text(&json, "text", said.data);
        json_out_object_end(&json);
        json_out_finish(&json);
        text_free(&said);
    }
    return true;
}

/* --- coming in --------------------------------------------------------------------------------- */

static void becomes(Server *s, Link *l, int person) {
    ClassPerson *p = &s->c->person[person];
    l->role = ROLE_PERSON;
    l->person = person;
    if (!p->online) server_changed(s, p->table);
    p->online = true;
    s->told_soon = true;
}

/* At most so many wrong codes a second, of all together: beyond them none is looked at. */
static bool codes_open(Server *s, Reply *r) {
    const double now = server_now(s);
    s->wrong_allowance = real_min(WRONG_A_SECOND, s->wrong_allowance + WRONG_A_SECOND * (now - s->wrong_heard));
    s->wrong_heard = now;
    if (s->wrong_allowance >= 1) return true;
    return reply_no(r, "too many wrong codes are being tried", "wait a moment, then try again");
}

static bool code_wrong(Server *s, Link *l, Reply *r) {
    s->wrong_allowance -= 1;
    l->wrong++;
    return reply_no(r, "that is not the code of this class", "read it from the wall: six letters and digits");
}

static bool code_is(const char *said, const char *code) {
    int same = 0, letters = 0;
    for (const char *at = said; *at; at++) {
        if (*at == ' ' || *at == '-') continue;
        const char letter = *at >= 'a' && *at <= 'z' ? (char)(*at - 'a' + 'A') : *at;
        if (letters < CLASS_CODE_BYTES - 1) same += letter == code[letters] ? 1 : 0;
        letters++;
    }
    return code[0] && letters == CLASS_CODE_BYTES - 1 && same == letters;
}

/* A seat that waits for another device. */
static bool moves_in(Server *s, Link *l, const char *code, Reply *r) {
    for (int n = 0; n < s->host.movings; n++) {
        if (!code_is(code, s->host.moving[n].code)) continue;
        ClassEvent e = class_event(CLASS_EVENT_rekey);
        e.person = s->host.moving[n].person;
        s->moving_until[n] = 0;
        if (!class_key_draw(e.key, NULL) || !server_do(s, &e, r)) return false;
        strcpy(r->key, e.key);
        for (int m = 0; m < LINKS_MAX; m++) /* the old device opens nothing any more */
            if (s->link[m].wsi && s->link[m].role == ROLE_PERSON && s->link[m].person == e.person)
                link_close(s, &s->link[m], 4001);
        becomes(s, l, e.person);
        return true;
    }
    return false;
}

static bool do_back(Server *s, Link *l, JsonAt at, Reply *r) {
    const int person = class_person_by_key(s->c, said_text(at, "key"));
    if (person < 0) return reply_no(r, "this seat is not known any more", "join with the code of the class");
    becomes(s, l, person);
    return r->v.taken = true;
}

/* The page may draw its key itself: when the answer was lost, joining once more with it is coming back. */
static bool key_taken(JsonAt at, char key[CLASS_KEY_BYTES], Reply *r) {
    const char *own = said_text(at, "key");
    if (!own[0]) return class_key_draw(key, NULL) || reply_no(r, "no key can be drawn", "try again");
    return strlen(own) == CLASS_KEY_BYTES - 1 ? strcpy(key, own) != NULL
                                              : reply_no(r, "that is no key", "32 digits 0-9, a-f");
}

static bool do_join(Server *s, Link *l, JsonAt at, Reply *r) {
    const char *code = said_text(at, "code");
    if (class_person_by_key(s->c, said_text(at, "key")) >= 0) return do_back(s, l, at, r);
    if (!codes_open(s, r)) return false;
    if (moves_in(s, l, code, r)) return true;
    if (!code_is(code, s->c->setup.code)) return code_wrong(s, l, r);
    ClassEvent join = class_event(CLASS_EVENT_join), place = class_event(CLASS_EVENT_place);
    const ClassPlace next = class_place_next(s->c);
    snprintf(join.text, sizeof join.text, "%s", said_text(at, "name"));
    if (!key_taken(at, join.key, r)) return false;
    if (!server_do(s, &join, r)) return false;
    strcpy(r->key, join.key);
    place.person = s->c->people - 1;
    place.table = next.table;
    place.seat = next.seat;
    becomes(s, l, place.person);
    return server_do(s, &place, r);
}

static bool same_key(const char *a, const char *b) {
    unsigned differ = strlen(a) != CLASS_KEY_BYTES - 1 || strlen(b) != CLASS_KEY_BYTES - 1;
    for (int n = 0; !differ && n < CLASS_KEY_BYTES - 1; n++) differ |= (unsigned)(a[n] ^ b[n]) << 1;
    return differ == 0;
}

static bool do_lead(Server *s, Link *l, JsonAt at, Reply *r) {
    if (!codes_open(s, r)) return false;
    if (!same_key(said_text(at, "key"), s->c->setup.key)) {
        code_wrong(s, l, r);
        return reply_no(r, "that is not the key of the board", "copy it from the terminal where the class was started");
    }
    l->role = ROLE_BOARD;
    s->told_soon = true;
    return r->v.taken = true;
}

static bool do_wall(Server *s, Link *l, JsonAt at, Reply *r) {
    if (!same_key(said_text(at, "key"), s->wall_key) && !same_key(said_text(at, "key"), s->c->setup.key))
        return reply_no(r, "the wall opens from the board", "open the board on this computer first");
    l->role = ROLE_WALL;
    s->told_soon = true;
    return r->v.taken = true;
}

/* --- a person's deeds -------------------------------------------------------------------------- */

/* A page that did not hear the answer sends its order again, under the same mark. */
static int said_order(JsonAt at) {
    JsonAt found;
    int mark;
    return json_object_find(at, "order", &found) && json_as_int(found, 1, INT_MAX, &mark, NULL) ? mark : 0;
}

static bool order(Server *s, Link *l, JsonAt at, Reply *r) {
    const ClassPerson *p = &s->c->person[l->person];
    const int mark = said_order(at);
    Command command;
    if (class_order_known(s->c, l->person, mark)) return r->v.taken = true;
    return server_command(s, p->table, p->seat, at, &command, r) &&
           server_submit(s, l->person, p->table, &command, mark, r);
}

static bool person_event(Server *s, Link *l, ClassEventKind kind, JsonAt at, Reply *r) {
    ClassEvent e = class_event(kind);
    e.person = l->person;
    e.table = s->c->person[l->person].table;
    e.yes = said_yes(at, "yes");
    e.order = kind == CLASS_EVENT_undo ? said_order(at) : 0;
    e.number = said_int(at, "answer", -1);
    snprintf(e.text, sizeof e.text, "%s", kind == CLASS_EVENT_sentence ? said_text(at, "text") : "");
    return server_do(s, &e, r);
}
static bool do_undo(Server *s, Link *l, JsonAt at, Reply *r) {
    return class_order_known(s->c, l->person, said_order(at)) ? (r->v.taken = true)
                                                              : person_event(s, l, CLASS_EVENT_undo, at, r);
}
static bool do_ready(Server *s, Link *l, JsonAt at, Reply *r) { return person_event(s, l, CLASS_EVENT_ready, at, r); }
static bool do_vote(Server *s, Link *l, JsonAt at, Reply *r) { return person_event(s, l, CLASS_EVENT_answer, at, r); }
static bool do_because(Server *s, Link *l, JsonAt at, Reply *r) {
    return text_has_controls(said_text(at, "text")) ? reply_no(r, "the sentence holds what is no text", "write it anew")
                                                    : person_event(s, l, CLASS_EVENT_sentence, at, r);
}

/* Questions that change nothing; of the board's chosen seat too. */
static bool looked(const Server *s, const Link *l, int *table, SeatId *seat, Reply *r) {
    *table = l->role == ROLE_BOARD ? l->table : s->c->person[l->person].table;
    *seat = l->role == ROLE_BOARD ? l->seat : s->c->person[l->person].seat;
    return (*table >= 0 && *seat != SEAT_NONE && s->c->table[*table].game != NULL) ||
           reply_no(r, "no game is played there yet", "wait until the facilitator begins");
}

static bool do_asks(Server *s, Link *l, JsonAt at, Reply *r) {
    int table;
    SeatId seat;
    const SeatId other = seat_find(said_text(at, "seat"));
    if (!looked(s, l, &table, &seat, r)) return false;
    if (other == SEAT_NONE || other == seat || !seat_sits(s->c->scenario, other))
        return reply_no(r, "nobody sits there", "choose another seat");
    view_asks(s->c, table, seat, other, &r->more);
    return r->v.taken = true;
}

static bool do_why(Server *s, Link *l, JsonAt at, Reply *r) {
    int table;
    SeatId seat;
    Err err = {{0}};
    if (!looked(s, l, &table, &seat, r)) return false;
    if (view_why(s->c, table, seat, said_text(at, "of"), &r->more, &err)) return r->v.taken = true;
    return reply_no(r, err.text, "");
}

static bool do_card(Server *s, Link *l, JsonAt at, Reply *r) {
    int table;
    SeatId seat;
    const ActId act = act_find(said_text(at, "act"));
    if (!looked(s, l, &table, &seat, r)) return false;
    if (act == ACT_NONE || !act_owned(act, seat, s->c->scenario))
        return reply_no(r, "there is no such card", "choose one that is listed");
    view_card(s->c, table, seat, act, said_yes(at, "down"), &r->more);
    return r->v.taken = true;
}

static const struct {
    const char *name;
    unsigned who; /* bits of Role */
    Deed *deed;
} deeds[] = {
    {"join", 1u << ROLE_STRANGER, do_join},   {"back", 1u << ROLE_STRANGER, do_back},
    {"lead", 1u << ROLE_STRANGER, do_lead},   {"wall", 1u << ROLE_STRANGER, do_wall},
    {"act", 1u << ROLE_PERSON, order},        {"offer", 1u << ROLE_PERSON, order},
    {"answer", 1u << ROLE_PERSON, order},     {"predict", 1u << ROLE_PERSON, order},
    {"choose", 1u << ROLE_PERSON, order},     {"undo", 1u << ROLE_PERSON, do_undo},
    {"ready", 1u << ROLE_PERSON, do_ready},   {"vote", 1u << ROLE_PERSON, do_vote},
    {"because", 1u << ROLE_PERSON, do_because},
    {"asks", 1u << ROLE_PERSON | 1u << ROLE_BOARD, do_asks},
    {"why", 1u << ROLE_PERSON | 1u << ROLE_BOARD, do_why},
    {"card", 1u << ROLE_PERSON | 1u << ROLE_BOARD, do_card},
};

/* --- the door ---------------------------------------------------------------------------------- */

static Deed *deed_find(const char *name, Role role) {
    for (size_t n = 0; n < COUNT_OF(deeds); n++)
        if (strcmp(deeds[n].name, name) == 0 && (deeds[n].who >> role & 1) != 0) return deeds[n].deed;
    return role == ROLE_BOARD ? server_lead_find(name) : NULL;
}

static void answer(Server *s, Link *l, int number, Reply *r) {
    Text text = {0};
    JsonOut json = json_out_start(&text, 0);
    json_out_object_begin(&json);
    json_out_put_text(&json, "what", "answer");
    json_out_put_int(&json, "n", number);
    json_out_put_bool(&json, "taken", r->v.taken);
    if (!r->v.taken) {
        json_out_put_text(&json, "why_not", r->v.why_not);
        json_out_put_text(&json, "nearest", r->v.nearest);
    }
    if (r->v.taken && r->key[0]) json_out_put_text(&json, "key", r->key);
    json_out_object_end(&json);
    json_out_finish(&json);
    link_answer(s, l, &text);
    if (r->more.length > 0) link_answer(s, l, &r->more);
    text_free(&r->more);
}

/* After some wrong codes an answer takes a second: the loop hears the message again when it is over. */
static bool held(Server *s, Link *l, Deed *deed) {
    if ((deed != do_join && deed != do_lead) || l->wrong < WRONG_BEFORE_DELAY) return false;
    const bool waited = l->wait_until > 0;
    l->wait_until = waited ? 0 : server_now(s) + 1;
    return l->held = !waited;
}

void server_hear(Server *s, Link *l, const char *bytes, size_t length) {
    Reply r = {0};
    Err err = {{0}};
    Json *message = json_parse("message", bytes, length, &err);
    const JsonAt at = message ? json_root(message) : (JsonAt){0};
    if (!message || json_kind(at) != JSON_OBJECT) {
        link_close(s, l, 1008);
    } else {
        Deed *deed = deed_find(said_text(at, "do"), l->role);
        if (!deed) reply_no(&r, "that cannot be done from this page", "reload it");
        if (!deed || !held(s, l, deed)) {
            if (deed) r.v.taken = deed(s, l, at, &r);
            answer(s, l, said_int(at, "n", 0), &r);
        }
    }
    json_free(message);
}
