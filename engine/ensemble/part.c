/* Parts of an ensemble, in memory. Always true: see part.h. */
#include "ensemble/part.h"
#include "core/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *key, *text;
} fields[PART_FIELDS] = {
#define PART_FIELD(key, text) {#key, text},
#include "ensemble/part.def"
#undef PART_FIELD
};

const char *part_field_key(PartField f) { return fields[f].key; }

void part_begin(Part *p, uint64_t first, uint64_t last, int months) {
    ASSERT(first >= 1 && first <= last && last <= PART_RUN_MAX);
    *p = (Part){.first = first, .last = last, .summary = summary_new(months)};
}

void part_set(Part *p, PartField f, const char *format, ...) {
    va_list args;
    va_start(args, format);
    free(p->field[f]);
    if (vasprintf(&p->field[f], format, args) < 0) memory_end();
    va_end(args);
}

const char *part_get(const Part *p, PartField f) { return p->field[f] ? p->field[f] : ""; }

void part_forget(Part *p) {
    free(p->summary);
    p->summary = NULL;
}

void part_free(Part *p) {
    for (int f = 0; f < PART_FIELDS; f++) free(p->field[f]);
    free(p->span);
    free(p->path);
    part_forget(p);
    *p = (Part){0};
}

void part_span_add(Part *p, uint64_t first, uint64_t last) {
    int at = 0;
    if (last < first) return;
    while (at < p->spans && p->span[at].last < first) at++;
    ASSERT(at == p->spans || p->span[at].first > last);
    const bool before = at > 0 && p->span[at - 1].last + 1 == first;
    const bool after = at < p->spans && p->span[at].first == last + 1;
    if (before && after) {
        p->span[at - 1].last = p->span[at].last;
        memmove(p->span + at, p->span + at + 1, (size_t)(--p->spans - at) * sizeof *p->span);
    } else if (before) {
        p->span[at - 1].last = last;
    } else if (after) {
        p->span[at].first = first;
    } else {
        if (p->spans == p->span_capacity) {
            p->span_capacity = p->span_capacity ? 2 * p->span_capacity : 8;
            p->span = memory_grow(p->span, (size_t)p->span_capacity * sizeof *p->span);
        }
        memmove(p->span + at + 1, p->span + at, (size_t)(p->spans++ - at) * sizeof *p->span);
        p->span[at] = (PartSpan){first, last};
    }
}

uint64_t part_runs(const Part *p) {
    uint64_t runs = 0;
    for (int n = 0; n < p->spans; n++) runs += p->span[n].last - p->span[n].first + 1;
    return runs;
}

uint64_t part_missing(const Part *p, uint64_t *from, uint64_t *to) {
    uint64_t next = p->first;
    int n = 0;
    while (n < p->spans && p->span[n].first == next) next = p->span[n++].last + 1;
    *from = next;
    *to = n < p->spans ? p->span[n].first - 1 : p->last;
    return p->last - p->first + 1 - part_runs(p);
}

static const char *name_of(const Part *p) { return p->path ? p->path : "this ensemble"; }

bool part_same(const Part *p, const Part *other, Err *err) {
    for (int f = 0; f < PART_FIELDS; f++) {
        const char *here = part_get(p, (PartField)f), *there = part_get(other, (PartField)f);
        if (strcmp(here, there) == 0) continue;
        return err_set(err, "%s does not belong with %s: %s differs, \"%s\" there and \"%s\" here",
                       name_of(other), name_of(p), fields[f].text, there, here);
    }
    if (memcmp(&p->layout, &other->layout, sizeof p->layout) == 0 || !p->rows || !other->rows)
        return true;
    return err_set(err, "%s does not belong with %s: the columns of the rows differ",
                   name_of(other), name_of(p));
}

static bool apart(const Part *p, const Part *other, Err *err) {
    for (int n = 0, m = 0; n < p->spans && m < other->spans;) {
        const PartSpan a = p->span[n], b = other->span[m];
        const uint64_t first = a.first > b.first ? a.first : b.first;
        const uint64_t last = a.last < b.last ? a.last : b.last;
        if (first <= last)
            return err_set(err, "%s: runs %llu to %llu are in another part already; each run is wanted "
                                "once", name_of(other), (unsigned long long)first,
                           (unsigned long long)last);
        if (a.last < b.last) n++;
        else m++;
    }
    return true;
}

bool part_join(Part *p, const Part *other, Err *err) {
    if (!part_same(p, other, err) || !apart(p, other, err)) return false;
    summary_join(p->summary, other->summary);
    for (int n = 0; n < other->spans; n++)
        part_span_add(p, other->span[n].first, other->span[n].last);
    p->first = other->first < p->first ? other->first : p->first;
    p->last = other->last > p->last ? other->last : p->last;
    p->rows = p->rows && other->rows;
    return true;
}

SummaryHead part_summary_head(const Part *p, const char *version, const char *title) {
    DesignId design = DESIGN_FILE;
    uint64_t from, to;
    design_find(part_get(p, PART_design), &design);
    SummaryHead head = {.version = version, .title = title, .policy = part_get(p, PART_policy),
                        .design = design, .seed = strtoull(part_get(p, PART_seed), NULL, 10),
                        .first = p->first, .last = p->last, .missing = part_missing(p, &from, &to)};
    /* Where the end was not reached, the ensemble that there is ends earlier. */
    if (p->spans > 0 && p->span[p->spans - 1].last < p->last) {
        head.missing -= p->last - p->span[p->spans - 1].last;
        head.last = p->span[p->spans - 1].last;
    }
    return head;
}
