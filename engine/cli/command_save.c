/* `save`: what a file of a saved game is, whether it is sound, and what can be had of a damaged one.
 * Always true: nothing is changed but by repair, and repair keeps the damaged file beside the new. */
#include "cli/cli.h"
#include "cli/game_saved.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "report/page.h"
#include "store/file.h"

/* --- inspect ---------------------------------------------------------------------------------- */

static void card_json(const char *path, const Save *save, Text *out) {
    const SaveCard *c = &save->card;
    JsonOut json = json_out_start(out, 1);
    char digest[33];
    digest_text(c->pack_digest, digest);
    json_out_object_begin(&json);
    json_out_put_text(&json, "file", path);
    json_out_put_text(&json, "engine", c->engine);
    json_out_put_text(&json, "pack", c->pack);
    json_out_put_text(&json, "pack_version", c->pack_version);
    json_out_put_text(&json, "pack_digest", digest);
    json_out_put_bool(&json, "carries_pack", c->carries_pack);
    json_out_put_text(&json, "start", c->start);
    json_out_put_text(&json, "mode", mode_name(c->setup.mode));
    json_out_put_int(&json, "turn", c->turn);
    json_out_put_int(&json, "month", c->month);
    json_out_put_bool(&json, "over", c->over);
    json_out_put_text(&json, "outcome", c->outcome);
    json_out_key(&json, "changes");
    json_out_array_begin(&json);
    for (int n = 0; n < c->changes.count; n++) json_out_text(&json, c->changes.item[n]);
    json_out_array_end(&json);
    json_out_put_int(&json, "branches", c->branches);
    json_out_object_end(&json);
    json_out_finish(&json);
}

static int inspect(const Options *o, const char *path) {
    Err err = {0};
    Save save;
    Text out = {0};
    if (!save_read(path, &save, &err)) return cli_fail(&err);
    if (o->json) card_json(path, &save, &out);
    else {
        saved_card_write(path, &save, &out);
        saved_journal_write(&save, &out);
    }
    save_close(&save);
    return cli_write(NULL, &out, EXIT_OK);
}

/* --- verify ----------------------------------------------------------------------------------- */

/* Every branch lived again; the number of those that come out otherwise. */
static int branches_verify(const Saved *s, Text *out) {
    const Branches *all = &s->game->branches;
    int wrong = 0;
    for (int n = 0; n < all->count; n++) {
        Record record = session_record(s->session);
        Difference d;
        Session *again = memory_new(sizeof *again);
        record.journal = &all->branch[n].journal;
        record.from = s->game->is_taken_up ? &s->game->taken_up : NULL;
        if (session_replay(&record, again, &d)) {
            text_add(out, "  Branch %s: %zu commands, lived again to the same digests.\n",
                     all->branch[n].name, record.journal->count);
        } else {
            text_add(out, "  Branch %s differs in ", all->branch[n].name);
            saved_difference_write(&d, out);
            text_add(out, ".\n");
            wrong++;
        }
        session_free(again);
        free(again);
    }
    return wrong;
}

static int verify(const Options *o, const char *name, const char *path) {
    Err err = {0};
    Saved saved;
    char *bytes;
    size_t length;
    Text out = {0};
    if (!file_read(path, JSON_MAX_BYTES, FILE_LINKS_FOLLOW, &bytes, &length, &err)) return cli_fail(&err);
    free(bytes);
    if (!game_saved(o, name, &saved, &err)) {
        fprintf(stderr, "accession: %s\n", err.text);
        return EXIT_NO;
    }
    text_add(&out, "%s: the file is whole.\n", path);
    int wrong = 0;
    if (saved.found == PACK_TOUCHED) {
        text_add(&out, "  ");
        saved_changed_write(&saved, &out);
        text_add(&out, ", but not what this game has met.\n");
    } else if (saved.found == PACK_CHANGED) {
        text_add(&out, "  Not the same: ");
        saved_changed_write(&saved, &out);
        text_add(&out, ".\n");
        wrong++;
    } else {
        text_add(&out, "  The pack is the same%s.\n", saved.found == PACK_CARRIED ? ", carried in the file" : "");
    }
    wrong += branches_verify(&saved, &out);
    saved_close(&saved);
    return cli_write(NULL, &out, wrong ? EXIT_NO : EXIT_OK);
}

/* --- repair ----------------------------------------------------------------------------------- */

