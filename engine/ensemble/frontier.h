/* Two roads to membership: expel the invader first, or freeze the war first. How often does the
 * first step succeed, and how often does entry follow? A frontier, not a ranking. model notes C12
 *
 * Always true: all strategies live the same run numbers of the same seed; nobody sits in the seats.
 */
#pragma once
#include "core/err.h"
#include "ensemble/ensemble.h"
#include "ensemble/statistic.h"
#include "store/json_write.h"

typedef enum RouteId {
#define ROUTE(name, ...) ROUTE_##name,
#define STRATEGY(...)
#include "ensemble/frontier.def"
#undef ROUTE
#undef STRATEGY
    ROUTE_COUNT
} RouteId;

typedef struct RouteInfo {
    const char *name, *text;
    StatId success, then;
} RouteInfo;
const RouteInfo *route_info(RouteId id);

typedef enum StrategyId {
#define ROUTE(...)
#define STRATEGY(name, ...) STRATEGY_##name,
#include "ensemble/frontier.def"
#undef ROUTE
#undef STRATEGY
    STRATEGY_COUNT
} StrategyId;

typedef struct Road {
    const char *name, *set, *text;
    int route; /* -1: of both */
    uint64_t runs;
    Interval success[ROUTE_COUNT], then[ROUTE_COUNT]; /* 95 % */
    Interval member;                                  /* entry at all */
} Road;

typedef struct Frontier {
    const Scenario *scenario;
    uint64_t seed, runs;
    int months, threads;
    const atomic_bool *stop;
    void *context;
    void (*progress)(void *context, uint64_t done, uint64_t all); /* histories; may be NULL */
    uint64_t done;                                                /* ours */
    Road road[STRATEGY_COUNT];
} Frontier;

/* Everything down to progress is to be set. False if stopped, or with err if the pack has not what
 * a strategy sets. */
bool frontier_find(Frontier *f, Err *err);
void frontier_report(const Frontier *f, const char *title, Text *out);
void frontier_json(const Frontier *f, JsonOut *out);
