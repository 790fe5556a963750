/* Writing a save. Always true: see save.h; the same game gives the same bytes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/version.h"
#include "session/save_parts.h"
#include "store/pack.h"

static void digest_put(JsonOut *json, const char *key, Digest digest) {
    char text[33];
    digest_text(digest, text);
    json_out_put_text(json, key, text);
}

static bool pack_put(const Scenario *s, const SaveOrigin *origin, JsonOut *json, Err *err) {
    json_out_key(json, "pack");
    json_out_object_begin(json);
    json_out_put_text(json, "id", s->pack);
    json_out_put_text(json, "version", s->version);
    json_out_put_text(json, "title", origin->pack_title);
    digest_put(json, "digest", origin->pack_digest);
    bool done = true;
    if (origin->carry) {
        json_out_key(json, "files");
        done = pack_carry(origin->carry, json, err);
    }
    json_out_object_end(json);
    return done;
}

static void changes_put(const Changes *changes, JsonOut *json) {
    json_out_key(json, "changes");
    json_out_array_begin(json);
    for (int n = 0; changes && n < changes->count; n++) json_out_text(json, changes->item[n]);
    json_out_array_end(json);
}

/* A goal of the pack goes by its place: the save names the pack's very content. */
static void goal_put(JsonOut *json, const char *role, int goal) {
    char name[24];
    snprintf(name, sizeof name, "pack.%d", goal - (int)GOAL_COUNT);
    json_out_put_text(json, role, goal < (int)GOAL_COUNT ? goal_info(NULL, (GoalId)goal).name : name);
}

static void setup_put(const Setup *setup, JsonOut *json) {
    static const char *const holders[] = {"bot", "person", "observer"};
    char seed[24];
    snprintf(seed, sizeof seed, "%llu", (unsigned long long)setup->seed);
    json_out_key(json, "setup");
    json_out_object_begin(json);
    json_out_put_text(json, "seed", seed);
    json_out_put_text(json, "mode", mode_name(setup->mode));
    json_out_put_int(json, "turn_months", setup->turn_fixed);
    json_out_put_bool(json, "destabilisation", setup->destabilisation);
    json_out_key(json, "seats");
    json_out_object_begin(json);
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        json_out_put_text(json, seat_info((SeatId)seat)->role, holders[setup->holder[seat]]);
    json_out_object_end(json);
    json_out_key(json, "private_goals"); /* those that were chosen; the others follow from the seed */
    json_out_object_begin(json);
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        if (setup->private_goal[seat] >= 0)
            goal_put(json, seat_info((SeatId)seat)->role, setup->private_goal[seat]);
    json_out_object_end(json);
    json_out_object_end(json);
}

/* For lists and for who has not the pack. */
static void state_put(const Session *g, JsonOut *json) {
    char date[16];
    json_out_key(json, "state");
    json_out_object_begin(json);
    json_out_put_int(json, "turn", session_turn(g));
    json_out_put_int(json, "month", (int)g->world.month);
    json_out_put_text(json, "date", scenario_date(g->scenario, (int)g->world.month, date));
    json_out_put_bool(json, "over", session_over(g));
    json_out_put_text(json, "outcome", order_name(world_outcome(&g->world)));
    json_out_object_end(json);
}

static void variables_put(JsonOut *json) {
    json_out_key(json, "variables");
    json_out_array_begin(json);
    for (int id = 0; id < VAR_COUNT; id++) json_out_text(json, var_info((VarId)id)->name);
    json_out_array_end(json);
}

/* The entries of a branch that are its own, and the marks of its ends. */
static void journal_put(const Journal *j, size_t own, const Scenario *s, JsonOut *json) {
    size_t end = 0;
    json_out_key(json, "journal");
    json_out_array_begin(json);
    for (size_t n = 0; n < j->count; n++) {
        Text line = {0};
        end += n < own && j->entries[n].command.kind == COMMAND_END_TURN ? 1 : 0;
        if (n < own) continue;
        journal_line(&j->entries[n], s, &line);
        json_out_text(json, line.data);
        text_free(&line);
    }
    json_out_array_end(json);
    json_out_key(json, "marks");
    json_out_array_begin(json);
    for (; end < j->ends; end++) {
        Text marks = {0};
        save_marks_write(&j->marks[end], &marks);
        json_out_text(json, marks.data);
        text_free(&marks);
    }
    json_out_array_end(json);
}

