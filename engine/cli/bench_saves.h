/* What a saved game costs: for `bench`. */
#pragma once
#include "core/err.h"
#include "model/scenario.h"

typedef struct SaveTimes {
    double save_ms;   /* to write a game of 40 turns, both fsyncs */
    double open_ms;   /* to open it and live it again */
    double rewind_ms; /* back to turn 1 of 40, on a branch */
    double bytes;
    double luck_s;    /* 1,000 other histories and as many of bots, all processors */
} SaveTimes;
bool bench_saves(const Scenario *s, SaveTimes *out, Err *err);
