/* Measuring saves. Always true: everything is written to a temporary folder, which is removed. */
#include "cli/bench_saves.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/progress.h"
#include "core/memory.h"
#include "ensemble/luck.h"
#include "session/save_place.h"

enum { TIMES = 20, HISTORIES = 40 };

/* Forty turns of three months in which the candidate does what it can. */
static Session *long_game(const Scenario *s) {
    Setup setup = session_setup(5, MODE_STANDARD, SEAT_candidate);
    setup.turn_fixed = 3;
    Session *g = memory_new(sizeof *g);
    session_begin(g, s, &setup);
    while (!session_over(g)) {
        static const ActId acts[] = {ACT_speak_for, ACT_mobilisation, ACT_reform, ACT_dig_in, ACT_sign_terms};
        for (size_t n = 0; n < COUNT_OF(acts); n++) {
            const double to = act_info(acts[n])->lever
                                  ? act_setting(&g->world, acts[n], SEAT_candidate) + act_info(acts[n])->step
                                  : 0.0;
            const Command c = {.kind = COMMAND_ACT, .seat = SEAT_candidate, .act = {SEAT_candidate, acts[n], to}};
            session_submit(g, &c, NULL);
        }
        session_end_turn(g, true, NULL);
    }
    return g;
}

static double saved_ms(const char *path, const Branches *all, const Session *g, double *bytes, Err *err) {
    const SaveOrigin origin = {.pack_title = "bench"};
    size_t length = 0;
    const double began = progress_clock();
    for (int n = 0; n < TIMES; n++)
        if (!save_store(path, all, g, &origin, 1, &length, err)) return -1.0;
    *bytes = (double)length;
    return 1e3 * (progress_clock() - began) / TIMES;
}

static double opened_ms(const char *path, const Scenario *s, Err *err) {
    const double began = progress_clock();
    for (int n = 0; n < TIMES; n++) {
        Save save;
        SavedGame *game = memory_zeros(1, sizeof *game);
        Session *session = memory_zeros(1, sizeof *session);
        if (!save_read(path, &save, err) || !save_game(&save, s, game, err)) return -1.0;
        save_live(game, s, &save.card.setup, session, NULL);
        session_free(session);
        branches_free(&game->branches);
        free(session);
        free(game);
        save_close(&save);
    }
    return 1e3 * (progress_clock() - began) / TIMES;
}

static double rewound_ms(Branches *all, const Session *g) {
    const double began = progress_clock();
    for (int n = 0; n < TIMES; n++) {
        Session *session = memory_new(sizeof *session);
        branches_part(all, NULL, 1, NULL);
        Record record = session_record(g);
        record.journal = &all->branch[all->current].journal;
        session_replay(&record, session, NULL);
        branches_switch(all, 0);
        session_free(session);
        free(session);
    }
    return 1e3 * (progress_clock() - began) / TIMES;
}

bool bench_saves(const Scenario *s, SaveTimes *out, Err *err) {
    char folder[] = "/tmp/accession-bench-XXXXXX", path[64];
    if (!mkdtemp(folder)) return err_set(err, "bench: no temporary folder can be made in /tmp");
    snprintf(path, sizeof path, "%s/game.sav", folder);
    Session *g = long_game(s);
    Branches all;
    branches_begin(&all, g);
    out->save_ms = saved_ms(path, &all, g, &out->bytes, err);
    out->open_ms = out->save_ms < 0.0 ? -1.0 : opened_ms(path, s, err);
    out->rewind_ms = rewound_ms(&all, g);
    const double began = progress_clock();
    Luck luck;
    const LuckAsk ask = {.game = g, .runs = HISTORIES};
    luck_count(&ask, &luck);
    out->luck_s = (progress_clock() - began) * 1000.0 / HISTORIES;
    unlink(path);
    snprintf(path, sizeof path, "%s/game.sav.1", folder);
    unlink(path);
    rmdir(folder);
    branches_free(&all);
    session_free(g);
    free(g);
    return out->open_ms >= 0.0;
}
