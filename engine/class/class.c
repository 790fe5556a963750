/* A class: who comes in and sits where, what it does now, what is said. Always true: see class.h. */
#include "class/class.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "class/class_file.h"
#include "class/class_parts.h"
#include "core/memory.h"
#include "core/real.h"
#include "table/book.h"
#include "table/table.h"

bool class_no(Verdict *out, const char *why_not, const char *nearest) {
    snprintf(out->why_not, sizeof out->why_not, "%s", tongue(why_not));
    snprintf(out->nearest, sizeof out->nearest, "%s", tongue(nearest));
    return false;
}

/* --- making ------------------------------------------------------------------------------------ */

static bool drawn(unsigned char *bytes, size_t count, Err *err) {
    size_t have = 0;
    while (have < count) {
        const ssize_t got = getrandom(bytes + have, count - have, 0);
        if (got < 0 && errno != EINTR) return err_set(err, "the system gives no random numbers: %s", strerror(errno));
        have += got > 0 ? (size_t)got : 0;
    }
    return true;
}

bool class_key_draw(char key[CLASS_KEY_BYTES], Err *err) {
    unsigned char bytes[(CLASS_KEY_BYTES - 1) / 2];
    if (!drawn(bytes, sizeof bytes, err)) return false;
    for (size_t n = 0; n < sizeof bytes; n++) snprintf(key + 2 * n, 3, "%02x", bytes[n]);
    return true;
}

bool class_code_draw(char code[CLASS_CODE_BYTES], Err *err) {
    static const char letters[] = "ABCDEFGHJKLMNPQRSTUVWXYZ2345679"; /* 31; no 0 O 1 I 8: 8 is taken for B */
    unsigned char byte;
    for (int n = 0; n < CLASS_CODE_BYTES - 1; n++) {
        do if (!drawn(&byte, 1, err)) return false;
        while (byte >= 31 * 8); /* each letter as likely as any other */
        code[n] = letters[byte % 31];
    }
    code[CLASS_CODE_BYTES - 1] = '\0';
    return true;
}

static bool opened(Class *c, const char *dir, Err *err) {
    const char *change[CHANGES_MAX];
    const Changes *changes = &c->setup.changes;
    Digest digest;
    for (int n = 0; n < changes->count; n++) change[n] = changes->item[n];
    if (!pack_digest(dir, &digest, err)) return false;
    if (!digest_equal(digest, c->setup.pack_digest) && !digest_equal((Digest){0}, c->setup.pack_digest))
        return err_set(err, "%s is not the pack that this class was begun with: it was changed since", dir);
    c->setup.pack_digest = digest;
    c->book = book_open(dir, c->setup.language[0] ? c->setup.language : NULL, err);
    return c->book && pack_card(c->book, c->pack, err) &&
           book_start(c->book, c->setup.start[0] ? c->setup.start : NULL, change, changes->count, c->scenario, err);
}

bool class_begin(Class *c, const ClassSetup *setup, const char *dir, Err *err) {
    *c = (Class){
        .setup = *setup, .scenario = memory_zeros(1, sizeof *c->scenario), .pack = memory_zeros(1, sizeof *c->pack)};
    if (!opened(c, dir, err)) {
        class_end(c);
        return false;
    }
    pack_seats_told(c->book, c->pack);
    if (c->setup.plays == 0) c->setup.plays = 1;
    snprintf(c->setup.pack, sizeof c->setup.pack, "%s", c->scenario->pack);
    snprintf(c->setup.start, sizeof c->setup.start, "%s", c->scenario->start_name);
    if (c->pack->model_date[0]) table_date_write(c->pack->model_date, c->assumed);
    else history_known_until(c->scenario, c->assumed);
    return true;
}

void class_end(Class *c) {
    class_file_close(c);
    class_games_end(c);
    free(c->scenario);
    free(c->pack);
    book_close(c->book);
    for (int n = 0; n < c->entries; n++) free(c->entry[n].text);
    free(c->entry);
    *c = (Class){0};
}

