/* `class new`: a class in its file, without a host. Always true: see class_new.h. */
#include "cli/class_new.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "class/class_file.h"
#include "class/class_list.h"
#include "cli/class_seats.h"
#include "cli/cli.h"
#include "cli/game.h"
#include "core/memory.h"
#include "store/file.h"

int class_new_run(const Options *o);

static void today(char out[11]) {
    const time_t now = time(NULL);
    struct tm day;
    localtime_r(&now, &day);
    strftime(out, 11, "%F", &day);
}

/* "2026-11-28-stalemate-2.class" in the user's folder. */
static bool path_free(const char *start, char path[PACK_PATH_BYTES], Err *err) {
    char folder[PACK_PATH_BYTES], date[11];
    if (!class_folder("classes", folder, err) || !file_folder(folder, err)) return false;
    today(date);
    for (int n = 1; n < 1000; n++) {
        if (snprintf(path, PACK_PATH_BYTES, "%s/%s-%.64s-%d.class", folder, date, start, n) >= PACK_PATH_BYTES) break;
        if (access(path, F_OK) != 0) return true;
    }
    return err_set(err, "%s is full of classes of today; say where with --file", folder);
}

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
        out->plays = seats.plays;
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

bool class_make(const Options *o, char path[PACK_PATH_BYTES], Class *c, Err *err) {
    ClassSetup *setup = memory_zeros(1, sizeof *setup);
    char dir[PACK_PATH_BYTES];
    bool done = setup_of(o, setup, dir, err) && (path[0] || path_free(setup->start, path, err)) &&
                class_begin(c, setup, dir, err);
    free(setup);
    if (done && !(class_file_make(c, path, err) && class_file_flush(c, err))) {
        class_end(c);
        done = false;
    }
    return done;
}

/* Everything that a teacher without a network does next. */
static void say_next(const Class *c, const char *path) {
    Text line = {0};
    text_say(&line, "%s: a class of %d tables, which nobody has to host.\n", path, c->setup.tables);
    text_say(&line, "An order for every table, to take to its computer: accession class station %s -o orders\n", path);
    text_say(&line, "What the computers bring back: accession class merge %s orders/*-result.json\n", path);
    fputs(line.data, stdout);
    text_free(&line);
}

int class_new_run(const Options *o) {
    Err err = {0};
    Tongue speech = {0};
    char path[PACK_PATH_BYTES];
    Class *c = memory_zeros(1, sizeof *c);
    snprintf(path, sizeof path, "%s", o->file ? o->file : "");
    const bool done = game_speaks(o, &speech, &err) && class_make(o, path, c, &err);
    if (done) {
        say_next(c, path);
        class_end(c);
    }
    tongue_use(NULL);
    tongue_free(&speech);
    free(c);
    return done ? EXIT_OK : (err_wrap(&err, "class new"), cli_fail(&err));
}
