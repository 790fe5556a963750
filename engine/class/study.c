/* The study of a class. Always true: see study.h. */
#include "class/study.h"

#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "report/compare.h"

bool study_is_choice(const JournalEntry *e) {
    return command_of_seat(e->command.kind) && e->command.kind != COMMAND_PREDICT;
}

bool study_is_lead(const JournalEntry *e) {
    return e->command.kind == COMMAND_INJECT || e->command.kind == COMMAND_OVERRIDE;
}

int study_parts(const ClassStudy *study, int a, int b) {
    const Sides sides = {.game = {study->table[a].game, study->table[b].game}};
    return compare_parts(&sides);
}

/* --- tables ------------------------------------------------------------------------------------- */

static void happened(void *context, const Session *g) {
    TableStudy *table = context;
    for (size_t n = 0; n < g->ledger.happened; n++) {
        const Happening *h = &g->ledger.happenings[n];
        if (table->first[h->id] < 0) table->first[h->id] = h->month;
    }
}

static void happenings_find(TableStudy *table) {
    const Record record = session_record(table->game);
    Session *again = memory_new(sizeof *again);
    for (int id = 0; id < HAPPENING_COUNT; id++) table->first[id] = -1;
    session_replay_each(&record, happened, table, again, NULL);
    session_free(again);
    free(again);
}

static void tables_find(ClassStudy *out) {
    const Class *c = out->c;
    for (int n = 0; n < class_games(c); n++) {
        const int which = (n + c->play * c->setup.tables) % class_games(c);
        const Session *g = c->table[which].game;
        if (!g || g->world.month < 0.5) continue;
        TableStudy *table = &out->table[out->tables++];
        *table = (TableStudy){.table = which % c->setup.tables,
                              .play = class_play_of(c, which),
                              .which = which,
                              .game = g,
                              .turns = g->turns};
        if (g->past[g->turns - 1].month >= g->world.month) table->turns--;
        standing_of(g, &table->here);
        happenings_find(table);
        for (size_t k = 0; k < g->journal.count; k++) table->orders += study_is_choice(&g->journal.entries[k]);
    }
}

static bool points_find(const StudyAsk *ask, TableStudy *table) {
    const TurningAsk turning = {.game = table->game,
                                .most = STUDY_POINTS,
                                .others = STUDY_OTHERS,
                                .threads = ask->threads,
                                .stop = ask->stop,
                                .told = ask->told,
                                .progress = ask->progress};
    table->points = turning_points(&turning, table->point);
    return table->points >= 0;
}

/* What bots would have done is the same at every table that has come as far. */
static const LuckSide *bots_known(const ClassStudy *out, const TableStudy *table) {
    for (const TableStudy *t = out->table; t < table; t++) {
        const bool both_over = session_over(t->game) && session_over(table->game);
        const bool same_month =
            !session_over(t->game) && !session_over(table->game) && t->here.month == table->here.month;
        if ((both_over || same_month) &&
            memcmp(t->game->private_goal, table->game->private_goal, sizeof t->game->private_goal) == 0)
            return &t->luck.bots;
    }
    return NULL;
}

static bool luck_find(const StudyAsk *ask, const ClassStudy *out, TableStudy *table) {
    const LuckAsk luck = {.game = table->game,
                          .runs = ask->runs > 0 ? ask->runs : STUDY_RUNS,
                          .threads = ask->threads,
                          .bots = bots_known(out, table),
                          .stop = ask->stop,
                          .told = ask->told,
                          .progress = ask->progress};
    return luck_count(&luck, &table->luck);
}

static bool theories_find(const StudyAsk *ask, ClassStudy *out, Err *err) {
    const Session *game[CLASS_GAMES_MAX];
    if (!ask->theories || ask->theories->count == 0) return true;
    for (int n = 0; n < out->tables; n++) game[n] = out->table[n].game;
    out->theory = memory_zeros((size_t)(ask->theories->count * out->tables), sizeof *out->theory);
    const TheoryAsk theories = {.game = game,
                                .games = out->tables,
                                .theories = ask->theories,
                                .runs = STUDY_THEORY_RUNS,
                                .threads = ask->threads,
                                .stop = ask->stop,
                                .told = ask->told,
                                .progress = ask->progress};
    return theories_run(&theories, out->theory, err);
}

bool class_study(const StudyAsk *ask, ClassStudy *out, Err *err) {
    *out = (ClassStudy){.c = ask->c, .theories = ask->theories};
    Err why = {{0}};
    tables_find(out);
    if (out->tables == 0) return err_set(err, "no month has been lived in this class yet");
    bool done = true;
    for (int n = 0; done && n < out->tables; n++)
        done = points_find(ask, &out->table[n]) && luck_find(ask, out, &out->table[n]);
    if (done && theories_find(ask, out, &why)) return true;
    return err_set(err, "%s", why.text[0] ? why.text : "interrupted; nothing is told from a part");
}

void study_free(ClassStudy *study) {
    free(study->theory);
    *study = (ClassStudy){0};
}
