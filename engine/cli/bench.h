/* Measuring speed, shared by the parts of `bench`.
 *
 * Always true: what is compared is measured in turn, round after round, so that a busy minute of
 * the machine falls on both; a figure that could not be had has a reason instead of a value. */
#pragma once
#include "cli/game.h"
#include "cli/progress.h"

typedef enum FigureId {
#define FIGURE(name, ...) FIGURE_##name,
#include "cli/bench.def"
#undef FIGURE
    FIGURE_COUNT
} FigureId;

typedef enum FigureGroup {
    GROUP_GAMES,
    GROUP_FUNCTIONS,
    GROUP_NOVECTOR,
    GROUP_AGAINST,
    GROUP_YARDSTICKS,
    GROUP_PARTS,
    GROUP_ODDS,
    GROUP_UI
} FigureGroup;

typedef struct FigureInfo {
    const char *name, *key;
    FigureGroup group;
    const char *unit, *text;
} FigureInfo;
const FigureInfo *figure_info(FigureId id);

enum { BENCH_ROUNDS = 5, REASON_BYTES = 200 };

typedef struct Bench {
    const Options *o;
    const Game *game;
    Policy bots; /* in every seat */
    bool wanted[FIGURE_COUNT], known[FIGURE_COUNT];
    double value[FIGURE_COUNT];
    char reason[FIGURE_COUNT][REASON_BYTES]; /* "" for what is known or not wanted */
    char shown[160]; /* where the window's figures were taken; "" */
    Progress bar;
    uint64_t done, all; /* steps of the bar */
    const atomic_bool *stop;
} Bench;

bool bench_wants(const Bench *b, FigureGroup group); /* any figure of it, and nobody said stop */
void bench_put(Bench *b, FigureId id, double value);
void bench_miss(Bench *b, FigureId id, const char *why);
bool bench_stopped(const Bench *b);
void bench_tick(Bench *b, const char *what);
double bench_cpu(void); /* processor time of all threads so far, in seconds */
double bench_median(double *value, int count); /* sorts them */

/* Games of one kind, lived in blocks of a fixed number. */
typedef struct BenchArm {
    const char *what;
    const Scenario *scenario;
    const Policy *policy;
    int threads;   /* 0: all */
    uint64_t runs; /* of a block; bench_arm_size finds it */
} BenchArm;
typedef struct BenchTook {
    double wall, cpu; /* seconds a game */
} BenchTook;
double
bench_block_seconds(const Bench *b); /* of processor time, that a block of one thread takes */
void bench_arm_size(const Bench *b, BenchArm *arm, double seconds);
BenchTook bench_block(const Bench *b, const BenchArm *arm);

/* The groups; each measures what is wanted of it. */
void bench_games(Bench *b);
void bench_functions(Bench *b);
void bench_parts(Bench *b);
void bench_odds(Bench *b);
void bench_ui(Bench *b);
void bench_yardsticks(Bench *b); /* bench_others.c, as the next */
void bench_programs(Bench *b);   /* other builds of this program */

/* One frame, and the steady clock's seconds after it as a document: for bench_ui. Returns the exit code. */
int bench_first_frame(const Options *o);

/* A child program's standard output; false with err if it did not end well. */
bool child_output(const char *const argv[], Text *out, Err *err);
/* The number under a key of the JSON document that it prints. */
bool child_number(const char *const argv[], const char *key, double *out, Err *err);
