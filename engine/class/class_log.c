/* The log of a class. Always true: see class_log.h. */
#include "class/class_log.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/version.h"
#include "store/file.h"
#include "table/book.h"

/* --- writing ------------------------------------------------------------------------------------ */

bool class_log_write(const Class *c, Text *out, Err *err) {
    const SaveOrigin origin = {
        .pack_title = c->pack->title, .pack_digest = c->setup.pack_digest, .changes = &c->setup.changes};
    char seed[24];
    JsonOut json = json_out_start(out, 0);
    bool done = true;
    snprintf(seed, sizeof seed, "%llu", (unsigned long long)c->setup.seed);
    json_out_object_begin(&json);
    json_out_put_text(&json, "format", "accession-class-log");
    json_out_put_int(&json, "version", 1);
    json_out_put_text(&json, "engine", ACCESSION_VERSION);
    json_out_put_text(&json, "pack", c->setup.pack);
    json_out_put_text(&json, "start", c->setup.start);
    json_out_put_text(&json, "seed", seed);
    json_out_put_text(&json, "date", c->setup.date);
    json_out_key(&json, "tables");
    json_out_array_begin(&json);
    for (int t = 0; t < class_games(c) && c->table[t].game; t++) {
        json_out_object_begin(&json);
        json_out_put_int(&json, "table", t % c->setup.tables + 1);
        json_out_put_int(&json, "play", class_play_of(c, t) + 1);
        json_out_key(&json, "game");
        done = save_put(&c->table[t].branches, c->table[t].game, &origin, &json, err) && done;
        json_out_object_end(&json);
    }
    json_out_array_end(&json);
    json_out_object_end(&json);
    json_out_finish(&json);
    return done;
}

/* --- living it again ---------------------------------------------------------------------------- */

bool class_card_open(const SaveCard *card, ClassFind *find, void *context, PackBook **book, Scenario *out, Err *err) {
    const char *change[CHANGES_MAX];
    char dir[PACK_PATH_BYTES];
    Digest digest;
    *book = NULL;
    for (int n = 0; n < card->changes.count; n++) change[n] = card->changes.item[n];
    if (!find(context, card->pack, dir, err) || !pack_digest(dir, &digest, err)) return false;
    if (!digest_equal(digest, card->pack_digest))
        return err_set(err, "%s is not the pack that this was played with: it was changed since", dir);
    *book = book_open(dir, NULL, err);
    return *book && book_start(*book, card->start, change, card->changes.count, out, err);
}

static bool game_replay(const Save *save, const Scenario *s, LogReplay *out, Err *err) {
    SavedGame *game = memory_zeros(1, sizeof *game);
    Session *again = memory_new(sizeof *again);
    const bool read = save_game(save, s, game, err);
    for (int n = 0; read && n < game->branches.count && out->table == 0; n++) {
        const Record record = {.scenario = s, .setup = save->card.setup, .journal = &game->branches.branch[n].journal};
        if (!session_replay(&record, again, &out->difference)) {
            out->table = out->tables + 1;
            snprintf(out->branch, sizeof out->branch, "%s", game->branches.branch[n].name);
        }
        out->turns += again->turns;
        out->branches++;
        session_free(again);
    }
    if (read) branches_free(&game->branches);
    free(game);
    free(again);
    return read;
}

static bool table_replay(JsonAt item, ClassFind *find, void *context, LogReplay *out, Err *err) {
    Save save;
    JsonAt game;
    PackBook *book = NULL;
    Scenario *s = memory_new(sizeof *s);
    const bool done = json_get_object(item, "game", &game, err) && save_at(game, &save, err) &&
                      class_card_open(&save.card, find, context, &book, s, err) && game_replay(&save, s, out, err);
    free(s);
    book_close(book);
    if (done && out->table == 0) out->tables++;
    return done;
}

bool class_log_replay(const char *path, ClassFind *find, void *context, LogReplay *out, Err *err) {
    char *bytes;
    size_t length;
    const char *format;
    JsonAt tables;
    *out = (LogReplay){.tables = 0};
    if (!file_read(path, JSON_MAX_BYTES, FILE_LINKS_FOLLOW, &bytes, &length, err)) return false;
    Json *json = json_parse(path, bytes, length, err);
    free(bytes);
    if (!json) return false;
    bool done = json_get_text(json_root(json), "format", &format, err);
    if (done && strcmp(format, "accession-class-log") != 0) done = err_set(err, "%s: this is no log of a class", path);
    done = done && json_get_array(json_root(json), "tables", &tables, err);
    for (JsonAt item = {0}; done && out->table == 0 && json_each(tables, &item, NULL);)
        done = table_replay(item, find, context, out, err);
    json_free(json);
    return done;
}
