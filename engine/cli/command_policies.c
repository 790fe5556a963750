/* `policies`: is there a choice at all? Always true: exit 0 only if every verdict holds. */
#include "cli/cli.h"
#include "cli/game.h"
#include "cli/progress.h"
#include "core/memory.h"
#include "ensemble/policies.h"

#include <stdio.h>
#include <stdlib.h>

/* Fewer make differences unsure, and an unsure difference counts as none. */
enum { POLICIES_RUNS = 1000 };

static void policies_progress(void *context, uint64_t done, uint64_t all) {
    progress_show(context, done, all, "policies");
}

static void policies_print(const Options *o, const Trials *t, Text *out) {
    if (o->json) {
        JsonOut json = json_out_start(out, 1);
        trials_json(t, &json);
        json_out_finish(&json);
    } else {
        trials_report(t, out);
    }
}

int command_policies(const Options *o) {
    Err err = {0};
    Game game;
    if (!game_open(o, &game, &err)) {
        return cli_fail(&err);
    }
    Trials *trials = memory_zeros(1, sizeof *trials);
    Progress progress = progress_begin();
    trials->scenario = game.scenario;
    trials->seed = (uint64_t)o->seed;
    trials->runs = o->runs > 0 ? (uint64_t)o->runs : POLICIES_RUNS;
    trials->months = (int)o->months;
    trials->threads = (int)o->threads;
    trials->stop = progress_stop();
    trials->context = &progress;
    trials->progress = policies_progress;
    pack_strict(game.book);
    const bool whole = trials_run(trials);
    progress_end(&progress);
    int code = EXIT_WRONG;
    if (whole && !pack_scripts_held(game.book, &err)) {
        cli_fail(&err);
    } else if (whole) {
        Text out = {0};
        policies_print(o, trials, &out);
        code = cli_write(NULL, &out, trials_hold(trials) ? EXIT_OK : EXIT_NO);
    } else {
        err_set(&err, "policies: interrupted; nothing is judged from a part");
        cli_fail(&err);
    }
    trials_free(trials);
    free(trials);
    game_close(&game);
    return code;
}
