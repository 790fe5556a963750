/* What takes a while, counted beside the window. Always true: see table.h; the thread lives a copy of the
 * journal again and reads nothing of the running game but its scenario and the snapshot it was taken up at,
 * which stay until table_adopt has stopped it. */
#include <stdio.h>
#include <stdlib.h>

#include "core/memory.h"
#include "core/version.h"
#include "ensemble/ensemble.h"
#include "report/debrief_page.h"
#include "store/user_folder.h"
#include "table/table.h"

struct Study {
    StudyId id;
    Background *work;
    Digest world; /* of the game for which it was asked */
    size_t entries;
    const Tongue *tongue;
    Record record;
    Journal journal, other_journal;
    SeatId seat;
    int runs;
    char assumed[32], branch[BRANCH_NAME_BYTES];
    Claims claims;
    StudyFound found;
};

/* --- on the thread ----------------------------------------------------------------------------- */

static int threads_wanted(void) {
    const int processors = ensemble_processors();
    return processors > 1 ? processors - 1 : 1;
}

static Session *lived(const Record *record) {
    Session *game = memory_new(sizeof *game);
    session_replay(record, game, NULL);
    return game;
}

static void game_free(Session *game) {
    if (game) session_free(game);
    free(game);
}

static bool other_live(Study *s, const Session *game) {
    StudyFound *f = &s->found;
    if (f->otherwise.kind == DEVIATION_NONE) {
        Record record = s->record;
        record.journal = &s->other_journal;
        f->other = table_live_record(&record, s->branch, &f->why_not);
        return true;
    }
    f->other = memory_new(sizeof *f->other);
    if (counterfactual(game, &f->otherwise, f->other, &f->followed)) return true;
    game_free(f->other);
    f->other = NULL;
    err_set(&f->why_not, "%s", tongue("That card could not have been taken then."));
    return true;
}

static bool study_work(void *context, const BackgroundSeen *seen) {
    Study *s = context;
    tongue_use(s->tongue);
    Session *game = lived(&s->record);
    const DebriefAsk debrief = {.game = game, .seat = s->seat, .assumed = s->assumed, .claims = &s->claims,
                                .threads = threads_wanted(), .stop = seen->stop, .told = seen->told,
                                .progress = background_progress};
    const LuckAsk luck = {.game = game,
                          .runs = s->runs,
                          .threads = threads_wanted(),
                          .stop = seen->stop,
                          .told = seen->told,
                          .progress = background_progress};
    const bool whole = s->id == STUDY_DEBRIEF ? debrief_count(&debrief, &s->found.debrief)
                       : s->id == STUDY_LUCK  ? luck_count(&luck, &s->found.luck) : other_live(s, game);
    game_free(game);
    tongue_use(NULL);
    return whole;
}

/* --- asking ------------------------------------------------------------------------------------ */

static void study_free(Study *s) {
    if (!s) return;
    background_stop(s->work);
    debrief_free(&s->found.debrief);
    game_free(s->found.other);
    journal_free(&s->journal);
    journal_free(&s->other_journal);
    free(s);
}

void table_study_stop(Table *t, StudyId id) {
    study_free(t->study[id]);
    t->study[id] = NULL;
}

static Study *study_new(Table *t, StudyId id) {
    table_study_stop(t, id);
    Study *s = memory_zeros(1, sizeof *s);
    s->id = id;
    s->world = world_digest(session_world(t->session));
    s->entries = t->session->journal.count;
    s->tongue = tongue_used();
    journal_copy(&t->session->journal, t->session->journal.count, &s->journal);
    s->record = session_record(t->session);
    s->record.journal = &s->journal;
    s->seat = t->board.seat;
    s->found.claims = &s->claims;
    snprintf(s->assumed, sizeof s->assumed, "%s", t->assumed);
    return t->study[id] = s;
}

static void study_begin(Study *s) { s->work = background_begin(study_work, s); }

void table_study_debrief(Table *t) {
    Study *s = study_new(t, STUDY_DEBRIEF);
    if (!claims_read(t->dir, &s->claims, &s->found.why_not)) s->claims.count = 0;
    study_begin(s);
}

void table_study_luck(Table *t, int runs) {
    Study *s = study_new(t, STUDY_LUCK);
    s->runs = runs;
    study_begin(s);
}

void table_study_branch(Table *t, int branch) {
    branches_keep(&t->branches, t->session);
    const Branch *b = &t->branches.branch[branch];
    Study *s = study_new(t, STUDY_OTHER);
    s->found.branch = branch;
    snprintf(s->branch, sizeof s->branch, "%s", b->name);
    journal_copy(&b->journal, b->journal.count, &s->other_journal);
    study_begin(s);
}

void table_study_otherwise(Table *t, const Deviation *otherwise) {
    Study *s = study_new(t, STUDY_OTHER);
    s->found.otherwise = *otherwise;
    study_begin(s);
}

/* --- what came of it --------------------------------------------------------------------------- */

static bool is_of_now(const Study *s, const Table *t) {
    return t->session && s->entries == t->session->journal.count &&
           digest_equal(s->world, world_digest(session_world(t->session)));
}

const StudyFound *table_study(const Table *t, StudyId id, double *done) {
    const Study *s = t->study[id];
    bool whole = false;
    if (done) *done = -1;
    if (!s || !is_of_now(s, t)) return NULL;
    if (background_ended(s->work, &whole) && whole) return &s->found;
    if (done) *done = background_done(s->work);
    return NULL;
}

bool table_studies_follow(Table *t) {
    bool whole, any = false;
    for (int id = 0; id < STUDIES; id++) {
        if (t->study[id] && !is_of_now(t->study[id], t)) table_study_stop(t, (StudyId)id);
        if (t->study[id] && !background_ended(t->study[id]->work, &whole)) any = true;
    }
    return any;
}

void table_study_wait(Table *t, StudyId id) {
    if (t->study[id]) background_wait(t->study[id]->work);
}

/* --- keeping it -------------------------------------------------------------------------------- */

void table_source(const Session *g, Text *out) {
    text_add(out, "accession %s, %s %s, %s, seed %llu, mode %s", ACCESSION_VERSION, g->scenario->pack,
             g->scenario->version, g->scenario->start_name, (unsigned long long)g->setup.seed,
             mode_name(g->setup.mode));
}

bool table_debrief_store(const Table *t, char path[SAVE_PATH_BYTES], Err *err) {
    char name[NAME_MAX_BYTES * 3], rest[NAME_MAX_BYTES * 3 + 32];
    Text source = {0};
    const StudyFound *f = table_study(t, STUDY_DEBRIEF, NULL), *luck = table_study(t, STUDY_LUCK, NULL);
    const Session *g = t->session;
    if (!f) return err_set(err, "%s", tongue("the debrief is still being counted"));
    save_autoname(g, t->board.seat, name);
    snprintf(rest, sizeof rest, "/accession/debriefs/%s-turn-%d", name, session_turn(g));
    if (!user_folder("XDG_DATA_HOME", "/.local/share", rest, path, SAVE_PATH_BYTES))
        return err_set(err, "%s", tongue("there is no home folder to keep it in"));
    table_source(g, &source);
    const DebriefAsk ask = {.game = g, .seat = t->board.seat, .assumed = t->assumed, .claims = f->claims};
    const DebriefPage page = {&ask, &f->debrief, luck ? &luck->luck : NULL, source.data,
                              t->language[0] ? t->language : NULL};
    const bool done = debrief_store(&page, path, err);
    text_free(&source);
    return done;
}
