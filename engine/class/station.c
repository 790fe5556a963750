/* Orders and results of stations. Always true: see station.h. */
#include "class/station.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/version.h"
#include "store/file.h"

static const char order_format[] = "accession-station-order", result_format[] = "accession-station-result";

/* --- orders ------------------------------------------------------------------------------------- */

/* Of the class's secrets, which cannot be had from it. */
static void class_id(const Class *c, char out[33]) {
    Digest d = digest_start();
    digest_add_bytes(&d, c->setup.key, strlen(c->setup.key));
    digest_add_bytes(&d, c->setup.code, strlen(c->setup.code));
    digest_add_bytes(&d, c->setup.date, strlen(c->setup.date));
    digest_text(d, out);
}

static void order_put(const StationOrder *o, JsonOut *json) {
    char seed[24], digest[33];
    snprintf(seed, sizeof seed, "%llu", (unsigned long long)o->seed);
    digest_text(o->pack_digest, digest);
    json_out_object_begin(json);
    json_out_put_text(json, "format", order_format);
    json_out_put_int(json, "version", 1);
    json_out_put_text(json, "engine", ACCESSION_VERSION);
    json_out_put_text(json, "class", o->class_id);
    json_out_put_int(json, "table", o->table + 1);
    json_out_put_text(json, "pack", o->pack);
    json_out_put_text(json, "pack_digest", digest);
    json_out_put_text(json, "start", o->start);
    json_out_put_text(json, "seed", seed);
    json_out_put_int(json, "turns", o->turns);
    json_out_put_int(json, "turn_months", o->turn_months);
    json_out_key(json, "changes");
    json_out_array_begin(json);
    for (int n = 0; n < o->changes.count; n++) json_out_text(json, o->changes.item[n]);
    json_out_array_end(json);
    json_out_key(json, "seats");
    json_out_array_begin(json);
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        if (o->seat[seat]) json_out_text(json, seat_info((SeatId)seat)->role);
    json_out_array_end(json);
    json_out_object_end(json);
}

static StationOrder order_of(const Class *c, int table) {
    StationOrder o = {.pack_digest = c->setup.pack_digest, .table = table, .turns = c->setup.turns,
                      .turn_months = c->setup.turn_fixed, .seed = c->setup.seed, .changes = c->setup.changes};
    class_id(c, o.class_id);
    strcpy(o.pack, c->setup.pack);
    strcpy(o.start, c->setup.start);
    for (int n = 0; n < c->setup.places; n++)
        if (c->setup.place[n].table == table && c->setup.place[n].seat != SEAT_NONE)
            o.seat[c->setup.place[n].seat] = true;
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        if (class_seat_people(c, table, (SeatId)seat)) o.seat[seat] = true;
    return o;
}

bool station_order(const Class *c, int table, Text *out, Err *err) {
    if (table < 0 || table >= c->setup.tables) return err_set(err, "there are tables 1 to %d", c->setup.tables);
    const StationOrder o = order_of(c, table);
    JsonOut json = json_out_start(out, 1);
    order_put(&o, &json);
    json_out_finish(&json);
    return true;
}

static bool text_of(JsonAt at, const char *key, char *out, size_t size, Err *err) {
    const char *text;
    if (!json_get_text(at, key, &text, err)) return false;
    if (strlen(text) >= size) return json_err(at, err, "\"%s\" is too long", key);
    strcpy(out, text);
    return true;
}

static bool changes_of(JsonAt at, Changes *out, Err *err) {
    JsonAt list;
    if (!json_get_array(at, "changes", &list, err)) return false;
    for (JsonAt item = {0}; json_each(list, &item, NULL);) {
        const char *text;
        if (!json_as_text(item, &text, err)) return false;
        if (out->count == CHANGES_MAX || strlen(text) >= CHANGE_BYTES)
            return json_err(item, err, "too many changes, or too long a one");
        strcpy(out->item[out->count++], text);
    }
    return true;
}

static bool seats_of(JsonAt at, StationOrder *out, Err *err) {
    JsonAt list;
    if (!json_get_array(at, "seats", &list, err)) return false;
    for (JsonAt item = {0}; json_each(list, &item, NULL);) {
        const char *text;
        if (!json_as_text(item, &text, err)) return false;
        const SeatId seat = seat_find(text);
        if (seat == SEAT_NONE) return json_err(item, err, "there is no seat \"%.32s\"", text);
        out->seat[seat] = true;
    }
    return true;
}

