/* What is told to whom and when, and the round of the server. Always true: see server.h; nothing leaves
 * before the disk has it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "class/class_file.h"
#include "class/server_loop.h"
#include "core/memory.h"
#include "report/paper.h"

double server_now(const Server *s) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return s->at + ((double)t.tv_sec + 1e-9 * (double)t.tv_nsec - s->began);
}

/* --- what changed ------------------------------------------------------------------------------ */

void server_changed(Server *s, int table) {
    for (int n = 0; n <= s->c->setup.tables; n++)
        if (table < 0 || n == 0 || n == table + 1) s->cls[n].fresh = false;
    s->board.fresh = s->wall.fresh = false;
}

static void game_changed(Server *s, int table) {
    for (int t = 0; t < s->c->setup.tables; t++)
        for (int seat = 0; seat <= SEATS_MAX; seat++)
            if (table < 0 || t == table) s->game[t][seat].fresh = false;
    s->board.fresh = s->wall.fresh = s->aloud.fresh = false;
}

static void you_changed(Server *s, int person) {
    for (int n = 0; n < s->c->people; n++)
        if (person < 0 || n == person) s->you_version[n]++;
    s->board.fresh = s->wall.fresh = false;
}

/* One entry: what it touches, and whether all are told at once. */
static bool entry_touches(Server *s, const ClassEntry *e) {
    switch (e->kind) {
    case CLASS_EVENT_order:
    case CLASS_EVENT_undo: game_changed(s, e->table); return false;
    case CLASS_EVENT_ready:
        you_changed(s, e->person);
        server_changed(s, s->c->person[e->person].table);
        return false;
    case CLASS_EVENT_answer:
    case CLASS_EVENT_sentence: you_changed(s, e->person); return false;
    case CLASS_EVENT_join:
    case CLASS_EVENT_rekey: you_changed(s, e->person); return false;
    case CLASS_EVENT_place:
    case CLASS_EVENT_leave:
        you_changed(s, -1);
        server_changed(s, -1);
        if (s->c->table[0].game) game_changed(s, -1);
        return false;
    case CLASS_EVENT_lead:
    case CLASS_EVENT_rewind:
    case CLASS_EVENT_branch:
    case CLASS_EVENT_close:
        game_changed(s, e->table);
        server_changed(s, e->table);
        you_changed(s, -1);
        return true;
    default:
        server_changed(s, -1);
        you_changed(s, -1);
        if (e->kind == CLASS_EVENT_start || e->kind == CLASS_EVENT_play) game_changed(s, -1);
        return true;
    }
}

/* --- telling ----------------------------------------------------------------------------------- */

static uint64_t digest_of(const Text *text) {
    Digest d = digest_start();
    digest_add_bytes(&d, text->data, text->length);
    return d.a ? d.a : 1;
}

static void told_again(Told *told) {
    told->text.length = 0;
    told->fresh = true;
}

static Told *told_class(Server *s, int table) {
    Told *t = &s->cls[table + 1];
    if (t->fresh) return t;
    told_again(t);
    view_class(s->c, table, &t->text);
    t->digest = digest_of(&t->text);
    return t;
}

static Told *told_game(Server *s, int table, SeatId seat) {
    Told *t = &s->game[table][seat == SEAT_NONE ? SEATS_MAX : (int)seat];
    if (t->fresh) return t;
    told_again(t);
    if (seat == SEAT_NONE) view_table(s->c, table, &t->text);
    else view_game(s->c, table, seat, &t->text);
    t->digest = digest_of(&t->text);
    return t;
}

static Told *told_aloud(Server *s) {
    if (s->aloud.fresh) return &s->aloud;
    told_again(&s->aloud);
    if (s->aloud_table >= 0) view_aloud(s->c, s->aloud_table, s->aloud_seat, &s->aloud.text);
    else text_add(&s->aloud.text, "{\"what\": \"game\", \"table\": 0}");
    s->aloud.digest = digest_of(&s->aloud.text);
    return &s->aloud;
}

static Told *told_page(Server *s, Role role) {
    Told *t = role == ROLE_BOARD ? &s->board : &s->wall;
    if (t->fresh) return t;
    told_again(t);
    if (role == ROLE_BOARD) view_board(s->c, &s->host, &t->text);
    else view_wall(s->c, &s->host, &t->text);
    t->digest = digest_of(&t->text);
    return t;
}

/* The next message that this connection lacks, if it is new to it; NULL: it has all. */
static const Text *news(uint64_t *has, const Told *told) {
    if (*has == told->digest) return NULL;
    *has = told->digest;
    return &told->text;
}

static const Text *you_for(Server *s, Link *l, Text *own) {
    if (l->you_version == s->you_version[l->person] && l->sent_you) return NULL;
    l->you_version = s->you_version[l->person];
    view_you(s->c, l->person, own);
    const uint64_t digest = digest_of(own);
    if (digest == l->sent_you) return NULL;
    l->sent_you = digest;
    return own;
}

static const Text *news_for(Server *s, Link *l, Text *own) {
    const Text *text = NULL;
    if (l->role == ROLE_PERSON) {
        const ClassPerson *p = &s->c->person[l->person];
        if ((text = you_for(s, l, own)) || (text = news(&l->sent_class, told_class(s, p->table)))) return text;
        if (p->table >= 0 && s->c->table[p->table].game) text = news(&l->sent_game, told_game(s, p->table, p->seat));
    } else if (l->role != ROLE_STRANGER) {
        text = news(&l->sent_page, told_page(s, l->role));
        if (!text && l->role == ROLE_WALL && s->c->table[0].game) text = news(&l->sent_game, told_aloud(s));
        if (!text && l->role == ROLE_BOARD && l->table >= 0 && s->c->table[l->table].game)
            text = news(&l->sent_game, told_game(s, l->table, l->seat));
    }
    return text;
}

