/* The orders of one history in another.
 * Always true: see session.h; a command that the other history refuses is left out and counted, and
 * nothing else of the record reaches it. */
#include "model/events.h"
#include "session/session_parts.h"

/* The orders of one turn as they are given: where the next one stands. */
typedef struct Orders {
    const Record *record;
    const Deviation *deviation;
    size_t next;
    Followed *tally;
} Orders;

static bool give(Session *g, const Command *c, Followed *tally) {
    const bool taken = session_submit(g, c, NULL);
    if (c->kind == COMMAND_PREDICT || !command_of_seat(c->kind)) return taken;
    tally->given++;
    tally->refused += taken ? 0 : 1;
    return taken;
}

/* The number that an offer of the record has in this history; 0 if it is not made here. */
static int number_of(const Session *g, const Offer *offer) {
    for (int n = 0; n < g->pendings; n++) {
        const Offer *o = &g->pending[n].offer;
        if (o->from == offer->from && o->to == offer->to && o->ask.act == offer->ask.act &&
            o->give.act == offer->give.act)
            return n + 1;
    }
    return 0;
}

static void order_give(Session *g, const Orders *o, size_t entry) {
    const Deviation *d = o->deviation;
    const bool here = d && d->entry == entry;
    if (here && d->kind == DEVIATION_WITHOUT) return;
    if (here && d->kind == DEVIATION_INSTEAD) {
        o->tally->deviation_taken = give(g, &d->command, o->tally);
        return;
    }
    Command c = o->record->journal->entries[entry].command;
    if (c.kind == COMMAND_STOPPED) return; /* that clock is not ours */
    if (c.kind == COMMAND_ANSWER) c.number = number_of(g, &c.offer);
    give(g, &c, o->tally);
}

/* The orders of this turn up to the next end of a turn; those of turns that are past are dropped. */
static void orders_give(Session *g, Orders *o) {
    const Journal *j = o->record->journal;
    const int turn = session_turn(g);
    while (o->next < j->count && j->entries[o->next].turn < turn) o->next++;
    for (; o->next < j->count && j->entries[o->next].turn == turn; o->next++) {
        if (j->entries[o->next].command.kind == COMMAND_END_TURN) {
            o->next++;
            return;
        }
        order_give(g, o, o->next);
    }
}

/* How the record answered terms (or an order) that lay on the table, the last time; ACT_NONE: never. */
static ActId answer_of(const Journal *j, ActId first, ActId last) {
    for (size_t n = j->count; n-- > 0;) {
        const Command *c = &j->entries[n].command;
        if (c->kind == COMMAND_ACT && c->act.act >= first && c->act.act <= last) return c->act.act;
    }
    return ACT_NONE;
}

/* How the record last answered what this event asks; −1: never. */
static int choice_of(const Journal *j, SeatId seat, int event) {
    for (size_t n = j->count; n-- > 0;) {
        const Command *c = &j->entries[n].command;
        if (c->kind == COMMAND_CHOOSE && c->seat == seat && c->event == event) return c->number;
    }
    return -1;
}

static void questions_answer(Session *g, const Journal *j) {
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        int event[2];
        const int count = session_person(g, (SeatId)seat) ? events_asked(&g->world, (SeatId)seat, event) : 0;
        for (int n = 0; n < count; n++) {
            const int choice = choice_of(j, (SeatId)seat, event[n]);
            const Command c = {.kind = COMMAND_CHOOSE, .seat = (SeatId)seat, .event = event[n], .number = choice};
            if (choice >= 0) session_submit(g, &c, NULL);
        }
    }
}

static void table_answer(Session *g, const Orders *o) {
    const World *w = &g->world;
    const Journal *j = o->record->journal;
    const ActId answer = w->terms_tabled > 0.5   ? answer_of(j, ACT_sign_terms, ACT_refuse_terms)
                         : w->order_tabled > 0.5 ? answer_of(j, ACT_sign_order, ACT_refuse_order) : ACT_NONE;
    if (answer == ACT_NONE) return;
    const Command c = {.kind = COMMAND_ACT, .seat = SEAT_candidate, .act = {SEAT_candidate, answer, 0.0}};
    session_submit(g, &c, NULL);
}

/* The turn after which the history is another. */
static int deviates_in(const Record *record, const Deviation *d) {
    if (record->elsewhere) return 0;
    if (!d || d->kind == DEVIATION_NONE) return INT32_MAX;
    return d->kind == DEVIATION_ALSO ? d->turn : record->journal->entries[d->entry].turn;
}

void session_follow(const Record *record, const Deviation *deviation, int until_month, Session *out,
                    Followed *followed) {
    Record quiet = *record;
    Orders o = {.record = record, .deviation = deviation, .tally = followed};
    const int other = deviates_in(record, deviation);
    *followed = (Followed){0};
    quiet.setup.unadvised = true;
    if (record->from) {
        session_resume(out, &quiet);
        o.next = record->from->entries;
    } else {
        session_begin(out, record->scenario, &quiet.setup);
    }
    bool also = deviation && deviation->kind == DEVIATION_ALSO;
    while (!session_over(out) && (until_month == 0 || out->world.month < until_month)) {
        if (also && session_turn(out) == deviation->turn) {
            followed->deviation_taken = give(out, &deviation->command, followed);
            also = false;
        }
        orders_give(out, &o);
        if (session_turn(out) > other) {
            table_answer(out, &o);
            questions_answer(out, record->journal);
        }
        session_end_turn(out, true, NULL);
    }
}
