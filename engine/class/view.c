/* What all pages share, and the two small messages. Always true: see view.h. */
#include <math.h>
#include <string.h>

#include "class/view_parts.h"
#include "report/dials.h"
#include "report/paper.h"
#include "report/variable.h"
#include "model/rulebook.h"
#include "session/naming.h"

JsonOut view_begin(const char *what, Text *out) {
    JsonOut json = json_out_start(out, 0);
    json_out_object_begin(&json);
    json_out_put_text(&json, "what", what);
    return json;
}

void view_finish(JsonOut *json) {
    json_out_object_end(json);
    json_out_finish(json);
}

/* --- texts ------------------------------------------------------------------------------------ */

void view_lines(JsonOut *json, const char *key, Text *text) {
    paper_unmark(text);
    json_out_key(json, key);
    json_out_array_begin(json);
    for (char *at = text->data; at && *at;) {
        char *end = at + strcspn(at, "\n"), *next = *end ? end + 1 : end;
        while (*at == ' ') at++;
        while (end > at && end[-1] == ' ') end--;
        *end = '\0';
        if (end > at) json_out_text(json, at);
        at = next;
    }
    json_out_array_end(json);
    text_free(text);
}

void view_words(JsonOut *json, const char *key, Text *text) {
    paper_unmark(text);
    char *at = text->data ? text->data : NULL;
    while (at && *at == ' ') at++;
    for (char *c = at; c && *c; c++)
        if (*c == '\n') *c = c[1] ? ' ' : '\0';
    json_out_put_text(json, key, at ? at : "");
    text_free(text);
}

/* --- the clock -------------------------------------------------------------------------------- */

void view_clock(JsonOut *json, const Class *c) {
    json_out_put_text(json, "stage", class_stage_name(c->stage));
    json_out_put_int(json, "play", c->play + 1);
    json_out_put_int(json, "plays", c->setup.plays);
    json_out_put_int(json, "turn", c->turn);
    json_out_put_int(json, "turns", c->setup.turns);
    json_out_put_real(json, "left", class_left(c));
    json_out_put_bool(json, "paused", c->paused);
    json_out_put_bool(json, "frozen", c->frozen);
    json_out_put_bool(json, "revealed", c->revealed);
}

/* --- seats ------------------------------------------------------------------------------------ */

static int seat_online(const Class *c, int table, SeatId seat) {
    int online = 0;
    for (int n = 0; n < c->people; n++) {
        const ClassPerson *p = &c->person[n];
        online += !p->gone && p->table == table && p->seat == seat && p->online ? 1 : 0;
    }
    return online;
}

void view_seats(JsonOut *json, const Class *c, int table) {
    const ClassTable *t = &c->table[table];
    json_out_key(json, "seats");
    json_out_array_begin(json);
    for (int n = 0; n < SEAT_COUNT; n++) {
        if (!seat_sits(c->scenario, (SeatId)n)) continue;
        const int people = class_seat_people(c, table, (SeatId)n);
        json_out_object_begin(json);
        json_out_put_text(json, "seat", seat_info((SeatId)n)->role);
        json_out_put_text(json, "name", c->scenario->seat_name[n]);
        json_out_put_int(json, "people", people);
        json_out_put_int(json, "online", seat_online(c, table, (SeatId)n));
        json_out_put_bool(json, "bot", t->game ? !session_person(t->game, (SeatId)n) : people == 0);
        json_out_put_bool(json, "stood_in", t->stood_in[n]);
        json_out_put_bool(json, "waits", class_seat_waits(c, table, (SeatId)n));
        json_out_object_end(json);
    }
    json_out_array_end(json);
}

/* --- dials ------------------------------------------------------------------------------------ */

void view_dials(JsonOut *json, const ClassTable *t) {
    const World *w = &t->game->world, *was = t->last.any ? &t->last.begin : w;
    json_out_key(json, "dials");
    json_out_array_begin(json);
    for (int n = 0; n < DIAL_COUNT; n++) {
        const DialFace face = dial_face((DialId)n, w, was);
        char change[96];
        bool better;
        json_out_object_begin(json);
        json_out_put_text(json, "name", dial_name((DialId)n));
        json_out_put_text(json, "caption", face.caption);
        json_out_put_text(json, "value", face.value);
        json_out_put_text(json, "why", face.why);
        if (dial_change(&face, change, &better)) {
            json_out_put_text(json, "change", change);
            json_out_put_bool(json, "better", better);
        }
        json_out_object_end(json);
    }
    json_out_array_end(json);
}

static void curve(JsonOut *json, const ClassTable *t, DialId id) {
    const Session *g = t->game;
    json_out_object_begin(json);
    json_out_put_text(json, "name", dial_name(id));
    json_out_put_bool(json, "down_is_better", dial_face(id, &g->world, &g->world).down_is_better);
    json_out_key(json, "at");
    json_out_array_begin(json);
    for (int turn = g->first_turn; turn <= session_turn(g); turn++) {
        const World *w = session_past(g, turn);
        if (w) json_out_real(json, round(1000 * dial_face(id, w, w).now) / 1000);
    }
    if (session_over(g)) json_out_real(json, round(1000 * dial_face(id, &g->world, &g->world).now) / 1000);
    json_out_array_end(json);
    json_out_object_end(json);
}

