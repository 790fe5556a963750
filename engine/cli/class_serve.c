/* `class serve`: a class is made, or taken up from its file, and hosted. Always true: see cli.h; an existing
 * file is never begun anew. */
#include "cli/cli.h"
#include "cli/class_seats.h"
#include "cli/game.h"

int class_serve_run(const Options *o);

#ifndef ACCESSION_CLASS

int class_serve_run(const Options *o) {
    Err err = {0};
    (void)o;
    err_set(&err, "class serve: this build has no server: it was built without libwebsockets or libqrencode");
    return cli_fail(&err);
}

#else

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "class/class_file.h"
#include "class/server.h"
#include "table/table.h"
#include "store/file.h"
#include "store/user_folder.h"

static volatile sig_atomic_t stopped;
static void stop(int signal) {
    (void)signal;
    stopped = 1;
}

static void say(const char *line) {
    fprintf(stderr, "%s\n", line);
    fflush(stderr);
}

/* --- the file ---------------------------------------------------------------------------------- */

static void today(char out[11]) {
    const time_t now = time(NULL);
    struct tm day;
    localtime_r(&now, &day);
    strftime(out, 11, "%F", &day);
}

/* "2026-11-28-stalemate-2.class" in the user's folder. */
static bool path_free(const char *start, char path[PACK_PATH_BYTES], Err *err) {
    char folder[PACK_PATH_BYTES - 128], date[11];
    if (!user_folder("XDG_DATA_HOME", "/.local/share", "/accession/classes", folder, sizeof folder))
        return err_set(err, "class serve: there is no home folder; say where with --file");
    if (!file_folder(folder, err)) return false;
    today(date);
    for (int n = 1; n < 1000; n++) {
        snprintf(path, PACK_PATH_BYTES, "%s/%s-%.64s-%d.class", folder, date, start, n);
        if (access(path, F_OK) != 0) return true;
    }
    return err_set(err, "class serve: %s is full of classes of today; say where with --file", folder);
}

static bool find_pack(void *options, const char *pack, char dir[PACK_PATH_BYTES], Err *err) {
    return game_find(options, pack, dir, err);
}

/* --- making ------------------------------------------------------------------------------------ */

static bool setup_of(const Options *o, ClassSetup *out, char dir[PACK_PATH_BYTES], Err *err) {
    Game game;
    ClassSeats seats;
    if (!game_open(o, &game, err)) return false;
    const bool done = class_seats(o, game.scenario, &seats, err);
    *out = (ClassSetup){.seed = (uint64_t)o->seed};
    if (done) {
        snprintf(dir, PACK_PATH_BYTES, "%s", game.dir);
        snprintf(out->pack, sizeof out->pack, "%s", game.scenario->pack);
        snprintf(out->start, sizeof out->start, "%s", game.scenario->start_name);
        snprintf(out->language, sizeof out->language, "%.15s", o->language ? o->language : "");
        out->tables = seats.tables;
        out->turns = seats.turns;
        out->turn_fixed = seats.turn_months;
        out->turn_seconds = seats.turn_seconds;
        out->result_seconds = seats.result_seconds;
        out->minutes = seats.minutes;
        out->places = seats.places;
        for (int n = 0; n < seats.places; n++) out->place[n] = (ClassPlace){seats.table[n], (SeatId)seats.seat[n]};
        for (int n = 0; n < o->set.count && n < CHANGES_MAX; n++)
            snprintf(out->changes.item[out->changes.count++], sizeof out->changes.item[0], "%s", o->set.item[n]);
        today(out->date);
    }
    game_close(&game);
    return done && class_key_draw(out->key, err) && class_code_draw(out->code, err);
}

/* path: where; "": in the user's folder, and it is written there. */
static bool make(const Options *o, char path[PACK_PATH_BYTES], Class *c, Err *err) {
    ClassSetup *setup = calloc(1, sizeof *setup);
    char dir[PACK_PATH_BYTES];
    ASSERT(setup);
    bool done = setup_of(o, setup, dir, err) && (path[0] || path_free(setup->start, path, err));
    if (done && class_begin(c, setup, dir, err)) {
        done = class_file_make(c, path, err) && class_file_flush(c, err);
        if (done) {
            char line[PACK_PATH_BYTES + 200];
            tongue_write(line, sizeof line, "The class is kept in %s; to go on later: accession class serve --file with that path.", path);
            say(line);
        } else {
            class_end(c);
        }
    } else {
        done = false;
    }
    free(setup);
    return done;
}

static bool take_up(Options *o, Class *c, Tongue *speech, Err *err) {
    Text said = {0};
    const bool done = class_file_open(c, o->file, true, find_pack, o, &said, err);
    if (said.length > 0) fputs(said.data, stderr);
    text_free(&said);
    if (!done || o->language || !c->setup.language[0]) return done;
    o->language = c->setup.language;
    tongue_free(speech);
    if (!game_speaks(o, speech, err)) return false;
    table_date_write(c->pack->model_date, c->assumed);
    return true;
}

/* --- hosting ----------------------------------------------------------------------------------- */

static bool host(const Options *o, Class *c, const char *path, Err *err) {
    const struct sigaction on = {.sa_handler = stop};
    const ServerAsk ask = {.c = c, .file = path, .lan = o->lan, .port = (int)o->port, .language = o->language, .data = o->data,
                           .stop = &stopped, .say = say};
    sigaction(SIGINT, &on, NULL);
    sigaction(SIGTERM, &on, NULL);
    signal(SIGPIPE, SIG_IGN);
    return server_run(&ask, err);
}

int class_serve_run(const Options *given) {
    Err err = {0};
    Tongue speech = {0};
    Options o = *given;
    Class *c = calloc(1, sizeof *c);
    ASSERT(c);
    bool done = game_speaks(&o, &speech, &err);
    if (done) {
        char path[PACK_PATH_BYTES];
        snprintf(path, sizeof path, "%s", o.file ? o.file : "");
        const bool there = o.file && access(o.file, F_OK) == 0;
        done = there ? take_up(&o, c, &speech, &err) : make(&o, path, c, &err);
        if (done) {
            done = host(&o, c, path, &err);
            class_end(c);
        }
    }
    tongue_use(NULL);
    tongue_free(&speech);
    free(c);
    return done ? EXIT_OK : cli_fail(&err);
}

#endif
