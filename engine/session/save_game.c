/* The game in a save: branches and snapshots. Always true: see save.h; a branch's parent stands before
 * it, and every line of a journal was read whole. */
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/version.h"
#include "session/save_parts.h"
#include "session/session_parts.h"

typedef struct Reading {
    const Save *save;
    const Scenario *s;
    bool same_engine;
    VarId order[2 * VAR_COUNT]; /* of the marks */
    int variables;
    SavedGame *out;
    Err *err;
} Reading;

static bool variables_read(Reading *r) {
    JsonAt list;
    if (!json_get_array(r->save->root, "variables", &list, r->err)) return false;
    for (JsonAt item = {0}; json_each(list, &item, NULL);) {
        const char *name;
        if (!json_as_text(item, &name, r->err)) return false;
        if (r->variables == (int)COUNT_OF(r->order))
            return json_err(item, r->err, "too many variables");
        r->order[r->variables] = var_find(name);
        if (r->same_engine && r->order[r->variables] == VAR_NONE)
            return json_err(item, r->err, "found \"%.40s\"; there is no variable of this name", name);
        r->variables++;
    }
    return true;
}

/* --- branches --------------------------------------------------------------------------------- */

static void entry_add(Journal *j, const JournalEntry *e) {
    if (j->count == j->capacity) {
        j->capacity = j->capacity ? 2 * j->capacity : 64;
        j->entries = memory_grow(j->entries, j->capacity * sizeof *j->entries);
    }
    j->entries[j->count++] = *e;
}

static bool entry_read(Reading *r, JsonAt item, int first, Journal *j) {
    const char *line;
    JournalEntry e;
    Err why = {{0}};
    if (!json_as_text(item, &line, r->err)) return false;
    if (!journal_parse(line, r->s, &e, &why)) return json_err(item, r->err, "%s", why.text);
    const int least = j->count > 0 ? j->entries[j->count - 1].turn : first;
    if (e.turn < least || e.turn < first)
        return json_err(item, r->err, "found turn %d after turn %d", e.turn, least > first ? least : first);
    if (e.command.kind == COMMAND_END_TURN && !e.has_digest)
        return json_err(item, r->err, "the end of a turn without its digest");
    entry_add(j, &e);
    return true;
}

/* The branch's own lines, after those that it shares with its parent. */
static bool journal_read(Reading *r, JsonAt at, Branch *b) {
    JsonAt lines, marks;
    Journal *j = &b->journal;
    if (!json_get_array(at, "journal", &lines, r->err) || !json_get_array(at, "marks", &marks, r->err))
        return false;
    for (JsonAt item = {0}; json_each(lines, &item, NULL);)
        if (!entry_read(r, item, b->turn, j)) return false;
    size_t ends = 0;
    for (size_t n = 0; n < j->count; n++) ends += j->entries[n].command.kind == COMMAND_END_TURN ? 1 : 0;
    if (j->ends + (size_t)json_count(marks) != ends)
        return json_err(marks, r->err, "found %d marks, one for each end of a turn is wanted",
                        json_count(marks));
    j->marks = memory_grow(j->marks, (ends + 1) * sizeof *j->marks);
    j->marks_capacity = ends;
    for (JsonAt item = {0}; json_each(marks, &item, NULL);)
        if (!save_marks_read(item, r->order, r->variables, &j->marks[j->ends++], r->err)) return false;
    return true;
}

static bool parent_read(Reading *r, JsonAt at, Branch *b) {
    const char *name;
    JsonAt parent;
    Branches *all = &r->out->branches;
    if (!json_get_text(at, "parent", &name, r->err) ||
        !json_get_int(at, "turn", 1, 1000, &b->turn, r->err))
        return false;
    json_object_find(at, "parent", &parent);
    b->parent = branches_find(all, name);
    if (b->parent < 0) return json_err(parent, r->err, "found \"%.40s\"; an earlier branch is wanted", name);
    const Journal *shared = &all->branch[b->parent].journal;
    size_t count = 0;
    while (count < shared->count && shared->entries[count].turn < b->turn) count++;
    journal_copy(shared, count, &b->journal);
    return true;
}

static bool branch_read(Reading *r, JsonAt at) {
    static const char *const keys[] = {"name", "parent", "turn", "journal", "marks"};
    Branches *all = &r->out->branches;
    Branch *b = &all->branch[all->count++];
    const char *name;
    *b = (Branch){.parent = -1, .turn = 1};
    if (!json_as_object(at, r->err) || !json_only_keys(at, keys, COUNT_OF(keys), r->err) ||
        !json_get_text(at, "name", &name, r->err))
        return false;
    if (!branch_name_good(name) || branches_find(all, name) >= 0)
        return json_err(at, r->err, "the branch's name is no name, or is used twice");
    if (all->count > 1 && !parent_read(r, at, b)) return false;
    strcpy(b->name, name);
    return journal_read(r, at, b);
}