/* --- people ------------------------------------------------------------------------------------ */

static bool is_person(const Class *c, int n) { return n >= 0 && n < c->people && !c->person[n].gone; }

static bool key_good(const char *key) {
    return strlen(key) == CLASS_KEY_BYTES - 1 && strspn(key, "0123456789abcdef") == CLASS_KEY_BYTES - 1;
}

static bool apply_join(Class *c, ClassEvent *e, Verdict *out) {
    if (c->people == CLASS_PEOPLE_MAX) return class_no(out, "the class is full", "share a seat with a neighbour");
    if (!class_name_good(e->text))
        return class_no(out, "that is no name", "1 to 24 letters, digits, spaces, - ' . _");
    if (!key_good(e->key)) return class_no(out, "that is no key", "32 digits 0-9, a-f");
    for (int n = 0; n < c->people; n++)
        if (!c->person[n].gone && strcmp(c->person[n].name, e->text) == 0)
            return class_no(out, "somebody is called that already", "add a letter or a number");
    ClassPerson *p = &c->person[c->people];
    if (c->locked) return class_no(out, "the class is closed to newcomers", "ask whoever leads to open it");
    *p = (ClassPerson){.table = -1, .seat = SEAT_NONE, .answer = -1};
    strcpy(p->name, e->text);
    strcpy(p->key, e->key);
    e->person = c->people++;
    return true;
}

static bool apply_place(Class *c, const ClassEvent *e, Verdict *out) {
    if (e->table < -1 || e->table >= c->setup.tables)
        return class_no(out, "there is no such table", "name a table of the plan");
    if (e->seat != SEAT_NONE && (e->table < 0 || !seat_sits(c->scenario, e->seat)))
        return class_no(out, "nobody sits there in this pack", "name a seat that the pack fills");
    ClassPerson *p = &c->person[e->person];
    const ClassPerson was = *p;
    p->table = e->table;
    p->seat = e->seat;
    p->ready = false;
    if (was.seat != SEAT_NONE) class_seat_fill(c, was.table, was.seat);
    if (p->seat != SEAT_NONE) class_seat_fill(c, p->table, p->seat);
    return true;
}

static bool apply_leave(Class *c, const ClassEvent *e) {
    ClassPerson *p = &c->person[e->person];
    p->gone = true;
    p->key[0] = '\0';
    if (p->seat != SEAT_NONE) class_seat_fill(c, p->table, p->seat);
    return true;
}

static bool apply_rekey(Class *c, const ClassEvent *e, Verdict *out) {
    if (!key_good(e->key)) return class_no(out, "that is no key", "32 digits 0-9, a-f");
    strcpy(c->person[e->person].key, e->key);
    return true;
}

/* --- the clock --------------------------------------------------------------------------------- */

static void until_set(Class *c, double at, double seconds) {
    c->until = c->paused || seconds <= 0 ? real_max(0, seconds) : at + seconds;
}

static bool apply_start(Class *c, Verdict *out) {
    if (c->table[0].game) return class_no(out, "the games have begun already", "go on");
    class_games_begin(c);
    return true;
}

static bool all_closed(const Class *c) {
    for (int t = 0; t < c->setup.tables; t++)
        if (!c->table[t].closed && !session_over(c->table[t].game)) return false;
    return true;
}

static bool apply_stage(Class *c, const ClassEvent *e, Verdict *out) {
    if (e->number <= CLASS_LOBBY || e->number >= CLASS_STAGES)
        return class_no(out, "there is no such stage", "turn, result or debrief");
    if (!c->table[0].game) return class_no(out, "the games have not begun", "start them");
    const ClassStage to = (ClassStage)e->number;
    if (to != CLASS_DEBRIEF && c->stage == CLASS_TURN && !all_closed(c))
        return class_no(out, "a table has not ended its turn", "close the turn there first");
    if (to == CLASS_TURN) {
        c->turn++;
        for (int n = 0; n < c->people; n++) c->person[n].ready = false;
        for (int t = 0; t < c->setup.tables; t++) c->table[t].closed = false;
    }
    c->stage = to;
    until_set(c, e->at, e->seconds);
    return true;
}

