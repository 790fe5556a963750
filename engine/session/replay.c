/* Living a game again, from its beginning or from a snapshot.
 * Always true: see session.h; the same record gives the same worlds, and where it does not, the first
 * entry that differs is named. */
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "session/session_parts.h"

Record session_record(const Session *g) {
    return (Record){.scenario = g->scenario, .setup = g->setup, .from = g->from,
                    .journal = &g->journal};
}

/* --- snapshots -------------------------------------------------------------------------------- */

void session_snapshot(const Session *g, Snapshot *out) {
    *out = (Snapshot){.world = g->undo.world,
                      .interrupted = g->undo.phase == PHASE_INTERRUPTED,
                      .over = g->phase == PHASE_OVER,
                      .entries = g->turn_entry,
                      .forecasts = g->undo.forecasts};
    memcpy(out->offered, g->offered, sizeof out->offered);
    memcpy(out->in_vain, g->in_vain, sizeof out->in_vain);
    memcpy(out->forecast, g->forecast, (size_t)out->forecasts * sizeof *out->forecast);
}

void session_resume(Session *g, const Record *record) {
    const Snapshot *from = record->from;
    ASSERT(from);
    session_set_up(g, record->scenario, &record->setup);
    g->from = memory_new(sizeof *g->from);
    *g->from = *from;
    g->world = from->world;
    session_seats_follow(g);
    g->first_turn = (int)from->world.turn;
    memcpy(g->offered, from->offered, sizeof g->offered);
    memcpy(g->in_vain, from->in_vain, sizeof g->in_vain);
    memcpy(g->forecast, from->forecast, (size_t)from->forecasts * sizeof *g->forecast);
    g->forecasts = from->forecasts;
    journal_copy(record->journal, from->entries, &g->journal);
    g->phase = from->over ? PHASE_OVER : from->interrupted ? PHASE_INTERRUPTED : PHASE_BRIEFING;
    session_turn_open(g, !from->over && !from->interrupted);
}

/* --- again ------------------------------------------------------------------------------------ */

static void begin(const Record *record, Session *out) {
    if (record->from) session_resume(out, record);
    else session_begin(out, record->scenario, &record->setup);
}

static void variables_differ(const WorldMarks *was, const WorldMarks *is, Difference *d) {
    for (int id = 0; id < VAR_COUNT; id++) {
        if (was->of[id] == is->of[id]) continue;
        if (d->vars < DIFFERENCES_MAX) d->var[d->vars++] = (VarId)id;
        else d->more++;
    }
}

/* Whether the end of a turn that was just lived is the one on record. */
static bool same_end(const Record *record, const JournalEntry *e, const Session *g, Difference *d) {
    const Journal *lived = &g->journal;
    if (!e->has_digest || digest_equal(e->digest, lived->entries[lived->count - 1].digest)) return true;
    const size_t end = lived->ends - 1;
    if (end < record->journal->ends)
        variables_differ(&record->journal->marks[end], &lived->marks[end], d);
    return false;
}

static bool live_again(const Record *record, int turn, SessionTurn *each, void *context, Session *out,
                       Difference *difference) {
    Difference unread, *d = difference ? difference : &unread;
    *d = (Difference){0};
    begin(record, out);
    for (size_t n = record->from ? record->from->entries : 0; n < record->journal->count; n++) {
        const JournalEntry *e = &record->journal->entries[n];
        const bool end = e->command.kind == COMMAND_END_TURN;
        if (e->turn >= turn) break;
        Verdict v;
        d->refused = !session_submit(out, &e->command, &v);
        if (!d->refused && (!end || same_end(record, e, out, d))) {
            if (end && each) each(context, out);
            continue;
        }
        d->turn = e->turn;
        d->entry = n;
        if (d->refused) memcpy(d->why_not, v.why_not, sizeof d->why_not);
        return false;
    }
    return true;
}

bool session_replay_to(const Record *record, int turn, Session *out, Difference *difference) {
    return live_again(record, turn, NULL, NULL, out, difference);
}

bool session_replay_each(const Record *record, SessionTurn *each, void *context, Session *out,
                         Difference *difference) {
    return live_again(record, INT32_MAX, each, context, out, difference);
}

bool session_replay(const Record *record, Session *out, Difference *difference) {
    return live_again(record, INT32_MAX, NULL, NULL, out, difference);
}
