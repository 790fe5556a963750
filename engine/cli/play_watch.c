/* A pack that is being written, in a running game: its files are read anew when they change.
 * Always true: see play.h; a pack that does not open leaves the game as it is, and says why once; the
 * game goes on from the last stop of its clock, and what lies before cannot be rewound. */
#include <stdlib.h>
#include <string.h>

#include "cli/play.h"
#include "core/memory.h"
#include "model/rulebook.h"

/* Which event of the old rulebook event n of the new one is; −1: none. */
static int was_event(const Rulebook *was, const Event *now) { return was ? rulebook_event_find(was, now->name) : -1; }

static void events_carry(const Rulebook *was, const Rulebook *now, const World *from, World *to) {
    for (int n = 0; n < EVENTS_MAX; n++)
        to->event_month[n] = to->event_choice[n] = to->event_turn[n] = to->event_due[n] = to->event_stopped[n] = 0.0;
    for (int n = 0; now && n < now->events; n++) {
        const int old = was_event(was, &now->event[n]);
        if (old < 0) continue;
        to->event_month[n] = from->event_month[old];
        to->event_turn[n] = from->event_turn[old];
        to->event_due[n] = from->event_due[old];
        to->event_stopped[n] = from->event_stopped[old];
        to->event_choice[n] = real_min(from->event_choice[old], now->event[n].choices);
    }
}

/* A question that still stands, counted from 1; 0 if it does not. */
static double question_carry(const Rulebook *was, const Rulebook *now, double asked, int seat) {
    if (asked < 0.5 || !was || !now) return 0.0;
    const int n = rulebook_event_find(now, was->event[(int)asked - 1].name);
    return n >= 0 && now->event[n].choices && (int)now->event[n].seat == seat ? n + 1.0 : 0.0;
}

/* What the pack's own state means under the new rules, by name. */
static void world_carry(const Rulebook *was, const Rulebook *now, World *w) {
    const World from = *w;
    events_carry(was, now, &from, w);
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        w->asked_1[seat] = question_carry(was, now, from.asked_1[seat], seat);
        w->asked_2[seat] = question_carry(was, now, from.asked_2[seat], seat);
    }
    memset(w->own, 0, sizeof w->own);
    for (int n = 0; now && n < now->owns; n++) {
        const int old = was ? rulebook_own_find(was, now->own[n].name) : -1;
        w->own[n] = real_clamp(old >= 0 ? from.own[old] : now->own[n].start, now->own[n].low, now->own[n].high);
    }
}

/* The world is carried over by place: who sits, and which members and regions there are, must stay. */
static bool same_table(const Scenario *a, const Scenario *b, Err *err) {
    bool same = a->members == b->members && a->regions == b->regions;
    for (int n = 0; n < SEAT_COUNT; n++) same = same && seat_sits(a, (SeatId)n) == seat_sits(b, (SeatId)n);
    for (int n = 0; same && n < a->members; n++) same = strcmp(a->member_id[n], b->member_id[n]) == 0;
    for (int n = 0; same && n < a->regions; n++) same = strcmp(a->region_id[n], b->region_id[n]) == 0;
    return same || err_set(err, "its seats, members or regions are others now, and a game needs those it began with");
}

static void go_on(Play *p, PackBook *book, Scenario *s) {
    const Journal none = {0};
    Snapshot *snapshot = memory_new(sizeof *snapshot);
    Session *next = memory_new(sizeof *next);
    session_snapshot(p->table.session, snapshot);
    world_carry(p->table.scenario->rules, s->rules, &snapshot->world);
    snapshot->entries = 0;
    Record record = {.scenario = s, .setup = p->table.session->setup, .from = snapshot, .journal = &none};
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        int *goal = &record.setup.private_goal[seat];
        if (*goal >= 0 && !goal_is_private_of(s, (SeatId)seat, *goal)) *goal = -1;
    }
    session_resume(next, &record);
    table_adopt(&p->table, next);
    free(p->table.scenario);
    book_close(p->table.book);
    p->table.scenario = s;
    p->table.book = book;
    branches_free(&p->table.branches);
    branches_begin(&p->table.branches, p->table.session);
    free(snapshot);
}

void play_watch(Play *p, Text *out) {
    Digest now;
    Err err = {0};
    if (!p->options->watch || !pack_digest(p->table.dir, &now, NULL) || digest_equal(now, p->watched)) return;
    p->watched = now;
    PackBook *book = book_open(p->table.dir, p->options->language, &err);
    Scenario *s = memory_new(sizeof *s);
    if (book && book_start(book, p->table.scenario->start_name, p->options->set.item, p->options->set.count, s, &err) &&
        same_table(p->table.scenario, s, &err) && pack_card(book, &p->table.pack, &err)) {
        go_on(p, book, s);
        p->table.pack_digest = now;
        text_say(out, "The pack has changed: the game goes on with it. Commands of this turn are taken back.\n");
        return;
    }
    book_close(book);
    free(s);
    text_say(out, "The pack has changed and cannot be used: %s. The game goes on as it was.\n", err.text);
}
