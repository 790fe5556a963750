/* What a world and a saved game cost. Always true: see bench.h. */
#include "cli/bench.h"
#include "cli/bench_saves.h"
#include "core/memory.h"

#include <stdlib.h>
#include <string.h>

enum { COPIES = 4000, WORLDS = 64 };

/* Copies from world to world, more of them than a cache near the processor holds. */
static void snapshot_measure(Bench *b, World *worlds) {
    double ns[BENCH_ROUNDS];
    for (int n = 0; n < BENCH_ROUNDS; n++) {
        const double began = progress_clock();
        for (int copy = 0; copy < COPIES; copy++)
            worlds[(copy + 1) % WORLDS] = worlds[copy % WORLDS];
        ns[n] = 1e9 * (progress_clock() - began) / COPIES;
    }
    bench_put(b, FIGURE_snapshot, bench_median(ns, BENCH_ROUNDS));
    bench_put(b, FIGURE_world, (double)sizeof(World));
}

static void digest_measure(Bench *b, const World *worlds) {
    double ns[BENCH_ROUNDS];
    uint64_t kept = 0;
    for (int n = 0; n < BENCH_ROUNDS; n++) {
        const double began = progress_clock();
        for (int copy = 0; copy < COPIES / 4; copy++)
            kept ^= world_digest(&worlds[copy % WORLDS]).a;
        ns[n] = 4e9 * (progress_clock() - began) / COPIES;
    }
    /* what was computed is used, or a compiler might leave it out */
    if (kept != 1) bench_put(b, FIGURE_digest, bench_median(ns, BENCH_ROUNDS));
}

static void saves_measure(Bench *b) {
    static const FigureId figure[] = {FIGURE_save, FIGURE_save_size, FIGURE_open, FIGURE_rewind,
                                      FIGURE_luck};
    Err err = {0};
    SaveTimes t = {0};
    const bool whole = bench_saves(b->game->scenario, &t, &err);
    const double value[] = {t.save_ms, t.bytes, t.open_ms, t.rewind_ms, t.luck_s};
    for (size_t n = 0; n < COUNT_OF(figure); n++) {
        if (whole)
            bench_put(b, figure[n], value[n]);
        else
            bench_miss(b, figure[n], err.text);
    }
}

void bench_parts(Bench *b) {
    if (!bench_wants(b, GROUP_PARTS)) return;
    const bool *w = b->wanted;
    b->all += 3;
    World *worlds = memory_new(WORLDS * sizeof *worlds);
    for (int n = 0; n < WORLDS; n++) worlds[n] = b->game->scenario->start;
    if (w[FIGURE_snapshot] || w[FIGURE_world]) snapshot_measure(b, worlds);
    bench_tick(b, "snapshots");
    if (w[FIGURE_digest]) digest_measure(b, worlds);
    bench_tick(b, "fingerprints");
    free(worlds);
    if (w[FIGURE_save] || w[FIGURE_save_size] || w[FIGURE_open] || w[FIGURE_rewind] ||
        w[FIGURE_luck])
        saves_measure(b);
    bench_tick(b, "saves");
}
