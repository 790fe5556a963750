/* `merge`: parts of an ensemble put together. Always true: nothing is printed or written unless the parts
 * belong together, hold each run once and, without --allow-gaps, every run. */
#include "cli/cli.h"
#include "cli/results.h"
#include "core/memory.h"
#include "store/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Merge {
    const Options *o;
    Part *part; /* as read, without summaries but the first's, which becomes the whole */
    int parts;
    Part whole;
    RowFile kept;
    RowsOut rows;
} Merge;

/* The first part is the whole so far, but its rows stay those of its file. */
static bool whole_begin(Merge *m, Err *err) {
    return part_read(m->o->words.item[0], &m->whole, err) && part_read(m->o->words.item[0], &m->part[0], err);
}

static bool parts_read(Merge *m, Err *err) {
    if (!whole_begin(m, err)) return false;
    part_forget(&m->part[0]);
    for (m->parts = 1; m->parts < m->o->words.count; m->parts++) {
        Part *next = &m->part[m->parts];
        if (!part_read(m->o->words.item[m->parts], next, err)) return false;
        if (!part_join(&m->whole, next, err)) {
            m->parts++;
            return false;
        }
        part_forget(next);
    }
    return true;
}

static bool gaps_allowed(const Merge *m, Err *err) {
    uint64_t from, to;
    const uint64_t missing = part_missing(&m->whole, &from, &to);
    if (missing == 0) return true;
    if (!m->o->allow_gaps)
        return err_set(err, "%llu runs are missing, first %llu to %llu; go on with the part that lacks them "
                            "(ensemble --resume), or say --allow-gaps", (unsigned long long)missing,
                       (unsigned long long)from, (unsigned long long)to);
    fprintf(stderr, "accession: %llu runs are missing, first %llu to %llu\n",
            (unsigned long long)missing, (unsigned long long)from, (unsigned long long)to);
    return true;
}

/* Which part has no rows, to say so. */
static bool rows_there(const Merge *m, Err *err) {
    if (m->whole.rows || !(m->o->csv || m->o->sqlite)) return true;
    for (int n = 0; n < m->parts; n++)
        if (!m->part[n].rows)
            return err_set(err, "%s keeps no rows; make it with --rows", m->part[n].path);
    return false;
}

static bool rows_write(Merge *m, Err *err) {
    const Options *o = m->o;
    const bool kept = o->out && m->whole.rows;
    if (kept && !row_file_begin(&m->kept, o->out, row_columns(&m->whole.layout), err)) return false;
    const RowsWanted wanted = {.csv = o->csv, .sqlite = o->sqlite, .kept = kept ? &m->kept : NULL};
    const uint64_t seed = strtoull(part_get(&m->whole, PART_seed), NULL, 10);
    if (!rows_out_begin(&m->rows, &wanted, &m->whole.layout, seed, err)) return false;
    const Part **parts = memory_zeros((size_t)m->parts, sizeof *parts);
    for (int n = 0; n < m->parts; n++) parts[n] = &m->part[n];
    const bool read = !rows_out_wanted(&m->rows) || part_rows_all(parts, m->parts, &m->rows, err);
    free(parts);
    results_meta(&m->rows, &m->whole);
    if (read) return rows_out_end(&m->rows, err);
    rows_out_drop(&m->rows);
    return false;
}

static bool merge_write(Merge *m, Err *err) {
    if (!m->o->out) return true;
    m->whole.rows_digest = m->kept.digest;
    return part_write(&m->whole, &m->kept, m->o->out, err) || err_wrap(err, "--out");
}

int command_merge(const Options *o) {
    Err err = {0};
    Merge m = {.o = o};
    if (o->words.count == 0) {
        err_set(&err, "merge: at least one part is wanted: accession merge part-1.bin part-2.bin");
        return cli_fail(&err);
    }
    m.part = memory_zeros((size_t)o->words.count, sizeof *m.part);
    int code = EXIT_WRONG;
    if (results_may_write(o, &err) && parts_read(&m, &err) && gaps_allowed(&m, &err) &&
        rows_there(&m, &err) && rows_write(&m, &err) && merge_write(&m, &err))
        code = results_print(o, &m.whole, NULL);
    else
        cli_fail(&err);
    for (int n = 0; n < o->words.count; n++) part_free(&m.part[n]);
    free(m.part);
    part_free(&m.whole);
    row_file_end(&m.kept);
    return code;
}
