/* The game in files: save, load, autosave. Always true: see play.h; a file is written whole or not at
 * all, and a game that cannot be opened leaves the present one as it is. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/play.h"
#include "cli/saved.h"

/* --- beginning -------------------------------------------------------------------------------- */

static bool changes_of(const OptionList *set, Changes *out, Err *err) {
    *out = (Changes){.count = 0};
    for (int n = 0; n < set->count; n++) {
        if (out->count == CHANGES_MAX || strlen(set->item[n]) >= CHANGE_BYTES)
            return err_set(err, "--set: a game keeps at most %d changes of %d bytes", CHANGES_MAX,
                           CHANGE_BYTES - 1);
        strcpy(out->item[out->count++], set->item[n]);
    }
    return true;
}

bool play_kept_begin(Play *p, Err *err) {
    Kept *k = &p->kept;
    branches_free(&k->branches);
    branches_begin(&k->branches, p->session);
    if (!changes_of(&p->options->set, &k->changes, err) || !pack_digest(p->game.dir, &k->pack_digest, err)) return false;
    k->watched = k->pack_digest;
    Err no_folder = {0};
    if (!saved_folder(p->options, k->folder, &no_folder)) k->folder[0] = '\0';
    return true;
}

/* --- writing ---------------------------------------------------------------------------------- */

static bool store(Play *p, const char *name, int kept, char path[SAVE_PATH_BYTES], size_t *bytes, Err *err) {
    const SaveOrigin origin = {.pack_title = p->pack.title,
                               .pack_digest = p->kept.pack_digest,
                               .changes = &p->kept.changes,
                               .carry = p->options->with_pack ? p->game.dir : NULL};
    if (!p->kept.folder[0] && !strchr(name, '/'))
        return err_set(err, "there is no saves folder; give one with --saves-dir, or a path: save ./game.sav");
    return save_path(p->kept.folder, name, path, err) &&
           save_store(path, &p->kept.branches, p->session, &origin, kept, bytes, err);
}

void play_autosave(Play *p, Text *out) {
    char name[NAME_MAX_BYTES * 3 + 16] = "autosave-", path[SAVE_PATH_BYTES];
    Err err = {0};
    const bool begun = p->session->journal.count > 0;
    if (p->options->no_autosave || p->read_only[0] || !begun) return;
    save_autoname(p->session, p->board.seat, name + strlen(name));
    if (store(p, name, AUTOSAVES - 1, path, NULL, &err)) {
        p->kept.told_failure = false;
        return;
    }
    if (!p->kept.told_failure) text_add(out, "The game could not be kept: %s. It goes on.\n", err.text);
    p->kept.told_failure = true;
}

bool play_on_save(Play *p, const PlayLine *line, Text *out) {
    char name[NAME_MAX_BYTES * 3], path[SAVE_PATH_BYTES];
    size_t bytes = 0;
    Err err = {0};
    save_autoname(p->session, p->board.seat, name);
    if (line->words > 2) {
        text_add(out, "A name is one word. For example: save before-the-summit\n");
        return false;
    }
    if (p->read_only[0]) return play_acts(p, out);
    if (!store(p, line->words == 2 ? line->word[1] : name, 1, path, &bytes, &err)) {
        text_add(out, "Not saved: %s.\n", err.text);
        return false;
    }
    text_add(out, "Saved: %s (%.0f KB).\n", path, (double)(bytes + 999) / 1000.0);
    return true;
}

/* --- taking up -------------------------------------------------------------------------------- */

static void turn_kept(void *last, const Session *g) { last_turn_keep(g, last); }

void play_adopt(Play *p, Session *session) {
    play_odds_stop(p);
    if (p->session) session_free(p->session);
    free(p->session);
    p->session = session;
    p->board.game = session;
    last_turn_free(&p->last);
    if (!session) return;
    /* what the last turn was is told from living it */
    const Record record = session_record(session);
    Session *again = malloc(sizeof *again);
    ASSERT(again);
    session_replay_each(&record, turn_kept, &p->last, again, NULL);
    session_free(again);
    free(again);
}

/* The seat of the first person; an observer's game is read from the candidate's seat. */
static SeatId seat_of(const Setup *setup) {
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        if (setup->holder[seat] == HOLDER_PERSON) return (SeatId)seat;
    return SEAT_candidate;
}