/* Sends one message; true if more may follow. */
bool link_tell(Server *s, Link *l) {
    Text own = {0};
    bool told = true;
    if (l->answers > 0) {
        told = loop_write(l, &l->answer[0]);
        text_free(&l->answer[0]);
        memmove(l->answer, l->answer + 1, (size_t)--l->answers * sizeof *l->answer);
        l->answer[l->answers] = (Text){0};
    } else {
        const Text *text = news_for(s, l, &own);
        told = text && loop_write(l, text);
    }
    text_free(&own);
    return told;
}

/* What was done and is not on the disk is told to nobody. */
bool server_settled(const Server *s) { return s->read == s->c->entries; }

void link_answer(Server *s, Link *l, Text *json) {
    (void)s;
    if (l->answers == ANSWERS_MAX) {
        text_free(json);
        link_close(s, l, 1008); /* it asks and does not read */
        return;
    }
    l->answer[l->answers++] = *json;
    *json = (Text){0};
}

/* --- the round --------------------------------------------------------------------------------- */

enum { PUBLIC_MS = 400 }; /* between two tellings of what others ordered */

static void nobody_moves(Server *s, double now) {
    for (int n = 0; n < s->host.movings; n++) {
        if (s->moving_until[n] > now) continue;
        s->host.moving[n] = s->host.moving[--s->host.movings];
        s->moving_until[n--] = s->moving_until[s->host.movings];
        s->board.fresh = false;
    }
}

/* After each round of messages: the clock, the disk, and who is told. */
void server_settle(Server *s) {
    const double now = server_now(s);
    class_tick(s->c, now);
    nobody_moves(s, now);
    debrief_follow(s);
    net_follow(s);
    bool soon = s->told_soon;
    const bool any = s->read < s->c->entries;
    for (; s->read < s->c->entries; s->read++) soon = entry_touches(s, &s->c->entry[s->read]) || soon;
    if (any && !class_file_flush(s->c, &s->why_failed)) {
        s->failed = true;
        return;
    }
    s->told_soon = false;
    const bool all = soon || now >= s->next_public;
    if (all) s->next_public = now + PUBLIC_MS / 1000.0;
    for (int n = 0; n < LINKS_MAX; n++) {
        Link *l = &s->link[n];
        if (!l->wsi || !l->talks) continue;
        if (l->answers > 0 || l->close_code || l->again || (all && l->role != ROLE_STRANGER)) loop_wants(l);
        l->again = false;
    }
}

void server_told_free(Server *s) {
    for (int n = 0; n <= CLASS_TABLES_MAX; n++) text_free(&s->cls[n].text);
    for (int t = 0; t < CLASS_TABLES_MAX; t++)
        for (int seat = 0; seat <= SEATS_MAX; seat++) text_free(&s->game[t][seat].text);
    text_free(&s->aloud.text);
    text_free(&s->board.text);
    text_free(&s->wall.text);
}

static void say(const Server *s, const char *line) {
    if (s->ask.say) s->ask.say(line);
}

static void say_where(Server *s) {
    Text line = {0};
    say(s, tongue("Pages for the people of the class:"));
    for (int n = 0; n < s->host.urls; n++) {
        text_add(&line, "    %s", s->host.url[n]);
        say(s, line.data);
        line.length = 0;
    }
    text_say(&line, "Code to join: %s", s->c->setup.code);
    say(s, line.data);
    line.length = 0;
    text_say(&line, "Board of whoever leads: http://127.0.0.1:%d/board (the wall for the projector opens from there)",
             s->port);
    say(s, line.data);
    line.length = 0;
    text_say(&line, "Key of the board: %s", s->c->setup.key);
    say(s, line.data);
    text_free(&line);
}

static bool begin(Server *s, Err *err) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    s->began = (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
    s->at = s->c->now;
    s->read = s->c->entries;
    s->aloud_table = -1;
    s->wrong_allowance = WRONG_A_SECOND;
    s->link = memory_zeros(LINKS_MAX, sizeof *s->link);
    s->host.lan = s->ask.lan;
    s->host.wall_key = s->wall_key;
    for (int n = 0; n < s->c->people; n++) s->c->person[n].online = false;
    return class_key_draw(s->wall_key, err) && pages_open(s->ask.data, s->ask.language, err) && loop_open(s, err);
}

bool server_run(const ServerAsk *ask, Err *err) {
    Server *s = memory_zeros(1, sizeof *s);
    s->ask = *ask;
    s->c = ask->c;
    paper_columns_use(PAPER_UNBROKEN);
    bool done = begin(s, err);
    if (done) {
        net_addresses(s);
        say_where(s);
        if (!net_self_test(s)) say(s, s->warning);
        while (!*ask->stop && !s->failed) {
            loop_round(s);
            server_settle(s);
        }
        class_file_flush(s->c, s->failed ? NULL : &s->why_failed);
        if (s->failed) {
            *err = s->why_failed;
            done = false;
        }
    }
    debrief_end(s);
    loop_close(s);
    paper_columns_use(PAPER_COLUMNS);
    pages_close();
    server_told_free(s);
    free(s->link);
    free(s);
    return done;
}
