/* `ensemble`: many histories. Always true: what is printed and written counts exactly the histories that
 * were lived, also after an interruption; in an MPI job the first process alone prints and writes. */
#include "cli/cli.h"
#include "cli/plan.h"
#include "cli/plot.h"
#include "cli/progress.h"
#include "cli/results.h"
#include "ensemble/collect.h"
#include "ensemble/ranks.h"
#include "report/plots.h"

#include <stdio.h>
#include <unistd.h>

/* Everything that is open while an ensemble is lived. */
typedef struct Job {
    const Options *o;
    const Game *game;
    const Plan *plan;
    Part part, old; /* old: of --resume */
    bool resumed;
    RowFile kept;
    RowsOut rows;
    Progress progress;
} Job;

static void ensemble_progress(void *context, uint64_t done, uint64_t runs) {
    progress_show(context, done, runs, "histories");
}

/* An earlier part can be gone on with if it is of this ensemble, and of these runs. */
static bool old_fits(const Job *job, Err *err) {
    const Part *old = &job->old;
    const bool rows_wanted = job->o->rows || job->o->csv || job->o->sqlite;
    if (!part_same(&job->part, old, err)) return false;
    if (ranks_count() > 1) return err_set(err, "an MPI job cannot go on with a part: give one process");
    if (old->first < job->part.first || old->last > job->part.last)
        return err_set(err, "%s is of runs %llu to %llu, which --runs leaves out", job->o->out,
                       (unsigned long long)old->first, (unsigned long long)old->last);
    return old->rows || old->spans == 0 || !rows_wanted ||
           err_set(err, "%s keeps no rows (--rows), so that those of its runs cannot be written",
                   job->o->out);
}

static bool old_read(Job *job, Err *err) {
    const Options *o = job->o;
    if (!o->resume) {
        return results_may_write(o, NULL) ||
               err_set(err, "--out: %s is there already; --resume goes on with it, --force writes it "
                            "anew", o->out);
    }
    if (!o->out) return err_set(err, "--resume goes on with the file of --out FILE");
    if (access(o->out, F_OK) != 0) return true; /* so that a script may always say --resume */
    job->resumed = part_read(o->out, &job->old, err) && old_fits(job, err);
    return job->resumed || err_wrap(err, "--resume");
}

/* Rows go where they are wanted; those of the other processes of a job to a file of their own first. */
static bool rows_begin(Job *job, Err *err) {
    const Options *o = job->o;
    const bool first = ranks_mine() == 0;
    const bool kept_in_part = o->out && (o->rows || job->old.rows);
    const bool kept = first ? kept_in_part : o->csv || o->sqlite || kept_in_part;
    if (kept && !row_file_begin(&job->kept, first ? o->out : NULL, row_columns(&job->part.layout), err))
        return false;
    const RowsWanted wanted = {.csv = first ? o->csv : NULL, .sqlite = first ? o->sqlite : NULL,
                               .kept = kept ? &job->kept : NULL};
    return rows_out_begin(&job->rows, &wanted, &job->part.layout, (uint64_t)o->seed, err);
}

static bool ensemble_live(Job *job, Err *err) {
    const Options *o = job->o;
    const uint64_t seed = (uint64_t)o->seed;
    Collect c = {.ensemble = {.scenario = job->game->scenario, .policy = &job->game->policy,
                              .design = {.id = job->plan->design, .seed = seed,
                                         .runs = job->plan->design_runs,
                                         .table = &job->plan->table},
                              .seed = seed, .months = (int)o->months, .threads = (int)o->threads,
                              .stop = progress_stop()},
                 .old = job->resumed ? &job->old : NULL, .part = &job->part,
                 .range = collect_slice(job->part.first, job->part.last), .rows = &job->rows,
                 .told = &job->progress, .progress = ranks_mine() == 0 ? ensemble_progress : NULL};
    job->progress = progress_begin();
    const bool lived = collect_run(&c, err);
    progress_end(&job->progress);
    if (lived && c.lived < c.wanted)
        fprintf(stderr, "accession: interrupted after %llu of %llu histories%s\n",
                (unsigned long long)c.lived, (unsigned long long)c.wanted,
                o->out && ranks_count() == 1 ? "; --resume goes on" : "");
    return lived && (ranks_mine() == 0 || pack_scripts_held(job->game->book, err)) &&
           collect_gather(&job->part, &job->rows, &job->kept, err);
}

