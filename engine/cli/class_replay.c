/* `class replay`: the log of a class lived again. Always true: see cli.h; the file is only read. */
#include <stdio.h>

#include "class/class_log.h"
#include "cli/class_open.h"
#include "cli/cli.h"
#include "table/saved.h"

int class_replay_run(const Options *o);

int class_replay_run(const Options *o) {
    Err err = {0};
    LogReplay r;
    Text out = {0};
    Options copy = *o;
    if (o->words.count != 1) {
        err_set(&err, "class replay: the log of one class is wanted, log.json of its debrief");
        return cli_fail(&err);
    }
    if (!class_log_replay(o->words.item[0], class_find_pack, &copy, &r, &err))
        return err_wrap(&err, "class replay"), cli_fail(&err);
    if (r.table == 0) {
        text_add(&out, "%s: %d tables, %d branches, %d turns, lived again to the same digests\n", o->words.item[0],
                 r.tables, r.branches, r.turns);
        return cli_write(NULL, &out, EXIT_OK);
    }
    text_add(&out, "%s: table %d, branch %s, the first difference is in ", o->words.item[0], r.table, r.branch);
    saved_difference_write(&r.difference, &out);
    text_add(&out, "\n");
    return cli_write(NULL, &out, EXIT_NO);
}
