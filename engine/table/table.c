/* Opening, keeping and leaving the running game. Always true: see table.h. */
#include "table/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "core/tongue.h"
#include "report/paper.h"

/* "2023-01-31" as "31 January 2023". */
void table_date_write(const char *iso, char out[32]) {
    static const char *const months[] = {
        TONGUE_IN("January", "date"),   TONGUE_IN("February", "date"), TONGUE_IN("March", "date"),
        TONGUE_IN("April", "date"),     TONGUE_IN("May", "date"),      TONGUE_IN("June", "date"),
        TONGUE_IN("July", "date"),      TONGUE_IN("August", "date"),   TONGUE_IN("September", "date"),
        TONGUE_IN("October", "date"),   TONGUE_IN("November", "date"), TONGUE_IN("December", "date")};
    int year = 0, month = 0, day = 0;
    if (sscanf(iso, "%4d-%2d-%2d", &year, &month, &day) == 3 && month >= 1 && month <= 12)
        snprintf(out, 32, "%d %.18s %d", day, tongue_in(months[month - 1], "date"), year);
    else snprintf(out, 32, "%.16s", iso);
}

/* --- opening ----------------------------------------------------------------------------------- */

void table_dated(Table *t) { table_date_write(t->pack.model_date, t->assumed); }

void table_pack_replace(Table *t, const char *dir, PackBook *book, Scenario *scenario, const Pack *pack) {
    free(t->scenario);
    book_close(t->book);
    t->scenario = scenario;
    t->book = book;
    t->pack = *pack;
    if (dir != t->dir) snprintf(t->dir, sizeof t->dir, "%s", dir);
    table_dated(t);
}

bool table_open(Table *t, const char *dir, const char *language, const char *start, const Changes *changes,
                Err *err) {
    const char *change[CHANGES_MAX];
    Pack pack;
    Digest digest;
    for (int n = 0; changes && n < changes->count; n++) change[n] = changes->item[n];
    PackBook *book = book_open(dir, language, err);
    Scenario *s = memory_zeros(1, sizeof *s);
    if (!book || !pack_card(book, &pack, err) || !pack_digest(dir, &digest, err) ||
        !book_start(book, start, change, changes ? changes->count : 0, s, err)) {
        book_close(book);
        free(s);
        return false;
    }
    table_adopt(t, NULL);
    table_pack_replace(t, dir, book, s, &pack);
    t->pack_digest = digest;
    t->changes = changes ? *changes : (Changes){.count = 0};
    t->read_only[0] = '\0';
    return true;
}

static void board_set(Table *t, SeatId seat) {
    t->board = (Board){.game = t->session, .seat = seat, .last = &t->last, .assumed = t->assumed};
}

static void folder_find(Table *t, const Where *w) {
    Err none = {0};
    if (!where_saves(w, t->folder, &none)) t->folder[0] = '\0';
}

/* Another game than the ordered one writes no result. */
static void station_drop(Table *t) {
    free(t->station);
    t->station = NULL;
}

bool table_begin(Table *t, const Where *w, SeatId seat, const Setup *setup, Err *err) {
    if (!seat_sits(t->scenario, seat)) return err_set(err, "nobody sits as %s in this pack", seat_info(seat)->role);
    Session *g = memory_new(sizeof *g);
    session_begin(g, t->scenario, setup);
    table_adopt(t, NULL);
    station_drop(t);
    t->session = g;
    board_set(t, seat);
    branches_free(&t->branches);
    branches_begin(&t->branches, g);
    folder_find(t, w);
    return true;
}

static void turn_kept(void *last, const Session *g) { last_turn_keep(g, last); }

void table_adopt(Table *t, Session *session) {
    table_odds_stop(t);
    for (int id = 0; id < STUDIES; id++) table_study_stop(t, (StudyId)id);
    if (t->session) session_free(t->session);
    free(t->session);
    t->session = session;
    t->board.game = session;
    last_turn_free(&t->last);
    if (!session) return;
    /* what the last turn was is told from living it */
    const Record record = session_record(session);
    Session *again = memory_new(sizeof *again);
    session_replay_each(&record, turn_kept, &t->last, again, NULL);
    session_free(again);
    free(again);
}

void table_close(Table *t) {
    table_odds_stop(t);
    odds_worker_free(t->odds.worker);
    t->odds.worker = NULL;
    table_adopt(t, NULL);
    branches_free(&t->branches);
    station_drop(t);
    free(t->scenario);
    book_close(t->book);
    tongue_use(NULL);
    tongue_free(&t->tongue);
    *t = (Table){.session = NULL};
}

/* --- taking up --------------------------------------------------------------------------------- */

/* The seat of the first person; an observer's game is read from the candidate's seat. */
static SeatId seat_of(const Setup *setup) {
    for (int seat = 0; seat < SEAT_COUNT; seat++)
        if (setup->holder[seat] == HOLDER_PERSON) return (SeatId)seat;
    return SEAT_candidate;
}

static void difference_said(Table *t, const Saved *s, Text *out) {
    Text line = {0};
    t->read_only[0] = '\0';
    if (s->difference.turn > 0) {
        text_say(&line, "This program lives the game otherwise: ");
        saved_difference_write(&s->difference, &line);
        text_say(&line, ". It goes on from where it was saved and cannot be rewound further.");
        board_say(out, "", 0, &line);
    }
    if (s->found == PACK_TOUCHED) {
        saved_changed_write(s, &line);
        text_say(&line, ", but not what this game has met: every turn came out the same.");
        board_say(out, "", 0, &line);
        t->pack_digest = s->now;
    }
    if (s->found != PACK_CHANGED) return;
    saved_changed_write(s, &line);
    snprintf(t->read_only, sizeof t->read_only, "%s", line.data);
    text_free(&line);
    text_say(&line, "For reading only: %s.", t->read_only);
    board_say(out, "", 0, &line);
}

