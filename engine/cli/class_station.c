/* `class station` and `class merge`: tables that are played elsewhere. Always true: see cli.h; a class is changed by
 * whole results only. */
#include <stdio.h>
#include <stdlib.h>

#include "class/station.h"
#include "cli/class_open.h"
#include "cli/cli.h"
#include "core/memory.h"
#include "store/file.h"

int class_station_run(const Options *o);
int class_merge_run(const Options *o);

/* order-1.json and so on. */
static bool orders_write(const Class *c, const char *folder, Err *err) {
    bool done = folder ? file_folder(folder, err)
                       : err_set(err, "-o DIR says where the orders go; --table N asks for one alone");
    for (int t = 0; done && t < c->setup.tables; t++) {
        char path[PACK_PATH_BYTES];
        Text out = {0};
        const int length = snprintf(path, sizeof path, "%s/order-%d.json", folder, t + 1);
        done = (length < (int)sizeof path || err_set(err, "-o: the path is too long")) &&
               station_order(c, t, &out, err) && file_replace(path, out.data, out.length, 0, err);
        text_free(&out);
    }
    if (done) printf("%s: an order for each of %d tables\n", folder, c->setup.tables);
    return done;
}

int class_station_run(const Options *o) {
    Err err = {0};
    Text one = {0};
    Class *c = memory_zeros(1, sizeof *c);
    bool done = o->words.count == 1 || err_set(&err, "the file of one class is wanted");
    if (done) {
        done = class_open(o, o->words.item[0], false, c, &err);
        if (done) {
            done = o->given[OPTION_table] ? station_order(c, (int)o->table - 1, &one, &err)
                                          : orders_write(c, o->output, &err);
            class_end(c);
        }
    }
    free(c);
    if (done) return o->given[OPTION_table] ? cli_write(o->output, &one, EXIT_OK) : EXIT_OK;
    return err_wrap(&err, "class station"), cli_fail(&err);
}

/* When every table has a game with all its turns, the class has come to its debrief. */
static void debrief_if_whole(Class *c) {
    ClassEvent stage = class_event(CLASS_EVENT_stage);
    for (int t = 0; t < c->setup.tables; t++) {
        const ClassTable *table = &c->table[t];
        if (!table->game || !(session_over(table->game) || (c->setup.turns > 0 && table->lived >= c->setup.turns)))
            return;
    }
    stage.number = CLASS_DEBRIEF;
    if (c->stage != CLASS_DEBRIEF) class_do(c, &stage, c->now, NULL);
}

static bool results_merge(const Options *o, Class *c, Err *err) {
    bool done = true;
    for (int n = 1; done && n < o->words.count; n++) {
        int table;
        done = station_merge(c, o->words.item[n], &table, err);
        if (done) printf("%s: table %d, %d turns\n", o->words.item[n], table + 1, c->table[table].lived);
    }
    if (done) debrief_if_whole(c);
    return class_file_flush(c, done ? err : NULL) && done;
}

int class_merge_run(const Options *o) {
    Err err = {0};
    Class *c = memory_zeros(1, sizeof *c);
    bool done = o->words.count >= 2 || err_set(&err, "the file of a class is wanted, then results of stations");
    if (done) {
        done = class_open(o, o->words.item[0], true, c, &err);
        if (done) {
            done = results_merge(o, c, &err);
            class_end(c);
        }
    }
    free(c);
    if (done) return EXIT_OK;
    return err_wrap(&err, "class merge"), cli_fail(&err);
}
