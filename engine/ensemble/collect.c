/* Living what is missing. Always true: see collect.h. */
#include "ensemble/collect.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/memory.h"
#include "ensemble/ranks.h"

static void collect_take(void *context, uint64_t run, const Parameters *k, const Outcome *o) {
    Collect *c = context;
    double row[ROW_MAX];
    summary_add(c->part->summary, run, o);
    if (!c->rows || !rows_out_wanted(c->rows)) return;
    row_fill(&c->rows->layout, run, k, o, row);
    rows_out_add(c->rows, row);
}

static void collect_progress(void *context, uint64_t done, uint64_t runs) {
    const Collect *c = context;
    (void)runs;
    if (c->progress) c->progress(c->told, c->lived + done, c->wanted);
}

static void live(Collect *c, uint64_t first, uint64_t last) {
    if (last < first) return;
    Ensemble e = c->ensemble;
    e.first = first;
    e.runs = last - first + 1;
    e.context = c;
    e.take = collect_take;
    e.progress = collect_progress;
    const uint64_t taken = ensemble_run(&e);
    part_span_add(c->part, first, first + taken - 1);
    c->lived += taken;
}

static bool take_over(Collect *c, int span, Err *err) {
    part_span_add(c->part, c->old->span[span].first, c->old->span[span].last);
    return !c->rows || !rows_out_wanted(c->rows) || part_rows(c->old, span, c->rows, err);
}

bool collect_run(Collect *c, Err *err) {
    Part *p = c->part;
    uint64_t next = c->range.first;
    c->lived = 0;
    c->wanted = c->range.last + 1 - c->range.first - (c->old ? part_runs(c->old) : 0);
    if (c->old) summary_join(p->summary, c->old->summary);
    for (int n = 0; c->old && n < c->old->spans; n++) {
        live(c, next, c->old->span[n].first - 1);
        if (!take_over(c, n, err)) return false;
        next = c->old->span[n].last + 1;
    }
    live(c, next, c->range.last);
    return true;
}

PartSpan collect_slice(uint64_t first, uint64_t last) {
    const uint64_t runs = last - first + 1, ranks = (uint64_t)ranks_count(),
                   mine = (uint64_t)ranks_mine();
    return (PartSpan){first + runs * mine / ranks, first + runs * (mine + 1) / ranks - 1};
}

static bool receive_rows(int from, RowsOut *rows, uint64_t count, uint64_t run, Err *err) {
    const int columns = row_columns(&rows->layout);
    const size_t size = 8 * (size_t)columns;
    double row[ROW_MAX];
    while (count > 0) {
        Text bytes = {0};
        ranks_receive(from, &bytes);
        bool ok = bytes.length > 0 && bytes.length % size == 0 && bytes.length / size <= count;
        for (size_t at = 0; ok && at < bytes.length; at += size, count--) {
            ok = row_decode((const unsigned char *)bytes.data + at, columns, run++, row);
            if (ok) rows_out_add(rows, row);
        }
        text_free(&bytes);
        if (!ok) return err_set(err, "process %d sent a damaged row", from);
    }
    return true;
}

static bool gather_from(int from, Part *part, RowsOut *rows, Err *err) {
    char name[32];
    Part other = {0};
    Text document = {0};
    snprintf(name, sizeof name, "process %d", from);
    ranks_receive(from, &document);
    bool ok = part_parse(name, document.data, document.length, &other, err);
    text_free(&document);
    if (!ok) return false;
    for (int n = 0; ok && rows_out_wanted(rows) && n < other.spans; n++)
        ok = receive_rows(from, rows, other.span[n].last - other.span[n].first + 1,
                          other.span[n].first, err);
    ok = ok && part_join(part, &other, err);
    part_free(&other);
    return ok;
}

static bool send_all(const Part *part, bool rows, RowFile *kept, Err *err) {
    enum { ROWS_A_MESSAGE = 256 };
    Text document = {0};
    part_document(part, &document);
    ranks_send(document.data, document.length);
    text_free(&document);
    if (!rows) return true;
    const size_t room = ROWS_A_MESSAGE * 8 * (size_t)kept->columns;
    char *bytes = memory_new(room);
    const bool ok = row_file_rewind(kept, err);
    for (size_t got; ok && (got = row_file_bytes(kept, bytes, room)) > 0;) ranks_send(bytes, got);
    free(bytes);
    return ok;
}

bool collect_gather(Part *part, RowsOut *rows, RowFile *kept, Err *err) {
    if (ranks_mine() > 0) return send_all(part, rows_out_wanted(rows), kept, err);
    for (int rank = 1; rank < ranks_count(); rank++)
        if (!gather_from(rank, part, rows, err)) return false;
    return true;
}