static void take_up(Table *t, Saved *s, const Pack *pack, Text *said) {
    table_adopt(t, s->session);
    table_pack_replace(t, s->dir, s->book, s->scenario, pack);
    board_set(t, seat_of(&s->save.card.setup));
    branches_free(&t->branches);
    t->branches = s->game->branches;
    t->changes = s->save.card.changes;
    t->pack_digest = s->save.card.pack_digest;
    difference_said(t, s, said);
    memset(&s->game->branches, 0, sizeof s->game->branches);
    s->session = NULL;
    s->scenario = NULL;
    s->book = NULL;
}

bool table_take_up(Table *t, const Where *w, const char *name, Text *said, Err *err) {
    Saved saved;
    Pack pack;
    if (!saved_open(name, w, &saved, err)) return false;
    const bool done = pack_card(saved.book, &pack, err);
    if (done) {
        station_drop(t);
        take_up(t, &saved, &pack, said);
        folder_find(t, w);
        Text line = {0};
        text_say(&line, "Taken up: %s. Start %s, seed %llu, branch %s.", saved.path, t->scenario->start_name,
                 (unsigned long long)t->session->setup.seed, t->branches.branch[t->branches.current].name);
        board_say(said, "", 0, &line);
    }
    saved_close(&saved);
    return done;
}

bool table_resume(Table *t, const Where *w, Text *said, Err *err) {
    char folder[SAVE_PATH_BYTES];
    SaveEntry *all = memory_zeros(SAVES_LISTED_MAX, sizeof *all);
    bool done = where_saves(w, folder, err);
    if (done && saves_list(folder, all) == 0) done = err_set(err, "no game is saved in %s", folder);
    done = done && table_take_up(t, w, all[0].name, said, err);
    free(all);
    return done;
}

/* --- keeping ----------------------------------------------------------------------------------- */

static bool store(Table *t, const char *name, int kept, char path[SAVE_PATH_BYTES], size_t *bytes, Err *err) {
    const SaveOrigin origin = {.pack_title = t->pack.title, .pack_digest = t->pack_digest,
                               .changes = &t->changes, .carry = t->carries ? t->dir : NULL};
    if (!t->folder[0] && !strchr(name, '/'))
        return err_set(err, "there is no saves folder; give one with --saves-dir, or a path: save ./game.sav");
    return save_path(t->folder, name, path, err) &&
           save_store(path, &t->branches, t->session, &origin, kept, bytes, err);
}

bool table_store(Table *t, const char *name, char path[SAVE_PATH_BYTES], size_t *bytes, Err *err) {
    char own[NAME_MAX_BYTES * 3];
    save_autoname(t->session, t->board.seat, own);
    return store(t, name ? name : own, 1, path, bytes, err);
}

bool table_autosave(Table *t, Err *err) {
    char name[NAME_MAX_BYTES * 3 + 16] = "autosave-", path[SAVE_PATH_BYTES];
    if (t->read_only[0] || t->session->journal.count == 0) return true;
    save_autoname(t->session, t->board.seat, name + strlen(name));
    const bool done = store(t, name, AUTOSAVES - 1, path, NULL, err), told = t->told_failure;
    t->told_failure = !done;
    return done || told;
}

bool table_result(Table *t, Err *err) { return !t->station || t->station_write(t, t->station, t->station_path, err); }

bool table_turn_ended(Table *t, bool autosave, Err *err) {
    last_turn_keep(t->session, &t->last);
    if (!table_result(t, err)) return false;
    return !autosave || table_autosave(t, err);
}

/* --- branches ---------------------------------------------------------------------------------- */

bool table_allows(const Table *t) {
    return t->session->setup.mode != MODE_RECORD || session_over(t->session);
}

static Session *lived_not(Text *why, Err *err) {
    err_set(err, "%s", why->data);
    text_free(why);
    return NULL;
}

Session *table_live_record(const Record *record, const char *branch, Err *err) {
    Text why = {0};
    if (record->from && record->from->entries > record->journal->count) {
        text_say(&why, "Branch %s parts before the turn in which this game was taken up; it cannot be lived "
                       "again.", branch);
        return lived_not(&why, err);
    }
    Session *session = memory_new(sizeof *session);
    Difference d;
    if (session_replay(record, session, &d)) return session;
    text_say(&why, "Branch %s cannot be lived again: it differs in turn %d.", branch, d.turn);
    session_free(session);
    free(session);
    return lived_not(&why, err);
}

Session *table_live(const Table *t, int n, Err *err) {
    Record record = session_record(t->session);
    record.journal = &t->branches.branch[n].journal;
    return table_live_record(&record, t->branches.branch[n].name, err);
}

bool table_go_to(Table *t, int branch, Err *err) {
    Session *session = table_live(t, branch, err);
    if (!session) return false;
    branches_switch(&t->branches, branch);
    table_adopt(t, session);
    return true;
}

bool table_part(Table *t, const char *name, int turn, Err *err) {
    branches_keep(&t->branches, t->session);
    if (!branches_part(&t->branches, name, turn, err)) return false;
    Session *session = table_live(t, t->branches.current, err);
    ASSERT(session); /* it was lived a moment ago */
    table_adopt(t, session);
    return true;
}