static void branches_put(const Branches *all, const Session *g, JsonOut *json) {
    json_out_key(json, "branches");
    json_out_array_begin(json);
    for (int n = 0; n < all->count; n++) {
        const Branch *b = &all->branch[n];
        json_out_object_begin(json);
        json_out_put_text(json, "name", b->name);
        if (b->parent >= 0) {
            json_out_put_text(json, "parent", all->branch[b->parent].name);
            json_out_put_int(json, "turn", b->turn);
        }
        journal_put(n == all->current ? &g->journal : &b->journal, branches_own(all, n), g->scenario,
                    json);
        json_out_object_end(json);
    }
    json_out_array_end(json);
    json_out_put_text(json, "current", all->branch[all->current].name);
}

static void offered_put(const Snapshot *snapshot, JsonOut *json) {
    json_out_key(json, "offered"); /* from, to, in which turn last */
    json_out_array_begin(json);
    for (int from = 0; from < SEAT_COUNT; from++)
        for (int to = 0; to < SEAT_COUNT; to++) {
            if (snapshot->offered[from][to] == 0) continue;
            json_out_array_begin(json);
            json_out_text(json, seat_info((SeatId)from)->role);
            json_out_text(json, seat_info((SeatId)to)->role);
            json_out_int(json, snapshot->offered[from][to]);
            json_out_array_end(json);
        }
    json_out_array_end(json);
}

static void in_vain_put(const Snapshot *snapshot, JsonOut *json) {
    json_out_key(json, "in_vain"); /* of whom, for what, in which turn last */
    json_out_array_begin(json);
    for (int to = 0; to < SEAT_COUNT; to++)
        for (int id = 0; id < ACT_COUNT; id++) {
            if (snapshot->in_vain[to][id] == 0) continue;
            json_out_array_begin(json);
            json_out_text(json, seat_info((SeatId)to)->role);
            json_out_text(json, act_info((ActId)id)->name);
            json_out_int(json, snapshot->in_vain[to][id]);
            json_out_array_end(json);
        }
    json_out_array_end(json);
}

static void snapshot_put(const char *key, const Snapshot *snapshot, JsonOut *json) {
    json_out_key(json, key);
    json_out_object_begin(json);
    json_out_put_int(json, "entries", (int64_t)snapshot->entries);
    json_out_put_bool(json, "interrupted", snapshot->interrupted);
    json_out_put_bool(json, "over", snapshot->over);
    offered_put(snapshot, json);
    in_vain_put(snapshot, json);
    json_out_key(json, "came_true"); /* forecasts before it, in the order of the journal */
    json_out_array_begin(json);
    for (int n = 0; n < snapshot->forecasts; n++) {
        if (snapshot->forecast[n].scored) json_out_bool(json, snapshot->forecast[n].came_true);
        else json_out_null(json);
    }
    json_out_array_end(json);
    json_out_key(json, "world");
    save_world_write(&snapshot->world, json);
    json_out_object_end(json);
}

static void snapshots_put(const Session *g, JsonOut *json) {
    Snapshot *snapshot = memory_new(sizeof *snapshot);
    session_snapshot(g, snapshot);
    snapshot_put("snapshot", snapshot, json);
    if (g->from) snapshot_put("taken_up", g->from, json);
    free(snapshot);
}

void save_wrap(const char *body, size_t length, Text *out) {
    seal_wrap(&save_seal, body, length, out);
}

bool save_put(const Branches *all, const Session *g, const SaveOrigin *origin, JsonOut *json, Err *err) {
    const Scenario *s = g->scenario;
    json_out_object_begin(json);
    json_out_put_int(json, "format", SAVE_FORMAT);
    json_out_put_text(json, "engine", ACCESSION_VERSION);
    const bool done = pack_put(s, origin, json, err);
    json_out_put_text(json, "start", s->start_name);
    json_out_put_text(json, "start_title", s->start_title);
    changes_put(origin->changes, json);
    setup_put(&g->setup, json);
    state_put(g, json);
    variables_put(json);
    branches_put(all, g, json);
    snapshots_put(g, json);
    json_out_object_end(json);
    return done;
}

bool save_write(const Branches *all, const Session *g, const SaveOrigin *origin, Text *out, Err *err) {
    Text body = {0};
    JsonOut json = json_out_start(&body, 0);
    const bool done = save_put(all, g, origin, &json, err);
    json_out_finish(&json);
    if (done) save_wrap(body.data, body.length, out);
    text_free(&body);
    return done;
}
