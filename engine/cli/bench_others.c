/* This program against others: the yardsticks of tests/bench, and other builds of itself.
 *
 * Always true: both sides count processor time from within, so that neither pays for its start;
 * they take turns, and a ratio is the median over the rounds. */
#include "cli/bench.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { TURNS = 3, PATH_BYTES = PACK_PATH_BYTES + 64 };

/* A file of the source tree that the pack lies in. False if it is not there. */
static bool beside_pack(const Bench *b, const char *file, char path[PATH_BYTES]) {
    snprintf(path, PATH_BYTES, "%s/../../%s", b->game->dir, file);
    return access(path, R_OK) == 0;
}

static void missed(Bench *b, FigureId id, const char *why) {
    if (b->wanted[id]) bench_miss(b, id, why);
}

/* --- yardsticks
 * ------------------------------------------------------------------------------------ */

typedef struct Yardstick {
    FigureId id;
    const char *file, *games, *import; /* games of a run: some seconds */
} Yardstick;

static const Yardstick yardsticks[] = {
    {FIGURE_python, "tests/bench/core_python.py", "10", "import json"},
    {FIGURE_numpy, "tests/bench/core_numpy.py", "1024", "import numpy"},
};

/* The first Python that has what the yardstick imports; NULL if none has. */
static const char *python_with(const char *import) {
    static const char *const known[] = {"python3", "/usr/bin/python3"};
    for (size_t n = 0; n < COUNT_OF(known); n++) {
        const char *const argv[] = {known[n], "-c", import, NULL};
        Text out = {0};
        const bool has = child_output(argv, &out, NULL);
        text_free(&out);
        if (has) return known[n];
    }
    return NULL;
}

static bool against_python(Bench *b, const Yardstick *y, const BenchArm *engine, Err *err) {
    char path[PATH_BYTES], months[24], seed[24];
    if (!beside_pack(b, y->file, path)) return err_set(err, "%s is not beside the pack", y->file);
    const char *python = python_with(y->import);
    if (!python) return err_set(err, "no python3 in which `%s` works", y->import);
    snprintf(months, sizeof months, "%lld", (long long)b->o->months);
    snprintf(seed, sizeof seed, "%lld", (long long)b->o->seed);
    const char *const argv[] = {python, path, y->games, months, seed, NULL};
    double ratio[TURNS];
    for (int n = 0; n < TURNS; n++) {
        double theirs;
        if (bench_stopped(b)) return err_set(err, "stopped before it was measured");
        const double ours = 1.0 / bench_block(b, engine).cpu;
        if (!child_number(argv, "games_per_s", &theirs, err)) return false;
        ratio[n] = ours / theirs;
        bench_tick(b, y->file);
    }
    bench_put(b, y->id, bench_median(ratio, TURNS));
    return true;
}

/* They know one start and what stands in the pack's files, and nothing of the rest. */
static bool is_their_world(const Bench *b) {
    const Scenario *s = b->game->scenario;
    return strcmp(s->pack, "ukraine-2023") == 0 && strcmp(s->start_name, "january-2023") == 0 &&
           b->o->set.count == 0;
}

void bench_yardsticks(Bench *b) {
    if (!bench_wants(b, GROUP_YARDSTICKS)) return;
    BenchArm engine = {"events and bots", b->game->scenario, &b->bots, 1, 0};
    const bool known = is_their_world(b);
    if (known) bench_arm_size(b, &engine, 2.0 * bench_block_seconds(b));
    b->all += COUNT_OF(yardsticks) * TURNS;
    for (size_t n = 0; n < COUNT_OF(yardsticks); n++) {
        Err err = {0};
        if (!b->wanted[yardsticks[n].id]) continue;
        if (!known)
            missed(b, yardsticks[n].id,
                   "the yardsticks know the start january-2023 of ukraine-2023 alone");
        else if (!against_python(b, &yardsticks[n], &engine, &err))
            missed(b, yardsticks[n].id, err.text);
    }
}

/* --- other builds
 * ---------------------------------------------------------------------------------- */

/* Both run as children, so that both are measured alike. */
static bool against_program(Bench *b, const char *program, FigureId id, Err *err) {
    char months[24], seed[24];
    snprintf(months, sizeof months, "%lld", (long long)b->o->months);
    snprintf(seed, sizeof seed, "%lld", (long long)b->o->seed);
    double ratio[TURNS];
    b->all += TURNS;
    for (int n = 0; n < TURNS; n++) {
        double speed[2];
        for (int side = 0; side < 2; side++) {
            const char *const argv[] = {side ? program : "/proc/self/exe",
                                        "bench",
                                        "--json",
                                        "--only",
                                        "games_per_s.core",
                                        "--months",
                                        months,
                                        "--seed",
                                        seed,
                                        "--pack",
                                        b->game->dir,
                                        NULL};
            if (bench_stopped(b)) return err_set(err, "stopped before it was measured");
            if (!child_number(argv, "games_per_s.core", &speed[side], err)) return false;
        }
        ratio[n] = speed[0] / speed[1];
        bench_tick(b, program);
    }
    bench_put(b, id, bench_median(ratio, TURNS));
    return true;
}

void bench_programs(Bench *b) {
    char path[PATH_BYTES];
    Err err = {0};
    if (bench_wants(b, GROUP_NOVECTOR)) {
        if (!beside_pack(b, "build/novector/accession", path))
            missed(b, FIGURE_novector,
                   "build/novector/accession is not there; cmake --preset novector "
                   "and cmake --build build/novector make it");
        else if (!against_program(b, path, FIGURE_novector, &err))
            missed(b, FIGURE_novector, err.text);
    }
    if (bench_wants(b, GROUP_AGAINST) && !against_program(b, b->o->against, FIGURE_against, &err))
        missed(b, FIGURE_against, err.text);
}