static bool part_put(Job *job, Err *err) {
    if (!job->o->out) return true;
    job->part.rows = job->kept.file != NULL;
    job->part.rows_digest = job->kept.digest;
    return part_write(&job->part, &job->kept, job->o->out, err) || err_wrap(err, "--out");
}

static int ensemble_draw(const Job *job, int code) {
    const Summary *sum = job->part.summary;
    char since[32];
    Text source = {0};
    Picture p;
    if (sum->tally.runs == 0 || summary_years(sum) == 0)
        return plot_nothing("at least one history of 12 months is wanted");
    plot_source(job->game, job->game->policy.name, (uint64_t)job->o->seed, "runs", sum->tally.runs,
                &source);
    plot_ensemble(sum, &(PlotFrame){source.data, (double)job->o->plot_width},
                  history_known_until(job->game->scenario, since), &p);
    text_free(&source);
    return plot_write(job->o, &p, code);
}

/* What the ensemble counted is printed, whatever becomes of the rest. */
static int ensemble_print(const Job *job) {
    Err err = {0};
    Baseline b;
    if (!job->o->baseline || atomic_load(progress_stop())) return results_print(job->o, &job->part, NULL);
    const bool counted = baseline_count(job->o, &b, &err);
    const int printed = results_print(job->o, &job->part, counted ? &b : NULL);
    baseline_free(&b);
    return counted ? printed : cli_fail(&err);
}

/* Of the first process. What can be saved is saved before what failed is told. */
static int ensemble_tell(Job *job) {
    Err err = {0};
    if (!pack_scripts_held(job->game->book, &err)) {
        rows_out_drop(&job->rows);
        return cli_fail(&err);
    }
    int code = EXIT_OK;
    results_meta(&job->rows, &job->part);
    const bool rows = rows_out_end(&job->rows, &err);
    if (rows && !part_put(job, &err)) code = cli_fail(&err);
    if (!rows) code = cli_fail(&err);
    int printed = ensemble_print(job);
    if (printed == EXIT_OK && job->o->plot) printed = ensemble_draw(job, printed);
    return code == EXIT_OK ? printed : code;
}

static int ensemble_job(Job *job) {
    Err err = {0};
    int code = EXIT_OK;
    if (!old_read(job, &err) || !rows_begin(job, &err) || !ensemble_live(job, &err)) {
        cli_fail(&err);
        rows_out_drop(&job->rows);
        code = EXIT_WRONG;
        if (ranks_count() > 1) ranks_abort(code); /* or the others would wait */
    } else if (ranks_mine() == 0) {
        code = ensemble_tell(job);
    }
    row_file_end(&job->kept);
    part_free(&job->part);
    part_free(&job->old);
    return code;
}

static int ensemble_open(const Options *o, const Plan *plan) {
    Err err = {0};
    Game game;
    if (!game_open(o, &game, &err)) return cli_fail(&err);
    pack_strict(game.book);
    Job job = {.o = o, .game = &game, .plan = plan};
    int code = EXIT_WRONG;
    if (plan_part(o, &game, plan, &job.part, &err)) {
        ranks_begin();
        code = ensemble_job(&job);
        ranks_end();
    } else {
        cli_fail(&err);
    }
    game_close(&game);
    return code;
}

int command_ensemble(const Options *o) {
    Err err = {0};
    Plan plan;
    if (o->rows && !o->out) {
        err_set(&err, "--rows belongs to --out FILE");
        return cli_fail(&err);
    }
    if (o->points > 0 && !o->baseline) {
        err_set(&err, "--points belongs to --baseline");
        return cli_fail(&err);
    }
    if (!plan_read(o, &plan, &err)) return cli_fail(&err);
    const int code = ensemble_open(o, &plan);
    plan_free(&plan);
    return code;
}