static bool order_at(JsonAt at, StationOrder *out, Err *err) {
    char format[40], seed[24], digest[40];
    *out = (StationOrder){.table = -1};
    if (!text_of(at, "format", format, sizeof format, err)) return false;
    if (strcmp(format, order_format) != 0) return json_err(at, err, "this is no order for a station");
    if (!text_of(at, "class", out->class_id, sizeof out->class_id, err) ||
        !text_of(at, "pack", out->pack, sizeof out->pack, err) ||
        !text_of(at, "start", out->start, sizeof out->start, err) || !text_of(at, "seed", seed, sizeof seed, err) ||
        !text_of(at, "pack_digest", digest, sizeof digest, err) ||
        !json_get_int(at, "table", 1, CLASS_TABLES_MAX, &out->table, err) ||
        !json_get_int(at, "turns", 0, 400, &out->turns, err) ||
        !json_get_int(at, "turn_months", 0, 12, &out->turn_months, err) || !changes_of(at, &out->changes, err) ||
        !seats_of(at, out, err))
        return false;
    out->table--;
    errno = 0;
    char *end;
    out->seed = strtoull(seed, &end, 10);
    if (errno != 0 || *seed < '0' || *seed > '9' || *end)
        return json_err(at, err, "\"seed\": a whole number in quotes is wanted");
    return (strlen(digest) == 32 && digest_read(digest, &out->pack_digest)) ||
           json_err(at, err, "\"pack_digest\": 32 digits 0-9, a-f are wanted");
}

static Json *document(const char *path, char **bytes, size_t *length, Err *err) {
    if (!file_read(path, JSON_MAX_BYTES, FILE_LINKS_FOLLOW, bytes, length, err)) return NULL;
    Json *json = json_parse(path, *bytes, *length, err);
    if (!json) free(*bytes);
    return json;
}

bool station_order_read(const char *path, StationOrder *out, Err *err) {
    char *bytes;
    size_t length;
    Json *json = document(path, &bytes, &length, err);
    if (!json) return false;
    const bool done = order_at(json_root(json), out, err);
    free(bytes);
    json_free(json);
    return done;
}

void station_setup(const StationOrder *order, Setup *out) {
    *out = session_setup(order->seed, MODE_STANDARD, SEAT_NONE);
    out->turn_fixed = order->turn_months;
    for (int seat = 0; seat < SEAT_COUNT; seat++) out->holder[seat] = order->seat[seat] ? HOLDER_PERSON : HOLDER_BOT;
}

/* --- results ------------------------------------------------------------------------------------ */

static void sealed(const char *rest, size_t length, char out[33]) {
    Digest d = digest_start();
    digest_add_bytes(&d, rest, length);
    digest_text(d, out);
}

bool station_result(const StationOrder *order, const Branches *all, const Session *g, const char *pack_title, Text *out,
                    Err *err) {
    const SaveOrigin origin = {.pack_title = pack_title, .pack_digest = order->pack_digest, .changes = &order->changes};
    Text game = {0}, given = {0}, rest = {0};
    char seal[33];
    JsonOut json = json_out_start(&given, 0);
    order_put(order, &json);
    json_out_finish(&json);
    json = json_out_start(&game, 0);
    const bool done = save_put(all, g, &origin, &json, err);
    json_out_finish(&json);
    text_add(&rest, "\"order\": %.*s,\n\"game\": %.*s}\n", (int)given.length - 1, given.data, (int)game.length - 1,
             game.data);
    sealed(rest.data, rest.length, seal);
    text_add(out, "{\"format\": \"%s\", \"version\": 1, \"seal\": \"%s\",\n", result_format, seal);
    text_add_bytes(out, rest.data, rest.length);
    text_free(&game);
    text_free(&given);
    text_free(&rest);
    return done;
}

static bool seal_good(const char *path, const char *bytes, size_t length, JsonAt root, Err *err) {
    char format[40], stated[40], seal[33];
    const char *line = memchr(bytes, '\n', length);
    if (!text_of(root, "format", format, sizeof format, err)) return false;
    if (strcmp(format, result_format) != 0) return err_set(err, "%s: this is no result of a station", path);
    if (!text_of(root, "seal", stated, sizeof stated, err)) return false;
    const char *rest = line ? line + 1 : bytes;
    sealed(rest, length - (size_t)(rest - bytes), seal);
    return strcmp(seal, stated) == 0 ||
           err_set(err,
                   "%s: the file was changed after it was saved: its seal does not hold; ask the station for it again",
                   path);
}

