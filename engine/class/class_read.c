/* What can be seen of a class. Always true: see class.h; nothing here changes it. */
#include <stdio.h>
#include <string.h>

#include "class/class.h"
#include "core/real.h"
#include "core/text.h"

static const char *const stage_names[CLASS_STAGES] = {"lobby", "turn", "result", "debrief"};
const char *class_stage_name(ClassStage stage) {
    ASSERT(stage < CLASS_STAGES);
    return stage_names[stage];
}

double class_left(const Class *c) {
    if (c->until <= 0) return -1;
    return c->paused ? c->until : real_max(0, c->until - c->now);
}

int class_person_by_key(const Class *c, const char *key) {
    for (int n = 0; n < c->people; n++)
        if (!c->person[n].gone && c->person[n].key[0] && strcmp(c->person[n].key, key) == 0) return n;
    return -1;
}

int class_games(const Class *c) { return c->setup.tables * (c->play + 1); }

int class_play_of(const Class *c, int game) { return game < c->setup.tables ? c->play : 0; }

bool class_order_known(const Class *c, int person, int order) {
    const ClassPerson *p = &c->person[person];
    for (int n = 0; order > 0 && n < CLASS_ORDERS_KNOWN; n++)
        if (p->order[n] == order) return true;
    return false;
}

int class_seat_people(const Class *c, int table, SeatId seat) {
    int count = 0;
    for (int n = 0; n < c->people; n++)
        count += !c->person[n].gone && c->person[n].table == table && c->person[n].seat == seat;
    return count;
}

bool class_seat_waits(const Class *c, int table, SeatId seat) {
    const ClassTable *t = &c->table[table];
    if (c->stage != CLASS_TURN || t->closed || !t->game || session_over(t->game) || !session_person(t->game, seat))
        return false;
    for (int n = 0; n < c->people; n++) {
        const ClassPerson *p = &c->person[n];
        if (!p->gone && p->table == table && p->seat == seat && p->ready)
            return false; /* who shares a seat speaks for it */
    }
    return true;
}

Board class_board(const Class *c, int table, SeatId seat) {
    const ClassTable *t = &c->table[table];
    return (Board){.game = t->game, .seat = seat, .last = &t->last, .assumed = c->assumed};
}

ClassPlace class_place_next(const Class *c) {
    int coming = 0, fewest = CLASS_PEOPLE_MAX;
    for (int n = 0; n < c->people; n++) coming += !c->person[n].gone && c->person[n].table >= 0;
    if (!c->table[0].game && coming < c->setup.places) return c->setup.place[coming];
    ClassPlace best = {0, SEAT_NONE};
    for (int n = 0; n < c->setup.places; n++) {
        const ClassPlace p = c->setup.place[n];
        const int sit = p.seat == SEAT_NONE ? CLASS_PEOPLE_MAX : class_seat_people(c, p.table, p.seat);
        if (sit >= fewest) continue;
        fewest = sit;
        best = p;
    }
    return best;
}

/* --- names ------------------------------------------------------------------------------------- */

/* One character of UTF-8; 0 if there is none. */
static uint32_t letter_take(const char **at) {
    const unsigned char *s = (const unsigned char *)*at;
    const int length = s[0] < 0x80 ? 1 : s[0] >= 0xc2 && s[0] < 0xe0 ? 2 : s[0] >= 0xe0 && s[0] < 0xf0 ? 3 : 0;
    uint32_t letter = length == 1 ? s[0] : length == 2 ? s[0] & 0x1fu : s[0] & 0x0fu;
    for (int n = 1; n < length; n++) {
        if ((s[n] & 0xc0u) != 0x80u) return 0;
        letter = letter << 6 | (s[n] & 0x3fu);
    }
    *at += length;
    return length ? letter : 0;
}

static bool letter_good(uint32_t c) {
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               (c && strchr(" -'._", (int)c));
    const bool latin = (c >= 0xc0 && c <= 0x24f && c != 0xd7 && c != 0xf7) || (c >= 0x1e00 && c <= 0x1eff);
    return latin || (c >= 0x386 && c <= 0x3ff) || (c >= 0x400 && c <= 0x481) || (c >= 0x48a && c <= 0x52f) ||
           c == 0x2bc;
}

bool class_name_good(const char *name) {
    int letters = 0;
    if (name[0] == ' ' || (name[0] && name[strlen(name) - 1] == ' ')) return false;
    for (const char *at = name; *at; letters++)
        if (!letter_good(letter_take(&at))) return false;
    return letters >= 1 && letters <= 24;
}