static bool branches_read(Reading *r) {
    const JsonAt root = r->save->root;
    JsonAt list, at;
    const char *current;
    if (!json_get_array(root, "branches", &list, r->err)) return false;
    for (JsonAt item = {0}; json_each(list, &item, NULL);)
        if (!branch_read(r, item)) return false;
    if (!json_get_text(root, "current", &current, r->err)) return false;
    json_object_find(root, "current", &at);
    r->out->branches.current = branches_find(&r->out->branches, current);
    return r->out->branches.current >= 0 ||
           json_err(at, r->err, "found \"%.40s\"; the name of a branch is wanted", current);
}

/* --- snapshots -------------------------------------------------------------------------------- */

static bool seat_read(JsonAt at, SeatId *seat, Err *err) {
    const char *role;
    if (!json_as_text(at, &role, err)) return false;
    for (int n = 0; n < SEAT_COUNT; n++)
        if (strcmp(role, seat_info((SeatId)n)->role) == 0) {
            *seat = (SeatId)n;
            return true;
        }
    return json_err(at, err, "found \"%.40s\"; a seat is wanted", role);
}

/* The three parts of an entry: a seat, then another seat or a card, then a turn. */
static bool three_read(JsonAt item, JsonAt part[3], SeatId *seat, int *turn, Err *err) {
    if (!json_as_array(item, err)) return false;
    if (json_count(item) != 3) return json_err(item, err, "three values are wanted");
    JsonAt at = {0};
    for (int n = 0; n < 3; n++) {
        json_each(item, &at, NULL);
        part[n] = at;
    }
    return seat_read(part[0], seat, err) && json_as_int(part[2], 1, 1000, turn, err);
}

static bool offered_read(JsonAt snapshot, Snapshot *out, Err *err) {
    JsonAt list, part[3];
    if (!json_get_array(snapshot, "offered", &list, err)) return false;
    for (JsonAt item = {0}; json_each(list, &item, NULL);) {
        SeatId from = SEAT_NONE, to = SEAT_NONE;
        int turn = 0;
        if (!three_read(item, part, &from, &turn, err) || !seat_read(part[1], &to, err)) return false;
        out->offered[from][to] = turn;
    }
    return true;
}

static bool in_vain_read(JsonAt snapshot, Snapshot *out, Err *err) {
    JsonAt list, part[3];
    if (!json_object_find(snapshot, "in_vain", &list)) return true; /* older saves have none */
    if (!json_as_array(list, err)) return false;
    for (JsonAt item = {0}; json_each(list, &item, NULL);) {
        SeatId to = SEAT_NONE;
        int turn = 0;
        const char *name;
        if (!three_read(item, part, &to, &turn, err) || !json_as_text(part[1], &name, err)) return false;
        const ActId id = act_find(name);
        if (id == ACT_NONE) return json_err(part[1], err, "found \"%.40s\"; a card is wanted", name);
        out->in_vain[to][id] = turn;
    }
    return true;
}

/* How the n-th forecast came out; null while it is open. */
static bool score_read(JsonAt at, Forecast *f, Err *err) {
    if (json_kind(at) == JSON_NULL) return true;
    if (!json_as_bool(at, &f->came_true, err)) return false;
    const double miss = f->prediction.confidence - (f->came_true ? 1.0 : 0.0);
    f->scored = true;
    f->brier = miss * miss;
    return true;
}

static bool forecasts_read(JsonAt snapshot, const Journal *journal, Snapshot *out, Err *err) {
    JsonAt list, item = {0};
    if (!json_get_array(snapshot, "came_true", &list, err)) return false;
    for (size_t n = 0; n < out->entries; n++) {
        const JournalEntry *e = &journal->entries[n];
        if (e->command.kind != COMMAND_PREDICT || out->forecasts == FORECASTS_MAX) continue;
        Forecast *f = &out->forecast[out->forecasts++];
        *f = (Forecast){.turn = e->turn, .seat = e->command.seat, .prediction = e->command.prediction};
        if (!json_each(list, &item, NULL)) break;
        if (!score_read(item, f, err)) return false;
    }
    return json_count(list) == out->forecasts ||
           json_err(list, err, "found %d, one for each forecast before the snapshot is wanted: %d",
                    json_count(list), out->forecasts);
}

/* Numbers that stand for cards: plans are a card's number + 1, below 0 for a step down. */
static bool is_plan(double code) {
    const int id = (int)(code < 0.0 ? -code : code) - 1;
    return id < 0 || (id < (int)ACT_COUNT && act_info((ActId)id)->played);
}

static bool cards_read(const Reading *r, JsonAt at, const World *w) {
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        if (!is_plan(w->plan_1[seat]) || !is_plan(w->plan_2[seat]) || !is_plan(w->plan_3[seat]) ||
            !is_plan(w->plan_4[seat]))
            return json_err(at, r->err, "a plan of %s names no card", seat_info((SeatId)seat)->role);
    for (int n = 0; n < PROMISES_MAX; n++) {
        if (w->promise_state[n] < 0.5) continue;
        const int act = (int)w->promise_act[n];
        if (act >= (int)ACT_COUNT || !act_owned((ActId)act, (SeatId)w->promise_giver[n], r->s))
            return json_err(at, r->err, "promise %d is of a card that its giver does not have", n);
    }
    return true;
}