static bool order_ours(const Class *c, const char *path, const StationOrder *o, Err *err) {
    const StationOrder ours = order_of(c, o->table < c->setup.tables ? o->table : 0);
    if (o->table >= c->setup.tables)
        return err_set(err, "%s: it is of table %d; this class has %d", path, o->table + 1, c->setup.tables);
    if (!digest_equal(o->pack_digest, ours.pack_digest) || strcmp(o->pack, ours.pack) != 0)
        return err_set(err, "%s: it was played with another pack, or another version of it: %s", path, o->pack);
    if (o->seed != ours.seed)
        return err_set(err, "%s: it was played with seed %llu; the seed of this class is %llu", path,
                       (unsigned long long)o->seed, (unsigned long long)ours.seed);
    if (strcmp(o->start, ours.start) != 0)
        return err_set(err, "%s: it was played from start %s, not %s", path, o->start, ours.start);
    return strcmp(o->class_id, ours.class_id) == 0 || err_set(err, "%s: the order was given by another class", path);
}

/* The game in it is the one that was ordered. */
static bool game_ours(const char *path, const StationOrder *o, const Save *save, Err *err) {
    Setup setup;
    station_setup(o, &setup);
    const Setup *s = &save->card.setup;
    if (s->seed != setup.seed || s->mode != setup.mode || s->turn_fixed != setup.turn_fixed || s->destabilisation ||
        strcmp(save->card.start, o->start) != 0)
        return err_set(err, "%s: the game is not the one that was ordered", path);
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        if (s->private_goal[seat] >= 0)
            return err_set(err, "%s: private goals were chosen; they follow from the seed in a class", path);
    return true;
}

static bool lives_again(const Class *c, const char *path, const Save *save, const Journal *journal, Err *err) {
    Difference d;
    Session *again = memory_new(sizeof *again);
    const Record record = {.scenario = c->scenario, .setup = save->card.setup, .journal = journal};
    bool same = session_replay(&record, again, &d);
    session_free(again);
    free(again);
    for (size_t n = 0; n < journal->count; n++)
        if (same && journal->entries[n].command.kind == COMMAND_STOPPED)
            return err_set(err, "%s: a script was stopped by that machine's clock; play it again on a faster one",
                           path);
    return same ||
           err_set(err,
                   "%s: turn %d does not come out as it stands there; it was changed, or played with another version",
                   path, d.turn);
}

static bool record_do(Class *c, int table, const char *text, Err *err) {
    Verdict v;
    ClassEvent e = class_event(CLASS_EVENT_record);
    e.table = table;
    snprintf(e.text, sizeof e.text, "%s", text);
    return class_do(c, &e, c->now, &v) || err_set(err, "%s", v.why_not);
}

static bool journal_take(Class *c, int table, const Save *save, const Journal *journal, Err *err) {
    Text line = {0};
    bool done = true;
    if (!c->table[0].game) {
        const ClassEvent start = class_event(CLASS_EVENT_start);
        class_do(c, &start, c->now, NULL);
    }
    text_add(&line, "begin");
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        if (save->card.setup.holder[seat] == HOLDER_PERSON) text_add(&line, " %s", seat_info((SeatId)seat)->role);
    done = record_do(c, table, line.data, err);
    for (size_t n = 0; done && n < journal->count; n++) {
        line.length = 0;
        journal_line(&journal->entries[n], c->scenario, &line);
        done = record_do(c, table, line.data, err);
    }
    text_free(&line);
    return done;
}

static bool result_take(Class *c, const char *path, JsonAt root, int *table, Err *err) {
    StationOrder order;
    Save save;
    JsonAt at, game_at;
    SavedGame *game = memory_zeros(1, sizeof *game);
    bool done = json_get_object(root, "order", &at, err) && order_at(at, &order, err) &&
                order_ours(c, path, &order, err) && json_get_object(root, "game", &game_at, err) &&
                save_at(game_at, &save, err) && game_ours(path, &order, &save, err);
    if (done && c->stage == CLASS_TURN) done = err_set(err, "the class is in the middle of a turn; close it first");
    if (done && save_game(&save, c->scenario, game, err)) {
        const Journal *journal = &game->branches.branch[game->branches.current].journal;
        *table = order.table;
        done = lives_again(c, path, &save, journal, err) && journal_take(c, order.table, &save, journal, err);
        branches_free(&game->branches);
    } else {
        done = false;
    }
    free(game);
    return done;
}

bool station_merge(Class *c, const char *path, int *table, Err *err) {
    char *bytes;
    size_t length;
    Json *json = document(path, &bytes, &length, err);
    if (!json) return false;
    const bool done =
        seal_good(path, bytes, length, json_root(json), err) && result_take(c, path, json_root(json), table, err);
    free(bytes);
    json_free(json);
    return done;
}
