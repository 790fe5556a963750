/* Which choices of a game could be made otherwise, and by which card. Always true: see table.h. */
#include "table/table.h"

bool table_is_choice(const Table *t, size_t entry) {
    const Session *g = t->session;
    const size_t lived = g->from ? g->from->entries : 0; /* what a snapshot holds cannot be lived otherwise */
    if (entry < lived || entry >= g->journal.count) return false;
    const CommandKind kind = g->journal.entries[entry].command.kind;
    return kind != COMMAND_END_TURN && kind != COMMAND_PREDICT;
}

const World *table_then(const Table *t, size_t entry) {
    return session_past(t->session, t->session->journal.entries[entry].turn);
}

Deviation table_instead(const Table *t, size_t entry, ActId id, bool down) {
    const SeatId seat = t->session->journal.entries[entry].command.seat;
    const World *then = table_then(t, entry);
    const double step = act_info(id)->lever ? act_info(id)->step : 0.0, from = then ? act_setting(then, id, seat) : 0.0;
    return (Deviation){.kind = DEVIATION_INSTEAD, .entry = entry,
                       .command = {.kind = COMMAND_ACT, .seat = seat, .act = {seat, id, from + (down ? -step : step)}}};
}

int table_instead_all(const Table *t, size_t entry, Act out[2 * ACTS_MAX]) {
    const Session *g = t->session;
    const Command *c = &g->journal.entries[entry].command;
    const World *then = table_then(t, entry);
    int count = 0;
    if (!then) return 0;
    for (int n = 0; n < 2 * ACT_COUNT; n++) {
        const ActId id = (ActId)(n / 2);
        const bool down = n % 2 == 1;
        if (!act_owned(id, c->seat, g->scenario) || (down && !act_info(id)->lever)) continue;
        const Act act = table_instead(t, entry, id, down).command.act;
        const bool same = c->kind == COMMAND_ACT && c->act.act == id && real_abs(c->act.to - act.to) < 1e-9;
        if (!same && !refusal_is(act_refused(then, &g->parameters, g->scenario, act))) out[count++] = act;
    }
    return count;
}
