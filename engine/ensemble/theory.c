/* Theories. Always true: see theory.h; the other histories are those of luck.h. */
#include "ensemble/theory.h"

#include <math.h>
#include <stdlib.h>

#include "core/memory.h"
#include "ensemble/many.h"
#include "ensemble/override.h"

bool theory_scenario(const Theory *theory, const Scenario *s, Scenario *out, Err *err) {
    *out = *s;
    for (int n = 0; n < theory->changes; n++)
        if (!override_parse(out, theory->change[n], err)) return err_wrap(err, "theory \"%s\"", theory->id);
    return true;
}

TheoryFit theory_fit(const Theory *theory, const Scenario *s, ParamId *fixed) {
    bool same = true;
    for (int n = 0; n < theory->changes; n++) {
        char name[OVERRIDE_NAME_BYTES];
        double to;
        const ParamId id = override_read(theory->change[n], name, &to, NULL) ? param_find(name) : PARAM_NONE;
        const bool other = id == PARAM_NONE || fabs(param_get(&s->nominal, id) - to) > 1e-12;
        same = same && !other;
        if (id == PARAM_NONE || !other || s->low[id] < s->high[id]) continue;
        if (fixed) *fixed = id;
        return THEORY_IS_FIXED;
    }
    return same ? THEORY_IS_SO_ALREADY : THEORY_APPLIES;
}

typedef struct TheoryWork {
    const TheoryAsk *ask;
    Scenario *scenario; /* of each theory */
    TheoryFit *fit;
    Standing *row;      /* [pair * (runs + 1) + history]; history 0: the game's own luck */
    Followed *tally;
} TheoryWork;

static void history_work(void *context, int n) {
    const TheoryWork *work = context;
    const int histories = work->ask->runs + 1, pair = n / histories, history = n % histories;
    const Session *game = work->ask->game[pair % work->ask->games];
    if (work->fit[pair / work->ask->games] == THEORY_IS_FIXED) return;
    Session *other = memory_new(sizeof *other);
    Record record = session_record(game);
    record.scenario = &work->scenario[pair / work->ask->games];
    record.from = NULL;
    record.elsewhere = true;
    luck_setup(game, history, &record.setup);
    session_follow(&record, NULL, session_over(game) ? 0 : (int)game->world.month, other, &work->tally[n]);
    standing_of(other, &work->row[n]);
    session_free(other);
    free(other);
}

static void pair_add(const TheoryWork *work, int pair, TheoryRun *out) {
    const int runs = work->ask->runs;
    const size_t first = (size_t)pair * (size_t)(runs + 1);
    *out = (TheoryRun){.fit = work->fit[pair / work->ask->games]};
    if (out->fit == THEORY_IS_FIXED) return;
    *out = (TheoryRun){.fit = out->fit, .there = work->row[first], .tally = work->tally[first], .runs = runs};
    for (int n = 1; n <= runs; n++) {
        const Standing *s = &work->row[first + (size_t)n];
        out->outcome[s->outcome] += 1.0 / runs;
        for (int d = 0; d < DIALS; d++) out->dial[d] += s->dial[d] / runs;
    }
}

bool theories_run(const TheoryAsk *ask, TheoryRun *out, Err *err) {
    const int theories = ask->theories->count, pairs = theories * ask->games;
    const int all = pairs * (ask->runs + 1);
    if (all == 0) return true;
    TheoryWork work = {.ask = ask, .scenario = memory_zeros((size_t)theories, sizeof(Scenario)),
                       .fit = memory_zeros((size_t)theories, sizeof(TheoryFit)),
                       .row = memory_zeros((size_t)all, sizeof(Standing)),
                       .tally = memory_zeros((size_t)all, sizeof(Followed))};
    bool done = true;
    for (int n = 0; done && n < theories; n++) {
        work.fit[n] = theory_fit(&ask->theories->theory[n], ask->game[0]->scenario, NULL);
        done = theory_scenario(&ask->theories->theory[n], ask->game[0]->scenario, &work.scenario[n], err);
    }
    const Many many = {.count = all, .threads = ask->threads, .stop = ask->stop, .context = &work,
                       .work = history_work, .progress = ask->progress, .told = ask->told};
    done = done && many_run(&many);
    for (int pair = 0; done && pair < pairs; pair++) pair_add(&work, pair, &out[pair]);
    free(work.scenario);
    free(work.fit);
    free(work.row);
    free(work.tally);
    return done;
}