/* Those with a number that may have an arrow: lives and escalation are bands and words. */
void view_curves(JsonOut *json, const Class *c, int table) {
    static const DialId drawn[] = {DIAL_SECURITY, DIAL_SOVEREIGNTY, DIAL_COHESION, DIAL_LAW};
    json_out_key(json, "curves");
    json_out_array_begin(json);
    for (size_t n = 0; n < COUNT_OF(drawn) && c->table[table].game; n++) curve(json, &c->table[table], drawn[n]);
    json_out_array_end(json);
}

enum { MARKS_TOLD = 24 }; /* the last */

static bool is_mark(const JournalEntry *e) {
    return e->command.kind == COMMAND_INJECT || e->command.kind == COMMAND_OVERRIDE;
}

static void mark_write(JsonOut *json, const Class *c, const JournalEntry *e, bool leads) {
    const Prediction *p = &e->command.prediction;
    Text text = {0};
    if (e->command.kind == COMMAND_INJECT) {
        text_say(&text, "Let happen by the facilitator: ");
        naming_fill(c->scenario, c->scenario->rules->event[e->command.event].title, &text);
    } else if (!leads && variable_info(c->scenario, (Variable){p->var, p->index}).seen_by != SEEN_ALL) {
        text_say(&text, "Set by the facilitator: a number that not everybody may see");
    } else {
        text_say(&text, "Set by the facilitator: ");
        variable_write(c->scenario, (Variable){p->var, p->index}, &text);
        text_say(&text, " = %.4g", p->line);
    }
    json_out_object_begin(json);
    json_out_put_int(json, "turn", e->turn);
    view_words(json, "text", &text);
    json_out_object_end(json);
}

/* What was let happen or set: it stands beside every chart. Who holds a seat is told with the seats. */
void view_marks(JsonOut *json, const Class *c, int table, bool leads) {
    const Journal *j = &c->table[table].game->journal;
    int all = 0, at = 0;
    for (size_t n = 0; n < j->count; n++) all += is_mark(&j->entries[n]) ? 1 : 0;
    json_out_key(json, "marks");
    json_out_array_begin(json);
    for (size_t n = 0; n < j->count; n++)
        if (is_mark(&j->entries[n]) && ++at > all - MARKS_TOLD) mark_write(json, c, &j->entries[n], leads);
    json_out_array_end(json);
}

/* --- a question to all ------------------------------------------------------------------------ */

void view_question(JsonOut *json, const Class *c, bool counts) {
    const ClassQuestion *q = &c->question;
    if (q->answers == 0 || q->turn != c->turn || q->stage != c->stage) return;
    json_out_key(json, "question");
    json_out_object_begin(json);
    json_out_put_text(json, "text", q->text);
    json_out_key(json, "answers");
    json_out_array_begin(json);
    for (int n = 0; n < q->answers; n++) json_out_text(json, q->answer[n]);
    json_out_array_end(json);
    if (counts) {
        json_out_key(json, "counts");
        json_out_array_begin(json);
        for (int n = 0; n < q->answers; n++) json_out_int(json, q->count[n]);
        json_out_array_end(json);
    }
    json_out_object_end(json);
}

/* --- the two small messages -------------------------------------------------------------------- */

void view_class(const Class *c, int table, Text *out) {
    JsonOut json = view_begin("class", out);
    view_clock(&json, c);
    json_out_put_text(&json, "message", c->message);
    view_question(&json, c, c->revealed);
    if (table >= 0) {
        json_out_put_int(&json, "table", table + 1);
        json_out_put_bool(&json, "closed", c->table[table].closed);
        view_seats(&json, c, table);
    }
    view_finish(&json);
}

/* The last that the facilitator said to this person or its table. */
static const char *said_to(const Class *c, int person) {
    for (int n = c->entries; n-- > 0;) {
        const ClassEntry *e = &c->entry[n];
        if (e->kind != CLASS_EVENT_message) continue;
        if (e->person == person || (e->person < 0 && e->table >= 0 && e->table == c->person[person].table))
            return e->text;
    }
    return "";
}

void view_you(const Class *c, int person, Text *out) {
    const ClassPerson *p = &c->person[person];
    JsonOut json = view_begin("you", out);
    json_out_put_text(&json, "name", p->name);
    json_out_put_int(&json, "table", p->table + 1);
    json_out_put_text(&json, "seat", p->seat == SEAT_NONE ? NULL : seat_info(p->seat)->role);
    json_out_put_text(&json, "seat_name", p->seat == SEAT_NONE ? NULL : c->scenario->seat_name[p->seat]);
    json_out_put_int(&json, "shared", p->seat == SEAT_NONE ? 0 : class_seat_people(c, p->table, p->seat));
    json_out_put_bool(&json, "ready", p->ready);
    json_out_put_int(&json, "answer", p->answer);
    json_out_put_text(&json, "sentence", p->sentence);
    json_out_put_text(&json, "message", said_to(c, person));
    view_finish(&json);
}