static bool apply_play(Class *c, const ClassEvent *e, Verdict *out) {
    if (c->stage != CLASS_DEBRIEF) return class_no(out, "the games go on", "go to the debrief first");
    if (c->play + 1 == CLASS_PLAYS_MAX)
        return class_no(out, "two plays have been played", "go back at a table, and live another history there");
    class_games_again(c);
    for (int n = 0; n < c->people; n++) c->person[n].ready = false;
    c->stage = CLASS_TURN;
    c->turn = 1;
    c->paused = false;
    until_set(c, e->at, e->seconds);
    return true;
}

static bool apply_time(Class *c, const ClassEvent *e, Verdict *out) {
    if (c->until <= 0) return class_no(out, "this stage has no end by the clock", "go on when the class is ready");
    c->until += e->seconds;
    const double least = c->paused ? 1 : e->at + 1;
    c->until = real_max(c->until, least);
    return true;
}

static bool apply_pause(Class *c, const ClassEvent *e, Verdict *out) {
    if (c->paused == e->yes) return class_no(out, "that is how it is already", "nothing is left to do");
    if (c->until > 0) c->until = e->yes ? real_max(1, c->until - e->at) : e->at + c->until;
    c->paused = e->yes;
    return true;
}

static bool apply_pace(Class *c, const ClassEvent *e, Verdict *out) {
    if (e->number > 0 && e->number < c->turn)
        return class_no(out, "more turns have been lived already", "end after this one");
    if (e->seconds < 0) return class_no(out, "a turn takes no less than no time", "0 for no limit");
    c->setup.turns = e->number;
    c->setup.turn_seconds = (int)e->seconds;
    return true;
}

/* --- words ------------------------------------------------------------------------------------- */

static bool apply_question(Class *c, const ClassEvent *e, Verdict *out) {
    ClassQuestion *q = &c->question;
    int lines = 0;
    for (const char *at = e->text; *at; at++) lines += *at == '\n';
    if (lines < 2 || lines > 4)
        return class_no(out, "a question has two to four answers",
                        "the question, then each answer on a line of its own");
    *q = (ClassQuestion){.answers = lines, .turn = c->turn, .stage = c->stage};
    strcpy(q->text, e->text);
    char *rest = q->text;
    strsep(&rest, "\n");
    for (int n = 0; n < lines; n++) q->answer[n] = strsep(&rest, "\n");
    for (int n = 0; n < c->people; n++) c->person[n].answer = -1;
    return true;
}

static bool apply_answer(Class *c, const ClassEvent *e, Verdict *out) {
    ClassPerson *p = &c->person[e->person];
    if (e->number < 0 || e->number >= c->question.answers)
        return class_no(out, "that is none of the answers", "choose one of them");
    if (p->answer >= 0) c->question.count[p->answer]--;
    p->answer = e->number;
    c->question.count[e->number]++;
    return true;
}

static bool apply_message(Class *c, const ClassEvent *e) {
    if (e->person < 0 && e->table < 0) strcpy(c->message, e->text);
    return true;
}

/* --- the door ---------------------------------------------------------------------------------- */

