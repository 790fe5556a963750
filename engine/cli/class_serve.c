/* `class serve`: a class is made, or taken up from its file, and hosted. Always true: see cli.h; an existing
 * file is never begun anew. */
#include "cli/cli.h"
#include "cli/class_new.h"
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
#include <unistd.h>

#include "class/class_file.h"
#include "class/server.h"
#include "core/memory.h"
#include "table/table.h"

static volatile sig_atomic_t stopped;
static void stop(int signal) {
    (void)signal;
    stopped = 1;
}

static void say(const char *line) {
    fprintf(stderr, "%s\n", line);
    fflush(stderr);
}

static bool find_pack(void *options, const char *pack, char dir[PACK_PATH_BYTES], Err *err) {
    return game_find(options, pack, dir, err);
}

/* path "": in the user's folder, and it is written there. */
static bool make(const Options *o, char path[PACK_PATH_BYTES], Class *c, Err *err) {
    char line[PACK_PATH_BYTES + 200];
    if (!class_make(o, path, c, err)) return err_wrap(err, "class serve");
    tongue_write(line, sizeof line,
                 "The class is kept in %s; to go on later: accession class serve --file with that path.", path);
    say(line);
    return true;
}

static bool take_up(Options *o, Class *c, Tongue *speech, Err *err) {
    Text said = {0};
    const bool done = class_file_open(c, o->file, true, NULL, find_pack, o, &said, err);
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
    const ServerAsk ask = {.c = c,
                           .file = path,
                           .lan = o->lan,
                           .port = (int)o->port,
                           .ports = o->given[OPTION_port] ? 1 : SERVER_PORTS,
                           .language = o->language,
                           .data = o->data,
                           .stop = &stopped,
                           .say = say};
    sigaction(SIGINT, &on, NULL);
    sigaction(SIGTERM, &on, NULL);
    signal(SIGPIPE, SIG_IGN);
    return server_run(&ask, err);
}

int class_serve_run(const Options *given) {
    Err err = {0};
    Tongue speech = {0};
    Options o = *given;
    Class *c = memory_zeros(1, sizeof *c);
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