/* By the setup, and by whom it was given to since. */
static bool person_sits(const Reading *r, const Journal *journal, size_t entries, SeatId seat) {
    bool person = r->save->card.setup.holder[seat] == HOLDER_PERSON;
    for (size_t n = 0; n < entries; n++) {
        const Command *c = &journal->entries[n].command;
        if (c->kind == COMMAND_HOLD && c->seat == seat) person = c->yes;
    }
    return person;
}

static bool snapshot_read(Reading *r, JsonAt at, const Journal *journal, Snapshot *out) {
    static const char *const keys[] = {"entries", "interrupted", "over", "offered", "in_vain",
                                       "came_true", "world"};
    JsonAt world;
    int entries;
    *out = (Snapshot){0};
    if (!json_only_keys(at, keys, COUNT_OF(keys), r->err) ||
        !json_get_int(at, "entries", 0, (int)journal->count, &entries, r->err) ||
        !json_get_bool(at, "interrupted", &out->interrupted, r->err) ||
        !json_get_bool(at, "over", &out->over, r->err) || !offered_read(at, out, r->err) ||
        !in_vain_read(at, out, r->err) ||
        !json_get_object(at, "world", &world, r->err) ||
        !save_world_read(world, r->same_engine, &out->world, &r->out->unknown, r->err))
        return false;
    out->entries = (size_t)entries;
    if (out->world.turn < 1.0) return json_err(world, r->err, "no turn has begun in it");
    if (!cards_read(r, world, &out->world)) return false;
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        if ((out->world.person[seat] > 0.5) != person_sits(r, journal, out->entries, (SeatId)seat))
            return json_err(world, r->err, "\"person\" is not what the seats of the setup and the journal say");
    return forecasts_read(at, journal, out, r->err);
}

static bool snapshots_read(Reading *r) {
    const JsonAt root = r->save->root;
    const Branches *all = &r->out->branches;
    const Journal *journal = &all->branch[all->current].journal;
    JsonAt snapshot, taken_up;
    if (!json_get_object(root, "snapshot", &snapshot, r->err) ||
        !snapshot_read(r, snapshot, journal, &r->out->snapshot))
        return false;
    r->out->is_taken_up = json_object_find(root, "taken_up", &taken_up);
    return !r->out->is_taken_up || (json_as_object(taken_up, r->err) &&
                                    snapshot_read(r, taken_up, journal, &r->out->taken_up));
}

/* --- the game --------------------------------------------------------------------------------- */

static bool seats_fit(const Reading *r) {
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        if (r->save->card.setup.holder[seat] == HOLDER_PERSON && !seat_sits(r->s, (SeatId)seat))
            return json_err(r->save->root, r->err,
                            "a person sits as %s, whom this pack does not know",
                            seat_info((SeatId)seat)->role);
    return true;
}

static bool goals_fit(Reading *r) {
    for (int seat = 0; seat < SEAT_COUNT; seat++) {
        const int goal = r->save->card.setup.private_goal[seat];
        if (goal >= 0 && !goal_is_private_of(r->s, (SeatId)seat, goal))
            return err_set(r->err, "setup.private_goals: the goal of %s is no private goal of that seat",
                           seat_info((SeatId)seat)->role);
    }
    return true;
}

bool save_game(const Save *save, const Scenario *s, SavedGame *out, Err *err) {
    Reading r = {.save = save, .s = s, .out = out, .err = err,
                 .same_engine = strcmp(save->card.engine, ACCESSION_VERSION) == 0};
    memset(out, 0, sizeof *out);
    if (seats_fit(&r) && goals_fit(&r) && variables_read(&r) && branches_read(&r) && snapshots_read(&r)) return true;
    branches_free(&out->branches);
    return false;
}

/* The orders of the present turn, on the snapshot; what is refused now is left out. */
static void rest_give(const Journal *journal, size_t from, Session *g) {
    for (size_t n = from; n < journal->count; n++)
        if (journal->entries[n].command.kind != COMMAND_END_TURN)
            session_submit(g, &journal->entries[n].command, NULL);
}

void save_live(const SavedGame *game, const Scenario *s, const Setup *setup, Session *out,
               Difference *difference) {
    const Journal *journal = &game->branches.branch[game->branches.current].journal;
    Record record = {.scenario = s, .setup = *setup, .journal = journal,
                     .from = game->is_taken_up ? &game->taken_up : NULL};
    if (session_replay(&record, out, difference)) return; /* what was lived counts */
    session_free(out);
    record.from = &game->snapshot;
    session_resume(out, &record);
    rest_give(journal, game->snapshot.entries, out);
}
