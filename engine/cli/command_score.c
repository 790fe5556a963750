/* `score`: stored dated forecasts against dated resolutions, and the making of such forecasts.
 * Always true: scoring reads two files and lives nothing; making writes one file and scores
 * nothing. */
#include "cli/cli.h"
#include "cli/game.h"
#include "cli/progress.h"
#include "core/memory.h"
#include "core/version.h"
#include "ensemble/ensemble.h"
#include "ensemble/forecast.h"
#include "ensemble/score.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { SCORE_RUNS = 10000 };

static int score_files(const Options *o) {
    Err err = {0};
    Score score;
    if (o->words.count != 2) {
        err_set(&err,
                "score: two files are wanted, FORECASTS and RESOLUTIONS.csv, or --make FILE.csv");
        return cli_fail(&err);
    }
    if (!score_run(o->words.item[0], o->words.item[1], &score, &err)) {
        return cli_fail(&err);
    }
    Text out = {0};
    if (o->json) {
        JsonOut json = json_out_start(&out, 1);
        score_json(&json, &score);
        json_out_finish(&json);
    } else {
        score_report(&out, &score);
    }
    score_free(&score);
    return cli_write(NULL, &out, EXIT_OK);
}

/* The one place where the calendar of the machine counts: a forecast is made on some day. */
static int score_today(void) {
    const time_t now = time(NULL);
    struct tm day;
    gmtime_r(&now, &day);
    return (day.tm_year + 1900) * 10000 + (day.tm_mon + 1) * 100 + day.tm_mday;
}

/* A statement dated before the model's assumptions would know more than its day did. */
static bool score_made(const Options *o, const Scenario *s, int *out, Err *err) {
    *out = o->made ? date_read(o->made) : score_today();
    if (!*out) {
        return err_set(err, "--made: found \"%s\", a date YYYY-MM-DD is wanted", o->made);
    }
    const int assumed = date_read(s->model_date);
    return *out >= assumed ||
           err_set(err,
                   "--made: %s lies before %s, the date of the assumptions of the pack; a "
                   "statement cannot be older than what it knows",
                   date_text(*out).text, s->model_date);
}

static void score_take(void *context, uint64_t run, const Parameters *k, const Outcome *o) {
    (void)k;
    tally_add(context, run, o);
}

static bool score_live(const Options *o, const Game *game, const ForecastHead *head,
                       DesignId design, Tally *tally, Err *err) {
    const uint64_t runs = o->runs > 0 ? (uint64_t)o->runs : SCORE_RUNS;
    const Ensemble e = {.scenario = game->scenario,
                        .policy = &game->policy,
                        .design = {.id = design, .seed = head->seed, .runs = runs},
                        .seed = head->seed,
                        .runs = runs,
                        .months = head->months,
                        .threads = (int)o->threads,
                        .stop = progress_stop(),
                        .context = tally,
                        .take = score_take};
    if (ensemble_run(&e) < runs) {
        return err_set(err, "score: interrupted; no statement was made");
    }
    return pack_scripts_held(game->book, err);
}

static int score_write(const Options *o, const Tally *tally, const ForecastHead *head) {
    Err err = {0};
    Text rows = {0}, out = {0};
    int left_out;
    const int written = forecast_csv(&rows, tally, head, &left_out);
    if (written == 0) {
        text_free(&rows);
        err_set(&err, "--make: nothing is left to forecast: every horizon lies on or before %s",
                date_text(head->made).text);
        return cli_fail(&err);
    }
    text_add(&out,
             "%s: %d rows, made on %s with %llu runs; %d questions left out, whose horizon "
             "is past\nor beyond --months\n",
             o->make, written, date_text(head->made).text, (unsigned long long)tally->runs,
             left_out);
    if (cli_write(o->make, &rows, EXIT_OK) != EXIT_OK) {
        text_free(&out);
        return EXIT_WRONG;
    }
    return cli_write(NULL, &out, EXIT_OK);
}

/* "aid=1.5 kappa_h=2": told in the statement. */
static char *score_set(const Options *o) {
    Text set = {0};
    for (int n = 0; n < o->set.count; n++) {
        text_add(&set, "%s%s", n > 0 ? " " : "", o->set.item[n]);
    }
    return text_take(&set);
}

static int score_make(const Options *o, const Game *game) {
    Err err = {0};
    DesignId design;
    ForecastHead head = {.scenario = game->scenario,
                         .version = "accession " ACCESSION_VERSION,
                         .commit = ACCESSION_COMMIT,
                         .policy = game->policy.name,
                         .seed = (uint64_t)o->seed,
                         .months = (int)o->months};
    if (!design_find(o->design, &design)) {
        err_set(&err, "--design: found \"%s\", nominal, box or lhs is wanted", o->design);
        return cli_fail(&err);
    }
    head.design = design_name(design);
    char *set = score_set(o);
    Tally *tally = memory_zeros(1, sizeof *tally);
    head.set = set;
    const bool ok = score_made(o, game->scenario, &head.made, &err) &&
                    pack_digest(game->dir, &head.pack, &err) &&
                    score_live(o, game, &head, design, tally, &err);
    const int code = ok ? score_write(o, tally, &head) : cli_fail(&err);
    free(tally);
    free(set);
    return code;
}

int command_score(const Options *o) {
    Err err = {0};
    Game game;
    if (!o->make) {
        return score_files(o);
    }
    if (o->words.count > 0 || o->json) {
        err_set(&err, "score: --make writes one file and scores none; leave out %s",
                o->json ? "--json" : o->words.item[0]);
        return cli_fail(&err);
    }
    if (!game_open(o, &game, &err)) {
        return cli_fail(&err);
    }
    pack_strict(game.book);
    const int code = score_make(o, &game);
    game_close(&game);
    return code;
}