static void told(Play *p, const Saved *s, Text *out) {
    Text line = {0};
    p->read_only[0] = '\0';
    if (s->difference.turn > 0) {
        text_add(&line, "This program lives the game otherwise: ");
        saved_difference_write(&s->difference, &line);
        text_add(&line, ". It goes on from where it was saved and cannot be rewound further.");
        board_say(out, "", 0, &line);
    }
    if (s->found == PACK_TOUCHED) {
        saved_changed_write(s, &line);
        text_add(&line, ", but not what this game has met: every turn came out the same.");
        board_say(out, "", 0, &line);
        p->kept.pack_digest = s->now;
    }
    if (s->found != PACK_CHANGED) return;
    saved_changed_write(s, &line);
    snprintf(p->read_only, sizeof p->read_only, "%s", line.data);
    text_free(&line);
    text_add(&line, "For reading only: %s.", p->read_only);
    board_say(out, "", 0, &line);
}

static bool take_up(Play *p, Saved *s, Text *out, Err *err) {
    Pack pack;
    if (!pack_card(s->book, &pack, err)) return false;
    p->pack = pack;
    memcpy(p->game.dir, s->dir, sizeof p->game.dir);
    play_adopt(p, s->session);
    free(p->game.scenario);
    book_close(p->game.book);
    p->game.scenario = s->scenario;
    p->game.book = s->book;
    p->board.seat = seat_of(&s->save.card.setup);
    branches_free(&p->kept.branches);
    p->kept.branches = s->game->branches;
    p->kept.changes = s->save.card.changes;
    p->kept.pack_digest = s->save.card.pack_digest;
    told(p, s, out);
    memset(&s->game->branches, 0, sizeof s->game->branches);
    s->session = NULL;
    s->scenario = NULL;
    s->book = NULL;
    return true;
}

bool play_open(Play *p, const char *name, Text *out, Err *err) {
    Saved saved;
    if (!saved_open(name, p->options, &saved, err)) return false;
    const bool done = take_up(p, &saved, out, err);
    if (done) {
        Text line = {0};
        text_add(&line, "Taken up: %s. Start %s, seed %llu, branch %s.", saved.path,
                 p->game.scenario->start_name, (unsigned long long)p->session->setup.seed,
                 p->kept.branches.branch[p->kept.branches.current].name);
        board_say(out, "", 0, &line);
    }
    saved_close(&saved);
    return done;
}

bool play_open_newest(Play *p, Text *out, Err *err) {
    char folder[SAVE_PATH_BYTES];
    SaveEntry *all = calloc(SAVES_LISTED_MAX, sizeof *all);
    ASSERT(all);
    bool done = saved_folder(p->options, folder, err);
    if (done && saves_list(folder, all) == 0) done = err_set(err, "--resume: no game is saved in %s", folder);
    done = done && play_open(p, all[0].name, out, err);
    free(all);
    return done;
}

/* --- the list --------------------------------------------------------------------------------- */

enum { SAVES_SHOWN = 12 };

static bool list_write(const Play *p, Text *out) {
    SaveEntry *all = calloc(SAVES_LISTED_MAX, sizeof *all);
    ASSERT(all);
    const int count = p->kept.folder[0] ? saves_list(p->kept.folder, all) : 0;
    if (count == 0) text_add(out, "No game is saved yet. To save this one: save\n");
    else text_add(out, "Saved games in %s, the last first\n", p->kept.folder);
    for (int n = 0; n < count && n < SAVES_SHOWN; n++) {
        char path[SAVE_PATH_BYTES];
        Save save;
        Err err = {0};
        if (!save_path(p->kept.folder, all[n].name, path, &err) || !save_read(path, &save, &err)) {
            text_add(out, "  %s: cannot be opened (accession save verify says why)\n", all[n].name);
            continue;
        }
        const SaveCard *c = &save.card;
        text_add(out, "  %.*s: %s, turn %d, %s%s\n", (int)strlen(all[n].name) - 4, all[n].name, c->start,
                 c->turn, c->date, c->over ? ", over" : "");
        save_close(&save);
    }
    if (count > SAVES_SHOWN) text_add(out, "  %d more.\n", count - SAVES_SHOWN);
    free(all);
    return count > 0;
}

bool play_on_load(Play *p, const PlayLine *line, Text *out) {
    Err err = {0};
    if (line->words == 1) return list_write(p, out);
    Text said = {0};
    if (!play_open(p, line->word[1], &said, &err)) {
        text_free(&said);
        text_add(out, "Not opened: %s.\n", err.text);
        return false;
    }
    text_add_bytes(out, said.data, said.length);
    text_free(&said);
    text_add(out, "\n");
    return play_on_turn(p, line, out);
}
