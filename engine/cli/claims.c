/* Opening and judging claims. Always true: see claims.h. */
#include "cli/claims.h"

#include "core/version.h"

#include <stdio.h>

static bool claims_start(void *context, const char *name, Scenario *out, Err *err) {
    const Claims *c = context;
    return book_start(c->book, name[0] ? name : NULL, c->options->set.item, c->options->set.count, out, err);
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
    c->book = book_open(c->dir, o->language, err);
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

static PropertyRequest claims_request(Claims *c) {
    const Options *o = c->options;
    return (PropertyRequest){.start = claims_start,
                             .progress = claims_progress,
                             .context = c,
                             .seed = (uint64_t)o->seed,
                             .only = o->only,
                             .threads = (int)o->threads,
                             .stop = progress_stop()};
}

enum { ROBUST_POINTS = 200, ROBUST_RUNS = 500 };

int claims_points(const Claims *c) {
    int points = 0;
    for (int n = 0; n < properties_count(c->set); n++) {
        const Property *p = properties_at(c->set, n);
        points = p->chosen && p->robust.points > points ? p->robust.points : points;
    }
    return points;
}

static bool claims_nominal(Claims *c, const ClaimsJudge *judge, Err *err) {
    PropertyRequest ask = claims_request(c);
    ask.runs = judge->runs;
    return properties_judge(c->set, &ask, err);
}

/* What was judged before an interruption is told. */
static bool claims_robust(Claims *c, const ClaimsJudge *judge, Err *err) {
    const Options *o = c->options;
    const int wanted = judge->points > 0 ? judge->points
                       : o->points > 0   ? (int)o->points
                                         : ROBUST_POINTS;
    PropertyRequest ask = claims_request(c);
    c->point_runs = judge->point_runs > 0 ? judge->point_runs
                    : judge->runs > 0     ? judge->runs
                                          : ROBUST_RUNS;
    ask.runs = c->point_runs;
    if (properties_robust(c->set, &ask, wanted, err)) {
        return true;
    }
    const int points = claims_points(c);
    if (judge->whole || points == 0 || !atomic_load(ask.stop)) {
        return false;
    }
    *err = (Err){0};
    progress_end(&c->progress);
    fprintf(stderr, "accession: interrupted after %d of %d points\n", points, wanted);
    return true;
}

bool claims_judge(Claims *c, const ClaimsJudge *judge, Err *err) {
    c->progress = progress_begin();
    bool judged = (!judge->nominal || claims_nominal(c, judge, err)) &&
                  (!judge->robust || claims_robust(c, judge, err));
    progress_end(&c->progress);
    judged = judged && pack_scripts_held(c->book, err);
    if (!judged && !err->text[0]) {
        err_set(err, "interrupted before every row was judged");
    }
    return judged;
}

bool claims_source(const Claims *c, Text *out, Err *err) {
    Pack card;
    if (!pack_card(c->book, &card, err)) {
        return false;
    }
    text_add(out, "accession %s, %s %s, seed %lld", ACCESSION_VERSION, card.id, card.version,
             (long long)c->options->seed);
    if (claims_points(c) > 0)
        text_add(out, ", %llu runs in each arm at each of %d points",
                 (unsigned long long)c->point_runs, claims_points(c));
    return true;
}
