/* Games a second: threads, events, bots, triggers as functions. Always true: see bench.h. */
#include "cli/bench.h"
#include "core/memory.h"
#include "ensemble/ensemble.h"

#include <stdlib.h>
#include <time.h>

/* A block of games of full length takes about this much processor time; of short ones, which nobody
 * measures in earnest, less. */
#define BLOCK_SECONDS 0.25
#define FULL_MONTHS 180.0

double bench_block_seconds(const Bench *b) {
    return BLOCK_SECONDS * real_clamp((double)b->o->months / FULL_MONTHS, 0.05, 1.0);
}

static void ignore(void *context, uint64_t run, const Parameters *k, const Outcome *o) {
    (void)context;
    (void)run;
    (void)k;
    (void)o;
}

double bench_cpu(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

BenchTook bench_block(const Bench *b, const BenchArm *arm) {
    const Ensemble e = {.scenario = arm->scenario,
                        .policy = arm->policy,
                        .design = {.id = DESIGN_NOMINAL, .runs = arm->runs},
                        .runs = arm->runs,
                        .seed = (uint64_t)b->o->seed,
                        .months = (int)b->o->months,
                        .threads = arm->threads,
                        .stop = b->stop,
                        .take = ignore};
    const double wall = progress_clock(), cpu = bench_cpu();
    const double games = (double)ensemble_run(&e);
    return (BenchTook){(progress_clock() - wall) / real_max(1.0, games),
                       (bench_cpu() - cpu) / real_max(1.0, games)};
}

/* Blocks double until one takes long enough to tell what a block of the wanted length holds. */
void bench_arm_size(const Bench *b, BenchArm *arm, double seconds) {
    arm->runs = 2;
    double took = bench_block(b, arm).cpu * 2.0;
    while (took < seconds / 8.0 && !bench_stopped(b)) {
        arm->runs *= 2;
        took = bench_block(b, arm).cpu * (double)arm->runs;
    }
    const double runs = seconds * (double)arm->runs / real_max(took, 1e-9);
    arm->runs = runs > (double)arm->runs ? (uint64_t)runs : arm->runs;
}

/* --- threads, events, bots -----------------------------------------------------------------------
 */

enum { ARM_ONE, ARM_ALL, ARM_CORE, ARM_SEATED, ARMS };

typedef struct Rounds {
    BenchTook took[ARMS][BENCH_ROUNDS];
    int rounds;
} Rounds;

/* The median over rounds of x's time over y's, or of x's rate (y NULL). */
static double ratio_cpu(const Rounds *r, int x, int y) {
    double value[BENCH_ROUNDS];
    for (int n = 0; n < r->rounds; n++) value[n] = r->took[x][n].cpu / r->took[y][n].cpu;
    return bench_median(value, r->rounds);
}

static double ratio_wall(const Rounds *r, int x, int y) {
    double value[BENCH_ROUNDS];
    for (int n = 0; n < r->rounds; n++) value[n] = r->took[x][n].wall / r->took[y][n].wall;
    return bench_median(value, r->rounds);
}

static double rate_of(const Rounds *r, int arm, bool wall) {
    double value[BENCH_ROUNDS];
    for (int n = 0; n < r->rounds; n++)
        value[n] = 1.0 / (wall ? r->took[arm][n].wall : r->took[arm][n].cpu);
    return bench_median(value, r->rounds);
}

static void games_told(Bench *b, const Rounds *r, const bool lived[ARMS]) {
    const double months = (double)b->o->months;
    if (lived[ARM_ONE]) bench_put(b, FIGURE_one, rate_of(r, ARM_ONE, true));
    if (lived[ARM_ONE]) bench_put(b, FIGURE_month, 1e9 / (rate_of(r, ARM_ONE, false) * months));
    if (lived[ARM_ALL]) bench_put(b, FIGURE_all, rate_of(r, ARM_ALL, true));
    if (lived[ARM_CORE]) bench_put(b, FIGURE_core, rate_of(r, ARM_CORE, false));
    if (lived[ARM_SEATED]) bench_put(b, FIGURE_full, rate_of(r, ARM_SEATED, false));
    if (!lived[ARM_ONE]) return;
    if (lived[ARM_ALL]) bench_put(b, FIGURE_threads, ratio_wall(r, ARM_ONE, ARM_ALL));
    if (lived[ARM_CORE]) bench_put(b, FIGURE_events, ratio_cpu(r, ARM_ONE, ARM_CORE));
    if (lived[ARM_SEATED]) bench_put(b, FIGURE_bots, ratio_cpu(r, ARM_SEATED, ARM_ONE));
}

static void rounds_live(Bench *b, BenchArm arm[ARMS], const bool lived[ARMS], Rounds *r) {
    /* with several threads long enough that who ends last does not matter */
    for (int a = 0; a < ARMS; a++)
        if (lived[a])
            bench_arm_size(b, &arm[a],
                           bench_block_seconds(b) *
                               (arm[a].threads == 1 ? 1 : 2 * ensemble_processors()));
    for (int n = 0; n < BENCH_ROUNDS && !bench_stopped(b); n++) {
        for (int a = 0; a < ARMS; a++) {
            if (lived[a]) r->took[a][n] = bench_block(b, &arm[a]);
            bench_tick(b, arm[a].what);
        }
        if (!bench_stopped(b)) r->rounds = n + 1;
    }
}

static Scenario *without_events(const Scenario *s) {
    Scenario *bare = memory_new(sizeof *bare);
    *bare = *s;
    bare->rules = NULL;
    return bare;
}

void bench_games(Bench *b) {
    if (!bench_wants(b, GROUP_GAMES)) return;
    Scenario *bare = without_events(b->game->scenario);
    const Scenario *whole = b->game->scenario;
    const Policy *policy = &b->game->policy;
    BenchArm arm[ARMS] = {[ARM_ONE] = {"one thread", whole, policy, 1, 0},
                          [ARM_ALL] = {"all threads", whole, policy, 0, 0},
                          [ARM_CORE] = {"no events", bare, policy, 1, 0},
                          [ARM_SEATED] = {"bots", whole, &b->bots, 1, 0}};
    const bool *w = b->wanted;
    const bool one =
        w[FIGURE_one] || w[FIGURE_month] || w[FIGURE_threads] || w[FIGURE_events] || w[FIGURE_bots];
    const bool lived[ARMS] = {[ARM_ONE] = one,
                              [ARM_ALL] = w[FIGURE_all] || w[FIGURE_threads],
                              [ARM_CORE] = w[FIGURE_core] || w[FIGURE_events],
                              [ARM_SEATED] = w[FIGURE_full] || w[FIGURE_bots]};
    Rounds r = {.rounds = 0};
    b->all += ARMS * BENCH_ROUNDS;
    rounds_live(b, arm, lived, &r);
    if (r.rounds > 0) games_told(b, &r, lived);
    free(bare);
}

/* --- triggers as functions of Lua ----------------------------------------------------------------
 */

/* One game a round, because it takes hundreds of times as long. */
static bool functions_live(Bench *b, const Rulebook *rules) {
    Scenario *s = without_events(b->game->scenario);
    s->rules = rules;
    const BenchArm slow = {"functions of Lua", s, &b->game->policy, 1, 1};
    const BenchArm fast = {"operation lists", b->game->scenario, &b->game->policy, 1, 1};
    enum { ROUNDS = 3, REPEATS = 8 };
    double ratio[ROUNDS];
    int rounds = 0;
    b->all += ROUNDS;
    for (; rounds < ROUNDS && !bench_stopped(b); rounds++) {
        double quick = 0.0;
        for (int n = 0; n < REPEATS; n++) quick += bench_block(b, &fast).cpu / REPEATS;
        ratio[rounds] = bench_block(b, &slow).cpu / quick;
        bench_tick(b, slow.what);
    }
    free(s);
    if (bench_stopped(b)) return false;
    bench_put(b, FIGURE_lua_functions, bench_median(ratio, rounds));
    return true;
}

void bench_functions(Bench *b) {
    if (!bench_wants(b, GROUP_FUNCTIONS)) return;
    if (!b->game->book->script) {
        bench_miss(b, FIGURE_lua_functions, "the pack has no scripts");
        return;
    }
    Err err = {0};
    Text source = {0};
    script_triggers_write(b->game->book->script, &source);
    const ScriptFile file = {"events/triggers.lua", source.data, source.length};
    PackScript *script = script_read(&file, 1, false, &err);
    Rulebook *rules = script ? rulebook_make(script, b->game->scenario, NULL, 0, &err) : NULL;
    if (rules) functions_live(b, rules);
    if (rules && script_failure(rules)[0]) {
        b->known[FIGURE_lua_functions] = false;
        bench_miss(b, FIGURE_lua_functions, script_failure(rules));
    } else if (!rules) {
        bench_miss(b, FIGURE_lua_functions, err.text);
    }
    rulebook_free(rules);
    script_free(script);
    text_free(&source);
}
