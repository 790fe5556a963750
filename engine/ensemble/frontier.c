/* Living the strategies. Always true: see frontier.h. */
#include "ensemble/frontier.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/memory.h"
#include "ensemble/override.h"
#include "ensemble/summary.h"

enum { NONE = -1 };

static const RouteInfo routes[ROUTE_COUNT] = {
#define ROUTE(name, success, then, text) {#name, text, STAT_##success, STAT_##then},
#define STRATEGY(...)
#include "ensemble/frontier.def"
#undef ROUTE
#undef STRATEGY
};

const RouteInfo *route_info(RouteId id) { return &routes[id]; }

static const Road strategies[STRATEGY_COUNT] = {
#define ROUTE(...)
#define STRATEGY(id, on, settings, words)                                                          \
    [STRATEGY_##id] = {.name = #id, .set = settings, .text = words, .route = on},
#include "ensemble/frontier.def"
#undef ROUTE
#undef STRATEGY
};

typedef struct Walk {
    Frontier *f;
    Tally *tally;
} Walk;

static void walk_take(void *context, uint64_t run, const Parameters *k, const Outcome *o) {
    (void)k;
    tally_add(((Walk *)context)->tally, run, o);
}

static void walk_progress(void *context, uint64_t done, uint64_t runs) {
    const Frontier *f = ((Walk *)context)->f;
    (void)runs;
    if (f->progress) f->progress(f->context, f->done + done, f->runs * STRATEGY_COUNT);
}

/* "press=1 terms=-1" */
static bool settings_apply(Scenario *s, const char *set, Err *err) {
    while (*set) {
        char one[64];
        const size_t length = strcspn(set, " ");
        snprintf(one, sizeof one, "%.*s", (int)length, set);
        if (!override_parse(s, one, err)) return err_wrap(err, "frontier: %s", one);
        set += length + (set[length] == ' ');
    }
    return true;
}

static bool road_walk(Frontier *f, Road *road, Scenario *s, Tally *tally, Err *err) {
    Walk walk = {f, tally};
    *s = *f->scenario;
    *tally = (Tally){0};
    if (!settings_apply(s, road->set, err)) return false;
    const Ensemble e = {.scenario = s,
                        .design = {.id = DESIGN_NOMINAL, .seed = f->seed, .runs = f->runs},
                        .seed = f->seed,
                        .runs = f->runs,
                        .months = f->months,
                        .threads = f->threads,
                        .stop = f->stop,
                        .context = &walk,
                        .take = walk_take,
                        .progress = walk_progress};
    road->runs = ensemble_run(&e);
    f->done += road->runs;
    for (int r = 0; r < ROUTE_COUNT; r++) {
        road->success[r] = tally_interval(tally, routes[r].success, LEVEL_TWO_SIDED_95);
        road->then[r] = tally_interval(tally, routes[r].then, LEVEL_TWO_SIDED_95);
    }
    road->member = tally_interval(tally, STAT_p_member, LEVEL_TWO_SIDED_95);
    return road->runs == f->runs;
}

bool frontier_find(Frontier *f, Err *err) {
    Scenario *s = memory_new(sizeof *s);
    Tally *tally = memory_new(sizeof *tally);
    ASSERT(f->runs > 0);
    bool whole = true;
    f->done = 0;
    memcpy(f->road, strategies, sizeof strategies);
    for (int n = 0; whole && n < STRATEGY_COUNT; n++)
        whole = road_walk(f, &f->road[n], s, tally, err);
    free(tally);
    free(s);
    return whole;
}

static void print_interval(Text *out, Interval x) {
    if (isnan(x.estimate))
        text_add(out, "  %-20s", "never counted");
    else
        text_add(out, "  %.3f [%.3f, %.3f]", x.estimate, x.low, x.high);
}

void frontier_report(const Frontier *f, const char *title, Text *out) {
    text_add(out, "%s\n%llu runs of %d months for each strategy, seed %llu; intervals of 95 %%\n",
             title, (unsigned long long)f->runs, f->months, (unsigned long long)f->seed);
    for (int r = 0; r < ROUTE_COUNT; r++) {
        text_add(out, "\n%-34s  %-20s  %-20s  %s\n", routes[r].text, "the first succeeds",
                 "entry if it does", "entry at all");
        for (int n = 0; n < STRATEGY_COUNT; n++) {
            const Road *road = &f->road[n];
            text_add(out, "%-34s", road->text);
            print_interval(out, road->success[r]);
            print_interval(out, road->then[r]);
            print_interval(out, road->member);
            text_add(out, "\n");
        }
    }
}

void frontier_json(const Frontier *f, JsonOut *out) {
    json_out_object_begin(out);
    json_out_put_int(out, "runs", (int64_t)f->runs);
    json_out_put_int(out, "seed", (int64_t)f->seed);
    json_out_put_int(out, "months", f->months);
    json_out_key(out, "strategies");
    json_out_array_begin(out);
    for (int n = 0; n < STRATEGY_COUNT; n++) {
        const Road *road = &f->road[n];
        json_out_object_begin(out);
        json_out_put_text(out, "name", road->name);
        json_out_put_text(out, "set", road->set);
        interval_json(out, "member", road->member);
        for (int r = 0; r < ROUTE_COUNT; r++) {
            json_out_key(out, routes[r].name);
            json_out_object_begin(out);
            interval_json(out, "success", road->success[r]);
            interval_json(out, "then", road->then[r]);
            json_out_object_end(out);
        }
        json_out_object_end(out);
    }
    json_out_array_end(out);
    json_out_object_end(out);
}
