/* A class for tests: people come, are placed, and play; seats draw what they do from the seed of the test. */
#pragma once
#include "class/class_file.h"
#include "session_play.h"

#define CLASS_PACK ACCESSION_SOURCE_DIR "/scenarios/ukraine-2023"

static inline bool class_find_shipped(void *context, const char *pack, char dir[PACK_PATH_BYTES], Err *err) {
    (void)context, (void)err;
    snprintf(dir, PACK_PATH_BYTES, ACCESSION_SOURCE_DIR "/scenarios/%s", pack);
    return true;
}

/* Tables of six seats, the same start and luck everywhere. */
static inline ClassSetup class_setup_of(int tables, int people, int turns) {
    static const SeatId seats[] = {SEAT_candidate, SEAT_lead,     SEAT_sceptic,
                                   SEAT_front,     SEAT_hold_out, SEAT_secretariat};
    ClassSetup s = {.start = "decisive-victory-turmoil",
                    .seed = 7,
                    .date = "2026-01-31",
                    .code = "ABC234",
                    .tables = tables,
                    .turns = turns,
                    .turn_fixed = 6,
                    .turn_seconds = 150,
                    .result_seconds = 50,
                    .minutes = 50,
                    .places = people};
    snprintf(s.key, sizeof s.key, "%032d", 9);
    for (int n = 0; n < people; n++)
        s.place[n] = (ClassPlace){n % tables, n / tables < 6 ? seats[n / tables] : SEAT_NONE};
    return s;
}

static inline Class *class_new(const ClassSetup *setup) {
    Class *c = malloc(sizeof *c);
    Err err = {{0}};
    assert_non_null(c);
    if (!class_begin(c, setup, CLASS_PACK, &err)) fail_msg("%s", err.text);
    return c;
}

static inline void class_done(Class *c) {
    class_end(c);
    free(c);
}

static inline void class_must(Class *c, const ClassEvent *e, double now) {
    Verdict v;
    if (!class_do(c, e, now, &v)) fail_msg("%s: %s", class_event_name(e->kind), v.why_not);
}

/* So many people come in and sit where the setup says. */
static inline void class_people_come(Class *c, int people, double now) {
    for (int n = 0; n < people; n++) {
        ClassEvent join = class_event(CLASS_EVENT_join), place = class_event(CLASS_EVENT_place);
        const ClassPlace at = class_place_next(c);
        snprintf(join.text, sizeof join.text, "Seat %d", c->people + 1);
        snprintf(join.key, sizeof join.key, "%032x", (unsigned)c->people + 100);
        class_must(c, &join, now);
        place.person = c->people - 1;
        place.table = at.table;
        place.seat = at.seat;
        class_must(c, &place, now);
    }
}

static inline void class_stage_to(Class *c, ClassStage stage, double seconds, double now) {
    ClassEvent e = class_event(CLASS_EVENT_stage);
    e.number = (int)stage;
    e.seconds = seconds;
    class_must(c, &e, now);
}

static inline void class_begin_games(Class *c, double now) {
    const ClassEvent start = class_event(CLASS_EVENT_start);
    class_must(c, &start, now);
    class_stage_to(c, CLASS_TURN, c->setup.turn_seconds, now);
}

/* One card, if the seat may take one that the draw names; what is refused is left. */
static inline bool class_person_acts(Class *c, int person, uint64_t draw, double now) {
    const ClassPerson *p = &c->person[person];
    if (p->seat == SEAT_NONE) return false;
    const Session *g = c->table[p->table].game;
    const ActId id = (ActId)(draw % ACT_COUNT);
    if (!act_owned(id, p->seat, c->scenario) || !act_info(id)->played) return false;
    const Board b = class_board(c, p->table, p->seat);
    const JournalEntry entry = {
        .turn = session_turn(g),
        .month = (int)g->world.month,
        .command = {.kind = COMMAND_ACT, .seat = p->seat, .act = board_act(&b, p->seat, id, false)}};
    ClassEvent order = class_event(CLASS_EVENT_order);
    Text line = {0};
    journal_line(&entry, c->scenario, &line);
    snprintf(order.text, sizeof order.text, "%s", line.data);
    text_free(&line);
    order.person = person;
    return class_do(c, &order, now, NULL);
}

static inline void class_ready(Class *c, int person, double now) {
    ClassEvent ready = class_event(CLASS_EVENT_ready);
    ready.person = person;
    ready.yes = true;
    class_must(c, &ready, now);
}

/* A turn in which everybody tries some cards and is ready; a table closes when all of it is. */
static inline double class_play_turn(Class *c, uint64_t seed, double now) {
    for (int n = 0; n < c->people; n++) {
        for (uint64_t k = 0; k < 12; k++)
            class_person_acts(c, n, seed * 1000003u + (uint64_t)n * 7919u + k * 131u + (uint64_t)c->turn * 17u, now);
        if (c->person[n].seat != SEAT_NONE) class_ready(c, n, now);
    }
    for (int n = 0; n < 50 && c->stage == CLASS_TURN; n++) class_tick(c, now += 10);
    if (c->stage == CLASS_RESULT) class_tick(c, now += c->setup.result_seconds + 1);
    return now;
}

static inline bool class_same(const Class *a, const Class *b) {
    bool same = a->people == b->people && a->stage == b->stage && a->turn == b->turn && a->entries == b->entries;
    for (int n = 0; same && n < a->people; n++)
        same = strcmp(a->person[n].name, b->person[n].name) == 0 && a->person[n].table == b->person[n].table &&
               a->person[n].seat == b->person[n].seat && a->person[n].ready == b->person[n].ready;
    same = same && a->play == b->play;
    for (int t = 0; same && t < class_games(a); t++)
        same = (!a->table[t].game && !b->table[t].game) ||
               memcmp(&a->table[t].game->world, &b->table[t].game->world, sizeof(World)) == 0;
    return same;
}
