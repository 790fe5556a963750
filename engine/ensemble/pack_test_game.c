/* A test as a game: persons give the orders that it states, bots sit in the other seats.
 * Always true: the orders of a turn are given when it begins, or in the month that they name; an order
 * that is refused fails the test. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "ensemble/pack_test_parts.h"
#include "session/session.h"

enum { ORDERS_OF_TEST = 256, LINE_BYTES = 300 };

typedef struct Orders {
    JournalEntry entry[ORDERS_OF_TEST];
    const char *line[ORDERS_OF_TEST];
    bool given[ORDERS_OF_TEST];
    int count;
} Orders;

/* "turn 3 candidate act reform 1" stands for "turn 3 month 0 candidate …": when the turn begins. */
static void month_put(const char *line, char out[LINE_BYTES]) {
    const size_t head = strspn(line, " turn"), number = strspn(line + head, "0123456789");
    const char *rest = line + head + number;
    rest += strspn(rest, " ");
    if (strncmp(line, "turn ", 5) != 0 || strncmp(rest, "month ", 6) == 0) snprintf(out, LINE_BYTES, "%s", line);
    else snprintf(out, LINE_BYTES, "turn %.*s month 0 %s", (int)number, line + head, rest);
}

static bool order_read(TestCase *t, JsonAt item, Orders *out) {
    char line[LINE_BYTES];
    Err inner = {0};
    if (out->count == ORDERS_OF_TEST) return json_err(item, t->err, "at most %d orders are wanted", ORDERS_OF_TEST);
    const char **text = &out->line[out->count];
    JournalEntry *e = &out->entry[out->count];
    if (!json_as_text(item, text, t->err)) return false;
    month_put(*text, line);
    if (!journal_parse(line, t->s, e, &inner)) return test_err(t, "orders: \"%s\": %s", *text, inner.text);
    if (e->command.kind == COMMAND_END_TURN)
        return test_err(t, "orders: \"%s\": turns end by themselves; leave it out", *text);
    if (e->turn < 1 || e->turn > t->turns)
        return test_err(t, "orders: \"%s\": a turn from 1 to %d is wanted", *text, t->turns);
    if (!seat_sits(t->s, e->command.seat))
        return test_err(t, "orders: \"%s\": nobody sits there in this pack", *text);
    out->count++;
    return true;
}

static bool orders_read(TestCase *t, Orders *out) {
    JsonAt list;
    if (!json_object_find(t->root, "orders", &list) || json_count(list) == 0) return true;
    if (!json_as_array(list, t->err)) return false;
    for (JsonAt item = {0}; json_each(list, &item, NULL);)
        if (!order_read(t, item, out)) return false;
    return true;
}

/* False: one was refused, and the test has failed. */
static bool orders_give(TestCase *t, Session *g, Orders *o) {
    Verdict v;
    for (int n = 0; n < o->count; n++) {
        const JournalEntry *e = &o->entry[n];
        if (o->given[n] || e->turn != session_turn(g) || e->month > (int)session_world(g)->month) continue;
        o->given[n] = true;
        if (session_submit(g, &e->command, &v)) continue;
        t->result->verdict = TEST_FAIL;
        text_add(&t->result->found, "the order \"%s\" was refused: %s; %s", o->line[n], v.why_not, v.nearest);
        return false;
    }
    return true;
}

static bool orders_all_given(TestCase *t, const Orders *o) {
    for (int n = 0; n < o->count; n++) {
        if (o->given[n]) continue;
        t->result->verdict = TEST_FAIL;
        text_add(&t->result->found, "the order \"%s\" was never given: the clock did not stop there", o->line[n]);
        return false;
    }
    return true;
}

static bool live(TestCase *t, Session *g, Orders *o) {
    while (!session_over(g) && session_turn(g) <= t->turns) {
        if (!orders_give(t, g, o)) return false;
        session_end_turn(g, true, NULL);
    }
    return orders_all_given(t, o);
}

bool test_game(TestCase *t) {
    Orders *orders = memory_zeros(1, sizeof *orders);
    Session *g = memory_new(sizeof *g);
    bool ok = orders_read(t, orders);
    if (ok) {
        Setup setup = session_setup(t->seed, MODE_GUIDED, SEAT_NONE);
        setup.unadvised = true;
        for (int n = 0; n < orders->count; n++) setup.holder[orders->entry[n].command.seat] = HOLDER_PERSON;
        session_begin(g, t->s, &setup);
        if (live(t, g, orders)) ok = test_look(t, session_world(g), &g->parameters);
        session_free(g);
    }
    free(g);
    free(orders);
    return ok;
}
