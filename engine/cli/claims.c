/* Opening and judging claims. Always true: see claims.h. */
#include "cli/claims.h"

#include "cli/cli.h"

#include <stdio.h>

static bool claims_start(void *context, const char *name, Scenario *out, Err *err) {
    const Claims *c = context;
    return game_start(c->book, name[0] ? name : NULL, &c->options->set, out, err);
}

static void claims_progress(void *context, uint64_t done, uint64_t games, const char *what) {
    Claims *c = context;
    progress_show(&c->progress, done, games, what);
}

bool claims_open(const Options *o, Claims *c, Err *err) {
    *c = (Claims){.options = o};
    if (!game_find(o, o->pack, c->dir, err)) {
        return false;
    }
    c->book = book_open(c->dir, NULL, err);
    c->set = c->book ? properties_of(c->book, err) : NULL;
    if (!c->set) {
        claims_close(c);
        return false;
    }
    pack_strict(c->book);
    return true;
}

void claims_close(Claims *c) {
    properties_free(c->set);
    book_close(c->book);
    *c = (Claims){0};
}

PropertyRequest claims_request(Claims *c) {
    const Options *o = c->options;
    return (PropertyRequest){.start = claims_start,
                             .progress = claims_progress,
                             .context = c,
                             .seed = (uint64_t)o->seed,
                             .runs = (uint64_t)o->runs,
                             .only = o->only,
                             .threads = (int)o->threads,
                             .stop = progress_stop()};
}

enum { ROBUST_POINTS = 200 };

static int claims_wanted(const Options *o) { return o->points > 0 ? (int)o->points : ROBUST_POINTS; }

/* How many points every chosen row was judged at. */
static int claims_points(const PropertySet *set) {
    int points = 0;
    for (int n = 0; n < properties_count(set); n++) {
        const Property *p = properties_at(set, n);
        points = p->chosen && p->robust.points > points ? p->robust.points : points;
    }
    return points;
}

/* What was judged before an interruption is told. */
static bool claims_robust(Claims *c, const PropertyRequest *ask, Err *err) {
    if (properties_robust(c->set, ask, claims_wanted(c->options), err)) {
        return true;
    }
    const int points = claims_points(c->set);
    if (points == 0 || !atomic_load(ask->stop)) {
        return false;
    }
    *err = (Err){0};
    progress_end(&c->progress);
    fprintf(stderr, "accession: interrupted after %d of %d points\n", points,
            claims_wanted(c->options));
    return true;
}

bool claims_judge(Claims *c, bool nominal, bool robust, Err *err) {
    const PropertyRequest ask = claims_request(c);
    c->progress = progress_begin();
    bool judged = (!nominal || properties_judge(c->set, &ask, err)) &&
                  (!robust || claims_robust(c, &ask, err));
    progress_end(&c->progress);
    judged = judged && pack_scripts_held(c->book, err);
    if (!judged && !err->text[0]) {
        err_set(err, "interrupted before every row was judged");
    }
    return judged;
}