/* As far as the current branch can be lived to the digests that stand there. */
static bool rescued(const Options *o, const char *path, const char *bytes, size_t length, Text *file,
                    int *turn, Err *err) {
    Save save;
    SavedGame *game = memory_zeros(1, sizeof *game);
    Scenario *s = memory_new(sizeof *s);
    Session *session = memory_zeros(1, sizeof *session);
    char dir[PACK_PATH_BYTES];
    PackBook *book = NULL;
    bool done = save_parse_damaged(path, bytes, length, &save, err);
    const bool parsed = done;
    done = done && game_find(o, save.card.pack, dir, err) && (book = book_open(dir, NULL, err)) != NULL &&
           pack_scenario(book, save.card.start, s, err) &&
           save_game(&save, s, game, err);
    if (done) {
        Branches one;
        Pack pack;
        Difference d;
        Record record = {.scenario = s, .setup = save.card.setup,
                         .journal = &game->branches.branch[game->branches.current].journal,
                         .from = game->is_taken_up ? &game->taken_up : NULL};
        if (!session_replay(&record, session, &d)) {
            session_free(session);
            session_replay_to(&record, d.turn, session, NULL);
        }
        *turn = session_turn(session);
        branches_begin(&one, session);
        done = pack_card(book, &pack, err);
        SaveOrigin origin = {.pack_title = pack.title, .changes = &save.card.changes};
        done = done && pack_digest(dir, &origin.pack_digest, err) && save_write(&one, session, &origin, file, err);
        branches_free(&one);
        branches_free(&game->branches);
        session_free(session);
    }
    if (parsed) save_close(&save);
    free(session);
    free(game);
    free(s);
    book_close(book);
    return done;
}

/* The damaged file goes to FILE.damaged, what was got to FILE. */
static bool put(const char *path, const char *damaged, size_t length, const char *good, size_t bytes, Err *err) {
    char aside[SAVE_PATH_BYTES];
    const int wrote = snprintf(aside, sizeof aside, "%s.damaged", path);
    if (wrote < 0 || wrote >= (int)sizeof aside) return err_set(err, "%s: the path is too long", path);
    return file_replace(aside, damaged, length, 0, err) && file_replace(path, good, bytes, 0, err);
}

static bool older(const char *path, Text *file, char good[SAVE_PATH_BYTES]) {
    char *bytes;
    size_t length;
    if (!save_last_good(path, good) || !file_read(good, JSON_MAX_BYTES, FILE_LINKS_FOLLOW, &bytes, &length, NULL))
        return false;
    text_add_bytes(file, bytes, length);
    free(bytes);
    return true;
}

static int repair(const Options *o, const char *path) {
    Err err = {0}, why = {0};
    char *bytes, good[SAVE_PATH_BYTES];
    size_t length;
    int turn = 0;
    Save save;
    Text file = {0}, out = {0};
    if (!file_read(path, JSON_MAX_BYTES, FILE_LINKS_FOLLOW, &bytes, &length, &err)) return cli_fail(&err);
    if (save_parse(path, bytes, length, &save, &err)) {
        save_close(&save);
        free(bytes);
        text_add(&out, "%s: nothing to repair.\n", path);
        return cli_write(NULL, &out, EXIT_OK);
    }
    text_add(&out, "%s\n", err.text);
    const bool rescue = rescued(o, path, bytes, length, &file, &turn, &why);
    const bool old = !rescue && older(path, &file, good);
    int code = EXIT_OK;
    if (!rescue && !old) {
        text_add(&out, "Nothing could be had of it: %s. No older version opens.\n", why.text);
        code = EXIT_NO;
    } else if (!put(path, bytes, length, file.data, file.length, &err)) {
        code = cli_fail(&err);
    } else if (rescue) {
        text_add(&out, "Repaired: the game as far as every turn came out as it was written, to the begin of "
                       "turn %d. The damaged file is %s.damaged\n", turn, path);
    } else {
        text_add(&out, "Repaired: %s took its place. The damaged file is %s.damaged\n", good, path);
    }
    free(bytes);
    text_free(&file);
    return cli_write(NULL, &out, code);
}

int command_save(const Options *o) {
    Err err = {0};
    char path[SAVE_PATH_BYTES];
    const char *what = o->words.count > 0 ? o->words.item[0] : "";
    const bool known = strcmp(what, "inspect") == 0 || strcmp(what, "verify") == 0 || strcmp(what, "repair") == 0;
    if (!known || o->words.count != 2) {
        err_set(&err, "save: inspect, verify or repair and one file are wanted: accession save verify FILE");
        return cli_fail(&err);
    }
    if (o->json && what[0] != 'i') {
        err_set(&err, "save: --json belongs to inspect");
        return cli_fail(&err);
    }
    Where w;
    if (!game_where(o, &w, &err) || !where_save(&w, o->words.item[1], path, &err)) return cli_fail(&err);
    if (what[0] == 'i') return inspect(o, path);
    return what[0] == 'v' ? verify(o, o->words.item[1], path) : repair(o, path);
}