static bool apply(Class *c, ClassEvent *e, Verdict *out) {
    ClassPerson *p = is_person(c, e->person) ? &c->person[e->person] : NULL;
    const bool named = strchr(class_event_fields(e->kind), 'P') && e->kind != CLASS_EVENT_join;
    if (named && !p && !(e->kind == CLASS_EVENT_message && e->person < 0))
        return class_no(out, "there is no such person", "name somebody who is in the class");
    if (strlen(e->text) >= sizeof e->text) return class_no(out, "the text is too long", "say it shorter");
    switch (e->kind) {
    case CLASS_EVENT_join: return apply_join(c, e, out);
    case CLASS_EVENT_place: return apply_place(c, e, out);
    case CLASS_EVENT_leave: return apply_leave(c, e);
    case CLASS_EVENT_rekey: return apply_rekey(c, e, out);
    case CLASS_EVENT_start: return apply_start(c, out);
    case CLASS_EVENT_stage: return apply_stage(c, e, out);
    case CLASS_EVENT_play: return apply_play(c, e, out);
    case CLASS_EVENT_time: return apply_time(c, e, out);
    case CLASS_EVENT_pause: return apply_pause(c, e, out);
    case CLASS_EVENT_pace: return apply_pace(c, e, out);
    case CLASS_EVENT_lock: return c->locked = e->yes, true;
    case CLASS_EVENT_order: ASSERT(p); return e->table = p->table, class_order(c, e, p->seat, out);
    case CLASS_EVENT_lead: return class_order(c, e, SEAT_NONE, out);
    case CLASS_EVENT_undo:
        ASSERT(p);
        e->table = p->table;
        if (p->table < 0 || p->seat == SEAT_NONE || !c->table[p->table].game || c->stage != CLASS_TURN ||
            c->table[p->table].closed || !session_undo(c->table[p->table].game, p->seat))
            return class_no(out, "nothing of this turn can be taken back",
                            "what shows the luck, and what others built on, stays");
        return true;
    case CLASS_EVENT_ready:
        if (c->stage != CLASS_TURN) return class_no(out, "no turn is open", "wait for the next");
        ASSERT(p);
        p->ready = e->yes;
        return true;
    case CLASS_EVENT_close: return class_close(c, e, out);
    case CLASS_EVENT_record: return class_record(c, e, out);
    case CLASS_EVENT_rewind: return class_rewind(c, e, out);
    case CLASS_EVENT_branch: return class_branch(c, e, out);
    case CLASS_EVENT_message: return apply_message(c, e);
    case CLASS_EVENT_freeze: return c->frozen = e->yes, true;
    case CLASS_EVENT_reveal: return c->revealed = e->yes, true;
    case CLASS_EVENT_question: return apply_question(c, e, out);
    case CLASS_EVENT_answer: return apply_answer(c, e, out);
    case CLASS_EVENT_sentence: ASSERT(p); return strcpy(p->sentence, e->text), true;
    default: return class_no(out, "there is no such thing in a class", "see class_event.def");
    }
}

static void entry_keep(Class *c, const ClassEvent *e) {
    const bool said = e->kind == CLASS_EVENT_message || e->kind == CLASS_EVENT_question;
    if (c->entries == c->entries_capacity) {
        c->entries_capacity = 2 * c->entries_capacity + 64;
        c->entry = memory_grow(c->entry, (size_t)c->entries_capacity * sizeof *c->entry);
    }
    c->entry[c->entries++] = (ClassEntry){e->kind, e->person, e->table, e->number, said ? memory_text(e->text) : NULL};
}

bool class_do(Class *c, const ClassEvent *event, double now, Verdict *out) {
    Verdict unread;
    if (!out) out = &unread;
    memset(out, 0, sizeof *out);
    ClassEvent e = *event;
    e.at = c->now = real_max(now, c->now);
    if (!class_event_fits(&e)) return class_no(out, "that number is out of bounds", "name one that a lesson can have");
    if (!apply(c, &e, out)) return false;
    if (e.order > 0 && is_person(c, e.person)) {
        ClassPerson *p = &c->person[e.person];
        p->order[p->orders++ % CLASS_ORDERS_KNOWN] = e.order;
    }
    entry_keep(c, &e);
    if (c->file) class_file_append(c, &e);
    out->taken = true;
    return true;
}
