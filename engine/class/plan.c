/* Planning a lesson. Always true: see plan.h. */
#include "class/plan.h"

#include <stdio.h>
#include <string.h>

#include "core/random.h"
#include "core/text.h"
#include "core/tongue.h"
#include "model/turn.h"

typedef struct Slot {
    int minutes, sessions, arrive, brief, practice, turns, seconds, close, between, pause;
} Slot;

static const Slot slots[] = {
#define SLOT(...) {__VA_ARGS__},
#include "class/slots.def"
#undef SLOT
};

static const BlockInfo block_rows[BLOCK_COUNT] = {
#define BLOCK(name, title, locked, what) [BLOCK_##name] = {#name, title, what, locked},
#include "class/blocks.def"
#undef BLOCK
};

enum {
    TABLE_PEOPLE = 6,    /* a table that all can speak at */
    TWO_PLAYS_FROM = 75, /* minutes */
    STEP = 5,            /* seconds: phases are told in these */
};

const BlockInfo *block_info(BlockId id) {
    ASSERT(id >= 0 && id < BLOCK_COUNT);
    return &block_rows[id];
}

/* In this order seats get people: who asks, who would keep the promise, who doubts it, who writes the
 * text, who stands nearest, whose signature is missing; the rival's analyst comes last. */
static const SeatId seat_order[] = {SEAT_candidate, SEAT_lead,     SEAT_sceptic,    SEAT_secretariat,
                                    SEAT_front,     SEAT_hold_out, SEAT_hold_out_2, SEAT_rival};
_Static_assert(COUNT_OF(seat_order) == SEATS_MAX, "every seat has its turn");

void class_ask_scenario(ClassAsk *ask, const Scenario *s) {
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        ask->sits[seat] = s->seat_member[seat] >= 0 || !seat_info((SeatId)seat)->of_member;
        ask->quiet[seat] = s->seat_quiet[seat];
    }
    if (ask->turn_months > 0) return;
    /* With a handful of turns quarters would end before anything is decided in a war, and years would
     * leave no room for an answer; a file that is being ratified goes by quarters. */
    const int months = (int)turn_length(&s->start);
    ask->turn_months = s->start.war > 0.5 || months > 6 ? 6 : months;
}

/* --- the slot ---------------------------------------------------------------------------------- */

static const Slot *slot_find(int minutes, int sessions, Err *err) {
    Text known = {0};
    for (size_t n = 0; n < COUNT_OF(slots); n++) {
        if (slots[n].sessions != sessions) continue;
        if (slots[n].minutes == minutes) {
            text_free(&known);
            return &slots[n];
        }
        text_add(&known, "%s%d", known.length ? ", " : "", slots[n].minutes);
    }
    err_set(err, "there is no slot of %d minutes; one of %s is wanted", minutes, known.data);
    text_free(&known);
    return NULL;
}

static PlanPhases phases_of(int seconds) {
    const PlanPhases whole = {40, 100, 20, 50}; /* of a turn of 3:30 */
    const int all = whole.read + whole.bargain + whole.predict + whole.result;
    PlanPhases p = {.read = whole.read * seconds / all / STEP * STEP,
                     .predict = whole.predict * seconds / all / STEP * STEP,
                     .result = whole.result * seconds / all / STEP * STEP};
    p.bargain = seconds - p.read - p.predict - p.result;
    return p;
}

/* Blocks follow each other; those of no minutes are left out. */
static void block_put(ClassPlan *plan, BlockId block, int session, int play, int minutes) {
    if (minutes == 0) return;
    ASSERT(minutes > 0 && plan->blocks < PLAN_BLOCKS_MAX);
    const PlanBlock *last = plan->blocks > 0 ? &plan->block[plan->blocks - 1] : NULL;
    const int begins = last && last->session == session ? last->begins + last->minutes : 0;
    plan->block[plan->blocks++] = (PlanBlock){block, session, play, begins, minutes};
    if (block_info(block)->locked) plan->debrief += minutes;
}

static int minutes_left(const ClassPlan *plan) {
    const PlanBlock *last = &plan->block[plan->blocks - 1];
    return plan->minutes - last->begins - last->minutes;
}

static void debrief_put(ClassPlan *plan, int session) {
    const int all = minutes_left(plan), describe = (3 * all + 5) / 10, analyse = (7 * all + 10) / 20;
    block_put(plan, BLOCK_describe, session, -1, describe);
    block_put(plan, BLOCK_analyse, session, -1, analyse);
    block_put(plan, BLOCK_transfer, session, -1, all - describe - analyse);
}

static void play_put(ClassPlan *plan, const Slot *slot, int session, int play) {
    block_put(plan, BLOCK_play, session, play, slot->turns * slot->seconds / 60);
    block_put(plan, BLOCK_close, session, play, slot->close);
}

static void blocks_put(ClassPlan *plan, const Slot *slot) {
    block_put(plan, BLOCK_arrive, 0, -1, slot->arrive);
    block_put(plan, BLOCK_brief, 0, -1, slot->brief);
    block_put(plan, BLOCK_practice, 0, -1, slot->practice);
    play_put(plan, slot, 0, 0);
    if (slot->sessions == 2) {
        block_put(plan, BLOCK_pause, 0, -1, slot->pause);
        block_put(plan, BLOCK_look_back, 0, -1, minutes_left(plan));
        block_put(plan, BLOCK_arrive, 1, -1, slot->arrive);
    } else if (plan->plays == 2) {
        block_put(plan, BLOCK_look_back, 0, -1, slot->between);
        block_put(plan, BLOCK_pause, 0, -1, slot->pause);
    }
    if (plan->plays == 2) play_put(plan, slot, slot->sessions - 1, 1);
    if (slot->sessions == 2) block_put(plan, BLOCK_pause, 1, -1, slot->pause);
    debrief_put(plan, slot->sessions - 1);
}

/* --- who sits where ----------------------------------------------------------------------------- */

/* Seats for people, in order; how many. */
static int seats_of(const ClassAsk *ask, SeatId out[SEATS_MAX], Err *err) {
    bool wished = false;
    int count = 0;
    for (int seat = 0; seat < SEATS_MAX; seat++) wished = wished || ask->fill[seat];
    for (size_t n = 0; n < COUNT_OF(seat_order); n++) {
        const SeatId seat = seat_order[n];
        if (ask->fill[seat] && !ask->sits[seat]) {
            err_set(err, "nobody sits as %s in this pack", seat_info(seat)->role);
            return 0;
        }
        if (wished ? ask->fill[seat] : ask->sits[seat] && !ask->quiet[seat] && seat != SEAT_rival) out[count++] = seat;
    }
    if (count == 0) err_set(err, "no seat of this pack has anything to decide");
    return count;
}

static void shuffle(uint64_t seed, int count, int order[PLAN_PEOPLE_MAX]) {
    const RandomKey key = random_key_world(seed, 0);
    const uint64_t draw = name_hash("class.place");
    for (int n = 0; n < count; n++) order[n] = n;
    for (int n = count - 1; n > 0; n--) {
        const int other = (int)(random_bits(key, draw, (uint64_t)n) % (uint64_t)(n + 1)), kept = order[n];
        order[n] = order[other];
        order[other] = kept;
    }
}

/* The n-th to come to a table: each seat once, then a second for each, and so on; then observers. */
static void person_put(ClassPlan *plan, int who, int table, const SeatId *seat, int seats) {
    PlanTable *t = &plan->table[table];
    PlanPerson *p = &plan->person[who];
    const bool decides = t->people < seats * PLAN_DELEGATION_MAX;
    p->table = table;
    p->seat = decides ? seat[t->people % seats] : SEAT_NONE;
    if (decides) t->decide[p->seat]++;
    else t->observers++;
    t->people++;
}

static void people_put(const ClassAsk *ask, ClassPlan *plan, const SeatId *seat, int seats) {
    int order[PLAN_PEOPLE_MAX];
    shuffle(ask->seed, ask->people, order);
    for (int n = 0; n < ask->people; n++) person_put(plan, order[n], n % plan->tables, seat, seats);
    for (int n = 0; n < ask->people; n++) {
        PlanPerson *p = &plan->person[n];
        if (ask->label) p->label = ask->label[n];
        else tongue_write(p->label.text, sizeof p->label.text, "Seat %d", n + 1);
    }
}

static int tables_for(int people) {
    const int near = (people + TABLE_PEOPLE / 2) / TABLE_PEOPLE;
    return near < 1 ? 1 : near > PLAN_TABLES_MAX ? PLAN_TABLES_MAX : near;
}

bool class_plan(const ClassAsk *ask, ClassPlan *out, Err *err) {
    const int sessions = ask->two_sessions ? 2 : 1;
    SeatId seat[SEATS_MAX];
    if (ask->people < 1 || ask->people > PLAN_PEOPLE_MAX)
        return err_set(err, "found %d people, 1 to %d are wanted", ask->people, PLAN_PEOPLE_MAX);
    if (ask->tables < 0 || ask->tables > PLAN_TABLES_MAX || ask->tables > ask->people)
        return err_set(err, "%d tables for %d people: at least one at each, and at most %d tables, are wanted",
                       ask->tables, ask->people, PLAN_TABLES_MAX);
    const Slot *slot = slot_find(ask->minutes, sessions, err);
    const int seats = slot ? seats_of(ask, seat, err) : 0;
    if (seats == 0) return false;
    *out = (ClassPlan){.people = ask->people, .minutes = slot->minutes, .sessions = sessions,
                       .plays = sessions == 2 || slot->minutes >= TWO_PLAYS_FROM ? 2 : 1,
                       .tables = ask->tables > 0 ? ask->tables : tables_for(ask->people), .turns = slot->turns,
                       .turn_seconds = slot->seconds, .turn_months = ask->turn_months, .seed = ask->seed,
                       .phases = phases_of(slot->seconds)};
    memcpy(out->sits, ask->sits, sizeof out->sits);
    blocks_put(out, slot);
    people_put(ask, out, seat, seats);
    return true;
}
